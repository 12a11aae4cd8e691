#include "ui/station/compose_parts.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/term/lang.h"

struct sight compose_sight(const struct pane *p)
{
    return (struct sight){&p->client, &p->words};
}

/* Put one more on screen; what its number stands for. */
void compose_item(struct compose *c, int32_t value, struct span text)
{
    char head[16];
    struct bytes line;

    if (c->listed < COMPOSE_LIST) {
        c->list[c->listed++] = value;
        snprintf(head, sizeof(head), "  %d  ", c->listed);
        bytes_init(&line, text.len);
        bytes_span(&line, text);
        pane_hang(head, bytes_cstr(&line));
        bytes_done(&line);
    }
}

/* What a typed number stands for; NONE, with a word of help. */
int32_t compose_chosen(const struct compose *c, const char *text)
{
    int32_t n = pane_number(text, c->listed);

    if (!n) {
        char typed[60];

        text_brief(typed, sizeof(typed), span_of(text));
        if (strspn(text, "0123456789") == strlen(text) && *text) {
            pane_say(_("'%s' is none of them. Please type one of the numbers 1 to %d, or 0 to go "
                       "back."),
                     typed, c->listed);
        } else {
            pane_say(_("A number is wanted here, from 1 to %d; 0 goes back."), c->listed);
        }
        printf("\n");
        return NONE;
    }
    return c->list[n - 1];
}

static void ask_group(struct compose *c, struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    pane_say("%s\n", _("What kind of step?"));
    for (int32_t i = 0; i < sc->verbs; i++) {
        if (draft_leads(sc, i)) {
            compose_item(c, i, sc->verb[i].group.len ? sc->verb[i].group : span_of(_("Other")));
        }
    }
}

static void ask_verb(struct compose *c, struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    if (c->group == NONE) {
        ask_group(c, p);
        return;
    }
    pane_say("%s\n", _("What do you do?"));
    for (int32_t i = 0; i < sc->verbs; i++) {
        const struct verb *v = &sc->verb[i];
        struct bytes line;

        if (draft_starts_here(v) && span_eq(v->group, sc->verb[c->group].group)) {
            bytes_init(&line, SHEET_MAX);
            bytes_span(&line, v->title);
            bytes_fmt(&line, _(" (%lld min%s)"), (long long)v->minutes,
                      v->auths ? _(", needs somebody's yes") : "");
            compose_item(c, i, bytes_view(&line));
            bytes_done(&line);
        }
    }
}

static void drop_or_keep(struct compose *c)
{
    c->active = false;
    if (c->d.verb && draft_worth(&c->d)) {
        (void)drafts_keep(&c->kept, &c->d);
        pane_say("%s\n", _("Back. Nothing was sent. What you had is kept: choose the same again to "
                         "go on."));
    } else {
        pane_say("%s\n", _("Back. Nothing was sent."));
    }
}

/* The act is known from here on: told, and said at once if it would be in vain. */
static void tell_verb(struct compose *c, struct pane *p)
{
    const struct verb *v = c->d.verb;
    struct bytes b;
    struct arena a;
    const char *vain;

    bytes_init(&b, SHEET_MAX);
    bytes_span(&b, v->title);
    bytes_text(&b, ". ");
    bytes_span(&b, v->help);
    bytes_text(&b, "\n");
    pane_print(bytes_cstr(&b));
    bytes_done(&b);
    arena_init(&a, 4 * ASK_ROOM);
    vain = draft_in_vain(&c->d, compose_sight(p), &a);
    if (vain) {
        pane_print(vain);
        pane_say(" %s\n", _("Nothing was sent."));
        c->active = false;
    }
    arena_done(&a);
    c->offered = drafts_find(&c->kept, &c->d);
}

static void ask_resume(struct compose *c, struct pane *p)
{
    char head[104];
    struct arena a;

    arena_init(&a, ASKS_MAX * (size_t)ASK_ROOM);
    text_brief(head, sizeof(head), draft_brief(c->offered, compose_sight(p), &a));
    arena_done(&a);
    pane_say(_("You had begun it: \"%s\""), head);
    printf("\n");
    typed_forget(&p->typed);
    pane_say("%s\n", _("Go on with it? 1 yes, 2 begin anew and throw it away, 0 back: it is kept"));
}

static bool take_resume(struct compose *c, const char *text)
{
    bool yes = strcmp(text, "1") == 0;

    if (!yes && strcmp(text, "2") != 0) {
        pane_say("%s\n", _("Please type 1 or 2, or 0 to go back."));
        return false;
    }
    if (yes) {
        c->d = *c->offered;
    }
    c->offered->verb = NULL;
    c->offered = NULL;
    return true;
}

