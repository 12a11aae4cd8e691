#include "engine/run/run.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/sys/room.h"

void run_init(struct run *r, const struct scenario *sc, uint64_t seed)
{
    *r = (struct run){.lines = 1};
    r->memory_size = core_size(sc);
    r->memory = room_take(r->memory_size);
    r->batch = room_take(sizeof(*r->batch));
    core_init(&r->core, sc, seed, r->memory);
    factlog_init(&r->log);
}

void run_done(struct run *r)
{
    for (int32_t i = 1; i <= SEATS_MAX; i++) {
        if (r->seat[i].taken) {
            handles_done(&r->seat[i].handles);
            free(r->seat[i].shown);
        }
    }
    factlog_done(&r->log);
    room_give(r->memory, r->memory_size);
    room_give(r->batch, sizeof(*r->batch));
    *r = (struct run){0};
}

void run_seat(struct run *r, int32_t number, const struct observer *who)
{
    struct run_seat *s = &r->seat[number];

    MUST(number >= 1 && number <= SEATS_MAX && !s->taken);
    *s = (struct run_seat){.who = *who, .taken = true};
    s->who.seat = number;
    if (!s->who.power) {
        s->who.power = who->staff ? POWER_STAFF : POWER_PLAYER;
    }
    handles_init(&s->handles, r->core.sc, who->staff);
}

/* Number the record, keep its facts, hand it to the sink. */
static int64_t stage(struct run *r, const struct command *cmd, int64_t play_ms)
{
    if (r->batch->count == 0) {
        return 0;
    }
    r->records = r->sink ? r->sink(r->sink_context, play_ms, cmd, r->batch) : r->records + 1;
    for (int32_t i = 0; i < r->batch->count; i++) {
        factlog_add(&r->log, r->records, play_ms, &r->batch->fact[i]);
    }
    return r->records;
}

/* Whoever steers has to be able to, and to let it go again. */
static bool may_hold(const struct run *r, const struct command *cmd)
{
    int32_t seat = cmd->u.wheel.seat;

    return cmd->kind != COMMAND_WHEEL || seat == 0 ||
           (seat >= 1 && seat <= SEATS_MAX && r->seat[seat].who.power == POWER_STAFF);
}

bool run_resolve(const struct run *r, int32_t seat, struct command *cmd)
{
    const struct run_seat *s = &r->seat[seat];

    MUST(seat >= 1 && seat <= SEATS_MAX && s->taken);
    cmd->seat = seat;
    cmd->desk = s->who.desk;
    cmd->power = s->who.power;
    return may_hold(r, cmd) && handles_resolve(&s->handles, cmd);
}

/* The facts of the line up to a time, and house facts, in their order. */
static void cut_log(struct run *r, int64_t to)
{
    struct factlog kept;
    struct fact f;

    factlog_init(&kept);
    for (int64_t i = 0; i < r->log.count; i++) {
        const struct fact_at *at = factlog_at(&r->log, i);

        factlog_copy(at, &f);
        if (at->play_ms <= to || fact_is_house(f.kind)) {
            factlog_add(&kept, at->record, at->play_ms, &f);
        }
    }
    factlog_done(&r->log);
    r->log = kept;
}

/* House facts do not move the clock: some were made after the time that play goes back to. */
static void fold_again(struct run *r, int64_t to)
{
    const struct scenario *sc = r->core.sc;
    uint64_t seed = r->core.st.seed;
    struct fact f;

    room_give(r->memory, r->memory_size);
    r->memory = room_take(r->memory_size);
    core_init(&r->core, sc, seed, r->memory);
    for (int64_t i = 0; i < r->log.count; i++) {
        const struct fact_at *at = factlog_at(&r->log, i);

        factlog_copy(at, &f);
        core_replay(&r->core, fact_is_house(f.kind) ? r->core.st.now : at->play_ms, &f, 1);
    }
    core_replay(&r->core, to, NULL, 0);
    core_settle(&r->core);
}

