/*
 * Words of the condition language, and the times it shares with the rest of a case.
 */
#ifndef CORE_TOKEN_H
#define CORE_TOKEN_H

#include <stdbool.h>

#include "engine/base/span.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_PLAY,  /* a play duration: value in ms */
    TOKEN_STORY, /* a story duration: value in ms */
    TOKEN_CLOCK, /* a clock time: day, value in ms after midnight */
    TOKEN_OPERATOR,
    TOKEN_BAD
};

struct token {
    enum token_kind kind;
    struct span text;
    size_t at; /* byte offset in the text */
    int64_t value;
    int64_t day;
};

/* The token at *pos, skipping spaces; *pos moves behind it. */
struct token token_next(struct span text, size_t *pos);

/* "20m", "1h30m", "48h story" as a whole. false if it is not one. */
bool token_duration(struct span text, int64_t *ret_ms, bool *ret_story);

/* "P1 08:50", with prefix 'P'; "S+1 13:30" gives day 1 with prefix 'S'. */
bool token_clock(struct span text, char prefix, int64_t *ret_day, int64_t *ret_ms);

#endif
