/*
 * An act as far as it is composed, and what has still to be said about it: one question each. Knows
 * no screen: plain mode asks them one after the other, the form shows them all.
 */
#ifndef STATION_DRAFT_H
#define STATION_DRAFT_H

#include "engine/base/arena.h"
#include "engine/base/bytes.h"
#include "ui/station/sight.h"

/* Of draft.behind: not sent; sent, and for some seconds still to be had back. */
enum { NOT_SENT = -1, HELD = -2 };

enum { DRAFT_TEXT = TYPED_TEXT_MAX + 1 };

/* What can be asked; ASK_FIELD + i is the i-th field of the form. */
enum {
    ASK_TARGET,
    ASK_DECISION,
    ASK_PART, /* of a joint item */
    ASK_TO,
    ASK_BASIS,
    ASK_ALONG,
    ASK_NAMES,
    ASK_TEXT,
    ASK_FIELD,
    ASKS_MAX = ASK_FIELD + FIELDS_MAX
};

/* Bytes of a question with all that can be chosen. */
enum { ASK_ROOM = 1 << 20 };

enum ask_kind { ASK_ONE, ASK_SEVERAL, ASK_WORDS };

struct ask_choice {
    int32_t value;
    struct span label;
    struct span heading; /* stands above it, where it differs from the one before */
};

struct ask {
    enum ask_kind kind;
    struct span title, help;
    bool optional;
    int64_t min, max; /* characters, of words; max 0: no bound but TYPED_TEXT_MAX */
    const struct ask_choice *choice;
    int32_t choices;
};

struct draft {
    const struct verb *verb; /* NULL: none */
    struct command cmd;      /* without its texts: draft_command has them */
    uint32_t passed;         /* asks that were answered with nothing, or need no asking: bits */
    bool preset;             /* the key field is answered by how it was begun */
    int32_t about;           /* a decision put to the desk: the form is for that one; 0 */
    bool must_say;           /* a reason is wanted, though the rules would do without */
    int32_t behind;          /* sent: how many acts are answered before it is; NOT_SENT, HELD */
    int64_t goes_ms;         /* HELD: when it goes out */
    uint32_t number;         /* of what is kept, from 1: the later the larger; 0: never kept */
    char text[DRAFT_TEXT];
    char texts[FIELDS_MAX][DRAFT_TEXT];
};

/* Begin an act, with what it answers or is about (ref 0: nothing). */
void draft_begin(struct draft *d, struct sight s, const struct verb *v, int32_t ref);

/* Answer a request: `yes` or another option of the verb's key field; else than yes, with words. */
void draft_answer(struct draft *d, struct sight s, const struct verb *v, int32_t ref, bool yes);

/* What is asked for when it is sent: with its texts, which stay the draft's. */
struct command draft_command(const struct draft *d);

/* The questions of this act, in the order in which they are asked. How many. */
int32_t draft_asks(const struct draft *d, struct sight s, int32_t ret_ask[ASKS_MAX]);

/* A question in words, with what can be chosen; in the arena. */
struct ask draft_ask(const struct draft *d, struct sight s, int32_t ask, struct arena *a);

/* Has it been answered, or passed over on purpose? */
bool draft_said(const struct draft *d, int32_t ask);

/* Choosing: of one, it takes the place of what was chosen; of several, it comes and goes. */
bool draft_has(const struct draft *d, int32_t ask, int32_t value);
bool draft_choose(struct draft *d, int32_t ask, int32_t value); /* false: no more fit */
void draft_clear(struct draft *d, int32_t ask);
void draft_pass(struct draft *d, int32_t ask); /* left open on purpose */

/* The words of a question of that kind, DRAFT_TEXT bytes. */
char *draft_words(struct draft *d, int32_t ask);

/* What was chosen of a question, in words, "; " between; in the arena. Empty: nothing. */
struct span draft_chosen(const struct draft *d, int32_t ask, const struct ask *q, struct arena *a);

/* What is not right yet about the answer, in words; NULL: nothing. */
const char *draft_problem(const struct draft *d, struct sight s, int32_t ask);

/* Are names and sources left out of what goes along? */
bool draft_withholds(const struct draft *d);

bool draft_recallable(const struct draft *d); /* for ten seconds: words to others */
/* Such an act cannot be composed now at all: why, in words; NULL: it can. */
const char *draft_in_vain(const struct draft *d, struct sight s, struct arena *a);

/* A colleague has answered, settled or begun it meanwhile: what a host would say. */
enum refusal draft_too_late(const struct draft *d, struct sight s);

/* All that goes out, in plain words, lines each with its end. */
void draft_review(const struct draft *d, struct sight s, struct bytes *to);

/* The same of an act that went out, by its handle: what it was, without what it takes. */
void draft_told(struct sight s, int32_t act, struct bytes *to);

/* The option that it settles a decision with; empty: none. */
struct span draft_settles(const struct draft *d, struct sight s);

/* Does somebody start it, or does it answer, agree to or add to something that is there? */
bool draft_starts_here(const struct verb *v);

/* Do others read words with it: whoever it goes to, or has to say yes to it? */
bool draft_speaks(const struct draft *d);

/* Is it the first verb of its group that somebody starts? */
bool draft_leads(const struct scenario *sc, int32_t verb);

/* Is it made of what goes along, so that something has to? */
bool draft_shares(const struct draft *d);

/* A verb of the desk that does this; NULL: its role has none. */
const struct verb *draft_verb(struct sight s, enum does does);

/* Anything typed? */
bool draft_has_words(const struct draft *d);

/*
 * Play went back: its words stay; what it chose by its number goes, for the number may mean another
 * thing on the new line.
 */
void draft_back(struct draft *d);

/* The lexicon was read again: verbs keep their places in it. */
void draft_anew(struct draft *d, const struct scenario *before, const struct scenario *now);

/* Worth keeping: words, or more than one answer. */
bool draft_worth(const struct draft *d);

/* By what it is known again: its first words, else what was chosen; in the arena, may be empty. */
struct span draft_brief(const struct draft *d, struct sight s, struct arena *a);

#endif
