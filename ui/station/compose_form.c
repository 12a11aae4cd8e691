/*
 * Form, attachments and words of an act.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
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
    if (c->listed < COMPOSE_LIST) {
        c->list[c->listed++] = value;
        printf("  %d  %s\n", c->listed, text);
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

    if (!n) {
        printf("Please type one of the numbers 1 to %d, or 0 to go back.\n", c->listed);
        return -1;
    }
    return c->list[n - 1];
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
        compose_item_span(c, k + 1, f->choice.option[k].title);
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
        option = compose_chosen(c, text);
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

    return compose_any_of(c->verb->does, list, ARRAY_LEN(list)) && c->cmd.u.act.act.attaches == 0 &&
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
            compose_item(c, v->knowledge[i].knowledge,
                 wordbook_name(&p->words.knowledge, v->knowledge[i].knowledge));
        }
    }
    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] == THING_EXHIBIT) {
            compose_item(c, -10 - h, wordbook_name(&p->words.things, h));
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

const struct step compose_field = {needs_field, ask_field, take_field};
const struct step compose_attach = {needs_attach, ask_attach, take_attach};
const struct step compose_text = {needs_text, ask_text, take_text};
