/*
 * What is typed is safe to show: control sequences go whole, words stay.
 */
#include <check.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/unit/link/link.h"
#include "ui/link/typed.h"

static const struct {
    const char *typed, *clean;
} cleaned[] = {
    {"plain words", "plain words"},
    {"\x1b[31mred\x1b[0m", "red"},
    {"\x1b[2J\x1b[1;1Hx", "x"},
    {"\x1b[?2004hpaste\x1b[201~", "paste"},
    {"\xc2\x9b" "31mred", "red"},
    {"\x1b]0;title\x07x", "x"},
    {"\x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\", "link"},
    {"\x1b]no end of it", "no end of it"},
    {"\x1bOAup", "up"},
    {"\x1b(Bx", "x"},
    {"\x1b[", ""},
    {"\x1b", ""},
    {"a [31m] b", "a [31m] b"},
    {"one\ttwo", "one two"},
    {"one\ntwo", "one\ntwo"},
    {"a\xe2\x80\xae" "b", "ab"},
    {"x\xff" "y", "xy"},
    {"\xd0\xb4\xd0\xb0", "\xd0\xb4\xd0\xb0"},
};

START_TEST(test_clean)
{
    char text[100];

    text_copy(text, sizeof(text), span_of(cleaned[_i].typed));
    typed_clean(text);
    ck_assert_str_eq(text, cleaned[_i].clean);
}
END_TEST

/* Of a line that is too long nothing is done, and its rest is no line of its own. */
START_TEST(the_rest_of_a_line_that_was_too_long_is_dropped_too)
{
    static struct typed t;
    static char line[TYPED_MAX];

    typed_init(&t);
    memset(t.input, 'x', sizeof(t.input));
    t.len = sizeof(t.input);
    ck_assert(!typed_line(&t, 0, line));
    memcpy(t.input, "end now\nclock\n", 14);
    t.len = 14;
    ck_assert(typed_line(&t, 0, line));
    ck_assert_str_eq(line, "clock");
    ck_assert(!typed_line(&t, 0, line));
}
END_TEST

Suite *typed_suite(void)
{
    Suite *s = suite_create("typed");
    TCase *t = tcase_create("typed");

    tcase_add_loop_test(t, test_clean, 0, (int)(sizeof(cleaned) / sizeof(cleaned[0])));
    tcase_add_test(t, the_rest_of_a_line_that_was_too_long_is_dropped_too);
    suite_add_tcase(s, t);
    return s;
}
