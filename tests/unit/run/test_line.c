/*
 * Going back: a new line of play has what was before, and nothing of what came after it, but for
 * what the house noted.
 */
#include <string.h>

#include "tests/unit/run/driver.h"

Suite *line_suite(void);

enum { MINUTE = 60 * 1000, EARLY = 20 * MINUTE, LATE = 60 * MINUTE };

static struct case_text t;
static struct driven d;

static void begin(void)
{
    case_text_init(&t);
    ck_assert(case_text_folder(&t, "scenarios/red-harvest"));
    ck_assert(case_text_load(&t));
    driven_init(&d, &t.scenario, 7);
}

static void end(void)
{
    driven_done(&d);
    case_text_done(&t);
}

static struct verdict staff(enum command_kind kind, int64_t value, int64_t at)
{
    struct command c = {.kind = kind};

    if (kind == COMMAND_BACK) {
        c.u.back.to = value;
    } else if (kind == COMMAND_JUMP) {
        c.u.jump.to = value;
    } else if (kind == COMMAND_OBSERVE) {
        c.u.mark.desk = NONE;
    }
    return run_resolve(&d.run, driven_staff(&d), &c)
               ? run_accept(&d.run, &c, at, &(int64_t){0})
               : verdict_of(REFUSE_NOT_FOUND);
}

static void pass(int64_t to)
{
    struct due due;
    int64_t at;
    int64_t record;

    while (core_next_due(&d.run.core, &due, &at) && at <= to) {
        run_due(&d.run, due, at, &record);
    }
}

static int32_t notices(int32_t seat)
{
    struct notice n;
    int32_t count = 0;

    while (next_notice(&d.run, seat, INT64_MAX, &n)) {
        count++;
    }
    return count;
}

static int32_t facts_of(enum fact_kind kind)
{
    int32_t n = 0;

    for (int64_t i = 0; i < d.run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&d.run.log, i), &f);
        n += f.kind == kind;
    }
    return n;
}

START_TEST(it_stands_as_it_stood_then_and_is_paused)
{
    uint64_t then;

    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    pass(EARLY);
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY, EARLY).code, REFUSE_NONE); /* nothing is cut */
    then = core_digest(&d.run.core);
    end();
    begin();
    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    pass(LATE);
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY, LATE).code, REFUSE_NONE);
    ck_assert_int_eq(d.run.core.st.now, EARLY);
    ck_assert_int_eq(d.run.core.st.paused, 1);
    ck_assert_int_eq(d.run.core.st.line, 2);
    ck_assert(core_digest(&d.run.core) == then);
}
END_TEST

START_TEST(a_view_begins_anew_and_has_nothing_of_what_was_left)
{
    int32_t before;
    int32_t after;

    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    pass(EARLY);
    before = notices(1);
    pass(LATE);
    ck_assert_int_gt(notices(1), 0);
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY, LATE).code, REFUSE_NONE);
    ck_assert_int_eq(d.run.seat[1].n, 0); /* numbered from 1 again */
    after = notices(1);
    ck_assert_int_eq(after, before + 2); /* the line, the pause */
}
END_TEST

START_TEST(what_the_house_noted_stays_and_its_numbers_go_on)
{
    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    pass(LATE);
    ck_assert_int_eq(staff(COMMAND_OBSERVE, 0, LATE).code, REFUSE_NONE);
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY, LATE).code, REFUSE_NONE);
    ck_assert_int_eq(facts_of(FACT_OBSERVED), 1);
    ck_assert_int_eq(staff(COMMAND_OBSERVE, 0, EARLY).code, REFUSE_NONE);
    ck_assert_int_eq(d.run.core.st.marks, 2);
}
END_TEST

START_TEST(it_comes_as_before_when_nothing_is_done_otherwise)
{
    int64_t facts;

    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    pass(LATE);
    facts = d.run.log.count;
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY, LATE).code, REFUSE_NONE);
    ck_assert_int_lt(d.run.log.count, facts);
    ck_assert_int_eq(staff(COMMAND_RESUME, 0, EARLY).code, REFUSE_NONE);
    pass(LATE);
    ck_assert_int_eq(d.run.log.count, facts + 3); /* the line, the pause, its end */
}
END_TEST

START_TEST(one_goes_back_only_to_what_has_been_and_not_after_the_end)
{
    ck_assert_int_eq(staff(COMMAND_BACK, 0, 0).code, REFUSE_NOT_RUNNING);
    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    pass(EARLY);
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY + 1, EARLY).code, REFUSE_VALUE);
    ck_assert_int_eq(staff(COMMAND_BACK, -1, EARLY).code, REFUSE_VALUE);
    ck_assert_int_eq(d.run.core.st.line, 1);
    ck_assert_int_eq(staff(COMMAND_ENDEX, 0, EARLY).code, REFUSE_NONE);
    ck_assert_int_eq(staff(COMMAND_BACK, 0, EARLY).code, REFUSE_ENDED);
}
END_TEST

START_TEST(a_jump_that_led_further_is_forgotten)
{
    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    ck_assert_int_eq(staff(COMMAND_JUMP, LATE, MINUTE).code, REFUSE_NONE);
    pass(LATE);
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY, LATE).code, REFUSE_NONE);
    ck_assert_int_le(d.run.core.st.jump_to, EARLY);
}
END_TEST

START_TEST(lines_are_numbered_and_name_the_one_that_was_left)
{
    struct fact f = {0};

    ck_assert_int_eq(staff(COMMAND_STARTEX, 0, 0).code, REFUSE_NONE);
    pass(LATE);
    ck_assert_int_eq(staff(COMMAND_BACK, LATE - MINUTE, LATE).code, REFUSE_NONE);
    ck_assert_int_eq(staff(COMMAND_BACK, EARLY, LATE - MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(d.run.core.st.line, 3);
    for (int64_t i = 0; i < d.run.log.count; i++) {
        struct fact at;

        factlog_copy(factlog_at(&d.run.log, i), &at);
        f = at.kind == FACT_LINE ? at : f;
    }
    ck_assert_int_eq(facts_of(FACT_LINE), 1); /* of the line that was left nothing is here */
    ck_assert_int_eq(f.u.line.line, 3);
    ck_assert_int_eq(f.u.line.parent, 2);
    ck_assert_int_eq(f.u.line.to, EARLY);
}
END_TEST

Suite *line_suite(void)
{
    Suite *s = suite_create("line");
    TCase *c = tcase_create("line");

    tcase_add_checked_fixture(c, begin, end);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, it_stands_as_it_stood_then_and_is_paused);
    tcase_add_test(c, a_view_begins_anew_and_has_nothing_of_what_was_left);
    tcase_add_test(c, what_the_house_noted_stays_and_its_numbers_go_on);
    tcase_add_test(c, it_comes_as_before_when_nothing_is_done_otherwise);
    tcase_add_test(c, one_goes_back_only_to_what_has_been_and_not_after_the_end);
    tcase_add_test(c, a_jump_that_led_further_is_forgotten);
    tcase_add_test(c, lines_are_numbered_and_name_the_one_that_was_left);
    suite_add_tcase(s, c);
    return s;
}
