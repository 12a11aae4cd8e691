/*
 * Questions between desks: for information, and for a yes that an act waits for. Control desks
 * answer by the case's rules unless a console is quicker.
 */
#include <string.h>

#include "engine/core/decide.h"

#include "engine/core/pure.h"

/* The rule by which a control desk will answer, or NONE. */
static int32_t automatic(const struct decide *d, const struct act *act, int32_t to)
{
    struct scope scope = {d->sc, d->st, act, act->desk, act->target};

    for (int32_t i = 0; i < scenario_count(d->sc, REF_ANSWER); i++) {
        const struct answer *a = &d->sc->answer[i];

        if (a->desk == to && pattern_match(&a->pattern, d->sc, act) &&
            expr_eval(&a->when, &scope, NULL)) {
            return i;
        }
    }
    return NONE;
}

static void plan(struct decide *d, const struct act *act, int32_t request, int32_t to)
{
    struct fact f = fact_of(FACT_ANSWER_PLANNED, audience_staff());
    int32_t rule = automatic(d, act, to);

    if (rule != NONE) {
        f.u.planned.request = request;
        f.u.planned.answer = rule;
        f.u.planned.at = d->st->now + d->sc->answer[rule].after_ms;
        emit(d, f);
    }
}

int32_t decide_request(struct decide *d, const struct act *act, int32_t to, int32_t number,
                       struct span text)
{
    struct fact f = fact_of(FACT_REQUEST, audience_desks(desk_bit(act->desk) | desk_bit(to)));
    int32_t request = d->st->requests + 1;

    f.u.request.request = request;
    f.u.request.from = act->desk;
    f.u.request.to = to;
    f.u.request.act = number;
    f.u.request.verb = act->verb;
    f.u.request.target = act->target;
    f.u.request.basis = act->basis;
    memcpy(f.u.request.choice, act->choice, sizeof(f.u.request.choice));
    f.u.request.text = text;
    emit(d, f);
    decide_post(d, &(struct post){.kind = ITEM_REQUEST,
                                  .from = act->desk,
                                  .channel = NONE,
                                  .request = request,
                                  .to = desk_bit(to),
                                  .source = tag_of(TAG_REQUEST, request),
                                  .text = text,
                                  .attach = act->attach,
                                  .attaches = act->attaches,
                                  .withheld = scenario_withholds(d->sc, act),
                                  .of_desk = true});
    if (act->target != NONE) {
        decide_card(d, to, act->target, d->st->items);
    }
    if (d->sc->desk[to].control) {
        plan(d, act, request, to);
    }
    return request;
}

void decide_question(struct decide *d, const struct open_act *o, int32_t to)
{
    struct fact f = fact_of(FACT_ACT_WAITING, audience_desks(desk_bit(o->act.desk)));
    struct open_act copy = *o;
    int32_t slot = state_open_act(d->st, o->number);
    struct span text = {d->st->text + (size_t)slot * TYPED_TEXT_MAX, (size_t)o->text_len};

    f.u.waiting.number = copy.number;
    f.u.waiting.desk = copy.act.desk;
    f.u.waiting.status = ACT_WAITS_YES;
    f.u.waiting.request =
        decide_request(d, &copy.act, to, copy.number, text);
    emit(d, f);
}

void decide_answered(struct decide *d, int32_t request, const struct post *answer, bool yes,
                     int32_t seat)
{
    struct request r = d->st->request[request - 1];
    struct fact f = fact_of(FACT_ANSWERED, audience_desks(desk_bit(r.from) | desk_bit(r.to)));
    int32_t slot = state_open_act(d->st, r.act);
    struct post post = *answer;

    f.u.answered.request = request;
    f.u.answered.desk = r.to;
    f.u.answered.seat = seat;
    f.u.answered.status = yes ? REQUEST_YES : REQUEST_NO;
    f.u.answered.source = answer->source;
    f.u.answered.text = answer->text;
    emit(d, f);
    post.kind = ITEM_ANSWER;
    post.from = r.to;
    post.to = desk_bit(r.from);
    post.request = request;
    post.channel = NONE;
    decide_post(d, &post);
    if (slot < 0) {
        return;
    }
    if (yes) {
        decide_act_onward(d, r.act);
    } else {
        decide_act_stop(d, r.act, ACT_REFUSED);
    }
}
