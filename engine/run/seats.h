/*
 * Private to exercise.c: laying out and keeping the places of an exercise.
 */
#ifndef RUN_SEATS_H
#define RUN_SEATS_H

#include "engine/run/exercise.h"

void seats_lay_out(struct exercise *ex);

/* A seat command has been accepted, or read from the journal. */
void seats_note(struct exercise *ex, const struct command *cmd);

#endif
