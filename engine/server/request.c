/*
 * Requests: a line to a method, and its answer. Source: handbook/format/protocol.md.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/server/server.h"
#include "engine/server/sign_in.h"
#include "engine/wire/brief.h"
#include "engine/wire/scan.h"

enum {
    ERROR_PARSE = -32700,
    ERROR_REQUEST = -32600,
    ERROR_METHOD = -32601,
    ERROR_PARAMS = -32602,
    ERROR_REFUSED = 1,
    ERROR_SIGN_IN = 2,
    ERROR_REUSED = 3,
    ERROR_FULL = 4,
    ERROR_WAIT = 5,
    ERROR_PROGRAM = 6
};

static void error(struct server *s, struct session *c, int64_t id, int code, struct span message,
                  struct span data)
{
    bytes_reset(&s->frame);
    bytes_fmt(&s->frame, "{\"jsonrpc\":\"2.0\",\"id\":%lld,\"error\":{\"code\":%d,\"message\":",
              (long long)id, code);
    codec_write_text(&s->frame, message);
    if (data.len) {
        bytes_text(&s->frame, ",\"data\":");
        bytes_span(&s->frame, data);
    }
    bytes_text(&s->frame, "}}\n");
    MUST(!s->frame.over);
    session_reply(c, 0, bytes_view(&s->frame));
}

static void too_much(struct server *s, struct session *c, int64_t id)
{
    error(s, c, id, ERROR_FULL, SPAN("that is more than can be said at once"), (struct span){0});
}

void request_result(struct server *s, struct session *c, int64_t id, int64_t need,
                    struct span result)
{
    bytes_reset(&s->frame);
    bytes_fmt(&s->frame, "{\"jsonrpc\":\"2.0\",\"id\":%lld,\"result\":", (long long)id);
    bytes_span(&s->frame, result);
    bytes_text(&s->frame, "}\n");
    if (s->frame.over) {
        too_much(s, c, id);
    } else {
        session_reply(c, need, bytes_view(&s->frame));
    }
}

void request_error(struct server *s, struct session *c, int64_t id, const char *message)
{
    error(s, c, id, ERROR_SIGN_IN, span_of(message), (struct span){0});
}

void request_wait(struct server *s, struct session *c, int64_t id, const char *message)
{
    error(s, c, id, ERROR_WAIT, span_of(message), (struct span){0});
}

void request_program(struct server *s, struct session *c, int64_t id, const char *message)
{
    error(s, c, id, ERROR_PROGRAM, span_of(message), (struct span){0});
}

/* Why, in the language of the session, where the case says it. */
static struct span why_in(const struct server *s, const struct session *c, struct span why)
{
    const struct scenario *own = &s->ex->box.scenario;
    const struct scenario *to = casebox_in(&s->ex->box, span_of(c->lang));

    for (int32_t i = 0; i < scenario_count(own, REF_NEED); i++) {
        if (span_eq(own->need[i].why, why)) {
            return to->need[i].why;
        }
    }
    for (int32_t i = 0; i < own->verbs; i++) {
        if (span_eq(own->verb[i].needs_why, why)) {
            return to->verb[i].needs_why;
        }
    }
    return why;
}

/* A refusal, with what the person needs to mend it. It waits like any answer. */
static void refused(struct server *s, struct session *c, const struct call *call,
                    const struct reply *r)
{
    char data[96];
    struct span why = r->verdict.why.len ? why_in(s, c, r->verdict.why)
                                         : span_of(refusal_text(r->verdict.code));
    int n = snprintf(data, sizeof(data), "{\"refusal\":\"%s\",\"field\":%d}",
                     refusal_names[r->verdict.code], r->verdict.field);

    bytes_reset(&s->frame);
    bytes_fmt(&s->frame, "{\"jsonrpc\":\"2.0\",\"id\":%lld,\"error\":{\"code\":%d,\"message\":",
              (long long)call->id, ERROR_REFUSED);
    codec_write_text(&s->frame, why);
    bytes_text(&s->frame, ",\"data\":");
    bytes_add(&s->frame, data, (size_t)n);
    bytes_text(&s->frame, "}}\n");
    MUST(!s->frame.over);
    session_reply(c, r->record, bytes_view(&s->frame));
}

