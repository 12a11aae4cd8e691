/*
 * A long exercise made and opened again; rehearsal; what an idle station costs in memory.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/rehearse/rehearse.h"
#include "engine/sys/clock.h"
#include "tests/bench/bench.h"

enum { BATCH = 200, WARM_STATIONS = 20, QUIET_MS = 3000, DESK = 0 };

/* One exercise being filled: a facilitator writes to a desk, which reads, and calls. */
struct filler {
    struct exercise ex;
    int32_t seat, staff;
    int32_t control; /* a desk played by control */
    int64_t cids, shown, item;
    char text[PAYLOAD + 1];
};

static void ask(struct filler *f, int32_t seat, const struct command *cmd)
{
    char cid[CID_LEN + 1];
    struct reply r;
    int64_t durable;
    struct err err;

    snprintf(cid, sizeof(cid), "%032llx", (unsigned long long)++f->cids);
    r = exercise_ask(&f->ex, seat, cmd, &(struct asked){.cid = span_of(cid)}, 0);
    if (r.verdict.code || r.full || r.reused) {
        give_up("refused", refusal_text(r.verdict.code));
    }
    if (f->cids % BATCH == 0 && journal_drain(f->ex.journal, &durable, &err) != ERR_OK) {
        give_up("the journal", err.text);
    }
}

static void of_item(struct filler *f, enum command_kind kind)
{
    struct command c = {.kind = kind};

    c.u.number.number = (int32_t)f->item;
    ask(f, f->seat, &c);
}

static void hand(struct filler *f)
{
    struct command c = {.kind = COMMAND_HAND};

    c.u.words.text = span_of(f->text);
    ask(f, f->seat, &c);
}

/* A message arrives, is read and dealt with, and somebody calls the facilitator twice. */
static void cycle(struct filler *f)
{
    struct command c = {.kind = COMMAND_IMPROVISE};
    struct notice n;

    c.u.improvise.from = f->control;
    c.u.improvise.person = NONE;
    c.u.improvise.like = NONE;
    c.u.improvise.channel = NONE;
    c.u.improvise.to = desk_bit(DESK);
    c.u.improvise.subject = SPAN("A word");
    c.u.improvise.text = span_of(f->text);
    ask(f, f->staff, &c);
    while (run_release(&f->ex.run, f->seat, f->shown + 1, INT64_MAX, &n)) {
        f->shown++;
        f->item = n.fact.kind == FACT_ITEM ? n.fact.u.item.item : f->item;
    }
    of_item(f, COMMAND_DELIVERED);
    of_item(f, COMMAND_OPEN);
    of_item(f, COMMAND_HANDLE);
    hand(f);
    hand(f);
}

static void find_places(struct filler *f)
{
    const struct scenario *sc = &f->ex.box.scenario;

    for (int32_t i = 1; i <= f->ex.seats; i++) {
        if (f->ex.seat[i].who.power == POWER_STAFF) { /* not who only looks on */
            f->staff = i;
        } else if (f->ex.seat[i].who.desk == DESK) {
            f->seat = i;
        }
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        f->control = sc->desk[d].control ? d : f->control;
    }
    MUST(f->seat && f->staff && sc->desk[f->control].control);
}

int bench_fill(int argc, char **argv)
{
    static struct filler f;
    struct command begin = {.kind = COMMAND_STARTEX};
    struct clock clock = clock_posix();
    int64_t wall_ms = clock.wall_ms(clock.self);
    int64_t want = argument(argv[3]);
    int64_t durable;
    struct casebox box;
    struct err err;

    (void)argc;
    if (casebox_open(&box, argv[1], NULL, &err) != ERR_OK || !box.sound ||
        exercise_create(argv[2], &box, 1, 1, wall_ms, &err) != ERR_OK ||
        exercise_open(&f.ex, argv[2], DISK_INLINE, wall_ms, &err) != ERR_OK) {
        give_up("cannot make the exercise", argv[2]);
    }
    casebox_close(&box);
    f.ex.wall_ms = wall_ms;
    memset(f.text, 'x', PAYLOAD);
    find_places(&f);
    ask(&f, f.staff, &begin);
    while (f.ex.run.log.count < want) {
        cycle(&f);
    }
    if (journal_drain(f.ex.journal, &durable, &err) != ERR_OK ||
        journal_seal(f.ex.journal, 1, 0, wall_ms, &err) != ERR_OK) {
        give_up("the journal", err.text);
    }
    exercise_close(&f.ex);
    return 0;
}

static void rate(const char *name, int64_t count, int64_t from_ns)
{
    figure(name, count * 1000000000 / (now_ns() - from_ns));
}

