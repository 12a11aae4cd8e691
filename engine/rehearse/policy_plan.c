/*
 * What a policy means to do: from its cues, at random, or everything; and what completes an act.
 */
#include <string.h>

#include "engine/rehearse/policy_parts.h"

bool policy_chance(struct player *p, int32_t permille)
{
    return (int32_t)prng_below(&p->prng, WHOLE) < permille;
}

const struct verb *policy_verb(const struct player *p, int32_t name)
{
    for (int32_t i = 0; i < p->brief->verbs; i++) {
        if (p->brief->verb[i]->name == name) {
            return p->brief->verb[i];
        }
    }
    return NULL;
}

/* Does the one take along all that the other does? */
static bool brings(const struct act *done, const struct act *act)
{
    int32_t found = 0;

    for (int32_t i = 0; i < act->attaches; i++) {
        for (int32_t k = 0; k < done->attaches; k++) {
            if (tag_same(done->attach[k], act->attach[i])) {
                found++;
                break;
            }
        }
    }
    return found == act->attaches;
}

/* Has the desk done this since? After going back it is told again what to do, and what it did. */
static bool did(const struct player *p, const struct act *act, int64_t since)
{
    for (int32_t i = 0; i < p->view->acts; i++) {
        const struct view_act *a = &p->view->act[i];

        if (a->at >= since && a->act.desk == p->brief->desk && a->act.verb == act->verb &&
            (act->target == NONE || a->act.target == act->target) &&
            (act->ref == 0 || a->act.ref == act->ref) && (a->act.to & act->to) == act->to &&
            brings(&a->act, act)) {
            return true;
        }
    }
    return false;
}

void policy_plan(struct player *p, const struct act *act, int64_t since, int64_t at, int64_t until)
{
    if (p->plans < PLAYER_PLANS && !did(p, act, since)) {
        p->plan[p->plans++] = (struct plan){.act = *act, .at = at, .until = until};
    }
}

/* The form as an avoid cue has it, for the same verb: the slip of the tongue. */
static void slip(const struct player *p, struct act *act)
{
    for (int32_t i = 0; i < p->view->cues; i++) {
        const struct view_cue *c = &p->view->cue[i];

        if (c->avoid && c->act.verb == act->verb && c->act.target == act->target) {
            memcpy(act->choice, c->act.choice, sizeof(act->choice));
        }
    }
}

void policy_plan_cue(struct player *p, const struct view_cue *cue)
{
    const struct policy *how = p->policy;
    struct act act = cue->act;
    const struct verb *v = policy_verb(p, act.verb);
    int64_t at = cue->at + how->act_after * MINUTE;

    if (!v || v->does == DOES_ANSWER || v->does == DOES_AGREE ||
        !policy_chance(p, cue->avoid ? how->avoids : how->does)) {
        return;
    }
    if (how->act_spread) {
        at += (int64_t)prng_below(&p->prng, (uint32_t)(how->act_spread * MINUTE));
    }
    if (!cue->avoid && policy_chance(p, how->slips)) {
        slip(p, &act);
    }
    policy_plan(p, &act, cue->at, at, cue->until);
}

void policy_fill_form(struct player *p, const struct verb *v, struct act *act, bool any)
{
    if (p->policy->discreet && v->names_field != NONE && act->attaches &&
        act->choice[v->names_field] == 0) {
        act->choice[v->names_field] = v->names_option;
    }
    for (int32_t f = 0; f < v->fields; f++) {
        int32_t options = v->field[f].choice.options;

        if (v->field[f].type == FIELD_CHOICE && act->choice[f] == 0 && options &&
            (v->field[f].required || any)) {
            act->choice[f] = any ? 1 + (int32_t)prng_below(&p->prng, (uint32_t)options) : 1;
        }
    }
}

static uint64_t other_players(const struct player *p)
{
    return p->brief->players & ~desk_bit(p->brief->desk);
}

