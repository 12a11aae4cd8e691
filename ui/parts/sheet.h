/*
 * Sheets: a frame over what stands below, with a title, and buttons that name what they do. No
 * question is answered by a letter.
 */
#ifndef PARTS_SHEET_H
#define PARTS_SHEET_H

#include "ui/term/grid.h"
#include "ui/term/keys.h"

/* A frame of so many rows and columns at the most, in the middle. Its inside. */
struct area sheet_open(struct area screen, int rows, int cols, const char *title);

/* A row of buttons, `here` of which the keys act on (-1: none; the cursor is elsewhere). */
void sheet_buttons(struct area a, int row, const char *const *labels, int count, int here);

/* Left, right: another button. true: it was one of these. */
bool sheet_button_key(int *here, int count, struct key key);

#endif
