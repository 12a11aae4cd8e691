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

/* Is the desk unsure of a card, or of one that is one with it? */
bool board_unsure(const struct view *v, int32_t handle);

/*
 * Ask: a card is one with another (same; else NONE), or separate again; the desk is unsure of it,
 * or no longer.
 */
enum client_asked board_mark(struct client *c, int32_t handle, enum card_mark how, int32_t same);
enum client_asked board_doubt(struct client *c, int32_t handle);

/*
 * Which cards have something new on them for whoever sits here, by handle - 1: kept on this
 * computer as they are left, with how far everything was heard by then.
 */
void board_seen_store(const bool *changed, const struct client *c);
int64_t board_seen_load(bool *changed, const struct client *c); /* notices heard; 0: none */

/* The desk knows the i-th entry of its view, and no entry before it says the same. */
bool board_knows(const struct view *v, int32_t i);

/* When the i-th came and from whom, behind it: " (P1 09:20, from Police)". */
void board_source(struct sight s, int32_t i, struct bytes *to);

#endif