/* {"cid":"...","line":1,"do":{...}}; a cid may be left out where repeating does no harm. */
static bool read_ask(struct server *s, const struct call *call, enum command_kind kind,
                     struct command *cmd, struct asked *ret, const char **ret_why)
{
    struct codec codec = {.sc = &s->ex->box.scenario, .handles = true};
    struct scan p;
    struct scan body;
    struct span key;
    bool got = false;

    codec.handles = call->seat && !s->ex->run.seat[call->seat].who.staff;
    *ret = (struct asked){.line = 0};
    scan_init(&p, call->params, &s->ex->turn);
    scan_object(&p);
    while (scan_key(&p, &key)) {
        if (span_is(key, "cid")) {
            ret->cid = scan_text(&p);
        } else if (span_is(key, "line")) {
            ret->line = scan_number(&p);
        } else if (span_is(key, "do")) {
            scan_init(&body, scan_value(&p), &s->ex->turn);
            if (!codec_read_params(&codec, &body, kind, cmd, ret_why)) {
                return false;
            }
            got = true;
        } else {
            *ret_why = "an unknown member: there are cid, line and do";
            return false;
        }
    }
    if (!scan_end(&p) || !got || (ret->cid.len && !once_is_cid(ret->cid))) {
        *ret_why = "expected cid (32 hex digits) and do";
        return false;
    }
    if (!ret->cid.len && kind != COMMAND_OPEN && kind != COMMAND_HANDLE) {
        *ret_why = "this needs a cid, made by the client and used once";
        return false;
    }
    return true;
}

/* Said before what is wrong with the members: which names there are is not for who may not ask. */
static bool may_ask(const struct server *s, const struct session *c, enum command_kind kind)
{
    return (command_table[kind].power & s->ex->run.seat[c->seat].who.power) != 0;
}

/* Whoever had the wheel may have been away since before the server was started. */
static void free_wheel(struct server *s)
{
    struct command let_go = {.kind = COMMAND_WHEEL};
    int32_t holder = s->ex->run.core.st.wheel;
    bool here = !holder;

    for (int32_t i = 0; i < s->sessions; i++) {
        here = here || s->session[i]->seat == holder;
    }
    if (!here) {
        (void)exercise_house(s->ex, &let_go, server_play(s));
    }
}

/* A real emergency, and no facilitator is there to stop play: it stops by itself. */
static void stop_alone(struct server *s)
{
    const struct state *st = &s->ex->run.core.st;

    for (int32_t i = 0; i < s->sessions; i++) {
        const struct session *c = s->session[i];

        if (c->streaming && !c->closing &&
            s->ex->run.seat[c->seat].who.power == POWER_STAFF) {
            return;
        }
    }
    if (st->phase == PHASE_RUNNING && !st->paused) {
        exercise_stop(s->ex, TELL_STOP_ALONE, server_play(s));
        pace_follow(&s->pace, st, s->mono_ms);
    }
}

static void ask(struct server *s, struct session *c, const struct call *call,
                enum command_kind kind)
{
    struct command cmd;
    struct asked asked;
    const char *why = "";
    struct reply r;

    if (!read_ask(s, call, kind, &cmd, &asked, &why)) {
        if (!may_ask(s, c, kind)) {
            r = (struct reply){.verdict = verdict_of(REFUSE_NOT_YOURS)};
            refused(s, c, call, &r);
            return;
        }
        error(s, c, call->id, ERROR_PARAMS, span_of(why), (struct span){0});
        return;
    }
    free_wheel(s);
    r = exercise_ask(s->ex, c->seat, &cmd, &asked, server_play(s));
    pace_follow(&s->pace, &s->ex->run.core.st, s->mono_ms);
    if (r.full) {
        error(s, c, call->id, ERROR_FULL, s->ex->run.seat[c->seat].who.staff
                  ? SPAN("The disk is full: make room where the server runs.")
                  : SPAN("The disk is full. Tell the facilitator."),
              (struct span){0});
    } else if (r.reused) {
        error(s, c, call->id, ERROR_REUSED, SPAN("this cid was used for something else"),
              (struct span){0});
    } else if (r.verdict.code) {
        refused(s, c, call, &r);
    } else {
        request_result(s, c, call->id, r.record,
                       r.again ? SPAN("{\"again\":true}") : SPAN("{\"again\":false}"));
        if (kind == COMMAND_BACK && !r.again) {
            server_went_back(s, r.record);
        } else if (kind == COMMAND_HAND && cmd.u.hand.real && !r.again) {
            stop_alone(s);
        }
    }
}

