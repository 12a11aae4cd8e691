/*
 * One headless exercise: played seats on their own views, the same accept and release as the
 * server, no disk, no wire.
 */
#ifndef REHEARSE_REHEARSE_H
#define REHEARSE_REHEARSE_H

#include "engine/rehearse/policy.h"
#include "engine/run/run.h"

/* What one run came to. Arrays by index, in the caller's memory. */
struct outcome_of_run {
    int64_t score;
    int64_t *objective;  /* permille by objective; -1: nothing to be scored */
    int32_t *ending;     /* option, by ending */
    int32_t *option;     /* by decision */
    bool *mistake;
    bool *released;      /* by inject */
    bool *outcome;       /* by outcome */
    int64_t facts;
};

struct rehearsal {
    const struct scenario *sc;
    const struct policy **policy; /* by desk; control desks unused */
    struct brief *brief;          /* by desk */
    struct run run;
    int64_t now; /* play ms */
    struct player *player; /* by desk */
    struct view *view;
};

/* Ready for runs; policies by desk, borrowed. */
void rehearsal_init(struct rehearsal *r, const struct scenario *sc, const struct policy **policy);
void rehearsal_done(struct rehearsal *r);

/* Play once from STARTEX to ENDEX. Deterministic in case, policies and seed. */
void rehearsal_play(struct rehearsal *r, uint64_t seed, struct outcome_of_run *ret);

/* What a station is told about its desk; the verbs array is malloc'ed, freed by brief_done. */
void brief_init(struct brief *b, const struct scenario *sc, int32_t desk);
void brief_done(struct brief *b);

#endif
