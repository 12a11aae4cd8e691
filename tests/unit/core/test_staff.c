/*
 * What facilitators do beside the clock: injects moved and dropped, the wheel, observations.
 */
#include "tests/unit/core/fixture.h"

Suite *staff_suite(void);

#define BASE                                                                                       \
    "'title': 'T', 'from': 'people', 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': "  \
    "'t'"

static const char msel[] =
    "{'injects': ["
    "{'id': 'one', 'at': 'P1 09:10', 'storyline': 'van', " BASE "},"
    "{'id': 'two', 'at': 'P1 09:20', 'storyline': 'farm', " BASE "},"
    "{'id': 'three', 'at': 'P1 09:30', 'until': 'P1 09:40', 'storyline': 'van', " BASE "},"
    "{'id': 'guarded', 'at': 'P1 09:25', 'if': 'alert > 1', 'storyline': 'farm', " BASE "},"
    "{'id': 'iffy', 'when': 'alert >= 9', 'storyline': 'van', " BASE "}]}";

static void begin(void)
{
    play_start(msel, NULL, NULL);
}

static enum refusal by(int32_t seat, struct command cmd, int64_t at)
{
    cmd.power = cmd.power ? cmd.power : POWER_STAFF;
    cmd.seat = seat;
    cmd.desk = NONE;
    return ask(cmd, at).code;
}

static enum refusal retime(const char *inject, int64_t to, int64_t at)
{
    struct command cmd = {.kind = COMMAND_RETIME};

    cmd.u.retime.inject = id_of(REF_INJECT, inject);
    cmd.u.retime.to = to;
    return by(9, cmd, at);
}

static enum refusal shift(int64_t ms, const char *storyline, int64_t at)
{
    struct command cmd = {.kind = ms ? COMMAND_SHIFT : COMMAND_DROP};

    cmd.u.shift.by = ms;
    cmd.u.shift.storyline = *storyline ? id_of(REF_STORYLINE, storyline) : NONE;
    return by(9, cmd, at);
}

