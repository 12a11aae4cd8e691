/*
 * Signing in: whose token it is, where the client says it stands, who has the seat, and what wrong
 * cards cost. handbook/format/protocol.md sections 5 and 8.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/server/fixture.h"

Suite *sign_in_suite(void);

enum { WRONG = 2, WAIT = 5, PROGRAM = 6 };

static int64_t resumes(struct station *st, int32_t seat, int64_t n, const char *h)
{
    char token[TOKEN_DIGITS + 1];

    token_of(seat, token);
    return told(st, "resume", "\"seat\":\"%s\",\"token\":\"%s\",\"line\":1,\"n\":%lld,\"h\":\"%s\"",
                served.ex.seat[seat].name, token, (long long)n, h);
}

static int64_t claims_so(struct station *st, int32_t seat, const char *code, const char *played)
{
    char hash[TOKEN_DIGITS + 1];

    hash_of_token(seat, hash);
    return told(st, "claim", "\"seat\":\"%s\",\"code\":\"%s\",\"token\":\"%s\",\"played\":%s",
                served.ex.seat[seat].name, code, hash, played);
}

static int64_t claims(struct station *st, int32_t seat, const char *code)
{
    return claims_so(st, seat, code, "false");
}

static int64_t claims_by_card(struct station *st, int32_t seat)
{
    char code[2 * CARD_CODE + 1];

    code_on_card(seat, code);
    return claims(st, seat, code);
}

static int64_t claims_as_program(struct station *st, int32_t seat)
{
    char code[2 * CARD_CODE + 1];

    code_on_card(seat, code);
    return claims_so(st, seat, code, "true");
}

/* ---- The token ---- */

/* A seat whose token has this one digit otherwise: the station's own does not fit. */
START_TEST(a_token_is_compared_to_its_last_digit)
{
    int32_t seat = player_seat(0);
    struct station *st = connects();
    char hash[TOKEN_DIGITS + 1];

    hash_of_token(seat, hash);
    hash[_i] = hash[_i] == '0' ? '1' : '0';
    is_taken(seat, hash);
    ck_assert_int_eq(resumes(st, seat, 0, ""), WRONG);
    hash_of_token(seat, hash);
    is_taken(seat, hash);
    ck_assert_int_eq(resumes(st, seat, 0, ""), WAIT);
    ck_assert_int_eq(resumes(connects(), seat, 0, ""), 0);
}
END_TEST

START_TEST(the_token_of_another_seat_opens_none)
{
    struct station *st = connects();
    char hash[TOKEN_DIGITS + 1];

    hash_of_token(player_seat(1), hash);
    is_taken(player_seat(0), hash);
    is_taken(player_seat(1), hash);
    ck_assert_int_eq(resumes(st, player_seat(0), 0, ""), WRONG);
}
END_TEST

START_TEST(nobodys_seat_is_resumed_by_nobody)
{
    ck_assert_int_eq(resumes(connects(), player_seat(0), 0, ""), WRONG);
}
END_TEST

/* ---- Where it stands ---- */

/* The chain's digits of a notice that a station was sent. */
static void chain_of(const struct station *st, int n, char ret[2 * VIEW_HASH + 1])
{
    char begin[64];
    const char *at;

    snprintf(begin, sizeof(begin), "\"params\":{\"l\":1,\"n\":%d,", n);
    at = heard(st, begin);
    ck_assert_msg(at, "there is no notice %d", n);
    at = strchr(at, '\n') - 2 * VIEW_HASH - 3; /* "}} behind it */
    memcpy(ret, at, 2 * VIEW_HASH);
    ret[2 * VIEW_HASH] = '\0';
}

static struct station *has_three_notices(void)
{
    struct station *st = sits(player_seat(0));

    for (int i = 1; i <= 3; i++) {
        ck_assert_int_eq(
            told(st, "hand", "\"cid\":\"%032d\",\"do\":{\"text\":\"Number %d\"}", i, i), 0);
    }
    return st;
}

