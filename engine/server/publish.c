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

void session_send(struct session *c, int64_t need, int64_t durable, struct span line)
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
