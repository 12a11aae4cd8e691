#include "ui/station/compose.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

/* A step asks and takes; one that is not needed is passed over. */
struct step {
    bool (*needed)(const struct compose *c);
    void (*ask)(struct compose *c, struct pane *p);
    bool (*take)(struct compose *c, struct pane *p, char *text); /* true: go on */
};

static bool any_of(int32_t does, const enum does *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (does == (int32_t)list[i]) {
            return true;
        }
    }
    return false;
}

static void item(struct compose *c, int32_t value, const char *text)
{
    if (c->listed < COMPOSE_LIST) {
        c->list[c->listed++] = value;
        printf("  %d  %s\n", c->listed, text);
    }
}

static void item_span(struct compose *c, int32_t value, struct span text)
{
    char line[256];

    text_copy(line, sizeof(line), text);
    item(c, value, line);
}

static int32_t chosen(const struct compose *c, const char *text)
{
    int32_t n = pane_number(text, c->listed);

    if (!n) {
        printf("Please type one of the numbers 1 to %d, or 0 to go back.\n", c->listed);
        return -1;
    }
    return c->list[n - 1];
}

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
            item_span(c, i, sc->verb[i].group.len ? sc->verb[i].group : SPAN("Other"));
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
            item(c, i, line);
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
    int32_t i = chosen(c, text);
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
            item(c, h, wordbook_name(&p->words.things, h));
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
    h = chosen(c, text);
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

    return any_of(c->verb->does, list, ARRAY_LEN(list)) && c->cmd.u.act.act.to == 0;
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
            item_span(c, d, sc->desk[d].title);
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
            int32_t v = chosen(c, word);

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
        item_span(c, i, sc->basis[i].title);
    }
}

static bool take_basis(struct compose *c, struct pane *p, char *text)
{
    int32_t i = chosen(c, text);

    (void)p;
    c->cmd.u.act.act.basis = i < 0 ? NONE : i;
    return i >= 0;
}

/* Fields are counted from 1 here; 0: not begun. */
static bool needs_field(const struct compose *c)
{
    return c->field <= c->verb->fields && c->verb->fields > 0;
}

static void ask_field(struct compose *c, struct pane *p)
{
    const struct field *f;

    (void)p;
    c->field = c->field ? c->field : 1;
    f = &c->verb->field[c->field - 1];
    printf("%.*s%s\n", (int)f->title.len, f->title.ptr, f->required ? "" : " (Enter alone: none)");
    if (f->help.len) {
        printf("  %.*s\n", (int)f->help.len, f->help.ptr);
    }
    for (int32_t k = 0; k < f->choice.options; k++) {
        item_span(c, k + 1, f->choice.option[k].title);
    }
}

static bool take_field(struct compose *c, struct pane *p, char *text)
{
    const struct field *f = &c->verb->field[c->field - 1];
    int32_t option;

    (void)p;
    if (!text[0] && !f->required) {
        c->field++;
        return true;
    }
    if (f->choice.options) {
        option = chosen(c, text);
        if (option < 0) {
            return false;
        }
        c->cmd.u.act.act.choice[c->field - 1] = option;
    } else {
        if (!text[0] || strlen(text) >= COMPOSE_TEXT) {
            printf("Please write between %lld and %lld characters.\n",
                   (long long)(f->min ? f->min : 1), (long long)f->max);
            return false;
        }
        snprintf(c->texts[c->field - 1], COMPOSE_TEXT, "%s", text);
        c->cmd.u.act.texts[c->field - 1] = span_of(c->texts[c->field - 1]);
    }
    c->field++;
    return true;
}

static bool needs_attach(const struct compose *c)
{
    static const enum does list[] = {DOES_MESSAGE, DOES_REQUEST,  DOES_ANSWER,
                                     DOES_SHARE,   DOES_HANDOVER, DOES_CONTRIBUTE};

    return any_of(c->verb->does, list, ARRAY_LEN(list)) && c->cmd.u.act.act.attaches == 0 &&
           c->field < 100;
}

