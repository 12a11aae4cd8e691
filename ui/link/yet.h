/*
 * Why acts of the own agency are not possible yet, as the server judges it on what the desk sees
 * (handbook/format/protocol.md, `look`): asked again when something has come.
 */
#ifndef LINK_YET_H
#define LINK_YET_H

#include "engine/base/arena.h"
#include "engine/core/scenario.h"

struct client;

struct yet {
    struct arena arena;
    struct span *why; /* by verb of the lexicon, empty: it is possible; NULL: not told yet */
    bool asked;   /* the answer is under way */
    int64_t n;    /* notices there were when it was asked; -1: never */
    int64_t at_ms;
};

void yet_init(struct yet *y);
void yet_done(struct yet *y);

/* Nothing is known, as at first: in another language, or on another connection. */
void yet_forget(struct yet *y);

/* Ask, if there is reason to. In one turn of a client that is live. */
void yet_turn(struct client *c, int64_t mono_ms);

/* The answer; empty: refused. */
void yet_read(struct client *c, struct span result);

/* Why not; empty: it is possible, as far as is known. */
struct span yet_why(const struct client *c, const struct verb *v);

#endif
