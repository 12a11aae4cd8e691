#include "engine/server/server.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/server/sign_in.h"
#include "engine/sys/log.h"

enum { DUES_A_TURN = 256, STATUS_MS = 1000, MARK_MS = 1000, SETTLED_MS = 1000, LINGER_MS = 1000 };

static void accepted(void *context, int fd)
{
    struct server *s = context;

    s->mono_ms = s->clock.mono_ms(s->clock.self);
    s->taken_ms = s->mono_ms;
    session_take(s, fd);
}

enum err_code server_start(struct server *s, struct exercise *ex, struct tls *tls,
                           const struct server_options *options, struct err *err)
{
    *s = (struct server){.ex = ex, .options = *options, .tls = tls, .clock = clock_posix()};
    s->loop = loop_new();
    s->listener = listen_new(s->loop, options->address, options->port, accepted, s, err);
    if (!s->listener) {
        loop_free(s->loop);
        tls_free(tls);
        return err->code;
    }
    loop_wake_on(s->loop, ex->wake_fd);
    s->hasher = hash_new();
    bytes_init(&s->frame, FRAME_MAX);
    bytes_init(&s->out, FRAME_MAX);
    publish_start(s);
    tell_init(&s->tell, &ex->box.scenario, &ex->run.core.st);
    s->tell.seat_name = exercise_seat_name;
    s->tell.seat_context = ex;
    s->mono_ms = s->clock.mono_ms(s->clock.self);
    s->pace = (struct pace){ex->run.core.st.now, s->mono_ms, 0};
    pace_follow(&s->pace, &ex->run.core.st, s->mono_ms);
    return ERR_OK;
}

void server_stop(struct server *s)
{
    for (int32_t i = 0; i < s->sessions; i++) {
        session_free(s->session[i]);
    }
    for (int32_t i = 0; i <= SEATS_MAX; i++) {
        free(s->chain[i].hash);
    }
    publish_stop(s);
    listen_free(s->listener);
    loop_free(s->loop);
    tls_free(s->tls);
    hash_free(s->hasher);
    tell_done(&s->tell);
    bytes_done(&s->frame);
    bytes_done(&s->out);
    s->sessions = 0;
}

int64_t server_play(const struct server *s)
{
    int64_t now = pace_now(&s->pace, &s->ex->run.core.st, s->mono_ms);
    struct due due;
    int64_t at;

    return core_next_due(&s->ex->run.core, &due, &at) && at < now ? at : now;
}

/* In a headless demo a due point waits until every played seat has acknowledged what it was told,
 * so that speed changes no outcome. */
static bool all_caught_up(const struct server *s)
{
    for (int32_t i = 0; i < s->sessions; i++) {
        const struct session *c = s->session[i];

        if (c->seat && !c->closing && s->ex->run.seat[c->seat].who.played &&
            (c->behind || c->acked < s->ex->run.seat[c->seat].n)) {
            return false;
        }
    }
    return true;
}

/* A journal without room: play stands, in the reserve kept for that, and staff are told why. */
static bool has_room(struct server *s)
{
    struct err err;
    enum err_code code = journal_admit(s->ex->journal, JOURNAL_PLAY, &err);

    if (code == ERR_OK) {
        return true;
    }
    if (code == ERR_FULL) {
        exercise_stop(s->ex, TELL_STOP_FULL, s->ex->run.core.st.now);
        pace_follow(&s->pace, &s->ex->run.core.st, s->mono_ms);
        log_entry(LOG_ERROR, "%s: play is paused", err.text);
    } else {
        s->ex->failed = true;
        s->ex->err = err;
    }
    return false;
}

static void dues(struct server *s)
{
    struct due due;
    int64_t at;
    const struct state *st = &s->ex->run.core.st;

    for (int i = 0; i < DUES_A_TURN && !s->ex->failed; i++) {
        if (!core_next_due(&s->ex->run.core, &due, &at) ||
            at > pace_now(&s->pace, st, s->mono_ms) || (s->headless && !all_caught_up(s)) ||
            !has_room(s)) {
            return;
        }
        exercise_due(s->ex, due, at);
        pace_follow(&s->pace, st, s->mono_ms);
    }
}

/* A closing session first gets the answers that it still has, for a second at most. */
static bool has_left(struct server *s, struct session *c)
{
    if (!c->closing_ms) {
        c->closing_ms = s->mono_ms;
        c->streaming = false;
        publish_replies(c, journal_durable(s->ex->journal));
    }
    return link_closed(c->link) || link_room(c->link) == LINK_OUT_MAX ||
           s->mono_ms - c->closing_ms > LINGER_MS;
}

static void reap(struct server *s)
{
    int32_t kept = 0;

    for (int32_t i = 0; i < s->sessions; i++) {
        struct session *c = s->session[i];

        if (c->closing && has_left(s, c)) {
            sign_in_left(s, c);
            session_free(c);
        } else {
            s->session[kept++] = c;
        }
    }
    s->sessions = kept;
}

