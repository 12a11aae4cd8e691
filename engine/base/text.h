/*
 * The few string tools that C lacks: bounded copies, whole numbers, likeness of names.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "engine/base/span.h"

/* Copy into a C string of `room` bytes, cut at a character border if too long. */
void text_copy(char *to, size_t room, struct span from);

/* The whole span as a decimal number; false if it is anything else or does not fit. */
bool text_int(struct span s, int64_t *ret_value);

/* May this be an id? [a-z][a-z0-9_]*, at most ID_LEN_MAX bytes. */
bool text_is_id(struct span s);

/*
 * How far apart two names are: insertions, deletions, replacements and swaps of neighbours.
 * Compared up to 64 bytes each. For "did you mean".
 */
unsigned text_distance(struct span a, struct span b);

#endif