static void ask_attach(struct compose *c, struct pane *p)
{
    const struct view *v = p->client.view;
    bool must = c->verb->does == DOES_SHARE || c->verb->does == DOES_HANDOVER;

    printf("What goes along?%s (several: 1 3 4)\n", must ? "" : " (Enter alone: nothing)");
    for (int32_t i = 0; i < v->known && c->verb->does != DOES_HANDOVER; i++) {
        bool before = false;

        for (int32_t k = 0; k < i; k++) {
            before = before || v->knowledge[k].knowledge == v->knowledge[i].knowledge;
        }
        if (v->knowledge[i].known && !before) {
            item(c, v->knowledge[i].knowledge,
                 wordbook_name(&p->words.knowledge, v->knowledge[i].knowledge));
        }
    }
    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] == THING_EXHIBIT) {
            item(c, -10 - h, wordbook_name(&p->words.things, h));
        }
    }
}

static void add_attach(struct compose *c, int32_t value)
{
    struct act *a = &c->cmd.u.act.act;

    if (a->attaches < ATTACH_MAX) {
        a->attach[a->attaches++] =
            value < 0 ? tag_of(TAG_THING, -10 - value) : tag_of(TAG_KNOWLEDGE, value);
    }
}

static bool take_attach(struct compose *c, struct pane *p, char *text)
{
    char *rest = text;
    char *word;

    (void)p;
    c->cmd.u.act.act.attaches = 0;
    while ((word = strsep(&rest, " ,")) != NULL) {
        int32_t n = pane_number(word, c->listed);

        if (*word && !n) {
            printf("Please type numbers 1 to %d.\n", c->listed);
            return false;
        }
        if (n) {
            add_attach(c, c->list[n - 1]);
        }
    }
    if (!c->cmd.u.act.act.attaches &&
        (c->verb->does == DOES_SHARE || c->verb->does == DOES_HANDOVER)) {
        printf("Please choose at least one.\n");
        return false;
    }
    c->field = 100; /* asked */
    return true;
}

static bool needs_text(const struct compose *c)
{
    return c->verb->does != DOES_ACT && c->cmd.u.act.text.ptr == NULL;
}

static void ask_text(struct compose *c, struct pane *p)
{
    (void)p;
    printf("%s\n", c->verb->does == DOES_ANSWER || c->verb->does == DOES_SHARE ||
                           c->verb->does == DOES_AGREE || c->verb->does == DOES_PROPOSE ||
                           c->verb->does == DOES_CONTRIBUTE || c->verb->does == DOES_HANDOVER ||
                           c->verb->does == DOES_CONSENT
                       ? "In your words (Enter alone: nothing):"
                       : "In your words:");
}

static bool take_text(struct compose *c, struct pane *p, char *text)
{
    (void)p;
    snprintf(c->text, sizeof(c->text), "%.*s", TYPED_TEXT_MAX - 1, text);
    c->cmd.u.act.text = span_of(c->text);
    return true;
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
    item(c, 1, "Send");
    item(c, 2, "Throw away");
}

static bool take_review(struct compose *c, struct pane *p, char *text)
{
    int32_t n = chosen(c, text);

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

static const struct step steps[] = {
    {needs_verb, ask_verb, take_verb},       {needs_target, ask_target, take_target},
    {needs_to, ask_to, take_to},             {needs_basis, ask_basis, take_basis},
    {needs_attach, ask_attach, take_attach}, {needs_text, ask_text, take_text},
    {always, ask_review, take_review},
};

static const struct step field_step = {needs_field, ask_field, take_field};
enum { FIELD_STEP = 4, STEPS = 7 };

/* Fields are asked between basis and attachments. */
static const struct step *step_at(int i)
{
    if (i == FIELD_STEP) {
        return &field_step;
    }
    return &steps[i < FIELD_STEP ? i : i - 1];
}

static void go_on(struct compose *c, struct pane *p)
{
    while (c->active && c->step <= STEPS && !step_at(c->step)->needed(c)) {
        c->step++;
    }
    c->listed = 0;
    if (c->active) {
        step_at(c->step)->ask(c, p);
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
    if (!step_at(c->step)->take(c, p, text)) {
        return;
    }
    go_on(c, p);
}