/* How the question ends: what Enter alone means, whether several may be named. */
static const char *ending(const struct ask *q, bool keeps)
{
    bool question = q->title.len && q->title.ptr[q->title.len - 1] == '?';

    if (keeps) {
        return question ? "" : ":"; /* what Enter alone does is said below, with what it keeps */
    }
    switch (q->kind) {
    case ASK_ONE:
        return q->optional ? _(" (Enter alone: none)") : "";
    case ASK_SEVERAL:
        return q->optional ? _(" (Enter alone: nothing; several: 1 3 4)") : _(" (several: 1 3 4)");
    case ASK_WORDS:
        break;
    }
    return q->optional ? _(" (Enter alone: nothing):") : question ? "" : ":";
}

/* What was answered, in words; empty: nothing. In the arena. */
static struct span answered(const struct compose *c, const struct ask *q, struct arena *a)
{
    return q->kind == ASK_WORDS ? span_of(draft_words((struct draft *)&c->d, c->ask))
                                : draft_chosen(&c->d, c->ask, q, a);
}

static void ask_it(struct compose *c, struct pane *p)
{
    struct arena a;
    struct ask q;
    struct span heading = {0};
    bool keeps;

    arena_init(&a, ASK_ROOM);
    q = draft_ask(&c->d, compose_sight(p), c->ask, &a);
    keeps = c->again && answered(c, &q, &a).len;
    pane_say("%.*s%s\n", (int)q.title.len, q.title.ptr, ending(&q, keeps));
    if (keeps) {
        pane_hang(q.optional ? _("  As it is (Enter alone keeps it, - takes it away): ")
                             : _("  As it is (Enter alone keeps it): "),
                  answered(c, &q, &a).ptr);
    }
    if (q.help.len) {
        pane_hang("  ", arena_span(&a, q.help).ptr);
    }
    for (int32_t i = 0; i < q.choices; i++) {
        if (c->ask == ASK_DECISION && q.choice[i].heading.len &&
            !span_eq(q.choice[i].heading, heading)) {
            heading = q.choice[i].heading;
            pane_print(heading.ptr);
            printf("\n");
        }
        compose_item(c, q.choice[i].value, q.choice[i].label);
    }
    arena_done(&a);
}

/* The first question that is open: what is answered already is passed over. */
static enum step next_step(struct compose *c, const struct pane *p)
{
    int32_t asks[ASKS_MAX];
    int32_t n;

    if (!c->d.verb) {
        return STEP_VERB;
    }
    if (c->offered) {
        return STEP_RESUME;
    }
    if (c->then) {
        return (enum step)c->then;
    }
    n = draft_asks(&c->d, compose_sight(p), asks);
    for (int32_t i = 0; i < n; i++) {
        if (!draft_said(&c->d, asks[i])) {
            c->ask = asks[i];
            return STEP_ASK;
        }
    }
    return STEP_REVIEW;
}

/* Behind a long list nobody remembers what was asked, nor how to get out of it. */
static void closing(const struct compose *c)
{
    if (c->step != STEP_VERB && c->step != STEP_ASK && c->step != STEP_CHANGE) {
        return; /* what these say ends so already */
    }
    if (c->listed > 1) {
        pane_say(_("(1 to %d; 0: back)"), c->listed);
        printf("\n");
    } else {
        pane_say("%s\n", c->listed ? _("(1, or 0: back)") : _("(0: back)"));
    }
}

static void go_on(struct compose *c, struct pane *p)
{
    static void (*const asks[])(struct compose *, struct pane *) = {
        [STEP_VERB] = ask_verb,           [STEP_RESUME] = ask_resume,
        [STEP_ASK] = ask_it,              [STEP_REVIEW] = compose_ask_review,
        [STEP_CHANGE] = compose_ask_part, [STEP_DROP] = compose_ask_drop};

    if (c->active) {
        c->step = (int)next_step(c, p);
        c->listed = 0;
        asks[c->step](c, p);
        closing(c);
        fflush(stdout);
    }
}

/* Numbers with blanks between: all of them good, or what was chosen before stays. */
static bool take_several(struct compose *c, char *text)
{
    struct command before = c->d.cmd;
    char *rest = text;
    char *word;

    draft_clear(&c->d, c->ask);
    while ((word = strsep(&rest, " ,")) != NULL) {
        int32_t v = *word ? compose_chosen(c, word) : 0;
        bool fits = !*word || (v != NONE && (draft_has(&c->d, c->ask, v) ||
                                             draft_choose(&c->d, c->ask, v)));

        if (v != NONE && !fits) {
            pane_say(_("At most %d things can go along at once."), (int)ATTACH_MAX);
            printf("\n");
        }
        if (!fits) {
            c->d.cmd = before;
            return false;
        }
    }
    return true;
}

static void take_words(struct compose *c, const char *text)
{
    char *to = draft_words(&c->d, c->ask);

    text_copy(to, DRAFT_TEXT, span_of(text));
    if (strlen(text) > strlen(to)) {
        pane_say("%s\n", _("That was too long: its end is cut off. The sheet shows what is left."));
    }
}

