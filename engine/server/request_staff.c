/*
 * What staff ask for here and now: an inject whole, what can come of an act, a new card for a seat.
 */
#include "engine/server/cards.h"
#include "engine/server/sign_in.h"
#include "engine/sys/log.h"
#include "engine/wire/brief.h"
#include "engine/wire/scan.h"

/* What may be named. */
struct wished {
    int32_t inject, person; /* NONE */
    int64_t act;
    int32_t seat;
    bool nobody; /* what nobody has been told yet */
};

static bool read_wish(struct server *s, const struct call *call, struct wished *ret)
{
    struct scan p;
    struct span key;

    *ret = (struct wished){.inject = NONE, .person = NONE};
    scan_init(&p, call->params, &s->ex->turn);
    scan_object(&p);
    while (scan_key(&p, &key)) {
        if (span_is(key, "act")) {
            ret->act = scan_number(&p);
        } else if (span_is(key, "inject")) {
            ret->inject = names_find(&s->ex->box.scenario.names[REF_INJECT], scan_text(&p));
        } else if (span_is(key, "person")) {
            ret->person = names_find(&s->ex->box.scenario.names[REF_THING], scan_text(&p));
        } else if (span_is(key, "seat")) {
            ret->seat = exercise_seat(s->ex, scan_text(&p));
        } else if (span_is(key, "nobody")) {
            ret->nobody = scan_flag(&p);
        } else {
            return false;
        }
    }
    return scan_end(&p);
}

static void inject(struct server *s, const struct scenario *sc, int32_t i)
{
    const struct lines *all = &s->ex->box.scenario.languages;
    const struct scenario *other[LANGUAGES_MAX];
    int32_t others = 0;

    for (int32_t n = 0; n < all->lines && others < LANGUAGES_MAX; n++) {
        const struct scenario *in = casebox_in(&s->ex->box, all->line[n]);

        if (in != sc) {
            other[others++] = in;
        }
    }
    brief_inject(sc, other, others, &s->ex->run.core.st, i, &s->out);
}

/* In the language of the session. */
static const char *look(struct server *s, const struct session *c, const struct wished *w)
{
    const struct scenario *sc = casebox_in(&s->ex->box, span_of(c->lang));
    const struct core *core = &s->ex->run.core;
    int32_t slot =
        w->act >= 1 && w->act <= core->st.acts ? state_open_act(&core->st, (int32_t)w->act) : -1;

    if (w->inject == NONE && slot < 0 && w->person == NONE && !w->nobody) {
        return "expected inject or person, of the case, or act, one that has not ended";
    }
    bytes_reset(&s->out);
    if (w->inject != NONE) {
        inject(s, sc, w->inject);
    } else if (w->nobody) {
        brief_nobody(sc, &core->st, &s->out);
    } else if (slot < 0) {
        brief_person(sc, &core->st, w->person, &s->out);
    } else {
        const struct open_act *o = &core->st.going[slot];

        brief_act(sc, o->number, &o->act, core_outcome(core, &o->act), o->outcome - 1, &s->out);
    }
    return NULL;
}

static bool write_card(const struct server *s, const char *name, char *to, size_t room)
{
    unsigned char print[CARD_PRINT];
    struct err err = {0};

    if (!s->tls) { /* bare, for measuring alone: nobody comes by card */
        return false;
    }
    tls_print(s->tls, print);
    if (cards_reissue(s->ex->dir, name, print, &err)) {
        log_entry(LOG_ERROR, "%s", err.text);
        return false;
    }
    return cards_read(s->ex->dir, name, to, room);
}

/* Whoever has sat there stays until somebody uses the card. */
static const char *new_card(struct server *s, const struct session *c, const struct wished *w)
{
    char card[CARD_TEXT];

    if (s->ex->run.seat[c->seat].who.power != POWER_STAFF) {
        return "cards are for facilitators to make";
    }
    if (!w->seat) {
        return "expected seat, one of the exercise";
    }
    if (!write_card(s, s->ex->seat[w->seat].name, card, sizeof(card))) {
        return "no card could be written: see the log where the server runs";
    }
    s->claim[w->seat] = 0; /* what was claimed used up the card before this one */
    log_entry(LOG_NOTICE, "%s made a new card for %s", s->ex->seat[c->seat].name,
              s->ex->seat[w->seat].name);
    bytes_reset(&s->out);
    bytes_text(&s->out, "{\"card\":");
    codec_write_text(&s->out, span_of(card));
    bytes_char(&s->out, '}');
    return NULL;
}

/* What is shown may be of a record that a crash could still take back, and waits for it. */
const char *request_wish(struct server *s, struct session *c, const struct call *call)
{
    struct wished w;
    const char *why;

    if (!read_wish(s, call, &w)) {
        return "expected inject, act, person or seat";
    }
    why = span_is(call->method, "card") ? new_card(s, c, &w) : look(s, c, &w);
    if (!why) {
        request_result(s, c, call->id, journal_staged(s->ex->journal), bytes_view(&s->out));
    }
    return why;
}
