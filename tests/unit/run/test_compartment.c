/*
 * What a seat sees depends on its own facts alone: handles, order and all.
 */
#include <string.h>

#include "tests/unit/run/driver.h"

Suite *compartment_suite(void);

enum { POLICE, NGO, PROSECUTOR, JUDGE, MINUTE = 60 * 1000 };

static struct case_text t;

static void begin_harvest(void)
{
    case_text_init(&t);
    ck_assert(case_text_folder(&t, "scenarios/red-harvest"));
    ck_assert(case_text_load(&t));
}

static void begin_small(void)
{
    case_text_init(&t);
    case_text_small(&t);
    ck_assert(case_text_load(&t));
}

static void end(void)
{
    case_text_done(&t);
}

/* All notices of a fresh seat of a desk over one log equal those over another. */
static void same_notices(struct run *a, int32_t seat_a, struct run *b, int32_t seat_b)
{
    struct notice x;
    struct notice y;
    int64_t n = 0;

    while (next_notice(a, seat_a, INT64_MAX, &x)) {
        ck_assert_msg(next_notice(b, seat_b, INT64_MAX, &y), "the second ends after %d", (int)n);
        n++;
        ck_assert(x.n == n && y.n == n && x.play_ms == y.play_ms);
        ck_assert_msg(fact_same(&x.fact, &y.fact), "notice %d differs: %s, %s", (int)n,
                      fact_table[x.fact.kind].name, fact_table[y.fact.kind].name);
    }
    ck_assert_msg(!next_notice(b, seat_b, INT64_MAX, &y), "the first ends after %d", (int)n);
    ck_assert_int_gt(n, 3);
}

/* A run that holds only what one desk may see. */
static void rebuilt(struct run *r, const struct run *from, const struct observer *who)
{
    run_init(r, from->core.sc, 0);
    for (int64_t i = 0; i < from->log.count; i++) {
        const struct fact_at *at = factlog_at(&from->log, i);
        struct fact f;

        factlog_copy(at, &f);
        if (audience_sees(&f.aud, who)) {
            factlog_add(&r->log, at->record, at->play_ms, &f);
        }
    }
}

START_TEST(notices_need_no_fact_that_the_desk_may_not_see)
{
    static const char *const names[] = {"eager", "random", "careless", "diligent"};
    const struct policy *policy[DESKS_MAX];
    struct driven d;

    for (int32_t i = 0; i < DESKS_MAX; i++) {
        policy[i] = policy_find(names[(_i + i) % 4]);
    }
    driven_init(&d, &t.scenario, (uint64_t)_i);
    driven_play(&d, policy, (uint64_t)_i);
    for (int32_t desk = 0; desk < scenario_count(d.sc, REF_DESK); desk++) {
        struct observer who = {.desk = desk, .played = _i % 2 == 0};
        struct run only;

        if (d.sc->desk[desk].control) {
            continue;
        }
        rebuilt(&only, &d.run, &who);
        run_seat(&d.run, 100 + desk, &who);
        run_seat(&only, 7, &who);
        same_notices(&d.run, 100 + desk, &only, 7);
        run_done(&only);
    }
    driven_done(&d);
}
END_TEST

static struct command act(int32_t desk, const char *verb, uint64_t to, const char *text)
{
    struct command c = {.kind = COMMAND_ACT};

    c.u.act.act = act_none();
    c.u.act.act.desk = desk;
    c.u.act.act.verb = names_find(&t.scenario.names[REF_VERB], span_of(verb));
    c.u.act.act.to = to;
    c.u.act.act.basis = span_is(span_of(verb), "request") ? 0 : NONE;
    c.u.act.text = span_of(text);
    return c;
}

static void ok(struct driven *d, int32_t desk, struct command c, int64_t minute)
{
    driven_pass(d, minute * MINUTE - 1);
    ck_assert_int_eq(driven_ask(d, desk + 1, c, minute * MINUTE).code, REFUSE_NONE);
}

/* Handles of a seat are made when its notices are read. */
static void read_all(struct driven *d, int32_t seat)
{
    struct notice n;

    while (next_notice(&d->run, seat, INT64_MAX, &n)) {
        ck_assert_int_gt(n.n, 0);
    }
}

/* Police and prosecutor do the same in both; ngo does more, and says more, in the second. */
static void hidden_play(struct driven *d, bool more)
{
    ck_assert_int_eq(
        driven_ask(d, driven_staff(d), (struct command){.kind = COMMAND_STARTEX}, 0).code, 0);
    ok(d, NGO,
       act(NGO, "message", desk_bit(PROSECUTOR), more ? "A long and other text." : "Short."), 1);
    for (int i = 0; more && i < 9; i++) {
        ok(d, NGO, act(NGO, "gift", 0, ""), 2);
        ok(d, NGO, act(NGO, "note", 0, "secret"), 2);
        ok(d, NGO, act(NGO, "message", desk_bit(PROSECUTOR), "and again"), 2);
    }
    ok(d, POLICE, act(POLICE, "quick", 0, ""), 3);
    ok(d, PROSECUTOR, act(PROSECUTOR, "message", desk_bit(POLICE), "Good morning."), 5);
    ok(d, POLICE, act(POLICE, "message", desk_bit(PROSECUTOR), "Good morning."), 8);
    ok(d, PROSECUTOR, act(PROSECUTOR, "request", desk_bit(POLICE), "What do you know?"), 10);
    driven_pass(d, 30 * MINUTE);
    ck_assert_int_eq(
        driven_ask(d, driven_staff(d), (struct command){.kind = COMMAND_ENDEX}, 31 * MINUTE).code,
        0);
}

