/*
 * What sessions are told: answers and notices whose records are durable, as far as the connection
 * has room. Nothing is queued for a slow station: its cursor waits.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/server/server.h"

enum { NOTICE_ROOM = 24 << 10 }; /* start another only with that much room */

/* The one function that sends. What it sends shows nothing that a crash could take back. */
static void session_send(struct session *c, int64_t need, int64_t durable, struct span line)
{
    MUST(need <= durable);
    link_send(c->link, line);
}

void publish_replies(struct session *c, int64_t durable)
{
    int32_t done = 0;

    while (done < c->replies && c->reply[done].need <= durable) {
        session_send(c, c->reply[done].need, durable, c->reply[done].text);
        free((char *)(uintptr_t)c->reply[done].text.ptr);
        done++;
    }
    c->replies -= done;
    memmove(c->reply, c->reply + done, (size_t)c->replies * sizeof(*c->reply));
}

void publish_start(struct server *s)
{
    for (int32_t d = 0; d <= DESKS_MAX; d++) {
        bytes_init(&s->rendering[d].neutral, FRAME_MAX);
        bytes_init(&s->rendering[d].frame, FRAME_MAX);
    }
}

void publish_stop(struct server *s)
{
    for (int32_t d = 0; d <= DESKS_MAX; d++) {
        bytes_done(&s->rendering[d].neutral);
        bytes_done(&s->rendering[d].frame);
    }
}

void publish_anew(struct server *s)
{
    struct tell old = s->tell;

    for (int32_t seat = 0; seat <= SEATS_MAX; seat++) {
        s->chain[seat].count = 0;
    }
    tell_init(&s->tell, &s->ex->box.scenario, &s->ex->run.core.st);
    s->tell.seat_name = old.seat_name;
    s->tell.seat_context = old.seat_context;
    s->told = 0;
    tell_done(&old);
}

static void extend_chain(struct server *s, struct view_chain *chain, struct span neutral)
{
    unsigned char sum[HASH_LEN];

    if (chain->count == chain->room) {
        chain->room = chain->room ? chain->room * 2 : 16;
        chain->hash = realloc(chain->hash, (size_t)chain->room * VIEW_HASH);
        MUST(chain->hash);
    }
    if (chain->count) {
        hash_add(s->hasher, (struct span){(const char *)chain->hash[chain->count - 1], VIEW_HASH});
    }
    hash_add(s->hasher, neutral);
    hash_end(s->hasher, sum);
    memcpy(chain->hash[chain->count++], sum, VIEW_HASH);
}

/* The language-neutral bytes of a notice. */
static void neutral(struct server *s, int32_t seat, const struct notice *n, struct bytes *to)
{
    struct codec codec = {.sc = &s->ex->box.scenario, .handles = !s->ex->run.seat[seat].who.staff};

    bytes_reset(to);
    codec_write_fact(&codec, to, &n->fact);
}

const unsigned char *publish_hash(struct server *s, int32_t seat, int64_t n, int64_t durable)
{
    struct view_chain *chain = &s->chain[seat];
    struct notice notice;

    while (chain->count < n) {
        if (!run_release(&s->ex->run, seat, chain->count + 1, durable, &notice)) {
            return NULL;
        }
        neutral(s, seat, &notice, &s->out);
        extend_chain(s, chain, bytes_view(&s->out));
    }
    return chain->hash[n - 1];
}

/* The seat's hash after its n-th notice, of these bytes; the chain may be further on already. */
static const unsigned char *chained(struct server *s, int32_t seat, int64_t n, struct span bytes)
{
    struct view_chain *chain = &s->chain[seat];

    MUST(n <= chain->count + 1);
    if (n > chain->count) {
        extend_chain(s, chain, bytes);
    }
    return chain->hash[n - 1];
}

static void frame(struct server *s, const struct session *c, const struct notice *n,
                  const unsigned char *hash, struct rendering *to)
{
    char hex[2 * VIEW_HASH + 1];

    hash_hex(hash, VIEW_HASH, hex);
    bytes_reset(&to->frame);
    bytes_fmt(&to->frame,
              "{\"jsonrpc\":\"2.0\",\"method\":\"notice\",\"params\":{\"l\":%d,\"n\":%lld,"
              "\"m\":%lld,\"f\":",
              s->ex->run.core.st.line, (long long)n->n, (long long)n->play_ms);
    bytes_span(&to->frame, bytes_view(&to->neutral));
    bytes_text(&to->frame, ",\"x\":");
    to->personal = words_write(s, c, n->n, &to->frame);
    bytes_fmt(&to->frame, ",\"h\":\"%s\"}}\n", hex);
    MUST(!to->frame.over);
    to->n = n->n;
    memcpy(to->lang, c->lang, sizeof(to->lang));
    memcpy(to->hash, hash, VIEW_HASH);
}

static struct span render(struct server *s, const struct session *c, const struct notice *n)
{
    int32_t seat = c->seat;
    const struct run_seat *r = &s->ex->run.seat[seat];
    struct rendering *to = &s->rendering[r->who.desk + 1];
    int64_t fact = r->shown[n->n - 1] + 1;
    const unsigned char *hash;

    if (to->fact != fact || memcmp(&to->as_told, &n->fact, sizeof(n->fact)) != 0) {
        to->fact = fact;
        to->as_told = n->fact;
        to->n = 0;
        neutral(s, seat, n, &to->neutral);
    }
    hash = chained(s, seat, n->n, bytes_view(&to->neutral));
    if (to->n != n->n || to->personal || memcmp(to->hash, hash, VIEW_HASH) != 0 ||
        strcmp(to->lang, c->lang) != 0) {
        frame(s, c, n, hash, to);
    }
    return bytes_view(&to->frame);
}

static bool next_notice(struct server *s, struct session *c, int64_t durable)
{
    struct notice n;
    struct span line;

    if (link_room(c->link) < NOTICE_ROOM ||
        !run_release(&s->ex->run, c->seat, c->sent + 1, durable, &n)) {
        return false;
    }
    line = render(s, c, &n);
    session_send(c, factlog_at(&s->ex->run.log, s->ex->run.seat[c->seat].shown[n.n - 1])->record,
                 durable, line);
    c->sent = n.n;
    return true;
}

/* One notice a session at a time, so that seats of one desk come to the same fact together. */
void publish_notices(struct server *s, int64_t durable)
{
    bool more = true;

    for (int32_t d = 0; d <= DESKS_MAX; d++) {
        s->rendering[d].fact = 0;
    }
    while (more) {
        more = false;
        for (int32_t i = 0; i < s->sessions; i++) {
            struct session *c = s->session[i];

            if (c->streaming && !c->closing && c->resumed <= durable) {
                more = next_notice(s, c, durable) || more;
            }
        }
    }
}

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
