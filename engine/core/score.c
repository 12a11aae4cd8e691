/*
 * The score: by objective, by desk, and a total of 1000. Whole numbers, rounded down. Told to
 * control only. Source: handbook/format/scenario.md section 8.
 */
#include "engine/core/decide.h"

#include "engine/core/pure.h"

enum { WHOLE = 1000 };

struct tally {
    int64_t points;
    int64_t of;
};

static void tell(struct decide *d, int32_t objective, int32_t desk, struct tally t)
{
    struct fact f = fact_of(FACT_SCORE, audience_staff());

    f.u.score.objective = objective;
    f.u.score.desk = desk;
    f.u.score.points = t.points;
    f.u.score.of = t.of;
    emit(d, f);
}

/* Released expectations of an objective or of a desk; NONE for either means all. */
static struct tally expectations(const struct decide *d, int32_t objective, int32_t desk)
{
    struct tally t = {0, 0};

    for (int32_t i = 0; i < scenario_count(d->sc, REF_EXPECT); i++) {
        const struct expect *e = &d->sc->expect[i];
        int32_t state = d->st->expect[i].state;

        if (e->avoid || (objective != NONE && e->objective != objective) ||
            (desk != NONE && e->pattern.desk != desk)) {
            continue;
        }
        if (state == EXPECT_MET || state == EXPECT_MISSED) {
            t.of += e->points;
            t.points += state == EXPECT_MET ? e->points : 0;
        }
    }
    return t;
}

static struct tally objective_tally(const struct decide *d, int32_t objective)
{
    struct tally t = expectations(d, objective, NONE);

    for (int32_t i = 0; i < scenario_count(d->sc, REF_CRITERION); i++) {
        const struct criterion *c = &d->sc->criterion[i];

        if (c->objective == objective && d->st->criterion[i]) {
            t.of += c->points;
            t.points += d->st->criterion[i] == 2 ? c->points : 0;
        }
    }
    return t;
}

static int64_t losses(const struct decide *d)
{
    int64_t lost = 0;

    for (int32_t i = 0; i < scenario_count(d->sc, REF_EXPECT); i++) {
        lost += d->st->expect[i].state == EXPECT_BROKEN ? d->sc->expect[i].points : 0;
    }
    for (int32_t i = 0; i < scenario_count(d->sc, REF_MISTAKE); i++) {
        lost += d->st->mistake[i] ? d->sc->mistake[i].points : 0;
    }
    return lost;
}

static int64_t capped(const struct decide *d, int64_t total)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_MISTAKE); i++) {
        int64_t cap = d->sc->mistake[i].cap;

        if (d->st->mistake[i] && cap != NEVER && cap < total) {
            total = cap;
        }
    }
    return total;
}

void decide_score(struct decide *d)
{
    int64_t weighted = 0;
    int64_t weights = 0;
    int64_t total;

    for (int32_t i = 0; i < scenario_count(d->sc, REF_OBJECTIVE); i++) {
        struct tally t = objective_tally(d, i);

        tell(d, i, NONE, t);
        if (t.of) {
            weighted += d->sc->objective[i].weight * (t.points * WHOLE / t.of);
            weights += d->sc->objective[i].weight;
        }
    }
    for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
        if (!d->sc->desk[i].control) {
            tell(d, NONE, i, expectations(d, NONE, i));
        }
    }
    total = (weights ? weighted / weights : 0) - losses(d);
    total = capped(d, total < 0 ? 0 : total);
    tell(d, NONE, NONE, (struct tally){total, WHOLE});
}
