/*
 * The review sheet: all that goes out, in plain words, before it does.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "ui/station/compose_step.h"

enum { SHEET_MAX = 256 << 10 };

enum { SEND = 1, REWRITE, DROP };

/* "Label: text", each on lines of its own where the text has several. */
static void row(struct bytes *to, struct span label, struct span text)
{
    bool question = label.len && label.ptr[label.len - 1] == '?';

    bytes_text(to, "  ");
    bytes_span(to, label);
    bytes_text(to, memchr(text.ptr, '\n', text.len) ? ":\n" : question ? " " : ": ");
    bytes_span(to, text);
    bytes_char(to, '\n');
}

static void addressed(const struct compose *c, const struct pane *p, struct bytes *to)
{
    const struct scenario *sc = &p->client.lexicon;
    const char *before = c->d.verb->does == DOES_CONSENT ? "  May be told: " : "  To: ";

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (c->d.cmd.u.act.act.to & desk_bit(d)) {
            bytes_text(to, before);
            bytes_span(to, sc->desk[d].title);
            before = "; ";
        }
    }
    bytes_text(to, c->d.cmd.u.act.act.to ? "\n" : "");
}

/* The question or joint item that it is about. */
static void about(const struct compose *c, const struct pane *p, struct bytes *to)
{
    const struct view *v = p->client.view;
    const struct scenario *sc = &p->client.lexicon;
    int32_t ref = c->d.cmd.u.act.act.ref;

    if (c->d.verb->does == DOES_ANSWER && ref >= 1 && ref <= v->requests) {
        row(to, SPAN("To, who asked"), sc->desk[v->request[ref - 1].from].title);
    } else if (c->d.verb->does != DOES_ANSWER && ref >= 1 && ref <= v->joints) {
        row(to, SPAN("About"), sc->joint[v->joint[ref - 1].kind].title);
    }
}

static void form(const struct compose *c, struct bytes *to)
{
    for (int32_t i = 0; i < c->d.verb->fields; i++) {
        const struct field *f = &c->d.verb->field[i];
        int32_t option = c->d.cmd.u.act.act.choice[i];

        if (i == c->d.verb->names_field) {
            continue; /* told beside what goes along */
        }
        if (option >= 1 && option <= f->choice.options) {
            row(to, f->title, f->choice.option[option - 1].title);
        } else if (c->d.texts[i][0]) {
            row(to, f->title, span_of(c->d.texts[i]));
        }
    }
}

static bool withheld(const struct draft *d)
{
    const struct verb *v = d->verb;

    return v->names_field != NONE &&
           d->cmd.u.act.act.choice[v->names_field] == v->names_option;
}

/* Something that goes along, as the others will read it. */
static const char *piece(const struct compose *c, const struct pane *p, struct tag what)
{
    const struct word_list *known = &p->words.knowledge;

    if (what.kind == TAG_THING) {
        return wordbook_name(&p->words.things, what.index);
    }
    return withheld(&c->d) && wordbook_body(known, what.index)[0]
               ? wordbook_body(known, what.index)
               : wordbook_name(known, what.index);
}

/* With or without names: with verbs that do not ask, as the desk knows it. */
static void names(const struct compose *c, bool known, bool exhibit, struct bytes *to)
{
    if (known) {
        bytes_text(to, withheld(&c->d)
                           ? "  Names and sources are withheld: the others read it as it is here.\n"
                           : "  Names and sources are not withheld: it goes as you know it.\n");
    }
    if (exhibit && withheld(&c->d)) {
        bytes_text(to, "  The exhibit: a copy shows all that stands on it, names too.\n");
    }
}

static void along(const struct compose *c, const struct pane *p, struct bytes *to)
{
    const struct act *a = &c->d.cmd.u.act.act;
    bool card = a->target != NONE && (c->d.verb->does == DOES_REQUEST || c->d.verb->auths);
    bool known = false;
    bool exhibit = false;

    if (!a->attaches && !card) {
        bytes_text(to, c->d.verb->does == DOES_ACT ? "" : "  Nothing goes along.\n");
        return;
    }
    bytes_text(to, "  Goes along:\n");
    if (card) {
        bytes_fmt(to, "  - the card: %s%s\n", wordbook_name(&p->words.things, a->target),
                  c->d.verb->does == DOES_REQUEST ? "" : " (to whoever is asked for a yes)");
    }
    for (int32_t i = 0; i < a->attaches; i++) {
        bool thing = a->attach[i].kind == TAG_THING;

        known = known || !thing;
        exhibit = exhibit || thing;
        bytes_fmt(to, "  - %s: %s\n", thing ? "the exhibit" : "what you know",
                  piece(c, p, a->attach[i]));
    }
    names(c, known, exhibit, to);
}

