#include "tests/unit/wire/kinds.h"

#include <check.h>
#include <glob.h>
#include <string.h>

#include "engine/base/span.h"
#include "tests/tidy/source.h"

static const char *const reporters[] = {"doc_error", "load_report", "load_report_whole",
                                        "findings_add", "compile_error"};

static bool is_reporter(struct span word)
{
    for (size_t i = 0; i < ARRAY_LEN(reporters); i++) {
        if (span_is(word, reporters[i])) {
            return true;
        }
    }
    return false;
}

/* The literals from *pos on, joined, until code other than blanks. Escapes: \" and \\ only. */
static void read_literal(const struct source *s, size_t *pos, char *to)
{
    size_t n = 0;

    for (; s->class[*pos] == CLASS_STRING || strchr(" \n", s->text[*pos]); (*pos)++) {
        char c = s->text[*pos];

        if (s->class[*pos] != CLASS_STRING || c == '"') {
            continue;
        }
        if (c == '\\') {
            c = s->text[++*pos];
        }
        ck_assert_uint_lt(n, KIND_LEN - 1);
        to[n++] = c;
    }
    to[n] = '\0';
}

/* The format in a call's brackets, from behind its name; none in a declaration. */
static void read_call(struct kinds *k, const struct source *s, size_t pos)
{
    int depth = 0;

    do {
        char c = s->text[pos];

        if (s->class[pos] == CLASS_CODE) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        } else if (s->class[pos] == CLASS_STRING && depth == 1) {
            struct kind *to = &k->kind[k->count];

            ck_assert_int_lt(k->count, KINDS_MAX - 1);
            *to = (struct kind){.path = s->path};
            read_literal(s, &pos, to->format);
            if (strlen(to->format) > 12) { /* not a key, nor "%s" */
                k->count++;
                return;
            }
            continue;
        }
        pos++;
    } while (depth > 0 && pos < s->len);
}

static void read_source(struct kinds *k, const char *path)
{
    struct source s;
    size_t pos = 0;

    ck_assert(source_init(&s, ".", path));
    while (pos < s.len) {
        struct span word = source_word(&s, &pos, s.len);

        if (word.len && is_reporter(word)) {
            read_call(k, &s, pos);
        }
    }
    source_done(&s);
}

void kinds_read(struct kinds *k)
{
    static glob_t found; /* kept: the kinds point at its paths */

    k->count = 0;
    ck_assert_int_eq(glob("engine/wire/*.c", 0, NULL, &found), 0);
    ck_assert_int_eq(glob("engine/core/*.c", GLOB_APPEND, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        read_source(k, found.gl_pathv[i]);
    }
}

/* The directive at a %: its length. */
static size_t directive(const char *format)
{
    return strcspn(format, "dsu") + 1;
}

/* What a directive stands for: in quotation marks no quotation mark, else anything. */
static bool is_text_of(const char *format, const char *text, bool quoted)
{
    while (*format != '%') {
        if (*format != *text) {
            return false;
        }
        if (!*format) {
            return true;
        }
        quoted = *format++ == '\'' && !quoted; /* one that closes a name opens none */
        text++;
    }
    for (;; text++) {
        if (is_text_of(format + directive(format), text, quoted)) {
            return true;
        }
        if (!*text || (quoted && *text == '\'')) {
            return false;
        }
    }
}

void kinds_seen(struct kinds *k, const char *text)
{
    for (int i = 0; i < k->count; i++) {
        k->kind[i].seen = k->kind[i].seen || is_text_of(k->kind[i].format, text, false);
    }
}

bool kinds_name(struct kinds *k, const char *format)
{
    bool found = false;

    for (int i = 0; i < k->count; i++) {
        if (strcmp(k->kind[i].format, format) == 0) {
            k->kind[i].seen = true;
            found = true;
        }
    }
    return found;
}
