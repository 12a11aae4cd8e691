/*
 * The account of an exercise, in words: what a newcomer reads when play is over, and what a hot
 * wash begins with. Plain text, 80 columns, from the facts alone.
 */
#ifndef RUN_ACCOUNT_H
#define RUN_ACCOUNT_H

#include "engine/base/bytes.h"
#include "engine/run/run.h"

struct account_of {
    const struct run *run;
    const struct scenario *sc; /* in the reader's language (casebox_in); NULL: in its own */
    const char *lang;          /* for commands that are proposed; NULL: the computer's own */
    int32_t desk;    /* whose own part: nothing that it did not see; NONE: the whole, for staff */
    const char *dir; /* the exercise, named in what to try next; NULL: nothing is proposed */
    const char *program; /* what is typed to run this program there */
    int32_t eyes;    /* the desk through whose eyes it is proposed to be looked at */
    uint64_t seed;
    int64_t wall_from, wall_to; /* milliseconds since 1970 of first and last record; 0: unknown */
};

/* Write it. Before ENDEX it says how things stand. */
void account_write(const struct account_of *of, struct bytes *to);

#endif
