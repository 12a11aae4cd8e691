/*
 * What a desk has put in order for itself, on this computer alone: duties ticked off, cards that it
 * takes for one and the same, cards of which it has heard something new.
 */
#ifndef STATION_OWN_H
#define STATION_OWN_H

#include "ui/link/wordbook.h"
#include "ui/link/keep.h"

enum { DUTIES_MAX = 64 };

struct own {
    bool duty[DUTIES_MAX];
    int32_t same[VIEW_CARDS]; /* by handle - 1: the card that it was joined to; 0: none */
    bool changed[VIEW_CARDS]; /* by handle - 1: something new is known about it, and not read */
    int32_t line;             /* of play, to which the handles belong */
};

/* As it was kept; the line is 1 where nothing was. */
void own_read(struct own *o, const struct client *c);
bool own_write(const struct own *o, const struct client *c); /* false: it cannot be kept */

/* Another line of play has begun: its cards have other handles. */
void own_line(struct own *o, int32_t line);

/* The card that stands for this one on the board: itself, or what it was joined to. */
int32_t own_card(const struct own *o, int32_t handle);

/* Take the second for the same as the first, with all that is joined to it; separate all again. */
void own_join(struct own *o, int32_t first, int32_t second);
void own_part(struct own *o, int32_t handle);

/* Something has become known, its words noted: what it is about has changed. from: links before. */
void own_heard(struct own *o, const struct wordbook *w, int32_t from);

#endif
