/*
 * What a desk keeps track of for itself in plain mode: what it has dealt with, its objectives, its
 * notes, what it asked others.
 */
#include "ui/station/plain_parts.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/units.h"
#include "engine/core/state.h"
#include "ui/link/keep.h"
#include "ui/link/wish.h"
#include "ui/station/objectives.h"
#include "ui/station/questions.h"
#include "ui/term/lang.h"

enum { NAME_BRIEF = 80 }; /* bytes of what was read just now: nobody has to hear it again */

bool plain_is_handled(const struct plain *s, int32_t item)
{
    return s->pane.client.view->item[item - 1].handled || s->handled[item - 1];
}

int32_t plain_to_handle(const struct plain *s)
{
    const struct view *v = s->pane.client.view;
    int32_t n = 0;

    for (int32_t i = 1; i <= v->items; i++) {
        n += v->item[i - 1].to && !plain_is_handled(s, i);
    }
    return n;
}

/* Dealt with means read before: it is always what was read last. */
void plain_handle(struct plain *s)
{
    struct command c = {.kind = COMMAND_HANDLE};

    if (!s->last) {
        pane_say("%s\n", _("Read something first, under 1 or 8: then it can be marked as dealt "
                           "with."));
        return;
    }
    c.u.number.number = s->last;
    if (!plain_is_handled(s, s->last) && pane_ask(&s->pane, &c)) {
        s->handled[s->last - 1] = true;
    }
    if (plain_is_handled(s, s->last)) {
        char name[NAME_BRIEF];

        text_brief(name, sizeof(name), span_of(wordbook_name(&s->pane.words.items, s->last)));
        pane_say(_("Dealt with: %s"), name);
        printf("\n");
    }
}

static void goal(const struct goal *g, bool done, const char *before)
{
    char head[32];
    struct bytes b;

    snprintf(head, sizeof(head), "%s[%c] ", before, done ? 'x' : ' ');
    bytes_init(&b, g->text.len);
    bytes_span(&b, g->text);
    pane_hang(head, bytes_cstr(&b));
    bytes_done(&b);
}

void plain_objectives(struct plain *s)
{
    const struct client *c = &s->pane.client;
    char head[16];

    s->menu = MENU_OBJECTIVES;
    for (s->listed = 0; s->listed < objectives_count(c); s->listed++) {
        struct goal g = objectives_at(c, s->listed);

        snprintf(head, sizeof(head), "  %d  ", s->listed + 1);
        goal(&g, g.done, head);
    }
    plain_end(s, _("Which one do you tick, or take the tick from? For your desk. (0: back)"),
              _("Nothing stands there."));
}

void plain_tick(struct plain *s, int32_t n)
{
    struct goal g = objectives_at(&s->pane.client, n - 1);

    if (objectives_tick(&s->pane.client, n - 1) == CLIENT_ASKED) {
        goal(&g, !g.done, "");
    } else {
        pane_say("%s\n", _("Too much is waiting to be sent."));
    }
}

void plain_note(struct plain *s)
{
    s->menu = MENU_NOTE;
    pane_say("%s\n", _("Own notes: nobody else reads them"));
    pane_hang("  ", s->note[0] ? s->note : _("none yet; nobody else reads them"));
    pane_say("%s\n", _("What do you add? (- takes the last line away; 0: back)"));
}

/* One line more, or one less. */
void plain_write(struct plain *s, const char *text)
{
    size_t n = strlen(s->note);

    if (strcmp(text, "-") == 0) {
        char *last = strrchr(s->note, '\n');

        *(last ? last : s->note) = '\0';
    } else if (text[strspn(text, " \n")] == '\0') {
        return;
    } else if (n + 1 + strlen(text) >= sizeof(s->note)) {
        pane_say("%s\n", _("Your notes are full: this was not written down."));
        return;
    } else {
        snprintf(s->note + n, sizeof(s->note) - n, "%s%s", n ? "\n" : "", text);
    }
    pane_say("%s\n", keep_beside_write(s->pane.client.options.keep, "note", s->note)
                         ? _("It is kept.")
                         : _("Your notes cannot be kept on this computer: they last until you "
                             "leave."));
}

