#include "engine/base/span.h"

#include <string.h>

#include <check.h>

#include "tests/unit/base/literal.h"

Suite *span_suite(void);

START_TEST(a_null_string_is_the_empty_span)
{
    ck_assert_uint_eq(span_of(NULL).len, 0);
    ck_assert(span_eq(span_of(NULL), SPAN("")));
    ck_assert(span_is((struct span){0}, ""));
}
END_TEST

START_TEST(equality_is_of_bytes_not_of_places)
{
    char here[] = "case";
    char there[] = "case";

    ck_assert(span_eq(span_of(here), span_of(there)));
    ck_assert(!span_eq(SPAN("case"), SPAN("cases")));
    ck_assert(!span_eq(SPAN("case"), SPAN("cast")));
    ck_assert(span_is((struct span){"cases", 4}, "case"));
}
END_TEST

START_TEST(a_nul_byte_is_a_byte_like_any)
{
    ck_assert_uint_eq(SPAN("a\0b").len, 3);
    ck_assert(!span_eq(SPAN("a\0b"), SPAN("a\0c")));
    ck_assert(!span_is(SPAN("a\0b"), "a"));
}
END_TEST

/* In their order; so every pair of rows is a test. */
static const struct span ordered[] = {
    {NULL, 0}, TEXT("\0"),   TEXT("a"),        TEXT("a\0"),  TEXT("aa"),       TEXT("ab"),
    TEXT("b"), TEXT("\x7f"), TEXT("\xd0\xb6"), TEXT("\xff"), TEXT("\xff\xff"),
};

START_TEST(order_is_by_unsigned_bytes_and_a_prefix_comes_first)
{
    for (int i = 0; i < (int)ARRAY_LEN(ordered); i++) {
        int c = span_cmp(ordered[_i], ordered[i]);

        ck_assert_msg((c < 0) == (_i < i) && (c > 0) == (_i > i), "rows %d and %d: %d", _i, i, c);
    }
}
END_TEST

/* The published test vectors of FNV-1a, 64 bits. */
START_TEST(the_hash_is_fnv_1a)
{
    ck_assert_uint_eq(span_hash(SPAN("")), 0xcbf29ce484222325u);
    ck_assert_uint_eq(span_hash(SPAN("a")), 0xaf63dc4c8601ec8cu);
    ck_assert_uint_eq(span_hash(SPAN("foobar")), 0x85944171f73967e8u);
    ck_assert_uint_eq(span_hash(SPAN("\xff\x00\x00\x01")), 0x6961196491cc682du);
}
END_TEST

Suite *span_suite(void)
{
    Suite *suite = suite_create("span");
    TCase *tc = tcase_create("all");

    tcase_add_test(tc, a_null_string_is_the_empty_span);
    tcase_add_test(tc, equality_is_of_bytes_not_of_places);
    tcase_add_test(tc, a_nul_byte_is_a_byte_like_any);
    tcase_add_loop_test(tc, order_is_by_unsigned_bytes_and_a_prefix_comes_first, 0,
                        (int)ARRAY_LEN(ordered));
    tcase_add_test(tc, the_hash_is_fnv_1a);
    suite_add_tcase(suite, tc);
    return suite;
}
