/*
 * What staff are told of an act: as much as goes out at once.
 */
#include <check.h>

#include "engine/base/limits.h"
#include "engine/wire/brief.h"
#include "tests/support/case_text.h"

Suite *look_suite(void);

enum { OUTCOMES = 60, LONG = CASE_TEXT_MAX / 2 - 10 /* letters of two bytes */ };

static struct case_text text;

/* So many that fit every tapping, each as long as a text may be. */
static void much_can_come(struct bytes *rules)
{
    bytes_text(rules, "{'outcomes': [");
    for (int i = 0; i < OUTCOMES; i++) {
        bytes_fmt(rules, "%s{'id': 'o%d', 'verb': 'tap', 'result': '", i ? "," : "", i);
        for (int k = 0; k < LONG; k++) {
            bytes_text(rules, "ж");
        }
        bytes_text(rules, "'}");
    }
    bytes_text(rules, "], 'answers': [{'id': 'x', 'desk': 'judge', 'verb': 'tap', 'after': '1m',"
                      " 'decision': 'yes', 'text': 't'}, {'id': 'y', 'desk': 'judge', 'verb':"
                      " 'raid', 'after': '1m', 'decision': 'yes', 'text': 't'}, {'id': 'z',"
                      " 'desk': 'people', 'verb': 'ask_consent', 'after': '1m', 'decision':"
                      " 'yes', 'text': 't'}]}");
}

START_TEST(what_can_come_of_an_act_fits_what_is_said_at_once)
{
    struct bytes rules;
    struct bytes out;
    struct act act = act_none();

    bytes_init(&rules, 4 << 20);
    bytes_init(&out, FRAME_MAX - 4096);
    much_can_come(&rules);
    case_text_init(&text);
    case_text_small(&text);
    case_text_put(&text, "rules.json", bytes_cstr(&rules));
    ck_assert(case_text_load(&text));
    act.desk = 0;
    act.verb = names_find(&text.scenario.names[REF_VERB], SPAN("tap"));
    brief_act(&text.scenario, 1, &act, OUTCOMES - 1, NONE, &out);
    ck_assert(!out.over);
    ck_assert_uint_gt(out.len, FRAME_MAX / 3);
    ck_assert_int_eq(out.ptr[out.len - 1], '}');
    case_text_done(&text);
    bytes_done(&out);
    bytes_done(&rules);
}
END_TEST

Suite *look_suite(void)
{
    Suite *s = suite_create("look");
    TCase *t = tcase_create("look");

    tcase_add_test(t, what_can_come_of_an_act_fits_what_is_said_at_once);
    suite_add_tcase(s, t);
    return s;
}
