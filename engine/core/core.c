#include "engine/core/core.h"

#include "engine/base/must.h"
#include "engine/core/apply.h"
#include "engine/core/decide.h"

#include "engine/core/pure.h"

size_t core_size(const struct scenario *sc)
{
    return state_size(sc) + (size_t)sc->watches * sizeof(struct watching) + 16;
}

void core_init(struct core *c, const struct scenario *sc, uint64_t seed, void *memory)
{
    unsigned char *at = memory;

    *c = (struct core){.sc = sc};
    state_init(&c->st, sc, seed, at);
    c->watching = (struct watching *)(void *)(at + c->st.block_size);
    for (int32_t i = 0; i < sc->watches; i++) {
        c->watching[i] = (struct watching){INT64_MAX, false};
    }
}

struct fact fact_of(enum fact_kind kind, struct audience aud)
{
    return (struct fact){.kind = kind, .aud = aud};
}

struct tag decide_cause(struct decide *d, struct tag cause)
{
    struct tag before = d->cause;

    d->cause = cause;
    return before;
}

void emit(struct decide *d, struct fact f)
{
    MUST(d->out->count < RECORD_FACTS_MAX);
    MUST(f.aud.desks || f.aud.flags || f.aud.seat);
    f.cause = d->cause;
    d->out->fact[d->out->count++] = f;
    d->touched |= apply_fact(d->st, &f);
}

/* Attempts that tell something about play; those that could name what the desk cannot see, do not.
 */
static bool is_recorded(const struct command *cmd, enum refusal code)
{
    return cmd->kind == COMMAND_ACT &&
           (code == REFUSE_NEEDS || code == REFUSE_TOO_MANY || code == REFUSE_ANSWERED ||
            code == REFUSE_STATE);
}

static void record_refusal(struct decide *d, const struct command *cmd, enum refusal code)
{
    struct fact f =
        fact_of(FACT_ACT_REFUSED, audience_desks(desk_bit(cmd->u.act.act.desk)));

    f.u.refused.seat = cmd->seat;
    f.u.refused.code = code;
    f.u.refused.act = cmd->u.act.act;
    emit(d, f);
}

struct verdict core_command(struct core *c, const struct command *cmd, int64_t play_ms,
                            struct batch *out)
{
    struct decide d = {.core = c, .sc = c->sc, .st = &c->st, .out = out, .room = CASCADE_FACTS_MAX};
    struct verdict verdict;

    MUST(play_ms >= c->st.now);
    out->count = 0;
    c->st.now = play_ms; /* before judging: needs and bounds are about the present */
    verdict = command_judge(c, cmd);
    if (verdict.code) {
        if (is_recorded(cmd, verdict.code)) {
            record_refusal(&d, cmd, verdict.code);
        }
        return verdict;
    }
    command_table[cmd->kind].decide(&d, cmd);
    if (c->st.phase != PHASE_ENDED) { /* what ENDEX brings is settled before it is judged */
        decide_settle(&d);
    }
    return verdict;
}

bool core_next_due(const struct core *c, struct due *ret_due, int64_t *ret_at)
{
    struct due due = {DUE_WAKE, 0};
    int64_t wake = INT64_MAX;
    int64_t at = INT64_MAX;

    if (c->st.phase != PHASE_RUNNING || c->st.paused) {
        return false;
    }
    for (int32_t i = 0; i < c->sc->watches; i++) {
        if (c->watching[i].wake > c->st.now && c->watching[i].wake < wake) {
            wake = c->watching[i].wake;
        }
    }
    if (agenda_first(&c->st.agenda, &due, &at) && at <= wake) {
        *ret_due = due;
        *ret_at = at < c->st.now ? c->st.now : at;
        return true;
    }
    *ret_due = (struct due){DUE_WAKE, 0};
    *ret_at = wake;
    return wake <= c->sc->play_length;
}

void core_replay(struct core *c, int64_t play_ms, const struct fact *fact, int32_t count)
{
    MUST(play_ms >= c->st.now);
    c->st.now = play_ms;
    for (int32_t i = 0; i < count; i++) {
        apply_fact(&c->st, &fact[i]);
    }
}

int32_t core_outcome(const struct core *c, const struct act *act)
{
    struct scope scope = {c->sc, &c->st, act, act->desk, act->target};

    for (int32_t i = 0; i < scenario_count(c->sc, REF_OUTCOME); i++) {
        const struct outcome *o = &c->sc->outcome[i];

        if (!o->always && pattern_match(&o->pattern, c->sc, act) &&
            expr_eval(&o->when, &scope, NULL)) {
            return i;
        }
    }
    return NONE;
}

int32_t core_outcome_of(const struct scenario *sc, const struct act *act, int64_t nth)
{
    for (int32_t i = 0; i < scenario_count(sc, REF_OUTCOME); i++) {
        const struct outcome *o = &sc->outcome[i];

        if (!o->always && pattern_match(&o->pattern, sc, act) && --nth == 0) {
            return i;
        }
    }
    return NONE;
}
