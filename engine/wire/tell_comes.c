/*
 * What releases an inject that has neither a time nor a condition of its own, in words.
 */
#include "engine/base/text.h"
#include "engine/core/act.h"
#include "engine/wire/tell_words.h"

enum { CAUSES_MOST = 3 }; /* more make nobody wiser */

struct comes {
    const struct tell *t;
    int32_t inject;
    struct bytes *to;
    int32_t causes;
};

static bool releases(const struct comes *c, const struct block *b)
{
    for (int32_t i = 0; i < b->effects; i++) {
        if (b->effect[i].kind == EFFECT_RELEASE && b->effect[i].a == c->inject) {
            return true;
        }
    }
    return false;
}

/* The next cause, if there is room for one: what joins it to the one before. */
static bool another(struct comes *c, const struct block *b)
{
    if (c->causes >= CAUSES_MOST || !releases(c, b)) {
        return false;
    }
    if (c->causes++) {
        bytes_span(c->to, phrase_text(c->t->sc, PHRASE_COMES_OR));
    }
    return true;
}

static void by_inject(struct comes *c, int32_t i)
{
    const struct scenario *sc = c->t->sc;
    const struct inject *in = &sc->inject[i];
    struct telling g = telling_of(c->t, NONE, c->to);

    g.id = in->number.len ? in->number : scenario_id(sc, REF_INJECT, i);
    if (another(c, &in->effects)) {
        say(&g, PHRASE_WHEN_RELEASED, false);
    }
    if (another(c, &in->missed.effects)) {
        say(&g, PHRASE_WHEN_MISSED, false);
    }
}

static void by_outcome(struct comes *c, const struct outcome *out)
{
    if (another(c, &out->effects) || another(c, &out->again.effects)) {
        bool any;
        struct act act = tell_probe(c->t->sc, &out->pattern, &any);
        struct telling g = telling_of(c->t, NONE, c->to);

        g.act = &act;
        g.desk = act.desk;
        say(&g, any ? PHRASE_WHEN_DONE_ANY : PHRASE_WHEN_DONE, false);
    }
}

static void by_trigger(struct comes *c, const struct trigger *trigger)
{
    if (another(c, &trigger->effects)) {
        if (trigger->title.len) {
            bytes_span(c->to, trigger->title);
        } else {
            tell_when(c->t, &trigger->when, c->to);
        }
    }
}

static void by_deadline(struct comes *c, const struct deadline *deadline)
{
    struct telling g = telling_of(c->t, NONE, c->to);

    g.title = deadline->title;
    if (another(c, &deadline->on_met)) {
        say(&g, PHRASE_WHEN_IN_TIME, false);
    }
    if (another(c, &deadline->on_missed)) {
        say(&g, PHRASE_WHEN_LATE, false);
    }
}

static void by_decision(struct comes *c, const struct decision *decision)
{
    for (int32_t i = 0; i < decision->options; i++) {
        if (another(c, &decision->option[i].effects)) {
            struct telling g = telling_of(c->t, NONE, c->to);

            g.title = decision->title;
            g.text = decision->option[i].title;
            say(&g, PHRASE_WHEN_TAKEN, false);
        }
    }
}

static void by_answer(struct comes *c, const struct answer *answer)
{
    if (another(c, &answer->effects)) {
        struct telling g = telling_of(c->t, NONE, c->to);

        g.desk = answer->desk;
        say(&g, PHRASE_CAUSE_ANSWER, false);
    }
}

static void by_mistake(struct comes *c, const struct mistake *mistake)
{
    if (another(c, &mistake->effects)) {
        struct telling g = telling_of(c->t, NONE, c->to);

        g.id = mistake->number;
        g.title = mistake->title;
        say(&g, PHRASE_CAUSE_MISTAKE, false);
    }
}

void tell_comes(const struct tell *t, int32_t inject, struct bytes *to)
{
    const struct scenario *sc = t->sc;
    struct comes c = {t, inject, to, 0};

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        by_inject(&c, i);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_OUTCOME); i++) {
        by_outcome(&c, &sc->outcome[i]);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_TRIGGER); i++) {
        by_trigger(&c, &sc->trigger[i]);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DEADLINE); i++) {
        by_deadline(&c, &sc->deadline[i]);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        by_decision(&c, &sc->decision[i]);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_ANSWER); i++) {
        by_answer(&c, &sc->answer[i]);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_MISTAKE); i++) {
        by_mistake(&c, &sc->mistake[i]);
    }
    if (!c.causes) {
        struct telling g = telling_of(t, NONE, to);

        say(&g, PHRASE_WHEN_HAND, false);
    }
}
