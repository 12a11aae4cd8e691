#include "ui/term/measure.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "engine/base/must.h"

static const uint8_t *bytes_of(struct span text)
{
    return (const uint8_t *)(text.ptr ? text.ptr : "");
}

/*
 * Bytes of the letter or sign at `from` that takes one column and to which nothing before or behind
 * it belongs, if it is one of those that nearly all texts are made of; else 0, and the library is
 * asked, which takes ten times as long.
 */
static inline size_t common(struct span text, size_t from)
{
    const uint8_t *at = bytes_of(text) + from;

    if (at[0] >= 0x20 && at[0] < 0x7f) {
        return 1;
    }
    /* U+00C0 to U+00FF, U+0400 to U+047F: Western and Cyrillic letters */
    return from + 1 < text.len && (at[0] == 0xc3 || at[0] == 0xd0 || at[0] == 0xd1) &&
                   (at[1] & 0xc0) == 0x80
               ? 2
               : 0;
}

int measure_columns(struct span text)
{
    size_t at = 0;
    int columns = 0;

    while (at < text.len) {
        size_t from;
        size_t n;

        while (at < text.len && (n = common(text, at)) > 0) {
            columns++;
            at += n;
        }
        from = at;
        while (at < text.len && common(text, at) == 0) {
            at++;
        }
        if (at > from) {
            columns += u8_width(bytes_of(text) + from, at - from, "UTF-8");
        }
    }
    return columns;
}

size_t measure_character(struct span text, size_t from, int *ret_columns)
{
    const uint8_t *at = bytes_of(text) + from;
    size_t n = common(text, from);
    const uint8_t *end;

    if (n && (from + n == text.len || common(text, from + n))) {
        *ret_columns = 1;
        return n;
    }
    end = u8_grapheme_next(at, bytes_of(text) + text.len);
    *ret_columns = u8_width(at, (size_t)(end - at), "UTF-8");
    return (size_t)(end - at);
}

size_t measure_before(struct span text, size_t from)
{
    const uint8_t *start = bytes_of(text);

    return (size_t)(u8_grapheme_prev(start + from, start) - start);
}

struct span measure_fit(struct span text, int columns, int *ret_columns)
{
    size_t at = 0;
    size_t n = text.len ? common(text, 0) : 0;
    int used = 0;

    while (at < text.len) {
        int wide = 1;
        size_t len = n;
        size_t next = at + n < text.len ? common(text, at + n) : n;

        if (!n || !next) {
            len = measure_character(text, at, &wide);
            next = at + len < text.len ? common(text, at + len) : 0;
        }
        if (used + wide > columns) {
            break;
        }
        used += wide;
        at += len;
        n = next;
    }
    *ret_columns = used;
    return (struct span){text.ptr, at};
}

static struct span without_end_blanks(struct span line)
{
    while (line.len && (line.ptr[line.len - 1] == ' ' || line.ptr[line.len - 1] == '\n')) {
        line.len--;
    }
    return line;
}

/* Columns of the blanks at its end. */
static int end_blanks(struct span line)
{
    size_t n = 0;

    while (n < line.len && line.ptr[line.len - 1 - n] == ' ') {
        n++;
    }
    return (int)n;
}

/* Lines while they are found: as many as there are, and not as many as there could be. */
struct lines {
    struct span *line;
    int count, room;
};

static void put_line(struct lines *l, struct span line)
{
    if (l->count == l->room) {
        l->room = l->room ? 2 * l->room : 16;
        l->line = realloc(l->line, (size_t)l->room * sizeof(*l->line));
        MUST(l->line);
    }
    l->line[l->count++] = line;
}

/* What may not be broken and is too long for a line, as many lines as it needs but the last. */
static struct span cut_long(struct lines *l, struct span text, int columns)
{
    int used;

