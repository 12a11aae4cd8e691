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

static struct question *find(const struct plain_console *s, int32_t request)
{
    for (int32_t i = 0; i < s->questions; i++) {
        if (s->question[i].request == request) {
            return &s->question[i];
        }
    }
    return NULL;
}

static void add(struct plain_console *s, const struct fact *f, int64_t play_ms)
{
    struct span typed = f->u.request.text;
    struct question *q;

    s->question = realloc(s->question, (size_t)(s->questions + 1) * sizeof(*q));
    MUST(s->question);
    q = &s->question[s->questions++];
    *q = (struct question){.request = f->u.request.request,
                           .to = f->u.request.to,
                           .for_yes = f->u.request.act != 0,
                           .at_ms = play_ms,
                           .planned_ms = NEVER,
                           .line = strdup(s->pane.words.line),
                           .words = strndup(typed.ptr ? typed.ptr : "", typed.len)};
    MUST(q->line && q->words);
}

static void forget(struct plain_console *s, struct question *q)
{
    free(q->line);
    free(q->words);
    memmove(q, q + 1, (size_t)(&s->question[--s->questions] - q) * sizeof(*q));
}

void questions_note(struct plain_console *s, const struct fact *f, int64_t play_ms)
{
    struct question *q;

    if (f->kind == FACT_REQUEST && s->pane.client.lexicon.desk[f->u.request.to].control) {
        add(s, f, play_ms);
        s->asked = f->u.request.request;
    } else if (f->kind == FACT_ANSWER_PLANNED && (q = find(s, f->u.planned.request)) != NULL) {
        q->planned_ms = f->u.planned.at;
    } else if (f->kind == FACT_ANSWERED && (q = find(s, f->u.answered.request)) != NULL) {
        forget(s, q);
    }
}

void questions_forget(struct plain_console *s)
{
    while (s->questions) {
        forget(s, &s->question[s->questions - 1]);
    }
    while (s->calls) {
        free(s->call[--s->calls]);
    }
}

static void show(const struct plain_console *s, const struct question *q)
{
    long waits =
        (long)((client_play(&s->pane.client, s->pane.mono_ms) - q->at_ms) / MINUTE_MS);

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

void console_questions(struct plain_console *s, char *rest, enum command_kind kind)
{
    (void)rest;
    (void)kind;
    for (int32_t i = 0; i < s->questions; i++) {
        show(s, &s->question[i]);
    }
    if (!s->questions) {
        pane_say(_("No question waits for a control desk.\n"));
    }
    for (int32_t i = 0; i < s->calls; i++) {
        pane_hang(i ? _("              ") : _("Called you:   "), s->call[i]);
    }
}

void console_noted(struct plain_console *s, char *rest, enum command_kind kind)
{
    char noted[16];

    (void)rest;
    (void)kind;
    pane_say(ngettext("%d call noted.", "%d calls noted.", (unsigned)s->calls), (int)s->calls);
    printf("\n");
    while (s->calls) {
        free(s->call[--s->calls]);
    }
    s->calls_noted = s->calls_heard;
    snprintf(noted, sizeof(noted), "%d", (int)s->calls_noted);
    (void)keep_beside_write(&s->pane.client, noted); /* if not, they are listed again: no harm */
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
void console_answer(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *number = console_word(&rest);
    const char *decision = console_word(&rest);
    const struct question *q = find(s, pane_number(number, INT32_MAX));
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
