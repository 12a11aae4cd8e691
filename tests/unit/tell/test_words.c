/*
 * The pieces that facts in words are made of: safe text, clock times, short titles of desks.
 */
#include <check.h>

#include "engine/wire/tell.h"
#include "engine/base/safe.h"
#include "tests/support/case_text.h"
#include "tests/unit/tell/tell.h"

static struct bytes out;

static struct span safe(const char *text, size_t len)
{
    bytes_reset(&out);
    safe_text((struct span){text, len}, &out);
    return bytes_view(&out);
}

START_TEST(test_safe)
{
    bytes_init(&out, 4096);
    ck_assert(span_is(safe("a\xe2\x80\xae" "b", 5), "a<U+202E>b"));
    ck_assert(span_is(safe("\x1b[2J", 4), "<U+001B>[2J"));
    ck_assert(span_is(safe("x\xff", 2), "x<byte ff>"));
    ck_assert(span_is(safe("caf\xc3\xa9\n", 6), "caf\xc3\xa9\n"));
    bytes_reset(&out);
    safe_line(SPAN("\n one\n\ntwo  three \n"), 100, &out);
    ck_assert_msg(span_is(bytes_view(&out), "one two three"), "%.*s", (int)out.len, out.ptr);
    bytes_reset(&out);
    safe_line(SPAN("abcdef"), 3, &out);
    ck_assert(span_is(bytes_view(&out), "abc..."));
    bytes_reset(&out);
    safe_line(SPAN("one two three"), 9, &out);
    ck_assert(span_is(bytes_view(&out), "one two..."));
    bytes_reset(&out);
    safe_line(SPAN("one two three"), 7, &out);
    ck_assert(span_is(bytes_view(&out), "one two..."));
    bytes_reset(&out);
    safe_line(SPAN("abc"), 3, &out);
    ck_assert(span_is(bytes_view(&out), "abc"));
    bytes_done(&out);
}
END_TEST

START_TEST(test_clock_and_desks)
{
    static struct case_text c;
    static const int64_t HOUR_MS = 3600000;
    struct scenario *sc = &c.scenario;

    case_text_init(&c);
    case_text_small(&c);
    ck_assert(case_text_load(&c));
    bytes_init(&out, 4096);
    tell_clock(sc, 0, &out);
    bytes_char(&out, '|');
    tell_clock(sc, 61 * 60000, &out);
    bytes_char(&out, '|');
    tell_clock(sc, 3 * HOUR_MS, &out); /* the border: noon ends, one o'clock begins */
    bytes_char(&out, '|');
    tell_clock(sc, 5 * HOUR_MS, &out);
    bytes_char(&out, '|');
    tell_clock(sc, 5 * HOUR_MS + 1, &out);
    ck_assert_msg(span_is(bytes_view(&out),
                          "P1 09:00|P1 10:01|P1 13:00|P1 15:00|later than the end of play"),
                  "%.*s", (int)out.len, out.ptr);
    sc->desk[0].title = SPAN("Agency, Northport");
    sc->desk[1].title = SPAN("Agency, Southport");
    sc->desk[2].title = SPAN("Office, Northport");
    ck_assert(span_is(tell_desk(sc, 0), "Agency, Northport"));
    ck_assert(span_is(tell_desk(sc, 1), "Agency, Southport"));
    ck_assert(span_is(tell_desk(sc, 2), "Office"));
    bytes_done(&out);
    case_text_done(&c);
}
END_TEST

Suite *words_suite(void)
{
    Suite *s = suite_create("words");
    TCase *t = tcase_create("words");

    tcase_add_test(t, test_safe);
    tcase_add_test(t, test_clock_and_desks);
    suite_add_tcase(s, t);
    return s;
}
