#include "engine/base/bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

void bytes_init(struct bytes *b, size_t cap)
{
    *b = (struct bytes){.cap = cap};
}

void bytes_done(struct bytes *b)
{
    free(b->ptr);
    *b = (struct bytes){0};
}

void bytes_reset(struct bytes *b)
{
    b->len = 0;
    b->over = false;
}

static void grow(struct bytes *b, size_t len)
{
    size_t room = b->room ? b->room : 256;

    while (room < b->len + len) {
        room *= 2;
    }
    if (room != b->room) {
        b->ptr = realloc(b->ptr, room);
        MUST(b->ptr);
        b->room = room;
    }
}

static bool make_room(struct bytes *b, size_t len)
{
    if (b->over || len > b->cap - b->len) {
        b->over = true;
        return false;
    }
    grow(b, len);
    return true;
}

void bytes_add(struct bytes *b, const void *data, size_t len)
{
    if (len && make_room(b, len)) {
        memcpy(b->ptr + b->len, data, len);
        b->len += len;
    }
}

void bytes_text(struct bytes *b, const char *cstr)
{
    bytes_add(b, cstr, strlen(cstr));
}

void bytes_span(struct bytes *b, struct span s)
{
    bytes_add(b, s.ptr, s.len);
}

void bytes_char(struct bytes *b, char c)
{
    bytes_add(b, &c, 1);
}

void bytes_int(struct bytes *b, int64_t value)
{
    char text[24];
    char *p = text + sizeof(text);
    uint64_t u = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        *--p = (char)('0' + u % 10);
        u /= 10;
    } while (u);
    if (value < 0) {
        *--p = '-';
    }
    bytes_add(b, p, (size_t)(text + sizeof(text) - p));
}

void bytes_fmt(struct bytes *b, const char *format, ...)
{
    char few[1024];
    char *text = few;
    va_list ap;
    int n;

    va_start(ap, format);
    n = vsnprintf(few, sizeof(few), format, ap);
    va_end(ap);
    MUST(n >= 0);
    if ((size_t)n >= sizeof(few)) {
        text = malloc((size_t)n + 1);
        MUST(text);
        va_start(ap, format);
        (void)vsnprintf(text, (size_t)n + 1, format, ap);
        va_end(ap);
    }
    bytes_add(b, text, (size_t)n);
    if (text != few) {
        free(text);
    }
}

void bytes_drop(struct bytes *b, size_t len)
{
    MUST(len <= b->len);
    memmove(b->ptr, b->ptr + len, b->len - len);
    b->len -= len;
}

void bytes_cut(struct bytes *b, size_t len)
{
    MUST(len <= b->len);
    b->len = len;
}

struct span bytes_view(const struct bytes *b)
{
    return (struct span){b->ptr, b->len};
}

const char *bytes_cstr(struct bytes *b)
{
    grow(b, 1);
    b->ptr[b->len] = '\0';
    return b->ptr;
}
