/*
 * Private to the compose*.c files: the list on screen, the steps, and the drafts.
 */
#ifndef STATION_COMPOSE_STEP_H
#define STATION_COMPOSE_STEP_H

#include "ui/station/compose.h"

enum { NOT_SENT = -1 };

/* A step asks and takes; one that is not needed is passed over. */
struct step {
    bool (*needed)(const struct compose *c, const struct pane *p);
    void (*ask)(struct compose *c, struct pane *p);
    bool (*take)(struct compose *c, struct pane *p, char *text); /* true: go on */
    enum typed_mode mode;
};

extern const struct step compose_field, compose_share, compose_attach, compose_text, compose_review,
    compose_decide, compose_nothing;

/* The option that a log entry settles a decision with; empty: it settles none. */
struct span compose_settles(const struct compose *c, const struct pane *p);

bool compose_any_of(int32_t does, const enum does *list, size_t count);

/* Put one more on screen; what its number stands for. */
void compose_item(struct compose *c, int32_t value, const char *text);
void compose_item_span(struct compose *c, int32_t value, struct span text);

/* What a typed number stands for, or -1 with a word of help. */
int32_t compose_chosen(const struct compose *c, const char *text);

/* The field that is asked now, or NULL. */
const struct field *compose_field_now(const struct compose *c);

/* Drafts (compose_draft.c). */
bool draft_has_words(const struct draft *d);
void draft_hang(struct draft *d); /* the texts on the command */
struct draft *draft_find(struct compose *c, const struct draft *like);
struct draft *draft_keep(struct compose *c); /* what is in hand; in place of the oldest if full */

#endif
