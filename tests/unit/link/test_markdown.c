/*
 * Markdown is read as lines: nothing of its marks is left, nothing of its words is lost.
 */
#include <check.h>
#include <string.h>

#include "tests/unit/link/link.h"
#include "ui/link/markdown.h"

static const struct {
    const char *written, *plain;
} texts[] = {
    {"# Report\n\nFirst *one*\nand **two**.\n", "Report\n\nFirst one and two.\n"},
    {"Words\n# Head\nMore", "Words\n\nHead\n\nMore\n"},
    {"* a\n* b\n  - c\n* d", "- a\n- b\n  - c\n- d\n"},
    {"Steps:\n\n3. three\n4. four\n\nEnd", "Steps:\n\n3. three\n4. four\n\nEnd\n"},
    {"* one\n\n* two\n", "- one\n- two\n"},
    {"See [the letter](http://x/y) now", "See the letter now\n"},
    {"a\n\n---\n*b*", "a\n\nb\n"},
    {"line one  \nline two", "line one\nline two\n"},
    {"`VD 482` & <b>x</b> &amp; &lt;", "VD 482 & <b>x</b> & <\n"},
    {"| | |\n|---|---|\n| Customer | Bar **G** |\n| Told | no |", "Customer: Bar G\nTold: no\n"},
    {"| Day | In | Out |\n|---|---:|---|\n| Mon | 1 | 2 |\n| Tue | | 3 |\n",
     "Day: Mon; In: 1; Out: 2\nDay: Tue; Out: 3\n"},
    {"> said\n\nso", "said\n\nso\n"},
    {"* It is known.\n* Photo. Of a barn.\n\nHand-out: Photo\n\n# Barn\n\nA *barn*.\n\n[Stamp]\n",
     "- It is known.\n- Photo. Of a barn.\n\nHand-out: Photo\n\nBarn\n\nA barn.\n\n[Stamp]\n"},
    {"", ""},
};

START_TEST(test_plain)
{
    struct bytes out;

    bytes_init(&out, 4096);
    markdown_plain(span_of(texts[_i].written), &out);
    bytes_char(&out, '\0');
    ck_assert_str_eq(out.ptr, texts[_i].plain);
    bytes_done(&out);
}
END_TEST

/* Deep and wide, it stays in its bounds. */
START_TEST(test_bounds)
{
    struct bytes in;
    struct bytes out;

    bytes_init(&in, 1 << 16);
    bytes_init(&out, 1 << 16);
    for (int i = 0; i < 40; i++) {
        bytes_fmt(&in, "%*s- deep\n", 2 * i, "");
    }
    bytes_text(&in, "\n\n|");
    for (int i = 0; i < 60; i++) {
        bytes_text(&in, " h |");
    }
    bytes_text(&in, "\n|");
    for (int i = 0; i < 60; i++) {
        bytes_text(&in, "---|");
    }
    bytes_text(&in, "\n|");
    for (int i = 0; i < 60; i++) {
        bytes_text(&in, " cell |");
    }
    bytes_char(&in, '\n');
    markdown_plain(bytes_view(&in), &out);
    ck_assert(!out.over && out.len > 0);
    ck_assert_ptr_nonnull(memmem(out.ptr, out.len, "deep", 4));
    bytes_done(&in);
    bytes_done(&out);
}
END_TEST

Suite *markdown_suite(void)
{
    Suite *s = suite_create("markdown");
    TCase *t = tcase_create("markdown");

    tcase_add_loop_test(t, test_plain, 0, (int)(sizeof(texts) / sizeof(texts[0])));
    tcase_add_test(t, test_bounds);
    suite_add_tcase(s, t);
    return s;
}
