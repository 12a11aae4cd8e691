/*
 * What facilitators change of the case while it is played: to whom an inject goes and what it says,
 * and what comes of an act.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/core/fixture.h"

Suite *change_suite(void);

#define INJECT(id, at)                                                                             \
    "{'id': '" id "', 'at': 'P1 " at "', 'title': 'T', 'from': 'people', 'to': ['ngo'],"          \
    " 'channel': 'phone', 'subject': 's', 'text': 't'}"

static const char rules[] =
    "{'outcomes': ["
    "{'id': 'found', 'verb': 'tap', 'result': 'A', 'effects': ['alert += 1']},"
    "{'id': 'nothing', 'verb': 'tap', 'result': 'B', 'effects': ['other += 1']},"
    "{'id': 'each', 'verb': 'tap', 'always': true, 'effects': ['other += 10']},"
    "{'id': 'seen', 'verb': 'look', 'result': 'C'}], " ANSWERS "}";

static void begin(void)
{
    play_start("{'injects': [" INJECT("one", "09:10") "," INJECT("two", "09:20") "]}", rules,
               NULL);
}

static struct command amend(const char *inject, uint64_t to, const char *subject,
                            const char *words)
{
    struct command cmd = {.kind = COMMAND_AMEND, .power = POWER_STAFF, .desk = NONE};

    cmd.u.amend.inject = id_of(REF_INJECT, inject);
    cmd.u.amend.to = to;
    cmd.u.amend.subject = span_of(subject);
    cmd.u.amend.words = span_of(words);
    return cmd;
}

static enum refusal override(int32_t number, int64_t outcome, int64_t at)
{
    struct command cmd = {.kind = COMMAND_OVERRIDE, .power = POWER_STAFF, .desk = NONE};

    cmd.u.override.act = number;
    cmd.u.override.outcome = outcome;
    return ask(cmd, at).code;
}

static const struct fact *item(int32_t n)
{
    return &nth(FACT_ITEM, n)->fact;
}

START_TEST(a_changed_inject_goes_where_and_says_what_it_was_changed_to)
{
    int32_t before;

    ck_assert_int_eq(ask(amend("one", desk_bit(POLICE), "S2", "T2"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(count_of(FACT_AMENDED), 1);
    ck_assert(nth(FACT_AMENDED, 0)->fact.aud.desks == 0); /* staff alone */
    before = count_of(FACT_ITEM);
    pass(25 * MINUTE);
    ck_assert(item(before)->u.item.to == desk_bit(POLICE));
    ck_assert(span_is(item(before)->u.item.subject, "S2"));
    ck_assert(span_is(item(before)->u.item.text, "T2"));
    ck_assert_int_eq(item(before)->u.item.source.index, id_of(REF_INJECT, "one"));
    ck_assert(item(before + 1)->u.item.to == desk_bit(NGO)); /* two is as it was */
    ck_assert(item(before + 1)->u.item.text.len == 0);
    ck_assert_int_eq(ask(amend("one", desk_bit(NGO), "", ""), 26 * MINUTE).code, REFUSE_STATE);
}
END_TEST

