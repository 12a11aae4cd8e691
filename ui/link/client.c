#include "ui/link/client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/sys/random.h"
#include "engine/wire/scan.h"
#include "engine/wire/tell.h"
#include "ui/link/keep.h"
#include "ui/link/receive.h"
#include "ui/link/wish.h"
#include "ui/term/lang.h"

enum {
    PING_MS = 15000,
    SILENT_MS = 45000,
    ACK_MS = 100, /* between two: each counts as a request, and the server bounds these */
    TRY_FIRST_MS = 200,
    TRY_MOST_MS = 10000,
    SERVER_LINE_MAX = 1 << 20,
    LEXICON_ARENA = 16 << 20,
    SCRATCH_ARENA = 4 << 20
};

static void change(struct client *c, enum client_state state, const char *why)
{
    c->state = state;
    if (c->events.changed) {
        c->events.changed(c->events.context, state, why);
    }
}

void client_hex(char *to, size_t bytes)
{
    struct random random = random_openssl();
    unsigned char raw[HASH_LEN];

    MUST(bytes <= sizeof(raw));
    random.bytes(random.self, raw, bytes);
    hash_hex(raw, bytes, to);
}

void client_init(struct client *c, struct loop *loop, const struct client_options *options,
                 const struct client_events *events)
{
    *c = (struct client){
        .options = *options, .events = *events, .loop = loop, .desk = NONE, .line = 1};
    c->doing = (struct doing){.verb = NONE, .rtt_ms = -1};
    c->doing_said = c->doing;
    arena_init(&c->arena[0], LEXICON_ARENA);
    arena_init(&c->arena[1], LEXICON_ARENA);
    arena_init(&c->scratch, SCRATCH_ARENA);
    yet_init(&c->yet);
    c->hasher = hash_new();
    c->view = calloc(1, sizeof(*c->view));
    MUST(c->view);
    if (!keep_read(c)) {
        client_hex(c->token, HASH_LEN);
    }
    c->tls = tls_client(options->card.print);
}

void client_done(struct client *c)
{
    for (int32_t i = 0; i < c->outs; i++) {
        free(c->out[i].text);
    }
    link_free(c->link);
    tls_free(c->tls);
    hash_free(c->hasher);
    free(c->view);
    arena_done(&c->arena[0]);
    arena_done(&c->arena[1]);
    arena_done(&c->scratch);
    yet_done(&c->yet);
    *c = (struct client){0};
}

/* A request; its id. */
int64_t client_send(struct client *c, const char *method, struct span params)
{
    struct bytes b;

    bytes_init(&b, (size_t)2 * CLIENT_LINE_MAX);
    bytes_fmt(&b, "{\"jsonrpc\":\"2.0\",\"id\":%lld,\"method\":\"%s\",\"params\":",
              (long long)++c->last_id, method);
    bytes_span(&b, params);
    bytes_text(&b, "}\n");
    link_send(c->link, bytes_view(&b));
    bytes_done(&b);
    return c->last_id;
}

static void drop(struct client *c, int64_t mono_ms, const char *why)
{
    struct random random = random_openssl();
    unsigned char jitter;
    char reason[160];
    int64_t wait = TRY_FIRST_MS << (c->tries < 6 ? c->tries : 6);

    snprintf(reason, sizeof(reason), "%s", why); /* it may lie in the link */
    link_free(c->link);
    c->link = NULL;
    c->ping_id = 0;
    c->look_id = 0; /* answers to an older connection never come */
    yet_forget(&c->yet);
    for (int32_t i = 0; i < c->outs; i++) {
        c->out[i].id = 0;
    }
    if (c->state == CLIENT_REFUSED) {
        return;
    }
    random.bytes(random.self, &jitter, 1);
    wait = wait > TRY_MOST_MS ? TRY_MOST_MS : wait;
    c->next_try_ms = mono_ms + wait / 2 + wait * jitter / 512;
    c->tries++;
    change(c, CLIENT_WAITING, reason);
}

static void connect_now(struct client *c, int64_t mono_ms)
{
    struct err err;

    c->link = link_connect(c->loop, c->options.host, c->options.port, c->tries, c->tls,
                           &err);
    c->heard_ms = mono_ms;
    if (!c->link) {
        drop(c, mono_ms, err.text);
        return;
    }
    change(c, CLIENT_CONNECTING, "");
}

