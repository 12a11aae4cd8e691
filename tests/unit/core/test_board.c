/*
 * What a desk makes of its board for itself: objectives and duties ticked off, cards that it is not
 * sure of or takes for one. Only its own, and only what it was told of.
 */
#include "tests/unit/core/fixture.h"

Suite *board_suite(void);

static void begin(void)
{
    play_start("{'injects': []}", NULL, NULL);
}

static enum refusal tick(int32_t desk, const char *objective, int64_t duty)
{
    struct command cmd = {.kind = COMMAND_TICK, .power = POWER_PLAYER, .seat = 1, .desk = desk};

    cmd.u.tick.objective = objective ? id_of(REF_OBJECTIVE, objective) : NONE;
    cmd.u.tick.duty = duty;
    cmd.u.tick.done = 1;
    return ask(cmd, MINUTE).code;
}

static enum refusal mark(int32_t desk, const char *card, enum card_mark how, const char *same)
{
    struct command cmd = {
        .kind = COMMAND_MARK_CARD, .power = POWER_PLAYER, .seat = 1, .desk = desk};

    cmd.u.card.thing = id_of(REF_THING, card);
    cmd.u.card.mark = (int32_t)how;
    cmd.u.card.same = same ? id_of(REF_THING, same) : NONE;
    return ask(cmd, MINUTE).code;
}

START_TEST(a_desk_ticks_off_what_it_is_told_of_and_nothing_else)
{
    ck_assert_int_eq(tick(POLICE, "safety", 0), REFUSE_NONE);
    ck_assert_int_eq(tick(POLICE, NULL, 2), REFUSE_NONE);
    ck_assert_int_eq(tick(POLICE, "law", 0), REFUSE_NOT_FOUND); /* staff alone know of it */
    ck_assert_int_eq(tick(POLICE, NULL, 3), REFUSE_NOT_FOUND);
    ck_assert_int_eq(tick(NGO, NULL, 1), REFUSE_NOT_FOUND); /* another role's */
    ck_assert_int_eq(tick(POLICE, NULL, 0), REFUSE_NOT_FOUND);
    ck_assert_int_eq(tick(POLICE, NULL, -1), REFUSE_NOT_FOUND);
    ck_assert_int_eq(tick(POLICE, "safety", 1), REFUSE_NOT_FOUND); /* one at a time */
    ck_assert_int_eq(count_of(FACT_TICKED), 2);
    ck_assert_uint_eq(nth(FACT_TICKED, 0)->fact.aud.desks, desk_bit(POLICE));
}
END_TEST

START_TEST(a_desk_marks_its_own_cards)
{
    ck_assert_int_eq(mark(POLICE, "barn", CARD_UNSURE, NULL), REFUSE_NONE);
    ck_assert_int_eq(mark(POLICE, "farm", CARD_UNSURE, NULL), REFUSE_NOT_FOUND);
    ck_assert_int_eq(mark(NGO, "barn", CARD_UNSURE, NULL), REFUSE_NOT_FOUND);
    ck_assert_int_eq(mark(POLICE, "barn", CARD_UNSURE, "samira"), REFUSE_VALUE);
    ck_assert_int_eq(count_of(FACT_CARD_MARKED), 1);
    ck_assert_uint_eq(nth(FACT_CARD_MARKED, 0)->fact.aud.desks, desk_bit(POLICE));
}
END_TEST

START_TEST(two_cards_of_a_kind_may_be_taken_for_one)
{
    play_done();
    play_start("{'injects': []}",
               "{" ANSWERS ", 'triggers': [{'id': 't', 'when': 'phase == running', 'effects':"
               " ['card(police, farm)']}]}",
               NULL);
    pass(0);
    ck_assert_int_eq(mark(POLICE, "farm", CARD_SAME, "barn"), REFUSE_NONE);
    ck_assert_int_eq(mark(POLICE, "farm", CARD_SAME, "farm"), REFUSE_VALUE);
    ck_assert_int_eq(mark(POLICE, "farm", CARD_SAME, "samira"), REFUSE_VALUE); /* no place */
    ck_assert_int_eq(mark(POLICE, "farm", CARD_SAME, NULL), REFUSE_NOT_FOUND);
    ck_assert_int_eq(mark(POLICE, "samira", CARD_SAME, "dario"), REFUSE_NOT_FOUND);
}
END_TEST

Suite *board_suite(void)
{
    Suite *s = suite_create("board");
    TCase *t = tcase_create("board");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, a_desk_ticks_off_what_it_is_told_of_and_nothing_else);
    tcase_add_test(t, a_desk_marks_its_own_cards);
    tcase_add_test(t, two_cards_of_a_kind_may_be_taken_for_one);
    suite_add_tcase(s, t);
    return s;
}
