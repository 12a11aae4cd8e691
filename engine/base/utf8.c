#include "engine/base/utf8.h"

#include <string.h>

static const struct {
    uint32_t from;
    uint32_t to;
} forbidden[] = {
    {0x0000, 0x0009},   {0x000b, 0x001f},   {0x007f, 0x009f},   {0x00ad, 0x00ad},
    {0x034f, 0x034f},   {0x061c, 0x061c},   {0x115f, 0x1160},   {0x17b4, 0x17b5},
    {0x180b, 0x180f},   {0x200b, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x206f},
    {0x2800, 0x2800},   {0x3164, 0x3164},   {0xd800, 0xf8ff},   {0xfdd0, 0xfdef},
    {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},   {0xfff0, 0xfffb},
    {0xfffe, 0xffff},   {0x1f3fb, 0x1f3ff}, {0xe0000, 0x10ffff},
};

static unsigned trail_count(unsigned char lead)
{
    if (lead >= 0xc2 && lead <= 0xdf) {
        return 1;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
        return 2;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        return 3;
    }
    return 0;
}

uint32_t utf8_next(struct span s, size_t *pos)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    size_t at = (*pos)++;
    unsigned char lead = (unsigned char)s.ptr[at];
    unsigned trail = trail_count(lead);
    uint32_t c = lead & (0x3fu >> trail);

    if (lead < 0x80) {
        return lead;
    }
    if (trail == 0 || trail >= s.len - at) {
        return UTF8_BAD;
    }
    for (unsigned i = 1; i <= trail; i++) {
        unsigned char b = (unsigned char)s.ptr[at + i];

        if ((b & 0xc0) != 0x80) {
            return UTF8_BAD;
        }
        c = c << 6 | (b & 0x3f);
    }
    if (c < least[trail] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
        return UTF8_BAD;
    }
    *pos = at + 1 + trail;
    return c;
}

size_t utf8_put(uint32_t c, char to[4])
{
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

    for (size_t i = len - 1; i > 0; i--) {
        to[i] = (char)(0x80 | (c & 0x3f));
        c >>= 6;
    }
    to[0] = (char)(lead[len] | c);
    return len;
}

static const uint64_t EACH_BYTE = UINT64_C(0x0101010101010101);
static const uint64_t HIGH_BITS = UINT64_C(0x8080808080808080);

/* Has a word of eight bytes one of these values? Zero, or some high bits. */
static uint64_t has_byte(uint64_t word, unsigned char value)
{
    uint64_t zero = word ^ (EACH_BYTE * value);

    return (zero - EACH_BYTE) & ~zero & HIGH_BITS;
}

/* Eight at once: none above 0x7e, below 0x20, a quotation mark or a backslash. */
static bool all_plain(const char *eight)
{
    uint64_t word;

    memcpy(&word, eight, sizeof(word));
    return !((word & HIGH_BITS) | ((word - EACH_BYTE * 0x20) & ~word & HIGH_BITS) |
             has_byte(word, 0x7f) | has_byte(word, '"') | has_byte(word, '\\'));
}

size_t utf8_plain(struct span s, size_t from)
{
    size_t at = from;

    while (at + sizeof(uint64_t) <= s.len && all_plain(s.ptr + at)) {
        at += sizeof(uint64_t);
    }
    while (at < s.len && s.ptr[at] >= 0x20 && s.ptr[at] < 0x7f && s.ptr[at] != '"' &&
           s.ptr[at] != '\\') {
        at++;
    }
    return at - from;
}

size_t utf8_count(struct span s)
{
    size_t n = 0;

    for (size_t pos = 0; pos < s.len; n++) {
        (void)utf8_next(s, &pos);
    }
    return n;
}

bool utf8_forbidden(uint32_t c)
{
    if (c >= 0x20 && c < 0x7f) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_LEN(forbidden); i++) {
        if (c >= forbidden[i].from && c <= forbidden[i].to) {
            return true;
        }
    }
    return (c & 0xfffe) == 0xfffe; /* the last two of each plane are no characters */
}

ptrdiff_t utf8_first_bad(struct span s, uint32_t *ret_char)
{
    size_t pos = 0;

    while ((pos += utf8_plain(s, pos)) < s.len) {
        size_t at = pos;
        uint32_t c = utf8_next(s, &pos);

        if (c == UTF8_BAD || utf8_forbidden(c)) {
            if (ret_char) {
                *ret_char = c;
            }
            return (ptrdiff_t)at;
        }
    }
    return -1;
}

bool utf8_blank(struct span s)
{
    static const uint32_t blanks[] = {' ', '\n', '\t', 0xa0, 0x1680, 0x202f, 0x205f, 0x3000};
    size_t pos = 0;

    while (pos < s.len) {
        uint32_t c = utf8_next(s, &pos);
        bool blank = c >= 0x2000 && c <= 0x200a;

        for (size_t i = 0; i < ARRAY_LEN(blanks) && !blank; i++) {
            blank = c == blanks[i];
        }
        if (!blank) {
            return false;
        }
    }
    return true;
}
