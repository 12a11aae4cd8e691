/*
 * Composing: the sheet on which an act is looked over before it goes out.
 */
#include "ui/station/compose_parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "ui/term/lang.h"

enum { SEND = 1, REWRITE, DROP };

void compose_tell_kept(const struct compose *c)
{
    for (int i = 0; i < DRAFTS_MAX; i++) {
        const struct draft *d = &c->kept.at[i];

        if (d->verb && d->behind == NOT_SENT) {
            pane_say(_("Begun and not sent: %.*s. Choose it again to go on."),
                     (int)d->verb->title.len, d->verb->title.ptr);
            printf("\n");
        }
    }
}

void compose_store(struct compose *c, const struct client *client)
{
    if (!drafts_store(&c->kept, c->active ? &c->d : NULL, client)) {
        pane_say(_("What you write cannot be kept on this computer: %s"), strerror(errno));
        printf("\n");
    }
}

void compose_load(struct compose *c, const struct client *client)
{
    if (!c->kept.loaded && drafts_load(&c->kept, client)) {
        compose_tell_kept(c);
    }
}

void compose_ask_review(struct compose *c, struct pane *p)
{
    struct bytes sheet;
    bool own = c->d.verb->does == DOES_NOTE; /* it goes to nobody */

    bytes_init(&sheet, SHEET_MAX);
    bytes_text(&sheet, _("Please check. You are about to:"));
    bytes_text(&sheet, "\n");
    draft_review(&c->d, compose_sight(p), &sheet);
    pane_print(bytes_cstr(&sheet));
    bytes_done(&sheet);
    typed_forget(&p->typed); /* nobody can agree to what was not on screen yet */
    pane_say("%s\n", own ? _("Keep it? (0: back, and what you wrote is kept)")
                         : _("Send it? (0: back, and what you wrote is kept)"));
    compose_item(c, SEND, span_of(own ? _("Keep") : _("Send")));
    compose_item(c, REWRITE, span_of(_("Change something")));
    compose_item(c, DROP, span_of(_("Throw away")));
}

void compose_ask_part(struct compose *c, struct pane *p)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&c->d, compose_sight(p), asks);
    struct arena a;

    pane_say("%s\n", _("Change which part? (0: back, and what you wrote is kept)"));
    for (int32_t i = 0; i < n; i++) {
        arena_init(&a, ASK_ROOM);
        compose_item(c, asks[i], draft_ask(&c->d, compose_sight(p), asks[i], &a).title);
        arena_done(&a);
    }
}

void compose_ask_drop(struct compose *c, struct pane *p)
{
    (void)p;
    pane_say("%s\n", _("Throw away what you wrote? It cannot be brought back. (0: keep it)"));
    compose_item(c, DROP, span_of(_("Throw it away")));
}

static void send(struct compose *c, struct pane *p)
{
    c->active = false;
    if (!drafts_send(&c->kept, &c->d, &p->client)) {
        pane_say("%s\n", _("Too much is waiting to be sent. What you wrote is kept: choose the "
                           "same again in a moment."));
    } else if (p->client.state != CLIENT_LIVE) {
        pane_say("%s\n", _("There is no link now: it goes out by itself as soon as there is one."));
    } else if (p->client.view->paused) {
        pane_say("%s\n", _("It goes out by itself when play goes on."));
    }
}

static void drop(struct compose *c)
{
    c->active = false;
    pane_say("%s\n", _("Thrown away."));
}

bool compose_take_review(struct compose *c, struct pane *p, const char *text)
{
    int32_t n = compose_chosen(c, text);

    if (n == NONE) {
        return false;
    }
    c->then = 0;
    if (c->step == STEP_CHANGE) {
        c->d.passed &= ~(1u << n);
        c->again = true; /* what was answered stands there, and Enter alone keeps it */
    } else if (c->step == STEP_DROP) {
        drop(c);
    } else if (n == SEND) {
        send(c, p);
    } else if (n == REWRITE) {
        c->then = STEP_CHANGE;
    } else if (draft_worth(&c->d)) {
        c->then = STEP_DROP;
    } else {
        drop(c);
    }
    return true;
}
