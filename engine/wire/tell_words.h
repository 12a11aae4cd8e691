/*
 * The phrases of tell.h and how they are filled in. Private to the tell_*.c files.
 */
#ifndef WIRE_TELL_WORDS_H
#define WIRE_TELL_WORDS_H

#include "engine/core/refusal.h"
#include "engine/wire/spoken.h"
#include "engine/wire/tell.h"
#include "engine/wire/tell_phrases.h"

enum {
    SAID_MOST = 160,   /* characters of a typed text inside a line */
    PIECE_MOST = 90,   /* of knowledge named in passing */
    TITLE_MOST = 1000  /* of a title or scripted text inside a line */
};

/* What fills the named places of a phrase. */
struct telling {
    const struct tell *t;
    struct bytes *to;
    int32_t reader; /* desk; NONE: staff */
    int32_t desk, from; /* {desk}, {from} */
    int32_t speaker;    /* thing: a person stands for the desk that plays them; NONE */
    int32_t doer;       /* seat of the reader's desk that stands for it in {desk}; 0: "you" */
    bool personal;      /* it would be another for a colleague */
    uint64_t desks;     /* {to} */
    int32_t thing;      /* {thing} */
    const struct act *act; /* {act} */
    bool bare;             /* without form and attachments */
    int64_t time;          /* {time}: play ms */
    bool ends;             /* something ends then: at a border the earlier day's */
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

/* Why something was refused, likewise. */
struct span phrase_refusal(const struct scenario *sc, enum refusal code);

/* A part of a joint item, by the number of both; empty: of the whole. */
struct span tell_joint_part(const struct tell *t, int32_t joint, int32_t part);

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

/* The same; of any desk's: in the words of the first that has the verb. */
struct act tell_probe(const struct scenario *sc, const struct pattern *p, bool *ret_any);

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
static inline struct span tell_spoken(const struct tell *t, struct span text)
{
    return spoken_part(text, t->spoken.len ? t->spoken : t->sc->spoken);
}

/* What a desk typed; of one that control plays, staff did. */
static inline struct span tell_typed_by(const struct tell *t, int32_t desk, struct span text)
{
    return desk != NONE && t->sc->desk[desk].control ? tell_spoken(t, text) : text;
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
void telling_call_noted(struct telling *g, const struct fact *f);
void telling_reflected(struct telling *g, const struct fact *f);
void telling_ticked(struct telling *g, const struct fact *f);
void telling_card_marked(struct telling *g, const struct fact *f);
void telling_mark(struct telling *g, const struct fact *f);
void telling_rated(struct telling *g, const struct fact *f);
void telling_graded(struct telling *g, const struct fact *f);
void telling_line(struct telling *g, const struct fact *f);
void telling_said(struct telling *g, const struct fact *f);
void telling_created(struct telling *g, const struct fact *f);
void telling_seat(struct telling *g, const struct fact *f);
void telling_recovered(struct telling *g, const struct fact *f);

/* Desks in words, "you" among them for the reader. */
void say_desks(const struct telling *g, uint64_t desks);

#endif
