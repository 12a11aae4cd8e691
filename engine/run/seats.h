/*
 * Private to exercise.c and create.c: laying out and keeping the places of an exercise.
 */
#ifndef RUN_SEATS_H
#define RUN_SEATS_H

#include "engine/run/exercise.h"

void seats_lay_out(struct exercise *ex);

/* How many places a case needs with that many a desk; to be checked against SEATS_MAX. */
int64_t seats_needed(const struct scenario *sc, int64_t seats_a_desk);

/* A seat command has been accepted, or read from the journal. */
void seats_note(struct exercise *ex, const struct command *cmd, int64_t wall_ms);

#endif
