/*
 * A pattern names acts: who, what, on whom, to whom, with what, saying what. The same struct serves
 * done(...) in conditions, expectations, outcomes and automatic answers.
 */
#ifndef CORE_PATTERN_H
#define CORE_PATTERN_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/limits.h"

struct act;
struct scenario;

/* In a pattern or a function's argument: filled in when evaluated. */
enum { ARG_SELF = -2, ARG_TARGET = -3 };

struct form_want {
    int32_t field;  /* index in the verb's form */
    int32_t option; /* from 1, as in struct act */
};

struct pattern {
    int32_t desk;    /* NONE: any */
    int32_t verb;    /* name; never NONE in a used pattern */
    int32_t target;  /* thing; NONE: any; ARG_TARGET: kept per thing */
    int32_t to;      /* desk among those addressed; NONE: any */
    int32_t with;    /* knowledge attached; NONE: any */
    uint32_t kinds;  /* thing kinds of the target, as bits; 0: any */
    int32_t forms;
    struct form_want form[PATTERN_FORM_MAX];
};

struct pattern pattern_any(void); /* matches every act once its verb is set */

/* Does the act match, its target left aside where the pattern's is ARG_TARGET? */
bool pattern_match(const struct pattern *p, const struct scenario *sc, const struct act *act);

bool pattern_same(const struct pattern *a, const struct pattern *b);

#endif
