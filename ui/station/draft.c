#include "ui/station/draft.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/utf8.h"
#include "ui/station/draft_parts.h"
#include "ui/term/lang.h"

enum { PROBLEM_ROOM = 400 };

void draft_begin(struct draft *d, struct sight s, const struct verb *v, int32_t ref)
{
    memset(d, 0, sizeof(*d)); /* too large to be made on the stack and copied */
    d->behind = NOT_SENT;
    d->verb = v;
    d->cmd.kind = COMMAND_ACT;
    d->cmd.u.act.act = act_none();
    d->cmd.u.act.act.verb = v->name;
    d->cmd.u.act.act.desk = s.client->desk;
    if (v->does == DOES_DECIDE) {
        d->about = ref;
    } else {
        d->cmd.u.act.act.ref = ref;
    }
    if (v->does == DOES_REQUEST && !draft_any_card(d, s)) {
        draft_pass(d, ASK_TARGET); /* nothing to choose from: not asked later, in the middle */
    }
}

void draft_answer(struct draft *d, struct sight s, const struct verb *v, int32_t ref, bool yes)
{
    draft_begin(d, s, v, ref);
    d->must_say = !yes;
    if (v->key_field != NONE) {
        d->preset = true;
        d->cmd.u.act.act.choice[v->key_field] = verb_decision(v, yes);
    }
}

struct command draft_command(const struct draft *d)
{
    struct command cmd = d->cmd;

    cmd.u.act.text = span_of(d->text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        cmd.u.act.texts[i] = span_of(d->texts[i]);
    }
    return cmd;
}

static int32_t field_of(const struct draft *d, int32_t ask)
{
    return ask == ASK_NAMES ? d->verb->names_field : ask - ASK_FIELD;
}

static struct tag along_tag(int32_t value)
{
    return tag_of(value % ALONG_KINDS ? TAG_THING : TAG_KNOWLEDGE, value / ALONG_KINDS);
}

static int32_t attached(const struct draft *d, struct tag what)
{
    const struct act *a = &d->cmd.u.act.act;

    for (int32_t i = 0; i < a->attaches; i++) {
        if (a->attach[i].kind == what.kind && a->attach[i].index == what.index) {
            return i;
        }
    }
    return NONE;
}

bool draft_has(const struct draft *d, int32_t ask, int32_t value)
{
    const struct act *a = &d->cmd.u.act.act;

    switch (ask) {
    case ASK_TARGET:
        return a->target == value;
    case ASK_DECISION:
        return decision_value(a->ref, a->pick) == value &&
               (value || (d->passed & (1u << ASK_DECISION)));
    case ASK_PART:
        return a->pick == value;
    case ASK_TO:
        return (a->to & desk_bit(value)) != 0;
    case ASK_BASIS:
        return a->basis == value;
    case ASK_ALONG:
        return attached(d, along_tag(value)) != NONE;
    case ASK_TEXT:
        return false;
    default:
        return a->choice[field_of(d, ask)] == value;
    }
}

static bool toggle_along(struct act *a, int32_t at, struct tag what)
{
    if (at != NONE) {
        memmove(&a->attach[at], &a->attach[at + 1],
                (size_t)(a->attaches - at - 1) * sizeof(a->attach[0]));
        a->attaches--;
        return true;
    }
    if (a->attaches == ATTACH_MAX) {
        return false;
    }
    a->attach[a->attaches++] = what;
    return true;
}

bool draft_choose(struct draft *d, int32_t ask, int32_t value)
{
    struct act *a = &d->cmd.u.act.act;

    d->passed |= 1u << ask;
    switch (ask) {
    case ASK_TARGET:
        a->target = value;
        return true;
    case ASK_DECISION:
        a->ref = value / DECISION_OPTIONS;
        a->pick = value % DECISION_OPTIONS;
        return true;
    case ASK_PART:
        a->pick = value;
        return true;
    case ASK_TO:
        a->to = does_address_one(d->verb->does) ? desk_bit(value) : a->to ^ desk_bit(value);
        return true;
    case ASK_BASIS:
        a->basis = value;
        return true;
    case ASK_ALONG:
        return toggle_along(a, attached(d, along_tag(value)), along_tag(value));
    default:
        a->choice[field_of(d, ask)] = value;
        return true;
    }
}

