#include "engine/server/sign_in.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/server/cards.h"
#include "engine/sys/hash.h"
#include "engine/sys/log.h"
#include "engine/wire/brief.h"

enum { PROTOCOL = 1, PENALTY_MS = 500, PENALTY_MOST = 3 };

/* What the three may say. */
struct said {
    struct span seat, code, token, h, as, lang;
    int64_t protocol, line, n;
    bool played;
};

static bool read_said(struct server *s, const struct call *call, struct said *ret)
{
    struct scan p;
    struct span key;

    *ret = (struct said){.line = 1};
    scan_init(&p, call->params, &s->ex->turn);
    scan_object(&p);
    while (scan_key(&p, &key)) {
        if (span_is(key, "protocol")) {
            ret->protocol = scan_number(&p);
        } else if (span_is(key, "lang")) {
            ret->lang = scan_text(&p);
        } else if (span_is(key, "client")) {
            (void)scan_text(&p);
        } else if (span_is(key, "seat")) {
            ret->seat = scan_text(&p);
        } else if (span_is(key, "code")) {
            ret->code = scan_text(&p);
        } else if (span_is(key, "token")) {
            ret->token = scan_text(&p);
        } else if (span_is(key, "as")) {
            ret->as = scan_text(&p);
        } else if (span_is(key, "played")) {
            ret->played = scan_flag(&p);
        } else if (span_is(key, "line")) {
            ret->line = scan_number(&p);
        } else if (span_is(key, "n")) {
            ret->n = scan_number(&p);
        } else if (span_is(key, "h")) {
            ret->h = scan_text(&p);
        } else {
            return false;
        }
    }
    return scan_end(&p);
}

static bool same(struct span a, const char *b, size_t len)
{
    unsigned differ = a.len != len;

    for (size_t i = 0; i < len && i < a.len; i++) {
        differ |= (unsigned char)a.ptr[i] ^ (unsigned char)b[i];
    }
    return differ == 0;
}

static void hello(struct server *s, struct session *c, const struct call *call,
                  const struct said *said)
{
    if (said->protocol != PROTOCOL) {
        request_error(s, c, call->id,
                      "this server speaks protocol 1: use the same version of palermo");
        return;
    }
    bytes_reset(&s->out);
    bytes_fmt(&s->out, "{\"protocol\":%d,\"server\":\"palermo %s\",\"title\":", PROTOCOL,
              PALERMO_VERSION);
    codec_write_text(&s->out, s->ex->box.scenario.title);
    bytes_text(&s->out, "}");
    request_result(s, c, call->id, 0, bytes_view(&s->out));
}

/*
 * Every wrong code makes this connection wait a little longer, and no other: a code has 60 bits, so
 * that guessing is hopeless on any number of connections, and nobody can keep the others out.
 */
static void wrong(struct server *s, struct session *c, const struct call *call)
{
    int shift = c->wrong_codes < PENALTY_MOST ? c->wrong_codes : PENALTY_MOST;

    c->wrong_codes++;
    c->wrong_ms = s->mono_ms + (PENALTY_MS << shift);
    log_entry(LOG_WARNING, "%s: a wrong card or token", link_peer(c->link));
    request_error(
        s, c, call->id,
        "This card is not valid here: used already, or of another exercise. Ask for a new one.");
}

/*
 * A card typed into the wrong program must not be used up, nor throw out whoever has the seat: the
 * kind is judged before anything is done. Only who holds the card or the token gets this far.
 */
static bool other_program(struct server *s, struct session *c, const struct call *call,
                          const struct said *said)
{
    bool staff = s->ex->seat[exercise_seat(s->ex, said->seat)].who.staff;

    if (!said->as.len || span_is(said->as, staff ? "console" : "station")) {
        return false;
    }
    request_program(s, c, call->id,
                    staff ? "This is a facilitator's card. Start palermo console instead of "
                            "palermo join; the card is still good."
                          : "This is a desk's card. Start palermo join instead of "
                            "palermo console; the card is still good.");
    return true;
}

