/*
 * What desks ask of one another and of control, and the acts that run or wait.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "ui/console/control_parts.h"

static struct question *find(const struct control *c, int32_t request)
{
    for (int32_t i = 0; i < c->questions; i++) {
        if (c->question[i].request == request) {
            return &c->question[i];
        }
    }
    return NULL;
}

const struct question *control_question(const struct control *c, int32_t request)
{
    const struct question *q = find(c, request);

    return q && q->control ? q : NULL;
}

static void add(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct span typed = f->u.request.text;
    struct question *q;

    c->question = control_grow(c->question, c->questions, sizeof(*q));
    q = &c->question[c->questions++];
    *q = (struct question){.request = f->u.request.request,
                           .from = f->u.request.from,
                           .to = f->u.request.to,
                           .for_yes = f->u.request.act != 0,
                           .control = c->client->lexicon.desk[f->u.request.to].control,
                           .at_ms = play_ms,
                           .planned_ms = NEVER,
                           .line = strdup(c->words->line),
                           .words = strndup(typed.ptr ? typed.ptr : "", typed.len)};
    MUST(q->line && q->words);
    c->asked = q->control ? q->request : 0;
}

static void forget(struct control *c, struct question *q)
{
    free(q->line);
    free(q->words);
    memmove(q, q + 1, (size_t)(&c->question[--c->questions] - q) * sizeof(*q));
}

void control_note_question(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct question *q;

    if (f->kind == FACT_REQUEST) {
        add(c, f, play_ms);
    } else if (f->kind == FACT_ANSWER_PLANNED && (q = find(c, f->u.planned.request)) != NULL) {
        q->planned_ms = f->u.planned.at;
    } else if (f->kind == FACT_ANSWERED && (q = find(c, f->u.answered.request)) != NULL) {
        forget(c, q);
    }
}

void control_questions_forget(struct control *c)
{
    while (c->questions) {
        forget(c, &c->question[c->questions - 1]);
    }
}

static struct act_now *act_of(const struct control *c, int32_t number)
{
    for (int32_t i = 0; i < c->acts; i++) {
        if (c->act[i].number == number) {
            return &c->act[i];
        }
    }
    return NULL;
}

static void act_over(struct control *c, struct act_now *a)
{
    free(a->line);
    memmove(a, a + 1, (size_t)(&c->act[--c->acts] - a) * sizeof(*a));
}

void control_note_act(struct control *c, const struct fact *f)
{
    struct act_now *a;

    if (f->kind == FACT_ACT_ACCEPTED) {
        c->act = control_grow(c->act, c->acts, sizeof(*c->act));
        a = &c->act[c->acts++];
        *a = (struct act_now){.number = f->u.accepted.number,
                              .desk = f->u.accepted.act.desk,
                              .status = ACT_RUNNING,
                              .ends_ms = NEVER,
                              .line = strdup(c->words->line)};
        MUST(a->line);
    } else if (f->kind == FACT_ACT_WAITING && (a = act_of(c, f->u.waiting.number)) != NULL) {
        a->status = f->u.waiting.status;
    } else if (f->kind == FACT_ACT_STARTED && (a = act_of(c, f->u.started.number)) != NULL) {
        a->status = ACT_RUNNING;
        a->ends_ms = f->u.started.ends_at;
    } else if (f->kind == FACT_OVERRIDDEN && (a = act_of(c, f->u.overridden.number)) != NULL) {
        a->chosen = f->u.overridden.outcome != NONE;
    } else if (f->kind == FACT_ACT_ENDED && (a = act_of(c, f->u.ended.number)) != NULL) {
        act_over(c, a);
    }
}

void control_acts_forget(struct control *c)
{
    while (c->acts) {
        act_over(c, &c->act[c->acts - 1]);
    }
}
