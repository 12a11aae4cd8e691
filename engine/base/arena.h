/*
 * Bump allocation with one lifetime. Memory is zeroed, 16-byte aligned and never moves, so pointers
 * stay valid; it is taken in blocks as it is needed, up to the size given at the start. Running out
 * ends the process: bounds are checked before, against limits.h.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "engine/base/span.h"

struct arena_block;

struct arena {
    struct arena_block *block; /* the newest; none before anything was asked for */
    size_t size;               /* bytes that may be asked for in all; 0: not begun, or done */
    size_t used;
};

void arena_init(struct arena *a, size_t size_bytes);
void arena_done(struct arena *a);
void arena_reset(struct arena *a); /* empty; what was used is zeroed again */
void *arena_alloc(struct arena *a, size_t size_bytes);
void *arena_array(struct arena *a, size_t count, size_t size_bytes);
struct span arena_span(struct arena *a, struct span text); /* a copy, also NUL-terminated */

#endif
