#include "engine/base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

enum { FIRST = 16 << 10, LAST = 4 << 20 }; /* bytes of the first block; where doubling stops */

struct arena_block {
    struct arena_block *before;
    size_t size;
    size_t used;
    _Alignas(16) unsigned char bytes[];
};

void arena_init(struct arena *a, size_t size_bytes)
{
    *a = (struct arena){.size = size_bytes};
}

/* Every block but the first, which is kept for what comes next. */
static void drop(struct arena *a)
{
    while (a->block && a->block->before) {
        struct arena_block *b = a->block;

        a->block = b->before;
        free(b);
    }
}

void arena_done(struct arena *a)
{
    drop(a);
    free(a->block);
    *a = (struct arena){0};
}

void arena_reset(struct arena *a)
{
    drop(a);
    if (a->block) {
        memset(a->block->bytes, 0, a->block->used);
        a->block->used = 0;
    }
    a->used = 0;
}

static void grow(struct arena *a, size_t need)
{
    size_t size = a->block ? 2 * a->block->size : FIRST;
    struct arena_block *b;

    size = size < LAST ? size : LAST;
    size = size < a->size ? size : a->size;
    size = size > need ? size : need;
    b = calloc(1, sizeof(*b) + size);
    MUST(b);
    b->before = a->block;
    b->size = size;
    a->block = b;
}

void *arena_alloc(struct arena *a, size_t size_bytes)
{
    size_t need = (size_bytes + 15) & ~(size_t)15;
    void *p;

    MUST(need >= size_bytes && need <= a->size - a->used);
    if (!a->block || need > a->block->size - a->block->used) {
        grow(a, need);
    }
    p = a->block->bytes + a->block->used;
    a->block->used += need;
    a->used += need;
    return p;
}

void *arena_array(struct arena *a, size_t count, size_t size_bytes)
{
    MUST(size_bytes == 0 || count <= SIZE_MAX / 2 / size_bytes);
    return arena_alloc(a, count * size_bytes);
}

struct span arena_span(struct arena *a, struct span text)
{
    char *p = arena_alloc(a, text.len + 1);

    if (text.len) {
        memcpy(p, text.ptr, text.len);
    }
    return (struct span){p, text.len};
}
