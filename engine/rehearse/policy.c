#include "engine/rehearse/policy.h"

#include <string.h>

#include "engine/base/must.h"
#include "engine/rehearse/policy_parts.h"

enum { RETRY_MINUTES = 4, TRIES_MOST = 12 };

const struct policy policies[POLICY_COUNT] = {
    [POLICY_DILIGENT] = {.help = "does what a competent desk does, in time",
                         .open_after = 1,
                         .act_after = 2,
                         .act_spread = 4,
                         .answer_after = 3,
                         .opens = 1000,
                         .does = 1000,
                         .answers = 1000,
                         .agrees = 1000,
                         .discreet = true},
    [POLICY_IDLE] = {.help = "does nothing"},
    [POLICY_RANDOM] = {.help = "acts at random now and then",
                       .open_after = 5,
                       .answer_after = 8,
                       .opens = 700,
                       .answers = 500,
                       .agrees = 500,
                       .wild_minutes = 12},
    [POLICY_CARELESS] = {.help = "does half, late, and makes the typical mistakes",
                         .open_after = 6,
                         .act_after = 8,
                         .act_spread = 25,
                         .answer_after = 15,
                         .opens = 900,
                         .does = 550,
                         .slips = 500,
                         .avoids = 500,
                         .answers = 650,
                         .agrees = 600},
    [POLICY_EAGER] = {.help = "everything that is permitted, at once",
                      .opens = 1000,
                      .answers = 1000,
                      .agrees = 1000,
                      .everything = true},
};

const struct policy *policy_find(const char *name)
{
    for (int32_t i = 0; i < POLICY_COUNT; i++) {
        if (strcmp(policy_names[i], name) == 0) {
            return &policies[i];
        }
    }
    return NULL;
}

void player_init(struct player *p, const struct policy *policy, const struct brief *brief,
                 struct view *view, uint64_t seed)
{
    *p = (struct player){.policy = policy, .brief = brief, .view = view, .prng = {seed}};
    p->last = -1;
    p->next_wild = policy->wild_minutes * MINUTE;
}

/* The first verb that does something of a kind, or NULL. */
static const struct verb *verb_that(const struct player *p, enum does does)
{
    for (int32_t i = 0; i < p->brief->verbs; i++) {
        if (p->brief->verb[i]->does == (int32_t)does) {
            return p->brief->verb[i];
        }
    }
    return NULL;
}

/* Turn what is new in the view into plans. */
static void look(struct player *p, int64_t now)
{
    struct view *v = p->view;

    for (; p->seen_cues < v->cues; p->seen_cues++) {
        policy_plan_cue(p, &v->cue[p->seen_cues]);
    }
    if (p->policy->everything && v->phase == 1 && (v->cards != p->seen_cards || !p->plans)) {
        policy_plan_everything(p, now);
    }
    if (p->policy->wild_minutes && now >= p->next_wild && v->phase == 1) {
        struct act act;

        p->next_wild = now + p->policy->wild_minutes * MINUTE / 2 +
                       (int64_t)prng_below(&p->prng, (uint32_t)(p->policy->wild_minutes * MINUTE));
        if (policy_wild_act(p, &act)) {
            policy_plan(p, &act, now, now, now);
        }
    }
}

/* Is the item to be opened by now? Chosen once, by a draw that depends on the item alone. */
static bool wants_open(const struct player *p, int32_t i, int64_t now)
{
    const struct view_item *it = &p->view->item[i];
    struct prng fixed = {(uint64_t)i * 7919 + (uint64_t)p->brief->desk};

    return !it->opened && now >= it->at + p->policy->open_after * MINUTE &&
           (int32_t)prng_below(&fixed, WHOLE) < p->policy->opens;
}

static bool open_item(struct player *p, int64_t now, struct command *ret)
{
    for (; p->seen_items < p->view->items && p->view->item[p->seen_items].opened; p->seen_items++) {
    }
    for (int32_t i = p->seen_items; i < p->view->items; i++) {
        if (wants_open(p, i, now)) {
            *ret = (struct command){.kind = COMMAND_OPEN};
            ret->u.number.number = i + 1;
            return true;
        }
    }
    return false;
}

static struct command act_command(const struct player *p, const struct act *act,
                                  const struct verb *v)
{
    struct command c = {.kind = COMMAND_ACT};

    c.u.act.act = *act;
    if (v->does != DOES_ACT) {
        c.u.act.text = p->brief->typed[v->does];
    }
    for (int32_t f = 0; f < v->fields; f++) {
        if (v->field[f].type == FIELD_TEXT && v->field[f].required) {
            c.u.act.texts[f] = p->brief->typed[v->does];
        }
    }
    return c;
}

/* Attachments that a cue wants given with an answer. */
static void cue_attachments(const struct player *p, struct act *act)
{
    for (int32_t i = 0; i < p->view->cues; i++) {
        const struct view_cue *c = &p->view->cue[i];

        if (!c->avoid && c->act.verb == act->verb && c->act.attaches &&
            view_knows(p->view, c->act.attach[0].index)) {
            act->attach[0] = c->act.attach[0];
            act->attaches = 1;
        }
    }
}

