/*
 * Facts in words: over whole played exercises, in every voice, and each promise of tell.h by
 * itself.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/utf8.h"
#include "engine/run/casebox.h"
#include "engine/rehearse/rehearse.h"
#include "engine/wire/tell.h"
#include "tests/unit/tell/tell.h"

enum { OUT_MAX = 1 << 20 };

static const char *const POLICIES[] = {"diligent", "idle", "careless", "random", "eager"};

static struct casebox box;
static struct run run;
static struct tell tell;
static struct bytes out;

/* Rehearsal forgets its run; this plays again by hand: STARTEX, all that falls due, ENDEX. */
static struct view *view;
static struct player *player;
static struct brief *brief;
static int64_t now;

static int32_t desks(void)
{
    return scenario_count(&box.scenario, REF_DESK);
}

static struct verdict ask(int32_t seat, struct command *cmd)
{
    int64_t record;

    return run_resolve(&run, seat, cmd) ? run_accept(&run, cmd, now, &record)
                                        : verdict_of(REFUSE_NOT_FOUND);
}

static bool turn(int32_t d)
{
    struct command cmd;
    struct notice n;
    bool any = false;

    for (int i = 0; i < 200; i++) {
        while (run_release(&run, d + 1, view[d].n + 1, INT64_MAX, &n)) {
            view_fold(&view[d], &n.fact, n.play_ms);
        }
        if (!player_next(&player[d], now, &cmd)) {
            break;
        }
        player_told(&player[d], ask(d + 1, &cmd).code, now);
        any = true;
    }
    return any;
}

static int64_t turns(void)
{
    int64_t wake = INT64_MAX;
    bool any = true;

    for (int round = 0; any && round < 200; round++) {
        any = false;
        for (int32_t d = 0; d < desks(); d++) {
            any = (!box.scenario.desk[d].control && turn(d)) || any;
        }
    }
    for (int32_t d = 0; d < desks(); d++) {
        int64_t w = box.scenario.desk[d].control ? INT64_MAX : player_wake(&player[d], now);

        wake = w < wake ? w : wake;
    }
    return wake;
}

static void seats(const char *policy)
{
    struct observer staff = {.desk = NONE, .staff = true};

    view = calloc(DESKS_MAX, sizeof(*view));
    player = calloc(DESKS_MAX, sizeof(*player));
    brief = calloc(DESKS_MAX, sizeof(*brief));
    ck_assert(view && player && brief);
    for (int32_t d = 0; d < desks(); d++) {
        struct observer who = {.desk = d, .played = true};

        brief_init(&brief[d], &box.scenario, d);
        run_seat(&run, d + 1, &who);
        view_init(&view[d], d);
        player_init(&player[d], policy_find(policy), &brief[d], &view[d], 5);
    }
    run_seat(&run, desks() + 1, &staff);
}

static void play(const char *policy)
{
    struct command start = {.kind = COMMAND_STARTEX};
    struct command end = {.kind = COMMAND_ENDEX};
    struct due due;
    int64_t at;
    int64_t wake;
    int64_t record;
    struct err err;

    ck_assert_int_eq(casebox_open(&box, "scenarios/red-harvest", NULL, &err), ERR_OK);
    ck_assert(box.sound);
    run_init(&run, &box.scenario, 5);
    seats(policy);
    now = 0;
    ck_assert_int_eq(ask(desks() + 1, &start).code, REFUSE_NONE);
    wake = turns();
    while (core_next_due(&run.core, &due, &at)) {
        now = wake < at ? wake : at;
        if (wake >= at) {
            run_due(&run, due, at, &record);
        }
        wake = turns();
    }
    ck_assert_int_eq(ask(desks() + 1, &end).code, REFUSE_NONE);
    tell_init(&tell, &box.scenario, &run.core.st);
    bytes_init(&out, OUT_MAX);
}

static void done(void)
{
    bytes_done(&out);
    tell_done(&tell);
    for (int32_t d = 0; d < desks(); d++) {
        brief_done(&brief[d]);
    }
    run_done(&run);
    casebox_close(&box);
    free(view);
    free(player);
    free(brief);
}

static bool has(struct span what)
{
    return what.len && memmem(out.ptr, out.len, what.ptr, what.len) != NULL;
}

static void line_of(int32_t desk, const struct fact *f)
{
    bytes_reset(&out);
    tell_line(&tell, desk, f, &out);
}

