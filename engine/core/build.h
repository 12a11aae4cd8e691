/*
 * The expression under construction. Private to the compiler (compile.c, operand.c,
 * compile_effect.c).
 */
#ifndef CORE_BUILD_H
#define CORE_BUILD_H

#include "engine/core/parse.h"

enum type_kind {
    TYPE_FLAG,
    TYPE_NUMBER,
    TYPE_PLAY,
    TYPE_STORY,
    TYPE_CLOCK,
    TYPE_CHOICE,
    TYPE_PLACE,
    TYPE_KIND_COUNT
};

/* "a flag", "a number": for errors. */
extern const char *const build_type_names[TYPE_KIND_COUNT];

struct type {
    enum type_kind kind;
    const struct choice *choice;
};

/* An operator waiting for its right side; an open parenthesis has code PAREN. */
struct pending {
    int code;
    int rank;
    size_t at;
};

enum { PAREN = -1, RANK_OR = 1, RANK_AND, RANK_NOT, RANK_COMPARE, RANK_ADD, RANK_MUL, RANK_MINUS };

struct build {
    struct cursor p;
    struct op op[EXPR_OPS_MAX];
    int32_t ops;
    struct type type[EXPR_STACK_MAX];
    int32_t types;
    struct pending pending[EXPR_STACK_MAX];
    int32_t waiting;
    uint64_t topics;
    bool timed;
};

/* Add an operation that leaves a value of this type; false with an error when it is too long. */
bool build_op(struct build *b, struct op op, struct type type, size_t at);

/* Let an operator wait for its right side. */
bool build_wait(struct build *b, int code, int rank, size_t at);

/* Prefixes and parentheses, then one operand. */
bool build_operand(struct build *b);

/* Everything from the cursor to the end of the text; its type. */
bool build_whole(struct build *b, struct type *ret_type);

/* The code, kept in the compiler's arena. */
struct code build_keep(struct build *b);

/* What a variable or attribute is when read. */
struct type build_variable_type(const struct variable *v);

bool build_same_type(struct type a, struct type b);

#endif
