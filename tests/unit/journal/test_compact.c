#include "engine/journal/compact.h"

#include <string.h>

#include <check.h>

Suite *compact_suite(void);

static const char *const GOOD[] = {
    "[]",
    "[[],{},[{}]]",
    "[0,-1,123456789012345678,true,false,null,\"\"]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D ~\"]",
    "[{\"a\":1,\"b\":[{\"c\":{}}]},2]",
    "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
};

static const struct {
    const char *text;
    size_t pos;
    const char *reason;
} BAD[] = {
    {"", 0, "an array was expected"},
    {"{}", 0, "an array was expected"},
    {"[", 1, "a value was expected"},
    {"[1", 2, "a comma or a closing bracket was expected"},
    {"[1,]", 3, "a value was expected"},
    {"[,1]", 1, "a value was expected"},
    {"[1 ]", 2, "a comma or a closing bracket was expected"},
    {"[ 1]", 1, "a value was expected"},
    {"[1}", 2, "a comma or a closing bracket was expected"},
    {"[01]", 3, "a number not in its shortest form"},
    {"[-0]", 3, "a number not in its shortest form"},
    {"[-]", 2, "a whole number of at most 18 digits was expected"},
    {"[1234567890123456789]", 20, "a whole number of at most 18 digits was expected"},
    {"[1.5]", 2, "a comma or a closing bracket was expected"},
    {"[1e3]", 2, "a comma or a closing bracket was expected"},
    {"[+1]", 1, "a value was expected"},
    {"[tru]", 1, "a value was expected"},
    {"[\"a]", 4, "a string does not end"},
    {"[\"\\x\"]", 3, "no such escape"},
    {"[\"\\u12g4\"]", 6, "an escape needs four hex digits"},
    {"[\"\t\"]", 2, "a byte outside 0x20..0x7e"},
    {"[\"\x7f\"]", 2, "a byte outside 0x20..0x7e"},
    {"[\"\xc3\xa9\"]", 2, "a byte outside 0x20..0x7e"},
    {"[{1:2}]", 2, "a string was expected"},
    {"[{\"a\"}]", 5, "a colon was expected"},
    {"[{\"a\":}]", 6, "a value was expected"},
    {"[{\"a\":1,}]", 8, "a string was expected"},
    {"[{\"a\":1]", 7, "a comma or a closing bracket was expected"},
    {"[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", 16, "nested deeper than 16"},
};

START_TEST(what_the_program_writes_passes_whole)
{
    struct span text = span_of(GOOD[_i]);
    size_t pos = 0;

    ck_assert_pstr_eq(compact_skip(text, '[', &pos), NULL);
    ck_assert_uint_eq(pos, text.len);
}
END_TEST

START_TEST(anything_else_is_refused_where_it_stands)
{
    size_t pos = 0;

    ck_assert_str_eq(compact_skip(span_of(BAD[_i].text), '[', &pos), BAD[_i].reason);
    ck_assert_uint_eq(pos, BAD[_i].pos);
}
END_TEST

START_TEST(every_beginning_of_a_value_is_no_value)
{
    struct span text = span_of(GOOD[_i]);
    struct span part = text;
    size_t pos;

    for (part.len = 0; part.len < text.len; part.len++) {
        pos = 0;
        ck_assert_pstr_ne(compact_skip(part, '[', &pos), NULL);
        ck_assert_uint_le(pos, part.len);
    }
}
END_TEST

Suite *compact_suite(void)
{
    Suite *suite = suite_create("compact");
    TCase *tc = tcase_create("all");

    tcase_add_loop_test(tc, what_the_program_writes_passes_whole, 0, (int)ARRAY_LEN(GOOD));
    tcase_add_loop_test(tc, anything_else_is_refused_where_it_stands, 0, (int)ARRAY_LEN(BAD));
    tcase_add_loop_test(tc, every_beginning_of_a_value_is_no_value, 0, (int)ARRAY_LEN(GOOD));
    suite_add_tcase(suite, tc);
    return suite;
}