/* The highest item among the notices up to n becomes the command. */
static void ack(struct server *s, struct session *c, const struct call *call)
{
    struct scan p;
    struct span key;
    struct command cmd = {.kind = COMMAND_DELIVERED};
    struct notice n;
    int64_t upto = 0;

    scan_init(&p, call->params, &s->ex->turn);
    scan_object(&p);
    while (scan_key(&p, &key)) {
        upto = scan_number(&p);
        p.bad = p.bad || !span_is(key, "n");
    }
    if (!scan_end(&p) || upto < 0 || (upto > c->sent && !c->behind)) {
        error(s, c, call->id, ERROR_PARAMS, SPAN("expected n, not beyond what was sent"),
              (struct span){0});
        return;
    }
    for (; c->acked < upto && !c->behind; c->acked++) {
        if (run_release(&s->ex->run, c->seat, c->acked + 1, INT64_MAX, &n) &&
            n.fact.kind == FACT_ITEM) {
            cmd.u.number.number = n.fact.u.item.item;
        }
    }
    if (cmd.u.number.number && !s->ex->run.seat[c->seat].who.staff) {
        (void)exercise_ask(s->ex, c->seat, &cmd, &(struct asked){0}, server_play(s));
    }
    request_result(s, c, call->id, 0, SPAN("true"));
}

static bool within(int64_t n, int64_t most)
{
    return n >= 0 && n <= most;
}

/*
 * {"verb":ID,"letters":N}: what is being written at a station; nothing: {}. "cols", "rows", "rtt":
 * what it is shown on, and ms there and back as it measured them; "ready": play may begin. No fact:
 * status tells it.
 */
static void doing(struct server *s, struct session *c, const struct call *call)
{
    const struct names *verbs = &s->ex->box.scenario.names[REF_VERB];
    struct scan p;
    struct span key;
    int32_t verb = NONE;
    int64_t letters = 0;
    int64_t cols = 0;
    int64_t rows = 0;
    int64_t rtt = -1;
    bool ready = false;

    scan_init(&p, call->params, &s->ex->turn);
    scan_object(&p);
    while (scan_key(&p, &key)) {
        if (span_is(key, "verb")) {
            verb = names_find(verbs, scan_text(&p));
            p.bad = p.bad || verb == NONE;
        } else if (span_is(key, "letters")) {
            letters = scan_number(&p);
        } else if (span_is(key, "cols")) {
            cols = scan_number(&p);
        } else if (span_is(key, "rows")) {
            rows = scan_number(&p);
        } else if (span_is(key, "rtt")) {
            rtt = scan_number(&p);
        } else if (span_is(key, "ready")) {
            ready = scan_flag(&p);
        } else {
            p.bad = true;
        }
    }
    if (!scan_end(&p) || !within(letters, FIELDS_MAX * TYPED_TEXT_MAX) || !within(cols, 9999) ||
        !within(rows, 9999) || (rtt != -1 && !within(rtt, 999999))) {
        error(s, c, call->id, ERROR_PARAMS,
              SPAN("expected verb, one of the case, letters, cols, rows, rtt and ready"),
              (struct span){0});
        return;
    }
    c->doing = verb;
    c->letters = (int32_t)letters;
    c->cols = (int32_t)cols;
    c->rows = (int32_t)rows;
    c->rtt_ms = (int32_t)rtt;
    c->ready = ready;
    request_result(s, c, call->id, 0, SPAN("true"));
}

static bool asks_for_nothing(struct server *s, struct span params)
{
    struct scan p;
    struct span key;

    scan_init(&p, params, &s->ex->turn);
    scan_object(&p);
    return !scan_key(&p, &key) && scan_end(&p);
}

