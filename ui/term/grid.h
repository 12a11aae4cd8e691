/*
 * A screen in memory: rows of cells, each a character and a style. Screens draw into areas of it;
 * what lies outside an area is cut. Knows no terminal: tests read the cells.
 */
#ifndef TERM_GRID_H
#define TERM_GRID_H

#include "engine/base/arena.h"

/* What a cell means; a theme gives it colours, and never by colour alone. */
enum style {
    STYLE_PLAIN,
    STYLE_STRONG,     /* what is new; titles of entries */
    STYLE_TITLE,      /* of a pane */
    STYLE_TITLE_HERE, /* of the pane that has the focus */
    STYLE_SELECTED,   /* the line of a list that the keys act on */
    STYLE_BAR,        /* the header */
    STYLE_BAR_ALERT,  /* the header when something is wrong */
    STYLE_MARK,       /* one cell: look here */
    STYLE_ALARM,      /* one cell or word: look here first */
    STYLE_GOOD,
    STYLE_WRONG, /* what is not right yet, in a form */
    STYLE_KEY,   /* a key in the key bar */
    STYLE_LABEL, /* what it does */
    STYLE_FIELD, /* where something can be typed */
    STYLE_FIELD_HERE,
    STYLE_BUTTON,
    STYLE_BUTTON_HERE,
    STYLE_LINE,  /* borders */
    STYLE_ASIDE, /* words about words: readable, and less loud */
    STYLE_COUNT
};

enum { CELL_BYTES = 14, GRID_ROWS_MAX = 300, GRID_COLS_MAX = 600 };

struct cell {
    char text[CELL_BYTES]; /* one character with its marks; more than fits are left out */
    uint8_t len;           /* 0: the second half of the wide one before it */
    uint8_t style;
};

struct grid {
    int rows, cols;
    struct cell *cell;          /* row by row */
    int cursor_row, cursor_col; /* -1: none was set */
    bool ascii;                 /* nothing but ASCII may stand in a cell */
    bool cut;                   /* some text was cut since the last clear: for tests */
};

/* A rectangle of a grid. */
struct area {
    struct grid *grid;
    int row, col, rows, cols;
};

void grid_init(struct grid *g);
void grid_done(struct grid *g);
void grid_resize(struct grid *g, int rows, int cols); /* bounded; empty afterwards */
void grid_clear(struct grid *g);
struct area grid_area(struct grid *g);
const struct cell *grid_at(const struct grid *g, int row, int col);

/* A part, cut to what lies inside. */
struct area area_part(struct area a, int row, int col, int rows, int cols);

void area_fill(struct area a, enum style style);

/*
 * Text on one row from a column on; what does not fit ends in an ellipsis. The columns it took.
 * Column may be negative: nothing is drawn left of the area.
 */
int area_text(struct area a, int row, int col, enum style style, struct span text);
int area_put(struct area a, int row, int col, enum style style, const char *text);

/* The same, ending at the right edge. */
void area_right(struct area a, int row, enum style style, const char *text);

void area_line_across(struct area a, int row);
void area_line_down(struct area a, int col);
void area_frame(struct area a); /* a border on its edge, its inside emptied */

/* Where the terminal's cursor goes: screen readers and braille follow it. */
void area_cursor(struct area a, int row, int col);

#endif
