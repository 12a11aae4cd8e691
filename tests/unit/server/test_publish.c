/*
 * What the server says by itself: status frames, and that play stands when the disk is full.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/wire/scan.h"
#include "tests/unit/server/fixture.h"

Suite *publish_suite(void);

enum { SMALL = 64 << 10, FULL = 4, SLOW_DISK = 1 << 30 };

START_TEST(a_desk_is_told_the_clock_and_not_who_is_there)
{
    struct station *st = sits(player_seat(0));

    sits(player_seat(1));
    sits(staff_seat());
    settles();
    ck_assert_ptr_nonnull(
        heard(st, "\n{\"jsonrpc\":\"2.0\",\"method\":\"status\",\"params\":{\"play\":0,\"phase\":"
                  "\"waiting\",\"paused\":false,\"speed\":1000}}\n"));
    ck_assert_int_eq(times(st, "\"method\":\"status\""), 1); /* who comes changes nothing in it */
    ck_assert_ptr_null(heard(st, "\"who\":["));
    ck_assert_ptr_null(heard(st, "\"here\":"));
}
END_TEST

START_TEST(a_facilitator_is_told_who_is_there)
{
    struct station *staff = sits(staff_seat());
    char words[64];

    sits(player_seat(1));
    settles();
    ck_assert_ptr_nonnull(heard(staff, "\"who\":["));
    snprintf(words, sizeof(words),
             "{\"seat\":\"%s\",\"number\":%d,\"desk\":", served.ex.seat[player_seat(1)].name,
             player_seat(1));
    ck_assert_ptr_nonnull(heard(staff, words));
    snprintf(words, sizeof(words), "{\"seat\":\"%s\"", served.ex.seat[player_seat(0)].name);
    ck_assert_ptr_null(heard(staff, words)); /* nobody has taken it */
}
END_TEST

/* What is made once for all seats of a desk is not told to those who did not do it. */
START_TEST(who_did_it_and_who_did_not_are_told_so_in_their_own_words)
{
    struct station *one = sits(player_seat(0));
    struct station *other = sits(player_seat(0) + 1);
    char words[80];

    ck_assert_int_eq(served.ex.seat[player_seat(0) + 1].who.desk,
                     served.ex.seat[player_seat(0)].who.desk);
    ck_assert_int_eq(told(one, "hand", "\"cid\":\"%032d\",\"do\":{\"text\":\"Help\"}", 7), 0);
    settles();
    ck_assert_ptr_nonnull(heard(one, "You called the facilitator"));
    ck_assert_ptr_null(heard(other, "You called the facilitator"));
    snprintf(words, sizeof(words), "The facilitator is called by %s",
             served.ex.seat[player_seat(0)].name);
    ck_assert_ptr_nonnull(heard(other, words));
    ck_assert_ptr_null(heard(one, words));
}
END_TEST

START_TEST(who_writes_is_told_to_colleagues_and_facilitators_and_never_the_words)
{
    struct station *one = sits(player_seat(0));
    struct station *colleague = sits(player_seat(1));
    struct station *elsewhere = sits(player_seat(2));
    struct station *staff = sits(staff_seat());
    struct span verb = scenario_id(&served.ex.box.scenario, REF_VERB, 0);
    char words[160];

    ck_assert_int_eq(told(one, "doing", "\"verb\":\"nothing\",\"letters\":3"), -32602);
    ck_assert_int_eq(
        told(one, "doing", "\"verb\":\"%.*s\",\"letters\":39", (int)verb.len, verb.ptr), 0);
    passes(1000);
    snprintf(words, sizeof(words), "\"desk\":[{\"seat\":\"%s\",\"verb\":\"%.*s\"}]",
             served.ex.seat[player_seat(0)].name, (int)verb.len, verb.ptr);
    ck_assert_ptr_nonnull(heard(colleague, words));
    ck_assert_ptr_null(heard(one, "\"desk\":[{"));
    ck_assert_ptr_null(heard(elsewhere, "\"desk\":[{\"seat\""));
    ck_assert_ptr_nonnull(heard(staff, "\"letters\":39"));
    ck_assert_ptr_null(heard(colleague, "\"letters\":39"));
    ck_assert_int_eq(told(one, "doing", " "), 0);
    passes(1000);
    ck_assert_int_eq(times(colleague, words), 1);
}
END_TEST

