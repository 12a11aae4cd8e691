/*
 * Real time to play time. Play stands still before STARTEX, in a pause and after ENDEX; an outage
 * adds none.
 */
#ifndef SERVER_PACE_H
#define SERVER_PACE_H

#include "engine/core/state.h"

struct pace {
    int64_t play_ms; /* at the anchor */
    int64_t mono_ms;
    int64_t permille; /* 0: standing still */
};

/* Take up the state's speed and standstill from now on. */
void pace_follow(struct pace *p, const struct state *st, int64_t mono_ms);

/* Play time now, never behind the state's, never past the end of play. */
int64_t pace_now(const struct pace *p, const struct state *st, int64_t mono_ms);

/* How many real ms until a play time; -1: never at this pace. */
int64_t pace_until(const struct pace *p, int64_t play_ms, int64_t mono_ms);

#endif
