/*
 * What can come about: is there a card for what somebody is expected to do, and does an outcome
 * stand where an act can reach it? Warnings: a case may lean on what a facilitator improvises.
 */
#include "engine/wire/load_steps.h"

/* Things of which some desk can get a card, and knowledge that some desk can come to. */
struct reach {
    const struct scenario *sc;
    bool *thing, *knowledge;
};

static void add(struct reach *r, enum tag_kind kind, int32_t index)
{
    const struct knowledge *k;

    if (kind == TAG_THING && index >= 0) {
        r->thing[index] = true;
    } else if (kind == TAG_KNOWLEDGE && index >= 0) {
        k = &r->sc->knowledge[index];
        r->knowledge[index] = true;
        for (int32_t i = 0; i < k->abouts; i++) {
            r->thing[k->about[i]] = true;
        }
    }
}

static void attached(struct reach *r, const struct attach *a)
{
    for (int32_t i = 0; i < a->tags; i++) {
        add(r, (enum tag_kind)a->tag[i].kind, a->tag[i].index);
    }
}

static void effects(struct reach *r, const struct block *b)
{
    for (int32_t i = 0; i < b->effects; i++) {
        const struct effect *e = &b->effect[i];

        if (e->kind == EFFECT_CARD || e->kind == EFFECT_GIVE) {
            add(r, TAG_THING, e->b);
        } else if (e->kind == EFFECT_TELL) {
            add(r, TAG_KNOWLEDGE, e->b);
        }
    }
}

static void from_script(struct reach *r)
{
    const struct scenario *sc = r->sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        attached(r, &sc->inject[i].attach);
        effects(r, &sc->inject[i].effects);
        effects(r, &sc->inject[i].missed.effects);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_OUTCOME); i++) {
        attached(r, &sc->outcome[i].attach);
        effects(r, &sc->outcome[i].effects);
        effects(r, &sc->outcome[i].again.effects);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_ANSWER); i++) {
        attached(r, &sc->answer[i].attach);
        effects(r, &sc->answer[i].effects);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_TRIGGER); i++) {
        effects(r, &sc->trigger[i].effects);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DEADLINE); i++) {
        effects(r, &sc->deadline[i].on_met);
        effects(r, &sc->deadline[i].on_missed);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_MISTAKE); i++) {
        effects(r, &sc->mistake[i].effects);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        for (int32_t k = 0; k < sc->decision[i].options; k++) {
            effects(r, &sc->decision[i].option[k].effects);
        }
    }
}

static void find_reach(struct reach *r)
{
    for (int32_t i = 0; i < scenario_count(r->sc, REF_THING); i++) {
        r->thing[i] = r->sc->thing[i].holder != NONE;
    }
    for (int32_t i = 0; i < scenario_count(r->sc, REF_DESK); i++) {
        attached(r, &r->sc->desk[i].starts);
    }
    from_script(r);
}

static void out_of_reach(struct loading *g, const struct reach *r)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_EXPECT); i++) {
        const struct pattern *p = &sc->expect[i].pattern;
        const struct entry *e = load_entry(g, REF_EXPECT, i);

        if (sc->expect[i].avoid) {
            continue;
        }
        if (p->target != NONE && !r->thing[p->target]) {
            load_report(g, e, "target", true,
                        "no desk ever gets a card of this, so nobody can do it");
        }
        if (p->with != NONE && !r->knowledge[p->with]) {
            load_report(g, e, "with", true, "no desk ever comes to know this, so nobody can do it");
        }
    }
}

static bool covers(int32_t wide, int32_t narrow)
{
    return wide == NONE || wide == narrow;
}

/* Is every act of `narrow` one of `wide`? Where kinds or forms are named: not looked into. */
static bool takes_all(const struct pattern *wide, const struct pattern *narrow)
{
    return wide->verb == narrow->verb && covers(wide->desk, narrow->desk) &&
           covers(wide->target, narrow->target) && covers(wide->to, narrow->to) &&
           covers(wide->with, narrow->with) && !wide->kinds && !wide->forms;
}

/* The first outcome that matches counts: one behind it that is narrower is never reached. */
static void hidden(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_OUTCOME); i++) {
        const struct outcome *o = &sc->outcome[i];

        for (int32_t k = 0; k < i && !o->always; k++) {
            const struct outcome *before = &sc->outcome[k];
            struct span id = scenario_id(sc, REF_OUTCOME, k);

            if (!before->always && !before->when.ops && takes_all(&before->pattern, &o->pattern)) {
                load_report(g, load_entry(g, REF_OUTCOME, i), NULL, true,
                            "never reached: '%.*s' stands before it and takes every such act",
                            (int)id.len, id.ptr);
                break;
            }
        }
    }
}

void check_reach(struct loading *g)
{
    const struct scenario *sc = g->load.sc;
    struct reach r = {.sc = sc};

    r.thing = arena_array(g->load.arena, (size_t)scenario_count(sc, REF_THING) + 1, 1);
    r.knowledge = arena_array(g->load.arena, (size_t)scenario_count(sc, REF_KNOWLEDGE) + 1, 1);
    find_reach(&r);
    out_of_reach(g, &r);
    hidden(g);
}