void draft_clear(struct draft *d, int32_t ask)
{
    struct act *a = &d->cmd.u.act.act;

    d->passed &= ~(1u << ask);
    switch (ask) {
    case ASK_TARGET:
        a->target = NONE;
        break;
    case ASK_DECISION:
        a->ref = 0;
        a->pick = 0;
        break;
    case ASK_PART:
        a->pick = 0;
        break;
    case ASK_TO:
        a->to = 0;
        break;
    case ASK_BASIS:
        a->basis = NONE;
        break;
    case ASK_ALONG:
        a->attaches = 0;
        break;
    case ASK_TEXT:
        d->text[0] = '\0';
        break;
    default:
        a->choice[field_of(d, ask)] = 0;
        d->texts[field_of(d, ask)][0] = '\0';
        break;
    }
}

void draft_pass(struct draft *d, int32_t ask)
{
    draft_clear(d, ask);
    d->passed |= 1u << ask;
}

bool draft_said(const struct draft *d, int32_t ask)
{
    return (d->passed & (1u << ask)) != 0;
}

char *draft_words(struct draft *d, int32_t ask)
{
    return ask == ASK_TEXT ? d->text : d->texts[field_of(d, ask)];
}

static bool blank(const char *text)
{
    return utf8_blank(span_of(text));
}

/* Something is chosen, of what is to be chosen. */
static bool chosen(const struct draft *d, int32_t ask)
{
    const struct act *a = &d->cmd.u.act.act;

    switch (ask) {
    case ASK_TARGET:
        return a->target != NONE;
    case ASK_DECISION:
        return draft_said(d, ask);
    case ASK_PART:
        return a->pick != 0;
    case ASK_TO:
        return a->to != 0;
    case ASK_BASIS:
        return a->basis != NONE;
    case ASK_ALONG:
        return a->attaches > 0;
    default:
        return a->choice[field_of(d, ask)] != 0;
    }
}

static const char *problem_of_words(const struct ask *q, const char *text)
{
    static char room[PROBLEM_ROOM];
    long long n = (long long)utf8_count(span_of(text));
    long long min = q->min ? q->min : 1;

    if (blank(text)) {
        return q->optional ? NULL : _("Something has to be written here.");
    }
    if (n < min || (q->max && n > q->max)) {
        snprintf(room, sizeof(room),
                 _("That has %lld characters; please write between %lld and %lld."), n, min,
                 (long long)q->max);
        return room;
    }
    return NULL;
}

/* All that was typed goes out together (judge_text): told where most was typed. */
static const char *problem_of_all(const struct draft *d, const char *text)
{
    static char room[PROBLEM_ROOM];
    size_t all = strlen(d->text);
    size_t letters = utf8_count(span_of(d->text));
    size_t most = all;

    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        size_t n = strlen(d->texts[i]);

        all += n + (all && n);
        letters += utf8_count(span_of(d->texts[i]));
        most = n > most ? n : most;
    }
    if (all <= TYPED_TEXT_MAX || strlen(text) < most) {
        return NULL;
    }
    snprintf(
        room, sizeof(room),
        _("All texts of this form together are too long to be sent, by about %lld characters."),
        (long long)((all - TYPED_TEXT_MAX) * letters / all + 1));
    return room;
}

static const char *first_words(const struct draft *d)
{
    const char *words = d->text;

    for (int32_t i = 0; i < FIELDS_MAX && !words[0]; i++) {
        words = d->texts[i];
    }
    return words;
}

struct span draft_chosen(const struct draft *d, int32_t ask, const struct ask *q, struct arena *a)
{
    struct bytes b;
    struct span words;

    bytes_init(&b, 1 << 16);
    for (int32_t i = 0; i < q->choices; i++) {
        if (draft_has(d, ask, q->choice[i].value)) {
            bytes_text(&b, b.len ? "; " : "");
            bytes_span(&b, q->choice[i].label);
        }
    }
    words = arena_span(a, bytes_view(&b));
    bytes_done(&b);
    return words;
}

bool draft_withholds(const struct draft *d)
{
    return verb_withholds(d->verb, &d->cmd.u.act.act);
}

static bool is_person(struct sight s, int32_t thing)
{
    return thing >= 1 && thing <= s.client->view->cards &&
           s.client->view->card[thing - 1] == THING_PERSON;
}

/* A person's card is a name: the rules refuse it where names are withheld. Better told at once. */
static bool names_somebody(const struct draft *d, struct sight s)
{
    const struct act *a = &d->cmd.u.act.act;
    bool somebody = d->verb->does == DOES_REQUEST && is_person(s, a->target);

    for (int32_t i = 0; i < a->attaches; i++) {
        somebody = somebody || (a->attach[i].kind == TAG_THING && is_person(s, a->attach[i].index));
    }
    return somebody && draft_withholds(d);
}