static void check_line(const struct fact *f)
{
    const char *kind = fact_table[f->kind].name;

    ck_assert_msg(out.len > 2, "%s says nothing", kind);
    ck_assert_msg(!memchr(out.ptr, '\n', out.len), "%s is more than a line", kind);
    ck_assert_msg(!memchr(out.ptr, '{', out.len) && !memchr(out.ptr, '}', out.len),
                  "%s is not filled in: %.*s", kind, (int)out.len, out.ptr);
    ck_assert_msg(utf8_first_bad(bytes_view(&out), NULL) < 0, "%s is not clean", kind);
    ck_assert_msg(!has(SPAN(": \"\"")) && !has(SPAN("  ")), "%s has holes: %.*s", kind,
                  (int)out.len, out.ptr);
}

START_TEST(test_every_line)
{
    play(POLICIES[_i]);
    for (int64_t i = 0; i < run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&run.log, i), &f);
        tell_note(&tell, &f);
        line_of(NONE, &f);
        check_line(&f);
        bytes_reset(&out);
        tell_cause(&tell, &f, &out);
        ck_assert(!out.len || !memchr(out.ptr, '\n', out.len));
        for (int32_t d = 0; d < desks(); d++) {
            struct observer who = {.desk = d};

            if (audience_sees(&f.aud, &who)) {
                line_of(d, &f);
                check_line(&f);
            }
        }
    }
    done();
}
END_TEST

static void check_inject(const struct fact *f)
{
    const struct inject *in = &box.scenario.inject[f->u.item.source.index];
    int32_t reader = 0;

    while (!(f->u.item.to & desk_bit(reader))) {
        reader++;
    }
    line_of(reader, f);
    ck_assert(has(in->subject));
    ck_assert(!has(SPAN("(inject")));
    ck_assert(span_eq(in->title, in->subject) || !has(in->title));
    line_of(NONE, f);
    ck_assert(has(SPAN("(inject ")) && has(in->title) && has(in->number));
    bytes_reset(&out);
    tell_item_body(&tell, f, &out);
    ck_assert(has(in->text));
    bytes_reset(&out);
    tell_item_subject(&tell, f, &out);
    ck_assert(has(in->subject) && !has(SPAN("(inject")));
}

/* What is carried is there as it may be read there, and exhibits with their hand-outs. */
static void check_carried(const struct fact *f)
{
    const struct item *it = &run.core.st.item[f->u.item.item - 1];

    for (int32_t i = 0; i < it->carries; i++) {
        const struct carry *c = &run.core.st.carry[it->first_carry + i];

        if (c->what.kind == TAG_THING) {
            ck_assert(has(box.scenario.thing[c->what.index].name));
            ck_assert(!box.scenario.thing[c->what.index].handout.len ||
                      has(box.scenario.thing[c->what.index].handout));
        } else {
            const struct knowledge *k = &box.scenario.knowledge[c->what.index];
            bool hidden = c->withheld && k->redacted.len;

            ck_assert(has(hidden ? k->redacted : k->text));
            ck_assert(!hidden || !has(k->text));
        }
    }
}

START_TEST(test_bodies)
{
    static const char stamp[] = "[Exercise material.";
    int kinds[16] = {0};

    play("diligent");
    for (int64_t i = 0; i < run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&run.log, i), &f);
        tell_note(&tell, &f);
        if (f.kind != FACT_ITEM) {
            continue;
        }
        kinds[f.u.item.kind]++;
        if (f.u.item.source.kind == TAG_INJECT) {
            check_inject(&f);
        }
        bytes_reset(&out);
        tell_item_text(&tell, &f, &out);
        ck_assert_msg(out.len > 0 || f.u.item.kind == ITEM_TOLD ||
                          f.u.item.kind == ITEM_REQUEST || f.u.item.source.kind == TAG_OUTCOME,
                      "an item of kind %d says nothing", (int)f.u.item.kind);
        bytes_reset(&out);
        tell_item_body(&tell, &f, &out);
        ck_assert(has(span_of(stamp)));
        ck_assert_int_eq(out.ptr[out.len - 1], '\n');
        check_carried(&f);
    }
    ck_assert(kinds[ITEM_BRIEF] && kinds[ITEM_INJECT] && kinds[ITEM_ANSWER] && kinds[ITEM_SHARE] &&
              kinds[ITEM_RESULT] && kinds[ITEM_EPILOGUE] && kinds[ITEM_JOINT]);
    done();
}
END_TEST

