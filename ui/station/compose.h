/*
 * Composing an act in plain mode: one question a time, numbered answers, nothing sent before the
 * review. What was written and not sent, or refused, is kept as a draft until it is thrown away.
 */
#ifndef STATION_COMPOSE_H
#define STATION_COMPOSE_H

#include "ui/link/pane.h"
#include "ui/station/drafts.h"

enum { COMPOSE_LIST = 512 };

struct compose {
    bool active;
    int step;                   /* what the question on screen is about: enum step of compose.c */
    int then;                   /* what the sheet was left for: a step of its own; 0: nothing */
    bool again;                 /* what is asked was answered before */
    char number[8];             /* typed where words are wanted: meant, if it is typed again */
    int32_t ask;                /* which, where the step asks for the act's own */
    int32_t list[COMPOSE_LIST]; /* what the numbers on screen stand for */
    int32_t listed;
    int32_t group;         /* the first verb of the chosen heading; NONE: not chosen yet */
    struct draft d;        /* in hand; no verb: not chosen yet */
    struct draft *offered; /* kept, of the same act: go on with it? */
    struct drafts kept;
};

/* Begin: from the list of verbs, or with a verb and what it answers (ref 0: none). */
void compose_start(struct compose *c, struct pane *p);
void compose_verb(struct compose *c, struct pane *p, const struct verb *v, int32_t ref);

/* Answer a request with an option of the verb's key field; a refusal wants its reason. */
void compose_answer(struct compose *c, struct pane *p, const struct verb *v, int32_t ref, bool yes);

/* What is written is kept on this computer, and what was kept is there again. */
void compose_store(struct compose *c, const struct client *client);
void compose_load(struct compose *c, const struct client *client);

/* A line was typed while active. */
void compose_line(struct compose *c, struct pane *p, char *text);

/* What kind of line is waited for while active. */
enum typed_mode compose_mode(const struct compose *c);

#endif
