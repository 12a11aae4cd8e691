/*
 * The few string tools that C lacks: bounded copies, whole numbers, likeness of names.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "engine/base/span.h"

/* Copy into a C string of `room` bytes, cut at a character border if too long. */
void text_copy(char *to, size_t room, struct span from);

/* The same, but what is too long ends behind a whole word, with "...". room: at least 4. */
void text_brief(char *to, size_t room, struct span from);

/* The beginning of at most so many bytes, cut at a character border. */
struct span text_begin(struct span s, size_t most);

/* The whole span as a decimal number; false if it is anything else or does not fit. */
bool text_int(struct span s, int64_t *ret_value);

/* Small hex digits, so many and nothing else. */
bool text_is_hex(struct span s, size_t digits);

/* Add an item to a list in words, ", " before all but the first; cut where there is no room. */
void text_list(char *to, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* May this be an id? [a-z][a-z0-9_]*, at most ID_LEN_MAX bytes. */
bool text_is_id(struct span s);

/*
 * How far apart two names are: insertions, deletions, replacements and swaps of neighbours.
 * Compared up to 64 bytes each. For "did you mean".
 */
unsigned text_distance(struct span a, struct span b);

/* Of the names there are, the one that was meant by a name there is not. Set `wanted` alone. */
struct nearest {
    struct span wanted;
    struct span name; /* empty: none is near */
    unsigned distance;
};

/* A name there is: kept if it is nearer than those before it, or begins with what was written. */
void nearest_offer(struct nearest *n, struct span known);

enum { NEAREST_HINT = 96 };

/* ", did you mean 'name'?", or nothing where none is near. Returns `to`. */
const char *nearest_hint(const struct nearest *n, char to[NEAREST_HINT]);

#endif