int bench_open(int argc, char **argv)
{
    static struct exercise ex;
    struct clock clock = clock_posix();
    struct journal_verdict verdict;
    struct err err;
    int64_t from = now_ns();

    (void)argc;
    journal_verify(argv[1], NULL, NULL, &verdict, NULL);
    rate("verify_records_per_s", verdict.last.s, from);
    from = now_ns();
    if (exercise_read(&ex, argv[1], 0, &err) != ERR_OK) {
        give_up("cannot read the exercise", err.text);
    }
    rate("replay_facts_per_s", ex.run.log.count, from);
    from = now_ns();
    if (exercise_redecide(&ex) != 0) {
        give_up("the exercise", "is decided differently");
    }
    rate("redecide_facts_per_s", ex.run.log.count, from);
    exercise_close(&ex);
    from = now_ns();
    if (exercise_open(&ex, argv[1], DISK_INLINE, clock.wall_ms(clock.self), &err) != ERR_OK) {
        give_up("cannot open the exercise", err.text);
    }
    rate("recover_facts_per_s", ex.run.log.count, from);
    figure("long_facts", ex.run.log.count);
    exercise_close(&ex);
    return 0;
}

int bench_cases(int argc, char **argv)
{
    static struct casebox box;
    const struct policy *policy[DESKS_MAX];
    struct rehearsal r;
    struct outcome_of_run o;
    struct err err;
    int64_t facts = 0;
    int64_t from;

    (void)argc;
    if (casebox_open(&box, argv[1], NULL, &err) != ERR_OK || !box.sound) {
        give_up("the case cannot be opened", argv[1]);
    }
    for (int32_t d = 0; d < DESKS_MAX; d++) {
        policy[d] = policy_find(d % 2 ? "random" : "diligent");
    }
    o = (struct outcome_of_run){
        .objective = calloc(LIST_MAX, sizeof(*o.objective)),
        .ending = calloc(LIST_MAX, sizeof(*o.ending)),
        .option = calloc(LIST_MAX, sizeof(*o.option)),
        .mistake = calloc(LIST_MAX, sizeof(*o.mistake)),
        .released = calloc(LIST_MAX, sizeof(*o.released)),
        .outcome = calloc(LIST_MAX, sizeof(*o.outcome)),
    };
    MUST(o.objective && o.ending && o.option && o.mistake && o.released && o.outcome);
    rehearsal_init(&r, &box.scenario, policy);
    from = now_ns();
    for (int64_t seed = 1; seed <= argument(argv[2]); seed++) {
        rehearsal_play(&r, (uint64_t)seed, &o);
        facts += o.facts;
    }
    rate("rehearse_facts_per_s", facts, from);
    rehearsal_done(&r);
    free(o.objective);
    free(o.ending);
    free(o.option);
    free(o.mistake);
    free(o.released);
    free(o.outcome);
    casebox_close(&box);
    return 0;
}

/* Stations that sign in and then only listen. */
struct crowd {
    struct loop *loop;
    struct station *station;
    int32_t from, to, live;
    int64_t heard_ns;
};

static int64_t listen_only(void *context)
{
    struct crowd *c = context;
    struct span line;

    for (int32_t i = 0; i < c->to; i++) {
        struct station *s = &c->station[i];

        if (link_closed(s->link)) {
            give_up("a station lost its connection", link_why(s->link));
        }
        if (s->step == STEP_CONNECT && link_open(s->link)) {
            station_greet(s);
        }
        while (link_line(s->link, 1 << 20, &line)) {
            c->heard_ns = now_ns();
            c->live += station_signs(s, line) && s->step == STEP_LIVE;
        }
    }
    if (c->live == c->to && now_ns() - c->heard_ns > (int64_t)QUIET_MS * 1000000) {
        loop_stop(c->loop);
    }
    return QUIET_MS / 4;
}

int bench_memory(int argc, char **argv)
{
    static struct room room;
    struct crowd c = {.loop = loop_new()};
    int32_t stations = (int32_t)argument(argv[3]) + WARM_STATIONS;
    int64_t before = 0;
    struct tls *tls;
    struct card card;
    const char *why;

    (void)argc;
    room_open(&room, &(struct room_options){
                         .case_dir = argv[1], .dir = argv[2], .seats = 44, .tls = true});
    if (!card_read(span_of(room.offer[0].card), &card, &why) ||
        stations > room.offers - 2) {
        give_up("a card", "cannot be used");
    }
    tls = tls_client(card.print);
    c.station = calloc((size_t)stations, sizeof(*c.station));
    MUST(c.station);
    for (int part = 0; part < 2; part++) { /* what the first ones warm up is not counted */
        c.to = part ? stations : WARM_STATIONS;
        for (int32_t i = part ? WARM_STATIONS : 0; i < c.to; i++) {
            station_open(&c.station[i], c.loop, room.port, tls, room.offer[i].card,
                         (uint64_t)i + 1);
        }
        loop_run(c.loop, listen_only, &c, NULL);
        if (!part) {
            before = room_memory(&room);
        }
    }
    figure("station_bytes", (room_memory(&room) - before) / (stations - WARM_STATIONS));
    for (int32_t i = 0; i < stations; i++) {
        link_free(c.station[i].link);
    }
    free(c.station);
    room_close(&room);
    tls_free(tls);
    loop_free(c.loop);
    return 0;
}
