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
    bool here, played, ready; /* ready: whoever sits there has said that play may begin */
    int32_t verb;    /* that is being written there; NONE */
    int32_t letters; /* so many so far */
    char lang[4];    /* of its words; "": the case's own, or not known */
    int32_t cols, rows; /* of its screen; 0: not known, or it has none */
    int32_t rtt_ms;     /* -1: not known */
    int64_t left_ms; /* wall: when it went; 0: here, or unknown */
};

struct roster {
    struct roster_seat seat[SEATS_MAX];
    int32_t seats; /* that somebody has taken */
    /* Of the host, for staff. */
    int64_t sync_us; /* what saving an act takes */
    int64_t free_mb; /* room on its disk; -1: not known */
    bool thread;     /* a thread saves */
};

/* Its disk is nearly full, or so slow that people notice: handbook/technician.md. */
bool roster_troubled(const struct roster *r);

/*
 * From the params of a status frame: for staff every seat, for a station the colleagues at its desk
 * who are writing.
 */
void roster_read(struct roster *r, const struct scenario *lexicon, struct span params,
                 struct arena *scratch);

#endif
