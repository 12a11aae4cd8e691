/*
 * Lists: entries of one or more rows, one of them chosen. What is shown is built anew for every
 * picture; the list itself remembers the entry and the first row. It never moves under the reader:
 * new entries come in above or below without moving what is chosen off its entry.
 */
#ifndef PARTS_ROWS_H
#define PARTS_ROWS_H

#include "ui/term/grid.h"
#include "ui/term/keys.h"

enum { ROWS_MAX = 4096, ROWS_NOBODY = -1 };

struct row {
    int32_t entry; /* whose; ROWS_NOBODY: a heading */
    enum style style;
    const char *mark; /* one column before the text; NULL: none */
    int indent;
    struct span text;
    struct span right; /* at the right edge */
};

struct rows {
    struct arena *arena;
    struct row *row;
    int count;
    int cols; /* how wide the list will be shown */
};

struct list {
    int32_t entry; /* chosen; ROWS_NOBODY: none yet */
    int top;       /* the first row shown */
    int page;      /* rows shown last */
};

void rows_init(struct rows *r, struct arena *a, int cols);

/* One row, cut where it does not fit; the same on as many rows as it needs. */
struct row *rows_add(struct rows *r, int32_t entry, enum style style, int indent, const char *text);
void rows_wrap(struct rows *r, int32_t entry, enum style style, int indent, struct span text);

/* The same, but no more than so many rows; the last ends in an ellipsis. */
void rows_wrap_most(struct rows *r, int32_t entry, enum style style, int indent, struct span text,
                    int most);

/* What the program says: copied, and on as many rows as it needs; it is never cut. */
void rows_say(struct rows *r, int32_t entry, enum style style, int indent, const char *text);
void rows_heading(struct rows *r, const char *text);

/* That there is none yet, where nothing has come below the last heading. */
void rows_none(struct rows *r);

/* A line that fits into so many columns: whole, or cut behind a word, with the sign for it. */
struct span rows_cut(struct arena *a, struct span line, int columns);

/* Up, down, pages, ends. true: it was one of these. */
bool list_key(struct list *l, const struct rows *r, struct key key);

/* Choose the first entry if none is, or if the chosen one has gone. */
void list_settle(struct list *l, const struct rows *r);

/* Shown so that the chosen entry is in sight; the cursor on it if `here`. */
void list_draw(struct list *l, struct rows *r, struct area a, bool here);

#endif
