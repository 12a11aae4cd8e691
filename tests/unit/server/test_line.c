/*
 * Play goes back while stations are there. handbook/format/protocol.md sections 6 to 9.
 */
#include <string.h>

#include "tests/unit/server/fixture.h"

Suite *line_suite(void);

static struct station *staff, *player;

/* A call for help, of the first line or the second. */
static int64_t calls(int32_t cid, int line)
{
    return told(player, "hand", "\"cid\":\"%032d\",\"line\":%d,\"do\":{\"text\":\"a\"}", (int)cid,
                line);
}

/* Play for some seconds, and back to its beginning. */
static void goes_back(void)
{
    staff = sits(staff_seat());
    player = sits(player_seat(0));
    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    passes(20000);
    ck_assert_int_eq(calls(2, 1), 0);
    ck_assert_int_eq(told(staff, "back", "\"cid\":\"%032d\",\"do\":{\"to\":0}", 3), 0);
    settles();
}

static int64_t resumes(struct station *st, int32_t seat)
{
    char token[TOKEN_DIGITS + 1];

    token_of(seat, token);
    return told(st, "resume", "\"seat\":\"%s\",\"token\":\"%s\",\"line\":1,\"n\":3,\"h\":\"\"",
                served.ex.seat[seat].name, token);
}

START_TEST(everybody_is_told_and_resumes_on_the_same_connection)
{
    goes_back();
    ck_assert_ptr_nonnull(heard(player, "\"method\":\"line\",\"params\":{\"line\":2}"));
    ck_assert_ptr_nonnull(heard(staff, "\"method\":\"line\",\"params\":{\"line\":2}"));
    ck_assert_int_eq(resumes(player, player_seat(0)), 0);
    ck_assert_ptr_nonnull(heard(player, "\"line\":2,\"from\":1"));
    ck_assert_ptr_nonnull(heard(player, "\"reset\":true"));
    settles();
    ck_assert_ptr_nonnull(heard(player, "\"k\":\"line.begun\""));
    ck_assert(!is_gone(player));
}
END_TEST

START_TEST(nothing_flows_until_it_has_resumed)
{
    int32_t before;

    goes_back();
    before = times(player, "\"method\":\"notice\"");
    ck_assert_int_eq(resumes(staff, staff_seat()), 0);
    ck_assert_int_eq(told(staff, "resume", "\"cid\":\"%032d\",\"do\":{}", 4), 0);
    passes(1000);
    ck_assert_int_eq(times(player, "\"method\":\"notice\""), before);
    ck_assert_int_eq(told(player, "ack", "\"n\":2"), 0); /* on its way then: no harm */
    ck_assert_int_eq(resumes(player, player_seat(0)), 0);
    settles();
    ck_assert_int_gt(times(player, "\"method\":\"notice\""), before);
}
END_TEST

START_TEST(what_speaks_of_the_old_line_is_not_done_unless_it_was)
{
    goes_back();
    ck_assert_int_eq(calls(5, 1), 1);
    ck_assert_ptr_nonnull(heard(player, "\"refusal\":\"back\""));
    ck_assert_int_eq(resumes(player, player_seat(0)), 0);
    ck_assert_int_eq(calls(2, 1), 0); /* was done on the old line */
    ck_assert_ptr_nonnull(heard(player, "{\"again\":true}"));
    ck_assert_int_eq(calls(6, 2), 0);
}
END_TEST

START_TEST(the_one_who_went_back_has_the_answer_also_when_it_was_lost)
{
    goes_back();
    ck_assert_int_eq(told(staff, "back", "\"cid\":\"%032d\",\"line\":1,\"do\":{\"to\":0}", 3), 0);
    ck_assert_int_eq(served.ex.run.core.st.line, 2);
}
END_TEST

START_TEST(the_clock_goes_on_from_where_play_went_back_to)
{
    goes_back();
    ck_assert_int_eq(resumes(staff, staff_seat()), 0);
    ck_assert_int_eq(told(staff, "resume", "\"cid\":\"%032d\",\"do\":{}", 7), 0);
    passes(30000);
    ck_assert_int_eq(server_play(&served.server), 30000);
}
END_TEST

START_TEST(a_wheel_goes_only_to_a_facilitator_who_is_there_and_is_free_when_that_one_has_gone)
{
    struct station *other;
    int32_t number = staff_seat();

    staff = sits(number);
    other = sits(number + 1);
    ck_assert_int_eq(told(staff, "wheel", "\"cid\":\"%032d\",\"do\":{\"who\":1}", 1), 1);
    ck_assert_int_eq(told(staff, "wheel", "\"cid\":\"%032d\",\"do\":{\"who\":%d}", 2, 200), 1);
    ck_assert_int_eq(told(staff, "wheel", "\"cid\":\"%032d\",\"do\":{\"who\":%d}", 3, number), 0);
    ck_assert_int_eq(told(other, "startex", "\"cid\":\"%032d\",\"do\":{}", 4), 1);
    served.ex.run.core.st.wheel = number + 2; /* as after a restart: nobody sits there */
    ck_assert_int_eq(told(other, "startex", "\"cid\":\"%032d\",\"do\":{}", 5), 0);
}
END_TEST

Suite *line_suite(void)
{
    Suite *s = suite_create("line");
    TCase *t = tcase_create("line");

    tcase_add_unchecked_fixture(t, served_case, NULL);
    tcase_add_checked_fixture(t, served_begin, served_end);
    tcase_add_test(t, everybody_is_told_and_resumes_on_the_same_connection);
    tcase_add_test(t, nothing_flows_until_it_has_resumed);
    tcase_add_test(t, what_speaks_of_the_old_line_is_not_done_unless_it_was);
    tcase_add_test(t, the_one_who_went_back_has_the_answer_also_when_it_was_lost);
    tcase_add_test(t, the_clock_goes_on_from_where_play_went_back_to);
    tcase_add_test(
        t, a_wheel_goes_only_to_a_facilitator_who_is_there_and_is_free_when_that_one_has_gone);
    suite_add_tcase(s, t);
    return s;
}
