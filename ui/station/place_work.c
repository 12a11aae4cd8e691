/*
 * Places to work in: acts to choose, requests and joint items.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/units.h"
#include "engine/core/state.h"
#include "ui/parts/sheet.h"
#include "ui/station/joints.h"
#include "ui/station/questions.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum {
    ENTRY_DRAFT = 10000,
    ENTRY_DECISION = 20000,
    ENTRY_JOINT = 30000,
    ENTRY_ASKING = 40000
};

/* The draft that was kept next before number `before`; DRAFTS_MAX: none. */
static int draft_before(const struct station *s, uint32_t before)
{
    int newest = DRAFTS_MAX;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        const struct draft *d = &s->kept.at[i];

        if (d->verb && d->behind == NOT_SENT && d->number < before &&
            (newest == DRAFTS_MAX || d->number > s->kept.at[newest].number)) {
            newest = i;
        }
    }
    return newest;
}

/* The newest first. */
static void draft_rows(struct station *s, struct rows *r)
{
    int i = draft_before(s, UINT32_MAX);

    if (i < DRAFTS_MAX) {
        rows_heading(r, _("Drafts: not sent yet"));
    }
    for (; i < DRAFTS_MAX; i = draft_before(s, s->kept.at[i].number)) {
        const struct draft *d = &s->kept.at[i];
        char brief[204];

        text_brief(brief, sizeof(brief), draft_brief(d, station_sight(s), &s->screen.frame));
        rows_add(r, ENTRY_DRAFT + i, STYLE_STRONG, 2,
                 screen_print(&s->screen, "%.*s: %s", (int)d->verb->title.len, d->verb->title.ptr,
                              brief))
            ->mark = "+";
    }
}

/* One act of the list, with why it is not possible yet, unless that was just said of another. */
static void verb_row(struct station *s, struct rows *r, int32_t i, const char **said)
{
    const struct verb *v = &s->client.lexicon.verb[i];
    static struct draft d;
    const char *vain;
    char cost[64];
    int from;

    draft_begin(&d, station_sight(s), v, 0);
    vain = draft_in_vain(&d, station_sight(s), &s->screen.frame);
    snprintf(cost, sizeof(cost), ngettext(" %ld min", " %ld min", (unsigned long)v->minutes),
             (long)v->minutes);
    from = r->count;
    r->cols -= measure_columns(span_of(cost)) + 1;
    rows_wrap_most(r, i + 1, vain ? STYLE_ASIDE : STYLE_PLAIN, 2, v->title, 2);
    r->cols += measure_columns(span_of(cost)) + 1;
    if (from < r->count) {
        r->row[from].mark = vain ? "-" : NULL;
        r->row[from].right = arena_span(&s->screen.frame, span_of(cost));
    }
    if (vain && *said && strcmp(vain, *said) == 0) {
        return;
    }
    *said = vain;
    if (vain) {
        rows_wrap(r, i + 1, STYLE_ASIDE, 4, span_of(vain));
    } else if (v->auths && v->does != DOES_CONSENT) { /* which is that asking */
        rows_say(r, i + 1, STYLE_ASIDE, 4, _("begins only with somebody's yes"));
    }
}

void act_rows(struct station *s, struct rows *r)
{
    const struct scenario *sc = &s->client.lexicon;
    const char *said;

    if (s->client.view->phase == PHASE_ENDED) {
        rows_wrap(r, ROWS_NOBODY, STYLE_STRONG, 0,
                  span_of(_("The exercise has ended. You can read, but no longer act.")));
    }
    draft_rows(s, r);
    for (int32_t i = 0; i < sc->verbs; i++) {
        if (!draft_leads(sc, i)) {
            continue;
        }
        rows_heading(r, sc->verb[i].group.len ? arena_span(&s->screen.frame, sc->verb[i].group).ptr
                                              : _("Other"));
        said = NULL;
        for (int32_t k = i; k < sc->verbs; k++) {
            if (draft_starts_here(&sc->verb[k]) && span_eq(sc->verb[k].group, sc->verb[i].group)) {
                verb_row(s, r, k, &said);
            }
        }
    }
}

void act_open(struct station *s, int32_t entry)
{
    if (entry >= ENTRY_DRAFT) {
        form_draft(s, &s->kept.at[entry - ENTRY_DRAFT]);
    } else {
        form_open(s, &s->client.lexicon.verb[entry - 1], 0);
    }
}

int requests_waiting(const struct station *s)
{
    int n = questions_waiting(station_sight(s));

    for (int32_t i = 1; i <= s->client.view->joints; i++) {
        n += joints_wanted(station_sight(s), i);
    }
    return n;
}

void requests_count(struct station *s, char *to, size_t room)
{
    int n = requests_waiting(s);

    if (n) {
        /* TRANSLATORS: at most 18 cells */
        snprintf(to, room, ngettext("%d waits for you", "%d wait for you", (unsigned)n), n);
    }
}

enum which { ASKED_BY_US, WAITS_FOR_US, ANSWERED_BY_US };

static enum which which_of(const struct station *s, int32_t request)
{
    const struct view_request *q = &s->client.view->request[request - 1];

    return q->from == s->client.desk                      ? ASKED_BY_US
           : questions_wait(station_sight(s), request) ? WAITS_FOR_US
                                                          : ANSWERED_BY_US;
}

