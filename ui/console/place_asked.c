/*
 * What waits for an answer of a control desk, who called for help, and what desks ask one another.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/units.h"
#include "ui/console/say.h"
#include "ui/term/lang.h"

static void question_rows(struct console *s, struct rows *r, const struct question *q)
{
    char text[1024];
    long waits =
        (long)(standing_waits(&s->control.standing, q->at_ms, console_play(s)) / MINUTE_MS);
    int from = r->count;

    rows_wrap_most(r, q->request, q->control ? STYLE_STRONG : STYLE_PLAIN, 2, span_of(q->line), 3);
    if (from < r->count) {
        r->row[from].mark = q->control ? "*" : NULL;
    }
    snprintf(text, sizeof(text), _("asked at %s"), console_clock(s, q->at_ms));
    if (waits) { /* minutes of play; over a jump nobody waits */
        snprintf(text, sizeof(text),
                 ngettext("asked at %s, waits %ld minute", "asked at %s, waits %ld minutes",
                          (unsigned long)waits),
                 console_clock(s, q->at_ms), waits);
    }
    rows_say(r, q->request, STYLE_ASIDE, 4, text);
    if (q->planned_ms != NEVER) {
        snprintf(text, sizeof(text), _("the case answers by itself at %s"),
                 console_clock(s, q->planned_ms));
        rows_say(r, q->request, STYLE_ASIDE, 4, text);
    }
}

static void questions(struct console *s, struct rows *r, bool control, const char *heading)
{
    bool any = false;

    for (int32_t i = 0; i < s->control.questions; i++) {
        const struct question *q = &s->control.question[i];

        if (q->control == control) {
            if (!any) {
                rows_heading(r, heading);
            }
            any = true;
            question_rows(s, r, q);
        }
    }
}

/* Messages ask for no answer, and whoever wrote them hopes for one: the newest few without any. */
static void written(struct console *s, struct rows *r)
{
    enum { WRITTEN_MOST = 4 };
    int n = 0;

    for (int32_t i = s->control.items; i > 0 && n < WRITTEN_MOST; i--) {
        if (control_unanswered(&s->control, i) == NONE) {
            continue;
        }
        if (!n++) {
            rows_heading(r, (console_where(&s->screen) & WHERE_SPEAKS)
                                ? _("Written to those you play (Enter writes back)")
                                : _("Written to control desks"));
        }
        rows_wrap_most(r, FIRST_WRITTEN - i, STYLE_PLAIN, 2,
                       span_of(screen_print(&s->screen, "%s %s",
                                            console_clock(s, s->control.item[i - 1].at_ms) + 3,
                                            wordbook_name(&s->words.items, i))),
                       2);
    }
}

/* Those whom control speaks for. */
static void persons(struct console *s, struct rows *r)
{
    const struct scenario *sc = &s->client.lexicon;
    bool any = false;

    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        if (sc->thing[i].kind != THING_PERSON || sc->thing[i].played_by == NONE) {
            continue;
        }
        if (!any) {
            rows_heading(r, (console_where(&s->screen) & WHERE_SPEAKS)
                                ? _("Persons you play (Enter: brief, trust, cues)")
                                : _("Persons of the case (Enter: how they are)"));
        }
        any = true;
        rows_add(r, FIRST_PERSON - i, STYLE_PLAIN, 2, screen_text(&s->screen, sc->thing[i].name));
    }
}

void asked_rows(struct console *s, struct rows *r)
{
    const struct control *c = &s->control;

    if (c->calls) {
        rows_heading(r, (console_where(&s->screen) & WHERE_NOTES)
                            ? _("They called you (Enter answers)")
                            : _("Calls for the facilitator"));
    }
    for (int32_t i = c->calls - 1; i >= 0; i--) {
        const struct call_now *call = &c->call[i];
        int from = r->count;

        rows_wrap_most(r, FIRST_CALL - call->number, STYLE_STRONG, 2, span_of(call->text), 4);
        if (from < r->count) {
            r->row[from].mark = "!";
        }
    }
    questions(s, r, true,
              (console_where(&s->screen) & WHERE_SPEAKS) ? _("For you to answer (Enter)")
                                                         : _("Asked of control desks"));
    questions(s, r, false, _("Between desks"));
    if (!r->count) {
        rows_wrap(r, ROWS_NOBODY, STYLE_PLAIN, 0, span_of(_("Nothing waits for an answer.")));
    }
    written(s, r);
    persons(s, r);
}

void asked_open(struct console *s, int32_t entry)
{
    if (entry <= FIRST_WRITTEN && console_where(&s->screen) & WHERE_SPEAKS) {
        int32_t item = FIRST_WRITTEN - entry;

        s->reply_from = control_unanswered(&s->control, item);
        say_open(s, SAY_INJECT, s->control.item[item - 1].from);
    } else if (entry <= FIRST_WRITTEN) {
        screen_news(&s->screen, true, "%s", _(refusal_text(REFUSE_NOT_YOURS)));
    } else if (entry <= FIRST_PERSON) {
        person_open(s, FIRST_PERSON - entry);
    } else if (!(console_where(&s->screen) & (entry <= FIRST_CALL ? WHERE_NOTES : WHERE_SPEAKS))) {
        screen_news(&s->screen, true, "%s", _(refusal_text(REFUSE_NOT_YOURS)));
    } else if (entry <= FIRST_CALL) {
        say_open(s, SAY_CALL, FIRST_CALL - entry);
    } else if (control_question(&s->control, entry)) {
        say_open(s, SAY_ANSWER, entry);
    } else {
        screen_news(&s->screen, false, "%s", _(NEWS_("That is for the desk that was asked.")));
    }
}
