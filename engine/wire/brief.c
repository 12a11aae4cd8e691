#include "engine/wire/brief_parts.h"

#include "engine/core/act.h"
#include "engine/wire/codec.h"

void out_sign(struct out *o, const char *text)
{
    bytes_text(o->to, text);
}

void out_text(struct out *o, const char *key, struct span value)
{
    out_sign(o, key);
    codec_write_text(o->to, value);
}

void out_number(struct out *o, const char *key, int64_t value)
{
    out_sign(o, key);
    bytes_int(o->to, value);
}

void out_flag(struct out *o, const char *key, bool value)
{
    out_sign(o, key);
    out_sign(o, value ? "true" : "false");
}

void out_lines(struct out *o, const char *key, const struct lines *l)
{
    out_sign(o, key);
    out_sign(o, "[");
    for (int32_t i = 0; i < l->lines; i++) {
        out_sign(o, i ? "," : "");
        codec_write_text(o->to, l->line[i]);
    }
    out_sign(o, "]");
}

/* Do persons of the case speak through it? */
static bool plays(const struct scenario *sc, int32_t desk)
{
    bool any = false;

    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        any = any || sc->thing[i].played_by == desk;
    }
    return any;
}

static void desks(struct out *o)
{
    char code[ROLE_CODE];

    out_sign(o, ",\"desks\":[");
    for (int32_t d = 0; d < scenario_count(o->sc, REF_DESK); d++) {
        const struct role *role = &o->sc->role[o->sc->desk[d].role];

        out_text(o, d ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_DESK, d));
        out_text(o, ",\"title\":", o->sc->desk[d].title);
        role_code(role, code);
        out_text(o, ",\"code\":", span_of(code));
        out_text(o, ",\"serves\":", role->serves.len ? role->serves : role->mandate);
        out_flag(o, ",\"control\":", o->sc->desk[d].control);
        out_flag(o, ",\"plays\":", plays(o->sc, d));
        out_sign(o, "}");
    }
    out_sign(o, "]");
}

static void segments(struct out *o)
{
    out_sign(o, ",\"segments\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_SEGMENT); i++) {
        const struct segment *s = &o->sc->segment[i];

        out_text(o, i ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_SEGMENT, i));
        out_text(o, ",\"title\":", s->title);
        out_number(o, ",\"day\":", s->day);
        out_number(o, ",\"from\":", s->from_ms);
        out_number(o, ",\"start\":", s->start);
        out_number(o, ",\"length\":", s->length_ms);
        out_number(o, ",\"story\":", s->story);
        out_sign(o, "}");
    }
    out_sign(o, "]");
}

static void titled(struct out *o, const char *key, enum ref_kind kind, const struct titled *list)
{
    out_sign(o, key);
    for (int32_t i = 0; i < scenario_count(o->sc, kind); i++) {
        out_text(o, i ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, kind, i));
        out_text(o, ",\"title\":", list[i].title);
        if (list[i].text.len) {
            out_text(o, ",\"text\":", list[i].text);
        }
        out_sign(o, "}");
    }
    out_sign(o, "]");
}

static void joints(struct out *o)
{
    out_sign(o, ",\"joints\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_JOINT); i++) {
        out_text(o, i ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_JOINT, i));
        out_text(o, ",\"title\":", o->sc->joint[i].title);
        out_text(o, ",\"help\":", o->sc->joint[i].help);
        out_lines(o, ",\"sections\":", &o->sc->joint[i].sections);
        out_sign(o, "}");
    }
    out_sign(o, "]");
}

/* All verbs by name, with the first wording there is: others ask about them. */
static void verb_words(struct out *o)
{
    out_sign(o, ",\"verbs\":[");
    for (int32_t name = 0; name < scenario_count(o->sc, REF_VERB); name++) {
        const struct verb *v = o->sc->verb;

        while (v->name != name) {
            v++;
        }
        out_text(o, name ? ",{\"id\":" : "{\"id\":", scenario_id(o->sc, REF_VERB, name));
        out_text(o, ",\"title\":", v->title);
        out_sign(o, "}");
    }
    out_sign(o, "]");
}

static void form(struct out *o, const struct verb *v)
{
    out_sign(o, ",\"form\":[");
    for (int32_t f = 0; f < v->fields; f++) {
        const struct field *field = &v->field[f];

        out_text(o, f ? ",{\"id\":" : "{\"id\":", field->id);
        out_text(o, ",\"title\":", field->title);
        out_text(o, ",\"help\":", field->help);
        out_flag(o, ",\"required\":", field->required);
        out_number(o, ",\"min\":", field->min);
        out_number(o, ",\"max\":", field->max);
        out_sign(o, ",\"options\":[");
        for (int32_t k = 0; k < field->choice.options; k++) {
            out_text(o, k ? ",{\"id\":" : "{\"id\":", field->choice.option[k].id);
            out_text(o, ",\"title\":", field->choice.option[k].title);
            out_sign(o, "}");
        }
        out_sign(o, "]}");
    }
    out_sign(o, "]");
}