static struct fact carries_fact(int32_t item, int32_t knowledge, int32_t withheld)
{
    struct fact f = {.kind = FACT_CARRIES};

    f.u.carries.item = item;
    f.u.carries.what = tag_of(TAG_KNOWLEDGE, knowledge);
    f.u.carries.withheld = withheld;
    return f;
}

/* A desk that was not given the names does not read them in what it does itself. */
START_TEST(test_withheld)
{
    int32_t k = 0;
    struct fact f = {.kind = FACT_ACT_ACCEPTED};
    const struct knowledge *what;
    struct span head;
    int32_t desk = 0;

    play("idle");
    /* one whose first words tell the two texts apart */
    while (box.scenario.knowledge[k].redacted.len < 30 ||
           memcmp(box.scenario.knowledge[k].redacted.ptr, box.scenario.knowledge[k].text.ptr,
                  30) == 0) {
        k++;
    }
    what = &box.scenario.knowledge[k];
    head = (struct span){what->text.ptr, 30};
    f.u.accepted.number = 1;
    f.u.accepted.act = act_none();
    f.u.accepted.act.desk = desk;
    f.u.accepted.act.verb = names_find(&box.scenario.names[REF_VERB], SPAN("share"));
    f.u.accepted.act.to = desk_bit(1);
    f.u.accepted.act.attach[f.u.accepted.act.attaches++] = tag_of(TAG_KNOWLEDGE, k);
    ck_assert_int_ne(f.u.accepted.act.verb, NONE);
    line_of(desk, &f);
    ck_assert(!has(head));
    ck_assert(span_eq(tell_known(&tell, desk, k), what->redacted));
    f = carries_fact(1, k, 1); /* item 1 is the brief of desk 0 */
    tell_note(&tell, &f);
    ck_assert(span_eq(tell_known(&tell, desk, k), what->redacted));
    f = carries_fact(1, k, 0);
    tell_note(&tell, &f);
    ck_assert(span_eq(tell_known(&tell, desk, k), what->text));
    ck_assert(span_eq(tell_known(&tell, desk + 1, k), what->redacted));
    ck_assert(span_eq(tell_known(&tell, NONE, k), what->text));
    done();
}
END_TEST

/* What was withheld from the others is not in the sender's own line either. */
START_TEST(test_echo)
{
    int32_t k = 0;
    struct fact f = {.kind = FACT_ACT_ACCEPTED};
    struct act *a = &f.u.accepted.act;
    const struct verb *v;

    play("idle");
    while (box.scenario.knowledge[k].redacted.len < 30 ||
           memcmp(box.scenario.knowledge[k].redacted.ptr, box.scenario.knowledge[k].text.ptr,
                  30) == 0) {
        k++;
    }
    *a = act_none();
    a->desk = 0;
    a->verb = names_find(&box.scenario.names[REF_VERB], SPAN("share"));
    a->to = desk_bit(1);
    a->attach[a->attaches++] = tag_of(TAG_KNOWLEDGE, k);
    v = scenario_verb(&box.scenario, a->desk, a->verb);
    tell.named[k] = desk_bit(0);
    line_of(0, &f);
    ck_assert(has((struct span){box.scenario.knowledge[k].text.ptr, 30}));
    a->choice[v->names_field] = v->names_option;
    line_of(0, &f);
    ck_assert(!has((struct span){box.scenario.knowledge[k].text.ptr, 30}));
    ck_assert(has((struct span){box.scenario.knowledge[k].redacted.ptr, 30}));
    done();
}
END_TEST

static const char *seat_name(const void *context, int32_t seat)
{
    static const char *const names[] = {"", "ONE1", "ONE2"};

    (void)context;
    return seat >= 1 && seat <= 2 ? names[seat] : NULL;
}

