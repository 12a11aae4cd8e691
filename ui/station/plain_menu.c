/*
 * The main menu of plain mode: its numbers, and how things stand.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/station/plain_parts.h"
#include "ui/station/questions.h"
#include "ui/term/lang.h"

static const struct {
    const char *number;
    const char *text;
} places[] = {
    {"1", N_("Incoming: read what has come")},
    {"2", N_("Case board: cards and what you know")},
    {"3", N_("Act")},
    {"4", N_("Objectives and duties: tick off what is done")},
    {"5", N_("Our acts")},
    {"6", N_("Questions put to you")},
    {"7", N_("Shelf: law cards, words of the field, agencies")},
    {"8", N_("Next unread")},
    {"9", N_("Your role: what you can and cannot do")},
    {"10", N_("Dealt with: mark what you read last")},
    {"11", N_("Own notes: nobody else reads them")},
    {"12", N_("Joint items")},
    {"13", N_("A REAL emergency: outside the exercise")},
    {"14", N_("Call the facilitator")},
    {"15", N_("I am ready: the facilitator sees it, before play begins")},
    {"16", N_("Three questions for yourself: when play has ended")},
    {"0", N_("Leave: your seat stays yours")},
};

/* "-- 2 unread, 5 to handle, 1 waits for you. P1 09:16": what there is to do, and the time. */
static void state_words(const struct plain *s, char *to, size_t room)
{
    const struct client *c = &s->pane.client;
    int32_t waiting = questions_waiting((struct sight){c, &s->pane.words});
    int n =
        snprintf(to, room, _("-- %d unread, %d to handle"), plain_unread(s), plain_to_handle(s));

    if (waiting) {
        n += snprintf(to + n, room - (size_t)n,
                      ngettext(", %d waits for you", ", %d wait for you", (unsigned)waiting),
                      waiting);
    }
    snprintf(to + n, room - (size_t)n, ". %s%s",
             pane_clock(&s->pane, client_play(c, s->pane.mono_ms)),
             c->view->phase == PHASE_WAITING ? _(", not begun.")
             : c->view->phase == PHASE_ENDED ? _(", ended.")
             : c->view->paused               ? _(", paused.")
                                             : ".");
}

/* "8 Next unread", without what stands behind a colon. */
static const char *place_brief(size_t i, char *to, size_t room)
{
    const char *text = _(places[i].text);

    snprintf(to, room, "%s %.*s%s", places[i].number, (int)strcspn(text, ":"), text,
             i + 1 < ARRAY_LEN(places) ? "," : "");
    return to;
}

/* All numbers once; whoever has heard them hears how things stand, and how to hear them again. */
void plain_menu(struct plain *s)
{
    enum { NEXT_UNREAD = 7, LEAVE = ARRAY_LEN(places) - 1 };
    char text[ARRAY_LEN(places) + 1][200];
    const char *piece[ARRAY_LEN(text)];
    size_t n = 0;

    s->menu = MENU_MAIN;
    s->page = 0;
    state_words(s, text[0], sizeof(text[0]));
    piece[n++] = text[0];
    for (size_t i = 0; i < ARRAY_LEN(places) && !s->menu_told; i++) {
        piece[n] = place_brief(i, text[n], sizeof(text[n]));
        n++;
    }
    if (s->menu_told) {
        if (plain_unread(s)) {
            piece[n] = place_brief(NEXT_UNREAD, text[n], sizeof(text[n]));
            n++;
        }
        piece[n++] = _("Enter alone: every number,");
        piece[n] = place_brief(LEAVE, text[n], sizeof(text[n]));
        n++;
    }
    s->menu_told = true;
    pane_pieces(piece, n);
}

int32_t plain_place(const char *text)
{
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        if (strcmp(text, places[i].number) == 0) {
            return (int32_t)i;
        }
    }
    return NONE;
}

void plain_places(void)
{
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        pane_say("  %s  %s\n", places[i].number, _(places[i].text));
    }
}