/*
 * What was staged in this turn becomes durable as one batch: now, or when the disk wakes the loop.
 * Until then what others ask is staged for the next one.
 */
static int64_t make_durable(struct server *s)
{
    int64_t durable = 0;

    if (!s->ex->failed && journal_pump(s->ex->journal, &durable, &s->ex->err) == ERR_OK &&
        journal_pump(s->ex->journal, &durable, &s->ex->err) == ERR_OK) {
        return durable;
    }
    s->ex->failed = true;
    return -1;
}

/* A second of quiet gets a mark, which proves to readers what is durable. */
static void mark(struct server *s)
{
    const struct state *st = &s->ex->run.core.st;

    if (!journal_mark_due(s->ex->journal)) {
        s->quiet_ms = 0;
        return;
    }
    if (!s->quiet_ms) {
        s->quiet_ms = s->mono_ms;
    } else if (s->mono_ms - s->quiet_ms >= MARK_MS) {
        s->quiet_ms = 0;
        s->ex->failed =
            journal_mark(s->ex->journal, st->line, st->now, s->ex->wall_ms, &s->ex->err) != ERR_OK;
    }
}

/*
 * Handshakes and briefs leave holes of twice a station's own memory in the heap, which the
 * allocator keeps by itself. When everybody who came is in, they go back to the machine.
 */
static void give_back(struct server *s)
{
    if (s->taken_ms && s->mono_ms - s->taken_ms >= SETTLED_MS) {
        s->taken_ms = 0;
        malloc_trim(0);
    }
}

static int64_t next_wake(const struct server *s)
{
    struct due due;
    int64_t at;
    int64_t wake = s->sessions || s->quiet_ms ? STATUS_MS : 10 * STATUS_MS;

    if (core_next_due(&s->ex->run.core, &due, &at) && (!s->headless || all_caught_up(s))) {
        int64_t until = pace_until(&s->pace, at, s->mono_ms);

        wake = until >= 0 && until < wake ? until : wake;
    }
    return wake;
}

/*
 * Who asked while others were read joins their batch: a sync costs the same for one and for many,
 * and a turn too early leaves the rest to wait for two. It ends: nobody is answered meanwhile, and
 * each may ask only so much without an answer.
 */
static void read_all(struct server *s)
{
    for (;;) {
        int64_t before = journal_staged(s->ex->journal);

        for (int32_t i = 0; i < s->sessions; i++) {
            session_limits(s, s->session[i]);
            if (!s->session[i]->closing) {
                session_read(s, s->session[i]);
            }
        }
        if (journal_staged(s->ex->journal) == before) {
            return;
        }
        loop_look(s->loop);
    }
}

void server_went_back(struct server *s, int64_t record)
{
    const struct state *st = &s->ex->run.core.st;
    char line[96];
    int n = snprintf(line, sizeof(line),
                     "{\"jsonrpc\":\"2.0\",\"method\":\"line\",\"params\":{\"line\":%d}}\n",
                     st->line);

    s->pace = (struct pace){.play_ms = st->now, .mono_ms = s->mono_ms, .permille = -1};
    pace_follow(&s->pace, st, s->mono_ms);
    publish_anew(s);
    for (int32_t i = 0; i < s->sessions; i++) {
        struct session *c = s->session[i];

        if (c->seat) {
            c->behind = true;
            c->left = record;
            c->doing = NONE;
            c->sent = 0;
            c->acked = 0;
            c->streaming = false;
            session_reply(c, record, (struct span){line, (size_t)n});
        }
    }
}

int64_t server_turn(void *context)
{
    struct server *s = context;
    int64_t durable;

    s->mono_ms = s->clock.mono_ms(s->clock.self);
    s->ex->wall_ms = s->clock.wall_ms(s->clock.self);
    if (s->signal) {
        loop_stop(s->loop);
        return 0;
    }
    s->again_ms = -1;
    dues(s);
    read_all(s);
    reap(s);
    mark(s);
    durable = make_durable(s);
    if (s->ex->failed) {
        loop_stop(s->loop);
        return 0;
    }
    sign_in_durable(s, durable);
    for (int32_t i = 0; i < s->sessions; i++) {
        publish_replies(s->session[i], durable);
    }
    publish_notices(s, durable);
    for (int32_t i = 0; i < s->sessions; i++) {
        if (s->session[i]->streaming) {
            publish_status(s, s->session[i], durable);
        }
    }
    give_back(s);
    return s->again_ms >= 0 ? s->again_ms : next_wake(s);
}

enum err_code server_run(struct server *s)
{
    const struct state *st = &s->ex->run.core.st;

    loop_run(s->loop, server_turn, s, &s->signal);
    if (s->ex->failed) {
        log_entry(LOG_ERROR, "the journal cannot be written: %s", s->ex->err.text);
        return ERR_IO;
    }
    loop_wake_on(s->loop, -1); /* with the seal the disk goes */
    s->ex->wall_ms = s->clock.wall_ms(s->clock.self);
    return journal_seal(s->ex->journal, st->line, st->now, s->ex->wall_ms, &s->ex->err);
}
