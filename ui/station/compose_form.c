/*
 * Form, attachments and words of an act.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/utf8.h"
#include "ui/station/board.h"
#include "ui/station/compose_step.h"

bool compose_any_of(int32_t does, const enum does *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (does == (int32_t)list[i]) {
            return true;
        }
    }
    return false;
}

void compose_item(struct compose *c, int32_t value, const char *text)
{
    char head[16];

    if (c->listed < COMPOSE_LIST) {
        c->list[c->listed++] = value;
        snprintf(head, sizeof(head), "  %d  ", c->listed);
        pane_hang(head, text);
    }
}

void compose_item_span(struct compose *c, int32_t value, struct span text)
{
    char line[256];

    text_copy(line, sizeof(line), text);
    compose_item(c, value, line);
}

int32_t compose_chosen(const struct compose *c, const char *text)
{
    int32_t n = pane_number(text, c->listed);

    if (!n && !c->listed) {
        printf("There is nothing to choose from. 0 goes back.\n");
        return -1;
    }
    if (!n) {
        printf("Please type one of the numbers 1 to %d, or 0 to go back.\n", c->listed);
        return -1;
    }
    return c->list[n - 1];
}

/* Something goes along that could go without names, and nobody has said which. */
static bool names_open(const struct draft *d)
{
    const struct act *a = &d->cmd.u.act.act;
    int32_t f = d->verb->names_field;
    bool wanted = f != NONE && d->verb->field[f].required && d->attached;

    for (int32_t i = 0; i < a->attaches; i++) {
        wanted = wanted || a->attach[i].kind == TAG_KNOWLEDGE;
    }
    return f != NONE && wanted && !a->choice[f];
}

/* The next field to be asked, counted from 1; one past the last when there is none. */
static int32_t next_field(const struct draft *d)
{
    const struct verb *v = d->verb;
    int32_t next = d->field ? d->field : 1;

    while (next <= v->fields &&
           ((d->preset && next - 1 == v->key_field) || next - 1 == v->names_field)) {
        next++;
    }
    return next > v->fields && names_open(d) ? v->names_field + 1 : next;
}

const struct field *compose_field_now(const struct compose *c)
{
    int32_t next = c->d.verb ? next_field(&c->d) : 0;

    return c->d.verb && next <= c->d.verb->fields ? &c->d.verb->field[next - 1] : NULL;
}

static bool needs_field(const struct compose *c, const struct pane *p)
{
    (void)p;
    return compose_field_now(c) != NULL;
}

/* May it be left open? Not whether names go along: somebody has to mean it. */
static bool may_pass(const struct draft *d, const struct field *f)
{
    return !f->required && f - d->verb->field != d->verb->names_field;
}

static void ask_field(struct compose *c, struct pane *p)
{
    const struct field *f = compose_field_now(c);

    (void)p;
    c->d.field = next_field(&c->d);
    printf("%.*s%s\n", (int)f->title.len, f->title.ptr,
           may_pass(&c->d, f) ? " (Enter alone: none)" : "");
    if (f->help.len) {
        printf("  %.*s\n", (int)f->help.len, f->help.ptr);
    }
    for (int32_t k = 0; k < f->choice.options; k++) {
        compose_item_span(c, k + 1, f->choice.option[k].title);
    }
}

static bool blank(const char *text)
{
    return text[strspn(text, " \n")] == '\0';
}

/* Long enough, and not too long? Says what is missing. */
static bool length_fits(const struct field *f, const char *text)
{
    int64_t n = (int64_t)utf8_count(span_of(text));
    int64_t min = f->min ? f->min : 1;

    if (n >= min && (!f->max || n <= f->max) && strlen(text) < COMPOSE_TEXT) {
        return true;
    }
    printf("That has %lld characters; please write between %lld and %lld.\n", (long long)n,
           (long long)min, (long long)f->max);
    return false;
}

static bool take_field(struct compose *c, struct pane *p, char *text)
{
    const struct field *f = compose_field_now(c);
    int32_t i = c->d.field - 1;
    int32_t option;

    (void)p;
    if (blank(text) && may_pass(&c->d, f)) {
        c->d.field = i + 2;
        return true;
    }
    if (f->choice.options) {
        option = compose_chosen(c, text);
        if (option < 0) {
            return false;
        }
        c->d.cmd.u.act.act.choice[i] = option;
    } else {
        if (blank(text)) {
            printf("Something has to be written here: %.*s\n", (int)f->title.len, f->title.ptr);
            return false;
        }
        if (!length_fits(f, text)) {
            return false;
        }
        text_copy(c->d.texts[i], sizeof(c->d.texts[i]), span_of(text));
    }
    c->d.field = i == c->d.verb->names_field ? c->d.verb->fields + 1 : i + 2;
    return true;
}