START_TEST(who_is_ready_is_told_to_facilitators_alone_until_play_begins)
{
    struct station *one = sits(player_seat(0));
    struct station *colleague = sits(player_seat(1));
    struct station *staff = sits(staff_seat());
    int64_t before;

    ck_assert_int_eq(told(one, "doing", "\"ready\":1"), -32602);
    ck_assert_int_eq(told(one, "doing", "\"ready\":true"), 0);
    passes(1000);
    ck_assert_ptr_nonnull(heard(staff, "\"ready\":true"));
    ck_assert_ptr_null(heard(colleague, "\"ready\""));
    before = times(staff, "\"ready\":true");
    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    passes(3000);
    ck_assert_int_le(times(staff, "\"ready\":true"), before + 1); /* one on its way */
}
END_TEST

/* A language is two letters: anything else would be read by others as part of the frame. */
START_TEST(what_a_seat_calls_its_language_cannot_break_what_others_are_told)
{
    struct station *staff = sits(staff_seat());
    int32_t seat = player_seat(0);
    const char *hostile[] = {"\\\"", "a\\\\", "it\\\"", "I1"};
    const char *end;

    (void)sits(seat);
    for (size_t i = 0; i < ARRAY_LEN(hostile); i++) {
        (void)comes_back(seat, hostile[i]);
        passes(1000);
        for (const char *at = staff->text; *at; at = end + 1) {
            end = strchr(at, '\n');
            ck_assert_msg(!scan_check((struct span){at, (size_t)(end - at)}, NULL), "%.*s",
                          (int)(end - at), at);
        }
    }
}
END_TEST

/* The frame of the first notice of this kind, without its words. */
static void without_words(const struct station *st, const char *kind, struct bytes *to)
{
    const char *at = heard(st, kind);
    const char *words;
    const char *hash;

    ck_assert_ptr_nonnull(at);
    words = strstr(at, ",\"x\":");
    hash = strstr(at, "},\"h\":");
    ck_assert(words && hash && words < hash);
    bytes_add(to, at, (size_t)(words - at));
    bytes_add(to, hash, strcspn(hash, "\n"));
}

/* Told in a notice: the brief has much of the same words. */
static bool is_told(const struct station *st, const char *words)
{
    const char *first = heard(st, "\"method\":\"notice\"");

    return first && strstr(first, words);
}