/* Roles by their titles, and whether the target is asked, too. */
static void whose_yes(struct out *o, const struct verb *v)
{
    struct bytes roles;
    bool target = false;

    bytes_init(&roles, AUTH_MAX * 1024);
    for (int32_t i = 0; i < v->auths; i++) {
        if (v->auth[i].role == NONE) {
            target = true;
            continue;
        }
        bytes_text(&roles, roles.len ? ", " : "");
        bytes_span(&roles, o->sc->role[v->auth[i].role].title);
    }
    if (roles.len && !roles.over) {
        out_text(o, ",\"yes\":", bytes_view(&roles));
    }
    if (target) {
        out_flag(o, ",\"yes_of_target\":", true);
    }
    bytes_done(&roles);
}

static void grant(struct out *o, const struct verb *v, bool first)
{
    out_text(o, first ? "{\"id\":" : ",{\"id\":", scenario_id(o->sc, REF_VERB, v->name));
    out_text(o, ",\"title\":", v->title);
    out_text(o, ",\"help\":", v->help);
    out_text(o, ",\"group\":", v->group);
    out_text(o, ",\"does\":", span_of(does_name((enum does)v->does)));
    out_number(o, ",\"minutes\":", v->minutes);
    out_number(o, ",\"targets\":", v->targets);
    out_number(o, ",\"asks\":", v->auths);
    whose_yes(o, v);
    if (v->joint != NONE) {
        out_text(o, ",\"joint\":", scenario_id(o->sc, REF_JOINT, v->joint));
    }
    if (v->key_field != NONE) {
        out_number(o, ",\"key_field\":", v->key_field);
        out_number(o, ",\"key_option\":", v->key_option);
    }
    if (v->names_field != NONE) {
        out_number(o, ",\"names_field\":", v->names_field);
        out_number(o, ",\"names_option\":", v->names_option);
    }
    form(o, v);
    out_sign(o, "}");
}

static void grants(struct out *o, int32_t desk)
{
    bool first = true;

    out_sign(o, ",\"grants\":[");
    for (int32_t name = 0; desk != NONE && name < scenario_count(o->sc, REF_VERB); name++) {
        const struct verb *v = scenario_verb(o->sc, desk, name);

        if (v) {
            grant(o, v, first);
            first = false;
        }
    }
    out_sign(o, "]");
}

static void role_card(struct out *o, int32_t desk)
{
    const struct role *r = &o->sc->role[o->sc->desk[desk].role];

    out_text(o, ",\"desk\":", scenario_id(o->sc, REF_DESK, desk));
    out_text(o, ",\"brief\":", o->sc->desk[desk].brief);
    out_text(o, ",\"role\":{\"title\":", r->title);
    out_text(o, ",\"mandate\":", r->mandate);
    out_lines(o, ",\"powers\":", &r->powers);
    out_lines(o, ",\"limits\":", &r->limits);
    out_lines(o, ",\"duties\":", &r->duties);
    out_lines(o, ",\"knows_first\":", &r->knows_first);
    out_sign(o, "}");
}

/* Those that the desks are told of, in words for them. */
static void objectives_told(struct out *o)
{
    bool first = true;

    out_sign(o, ",\"told\":[");
    for (int32_t i = 0; i < scenario_count(o->sc, REF_OBJECTIVE); i++) {
        if (o->sc->objective[i].told.len) {
            out_text(o, first ? "{\"id\":" : ",{\"id\":", scenario_id(o->sc, REF_OBJECTIVE, i));
            out_text(o, ",\"title\":", o->sc->objective[i].told);
            out_sign(o, "}");
            first = false;
        }
    }
    out_sign(o, "]");
}

/* Every name of the case, in order: staff see ids, and read facts by them. */
static void all_names(struct out *o)
{
    out_sign(o, ",\"names\":{");
    for (int k = 0; k < REF_KIND_COUNT; k++) {
        const struct names *n = &o->sc->names[k];

        out_text(o, k ? "," : "", span_of(names_kind((enum ref_kind)k)));
        out_sign(o, ":[");
        for (int32_t i = 0; i < n->count; i++) {
            out_sign(o, i ? "," : "");
            codec_write_text(o->to, n->id[i]);
        }
        out_sign(o, "]");
    }
    out_sign(o, "}");
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

    out_text(&o, "{\"title\":", sc->title);
    out_text(&o, ",\"summary\":", sc->summary);
    desks(&o);
    segments(&o);
    titled(&o, ",\"channels\":[", REF_CHANNEL, sc->channel);
    titled(&o, ",\"bases\":[", REF_BASIS, sc->basis);
    titled(&o, ",\"aids\":[", REF_AID, sc->aid);
    titled(&o, ",\"terms\":[", REF_TERM, sc->term);
    joints(&o);
    verb_words(&o);
    grants(&o, desk == NONE ? first_control(sc) : desk);
    if (desk == NONE) {
        all_names(&o);
        brief_msel(&o);
    } else {
        objectives_told(&o);
        role_card(&o, desk);
    }
    out_sign(&o, "}");
}