/*
 * A program is given cues, which would tell people what to do and by when: that somebody says he is
 * one is no reason to give them to him.
 */
static bool program_unwanted(struct server *s, struct session *c, const struct call *call,
                             bool played)
{
    if (!played || s->options.played) {
        return false;
    }
    request_program(s, c, call->id,
                    "Programs may not take seats here: palermo serve --played allows it. The card "
                    "is still good, and a new one gives the seat to a person.");
    return true;
}

/* The code on the card that is out for this seat? */
static bool code_fits(const struct server *s, int32_t seat, struct span code)
{
    char text[CARD_TEXT];
    char hex[2 * CARD_CODE + 1];
    struct card card;
    const char *why;

    if (s->claim[seat] || !cards_read(s->ex->dir, s->ex->seat[seat].name, text, sizeof(text)) ||
        !card_read(span_of(text), &card, &why)) {
        return false;
    }
    hash_hex(card.code, CARD_CODE, hex);
    return same(code, hex, 2 * CARD_CODE);
}

static void displace(struct server *s, int32_t seat, const struct session *but)
{
    for (int32_t i = 0; i < s->sessions; i++) {
        if (s->session[i] != but && s->session[i]->seat == seat) {
            session_close(s->session[i], "the seat was taken at another station");
            s->session[i]->left_noted = true;
        }
    }
}

static int64_t seat_fact(struct server *s, int32_t seat, enum seat_state state, bool played,
                         struct span token)
{
    struct command cmd = {.kind = COMMAND_SEAT};

    cmd.u.seat.seat = seat;
    cmd.u.seat.desk = s->ex->seat[seat].who.desk;
    cmd.u.seat.state = state;
    cmd.u.seat.played = played;
    cmd.u.seat.token = token;
    return exercise_house(s->ex, &cmd, server_play(s));
}

static void claim(struct server *s, struct session *c, const struct call *call,
                  const struct said *said)
{
    int32_t seat = exercise_seat(s->ex, said->seat);
    int64_t record = 0;

    if (!seat || !text_is_hex(said->token, HASH_HEX_LEN)) {
        wrong(s, c, call);
        return;
    }
    /* A lost answer is asked for again with the same token. */
    if (!(s->ex->seat[seat].claimed && same(said->token, s->ex->seat[seat].token, HASH_HEX_LEN))) {
        if (!code_fits(s, seat, said->code)) {
            wrong(s, c, call);
            return;
        }
        if (other_program(s, c, call, said) || program_unwanted(s, c, call, said->played)) {
            return;
        }
        displace(s, seat, c);
        record = seat_fact(s, seat, SEAT_CLAIMED, said->played, said->token);
        s->chain[seat].count = 0;
        s->claim[seat] = record;
    }
    c->wrong_codes = 0;
    request_result(s, c, call->id, record, SPAN("true"));
}

/* Where the client stands: go on behind n, or from the start if it remembers something else. */
static int64_t stand(struct server *s, int32_t seat, const struct said *said)
{
    char hex[2 * VIEW_HASH + 1];
    const unsigned char *hash;

    if (said->n <= 0 || said->line != s->ex->run.core.st.line) {
        return 0;
    }
    hash = said->n <= s->ex->run.log.count
               ? publish_hash(s, seat, said->n, journal_durable(s->ex->journal))
               : NULL;
    if (hash) {
        hash_hex(hash, VIEW_HASH, hex);
        if (same(said->h, hex, 2 * VIEW_HASH)) {
            return said->n;
        }
    }
    log_entry(LOG_ERROR,
              "%s remembers another course of play (notice %lld): acknowledged data may be lost",
              s->ex->seat[seat].name, (long long)said->n);
    return 0;
}

