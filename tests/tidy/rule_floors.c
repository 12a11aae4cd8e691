#include "tests/tidy/tidy.h"

#include <string.h>

static bool has_word(struct span rest, struct span word)
{
    struct span w;

    while ((w = tidy_word(&rest)).len) {
        if (span_eq(w, word)) {
            return true;
        }
    }
    return false;
}

/* The words of the row `kind name: words`; false if there is no such row. */
static bool find_row(const struct tidy *t, const char *kind, struct span name,
                     struct span *ret_words)
{
    for (size_t i = 0; i < t->floors.count; i++) {
        struct span rest = t->floors.row[i];

        if (span_is(tidy_word(&rest), kind) && span_eq(tidy_word(&rest), name)) {
            *ret_words = rest;
            return true;
        }
    }
    return false;
}

/* Our own header: by its full path, from this folder or a lower floor. */
static void check_own(struct tidy *t, const struct source *s, size_t line, struct span header)
{
    struct span folder = source_folder(span_of(s->path));
    struct span target = source_folder(header);
    struct span may = {0};

    find_row(t, "floor", folder, &may);
    if (!span_eq(target, folder) && !has_word(may, target)) {
        tidy_report(t, s->path, line, "%.*s may not include %.*s (floors.txt)", (int)folder.len,
                    folder.ptr, (int)header.len, header.ptr);
    }
}

static bool is_or_under(struct span header, struct span name)
{
    bool prefix = name.len && name.ptr[name.len - 1] == '/';

    if (prefix && header.len > name.len) {
        header.len = name.len;
    }
    return span_eq(header, name);
}

/* A system or library header: every `only` row about it holds, and the folder's `libs` row. */
static void check_system(struct tidy *t, const struct source *s, size_t line, struct span header)
{
    struct span folder = source_folder(span_of(s->path));
    struct span words;

    for (size_t i = 0; i < t->floors.count; i++) {
        struct span rest = t->floors.row[i];

        if (span_is(tidy_word(&rest), "only") && is_or_under(header, tidy_word(&rest)) &&
            !has_word(rest, folder)) {
            tidy_report(t, s->path, line, "<%.*s> is only for%.*s (floors.txt)", (int)header.len,
                        header.ptr, (int)rest.len - 1, rest.ptr + 1);
        }
    }
    if (find_row(t, "libs", folder, &words) && !has_word(words, header)) {
        tidy_report(t, s->path, line, "<%.*s> is not for %.*s (floors.txt)", (int)header.len,
                    header.ptr, (int)folder.len, folder.ptr);
    }
}

void rule_floors(struct tidy *t, const struct source *s)
{
    struct span folder = source_folder(span_of(s->path));
    struct span words;
    struct span last = {0};
    size_t number = 0;

    if (!find_row(t, "floor", folder, &words)) {
        tidy_report(t, s->path, 1, "%.*s stands on no floor of floors.txt", (int)folder.len,
                    folder.ptr);
        return;
    }
    for (size_t at = 0; at < s->len; at += source_line(s, at).len + 1) {
        char close = '\0';
        struct span header = source_include(s, at, &close);

        number++;
        if (close == '"') {
            check_own(t, s, number, header);
        } else if (close == '>') {
            check_system(t, s, number, header);
        }
        last = close ? header : last;
    }
    if (!source_is_header(s->path) && find_row(t, "last", folder, &words) &&
        !has_word(words, last)) {
        tidy_report(t, s->path, 1, "the last include is not%.*s", (int)words.len - 1,
                    words.ptr + 1);
    }
}
