/*
 * Facts into state: the one place that changes it. Cannot fail: what a fact says has been judged.
 */
#ifndef CORE_APPLY_H
#define CORE_APPLY_H

#include "engine/core/fact.h"
#include "engine/core/state.h"

/* Fold one fact; the topics it touched (topic.h). */
uint64_t apply_fact(struct state *st, const struct fact *f);

#endif
