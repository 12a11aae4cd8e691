/*
 * Private to compose.c and compose_form.c: the list on screen, and the steps of form, attachments
 * and words.
 */
#ifndef STATION_COMPOSE_STEP_H
#define STATION_COMPOSE_STEP_H

#include "ui/station/compose.h"

/* A step asks and takes; one that is not needed is passed over. */
struct step {
    bool (*needed)(const struct compose *c);
    void (*ask)(struct compose *c, struct pane *p);
    bool (*take)(struct compose *c, struct pane *p, char *text); /* true: go on */
};

extern const struct step compose_field, compose_attach, compose_text;

bool compose_any_of(int32_t does, const enum does *list, size_t count);

/* Put one more on screen; what its number stands for. */
void compose_item(struct compose *c, int32_t value, const char *text);
void compose_item_span(struct compose *c, int32_t value, struct span text);

/* What a typed number stands for, or -1 with a word of help. */
int32_t compose_chosen(const struct compose *c, const char *text);

#endif
