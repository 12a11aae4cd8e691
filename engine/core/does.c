/*
 * What engine verbs do at the end of their time. Source: handbook/format/role.md section 3.
 */
#include "engine/base/must.h"
#include "engine/core/by_desk.h"
#include "engine/core/decide.h"

#include "engine/core/pure.h"

/* The act at hand. */
struct doing {
    const struct open_act *o;
    const struct act *act;
    const struct verb *v;
    struct span text;
    bool yes;      /* of an answer */
    bool withheld; /* what goes along goes without names */
};

static struct post post_of(const struct doing *g, enum item_kind kind, uint64_t to)
{
    return (struct post){.kind = kind,
                         .from = g->act->desk,
                         .channel = NONE,
                         .to = to,
                         .source = tag_of(TAG_ACT, g->o->number),
                         .text = g->text,
                         .attach = g->act->attach,
                         .attaches = g->act->attaches,
                         .withheld = g->withheld,
                         .of_desk = true};
}

static void nothing(struct decide *d, const struct doing *g)
{
    (void)d;
    (void)g;
}

/* Which of these desks may not be told of the person: not who plays that person. */
static uint64_t without_consent(const struct decide *d, int32_t person, uint64_t addressees)
{
    size_t desks = (size_t)scenario_count(d->sc, REF_DESK);
    uint64_t without = 0;

    for (int32_t to = 0; to < (int32_t)desks; to++) {
        if ((addressees & desk_bit(to)) && to != d->sc->thing[person].played_by &&
            *state_consent(d->st, person, to) != CONSENT_GIVEN) {
            without |= desk_bit(to);
        }
    }
    return without;
}

/* What was passed on is knowledge, an exhibit, or the person's own card. */
static void breach(struct decide *d, const struct doing *g, int32_t person, struct tag what,
                   uint64_t to)
{
    struct fact f = fact_of(FACT_BREACH, audience_staff());

    if (to) {
        f.u.breach.person = person;
        f.u.breach.desk = g->act->desk;
        f.u.breach.knowledge = what.kind == TAG_KNOWLEDGE ? what.index : NONE;
        f.u.breach.exhibit = what.kind == TAG_THING ? what.index : NONE;
        f.u.breach.to = to;
        emit(d, f);
    }
}

/* Passed on with names, needing a consent that some addressee does not have. */
static void breaches(struct decide *d, const struct doing *g, uint64_t addressees)
{
    for (int32_t i = 0; i < g->act->attaches && !g->withheld; i++) {
        struct tag t = g->act->attach[i];
        int32_t person = t.kind == TAG_KNOWLEDGE ? d->sc->knowledge[t.index].consent_of : NONE;

        if (person != NONE && *state_named(d->st, g->act->desk, t.index)) {
            breach(d, g, person, t, without_consent(d, person, addressees));
        }
    }
}

/* A card is a name, and a copy shows who is behind it, to desks without it; before it goes out. */
static void card_breach(struct decide *d, const struct doing *g, int32_t thing, uint64_t addressees)
{
    const struct thing *t = &d->sc->thing[thing];

    for (int32_t to = 0; to < scenario_count(d->sc, REF_DESK); to++) {
        if (*state_card(d->st, to, thing) != NEVER) {
            addressees &= ~desk_bit(to);
        }
    }
    if (t->kind == THING_PERSON && t->consents) {
        breach(d, g, thing, tag_of(TAG_NONE, 0), without_consent(d, thing, addressees));
    } else if (t->consent_of != NONE) { /* withheld or not: a copy shows it */
        breach(d, g, t->consent_of, tag_of(TAG_THING, thing),
               without_consent(d, t->consent_of, addressees));
    }
}

static void card_breaches(struct decide *d, const struct doing *g, uint64_t addressees)
{
    for (int32_t i = 0; i < g->act->attaches; i++) {
        if (g->act->attach[i].kind == TAG_THING) {
            card_breach(d, g, g->act->attach[i].index, addressees);
        }
    }
    if (g->v->does == DOES_REQUEST && g->act->target != NONE) {
        card_breach(d, g, g->act->target, addressees);
    }
}

static void pass_on(struct decide *d, const struct doing *g, const struct post *post)
{
    card_breaches(d, g, post->to);
    decide_post(d, post);
    breaches(d, g, post->to);
}

static void message(struct decide *d, const struct doing *g)
{
    struct post post = post_of(g, ITEM_MESSAGE, g->act->to);

    pass_on(d, g, &post);
}

static void request(struct decide *d, const struct doing *g)
{
    card_breaches(d, g, g->act->to);
    decide_request(d, g->act, desk_first(g->act->to), 0, g->text);
    breaches(d, g, g->act->to);
}

static void answer(struct decide *d, const struct doing *g)
{
    struct post post = post_of(g, ITEM_ANSWER, 0);

    /* Another seat, or the rules, may have answered meanwhile. */
    if (d->st->request[g->act->ref - 1].status == REQUEST_OPEN) {
        card_breaches(d, g, desk_bit(d->st->request[g->act->ref - 1].from));
        decide_answered(d, g->act->ref, &post, g->yes, g->o->seat);
        breaches(d, g, desk_bit(d->st->request[g->act->ref - 1].from));
    }
}

static void share(struct decide *d, const struct doing *g)
{
    struct post post = post_of(g, ITEM_SHARE, g->act->to);

    pass_on(d, g, &post);
}