/* What the present state of signing in has to say. */
static void sign_in(struct client *c)
{
    char params[512];
    char hex[2 * CLIENT_CHAIN + 1];
    char code[2 * CARD_CODE + 1];
    unsigned char sum[HASH_LEN];
    char token_hash[HASH_HEX_LEN + 1];
    const char *as = c->options.console ? "console" : "station";
    const char *method = "hello";

    if (c->state == CLIENT_HELLO) {
        snprintf(params, sizeof(params), "{\"protocol\":1,\"client\":\"palermo %s\"}",
                 PALERMO_VERSION);
    } else if (c->state == CLIENT_CLAIMING) {
        method = "claim";
        keep_write(c); /* a lost answer is asked for again, with the same token */
        hash_hex(c->options.card.code, CARD_CODE, code);
        hash_once(span_of(c->token), sum);
        hash_hex(sum, HASH_LEN, token_hash);
        snprintf(params, sizeof(params),
                 "{\"seat\":\"%s\",\"code\":\"%s\",\"token\":\"%s\",\"played\":%s,\"as\":\"%s\"}",
                 c->options.card.name, code, token_hash, c->options.played ? "true" : "false", as);
    } else {
        method = "resume";
        hash_hex(c->chain, CLIENT_CHAIN, hex);
        snprintf(
            params, sizeof(params),
            "{\"seat\":\"%s\",\"token\":\"%s\",\"line\":%d,\"n\":%lld,\"h\":\"%s\",\"as\":\"%s\","
            "\"lang\":\"%s\"}",
            c->options.card.name, c->token, c->line, (long long)c->n, hex, as,
            c->options.lang ? c->options.lang : "");
    }
    c->sign_id = client_send(c, method, span_of(params));
}

void client_signed(struct client *c, int64_t code, struct span message, int64_t mono_ms)
{
    char why[256];
    bool ok = code == 0;

    text_copy(why, sizeof(why), message);
    if (ok && c->state == CLIENT_HELLO) {
        change(c, c->token_known ? CLIENT_RESUMING : CLIENT_CLAIMING, "");
    } else if (ok && c->state == CLIENT_CLAIMING) {
        c->token_known = true;
        c->newcomer = true;
        keep_write(c);
        change(c, CLIENT_RESUMING, "");
    } else if (ok) {
        c->tries = 0;
        c->doing_said = (struct doing){.verb = NONE, .rtt_ms = -1};
        keep_write(c); /* with the place, which the brief has told */
        change(c, CLIENT_LIVE, "");
        return;
    } else if (code == SIGN_IN_WAIT) {
        drop(c, mono_ms, why);
        return;
    } else if (c->state == CLIENT_RESUMING && c->token_known && code != SIGN_IN_PROGRAM) {
        /* A token of another exercise, or a seat given to somebody else: the card decides. */
        c->token_known = false;
        client_hex(c->token, HASH_LEN);
        drop(c, mono_ms, why);
        return;
    } else {
        change(c, CLIENT_REFUSED, why);
        drop(c, mono_ms, why);
        return;
    }
    sign_in(c);
}

void client_resume(struct client *c)
{
    if (c->state == CLIENT_LIVE) {
        change(c, CLIENT_RESUMING, "");
        sign_in(c);
    }
}

static void send_waiting(struct client *c)
{
    for (int32_t i = 0; i < c->outs; i++) {
        struct outgoing *o = &c->out[i];
        bool may = !o->held || c->running || c->over; /* over: to be told so */

        if (!o->id && may && link_room(c->link) > strlen(o->text) + 256) {
            o->id = client_send(c, command_table[o->kind].name, span_of(o->text));
        }
    }
}

enum client_asked client_ask(struct client *c, const struct command *cmd)
{
    struct codec codec = {.sc = &c->lexicon, .handles = c->desk != NONE};
    struct outgoing *o = &c->out[c->outs];
    struct bytes b;
    bool over;

    if (!c->briefed || c->outs == OUTBOX_MAX) {
        return CLIENT_FULL;
    }
    *o = (struct outgoing){.kind = cmd->kind};
    client_hex(o->cid, CID_LEN / 2);
    bytes_init(&b, CLIENT_LINE_MAX);
    bytes_fmt(&b, "{\"cid\":\"%s\",\"line\":%d,\"do\":", o->cid, c->line);
    codec_write_params(&codec, &b, cmd);
    bytes_char(&b, '}');
    over = b.over;
    o->text = strdup(bytes_cstr(&b));
    bytes_done(&b);
    MUST(o->text);
    if (over || scan_check(span_of(o->text), NULL)) {
        free(o->text); /* the server would close the session over it, each time anew */
        return CLIENT_TOO_LONG;
    }
    c->outs++;
    c->ping_id = 0;
    c->all_told = false;
    keep_write(c);
    return CLIENT_ASKED;
}

void client_speak(struct client *c, const char *lang)
{
    if (c->options.lang && strcmp(c->options.lang, lang) == 0) {
        return;
    }
    c->options.lang = lang;
    c->stale = c->briefed;
    if (c->briefed) { /* also where there is no link */
        keep_write(c);
    }
    if (c->state != CLIENT_REFUSED && c->briefed) {
        c->n = 0;
        memset(c->chain, 0, sizeof(c->chain));
        drop(c, 0, "");
        c->next_try_ms = 0;
    }
}

