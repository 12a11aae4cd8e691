/*
 * Which questions an act has, and what can be chosen.
 */
#include <string.h>

#include "engine/base/text.h"
#include "ui/station/board.h"
#include "ui/station/draft_parts.h"
#include "ui/station/questions.h"
#include "ui/term/lang.h"

enum { CHOICES_MAX = 1024, LABEL_MOST = 400 /* bytes of a fact that could go along */ };

/* Bits of enum does. */
#define BIT(does) (1u << (does))

bool draft_any_of(const struct draft *d, uint32_t which)
{
    return (BIT(d->verb->does) & which) != 0;
}

bool draft_shares(const struct draft *d)
{
    return draft_any_of(d, BIT(DOES_SHARE) | BIT(DOES_HANDOVER));
}

static bool takes_more(const struct draft *d)
{
    return draft_any_of(d, BIT(DOES_MESSAGE) | BIT(DOES_REQUEST) | BIT(DOES_ANSWER) |
                               BIT(DOES_CONTRIBUTE));
}

/* The rules refuse these without words; a refusal to a colleague wants its reason. */
static bool wants_words(const struct draft *d)
{
    return d->must_say || does_want_words(d->verb->does) ||
           (d->verb->does == DOES_CONTRIBUTE && d->cmd.u.act.act.attaches == 0);
}

static bool open_decisions(struct sight s)
{
    const struct view *v = s.client->view;
    bool open = false;

    for (int32_t i = 0; i < v->decisions; i++) {
        open = open || !questions_settled(s, v->decision[i]);
    }
    return open;
}

/* Its words, and where they come from: who passes something on has to know. */
static struct span fact_label(struct sight s, int32_t i, struct arena *a)
{
    struct span words =
        span_of(wordbook_name(&s.words->knowledge, s.client->view->knowledge[i].knowledge));
    char head[LABEL_MOST];
    struct bytes b;
    struct span label;

    bytes_init(&b, 2 * LABEL_MOST);
    text_brief(head, sizeof(head), words);
    bytes_text(&b, head);
    board_source(s, i, &b);
    label = arena_span(a, bytes_view(&b));
    bytes_done(&b);
    return label;
}

/*
 * What can go along: what the desk knows, and its exhibits; to be handed over, those that it holds.
 * Labels in the arena; NULL: none.
 */
static int32_t along(const struct draft *d, struct sight s, struct ask_choice *to,
                     struct arena *a)
{
    const struct view *v = s.client->view;
    int32_t n = 0;

    for (int32_t i = 0; i < v->known && d->verb->does != DOES_HANDOVER && n < CHOICES_MAX; i++) {
        int32_t k = v->knowledge[i].knowledge;

        if (board_knows(v, i)) {
            to[n++] = (struct ask_choice){along_knowledge(k),
                                          a ? fact_label(s, i, a) : (struct span){0},
                                          span_of(_("What you know"))};
        }
    }
    for (int32_t h = 1; h <= v->cards && n < CHOICES_MAX; h++) {
        bool may = d->verb->does != DOES_HANDOVER || v->held[h - 1];

        if (v->card[h - 1] == THING_EXHIBIT && may) {
            to[n++] =
                (struct ask_choice){along_thing(h), span_of(wordbook_name(&s.words->things, h)),
                                    span_of(_("Exhibits"))};
        }
    }
    return n;
}

static bool anything_along(const struct draft *d, struct sight s)
{
    struct ask_choice room[CHOICES_MAX];

    return along(d, s, room, NULL) > 0;
}

/* Something goes along that could go without names, or the form asks in any case. */
static bool names_matter(const struct draft *d)
{
    const struct act *a = &d->cmd.u.act.act;
    int32_t f = d->verb->names_field;
    bool matter = f != NONE && d->verb->field[f].required;

    for (int32_t i = 0; i < a->attaches; i++) {
        matter = matter || a->attach[i].kind == TAG_KNOWLEDGE;
    }
    return f != NONE && matter;
}

static bool is_preset(const struct draft *d, int32_t field)
{
    return d->preset && field == d->verb->key_field;
}

bool draft_any_card(const struct draft *d, struct sight s)
{
    const struct view *v = s.client->view;

    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] != NONE && (d->verb->targets & (1u << v->card[h - 1]))) {
            return true;
        }
    }
    return false;
}

