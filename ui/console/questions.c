/*
 * What desks ask of control desks, and the answer in such a desk's voice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/must.h"
#include "engine/base/units.h"
#include "ui/console/console_parts.h"
#include "ui/link/keep.h"
#include "ui/term/lang.h"

static void show(const struct plain_console *s, const struct question *q)
{
    long waits = (long)(standing_waits(&s->control.standing, q->at_ms,
                                       client_play(&s->pane.client, s->pane.mono_ms)) /
                         MINUTE_MS);

    pane_say(ngettext("%d  asked at %s, waits %ld minute of play",
                      "%d  asked at %s, waits %ld minutes of play", (unsigned long)waits),
             q->request, pane_clock(&s->pane, q->at_ms), waits);
    printf("\n");
    pane_hang("   ", q->line);
    if (*q->words && !strstr(q->line, q->words)) { /* the line holds their beginning at most */
        pane_hang(_("   In their words: "), q->words);
    }
    if (q->planned_ms != NEVER) {
        pane_say(_("   Unless you do, the case answers by itself at %s.\n"),
                 pane_clock(&s->pane, q->planned_ms));
    }
    pane_say(_("   To answer: answer %d yes TEXT, or answer %d no TEXT\n"), q->request, q->request);
}

void order_questions(struct plain_console *s, char *rest, enum command_kind kind)
{
    bool any = false;

    (void)rest;
    (void)kind;
    for (int32_t i = 0; i < s->control.questions; i++) {
        if (s->control.question[i].control) {
            show(s, &s->control.question[i]);
            any = true;
        }
    }
    if (!any) {
        pane_say(_("No question waits for a control desk.\n"));
    }
    for (int32_t i = 0; i < s->control.calls; i++) {
        pane_hang(i ? _("              ") : _("Called you:   "), s->control.call[i].text);
    }
}

void order_noted(struct plain_console *s, char *rest, enum command_kind kind)
{
    int n = control_calls_noted(&s->control, &s->pane.client, strcmp(rest, "real") == 0);

    (void)kind;
    if (n == NONE) {
        pane_say("%s\n", _("Too much is waiting to be sent. Try again."));
        return;
    }
    pane_say(ngettext("%d call noted.", "%d calls noted.", (unsigned)n), n);
    printf("\n");
}

/* In each language of the console, whatever it speaks now. */
static const char *const yes_words[] = {"yes", "sì", "si", "да", NULL};
static const char *const no_words[] = {"no", "нет", NULL};

static bool is_one_of(const char *word, const char *const *words)
{
    while (*words && strcasecmp(word, *words) != 0) {
        words++;
    }
    return *words != NULL;
}

/* answer REQUEST yes|no text: the desk that was asked speaks */
void order_answer(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *number = console_word(&rest);
    const char *decision = console_word(&rest);
    const struct question *q = control_question(&s->control, pane_number(number, INT32_MAX));
    bool yes = is_one_of(decision, yes_words);
    const struct verb *v = scenario_verb_that(&s->pane.client.lexicon, DOES_ANSWER);

    if (!pane_number(number, INT32_MAX)) {
        pane_say(_("Which question? Its number first, as `questions` lists them: answer 3 yes "
                   "Granted until noon\n"));
        return;
    }
    if (q && !yes && !is_one_of(decision, no_words)) {
        pane_say(_("Yes or no, and in what words? answer %s yes Granted until noon\n"), number);
        return;
    }
    if (!q) {
        pane_say(_("No question %s waits; `questions` lists them.\n"), number);
        return;
    }
    if (!*rest) {
        pane_say(_("In what words? The desk reads them: answer %s %s Granted until noon\n"), number,
                 decision);
        return;
    }
    if (!v) {
        pane_say(_("No control desk of this case can answer; use improvise.\n"));
        return;
    }
    c.u.act.act = act_none();
    c.u.act.act.desk = q->to;
    c.u.act.act.verb = v->name;
    c.u.act.act.ref = q->request;
    c.u.act.act.choice[v->key_field] = verb_decision(v, yes);
    c.u.act.text = span_of(rest);
    console_ask(s, &c);
}
