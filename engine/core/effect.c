#include "engine/core/effect.h"

#include "engine/base/prng.h"
#include "engine/core/by_desk.h"
#include "engine/core/decide.h"

#include "engine/core/pure.h"

static int64_t kept_inside(const struct variable *v, int64_t value)
{
    if (v->type != VALUE_NUMBER) {
        return value;
    }
    if (value < v->min) {
        return v->min;
    }
    return value > v->max ? v->max : value;
}

static void set_value(struct decide *d, const struct effect *e, const struct scope *s)
{
    bool attribute = e->kind == EFFECT_SET_ATTRIBUTE;
    const struct variable *v =
        attribute ? &d->sc->attribute[e->a] : &d->sc->variable[e->a];
    struct fact f = fact_of(attribute ? FACT_ATTRIBUTE : FACT_VARIABLE, audience_staff());
    int64_t value = kept_inside(v, expr_eval(&e->value, s, NULL));
    int32_t person = scope_filled(s, e->b);

    if (attribute) {
        if (person == NONE || d->sc->thing[person].kind != THING_PERSON ||
            *state_attribute(d->st, person, e->a) == value) {
            return;
        }
        f.u.attribute.person = person;
        f.u.attribute.attribute = e->a;
        f.u.attribute.value = value;
    } else {
        if (d->st->variable[e->a] == value) {
            return;
        }
        f.u.variable.variable = e->a;
        f.u.variable.value = value;
    }
    emit(d, f);
}

static bool chance(struct decide *d, const struct effect *e)
{
    struct fact f = fact_of(FACT_DRAW, audience_staff());
    int32_t n = d->st->draw[e->a];

    f.u.draw.draw = e->a;
    f.u.draw.count = n;
    f.u.draw.value =
        prng_draw(d->st->seed, span_hash(scenario_id(d->sc, REF_DRAW, e->a)), (uint32_t)n);
    f.u.draw.permille = e->permille;
    emit(d, f);
    return f.u.draw.value < e->permille;
}

static void set_consent(struct decide *d, int32_t person, int32_t desk, enum consent_state state)
{
    struct fact f = fact_of(FACT_CONSENT, audience_staff());

    if (person == NONE) {
        return;
    }
    f.u.consent.person = person;
    f.u.consent.desk = desk;
    f.u.consent.state = state;
    emit(d, f);
}

static void cancel(struct decide *d, int32_t inject)
{
    int32_t s = d->st->inject[inject].state;

    if (s == INJECT_PLANNED || s == INJECT_ARMED || s == INJECT_HELD) {
        decide_inject_state(d, inject, INJECT_CANCELLED, ORIGIN_CONDITIONAL, (struct span){0});
    }
}

static void tell(struct decide *d, int32_t desk, int32_t knowledge)
{
    struct tag what = tag_of(TAG_KNOWLEDGE, knowledge);

    decide_post(d, &(struct post){.kind = ITEM_TOLD,
                                  .from = NONE,
                                  .channel = NONE,
                                  .to = desk_bit(desk),
                                  .source = what,
                                  .attach = &what,
                                  .attaches = 1});
}

/* One effect that is no branch. */
static void plain(struct decide *d, const struct effect *e, const struct scope *s)
{
    int32_t b = scope_filled(s, e->b);

    switch (e->kind) {
    case EFFECT_SET_VARIABLE:
    case EFFECT_SET_ATTRIBUTE:
        set_value(d, e, s);
        break;
    case EFFECT_RELEASE:
        decide_release_after(d, e->a, e->delay_ms);
        break;
    case EFFECT_CANCEL:
        cancel(d, e->a);
        break;
    case EFFECT_GIVE:
        decide_exhibit(d, b, e->a);
        break;
    case EFFECT_CARD:
        if (b != NONE) {
            decide_card(d, e->a, b, 0);
        }
        break;
    case EFFECT_TELL:
        tell(d, e->a, b);
        break;
    case EFFECT_CONSENT:
        set_consent(d, scope_filled(s, e->a), b, CONSENT_GIVEN);
        break;
    case EFFECT_REFUSE_CONSENT:
        set_consent(d, scope_filled(s, e->a), b, CONSENT_REFUSED);
        break;
    case EFFECT_IF:
    case EFFECT_CHANCE:
    case EFFECT_JUMP:
    case EFFECT_KIND_COUNT:
        break;
    }
}

void effect_run(struct decide *d, const struct block *b, const struct scope *scope)
{
    int32_t i = 0;

    while (i < b->effects && !d->stopped) {
        const struct effect *e = &b->effect[i];
        bool skip = e->kind == EFFECT_JUMP ||
                    (e->kind == EFFECT_IF && !expr_eval(&e->value, scope, NULL)) ||
                    (e->kind == EFFECT_CHANCE && !chance(d, e));

        if (d->out->count >= d->room) {
            d->stopped = true;
        } else if (!skip) {
            plain(d, e, scope);
        }
        i = skip ? e->jump : i + 1;
    }
}
