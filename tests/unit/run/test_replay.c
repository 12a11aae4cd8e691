/*
 * Folding the facts gives the state; a copy goes the same way; a seed gives one exercise.
 */
#include <string.h>

#include "engine/journal/record.h"
#include "tests/unit/run/driver.h"

Suite *replay_suite(void);

enum { GROUPS = 10, EXERCISES = 300, EVERY = 20 };

static struct case_text t;

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

/* A mix of policies by seed. */
static void policies_of(uint64_t seed, const struct policy **ret)
{
    static const char *const names[] = {"random", "eager", "careless", "diligent", "idle"};

    for (int32_t d = 0; d < DESKS_MAX; d++) {
        uint64_t pick = seed % 7 < 3 ? seed % 3 : (seed / 7 + (uint64_t)d) % 5;

        ret[d] = policy_find(names[pick]);
        ck_assert_ptr_nonnull(ret[d]);
    }
}

START_TEST(facts_folded_again_give_the_same_state)
{
    const struct policy *policy[DESKS_MAX];

    for (int n = 0; n < EXERCISES / GROUPS; n++) {
        uint64_t seed = (uint64_t)(_i * (EXERCISES / GROUPS) + n);
        struct driven d;

        policies_of(seed, policy);
        driven_init(&d, &t.scenario, seed);
        d.every = n % EVERY == 0;
        driven_play(&d, policy, seed);
        ck_assert_int_gt(d.run.log.count, 50);
        ck_assert_int_eq(d.run.core.st.phase, PHASE_ENDED);
        ck_assert_msg(core_digest(&d.run.core) == core_digest(&d.mirror), "seed %d", (int)seed);
        driven_done(&d);
    }
}
END_TEST

START_TEST(a_copy_given_the_same_commands_stays_equal)
{
    const struct policy *policy[DESKS_MAX];
    uint64_t seed = (uint64_t)_i + 1000;
    struct driven d;

    policies_of(seed, policy);
    driven_init(&d, &t.scenario, seed);
    d.twin_from = 3 + _i * 40;
    driven_play(&d, policy, seed);
    ck_assert(d.has_twin);
    ck_assert(core_digest(&d.run.core) == core_digest(&d.twin));
    driven_done(&d);
}
END_TEST

START_TEST(one_seed_gives_one_exercise_and_another_seed_another)
{
    const struct policy *policy[DESKS_MAX];
    struct driven d[3];

    policies_of((uint64_t)_i, policy);
    for (int i = 0; i < 3; i++) {
        uint64_t seed = (uint64_t)_i + (i == 2 ? 500 : 0);

        driven_init(&d[i], &t.scenario, seed);
        driven_play(&d[i], policy, seed);
    }
    ck_assert(log_same(&d[0].run.log, &d[1].run.log));
    ck_assert(!log_same(&d[0].run.log, &d[2].run.log));
    for (int i = 0; i < 3; i++) {
        driven_done(&d[i]);
    }
}
END_TEST

/* Records of the journal itself carry no command: a command of that name would be skipped. */
START_TEST(no_command_is_called_as_a_record_of_the_journal_itself)
{
    ck_assert_int_eq(command_find(SPAN(RECORD_TYPE_MARK)), COMMAND_KIND_COUNT);
    ck_assert_int_eq(command_find(SPAN(RECORD_TYPE_SEALED)), COMMAND_KIND_COUNT);
}
END_TEST

Suite *replay_suite(void)
{
    Suite *s = suite_create("replay");
    TCase *c = tcase_create("red harvest");

    tcase_add_checked_fixture(c, begin, end);
    tcase_set_timeout(c, 300);
    tcase_add_loop_test(c, facts_folded_again_give_the_same_state, 0, GROUPS);
    tcase_add_loop_test(c, a_copy_given_the_same_commands_stays_equal, 0, 6);
    tcase_add_loop_test(c, one_seed_gives_one_exercise_and_another_seed_another, 0, 4);
    tcase_add_test(c, no_command_is_called_as_a_record_of_the_journal_itself);
    suite_add_tcase(s, c);
    return s;
}
