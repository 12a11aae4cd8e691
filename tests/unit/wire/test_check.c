/*
 * Every fault is found where it stands: first, in the middle, and last in its list; and every kind
 * of finding that the program has is among them.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/case_text.h"
#include "tests/unit/wire/fault.h"
#include "tests/unit/wire/kinds.h"

Suite *check_suite(void);

enum { POSITIONS = 3, NOWHERE_POSITION = POSITIONS };

/* The finding at the mark, or NULL. */
static const struct finding *at_mark(const struct case_text *t, const struct fault *f,
                                     uint32_t line, uint32_t column)
{
    int32_t file = case_text_index(t, f->ground->path);

    for (int32_t i = 0; i < t->findings.count; i++) {
        const struct finding *x = &t->findings.list[i];

        if (x->file == file && x->line == line && x->column == column &&
            strstr(x->text.ptr, f->says)) {
            return x;
        }
    }
    return NULL;
}

static void explain(const struct case_text *t)
{
    fprintf(stderr, "%s\n", fault_text());
    for (int32_t i = 0; i < t->findings.count; i++) {
        const struct finding *x = &t->findings.list[i];

        fprintf(stderr, "found file %d %u:%u: %s\n", x->file, x->line, x->column, x->text.ptr);
    }
}

START_TEST(a_fault_is_found_at_its_line_and_column)
{
    const struct fault *f = fault_at(_i);

    for (int position = 0; position < POSITIONS; position++) {
        struct case_text t;
        uint32_t line;
        uint32_t column;
        bool good;

        fault_load(&t, f, position, &line, &column);
        good = at_mark(&t, f, line, column) && t.findings.count == 1 + f->others;
        if (!good) {
            explain(&t);
        }
        case_text_done(&t);
        ck_assert_msg(good, "%s (position %d): wanted %u:%u: %s", f->entry, position, line, column,
                      f->says);
    }
}
END_TEST

START_TEST(what_the_faults_stand_among_is_sound)
{
    struct case_text t;
    uint32_t line;
    uint32_t column;

    fault_load(&t, fault_at(_i), NOWHERE_POSITION, &line, &column);
    if (t.findings.count) {
        explain(&t);
    }
    ck_assert_int_eq(t.findings.count, 0);
    case_text_done(&t);
}
END_TEST

/* Those that speak of a whole file or case have no place to stand first or last in. */
static const char *const of_the_whole[] = {
    "this file is not part of the format, nothing reads it%s",
    "expected an object of sections",
    "there is no scenario.json: is this the folder of a case?",
    "the case has no segment: when is it played?",
    "the case has no desk: who plays it?",
    "this program reads format %d", /* once in a case: test_check_whole.c */
    "what is judged and told at ENDEX makes up to %lld facts; at most %d: fewer expectations, "
    "criteria, mistakes, decisions or endings",
    "ids and titles are longer together than the %d bytes that a console is told at first: shorter "
    "titles, or fewer injects",
    "this hand-out is empty", /* test_check_whole.c, as the next */
    "this hand-out has %zu bytes; at most %d",
    "no thing has this hand-out: 'prop' names it",
    "the file begins with a byte-order mark: save it as UTF-8 without one",
    "nothing names the %s '%.*s', and %d places name '%.*s': is this id mistyped?",
    "too many of kind %s: %d, at most %d", /* test_check_whole.c, as the next */
    "the case asks about too many acts",   /* thousands of different ones */
    "no text of the case stands at '%.*s'%s", /* test_texts.c, as the next */
    "'%.*s' was translated from another text: the source has changed",
    "'%.*s' is translated in another file already",
    "expected an object of translated texts",
};

START_TEST(every_kind_of_finding_is_among_the_faults)
{
    struct kinds kinds;
    int missing = 0;

    kinds_read(&kinds);
    for (int i = 0; i < fault_all(); i++) {
        struct case_text t;
        uint32_t line;
        uint32_t column;
        const struct finding *x;

        fault_load(&t, fault_at(i), 1, &line, &column);
        x = at_mark(&t, fault_at(i), line, column);
        if (x) {
            kinds_seen(&kinds, x->text.ptr);
        }
        case_text_done(&t);
    }
    for (size_t i = 0; i < sizeof(of_the_whole) / sizeof(of_the_whole[0]); i++) {
        ck_assert_msg(kinds_name(&kinds, of_the_whole[i]), "no finding says: %s", of_the_whole[i]);
    }
    for (int i = 0; i < kinds.count; i++) {
        if (!kinds.kind[i].seen) {
            fprintf(stderr, "%s: no fault has: %s\n", kinds.kind[i].path, kinds.kind[i].format);
            missing++;
        }
    }
    ck_assert_int_eq(missing, 0);
    ck_assert_int_gt(kinds.count, 100);
}
END_TEST

Suite *check_suite(void)
{
    Suite *s = suite_create("check");
    TCase *t = tcase_create("faults");

    tcase_add_loop_test(t, a_fault_is_found_at_its_line_and_column, 0, fault_all());
    tcase_add_loop_test(t, what_the_faults_stand_among_is_sound, 0, fault_all());
    tcase_add_test(t, every_kind_of_finding_is_among_the_faults);
    suite_add_tcase(s, t);
    return s;
}
