#include "engine/wire/scan.h"

#include <string.h>

#include "engine/base/utf8.h"

static void skip_space(struct scan *s)
{
    while (s->pos < s->text.len) {
        char c = s->text.ptr[s->pos];

        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            return;
        }
        s->pos++;
    }
}

static char peek(struct scan *s)
{
    skip_space(s);
    return s->pos < s->text.len ? s->text.ptr[s->pos] : '\0';
}

static bool take(struct scan *s, char c)
{
    if (s->bad || peek(s) != c) {
        return false;
    }
    s->pos++;
    return true;
}

static void want(struct scan *s, char c)
{
    if (!take(s, c)) {
        s->bad = true;
    }
}

void scan_init(struct scan *s, struct span text, struct arena *a)
{
    *s = (struct scan){.text = text, .arena = a};
}

void scan_object(struct scan *s)
{
    want(s, '{');
}

void scan_list(struct scan *s)
{
    want(s, '[');
}

/* Between the values of a container: a comma, or its end. At the start there is neither. */
static bool another(struct scan *s, char open, char close)
{
    if (s->bad) {
        return false;
    }
    if (take(s, close)) {
        return false;
    }
    if (s->pos == 0) {
        s->bad = true;
        return false;
    }
    if (!take(s, ',')) {
        size_t back = s->pos;

        while (back > 0 && strchr(" \t\n\r", s->text.ptr[back - 1])) {
            back--;
        }
        s->bad = back == 0 || s->text.ptr[back - 1] != open;
    }
    return !s->bad;
}

bool scan_more(struct scan *s)
{
    return another(s, '[', ']');
}

/* The raw bytes between quotes; *ret_plain: no escape among them. */
static struct span quoted(struct scan *s, bool *ret_plain)
{
    size_t start;

    *ret_plain = true;
    want(s, '"');
    start = s->pos;
    while (!s->bad && (s->pos += utf8_plain(s->text, s->pos)) < s->text.len &&
           s->text.ptr[s->pos] != '"') {
        if (s->text.ptr[s->pos] == '\\') {
            *ret_plain = false;
            s->pos++;
        }
        s->pos++;
    }
    if (s->bad || s->pos >= s->text.len) {
        s->bad = true;
        return (struct span){0};
    }
    s->pos++;
    return (struct span){s->text.ptr + start, s->pos - 1 - start};
}

bool scan_key(struct scan *s, struct span *ret_key)
{
    bool plain;

    if (!another(s, '{', '}')) {
        return false;
    }
    *ret_key = quoted(s, &plain);
    want(s, ':');
    s->bad = s->bad || !plain;
    return !s->bad;
}

static unsigned hex4(const char *p, bool *bad)
{
    unsigned v = 0;

    for (int i = 0; i < 4; i++) {
        char c = p[i];
        unsigned d = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                     : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
                     : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10)
                                            : 16;

        *bad = *bad || d == 16;
        v = v * 16 + d;
    }
    return v;
}

/* A \u escape at raw[*i] (behind the u), with its other half where it has one. */
static uint32_t code_unit(struct span raw, size_t *i, bool *bad)
{
    uint32_t c;
    uint32_t low;

    if (*i + 4 > raw.len) {
        *bad = true;
        return 0;
    }
    c = hex4(raw.ptr + *i, bad);
    *i += 4;
    if (c < 0xd800 || c > 0xdfff) {
        return c;
    }
    if (c > 0xdbff || *i + 6 > raw.len || raw.ptr[*i] != '\\' || raw.ptr[*i + 1] != 'u') {
        *bad = true;
        return 0;
    }
    low = hex4(raw.ptr + *i + 2, bad);
    *i += 6;
    *bad = *bad || low < 0xdc00 || low > 0xdfff;
    return 0x10000 + ((c - 0xd800) << 10) + (low & 0x3ff);
}

static struct span decoded(struct scan *s, struct span raw)
{
    static const char names[] = "\"\\/bfnrt";
    static const char means[] = "\"\\/\b\f\n\r\t";
    char *text = arena_alloc(s->arena, raw.len + 1);
    char *to = text;

    for (size_t i = 0; i < raw.len;) {
        const char *known;

        if (raw.ptr[i] != '\\') {
            *to++ = raw.ptr[i++];
            continue;
        }
        i++;
        if (i < raw.len && raw.ptr[i] == 'u') {
            i++;
            to += utf8_put(code_unit(raw, &i, &s->bad), to);
            continue;
        }
        known = i < raw.len && raw.ptr[i] ? strchr(names, raw.ptr[i]) : NULL;
        s->bad = s->bad || !known;
        *to++ = known ? means[known - names] : '?';
        i++;
    }
    return (struct span){text, (size_t)(to - text)};
}

struct span scan_text(struct scan *s)
{
    bool plain;
    struct span raw = quoted(s, &plain);

    if (s->bad) {
        return (struct span){0};
    }
    return plain ? raw : decoded(s, raw);
}

int64_t scan_number(struct scan *s)
{
    bool minus = take(s, '-');
    int64_t v = 0;
    size_t start = s->pos;

    while (!s->bad && s->pos < s->text.len && s->text.ptr[s->pos] >= '0' &&
           s->text.ptr[s->pos] <= '9' && s->pos - start < 19) {
        if (__builtin_mul_overflow(v, 10, &v) ||
            __builtin_add_overflow(v, s->text.ptr[s->pos] - '0', &v)) {
            s->bad = true;
        }
        s->pos++;
    }
    s->bad = s->bad || s->pos == start || (s->text.ptr[start] == '0' && s->pos - start > 1);
    if (s->pos < s->text.len && strchr("0123456789.eE", s->text.ptr[s->pos])) {
        s->bad = true;
    }
    return minus ? -v : v;
}

bool scan_flag(struct scan *s)
{
    static const struct span words[] = {{"false", 5}, {"true", 4}};

    skip_space(s);
    for (int i = 0; i < 2; i++) {
        if (s->text.len - s->pos >= words[i].len &&
            memcmp(s->text.ptr + s->pos, words[i].ptr, words[i].len) == 0) {
            s->pos += words[i].len;
            return i == 1;
        }
    }
    s->bad = true;
    return false;
}

struct span scan_value(struct scan *s)
{
    size_t start;
    int depth = 0;
    bool plain;

    skip_space(s);
    start = s->pos;
    while (!s->bad && s->pos < s->text.len) {
        char c = s->text.ptr[s->pos];

        if (c == '"') {
            (void)quoted(s, &plain);
        } else if (depth == 0 && s->pos > start && strchr(",]} \t\r\n", c)) {
            break;
        } else {
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
            s->pos++;
        }
        if (depth == 0 && (c == '"' || c == '}' || c == ']')) {
            break;
        }
    }
    s->bad = s->bad || depth != 0 || s->pos == start;
    return (struct span){s->text.ptr + start, s->pos - start};
}

bool scan_end(struct scan *s)
{
    skip_space(s);
    return !s->bad && s->pos == s->text.len;
}
