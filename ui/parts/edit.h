/*
 * Typing text: a buffer with a place in it, shown in lines. Moves by whole characters; what is
 * typed is composed (NFC), what could forge a screen is left out, and both are told.
 */
#ifndef PARTS_EDIT_H
#define PARTS_EDIT_H

#include "ui/term/grid.h"
#include "ui/term/keys.h"

struct edit {
    char *text; /* NUL-ended, the owner's */
    size_t room;
    size_t at; /* where the next letter goes: a byte of text */
    int top;   /* the first line shown */
    int cols;  /* as shown last: up and down go by it */
    bool one_line;
    bool offered; /* the text is a proposal: the first letter takes its place */
    bool full;    /* the last letter did not fit */
    bool dropped; /* the last one was left out */
};

void edit_init(struct edit *e, char *text, size_t room, bool one_line);

/* What stands there was not typed: it goes when something is, and stays when Enter or a place in it
 * is chosen. */
void edit_offer(struct edit *e);

/* true: the key was taken. Enter is text here, unless there is but one line. */
bool edit_key(struct edit *e, struct key key);

/* How many lines it takes at a width. */
int edit_lines(const struct edit *e, int cols);

/* The whole area is the field; with the cursor in it if `here`. */
void edit_draw(struct edit *e, struct area a, bool here);

#endif
