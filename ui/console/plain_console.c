#include "ui/console/plain_console.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/must.h"
#include "engine/base/text.h"
#include "ui/console/console_parts.h"
#include "ui/link/keep.h"
#include "ui/term/lang.h"

static struct plain_console *of(struct pane *p)
{
    return (struct plain_console *)(void *)p;
}

static void on_line(struct pane *p, char *text)
{
    if (!p->leave) {
        console_run(of(p), text);
    }
}

static bool matters(const struct fact *f)
{
    switch ((int)f->kind) {
    case FACT_INJECT:
        return f->u.inject.state != INJECT_ARMED;
    case FACT_ACT_ACCEPTED:
    case FACT_ACT_REFUSED:
    case FACT_REQUEST:
    case FACT_ANSWERED:
    case FACT_HAND:
    case FACT_SEAT:
    case FACT_DECISION_TAKEN:
    case FACT_MISTAKE:
    case FACT_JOINT:
    case FACT_JOINT_AGREED:
    case FACT_BREACH:
    case FACT_STARTED:
    case FACT_ENDED:
    case FACT_SPEED:
    case FACT_JUMPED:
    case FACT_PAUSED:
    case FACT_RESUMED:
    case FACT_SEGMENT:
    case FACT_ENDING:
    case FACT_SCORE:
        return true;
    case FACT_ITEM: /* what a console improvised: what is scripted is told by its inject */
        return f->u.item.kind == ITEM_INJECT && f->u.item.source.kind == TAG_NONE;
    default:
        return false;
    }
}

static void note_play(struct plain_console *s, const struct fact *f)
{
    s->started = s->started || f->kind == FACT_STARTED;
    s->ended = s->ended || f->kind == FACT_ENDED;
    if (f->kind == FACT_PAUSED || f->kind == FACT_RESUMED) {
        s->paused = f->kind == FACT_PAUSED;
        text_copy(s->why, sizeof(s->why), s->paused ? f->u.words.text : (struct span){0});
    }
}

/* The last ones, whole, to be found again when the lines have scrolled away. */
static void calls_note(struct plain_console *s, const struct fact *f, int64_t play_ms)
{
    struct span words = f->u.hand.text;
    const char *line = s->pane.words.line;
    struct bytes b;

    if (++s->calls_heard <= s->calls_noted) {
        return; /* dealt with before this console came back */
    }
    if (s->calls == CALLS_KEPT) {
        free(s->call[0]);
        memmove(s->call, s->call + 1, sizeof(s->call) - sizeof(s->call[0]));
        s->calls--;
    }
    bytes_init(&b, strlen(line) + words.len + 64);
    bytes_fmt(&b, "%s %s", pane_clock(&s->pane, play_ms), line);
    if (words.len && !memmem(line, strlen(line), words.ptr, words.len)) {
        bytes_text(&b, _(" In their words: "));
        bytes_span(&b, words);
    }
    s->call[s->calls] = strdup(bytes_cstr(&b));
    MUST(s->call[s->calls]);
    s->calls++;
    bytes_done(&b);
}

/* What the console has to know to answer: how injects, play, seats and questions stand. */
static void note(struct pane *p, const struct fact *f, int64_t play_ms)
{
    struct plain_console *s = of(p);

    if (!s->inject) {
        s->inject =
            calloc((size_t)scenario_count(&p->client.lexicon, REF_INJECT) + 1, sizeof(*s->inject));
        MUST(s->inject);
    }
    if (f->kind == FACT_INJECT) {
        s->inject[f->u.inject.inject] = (struct inject_now){f->u.inject.state, play_ms};
    }
    if (p->client.n == 1) { /* from the beginning, or once more from there */
        s->calls_heard = 0;
        questions_forget(s);
    }
    note_play(s, f);
    who_note(s, f);
    questions_note(s, f, play_ms);
    if (f->kind == FACT_HAND) {
        calls_note(s, f, play_ms);
    }
}

static void on_before(struct pane *p, const struct fact *f, int64_t play_ms)
{
    note(p, f, play_ms);
    of(p)->asked = 0; /* long told: how it stands is asked for */
}

static void on_told(struct pane *p, const struct fact *f, int64_t play_ms)
{
    struct plain_console *s = of(p);

    note(p, f, play_ms);
    if (p->words.line[0] && (!s->quiet || matters(f))) {
        pane_told(p, play_ms);
    }
    if (s->asked && s->started && !s->ended) {
        pane_say(_("   It is question %d: answer %d yes TEXT, or answer %d no TEXT\n"), s->asked,
               s->asked, s->asked);
    }
    s->asked = 0;
    fflush(stdout);
}

static void on_answered(struct pane *p, enum command_kind kind, bool ok, const char *message)
{
    (void)p;
    if (!ok) {
        pane_say(_("[%s: not possible] %s\n"), console_name(kind), message);
    } else if (kind == COMMAND_IMPROVISE || kind == COMMAND_ACT) {
        pane_say(_("[sent]\n")); /* the others are seen by the line of what they did */
    }
    fflush(stdout);
}

static void on_status(struct pane *p, struct span params)
{
    roster_read(&of(p)->roster, &p->client.lexicon, params, &p->client.scratch);
}

static void on_ready(struct pane *p)
{
    struct span title = p->client.lexicon.title;

    if (p->client.desk != NONE) {
        pane_say(_("This is a desk's card. At this computer, type: palermo join\n"));
        p->leave = true;
        return;
    }
    if (of(p)->calls_noted > of(p)->calls_heard) {
        of(p)->calls_noted = of(p)->calls_heard; /* another course of play: fewer have called */
    }
    pane_say(_("%.*s: the console. 'help' lists what you can do, 'clock' says how play stands.\n"),
           (int)title.len, title.ptr);
    if (p->client.past) {
        pane_say(_("%lld notices came before: `msel`, `questions`, `who` say how things stand; "
                 "palermo replay has them all.\n"),
                 (long long)p->client.past);
    }
}

void plain_console_init(struct plain_console *s, struct loop *loop,
                        const struct client_options *options)
{
    struct client_options own = *options;
    char noted[16];

    *s = (struct plain_console){.quiet = true};
    own.console = true;
    s->pane.line = on_line;
    s->pane.told = on_told;
    s->pane.before = on_before;
    s->pane.brief = true;
    s->pane.answered = on_answered;
    s->pane.status = on_status;
    s->pane.ready = on_ready;
    pane_init(&s->pane, loop, &own);
    keep_beside_read(&s->pane.client, noted, sizeof(noted));
    s->calls_noted = pane_number(noted, INT32_MAX);
}

void plain_console_done(struct plain_console *s)
{
    free(s->inject);
    questions_forget(s);
    free(s->question);
    who_done(s);
    pane_done(&s->pane);
}
