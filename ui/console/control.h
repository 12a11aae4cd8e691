/*
 * What a console knows of the exercise: the fold of a facilitator's notices, as far as steering
 * needs it. The same for plain mode and for the screen.
 */
#ifndef CONSOLE_CONTROL_H
#define CONSOLE_CONTROL_H

#include "ui/console/control_rows.h"
#include "ui/link/client.h"
#include "ui/link/roster.h"
#include "ui/link/standing.h"
#include "ui/link/wordbook.h"

enum { CALLS_KEPT = 12, LOG_KEPT = 4000 };

struct control {
    const struct client *client;
    const struct wordbook *words;
    struct standing standing;
    struct inject_now *inject; /* by index, malloc'ed */
    int32_t injects;
    struct roster roster;      /* of the last status */
    struct console_item *item; /* by number - 1, malloc'ed */
    int32_t arrived[DESKS_MAX]; /* everything through this item */
    int32_t items;
    struct question *question; /* malloc'ed, oldest first */
    int32_t questions;
    struct act_now *act; /* malloc'ed */
    int32_t acts;
    struct carried_now *carried; /* malloc'ed, in its order */
    int32_t carrieds;
    uint64_t *held; /* desks that have a card, by thing; malloc'ed */
    struct log_line *log; /* malloc'ed, oldest first, LOG_KEPT at the most */
    int32_t logs;
    struct mark_now *mark; /* malloc'ed, by number - 1 */
    int32_t marks;
    struct rating_now *rating; /* by objective, malloc'ed */
    struct rating_now *grade;  /* by area of the rubric, malloc'ed */
    int32_t wheel;             /* seat that has it; 0: nobody */
    int32_t asked;             /* put to a control desk just now; 0 */
    struct call_now call[CALLS_KEPT]; /* for the facilitator; oldest first */
    int32_t calls;
    int32_t calls_heard; /* of the whole exercise: a call's number */
};

void control_init(struct control *c, const struct client *client, const struct wordbook *words);
void control_done(struct control *c);

/* A notice, its words noted already; a status frame. */
void control_note(struct control *c, const struct fact *f, int64_t play_ms);
void control_status(struct control *c, struct span params);

/* The call of a number; NULL: it is no longer listed. */
const struct call_now *control_call(const struct control *c, int32_t number);

/* Ask that all calls are noted as dealt with: those of a real emergency, or the others. How many;
   NONE: too much is waiting to be sent. */
int control_calls_noted(const struct control *c, struct client *client, bool real);

bool control_matters(const struct fact *f); /* to whom the log is kept short, too */

/* The question of a number that waits for a control desk; NULL: none. */
const struct question *control_question(const struct control *c, int32_t request);

/* Items that nobody at the desk has opened; that nobody there has dealt with. */
int32_t control_unread(const struct control *c, int32_t desk);
int32_t control_open(const struct control *c, int32_t desk);

/* What others wait for an answer to; what the desk has under way. */
int32_t control_asked(const struct control *c, int32_t desk);
int32_t control_acting(const struct control *c, int32_t desk);

/* The urgent item that has lain there unopened longest; 0: none. */
int32_t control_stuck(const struct control *c, int32_t desk);

/* The oldest item that it has not read, urgent or not; 0. */
int32_t control_oldest(const struct control *c, int32_t desk);

/*
 * The nth piece of knowledge that has come to the desk, from 0, each once, in its order; NULL: no
 * more. *ret_read: it was opened there.
 */
const struct carried_now *control_knows(const struct control *c, int32_t desk, int32_t nth,
                                        bool *ret_read);

/*
 * How far an item (0: none) has come: at how many of the desks it went to, control desks aside, it
 * has arrived; how many of those who sit there have opened it. A desk where nobody sits counts as
 * one who has not.
 */
struct reached {
    int arrived, desks;
    int opened, people;
};

struct reached control_reached(const struct control *c, int32_t item);

/* The control desk that was sent this message and has not written to its sender since; NONE. */
int32_t control_unanswered(const struct control *c, int32_t item);

/* The nth, from 0, of those who have opened it, or who have not: a seat or a desk; then NULL. */
struct span control_reader(const struct control *c, int32_t item, bool opened, int nth);

/* When the clock brings it, if it is still to come; NEVER. */
int64_t control_due(const struct control *c, int32_t inject);

/* What is changed of it: a new change has to say all of that again. */
void control_amended(const struct control *c, int32_t inject, struct command *ret_amend);

/* To whom it goes, or went. */
uint64_t control_to(const struct control *c, int32_t inject);

/* What the printed MSEL calls an inject: its number, or its id where it has none. */
struct span control_call_of(const struct scenario *lexicon, int32_t inject);

/* Its title; empty for NONE. */
struct span control_storyline(const struct scenario *lexicon, int32_t storyline);

/* At a console, by the name of the seat (run/seats.c): may it steer; what it is, in words. */
bool control_may_steer(const char *seat);
const char *control_kind(const char *seat); /* one word, for the head of the screen */
const char *control_staff(const char *seat);

/* "4", "2.5", "2,5" as permille. false: it is no such number. */
bool control_speed(const char *text, int64_t *ret_permille);

const char *control_state(int32_t state);

#endif
