#include "engine/base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

void arena_init(struct arena *a, size_t size_bytes)
{
    a->block = calloc(1, size_bytes);
    a->size = size_bytes;
    a->used = 0;
    MUST(a->block);
}

void arena_done(struct arena *a)
{
    free(a->block);
    *a = (struct arena){0};
}

void arena_reset(struct arena *a)
{
    memset(a->block, 0, a->used);
    a->used = 0;
}

void *arena_alloc(struct arena *a, size_t size_bytes)
{
    size_t need = (size_bytes + 15) & ~(size_t)15;
    void *p = a->block + a->used;

    MUST(need >= size_bytes && need <= a->size - a->used);
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
