/*
 * What wakes the loop. Every turn here says "not again by yourself", so whoever is not woken hangs,
 * which the time limit of these tests turns into red.
 */
#include "engine/net/loop.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <check.h>

#include "engine/base/span.h"

Suite *loop_suite(void);

enum { TURNS = 5, LIMIT_S = 20 };

static struct loop *loop;
static int fd[2]; /* watched, waking */
static int turns;
static bool was_readable[TURNS];

static void begin(void)
{
    loop = loop_new();
    for (size_t i = 0; i < ARRAY_LEN(fd); i++) {
        fd[i] = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
        ck_assert_int_ge(fd[i], 0);
    }
    loop_watch(loop, fd[0]);
    loop_wake_on(loop, fd[1]);
    turns = 0;
}

static void end(void)
{
    loop_free(loop);
    for (size_t i = 0; i < ARRAY_LEN(fd); i++) {
        close(fd[i]);
    }
}

/* Each turn makes a descriptor readable, which brings the next, where that is taken back. */
static int64_t in_turns(void *context)
{
    const int *order = context;
    eventfd_t count;

    was_readable[turns] = loop_readable(loop);
    if (turns > 0) {
        ck_assert_int_eq(eventfd_read(fd[order[turns - 1]], &count), 0);
    }
    if (turns + 1 == TURNS) {
        loop_stop(loop);
        return 0;
    }
    ck_assert_int_eq(eventfd_write(fd[order[turns++]], 1), 0);
    return -1;
}

START_TEST(both_wake_the_turn_and_only_the_watched_one_is_said_to_be_readable)
{
    static int order[TURNS - 1] = {1, 0, 1, 0};

    loop_run(loop, in_turns, order, NULL);
    ck_assert(!was_readable[0]);
    for (int i = 1; i < TURNS; i++) {
        ck_assert_int_eq(was_readable[i], order[i - 1] == 0);
    }
}
END_TEST

static int64_t until_watched(void *context)
{
    (void)context;
    turns++;
    if (loop_readable(loop)) {
        loop_stop(loop);
    } else if (turns == 1) {
        ck_assert_int_eq(eventfd_write(fd[1], 1), 0); /* and it stays so */
        ck_assert_int_eq(eventfd_write(fd[0], 1), 0);
    }
    return -1;
}

/* Only the turn makes it unreadable: a look that waited for that would never come back. */
START_TEST(a_look_sees_what_is_readable_and_comes_back)
{
    ck_assert(!loop_readable(loop));
    for (size_t i = 0; i < ARRAY_LEN(fd); i++) {
        ck_assert_int_eq(eventfd_write(fd[i], 1), 0);
    }
    loop_look(loop);
    ck_assert(loop_readable(loop));
    loop_look(loop);
    ck_assert(loop_readable(loop));
}
END_TEST

START_TEST(what_was_taken_off_wakes_nobody)
{
    loop_wake_on(loop, -1);
    loop_run(loop, until_watched, NULL, NULL);
    ck_assert_int_eq(turns, 2);
}
END_TEST

START_TEST(the_waking_one_is_another_when_another_is_named)
{
    static int order[TURNS - 1] = {1, 1, 1, 1};

    loop_watch(loop, -1);
    loop_wake_on(loop, fd[0]);
    loop_wake_on(loop, fd[1]);
    loop_run(loop, in_turns, order, NULL);
    ck_assert_int_eq(turns, TURNS - 1);
}
END_TEST

Suite *loop_suite(void)
{
    Suite *suite = suite_create("loop");
    TCase *tc = tcase_create("all");

    tcase_set_timeout(tc, LIMIT_S);
    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, both_wake_the_turn_and_only_the_watched_one_is_said_to_be_readable);
    tcase_add_test(tc, a_look_sees_what_is_readable_and_comes_back);
    tcase_add_test(tc, what_was_taken_off_wakes_nobody);
    tcase_add_test(tc, the_waking_one_is_another_when_another_is_named);
    suite_add_tcase(suite, tc);
    return suite;
}
