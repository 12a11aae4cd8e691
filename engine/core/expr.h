/*
 * Compiled conditions: postfix code over 64-bit integers that cannot fail. Text becomes code in
 * compile.h; the functions stand in function.h. Source: handbook/format/scenario.md section 2.
 */
#ifndef CORE_EXPR_H
#define CORE_EXPR_H

#include <stdbool.h>
#include <stdint.h>

struct act;
struct scenario;
struct state;

/* "Never": the time of what has not happened. Every comparison with it is false. */
#define NEVER INT64_MIN

enum op_code {
    OP_PUSH, /* imm */
    OP_NOW,
    OP_FLAG,  /* function a has happened: 0 or 1 */
    OP_SINCE, /* play ms since function a first happened, or NEVER */
    OP_VALUE, /* function a's value */
    OP_NOT,
    OP_AND,
    OP_OR,
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_NEGATE,
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE
};

struct op {
    uint8_t code;
    uint8_t fn;      /* enum function, for OP_FLAG, OP_SINCE, OP_VALUE */
    int32_t arg[2];  /* its arguments: indices, ARG_SELF or ARG_TARGET */
    int64_t imm;
};

/* A compiled condition; ops 0: absent. */
struct code {
    const struct op *op;
    int32_t ops;
    uint64_t topics; /* what can change its value, as topic bits (topic.h) */
    bool timed;      /* its value can change by the passing of time alone */
};

/* What a condition is evaluated against. */
struct scope {
    const struct scenario *sc;
    const struct state *st;
    const struct act *act; /* for form(); may be NULL */
    int32_t self;          /* desk, or NONE */
    int32_t target;        /* thing, or NONE */
};

/* No act and nobody's view: the state as it is. */
struct scope scope_of_all(const struct scenario *sc, const struct state *st);

/* An index, or what stands in its place in this scope (ARG_SELF, ARG_TARGET). */
int32_t scope_filled(const struct scope *scope, int32_t arg);

/*
 * Evaluate. An absent condition gives 1. Sums that do not fit stay at the largest value.
 *
 *   ret_wake  set to the earliest play time after now at which the passing of time alone may change
 *             the value, or INT64_MAX; may be NULL
 */
int64_t expr_eval(const struct code *code, const struct scope *scope, int64_t *ret_wake);

#endif
