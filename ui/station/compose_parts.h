/*
 * What the parts of composing share: the steps, the numbered list, and the sheet before it is sent.
 */
#ifndef STATION_COMPOSE_PARTS_H
#define STATION_COMPOSE_PARTS_H

#include "ui/station/compose.h"

enum step {
    STEP_VERB,
    STEP_RESUME,
    STEP_ASK,
    STEP_REVIEW,
    STEP_CHANGE, /* of the sheet: which part of it? */
    STEP_DROP    /* of the sheet: really? */
};

/* Bytes of a sheet with all that goes along. */
enum { SHEET_MAX = 256 << 10 };

struct sight compose_sight(const struct pane *p);

/* Put one more on screen; what its number stands for. */
void compose_item(struct compose *c, int32_t value, struct span text);

/* What a typed number stands for; NONE, with a word of help. */
int32_t compose_chosen(const struct compose *c, const char *text);

/* What was begun and not sent. */
void compose_tell_kept(const struct compose *c);

/* The sheet, what of it to change, and whether it is to be thrown away (compose_review.c). */
void compose_ask_review(struct compose *c, struct pane *p);
void compose_ask_part(struct compose *c, struct pane *p);
void compose_ask_drop(struct compose *c, struct pane *p);
bool compose_take_review(struct compose *c, struct pane *p, const char *text);

#endif
