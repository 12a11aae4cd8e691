/*
 * Between policy.c, which does one thing after another, and policy_plan.c, which plans them.
 */
#ifndef REHEARSE_POLICY_PARTS_H
#define REHEARSE_POLICY_PARTS_H

#include "engine/rehearse/policy.h"

#define MINUTE INT64_C(60000) /* of play, ms */

enum { WHOLE = 1000 };

/* A draw of the player's own. */
bool policy_chance(struct player *p, int32_t permille);

/* A granted verb by its name, or NULL. */
const struct verb *policy_verb(const struct player *p, int32_t name);

/* Mean to do it at a time, unless the desk has done it since; it counts until. */
void policy_plan(struct player *p, const struct act *act, int64_t since, int64_t at, int64_t until);
void policy_plan_cue(struct player *p, const struct view_cue *cue);
void policy_plan_everything(struct player *p, int64_t now);

/* A random act on a random card, as far as the verb wants one; false: none. */
bool policy_wild_act(struct player *p, struct act *ret);

/* What is still open of the form; any: at random. */
void policy_fill_form(struct player *p, const struct verb *v, struct act *act, bool any);

/* What a verb needs besides the target it is told; false: it is not to be had. */
bool policy_complete(struct player *p, const struct verb *v, struct act *act, bool any);

#endif
