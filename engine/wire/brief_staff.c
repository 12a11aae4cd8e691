/*
 * What staff are told of the case at first: the MSEL, objectives, storylines, the rubric.
 */
#include "engine/base/text.h"
#include "engine/core/act.h"
#include "engine/wire/brief_parts.h"
#include "engine/wire/codec.h"
#include "engine/wire/tell.h"

enum { WHEN_SHOWN = 480 /* bytes of a condition in the list: more than a row holds */ };

void brief_desks(struct out *o, const char *key, uint64_t set)
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

void brief_condition(struct out *o, const struct tell *t, int32_t inject, size_t most)
{
    const struct inject *in = &o->sc->inject[inject];
    struct bytes words;

    bytes_init(&words, BRIEF_WORDS);
    if (in->at == NEVER && !in->when.ops) {
        tell_comes(t, inject, &words);
    } else {
        tell_when(t, in->when.ops ? &in->when : &in->only_if, &words);
    }
    if (words.len) {
        out_text(o, ",\"when\":", text_begin(bytes_view(&words), most));
    }
    bytes_done(&words);
}

/* Those that are judged by what is done once it is out. */
static void objectives(struct out *o, int32_t inject)
{
    const struct scenario *sc = o->sc;
    bool first = true;

    for (int32_t g = 0; g < scenario_count(sc, REF_OBJECTIVE); g++) {
        bool judged = false;

        for (int32_t e = 0; e < scenario_count(sc, REF_EXPECT) && !judged; e++) {
            judged = sc->expect[e].inject == inject && sc->expect[e].objective == g;
        }
        if (judged) {
            out_text(o, first ? ",\"objectives\":[" : ",", scenario_id(sc, REF_OBJECTIVE, g));
            first = false;
        }
    }
    out_sign(o, first ? "" : "]");
}

static void inject(struct out *o, const struct tell *t, int32_t i)
{
    const struct inject *in = &o->sc->inject[i];

    out_text(o, i ? ",{\"number\":" : "{\"number\":", in->number);
    out_text(o, ",\"title\":", in->title);
    if (in->at != NEVER) {
        out_number(o, ",\"at\":", in->at);
    }
    if (in->storyline != NONE) {
        out_text(o, ",\"storyline\":", scenario_id(o->sc, REF_STORYLINE, in->storyline));
    }
    if (in->kind != INJECT_INJECT) {
        out_number(o, ",\"kind\":", in->kind);
    }
    brief_desks(o, ",\"to\":", in->to);
    brief_condition(o, t, i, WHEN_SHOWN);
    objectives(o, i);
    if (o->sc->inject[i].from != NONE) {
        out_text(o, ",\"from\":", scenario_id(o->sc, REF_DESK, o->sc->inject[i].from));
    }
    out_sign(o, "}");
}

static void persons(struct out *o)
{
    bool first = true;

    out_sign(o, ",\"persons\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_THING); i++) {
        const struct thing *th = &o->sc->thing[i];

        if (th->kind == THING_PERSON) {
            out_text(o, first ? "{\"person\":" : ",{\"person\":", scenario_id(o->sc, REF_THING, i));
            out_text(o, ",\"name\":", th->name);
            if (th->played_by != NONE) {
                out_text(o, ",\"played_by\":", scenario_id(o->sc, REF_DESK, th->played_by));
            }
            out_sign(o, "}");
            first = false;
        }
    }
    out_sign(o, "]");
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
    out_sign(o, "],\"storylines\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_STORYLINE); i++) {
        out_text(o, i ? "," : "", o->sc->storyline[i].title);
    }
    out_sign(o, "],\"rubric\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_AREA); i++) {
        out_text(o, i ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_AREA, i));
        out_text(o, ",\"title\":", o->sc->area[i].title);
        out_number(o, ",\"weight\":", o->sc->area[i].weight);
        out_lines(o, ",\"items\":", &o->sc->area[i].items);
        out_sign(o, "}");
    }
    out_sign(o, "]");
    persons(o);
    tell_done(&t);
}