/* n of the chain's digits that it says; which digit is otherwise, -1 none; what it is told. */
static const struct {
    int n, chain_of, otherwise;
    const char *told;
    int first;
} stands[] = {
    {2, 2, -1, "\"from\":3,\"newest\":3,\"reset\":false", 3},
    {3, 3, -1, "\"from\":4,\"newest\":3,\"reset\":false", 0},
    {2, 2, 0, "\"from\":1,\"newest\":3,\"reset\":true", 1},
    {2, 2, 2 * VIEW_HASH - 1, "\"from\":1,\"newest\":3,\"reset\":true", 1},
    {2, 3, -1, "\"from\":1,\"newest\":3,\"reset\":true", 1},
    {3, 1, -1, "\"from\":1,\"newest\":3,\"reset\":true", 1},
    {4, 3, -1, "\"from\":1,\"newest\":3,\"reset\":true", 1},
};

START_TEST(where_it_stands_is_believed_by_the_chain_alone)
{
    struct station *before = has_three_notices();
    struct station *st = connects();
    char h[2 * VIEW_HASH + 1];
    char first[64];

    chain_of(before, stands[_i].chain_of, h);
    if (stands[_i].otherwise >= 0) {
        h[stands[_i].otherwise] = h[stands[_i].otherwise] == '0' ? '1' : '0';
    }
    ck_assert_int_eq(resumes(st, player_seat(0), stands[_i].n, h), 0);
    ck_assert_msg(heard(st, stands[_i].told), "not '%s'", stands[_i].told);
    snprintf(first, sizeof(first), "\"params\":{\"l\":1,\"n\":%d,", stands[_i].first);
    ck_assert_int_eq(times(st, "\"method\":\"notice\""),
                     stands[_i].first ? 4 - stands[_i].first : 0);
    ck_assert(stands[_i].first == 0 || strstr(heard(st, "\"method\":\"notice\""), first));
}
END_TEST

START_TEST(who_says_no_chain_begins_anew)
{
    struct station *st;

    has_three_notices();
    st = connects();
    ck_assert_int_eq(resumes(st, player_seat(0), 2, ""), 0);
    ck_assert_ptr_nonnull(heard(st, "\"from\":1,\"newest\":3,\"reset\":true"));
}
END_TEST

/* ---- Whose seat ---- */

static int32_t sessions_of(int32_t seat)
{
    int32_t n = 0;

    for (int32_t i = 0; i < served.server.sessions; i++) {
        n += served.server.session[i]->seat == seat;
    }
    return n;
}

START_TEST(who_takes_a_seat_ends_the_connection_that_had_it)
{
    struct station *before = sits(player_seat(0));
    struct station *other = sits(player_seat(1));
    struct station *st = connects();

    ck_assert(!is_gone(before));
    ck_assert_int_eq(resumes(st, player_seat(0), 0, ""), 0);
    ck_assert(is_gone(before));
    ck_assert(!is_gone(other) && !is_gone(st));
    ck_assert_int_eq(sessions_of(player_seat(0)), 1);
    ck_assert_int_eq(told(st, "ping", " "), 0);
}
END_TEST

START_TEST(who_is_refused_ends_nobodys_connection)
{
    struct station *before = sits(player_seat(0));
    struct station *st = connects();
    char wrong[TOKEN_DIGITS + 1];

    token_of(player_seat(1), wrong);
    ck_assert_int_eq(told(st, "resume", "\"seat\":\"%s\",\"token\":\"%s\",\"n\":0,\"h\":\"\"",
                          served.ex.seat[player_seat(0)].name, wrong),
                     WRONG);
    ck_assert(!is_gone(before));
    ck_assert_int_eq(told(before, "ping", " "), 0);
}
END_TEST

/* ---- Wrong cards ---- */

static const char wrong_code[] = "00000000000000f0";

START_TEST(each_wrong_card_makes_its_connection_wait_longer)
{
    static const int64_t waits_ms[] = {500, 1000, 2000, 4000, 4000};
    int32_t seat = player_seat(1);
    struct station *st = connects();

    for (size_t i = 0; i < ARRAY_LEN(waits_ms); i++) {
        ck_assert_int_eq(claims(st, player_seat(0), wrong_code), WRONG);
        ck_assert_int_eq(claims_by_card(st, seat), WAIT);
        passes(waits_ms[i] - 1);
        ck_assert_int_eq(claims_by_card(st, seat), WAIT);
        ck_assert(!served.ex.seat[seat].claimed && !served.used[seat]);
        passes(1);
    }
    ck_assert_int_eq(claims_by_card(st, seat), 0);
    ck_assert(served.ex.seat[seat].claimed && served.used[seat]);
}
END_TEST

