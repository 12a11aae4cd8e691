/*
 * What a line of a script works with: the terminal, the screen as it is, and the way out.
 */
#ifndef SCREEN_RUN_H
#define SCREEN_RUN_H

#include <stdbool.h>

#include "tests/screen/vt.h"

enum { ROW_ROOM = 16384 /* of a row as text */ };

extern struct run {
    struct vt *vt; /* NULL: nothing has been started */
    const char *script;
    int line, rows, cols, patience;
    char started[1024];
} run;

/* It did not hold: says so, with the screen, and ends. */
_Noreturn void run_fail(const char *what, const char *text);

/* So long a line waits for what it says, by vt_now_ms; and until it is so of the text. */
int64_t run_until_ms(void);
void run_until(bool (*is)(const char *), const char *text, const char *what);

int run_number(const char *text);
char *run_expanded(char *word); /* "$NAME": what the environment has under it */
void run_start(char *words);    /* a program and its arguments, in place of what runs */
void run_speak(void);           /* in the language that is asked for */

/* Does it stand on the screen now, on one row? */
bool run_shows(const char *text);

/* What a screen says, in the language that is asked for. */
const char *run_said(const char *text);

#endif
