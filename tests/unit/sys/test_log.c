#include "engine/sys/log.h"

#include <string.h>

#include <check.h>

#include "engine/base/bytes.h"

Suite *log_suite(void);

static struct bytes caught;

static void catch_line(void *context, struct span line)
{
    (void)context;
    bytes_span(&caught, line);
}

static void begin(void)
{
    bytes_init(&caught, 1 << 16);
    log_to(catch_line, NULL);
}

static void end(void)
{
    bytes_done(&caught);
}

static const struct {
    const char *text;
    const char *line;
} ROWS[] = {
    {"plain", "palermo: warning: plain\n"},
    {"two\nlines", "palermo: warning: two\\x0alines\n"},
    {"\033[2J", "palermo: warning: \\x1b[2J\n"},
    {"\x7f", "palermo: warning: \\x7f\n"},
    {"back\\slash", "palermo: warning: back\\\\slash\n"},
    {"caf\xc3\xa9", "palermo: warning: caf\xc3\xa9\n"},
    {"\xff\xc3", "palermo: warning: \\xff\\xc3\n"},
    {"\xe2\x80\xae", "palermo: warning: <U+202E>\n"},
    {"\xc2\x9b", "palermo: warning: <U+009B>\n"},
};

START_TEST(an_entry_is_one_line_that_drives_no_terminal)
{
    log_entry(LOG_WARNING, "%s", ROWS[_i].text);
    bytes_char(&caught, '\0');
    ck_assert_str_eq(caught.ptr, ROWS[_i].line);
}
END_TEST

START_TEST(a_long_text_is_cut_and_still_one_line)
{
    static const char *const fill[] = {"x", "\033", "\\"};
    char text[LOG_ENTRY_MAX * 2];

    memset(text, fill[_i][0], sizeof(text));
    log_entry(LOG_ERROR, "%.*s", (int)sizeof(text), text);
    ck_assert_uint_le(caught.len, LOG_ENTRY_MAX);
    ck_assert(caught.ptr[caught.len - 1] == '\n');
    ck_assert(memchr(caught.ptr, '\n', caught.len) == caught.ptr + caught.len - 1);
}
END_TEST

START_TEST(detail_is_silent_until_asked_for)
{
    log_entry(LOG_DETAIL, "no");
    ck_assert_uint_eq(caught.len, 0);
    log_up_to(LOG_DETAIL);
    log_entry(LOG_DETAIL, "yes");
    ck_assert_uint_gt(caught.len, 0);
}
END_TEST

Suite *log_suite(void)
{
    Suite *suite = suite_create("log");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_loop_test(tc, an_entry_is_one_line_that_drives_no_terminal, 0, (int)ARRAY_LEN(ROWS));
    tcase_add_loop_test(tc, a_long_text_is_cut_and_still_one_line, 0, 3);
    tcase_add_test(tc, detail_is_silent_until_asked_for);
    suite_add_tcase(suite, tc);
    return suite;
}