/* One table that mistypes must not keep the others out of the exercise. */
START_TEST(wrong_cards_make_nobody_else_wait)
{
    struct station *guesser = connects();

    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(claims(guesser, player_seat(0), wrong_code), WRONG);
        passes(4000);
    }
    ck_assert_int_eq(claims(guesser, player_seat(0), wrong_code), WRONG);
    ck_assert_int_eq(claims_by_card(guesser, player_seat(1)), WAIT);
    ck_assert_int_eq(claims_by_card(connects(), player_seat(1)), 0);
}
END_TEST

START_TEST(who_has_a_seat_does_not_wait_for_wrong_cards_of_others)
{
    struct station *guesser;
    struct station *st;

    sits(player_seat(0));
    guesser = connects();
    ck_assert_int_eq(claims(guesser, player_seat(1), wrong_code), WRONG);
    st = connects();
    ck_assert_int_eq(resumes(st, player_seat(0), 0, ""), 0);
    ck_assert_int_eq(told(st, "ping", " "), 0);
}
END_TEST

/* Else a crash leaves a card that works no more, and nobody in its seat. */
START_TEST(a_card_is_used_up_only_by_a_durable_claim)
{
    served.disk.delay_max = 20;
    for (int32_t which = 0; which < 4; which++) {
        ck_assert_int_eq(claims_by_card(connects(), player_seat(which)), 0);
        ck_assert(served.used[player_seat(which)] && !served.used_early);
    }
}
END_TEST

START_TEST(a_card_works_once)
{
    struct station *st = connects();

    ck_assert_int_eq(claims_by_card(st, player_seat(0)), 0);
    ck_assert_int_eq(claims_by_card(st, player_seat(0)), 0); /* a lost answer, asked for again */
    ck_assert_int_eq(told(st, "claim",
                          "\"seat\":\"%s\",\"code\":\"%s\",\"token\":\"%064d\",\"played\":false",
                          served.ex.seat[player_seat(0)].name, "5e01000000000000", 7),
                     WRONG);
}
END_TEST

/* Else whoever says he is a program reads what a competent desk would do, and by when. */
START_TEST(a_program_takes_a_seat_only_where_the_host_lets_it)
{
    int32_t seat = player_seat(0);
    struct station *st = connects();

    ck_assert_int_eq(claims_as_program(st, seat), PROGRAM);
    ck_assert(!served.ex.seat[seat].claimed && !served.used[seat]);
    served.server.options.played = true;
    ck_assert_int_eq(claims_as_program(st, seat), 0);
    ck_assert(served.ex.seat[seat].who.played && served.used[seat]);
    served.server.options.played = false; /* withdrawn: it comes not back either */
    ck_assert_int_eq(resumes(connects(), seat, 0, ""), PROGRAM);
    served.server.options.played = true;
    ck_assert_int_eq(resumes(connects(), seat, 0, ""), 0);
}
END_TEST

Suite *sign_in_suite(void)
{
    Suite *s = suite_create("sign_in");
    TCase *t = tcase_create("sign_in");

    tcase_add_unchecked_fixture(t, served_case, NULL);
    tcase_add_checked_fixture(t, served_begin, served_end);
    tcase_add_loop_test(t, a_token_is_compared_to_its_last_digit, 0, TOKEN_DIGITS);
    tcase_add_test(t, the_token_of_another_seat_opens_none);
    tcase_add_test(t, nobodys_seat_is_resumed_by_nobody);
    tcase_add_loop_test(t, where_it_stands_is_believed_by_the_chain_alone, 0,
                        (int)ARRAY_LEN(stands));
    tcase_add_test(t, who_says_no_chain_begins_anew);
    tcase_add_test(t, who_takes_a_seat_ends_the_connection_that_had_it);
    tcase_add_test(t, who_is_refused_ends_nobodys_connection);
    tcase_add_test(t, each_wrong_card_makes_its_connection_wait_longer);
    tcase_add_test(t, wrong_cards_make_nobody_else_wait);
    tcase_add_test(t, who_has_a_seat_does_not_wait_for_wrong_cards_of_others);
    tcase_add_test(t, a_card_is_used_up_only_by_a_durable_claim);
    tcase_add_test(t, a_card_works_once);
    tcase_add_test(t, a_program_takes_a_seat_only_where_the_host_lets_it);
    suite_add_tcase(s, t);
    return s;
}
