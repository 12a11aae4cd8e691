#include "engine/base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <check.h>

Suite *err_suite(void);

START_TEST(an_error_returns_its_code_and_keeps_its_text)
{
    struct err err = {0};

    ck_assert_int_eq(err_set(&err, ERR_FORMAT, "%s: %d desks", "case.json", 65), ERR_FORMAT);
    ck_assert_int_eq(err.code, ERR_FORMAT);
    ck_assert_str_eq(err.text, "case.json: 65 desks");
}
END_TEST

START_TEST(nobody_has_to_listen)
{
    ck_assert_int_eq(err_set(NULL, ERR_ABSENT, "gone"), ERR_ABSENT);
    ck_assert_int_eq(err_errno(NULL, ERR_IO, "gone"), ERR_IO);
}
END_TEST

START_TEST(an_error_forgets_the_place_of_the_one_before)
{
    struct err err = {.code = ERR_IO, .line = 3, .column = 9, .source = "old", .text = "old"};

    err_set(&err, ERR_FULL, "new");
    ck_assert_int_eq(err.code, ERR_FULL);
    ck_assert_uint_eq(err.line, 0);
    ck_assert_uint_eq(err.column, 0);
    ck_assert_str_eq(err.source, "");
    ck_assert_str_eq(err.text, "new");
}
END_TEST

START_TEST(the_words_of_errno_follow_a_colon)
{
    struct err err;
    char expected[sizeof(err.text)];

    snprintf(expected, sizeof(expected), "cannot open case: %s", strerror(ENOENT));
    errno = ENOENT;
    ck_assert_int_eq(err_errno(&err, ERR_IO, "cannot open %s", "case"), ERR_IO);
    ck_assert_str_eq(err.text, expected);
}
END_TEST

START_TEST(a_long_text_is_cut_and_ends)
{
    struct err err;
    char text[2 * sizeof(err.text)];

    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    err_set(&err, ERR_IO, "%s", text);
    ck_assert_uint_eq(strlen(err.text), sizeof(err.text) - 1);
    errno = ENOENT;
    err_errno(&err, ERR_IO, "%s", text);
    ck_assert_uint_eq(strlen(err.text), sizeof(err.text) - 1);
}
END_TEST

Suite *err_suite(void)
{
    Suite *suite = suite_create("err");
    TCase *tc = tcase_create("all");

    tcase_add_test(tc, an_error_returns_its_code_and_keeps_its_text);
    tcase_add_test(tc, nobody_has_to_listen);
    tcase_add_test(tc, an_error_forgets_the_place_of_the_one_before);
    tcase_add_test(tc, the_words_of_errno_follow_a_colon);
    tcase_add_test(tc, a_long_text_is_cut_and_ends);
    suite_add_tcase(suite, tc);
    return suite;
}