/* {}: what the own desk cannot do yet, and why. */
static void not_yet(struct server *s, struct session *c, const struct call *call)
{
    struct core *core = &s->ex->run.core;
    int64_t now = pace_now(&s->pace, &core->st, s->mono_ms);
    int32_t desk = s->ex->run.seat[c->seat].who.desk;
    bool any = false;

    bytes_reset(&s->out);
    bytes_text(&s->out, "{\"not_yet\":[");
    for (int32_t name = 0; name < scenario_count(core->sc, REF_VERB); name++) {
        const struct verb *v = scenario_verb(core->sc, desk, name);
        struct verdict no = v ? core_not_yet(core, desk, v, now) : verdict_of(REFUSE_NONE);

        if (no.code) {
            bytes_text(&s->out, any ? ",{\"verb\":" : "{\"verb\":");
            codec_write_text(&s->out, scenario_id(core->sc, REF_VERB, name));
            bytes_text(&s->out, ",\"why\":");
            codec_write_text(&s->out, why_in(s, c, no.why));
            bytes_char(&s->out, '}');
            any = true;
        }
    }
    bytes_text(&s->out, "]}");
    if (s->out.over) {
        too_much(s, c, call->id);
    } else {
        request_result(s, c, call->id, journal_staged(s->ex->journal), bytes_view(&s->out));
    }
}

/* Asked here and now. */
static void wish(struct server *s, struct session *c, const struct call *call)
{
    const char *why;

    if (!s->ex->run.seat[c->seat].who.staff) {
        if (span_is(call->method, "look") && asks_for_nothing(s, call->params)) {
            not_yet(s, c, call);
        } else {
            error(s, c, call->id, ERROR_METHOD, SPAN("there is no such method"), (struct span){0});
        }
        return;
    }
    why = request_wish(s, c, call);
    if (why) {
        error(s, c, call->id, ERROR_PARAMS, span_of(why), (struct span){0});
    }
}

/* The envelope. false: *ret_why. */
static bool read_call(struct server *s, struct span line, struct call *ret, const char **ret_why)
{
    struct scan p;
    struct span key;
    bool version = false;

    *ret = (struct call){.id = -1};
    *ret_why = scan_check(line, NULL);
    if (*ret_why) {
        return false;
    }
    scan_init(&p, line, &s->ex->turn);
    scan_object(&p);
    while (scan_key(&p, &key)) {
        if (span_is(key, "jsonrpc")) {
            version = span_is(scan_text(&p), "2.0");
        } else if (span_is(key, "id")) {
            ret->id = scan_number(&p);
        } else if (span_is(key, "method")) {
            ret->method = scan_text(&p);
        } else if (span_is(key, "params")) {
            ret->params = scan_value(&p);
        } else {
            p.bad = true;
        }
    }
    *ret_why = "expected jsonrpc 2.0 with id, method and params";
    return scan_end(&p) && version && ret->id >= 0 && ret->method.len && ret->params.len &&
           ret->params.ptr[0] == '{';
}

void request_handle(struct server *s, struct session *c, struct span line)
{
    struct call call;
    const char *why;
    enum command_kind kind;

    arena_reset(&s->ex->turn);
    if (!read_call(s, line, &call, &why)) {
        error(s, c, call.id < 0 ? 0 : call.id, ERROR_PARSE, span_of(why), (struct span){0});
        session_close(c, "a malformed request");
        return;
    }
    call.seat = c->seat;
    if (sign_in_handle(s, c, &call)) {
        return;
    }
    if (!c->seat || (!c->streaming && !c->behind)) {
        error(s, c, call.id, ERROR_REQUEST, SPAN("sign in first: hello, claim, resume"),
              (struct span){0});
        return;
    }
    kind = command_find(call.method);
    if (span_is(call.method, "ack")) {
        ack(s, c, &call);
    } else if (span_is(call.method, "doing")) {
        doing(s, c, &call);
    } else if (span_is(call.method, "look") || span_is(call.method, "card")) {
        wish(s, c, &call);
    } else if (span_is(call.method, "ping")) {
        request_result(s, c, call.id, 0, SPAN("true"));
    } else if (kind == COMMAND_KIND_COUNT || command_table[kind].power == POWER_HOST) {
        error(s, c, call.id, ERROR_METHOD, SPAN("there is no such method"), (struct span){0});
    } else {
        ask(s, c, &call, kind);
    }
}