START_TEST(what_others_type_and_how_much_they_do_leaves_no_trace)
{
    struct driven d[2];
    struct observer police = {.desk = POLICE};

    for (int i = 0; i < 2; i++) {
        driven_init(&d[i], &t.scenario, 4);
        hidden_play(&d[i], i == 1);
        run_seat(&d[i].run, 50, &police);
    }
    ck_assert_int_ne(d[0].run.log.count, d[1].run.log.count);
    same_notices(&d[0].run, 50, &d[1].run, 50);
    driven_done(&d[0]);
    driven_done(&d[1]);
}
END_TEST

START_TEST(a_question_about_an_older_act_finds_its_handle)
{
    struct driven d;
    struct observer prosecutor = {.desk = PROSECUTOR};
    struct command raid = act(POLICE, "raid", 0, "");
    struct command yes;
    struct notice n;
    int32_t question = 0;
    int32_t act_handle = 0;

    driven_init(&d, &t.scenario, 4);
    driven_ask(&d, driven_staff(&d), (struct command){.kind = COMMAND_STARTEX}, 0);
    read_all(&d, POLICE + 1);
    for (int32_t h = 1; h < 9 && raid.u.act.act.target == NONE; h++) {
        struct command try = raid;

        try.u.act.act.target = h; /* the barn's handle: the one that can be raided */
        if (driven_ask(&d, POLICE + 1, try, MINUTE).code == REFUSE_NONE) {
            raid = try;
        }
    }
    ck_assert_int_ne(raid.u.act.act.target, NONE);
    ok(&d, PROSECUTOR, act(PROSECUTOR, "message", desk_bit(POLICE), "Between the two."), 5);
    driven_pass(&d, 20 * MINUTE);
    run_seat(&d.run, 60, &prosecutor);
    while (next_notice(&d.run, 60, INT64_MAX, &n)) {
        if (n.fact.kind == FACT_REQUEST) {
            question = n.fact.u.request.request;
            act_handle = n.fact.u.request.act;
        }
    }
    ck_assert_int_eq(question, 1);
    ck_assert_int_eq(act_handle, 2);
    yes = act(PROSECUTOR, "answer", 0, "");
    yes.u.act.act.ref = question;
    yes.u.act.act.choice[0] = 1;
    ck_assert_int_eq(driven_ask(&d, 60, yes, 21 * MINUTE).code, REFUSE_NONE);
    driven_pass(&d, 40 * MINUTE);
    ck_assert_int_eq(d.run.core.st.probe ? d.run.core.st.request[1].status : -1, REQUEST_YES);
    driven_done(&d);
}
END_TEST

START_TEST(an_answer_does_not_show_whether_a_person_or_a_rule_gave_it)
{
    struct driven d[2];
    struct observer police = {.desk = POLICE};

    for (int i = 0; i < 2; i++) {
        struct command tap = act(POLICE, "tap", 0, "");
        struct command yes = act(JUDGE, "answer", 0, "");
        struct notice n;
        bool seen = false;

        driven_init(&d[i], &t.scenario, 4);
        driven_ask(&d[i], driven_staff(&d[i]), (struct command){.kind = COMMAND_STARTEX}, 0);
        read_all(&d[i], POLICE + 1);
        for (int32_t h = 1; h < 9 && tap.u.act.act.target == NONE; h++) {
            struct command try = tap;

            try.u.act.act.target = h;
            tap = driven_ask(&d[i], POLICE + 1, try, MINUTE).code == REFUSE_NONE ?
            try : tap
                ;
        }
        yes.u.act.act.ref = 1;
        yes.u.act.act.choice[0] = 1;
        if (i == 1) {
            driven_ask(&d[i], driven_staff(&d[i]), yes, 2 * MINUTE);
        }
        driven_pass(&d[i], 15 * MINUTE);
        run_seat(&d[i].run, 60, &police);
        while (next_notice(&d[i].run, 60, INT64_MAX, &n)) {
            if (n.fact.kind == FACT_ANSWERED) {
                seen = true;
                ck_assert_int_eq(n.fact.u.answered.seat, 0);
                ck_assert_int_eq(n.fact.u.answered.source.kind, TAG_NONE);
            }
        }
        ck_assert(seen);
        driven_done(&d[i]);
    }
}
END_TEST

