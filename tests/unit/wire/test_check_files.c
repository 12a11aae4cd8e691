/*
 * Findings about the files themselves: which are read, whether they are text, and names between
 * them.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/utf8.h"
#include "tests/unit/wire/fault.h"
#include "tests/unit/wire/whole.h"

Suite *check_files_suite(void);

START_TEST(a_file_that_nothing_reads_is_a_warning)
{
    case_text_put(&whole, "evalution.json", "{}");
    whole_only("evalution.json", 1, 1,
               "not part of the format, nothing reads it, did you mean 'evaluation'?");
    ck_assert(whole.sound && whole.findings.list[0].warning);
}
END_TEST

START_TEST(a_case_without_its_first_file_says_so)
{
    whole.file[case_text_index(&whole, "scenario.json")].path = SPAN("scenarios.txt");
    case_text_load(&whole);
    ck_assert(!whole.sound);
    ck_assert_ptr_nonnull(whole_found("there is no scenario.json"));
    ck_assert_int_eq(whole_found("there is no scenario.json")->file, -1);
}
END_TEST

static const struct {
    const char *scenario; /* first, in the middle, last */
    uint32_t line, column;
} formats[] = {
    {"{'format': 2, 'id': 'small',\n'title': 'S'}", 1, 12},
    {"{'id': 'small', 'format': 2,\n'title': 'S'}", 1, 27},
    {"{'id': 'small', 'title': 'Ñ',\n 'format': '1'}", 2, 12},
};

START_TEST(another_format_is_refused_at_its_number)
{
    beside_rest(&whole);
    case_text_put(&whole, "scenario.json", formats[_i].scenario);
    case_text_load(&whole);
    ck_assert_ptr_nonnull(whole_found("this program reads format 1"));
    ck_assert_uint_eq(whole_found("this program reads format 1")->line, formats[_i].line);
    ck_assert_uint_eq(whole_found("this program reads format 1")->column, formats[_i].column);
}
END_TEST

START_TEST(a_broken_file_hides_no_finding_of_another)
{
    case_text_put(&whole, "msel.json", "{'injects': [}");
    case_text_put(&whole, "evaluation.json", "{'standin': []}");
    ck_assert(!case_text_load(&whole));
    ck_assert_ptr_nonnull(whole_found("this is not JSON"));
    ck_assert_ptr_nonnull(whole_found("unknown section 'standin'"));
}
END_TEST

/* Everything else refers to the desks, times and verbs that stand in these. */
START_TEST(a_broken_file_is_the_only_finding_of_a_case_that_was_sound)
{
    static const char *const file[] = {"scenario.json", "world.json", "rules.json"};
    struct span text = case_text_get(&whole, file[_i]);
    char *half = strndup(text.ptr, text.len - 3);

    ck_assert_ptr_nonnull(half);
    case_text_put(&whole, file[_i], half);
    free(half);
    ck_assert(!case_text_load(&whole));
    ck_assert_int_eq(whole.findings.count, 1);
    ck_assert_ptr_nonnull(whole_found("this is not JSON"));
}
END_TEST

static const char *const broken[] = {"",
                                     " ",
                                     "{",
                                     "[",
                                     "\"",
                                     "{\"a\"",
                                     "{\"a\":",
                                     "{\"a\":1",
                                     "nul",
                                     "\xff\xfe{}",
                                     "{}{}",
                                     "[[[[[[[[[[[[[[[[[[[[",
                                     "{\"injects\": [\"\\ud800\"]}",
                                     "{\"injects\": [\"\\u0000\"]}",
                                     "{\"injects\": \"\xc3\"}",
                                     "1",
                                     "null",
                                     "[]",
                                     "\"x\"",
                                     "{\"injects\": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}"};

START_TEST(what_is_no_case_is_an_error_and_no_crash)
{
    static const char *const path[] = {"scenario.json",    "world.json",      "msel.json",
                                       "rules.json",       "evaluation.json", "roles/police.json",
                                       "roles/shared.json"};

    for (size_t p = 0; p < ARRAY_LEN(path); p++) {
        struct span good = case_text_get(&whole, path[p]);

        case_text_put_raw(&whole, path[p], span_of(broken[_i]));
        case_text_load(&whole);
        ck_assert_msg(!whole.sound && whole.findings.errors > 0, "%s: %s", path[p], broken[_i]);
        case_text_put_raw(&whole, path[p], good);
    }
}
END_TEST

/* A hand-out in the sound case, shown by a thing. */
static void show(const char *path, struct span text)
{
    char world[128];

    snprintf(world, sizeof(world), "{'exhibits': [{'id': 'leaf', 'name': 'L', 'prop': '%s'}]}",
             path + strlen("props/"));
    case_text_put(&whole, "world/leaf.json", world);
    case_text_put_raw(&whole, path, text);
}

START_TEST(a_handout_has_words_and_not_too_many)
{
    static char long_text[CASE_TEXT_MAX + 2];

    memset(long_text, 'a', sizeof(long_text) - 1);
    show("props/leaf.md", SPAN(""));
    whole_only("props/leaf.md", 1, 1, "this hand-out is empty");
    case_text_put_raw(&whole, "props/leaf.md", span_of(long_text));
    whole_only("props/leaf.md", 1, 1, "this hand-out has 12001 bytes; at most 12000");
    long_text[CASE_TEXT_MAX] = '\0';
    case_text_put_raw(&whole, "props/leaf.md", span_of(long_text));
    ck_assert(case_text_load(&whole));
    ck_assert_int_eq(whole.findings.count, 0);
}
END_TEST

