/*
 * May this act be done? Judged on what the acting desk itself can see, so that a refusal never
 * tells a secret.
 */
#include "engine/base/must.h"
#include "engine/base/utf8.h"
#include "engine/core/by_desk.h"
#include "engine/core/decide.h"
#include "engine/core/function.h"

#include "engine/core/pure.h"

static struct verdict form_error(enum refusal code, int32_t field)
{
    return (struct verdict){.code = code, .field = field};
}

static bool has_card(const struct core *c, int32_t desk, int32_t thing)
{
    return *state_card(&c->st, desk, thing) != NEVER;
}

static bool knows(const struct core *c, int32_t desk, int32_t knowledge)
{
    return *state_known(&c->st, desk, knowledge) != NEVER;
}

static struct verdict judge_form(const struct verb *v, const struct command *cmd)
{
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        int32_t chosen = cmd->u.act.act.choice[i];
        struct span text = cmd->u.act.texts[i];
        int64_t length = (int64_t)utf8_count(text);
        const struct field *f = i < v->fields ? &v->field[i] : NULL;

        if (!f) {
            if (chosen || text.len) {
                return form_error(REFUSE_FORM, i);
            }
            continue;
        }
        if (f->type == FIELD_CHOICE) {
            if (text.len || chosen < 0 || chosen > f->choice.options ||
                (f->required && chosen == 0)) {
                return form_error(REFUSE_FORM, i);
            }
        } else if (chosen || (f->required && utf8_blank(text))) {
            return form_error(REFUSE_FORM, i);
        } else if (length && (length < f->min || length > f->max)) {
            return form_error(REFUSE_TEXT_LENGTH, i);
        }
    }
    return verdict_of(REFUSE_NONE);
}

static enum refusal judge_target(const struct core *c, const struct verb *v, const struct act *act)
{
    if (act->target == NONE) {
        return v->targets && v->does != DOES_REQUEST ? REFUSE_TARGET : REFUSE_NONE;
    }
    if (!has_card(c, act->desk, act->target)) {
        return REFUSE_NOT_FOUND;
    }
    return v->targets & (1u << c->sc->thing[act->target].kind) ? REFUSE_NONE : REFUSE_TARGET;
}

/* A person's card is a name: where names are withheld it cannot go to another desk. */
static bool names_somebody(const struct core *c, const struct verb *v, const struct act *act)
{
    bool target = v->does == DOES_REQUEST && act->target != NONE &&
                  c->sc->thing[act->target].kind == THING_PERSON;

    for (int32_t i = 0; i < act->attaches; i++) {
        target = target || (act->attach[i].kind == TAG_THING &&
                            c->sc->thing[act->attach[i].index].kind == THING_PERSON);
    }
    return target && scenario_withholds(c->sc, act);
}

static enum refusal judge_attach(const struct core *c, const struct verb *v, const struct act *act)
{
    for (int32_t i = 0; i < act->attaches; i++) {
        struct tag t = act->attach[i];

        if (t.kind == TAG_KNOWLEDGE ? !knows(c, act->desk, t.index)
                                    : !has_card(c, act->desk, t.index)) {
            return REFUSE_NOT_FOUND;
        }
        if (v->does == DOES_HANDOVER &&
            (t.kind != TAG_THING || c->st.holder[t.index] != act->desk)) {
            return REFUSE_CUSTODY;
        }
    }
    if ((v->does == DOES_SHARE || v->does == DOES_HANDOVER) && act->attaches == 0) {
        return REFUSE_ATTACH;
    }
    return names_somebody(c, v, act) ? REFUSE_NAMES : REFUSE_NONE;
}

static enum refusal judge_to(const struct core *c, const struct verb *v, const struct act *act)
{
    uint64_t all = scenario_count(c->sc, REF_DESK) == DESKS_MAX
                       ? UINT64_MAX
                       : desk_bit(scenario_count(c->sc, REF_DESK)) - 1;

    if (!does_address(v->does)) {
        return act->to ? REFUSE_ADDRESSEE : REFUSE_NONE;
    }
    if (act->to == 0 || (act->to & ~all)) {
        return REFUSE_ADDRESSEE;
    }
    if (v->does != DOES_CONSENT && (act->to & desk_bit(act->desk))) {
        return REFUSE_ADDRESSEE;
    }
    return does_address_one(v->does) && (act->to & (act->to - 1)) ? REFUSE_ADDRESSEE : REFUSE_NONE;
}

/* Who asks another agency says by what right: a precondition of the act (domain B.0). */
static enum refusal judge_basis(const struct core *c, const struct verb *v, const struct act *act)
{
    bool wanted = v->does == DOES_REQUEST && scenario_count(c->sc, REF_BASIS) > 0;

    return wanted && act->basis == NONE ? REFUSE_BASIS : REFUSE_NONE;
}

static bool settles(enum does does)
{
    return does == DOES_AGREE || does == DOES_REFUSE;
}