/* Whoever types a bare number where words are wanted takes the question for a list. */
static bool only_number(struct compose *c, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    bool again = strcmp(text, c->number) == 0;

    if (c->ask != ASK_TEXT || !digits || text[digits] || digits >= sizeof(c->number) || again) {
        return false;
    }
    text_copy(c->number, sizeof(c->number), span_of(text));
    pane_say(_("'%s' would be all that others read. If you mean it, type it again; else write it "
               "in words."),
             text);
    printf("\n");
    return true;
}

static bool blank(const char *text)
{
    return text[strspn(text, " \n")] == '\0';
}

/* A question is answered when nothing about the answer is wrong. */
static bool take_ask(struct compose *c, struct pane *p, char *text)
{
    struct arena a;
    struct ask q;
    const char *problem;
    bool keeps;
    bool takes_away;

    arena_init(&a, ASK_ROOM);
    q = draft_ask(&c->d, compose_sight(p), c->ask, &a);
    keeps = c->again && blank(text) && answered(c, &q, &a).len;
    arena_done(&a);
    takes_away = c->again && q.optional && strcmp(text, "-") == 0;
    if ((blank(text) && q.optional && !keeps) || takes_away) {
        draft_clear(&c->d, c->ask);
        draft_pass(&c->d, c->ask);
        return true;
    }
    if (keeps) {
        /* as it is, if that will do */
    } else if (q.kind == ASK_WORDS) {
        if (only_number(c, text)) {
            return false;
        }
        take_words(c, text);
    } else if (q.kind == ASK_SEVERAL) {
        if (!take_several(c, text)) {
            return false;
        }
    } else {
        int32_t v = compose_chosen(c, text);

        if (v == NONE) {
            return false;
        }
        (void)draft_choose(&c->d, c->ask, v);
    }
    problem = draft_problem(&c->d, compose_sight(p), c->ask);
    if (problem) {
        pane_say("%s %s\n", problem, _("0 goes back."));
        c->again = true; /* it is asked again, and what was written is still there */
        return false;
    }
    c->d.passed |= 1u << c->ask;
    return true;
}

static void start(struct compose *c)
{
    c->active = true;
    c->group = NONE;
    c->offered = NULL;
    c->again = false;
    c->then = 0;
    c->number[0] = '\0';
    memset(&c->d, 0, sizeof(c->d));
    c->d.behind = NOT_SENT;
}

static void warn_paused(const struct pane *p)
{
    if (p->client.view->paused) {
        pane_say("%s\n", _("Play is paused: what you send now goes out when play goes on."));
    }
}

static bool take_verb(struct compose *c, struct pane *p, const char *text)
{
    const struct scenario *sc = &p->client.lexicon;
    int32_t i = compose_chosen(c, text);

    if (i == NONE) {
        return false;
    }
    if (c->group == NONE) {
        c->group = i;
        return true; /* the step is still open: it asks again */
    }
    draft_begin(&c->d, compose_sight(p), &sc->verb[i], 0);
    tell_verb(c, p);
    return true;
}

void compose_start(struct compose *c, struct pane *p)
{
    start(c);
    warn_paused(p);
    compose_tell_kept(c);
    go_on(c, p);
}

void compose_verb(struct compose *c, struct pane *p, const struct verb *v, int32_t ref)
{
    start(c);
    warn_paused(p);
    draft_begin(&c->d, compose_sight(p), v, ref);
    tell_verb(c, p);
    go_on(c, p);
}

void compose_answer(struct compose *c, struct pane *p, const struct verb *v, int32_t ref, bool yes)
{
    start(c);
    warn_paused(p);
    draft_answer(&c->d, compose_sight(p), v, ref, yes);
    tell_verb(c, p);
    go_on(c, p);
}

void compose_line(struct compose *c, struct pane *p, char *text)
{
    bool taken = false;

    if (strcmp(text, "0") == 0) {
        drop_or_keep(c);
        return;
    }
    switch (c->step) {
    case STEP_VERB:
        taken = take_verb(c, p, text);
        break;
    case STEP_RESUME:
        taken = take_resume(c, text);
        break;
    case STEP_ASK:
        taken = take_ask(c, p, text);
        break;
    default:
        taken = compose_take_review(c, p, text);
        break;
    }
    if (taken) {
        go_on(c, p);
    }
}

enum typed_mode compose_mode(const struct compose *c)
{
    bool choice = c->ask < ASK_TEXT || (c->ask >= ASK_FIELD && c->d.verb &&
                                        c->d.verb->field[c->ask - ASK_FIELD].choice.options);

    switch (c->step) {
    case STEP_RESUME:
    case STEP_REVIEW:
    case STEP_DROP:
        return TYPED_SURE;
    case STEP_ASK:
        return choice ? TYPED_CHOICE : TYPED_WORDS;
    default:
        return TYPED_CHOICE;
    }
}
