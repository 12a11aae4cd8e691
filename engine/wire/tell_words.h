/*
 * The phrases of tell.h and how they are filled in. Private to the tell_*.c files.
 */
#ifndef WIRE_TELL_WORDS_H
#define WIRE_TELL_WORDS_H

#include "engine/wire/spoken.h"
#include "engine/wire/tell.h"

enum {
    SAID_MOST = 160,   /* characters of a typed text inside a line */
    PIECE_MOST = 90,   /* of knowledge named in passing */
    TITLE_MOST = 1000  /* of a title or scripted text inside a line */
};

/* clang-format off */
enum phrase {
    PHRASE_STARTED, PHRASE_ENDED, PHRASE_PAUSED, PHRASE_RESUMED, PHRASE_SPEED, PHRASE_SPEED_REAL,
    PHRASE_JUMPED, PHRASE_PAUSE_PLANNED, PHRASE_PAUSE_NOT,
    PHRASE_SEGMENT, PHRASE_INJECT_PLANNED, PHRASE_INJECT_ARMED, PHRASE_INJECT_HELD,
    PHRASE_INJECT_RELEASED, PHRASE_INJECT_REASON, PHRASE_INJECT_SKIPPED, PHRASE_INJECT_CANCELLED,
    PHRASE_INJECT_EXPIRED, PHRASE_AMENDED, PHRASE_AMENDED_BACK, PHRASE_AMENDED_TO,
    PHRASE_AMENDED_WORDS, PHRASE_JUDGED_MISSED, PHRASE_JUDGED_DONE, PHRASE_ORIGIN_SCRIPTED,
    PHRASE_ORIGIN_CONDITIONAL, PHRASE_ORIGIN_DIRECTED, PHRASE_ORIGIN_IMPROVISED, PHRASE_ITEM_NEW,
    PHRASE_ITEM_PRIORITY, PHRASE_BRIEF, PHRASE_BRIEF_YOURS, PHRASE_INJECT_BY, PHRASE_INJECT_FROM,
    PHRASE_INJECT_NUMBER, PHRASE_INJECT_IMPROVISED, PHRASE_MESSAGE, PHRASE_REQUEST_ITEM,
    PHRASE_REQUEST_YES, PHRASE_ANSWER_ITEM,
    PHRASE_ANSWER_NONE, PHRASE_ANSWER_YES, PHRASE_ANSWER_NO, PHRASE_SHARE,
    PHRASE_SHARE_BARE, PHRASE_RESULT, PHRASE_JOINT_INVITED, PHRASE_JOINT_GIVEN, PHRASE_TOLD,
    PHRASE_EPILOGUE, PHRASE_CARRIES, PHRASE_CARRIES_WITHHELD, PHRASE_DELIVERED, PHRASE_OPENED,
    PHRASE_HANDLED, PHRASE_CARD, PHRASE_ACT_ACCEPTED, PHRASE_ACT_COLLEAGUE, PHRASE_ACT_IMPOSSIBLE,
    PHRASE_ACT_WAITS_YES,
    PHRASE_ACT_WAITS_UNIT, PHRASE_ACT_STARTED, PHRASE_ACT_DONE, PHRASE_ACT_REFUSED,
    PHRASE_ACT_NONE_FREE, PHRASE_ACT_WITHDRAWN, PHRASE_ACT_STOPPED,
    PHRASE_OVERRIDE, PHRASE_OVERRIDE_NOT, PHRASE_OVERRIDE_RESULT,
    PHRASE_UNIT_TAKEN, PHRASE_UNIT_FREE, PHRASE_ASKED_YES, PHRASE_ASKED, PHRASE_BASIS,
    PHRASE_ANSWER_PLANNED, PHRASE_SAID_YES, PHRASE_SAID_NO, PHRASE_ANSWERED, PHRASE_HAD_NOTHING,
    PHRASE_LAPSED, PHRASE_CONSENT_GIVEN, PHRASE_CONSENT_REFUSED, PHRASE_BREACH,
    PHRASE_EXHIBIT_TAKEN, PHRASE_EXHIBIT_MOVED, PHRASE_JOINT, PHRASE_JOINT_YES, PHRASE_JOINT_NO,
    PHRASE_JOINT_BROUGHT, PHRASE_WRITTEN, PHRASE_JOINT_AGREED, PHRASE_RISK, PHRASE_VARIABLE,
    PHRASE_ATTRIBUTE, PHRASE_DRAW_YES,
    PHRASE_DRAW_NO, PHRASE_TRIGGER_READY, PHRASE_TRIGGER_ARMED, PHRASE_TRIGGER_FIRED,
    PHRASE_DEADLINE_IDLE, PHRASE_DEADLINE_RUNNING, PHRASE_DEADLINE_MET, PHRASE_DEADLINE_MISSED,
    PHRASE_DECISION_OPENED, PHRASE_TAKEN_CONDITION, PHRASE_TAKEN_CHOICE, PHRASE_TAKEN_DEFAULT,
    PHRASE_CUE, PHRASE_CUE_AVOID, PHRASE_EXPECT_CLOSED, PHRASE_EXPECT_OPEN, PHRASE_EXPECT_MET,
    PHRASE_EXPECT_MISSED, PHRASE_EXPECT_BROKEN, PHRASE_EXPECT_KEPT, PHRASE_EXPECT_CUT,
    PHRASE_AVOID_CUT,
    PHRASE_CRITERION_MET,
    PHRASE_CRITERION_NOT, PHRASE_MISTAKE_MADE, PHRASE_MISTAKE_NOT, PHRASE_ENDING, PHRASE_SCORE,
    PHRASE_SCORE_TOTAL, PHRASE_HAND, PHRASE_CASCADE, PHRASE_CREATED, PHRASE_SEAT_CLAIMED,
    PHRASE_SEAT_JOINED, PHRASE_SEAT_LEFT, PHRASE_SEAT_RESET, PHRASE_SEAT_PLAYED, PHRASE_RECOVERED,
    PHRASE_CAUSE_ACT, PHRASE_CAUSE_TITLED, PHRASE_CAUSE_RULE, PHRASE_CAUSE_ANSWER,
    PHRASE_CAUSE_JOINT, PHRASE_KIND_BRIEF, PHRASE_KIND_INJECT, PHRASE_KIND_MESSAGE,
    PHRASE_KIND_REQUEST, PHRASE_KIND_ANSWER, PHRASE_KIND_SHARE, PHRASE_KIND_RESULT,
    PHRASE_KIND_JOINT, PHRASE_KIND_TOLD, PHRASE_KIND_EPILOGUE, PHRASE_STAMP, PHRASE_HANDOUT,
    PHRASE_WITHHELD, PHRASE_STAFF, PHRASE_YOU, PHRASE_AND, PHRASE_COMMA, PHRASE_SAID,
    PHRASE_ABOUT, PHRASE_ON_BASIS, PHRASE_AFTER_END, PHRASE_FORM, PHRASE_ACT_ON, PHRASE_ACT_TO,
    PHRASE_ACT_WITH, PHRASE_NO_ACT,
    PHRASE_SEAT_NUMBER, PHRASE_FLAG_YES, PHRASE_FLAG_NO, PHRASE_NOWHERE,
    PHRASE_BACK,
    PHRASE_HINT, PHRASE_HINT_STAFF, PHRASE_KIND_HINT, PHRASE_MARK_GOOD, PHRASE_MARK_IMPROVE,
    PHRASE_MARK_ASK, PHRASE_MARK_SAFETY, PHRASE_EVERYBODY, PHRASE_REMARK, PHRASE_RATED,
    PHRASE_NOT_RATED, PHRASE_SAID_STAFF, PHRASE_WHEEL, PHRASE_WHEEL_FREE,
    PHRASE_WHEN_AND, PHRASE_WHEN_OR, PHRASE_WHEN_NOT, PHRASE_WHEN_GROUP, PHRASE_WHEN_RELEASED,
    PHRASE_WHEN_TOLD, PHRASE_WHEN_KNOWS, PHRASE_WHEN_OPENED, PHRASE_WHEN_CARD, PHRASE_WHEN_HOLDS,
    PHRASE_WHEN_BREACHED, PHRASE_WHEN_DONE, PHRASE_WHEN_DONE_ANY, PHRASE_WHEN_BEGAN,
    PHRASE_WHEN_BEGAN_ANY, PHRASE_WHEN_COUNT, PHRASE_WHEN_AGREED, PHRASE_WHEN_JOINED,
    PHRASE_WHEN_TAKEN, PHRASE_WHEN_MISSED, PHRASE_WHEN_OTHER, PHRASE_WHEN_EQ, PHRASE_WHEN_NE,
    PHRASE_WHEN_LT, PHRASE_WHEN_LE, PHRASE_WHEN_GT, PHRASE_WHEN_GE, PHRASE_WHEN_LONGER,
    PHRASE_WHEN_WITHIN, PHRASE_WHEN_FROM, PHRASE_WHEN_BEFORE, PHRASE_WHEN_ATTRIBUTE,
    PHRASE_WHEN_CLOCK, PHRASE_MINUTES, PHRASE_COUNT
};
/* clang-format on */