/* The newest joint item that has not taken place, 0 if there is none. */
static int32_t open_joint(const struct player *p)
{
    int32_t j = p->view->joints;

    while (j > 0 && p->view->joint[j - 1].held) {
        j--;
    }
    return j;
}

/* The newest card that a verb takes, NONE if there is none. */
static int32_t newest_card(const struct player *p, const struct verb *v)
{
    int32_t c = p->view->cards;

    while (c > 0 &&
           (p->view->card[c - 1] == NONE || !(v->targets & (1u << p->view->card[c - 1])))) {
        c--;
    }
    return c ? c : NONE;
}

/* What a verb needs besides the target it is told, so that the act is complete. */
bool policy_complete(struct player *p, const struct verb *v, struct act *act, bool any)
{
    uint64_t others = other_players(p);

    if (v->does == DOES_ACT && v->targets && act->target == NONE) {
        act->target = newest_card(p, v);
    }
    if (v->does == DOES_PROPOSE) {
        act->to |= others;
    } else if (does_address(v->does) && !act->to) {
        act->to = others & (~others + 1);
    }
    if (v->does == DOES_REQUEST && act->basis == NONE && p->brief->bases) {
        act->basis = 0;
    }
    if (v->does == DOES_CONTRIBUTE) {
        act->ref = open_joint(p);
        if (!act->ref) {
            return false;
        }
    }
    if ((v->does == DOES_SHARE || v->does == DOES_CONTRIBUTE) && act->attaches == 0) {
        for (int32_t i = 0; i < p->view->known && act->attaches == 0; i++) {
            if (p->view->knowledge[i].known) {
                act->attach[act->attaches++] =
                    tag_of(TAG_KNOWLEDGE, p->view->knowledge[i].knowledge);
            }
        }
    }
    policy_fill_form(p, v, act, any);
    return v->does != DOES_HANDOVER && !((v->does == DOES_SHARE) && act->attaches == 0);
}

/* A random act on a random card, as far as the verb wants one. */
bool policy_wild_act(struct player *p, struct act *ret)
{
    const struct verb *v =
        p->brief->verbs ? p->brief->verb[prng_below(&p->prng, (uint32_t)p->brief->verbs)] : NULL;
    int32_t cards = p->view->cards;

    if (!v || v->does == DOES_ANSWER || v->does == DOES_AGREE || v->does == DOES_REFUSE ||
        v->does == DOES_CONTRIBUTE) {
        return false;
    }
    *ret = act_none();
    ret->desk = p->brief->desk;
    ret->verb = v->name;
    if (v->targets) {
        int32_t first = cards ? (int32_t)prng_below(&p->prng, (uint32_t)cards) : 0;

        for (int32_t i = 0; i < cards && ret->target == NONE; i++) {
            int32_t c = (first + i) % cards;

            if (p->view->card[c] != NONE && (v->targets & (1u << p->view->card[c]))) {
                ret->target = c + 1;
            }
        }
        if (ret->target == NONE) {
            return false;
        }
    }
    return true;
}

/* Every verb on every new card; verbs without target once, at the start. */
void policy_plan_everything(struct player *p, int64_t now)
{
    struct view *v = p->view;

    for (int32_t card = p->seen_cards ? p->seen_cards : -1; card < v->cards; card++) {
        for (int32_t i = 0; i < p->brief->verbs; i++) {
            const struct verb *verb = p->brief->verb[i];
            struct act act = act_none();

            if (verb->does != DOES_ACT || (card < 0) != (verb->targets == 0) ||
                (card >= 0 &&
                 (v->card[card] == NONE || !(verb->targets & (1u << v->card[card]))))) {
                continue;
            }
            act.desk = p->brief->desk;
            act.verb = verb->name;
            act.target = card < 0 ? NONE : card + 1;
            policy_fill_form(p, verb, &act, true);
            policy_plan(p, &act, 0, now, INT64_MAX);
        }
    }
    p->seen_cards = v->cards;
}
