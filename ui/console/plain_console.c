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

/* Long told: how it stands is asked for. */
static void on_before(struct pane *p, const struct fact *f, int64_t play_ms)
{
    struct plain_console *s = of(p);

    control_note(&s->control, f, play_ms);
    if (p->client.n == p->client.past && s->control.calls) { /* who waits is told unasked */
        order_questions(s, "", COMMAND_KIND_COUNT);
        fflush(stdout);
    }
}

static void on_told(struct pane *p, const struct fact *f, int64_t play_ms)
{
    struct plain_console *s = of(p);
    int32_t asked;

    control_note(&s->control, f, play_ms);
    asked = s->control.asked;
    if (p->words.line[0] && (!s->quiet || control_matters(f))) {
        pane_told(p, play_ms);
    }
    if (asked && s->control.standing.started && !s->control.standing.ended) {
        pane_say(_("   It is question %d: answer %d yes TEXT, or answer %d no TEXT\n"), asked,
                 asked, asked);
    }
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
    control_status(&of(p)->control, params);
}

static void on_looked(struct pane *p, struct span result)
{
    console_looked(of(p), result);
}

static void on_ready(struct pane *p)
{
    struct span title = p->client.lexicon.title;

    if (p->client.desk != NONE) {
        pane_say(_("This is a desk's card. At this computer, type: palermo join\n"));
        p->leave = true;
        return;
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

    *s = (struct plain_console){.quiet = true};
    own.console = true;
    s->pane.line = on_line;
    s->pane.told = on_told;
    s->pane.before = on_before;
    s->pane.brief = true;
    s->pane.answered = on_answered;
    s->pane.status = on_status;
    s->pane.looked = on_looked;
    s->pane.ready = on_ready;
    pane_init(&s->pane, loop, &own);
    control_init(&s->control, &s->pane.client, &s->pane.words);
}

void plain_console_done(struct plain_console *s)
{
    control_done(&s->control);
    pane_done(&s->pane);
}