/* What fills the named places of a phrase. */
struct telling {
    const struct tell *t;
    struct bytes *to;
    int32_t reader; /* desk; NONE: staff */
    int32_t desk, from; /* {desk}, {from} */
    int32_t doer;       /* seat of the reader's desk that stands for it in {desk}; 0: "you" */
    bool personal;      /* it would be another for a colleague */
    uint64_t desks;     /* {to} */
    int32_t thing;      /* {thing} */
    const struct act *act; /* {act} */
    bool bare;             /* without form and attachments */
    int64_t time;          /* {time}: play ms */
    int64_t number, of;    /* {number}, {of} */
    struct span text;      /* {text}; {said}: ': "text"', nothing where it is empty */
    struct span title, id; /* {title}, {id} */
    bool short_text;       /* inside {said} */
};

/* Nothing filled in. */
struct telling telling_of(const struct tell *t, int32_t reader, struct bytes *to);

/* A phrase; in the words to its own desk, if `own` and there are such. */
void say(const struct telling *g, enum phrase phrase, bool own);

/* In the language of the texts; to the desk itself if `own` and there are such words. */
const char *phrase_words(const struct scenario *sc, enum phrase phrase, bool own);

/* The words of a phrase in which nothing is filled in. */
struct span phrase_text(const struct scenario *sc, enum phrase phrase);

