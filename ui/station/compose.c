#include "ui/station/compose.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/text.h"
#include "ui/station/compose_step.h"

enum { HELP_ROOM = 64 << 10 };

/* What a person starts; answers, agreements and the like start from what they answer. */
static bool starts_here(const struct verb *v)
{
    return v->does != DOES_ANSWER && v->does != DOES_AGREE && v->does != DOES_REFUSE &&
           v->does != DOES_CONTRIBUTE;
}

static bool needs_verb(const struct compose *c, const struct pane *p)
{
    (void)p;
    return c->d.verb == NULL;
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

/* From here on the act is known: is there a draft of it? */
static void set_verb(struct compose *c, struct pane *p, const struct verb *v)
{
    struct bytes b;

    c->d.verb = v;
    c->d.cmd.u.act.act.verb = v->name;
    c->d.cmd.u.act.act.desk = p->client.desk;
    c->offered = draft_find(c, &c->d);
    bytes_init(&b, HELP_ROOM);
    bytes_span(&b, v->title);
    bytes_text(&b, ". ");
    bytes_span(&b, v->help);
    bytes_text(&b, "\n");
    bytes_char(&b, '\0');
    pane_print(b.ptr);
    bytes_done(&b);
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

static bool needs_target(const struct compose *c, const struct pane *p)
{
    (void)p;
    return c->d.verb->targets != 0 && c->d.cmd.u.act.act.target == NONE && !c->d.passed;
}

/* Which cards would do: "no card of a person or an exhibit". */
static void no_card(const struct compose *c)
{
    char text[300];
    const char *before = "Your board holds no card of ";
    size_t at = 0;

    for (int k = 0; k < THING_KIND_COUNT; k++) {
        const char *name = thing_kind_name((enum thing_kind)k);

        if (c->d.verb->targets & (1u << k)) {
            at += (size_t)snprintf(text + at, sizeof(text) - at, "%s%s %s", before,
                                   strchr("aeiou", name[0]) ? "an" : "a", name);
            before = " or ";
        }
    }
    snprintf(text + at, sizeof(text) - at, " yet.%s",
             c->d.verb->does == DOES_REQUEST ? "" : " 0 goes back.");
    pane_hang("  ", text);
}

static void ask_target(struct compose *c, struct pane *p)
{
    printf("On whom or what?\n");
    for (int32_t h = 1; h <= p->client.view->cards; h++) {
        int32_t kind = p->client.view->card[h - 1];

        if (kind != NONE && (c->d.verb->targets & (1u << kind))) {
            compose_item(c, h, wordbook_name(&p->words.things, h));
        }
    }
    if (!c->listed) {
        no_card(c);
    }
    if (c->d.verb->does == DOES_REQUEST) {
        printf("Enter alone: on nothing in particular. 0: back\n");
    }
}

static bool take_target(struct compose *c, struct pane *p, char *text)
{
    int32_t h;

    (void)p;
    if (c->d.verb->does == DOES_REQUEST && !text[0]) {
        c->d.passed = true;
        return true;
    }
    h = compose_chosen(c, text);
    if (h < 0) {
        return false;
    }
    c->d.cmd.u.act.act.target = h;
    return true;
}

static bool needs_to(const struct compose *c, const struct pane *p)
{
    static const enum does list[] = {DOES_MESSAGE, DOES_REQUEST,  DOES_SHARE,
                                     DOES_CONSENT, DOES_HANDOVER, DOES_PROPOSE};

    (void)p;
    return compose_any_of(c->d.verb->does, list, ARRAY_LEN(list)) && c->d.cmd.u.act.act.to == 0;
}

static bool only_one(const struct compose *c)
{
    return c->d.verb->does == DOES_REQUEST || c->d.verb->does == DOES_HANDOVER;
}

static void ask_to(struct compose *c, struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    printf("%s%s\n", c->d.verb->does == DOES_CONSENT ? "Who may be told?" : "To whom?",
           only_one(c) ? "" : " (several: 1 3 4)");
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
    c->d.cmd.u.act.act.to |= desk_bit(desk);
}

static bool take_to(struct compose *c, struct pane *p, char *text)
{
    (void)p;
    c->d.cmd.u.act.act.to = 0;
    return several(c, text, add_desk);
}

static bool needs_basis(const struct compose *c, const struct pane *p)
{
    (void)p;
    return c->d.verb->does == DOES_REQUEST && c->d.cmd.u.act.act.basis == NONE;
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
    c->d.cmd.u.act.act.basis = i < 0 ? NONE : i;
    return i >= 0;
}

static bool needs_word(const struct compose *c, const struct pane *p)
{
    (void)p;
    return c->offered != NULL;
}

static void ask_resume(struct compose *c, struct pane *p)
{
    const struct draft *d = c->offered;
    const char *words = d->text;
    char head[100];

    for (int32_t i = 0; i < FIELDS_MAX && !words[0]; i++) {
        words = d->texts[i];
    }
    text_copy(head, sizeof(head), span_of(words));
    printf("You had written: \"%s%s\"\n", head, strlen(words) > strlen(head) ? "..." : "");
    typed_forget(&p->typed);
    printf("Continue what you had written? 1 yes, 0 no (it is thrown away)\n");
}

static bool take_resume(struct compose *c, struct pane *p, char *text)
{
    bool yes = strcmp(text, "1") == 0;

    (void)p;
    if (!yes && strcmp(text, "0") != 0) {
        printf("Please type 1 or 0.\n");
        return false;
    }
    if (yes) {
        c->d = *c->offered;
    }
    c->offered->verb = NULL;
    c->offered = NULL;
    return true;
}

static const struct step verb_step = {needs_verb, ask_verb, take_verb, TYPED_CHOICE};
static const struct step resume_step = {needs_word, ask_resume, take_resume, TYPED_SURE};
static const struct step target_step = {needs_target, ask_target, take_target, TYPED_CHOICE};
static const struct step to_step = {needs_to, ask_to, take_to, TYPED_CHOICE};
static const struct step basis_step = {needs_basis, ask_basis, take_basis, TYPED_CHOICE};

/* What is shared comes before the words about it; what goes along with words comes after them. */
static const struct step *const steps[] = {
    &verb_step,  &compose_nothing, &resume_step,   &target_step,  &compose_decide, &to_step,
    &basis_step, &compose_field,   &compose_share, &compose_text, &compose_attach, &compose_review};

/* The first step that is needed: what is answered already is passed over. */
static void go_on(struct compose *c, struct pane *p)
{
    c->step = 0;
    while (c->active && !steps[c->step]->needed(c, p)) {
        c->step++;
    }
    c->listed = 0;
    if (c->active) {
        steps[c->step]->ask(c, p);
        fflush(stdout);
    }
}

static void begin(struct compose *c, const struct pane *p)
{
    c->active = true;
    c->group[0] = '\0';
    c->offered = NULL;
    c->d = (struct draft){.behind = NOT_SENT};
    c->d.cmd.kind = COMMAND_ACT;
    c->d.cmd.u.act.act = act_none();
    if (p->client.view->paused) {
        printf("Play is paused: you can write now and send when play goes on.\n");
    }
}

void compose_start(struct compose *c, struct pane *p)
{
    begin(c, p);
    go_on(c, p);
}

void compose_verb(struct compose *c, struct pane *p, const struct verb *v, int32_t ref)
{
    begin(c, p);
    c->d.cmd.u.act.act.ref = ref;
    set_verb(c, p, v);
    go_on(c, p);
}

void compose_answer(struct compose *c, struct pane *p, const struct verb *v, int32_t ref, bool yes)
{
    begin(c, p);
    c->d.cmd.u.act.act.ref = ref;
    c->d.must_say = !yes;
    if (v->key_field != NONE) {
        c->d.preset = true;
        c->d.cmd.u.act.act.choice[v->key_field] = yes ? v->key_option : v->key_option == 1 ? 2 : 1;
    }
    set_verb(c, p, v);
    go_on(c, p);
}

static void back(struct compose *c)
{
    c->active = false;
    if (draft_has_words(&c->d)) {
        (void)draft_keep(c);
        printf("Back. Nothing was sent. What you wrote is kept: choose the same again to go on.\n");
    } else {
        printf("Back. Nothing was sent.\n");
    }
}

void compose_line(struct compose *c, struct pane *p, char *text)
{
    if (strcmp(text, "0") == 0 && !c->offered) {
        back(c);
        return;
    }
    if (steps[c->step]->take(c, p, text)) {
        go_on(c, p);
    }
}

enum typed_mode compose_mode(const struct compose *c)
{
    const struct field *f = compose_field_now(c);

    if (steps[c->step] == &compose_field) {
        return f && f->choice.options ? TYPED_CHOICE : TYPED_WORDS;
    }
    return steps[c->step]->mode;
}
