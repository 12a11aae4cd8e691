/*
 * What staff look at: an inject whole, what can come of an act, a person as their actor needs it.
 */
#include "engine/base/limits.h"
#include "engine/core/act.h"
#include "engine/core/by_desk.h"
#include "engine/core/core.h"
#include "engine/wire/brief_parts.h"
#include "engine/wire/codec.h"
#include "engine/wire/spoken.h"
#include "engine/wire/tell_words.h"

enum {
    LOOK_FULL = FRAME_MAX / 2, /* bytes; one text more always fits the frame */
    CARD_WORDS = 2 * CASE_TEXT_MAX /* of a card with its hand-out */
};

/* What a competent desk would do, or not do, once it is out; what comes along with it. */
static void expected(struct out *o, const struct tell *t, int32_t i)
{
    struct bytes line;
    bool first = true;

    bytes_init(&line, BRIEF_WORDS);
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

/* As its desks will read it, hand-outs whole. */
static void attached(struct out *o, const struct tell *t, const struct inject *in)
{
    struct bytes line;

    bytes_init(&line, CARD_WORDS);
    out_sign(o, ",\"attached\":[");
    for (int32_t k = 0; k < in->attach.tags; k++) {
        struct tag what = in->attach.tag[k];

        bytes_reset(&line);
        if (what.kind == TAG_KNOWLEDGE) {
            tell_knowledge(t, what.index, false, &line);
        } else {
            tell_card(t, what.index, &line);
        }
        out_text(o, k ? "," : "", bytes_view(&line));
    }
    out_sign(o, "]");
    bytes_done(&line);
}

/* What will be read in that language, with what facilitators have changed. */
static void words(struct out *o, const struct scenario *sc, const struct state *st, int32_t i)
{
    const struct amended *a = state_amended(st, i);
    struct span subject = a ? spoken_part(state_amended_subject(st, a), sc->spoken)
                            : (struct span){0};
    struct span text = a ? spoken_part(state_amended_words(st, a), sc->spoken) : (struct span){0};

    out_text(o, ",\"subject\":", subject.len ? subject : sc->inject[i].subject);
    out_text(o, ",\"text\":", text.len ? text : sc->inject[i].text);
}

/* The same in the other languages of the case. */
static void also(struct out *o, const struct scenario *const *other, int32_t others,
                 const struct state *st, int32_t i)
{
    out_sign(o, ",\"also\":[");
    for (int32_t n = 0; n < others; n++) {
        out_text(o, n ? ",{\"lang\":" : "{\"lang\":", other[n]->spoken);
        words(o, other[n], st, i);
        out_sign(o, "}");
    }
    out_sign(o, "]");
}

void brief_inject(const struct scenario *sc, const struct scenario *const *other, int32_t others,
                  const struct state *st, int32_t i, struct bytes *to)
{
    const struct inject *in = &sc->inject[i];
    struct out o = {sc, to};
    struct tell t;

    tell_init(&t, sc, st);
    out_text(&o, "{\"inject\":", scenario_id(sc, REF_INJECT, i));
    out_text(&o, ",\"from\":",
             in->from == NONE ? (struct span){0} : scenario_id(sc, REF_DESK, in->from));
    out_text(&o, ",\"channel\":",
             in->channel == NONE ? (struct span){0} : sc->channel[in->channel].title);
    out_text(&o, ",\"sender\":", in->sender);
    out_flag(&o, ",\"priority\":", in->priority);
    out_flag(&o, ",\"words\":", in->words);
    words(&o, sc, st, i);
    also(&o, other, others, st, i);
    out_text(&o, ",\"controller\":", in->controller);
    if (in->until != NEVER) {
        out_number(&o, ",\"until\":", in->until);
    }
    brief_condition(&o, &t, i, BRIEF_WORDS);
    attached(&o, &t, in);
    expected(&o, &t, i);
    out_sign(&o, "}");
    tell_done(&t);
}

/* "Trust: 4 (0 to 10)". */
static void attributes(struct out *o, const struct state *st, int32_t person)
{
    const struct scenario *sc = o->sc;

    out_sign(o, ",\"attributes\":[");
    for (int32_t i = 0; i < scenario_count(sc, REF_ATTRIBUTE); i++) {
        const struct variable *v = &sc->attribute[i];
        char room[24];
        char line[256];
        struct bytes b = {.ptr = line, .room = sizeof(line), .cap = sizeof(line)};
        int64_t value = *state_attribute(st, person, i);

        bytes_span(&b, v->title);
        bytes_text(&b, ": ");
        bytes_span(&b, telling_value(sc, v, value, room));
        if (v->type == VALUE_NUMBER) {
            bytes_fmt(&b, " (%lld ... %lld)", (long long)v->min, (long long)v->max);
        }
        out_text(o, i ? "," : "", bytes_view(&b));
    }
    out_sign(o, "]");
}

void brief_person(const struct scenario *sc, const struct state *st, int32_t person,
                  struct bytes *to)
{
    const struct thing *th = &sc->thing[person];
    struct out o = {sc, to};
    uint64_t given = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        given |= *state_consent(st, person, d) == CONSENT_GIVEN ? desk_bit(d) : 0;
    }
    out_text(&o, "{\"person\":", scenario_id(sc, REF_THING, person));
    out_text(&o, ",\"text\":", th->text);
    out_text(&o, ",\"note\":", th->note);
    attributes(&o, st, person);
    brief_desks(&o, ",\"consents\":", given);
    out_sign(&o, "}");
}

/* Has it been sent to a desk where people sit, whether it has arrived there or not? */
static bool is_sent(const struct scenario *sc, const struct state *st, int32_t knowledge)
{
    for (int32_t i = 0; i < st->items; i++) {
        const struct item *it = &st->item[i];
        bool carries = false;

        for (int32_t c = 0; c < it->carries && !carries; c++) {
            struct tag what = st->carry[it->first_carry + c].what;

            carries = what.kind == TAG_KNOWLEDGE && what.index == knowledge;
        }
        for (int32_t d = 0; carries && d < scenario_count(sc, REF_DESK); d++) {
            if (!sc->desk[d].control && ((uint64_t)it->to & desk_bit(d))) {
                return true;
            }
        }
    }
    return false;
}

void brief_nobody(const struct scenario *sc, const struct state *st, struct bytes *to)
{
    struct out o = {sc, to};
    bool any = false;

    out_sign(&o, "{\"nobody\":[");
    for (int32_t k = 0; k < scenario_count(sc, REF_KNOWLEDGE) && to->len < LOOK_FULL; k++) {
        if (!is_sent(sc, st, k)) {
            out_text(&o, any ? "," : "", sc->knowledge[k].text);
            any = true;
        }
    }
    out_sign(&o, "]}");
}

void brief_act(const struct scenario *sc, int32_t number, const struct act *act, int32_t now,
               int32_t chosen, struct bytes *to)
{
    struct out o = {sc, to};
    int32_t outcome;

    out_number(&o, "{\"act\":", number);
    for (int64_t n = 1; (outcome = core_outcome_of(sc, act, n)) != NONE; n++) {
        if (outcome == now) {
            out_number(&o, ",\"now\":", n);
        }
        if (outcome == chosen) {
            out_number(&o, ",\"chosen\":", n);
        }
    }
    out_sign(&o, ",\"outcomes\":[");
    for (int64_t n = 1; (outcome = core_outcome_of(sc, act, n)) != NONE && to->len < LOOK_FULL;
         n++) {
        out_text(&o, n > 1 ? "," : "", sc->outcome[outcome].result);
    }
    out_sign(&o, "]}");
}