/* Questions put to this desk, oldest first. */
static bool answer_request(struct player *p, int64_t now, struct command *ret)
{
    const struct verb *v = verb_that(p, DOES_ANSWER);

    while (v && p->seen_requests < p->view->requests) {
        const struct view_request *r = &p->view->request[p->seen_requests];
        struct act act = act_none();

        if (r->to == p->brief->desk && r->status == 0 &&
            now < r->at + p->policy->answer_after * MINUTE) {
            return false;
        }
        p->seen_requests++;
        if (r->to != p->brief->desk || r->status != 0 || !policy_chance(p, p->policy->answers)) {
            continue;
        }
        act.desk = p->brief->desk;
        act.verb = v->name;
        act.ref = p->seen_requests;
        act.choice[v->key_field] = v->key_option;
        cue_attachments(p, &act);
        policy_fill_form(p, v, &act, false);
        *ret = act_command(p, &act, v);
        return true;
    }
    return false;
}

static bool answer_joint(struct player *p, struct command *ret)
{
    const struct verb *v = verb_that(p, DOES_AGREE);

    while (v && p->seen_joints < p->view->joints) {
        const struct view_joint *j = &p->view->joint[p->seen_joints++];
        struct act act = act_none();

        if ((j->agreed & desk_bit(p->brief->desk)) || j->held ||
            !policy_chance(p, p->policy->agrees)) {
            continue;
        }
        act.desk = p->brief->desk;
        act.verb = v->name;
        act.ref = p->seen_joints;
        *ret = act_command(p, &act, v);
        return true;
    }
    return false;
}

static bool planned_act(struct player *p, int64_t now, struct command *ret)
{
    for (int32_t i = 0; i < p->plans; i++) {
        struct plan *plan = &p->plan[i];
        const struct verb *v = policy_verb(p, plan->act.verb);
        struct act act = plan->act;

        if (plan->done || now < plan->at) {
            continue;
        }
        if (!v || !policy_complete(p, v, &act, p->policy->everything || p->policy->wild_minutes)) {
            plan->done = true;
            continue;
        }
        p->last = i;
        *ret = act_command(p, &act, v);
        return true;
    }
    return false;
}

/* What it has read is dealt with when nothing is left to do about anything. */
static bool handle_item(struct player *p, struct command *ret)
{
    for (int32_t i = 0; i < p->plans; i++) {
        if (!p->plan[i].done) {
            return false;
        }
    }
    while (p->set_aside < p->seen_items) {
        if (!p->view->item[p->set_aside++].handled) {
            *ret = (struct command){.kind = COMMAND_HANDLE};
            ret->u.number.number = p->set_aside;
            return true;
        }
    }
    return false;
}

bool player_next(struct player *p, int64_t play_ms, struct command *ret)
{
    struct view *v = p->view;

    p->last = -1;
    if (p->policy->opens == 0 || v->phase == 0) {
        return false;
    }
    if (open_item(p, play_ms, ret)) {
        return true;
    }
    if (v->phase != 1 || v->paused) {
        return false;
    }
    look(p, play_ms);
    return answer_request(p, play_ms, ret) || answer_joint(p, ret) ||
           planned_act(p, play_ms, ret) || handle_item(p, ret);
}

void player_told(struct player *p, enum refusal code, int64_t play_ms)
{
    struct plan *plan;

    if (p->last < 0) {
        return;
    }
    plan = &p->plan[p->last];
    plan->done = true;
    /* Something else has to come first: try again for as long as it would still count. */
    if ((code == REFUSE_NEEDS || code == REFUSE_NOT_FOUND || code == REFUSE_TOO_MANY) &&
        ++plan->tries < TRIES_MOST && play_ms + RETRY_MINUTES * MINUTE <= plan->until) {
        plan->done = false;
        plan->at = play_ms + RETRY_MINUTES * MINUTE;
    }
}

static void sooner(int64_t *wake, int64_t at, int64_t now)
{
    if (at > now && at < *wake) {
        *wake = at;
    }
}

int64_t player_wake(const struct player *p, int64_t play_ms)
{
    int64_t wake = INT64_MAX;
    const struct view *v = p->view;

    if (p->policy->opens == 0 || v->phase != 1) {
        return wake;
    }
    for (int32_t i = p->seen_items; i < v->items; i++) {
        if (!v->item[i].opened) {
            sooner(&wake, v->item[i].at + p->policy->open_after * MINUTE, play_ms);
        }
    }
    for (int32_t i = p->seen_requests; i < v->requests; i++) {
        sooner(&wake, v->request[i].at + p->policy->answer_after * MINUTE, play_ms);
    }
    for (int32_t i = 0; i < p->plans; i++) {
        if (!p->plan[i].done) {
            sooner(&wake, p->plan[i].at, play_ms);
        }
    }
    if (p->policy->wild_minutes) {
        sooner(&wake, p->next_wild, play_ms);
    }
    return wake;
}