/* What can go along: what the desk knows, and its exhibits. How many; shown if `c`. */
static int32_t may_go_along(const struct pane *p, int32_t does, struct compose *c)
{
    const struct view *v = p->client.view;
    int32_t n = 0;

    for (int32_t i = 0; i < v->known && does != DOES_HANDOVER; i++) {
        if (board_knows(v, i)) {
            n++;
            if (c) {
                compose_item(c, v->knowledge[i].knowledge,
                             wordbook_name(&p->words.knowledge, v->knowledge[i].knowledge));
            }
        }
    }
    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] == THING_EXHIBIT) {
            n++;
            if (c) {
                compose_item(c, -10 - h, wordbook_name(&p->words.things, h));
            }
        }
    }
    return n;
}

/* Acts that are about what goes along. */
static bool shares(const struct compose *c)
{
    return c->d.verb->does == DOES_SHARE || c->d.verb->does == DOES_HANDOVER;
}

static bool needs_share(const struct compose *c, const struct pane *p)
{
    (void)p;
    return shares(c) && !c->d.attached;
}

static bool needs_more(const struct compose *c, const struct pane *p)
{
    return shares(c) && !may_go_along(p, c->d.verb->does, NULL);
}

static void ask_nothing(struct compose *c, struct pane *p)
{
    (void)p;
    printf("You have nothing yet that could be passed on. Nothing was sent.\n");
    c->active = false;
}

static void ask_share(struct compose *c, struct pane *p)
{
    printf("What do you pass on? (several: 1 3 4)\n");
    (void)may_go_along(p, c->d.verb->does, c);
}

static bool needs_attach(const struct compose *c, const struct pane *p)
{
    static const enum does list[] = {DOES_MESSAGE, DOES_REQUEST, DOES_ANSWER, DOES_CONTRIBUTE};

    return compose_any_of(c->d.verb->does, list, ARRAY_LEN(list)) && !c->d.attached &&
           may_go_along(p, c->d.verb->does, NULL) > 0;
}

static void ask_attach(struct compose *c, struct pane *p)
{
    printf("What goes along? (Enter alone: nothing; several: 1 3 4)\n");
    (void)may_go_along(p, c->d.verb->does, c);
}

static bool add_attach(struct act *a, int32_t value)
{
    if (a->attaches == ATTACH_MAX) {
        printf("At most %d things can go along at once.\n", (int)ATTACH_MAX);
        return false;
    }
    a->attach[a->attaches++] =
        value < 0 ? tag_of(TAG_THING, -10 - value) : tag_of(TAG_KNOWLEDGE, value);
    return true;
}

static bool take_attach(struct compose *c, struct pane *p, char *text)
{
    struct act *a = &c->d.cmd.u.act.act;
    char *rest = text;
    char *word;

    (void)p;
    a->attaches = 0;
    while ((word = strsep(&rest, " ,")) != NULL) {
        int32_t n = pane_number(word, c->listed);

        if (*word && !n) {
            printf("Please type numbers 1 to %d.\n", c->listed);
            return false;
        }
        if (n && !add_attach(a, c->list[n - 1])) {
            return false;
        }
    }
    if (!a->attaches && shares(c)) {
        printf("Please choose at least one.\n");
        return false;
    }
    c->d.attached = true;
    return true;
}

static bool needs_text(const struct compose *c, const struct pane *p)
{
    (void)p;
    return c->d.verb->does != DOES_ACT && !c->d.worded;
}

/* The rules refuse these without words; a refusal to a colleague wants its reason. */
static bool text_wanted(const struct draft *d)
{
    static const enum does list[] = {DOES_MESSAGE, DOES_REQUEST, DOES_NOTE,
                                     DOES_DECIDE,  DOES_REFUSE,  DOES_FLAG};

    return d->must_say || compose_any_of(d->verb->does, list, ARRAY_LEN(list));
}

static void ask_text(struct compose *c, struct pane *p)
{
    (void)p;
    printf("%s%s\n", c->d.must_say ? "Your reason, in your words" : "In your words",
           text_wanted(&c->d) ? ":" : " (Enter alone: nothing):");
}

static bool take_text(struct compose *c, struct pane *p, char *text)
{
    struct span title = c->d.verb->title;

    (void)p;
    if (blank(text)) {
        if (text_wanted(&c->d)) {
            printf("The words are missing: \"%.*s\" cannot go out without. "
                   "Please write them, or 0 to go back.\n",
                   (int)title.len, title.ptr);
            return false;
        }
        text = "";
    }
    text_copy(c->d.text, sizeof(c->d.text), span_of(text));
    if (strlen(text) > strlen(c->d.text)) {
        printf("That was too long: its end is cut off. The sheet shows what is left.\n");
    }
    c->d.worded = true;
    return true;
}

const struct step compose_field = {needs_field, ask_field, take_field, TYPED_CHOICE};
/* Said before anything is asked that would be in vain. */
const struct step compose_nothing = {needs_more, ask_nothing, NULL, TYPED_CHOICE};
const struct step compose_share = {needs_share, ask_share, take_attach, TYPED_CHOICE};
const struct step compose_attach = {needs_attach, ask_attach, take_attach, TYPED_CHOICE};
const struct step compose_text = {needs_text, ask_text, take_text, TYPED_WORDS};
