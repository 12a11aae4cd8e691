#include "engine/base/span.h"

#include <string.h>

struct span span_of(const char *cstr)
{
    return (struct span){cstr, cstr ? strlen(cstr) : 0};
}

bool span_eq(struct span a, struct span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool span_is(struct span a, const char *cstr)
{
    return span_eq(a, span_of(cstr));
}

int span_cmp(struct span a, struct span b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;

    if (c != 0) {
        return c;
    }
    return a.len < b.len ? -1 : a.len > b.len;
}

uint64_t span_hash(struct span a)
{
    uint64_t h = 0xcbf29ce484222325u;

    for (size_t i = 0; i < a.len; i++) {
        h = (h ^ (unsigned char)a.ptr[i]) * 0x100000001b3u;
    }
    return h;
}
