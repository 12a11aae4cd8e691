/*
 * Who is there, as the status frames tell facilitators.
 */
#ifndef LINK_ROSTER_H
#define LINK_ROSTER_H

#include "engine/core/scenario.h"

enum { ROSTER_NAME = 16 };

struct roster_seat {
    char name[ROSTER_NAME]; /* "POL1" */
    int32_t number;         /* as facts name it */
    int32_t desk;           /* NONE: a facilitator's */
    bool here, played;
    int32_t verb;    /* that is being written there; NONE */
    int32_t letters; /* so many so far */
    int64_t left_ms; /* wall: when it went; 0: here, or unknown */
};

struct roster {
    struct roster_seat seat[SEATS_MAX];
    int32_t seats; /* that somebody has taken */
};

/*
 * From the params of a status frame: for staff every seat, for a station the colleagues at its desk
 * who are writing.
 */
void roster_read(struct roster *r, const struct scenario *lexicon, struct span params,
                 struct arena *scratch);

#endif
