/*
 * The clocks, injects and deadlines: what comes when, to the millisecond.
 */
#include "tests/unit/core/fixture.h"

Suite *clock_suite(void);

#define BASE                                                                                       \
    "'title': 'T', 'from': 'people', 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': "  \
    "'t'"

static const char msel[] =
    "{'injects': ["
    "{'id': 'timed', 'at': 'P1 09:10', " BASE ", 'attach': ['letter'], 'missed': {'after': '20m',"
    " 'unless': 'seen', 'effects': ['other = 50']}},"
    "{'id': 'late', 'at': 'P1 09:10', 'after': '5m', " BASE "},"
    "{'id': 'iffy', 'at': 'P1 09:20', 'if': 'alert > 1', " BASE "},"
    "{'id': 'edge', 'when': 'alert >= 3', " BASE "},"
    "{'id': 'edge_after', 'when': 'alert >= 3', 'after': '7m', " BASE "},"
    "{'id': 'gone', 'when': 'alert >= 9', 'until': 'P1 09:30', " BASE "},"
    "{'id': 'waits', 'when': 'since(released, timed) > 20m', " BASE "},"
    "{'id': 'manual', " BASE "},"
    "{'id': 'quiet', 'kind': 'note', 'at': 'P1 09:12', 'title': 'T', 'from': 'people'}]}";

#define RULES                                                                                      \
    "'answers': [{'id': 'a_tap', 'desk': 'judge', 'verb': 'tap', 'after': '10m', 'decision':"      \
    " 'yes', 'text': 'G'}, {'id': 'a_raid', 'desk': 'judge', 'verb': 'raid', 'after': '10m',"      \
    " 'decision': 'yes', 'text': 'G'}, {'id': 'a_c', 'desk': 'people', 'verb': 'ask_consent',"     \
    " 'after': '2m', 'decision': 'yes', 'text': 'Y'}],"                                            \
    "'outcomes': [{'id': 'o', 'verb': 'gift', 'always': true, 'effects': ['alert += 2']},"         \
    " {'id': 'p', 'verb': 'quick', 'always': true, 'effects': ['seen = true']}]"

static const char rules[] =
    "{" RULES ", 'deadlines': ["
    "{'id': 'd_play', 'title': 'T', 'start': 'released(timed)', 'within': '30m', 'met': 'seen',"
    " 'on_met': ['other = 1'], 'on_missed': ['other = 2']},"
    "{'id': 'd_second', 'title': 'T', 'start': 'phase == running', 'within': '30h story', 'met':"
    " 'false', 'on_missed': ['alert = 8']},"
    "{'id': 'd_first', 'title': 'T', 'start': 'phase == running', 'within': '20h story', 'met':"
    " 'false', 'on_missed': ['alert = 6']},"
    "{'id': 'd_inside', 'title': 'T', 'start': 'phase == running', 'within': '52h30m story', 'met':"
    " 'false', 'on_missed': ['mode = loud']}],"
    "'decisions': [{'id': 'which', 'desk': 'ngo', 'title': 'T', 'deadline': 'P1 11:00', 'opens':"
    " 'released(timed)', 'question': 'Q', 'options': ["
    "{'id': 'stay', 'title': 'S', 'default': true, 'effects': ['hideout = barn']},"
    "{'id': 'go', 'title': 'G', 'when': 'seen', 'effects': ['hideout = farm']},"
    "{'id': 'pick', 'title': 'P', 'effects': ['hideout = farm', 'other = 7']}]}]}";

static void begin(void)
{
    play_start(msel, rules, NULL);
}

START_TEST(a_timed_inject_comes_at_its_time_and_its_delay_after_it)
{
    pass(10 * MINUTE - 1);
    ck_assert_int_eq(released_at("timed"), -1);
    pass(40 * MINUTE);
    ck_assert_int_eq(released_at("timed"), 10 * MINUTE);
    ck_assert_int_eq(released_at("late"), 15 * MINUTE);
    ck_assert_int_eq(released_at("manual"), -1);
    ck_assert_int_eq(play.core.st.holder[id_of(REF_THING, "letter")], NGO);
}
END_TEST