START_TEST(a_handout_that_nothing_shows_is_a_warning)
{
    case_text_put_raw(&whole, "props/leaf.md", SPAN("A leaf"));
    whole_only("props/leaf.md", 1, 1, "no thing has this hand-out");
    ck_assert(whole.findings.list[0].warning);
}
END_TEST

START_TEST(a_handout_that_is_not_there_is_told_with_the_nearest)
{
    show("props/leaf.md", SPAN("A leaf"));
    case_text_put(&whole, "world/leaf.json",
                  "{'exhibits': [{'id': 'leaf', 'name': 'L', 'prop': 'leaf.md'},\n"
                  " {'id': 'leaf2', 'name': 'L', 'prop': 'laef.md'}]}");
    whole_only("world/leaf.json", 2, 39, "there is no props/laef.md, did you mean 'leaf.md'?");
}
END_TEST

/* What a case says is told, and forges no line and no colour. */
START_TEST(a_finding_is_one_line_of_plain_signs)
{
    case_text_put(&whole, "msel/more.json",
                  "{'injects': [], 'x\\u001b[31m\\nmsel.json:1:1: error: forged': []}");
    case_text_load(&whole);
    ck_assert_ptr_nonnull(whole_found("unknown section 'x<U+001B>[31m msel.json:1:1"));
    for (int32_t i = 0; i < whole.findings.count; i++) {
        struct span text = whole.findings.list[i].text;

        ck_assert_int_eq(utf8_first_bad(text, NULL), -1);
        ck_assert(!memchr(text.ptr, '\n', text.len));
    }
}
END_TEST

START_TEST(a_byte_order_mark_is_called_that)
{
    case_text_put_raw(&whole, "msel/more.json", SPAN("\xef\xbb\xbf{}"));
    whole_only("msel/more.json", 1, 1, "byte-order mark");
}
END_TEST

#define TO(desk)                                                                                   \
    "'to': ['" desk "'], 'title': 'T', 'from': 'people', 'channel': 'phone', 'subject': 'S',"      \
    " 'text': 't'"

START_TEST(an_id_that_is_mistyped_is_told_where_it_is_given)
{
    case_text_put(&whole, "scenario/more.json",
                  "{'desks': [\n {'id': 'lightouse', 'role': 'ngo', 'title': 'Lighthouse'}]}");
    case_text_put(&whole, "msel/more.json",
                  "{'injects': [{'id': 'x', " TO("lighthouse") "}, {'id': 'y', " TO(
                      "lighthouse") ", 'when': 'card(lighthouse, farm)'}]}");
    whole_only(
        "scenario/more.json", 2, 9,
        "nothing names the desk 'lightouse', and 3 places name 'lighthouse': is this id mistyped?");
    ck_assert_int_eq(whole.findings.errors, 1);
}
END_TEST

START_TEST(a_name_that_is_mistyped_is_told_where_it_is_named)
{
    case_text_put(&whole, "scenario/more.json",
                  "{'desks': [{'id': 'lighthouse', 'role': 'ngo', 'title': 'Lighthouse'}]}");
    case_text_put(&whole, "msel/more.json",
                  "{'injects': [{'id': 'x', " TO("lightouse") "},\n {'id': 'y', " TO(
                      "lightouse") "},\n {'id': 'z', " TO("lighthouse") "}]}");
    ck_assert(!case_text_load(&whole));
    ck_assert_int_eq(whole.findings.count, 2);
    for (int32_t i = 0; i < 2; i++) {
        ck_assert_uint_eq(whole.findings.list[i].line, (uint32_t)i + 1);
        ck_assert(strstr(whole.findings.list[i].text.ptr, "did you mean 'lighthouse'?"));
    }
}
END_TEST

/* One slip at one place is as likely there as at the id. */
START_TEST(a_name_that_one_place_alone_gets_wrong_is_told_there)
{
    case_text_put(&whole, "scenario/more.json",
                  "{'desks': [{'id': 'lighthouse', 'role': 'ngo', 'title': 'Lighthouse'}]}");
    case_text_put(&whole, "msel/more.json", "{'injects': [{'id': 'x', " TO("lightouse") "}]}");
    whole_only("msel/more.json", 1, 33, "unknown desk 'lightouse', did you mean 'lighthouse'?");
}
END_TEST

Suite *check_files_suite(void)
{
    Suite *s = suite_create("check files");
    TCase *c = tcase_create("files");

    tcase_add_checked_fixture(c, whole_begin, whole_end);
    tcase_add_test(c, a_file_that_nothing_reads_is_a_warning);
    tcase_add_test(c, a_case_without_its_first_file_says_so);
    tcase_add_loop_test(c, another_format_is_refused_at_its_number, 0, (int)ARRAY_LEN(formats));
    tcase_add_test(c, a_broken_file_hides_no_finding_of_another);
    tcase_add_loop_test(c, a_broken_file_is_the_only_finding_of_a_case_that_was_sound, 0, 3);
    tcase_add_loop_test(c, what_is_no_case_is_an_error_and_no_crash, 0, (int)ARRAY_LEN(broken));
    tcase_add_test(c, a_handout_has_words_and_not_too_many);
    tcase_add_test(c, a_handout_that_nothing_shows_is_a_warning);
    tcase_add_test(c, a_handout_that_is_not_there_is_told_with_the_nearest);
    tcase_add_test(c, a_finding_is_one_line_of_plain_signs);
    tcase_add_test(c, a_byte_order_mark_is_called_that);
    tcase_add_test(c, an_id_that_is_mistyped_is_told_where_it_is_given);
    tcase_add_test(c, a_name_that_is_mistyped_is_told_where_it_is_named);
    tcase_add_test(c, a_name_that_one_place_alone_gets_wrong_is_told_there);
    suite_add_tcase(s, c);
    return s;
}
