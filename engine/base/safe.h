/*
 * Text of somebody, made fit to be shown: nothing in it can forge a screen or a line.
 */
#ifndef BASE_SAFE_H
#define BASE_SAFE_H

#include "engine/base/bytes.h"

/* Copy; malformed bytes become <byte ff>, forbidden characters <U+202E>. Line feeds stay. */
void safe_text(struct span text, struct bytes *to);

/* The same on one line: line feeds and blanks become one blank; past `most` characters cut, with
 * "...", behind a whole word where there is one. */
void safe_line(struct span text, size_t most, struct bytes *to);

#endif
