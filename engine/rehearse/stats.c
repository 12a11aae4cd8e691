#include "engine/rehearse/stats.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

static void *zeroed(int64_t count, size_t size)
{
    void *p = calloc((size_t)count + 1, size);

    MUST(p);
    return p;
}

static int by_value(const void *a, const void *b)
{
    int64_t x;
    int64_t y;

    memcpy(&x, a, sizeof(x));
    memcpy(&y, b, sizeof(y));
    return x < y ? -1 : x > y;
}

/* Nearest rank: the smallest value that at least that part of the runs does not exceed. */
static int64_t rank(const int64_t *sorted, int32_t count, int32_t percent)
{
    int32_t i = (count * percent + 99) / 100 - 1;

    return sorted[i < 0 ? 0 : i];
}

static struct spread spread_of(int64_t *values, int32_t count)
{
    qsort(values, (size_t)count, sizeof(*values), by_value);
    return (struct spread){rank(values, count, 5), rank(values, count, 50),
                           rank(values, count, 95)};
}

static void allocate(struct stats *s)
{
    const struct scenario *sc = s->sc;

    s->score = zeroed(s->runs, sizeof(*s->score));
    s->objective = zeroed(scenario_count(sc, REF_OBJECTIVE), sizeof(*s->objective));
    s->grade50 = zeroed(scenario_count(sc, REF_ENDING), sizeof(*s->grade50));
    s->ending = zeroed(scenario_count(sc, REF_ENDING), sizeof(*s->ending));
    s->option = zeroed(scenario_count(sc, REF_DECISION), sizeof(*s->option));
    for (int32_t i = 0; i < scenario_count(sc, REF_ENDING); i++) {
        s->ending[i] = zeroed(sc->ending[i].options, sizeof(int32_t));
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        s->option[i] = zeroed(sc->decision[i].options, sizeof(int32_t));
    }
    s->mistake = zeroed(scenario_count(sc, REF_MISTAKE), sizeof(int32_t));
    s->released = zeroed(scenario_count(sc, REF_INJECT), sizeof(int32_t));
    s->outcome = zeroed(scenario_count(sc, REF_OUTCOME), sizeof(int32_t));
}

struct gather {
    struct outcome_of_run one;
    int64_t *mistakes;
    int64_t *objective; /* [objective][run] */
    int64_t *grade;     /* [ending][run] */
};

static void gather_init(struct gather *g, const struct stats *s)
{
    const struct scenario *sc = s->sc;

    g->one.objective = zeroed(scenario_count(sc, REF_OBJECTIVE), sizeof(int64_t));
    g->one.ending = zeroed(scenario_count(sc, REF_ENDING), sizeof(int32_t));
    g->one.option = zeroed(scenario_count(sc, REF_DECISION), sizeof(int32_t));
    g->one.mistake = zeroed(scenario_count(sc, REF_MISTAKE), sizeof(bool));
    g->one.released = zeroed(scenario_count(sc, REF_INJECT), sizeof(bool));
    g->one.outcome = zeroed(scenario_count(sc, REF_OUTCOME), sizeof(bool));
    g->mistakes = zeroed(s->runs, sizeof(int64_t));
    g->objective = zeroed((int64_t)s->runs * scenario_count(sc, REF_OBJECTIVE), sizeof(int64_t));
    g->grade = zeroed((int64_t)s->runs * scenario_count(sc, REF_ENDING), sizeof(int64_t));
}

static void gather_done(struct gather *g)
{
    free(g->one.objective);
    free(g->one.ending);
    free(g->one.option);
    free(g->one.mistake);
    free(g->one.released);
    free(g->one.outcome);
    free(g->mistakes);
    free(g->objective);
    free(g->grade);
}

static void count_run(struct stats *s, struct gather *g, int32_t run)
{
    const struct scenario *sc = s->sc;
    size_t runs = (size_t)s->runs;

    s->score[run] = g->one.score;
    s->facts += g->one.facts;
    for (int32_t i = 0; i < scenario_count(sc, REF_OBJECTIVE); i++) {
        g->objective[(size_t)i * runs + (size_t)run] = g->one.objective[i];
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_ENDING); i++) {
        s->ending[i][g->one.ending[i]]++;
        g->grade[(size_t)i * runs + (size_t)run] = sc->ending[i].option[g->one.ending[i]].grade;
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        s->option[i][g->one.option[i]]++;
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_MISTAKE); i++) {
        s->mistake[i] += g->one.mistake[i];
        g->mistakes[run] += g->one.mistake[i];
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        s->released[i] += g->one.released[i];
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_OUTCOME); i++) {
        s->outcome[i] += g->one.outcome[i];
    }
}

static void sum_up(struct stats *s, struct gather *g)
{
    size_t runs = (size_t)s->runs;

    s->total = spread_of(s->score, s->runs);
    s->mistakes = spread_of(g->mistakes, s->runs);
    for (int32_t i = 0; i < scenario_count(s->sc, REF_OBJECTIVE); i++) {
        s->objective[i] = spread_of(g->objective + (size_t)i * runs, s->runs);
    }
    for (int32_t i = 0; i < scenario_count(s->sc, REF_ENDING); i++) {
        s->grade50[i] = (int32_t)spread_of(g->grade + (size_t)i * runs, s->runs).p50;
    }
}

void stats_play(struct stats *s, const struct scenario *sc, const struct policy **policy,
                const char *name, int32_t runs, uint64_t seed, void (*progress)(int32_t done))
{
    struct rehearsal r;
    struct gather g = {0};

    *s = (struct stats){.sc = sc, .policy = name, .runs = runs, .seed = seed};
    allocate(s);
    gather_init(&g, s);
    rehearsal_init(&r, sc, policy);
    for (int32_t i = 0; i < runs; i++) {
        rehearsal_play(&r, seed + (uint64_t)i, &g.one);
        count_run(s, &g, i);
        if (progress) {
            progress(i + 1);
        }
    }
    rehearsal_done(&r);
    sum_up(s, &g);
    gather_done(&g);
}

void stats_done(struct stats *s)
{
    for (int32_t i = 0; i < scenario_count(s->sc, REF_ENDING); i++) {
        free(s->ending[i]);
    }
    for (int32_t i = 0; i < scenario_count(s->sc, REF_DECISION); i++) {
        free(s->option[i]);
    }
    free(s->score);
    free(s->objective);
    free(s->grade50);
    free(s->ending);
    free(s->option);
    free(s->mistake);
    free(s->released);
    free(s->outcome);
}

bool stats_promise(const struct stats *s, const struct promise *p, int64_t *ret_figure)
{
    const int64_t figures[FIGURE_COUNT] = {
        [FIGURE_P5] = s->total.p5,
        [FIGURE_P50] = s->total.p50,
        [FIGURE_P95] = s->total.p95,
        [FIGURE_MISTAKES_P50] = s->mistakes.p50,
    };

    if (strcmp(policy_names[p->policy], s->policy) != 0) {
        return true;
    }
    *ret_figure = figures[p->figure];
    return (p->at_least == NEVER || *ret_figure >= p->at_least) &&
           (p->below == NEVER || *ret_figure < p->below);
}
