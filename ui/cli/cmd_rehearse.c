/*
 * palermo rehearse: how a case runs, before anybody sits down.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/rehearse/stats.h"
#include "engine/sys/clock.h"
#include "ui/cli/cli.h"
#include "ui/cli/json.h"
#include "ui/cli/options.h"
#include "ui/cli/tell.h"

enum { BAR = 30, WHOLE = 1000, RUNS_DEFAULT = 100, RUNS_MOST = 1000000 };

static int32_t progress_of;

static void progress(int32_t done)
{
    if (done == progress_of || done % 25 == 0) {
        fprintf(stderr, "\r%d of %d runs%s", done, progress_of, done == progress_of ? "\n" : "");
    }
}

static void bar(int64_t part, int64_t whole)
{
    int64_t n = whole ? (part * BAR + whole / 2) / whole : 0;

    for (int64_t i = 0; i < BAR; i++) {
        putchar(i < n ? '#' : '.');
    }
}

static void share(const char *indent, int32_t runs, int32_t of, struct span text)
{
    printf("%s", indent);
    bar(runs, of);
    printf(" %5d  %.*s\n", runs, (int)text.len, text.ptr);
}

static void text_objectives(const struct stats *s)
{
    printf("\nObjectives (of 1000: 5 %%, middle, 95 %%)\n");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_OBJECTIVE); i++) {
        struct span title = s->sc->objective[i].title;

        printf("  ");
        bar(s->objective[i].p50 < 0 ? 0 : s->objective[i].p50, WHOLE);
        if (s->objective[i].p95 < 0) {
            printf("    nothing to score   ");
        } else {
            printf(" %5lld %5lld %5lld  ", (long long)s->objective[i].p5,
                   (long long)s->objective[i].p50, (long long)s->objective[i].p95);
        }
        printf("%.*s\n", (int)title.len, title.ptr);
    }
}

static void text_endings(const struct stats *s)
{
    printf("\nWhat became of them\n");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_ENDING); i++) {
        const struct ending *e = &s->sc->ending[i];

        printf("  %.*s\n", (int)e->title.len, e->title.ptr);
        for (int32_t k = 0; k < e->options; k++) {
            share("    ", s->ending[i][k], s->runs, e->option[k].id);
        }
    }
    printf("\nDecision points\n");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_DECISION); i++) {
        const struct decision *d = &s->sc->decision[i];

        printf("  %.*s %.*s\n", (int)d->number.len, d->number.ptr, (int)d->title.len,
               d->title.ptr);
        for (int32_t k = 0; k < d->options; k++) {
            share("    ", s->option[i][k], s->runs, d->option[k].title);
        }
    }
}

static void text_never(const struct stats *s, const char *title, enum ref_kind kind,
                       const int32_t *count)
{
    bool any = false;

    for (int32_t i = 0; i < scenario_count(s->sc, kind); i++) {
        struct span id = scenario_id(s->sc, kind, i);

        if (!count[i] && !(kind == REF_OUTCOME && s->sc->outcome[i].always)) {
            printf("%s%.*s", any ? ", " : title, (int)id.len, id.ptr);
            any = true;
        }
    }
    printf("%s", any ? "\n" : "");
}

static void as_text(const struct stats *s)
{
    printf("%.*s, %s: %d runs from seed %llu\n\n", (int)s->sc->title.len, s->sc->title.ptr,
           s->policy, s->runs, (unsigned long long)s->seed);
    printf(
        "Score of 1000: 5 %% %lld, middle %lld, 95 %% %lld. Mistakes in a run: %lld, %lld, %lld.\n",
        (long long)s->total.p5, (long long)s->total.p50, (long long)s->total.p95,
        (long long)s->mistakes.p5, (long long)s->mistakes.p50, (long long)s->mistakes.p95);
    text_objectives(s);
    text_endings(s);
    printf("\nMistakes\n");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_MISTAKE); i++) {
        share("  ", s->mistake[i], s->runs, s->sc->mistake[i].title);
    }
    printf("\n");
    text_never(s, "Injects never released: ", REF_INJECT, s->released);
    text_never(s, "Outcomes that never happened: ", REF_OUTCOME, s->outcome);
}

static void json_id(const struct scenario *sc, enum ref_kind kind, int32_t i)
{
    json_text(stdout, scenario_id(sc, kind, i));
}

static void json_spread(struct spread p)
{
    printf("{\"p5\":%lld,\"p50\":%lld,\"p95\":%lld}", (long long)p.p5, (long long)p.p50,
           (long long)p.p95);
}

static void json_endings(const struct stats *s)
{
    printf(",\n\"endings\":{");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_ENDING); i++) {
        printf("%s", i ? "," : "");
        json_id(s->sc, REF_ENDING, i);
        printf(":{\"grade_p50\":%d,\"options\":{", s->grade50[i]);
        for (int32_t k = 0; k < s->sc->ending[i].options; k++) {
            printf("%s", k ? "," : "");
            json_text(stdout, s->sc->ending[i].option[k].id);
            printf(":%d", s->ending[i][k]);
        }
        printf("}}");
    }
    printf("},\n\"decisions\":{");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_DECISION); i++) {
        printf("%s", i ? "," : "");
        json_id(s->sc, REF_DECISION, i);
        printf(":{");
        for (int32_t k = 0; k < s->sc->decision[i].options; k++) {
            printf("%s", k ? "," : "");
            json_text(stdout, s->sc->decision[i].option[k].id);
            printf(":%d", s->option[i][k]);
        }
        printf("}");
    }
    printf("}");
}

static void json_unreached(const struct stats *s)
{
    bool any = false;

    printf(",\n\"unreached\":{\"injects\":[");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_INJECT); i++) {
        if (!s->released[i]) {
            printf("%s", any ? "," : "");
            json_id(s->sc, REF_INJECT, i);
            any = true;
        }
    }
    printf("],\"outcomes\":[");
    any = false;
    for (int32_t i = 0; i < scenario_count(s->sc, REF_OUTCOME); i++) {
        if (!s->outcome[i] && !s->sc->outcome[i].always) {
            printf("%s", any ? "," : "");
            json_id(s->sc, REF_OUTCOME, i);
            any = true;
        }
    }
    printf("]}");
}

static void as_json(const struct stats *s, int64_t took_ms)
{
    printf("{\"scenario\":");
    json_text(stdout, s->sc->id);
    printf(",\"policy\":\"%s\",\"runs\":%d,\"seed\":%llu,\n\"score\":", s->policy, s->runs,
           (unsigned long long)s->seed);
    json_spread(s->total);
    printf(",\"mistakes_in_a_run\":");
    json_spread(s->mistakes);
    printf(",\n\"objectives\":{");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_OBJECTIVE); i++) {
        printf("%s", i ? "," : "");
        json_id(s->sc, REF_OBJECTIVE, i);
        putchar(':');
        json_spread(s->objective[i]);
    }
    printf("}");
    json_endings(s);
    printf(",\n\"mistakes\":{");
    for (int32_t i = 0; i < scenario_count(s->sc, REF_MISTAKE); i++) {
        printf("%s", i ? "," : "");
        json_id(s->sc, REF_MISTAKE, i);
        printf(":%d", s->mistake[i]);
    }
    printf("}");
    json_unreached(s);
    printf(",\n\"facts\":%lld,\n\"wall\":{\"ms\":%lld,\"facts_a_second\":%lld}}\n",
           (long long)s->facts, (long long)took_ms,
           (long long)(s->facts * 1000 / (took_ms ? took_ms : 1)));
}

static bool promises_hold(const struct stats *s, bool tell)
{
    bool all = true;

    for (int32_t i = 0; i < s->sc->promises; i++) {
        const struct promise *p = &s->sc->promise[i];
        int64_t figure = 0;
        bool ok = stats_promise(s, p, &figure);

        if (!ok) {
            fprintf(stderr, "promise broken: %s %s is %lld", s->policy,
                    figure_names[p->figure], (long long)figure);
            fprintf(stderr, p->at_least != NEVER ? ", promised at least %lld\n"
                                                 : ", promised below %lld\n",
                    (long long)(p->at_least != NEVER ? p->at_least : p->below));
        }
        all = all && ok;
    }
    if (tell && all && s->sc->promises) {
        printf("The case's own promises for %s hold.\n", s->policy);
    }
    return all;
}

struct ask {
    int64_t runs, seed;
    bool json;
};

static bool one_policy(const struct scenario *sc, int32_t policy, const struct ask *ask)
{
    const struct policy **by_desk =
        calloc((size_t)scenario_count(sc, REF_DESK) + 1, sizeof(*by_desk));
    struct stats s;
    struct clock clock = clock_posix();
    int64_t start = clock.mono_ms(clock.self);
    bool hold;

    MUST(by_desk);
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        by_desk[d] = &policies[policy];
    }
    progress_of = (int32_t)ask->runs;
    stats_play(&s, sc, by_desk, policy_names[policy], (int32_t)ask->runs, (uint64_t)ask->seed,
               isatty(STDERR_FILENO) ? progress : NULL);
    if (ask->json) {
        as_json(&s, clock.mono_ms(clock.self) - start);
    } else {
        as_text(&s);
    }
    hold = promises_hold(&s, !ask->json);
    stats_done(&s);
    free(by_desk);
    return hold;
}

static int play(const struct scenario *sc, const char *name, const struct ask *ask)
{
    bool all = strcmp(name, "all") == 0;
    bool hold = true;
    bool first = true;

    printf("%s", all && ask->json ? "[" : "");
    for (int32_t i = 0; i < POLICY_COUNT; i++) {
        if (!all && strcmp(policy_names[i], name) != 0) {
            continue;
        }
        printf("%s", first ? "" : ask->json ? "," : "\n------------------------------\n\n");
        first = false;
        hold = one_policy(sc, i, ask) && hold;
    }
    printf("%s", all && ask->json ? "]\n" : "");
    return hold ? EXIT_GOOD : EXIT_BAD;
}

int cmd_rehearse(int argc, char **argv)
{
    const char *policy = "diligent";
    const char *runs = "100";
    const char *seed = "1";
    const char *data = NULL;
    struct ask ask = {0};
    const struct option_row rows[] = {{"policy", &policy, NULL}, {"runs", &runs, NULL},
                                      {"seed", &seed, NULL},     {"data", &data, NULL},
                                      {"json", NULL, &ask.json}};
    struct arguments args;
    struct casebox box;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 1) ||
        !options_number("runs", runs, 1, RUNS_MOST, &ask.runs) ||
        !options_number("seed", seed, 0, INT64_MAX / 2, &ask.seed)) {
        return EXIT_USAGE;
    }
    if (strcmp(policy, "all") != 0 && !policy_find(policy)) {
        fprintf(stderr, "palermo rehearse: unknown policy '%s': there are all", policy);
        for (int32_t i = 0; i < POLICY_COUNT; i++) {
            fprintf(stderr, ", %s", policy_names[i]);
        }
        fprintf(stderr, "\n");
        return EXIT_USAGE;
    }
    status = tell_casebox(&box, args.at[0], data);
    if (status) {
        return status;
    }
    status = play(&box.scenario, policy, &ask);
    casebox_close(&box);
    return status;
}
