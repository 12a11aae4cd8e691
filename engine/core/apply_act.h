/*
 * The part of apply for acts, questions and joint items. Called by apply.c alone.
 */
#ifndef CORE_APPLY_ACT_H
#define CORE_APPLY_ACT_H

#include "engine/core/fact.h"
#include "engine/core/state.h"

uint64_t apply_act_accepted(struct state *st, const struct fact *f);
uint64_t apply_act_waiting(struct state *st, const struct fact *f);
uint64_t apply_act_started(struct state *st, const struct fact *f);
uint64_t apply_overridden(struct state *st, const struct fact *f);
uint64_t apply_act_ended(struct state *st, const struct fact *f);
uint64_t apply_unit(struct state *st, const struct fact *f);
uint64_t apply_request(struct state *st, const struct fact *f);
uint64_t apply_answer_planned(struct state *st, const struct fact *f);
uint64_t apply_answered(struct state *st, const struct fact *f);
uint64_t apply_joint(struct state *st, const struct fact *f);
uint64_t apply_joint_answer(struct state *st, const struct fact *f);
uint64_t apply_joint_agreed(struct state *st, const struct fact *f);

#endif
