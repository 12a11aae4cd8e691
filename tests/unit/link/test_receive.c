/*
 * What a client believes of what a server says: notices by their number and chain alone, and that
 * it has to begin anew. handbook/format/protocol.md section 8; its chain is that of section 11.
 */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/net/listen.h"
#include "engine/wire/brief.h"
#include "tests/support/case_text.h"
#include "tests/unit/link/link.h"
#include "ui/link/receive.h"

#define SPEED "{\"k\":\"clock.speed\",\"permille\":60000}"
#define STARTED "{\"k\":\"clock.started\"}"
#define SPEED_H "9290f427851f21c42b916e5f16a9931d"
#define STARTED_H "98da7afa35f274f3409a62ace1e7baa5" /* behind the one before */

enum { LINE_ROOM = 1 << 20, NOW = 1000 };

static struct case_text text;
static struct client client;
static int32_t shown; /* notices that got to whoever shows them */
static int32_t anew;  /* times that they were told to forget what they show */

static void on_notice(void *context, const struct fact *f, int64_t play_ms, struct span words)
{
    (void)context;
    (void)f;
    (void)play_ms;
    (void)words;
    shown++;
}

static void on_anew(void *context, const struct scenario *before)
{
    (void)context;
    (void)before;
    anew++;
}

static bool receives(const char *format, ...) __attribute__((format(printf, 1, 2)));

static bool receives(const char *format, ...)
{
    char *line = malloc(LINE_ROOM);
    va_list args;
    bool ok;
    int n;

    ck_assert_ptr_nonnull(line);
    va_start(args, format);
    n = vsnprintf(line, LINE_ROOM, format, args);
    va_end(args);
    ck_assert_int_lt(n, LINE_ROOM);
    arena_reset(&client.scratch);
    ok = receive_line(&client, (struct span){line, (size_t)n}, NOW);
    free(line);
    return ok;
}

/* Its first resume, or a later one, is answered. */
static void is_resumed(int64_t newest, bool reset)
{
    struct bytes brief;

    bytes_init(&brief, LINE_ROOM / 2);
    brief_write(&text.scenario, 0, &brief);
    client.state = CLIENT_RESUMING;
    client.sign_id++;
    ck_assert(receives("{\"jsonrpc\":\"2.0\",\"id\":%lld,\"result\":{\"seat\":\"POL1\",\"line\":1,"
                       "\"from\":1,\"newest\":%lld,\"reset\":%s,\"brief\":%.*s}}",
                       (long long)client.sign_id, (long long)newest, reset ? "true" : "false",
                       (int)brief.len, brief.ptr));
    ck_assert_int_eq(client.state, CLIENT_LIVE);
    bytes_done(&brief);
}

static bool notice(int64_t n, const char *fact, const char *h)
{
    return receives("{\"jsonrpc\":\"2.0\",\"method\":\"notice\",\"params\":{\"l\":1,\"n\":%lld,"
                    "\"m\":0,\"f\":%s,\"x\":{\"line\":\"Words\"},\"h\":\"%s\"}}",
                    (long long)n, fact, h);
}

static void begin(void)
{
    struct client_options options = {.host = "nowhere", .port = 1, .card = {.name = "POL1"}};
    struct client_events events = {.notice = on_notice, .anew = on_anew};

    case_text_init(&text);
    case_text_small(&text);
    ck_assert(case_text_load(&text));
    client_init(&client, NULL, &options, &events);
    shown = 0;
    is_resumed(0, false);
}

static void end(void)
{
    client_done(&client);
    case_text_done(&text);
}

START_TEST(notices_in_their_order_and_chain_are_taken)
{
    ck_assert(notice(1, SPEED, SPEED_H));
    ck_assert(notice(2, STARTED, STARTED_H));
    ck_assert_int_eq(client.n, 2);
    ck_assert_int_eq(shown, 2);
}
END_TEST