/* All that came has arrived. */
static void acknowledge(struct client *c)
{
    char params[64];

    if (c->n > c->acked) {
        snprintf(params, sizeof(params), "{\"n\":%lld}", (long long)c->n);
        client_send(c, "ack", span_of(params));
        c->acked = c->n;
    }
}

/* Answers and notices of a turn go out together: what answers a later ping comes behind them. */
bool client_all_told(struct client *c)
{
    if (c->outs || c->state != CLIENT_LIVE) {
        return false;
    }
    acknowledge(c);
    if (!c->all_told && !c->ping_id) {
        c->ping_id = client_send(c, "ping", SPAN("{}"));
    }
    return c->all_told;
}

static void housekeeping(struct client *c, int64_t mono_ms)
{
    send_waiting(c);
    wish_doing(c, mono_ms);
    yet_turn(c, mono_ms);
    if (c->n > c->acked && mono_ms - c->acked_ms >= ACK_MS) {
        acknowledge(c);
        c->acked_ms = mono_ms;
    }
    if (mono_ms - c->pinged_ms > PING_MS) {
        c->pinged_ms = mono_ms;
        c->beat_id = client_send(c, "ping", SPAN("{}"));
    }
}

static void read_lines(struct client *c, int64_t mono_ms)
{
    struct span line;

    while (c->link && link_line(c->link, SERVER_LINE_MAX, &line)) {
        c->heard_ms = mono_ms;
        arena_reset(&c->scratch);
        if (!receive_line(c, line, mono_ms)) {
            drop(c, mono_ms, "the server said something that this program does not understand");
        }
    }
}

int64_t client_turn(struct client *c, int64_t mono_ms)
{
    if (c->state == CLIENT_REFUSED) {
        return -1;
    }
    if (!c->link) {
        if (mono_ms < c->next_try_ms) {
            return c->next_try_ms - mono_ms;
        }
        connect_now(c, mono_ms);
        return c->link ? 1000 : c->next_try_ms - mono_ms;
    }
    if (c->state == CLIENT_CONNECTING && link_open(c->link)) {
        change(c, CLIENT_HELLO, "");
        c->acked = c->n;
        sign_in(c);
    }
    read_lines(c, mono_ms);
    if (!c->link) {
        return 0;
    }
    if (link_closed(c->link) && link_other(c->link) && !c->token_known) {
        change(c, CLIENT_REFUSED,
               "This card is not of the exercise that answers here. Check the "
               "address, or ask for a card of this exercise.");
        drop(c, mono_ms, "");
        return -1;
    }
    if (link_closed(c->link)) {
        drop(c, mono_ms, link_why(c->link));
        return c->next_try_ms - mono_ms;
    }
    if (mono_ms - c->heard_ms > SILENT_MS) {
        drop(c, mono_ms, "the server is silent");
        return c->next_try_ms - mono_ms;
    }
    if (c->state == CLIENT_LIVE) {
        housekeeping(c, mono_ms);
    }
    return c->n > c->acked ? ACK_MS : 1000;
}

const char *client_why(const char *why)
{
    static const char *const words[] = {
        N_("the connection ended"),
        N_("the server is silent"),
        N_("the server said something that this program does not understand"),
        N_("another exercise than that of the card answers at this address"),
        N_("This card is not of the exercise that answers here. Check the address, or ask for a "
           "card of this exercise."),
        N_("This card is not valid here: used already, or of another exercise. Ask for a new one."),
        N_("This is a facilitator's card. Start palermo console instead of palermo join; the card "
           "is still good."),
        N_("This is a desk's card. Start palermo join instead of palermo console; the card is "
           "still good."),
        N_("Too many wrong cards. Wait a moment and try again."),
    };

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (strcmp(why, words[i]) == 0) {
            return _(words[i]);
        }
    }
    return why; /* the system's own words */
}

int64_t client_play(const struct client *c, int64_t mono_ms)
{
    int64_t play = c->play_ms;

    if (c->running && c->state == CLIENT_LIVE) { /* without a link nobody knows */
        play += (mono_ms - c->play_at_ms) * c->speed / 1000;
    }
    return play > c->lexicon.play_length ? c->lexicon.play_length : play;
}

struct span client_desk(const struct client *c, int32_t desk)
{
    return tell_desk(&c->lexicon, desk);
}

void client_clock(const struct client *c, int64_t play_ms, char *to, size_t room)
{
    struct bytes b;

    bytes_init(&b, 64);
    tell_clock(&c->lexicon, play_ms, &b);
    text_copy(to, room, bytes_view(&b));
    bytes_done(&b);
}
