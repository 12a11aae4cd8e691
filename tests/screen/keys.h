/*
 * What keyboards send. Terminals send different bytes for the same key, and some have no such key;
 * a script names keys, and is run on each of them.
 */
#ifndef SCREEN_KEYS_H
#define SCREEN_KEYS_H

#include <stdbool.h>

/*
 * The keyboard of this name from now on: xterm (the first one), linux, screen, putty, putty-vt100+,
 * rxvt, esc. false: there is none of this name.
 */
bool keys_of(const char *keyboard);

/* That of the terminal $TERM says; xterm's, where none is named like it. */
const char *keys_for(const char *term);

/* What a key sends; NULL: no key has this name. "": this keyboard has none. */
const char *keys_bytes(const char *name);

/* All of them, by number, in an order that stays. */
int keys_count(void);
const char *keys_name(int key);

#endif