    while (measure_columns(without_end_blanks(text)) > columns) {
        struct span part = measure_fit(text, columns, &used);

        if (part.len == 0) {
            part.len = measure_character(text, 0, &used); /* wider than a line: alone */
        }
        if (part.len == text.len) {
            break;
        }
        put_line(l, part);
        text.ptr += part.len;
        text.len -= part.len;
    }
    return text;
}

/* One paragraph: pieces that may not be broken, as many a line as fit. */
static void wrap_paragraph(struct lines *l, struct span text, const char *breaks, int columns)
{
    struct span line = {text.ptr, 0};
    size_t from = 0;
    int used = 0; /* columns of the line, with the blanks at its end */

    for (size_t i = 1; i <= text.len; i++) {
        struct span piece = {text.ptr + from, i - from};
        struct span longer = {line.ptr, (size_t)(text.ptr + i - line.ptr)};

        if (i < text.len && breaks[i] != UC_BREAK_POSSIBLE) {
            continue;
        }
        used += measure_columns(piece); /* each once: texts are many, and a line has ten pieces */
        if (line.len && used - end_blanks(longer) > columns) {
            put_line(l, without_end_blanks(line));
            longer = piece;
            used = measure_columns(piece);
        }
        line = longer;
        if (used - end_blanks(longer) > columns) {
            line = cut_long(l, longer, columns);
            used = measure_columns(line);
        }
        from = i;
    }
    put_line(l, without_end_blanks(line));
}

struct measured measure_wrap(struct arena *a, struct span text, int columns)
{
    struct lines l = {.count = 0};
    struct measured m;
    char *breaks = malloc(text.len + 1);
    size_t from = 0;

    MUST(breaks);
    columns = columns < 1 ? 1 : columns;
    u8_possible_linebreaks(bytes_of(text), text.len, "UTF-8", breaks);
    for (size_t i = 0; i <= text.len; i++) {
        if (i == text.len || text.ptr[i] == '\n') {
            if (i > from || i < text.len || l.count == 0) { /* no line behind the last line feed */
                wrap_paragraph(&l, (struct span){text.ptr + from, i - from}, breaks + from,
                               columns);
            }
            from = i + 1;
        }
    }
    free(breaks);
    m = (struct measured){arena_array(a, (size_t)l.count + 1, sizeof(*m.line)), l.count};
    memcpy(m.line, l.line, (size_t)l.count * sizeof(*m.line));
    free(l.line);
    return m;
}

/* A copy of what the library allocated. */
static struct span taken(struct arena *a, uint8_t *text, size_t len, struct span otherwise)
{
    struct span copy = text ? arena_span(a, (struct span){(char *)text, len}) : otherwise;

    free(text);
    return copy;
}

struct span measure_compose(struct arena *a, struct span text)
{
    size_t len;
    uint8_t *composed = u8_normalize(UNINORM_NFC, bytes_of(text), text.len, NULL, &len);

    return taken(a, composed, len, text);
}

enum { LATIN_END = 0x370, DIAERESIS = 0x308 };

struct span measure_fold(struct arena *a, struct span text)
{
    size_t len;
    uint8_t *folded = u8_casefold(bytes_of(text), text.len, NULL, UNINORM_NFD, NULL, &len);
    struct span out = taken(a, folded, len, text);
    uint8_t *to = (uint8_t *)(uintptr_t)out.ptr;
    size_t kept = 0;
    size_t at = 0;
    ucs4_t base = 0;

    while (folded && at < out.len) {
        ucs4_t c;
        int n = u8_mbtouc(&c, (const uint8_t *)out.ptr + at, out.len - at);
        bool mark = uc_combining_class(c) != UC_CCC_NR;

        if (!mark || !(base < LATIN_END || c == DIAERESIS)) {
            memmove(to + kept, out.ptr + at, (size_t)n);
            kept += (size_t)n;
        }
        base = mark ? base : c;
        at += (size_t)n;
    }
    return folded ? (struct span){out.ptr, kept} : text;
}
