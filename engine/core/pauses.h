/*
 * The pauses that are planned: PAUSES_MAX slots of the state, in no order.
 */
#ifndef CORE_PAUSES_H
#define CORE_PAUSES_H

#include "engine/core/state.h"

/* The slot of the pause at this play time, of a free one for NEVER; NONE. */
static inline int32_t state_pause(const struct state *st, int64_t at)
{
    for (int32_t i = 0; i < PAUSES_MAX; i++) {
        if (st->pause_at[i] == at) {
            return i;
        }
    }
    return NONE;
}

/* How many are planned. */
static inline int32_t state_pauses(const struct state *st)
{
    int32_t n = 0;

    for (int32_t i = 0; i < PAUSES_MAX; i++) {
        n += st->pause_at[i] != NEVER;
    }
    return n;
}

/* The reason of a slot's pause. */
static inline struct span state_pause_why(const struct state *st, int32_t slot)
{
    return (struct span){st->why + (size_t)slot * TYPED_TEXT_MAX, (size_t)st->why_len[slot]};
}

#endif