const struct lines *draft_parts(const struct draft *d, struct sight s)
{
    static const struct lines none;
    int32_t ref = d->cmd.u.act.act.ref;
    int32_t kind = d->verb->does == DOES_PROPOSE ? d->verb->joint
                   : draft_any_of(d, BIT(DOES_CONTRIBUTE)) && ref >= 1 &&
                           ref <= s.client->view->joints
                       ? s.client->view->joint[ref - 1].kind
                       : NONE;

    return kind == NONE ? &none : &s.client->lexicon.joint[kind].sections;
}

int32_t draft_asks(const struct draft *d, struct sight s, int32_t ret_ask[ASKS_MAX])
{
    int32_t n = 0;

    if (d->verb->targets && (d->verb->does != DOES_REQUEST || draft_any_card(d, s))) {
        ret_ask[n++] = ASK_TARGET; /* a request can do without: nothing to choose, no question */
    }
    if (d->verb->does == DOES_DECIDE && open_decisions(s)) {
        ret_ask[n++] = ASK_DECISION;
    }
    if (d->verb->does == DOES_CONTRIBUTE && draft_parts(d, s)->lines) {
        ret_ask[n++] = ASK_PART;
    }
    if (does_address(d->verb->does)) {
        ret_ask[n++] = ASK_TO;
    }
    if (d->verb->does == DOES_REQUEST) {
        ret_ask[n++] = ASK_BASIS;
    }
    if (d->verb->does == DOES_DECIDE) {
        ret_ask[n++] = ASK_TEXT; /* what is decided, before how sure one is of it */
    }
    for (int32_t i = 0; i < d->verb->fields; i++) {
        if (i != d->verb->names_field && !is_preset(d, i)) {
            ret_ask[n++] = ASK_FIELD + i;
        }
    }
    if (draft_shares(d)) { /* what is shared comes before the words about it */
        ret_ask[n++] = ASK_ALONG;
    }
    if (draft_shares(d) && names_matter(d)) {
        ret_ask[n++] = ASK_NAMES;
    }
    if (draft_speaks(d) && d->verb->does != DOES_DECIDE) {
        ret_ask[n++] = ASK_TEXT;
    }
    if (takes_more(d) && anything_along(d, s)) { /* what goes along with words comes after them */
        ret_ask[n++] = ASK_ALONG;
    }
    if (!draft_shares(d) && names_matter(d)) {
        ret_ask[n++] = ASK_NAMES;
    }
    return n;
}

static void targets(const struct draft *d, struct sight s, struct ask *q, struct ask_choice *to)
{
    const struct view *v = s.client->view;

    q->title = span_of(d->verb->does == DOES_CONSENT          ? _("Whose consent?")
                       : d->verb->targets == BIT(THING_PERSON)  ? _("On whom?")
                       : d->verb->targets == BIT(THING_PLACE) ? _("Where?")
                                                              : _("On whom or what?"));
    q->optional = d->verb->does == DOES_REQUEST;
    for (int32_t h = 1; h <= v->cards && q->choices < CHOICES_MAX; h++) {
        int32_t kind = v->card[h - 1];

        if (kind != NONE && (d->verb->targets & (1u << kind))) {
            to[q->choices++] =
                (struct ask_choice){h, span_of(wordbook_name(&s.words->things, h)), {0}};
        }
    }
}

static void decisions(const struct draft *d, struct sight s, struct ask *q, struct ask_choice *to)
{
    const struct view *v = s.client->view;

    q->title = span_of(d->about ? _("How do you settle it?")
                                : _("Does it settle something that was put to you?"));
    for (int32_t i = 0; i < v->decisions; i++) {
        int32_t h = v->decision[i];
        bool open = (!d->about || d->about == h) && !questions_settled(s, h);
        struct span option;

        for (int32_t k = 1; open && q->choices < CHOICES_MAX - 1 &&
                            (option = questions_option(s, h, k)).len;
             k++) {
            to[q->choices++] = (struct ask_choice){decision_value(h, k), option,
                                                   span_of(wordbook_name(&s.words->decisions, h))};
        }
    }
    /* last: the options have the numbers under which they were put to the desk */
    to[q->choices++] = (struct ask_choice){0, span_of(_("No, this is another decision")), {0}};
}

static void parts(const struct lines *sections, struct ask *q, struct ask_choice *to)
{
    q->title = span_of(_("To which part?"));
    q->optional = true; /* else to the whole */
    for (int32_t i = 0; i < sections->lines && i < CHOICES_MAX; i++) {
        to[q->choices++] = (struct ask_choice){i + 1, sections->line[i], {0}};
    }
}

