/*
 * Composing an act in plain mode: one question a time, numbered answers, nothing sent before the
 * review. What was written and not sent, or refused, is kept as a draft until it is thrown away.
 */
#ifndef STATION_COMPOSE_H
#define STATION_COMPOSE_H

#include "ui/link/pane.h"

enum {
    COMPOSE_LIST = 512,
    COMPOSE_TEXT = TYPED_TEXT_MAX + 4, /* a field has at most 2000 characters, each up to 4 bytes */
    COMPOSE_DRAFTS = 8
};

/* An act as far as it is composed. */
struct draft {
    const struct verb *verb; /* NULL: none */
    struct command cmd;      /* without its texts: they are hung on it when it is sent */
    int32_t field;           /* of the form, from 1: the next to be asked; 0: not begun */
    bool passed;             /* no target wanted */
    bool worded, attached;   /* asked for words, for what goes along */
    bool settled;            /* asked which decision it settles */
    bool preset;             /* the key field of the form is filled in */
    bool must_say;           /* a reason is wanted, though the rules would do without */
    int32_t behind;          /* sent: how many acts are answered before it is; NOT_SENT */
    char text[TYPED_TEXT_MAX];
    char texts[FIELDS_MAX][COMPOSE_TEXT];
};

struct compose {
    bool active;
    int step;                   /* in the table of steps */
    int32_t list[COMPOSE_LIST]; /* what the numbers on screen stand for */
    int32_t listed;
    char group[64];        /* chosen heading of verbs; empty: none yet */
    struct draft d;        /* in hand */
    struct draft *offered; /* kept, of the same verb: go on with it? */
    struct draft kept[COMPOSE_DRAFTS];
};

/* Begin: from the list of verbs, or with a verb and what it answers (ref 0: none). */
void compose_start(struct compose *c, struct pane *p);
void compose_verb(struct compose *c, struct pane *p, const struct verb *v, int32_t ref);

/* Answer a request with an option of the verb's key field; a refusal wants its reason. */
void compose_answer(struct compose *c, struct pane *p, const struct verb *v, int32_t ref, bool yes);

/* A line was typed while active. */
void compose_line(struct compose *c, struct pane *p, char *text);

/* What kind of line is waited for while active. */
enum typed_mode compose_mode(const struct compose *c);

/* An act was answered: done with, or back among the drafts. true: it was put back. */
bool compose_answered(struct compose *c, bool ok);

/* How many drafts wait to be gone on with. */
int32_t compose_drafts(const struct compose *c);

#endif
