/*
 * Keys: one table says what they do, what the key bar shows, what the menu and the help list. Every
 * row has words; a row without a key is reached by the menu.
 */
#ifndef PARTS_BINDING_H
#define PARTS_BINDING_H

#include "ui/term/grid.h"
#include "ui/term/keys.h"

struct binding {
    int action;       /* the screen's own; 0: none */
    enum press press; /* PRESS_NONE: by the menu alone */
    uint32_t letter;  /* an extra, a Latin one; 0: none */
    uint32_t where;   /* bits: the contexts in which it can be done */
    const char *label; /* for the key bar, where all have to fit into 80 columns; NULL: not there */
    const char *help; /* what it does, for menu and help */
};

struct bindings {
    const struct binding *at;
    int count;
};

/* What a key does here; 0: nothing. */
int binding_action(struct bindings b, uint32_t where, struct key key);

/* The rows that can be done here and say something, in the order of the table. How many. */
int binding_list(struct bindings b, uint32_t where, const struct binding **ret, int room);

/* Columns of the bottom line with everything on it. gap: between a key and its label, 0 or 1. */
int binding_bar_columns(struct bindings b, uint32_t where, int gap);

/* The bottom line: as many keys as fit whole, closer together where that makes room for more. */
void binding_bar(struct bindings b, uint32_t where, struct area row);

/* "F2", or "F2 a". */
void binding_keys(const struct binding *row, char *to, size_t room);

#endif
