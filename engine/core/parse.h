/*
 * The parts of the compiler share it: a cursor over tokens.
 * Private to them.
 */
#ifndef CORE_PARSE_H
#define CORE_PARSE_H

#include "engine/core/compile.h"
#include "engine/core/token.h"

struct cursor {
    struct compiler *c;
    struct span text;
    size_t pos;
    struct token token; /* the one to look at */
};

void parse_start(struct cursor *p, struct compiler *c, struct span text);
void parse_step(struct cursor *p);
bool parse_at(const struct cursor *p, const char *sign); /* at this operator? */
bool parse_want(struct cursor *p, const char *sign);     /* step over it, or an error */

/* The arguments of a function, up to and with its closing parenthesis. */
bool parse_args(struct cursor *p, const struct function *f, int32_t *ret_args);

/* One argument of a kind: an index, ARG_SELF or ARG_TARGET. before: the argument before it. */
bool parse_arg(struct cursor *p, enum arg_kind kind, int32_t before, int32_t *ret_index);

#endif
