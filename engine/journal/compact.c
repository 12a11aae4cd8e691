#include "engine/journal/compact.h"

#include <string.h>

#include "engine/base/utf8.h"

/* Where the scan stands. The bit of a level tells an object (1) from an array (0). */
struct scan {
    struct span text;
    size_t pos;
    unsigned depth;
    uint32_t objects;
};

static int peek(const struct scan *s)
{
    return s->pos < s->text.len ? (unsigned char)s->text.ptr[s->pos] : -1;
}

static bool take(struct scan *s, char c)
{
    if (peek(s) != (unsigned char)c) {
        return false;
    }
    s->pos++;
    return true;
}

static bool in_object(const struct scan *s)
{
    return (s->objects >> (s->depth - 1)) & 1u;
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(int c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static const char *skip_escape(struct scan *s)
{
    int c = peek(s);
    int i;

    if (c > 0 && strchr("\"\\/bfnrt", c)) {
        s->pos++;
        return NULL;
    }
    if (!take(s, 'u')) {
        return "no such escape";
    }
    for (i = 0; i < 4; i++) {
        if (!is_hex(peek(s))) {
            return "an escape needs four hex digits";
        }
        s->pos++;
    }
    return NULL;
}

static const char *skip_string(struct scan *s)
{
    const char *wrong;
    int c;

    if (!take(s, '"')) {
        return "a string was expected";
    }
    for (;;) {
        s->pos += utf8_plain(s->text, s->pos);
        c = peek(s);
        if (c < 0x20 || c > 0x7e) {
            return c < 0 ? "a string does not end" : "a byte outside 0x20..0x7e";
        }
        s->pos++;
        if (c == '"') {
            return NULL;
        }
        if (c == '\\') {
            wrong = skip_escape(s);
            if (wrong) {
                return wrong;
            }
        }
    }
}

static const char *skip_number(struct scan *s)
{
    bool minus = take(s, '-');
    size_t from = s->pos;

    while (is_digit(peek(s))) {
        s->pos++;
    }
    if (s->pos == from || s->pos - from > COMPACT_DIGITS_MAX) {
        return "a whole number of at most 18 digits was expected";
    }
    if (s->text.ptr[from] == '0' && (minus || s->pos - from > 1)) {
        return "a number not in its shortest form";
    }
    return NULL;
}

static const char *skip_word(struct scan *s)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t i;

    for (i = 0; i < ARRAY_LEN(words); i++) {
        size_t len = strlen(words[i]);

        if (s->text.len - s->pos >= len && memcmp(s->text.ptr + s->pos, words[i], len) == 0) {
            s->pos += len;
            return NULL;
        }
    }
    return "a value was expected";
}

/* A key if one is due here; then the value is what follows. */
static const char *skip_key(struct scan *s)
{
    const char *wrong;

    if (!in_object(s)) {
        return NULL;
    }
    wrong = skip_string(s);
    if (wrong) {
        return wrong;
    }
    return take(s, ':') ? NULL : "a colon was expected";
}

static const char *open_level(struct scan *s)
{
    bool object = peek(s) == '{';

    if (s->depth == COMPACT_DEPTH_MAX) {
        return "nested deeper than 16";
    }
    s->pos++;
    s->objects &= ~(1u << s->depth);
    s->objects |= (uint32_t)object << s->depth;
    s->depth++;
    return NULL;
}

/* Close every level that ends here; then either all is closed or a comma leads on. */
static const char *close_levels(struct scan *s)
{
    while (s->depth > 0 && take(s, in_object(s) ? '}' : ']')) {
        s->depth--;
    }
    if (s->depth == 0) {
        return NULL;
    }
    return take(s, ',') ? skip_key(s) : "a comma or a closing bracket was expected";
}

static const char *skip_value(struct scan *s)
{
    const char *wrong;
    int c = peek(s);

    if (c == '{' || c == '[') {
        wrong = open_level(s);
        if (wrong) {
            return wrong;
        }
        c = peek(s);
        if (c == (in_object(s) ? '}' : ']')) {
            return close_levels(s);
        }
        return skip_key(s);
    }
    if (c == '"') {
        wrong = skip_string(s);
    } else if (c == '-' || is_digit(c)) {
        wrong = skip_number(s);
    } else {
        wrong = skip_word(s);
    }
    return wrong ? wrong : close_levels(s);
}

const char *compact_skip(struct span text, char open, size_t *pos)
{
    struct scan s = {.text = text, .pos = *pos};
    const char *wrong;

    if (peek(&s) != (unsigned char)open) {
        return open == '{' ? "an object was expected" : "an array was expected";
    }
    do {
        wrong = skip_value(&s);
    } while (!wrong && s.depth > 0);
    *pos = s.pos;
    return wrong;
}
