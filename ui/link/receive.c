#include "ui/link/receive.h"

#include <stdlib.h>
#include <string.h>

#include "engine/wire/brief.h"
#include "ui/link/keep.h"

/* One line, its members as bytes. */
struct frame {
    struct span method, params, result, error;
    int64_t id;
};

static bool read_frame(struct client *c, struct span line, struct frame *ret)
{
    struct scan s;
    struct span key;

    *ret = (struct frame){.id = -1};
    scan_init(&s, line, &c->scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (span_is(key, "id")) {
            ret->id = scan_number(&s);
        } else if (span_is(key, "method")) {
            ret->method = scan_text(&s);
        } else if (span_is(key, "params")) {
            ret->params = scan_value(&s);
        } else if (span_is(key, "result")) {
            ret->result = scan_value(&s);
        } else if (span_is(key, "error")) {
            ret->error = scan_value(&s);
        } else {
            (void)scan_value(&s);
        }
    }
    return scan_end(&s);
}

/* The chain over the neutral bytes must come out as the server says. */
static bool chain_holds(struct client *c, struct span neutral, struct span h,
                        unsigned char sum[HASH_LEN])
{
    char hex[2 * CLIENT_CHAIN + 1];

    if (c->n) {
        hash_add(c->hasher, (struct span){(const char *)c->chain, CLIENT_CHAIN});
    }
    hash_add(c->hasher, neutral);
    hash_end(c->hasher, sum);
    hash_hex(sum, CLIENT_CHAIN, hex);
    return span_is(h, hex);
}

static bool notice(struct client *c, struct span params)
{
    struct codec codec = {.sc = &c->lexicon, .handles = c->desk != NONE, .lexicon = true};
    struct span neutral = {0};
    struct span words = {0};
    struct span h = {0};
    unsigned char sum[HASH_LEN];
    struct scan s;
    struct scan body;
    struct span key;
    struct fact f;
    int64_t n = 0;
    int64_t m = 0;

    scan_init(&s, params, &c->scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (span_is(key, "n")) {
            n = scan_number(&s);
        } else if (span_is(key, "m")) {
            m = scan_number(&s);
        } else if (span_is(key, "f")) {
            neutral = scan_value(&s);
        } else if (span_is(key, "x")) {
            words = scan_value(&s);
        } else if (span_is(key, "h")) {
            h = scan_text(&s);
        } else {
            (void)scan_value(&s);
        }
    }
    scan_init(&body, neutral, &c->scratch);
    if (!scan_end(&s) || n != c->n + 1 || !chain_holds(c, neutral, h, sum) ||
        !codec_read_fact(&codec, &body, &f, NULL)) {
        return false;
    }
    c->n = n;
    memcpy(c->chain, sum, CLIENT_CHAIN);
    if (c->desk != NONE) {
        view_fold(c->view, &f, m);
    }
    if (c->events.notice) {
        c->events.notice(c->events.context, &f, m, words);
    }
    return true;
}

static bool status(struct client *c, struct span params, int64_t mono_ms)
{
    struct scan s;
    struct span key;
    struct span phase = {0};
    bool paused = true;

    scan_init(&s, params, &c->scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (span_is(key, "play")) {
            c->play_ms = scan_number(&s);
        } else if (span_is(key, "phase")) {
            phase = scan_text(&s);
        } else if (span_is(key, "paused")) {
            paused = scan_flag(&s);
        } else if (span_is(key, "speed")) {
            c->speed = scan_number(&s);
        } else {
            (void)scan_value(&s);
        }
    }
    c->play_at_ms = mono_ms;
    c->running = span_is(phase, "running") && !paused;
    c->over = span_is(phase, "ended");
    if (scan_end(&s) && c->events.status) {
        c->events.status(c->events.context, params);
    }
    return scan_end(&s);
}

/* Into the arena that is free: what is still shown in the other language may name the old one. */
static bool read_brief(struct client *c, struct span brief)
{
    struct arena was = c->arena[0];

    c->before = c->lexicon;
    c->arena[0] = c->arena[1];
    c->arena[1] = was;
    arena_reset(&c->arena[0]);
    return brief_read(brief, &c->arena[0], &c->lexicon, &c->desk);
}

