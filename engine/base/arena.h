/*
 * Bump allocation with one lifetime. Memory is zeroed, 16-byte aligned, and comes from one block
 * that is reserved whole at the start (untouched pages cost nothing), so pointers stay valid.
 * Running out ends the process: bounds are checked before, against limits.h.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "engine/base/span.h"

struct arena {
    unsigned char *block;
    size_t size;
    size_t used;
};

void arena_init(struct arena *a, size_t size_bytes);
void arena_done(struct arena *a);
void arena_reset(struct arena *a); /* empty; what was used is zeroed again */
void *arena_alloc(struct arena *a, size_t size_bytes);
void *arena_array(struct arena *a, size_t count, size_t size_bytes);
struct span arena_span(struct arena *a, struct span text); /* a copy, also NUL-terminated */

#endif
