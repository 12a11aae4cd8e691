#include "tests/tidy/tidy.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/utf8.h"

/* Unfinished by its own words. Taken apart here, or this file would find itself. */
static const char *const marks[] = {"TO"
                                    "DO",
                                    "FIX"
                                    "ME",
                                    "XX"
                                    "X",
                                    "HA"
                                    "CK"};

static bool has_word(struct span line, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; i + n <= line.len; i++) {
        if (memcmp(line.ptr + i, word, n) == 0 && (i == 0 || !source_is_word(line.ptr[i - 1])) &&
            (i + n == line.len || !source_is_word(line.ptr[i + n]))) {
            return true;
        }
    }
    return false;
}

static void check_line(struct tidy *t, const struct source *s, size_t number, struct span line)
{
    size_t columns = utf8_count(line);
    char last = '\0';

    if (line.len) {
        last = line.ptr[line.len - 1];
    }
    if (columns > COLUMNS_MAX) {
        tidy_report(t, s->path, number, "%zu columns; at most %d", columns, (int)COLUMNS_MAX);
    }
    if (memchr(line.ptr, '\t', line.len)) {
        tidy_report(t, s->path, number, "a tab; indent with four spaces");
    }
    if (last == ' ' || last == '\t' || last == '\r') {
        tidy_report(t, s->path, number, "blanks at the end of the line");
    }
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        if (has_word(line, marks[i])) {
            tidy_report(t, s->path, number, "%s: finish it, or open an issue", marks[i]);
        }
    }
}

/* "engine/core/state.h" has the guard CORE_STATE_H. */
static void check_guard(struct tidy *t, const struct source *s)
{
    struct span folder = source_folder(span_of(s->path));
    const char *from = folder.ptr + folder.len;
    char guard[256];
    char lines[600];
    const char *at;
    size_t n;

    while (from > s->path && from[-1] != '/') {
        from--;
    }
    snprintf(guard, sizeof(guard), "%s", from);
    n = strlen(guard);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)guard[i];

        guard[i] = (char)(isalnum(c) ? toupper(c) : '_');
    }
    snprintf(lines, sizeof(lines), "#ifndef %s\n#define %s\n", guard, guard);
    at = strstr(s->text, lines);
    if (!at || (at > s->text && at[-1] != '\n')) {
        tidy_report(t, s->path, 1, "no include guard %s", guard);
    }
}

void rule_lines(struct tidy *t, const struct source *s)
{
    size_t most = source_is_header(s->path) ? HEADER_LINES_MAX : SOURCE_LINES_MAX;
    size_t number = 0;

    for (size_t at = 0; at < s->len; number++) {
        struct span line = source_line(s, at);

        check_line(t, s, number + 1, line);
        at += line.len + 1;
    }
    if (number > most) {
        tidy_report(t, s->path, number, "%zu lines; at most %zu", number, most);
    }
    if (s->len == 0 || s->text[s->len - 1] != '\n') {
        tidy_report(t, s->path, number, "no line feed at the end of the file");
    }
    if (source_is_header(s->path) && !source_under(s->path, "tests/")) {
        check_guard(t, s);
    }
}