/* "#1 Question from Police: ..."; of own ones to whom, and below it what was asked. */
static void request_head(struct station *s, struct rows *r, int32_t i, enum which which)
{
    const struct view_request *q = &s->client.view->request[i - 1];
    const struct scenario *sc = &s->client.lexicon;
    bool own = which == ASKED_BY_US;
    struct span who = sc->desk[own ? q->to : q->from].title;
    int32_t item = own ? 0 : questions_item(station_sight(s), i);
    int32_t act = own ? questions_act(station_sight(s), i) : 0;
    const char *about = q->target != NONE ? wordbook_name(&s->words.things, q->target) : "";
    const char *words = act ? wordbook_act(&s->words, act, NONE) : "";

    if (own && *about && sc->desk[q->to].plays && q->target <= VIEW_CARDS &&
        s->client.view->card[q->target - 1] == THING_PERSON) {
        who = span_of(about);
        about = "";
    }

    rows_wrap_most(r, i, which == WAITS_FOR_US ? STYLE_STRONG : STYLE_PLAIN, 2,
                   span_of(item ? screen_print(&s->screen, "#%d %s", i,
                                               wordbook_name(&s->words.items, item))
                                : screen_print(&s->screen, "#%d %.*s%s%s", i, (int)who.len, who.ptr,
                                               *about ? ": " : "", about)),
                   which == ANSWERED_BY_US ? 1 : 3);
    if (*words) {
        rows_wrap_most(r, i, STYLE_PLAIN, 4, span_of(words), 1);
    }
}

static void request_rows(struct station *s, struct rows *r, enum which which)
{
    const struct view *v = s->client.view;

    for (int32_t i = v->requests; i > 0; i--) {
        const struct view_request *q = &v->request[i - 1];
        bool own = q->from == s->client.desk;
        long waits = (long)(standing_waits(&s->standing, q->at,
                                          client_play(&s->client, s->screen.mono_ms)) /
                           MINUTE_MS);
        char text[400];

        if (which_of(s, i) != which || (!own && q->to != s->client.desk)) {
            continue;
        }
        request_head(s, r, i, which);
        if (q->status == REQUEST_OPEN && which != ANSWERED_BY_US) {
            snprintf(text, sizeof(text), "%s", _("not answered yet"));
            if (waits) { /* minutes of play; over a jump nobody waits */
                snprintf(text, sizeof(text),
                         ngettext("waiting for %ld minute", "waiting for %ld minutes",
                                  (unsigned long)waits),
                         waits);
            }
        } else {
            snprintf(text, sizeof(text), "%s",
                     q->status != REQUEST_OPEN       ? questions_state(q)
                     : v->phase == PHASE_ENDED ? _("it was not answered")
                                                     : _("your answer is under way"));
        }
        rows_say(r, i, STYLE_ASIDE, 4, text);
    }
}

/* Asking takes its time of play: until it has gone out there is no number. */
static void asking_rows(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;

    for (int32_t i = v->acts; i > 0; i--) {
        const struct view_act *a = &v->act[i - 1];
        const struct verb *verb =
            a->act.verb == NONE || a->act.desk != s->client.desk
                ? NULL
                : scenario_verb(&s->client.lexicon, a->act.desk, a->act.verb);

        if (verb && verb->does == DOES_REQUEST && a->status <= ACT_RUNNING) {
            rows_wrap_most(r, ENTRY_ASKING + i, STYLE_PLAIN, 2, verb->title, 2);
            gist_row(s, r, ENTRY_ASKING + i, i);
            rows_say(r, ENTRY_ASKING + i, STYLE_ASIDE, 4, sight_status(a->status));
        }
    }
}

/* Those that want a yes or no of this desk, or the others; each with who proposed it. */
static void joint_rows(struct station *s, struct rows *r, bool wanted)
{
    const struct view *v = s->client.view;
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t i = v->joints; i > 0; i--) {
        struct span title = sc->joint[v->joint[i - 1].kind].title;
        struct span by = client_desk(&s->client, v->joint[i - 1].desk);

        if (joints_wanted(station_sight(s), i) != wanted) {
            continue;
        }
        rows_wrap_most(r, ENTRY_JOINT + i, wanted ? STYLE_STRONG : STYLE_PLAIN, 2,
                       span_of(screen_print(&s->screen, "%.*s (%.*s)", (int)title.len, title.ptr,
                                            (int)by.len, by.ptr)),
                       2);
        rows_say(r, ENTRY_JOINT + i, STYLE_ASIDE, 4, joints_state(station_sight(s), i));
    }
}

void requests_rows(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;

    rows_heading(r, _("To us"));
    request_rows(s, r, WAITS_FOR_US);
    for (int32_t i = 0; i < v->decisions; i++) {
        if (!questions_settled(station_sight(s), v->decision[i])) {
            int from = r->count;

            rows_wrap_most(r, ENTRY_DECISION + v->decision[i], STYLE_STRONG, 2,
                           span_of(wordbook_name(&s->words.decisions, v->decision[i])), 3);
            if (from < r->count) {
                r->row[from].mark = "?";
            }
        }
    }
    joint_rows(s, r, true);
    request_rows(s, r, ANSWERED_BY_US);
    rows_none(r);
    rows_heading(r, _("From us"));
    asking_rows(s, r);
    request_rows(s, r, ASKED_BY_US);
    rows_none(r);
    for (int32_t i = 1; i <= v->joints; i++) { /* some are neither waiting nor new */
        if (!joints_wanted(station_sight(s), i)) {
            rows_heading(r, _("Together"));
            joint_rows(s, r, false);
            return;
        }
    }
}

void requests_open(struct station *s, int32_t entry)
{
    if (entry >= ENTRY_ASKING) {
        read_open(s, READ_ACT, entry - ENTRY_ASKING);
    } else if (entry >= ENTRY_JOINT) {
        read_open(s, READ_JOINT, entry - ENTRY_JOINT);
    } else if (entry >= ENTRY_DECISION) {
        const struct verb *v = draft_verb(station_sight(s), DOES_DECIDE);

        if (v) {
            form_open(s, v, entry - ENTRY_DECISION);
        }
    } else {
        read_open(s, READ_REQUEST, entry);
    }
}
