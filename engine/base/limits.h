/*
 * Every bound of the system, with its reason. Reaching one is a refusal, an error or a closed
 * session; nothing grows past it.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stdint.h>

enum {
    /* A case. */
    ID_LEN_MAX = 48,    /* an id is typed in conditions and must fit a table column */
    DESKS_MAX = 64,     /* a desk set is one 64-bit mask */
    SEATS_MAX = 256,    /* "some seventy practitioners" with staff, three times over */
    INJECTS_MAX = 2000, /* four days, one every two minutes, twice */
    THINGS_MAX = 4000,  /* persons, places, organisations, accounts, vehicles, exhibits */
    ATTRIBUTES_MAX = 32,
    OPTIONS_MAX = 24,        /* of one choice: more cannot be read in a list */
    FIELDS_MAX = 8,          /* of one form: one screen */
    AUTH_MAX = 4,            /* whose yes one act can take */
    PATTERN_FORM_MAX = 4,    /* form conditions in one pattern */
    LIST_MAX = 4000,         /* any other list of a case */
    LANGUAGES_MAX = 8,
    TEXTS_MAX = 1 << 15,     /* different texts of a case and its roles: the lists hold no more */
    CASE_TEXT_MAX = 12000,   /* bytes of one text or hand-out: four pages, two in Russian */
    CASE_FILE_MAX = 8 << 20, /* bytes of all files together: a 5 MB case loads */
    CASE_FILES_MAX = 256,
    CASE_ARENA = 1 << 30, /* a case as tree and compiled, at its worst; reserved, not used */

    /* Conditions and effects. */
    EXPR_OPS_MAX = 256, /* one condition; longer is a sign of a missing variable */
    EXPR_STACK_MAX = 32,
    CASCADE_ROUNDS_MAX = 64,  /* conditions that keep setting one another off */
    CASCADE_FACTS_MAX = 1024, /* facts of one command, less what its items carry; then it stops */
    ITEM_FACTS_MAX = 3000,    /* that items of one command become: a record with long ids fits */
    RECORD_FACTS_MAX = 8192,  /* facts of one command: ENDEX closes every expectation */

    /* An exercise. */
    ITEMS_MAX = 1 << 16, /* 70 people, four days, 13 an hour each */
    CARRIES_MAX = 1 << 18,
    REQUESTS_MAX = 1 << 14,
    JOINTS_MAX = 512,
    PAUSES_MAX = 8,   /* planned at once: the breaks of two days */
    LINES_MAX = 1000, /* of play: going back more often is no exercise any more */
    ACTS_OPEN_MAX = 512,     /* waiting or running at once */
    ACTS_OPEN_DESK_MAX = 24, /* of one desk: more is no longer a decision */
    ATTACH_MAX = 16,         /* of one act */
    AMENDED_MAX = 32, /* injects changed at once that have not come yet */
    TYPED_SUBJECT_MAX = 400, /* bytes of a typed subject: a line or two */
    TYPED_TEXT_MAX = 8000,   /* bytes of one typed text */

    /* The journal and the wire. */
    CID_LEN = 32, /* of a client-made id: 128 random bits as lowercase hex */
    CLIENT_LINE_MAX = 64 << 10,
    FRAME_MAX = 1 << 20,          /* what the server says at once */
    BRIEF_MAX = FRAME_MAX - 4096, /* of it, what a station is told first */
    WORDS_MAX = 512 << 10,        /* an item with all that it can carry, each sign escaped */
    RECORD_MAX = 1 << 20,
    BATCH_RECORDS_MAX = 256,
    BATCH_BYTES_MAX = 4 << 20,
    JOURNAL_RESERVE = 4 << 20 /* kept for ENDEX and seal */
};

#define JOURNAL_MAX ((int64_t)1 << 30)

_Static_assert((int)DESKS_MAX <= 64, "a desk set is a uint64_t");
_Static_assert(2 * (ATTACH_MAX + 1) * CASE_TEXT_MAX <= (int)WORDS_MAX, "an item fits its words");
_Static_assert((int)RECORD_MAX <= (int)BATCH_BYTES_MAX, "one record fits a batch");
_Static_assert((int)TYPED_TEXT_MAX * 2 < (int)CLIENT_LINE_MAX, "a typed text fits a line, escaped");

#endif
