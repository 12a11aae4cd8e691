/*
 * What was pressed. No command needs a letter; where letters are extras, they work on a Cyrillic
 * layout too, by the place of the key.
 */
#ifndef TERM_KEYS_H
#define TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum press {
    PRESS_NONE,
    PRESS_CHAR, /* `letter` */
    PRESS_ENTER,
    PRESS_ESC,
    PRESS_TAB,
    PRESS_BACKTAB,
    PRESS_SPACE,
    PRESS_BACKSPACE,
    PRESS_DELETE,
    PRESS_UP,
    PRESS_DOWN,
    PRESS_LEFT,
    PRESS_RIGHT,
    PRESS_PAGE_UP,
    PRESS_PAGE_DOWN,
    PRESS_HOME,
    PRESS_END,
    PRESS_F1, /* to F10, in order */
    PRESS_F10 = PRESS_F1 + 9,
    PRESS_CTRL_C,
    PRESS_CTRL_L,
    PRESS_CTRL_U,
    PRESS_PASTE, /* what follows was pasted, until ... */
    PRESS_PASTE_END,
    PRESS_FOCUS_IN, /* the window has the keyboard */
    PRESS_FOCUS_OUT,
    PRESS_RESIZE,
    PRESS_COUNT
};

struct key {
    enum press press;
    uint32_t letter; /* of PRESS_CHAR and PRESS_SPACE */
    bool pasted;     /* between PASTE and PASTE_END */
};

/* What its keyboards have on it, and a key bar: "F1", "Enter" (Invio on an Italian one); "". */
const char *press_name(enum press press);

/* The Latin letter or sign of the same key on a Russian layout; others as they are. */
uint32_t key_latin(uint32_t letter);
void key_latin_text(char *text); /* every letter of a text, in its place */

/* The same keys on the other layout, Latin or Russian; what is on neither stays. */
void key_other_text(const char *text, char *to, size_t room);

/* Sequences that terminals send beside what their description says (needs an open screen). */
void keys_define(void);

/* The next key of the terminal, without waiting; PRESS_NONE: there is none. */
struct key keys_read(void);

#endif
