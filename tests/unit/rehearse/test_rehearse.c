/*
 * Rehearsal: policies, headless runs, statistics, promises.
 */
#include <check.h>
#include <string.h>

#include "engine/rehearse/stats.h"
#include "tests/support/case_text.h"

Suite *rehearse_suite(void);

static struct case_text t;
static const struct policy *policy[DESKS_MAX];

static void begin(void)
{
    case_text_init(&t);
    ck_assert(case_text_folder(&t, "scenarios/red-harvest"));
    ck_assert(case_text_load(&t));
}

static void end(void)
{
    case_text_done(&t);
}

static void all(const char *name)
{
    for (int32_t i = 0; i < DESKS_MAX; i++) {
        policy[i] = policy_find(name);
        ck_assert_ptr_nonnull(policy[i]);
    }
}

START_TEST(a_policy_is_found_by_its_name_alone)
{
    for (int32_t i = 0; i < POLICY_COUNT; i++) {
        ck_assert_ptr_eq(policy_find(policy_names[i]), &policies[i]);
    }
    ck_assert_ptr_null(policy_find("brilliant"));
    ck_assert_ptr_null(policy_find(""));
}
END_TEST

START_TEST(the_same_runs_give_the_same_figures)
{
    struct stats s[2];

    all(policy_names[_i]);
    for (int i = 0; i < 2; i++) {
        stats_play(&s[i], &t.scenario, policy, policy_names[_i], 6, 40, NULL);
    }
    ck_assert_int_eq(s[0].facts, s[1].facts);
    ck_assert_mem_eq(s[0].score, s[1].score, 6 * sizeof(int64_t));
    ck_assert_mem_eq(&s[0].total, &s[1].total, sizeof(s[0].total));
    for (int i = 0; i < 6; i++) {
        ck_assert(s[0].score[i] >= 0 && s[0].score[i] <= 1000);
        ck_assert(i == 0 || s[0].score[i - 1] <= s[0].score[i]);
    }
    stats_done(&s[0]);
    stats_done(&s[1]);
}
END_TEST

/* Told at minute 10 to act, a joint item open and an act on file: has it acted by minute 60? */
static bool acts_with(const struct brief *brief, const struct act *told,
                      const struct view_act *done)
{
    static struct view v;
    static struct player p;
    struct command cmd;

    view_init(&v, brief->desk);
    v.phase = PHASE_RUNNING;
    v.joint[v.joints++] = (struct view_joint){.agreed = desk_bit(brief->desk)};
    v.cue[v.cues++] = (struct view_cue){.act = *told, .at = 600000, .until = INT64_MAX};
    v.act[v.acts++] = *done;
    player_init(&p, policy_find("diligent"), brief, &v, 1);
    (void)player_next(&p, 600000, &cmd); /* it is planned */
    return player_next(&p, 3600000, &cmd) && cmd.kind == COMMAND_ACT;
}

/* The labour inspectorate's brief, and an act of it. */
static struct act act_of(struct brief *brief, const char *verb)
{
    struct act act = act_none();

    brief_init(brief, &t.scenario,
               names_find(&t.scenario.names[REF_DESK], SPAN("labour_inspector")));
    act.desk = brief->desk;
    act.verb = names_find(&t.scenario.names[REF_VERB], span_of(verb));
    ck_assert_int_ne(act.verb, NONE);
    return act;
}

/* After going back, a desk is told once more what it is to do, and what it has done. */
START_TEST(what_was_done_since_it_was_to_be_done_is_not_done_again)
{
    struct brief brief;
    struct act act = act_of(&brief, "check_registers");

    ck_assert(acts_with(&brief, &act, &(struct view_act){.act = act, .at = 599999}));
    ck_assert(!acts_with(&brief, &act, &(struct view_act){.act = act, .at = 600000}));
    brief_done(&brief);
}
END_TEST

/* The plan does not know the number that the joint item will have; what was contributed does. */
START_TEST(what_was_contributed_to_the_joint_item_is_not_contributed_again)
{
    struct brief brief;
    struct act told = act_of(&brief, "contribute");
    struct view_act done = {.act = told, .at = 600000};

    done.act.ref = 1;
    done.act.attach[done.act.attaches++] = tag_of(TAG_KNOWLEDGE, 2);
    ck_assert(!acts_with(&brief, &told, &done));
    told.attach[told.attaches++] = tag_of(TAG_KNOWLEDGE, 5);
    ck_assert(acts_with(&brief, &told, &done)); /* this one was not on the table yet */
    brief_done(&brief);
}
END_TEST