START_TEST(a_desk_reads_in_the_language_of_each_seat_and_no_more_than_words_differ)
{
    static const char *const lang[] = {"it", "ru", "xx"};
    static const char *const title[] = {"Chiara \\u00e8 stata visitata", "\\u0414\\u0432\\u0430 ",
                                        "Terra Chiara was visited"};
    struct station *st[ARRAY_LEN(lang)];
    struct bytes frame[ARRAY_LEN(lang)];
    int32_t seat = 1;

    while (served.ex.seat[seat].who.desk !=
           names_find(&served.ex.box.scenario.names[REF_DESK], SPAN("labour_inspector"))) {
        seat++;
    }
    for (int32_t i = 0; i < 2; i++) {
        (void)sits(seat + i);
        st[i] = comes_back(seat + i, lang[i]);
    }
    ck_assert_int_eq(told(sits(staff_seat()), "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    settles();
    passes(1000);
    st[2] = comes_back(seat, lang[2]); /* of a language that the case does not speak: its own */
    settles();
    passes(1000);
    for (size_t i = 0; i < ARRAY_LEN(lang); i++) {
        bytes_init(&frame[i], 1 << 16);
        without_words(st[i], "\"n\":3,", &frame[i]);
        for (size_t k = 0; k < ARRAY_LEN(lang); k++) {
            ck_assert_msg(is_told(st[i], title[k]) == (k == i), "%s: %s", lang[i], title[k]);
        }
        ck_assert(span_eq(bytes_view(&frame[0]), bytes_view(&frame[i])));
    }
    for (size_t i = 0; i < ARRAY_LEN(lang); i++) {
        bytes_done(&frame[i]);
    }
}
END_TEST

/* ---- A full disk ---- */

/* Time passes at both, who go on saying that they are there. */
static void goes_on(struct station *a, struct station *b, int64_t ms)
{
    for (int64_t gone = 0; gone < ms; gone += 10000) {
        ck_assert_int_eq(told(a, "ping", " "), 0);
        ck_assert_int_eq(told(b, "ping", " "), 0);
        passes(10000);
    }
}

/* A station types until there is no room for play. */
static void fills_the_disk(struct station *st)
{
    char text[TYPED_TEXT_MAX];
    int64_t code = 0;

    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    for (int i = 1; i < 2000 && !code; i++) {
        code = told(st, "hand", "\"cid\":\"%032d\",\"do\":{\"text\":\"%s\"}", i, text);
        passes(50);
    }
    ck_assert_int_eq(code, FULL);
}

/* The number behind `key`, searched backwards from `at` in what a station was sent. */
static int32_t number_before(const struct station *st, const char *at, const char *key)
{
    while (at > st->text && strncmp(at, key, strlen(key)) != 0) {
        at--;
    }
    return (int32_t)strtol(at + strlen(key), NULL, 10);
}

static struct station *sits_at_desk(const char *desk)
{
    int32_t seat = 1;

    while (served.ex.seat[seat].who.desk !=
           names_find(&served.ex.box.scenario.names[REF_DESK], span_of(desk))) {
        seat++;
    }
    return sits(seat);
}

/* Does a station's frame say that its thing, or what it is about, is number n? */
static bool is_linked(const char *frame, int32_t n)
{
    const char *list = frame ? strstr(frame, "\"about\":[") : NULL;
    const char *end = frame ? strchr(frame, '\n') : NULL;

    list = list && list < end ? list + 8 : NULL; /* its bracket */
    while (list && *list != ']') {
        if (strtol(list + 1, NULL, 10) == n) {
            return true;
        }
        list = strpbrk(list + 1, ",]");
    }
    return false;
}

START_TEST(what_belongs_together_is_told_and_not_where_names_were_withheld)
{
    static const char share[] =
        "\"cid\":\"%032d\",\"do\":{\"what\":{\"desk\":\"police\",\"verb\":\"share\",\"to\":"
        "[\"ngo\"],\"form\":{\"names\":\"%s\"},\"attach\":[\"%s:%d\"]},\"text\":\"x\"}";
    struct station *police = sits_at_desk("police");
    struct station *ngo = sits_at_desk("ngo");
    struct station *staff = sits(staff_seat());
    const char *card;
    int32_t kofi;
    int32_t nine_men;

    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    ck_assert_int_eq(told(staff, "jump", "\"cid\":\"%032d\",\"do\":{\"to\":2700000}", 2), 0);
    passes(1000);
    card = heard(police, "\"name\":\"Kofi\"");
    ck_assert_ptr_nonnull(card);
    kofi = number_before(police, card, "\"thing\":");
    nine_men =
        number_before(police, heard(police, "\"name\":\"Nine men sat"), "\"what\":\"knowledge:");
    ck_assert_int_eq(told(police, "open", "\"cid\":\"%032d\",\"do\":{\"item\":2}", 3), 0);
    ck_assert(is_linked(card - 40, nine_men)); /* who has the names sees whom it is about */
    ck_assert_int_eq(told(police, "act", share, 4, "given", "thing", kofi), 0);
    ck_assert_int_eq(told(staff, "jump", "\"cid\":\"%032d\",\"do\":{\"to\":3600000}", 5), 0);
    passes(1000);
    ck_assert_int_eq(told(police, "act", share, 6, "withheld", "knowledge", nine_men), 0);
    ck_assert_int_eq(told(staff, "jump", "\"cid\":\"%032d\",\"do\":{\"to\":4500000}", 7), 0);
    passes(1000);
    card = heard(ngo, "\"name\":\"Kofi\"");
    ck_assert_ptr_nonnull(card);
    ck_assert_ptr_nonnull(heard(ngo, "\"withheld\":true"));
    ck_assert(!is_linked(heard(ngo, "\"withheld\":true"), number_before(ngo, card, "\"thing\":")));
}
END_TEST

START_TEST(the_wheel_goes_to_those_who_may_steer)
{
    struct station *staff = sits(staff_seat());
    int32_t evaluator = exercise_seat(&served.ex, SPAN("EVA1"));
    static const char wheel[] = "\"cid\":\"%032d\",\"do\":{\"who\":%d}";

    ck_assert_int_ne(told(staff, "wheel", wheel, 1, evaluator), 0);
    ck_assert_int_ne(told(staff, "wheel", wheel, 2, player_seat(0)), 0);
    ck_assert_int_ne(told(staff, "wheel", wheel, 3, 9999), 0);
    ck_assert_int_eq(served.ex.run.core.st.wheel, 0);
    ck_assert_int_eq(told(staff, "wheel", wheel, 4, staff_seat()), 0);
    ck_assert_int_eq(served.ex.run.core.st.wheel, staff_seat());
}
END_TEST

START_TEST(a_full_disk_pauses_play_until_there_is_room)
{
    const struct state *st = &served.ex.run.core.st;
    struct station *staff;
    struct station *desk;
    int64_t stood;

    served.disk.capacity = JOURNAL_RESERVE + RECORD_MAX + SMALL;
    staff = sits(staff_seat());
    desk = sits(player_seat(0));
    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    fills_the_disk(desk);
    for (int i = 0; i < 60 && !st->paused; i++) { /* until something falls due */
        goes_on(staff, desk, 60000);
    }
    ck_assert(st->paused);
    ck_assert_ptr_nonnull(heard(staff, "The disk is full."));
    ck_assert_ptr_nonnull(heard(desk, "\"k\":\"clock.paused\""));
    stood = st->now;
    goes_on(staff, desk, 60000);
    ck_assert_int_eq(server_play(&served.server), stood);
    served.disk.capacity = 0;
    ck_assert_int_eq(told(staff, "resume", "\"cid\":\"%032d\",\"do\":{}", 2), 0);
    goes_on(staff, desk, 60000);
    ck_assert(!st->paused);
    ck_assert_int_gt(server_play(&served.server), stood);
}
END_TEST

/* From now on what is asked for stays at the disk. */
static void the_disk_is_slow(void)
{
    served.disk.delay_max = SLOW_DISK;
}

START_TEST(while_the_disk_works_the_time_goes_on_being_told)
{
    struct station *staff = sits(staff_seat());
    struct station *desk = sits(player_seat(0));
    int32_t before;

    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    the_disk_is_slow();
    ck_assert_int_eq(told(desk, "hand", "\"cid\":\"%032d\",\"do\":{\"text\":\"Help\"}", 2), -1);
    before = times(staff, "\"method\":\"status\"");
    for (int i = 0; i < 5; i++) {
        passes(1000);
    }
    ck_assert_int_eq(times(staff, "\"method\":\"status\""), before + 5);
    ck_assert_ptr_null(heard(staff, "The facilitator is called"));
}
END_TEST

/* With somebody at a console it is theirs to stop; an ordinary call stops nothing. */
START_TEST(a_real_emergency_stops_play_by_itself_where_no_facilitator_is)
{
    struct station *staff = sits(staff_seat());
    bool real = _i != 2;
    bool alone = _i != 1;
    struct station *desk;

    sits(player_seat(0));
    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    while (!is_gone(staff)) { /* silent, until the server closes it */
        passes(1000);
    }
    if (!alone) {
        comes_back(staff_seat(), "en");
    }
    desk = comes_back(player_seat(0), "en");
    ck_assert_int_eq(told(desk, "hand", "\"cid\":\"%032d\",\"do\":{\"real\":%s,\"text\":\"Smoke\"}",
                          2, real ? "true" : "false"),
                     0);
    settles();
    ck_assert_int_eq(served.ex.run.core.st.paused, real && alone);
    ck_assert((heard(desk, "nobody sits at a console") != NULL) == (real && alone));
}
END_TEST

START_TEST(nobody_is_told_of_a_pause_that_is_not_durable)
{
    struct station *staff = sits(staff_seat());
    struct station *desk = sits(player_seat(0));

    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    the_disk_is_slow();
    ck_assert_int_eq(told(staff, "pause", "\"cid\":\"%032d\",\"do\":{}", 2), -1);
    for (int i = 0; i < 5; i++) {
        passes(1000);
    }
    ck_assert(served.ex.run.core.st.paused);
    ck_assert_ptr_null(heard(desk, "\"paused\":true"));
    ck_assert_ptr_null(heard(staff, "\"paused\":true"));
    served.disk.delay_max = 0;
    served.disk.polls_left = 0;
    settles();
    ck_assert_ptr_nonnull(heard(desk, "\"paused\":true"));
}
END_TEST

START_TEST(nobody_looks_at_what_is_not_durable)
{
    struct station *staff = sits(staff_seat());
    struct station *other = sits(staff_seat() + 1);
    int64_t id;

    ck_assert_int_eq(told(staff, "startex", "\"cid\":\"%032d\",\"do\":{}", 1), 0);
    the_disk_is_slow();
    ck_assert_int_eq(told(staff, "amend",
                          "\"cid\":\"%032d\",\"do\":{\"inject\":\"yaya_gone\","
                          "\"words\":\"Anew\"}",
                          2),
                     -1);
    id = asks(other, "look", "\"inject\":\"yaya_gone\"");
    settles();
    ck_assert_int_eq(code_of(other, id), -1);
    ck_assert_ptr_null(heard(other, "\"text\":\"Anew\""));
    served.disk.delay_max = 0;
    served.disk.polls_left = 0;
    settles();
    ck_assert_ptr_nonnull(heard(other, "\"text\":\"Anew\""));
}
END_TEST

START_TEST(a_desk_is_told_what_of_its_own_is_not_possible_yet_and_staff_words_alone)
{
    struct station *desk = sits(player_seat(0));
    int64_t id = asks(desk, "look", " ");

    settles();
    ck_assert_int_eq(code_of(desk, id), 0);
    ck_assert_ptr_nonnull(heard(desk, "{\"verb\":\"request_interception\",\"why\":\"A reasoned "
                                      "request needs at least one fact"));
    ck_assert_ptr_null(heard(desk, "{\"verb\":\"indicator_report\"")); /* another desk's */
    id = asks(desk, "look", "\"inject\":\"yaya_gone\"");
    settles();
    ck_assert_int_ne(code_of(desk, id), 0);
}
END_TEST

Suite *publish_suite(void)
{
    Suite *s = suite_create("publish");
    TCase *t = tcase_create("publish");

    tcase_add_unchecked_fixture(t, served_case, NULL);
    tcase_add_checked_fixture(t, served_begin, served_end);
    tcase_add_test(t, a_desk_is_told_the_clock_and_not_who_is_there);
    tcase_add_test(t, a_facilitator_is_told_who_is_there);
    tcase_add_test(t, who_is_ready_is_told_to_facilitators_alone_until_play_begins);
    tcase_add_test(t, who_writes_is_told_to_colleagues_and_facilitators_and_never_the_words);
    tcase_add_test(t, a_desk_reads_in_the_language_of_each_seat_and_no_more_than_words_differ);
    tcase_add_test(t, who_did_it_and_who_did_not_are_told_so_in_their_own_words);
    tcase_add_test(t, while_the_disk_works_the_time_goes_on_being_told);
    tcase_add_loop_test(t, a_real_emergency_stops_play_by_itself_where_no_facilitator_is, 0, 3);
    tcase_add_test(t, nobody_is_told_of_a_pause_that_is_not_durable);
    tcase_add_test(t,
                   a_desk_is_told_what_of_its_own_is_not_possible_yet_and_staff_words_alone);
    tcase_add_test(t, nobody_looks_at_what_is_not_durable);
    tcase_add_test(t, what_a_seat_calls_its_language_cannot_break_what_others_are_told);
    tcase_add_test(t, what_belongs_together_is_told_and_not_where_names_were_withheld);
    tcase_add_test(t, the_wheel_goes_to_those_who_may_steer);
    tcase_add_test(t, a_full_disk_pauses_play_until_there_is_room);
    suite_add_tcase(s, t);
    return s;
}
