/*
 * ENDEX: what is still open is closed, judged, told. Source: handbook/format/scenario.md section 8.
 */
#include "engine/core/decide.h"

#include "engine/core/pure.h"

/* Play was ended before this time of the day came: what would have counted then does not. */
static bool is_cut(const struct decide *d, int64_t at)
{
    return at != NEVER && d->st->now < d->sc->play_length && at > d->st->now;
}

static void close_spans(struct decide *d)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_EXPECT); i++) {
        if (d->st->expect[i].state != EXPECT_OPEN) {
            continue;
        }
        if (is_cut(d, d->st->expect[i].until)) {
            struct fact f = fact_of(FACT_EXPECT, audience_staff());

            f.u.expect.expect = i;
            f.u.expect.state = EXPECT_CUT;
            emit(d, f);
        } else {
            decide_span_end(d, i);
        }
    }
}

static void close_decisions(struct decide *d)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_DECISION); i++) {
        if (!is_cut(d, d->sc->decision[i].deadline)) {
            decide_option(d, i, d->sc->decision[i].fallback, TAKEN_BY_DEFAULT);
        }
    }
}

/* Mistakes with a time of judgement. */
static void close_mistakes(struct decide *d)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_MISTAKE); i++) {
        struct scope scope = scope_of_all(d->sc, d->st);

        if (agenda_has(&d->st->agenda, DUE_MISTAKE, i) && !is_cut(d, d->sc->mistake[i].at)) {
            decide_mistake(d, i, expr_eval(&d->sc->mistake[i].when, &scope, NULL));
        }
    }
}

/* What is not met when play ends early might have been: it is not judged. */
static void judge_criteria(struct decide *d)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_CRITERION); i++) {
        struct fact f = fact_of(FACT_CRITERION, audience_staff());
        struct scope scope = scope_of_all(d->sc, d->st);

        f.u.criterion.criterion = i;
        f.u.criterion.met = expr_eval(&d->sc->criterion[i].when, &scope, NULL) != 0;
        if (f.u.criterion.met || !is_cut(d, d->sc->play_length)) {
            emit(d, f);
        }
    }
}

static void tell(struct decide *d, struct tag source, int32_t part)
{
    uint64_t to = 0;

    for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
        to |= d->sc->desk[i].control ? 0 : desk_bit(i);
    }
    decide_post(d, &(struct post){.kind = ITEM_EPILOGUE,
                                  .from = NONE,
                                  .channel = NONE,
                                  .to = to,
                                  .source = source,
                                  .part = part});
}

/*
 * The epilogue: how the decisions came out, then what became of people and case, if play has come
 * to its last segment. Before that most of what an ending speaks of has not happened yet.
 */
static void tell_endings(struct decide *d)
{
    bool last = scenario_segment(d->sc, d->st->now) == scenario_count(d->sc, REF_SEGMENT) - 1;

    for (int32_t i = 0; i < scenario_count(d->sc, REF_DECISION); i++) {
        int32_t taken = d->st->decision[i].taken - 1;

        if (taken >= 0 && d->sc->decision[i].option[taken].epilogue.len) {
            tell(d, tag_of(TAG_DECISION, i), taken);
        }
    }
    for (int32_t i = 0; i < scenario_count(d->sc, REF_ENDING) && last; i++) {
        const struct ending *e = &d->sc->ending[i];
        struct fact f = fact_of(FACT_ENDING, audience_staff());
        struct scope scope = scope_of_all(d->sc, d->st);
        int32_t k = 0;

        while (k < e->options - 1 && !expr_eval(&e->option[k].when, &scope, NULL)) {
            k++;
        }
        f.u.ending.ending = i;
        f.u.ending.option = k;
        f.u.ending.grade = e->option[k].grade;
        emit(d, f);
        tell(d, tag_of(TAG_ENDING, i), k);
    }
}

void decide_evaluate(struct decide *d)
{
    close_spans(d);
    close_decisions(d);
    close_mistakes(d);
    decide_settle(d);
    judge_criteria(d);
    tell_endings(d);
    decide_score(d);
}
