/*
 * Which of the decisions that were put to the desk an entry in its log settles, and how.
 */
#include <stdio.h>
#include <string.h>

#include "ui/station/compose_step.h"
#include "ui/station/questions.h"

enum { OPTIONS_ROOM = 64, NONE_OF_THEM = 0 };

static bool needs_decision(const struct compose *c, const struct pane *p)
{
    const struct view *v = p->client.view;
    bool open = false;

    for (int32_t i = 0; i < v->decisions; i++) {
        open = open || !questions_settled(p, v->decision[i]);
    }
    return c->d.verb->does == DOES_DECIDE && !c->d.settled && open;
}

/* The option's title, from 1, in the lines of a decision's body; empty past the last. */
static struct span option_of(const struct pane *p, int32_t decision, int32_t option)
{
    const char *line = wordbook_body(&p->words.decisions, decision);

    for (int32_t i = 1; i < option && *line; i++) {
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return (struct span){line, strcspn(line, "\n")};
}

static void ask_decision(struct compose *c, struct pane *p)
{
    const struct view *v = p->client.view;

    printf("Does it settle something that was put to you?\n");
    compose_item(c, NONE_OF_THEM, "No, this is another decision");
    for (int32_t i = 0; i < v->decisions; i++) {
        int32_t h = v->decision[i];

        if (questions_settled(p, h)) {
            continue;
        }
        pane_print(wordbook_name(&p->words.decisions, h));
        printf("\n");
        for (int32_t k = 1; k < OPTIONS_ROOM && option_of(p, h, k).len; k++) {
            compose_item_span(c, h * OPTIONS_ROOM + k, option_of(p, h, k));
        }
    }
}

static bool take_decision(struct compose *c, struct pane *p, char *text)
{
    int32_t chosen = compose_chosen(c, text);

    (void)p;
    if (chosen < 0) {
        return false;
    }
    c->d.cmd.u.act.act.ref = chosen / OPTIONS_ROOM;
    c->d.cmd.u.act.act.pick = chosen % OPTIONS_ROOM;
    c->d.settled = true;
    return true;
}

struct span compose_settles(const struct compose *c, const struct pane *p)
{
    const struct act *a = &c->d.cmd.u.act.act;

    return c->d.verb->does == DOES_DECIDE && a->ref ? option_of(p, a->ref, a->pick)
                                                    : (struct span){0};
}

const struct step compose_decide = {needs_decision, ask_decision, take_decision, TYPED_CHOICE};