static void resume(struct server *s, struct session *c, const struct call *call,
                   const struct said *said)
{
    int32_t seat = exercise_seat(s->ex, said->seat);
    unsigned char sum[HASH_LEN];
    char hex[HASH_HEX_LEN + 1];
    int64_t from;
    int64_t record;

    hash_once(said->token, sum);
    hash_hex(sum, HASH_LEN, hex);
    if (!seat || !s->ex->seat[seat].claimed || said->token.len != HASH_HEX_LEN ||
        !same((struct span){hex, HASH_HEX_LEN}, s->ex->seat[seat].token, HASH_HEX_LEN)) {
        wrong(s, c, call);
        return;
    }
    if (other_program(s, c, call, said) ||
        program_unwanted(s, c, call, s->ex->seat[seat].who.played)) {
        return;
    }
    displace(s, seat, c);
    from = stand(s, seat, said);
    /* It may ask again what it asked before, by handles that it was given before. */
    run_catch_up(&s->ex->run, seat, journal_durable(s->ex->journal));
    record = c->behind ? c->left /* it never went: play did */
                       : seat_fact(s, seat, SEAT_JOINED, s->ex->seat[seat].who.played,
                                   (struct span){0});
    c->seat = seat;
    c->behind = false;
    text_copy(c->lang, sizeof(c->lang), said->lang);
    c->sent = from;
    c->acked = from;
    c->streaming = true;
    c->resumed = record;
    bytes_reset(&s->out);
    bytes_fmt(&s->out,
              "{\"seat\":\"%s\",\"number\":%d,\"power\":\"%s\",\"line\":%d,\"from\":%lld,"
              "\"newest\":%lld,\"reset\":%s,\"brief\":",
              s->ex->seat[seat].name, seat, power_name(s->ex->run.seat[seat].who.power),
              s->ex->run.core.st.line, (long long)from + 1,
              (long long)s->ex->run.seat[seat].n, said->n > from ? "true" : "false");
    brief_write(casebox_in(&s->ex->box, span_of(c->lang)), s->ex->seat[seat].who.desk, &s->out);
    bytes_text(&s->out, "}");
    request_result(s, c, call->id, record, bytes_view(&s->out));
}

void sign_in_durable(struct server *s, int64_t durable)
{
    for (int32_t seat = 1; seat <= s->ex->seats; seat++) {
        if (s->claim[seat] && s->claim[seat] <= durable) {
            s->claim[seat] = 0;
            cards_use(s->ex->dir, s->ex->seat[seat].name);
        }
    }
}

bool sign_in_handle(struct server *s, struct session *c, const struct call *call)
{
    static const struct {
        const char *method;
        void (*run)(struct server *, struct session *, const struct call *, const struct said *);
    } table[] = {{"hello", hello}, {"claim", claim}, {"resume", resume}};
    struct said said;

    /* Whoever is in and says "resume" is a facilitator who ends a pause, or takes up a new line. */
    for (size_t i = 0; i < ARRAY_LEN(table); i++) {
        bool again = c->behind && table[i].run == resume && read_said(s, call, &said) &&
                     exercise_seat(s->ex, said.seat) == c->seat;

        if (!span_is(call->method, table[i].method) ||
            (c->seat && table[i].run == resume && !again)) {
            continue;
        }
        if (c->seat && !again) {
            request_error(s, c, call->id, "signed in already");
        } else if (!read_said(s, call, &said)) {
            request_error(s, c, call->id, "these are not the members of this method");
        } else if (table[i].run != hello && s->mono_ms < c->wrong_ms) {
            request_wait(s, c, call->id, "Too many wrong cards. Wait a moment and try again.");
        } else {
            table[i].run(s, c, call, &said);
        }
        return true;
    }
    return false;
}

void sign_in_left(struct server *s, struct session *c)
{
    if (c->seat && !c->left_noted && !s->ex->failed) {
        c->left_noted = true;
        seat_fact(s, c->seat, SEAT_LEFT, s->ex->seat[c->seat].who.played, (struct span){0});
    }
}
