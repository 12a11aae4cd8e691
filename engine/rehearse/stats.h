/*
 * Many runs of one policy, counted.
 */
#ifndef REHEARSE_STATS_H
#define REHEARSE_STATS_H

#include "engine/rehearse/rehearse.h"

struct spread {
    int64_t p5, p50, p95;
};

struct stats {
    const struct scenario *sc;
    const char *policy;
    int32_t runs;
    uint64_t seed;
    int64_t *score;                 /* by run, sorted */
    struct spread total, mistakes;  /* mistakes: how many were made in a run */
    struct spread *objective;       /* permille by objective; all -1: never scored */
    int32_t *grade50;               /* median grade by ending */
    int32_t **ending;               /* runs by ending and option */
    int32_t **option;               /* runs by decision and option */
    int32_t *mistake, *released, *outcome; /* runs in which it happened */
    int64_t facts;                  /* of all runs */
};

/* Play runs with seeds seed, seed + 1, ... and count. progress (may be NULL): after each run. */
void stats_play(struct stats *s, const struct scenario *sc, const struct policy **policy,
                const char *name, int32_t runs, uint64_t seed, void (*progress)(int32_t done));
void stats_done(struct stats *s);

/* Does a promise of the case hold for these runs? true also if it is about another policy. */
bool stats_promise(const struct stats *s, const struct promise *p, int64_t *ret_figure);

#endif