/* The answer to resume: where to go on, and the brief. */
static bool resumed(struct client *c, struct span result)
{
    struct scan s;
    struct span key;
    struct span brief = {0};
    int64_t newest = 0;
    int32_t line = c->line;
    bool reset = false;

    scan_init(&s, result, &c->scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (span_is(key, "brief")) {
            brief = scan_value(&s);
        } else if (span_is(key, "reset")) {
            reset = scan_flag(&s);
        } else if (span_is(key, "newest")) {
            newest = scan_number(&s);
        } else if (span_is(key, "number")) {
            c->seat = (int32_t)scan_number(&s);
        } else if (span_is(key, "power")) {
            c->power = power_find(scan_text(&s));
        } else if (span_is(key, "line")) {
            line = (int32_t)scan_number(&s);
        } else {
            (void)scan_value(&s);
        }
    }
    if (!scan_end(&s)) {
        return false;
    }
    if ((!c->briefed || c->stale) && !read_brief(c, brief)) {
        return false;
    }
    reset = reset || (c->briefed && line != c->line);
    c->line = line;
    if (reset || !c->briefed || c->stale) {
        if (c->briefed && c->events.anew) {
            c->events.anew(c->events.context, c->stale ? &c->before : &c->lexicon);
        }
        c->n = 0;
        c->past = newest;
        memset(c->chain, 0, sizeof(c->chain));
        memset(c->view, 0, sizeof(*c->view));
        view_init(c->view, c->desk);
        c->view->seat = c->seat;
    }
    c->briefed = true;
    c->stale = false;
    c->acked = c->n;
    return true;
}

struct error_said {
    int64_t code;
    struct span message, refusal;
};

static struct error_said read_error(struct client *c, struct span error)
{
    struct error_said e = {0};
    struct scan s;
    struct span key;
    struct span inner;

    scan_init(&s, error, &c->scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (span_is(key, "code")) {
            e.code = scan_number(&s);
        } else if (span_is(key, "message")) {
            e.message = scan_text(&s);
        } else if (span_is(key, "data")) {
            scan_object(&s);
            while (scan_key(&s, &inner)) {
                if (span_is(inner, "refusal")) {
                    e.refusal = scan_text(&s);
                } else {
                    (void)scan_value(&s);
                }
            }
        }
    }
    return e;
}

static enum refusal refusal_of(struct span name)
{
    for (int i = 0; i < REFUSAL_COUNT; i++) {
        if (span_is(name, refusal_names[i])) {
            return (enum refusal)i;
        }
    }
    return REFUSE_VALUE;
}

/* Somebody's act that comes into a pause waits for play. A program that plays judges anew. */
static bool waits_for_play(const struct client *c, const struct outgoing *o,
                           const struct error_said *e)
{
    return o->kind == COMMAND_ACT && !c->options.played &&
           span_is(e->refusal, refusal_names[REFUSE_PAUSED]);
}

static void answered(struct client *c, int32_t i, bool ok, const struct error_said *e)
{
    struct outgoing o = c->out[i];

    if (!ok && waits_for_play(c, &o, e)) {
        c->out[i].id = 0;
        c->out[i].held = true;
        c->running = false; /* as was answered; the next status says when it goes on */
        return;
    }
    c->acts_before = 0;
    for (int32_t k = 0; k < i; k++) {
        c->acts_before += c->out[k].kind == COMMAND_ACT;
    }
    memmove(&c->out[i], &c->out[i + 1], (size_t)(c->outs - i - 1) * sizeof(o));
    c->outs--;
    keep_write(c);
    if (c->events.answered) {
        c->events.answered(c->events.context, o.kind, ok, ok ? REFUSE_NONE : refusal_of(e->refusal),
                           e->message);
    }
    free(o.text);
}

static bool answer(struct client *c, const struct frame *f, int64_t mono_ms)
{
    struct error_said e = {0};
    bool ok = f->result.len > 0;

    if (!ok) {
        e = read_error(c, f->error);
    }
    if (f->id == c->sign_id && c->state != CLIENT_LIVE) {
        if (ok && c->state == CLIENT_RESUMING && !resumed(c, f->result)) {
            return false;
        }
        client_signed(c, ok ? 0 : e.code ? e.code : 1, e.message, mono_ms);
        return true;
    }
    if (f->id == c->look_id) {
        c->look_id = 0;
        if (c->yet.asked) {
            yet_read(c, f->result);
        } else if (c->events.looked) {
            c->events.looked(c->events.context, f->result);
        }
    }
    if (f->id == c->beat_id) {
        c->doing.rtt_ms = (int32_t)(mono_ms - c->pinged_ms);
    }
    if (f->id == c->ping_id) {
        c->ping_id = 0;
        c->all_told = true;
    }
    for (int32_t i = 0; i < c->outs; i++) {
        if (c->out[i].id == f->id) {
            answered(c, i, ok, &e);
            break;
        }
    }
    return true;
}

bool receive_line(struct client *c, struct span line, int64_t mono_ms)
{
    struct frame f;

    if (!read_frame(c, line, &f)) {
        return false;
    }
    if (f.id >= 0) {
        return answer(c, &f, mono_ms);
    }
    if (span_is(f.method, "notice")) {
        return c->briefed && notice(c, f.params);
    }
    if (span_is(f.method, "status")) {
        return status(c, f.params, mono_ms);
    }
    if (span_is(f.method, "line")) {
        client_resume(c);
    }
    return true; /* a later server may say more */
}
