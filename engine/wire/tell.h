/*
 * Facts in words, for people, in the language of the scenario that tells them. Every phrase stands
 * in one table (tell_words.c), in English; scenario.phrase has it in another language.
 *
 * Facts come in the host's form: indices and numbers, not handles. Two voices: to a desk ("you"),
 * which says nothing but what the fact itself and earlier facts of that desk say; and to staff, who
 * are told numbers, titles, origins and causes.
 *
 * Everything goes through safe_text, so that no text can drive a terminal or forge a line.
 */
#ifndef WIRE_TELL_H
#define WIRE_TELL_H

#include "engine/base/bytes.h"
#include "engine/core/fact.h"
#include "engine/core/state.h"

/* What telling needs to remember. */
struct tell {
    const struct scenario *sc;
    const struct state *st; /* borrowed; as far on as the facts that are told, or further */
    struct act *act;        /* by number - 1: facts about acts name only that */
    int32_t *doer;          /* likewise: the seat that asked for it */
    int32_t acts, room;
    uint64_t *named; /* by knowledge: desks that were sent it with its names */
    /* What a seat is called on its card; NULL: seats are told by number. */
    const char *(*seat_name)(const void *context, int32_t seat);
    const void *seat_context;
    struct span spoken; /* the reader's language, also where the case lacks it; empty: the case's */
    int32_t seat; /* whose words these are: its colleagues are named; 0: the desk's */
};

void tell_init(struct tell *t, const struct scenario *sc, const struct state *st);
void tell_done(struct tell *t);

/* Remember what is needed later. Every fact, in order, before it is told; again does no harm. */
void tell_note(struct tell *t, const struct fact *f);

/*
 * One line about a fact, without line end.
 *
 *   desk  whose people read it, one that may see the fact; NONE: staff
 *
 * Returns whether it is for t->seat alone: a colleague at the desk is told it in other words.
 */
bool tell_line(const struct tell *t, int32_t desk, const struct fact *f, struct bytes *to);

/* For staff: why it happened, as "inject 4 (Patrol: ...)". Nothing where that says nothing new. */
void tell_cause(const struct tell *t, const struct fact *f, struct bytes *to);

/* The same behind a line, with an arrow between. */
void tell_from_cause(const struct tell *t, const struct fact *f, struct bytes *to);

/* Why play is paused by the program itself: an outage, an emergency told to nobody, a full disk. */
enum tell_stop { TELL_STOP_OUTAGE, TELL_STOP_ALONE, TELL_STOP_FULL };

struct span tell_stop(const struct scenario *sc, enum tell_stop why);

/* An item.sent fact: its subject, one line; and all that it says, in lines, each with its end. */
void tell_item_subject(const struct tell *t, const struct fact *f, struct bytes *to);
void tell_item_body(const struct tell *t, const struct fact *f, struct bytes *to);

/* Its words alone, scripted or typed: not what it carries, no stamp. */
void tell_item_text(const struct tell *t, const struct fact *f, struct bytes *to);

/* An act.accepted fact: what was typed, in full, in lines. Nothing if nothing was. */
void tell_typed(const struct tell *t, const struct fact *f, struct bytes *to);

/* A card in full: name, text, and the hand-out of an exhibit; in lines. */
void tell_card(const struct tell *t, int32_t thing, struct bytes *to);

/* Knowledge as one sentence, with names or without. */
void tell_knowledge(const struct tell *t, int32_t knowledge, bool withheld, struct bytes *to);

/* Knowledge as a desk knows it: without names where they were withheld from it. */
struct span tell_known(const struct tell *t, int32_t desk, int32_t knowledge);

/* Verb, target, addressees, what the form says, what goes along as that desk knows it: one line. */
void tell_act(const struct tell *t, const struct act *act, struct bytes *to);

/* The same act without form and attachments: to name it again. */
struct act tell_short(const struct act *act);

/* What an expectation waits for, as an act. */
struct act tell_expected(const struct scenario *sc, int32_t expect);

/* A condition in words, for staff: one line; nothing where there is none. */
void tell_when(const struct tell *t, const struct code *when, struct bytes *to);

/* What releases an inject that has no time and no condition; several with "; or: " between them. */
void tell_comes(const struct tell *t, int32_t inject, struct bytes *to);

/* What an expectation waits for ("+ ...") or should not see ("- ..."), for how long, and by now. */
void tell_expects(const struct tell *t, int32_t expect, struct bytes *to);

/* A question of QUESTIONS, from 1, in English. */
const char *tell_question(int32_t question);

/*
 * All phrases and refusals in English, for translating: how many, and i of them (NULL: none). In
 * scenario.phrase they stand in the same order.
 */
int32_t tell_phrases(void);
const char *tell_phrase(int32_t i);

/* "P1 08:50"; the later day at a border. */
void tell_clock(const struct scenario *sc, int64_t play_ms, struct bytes *to);
/* The same of an end, as a pause before lunch: the earlier day at a border. */
void tell_clock_until(const struct scenario *sc, int64_t play_ms, struct bytes *to);

/* A desk, as short as it stays unmistakable: its title up to the first comma. */
struct span tell_desk(const struct scenario *sc, int32_t desk);

#endif