START_TEST(each_ending_and_decision_comes_out_once_a_run)
{
    struct stats s;

    all("random");
    stats_play(&s, &t.scenario, policy, "random", 5, 7, NULL);
    for (int32_t i = 0; i < scenario_count(&t.scenario, REF_ENDING); i++) {
        int32_t sum = 0;

        for (int32_t k = 0; k < t.scenario.ending[i].options; k++) {
            sum += s.ending[i][k];
        }
        ck_assert_int_eq(sum, 5);
    }
    for (int32_t i = 0; i < scenario_count(&t.scenario, REF_DECISION); i++) {
        int32_t sum = 0;

        for (int32_t k = 0; k < t.scenario.decision[i].options; k++) {
            sum += s.option[i][k];
        }
        ck_assert_int_eq(sum, 5);
    }
    stats_done(&s);
}
END_TEST

/* The grade below or at which so many of a hundred runs ended. */
static int32_t grade_at(const struct stats *s, int32_t ending, int32_t percent)
{
    const struct ending *e = &t.scenario.ending[ending];

    for (int32_t grade = 0;; grade++) {
        int32_t runs = 0;

        for (int32_t k = 0; k < e->options; k++) {
            runs += e->option[k].grade <= grade ? s->ending[ending][k] : 0;
        }
        if (runs * 100 >= percent * s->runs) {
            return grade;
        }
    }
}

static const char *const people[] = {"end_amadou", "end_petru", "end_samira", "end_yaya",
                                     "end_kofi"};

enum { RUNS = 200 };

/* The middle of the better above the middle of the worse, for the score and for each person. */
static void middle_above(const struct stats *better, const struct stats *worse)
{
    ck_assert_int_gt(better->total.p50, worse->total.p50);
    for (size_t i = 0; i < ARRAY_LEN(people); i++) {
        int32_t e = names_find(&t.scenario.names[REF_ENDING], span_of(people[i]));

        ck_assert_int_ge(e, 0);
        ck_assert_msg(grade_at(better, e, 50) > grade_at(worse, e, 50), "%s", people[i]);
    }
}

START_TEST(how_a_desk_works_shows_in_the_score_and_in_each_persons_lot)
{
    static const char *const names[] = {"diligent", "careless", "idle", "eager"};
    struct stats s[4];

    for (int i = 0; i < 4; i++) {
        all(names[i]);
        stats_play(&s[i], &t.scenario, policy, names[i], RUNS, 1, NULL);
    }
    ck_assert_int_gt(s[0].total.p5, s[1].total.p95);
    for (size_t i = 0; i < ARRAY_LEN(people); i++) {
        int32_t e = names_find(&t.scenario.names[REF_ENDING], span_of(people[i]));

        ck_assert_msg(grade_at(&s[0], e, 5) > grade_at(&s[1], e, 95), "%s", people[i]);
    }
    middle_above(&s[0], &s[1]);
    middle_above(&s[1], &s[2]);
    ck_assert_int_lt(s[3].total.p95, 500);
    ck_assert_int_ge(s[3].mistakes.p5, 3);
    for (int i = 0; i < 4; i++) {
        stats_done(&s[i]);
    }
}
END_TEST

START_TEST(a_promise_is_judged_for_its_own_policy_alone)
{
    struct promise p = {
        .policy = POLICY_IDLE, .figure = FIGURE_P50, .at_least = 1000, .below = NEVER};
    struct stats s;
    int64_t figure = -1;

    all("idle");
    stats_play(&s, &t.scenario, policy, "idle", 3, 1, NULL);
    ck_assert(!stats_promise(&s, &p, &figure));
    ck_assert_int_eq(figure, s.total.p50);
    p.at_least = s.total.p50;
    p.below = s.total.p50 + 1;
    ck_assert(stats_promise(&s, &p, &figure));
    p.below = s.total.p50;
    ck_assert(!stats_promise(&s, &p, &figure));
    p.policy = POLICY_EAGER;
    ck_assert(stats_promise(&s, &p, &figure));
    stats_done(&s);
}
END_TEST

Suite *rehearse_suite(void)
{
    Suite *s = suite_create("rehearse");
    TCase *c = tcase_create("red harvest");

    tcase_add_checked_fixture(c, begin, end);
    tcase_set_timeout(c, 300);
    tcase_add_test(c, a_policy_is_found_by_its_name_alone);
    tcase_add_loop_test(c, the_same_runs_give_the_same_figures, 0, 5);
    tcase_add_test(c, what_was_done_since_it_was_to_be_done_is_not_done_again);
    tcase_add_test(c, what_was_contributed_to_the_joint_item_is_not_contributed_again);
    tcase_add_test(c, each_ending_and_decision_comes_out_once_a_run);
    tcase_add_test(c, how_a_desk_works_shows_in_the_score_and_in_each_persons_lot);
    tcase_add_test(c, a_promise_is_judged_for_its_own_policy_alone);
    suite_add_tcase(s, c);
    return s;
}
