/*
 * The one effect block: what outcomes, injects, triggers, answers, decisions and deadlines do to
 * the truth. Source: handbook/format/scenario.md section 3.
 */
#ifndef CORE_EFFECT_H
#define CORE_EFFECT_H

#include "engine/core/expr.h"

enum effect_kind {
    EFFECT_SET_VARIABLE,  /* a = variable; value */
    EFFECT_SET_ATTRIBUTE, /* a = attribute, b = person; value */
    EFFECT_RELEASE,       /* a = inject, delay_ms */
    EFFECT_CANCEL,        /* a = inject */
    EFFECT_GIVE,          /* a = desk, b = exhibit */
    EFFECT_CARD,          /* a = desk, b = thing */
    EFFECT_TELL,          /* a = desk, b = knowledge */
    EFFECT_CONSENT,       /* a = person, b = desk */
    EFFECT_REFUSE_CONSENT,
    EFFECT_IF,     /* value: skip to `jump` when it is 0 */
    EFFECT_CHANCE, /* a = draw, permille; skip to `jump` when it fails */
    EFFECT_JUMP,   /* to `jump` */
    EFFECT_KIND_COUNT
};

struct effect {
    enum effect_kind kind;
    int32_t a, b; /* indices; b may be ARG_TARGET, a desk may be ARG_SELF */
    int32_t permille;
    int32_t jump;
    int64_t delay_ms;
    struct code value; /* whole new value, for the sets; condition, for EFFECT_IF */
};

struct block {
    const struct effect *effect;
    int32_t effects;
};

struct decide;

/* Run a block in written order, emitting facts. self and target fill ARG_SELF and ARG_TARGET. */
void effect_run(struct decide *d, const struct block *b, const struct scope *scope);

#endif
