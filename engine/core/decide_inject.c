#include "engine/core/decide.h"

#include "engine/core/pure.h"

void decide_inject_state(struct decide *d, int32_t inject, enum inject_state state,
                         enum origin origin, struct span reason)
{
    struct fact f = fact_of(FACT_INJECT, audience_staff());

    f.u.inject.inject = inject;
    f.u.inject.state = state;
    f.u.inject.origin = origin;
    f.u.inject.due = d->st->inject[inject].due;
    f.u.inject.text = reason;
    emit(d, f);
}

bool inject_is_over(const struct state *st, int32_t inject)
{
    int32_t s = st->inject[inject].state;

    return s == INJECT_RELEASED || s == INJECT_SKIPPED || s == INJECT_CANCELLED ||
           s == INJECT_EXPIRED;
}

void decide_arm(struct decide *d, int32_t inject, int64_t due, enum origin origin)
{
    struct fact f = fact_of(FACT_INJECT, audience_staff());

    if (inject_is_over(d->st, inject) || d->st->inject[inject].state == INJECT_HELD) {
        return;
    }
    f.u.inject.inject = inject;
    f.u.inject.state = INJECT_ARMED;
    f.u.inject.origin = origin;
    f.u.inject.due = due;
    emit(d, f);
}

/* Nobody's exhibits pass to the first addressee. */
static void take_custody(struct decide *d, const struct inject *in, int32_t to)
{
    for (int32_t i = 0; i < in->attach.tags; i++) {
        struct tag t = in->attach.tag[i];

        if (t.kind == TAG_THING && d->sc->thing[t.index].kind == THING_EXHIBIT &&
            d->st->holder[t.index] == NONE && to != NONE) {
            decide_exhibit(d, t.index, to);
        }
    }
}

/* What it brings to whom, with what a facilitator has changed. */
static struct post post_of(const struct decide *d, int32_t inject)
{
    const struct inject *in = &d->sc->inject[inject];
    const struct amended *amended = state_amended(d->st, inject);
    struct post post = {.kind = ITEM_INJECT,
                        .from = in->from,
                        .channel = in->channel,
                        .priority = in->priority,
                        .to = in->to,
                        .source = tag_of(TAG_INJECT, inject),
                        .text = in->words ? d->typed : (struct span){0},
                        .attach = in->attach.tag,
                        .attaches = in->attach.tags};

    if (amended) {
        post.to = amended->to ? (uint64_t)amended->to : in->to;
        post.subject = state_amended_subject(d->st, amended);
        post.text = amended->words_len ? state_amended_words(d->st, amended) : post.text;
    }
    return post;
}

void decide_release(struct decide *d, int32_t inject, enum origin origin, struct span reason)
{
    const struct inject *in = &d->sc->inject[inject];
    struct scope scope = scope_of_all(d->sc, d->st);
    struct post post = post_of(d, inject);
    struct tag before;

    if (inject_is_over(d->st, inject) &&
        !(origin == ORIGIN_DIRECTED && d->st->inject[inject].state == INJECT_SKIPPED)) {
        return;
    }
    before = decide_cause(d, tag_of(TAG_INJECT, inject));
    decide_inject_state(d, inject, INJECT_RELEASED, origin, reason);
    if (in->kind != INJECT_NOTE) {
        decide_post(d, &post);
        take_custody(d, in, post.to == in->to ? in->first_to : desk_first(post.to));
    }
    for (int32_t i = 0; i < scenario_count(d->sc, REF_EXPECT); i++) {
        if (d->sc->expect[i].inject == inject) {
            decide_cue(d, i, d->st->now);
        }
    }
    effect_run(d, &in->effects, &scope);
    decide_cause(d, before);
}

void decide_release_after(struct decide *d, int32_t inject, int64_t delay_ms)
{
    if (delay_ms) {
        decide_arm(d, inject, d->st->now + delay_ms, ORIGIN_CONDITIONAL);
    } else if (d->st->inject[inject].state != INJECT_HELD) {
        decide_release(d, inject, ORIGIN_CONDITIONAL, (struct span){0});
    }
}

