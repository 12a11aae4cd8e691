/*
 * The look before the reading: grammar, limits, text. One pass, no allocation, no recursion.
 */
#include <string.h>

#include "engine/base/utf8.h"
#include "engine/wire/scan.h"

enum { KEYS_MAX = 64 };

struct check {
    struct span text;
    size_t pos;
    int tokens;
    int depth;
    char open[SCAN_DEPTH_MAX];     /* '{' or '[' */
    int first_key[SCAN_DEPTH_MAX]; /* of each object: where its keys begin */
    struct span key[SCAN_DEPTH_MAX * KEYS_MAX];
    int keys;
    const char *wrong;
};

static bool fail(struct check *c, const char *why)
{
    if (!c->wrong) {
        c->wrong = why;
    }
    return false;
}

static char look(struct check *c)
{
    while (c->pos < c->text.len && strchr(" \t\r\n", c->text.ptr[c->pos]) && c->text.ptr[c->pos]) {
        c->pos++;
    }
    return c->pos < c->text.len ? c->text.ptr[c->pos] : '\0';
}

/* The four digits of a \u escape that begins here. */
static bool unit(const struct check *c, size_t at, uint32_t *ret)
{
    *ret = 0;
    if (at + 6 > c->text.len || memcmp(c->text.ptr + at, "\\u", 2) != 0) {
        return false;
    }
    for (size_t i = at + 2; i < at + 6; i++) {
        char h = c->text.ptr[i];

        h = h >= 'A' && h <= 'F' ? (char)(h + 'a' - 'A') : h;
        if (!((h >= '0' && h <= '9') || (h >= 'a' && h <= 'f'))) {
            return false;
        }
        *ret = *ret * 16 + (uint32_t)(h <= '9' ? h - '0' : h - 'a' + 10);
    }
    return true;
}

static bool escape(struct check *c)
{
    char e = c->pos + 1 < c->text.len ? c->text.ptr[c->pos + 1] : '\0';
    size_t len = 6;
    uint32_t code;
    uint32_t low;

    if (e != 'u') {
        c->pos += e && strchr("\"\\/n", e) ? 2 : 0;
        return (e && strchr("\"\\/n", e)) || fail(c, "an escape that text may not contain");
    }
    if (!unit(c, c->pos, &code)) {
        return fail(c, "a broken \\u escape");
    }
    if (code >= 0xd800 && code <= 0xdfff) {
        if (code > 0xdbff || !unit(c, c->pos + 6, &low) || low < 0xdc00 || low > 0xdfff) {
            return fail(c, "half of a pair of \\u escapes");
        }
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        len = 12;
    }
    if (utf8_forbidden(code)) {
        return fail(c, "a forbidden character");
    }
    c->pos += len;
    return true;
}

static bool string(struct check *c, struct span *ret)
{
    size_t start = ++c->pos;

    while ((c->pos += utf8_plain(c->text, c->pos)) < c->text.len && c->text.ptr[c->pos] != '"') {
        uint32_t ch;

        if (c->text.ptr[c->pos] == '\\') {
            if (!escape(c)) {
                return false;
            }
            continue;
        }
        ch = utf8_next(c->text, &c->pos);
        if (ch == UTF8_BAD || ch == '\n' || utf8_forbidden(ch)) {
            return fail(c, "a forbidden character");
        }
    }
    if (c->pos >= c->text.len) {
        return fail(c, "a text without end");
    }
    *ret = (struct span){c->text.ptr + start, c->pos - start};
    c->pos++;
    return ret->len <= SCAN_STRING_MAX || fail(c, "a text that is too long");
}

static bool number(struct check *c)
{
    size_t start;

    c->pos += c->text.ptr[c->pos] == '-';
    start = c->pos;
    while (c->pos < c->text.len && c->text.ptr[c->pos] >= '0' && c->text.ptr[c->pos] <= '9') {
        c->pos++;
    }
    if (c->pos == start || c->pos - start > SCAN_DIGITS_MAX ||
        (c->text.ptr[start] == '0' && c->pos - start > 1)) {
        return fail(c, "a number that is not whole, or too long");
    }
    return true;
}

static bool word(struct check *c)
{
    static const char *const words[] = {"true", "false", "null"};

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t n = strlen(words[i]);

        if (c->text.len - c->pos >= n && memcmp(c->text.ptr + c->pos, words[i], n) == 0) {
            c->pos += n;
            return true;
        }
    }
    return fail(c, "this is not JSON");
}

static bool open(struct check *c, char sign)
{
    if (c->depth == SCAN_DEPTH_MAX) {
        return fail(c, "nested too deeply");
    }
    c->open[c->depth] = sign;
    c->first_key[c->depth] = c->keys;
    c->depth++;
    c->pos++;
    return true;
}

static bool key(struct check *c)
{
    struct span name;

    if (look(c) != '"') {
        return fail(c, "expected a key");
    }
    if (!string(c, &name)) {
        return false;
    }
    if (memchr(name.ptr, '\\', name.len)) {
        return fail(c, "a key with escapes");
    }
    for (int i = c->first_key[c->depth - 1]; i < c->keys; i++) {
        if (span_eq(c->key[i], name)) {
            return fail(c, "a key twice");
        }
    }
    if (c->keys - c->first_key[c->depth - 1] >= KEYS_MAX) {
        return fail(c, "too many keys");
    }
    c->key[c->keys++] = name;
    if (look(c) != ':') {
        return fail(c, "expected ':'");
    }
    c->pos++;
    return true;
}

/* A value, or the opening of one. *ret_done: the value is complete. */
static bool value(struct check *c, bool *ret_done)
{
    char sign = look(c);
    struct span text;

    *ret_done = true;
    if (++c->tokens > SCAN_TOKENS_MAX) {
        return fail(c, "too many values");
    }
    if (sign == '{' || sign == '[') {
        *ret_done = false;
        return open(c, sign);
    }
    if (sign == '"') {
        return string(c, &text);
    }
    return sign == '-' || (sign >= '0' && sign <= '9') ? number(c) : word(c);
}

/* Behind a complete value: close what ends here, or step to the next value. */
static bool after(struct check *c)
{
    while (c->depth > 0) {
        bool object = c->open[c->depth - 1] == '{';
        char sign = look(c);

        if (sign == ',') {
            c->pos++;
            return !object || key(c);
        }
        if (sign != (object ? '}' : ']')) {
            return fail(c, "expected ',' or the end");
        }
        c->pos++;
        c->depth--;
        c->keys = c->first_key[c->depth];
    }
    return true;
}

static bool whole(struct check *c)
{
    if (look(c) != '{') {
        return fail(c, "expected an object");
    }
    do {
        bool done;

        if (!value(c, &done)) {
            return false;
        }
        if (!done) {
            char close = c->open[c->depth - 1] == '{' ? '}' : ']';

            if (look(c) != close) {
                if (close == '}' && !key(c)) {
                    return false;
                }
                continue;
            }
        }
        if (!after(c)) {
            return false;
        }
    } while (c->depth > 0);
    return look(c) == '\0' && c->pos == c->text.len ? true : fail(c, "something behind the end");
}

const char *scan_check(struct span text, size_t *ret_at)
{
    struct check c;

    c.text = text;
    c.pos = 0;
    c.tokens = 0;
    c.depth = 0;
    c.keys = 0;
    c.wrong = NULL;
    (void)whole(&c);
    if (ret_at) {
        *ret_at = c.pos;
    }
    return c.wrong;
}
