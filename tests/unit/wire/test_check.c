/*
 * Every fault is found where it stands: first, in the middle, and last in its list.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/limits.h"
#include "tests/support/case_text.h"
#include "tests/unit/wire/fault.h"

Suite *check_suite(void);

enum { FILE_ROOM = 1 << 16, ENTRIES = 3 };

/* A file being written, and the mark's place in it: reckoned apart from the loader's own way. */
struct writing {
    char text[FILE_ROOM];
    size_t len;
    uint32_t line, column; /* of the next character */
    uint32_t mark_line, mark_column;
    int number; /* the last that stood for a # */
};

static void write_byte(struct writing *w, char byte)
{
    ck_assert_uint_lt(w->len, FILE_ROOM - 1);
    w->text[w->len++] = byte;
    if (byte == '\n') {
        w->line++;
        w->column = 1;
    } else {
        w->column += ((unsigned char)byte & 0xc0) != 0x80; /* a character's first byte */
    }
}

/* ~n~text~, from behind the first ~; its last ~. */
static const char *write_often(struct writing *w, const char *often)
{
    char *text;
    long times = strtol(often, &text, 10);
    const char *end = strchr(text + 1, '~');

    ck_assert(*text == '~' && end);
    for (long i = 0; i < times; i++) {
        char number[16];

        snprintf(number, sizeof(number), "%d", ++w->number);
        for (const char *c = text + 1; c < end; c++) {
            for (const char *k = number; *c == '#' && *k; k++) {
                write_byte(w, *k);
            }
            if (*c != '#') {
                write_byte(w, *c);
            }
        }
    }
    return end;
}

static void write_text(struct writing *w, const char *text)
{
    for (; *text; text++) {
        if (*text == '@') {
            w->mark_line = w->line;
            w->mark_column = w->column;
        } else if (*text == '~') {
            text = write_often(w, text + 1);
        } else {
            write_byte(w, *text);
        }
    }
    w->text[w->len] = '\0';
}

static const struct fault *fault_at(int i)
{
    return i < (int)fault_count ? &faults[i] : &code_faults[i - (int)fault_count];
}

static void write_file(struct writing *w, const struct fault *f, int position)
{
    static const char *const gap[ENTRIES] = {"", ",\n    ", ", "};
    char ok[512];

    *w = (struct writing){.line = 1, .column = 1};
    write_text(w, f->ground->head);
    for (int i = 0; i < ENTRIES; i++) {
        write_text(w, gap[i]);
        if (i == position) {
            write_text(w, f->entry);
        } else {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            snprintf(ok, sizeof(ok), f->ground->ok, i);
#pragma GCC diagnostic pop
            write_text(w, ok);
        }
    }
    write_text(w, f->ground->tail);
}

static void load_with(struct case_text *t, const char *path, const char *text)
{
    case_text_init(t);
    case_text_small(t);
    if (strcmp(path, "roles/extra.json") == 0) {
        case_text_put(t, "scenario/more.json",
                      "{'desks': [{'id': 'more', 'role': 'extra', 'title': 'M'}]}");
    }
    case_text_put(t, path, text);
    case_text_load(t);
}

static bool is_there(const struct case_text *t, const struct fault *f, const struct writing *w)
{
    int32_t file = case_text_index(t, f->ground->path);

    for (int32_t i = 0; i < t->findings.count; i++) {
        const struct finding *x = &t->findings.list[i];

        if (x->file == file && x->line == w->mark_line && x->column == w->mark_column &&
            strstr(x->text.ptr, f->says)) {
            return true;
        }
    }
    return false;
}

static void explain(const struct case_text *t, const struct writing *w, const struct fault *f)
{
    fprintf(stderr, "%s\nwanted %u:%u: %s\n", w->text, w->mark_line, w->mark_column, f->says);
    for (int32_t i = 0; i < t->findings.count; i++) {
        const struct finding *x = &t->findings.list[i];

        fprintf(stderr, "found file %d %u:%u: %s\n", x->file, x->line, x->column, x->text.ptr);
    }
}

START_TEST(a_fault_is_found_at_its_line_and_column)
{
    static struct writing w;
    const struct fault *f = fault_at(_i);

    for (int position = 0; position < ENTRIES; position++) {
        struct case_text t;
        bool good;

        write_file(&w, f, position);
        load_with(&t, f->ground->path, w.text);
        good = is_there(&t, f, &w) && t.findings.count == 1 + f->others;
        if (!good) {
            explain(&t, &w, f);
        }
        case_text_done(&t);
        ck_assert_msg(good, "%s (position %d)", f->entry, position);
    }
}
END_TEST

START_TEST(what_the_faults_stand_among_is_sound)
{
    static struct writing w;
    const struct fault *f = fault_at(_i);
    struct fault none = {f->ground, "", "", 0};
    char ok[512];
    struct case_text t;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(ok, sizeof(ok), f->ground->ok, 7);
#pragma GCC diagnostic pop
    none.entry = ok;
    write_file(&w, &none, 1);
    load_with(&t, f->ground->path, w.text);
    if (t.findings.count) {
        explain(&t, &w, &none);
    }
    ck_assert_int_eq(t.findings.count, 0);
    case_text_done(&t);
}
END_TEST

Suite *check_suite(void)
{
    Suite *s = suite_create("check");
    TCase *t = tcase_create("faults");
    int all = (int)(fault_count + code_fault_count);

    tcase_add_loop_test(t, a_fault_is_found_at_its_line_and_column, 0, all);
    tcase_add_loop_test(t, what_the_faults_stand_among_is_sound, 0, all);
    suite_add_tcase(s, t);
    return s;
}
