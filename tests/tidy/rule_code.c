#include "tests/tidy/tidy.h"

#include <string.h>

/* Lines where a banned name is no use of it: <openssl/rand.h>, #pragma GCC poison rand. */
static bool only_mentions(const struct source *s, size_t at)
{
    const char *p = s->text + at + strspn(s->text + at, " ");

    if (*p != '#') {
        return false;
    }
    p += 1 + strspn(p + 1, " ");
    return strncmp(p, "include", 7) == 0 || strncmp(p, "pragma", 6) == 0;
}

static void check_word(struct tidy *t, const struct source *s, size_t line, struct span word)
{
    for (size_t i = 0; i < t->banned.count; i++) {
        struct span rest = t->banned.row[i];

        if (span_eq(tidy_word(&rest), word)) {
            size_t blanks = strspn(rest.ptr, " ");

            tidy_report(t, s->path, line, "%.*s is banned: use %.*s", (int)word.len, word.ptr,
                        (int)(rest.len - blanks), rest.ptr + blanks);
        }
    }
}

void rule_banned(struct tidy *t, const struct source *s)
{
    size_t number = 0;
    size_t len;

    for (size_t at = 0; at < s->len; at += len + 1) {
        size_t pos = at;

        len = source_line(s, at).len;
        number++;
        while (!only_mentions(s, at)) {
            struct span word = source_word(s, &pos, at + len);

            if (word.len == 0) {
                break;
            }
            check_word(t, s, number, word);
        }
    }
}

/*
 * Where we are while braces are counted. A function is a brace on the outermost level that follows
 * a closing parenthesis; it begins at the first line of the paragraph that the brace ends.
 */
struct count {
    size_t line;
    size_t depth;
    size_t began; /* line of the paragraph, then of the function; 0: none yet */
    bool in_function;
    char last; /* the last code character that is no blank */
};

static void count_char(struct tidy *t, const struct source *s, struct count *c, char ch)
{
    if (c->depth == 0 && c->began == 0) {
        c->began = c->line;
    }
    if (ch == '{') {
        c->in_function = c->depth == 0 ? c->last == ')' : c->in_function;
        c->depth++;
    }
    if (ch == '}' && c->depth == 0) {
        tidy_report(t, s->path, c->line, "this brace closes nothing");
        return;
    }
    if (ch == '}' && --c->depth == 0 && c->in_function) {
        size_t lines = c->line - c->began + 1;

        c->in_function = false;
        if (lines > FUNCTION_LINES_MAX) {
            tidy_report(t, s->path, c->began, "a function of %zu lines; at most %d", lines,
                        (int)FUNCTION_LINES_MAX);
        }
    }
    if (c->depth == 0 && (ch == '}' || ch == ';')) {
        c->began = 0;
    }
    c->last = ch;
}

/* Is the line that starts here for the preprocessor, or the rest of one that is? */
static bool is_directive(const struct source *s, size_t at, bool goes_on)
{
    size_t hash = at + strspn(s->text + at, " ");

    return goes_on || (s->text[hash] == '#' && s->class[hash] == CLASS_CODE);
}

void rule_functions(struct tidy *t, const struct source *s)
{
    struct count c = {0};
    bool goes_on = false;

    for (size_t at = 0; at < s->len;) {
        struct span line = source_line(s, at);
        bool directive = is_directive(s, at, goes_on);

        c.line++;
        goes_on = directive && line.len && line.ptr[line.len - 1] == '\\';
        if (c.depth == 0 && (directive || line.len == 0)) {
            c.began = 0;
        }
        for (size_t i = 0; !directive && i < line.len; i++) {
            if (s->class[at + i] == CLASS_CODE && line.ptr[i] != ' ') {
                count_char(t, s, &c, line.ptr[i]);
            }
        }
        if (!directive && c.depth && c.in_function && line.len && line.ptr[0] == '}') {
            tidy_report(t, s->path, c.line, "a brace in column 1 that ends no function");
        }
        at += line.len + 1;
    }
    if (c.depth) {
        tidy_report(t, s->path, c.line, "the braces do not close, so functions are not measured");
    }
}
