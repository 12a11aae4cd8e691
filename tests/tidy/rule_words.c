#include "tests/tidy/tidy.h"

#include <stdlib.h>
#include <string.h>

/* Report the words of one literal, or part of one, that are ids of roles. */
static void check_literal(struct tidy *t, const struct source *s, size_t line, struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        size_t from = i;

        while (i < text.len && source_is_word(text.ptr[i])) {
            i++;
        }
        for (size_t r = 0; r < t->roles.count; r++) {
            if (span_is((struct span){text.ptr + from, i - from}, t->roles.name[r])) {
                tidy_report(t, s->path, line, "the role '%s' is named: roles are data",
                            t->roles.name[r]);
            }
        }
    }
}

void rule_roles(struct tidy *t, const struct source *s)
{
    size_t number = 0;
    size_t len;

    for (size_t at = 0; at < s->len; at += len + 1) {
        char close = '\0';

        len = source_line(s, at).len;
        number++;
        source_include(s, at, &close);
        for (size_t i = at; !close && i < at + len; i++) {
            size_t from = i;

            while (i < at + len && s->class[i] == CLASS_STRING) {
                i++;
            }
            check_literal(t, s, number, (struct span){s->text + from, i - from});
        }
    }
}

/*
 * Every name of an X-list `X(SYMBOL, "name")` of a header stands between backticks on a page of the
 * handbook, if that page is there and says with a marker that it lists them.
 */
static void check_kinds(struct tidy *t, const char *header, const char *page)
{
    struct source s = {0};
    size_t page_len;
    char *handbook = source_slurp(t->root, page, &page_len);
    size_t found = 0;

    if (!handbook || !strstr(handbook, "<!-- kinds -->")) {
        free(handbook);
        return;
    }
    if (!source_init(&s, t->root, header)) {
        tidy_report(t, header, 1, "cannot be read");
        free(handbook);
        return;
    }
    for (char *p = s.text; (p = strstr(p, " X(")); p++) {
        char *open = p + strcspn(p, "\")\n");
        size_t len = *open == '"' ? strcspn(open + 1, "\"") : 0;

        found += len > 0;
        if (len) {
            open[0] = '`';
            open[len + 1] = '`';
        }
        if (len && !memmem(handbook, page_len, open, len + 2)) {
            tidy_report(t, page, 1, "'%.*s' of %s has no line here", (int)len, open + 1, header);
        }
    }
    if (found == 0) {
        tidy_report(t, header, 1, "no X-list of kinds, which %s is compared with", page);
    }
    source_done(&s);
    free(handbook);
}

void rule_kinds(struct tidy *t)
{
    check_kinds(t, "engine/core/fact.h", "handbook/format/journal.md");
    check_kinds(t, "engine/core/command.h", "handbook/format/protocol.md");
}
