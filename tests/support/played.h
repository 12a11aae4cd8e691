/*
 * An exercise directory that was played by policies, STARTEX to ENDEX, through the same calls as a
 * server makes: made, opened, asked, sealed.
 */
#ifndef SUPPORT_PLAYED_H
#define SUPPORT_PLAYED_H

#include "engine/rehearse/policy.h"
#include "engine/run/exercise.h"

enum played_end {
    PLAYED_SEALED, /* ENDEX and a clean stop */
    PLAYED_OPEN,   /* the same, without the seal: the program died */
    PLAYED_HALF    /* and died in the middle of play */
};

struct played {
    const char *case_dir;
    const char *dir;    /* must not be there */
    const char *policy; /* of every desk */
    uint64_t seed;
    enum played_end end;

    /*
     * Plant a mark in all that desks type: "canary_<desk>_<desks that may read it, as hex>_x". Acts
     * whose readers depend on what follows (flags, joint work) stay without.
     */
    bool canaries;
};

/* Play; false with a message on stderr. */
bool played_make(const struct played *p);

#endif
