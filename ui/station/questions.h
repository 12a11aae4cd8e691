/*
 * Questions that other desks have put to this one: listed, and one in full.
 */
#ifndef STATION_QUESTIONS_H
#define STATION_QUESTIONS_H

#include "ui/link/pane.h"

/* Print those that wait for an answer, numbered; their handles. How many. */
int32_t questions_list(const struct pane *p, int32_t *ret_list, int32_t room);

/* Print one whole: who asks, when, about what, the words. The item that brought it, 0 for none. */
int32_t questions_show(const struct pane *p, int32_t request);

#endif
