#include "engine/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"

enum { DISTANCE_LEN = 64 };

struct span text_begin(struct span s, size_t most)
{
    size_t n = s.len < most ? s.len : most;

    while (n > 0 && n < s.len && ((unsigned char)s.ptr[n] & 0xc0) == 0x80) {
        n--;
    }
    return (struct span){s.ptr, n};
}

void text_copy(char *to, size_t room, struct span from)
{
    size_t n;

    MUST(room > 0);
    n = text_begin(from, room - 1).len;
    if (n) {
        memcpy(to, from.ptr, n);
    }
    to[n] = '\0';
}

void text_brief(char *to, size_t room, struct span from)
{
    char *end;

    MUST(room >= 4);
    if (from.len < room) {
        text_copy(to, room, from);
        return;
    }
    text_copy(to, room - 3, from);
    end = from.ptr[strlen(to)] == ' ' ? NULL : strrchr(to, ' ');
    memcpy(end ? end : to + strlen(to), "...", 4);
}

bool text_int(struct span s, int64_t *ret_value)
{
    size_t i = s.len && s.ptr[0] == '-';
    int64_t v = 0;

    if (i == s.len) {
        return false;
    }
    for (bool minus = i == 1; i < s.len; i++) {
        int64_t digit = s.ptr[i] - '0';

        if (digit < 0 || digit > 9 || __builtin_mul_overflow(v, 10, &v) ||
            __builtin_add_overflow(v, minus ? -digit : digit, &v)) {
            return false;
        }
    }
    *ret_value = v;
    return true;
}

bool text_is_hex(struct span s, size_t digits)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!((s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] >= 'a' && s.ptr[i] <= 'f'))) {
            return false;
        }
    }
    return s.len == digits;
}

void text_list(char *to, size_t room, const char *format, ...)
{
    size_t len = strlen(to);
    va_list ap;

    if (len && len + 2 < room) {
        memcpy(to + len, ", ", 3);
        len += 2;
    }
    va_start(ap, format);
    vsnprintf(to + len, room - len, format, ap);
    va_end(ap);
}

bool text_is_id(struct span s)
{
    if (s.len == 0 || s.len > ID_LEN_MAX || s.ptr[0] < 'a' || s.ptr[0] > 'z') {
        return false;
    }
    for (size_t i = 1; i < s.len; i++) {
        char c = s.ptr[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
            return false;
        }
    }
    return true;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned text_distance(struct span a, struct span b)
{
    unsigned row[3][DISTANCE_LEN + 1];
    size_t n = a.len < DISTANCE_LEN ? a.len : DISTANCE_LEN;
    size_t m = b.len < DISTANCE_LEN ? b.len : DISTANCE_LEN;

    for (size_t j = 0; j <= m; j++) {
        row[0][j] = (unsigned)j;
    }
    for (size_t i = 1; i <= n; i++) {
        unsigned *now = row[i % 3];
        const unsigned *last = row[(i - 1) % 3];
        const unsigned *before = row[(i + 1) % 3];

        now[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned cost = a.ptr[i - 1] != b.ptr[j - 1];

            now[j] = least(least(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1]) {
                now[j] = least(now[j], before[j - 2] + 1);
            }
        }
    }
    return row[n % 3][m];
}

/* A slip leaves most of a name as it was. */
static unsigned bound(struct span wanted)
{
    return wanted.len < 4 ? 2 : (unsigned)(wanted.len / 3 + 2);
}

static bool begins(struct span wanted, struct span known)
{
    return wanted.len > 1 && wanted.len < known.len &&
           span_eq(wanted, (struct span){known.ptr, wanted.len});
}

void nearest_offer(struct nearest *n, struct span known)
{
    unsigned d = begins(n->wanted, known) ? 1 : text_distance(n->wanted, known);

    if (d < bound(n->wanted) && (!n->name.len || d < n->distance)) {
        n->name = known;
        n->distance = d;
    }
}

const char *nearest_hint(const struct nearest *n, char to[NEAREST_HINT])
{
    *to = '\0';
    if (n->name.len) {
        snprintf(to, NEAREST_HINT, ", did you mean '%.*s'?", (int)n->name.len, n->name.ptr);
    }
    return to;
}