const char *draft_problem(const struct draft *d, struct sight s, int32_t ask)
{
    struct arena a;
    struct ask q;
    const char *problem = NULL;

    arena_init(&a, ASK_ROOM);
    q = draft_ask(d, s, ask, &a);
    if (q.kind == ASK_WORDS) {
        const char *text = ask == ASK_TEXT ? d->text : d->texts[ask - ASK_FIELD];

        problem = problem_of_words(&q, text);
        problem = problem ? problem : problem_of_all(d, text);
    } else if (!q.optional && !chosen(d, ask)) {
        problem = q.kind == ASK_SEVERAL ? _("Please choose at least one.") : _("Please choose.");
    } else if ((ask == ASK_NAMES || ask == ASK_ALONG) && names_somebody(d, s)) {
        problem = _(refusal_text(REFUSE_NAMES));
    }
    arena_done(&a);
    return problem;
}

/* Which cards would do: "no card of a person or an exhibit". */
static const char *no_card(const struct draft *d, struct arena *a)
{
    static const char *const names[THING_KIND_COUNT] = {N_("a person"),        N_("a place"),
                                                        N_("an organisation"), N_("an account"),
                                                        N_("a vehicle"),       N_("an exhibit")};
    char kinds[PROBLEM_ROOM] = "";
    char text[2 * PROBLEM_ROOM];
    size_t at = 0;

    for (int k = 0; k < THING_KIND_COUNT && at < sizeof(kinds); k++) {
        if (d->verb->targets & (1u << k)) {
            at += (size_t)snprintf(kinds + at, sizeof(kinds) - at, "%s%s", at ? _(" or ") : "",
                                   _(names[k]));
        }
    }
    snprintf(text, sizeof(text), _("Your board holds no card of %s yet."), kinds);
    return arena_span(a, span_of(text)).ptr;
}

bool draft_starts_here(const struct verb *v)
{
    return v->does != DOES_ANSWER && v->does != DOES_AGREE && v->does != DOES_REFUSE &&
           v->does != DOES_CONTRIBUTE;
}

bool draft_speaks(const struct draft *d)
{
    return d->verb->does != DOES_ACT || d->verb->auths;
}

bool draft_leads(const struct scenario *sc, int32_t verb)
{
    bool first = draft_starts_here(&sc->verb[verb]);

    for (int32_t i = 0; i < verb && first; i++) {
        first =
            !draft_starts_here(&sc->verb[i]) || !span_eq(sc->verb[i].group, sc->verb[verb].group);
    }
    return first;
}

const char *draft_in_vain(const struct draft *d, struct sight s, struct arena *a)
{
    struct span yet = yet_why(s.client, d->verb);

    if (d->verb->does == DOES_ANSWER && !d->cmd.u.act.act.ref) {
        return _("Nobody waits for an answer of yours.");
    }
    if (draft_shares(d) && draft_ask(d, s, ASK_ALONG, a).choices == 0) {
        return _("You have nothing yet that could be passed on.");
    }
    if (d->verb->targets && d->verb->does != DOES_REQUEST && !draft_any_card(d, s)) {
        return no_card(d, a);
    }
    return yet.len ? arena_span(a, yet).ptr : NULL;
}

bool draft_has_words(const struct draft *d)
{
    bool any = d->text[0] != '\0';

    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        any = any || d->texts[i][0] != '\0';
    }
    return any;
}

bool draft_worth(const struct draft *d)
{
    int answers = 0;

    for (uint32_t left = d->passed; left; left &= left - 1) {
        answers++;
    }
    return answers > 1 || draft_has_words(d);
}

struct span draft_brief(const struct draft *d, struct sight s, struct arena *a)
{
    const char *words = first_words(d);
    int32_t asks[ASKS_MAX];
    int32_t n = words[0] ? 0 : draft_asks(d, s, asks);
    struct bytes b;
    struct span brief;

    bytes_init(&b, 1 << 16);
    bytes_text(&b, words);
    for (int32_t i = 0; i < n; i++) {
        struct ask q = draft_ask(d, s, asks[i], a);
        struct span chose =
            q.kind == ASK_WORDS ? (struct span){0} : draft_chosen(d, asks[i], &q, a);

        bytes_text(&b, b.len && chose.len ? "; " : "");
        bytes_span(&b, chose);
    }
    brief = arena_span(a, bytes_view(&b));
    bytes_done(&b);
    return brief;
}

void draft_anew(struct draft *d, const struct scenario *before, const struct scenario *now)
{
    if (d->verb) {
        d->verb = now->verb + (d->verb - before->verb);
    }
}

void draft_back(struct draft *d)
{
    if (d->verb) { /* asked again, in plain mode, too */
        draft_clear(d, ASK_TARGET);
        draft_clear(d, ASK_DECISION);
        draft_clear(d, ASK_ALONG);
        d->about = 0;
    }
}