/* Behind so many good ones. */
static const struct {
    int32_t behind;
    int64_t n;
    const char *fact, *h;
} wrong[] = {
    {0, 1, SPEED, "9290f427851f21c42b916e5f16a9931c"}, /* the last digit */
    {0, 1, SPEED, "8290f427851f21c42b916e5f16a9931d"}, /* the first */
    {0, 1, SPEED, "9290f427851f21c42b916e5f16a9931"},  /* one too few */
    {0, 1, SPEED, ""},
    {0, 1, STARTED, SPEED_H},                                       /* of another fact */
    {0, 1, "{\"k\":\"clock.speed\", \"permille\":60000}", SPEED_H}, /* of other bytes */
    {0, 2, SPEED, SPEED_H},                                         /* one is missing */
    {0, 0, SPEED, SPEED_H},
    {0, -1, SPEED, SPEED_H},
    {1, 2, STARTED, "453d32cb089bb16350f3f39b844a6330"}, /* without what was before */
    {1, 2, SPEED, SPEED_H},
    {1, 3, STARTED, STARTED_H}, /* one is missing */
    {1, 1, STARTED, STARTED_H}, /* a number that has been */
    {1, 1, SPEED, SPEED_H},     /* the same again */
};

START_TEST(a_notice_whose_number_or_chain_does_not_fit_is_not_taken)
{
    for (int32_t i = 0; i < wrong[_i].behind; i++) {
        ck_assert(notice(1, SPEED, SPEED_H));
    }
    ck_assert(!notice(wrong[_i].n, wrong[_i].fact, wrong[_i].h));
    ck_assert_int_eq(client.n, wrong[_i].behind);
    ck_assert_int_eq(shown, wrong[_i].behind);
    /* It has not moved: what does fit is still taken. */
    ck_assert(wrong[_i].behind ? notice(2, STARTED, STARTED_H) : notice(1, SPEED, SPEED_H));
}
END_TEST

START_TEST(a_reset_forgets_the_view_and_begins_at_one)
{
    struct view *empty = calloc(1, sizeof(*empty));

    ck_assert_ptr_nonnull(empty);
    view_init(empty, client.desk);
    ck_assert(notice(1, SPEED, SPEED_H));
    ck_assert(notice(2, STARTED, STARTED_H));
    ck_assert_int_ne(memcmp(client.view, empty, sizeof(*empty)), 0);
    anew = 0;
    is_resumed(1, true);
    ck_assert_int_eq(anew, 1); /* what joint items were told would stand there twice */
    ck_assert_int_eq(client.n, 0);
    ck_assert_int_eq(client.past, 1);
    ck_assert_int_eq(memcmp(client.view, empty, sizeof(*empty)), 0);
    ck_assert(!notice(3, STARTED, STARTED_H));
    ck_assert(notice(1, SPEED, SPEED_H));
    ck_assert_int_eq(client.n, 1);
    free(empty);
}
END_TEST

START_TEST(without_a_reset_it_goes_on_where_it_stood)
{
    ck_assert(notice(1, SPEED, SPEED_H));
    anew = 0;
    is_resumed(1, false);
    ck_assert_int_eq(anew, 0);
    ck_assert_int_eq(client.n, 1);
    ck_assert(!notice(1, SPEED, SPEED_H));
    ck_assert(notice(2, STARTED, STARTED_H));
}
END_TEST

static void nobody_listens(void *context, int fd)
{
    (void)context;
    (void)fd;
}

static bool is_answered(int64_t id)
{
    return receives("{\"jsonrpc\":\"2.0\",\"id\":%lld,\"result\":true}", (long long)id);
}

/* The answer may come alone: what became of it comes before the answer to a later ping. */
START_TEST(all_is_told_when_a_ping_behind_the_answer_has_come_back)
{
    struct err err;
    struct listener *listener = listen_new(NULL, "", 0, nobody_listens, NULL, &err);
    struct command cmd = {.kind = COMMAND_HAND};
    int64_t ping;

    client.state = CLIENT_WAITING;
    (void)client_turn(&client, NOW);
    client.state = CLIENT_LIVE;
    ck_assert_int_eq(client_ask(&client, &cmd), CLIENT_ASKED);
    (void)client_turn(&client, NOW);
    ck_assert(!client_all_told(&client));
    ck_assert(is_answered(client.out[0].id));
    ck_assert_int_eq(client.outs, 0);
    ck_assert(!client_all_told(&client));
    ping = client.last_id;
    ck_assert(!client_all_told(&client));
    ck_assert_int_eq(client.last_id, ping); /* asked once */
    ck_assert(is_answered(ping));
    ck_assert(client_all_told(&client));

    ck_assert_int_eq(client_ask(&client, &cmd), CLIENT_ASKED);
    (void)client_turn(&client, NOW);
    ck_assert(is_answered(client.out[0].id));
    ck_assert(!client_all_told(&client)); /* anew, of what was asked since */
    listen_free(listener);
}
END_TEST

