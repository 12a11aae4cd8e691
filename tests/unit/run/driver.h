/*
 * Whole exercises over run_accept and run_release: played seats at every desk, as in rehearsal, but
 * with every law of the run looked at on the way.
 */
#ifndef UNIT_RUN_DRIVER_H
#define UNIT_RUN_DRIVER_H

#include <check.h>

#include "engine/rehearse/rehearse.h"
#include "tests/support/case_text.h"

struct driven {
    const struct scenario *sc;
    struct run run;
    struct core mirror; /* folds the facts alone */
    struct core twin;   /* gets the same commands, from twin_from records on */
    void *memory[2];
    struct batch *twin_batch;
    int64_t folded; /* facts that the mirror has */
    int64_t now;
    bool every;        /* compare digests after every command */
    int64_t twin_from; /* records; -1: no twin */
    bool has_twin;
    struct brief *brief;
    struct player *player;
    struct view *view;
};

/* Begin: seats 1.. for desks that are not control, the facilitator behind them. */
void driven_init(struct driven *d, const struct scenario *sc, uint64_t seed);
void driven_done(struct driven *d);

/* Play from STARTEX to ENDEX with these policies, by desk. */
void driven_play(struct driven *d, const struct policy *const *policy, uint64_t seed);

/* One command of a seat, resolved as the server does it. */
struct verdict driven_ask(struct driven *d, int32_t seat, struct command cmd, int64_t at);
void driven_pass(struct driven *d, int64_t play_ms); /* all that is due through a time */
int32_t driven_staff(const struct driven *d);        /* the facilitator's seat */

/* The next notice of a seat that has not been shown to it yet. */
bool next_notice(struct run *r, int32_t seat, int64_t durable, struct notice *ret);

/* Are two facts the same, member by member? */
bool fact_same(const struct fact *a, const struct fact *b);
/* And two logs? */
bool log_same(const struct factlog *a, const struct factlog *b);

#endif