START_TEST(nothing_is_released_before_it_is_durable)
{
    struct driven d;
    struct notice n;
    int64_t through = 0;

    driven_init(&d, &t.scenario, 4);
    ck_assert(!next_notice(&d.run, POLICE + 1, INT64_MAX, &n));
    hidden_play(&d, false);
    ck_assert(!next_notice(&d.run, POLICE + 1, 0, &n));
    while (through < d.run.records) {
        through++;
        while (next_notice(&d.run, POLICE + 1, through, &n)) {
            int64_t fact = d.run.seat[POLICE + 1].shown[n.n - 1];

            ck_assert_int_eq(factlog_at(&d.run.log, fact)->record, through);
        }
    }
    ck_assert(!next_notice(&d.run, POLICE + 1, INT64_MAX, &n));
    driven_done(&d);
}
END_TEST

START_TEST(a_handle_of_no_view_is_not_found)
{
    struct driven d;
    struct command open = {.kind = COMMAND_OPEN};
    struct command look = act(POLICE, "look", 0, "");

    driven_init(&d, &t.scenario, 4);
    driven_ask(&d, driven_staff(&d), (struct command){.kind = COMMAND_STARTEX}, 0);
    open.u.number.number = 1; /* it exists, but the seat has not been told of it */
    ck_assert_int_eq(driven_ask(&d, NGO + 1, open, MINUTE).code, REFUSE_NOT_FOUND);
    look.u.act.act.target = 1;
    ck_assert_int_eq(driven_ask(&d, POLICE + 1, look, MINUTE).code, REFUSE_NOT_FOUND);
    read_all(&d, NGO + 1);
    ck_assert_int_eq(driven_ask(&d, NGO + 1, open, MINUTE).code, REFUSE_NONE);
    open.u.number.number = 2;
    ck_assert_int_eq(driven_ask(&d, NGO + 1, open, MINUTE).code, REFUSE_NOT_FOUND);
    open.u.number.number = -1;
    ck_assert_int_eq(driven_ask(&d, NGO + 1, open, MINUTE).code, REFUSE_NOT_FOUND);
    driven_done(&d);
}
END_TEST

/* The police have two cards: a person, and a place. */
START_TEST(a_card_is_the_one_that_the_view_calls_so)
{
    struct driven d;
    struct command mark = {.kind = COMMAND_MARK_CARD};
    struct notice n;
    int32_t marked = 0;

    driven_init(&d, &t.scenario, 4);
    driven_ask(&d, driven_staff(&d), (struct command){.kind = COMMAND_STARTEX}, 0);
    mark.u.card.thing = 1;
    mark.u.card.mark = CARD_UNSURE;
    mark.u.card.same = NONE;
    ck_assert_int_eq(driven_ask(&d, POLICE + 1, mark, MINUTE).code, REFUSE_NOT_FOUND);
    read_all(&d, POLICE + 1);
    for (int32_t h = 1; h <= 2; h++) {
        mark.u.card.thing = h;
        ck_assert_int_eq(driven_ask(&d, POLICE + 1, mark, MINUTE).code, REFUSE_NONE);
        while (next_notice(&d.run, POLICE + 1, INT64_MAX, &n)) {
            marked = n.fact.kind == FACT_CARD_MARKED ? n.fact.u.card_marked.thing : marked;
        }
        ck_assert_int_eq(marked, h);
    }
    mark.u.card.thing = 3;
    ck_assert_int_eq(driven_ask(&d, POLICE + 1, mark, MINUTE).code, REFUSE_NOT_FOUND);
    mark.u.card.thing = 1;
    mark.u.card.mark = CARD_SAME;
    mark.u.card.same = 3;
    ck_assert_int_eq(driven_ask(&d, POLICE + 1, mark, MINUTE).code, REFUSE_NOT_FOUND);
    mark.u.card.same = 2; /* of the view, and a person is no place */
    ck_assert_int_eq(driven_ask(&d, POLICE + 1, mark, MINUTE).code, REFUSE_VALUE);
    driven_done(&d);
}
END_TEST

Suite *compartment_suite(void)
{
    Suite *s = suite_create("compartment");
    TCase *c = tcase_create("red harvest");
    TCase *m = tcase_create("small");

    tcase_add_checked_fixture(c, begin_harvest, end);
    tcase_add_checked_fixture(m, begin_small, end);
    tcase_set_timeout(c, 300);
    tcase_add_loop_test(c, notices_need_no_fact_that_the_desk_may_not_see, 0, 8);
    tcase_add_test(m, what_others_type_and_how_much_they_do_leaves_no_trace);
    tcase_add_test(m, a_question_about_an_older_act_finds_its_handle);
    tcase_add_test(m, an_answer_does_not_show_whether_a_person_or_a_rule_gave_it);
    tcase_add_test(m, nothing_is_released_before_it_is_durable);
    tcase_add_test(m, a_handle_of_no_view_is_not_found);
    tcase_add_test(m, a_card_is_the_one_that_the_view_calls_so);
    suite_add_tcase(s, c);
    suite_add_tcase(s, m);
    return s;
}