START_TEST(a_false_if_cancels_and_a_true_one_does_not)
{
    pass(25 * MINUTE);
    ck_assert_int_eq(inject_state_of("iffy"), INJECT_CANCELLED);
    play_done();
    begin();
    ck_assert_int_eq(act(NGO, "gift", NULL, MINUTE), REFUSE_NONE);
    pass(25 * MINUTE);
    ck_assert_int_eq(released_at("iffy"), 20 * MINUTE);
}
END_TEST

START_TEST(a_condition_fires_when_it_becomes_true)
{
    ck_assert_int_eq(act(NGO, "gift", NULL, 3 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(released_at("edge"), 3 * MINUTE);
    pass(60 * MINUTE);
    ck_assert_int_eq(released_at("edge_after"), 10 * MINUTE);
    ck_assert_int_eq(released_at("waits"), 30 * MINUTE + 1);
}
END_TEST

START_TEST(what_is_not_released_by_then_is_expired)
{
    pass(30 * MINUTE - 1);
    ck_assert_int_eq(inject_state_of("gone"), INJECT_PLANNED);
    pass(30 * MINUTE);
    ck_assert_int_eq(inject_state_of("gone"), INJECT_EXPIRED);
    ck_assert_int_eq(staff_inject(COMMAND_RELEASE, "gone", 31 * MINUTE), REFUSE_STATE);
}
END_TEST

START_TEST(a_note_reaches_no_desk)
{
    int32_t items = count_of(FACT_ITEM);

    pass(12 * MINUTE);
    ck_assert_int_eq(released_at("quiet"), 12 * MINUTE);
    ck_assert_int_eq(count_of(FACT_ITEM), items + 1); /* timed alone */
}
END_TEST

START_TEST(a_facilitator_holds_releases_and_skips_within_the_laws)
{
    ck_assert_int_eq(staff_inject(COMMAND_HOLD, "timed", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(staff_inject(COMMAND_HOLD, "timed", MINUTE), REFUSE_STATE);
    ck_assert_int_eq(staff_inject(COMMAND_SKIP, "late", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(staff_inject(COMMAND_HOLD, "late", MINUTE), REFUSE_STATE);
    ck_assert_int_eq(staff_inject(COMMAND_HOLD, "edge", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(NGO, "gift", NULL, 2 * MINUTE), REFUSE_NONE);
    pass(30 * MINUTE);
    ck_assert_int_eq(released_at("timed"), -1);
    ck_assert_int_eq(released_at("late"), -1);
    ck_assert_int_eq(staff_inject(COMMAND_RELEASE, "late", 30 * MINUTE), REFUSE_NONE); /* a slip */
    ck_assert_int_eq(released_at("late"), 30 * MINUTE);
    ck_assert_int_eq(staff_inject(COMMAND_RELEASE, "late", 30 * MINUTE), REFUSE_STATE);
    ck_assert_int_eq(released_at("edge"), -1);
    ck_assert_int_eq(staff_inject(COMMAND_RELEASE, "timed", 31 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(released_at("timed"), 31 * MINUTE);
    ck_assert_int_eq(nth(FACT_INJECT, count_of(FACT_INJECT) - 1)->fact.u.inject.origin,
                     ORIGIN_DIRECTED);
    ck_assert_int_eq(staff_inject(COMMAND_RELEASE, "timed", 32 * MINUTE), REFUSE_STATE);
}
END_TEST

START_TEST(a_missed_branch_runs_unless_somebody_did_it)
{
    pass(30 * MINUTE - 1);
    ck_assert_int_eq(variable("other"), 3);
    pass(30 * MINUTE);
    ck_assert_int_eq(variable("other"), 50);
    play_done();
    begin();
    ck_assert_int_eq(act(POLICE, "quick", NULL, 29 * MINUTE), REFUSE_NONE);
    pass(30 * MINUTE);
    ck_assert_int_eq(nth(FACT_INJECT_JUDGED, 0)->fact.u.judged.missed, 0);
    ck_assert_int_eq(variable("other"), 1); /* of the deadline, met */
}
END_TEST

START_TEST(a_deadline_runs_out_at_its_millisecond)
{
    pass(40 * MINUTE - 1);
    ck_assert_int_eq(variable("other"), 50);
    pass(40 * MINUTE);
    ck_assert_int_eq(variable("other"), 2);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 41 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(variable("other"), 2); /* met too late is not met */
}
END_TEST

START_TEST(a_border_fires_the_story_deadlines_it_jumps_over_in_their_order)
{
    int32_t order[2] = {-1, -1};
    int n = 0;

    pass(180 * MINUTE - 1);
    ck_assert_int_eq(variable("alert"), 1);
    pass(180 * MINUTE);
    for (int32_t i = 0; i < play.facts; i++) {
        const struct fact *f = &play.log[i].fact;

        if (f->kind == FACT_DEADLINE && f->u.deadline.state == DEADLINE_MISSED &&
            play.log[i].at == 180 * MINUTE && n < 2) {
            order[n++] = f->u.deadline.deadline;
        }
    }
    ck_assert_int_eq(order[0], id_of(REF_DEADLINE, "d_first"));
    ck_assert_int_eq(order[1], id_of(REF_DEADLINE, "d_second"));
    ck_assert_int_eq(variable("alert"), 8);
    ck_assert_int_eq(variable("mode"), 1);
    /* S+0 09:00 and 52h30m is S+2 13:30: half an hour into the second segment */
    pass(210 * MINUTE - 1);
    ck_assert_int_eq(variable("mode"), 1);
    pass(210 * MINUTE);
    ck_assert_int_eq(variable("mode"), 2);
}
END_TEST

START_TEST(a_decision_is_taken_by_the_first_option_that_becomes_true)
{
    ck_assert_int_eq(act(POLICE, "quick", NULL, 20 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_DECISION_TAKEN, 0)->fact.u.decision.how, TAKEN_BY_CONDITION);
    ck_assert_int_eq(variable("hideout"), id_of(REF_THING, "farm"));
    pass(130 * MINUTE);
    ck_assert_int_eq(count_of(FACT_DECISION_TAKEN), 1);
}
END_TEST

START_TEST(a_decision_stays_open_where_play_is_ended_before_its_deadline)
{
    staff(COMMAND_ENDEX, 100 * MINUTE);
    ck_assert_int_eq(count_of(FACT_DECISION_TAKEN), 0);
}
END_TEST

START_TEST(a_decision_falls_to_its_default_at_the_deadline)
{
    pass(120 * MINUTE - 1);
    ck_assert_int_eq(count_of(FACT_DECISION_TAKEN), 0);
    pass(120 * MINUTE);
    ck_assert_int_eq(nth(FACT_DECISION_TAKEN, 0)->fact.u.decision.how, TAKEN_BY_DEFAULT);
    ck_assert_int_eq(variable("hideout"), id_of(REF_THING, "barn"));
}
END_TEST

START_TEST(a_decision_is_chosen_once_it_is_open_and_not_twice)
{
    struct command pick = act_of(NGO, "log_decision", NULL);

    pick.u.act.text = SPAN("Because.");
    act_form(&pick, "confidence", "high");
    pick.u.act.act.ref = 1;
    pick.u.act.act.pick = 3;
    ck_assert_int_eq(ask(pick, 5 * MINUTE).code, REFUSE_NOT_FOUND); /* not yet put to it */
    pass(10 * MINUTE);
    pick.u.act.act.pick = 4;
    ck_assert_int_eq(ask(pick, 11 * MINUTE).code, REFUSE_VALUE);
    pick.u.act.act.pick = 3;
    ck_assert_int_eq(ask(pick, 11 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_DECISION_TAKEN, 0)->fact.u.decision.how, TAKEN_BY_CHOICE);
    ck_assert_int_eq(variable("hideout"), id_of(REF_THING, "farm"));
    ck_assert_int_eq(variable("other"), 7);
    ck_assert_int_eq(ask(pick, 12 * MINUTE).code, REFUSE_ANSWERED);
}
END_TEST

static enum refusal by_staff(enum command_kind kind, int64_t at)
{
    return ask((struct command){.kind = kind, .power = POWER_STAFF, .desk = NONE}, at).code;
}

START_TEST(pause_twice_is_refused_and_nothing_falls_due_in_a_pause)
{
    struct due due;
    int64_t at;

    ck_assert_int_eq(by_staff(COMMAND_PAUSE, 5 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(by_staff(COMMAND_PAUSE, 5 * MINUTE), REFUSE_PAUSED);
    ck_assert(!core_next_due(&play.core, &due, &at));
    ck_assert_int_eq(act(POLICE, "quick", NULL, 5 * MINUTE), REFUSE_PAUSED);
    ck_assert_int_eq(by_staff(COMMAND_RESUME, 5 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(by_staff(COMMAND_RESUME, 5 * MINUTE), REFUSE_NOT_PAUSED);
    pass(10 * MINUTE);
    ck_assert_int_eq(released_at("timed"), 10 * MINUTE);
}
END_TEST

static enum refusal plan(int64_t to, struct span why, int64_t at)
{
    struct command c = {.kind = COMMAND_PLAN_PAUSE, .power = POWER_STAFF, .desk = NONE};

    c.u.jump.to = to;
    c.u.jump.text = why;
    return ask(c, at).code;
}

START_TEST(a_planned_pause_comes_at_its_time_with_its_reason)
{
    ck_assert_int_eq(plan(8 * MINUTE, SPAN("Lunch"), 2 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_PAUSE_PLANNED, 0)->fact.u.jumped.to, 8 * MINUTE);
    pass(20 * MINUTE);
    ck_assert_int_eq(nth(FACT_PAUSED, 0)->at, 8 * MINUTE);
    ck_assert(span_eq(nth(FACT_PAUSED, 0)->fact.u.words.text, SPAN("Lunch")));
    ck_assert_int_eq(by_staff(COMMAND_RESUME, 8 * MINUTE), REFUSE_NONE);
    pass(20 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 1); /* it comes once */
    ck_assert_int_eq(released_at("timed"), 10 * MINUTE);
}
END_TEST

START_TEST(a_planned_pause_is_moved_taken_back_and_jumped_over)
{
    struct command jump = {.kind = COMMAND_JUMP, .power = POWER_STAFF, .desk = NONE};

    ck_assert_int_eq(plan(-1, (struct span){0}, MINUTE), REFUSE_STATE);
    ck_assert_int_eq(plan(8 * MINUTE, SPAN("Lunch"), MINUTE), REFUSE_NONE);
    ck_assert_int_eq(plan(12 * MINUTE, SPAN("Later"), MINUTE), REFUSE_NONE);
    pass(10 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 0);
    ck_assert_int_eq(plan(-1, (struct span){0}, 11 * MINUTE), REFUSE_NONE);
    pass(14 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 0);
    ck_assert_int_eq(plan(20 * MINUTE, SPAN("Lunch"), 14 * MINUTE), REFUSE_NONE);
    jump.u.jump.to = 25 * MINUTE;
    ck_assert_int_eq(ask(jump, 15 * MINUTE).code, REFUSE_NONE);
    pass(30 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 0);
}
END_TEST

static enum refusal plan_instead(int64_t to, int64_t instead, struct span why, int64_t at)
{
    struct command c = {.kind = COMMAND_PLAN_PAUSE, .power = POWER_STAFF, .desk = NONE};

    c.u.jump.to = to;
    c.u.jump.instead = instead;
    c.u.jump.text = why;
    return ask(c, at).code;
}

START_TEST(several_pauses_are_planned_each_with_its_reason)
{
    ck_assert_int_eq(plan_instead(12 * MINUTE, -1, SPAN("Lunch"), MINUTE), REFUSE_NONE);
    ck_assert_int_eq(plan_instead(8 * MINUTE, -1, SPAN("Coffee"), MINUTE), REFUSE_NONE);
    ck_assert_int_eq(plan_instead(16 * MINUTE, -1, SPAN("Tea"), MINUTE), REFUSE_NONE);
    /* One is moved, one taken back, the third stays; another at a taken time is that one. */
    ck_assert_int_eq(plan_instead(14 * MINUTE, 12 * MINUTE, SPAN("Late lunch"), 2 * MINUTE),
                     REFUSE_NONE);
    ck_assert_int_eq(plan_instead(-1, 16 * MINUTE, (struct span){0}, 2 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(plan_instead(8 * MINUTE, -1, SPAN("Strong coffee"), 2 * MINUTE), REFUSE_NONE);
    pass(10 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 1);
    ck_assert_int_eq(nth(FACT_PAUSED, 0)->at, 8 * MINUTE);
    ck_assert(span_eq(nth(FACT_PAUSED, 0)->fact.u.words.text, SPAN("Strong coffee")));
    ck_assert_int_eq(by_staff(COMMAND_RESUME, 8 * MINUTE), REFUSE_NONE);
    pass(20 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 2);
    ck_assert_int_eq(nth(FACT_PAUSED, 1)->at, 14 * MINUTE);
    ck_assert(span_eq(nth(FACT_PAUSED, 1)->fact.u.words.text, SPAN("Late lunch")));
    ck_assert_int_eq(by_staff(COMMAND_RESUME, 14 * MINUTE), REFUSE_NONE);
    pass(40 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 2);
}
END_TEST

START_TEST(a_pause_that_is_not_planned_is_neither_moved_nor_taken_back)
{
    struct span none = {0};

    ck_assert_int_eq(plan_instead(-1, -1, none, MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(plan_instead(-1, 9 * MINUTE, none, MINUTE), REFUSE_STATE);
    ck_assert_int_eq(plan_instead(10 * MINUTE, 9 * MINUTE, none, MINUTE), REFUSE_STATE);
    for (int i = 0; i < PAUSES_MAX; i++) {
        ck_assert_int_eq(plan_instead((10 + i) * MINUTE, -1, none, MINUTE), REFUSE_NONE);
    }
    ck_assert_int_eq(plan_instead(30 * MINUTE, -1, none, MINUTE), REFUSE_FULL);
    ck_assert_int_eq(plan_instead(12 * MINUTE, -1, none, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(plan_instead(30 * MINUTE, 12 * MINUTE, none, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(plan_instead(-1, 0, none, MINUTE), REFUSE_NONE); /* all of them */
    pass(40 * MINUTE);
    ck_assert_int_eq(count_of(FACT_PAUSED), 0);
}
END_TEST

START_TEST(a_pause_is_planned_for_what_is_still_to_come)
{
    static char much[TYPED_TEXT_MAX + 1];

    memset(much, 'x', sizeof(much));
    ck_assert_int_eq(plan(MINUTE, (struct span){0}, MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(plan(300 * MINUTE, (struct span){0}, MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(plan(-2, (struct span){0}, MINUTE), REFUSE_VALUE);
    ck_assert_int_eq(plan(2 * MINUTE, (struct span){much, sizeof(much)}, MINUTE),
                     REFUSE_TEXT_LENGTH);
    ck_assert_int_eq(plan(2 * MINUTE, (struct span){much, sizeof(much) - 1}, MINUTE), REFUSE_NONE);
}
END_TEST

START_TEST(speed_and_jump_keep_their_bounds)
{
    static const int64_t speeds[] = {99, 600001, 0, -1000};
    struct command speed = {.kind = COMMAND_SPEED, .power = POWER_STAFF, .desk = NONE};
    struct command jump = {.kind = COMMAND_JUMP, .power = POWER_STAFF, .desk = NONE};

    for (size_t i = 0; i < ARRAY_LEN(speeds); i++) {
        speed.u.speed.permille = speeds[i];
        ck_assert_int_eq(ask(speed, MINUTE).code, REFUSE_VALUE);
    }
    speed.u.speed.permille = 100;
    ck_assert_int_eq(ask(speed, MINUTE).code, REFUSE_NONE);
    speed.u.speed.permille = 600000;
    ck_assert_int_eq(ask(speed, MINUTE).code, REFUSE_NONE);
    jump.u.jump.to = 300 * MINUTE + 1;
    ck_assert_int_eq(ask(jump, MINUTE).code, REFUSE_VALUE);
    jump.u.jump.to = 300 * MINUTE;
    ck_assert_int_eq(ask(jump, MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(play.core.st.jump_to, 300 * MINUTE);
}
END_TEST

START_TEST(when_play_time_is_used_up_it_pauses_for_good)
{
    pass(301 * MINUTE);
    ck_assert_int_eq(nth(FACT_PAUSED, 0)->at, 300 * MINUTE);
    ck_assert_int_eq(by_staff(COMMAND_RESUME, 300 * MINUTE), REFUSE_STATE);
    ck_assert_int_eq(by_staff(COMMAND_ENDEX, 300 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(play.core.st.phase, PHASE_ENDED);
}
END_TEST

Suite *clock_suite(void)
{
    Suite *s = suite_create("clock");
    TCase *t = tcase_create("clock");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, a_timed_inject_comes_at_its_time_and_its_delay_after_it);
    tcase_add_test(t, a_false_if_cancels_and_a_true_one_does_not);
    tcase_add_test(t, a_condition_fires_when_it_becomes_true);
    tcase_add_test(t, what_is_not_released_by_then_is_expired);
    tcase_add_test(t, a_note_reaches_no_desk);
    tcase_add_test(t, a_facilitator_holds_releases_and_skips_within_the_laws);
    tcase_add_test(t, a_missed_branch_runs_unless_somebody_did_it);
    tcase_add_test(t, a_deadline_runs_out_at_its_millisecond);
    tcase_add_test(t, a_border_fires_the_story_deadlines_it_jumps_over_in_their_order);
    tcase_add_test(t, a_decision_is_taken_by_the_first_option_that_becomes_true);
    tcase_add_test(t, a_decision_stays_open_where_play_is_ended_before_its_deadline);
    tcase_add_test(t, a_decision_falls_to_its_default_at_the_deadline);
    tcase_add_test(t, a_decision_is_chosen_once_it_is_open_and_not_twice);
    tcase_add_test(t, pause_twice_is_refused_and_nothing_falls_due_in_a_pause);
    tcase_add_test(t, a_planned_pause_comes_at_its_time_with_its_reason);
    tcase_add_test(t, a_planned_pause_is_moved_taken_back_and_jumped_over);
    tcase_add_test(t, several_pauses_are_planned_each_with_its_reason);
    tcase_add_test(t, a_pause_that_is_not_planned_is_neither_moved_nor_taken_back);
    tcase_add_test(t, a_pause_is_planned_for_what_is_still_to_come);
    tcase_add_test(t, speed_and_jump_keep_their_bounds);
    tcase_add_test(t, when_play_time_is_used_up_it_pauses_for_good);
    suite_add_tcase(s, t);
    return s;
}