START_TEST(an_inject_comes_at_the_time_it_was_moved_to)
{
    ck_assert_int_eq(retime("one", 25 * MINUTE, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(retime("two", 5 * MINUTE, MINUTE), REFUSE_NONE);
    pass(24 * MINUTE);
    ck_assert_int_eq(released_at("one"), -1);
    ck_assert_int_eq(released_at("two"), 5 * MINUTE);
    pass(26 * MINUTE);
    ck_assert_int_eq(released_at("one"), 25 * MINUTE);
}
END_TEST

START_TEST(it_is_not_moved_into_the_past_nor_past_the_end_nor_once_it_is_out)
{
    ck_assert_int_eq(retime("two", 11 * MINUTE, 12 * MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(retime("two", play.core.sc->play_length + 1, 12 * MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(retime("one", 20 * MINUTE, 12 * MINUTE), REFUSE_STATE);
}
END_TEST

START_TEST(what_is_moved_past_its_own_end_comes_all_the_same)
{
    ck_assert_int_eq(retime("three", 50 * MINUTE, MINUTE), REFUSE_NONE);
    pass(51 * MINUTE);
    ck_assert_int_eq(released_at("three"), 50 * MINUTE);
}
END_TEST

START_TEST(a_conditional_one_can_be_given_a_time)
{
    ck_assert_int_eq(retime("iffy", 7 * MINUTE, MINUTE), REFUSE_NONE);
    pass(8 * MINUTE);
    ck_assert_int_eq(released_at("iffy"), 7 * MINUTE);
}
END_TEST

START_TEST(a_shift_moves_what_is_still_to_come_of_the_storyline_and_nothing_else)
{
    pass(15 * MINUTE); /* one is out */
    ck_assert_int_eq(shift(10 * MINUTE, "van", 15 * MINUTE), REFUSE_NONE);
    pass(45 * MINUTE);
    ck_assert_int_eq(released_at("one"), 10 * MINUTE);
    ck_assert_int_eq(released_at("two"), 20 * MINUTE);
    ck_assert_int_eq(released_at("three"), 40 * MINUTE);
    ck_assert_int_eq(inject_state_of("iffy"), INJECT_PLANNED);
}
END_TEST

START_TEST(what_is_moved_by_the_clock_keeps_its_condition)
{
    ck_assert_int_eq(shift(5 * MINUTE, "farm", MINUTE), REFUSE_NONE);
    pass(40 * MINUTE);
    ck_assert_int_eq(released_at("two"), 25 * MINUTE);
    ck_assert_int_eq(released_at("guarded"), -1);
    ck_assert_int_eq(inject_state_of("guarded"), INJECT_CANCELLED);
}
END_TEST

START_TEST(the_reason_of_a_shift_is_kept_once)
{
    struct command cmd = {.kind = COMMAND_SHIFT};
    int32_t told = 0;

    cmd.u.shift.by = MINUTE;
    cmd.u.shift.text = SPAN("Lunch was late");
    ck_assert_int_eq(by(9, cmd, MINUTE), REFUSE_NONE);
    for (int32_t i = 0; i < count_of(FACT_INJECT); i++) {
        told += nth(FACT_INJECT, i)->fact.u.inject.text.len > 0;
    }
    ck_assert_int_gt(count_of(FACT_INJECT), 1);
    ck_assert_int_eq(told, 1);
}
END_TEST

START_TEST(a_shift_of_all_never_lets_anything_come_before_now)
{
    ck_assert_int_eq(shift(-60 * MINUTE, "", 5 * MINUTE), REFUSE_NONE);
    pass(6 * MINUTE);
    ck_assert_int_eq(released_at("one"), 5 * MINUTE);
    ck_assert_int_eq(released_at("two"), 5 * MINUTE);
    ck_assert_int_eq(released_at("three"), 5 * MINUTE);
}
END_TEST

START_TEST(a_storyline_is_dropped_whole_and_has_to_be_named)
{
    ck_assert_int_eq(shift(0, "", MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(shift(0, "van", MINUTE), REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(inject_state_of("one"), INJECT_SKIPPED);
    ck_assert_int_eq(inject_state_of("three"), INJECT_SKIPPED);
    ck_assert_int_eq(inject_state_of("iffy"), INJECT_SKIPPED);
    ck_assert_int_eq(released_at("two"), 20 * MINUTE);
}
END_TEST

static enum refusal grade(int64_t grade, int64_t at)
{
    struct command cmd = {.kind = COMMAND_GRADE, .power = POWER_EVALUATOR};

    cmd.u.grade.area = id_of(REF_AREA, "talk");
    cmd.u.grade.grade = grade;
    cmd.u.grade.text = SPAN("They met");
    return by(9, cmd, at);
}

START_TEST(an_area_is_graded_from_0_to_4_and_the_grade_taken_back)
{
    ck_assert_int_eq(grade(GRADE_MOST + 1, MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(grade(-2, MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(grade(0, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(grade(GRADE_MOST, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(grade(GRADE_NONE, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(count_of(FACT_GRADED), 3);
    ck_assert(span_is(nth(FACT_GRADED, 1)->fact.u.graded.text, "They met"));
    ck_assert_int_eq(nth(FACT_GRADED, 1)->fact.u.graded.grade, GRADE_MOST);
}
END_TEST

START_TEST(where_nothing_is_still_to_come_there_is_nothing_to_shift_or_drop)
{
    ck_assert_int_eq(shift(0, "van", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(shift(0, "van", 2 * MINUTE), REFUSE_STATE);
    ck_assert_int_eq(shift(MINUTE, "van", 2 * MINUTE), REFUSE_STATE);
    ck_assert_int_eq(shift(MINUTE, "farm", 2 * MINUTE), REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(shift(MINUTE, "farm", 60 * MINUTE), REFUSE_STATE);
}
END_TEST

static enum refusal wheel(int32_t seat, int32_t to)
{
    struct command cmd = {.kind = COMMAND_WHEEL};

    cmd.u.wheel.seat = to;
    return by(seat, cmd, MINUTE);
}

static enum refusal faster_by(int32_t seat)
{
    struct command cmd = {.kind = COMMAND_SPEED};

    cmd.u.speed.permille = 2000;
    return by(seat, cmd, MINUTE);
}

START_TEST(a_call_that_was_made_can_be_noted_by_staff_and_no_other)
{
    struct command hand = {.kind = COMMAND_HAND, .power = POWER_PLAYER, .seat = 1, .desk = POLICE};
    struct command noted = {
        .kind = COMMAND_NOTED, .power = POWER_EVALUATOR, .seat = 9, .desk = NONE};

    noted.u.noted.call = 1;
    ck_assert_int_eq(ask(noted, 0).code, REFUSE_NOT_FOUND);
    ck_assert_int_eq(ask(hand, MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(noted, MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(noted, MINUTE).code, REFUSE_ANSWERED);
    noted.u.noted.call = 2;
    ck_assert_int_eq(ask(noted, MINUTE).code, REFUSE_NOT_FOUND);
    noted.u.noted.call = 0;
    ck_assert_int_eq(ask(noted, MINUTE).code, REFUSE_NOT_FOUND);
    ck_assert_int_eq(count_of(FACT_CALL_NOTED), 1);
    ck_assert_uint_eq(nth(FACT_CALL_NOTED, 0)->fact.aud.desks, desk_bit(POLICE));
    ck_assert_int_eq(nth(FACT_CALL_NOTED, 0)->fact.u.call_noted.own, 1);
    ck_assert_int_eq(nth(FACT_CALL_NOTED, 0)->fact.u.call_noted.seat, 9);
}
END_TEST

START_TEST(a_word_to_a_desk_answers_its_calls_but_no_real_emergency)
{
    struct command hand = {.kind = COMMAND_HAND, .power = POWER_PLAYER, .seat = 1, .desk = POLICE};
    struct command word = {.kind = COMMAND_HINT, .power = POWER_STAFF, .seat = 9, .desk = NONE};

    ck_assert_int_eq(ask(hand, MINUTE).code, REFUSE_NONE);
    hand.u.hand.real = 1;
    ck_assert_int_eq(ask(hand, MINUTE).code, REFUSE_NONE);
    hand.u.hand.real = 0;
    hand.desk = NGO;
    ck_assert_int_eq(ask(hand, MINUTE).code, REFUSE_NONE);
    word.u.hint.to = desk_bit(POLICE);
    ck_assert_int_eq(ask(word, MINUTE).code, REFUSE_TEXT); /* and nothing is noted */
    ck_assert_int_eq(count_of(FACT_CALL_NOTED), 0);
    word.u.hint.text = SPAN("We are coming");
    ck_assert_int_eq(ask(word, MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(word, MINUTE).code, REFUSE_NONE); /* said twice, noted once */
    ck_assert_int_eq(count_of(FACT_CALL_NOTED), 1);
    ck_assert_int_eq(nth(FACT_CALL_NOTED, 0)->fact.u.call_noted.call, 1);
}
END_TEST

START_TEST(who_has_the_wheel_steers_alone_until_it_is_handed_on_or_let_go)
{
    ck_assert_int_eq(wheel(8, 8), REFUSE_NONE);
    ck_assert_int_eq(faster_by(9), REFUSE_WHEEL);
    ck_assert_int_eq(wheel(9, 9), REFUSE_WHEEL);
    ck_assert_int_eq(faster_by(8), REFUSE_NONE);
    ck_assert_int_eq(wheel(8, 9), REFUSE_NONE);
    ck_assert_int_eq(faster_by(8), REFUSE_WHEEL);
    ck_assert_int_eq(wheel(9, 0), REFUSE_NONE);
    ck_assert_int_eq(faster_by(9), REFUSE_NONE);
}
END_TEST

START_TEST(every_facilitator_may_stop_play_and_who_has_the_wheel_lets_it_go_on)
{
    struct command pause = {.kind = COMMAND_PAUSE};
    struct command resume = {.kind = COMMAND_RESUME};

    ck_assert_int_eq(wheel(8, 8), REFUSE_NONE);
    ck_assert_int_eq(by(9, pause, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(by(9, resume, MINUTE), REFUSE_WHEEL);
    ck_assert_int_eq(by(8, resume, MINUTE), REFUSE_NONE);
}
END_TEST

START_TEST(who_goes_lets_go_of_the_wheel)
{
    struct command left = {.kind = COMMAND_SEAT, .power = POWER_HOST, .desk = NONE};

    left.u.seat.seat = 7;
    left.u.seat.desk = NONE;
    left.u.seat.state = SEAT_LEFT;
    ck_assert_int_eq(wheel(8, 8), REFUSE_NONE);
    ck_assert_int_eq(ask(left, MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(faster_by(9), REFUSE_WHEEL);
    left.u.seat.seat = 8;
    ck_assert_int_eq(ask(left, MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(faster_by(9), REFUSE_NONE);
}
END_TEST

START_TEST(observations_are_numbered_and_take_words_later_for_staff_alone)
{
    struct command mark = {.kind = COMMAND_OBSERVE};
    struct command words = {.kind = COMMAND_REMARK};
    const struct fact *f;

    mark.u.mark.kind = MARK_ASK;
    mark.u.mark.desk = POLICE;
    words.u.remark.number = 2;
    words.u.remark.text = SPAN("Why the uniform?");
    ck_assert_int_eq(by(9, mark, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(by(9, words, MINUTE), REFUSE_NOT_FOUND);
    ck_assert_int_eq(by(8, mark, 2 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(by(9, words, 3 * MINUTE), REFUSE_NONE);
    f = &nth(FACT_OBSERVED, 1)->fact;
    ck_assert_int_eq(f->u.mark.number, 2);
    ck_assert_int_eq(f->u.mark.seat, 8);
    ck_assert(f->aud.desks == 0);
    ck_assert_int_eq(f->aud.flags, AUD_STAFF);
    f = &nth(FACT_REMARK, 0)->fact;
    ck_assert_int_eq(f->u.remark.number, 2);
    ck_assert(span_is(f->u.remark.text, "Why the uniform?"));
}
END_TEST

/* What was seen was seen, also by a console whose clock ran on without a link. */
START_TEST(a_moment_still_to_come_is_now)
{
    static const int64_t said[] = {MINUTE, 2 * MINUTE + 1, 3 * MINUTE, 0};
    static const int64_t noted[] = {MINUTE, 2 * MINUTE, 2 * MINUTE, 2 * MINUTE};
    struct command mark = {.kind = COMMAND_OBSERVE};

    for (int32_t i = 0; i < (int32_t)ARRAY_LEN(said); i++) {
        mark.u.mark.moment = said[i];
        ck_assert_int_eq(by(9, mark, 2 * MINUTE), REFUSE_NONE);
        ck_assert_int_eq(nth(FACT_OBSERVED, i)->fact.u.mark.moment, noted[i]);
    }
    mark.u.mark.moment = -1;
    ck_assert_int_eq(by(9, mark, 2 * MINUTE), REFUSE_VALUE);
}
END_TEST

START_TEST(a_mentor_s_word_reaches_the_desks_that_it_is_for_and_nobody_knows_from_whom)
{
    struct command hint = {.kind = COMMAND_HINT};
    const struct fact *f;

    hint.u.hint.to = desk_bit(NGO);
    hint.u.hint.text = SPAN("Who should speak with Anna first?");
    ck_assert_int_eq(by(9, hint, MINUTE), REFUSE_NONE);
    f = &nth(FACT_ITEM, count_of(FACT_ITEM) - 1)->fact;
    ck_assert_int_eq(f->u.item.kind, ITEM_HINT);
    ck_assert_int_eq(f->u.item.from, NONE);
    ck_assert(f->aud.desks == desk_bit(NGO));
}
END_TEST

Suite *staff_suite(void)
{
    Suite *s = suite_create("staff");
    TCase *t = tcase_create("staff");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, an_inject_comes_at_the_time_it_was_moved_to);
    tcase_add_test(t, it_is_not_moved_into_the_past_nor_past_the_end_nor_once_it_is_out);
    tcase_add_test(t, what_is_moved_past_its_own_end_comes_all_the_same);
    tcase_add_test(t, a_conditional_one_can_be_given_a_time);
    tcase_add_test(t, a_shift_moves_what_is_still_to_come_of_the_storyline_and_nothing_else);
    tcase_add_test(t, what_is_moved_by_the_clock_keeps_its_condition);
    tcase_add_test(t, the_reason_of_a_shift_is_kept_once);
    tcase_add_test(t, a_shift_of_all_never_lets_anything_come_before_now);
    tcase_add_test(t, an_area_is_graded_from_0_to_4_and_the_grade_taken_back);
    tcase_add_test(t, where_nothing_is_still_to_come_there_is_nothing_to_shift_or_drop);
    tcase_add_test(t, a_storyline_is_dropped_whole_and_has_to_be_named);
    tcase_add_test(t, a_call_that_was_made_can_be_noted_by_staff_and_no_other);
    tcase_add_test(t, a_word_to_a_desk_answers_its_calls_but_no_real_emergency);
    tcase_add_test(t, who_has_the_wheel_steers_alone_until_it_is_handed_on_or_let_go);
    tcase_add_test(t, every_facilitator_may_stop_play_and_who_has_the_wheel_lets_it_go_on);
    tcase_add_test(t, who_goes_lets_go_of_the_wheel);
    tcase_add_test(t, observations_are_numbered_and_take_words_later_for_staff_alone);
    tcase_add_test(t, a_moment_still_to_come_is_now);
    tcase_add_test(t, a_mentor_s_word_reaches_the_desks_that_it_is_for_and_nobody_knows_from_whom);
    suite_add_tcase(s, t);
    return s;
}
