/*
 * What the styles of a grid look like. Colour never means anything alone: the text has a mark too.
 * Pairs set both colours or neither; none is below 7:1 on the usual palettes; no red beside green.
 */
#ifndef TERM_THEME_H
#define TERM_THEME_H

#include "ui/term/grid.h"

enum theme {
    THEME_DEFAULT,  /* the terminal's own colours, marks in colour */
    THEME_LIGHT,    /* dark on white, whatever the terminal's own are */
    THEME_DARK,     /* light on black */
    THEME_CONTRAST, /* white on black, black on yellow */
    THEME_MONO,     /* no colour at all: reverse, bold, underline */
    THEME_COUNT
};

extern const char *const theme_names[THEME_COUNT + 1]; /* NULL-ended */

/* The eight colours every terminal has; -1: its own. */
enum {
    COLOUR_OWN = -1,
    COLOUR_BLACK = 0,
    COLOUR_RED,
    COLOUR_GREEN,
    COLOUR_YELLOW,
    COLOUR_BLUE,
    COLOUR_MAGENTA,
    COLOUR_CYAN,
    COLOUR_WHITE
};

struct look {
    int8_t fore, back;
    bool bold, reverse, underline;
};

struct look theme_look(enum theme theme, enum style style);

#endif
