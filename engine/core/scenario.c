#include "engine/core/scenario.h"

#include "engine/base/must.h"
#include "engine/core/act.h"

#include "engine/core/pure.h"

const struct verb *scenario_verb_that(const struct scenario *sc, enum does does)
{
    for (int32_t i = 0; i < sc->verbs; i++) {
        if (sc->verb[i].does == (int32_t)does) {
            return &sc->verb[i];
        }
    }
    return NULL;
}

const struct verb *scenario_verb(const struct scenario *sc, int32_t desk, int32_t name)
{
    const struct verb *only = NULL;
    int32_t v;

    if (desk != NONE) {
        v = sc->desk[desk].role == NONE ? NONE : sc->role[sc->desk[desk].role].grant[name];
        return v == NONE ? NULL : &sc->verb[v];
    }
    for (int32_t i = 0; i < sc->verbs; i++) {
        if (sc->verb[i].name == name) {
            if (only) {
                return NULL;
            }
            only = &sc->verb[i];
        }
    }
    return only;
}

int32_t scenario_desk_of(const struct scenario *sc, int32_t role)
{
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (sc->desk[d].role == role) {
            return d;
        }
    }
    return NONE;
}

bool verb_withholds(const struct verb *v, const struct act *act)
{
    return v->names_field != NONE && act->choice[v->names_field] == v->names_option;
}

bool scenario_withholds(const struct scenario *sc, const struct act *act)
{
    const struct verb *v = scenario_verb(sc, act->desk, act->verb);

    return v && verb_withholds(v, act);
}

int32_t scenario_auth_desk(const struct scenario *sc, const struct verb *v, const struct act *act,
                           int32_t nth)
{
    for (int32_t i = 0; i < v->auths; i++) {
        int32_t desk = v->auth[i].role != NONE ? scenario_desk_of(sc, v->auth[i].role)
                       : act->target != NONE   ? sc->thing[act->target].played_by
                                               : NONE;

        if (desk != NONE && desk != act->desk && nth-- == 0) {
            return desk;
        }
    }
    return NONE;
}

int64_t scenario_play(const struct scenario *sc, int64_t day, int64_t clock_ms)
{
    for (int32_t i = 0; i < scenario_count(sc, REF_SEGMENT); i++) {
        const struct segment *s = &sc->segment[i];

        if (s->day == day && clock_ms >= s->from_ms && clock_ms <= s->from_ms + s->length_ms) {
            return s->start + clock_ms - s->from_ms;
        }
    }
    return -1;
}

int32_t scenario_segment(const struct scenario *sc, int64_t play_ms)
{
    int32_t last = 0;

    for (int32_t i = 1; i < scenario_count(sc, REF_SEGMENT); i++) {
        if (play_ms >= sc->segment[i].start) {
            last = i;
        }
    }
    return last;
}

int64_t scenario_story(const struct scenario *sc, int64_t play_ms)
{
    const struct segment *s = &sc->segment[scenario_segment(sc, play_ms)];

    return s->story + play_ms - s->start;
}

int64_t scenario_play_of_story(const struct scenario *sc, int64_t from_ms, int64_t story_ms)
{
    for (int32_t i = scenario_segment(sc, from_ms); i < scenario_count(sc, REF_SEGMENT); i++) {
        const struct segment *s = &sc->segment[i];

        if (story_ms <= s->story) {
            return s->start > from_ms ? s->start : from_ms;
        }
        if (story_ms <= s->story + s->length_ms) {
            return s->start + story_ms - s->story;
        }
    }
    return sc->play_length + 1;
}

int64_t scenario_item_facts(const struct scenario *sc, uint64_t to, const struct tag *attach,
                            int32_t attaches)
{
    int64_t cards = 0;
    int64_t desks = 0;

    for (int32_t i = 0; i < attaches; i++) {
        cards += attach[i].kind == TAG_THING ? 1 : sc->knowledge[attach[i].index].abouts;
    }
    for (; to; to &= to - 1) {
        desks++;
    }
    return 1 + attaches + cards * desks;
}

int32_t scenario_probe(struct scenario *sc, const struct pattern *p)
{
    for (int32_t i = 0; i < sc->probes; i++) {
        if (pattern_same(&sc->probe[i].pattern, p)) {
            return i;
        }
    }
    if (sc->probes == sc->probe_room) {
        return NONE;
    }
    sc->probe[sc->probes] = (struct probe){*p, sc->probe_slots};
    sc->probe_slots += p->target == ARG_TARGET ? scenario_count(sc, REF_THING) : 1;
    return sc->probes++;
}

static void watch_add(struct scenario *sc, const struct code *code, struct tag of, int32_t part)
{
    if (code->ops) {
        if (sc->watch) {
            sc->watch[sc->watches] = (struct watch){code, of, part};
        }
        sc->watches++;
    }
}

/* In the order in which they are looked at: consequences of the case before what measures it. */
static void list_watches(struct scenario *sc)
{
    sc->watches = 0;
    for (int32_t i = 0; i < scenario_count(sc, REF_TRIGGER); i++) {
        watch_add(sc, &sc->trigger[i].when, tag_of(TAG_TRIGGER, i), 0);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        watch_add(sc, &sc->inject[i].when, tag_of(TAG_INJECT, i), 0);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DEADLINE); i++) {
        watch_add(sc, &sc->deadline[i].start, tag_of(TAG_DEADLINE, i), 0);
        watch_add(sc, &sc->deadline[i].met, tag_of(TAG_DEADLINE, i), 1);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        watch_add(sc, &sc->decision[i].opens, tag_of(TAG_DECISION, i), -1);
        for (int32_t k = 0; k < sc->decision[i].options; k++) {
            watch_add(sc, &sc->decision[i].option[k].when, tag_of(TAG_DECISION, i), k);
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_MISTAKE); i++) {
        if (sc->mistake[i].at == NEVER) {
            watch_add(sc, &sc->mistake[i].when, tag_of(TAG_MISTAKE, i), 0);
        }
    }
}

void scenario_finish(struct scenario *sc, struct arena *a)
{
    sc->units = 0;
    for (int32_t i = 0; i < scenario_count(sc, REF_KNOWLEDGE); i++) {
        if (sc->knowledge[i].consent_of != NONE) {
            sc->thing[sc->knowledge[i].consent_of].consents = true;
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        if (sc->thing[i].consent_of != NONE) {
            sc->thing[sc->thing[i].consent_of].consents = true;
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_POOL); i++) {
        sc->pool[i].first = sc->units;
        sc->units += sc->pool[i].units;
    }
    sc->watch = NULL;
    list_watches(sc);
    sc->watch = arena_array(a, (size_t)sc->watches + 1, sizeof(*sc->watch));
    list_watches(sc);
}
