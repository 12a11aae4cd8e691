/*
 * The case board of a desk: its cards, and what it knows.
 */
#ifndef STATION_BOARD_H
#define STATION_BOARD_H

#include "engine/base/bytes.h"
#include "ui/link/pane.h"
#include "ui/station/sight.h"

/* Print all of it, the cards numbered; their handles. How many. */
int32_t board_list(const struct pane *p, int32_t *ret_list, int32_t room);

/* What stands for a card: "A = B" for two that the desk takes for one, "(?)" if it is not sure. */
void board_name(struct sight s, int32_t handle, struct bytes *to);

/* The desk knows the i-th entry of its view, and no entry before it says the same. */
bool board_knows(const struct view *v, int32_t i);

/* When the i-th came and from whom, behind it: " (P1 09:20, from Police)". */
void board_source(struct sight s, int32_t i, struct bytes *to);

#endif
