/*
 * How the words of an account are filled in. Private to the account*.c files.
 *
 * Everything is said into the scratch. What fills a place is a piece: said there too, then taken
 * out of it and kept until the next account_put. So a list is a piece of the sentence around it.
 */
#ifndef RUN_ACCOUNT_SAY_H
#define RUN_ACCOUNT_SAY_H

#include "engine/base/span.h"
#include "engine/core/act.h"
#include "engine/run/account_words.h"

struct account;

/* What fills the {places} of a word, each by its name; nothing where it is empty. */
struct account_fill {
    struct span act, bar, day, desk, hours, later, minutes, number, of, text, thing, time, title,
        to, until;
};

/* A word, filled in, behind the scratch text; fill may be NULL for one without places. */
void account_say(struct account *a, enum account_word word, const struct account_fill *fill);

/* The sign, where something stands before it in the scratch. */
void account_between(struct account *a, enum account_word sign);

/* "09:31 text" in the reader's language: a member of a list that needs no more. */
void account_say_at(struct account *a, int64_t play_ms, struct span text);

/* What stands in the scratch from there on, as a piece. Empty once the scratch is over its cap. */
struct span account_take(struct account *a, size_t from);

/* Pieces: a line of at most so many characters, or all lines; safe for a terminal. */
struct span account_line(struct account *a, struct span text, size_t most);
struct span account_lines(struct account *a, struct span text);
struct span account_time(struct account *a, int64_t play_ms); /* as account_clock */
struct span account_number(struct account *a, int64_t number);
struct span account_act(struct account *a, const struct act *act);
struct span account_desk_name(struct account *a, int32_t desk, size_t most);
struct span account_desk_names(struct account *a, uint64_t desks, size_t most);

/* The words, in the language of the account. */
struct span account_spoken(const struct account *a, enum account_word word);

#endif
