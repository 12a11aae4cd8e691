/*
 * A span is borrowed text: a pointer and a length in bytes, not NUL-terminated, owning nothing.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

struct span {
    const char *ptr;
    size_t len;
};

#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

struct span span_of(const char *cstr); /* NULL gives the empty span */
bool span_eq(struct span a, struct span b);
bool span_is(struct span a, const char *cstr);
int span_cmp(struct span a, struct span b); /* by bytes; a shorter prefix comes first */

/* FNV-1a, 64 bits: for tables and draws, never for secrets. */
uint64_t span_hash(struct span a);

#endif
