/*
 * The tables of the state by desk or person, reckoned in one place: with factors swapped one desk
 * would be told what is another's.
 */
#ifndef CORE_BY_DESK_H
#define CORE_BY_DESK_H

#include "engine/core/state.h"

static inline int64_t *state_card(const struct state *st, int32_t desk, int32_t thing)
{
    return &st->card[(int64_t)desk * scenario_count(st->sc, REF_THING) + thing];
}

static inline int64_t *state_told(const struct state *st, int32_t desk, int32_t knowledge)
{
    return &st->told[(int64_t)desk * scenario_count(st->sc, REF_KNOWLEDGE) + knowledge];
}

static inline int64_t *state_known(const struct state *st, int32_t desk, int32_t knowledge)
{
    return &st->known[(int64_t)desk * scenario_count(st->sc, REF_KNOWLEDGE) + knowledge];
}

static inline int32_t *state_named(const struct state *st, int32_t desk, int32_t knowledge)
{
    return &st->named[(int64_t)desk * scenario_count(st->sc, REF_KNOWLEDGE) + knowledge];
}

static inline int64_t *state_opened(const struct state *st, int32_t desk, int32_t inject)
{
    return &st->opened[(int64_t)desk * scenario_count(st->sc, REF_INJECT) + inject];
}

static inline int32_t *state_consent(const struct state *st, int32_t person, int32_t desk)
{
    return &st->consent[(int64_t)person * scenario_count(st->sc, REF_DESK) + desk];
}

static inline int64_t *state_attribute(const struct state *st, int32_t person, int32_t attribute)
{
    return &st->attribute[(int64_t)person * scenario_count(st->sc, REF_ATTRIBUTE) + attribute];
}

#endif
