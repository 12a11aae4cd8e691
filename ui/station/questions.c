#include "ui/station/questions.h"
#include "ui/term/lang.h"

#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"

bool questions_wait(struct sight s, int32_t request)
{
    const struct view_request *r = &s.client->view->request[request - 1];

    return s.client->view->phase != PHASE_ENDED && r->to == s.client->desk &&
           r->status == REQUEST_OPEN && (r->from != 0 || r->at != 0) &&
           !sight_acted(s, DOES_ANSWER, request, ACT_RUNNING);
}

static int32_t item_of(struct sight s, int32_t kind, int32_t request)
{
    const struct view *v = s.client->view;
    int32_t i = v->items;

    while (i > 0 && (v->item[i - 1].kind != kind || v->item[i - 1].request != request)) {
        i--;
    }
    return i;
}

int32_t questions_item(struct sight s, int32_t request)
{
    return item_of(s, ITEM_REQUEST, request);
}

int32_t questions_answer(struct sight s, int32_t request)
{
    return item_of(s, ITEM_ANSWER, request);
}

int32_t questions_act(struct sight s, int32_t request)
{
    const struct view *v = s.client->view;
    const struct view_request *r = &v->request[request - 1];
    int32_t i = r->act ? r->act : v->acts;

    while (i > 0 && !r->act) {
        const struct view_act *a = &v->act[i - 1];

        if (a->act.desk == r->from && a->act.verb == r->verb && a->act.target == r->target &&
            a->act.basis == r->basis && (a->act.to & desk_bit(r->to)) && a->ends_at <= r->at) {
            break; /* it went out as the act was done */
        }
        i--;
    }
    return i;
}

const char *questions_state(const struct view_request *r)
{
    static const char *const status[] = {N_("waiting"), N_("yes"), N_("no"), N_("answered"),
                                         N_("no longer asked")};
    bool told = r->status == REQUEST_YES && r->act == 0;

    if (r->status < 0 || r->status >= (int32_t)ARRAY_LEN(status)) {
        return "";
    }
    return _(status[told ? REQUEST_ANSWERED : r->status]);
}

static const char *about(const struct pane *p, const struct view_request *r)
{
    return r->target != NONE ? wordbook_name(&p->words.things, r->target) : "";
}

int32_t questions_waiting(struct sight s)
{
    const struct view *v = s.client->view;
    int32_t n = 0;

    for (int32_t i = 0; i < v->requests; i++) {
        n += questions_wait(s, i + 1);
    }
    for (int32_t i = 0; i < v->decisions; i++) {
        n += !questions_settled(s, v->decision[i]);
    }
    return n;
}

int32_t questions_list(const struct pane *p, int32_t *ret_list, int32_t room)
{
    const struct view *v = p->client.view;
    int32_t n = 0;

    for (int32_t i = 1; i <= v->requests && n < room; i++) {
        const struct view_request *r = &v->request[i - 1];
        char head[64];

        if (!questions_wait((struct sight){&p->client, &p->words}, i)) {
            continue;
        }
        ret_list[n++] = i;
        snprintf(head, sizeof(head), "  %d  %s ", n, pane_clock(p, r->at));
        pane_hang(head, wordbook_name(&p->words.items,
                                      questions_item((struct sight){&p->client, &p->words}, i)));
    }
    return n;
}

struct span questions_option(struct sight s, int32_t decision, int32_t option)
{
    const char *line = wordbook_body(&s.words->decisions, decision);

    for (int32_t i = 1; i < option && *line; i++) {
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return (struct span){line, strcspn(line, "\n")};
}

bool questions_settled(struct sight s, int32_t decision)
{
    return s.client->view->phase == PHASE_ENDED || sight_acted(s, DOES_DECIDE, decision, ACT_DONE);
}

/* Its options are read here and chosen there: how one gets there. */
static void decision_ways(const struct pane *p, int32_t decision, const struct verb *v)
{
    const char *option = wordbook_body(&p->words.decisions, decision);
    char head[64];
    char text[300];

    for (int i = 1; *option; i++) {
        size_t len = strcspn(option, "\n");

        snprintf(text, sizeof(text), "%.*s", (int)len, option);
        snprintf(head, sizeof(head), _("     option %d: "), i);
        pane_hang(head, text);
        option += len + (option[len] == '\n');
    }
    if (v) {
        snprintf(text, sizeof(text), "%.*s%s%.*s.", (int)v->group.len, v->group.ptr,
                 v->group.len ? ", " : "", (int)v->title.len, v->title.ptr);
        pane_hang(_("     To settle it choose this number, or: Act, "), text);
    }
}

int32_t questions_decisions(const struct pane *p, int32_t *ret_list, int32_t n, int32_t room)
{
    const struct view *v = p->client.view;
    const struct verb *verb = scenario_verb_that(&p->client.lexicon, DOES_DECIDE);

    for (int32_t i = 0; i < v->decisions && n < room; i++) {
        char head[96];

        if (questions_settled((struct sight){&p->client, &p->words}, v->decision[i])) {
            continue;
        }
        ret_list[n++] = -v->decision[i];
        snprintf(head, sizeof(head), _("  %d  To be decided by you: "), n);
        pane_hang(head, wordbook_name(&p->words.decisions, v->decision[i]));
        decision_ways(p, v->decision[i], verb);
    }
    return n;
}

int32_t questions_show(const struct pane *p, int32_t request)
{
    const struct view_request *r = &p->client.view->request[request - 1];
    const struct scenario *sc = &p->client.lexicon;
    int32_t item = questions_item((struct sight){&p->client, &p->words}, request);
    struct span who = sc->desk[r->from].title;

    printf("\n");
    pane_say(r->act ? _("%.*s needs your yes before it can act, at %s.")
                    : _("%.*s asks you, at %s."),
             (int)who.len, who.ptr, pane_clock(p, r->at));
    printf("\n");
    if (item) {
        pane_print(wordbook_name(&p->words.items, item));
        printf("\n");
    }
    if (r->target != NONE) {
        pane_say(_("About: %s"), about(p, r));
        printf("\n");
    }
    if (r->basis != NONE && !item) { /* else it stands with the words */
        struct span basis = sc->basis[r->basis].title;

        pane_say(_("On this legal basis: %.*s"), (int)basis.len, basis.ptr);
        printf("\n");
    }
    if (item) {
        pane_say("%s\n", _("The words:"));
        pane_print(wordbook_body(&p->words.items, item));
    }
    return item;
}
