/*
 * The pauses that are planned: PAUSES_MAX slots, in no order, each a play time or NEVER. The host
 * and every screen fold them with pauses_note.
 */
#ifndef CORE_PAUSES_H
#define CORE_PAUSES_H

#include "engine/core/fact.h"
#include "engine/core/state.h"

/* The slot of the pause at this play time, of a free one for NEVER; NONE. */
static inline int32_t pauses_slot(const int64_t slot[PAUSES_MAX], int64_t at)
{
    for (int32_t i = 0; i < PAUSES_MAX; i++) {
        if (slot[i] == at) {
            return i;
        }
    }
    return NONE;
}

/* Those for a time from..to are planned no more. */
static inline void pauses_drop(int64_t slot[PAUSES_MAX], int64_t from, int64_t to)
{
    for (int32_t i = 0; i < PAUSES_MAX; i++) {
        slot[i] = slot[i] >= from && slot[i] <= to ? NEVER : slot[i];
    }
}

/*
 * What a fact of this play time makes of them; the slot of what it plans anew. NONE: nothing, or
 * there is no room, which a host never lets happen.
 */
static inline int32_t pauses_note(int64_t slot[PAUSES_MAX], const struct fact *f, int64_t play_ms)
{
    int64_t to = f->u.jumped.to;
    int64_t instead = f->u.jumped.instead;
    int32_t anew;

    if (f->kind == FACT_PAUSED) {
        pauses_drop(slot, 0, play_ms);
    } else if (f->kind == FACT_JUMPED) {
        pauses_drop(slot, 0, to); /* whoever jumps over one wants to go on */
    } else if (f->kind == FACT_PAUSE_PLANNED) {
        if (instead >= 0) {
            pauses_drop(slot, instead, instead ? instead : INT64_MAX);
        }
        if (to > 0) {
            pauses_drop(slot, to, to);
            anew = pauses_slot(slot, NEVER);
            if (anew != NONE) {
                slot[anew] = to;
            }
            return anew;
        }
    }
    return NONE;
}

static inline int32_t state_pause(const struct state *st, int64_t at)
{
    return pauses_slot(st->pause_at, at);
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
