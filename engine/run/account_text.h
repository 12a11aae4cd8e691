/*
 * Text for a terminal: lines broken where Unicode allows it (UAX 14), by columns and not by bytes.
 */
#ifndef RUN_ACCOUNT_TEXT_H
#define RUN_ACCOUNT_TEXT_H

#include "engine/base/bytes.h"

enum { ACCOUNT_COLUMNS = 80, ACCOUNT_BAR = 12 };

/*
 * Text in lines of at most ACCOUNT_COLUMNS, each with its end; an empty line between its
 * paragraphs stays. An empty text gives nothing.
 *
 *   first   before the first line: a label or bullet, at most `indent` columns; may be ""
 *   indent  columns before every line
 */
void account_wrap(struct bytes *to, const char *first, int indent, struct span text);

/* How many columns a line takes. */
int account_columns(struct span text);

/* "[####........]" for part of whole; all dots where whole is 0. */
void account_bar(struct bytes *to, int64_t part, int64_t whole);

/* A heading: an empty line, the text, a rule below it as wide as its widest line. */
void account_heading(struct bytes *to, const char *text);

#endif
