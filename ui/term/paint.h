/*
 * A grid onto the terminal: the cells that differ from what was painted last. Private to ui/term,
 * but for what a technician asks.
 */
#ifndef TERM_PAINT_H
#define TERM_PAINT_H

#include "ui/term/theme.h"

void paint_begin(enum theme theme); /* again: another theme */
void paint_end(void);
void paint(const struct grid *g);

/* Colours by the description of this terminal; 0: none, -1: there is no such description. */
int paint_colours(void);

void paint_anew(void); /* what was painted last is not to be trusted */

#endif