/* This seat did it, at g->desk: if it is a colleague's, the words name it. */
void telling_done_by(struct telling *g, int32_t seat);

/* Say it of g->desk: own if that desk reads. */
void say_desk(const struct telling *g, enum phrase phrase);

/* The act of a number, or one that says nothing. */
const struct act *telling_act(const struct tell *t, int32_t number);

/* What a pattern asks for, as an act. */
struct act tell_pattern(const struct pattern *p);

/* Verb and target alone, as somebody who was asked about an act sees it. */
struct act telling_bare(int32_t desk, int32_t verb, int32_t target);

/* The words of a value of a variable or attribute. */
struct span telling_value(const struct scenario *sc, const struct variable *v, int64_t value,
                          char room[24]);

/* A list in words: the comma or the "and" that stands before member i of n, from 0. */
void say_joint(const struct telling *g, int32_t i, int32_t n);

/* The subject of an item.sent fact, for the reader. */
void telling_item(const struct telling *g, const struct fact *f);

/* Words of staff, as the reader's language has them. */
static inline struct span tell_spoken(const struct scenario *sc, struct span text)
{
    return spoken_part(text, sc->spoken);
}

/* Lines about what steers play (tell_steer.c). */
void telling_words(struct telling *g, const struct fact *f);
void telling_speed(struct telling *g, const struct fact *f);
void telling_jumped(struct telling *g, const struct fact *f);
void telling_pause_planned(struct telling *g, const struct fact *f);
void telling_segment(struct telling *g, const struct fact *f);
void telling_inject(struct telling *g, const struct fact *f);
void telling_judged(struct telling *g, const struct fact *f);
void telling_amended(struct telling *g, const struct fact *f);
void telling_overridden(struct telling *g, const struct fact *f);

/* Lines about judging and the house (tell_staff.c). */
void telling_criterion(struct telling *g, const struct fact *f);
void telling_mistake(struct telling *g, const struct fact *f);
void telling_ending(struct telling *g, const struct fact *f);
void telling_score(struct telling *g, const struct fact *f);
void telling_hand(struct telling *g, const struct fact *f);
void telling_mark(struct telling *g, const struct fact *f);
void telling_rated(struct telling *g, const struct fact *f);
void telling_line(struct telling *g, const struct fact *f);
void telling_said(struct telling *g, const struct fact *f);
void telling_created(struct telling *g, const struct fact *f);
void telling_seat(struct telling *g, const struct fact *f);
void telling_recovered(struct telling *g, const struct fact *f);

/* Desks in words, "you" among them for the reader. */
void say_desks(const struct telling *g, uint64_t desks);

#endif
