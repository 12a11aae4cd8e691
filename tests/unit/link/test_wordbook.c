/*
 * What was written with an act, and which joint item an item brings: by the order of the notices.
 */
#include <check.h>
#include <string.h>

#include "engine/core/names.h"
#include "tests/unit/link/link.h"
#include "ui/link/wordbook.h"

static void note(struct wordbook *w, const struct fact *f)
{
    wordbook_note(w, f, span_of("{\"name\":\"x\",\"body\":\"y\"}"));
}

START_TEST(test_joint)
{
    struct fact proposal = {.kind = FACT_JOINT, .u.joint = {.joint = 3}};
    struct fact given = {.kind = FACT_JOINT_GIVEN, .u.joint_given = {.joint = 2}};
    struct fact item = {.kind = FACT_ITEM, .u.item = {.item = 7, .kind = ITEM_JOINT}};
    struct fact letter = {.kind = FACT_ITEM, .u.item = {.item = 8, .kind = ITEM_MESSAGE}};
    struct wordbook w;

    wordbook_init(&w);
    note(&w, &proposal);
    note(&w, &item);
    note(&w, &given);
    item.u.item.item = 9;
    note(&w, &item);
    note(&w, &letter);
    ck_assert_int_eq(wordbook_joint(&w, 7), 3);
    ck_assert_int_eq(wordbook_joint(&w, 9), 2);
    ck_assert_int_eq(wordbook_joint(&w, 8), 0);
    ck_assert_int_eq(wordbook_joint(&w, 99), 0);
    wordbook_done(&w);
}
END_TEST

START_TEST(test_act)
{
    struct fact act = {.kind = FACT_ACT_ACCEPTED, .u.accepted = {.number = 5}};
    struct wordbook w;

    wordbook_init(&w);
    act.u.accepted.text = span_of("Two men at the bridge");
    act.u.accepted.texts[1] = span_of("what was known");
    note(&w, &act);
    ck_assert_str_eq(wordbook_act(&w, 5, NONE), "Two men at the bridge");
    ck_assert_str_eq(wordbook_act(&w, 5, 1), "what was known");
    ck_assert_str_eq(wordbook_act(&w, 5, 0), "");
    ck_assert_str_eq(wordbook_act(&w, 4, NONE), "");
    ck_assert_str_eq(wordbook_act(&w, 6, NONE), "");
    wordbook_done(&w);
}
END_TEST

struct Suite *wordbook_suite(void)
{
    struct Suite *suite = suite_create("wordbook");
    TCase *all = tcase_create("notices");

    tcase_add_test(all, test_joint);
    tcase_add_test(all, test_act);
    suite_add_tcase(suite, all);
    return suite;
}
