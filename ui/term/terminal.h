/*
 * The terminal: opened whole or not at all, and given back as it was on every way out, a crash
 * included. The only files that know ncurses are terminal.c, paint.c and keys.c.
 */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "engine/base/err.h"
#include "ui/term/keys.h"
#include "ui/term/theme.h"

struct terminal_options {
    enum theme theme;
    const char *lang; /* of lang_codes */
    bool ascii;
    bool bell; /* may it sound? */
};

/*
 * Take standard input and output as a screen. ERR_ABSENT with the reason where they are none, or
 * where it cannot move its cursor: plain mode is for those.
 */
enum err_code terminal_open(const struct terminal_options *options, struct err *err);
void terminal_close(void); /* twice does no harm */

/* Is it a screen at all? Without opening it; why not, to be said with _(). */
bool terminal_fits(const char **ret_why);

/* The grid to draw on, as large as the terminal is now, empty. */
struct grid *terminal_grid(void);

/* Show what was drawn; only what has changed goes out. */
void terminal_paint(void);

/* Everything anew, as after something else wrote on the screen. */
void terminal_redraw(void);

void terminal_theme(enum theme theme);
enum theme terminal_theme_now(void);
void terminal_bell(void);

/* The window has the keyboard, as far as the terminal tells. */
bool terminal_focus(void);

/* false: the terminal has gone (its window was closed). */
bool terminal_there(void);

/* The next key, PRESS_NONE when there is none; resizing and focus are taken in here. */
struct key terminal_key(void);

#endif
