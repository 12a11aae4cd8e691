/*
 * An inject as staff look at it (handbook/format/protocol.md, `look`).
 */
#ifndef LINK_LOOKED_H
#define LINK_LOOKED_H

#include "engine/base/arena.h"
#include "engine/core/scenario.h"

struct looked {
    struct arena arena;
    int32_t inject; /* NONE: nothing has come yet */
    int32_t from;   /* desk or NONE */
    bool priority;
    struct span channel, sender, subject, text, controller, note, when;
    struct lines attached, expected;
};

/* From the answer; inject is NONE where it cannot be understood. */
void looked_read(struct looked *l, const struct scenario *lexicon, struct span result);

#endif
