/*
 * The case board of a desk: its cards, and what it knows.
 */
#ifndef STATION_BOARD_H
#define STATION_BOARD_H

#include "ui/link/pane.h"

/* Print all of it, the cards numbered; their handles. How many. */
int32_t board_list(const struct pane *p, int32_t *ret_list, int32_t room);

/* The desk knows the i-th entry of its view, and no entry before it says the same. */
bool board_knows(const struct view *v, int32_t i);

#endif