static void ask_question(struct plain *s)
{
    s->menu = MENU_REFLECT;
    pane_say("%d  %s\n", s->reflecting, wordbook_question(s->reflecting));
    pane_say("%s\n", _("Your answer: (Enter alone: the next question; 0: back)"));
}

void plain_reflect(struct plain *s)
{
    if (s->pane.client.view->phase != PHASE_ENDED) {
        pane_say("%s\n", _("These come when play has ended."));
        plain_menu(s);
        return;
    }
    pane_say("%s\n",
             _("For yourself, and for the debrief: facilitators read it, colleagues do not."));
    s->reflecting = 1;
    ask_question(s);
}

void plain_reflected(struct plain *s, const char *text)
{
    struct command c = {.kind = COMMAND_REFLECT};

    c.u.reflect.question = s->reflecting;
    c.u.reflect.text = span_of(text);
    if (text[strspn(text, " \n")]) {
        pane_say("%s\n", client_ask(&s->pane.client, &c) == CLIENT_ASKED
                             ? _("Handed in: it comes up in the debrief.")
                             : _("Too much is waiting to be sent. Try again."));
    }
    if (s->reflecting++ < QUESTIONS) {
        ask_question(s);
    }
}

/* Of whom, about what, and how it stands. */
void plain_asked(const struct plain *s)
{
    const struct view *v = s->pane.client.view;
    bool any = false;

    for (int32_t i = 0; i < v->requests; i++) {
        const struct view_request *q = &v->request[i];
        struct span who = s->pane.client.lexicon.desk[q->to].title;
        char text[400];

        if (q->from != s->pane.client.desk || !questions_state(q)[0]) {
            continue;
        }
        if (!any) {
            pane_say("%s\n", _("What you asked:"));
        }
        any = true;
        snprintf(text, sizeof(text), "%s %.*s%s%s: %s", pane_clock(&s->pane, q->at), (int)who.len,
                 who.ptr, q->target != NONE ? ", " : "",
                 q->target != NONE ? wordbook_name(&s->pane.words.things, q->target) : "",
                 questions_state(q));
        pane_hang("  - ", text);
    }
}

void plain_doing(struct plain *s)
{
    const struct verb *v = s->compose.active ? s->compose.d.verb : NULL;

    client_doing(&s->pane.client, v ? v->name : NONE, 0);
    s->told = s->told == v ? s->told : NULL;
}

/* Once more shortly before it comes, as on a full screen. */
static void remind(struct plain *s)
{
    int64_t play = client_play(&s->pane.client, s->pane.mono_ms);
    int64_t next = standing_pause(&s->standing, play);

    if (standing_soon(next, play) && s->reminded != next) {
        s->reminded = next;
        pane_say(_("Pause at %s. %s"), standing_pause_clock(next, &s->pane.client),
                 standing_pause_why(&s->standing, next));
        printf("\n");
        fflush(stdout);
    }
}

/* Said once an act: two need not write the same. */
void plain_status(struct pane *p, struct span params)
{
    struct plain *s = (struct plain *)(void *)p;
    const struct verb *own = s->compose.active ? s->compose.d.verb : NULL;
    struct arena scratch;

    remind(s);
    arena_init(&scratch, 1 << 16);
    roster_read(&s->colleagues, &p->client.lexicon, params, &scratch);
    arena_done(&scratch);
    for (int32_t i = 0; i < s->colleagues.seats && own && s->told != own; i++) {
        if (s->colleagues.seat[i].verb == own->name) {
            s->told = own;
            pane_say(_("%s is writing the same: %.*s"), s->colleagues.seat[i].name,
                     (int)own->title.len, own->title.ptr);
            printf("\n");
            fflush(stdout);
        }
    }
}