static void consent(struct decide *d, const struct doing *g)
{
    for (int32_t desk = 0; desk < scenario_count(d->sc, REF_DESK); desk++) {
        struct fact f = fact_of(FACT_CONSENT, audience_desks(desk_bit(g->act->desk)));

        if (g->act->to & desk_bit(desk)) {
            f.u.consent.person = g->act->target;
            f.u.consent.desk = desk;
            f.u.consent.state = CONSENT_GIVEN;
            emit(d, f);
        }
    }
}

static void handover(struct decide *d, const struct doing *g)
{
    struct post post = post_of(g, ITEM_SHARE, g->act->to);

    card_breaches(d, g, g->act->to);
    decide_post(d, &post);
    for (int32_t i = 0; i < g->act->attaches; i++) {
        int32_t exhibit = g->act->attach[i].index;

        if (d->st->holder[exhibit] == g->act->desk) {
            decide_exhibit(d, exhibit, desk_first(g->act->to));
        }
    }
}

static void decision(struct decide *d, const struct doing *g)
{
    int32_t i = g->act->ref - 1;

    if (i >= 0 && !d->st->decision[i].taken) {
        decide_option(d, i, g->act->pick - 1, TAKEN_BY_CHOICE);
    }
}

static void joint_answer(struct decide *d, int32_t joint, int32_t desk, bool agrees,
                         struct span text)
{
    struct fact f =
        fact_of(FACT_JOINT_ANSWER, audience_desks((uint64_t)d->st->joint[joint - 1].invited));

    if (d->st->joint[joint - 1].status != JOINT_OPEN) {
        return;
    }
    f.u.joint_answer.joint = joint;
    f.u.joint_answer.desk = desk;
    f.u.joint_answer.agrees = agrees;
    f.u.joint_answer.text = text;
    emit(d, f);
}

/* Who proposes agrees; desks played by control follow an invitation. */
static void propose(struct decide *d, const struct doing *g)
{
    uint64_t members = g->act->to | desk_bit(g->act->desk);
    struct fact f = fact_of(FACT_JOINT, audience_desks(members));
    struct post post = post_of(g, ITEM_JOINT, g->act->to);
    int32_t joint = d->st->joints + 1;

    f.u.joint.joint = joint;
    f.u.joint.kind = g->v->joint;
    f.u.joint.desk = g->act->desk;
    f.u.joint.to = members;
    f.u.joint.text = g->text;
    emit(d, f);
    post.source = tag_of(TAG_JOINT, joint);
    pass_on(d, g, &post);
    for (int32_t desk = 0; desk < scenario_count(d->sc, REF_DESK); desk++) {
        if (desk == g->act->desk || ((members & desk_bit(desk)) && d->sc->desk[desk].control)) {
            joint_answer(d, joint, desk, true, (struct span){0});
        }
    }
}

static void agree(struct decide *d, const struct doing *g)
{
    joint_answer(d, g->act->ref, g->act->desk, true, g->text);
}

static void refuse(struct decide *d, const struct doing *g)
{
    joint_answer(d, g->act->ref, g->act->desk, false, g->text);
}

static void contribute(struct decide *d, const struct doing *g)
{
    uint64_t members = (uint64_t)d->st->joint[g->act->ref - 1].invited;
    struct post post = post_of(g, ITEM_JOINT, members & ~desk_bit(g->act->desk));
    struct fact f = fact_of(FACT_JOINT_GIVEN, audience_desks(members));

    f.u.joint_given.joint = g->act->ref;
    f.u.joint_given.desk = g->act->desk;
    f.u.joint_given.part = g->act->pick;
    f.u.joint_given.text = g->text;
    emit(d, f);
    post.source = tag_of(TAG_JOINT, g->act->ref);
    pass_on(d, g, &post);
}

static void flag(struct decide *d, const struct doing *g)
{
    uint64_t desks = desk_bit(g->act->desk);
    struct fact f;

    for (int32_t desk = 0; desk < scenario_count(d->sc, REF_DESK); desk++) {
        if (*state_card(d->st, desk, g->act->target) != NEVER) {
            desks |= desk_bit(desk);
        }
    }
    f = fact_of(FACT_RISK, audience_desks(desks));
    f.u.risk.desk = g->act->desk;
    f.u.risk.person = g->act->target;
    f.u.risk.text = g->text;
    emit(d, f);
}

void decide_does(struct decide *d, const struct open_act *o, const struct verb *v, struct span text)
{
    static void (*const table[DOES_COUNT])(struct decide *, const struct doing *) = {
        [DOES_ACT] = nothing,     [DOES_MESSAGE] = message,   [DOES_REQUEST] = request,
        [DOES_ANSWER] = answer,   [DOES_SHARE] = share,       [DOES_CONSENT] = consent,
        [DOES_HANDOVER] = handover, [DOES_DECIDE] = decision, [DOES_PROPOSE] = propose,
        [DOES_AGREE] = agree,     [DOES_REFUSE] = refuse,     [DOES_CONTRIBUTE] = contribute,
        [DOES_FLAG] = flag,       [DOES_NOTE] = nothing,
    };
    struct doing g = {.o = o, .act = &o->act, .v = v, .text = text};

    MUST(v->does < DOES_COUNT);
    g.yes = v->key_field != NONE && o->act.choice[v->key_field] == v->key_option;
    g.withheld = scenario_withholds(d->sc, &o->act);
    table[v->does](d, &g);
}
