/*
 * What a terminal really does, asked of itself: for technicians (palermo join --check). Works on
 * the bare terminal, before a screen is opened.
 */
#ifndef TERM_PROBE_H
#define TERM_PROBE_H

#include <stdbool.h>

/* Rows and columns; false: it does not say. */
bool probe_size(int *ret_rows, int *ret_cols);

/*
 * Columns that the cursor moves when this text is printed; -1: it gives no answer in half a second.
 * The line is empty again afterwards.
 */
int probe_columns(const char *text);

#endif
