/*
 * Keys: one table says what they do, what the key bar shows, what the menu and the help list. Every
 * row has words; a row without a key is reached by the menu.
 */
#ifndef PARTS_BINDING_H
#define PARTS_BINDING_H

#include "ui/term/grid.h"
#include "ui/term/keys.h"

/*
 * Words of the table, with the cells that the layout has for them at 80 columns; ui/po/words.sh
 * reads the numbers here, tells translators, and complains of what is wider. The key bar: ten keys
 * take 31 cells with the blanks before them, which leaves 49 for all labels together; 9 is what one
 * may have of them. The menu: 70 inside its frame, less an indent of 2, a key ("F2 p") and a blank.
 */
#define BAR_(words) words  /* TRANSLATORS: at most 9 cells */
#define MENU_(words) words /* TRANSLATORS: at most 63 cells */

/* For the table of keys of a screen: each language by itself, so that nobody lands in a third. */
#define LANG_ROW_(lang, words) \
    {DO_LANG + (lang), PRESS_NONE, 0, WHERE_PLACES | WHERE_WAITING, NULL, words}
#define LANG_ROWS_ \
    LANG_ROW_(LANG_EN, MENU_("Language: English")), \
        LANG_ROW_(LANG_IT, MENU_("Language: Italiano")), \
        LANG_ROW_(LANG_RU, MENU_("Language: Русский"))

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