/* Somebody at this desk is doing that already, or the contrary: the first who sends it wins. */
static bool is_under_way(const struct core *c, const struct verb *v, const struct act *act)
{
    for (int32_t i = 0; i < c->st.going_most; i++) {
        const struct act *other = &c->st.going[i].act;

        if (c->st.going[i].number && other->desk == act->desk && other->ref == act->ref &&
            (other->verb == act->verb ||
             (settles(v->does) &&
              settles(scenario_verb(c->sc, other->desk, other->verb)->does)))) {
            return true;
        }
    }
    return false;
}

/*
 * The desk is about that very thing already, a colleague or the seat itself: the first who sends it
 * wins. Words to others can be several at once (a second question, a warning that grew).
 */
static enum refusal judge_twin(const struct core *c, const struct verb *v, const struct act *act)
{
    for (int32_t i = 0; v->does == DOES_ACT && i < c->st.going_most; i++) {
        const struct open_act *o = &c->st.going[i];

        if (o->number && o->act.desk == act->desk && o->act.verb == act->verb &&
            act->target != NONE && o->act.target == act->target) {
            return REFUSE_UNDER_WAY;
        }
    }
    return REFUSE_NONE;
}

static enum refusal judge_joint(const struct core *c, const struct verb *v, const struct act *act)
{
    const struct joint *j;

    if (act->ref < 1 || act->ref > c->st.joints) {
        return REFUSE_NOT_FOUND;
    }
    j = &c->st.joint[act->ref - 1];
    if (!((uint64_t)j->invited & desk_bit(act->desk))) {
        return REFUSE_NOT_FOUND;
    }
    if (j->status != JOINT_OPEN) {
        return REFUSE_STATE;
    }
    if (act->pick < 0 ||
        act->pick > (v->does == DOES_CONTRIBUTE ? c->sc->joint[j->kind].sections.lines : 0)) {
        return REFUSE_VALUE;
    }
    return v->does != DOES_CONTRIBUTE && is_under_way(c, v, act) ? REFUSE_ANSWERED : REFUSE_NONE;
}

static enum refusal judge_decision(const struct core *c, const struct verb *v,
                                   const struct act *act)
{
    int32_t i = act->ref - 1;

    if (act->ref == 0) {
        return act->pick ? REFUSE_VALUE : REFUSE_NONE;
    }
    if (i < 0 || i >= scenario_count(c->sc, REF_DECISION) || !c->st.decision[i].opened ||
        c->sc->decision[i].desk != act->desk) {
        return REFUSE_NOT_FOUND;
    }
    if (c->st.decision[i].taken || is_under_way(c, v, act)) {
        return REFUSE_ANSWERED;
    }
    return act->pick >= 1 && act->pick <= c->sc->decision[i].options ? REFUSE_NONE : REFUSE_VALUE;
}

/* What the act is about: a question, a joint item, a decision. */
static enum refusal judge_ref(const struct core *c, const struct verb *v, const struct act *act)
{
    if (v->does == DOES_ANSWER) {
        if (act->ref < 1 || act->ref > c->st.requests ||
            c->st.request[act->ref - 1].to != act->desk) {
            return REFUSE_NOT_FOUND;
        }
        return c->st.request[act->ref - 1].status == REQUEST_OPEN && !is_under_way(c, v, act)
                   ? REFUSE_NONE
                   : REFUSE_ANSWERED;
    }
    if (v->does == DOES_AGREE || v->does == DOES_REFUSE || v->does == DOES_CONTRIBUTE) {
        return judge_joint(c, v, act);
    }
    if (v->does == DOES_DECIDE) {
        return judge_decision(c, v, act);
    }
    return act->ref || act->pick ? REFUSE_VALUE : REFUSE_NONE;
}

/* Who refuses a colleague gives the reason. */
static bool says_no(const struct verb *v, const struct act *act)
{
    return v->does == DOES_ANSWER && v->key_field != NONE &&
           act->choice[v->key_field] == verb_decision(v, false);
}

/* All that was typed goes on together, a line feed between (keep_words). */
static enum refusal judge_text(const struct verb *v, const struct command *cmd)
{
    size_t together = cmd->u.act.text.len;
    bool bare; /* who contributes brings words, or something */

    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        size_t len = cmd->u.act.texts[i].len;

        together += len + (together && len);
    }
    if (together > TYPED_TEXT_MAX) {
        return REFUSE_TEXT_LENGTH;
    }
    bare = v->does == DOES_CONTRIBUTE && cmd->u.act.act.attaches == 0;
    return utf8_blank(cmd->u.act.text) &&
                   (bare || does_want_words(v->does) || says_no(v, &cmd->u.act.act))
               ? REFUSE_TEXT
               : REFUSE_NONE;
}

/* A need; one that asks for a form's choice is as good as met while there is no form. */
static bool is_met(const struct code *need, const struct scope *scope, bool formless)
{
    for (int32_t i = 0; formless && i < need->ops; i++) {
        bool calls = need->op[i].code >= OP_FLAG && need->op[i].code <= OP_VALUE;

        if (calls && need->op[i].fn == FN_FORM) {
            return true;
        }
    }
    return expr_eval(need, scope, NULL);
}

