#include "engine/wire/brief.h"

#include "engine/core/act.h"
#include "engine/wire/codec.h"

struct out {
    const struct scenario *sc;
    struct bytes *to;
};

static void sign(struct out *o, const char *text)
{
    bytes_text(o->to, text);
}

static void text(struct out *o, const char *key, struct span value)
{
    sign(o, key);
    codec_write_text(o->to, value);
}

static void number(struct out *o, const char *key, int64_t value)
{
    sign(o, key);
    bytes_int(o->to, value);
}

static void flag(struct out *o, const char *key, bool value)
{
    sign(o, key);
    sign(o, value ? "true" : "false");
}

static void lines(struct out *o, const char *key, const struct lines *l)
{
    sign(o, key);
    sign(o, "[");
    for (int32_t i = 0; i < l->lines; i++) {
        sign(o, i ? "," : "");
        codec_write_text(o->to, l->line[i]);
    }
    sign(o, "]");
}

static void desks(struct out *o)
{
    sign(o, ",\"desks\":[");
    for (int32_t d = 0; d < scenario_count(o->sc, REF_DESK); d++) {
        text(o, d ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_DESK, d));
        text(o, ",\"title\":", o->sc->desk[d].title);
        flag(o, ",\"control\":", o->sc->desk[d].control);
        sign(o, "}");
    }
    sign(o, "]");
}

static void segments(struct out *o)
{
    sign(o, ",\"segments\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_SEGMENT); i++) {
        const struct segment *s = &o->sc->segment[i];

        text(o, i ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_SEGMENT, i));
        text(o, ",\"title\":", s->title);
        number(o, ",\"day\":", s->day);
        number(o, ",\"from\":", s->from_ms);
        number(o, ",\"start\":", s->start);
        number(o, ",\"length\":", s->length_ms);
        number(o, ",\"story\":", s->story);
        sign(o, "}");
    }
    sign(o, "]");
}

static void titled(struct out *o, const char *key, enum ref_kind kind, const struct titled *list)
{
    sign(o, key);
    for (int32_t i = 0; i < scenario_count(o->sc, kind); i++) {
        text(o, i ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, kind, i));
        text(o, ",\"title\":", list[i].title);
        sign(o, "}");
    }
    sign(o, "]");
}

static void joints(struct out *o)
{
    sign(o, ",\"joints\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_JOINT); i++) {
        text(o, i ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_JOINT, i));
        text(o, ",\"title\":", o->sc->joint[i].title);
        text(o, ",\"help\":", o->sc->joint[i].help);
        lines(o, ",\"sections\":", &o->sc->joint[i].sections);
        sign(o, "}");
    }
    sign(o, "]");
}

/* All verbs by name, with the first wording there is: others ask about them. */
static void verb_words(struct out *o)
{
    sign(o, ",\"verbs\":[");
    for (int32_t name = 0; name < scenario_count(o->sc, REF_VERB); name++) {
        const struct verb *v = o->sc->verb;

        while (v->name != name) {
            v++;
        }
        text(o, name ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_VERB, name));
        text(o, ",\"title\":", v->title);
        sign(o, "}");
    }
    sign(o, "]");
}

static void form(struct out *o, const struct verb *v)
{
    sign(o, ",\"form\":[");
    for (int32_t f = 0; f < v->fields; f++) {
        const struct field *field = &v->field[f];

        text(o, f ? ",{\"id\":" : "{\"id\":", field->id);
        text(o, ",\"title\":", field->title);
        text(o, ",\"help\":", field->help);
        flag(o, ",\"required\":", field->required);
        number(o, ",\"min\":", field->min);
        number(o, ",\"max\":", field->max);
        sign(o, ",\"options\":[");
        for (int32_t k = 0; k < field->choice.options; k++) {
            text(o, k ? ",{\"id\":" : "{\"id\":", field->choice.option[k].id);
            text(o, ",\"title\":", field->choice.option[k].title);
            sign(o, "}");
        }
        sign(o, "]}");
    }
    sign(o, "]");
}