START_TEST(the_last_change_holds_and_nothing_takes_it_back)
{
    int32_t before;

    ck_assert_int_eq(ask(amend("one", 0, "", ""), MINUTE).code, REFUSE_STATE);
    ck_assert_int_eq(ask(amend("one", desk_bit(POLICE), "S2", "T2"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(amend("one", 0, "", "T3"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(amend("two", 0, "", "T4"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(amend("two", 0, "", ""), MINUTE).code, REFUSE_NONE);
    before = count_of(FACT_ITEM);
    pass(25 * MINUTE);
    ck_assert(item(before)->u.item.to == desk_bit(NGO));
    ck_assert(item(before)->u.item.subject.len == 0);
    ck_assert(span_is(item(before)->u.item.text, "T3"));
    ck_assert(item(before + 1)->u.item.text.len == 0);
}
END_TEST

START_TEST(a_change_stays_while_the_inject_is_held_or_left_out)
{
    int32_t before;

    ck_assert_int_eq(ask(amend("one", 0, "", "T2"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(staff_inject(COMMAND_SKIP, "one", 2 * MINUTE), REFUSE_NONE);
    before = count_of(FACT_ITEM);
    ck_assert_int_eq(staff_inject(COMMAND_RELEASE, "one", 3 * MINUTE), REFUSE_NONE);
    ck_assert(span_is(item(before)->u.item.text, "T2"));
}
END_TEST

START_TEST(a_change_is_of_this_case_and_not_too_long)
{
    static char much[TYPED_TEXT_MAX + 2];

    memset(much, 'x', sizeof(much) - 1);
    ck_assert_int_eq(ask(amend("one", UINT64_C(1) << 40, "", ""), MINUTE).code, REFUSE_ADDRESSEE);
    ck_assert_int_eq(ask(amend("one", 0, "", much), MINUTE).code, REFUSE_TEXT_LENGTH);
    ck_assert_int_eq(ask(amend("one", 0, much, ""), MINUTE).code, REFUSE_TEXT_LENGTH);
    much[TYPED_TEXT_MAX] = '\0';
    ck_assert_int_eq(ask(amend("one", 0, "", much), MINUTE).code, REFUSE_NONE);
}
END_TEST

START_TEST(so_many_can_be_changed_at_once_and_one_that_has_come_makes_room)
{
    char msel[AMENDED_MAX * 200 + 400] = "{'injects': [" INJECT("first", "09:10");
    char id[16];

    for (int i = 0; i < AMENDED_MAX; i++) {
        size_t n = strlen(msel);

        snprintf(msel + n, sizeof(msel) - n,
                 ",{'id': 'n%d', 'at': 'P1 09:30', 'title': 'T', 'from': 'people', 'to': ['ngo'],"
                 " 'channel': 'phone', 'subject': 's', 'text': 't'}",
                 i);
    }
    snprintf(msel + strlen(msel), sizeof(msel) - strlen(msel), "]}");
    play_done();
    play_start(msel, rules, NULL);
    ck_assert_int_eq(ask(amend("first", 0, "", "T2"), MINUTE).code, REFUSE_NONE);
    for (int i = 0; i < AMENDED_MAX; i++) {
        snprintf(id, sizeof(id), "n%d", i);
        ck_assert_int_eq(ask(amend(id, 0, "", "T2"), MINUTE).code,
                         i < AMENDED_MAX - 1 ? REFUSE_NONE : REFUSE_FULL);
    }
    ck_assert_int_eq(ask(amend("n0", 0, "", "T3"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(amend(id, 0, "", "T2"), 11 * MINUTE).code, REFUSE_NONE);
}
END_TEST

/* Cancelled or expired it never comes, and cannot be taken back: it must not keep its place. */
START_TEST(one_that_will_never_come_makes_room)
{
    play_done();
    play_start("{'injects': ["
               "{'id': 'off', 'at': 'P1 09:10', 'if': 'alert >= 9', 'title': 'T', 'from':"
               " 'people', 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't'},"
               "{'id': 'late', 'when': 'alert >= 9', 'until': 'P1 09:10', 'title': 'T', 'from':"
               " 'people', 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't'}]}",
               rules, NULL);
    ck_assert_int_eq(ask(amend("off", 0, "", "T2"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(amend("late", 0, "", "T2"), MINUTE).code, REFUSE_NONE);
    pass(25 * MINUTE);
    ck_assert_int_eq(inject_state_of("off"), INJECT_CANCELLED);
    ck_assert_int_eq(inject_state_of("late"), INJECT_EXPIRED);
    ck_assert_ptr_null(state_amended(&play.core.st, id_of(REF_INJECT, "off")));
    ck_assert_ptr_null(state_amended(&play.core.st, id_of(REF_INJECT, "late")));
}
END_TEST

START_TEST(what_comes_of_an_act_is_what_was_chosen)
{
    int64_t alert = variable("alert");
    int64_t other = variable("other");

    ck_assert_int_eq(act(POLICE, "tap", "samira", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(override(1, 2, 2 * MINUTE), REFUSE_NONE); /* it waits for a yes */
    ck_assert(nth(FACT_OVERRIDDEN, 0)->fact.aud.desks == 0);
    pass(100 * MINUTE);
    ck_assert_int_eq(nth(FACT_ACT_ENDED, 0)->fact.u.ended.source.index,
                     id_of(REF_OUTCOME, "nothing"));
    ck_assert_int_eq(variable("alert"), alert);
    ck_assert_int_eq(variable("other"), other + 11); /* what comes each time, comes */
    ck_assert_int_eq(override(1, 1, 101 * MINUTE), REFUSE_NOT_FOUND);
}
END_TEST

START_TEST(a_choice_is_one_that_fits_the_act_and_can_be_taken_back)
{
    int64_t alert = variable("alert");

    ck_assert_int_eq(override(1, 1, MINUTE), REFUSE_NOT_FOUND);
    ck_assert_int_eq(act(POLICE, "tap", "samira", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(override(1, 0, 2 * MINUTE), REFUSE_STATE);
    ck_assert_int_eq(override(1, 3, 2 * MINUTE), REFUSE_VALUE); /* of another verb, or each time */
    ck_assert_int_eq(override(1, -1, 2 * MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(override(1, 2, 2 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(override(1, 0, 3 * MINUTE), REFUSE_NONE);
    pass(100 * MINUTE);
    ck_assert_int_eq(variable("alert"), alert + 1);
}
END_TEST

Suite *change_suite(void)
{
    Suite *s = suite_create("change");
    TCase *t = tcase_create("change");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, a_changed_inject_goes_where_and_says_what_it_was_changed_to);
    tcase_add_test(t, the_last_change_holds_and_nothing_takes_it_back);
    tcase_add_test(t, a_change_stays_while_the_inject_is_held_or_left_out);
    tcase_add_test(t, a_change_is_of_this_case_and_not_too_long);
    tcase_add_test(t, so_many_can_be_changed_at_once_and_one_that_has_come_makes_room);
    tcase_add_test(t, one_that_will_never_come_makes_room);
    tcase_add_test(t, what_comes_of_an_act_is_what_was_chosen);
    tcase_add_test(t, a_choice_is_one_that_fits_the_act_and_can_be_taken_back);
    suite_add_tcase(s, t);
    return s;
}
