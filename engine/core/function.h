/*
 * The functions of the condition language: one row each, for the compiler, the evaluator and the
 * handbook. Source: handbook/format/scenario.md section 2.
 */
#ifndef CORE_FUNCTION_H
#define CORE_FUNCTION_H

#include "engine/core/expr.h"
#include "engine/core/topic.h"

enum function_id {
    FN_RELEASED,
    FN_TOLD,
    FN_KNOWS,
    FN_OPENED,
    FN_CARD,
    FN_HOLDS,
    FN_CONSENT,
    FN_BREACHED,
    FN_DONE,
    FN_BEGAN,
    FN_COUNT,
    FN_AGREED,
    FN_JOINED, /* also `agreed` in needs: of the desk itself */
    FN_TAKEN,
    FN_MISSED,
    FN_FORM,
    FN_EXPECTED,
    FN_AVOIDED,
    FN_MISTAKEN,
    FN_NAMED_COUNT, /* those above are written as calls by their name */
    FN_VARIABLE = FN_NAMED_COUNT,
    FN_ATTRIBUTE,
    FN_PHASE
};

enum arg_kind {
    ARG_NO,
    ARG_DESK,
    ARG_PERSON,
    ARG_THING,
    ARG_EXHIBIT,
    ARG_KNOWLEDGE,
    ARG_INJECT,
    ARG_JOINT,
    ARG_DECISION,
    ARG_OPTION, /* of the decision before it */
    ARG_EXPECT,
    ARG_MISTAKE,
    ARG_PATTERN,
    ARG_FIELD
};

enum function_use {
    USE_VIEW = 1,       /* allowed in needs: what the desk itself can see */
    USE_EVALUATION = 2, /* allowed in evaluation.json only */
    USE_FORM = 4        /* allowed where there is an act at hand */
};

struct function {
    const char *name;
    enum arg_kind arg[2];
    bool happens; /* has a first time: since(name, ...) */
    bool number;  /* gives a number, not a flag */
    int use;
    enum topic_kind topic;
};

extern const struct function function_table[FN_NAMED_COUNT];

/*
 * The time at which a function that happens first did, or NEVER; for the others the value.
 * a and b are its arguments, ARG_SELF and ARG_TARGET already filled in.
 */
int64_t function_value(enum function_id fn, const struct scope *scope, int32_t a, int32_t b);

/* The topic bit of a call; a or b unknown at compile time widens it to all of the kind. */
uint64_t function_topics(enum function_id fn, int32_t a, int32_t b);

#endif
