#include "engine/wire/spoken.h"

#include <stdbool.h>

enum { CODE = 4 /* "[it]" */ };

static bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static bool small(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool code_at(struct span s, size_t i)
{
    return i + CODE <= s.len && s.ptr[i] == '[' && small(s.ptr[i + 1]) && small(s.ptr[i + 2]) &&
           s.ptr[i + 3] == ']' && (i == 0 || blank(s.ptr[i - 1])) &&
           (i + CODE == s.len || blank(s.ptr[i + CODE]));
}

static struct span trimmed(struct span s)
{
    while (s.len && blank(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && blank(s.ptr[s.len - 1])) {
        s.len--;
    }
    return s;
}

/* From `from` to the next code or the end. */
static struct span part(struct span s, size_t from)
{
    size_t end = from;

    while (end < s.len && !code_at(s, end)) {
        end++;
    }
    return (struct span){s.ptr + from, end - from};
}

struct span spoken_part(struct span text, struct span lang)
{
    struct span first = part(text, 0);
    struct span found;

    if (first.len == text.len) {
        return text;
    }
    found = trimmed(first);
    for (size_t at = first.len; at < text.len;) {
        struct span next = part(text, at + CODE);
        bool its = span_eq(lang, (struct span){text.ptr + at + 1, CODE - 2});

        if (its && trimmed(next).len) {
            return trimmed(next);
        }
        found = found.len ? found : trimmed(next);
        at += CODE + next.len;
    }
    return found;
}