static void grant(struct out *o, const struct verb *v, bool first)
{
    text(o, first ? "{\"id\":" : ",{\"id\":", scenario_id(o->sc, REF_VERB, v->name));
    text(o, ",\"title\":", v->title);
    text(o, ",\"help\":", v->help);
    text(o, ",\"group\":", v->group);
    text(o, ",\"does\":", span_of(does_name((enum does)v->does)));
    number(o, ",\"minutes\":", v->minutes);
    number(o, ",\"targets\":", v->targets);
    number(o, ",\"asks\":", v->auths);
    if (v->key_field != NONE) {
        number(o, ",\"key_field\":", v->key_field);
        number(o, ",\"key_option\":", v->key_option);
    }
    if (v->names_field != NONE) {
        number(o, ",\"names_field\":", v->names_field);
        number(o, ",\"names_option\":", v->names_option);
    }
    form(o, v);
    sign(o, "}");
}

static void grants(struct out *o, int32_t desk)
{
    bool first = true;

    sign(o, ",\"grants\":[");
    for (int32_t name = 0; desk != NONE && name < scenario_count(o->sc, REF_VERB); name++) {
        const struct verb *v = scenario_verb(o->sc, desk, name);

        if (v) {
            grant(o, v, first);
            first = false;
        }
    }
    sign(o, "]");
}

static void role_card(struct out *o, int32_t desk)
{
    const struct role *r = &o->sc->role[o->sc->desk[desk].role];

    text(o, ",\"desk\":", scenario_id(o->sc, REF_DESK, desk));
    text(o, ",\"brief\":", o->sc->desk[desk].brief);
    text(o, ",\"role\":{\"title\":", r->title);
    text(o, ",\"mandate\":", r->mandate);
    lines(o, ",\"powers\":", &r->powers);
    lines(o, ",\"limits\":", &r->limits);
    lines(o, ",\"duties\":", &r->duties);
    lines(o, ",\"knows_first\":", &r->knows_first);
    sign(o, "}");
}

/* Every name of the case, in order: staff see ids, and read facts by them. */
static void all_names(struct out *o)
{
    sign(o, ",\"names\":{");
    for (int k = 0; k < REF_KIND_COUNT; k++) {
        const struct names *n = &o->sc->names[k];

        text(o, k ? "," : "", span_of(names_kind((enum ref_kind)k)));
        sign(o, ":[");
        for (int32_t i = 0; i < n->count; i++) {
            sign(o, i ? "," : "");
            codec_write_text(o->to, n->id[i]);
        }
        sign(o, "]");
    }
    sign(o, "},\"msel\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_INJECT); i++) {
        const struct inject *in = &o->sc->inject[i];

        text(o, i ? ",{\"number\":" : "{\"number\":", in->number);
        text(o, ",\"title\":", in->title);
        if (in->at != NEVER) {
            number(o, ",\"at\":", in->at);
        }
        sign(o, "}");
    }
    sign(o, "]");
}

static int32_t first_control(const struct scenario *sc)
{
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (sc->desk[d].control) {
            return d;
        }
    }
    return NONE;
}

void brief_write(const struct scenario *sc, int32_t desk, struct bytes *to)
{
    struct out o = {sc, to};

    text(&o, "{\"title\":", sc->title);
    text(&o, ",\"summary\":", sc->summary);
    desks(&o);
    segments(&o);
    titled(&o, ",\"channels\":[", REF_CHANNEL, sc->channel);
    titled(&o, ",\"bases\":[", REF_BASIS, sc->basis);
    joints(&o);
    verb_words(&o);
    grants(&o, desk == NONE ? first_control(sc) : desk);
    if (desk == NONE) {
        all_names(&o);
    } else {
        role_card(&o, desk);
    }
    sign(&o, "}");
}