/* "You" is who reads; a colleague at the same desk is named, as on the card. */
START_TEST(test_colleague)
{
    struct fact f = {.kind = FACT_ACT_ACCEPTED};
    struct fact left = {.kind = FACT_SEAT};

    play("idle");
    f.u.accepted.number = tell.acts + 1;
    f.u.accepted.seat = 2;
    f.u.accepted.act = act_none();
    f.u.accepted.act.desk = 0;
    f.u.accepted.act.verb = names_find(&box.scenario.names[REF_VERB], SPAN("debrief_note"));
    tell.seat_name = seat_name;
    tell.seat = 2;
    line_of(0, &f);
    ck_assert(has(SPAN("You chose: ")));
    tell.seat = 1;
    line_of(0, &f);
    ck_assert(has(SPAN("ONE2 chose: ")) && !has(SPAN("You")));
    line_of(NONE, &f);
    ck_assert(!has(SPAN("ONE2")));
    tell_note(&tell, &f);
    f = (struct fact){.kind = FACT_RISK, .cause = tag_of(TAG_ACT, tell.acts)};
    line_of(0, &f);
    ck_assert(has(SPAN("Risk flagged by ONE2")));
    left.u.seat.seat = 1;
    left.u.seat.state = SEAT_LEFT;
    line_of(NONE, &left);
    ck_assert(has(SPAN("ONE1 has left")));
    tell.seat_name = NULL;
    line_of(NONE, &left);
    ck_assert(has(SPAN("Seat 1 has left")));
    done();
}
END_TEST

/* A name that ends in a full stop gets no second one. */
START_TEST(test_stops)
{
    struct fact f = {.kind = FACT_ACT_REFUSED};

    play("idle");
    box.scenario.thing[0].name = SPAN("Amadou K.");
    box.scenario.thing[0].text = SPAN("Worker.");
    f.u.refused.act = act_none();
    f.u.refused.act.desk = 0;
    f.u.refused.act.verb = names_find(&box.scenario.names[REF_VERB], SPAN("debrief_note"));
    f.u.refused.act.target = 0;
    line_of(0, &f);
    ck_assert(has(SPAN("Amadou K. ")) && !has(SPAN("..")));
    bytes_reset(&out);
    tell_card(&tell, 0, &out);
    ck_assert(has(SPAN("Amadou K. Worker.")));
    done();
}
END_TEST

/* A person, or who sent an inject, stands for the desk that plays them. */
START_TEST(test_voice)
{
    struct fact f = {.kind = FACT_ITEM};

    play("idle");
    f.u.item.item = 1;
    f.u.item.kind = ITEM_INJECT;
    f.u.item.channel = NONE;
    f.u.item.from = names_find(&box.scenario.names[REF_DESK], SPAN("people"));
    f.u.item.to = desk_bit(0);
    f.u.item.subject = SPAN("Come at once");
    line_of(0, &f);
    ck_assert(has(SPAN("from \"Persons of the case\": Come at once")));
    f.u.item.voice = tag_of(TAG_THING, names_find(&box.scenario.names[REF_THING], SPAN("kofi")));
    line_of(0, &f);
    ck_assert(has(SPAN("from \"Kofi\": Come at once")));
    f.u.item.voice =
        tag_of(TAG_INJECT, names_find(&box.scenario.names[REF_INJECT], SPAN("call_1")));
    line_of(0, &f);
    ck_assert(has(SPAN("from \"Hotline, incoming call\": Come at once")));
    done();
}
END_TEST

/* The line names what a yes is for, the form is read in the item that comes with it. */
START_TEST(test_asked)
{
    play("diligent");
    for (int64_t i = 0; i < run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&run.log, i), &f);
        tell_note(&tell, &f);
        if (f.kind == FACT_REQUEST) {
            const struct verb *v =
                scenario_verb(&box.scenario, f.u.request.from, f.u.request.verb);

            line_of(f.u.request.to, &f);
            ck_assert(has(v->title) == (f.u.request.act != 0) && !has(SPAN("[")));
            ck_assert(has(SPAN("asked you")));
            line_of(f.u.request.from, &f);
            ck_assert(has(SPAN("You asked ")));
        }
    }
    done();
}
END_TEST

Suite *tell_suite(void)
{
    Suite *s = suite_create("tell");
    TCase *t = tcase_create("tell");

    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, test_every_line, 0, (int)ARRAY_LEN(POLICIES));
    tcase_add_test(t, test_bodies);
    tcase_add_test(t, test_withheld);
    tcase_add_test(t, test_echo);
    tcase_add_test(t, test_colleague);
    tcase_add_test(t, test_stops);
    tcase_add_test(t, test_voice);
    tcase_add_test(t, test_asked);
    suite_add_tcase(s, t);
    return s;
}
