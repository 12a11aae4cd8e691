/*
 * What a case makes at once has to fit what carries it: records, frames, a station's first words.
 */
#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/core/act.h"
#include "engine/wire/brief.h"
#include "engine/wire/load_steps.h"

/* What comes to all desks at once has to fit one record. */
static void carried(struct loading *g)
{
    const struct scenario *sc = g->load.sc;
    int64_t all = 0;

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        const struct inject *in = &sc->inject[i];
        int64_t facts = scenario_item_facts(sc, in->to, in->attach.tag, in->attach.tags);

        if (facts > ITEM_FACTS_MAX) {
            load_report(g, load_entry(g, REF_INJECT, i), "attach", false,
                        "what it carries makes %lld cards at once; at most %d: attach less, or "
                        "send it to fewer desks",
                        (long long)facts, (int)ITEM_FACTS_MAX);
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DESK); i++) {
        const struct attach *starts = &sc->desk[i].starts;

        all += scenario_item_facts(sc, desk_bit(i), starts->tag, starts->tags);
        if (all > ITEM_FACTS_MAX) {
            load_report(g, load_entry(g, REF_DESK, i), NULL, false,
                        "up to this desk the desks start with %lld cards together; at most %d",
                        (long long)all, (int)ITEM_FACTS_MAX);
            return;
        }
    }
}

/* All that is closed, judged and told at ENDEX is one record. */
static void judged(struct loading *g)
{
    const struct scenario *sc = g->load.sc;
    int64_t desks = scenario_count(sc, REF_DESK);
    int64_t facts = scenario_count(sc, REF_EXPECT) + 2 * (int64_t)scenario_count(sc, REF_DECISION) +
                    scenario_count(sc, REF_MISTAKE) + scenario_count(sc, REF_CRITERION) +
                    2 * (int64_t)scenario_count(sc, REF_ENDING) +
                    scenario_count(sc, REF_OBJECTIVE) + desks + 2;

    if (facts > ITEM_FACTS_MAX) {
        load_report_whole(
            g,
            "what is judged and told at ENDEX makes up to %lld facts; at most %d: fewer "
            "expectations, criteria, mistakes, decisions or endings",
            (long long)facts, (int)ITEM_FACTS_MAX);
    }
}

static bool is_too_long(const struct loading *g, int32_t desk)
{
    struct bytes b;
    bool over;

    bytes_init(&b, BRIEF_MAX);
    brief_write(g->load.sc, desk, &b);
    over = b.over;
    bytes_done(&b);
    return over;
}

/* What a station is told before it can show anything is one frame. */
static void told_first(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    if (is_too_long(g, NONE)) {
        load_report_whole(
            g,
            "ids and titles are longer together than the %d bytes that a console is told "
            "at first: shorter titles, or fewer injects",
            (int)BRIEF_MAX);
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control && sc->desk[d].role != NONE && is_too_long(g, d)) {
            load_report(g, load_entry(g, REF_DESK, d), NULL, false,
                        "role and words of this desk are longer than the %d bytes that its "
                        "stations are told at first",
                        (int)BRIEF_MAX);
        }
    }
}

void check_fit(struct loading *g)
{
    carried(g);
    judged(g);
    told_first(g);
}
