/*
 * What staff are told of the case: the MSEL at first, each inject whole when they look at it.
 */
#include "engine/base/text.h"
#include "engine/core/act.h"
#include "engine/wire/brief_parts.h"
#include "engine/wire/codec.h"
#include "engine/wire/tell.h"

enum { WORDS_LINE = 16 << 10, WHEN_SHOWN = 160 /* bytes of a condition in the list */ };

static void desks(struct out *o, const char *key, uint64_t set)
{
    bool first = true;

    out_sign(o, key);
    out_sign(o, "[");
    for (int32_t d = 0; d < scenario_count(o->sc, REF_DESK); d++) {
        if (set & desk_bit(d)) {
            out_text(o, first ? "" : ",", scenario_id(o->sc, REF_DESK, d));
            first = false;
        }
    }
    out_sign(o, "]");
}

/* What an inject waits for; `most` bytes of it. */
static void condition(struct out *o, const struct tell *t, const struct inject *in, size_t most)
{
    struct bytes words;

    bytes_init(&words, WORDS_LINE);
    tell_when(t, in->when.ops ? &in->when : &in->only_if, &words);
    if (words.len) {
        out_text(o, ",\"when\":", text_begin(bytes_view(&words), most));
    }
    bytes_done(&words);
}

static void inject(struct out *o, const struct tell *t, int32_t i)
{
    const struct inject *in = &o->sc->inject[i];

    out_text(o, i ? ",{\"number\":" : "{\"number\":", in->number);
    out_text(o, ",\"title\":", in->title);
    if (in->at != NEVER) {
        out_number(o, ",\"at\":", in->at);
    }
    if (in->storyline.len) {
        out_text(o, ",\"storyline\":", in->storyline);
    }
    if (in->kind != INJECT_INJECT) {
        out_number(o, ",\"kind\":", in->kind);
    }
    desks(o, ",\"to\":", in->to);
    condition(o, t, in, WHEN_SHOWN);
    out_sign(o, "}");
}

void brief_msel(struct out *o)
{
    struct tell t;

    tell_init(&t, o->sc, NULL);
    out_sign(o, ",\"msel\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_INJECT); i++) {
        inject(o, &t, i);
    }
    out_sign(o, "],\"objectives\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_OBJECTIVE); i++) {
        out_text(o, i ? "," : "", o->sc->objective[i].title);
    }
    out_sign(o, "]");
    tell_done(&t);
}

/* What a competent desk would do, or not do, once it is out; what comes along with it. */
static void expected(struct out *o, const struct tell *t, int32_t i)
{
    struct bytes line;
    bool first = true;

    bytes_init(&line, WORDS_LINE);
    out_sign(o, ",\"expected\":[");
    for (int32_t e = 0; e < scenario_count(o->sc, REF_EXPECT); e++) {
        if (o->sc->expect[e].inject != i) {
            continue;
        }
        bytes_reset(&line);
        tell_expects(t, e, &line);
        out_text(o, first ? "" : ",", bytes_view(&line));
        first = false;
    }
    out_sign(o, "]");
    bytes_done(&line);
}

static void attached(struct out *o, const struct tell *t, const struct inject *in)
{
    struct bytes line;

    bytes_init(&line, WORDS_LINE);
    out_sign(o, ",\"attached\":[");
    for (int32_t k = 0; k < in->attach.tags; k++) {
        struct tag what = in->attach.tag[k];

        bytes_reset(&line);
        if (what.kind == TAG_KNOWLEDGE) {
            tell_knowledge(t, what.index, false, &line);
        } else {
            bytes_span(&line, o->sc->thing[what.index].name);
        }
        out_text(o, k ? "," : "", bytes_view(&line));
    }
    out_sign(o, "]");
    bytes_done(&line);
}

void brief_inject(const struct scenario *sc, int32_t i, struct bytes *to)
{
    const struct inject *in = &sc->inject[i];
    struct out o = {sc, to};
    struct tell t;

    tell_init(&t, sc, NULL);
    out_text(&o, "{\"inject\":", scenario_id(sc, REF_INJECT, i));
    out_text(&o, ",\"from\":",
             in->from == NONE ? (struct span){0} : scenario_id(sc, REF_DESK, in->from));
    out_text(&o, ",\"channel\":",
             in->channel == NONE ? (struct span){0} : sc->channel[in->channel].title);
    out_text(&o, ",\"sender\":", in->sender);
    out_flag(&o, ",\"priority\":", in->priority);
    out_text(&o, ",\"subject\":", in->subject);
    out_text(&o, ",\"text\":", in->text);
    out_text(&o, ",\"controller\":", in->controller);
    out_text(&o, ",\"note\":", in->note);
    if (in->until != NEVER) {
        out_number(&o, ",\"until\":", in->until);
    }
    condition(&o, &t, in, WORDS_LINE);
    attached(&o, &t, in);
    expected(&o, &t, i);
    out_sign(&o, "}");
    tell_done(&t);
}

void brief_act(const struct scenario *sc, int32_t number, const struct act *act, int32_t now,
               int32_t chosen, struct bytes *to)
{
    struct out o = {sc, to};
    int32_t outcome;

    out_number(&o, "{\"act\":", number);
    for (int64_t n = 1; (outcome = scenario_outcome(sc, act, n)) != NONE; n++) {
        if (outcome == now) {
            out_number(&o, ",\"now\":", n);
        }
        if (outcome == chosen) {
            out_number(&o, ",\"chosen\":", n);
        }
    }
    out_sign(&o, ",\"outcomes\":[");
    for (int64_t n = 1; (outcome = scenario_outcome(sc, act, n)) != NONE; n++) {
        out_text(&o, n > 1 ? "," : "", sc->outcome[outcome].result);
    }
    out_sign(&o, "]}");
}
