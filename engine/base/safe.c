#include "engine/base/safe.h"

#include <string.h>

#include "engine/base/utf8.h"

static void put_char(uint32_t c, struct span from, struct bytes *to)
{
    if (c == UTF8_BAD) {
        bytes_fmt(to, "<byte %02x>", (unsigned)(unsigned char)from.ptr[0]);
    } else if (utf8_forbidden(c)) {
        bytes_fmt(to, "<U+%04X>", (unsigned)c);
    } else {
        bytes_span(to, from);
    }
}

void safe_text(struct span text, struct bytes *to)
{
    size_t pos = 0;

    while (pos < text.len) {
        size_t at = pos;
        size_t plain = utf8_plain(text, pos);

        if (plain) {
            bytes_add(to, text.ptr + pos, plain);
            pos += plain;
        } else {
            uint32_t c = utf8_next(text, &pos);

            put_char(c, (struct span){text.ptr + at, pos - at}, to);
        }
    }
}

/* Letters from here to the next blank that may stand as they are; at most so many. */
static size_t plain_word(struct span text, size_t from, size_t most)
{
    size_t left = text.len - from < most ? text.len - from : most;
    const char *blank = memchr(text.ptr + from, ' ', left);
    struct span word = {text.ptr, blank ? (size_t)(blank - text.ptr) : from + left};

    return utf8_plain(word, from);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

void safe_line(struct span text, size_t most, struct bytes *to)
{
    size_t pos = 0;
    size_t whole = 0; /* so far it is whole words */
    bool any = false;
    bool gap = false; /* blanks and line feeds become one blank, at the ends none */

    while (text.len && is_blank(text.ptr[text.len - 1])) {
        text.len--;
    }
    for (size_t n = 0; pos < text.len && n < most;) {
        size_t at = pos;
        size_t plain = plain_word(text, pos, most - n);
        uint32_t c = plain ? 0 : utf8_next(text, &pos);

        n += plain ? plain : 1;
        if (c == '\n' || c == ' ') {
            gap = any;
            continue;
        }
        whole = gap ? to->len : whole;
        bytes_text(to, gap ? " " : "");
        if (plain) {
            bytes_add(to, text.ptr + at, plain);
            pos += plain;
        } else {
            put_char(c, (struct span){text.ptr + at, pos - at}, to);
        }
        any = true;
        gap = false;
    }
    if (pos < text.len) {
        bytes_cut(to, gap || is_blank(text.ptr[pos]) || !whole ? to->len : whole);
        bytes_text(to, "...");
    }
}
