/*
 * A small form on a sheet: lines to choose in and to write in, and buttons below. Tab and Up and
 * Down go from line to line, Left and Right to another choice, Space ticks; letters typed in a line
 * to choose in go to the next one to write in. Enter from the last line comes to the last button.
 * For what a screen asks by itself; the forms of the case are the station's (sheet_form.c).
 */
#ifndef PARTS_FIELDS_H
#define PARTS_FIELDS_H

#include "ui/parts/edit.h"

/*
 * Words on it, with their cells at 80 columns (ui/parts/binding.h): a title has the 18 before its
 * line, less a blank; one option at a time the 54 of the line, less its "<  >".
 */
#define FIELD_(words) words  /* TRANSLATORS: at most 17 cells */
#define OPTION_(words) words /* TRANSLATORS: at most 50 cells */

enum field_kind {
    ONE_OF,  /* one option */
    SOME_OF, /* any number of options, at most 64 */
    ONE_LINE,
    SOME_LINES
};

enum { FIELD_LINES = 8 };

struct field_line {
    enum field_kind kind;
    const char *title;         /* translated already */
    const struct span *option; /* ONE_OF, SOME_OF */
    int options;
    int one;       /* ONE_OF: the chosen one */
    uint64_t some; /* SOME_OF */
    struct edit edit;
};

struct fields {
    struct field_line line[FIELD_LINES];
    int lines;
    int here;   /* line that has the keys; `lines`: the buttons */
    int at;     /* in SOME_OF: the option that has them */
    int button; /* likewise */
    int buttons;
};

/* Empty. */
void fields_begin(struct fields *f, int buttons);

/* One line more; what it is filled with follows. */
struct field_line *fields_add(struct fields *f, enum field_kind kind, const char *title);
void fields_options(struct field_line *line, const struct span *option, int options);
void fields_text(struct field_line *line, char *text, size_t room);

/* Letters go somewhere: the keys are in a line to write in. */
bool fields_in_words(const struct fields *f);

/* ... of several lines: Enter begins a new one there. */
bool fields_in_field(const struct fields *f); /* in any line, not on the buttons */
bool fields_in_lines(const struct fields *f);

/* true: Enter was pressed on button f->button. Esc is the owner's. */
bool fields_key(struct fields *f, struct key key);

/* Rows that it takes at a width, the buttons included. */
int fields_rows(const struct fields *f, int cols);
void fields_draw(struct fields *f, struct area a, const char *const *button_labels);

#endif
