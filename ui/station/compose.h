/*
 * Composing an act in plain mode: one question a time, numbered answers, nothing sent before the
 * review.
 */
#ifndef STATION_COMPOSE_H
#define STATION_COMPOSE_H

#include "ui/link/pane.h"

enum { COMPOSE_LIST = 512, COMPOSE_TEXT = 2004 };

struct compose {
    bool active;
    int step; /* in the table of steps */
    int32_t field;
    const struct verb *verb;
    struct command cmd;
    int32_t list[COMPOSE_LIST]; /* what the numbers on screen stand for */
    int32_t listed;
    char group[64]; /* chosen heading of verbs; empty: none yet */
    char text[TYPED_TEXT_MAX];
    char texts[FIELDS_MAX][COMPOSE_TEXT];
};

/* Begin: from the list of verbs, or with a verb and what it answers (ref 0: none). */
void compose_start(struct compose *c, struct pane *p);
void compose_verb(struct compose *c, struct pane *p, const struct verb *v, int32_t ref);

/* A line was typed while active. */
void compose_line(struct compose *c, struct pane *p, char *text);

#endif
