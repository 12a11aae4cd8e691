/*
 * The status of play, and for facilitators who is there and how the host does. No facts: they are
 * not numbered, and told anew only when something in them has changed.
 */
#include "engine/base/limits.h"
#include "engine/server/server.h"

enum { HEALTH_MS = 10000, FINE_US = 10000, MB = 1 << 20 };

/* What is being written at a seat, if anything is. */
static void doing(const struct server *s, const struct session *c, bool letters, struct bytes *to)
{
    if (c && c->doing != NONE) {
        bytes_text(to, ",\"verb\":");
        codec_write_text(to, scenario_id(&s->ex->box.scenario, REF_VERB, c->doing));
        if (letters) {
            bytes_fmt(to, ",\"letters\":%d", c->letters);
        }
    }
}

/* What it is shown on, and how far away that is. */
static void screen(const struct session *c, struct bytes *to)
{
    bytes_text(to, ",\"lang\":");
    codec_write_text(to, span_of(c->lang)); /* as it said: anything */
    if (c->cols) {
        bytes_fmt(to, ",\"cols\":%d,\"rows\":%d", c->cols, c->rows);
    }
    if (c->rtt_ms >= 0) {
        bytes_fmt(to, ",\"rtt\":%d", c->rtt_ms);
    }
}

/* One seat of the list. Who never left was there when the server stopped. */
static void place(const struct server *s, int32_t seat, const struct session *c, struct bytes *to)
{
    bool here = c != NULL;
    const struct place_of_seat *p = &s->ex->seat[seat];
    int64_t left = p->left_ms ? p->left_ms : s->ex->recovery.verdict.last_wall_ms;

    bytes_fmt(to, "{\"seat\":\"%s\",\"number\":%d", p->name, seat);
    if (p->who.desk != NONE) {
        bytes_text(to, ",\"desk\":");
        codec_write_text(to, scenario_id(&s->ex->box.scenario, REF_DESK, p->who.desk));
    }
    bytes_fmt(to, ",\"here\":%s,\"played\":%s", here ? "true" : "false",
              p->who.played ? "true" : "false");
    if (here) {
        screen(c, to);
        bytes_text(to, c->ready && s->ex->run.core.st.phase == PHASE_WAITING ? ",\"ready\":true"
                                                                             : "");
    }
    if (!here && left) {
        bytes_fmt(to, ",\"left\":%lld", (long long)left);
    }
    doing(s, c, true, to);
    bytes_char(to, '}');
}

static void who_is_there(struct server *s, struct bytes *to)
{
    bytes_text(to, ",\"who\":[");
    for (int32_t seat = 1, first = 1; seat <= s->ex->seats; seat++) {
        const struct session *here = NULL;

        if (!s->ex->seat[seat].claimed) {
            continue;
        }
        for (int32_t i = 0; i < s->sessions; i++) {
            bool there = s->session[i]->seat == seat && s->session[i]->streaming;

            here = there ? s->session[i] : here;
        }
        bytes_text(to, first ? "" : ",");
        place(s, seat, here, to);
        first = 0;
    }
    bytes_text(to, "]");
}

/* In steps that mean something to people, so that it is not told anew all the time. */
static void host(struct server *s, struct bytes *to)
{
    int64_t step;

    if (!s->health_ms || s->mono_ms - s->health_ms >= HEALTH_MS) {
        journal_health(s->ex->journal, &s->health);
        s->health_ms = s->mono_ms;
    }
    step = s->health.sync_us < FINE_US ? 100 : 1000;
    bytes_fmt(to, ",\"host\":{\"sync\":%lld,\"thread\":%s",
              (long long)((s->health.sync_us + step - 1) / step * step), /* none takes no time */
              s->health.thread ? "true" : "false");
    if (s->health.free_bytes >= 0) {
        bytes_fmt(to, ",\"free\":%lld", (long long)(s->health.free_bytes / MB / 100 * 100));
    }
    bytes_char(to, '}');
}

/* Colleagues at the desk who are writing, and what: two need not write the same. */
static void who_writes(struct server *s, const struct session *c, struct bytes *to)
{
    int32_t desk = s->ex->run.seat[c->seat].who.desk;
    bool any = false;

    for (int32_t i = 0; i < s->sessions; i++) {
        const struct session *other = s->session[i];

        if (other != c && other->seat && other->streaming && other->doing != NONE &&
            s->ex->run.seat[other->seat].who.desk == desk) {
            bytes_text(to, any ? "," : ",\"desk\":[");
            bytes_fmt(to, "{\"seat\":\"%s\"", s->ex->seat[other->seat].name);
            doing(s, other, false, to);
            bytes_char(to, '}');
            any = true;
        }
    }
    bytes_text(to, any ? "]" : "");
}

/*
 * Not facts: unnumbered, only when something in them has changed. What has may be of a record that
 * a crash could still take back, and waits for it; time goes on meanwhile, on a slow disk too.
 */
void publish_status(struct server *s, struct session *c, int64_t durable)
{
    const struct state *st = &s->ex->run.core.st;
    int64_t play = pace_now(&s->pace, st, s->mono_ms);
    uint64_t state;
    uint64_t hash;

    bytes_reset(&s->out);
    bytes_fmt(&s->out, "\"phase\":\"%s\",\"paused\":%s,\"speed\":%lld",
              st->phase == PHASE_WAITING   ? "waiting"
              : st->phase == PHASE_RUNNING ? "running"
                                           : "ended",
              st->paused ? "true" : "false", (long long)st->speed);
    if (s->ex->run.seat[c->seat].who.staff) {
        who_is_there(s, &s->out);
        host(s, &s->out);
    } else {
        who_writes(s, c, &s->out);
    }
    hash = span_hash(bytes_view(&s->out)) + (uint64_t)(play / 1000);
    state = span_hash(bytes_view(&s->out)) + (uint64_t)s->pace.play_ms; /* moved by a jump */
    if (state != c->status_state) {
        c->status_state = state;
        c->status_need = journal_staged(s->ex->journal);
    }
    if (hash == c->status_hash || c->status_need > durable || c->resumed > durable ||
        link_room(c->link) < NOTICE_ROOM) {
        return;
    }
    c->status_hash = hash;
    bytes_reset(&s->frame);
    bytes_fmt(&s->frame, "{\"jsonrpc\":\"2.0\",\"method\":\"status\",\"params\":{\"play\":%lld,",
              (long long)play);
    bytes_span(&s->frame, bytes_view(&s->out));
    bytes_text(&s->frame, "}}\n");
    session_send(c, c->status_need, durable, bytes_view(&s->frame));
}