static void desks(const struct draft *d, struct sight s, struct ask *q, struct ask_choice *to)
{
    const struct scenario *sc = &s.client->lexicon;

    q->title = span_of(d->verb->does == DOES_CONSENT ? _("Who may be told?") : _("To whom?"));
    q->kind = does_address_one(d->verb->does) ? ASK_ONE : ASK_SEVERAL;
    for (int32_t i = 0; i < scenario_count(sc, REF_DESK); i++) {
        if (i != s.client->desk) {
            to[q->choices++] = (struct ask_choice){i, sc->desk[i].title, {0}};
        }
    }
}

static void bases(struct sight s, struct ask *q, struct ask_choice *to)
{
    const struct scenario *sc = &s.client->lexicon;

    q->title = span_of(_("On what legal basis?"));
    for (int32_t i = 0; i < scenario_count(sc, REF_BASIS) && i < CHOICES_MAX; i++) {
        to[q->choices++] = (struct ask_choice){i, sc->basis[i].title, {0}};
    }
}

static void field(const struct field *f, bool names, struct ask *q, struct ask_choice *to)
{
    q->title = f->title;
    q->help = f->help;
    q->optional = !f->required && !names; /* that names go along, somebody has to mean */
    q->kind = f->choice.options ? ASK_ONE : ASK_WORDS;
    q->min = f->min;
    q->max = f->max;
    for (int32_t k = 0; k < f->choice.options; k++) {
        to[q->choices++] = (struct ask_choice){k + 1, f->choice.option[k].title, {0}};
    }
}

static const char *words_title(const struct draft *d)
{
    if (d->must_say) {
        return _("Your reason, in your words");
    }
    if (d->verb->does == DOES_DECIDE) {
        return _("What you decide, and why");
    }
    if (d->verb->does == DOES_CONSENT) {
        return _("For what purpose?");
    }
    return d->verb->does == DOES_ACT ? _("Your reasons, for whoever has to agree")
                                     : _("In your words");
}

/* Of a proposal: what its words are to settle; else nothing. */
static struct span settles(const struct draft *d, struct sight s, struct arena *a)
{
    const struct lines *sections = draft_parts(d, s);
    struct span help;
    struct bytes b;

    bytes_init(&b, ASK_ROOM);
    for (int32_t i = 0; d->verb->does == DOES_PROPOSE && i < sections->lines; i++) {
        bytes_fmt(&b, "%s%.*s", i ? "; " : _("To be settled: "), (int)sections->line[i].len,
                  sections->line[i].ptr);
    }
    help = arena_span(a, bytes_view(&b));
    bytes_done(&b);
    return help;
}

struct ask draft_ask(const struct draft *d, struct sight s, int32_t ask, struct arena *a)
{
    struct ask_choice *to = arena_array(a, CHOICES_MAX, sizeof(*to));
    struct ask q = {.kind = ASK_ONE, .choice = to};

    switch (ask) {
    case ASK_TARGET:
        targets(d, s, &q, to);
        break;
    case ASK_DECISION:
        decisions(d, s, &q, to);
        break;
    case ASK_PART:
        parts(draft_parts(d, s), &q, to);
        break;
    case ASK_TO:
        desks(d, s, &q, to);
        break;
    case ASK_BASIS:
        bases(s, &q, to);
        break;
    case ASK_ALONG:
        q.kind = ASK_SEVERAL;
        q.optional = !draft_shares(d);
        q.title = span_of(q.optional ? /* TRANSLATORS: at most 22 cells */ _("What goes along?")
                                     : /* TRANSLATORS: at most 22 cells */
                                     _("What do you pass on?"));
        q.choices = along(d, s, to, a);
        break;
    case ASK_NAMES:
        field(&d->verb->field[d->verb->names_field], true, &q, to);
        break;
    case ASK_TEXT:
        q.kind = ASK_WORDS;
        q.optional = !wants_words(d);
        q.title = span_of(words_title(d));
        q.help = a ? settles(d, s, a) : (struct span){0};
        break;
    default:
        field(&d->verb->field[ask - ASK_FIELD], false, &q, to);
        break;
    }
    return q;
}

const struct verb *draft_verb(struct sight s, enum does does)
{
    return scenario_verb_that(&s.client->lexicon, does);
}