static void is_refused(int64_t id, const char *refusal)
{
    ck_assert(receives("{\"jsonrpc\":\"2.0\",\"id\":%lld,\"error\":{\"code\":1,\"message\":\"No.\","
                       "\"data\":{\"refusal\":\"%s\",\"field\":-1}}}",
                       (long long)id, refusal));
}

static void play_is(const char *phase, const char *paused)
{
    ck_assert(receives("{\"jsonrpc\":\"2.0\",\"method\":\"status\",\"params\":{\"play\":1,"
                       "\"phase\":\"%s\",\"paused\":%s,\"speed\":1000}}",
                       phase, paused));
    (void)client_turn(&client, NOW);
}

static void asks_an_act(void)
{
    struct command cmd = {.kind = COMMAND_ACT};

    cmd.u.act.act = act_none();
    cmd.u.act.act.desk = client.desk;
    cmd.u.act.act.verb = client.lexicon.verb[0].name;
    ck_assert_int_eq(client_ask(&client, &cmd), CLIENT_ASKED);
}

/* What comes into a pause goes out behind it, in its order; asked without a link or with one. */
START_TEST(an_act_that_comes_into_a_pause_waits_for_play)
{
    struct err err;
    struct listener *listener = listen_new(NULL, "", 0, nobody_listens, NULL, &err);
    char cid[CID_LEN + 1];

    client.state = CLIENT_WAITING;
    asks_an_act();
    text_copy(cid, sizeof(cid), span_of(client.out[0].cid));
    (void)client_turn(&client, NOW);
    client.state = CLIENT_LIVE;
    play_is("running", "false");
    is_refused(client.out[0].id, "paused");
    ck_assert_int_eq(client.outs, 1);
    (void)client_turn(&client, NOW);
    ck_assert_int_eq(client.out[0].id, 0); /* not again and again */
    play_is("running", "true");
    ck_assert_int_eq(client.out[0].id, 0);
    asks_an_act();
    (void)client_turn(&client, NOW);
    is_refused(client.out[1].id, "paused");
    ck_assert_int_eq(client.outs, 2);
    play_is("running", "false");
    ck_assert_int_ne(client.out[0].id, 0);
    ck_assert_int_gt(client.out[1].id, client.out[0].id);
    ck_assert_str_eq(client.out[0].cid, cid);
    is_refused(client.out[1].id, "needs"); /* any other refusal is final */
    ck_assert_int_eq(client.outs, 1);
    ck_assert_int_eq(client.acts_before, 1); /* ... and which of the two it was */
    is_refused(client.out[0].id, "needs");
    ck_assert_int_eq(client.outs, 0);
    listen_free(listener);
}
END_TEST

START_TEST(an_act_that_waits_for_play_is_answered_when_play_has_ended)
{
    struct err err;
    struct listener *listener = listen_new(NULL, "", 0, nobody_listens, NULL, &err);

    client.state = CLIENT_WAITING;
    asks_an_act();
    (void)client_turn(&client, NOW);
    client.state = CLIENT_LIVE;
    play_is("running", "true");
    is_refused(client.out[0].id, "paused");
    play_is("running", "true");
    ck_assert_int_eq(client.out[0].id, 0);
    play_is("ended", "true");
    ck_assert_int_ne(client.out[0].id, 0);
    is_refused(client.out[0].id, "ended");
    ck_assert_int_eq(client.outs, 0);
    listen_free(listener);
}
END_TEST

Suite *receive_suite(void)
{
    Suite *s = suite_create("receive");
    TCase *t = tcase_create("receive");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, notices_in_their_order_and_chain_are_taken);
    tcase_add_loop_test(t, a_notice_whose_number_or_chain_does_not_fit_is_not_taken, 0,
                        (int)ARRAY_LEN(wrong));
    tcase_add_test(t, a_reset_forgets_the_view_and_begins_at_one);
    tcase_add_test(t, without_a_reset_it_goes_on_where_it_stood);
    tcase_add_test(t, all_is_told_when_a_ping_behind_the_answer_has_come_back);
    tcase_add_test(t, an_act_that_comes_into_a_pause_waits_for_play);
    tcase_add_test(t, an_act_that_waits_for_play_is_answered_when_play_has_ended);
    suite_add_tcase(s, t);
    return s;
}
