/*
 * Injects of the moment, as they stand in the MSEL.
 */
#ifndef CONSOLE_IMPROVISED_H
#define CONSOLE_IMPROVISED_H

#include "ui/console/console_screen.h"

enum { ENTRY_IMPROVISED = 100000 }; /* in the MSEL: of an item */

/* Whatever stands in the MSEL. */
void msel_open(struct console *s, int32_t entry);

/* The item of the next one behind this item (0: of the first); 0: there is none. */
int32_t improvised_next(const struct control *c, int32_t item);

/* "A1": until the next picture. */
const char *improvised_call(struct console *s, int32_t item);

/* Its sheet. */
void improvised_open(struct console *s, int32_t item);
void improvised_draw(struct console *s, struct area a);
void improvised_key(struct console *s, struct key key);

#endif
