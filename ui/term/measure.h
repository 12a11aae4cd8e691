/*
 * How much room text takes on a screen, and where it may be broken. Text is UTF-8 and safe already
 * (no control, no bidi); a character is what a reader takes for one: a letter with its marks.
 * Widths: libunistring; measured to agree with ncursesw, tmux and libvterm for the scripts of the
 * project's languages.
 */
#ifndef TERM_MEASURE_H
#define TERM_MEASURE_H

#include "engine/base/arena.h"

/* Columns on a screen. */
int measure_columns(struct span text);

/* Bytes of the character that begins at `from` (from < text.len), and its columns. */
size_t measure_character(struct span text, size_t from, int *ret_columns);

/* The character before `from` (from > 0): where it begins. */
size_t measure_before(struct span text, size_t from);

/* The longest beginning that takes at most so many columns; which it takes. */
struct span measure_fit(struct span text, int columns, int *ret_columns);

struct measured {
    struct span *line; /* without their ends and the blanks before them */
    int lines;
};

/*
 * Text in lines of at most so many columns (at least 1), broken where its language allows, inside a
 * word only where one is longer than a line. Line feeds end lines; an empty text has one line.
 * There is room for one line more.
 */
struct measured measure_wrap(struct arena *a, struct span text, int columns);

/* Composed form (NFC), as typed text is kept. */
struct span measure_compose(struct arena *a, struct span text);

/* For finding: case, and what people leave out when they type: accents (più), the dots of ё. */
struct span measure_fold(struct arena *a, struct span text);

#endif
