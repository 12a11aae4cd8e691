#include "ui/station/compose.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/station/compose_step.h"

/* What a person starts; answers, agreements and the like start from what they answer. */
static bool starts_here(const struct verb *v)
{
    return v->does != DOES_ANSWER && v->does != DOES_AGREE && v->does != DOES_REFUSE &&
           v->does != DOES_CONTRIBUTE;
}

static bool needs_verb(const struct compose *c)
{
    return c->verb == NULL;
}

static void ask_group(struct compose *c, struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    printf("What kind of step?\n");
    for (int32_t i = 0; i < sc->verbs; i++) {
        bool known = !starts_here(&sc->verb[i]);

        for (int32_t k = 0; k < i && !known; k++) {
            known = starts_here(&sc->verb[k]) && span_eq(sc->verb[k].group, sc->verb[i].group);
        }
        if (!known) {
            compose_item_span(c, i, sc->verb[i].group.len ? sc->verb[i].group : SPAN("Other"));
        }
    }
}

static void ask_verb(struct compose *c, struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    if (!c->group[0]) {
        ask_group(c, p);
        return;
    }
    printf("What do you do?\n");
    for (int32_t i = 0; i < sc->verbs; i++) {
        const struct verb *v = &sc->verb[i];
        char line[256];

        if (starts_here(v) && span_is(v->group, c->group)) {
            snprintf(line, sizeof(line), "%.*s (%lld min%s)", (int)v->title.len, v->title.ptr,
                     (long long)v->minutes, v->auths ? ", takes somebody's yes" : "");
            compose_item(c, i, line);
        }
    }
}

static void set_verb(struct compose *c, struct pane *p, const struct verb *v)
{
    c->verb = v;
    c->cmd.u.act.act.verb = v->name;
    c->cmd.u.act.act.desk = p->client.desk;
    printf("%.*s. %.*s\n", (int)v->title.len, v->title.ptr, (int)v->help.len, v->help.ptr);
}

static bool take_verb(struct compose *c, struct pane *p, char *text)
{
    int32_t i = compose_chosen(c, text);
    const struct scenario *sc = &p->client.lexicon;

    if (i < 0) {
        return false;
    }
    if (!c->group[0]) {
        text_copy(c->group, sizeof(c->group), sc->verb[i].group);
        return true; /* the step is still needed: it asks again */
    }
    set_verb(c, p, &sc->verb[i]);
    return true;
}

static bool needs_target(const struct compose *c)
{
    return c->verb->targets != 0 && c->cmd.u.act.act.target == NONE && c->field == 0;
}

static void ask_target(struct compose *c, struct pane *p)
{
    printf("On whom or what?%s\n",
           c->verb->does == DOES_REQUEST ? " (Enter alone: nothing in particular)" : "");
    for (int32_t h = 1; h <= p->client.view->cards; h++) {
        int32_t kind = p->client.view->card[h - 1];

        if (kind != NONE && (c->verb->targets & (1u << kind))) {
            compose_item(c, h, wordbook_name(&p->words.things, h));
        }
    }
    if (!c->listed) {
        printf("  Your board holds no card for this yet. 0 goes back.\n");
    }
}

static bool take_target(struct compose *c, struct pane *p, char *text)
{
    int32_t h;

    (void)p;
    if (c->verb->does == DOES_REQUEST && !text[0]) {
        c->field = 1; /* passed over */
        return true;
    }
    h = compose_chosen(c, text);
    if (h < 0) {
        return false;
    }
    c->cmd.u.act.act.target = h;
    return true;
}

static bool needs_to(const struct compose *c)
{
    static const enum does list[] = {DOES_MESSAGE, DOES_REQUEST, DOES_SHARE,
                                     DOES_CONSENT, DOES_HANDOVER, DOES_PROPOSE};

    return compose_any_of(c->verb->does, list, ARRAY_LEN(list)) && c->cmd.u.act.act.to == 0;
}

static bool only_one(const struct compose *c)
{
    return c->verb->does == DOES_REQUEST || c->verb->does == DOES_HANDOVER;
}

static void ask_to(struct compose *c, struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    printf("To whom?%s\n", only_one(c) ? "" : " (several: 1 3 4)");
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (d != p->client.desk) {
            compose_item_span(c, d, sc->desk[d].title);
        }
    }
}

