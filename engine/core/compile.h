/*
 * Text to code: conditions, effects and the patterns in them. Typed; everything that is wrong is
 * found here, so that compiled code cannot fail. Source: handbook/format/scenario.md 2 and 3.
 */
#ifndef CORE_COMPILE_H
#define CORE_COMPILE_H

#include "engine/core/function.h"
#include "engine/core/scenario.h"
#include "engine/core/token.h"

/* What may be read where a condition stands. */
enum place {
    PLACE_CASE,       /* msel, rules, scenario: the truth, no evaluation */
    PLACE_VIEW,       /* needs: what the desk itself can see */
    PLACE_EVALUATION  /* evaluation: the truth and the evaluation */
};

struct compiler {
    struct scenario *sc;
    struct arena *arena;
    enum place place;
    int32_t self;            /* desk that `self` means, or NONE: not allowed */
    bool has_target;         /* `target` is allowed */
    const struct verb *verb; /* whose form form() reads; NULL: not allowed */
    /* Set by a failed call. */
    size_t error_at;     /* byte offset in the text */
    char error[400];     /* what is wrong and what would be right */
    enum ref_kind kind;  /* of a name that was not found, */
    struct span wanted;  /* as it was written, and */
    int32_t meant;       /* what it likely means; NONE: nothing near, or no name is wrong */
};

/* A condition. false: error is set. */
bool compile_condition(struct compiler *c, struct span text, struct code *ret_code);

/* One effect written as text: a setting or a call. */
bool compile_effect(struct compiler *c, struct span text, struct effect *ret_effect);

/* Say what went wrong, at a byte offset; returns false. For those who share a compiler. */
bool compile_error(struct compiler *c, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* An id of a kind, or NONE with "unknown ..., did you mean ...". */
int32_t compile_name(struct compiler *c, enum ref_kind kind, struct span id, size_t at);

/* An option of a choice, from 1, or 0 with an error that tells the options. */
int32_t compile_option(struct compiler *c, const struct choice *choice, struct span id, size_t at);

/* Does the desk's role grant the verb (NONE: any desk)? An error that tells whose role does. */
bool compile_granted(struct compiler *c, int32_t desk, int32_t verb, size_t at);

/* Is it a word of the language, so that a thing of this kind cannot be called so? */
bool compile_reserves(enum ref_kind kind, struct span id);

/* A clock time that is played, as play ms, or -1 with an error that tells when play runs. */
int64_t compile_clock(struct compiler *c, const struct token *t);

/* The field of a verb's form, and its option (from 1), by ids; false with an error. */
bool compile_form(struct compiler *c, const struct verb *verb, struct span field,
                  struct span option, struct form_want *ret_want);

#endif
