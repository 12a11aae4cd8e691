#include "engine/base/bytes.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>

#include <check.h>

Suite *bytes_suite(void);

static struct bytes b;

static void set_up(void)
{
    bytes_init(&b, 8);
}

static void tear_down(void)
{
    bytes_done(&b);
}

START_TEST(a_new_buffer_is_empty)
{
    ck_assert_uint_eq(bytes_view(&b).len, 0);
    ck_assert(!b.over);
}
END_TEST

START_TEST(what_fits_the_cap_exactly_is_kept)
{
    bytes_text(&b, "12345678");
    ck_assert(!b.over);
    ck_assert(span_is(bytes_view(&b), "12345678"));
}
END_TEST

START_TEST(past_the_cap_nothing_of_a_write_is_kept_and_it_is_told)
{
    bytes_text(&b, "12345");
    bytes_text(&b, "6789");
    ck_assert(b.over);
    ck_assert(span_is(bytes_view(&b), "12345"));
}
END_TEST

START_TEST(after_the_cap_was_passed_even_what_would_fit_is_not_kept)
{
    bytes_text(&b, "123456789");
    bytes_char(&b, 'x');
    ck_assert(b.over);
    ck_assert_uint_eq(bytes_view(&b).len, 0);
}
END_TEST

START_TEST(a_reset_buffer_is_empty_and_takes_its_cap_again)
{
    bytes_text(&b, "123456789");
    bytes_reset(&b);
    ck_assert(!b.over);
    bytes_text(&b, "12345678");
    ck_assert(span_is(bytes_view(&b), "12345678"));
}
END_TEST

START_TEST(nothing_is_always_welcome)
{
    bytes_text(&b, "12345678");
    bytes_add(&b, NULL, 0);
    bytes_span(&b, (struct span){0});
    ck_assert(!b.over);
    ck_assert_uint_eq(b.len, 8);
}
END_TEST

START_TEST(a_length_near_the_end_of_numbers_is_past_the_cap)
{
    bytes_char(&b, 'a');
    bytes_add(&b, "x", SIZE_MAX);
    ck_assert(b.over);
    ck_assert(span_is(bytes_view(&b), "a"));
}
END_TEST

START_TEST(bytes_of_any_value_are_kept)
{
    bytes_span(&b, SPAN("a\0\xff"));
    ck_assert(span_eq(bytes_view(&b), SPAN("a\0\xff")));
}
END_TEST

START_TEST(it_grows_far_beyond_its_first_room)
{
    struct bytes big;

    bytes_init(&big, 100000);
    for (int i = 0; i < 100000; i++) {
        bytes_char(&big, (char)('a' + i % 26));
    }
    ck_assert(!big.over);
    ck_assert_uint_eq(big.len, 100000);
    for (int i = 0; i < 100000; i++) {
        ck_assert_int_eq(big.ptr[i], 'a' + i % 26);
    }
    bytes_char(&big, 'a');
    ck_assert(big.over);
    bytes_done(&big);
}
END_TEST

static const struct {
    int64_t value;
    const char *text;
} numbers[] = {
    {0, "0"},
    {7, "7"},
    {-1, "-1"},
    {10, "10"},
    {-1000, "-1000"},
    {INT64_MAX, "9223372036854775807"},
    {INT64_MIN, "-9223372036854775808"},
};

START_TEST(a_number_is_written_in_full)
{
    struct bytes wide;

    bytes_init(&wide, 20);
    bytes_int(&wide, numbers[_i].value);
    ck_assert(span_is(bytes_view(&wide), numbers[_i].text));
    bytes_done(&wide);
}
END_TEST

START_TEST(a_format_is_filled_in)
{
    bytes_fmt(&b, "%s-%03d", "ab", 7);
    ck_assert(span_is(bytes_view(&b), "ab-007"));
    bytes_fmt(&b, "%d", 123);
    ck_assert(b.over);
    ck_assert(span_is(bytes_view(&b), "ab-007"));
}
END_TEST

START_TEST(a_format_has_any_length)
{
    static char words[5000];
    struct bytes wide;

    memset(words, 'w', sizeof(words) - 1);
    for (size_t len = 1020; len <= 1030; len++) {
        bytes_init(&wide, 8192);
        bytes_fmt(&wide, "%.*s<%s>", (int)len, words, words);
        ck_assert_uint_eq(wide.len, len + sizeof(words) + 1);
        ck_assert_int_eq(wide.ptr[len], '<');
        ck_assert_int_eq(wide.ptr[wide.len - 1], '>');
        bytes_done(&wide);
        bytes_init(&wide, 2048);
        bytes_fmt(&wide, "%.*s", (int)len, words);
        ck_assert_uint_eq(wide.len, len);
        bytes_done(&wide);
    }
}
END_TEST

START_TEST(what_is_dropped_goes_from_the_front)
{
    bytes_text(&b, "12345678");
    bytes_drop(&b, 3);
    ck_assert(span_is(bytes_view(&b), "45678"));
    bytes_text(&b, "abc");
    ck_assert(span_is(bytes_view(&b), "45678abc"));
    bytes_drop(&b, 8);
    ck_assert_uint_eq(b.len, 0);
}
END_TEST

START_TEST(more_than_there_is_cannot_be_dropped)
{
    bytes_text(&b, "12");
    bytes_drop(&b, 3);
}
END_TEST

Suite *bytes_suite(void)
{
    Suite *suite = suite_create("bytes");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, a_new_buffer_is_empty);
    tcase_add_test(tc, what_fits_the_cap_exactly_is_kept);
    tcase_add_test(tc, past_the_cap_nothing_of_a_write_is_kept_and_it_is_told);
    tcase_add_test(tc, after_the_cap_was_passed_even_what_would_fit_is_not_kept);
    tcase_add_test(tc, a_reset_buffer_is_empty_and_takes_its_cap_again);
    tcase_add_test(tc, nothing_is_always_welcome);
    tcase_add_test(tc, a_length_near_the_end_of_numbers_is_past_the_cap);
    tcase_add_test(tc, bytes_of_any_value_are_kept);
    tcase_add_test(tc, it_grows_far_beyond_its_first_room);
    tcase_add_loop_test(tc, a_number_is_written_in_full, 0, (int)ARRAY_LEN(numbers));
    tcase_add_test(tc, a_format_is_filled_in);
    tcase_add_test(tc, a_format_has_any_length);
    tcase_add_test(tc, what_is_dropped_goes_from_the_front);
    tcase_add_test_raise_signal(tc, more_than_there_is_cannot_be_dropped, SIGABRT);
    suite_add_tcase(suite, tc);
    return suite;
}