void run_back(struct run *r, int64_t to, int64_t line)
{
    cut_log(r, to);
    fold_again(r, to);
    r->lines = (int32_t)line;
    for (int32_t i = 1; i <= SEATS_MAX; i++) {
        if (r->seat[i].taken) {
            run_seat_anew(r, i);
        }
    }
}

/* In two steps: whether it may be, as play stands; then what it brings, from where it goes to. */
static struct verdict accept_back(struct run *r, const struct command *cmd, int64_t play_ms,
                                  int64_t *ret_record)
{
    struct command c = *cmd;
    struct verdict verdict;

    c.u.back.line = r->lines + 1;
    c.u.back.parent = r->core.st.line;
    r->core.st.now = play_ms;
    verdict = command_judge(&r->core, &c);
    if (verdict.code) {
        *ret_record = 0;
        return verdict;
    }
    run_back(r, c.u.back.to, c.u.back.line);
    verdict = core_command(&r->core, &c, c.u.back.to, r->batch);
    MUST(verdict.code == REFUSE_NONE);
    *ret_record = stage(r, &c, c.u.back.to);
    return verdict;
}

struct verdict run_accept(struct run *r, const struct command *cmd, int64_t play_ms,
                          int64_t *ret_record)
{
    struct verdict verdict;

    if (cmd->kind == COMMAND_BACK) {
        return accept_back(r, cmd, play_ms, ret_record);
    }
    verdict = core_command(&r->core, cmd, play_ms, r->batch);
    *ret_record = stage(r, cmd, play_ms);
    return verdict;
}

void run_replay(struct run *r, int64_t record, int64_t play_ms, const struct fact *fact,
                int32_t count)
{
    core_replay(&r->core, play_ms, fact, count);
    r->records = record;
    for (int32_t i = 0; i < count; i++) {
        factlog_add(&r->log, record, play_ms, &fact[i]);
    }
}

void run_due(struct run *r, struct due due, int64_t at, int64_t *ret_record)
{
    struct command cmd = {.kind = COMMAND_DUE, .power = POWER_HOST, .desk = NONE};
    struct verdict verdict;

    cmd.u.due = due;
    verdict = core_command(&r->core, &cmd, at, r->batch);
    MUST(verdict.code == REFUSE_NONE);
    *ret_record = stage(r, &cmd, at);
}

void run_seat_anew(struct run *r, int32_t number)
{
    struct run_seat *s = &r->seat[number];

    handles_done(&s->handles);
    handles_init(&s->handles, r->core.sc, s->who.staff);
    s->cursor = 0;
    s->n = 0;
}

static void show(struct run_seat *s, int64_t fact)
{
    if (s->n == s->room) {
        s->room = s->room ? s->room * 2 : 16;
        s->shown = realloc(s->shown, (size_t)s->room * sizeof(*s->shown));
        MUST(s->shown);
    }
    s->shown[s->n++] = fact;
}

/* Look at facts that have become durable until the view has n notices. */
static bool reach(struct run *r, struct run_seat *s, int64_t n, int64_t durable)
{
    while (s->n < n && s->cursor < r->log.count) {
        const struct fact_at *at = factlog_at(&r->log, s->cursor);
        const struct fact *f = (const struct fact *)(const void *)at->fact;

        if (at->record > durable) {
            return false;
        }
        if (audience_sees(&f->aud, &s->who)) {
            show(s, s->cursor);
        }
        s->cursor++;
    }
    return s->n >= n;
}

bool run_release(struct run *r, int32_t seat, int64_t n, int64_t durable, struct notice *ret)
{
    struct run_seat *s = &r->seat[seat];
    const struct fact_at *at;

    MUST(n >= 1 && n <= s->n + 1);
    if (!reach(r, s, n, durable)) {
        return false;
    }
    at = factlog_at(&r->log, s->shown[n - 1]);
    factlog_copy(at, &ret->fact);
    handles_hide(&s->handles, &ret->fact);
    ret->n = n;
    ret->play_ms = at->play_ms;
    return true;
}

void run_catch_up(struct run *r, int32_t seat, int64_t durable)
{
    struct notice n;

    while (run_release(r, seat, r->seat[seat].n + 1, durable, &n)) {
    }
}
