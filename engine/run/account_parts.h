/*
 * The parts of an account. Private to the account*.c files.
 */
#ifndef RUN_ACCOUNT_PARTS_H
#define RUN_ACCOUNT_PARTS_H

#include "engine/base/arena.h"
#include "engine/run/account.h"
#include "engine/run/account_say.h"
#include "engine/run/account_text.h"
#include "engine/wire/tell.h"

enum { ACCOUNT_SHORT = 48 }; /* characters of what is named in passing */

struct account_act {
    struct act act;
    int64_t at;
    int32_t status;        /* enum act_status, the last one told */
    int64_t waits_from;    /* since when it waits, and for whom; NEVER: it does not */
    int64_t waited_yes, waited_unit; /* play ms */
};

/* What is known of an exercise by reading its facts once. */
struct account {
    const struct account_of *of;
    const struct scenario *sc; /* in the reader's language */
    const struct state *st;
    struct tell tell;
    struct bytes *to;
    struct bytes scratch; /* a text under construction */
    struct arena pieces;  /* of it (account_say.h) */
    int indent;           /* columns of labels: the longest one of the language decides */
    struct account_act *act; /* by number - 1; at NEVER: not seen */
    int32_t acts;
    int64_t last; /* play ms of the last fact */
    bool one_day;
};

/* The next fact that the account may know, from *i on; false at the end. */
bool account_next(const struct account *a, int64_t *i, struct fact *f, int64_t *ret_at);

/* "09:31", with "P1 " before it where the case has more than one day. */
void account_clock(const struct account *a, int64_t play_ms, struct bytes *to);

/* A full stop behind the scratch text, unless it has one; nothing where it is empty. */
void account_stop(struct account *a);

/* The scratch text, wrapped with what stands before it, and the scratch emptied. */
void account_put(struct account *a, const char *first, int indent);

/* The same in the column behind the labels, with one of them or none (WORD_COUNT). */
void account_put_label(struct account *a, enum account_word label);

/* A word without places as lines of its own; as a heading. */
void account_put_word(struct account *a, enum account_word word);
void account_put_heading(struct account *a, enum account_word word);

/* What one agency did, asked, learned and missed (account_desk.c). */
void account_desk(struct account *a, int32_t desk);

/* What lay in the room and did not reach whoever needed it (account_room.c). */
void account_unshared(struct account *a);

/* Decisions, persons and case, mistakes, score (account_case.c). */
void account_decisions(struct account *a);
void account_endings(struct account *a);
void account_mistakes(struct account *a);
void account_score(struct account *a);

#endif
