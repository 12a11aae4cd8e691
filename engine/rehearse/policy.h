/*
 * Played seats: a policy looks at its own view and its cues, nothing else, and asks for acts. The
 * same code plays in rehearsal and in a live room.
 */
#ifndef REHEARSE_POLICY_H
#define REHEARSE_POLICY_H

#include "engine/base/prng.h"
#include "engine/core/command.h"
#include "engine/core/evaluation.h"
#include "engine/core/view.h"

/* What a station is told about its own desk before play: the same for a person and a policy. */
struct brief {
    int32_t desk, desks;
    uint64_t players; /* desks that take part */
    const struct verb **verb; /* granted */
    int32_t verbs;
    int32_t bases; /* legal ones to ask by */
    struct span typed[DOES_COUNT]; /* what a played seat writes, by what the act does */
};

/* How a policy plays. Play minutes and parts of 1000. */
struct policy {
    const char *help;
    int64_t open_after, act_after, act_spread, answer_after; /* minutes */
    int32_t opens, does, slips, avoids, answers, agrees;     /* of 1000 */
    bool everything;      /* every permitted act at once */
    bool discreet;        /* withholds names wherever no cue says to give them */
    int64_t wild_minutes; /* a random act every so often; 0: none */
};

extern const struct policy policies[POLICY_COUNT]; /* by enum policy_id, as policy_names */

const struct policy *policy_find(const char *name); /* or NULL */

enum { PLAYER_PLANS = 1024 };

/* An act meant for later. */
struct plan {
    struct act act;
    int64_t at, until;
    int32_t tries;
    bool done;
};

struct player {
    const struct policy *policy;
    const struct brief *brief;
    struct view *view;
    struct prng prng;
    int32_t set_aside; /* items dealt with, or passed over */
    int32_t seen_items, seen_cues, seen_requests, seen_joints, seen_cards; /* already planned for */
    int64_t next_wild;
    int32_t plans;
    struct plan plan[PLAYER_PLANS];
    int32_t last; /* plan that the last command came from, or -1 */
};

void player_init(struct player *p, const struct policy *policy, const struct brief *brief,
                 struct view *view, uint64_t seed);

/*
 * What the player wants now: a command with handles of its view. Call again after its answer, until
 * false. Deterministic in view and seed.
 */
bool player_next(struct player *p, int64_t play_ms, struct command *ret);

/* How the last command was answered. */
void player_told(struct player *p, enum refusal code, int64_t play_ms);

/* When it wants to be asked again, INT64_MAX for not before something happens. */
int64_t player_wake(const struct player *p, int64_t play_ms);

#endif