/* The role's own needs, then those that the case adds. */
static struct verdict judge_needs(const struct core *c, const struct verb *v,
                                  const struct act *act, bool formless)
{
    struct scope scope = {c->sc, &c->st, act, act->desk, act->target};
    struct verdict no = verdict_of(REFUSE_NEEDS);

    if (!is_met(&c->sc->desk[act->desk].needs[act->verb], &scope, formless)) {
        no.why = v->needs_why;
        return no;
    }
    for (int32_t i = 0; i < scenario_count(c->sc, REF_NEED); i++) {
        const struct need *n = &c->sc->need[i];

        if (pattern_match(&n->pattern, c->sc, act) && !is_met(&n->when, &scope, formless)) {
            no.why = n->why;
            return no;
        }
    }
    return verdict_of(REFUSE_NONE);
}

struct verdict core_not_yet(struct core *c, int32_t desk, const struct verb *v, int64_t play_ms)
{
    struct act act = act_none();
    int64_t decided = c->st.now;
    struct verdict no;

    MUST(play_ms >= decided);
    c->st.now = play_ms; /* until it is judged: nothing has been decided then */

    act.desk = desk;
    act.verb = v->name;
    no = judge_needs(c, v, &act, true);
    for (int32_t i = 0; v->targets && no.code && i < scenario_count(c->sc, REF_THING); i++) {
        act.target = i;
        if (judge_target(c, v, &act) == REFUSE_NONE) {
            no = judge_needs(c, v, &act, true);
        }
    }
    c->st.now = decided;
    return no;
}

static enum refusal judge_load(const struct core *c, const struct act *act)
{
    int32_t own = 0;
    int32_t all = 0;

    for (int32_t i = 0; i < c->st.going_most; i++) {
        all += c->st.going[i].number != 0;
        own += c->st.going[i].number != 0 && c->st.going[i].act.desk == act->desk;
    }
    if (all >= ACTS_OPEN_MAX || c->st.requests >= REQUESTS_MAX - AUTH_MAX ||
        c->st.joints >= JOINTS_MAX || c->st.items >= ITEMS_MAX - DESKS_MAX) {
        return REFUSE_FULL;
    }
    return own >= ACTS_OPEN_DESK_MAX ? REFUSE_TOO_MANY : REFUSE_NONE;
}

struct verdict judge_act(const struct core *c, const struct command *cmd)
{
    const struct act *act = &cmd->u.act.act;
    const struct verb *v;
    struct verdict verdict;
    enum refusal code;

    if (act->desk < 0 || act->desk >= scenario_count(c->sc, REF_DESK) ||
        (cmd->power != POWER_PLAYER ? !c->sc->desk[act->desk].control : act->desk != cmd->desk)) {
        return verdict_of(REFUSE_NOT_YOURS);
    }
    if (act->verb < 0 || act->verb >= scenario_count(c->sc, REF_VERB)) {
        return verdict_of(REFUSE_NOT_GRANTED);
    }
    v = scenario_verb(c->sc, act->desk, act->verb);
    if (!v) {
        return verdict_of(REFUSE_NOT_GRANTED);
    }
    if ((code = judge_target(c, v, act)) || (code = judge_to(c, v, act)) ||
        (code = judge_basis(c, v, act)) || (code = judge_ref(c, v, act)) ||
        (code = judge_attach(c, v, act)) || (code = judge_text(v, cmd))) {
        return verdict_of(code);
    }
    verdict = judge_form(v, cmd);
    if (verdict.code) {
        return verdict;
    }
    if ((code = judge_twin(c, v, act)) || (code = judge_load(c, act))) {
        return verdict_of(code);
    }
    return judge_needs(c, v, act, false);
}

/* One of what the desk has been told to keep in mind. */
struct verdict judge_tick(const struct core *c, const struct command *cmd)
{
    int32_t o = cmd->u.tick.objective;
    int64_t duty = cmd->u.tick.duty;
    const struct role *r = &c->sc->role[c->sc->desk[cmd->desk].role];
    bool one = o == NONE ? duty >= 1 && duty <= r->duties.lines
                         : duty == 0 && o >= 0 && o < scenario_count(c->sc, REF_OBJECTIVE) &&
                               c->sc->objective[o].told.len;

    return verdict_of(one ? REFUSE_NONE : REFUSE_NOT_FOUND);
}

/* Two of a kind may be one; a card has no other to be the same as where nothing is said of that. */
struct verdict judge_card(const struct core *c, const struct command *cmd)
{
    int32_t things = scenario_count(c->sc, REF_THING);
    int32_t thing = cmd->u.card.thing;
    int32_t same = cmd->u.card.same;

    if (thing < 0 || thing >= things || !has_card(c, cmd->desk, thing)) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    if (cmd->u.card.mark != CARD_SAME) {
        return verdict_of(same == NONE ? REFUSE_NONE : REFUSE_VALUE);
    }
    if (same < 0 || same >= things || !has_card(c, cmd->desk, same)) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    return verdict_of(same != thing && c->sc->thing[same].kind == c->sc->thing[thing].kind
                          ? REFUSE_NONE
                          : REFUSE_VALUE);
}