static void cost(const struct compose *c, const struct pane *p, struct bytes *to)
{
    long long minutes = c->d.verb->minutes;

    bytes_fmt(to, "  It takes %lld %s of play.\n", minutes, minutes == 1 ? "minute" : "minutes");
    if (c->d.verb->auths) {
        bytes_text(to, "  It begins when whoever has to agree has said yes.\n");
    }
    if (p->client.view->paused) {
        bytes_text(to, "  Play is paused: it can go out when play goes on. 0 keeps it.\n");
    }
}

static void ask_review(struct compose *c, struct pane *p)
{
    const struct act *a = &c->d.cmd.u.act.act;
    struct bytes sheet;

    bytes_init(&sheet, SHEET_MAX);
    bytes_text(&sheet, "Please check. You are about to:\n  ");
    bytes_span(&sheet, c->d.verb->title);
    bytes_char(&sheet, '\n');
    addressed(c, p, &sheet);
    about(c, p, &sheet);
    if (a->target != NONE) {
        row(&sheet, SPAN("On"), span_of(wordbook_name(&p->words.things, a->target)));
    }
    if (a->basis != NONE) {
        row(&sheet, SPAN("Legal basis"), p->client.lexicon.basis[a->basis].title);
    }
    if (compose_settles(c, p).len) {
        row(&sheet, SPAN("You settle"), span_of(wordbook_name(&p->words.decisions, a->ref)));
        row(&sheet, SPAN("With"), compose_settles(c, p));
    }
    form(c, &sheet);
    if (c->d.verb->does != DOES_ACT) {
        row(&sheet, SPAN("Your words"), c->d.text[0] ? span_of(c->d.text) : SPAN("none"));
    }
    along(c, p, &sheet);
    cost(c, p, &sheet);
    bytes_char(&sheet, '\0');
    pane_print(sheet.ptr);
    bytes_done(&sheet);
    typed_forget(&p->typed); /* nobody can agree to what was not on screen yet */
    printf("Send it? (0: back, and what you wrote is kept)\n");
    compose_item(c, SEND, "Send");
    if (c->d.verb->does != DOES_ACT || c->d.verb->fields) {
        compose_item(c, REWRITE, "Write it again");
    }
    compose_item(c, DROP, "Throw away");
}

static void send(struct compose *c, struct pane *p)
{
    struct draft *d;

    c->d.behind = 0;
    for (int32_t i = 0; i < p->client.outs; i++) {
        c->d.behind += p->client.out[i].kind == COMMAND_ACT;
    }
    d = draft_keep(c);
    draft_hang(d);
    if (!client_ask(&p->client, &d->cmd)) {
        d->behind = NOT_SENT;
        printf("Too much is waiting to be sent. What you wrote is kept: choose the same again in "
               "a moment.\n");
    } else if (p->client.state != CLIENT_LIVE) {
        printf("There is no link now: it goes out by itself as soon as there is one.\n");
    }
}

static bool take_review(struct compose *c, struct pane *p, char *text)
{
    int32_t n = compose_chosen(c, text);

    if (n < 0) {
        return false;
    }
    if (n == REWRITE) {
        c->d.worded = false;
        c->d.field = 0;
        if (c->d.verb->names_field != NONE) {
            c->d.cmd.u.act.act.choice[c->d.verb->names_field] = 0;
        }
        memset(c->d.texts, 0, sizeof(c->d.texts));
        return true;
    }
    c->active = false;
    if (n == DROP) {
        printf("Thrown away.\n");
    } else {
        send(c, p);
    }
    return true;
}

static bool always(const struct compose *c, const struct pane *p)
{
    (void)c;
    (void)p;
    return true;
}

const struct step compose_review = {always, ask_review, take_review, TYPED_SURE};