void decide_cmd_inject(struct decide *d, const struct command *cmd)
{
    int32_t i = cmd->u.inject.inject;
    struct span why = cmd->u.inject.text;

    if (cmd->kind == COMMAND_RELEASE) {
        decide_release(d, i, ORIGIN_DIRECTED, why);
    } else {
        decide_inject_state(d, i, cmd->kind == COMMAND_HOLD ? INJECT_HELD : INJECT_SKIPPED,
                            ORIGIN_DIRECTED, why);
    }
}

/* One that the clock brings keeps its `if`; any other comes at that time whatever its condition. */
static void move_to(struct decide *d, int32_t inject, int64_t at, struct span reason)
{
    struct fact f = fact_of(FACT_INJECT, audience_staff());
    bool timed =
        d->st->inject[inject].state == INJECT_PLANNED && d->sc->inject[inject].at != NEVER;

    f.u.inject.inject = inject;
    f.u.inject.state = timed ? INJECT_PLANNED : INJECT_ARMED;
    f.u.inject.origin = ORIGIN_DIRECTED;
    f.u.inject.due = at;
    f.u.inject.text = reason;
    emit(d, f);
}

void decide_cmd_retime(struct decide *d, const struct command *cmd)
{
    move_to(d, cmd->u.retime.inject, cmd->u.retime.to, cmd->u.retime.text);
}

int64_t inject_due(const struct scenario *sc, const struct state *st, int32_t inject)
{
    const struct inject_live *in = &st->inject[inject];
    bool timed = in->state == INJECT_PLANNED && sc->inject[inject].at != NEVER;

    return timed || in->state == INJECT_ARMED ? in->due : NEVER;
}

bool inject_shifts(const struct core *c, const struct command *cmd, int32_t inject)
{
    const struct state *st = &c->st;
    int64_t due = inject_due(c->sc, st, inject);

    if (inject_is_over(st, inject) || (cmd->u.shift.storyline != NONE &&
                                       cmd->u.shift.storyline != c->sc->inject[inject].storyline)) {
        return false;
    }
    return cmd->kind == COMMAND_DROP || (due != NEVER && due >= st->now);
}

/*
 * All of a storyline that are still to come: later or earlier, but not before now; or left out. The
 * reason stands in the first of the facts: a record has to hold them all.
 */
void decide_cmd_storyline(struct decide *d, const struct command *cmd)
{
    struct span reason = cmd->u.shift.text;

    for (int32_t i = 0; i < scenario_count(d->sc, REF_INJECT); i++) {
        if (!inject_shifts(d->core, cmd, i)) {
            continue;
        }
        if (cmd->kind == COMMAND_DROP) {
            decide_inject_state(d, i, INJECT_SKIPPED, ORIGIN_DIRECTED, reason);
        } else {
            int64_t to = inject_due(d->sc, d->st, i) + cmd->u.shift.by;

            to = to < d->st->now ? d->st->now : to;
            move_to(d, i, to > d->sc->play_length ? d->sc->play_length : to, reason);
        }
        reason = (struct span){0};
    }
    d->room += d->out->count; /* one each: no cascade */
}

void decide_cmd_amend(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_AMENDED, audience_staff());

    f.u.amended.inject = cmd->u.amend.inject;
    f.u.amended.to = cmd->u.amend.to;
    f.u.amended.subject = cmd->u.amend.subject;
    f.u.amended.words = cmd->u.amend.words;
    f.u.amended.text = cmd->u.amend.text;
    emit(d, f);
}

void decide_cmd_improvise(struct decide *d, const struct command *cmd)
{
    struct tag voice = cmd->u.improvise.person != NONE
                           ? tag_of(TAG_THING, cmd->u.improvise.person)
                       : cmd->u.improvise.like != NONE
                           ? tag_of(TAG_INJECT, cmd->u.improvise.like)
                           : tag_of(TAG_NONE, 0);

    decide_post(d, &(struct post){.kind = ITEM_INJECT,
                                  .voice = voice,
                                  .from = cmd->u.improvise.from,
                                  .channel = cmd->u.improvise.channel,
                                  .priority = cmd->u.improvise.priority,
                                  .to = cmd->u.improvise.to,
                                  .subject = cmd->u.improvise.subject,
                                  .text = cmd->u.improvise.text});
}