/* Numbers with spaces between; each to `with`. */
static bool several(struct compose *c, char *text, void (*with)(struct compose *, int32_t))
{
    char *rest = text;
    char *word;
    bool any = false;

    while ((word = strsep(&rest, " ,")) != NULL) {
        if (*word) {
            int32_t v = compose_chosen(c, word);

            if (v < 0) {
                return false;
            }
            with(c, v);
            any = true;
        }
    }
    return any;
}

static void add_desk(struct compose *c, int32_t desk)
{
    c->cmd.u.act.act.to |= desk_bit(desk);
}

static bool take_to(struct compose *c, struct pane *p, char *text)
{
    (void)p;
    c->cmd.u.act.act.to = 0;
    return several(c, text, add_desk);
}

static bool needs_basis(const struct compose *c)
{
    return c->verb->does == DOES_REQUEST && c->cmd.u.act.act.basis == NONE;
}

static void ask_basis(struct compose *c, struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    printf("On what legal basis?\n");
    for (int32_t i = 0; i < scenario_count(sc, REF_BASIS); i++) {
        compose_item_span(c, i, sc->basis[i].title);
    }
}

static bool take_basis(struct compose *c, struct pane *p, char *text)
{
    int32_t i = compose_chosen(c, text);

    (void)p;
    c->cmd.u.act.act.basis = i < 0 ? NONE : i;
    return i >= 0;
}

static bool always(const struct compose *c)
{
    (void)c;
    return true;
}

static void ask_review(struct compose *c, struct pane *p)
{
    const struct verb *v = c->verb;
    const struct act *a = &c->cmd.u.act.act;

    printf("You are about to: %.*s", (int)v->title.len, v->title.ptr);
    if (a->target != NONE) {
        printf(", %s", wordbook_name(&p->words.things, a->target));
    }
    for (int32_t d = 0; d < scenario_count(&p->client.lexicon, REF_DESK); d++) {
        if (a->to & desk_bit(d)) {
            struct span t = p->client.lexicon.desk[d].title;

            printf(", to %.*s", (int)t.len, t.ptr);
        }
    }
    printf(". It takes %lld minutes of play.\n", (long long)v->minutes);
    for (int32_t f = 0; f < v->fields; f++) {
        if (a->choice[f]) {
            struct span o = v->field[f].choice.option[a->choice[f] - 1].title;

            printf("  %.*s: %.*s\n", (int)v->field[f].title.len, v->field[f].title.ptr, (int)o.len,
                   o.ptr);
        }
    }
    compose_item(c, 1, "Send");
    compose_item(c, 2, "Throw away");
}

static bool take_review(struct compose *c, struct pane *p, char *text)
{
    int32_t n = compose_chosen(c, text);

    if (n < 0) {
        return false;
    }
    c->active = false;
    if (n == 2) {
        printf("Thrown away.\n");
    } else if (!client_ask(&p->client, &c->cmd)) {
        printf("Too much is waiting to be sent; please try again in a moment.\n");
    }
    return true;
}

static const struct step verb_step = {needs_verb, ask_verb, take_verb};
static const struct step target_step = {needs_target, ask_target, take_target};
static const struct step to_step = {needs_to, ask_to, take_to};
static const struct step basis_step = {needs_basis, ask_basis, take_basis};
static const struct step review_step = {always, ask_review, take_review};

static const struct step *const steps[] = {&verb_step,     &target_step,    &to_step,
                                           &basis_step,    &compose_field,  &compose_attach,
                                           &compose_text,  &review_step};

static void go_on(struct compose *c, struct pane *p)
{
    while (c->active && !steps[c->step]->needed(c)) {
        c->step++;
    }
    c->listed = 0;
    if (c->active) {
        steps[c->step]->ask(c, p);
        fflush(stdout);
    }
}

static void begin(struct compose *c)
{
    *c = (struct compose){.active = true};
    c->cmd.kind = COMMAND_ACT;
    c->cmd.u.act.act = act_none();
}

void compose_start(struct compose *c, struct pane *p)
{
    begin(c);
    go_on(c, p);
}

void compose_verb(struct compose *c, struct pane *p, const struct verb *v, int32_t ref)
{
    begin(c);
    set_verb(c, p, v);
    c->cmd.u.act.act.ref = ref;
    go_on(c, p);
}

void compose_line(struct compose *c, struct pane *p, char *text)
{
    if (strcmp(text, "0") == 0) {
        c->active = false;
        printf("Back. Nothing was sent.\n");
        return;
    }
    if (!steps[c->step]->take(c, p, text)) {
        return;
    }
    go_on(c, p);
}
