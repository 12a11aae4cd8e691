/*
 * Markdown as plain text: for a screen that shows lines, and for ears. Headings are lines of their
 * own, lists begin with "- " or their number, a row of a table is a line that names its columns,
 * links are their text, marks of emphasis are left out.
 */
#ifndef LINK_MARKDOWN_H
#define LINK_MARKDOWN_H

#include "engine/base/bytes.h"

/* Append `text`; its lines are as long as its paragraphs. Ends with a line feed. */
void markdown_plain(struct span text, struct bytes *to);

#endif
