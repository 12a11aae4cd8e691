/*
 * What keys do: one table for dispatch, key bar, menu and help.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"

#define F(n) (PRESS_F1 + (n)-1)

/* The labels of the key bar fit into 80 columns together, in every language: ui/po/words.sh. */
static const struct binding table[] = {
    {DO_HELP, F(1), 0, WHERE_PLACES | WHERE_WAITING, BAR_("Help"),
     MENU_("What can I do here? All keys and signs")},
    {DO_ACT, F(2), 0, WHERE_PLACES, BAR_("Act"), MENU_("Choose an act of your agency")},
    {DO_ASK, F(3), 0, WHERE_PLACES, BAR_("Write"), MENU_("Write to other agencies")},
    {DO_NOTE, F(4), 0, WHERE_PLACES, BAR_("Note"), MENU_("Your own notes: nobody else reads them")},
    {DO_ZOOM, F(5), 0, WHERE_PLACES, BAR_("Zoom"),
     MENU_("This pane on the whole screen, and back")},
    {DO_NEXT_NEW, F(6), 0, WHERE_PLACES, BAR_("Next new"),
     MENU_("Read the next thing that is new")},
    {DO_FIND, F(7), 0, WHERE_PLACES, BAR_("Find"), MENU_("Find in everything your desk holds")},
    {DO_RECALL, F(8), 0, WHERE_HELD, BAR_("Undo"), MENU_("Take back what has not gone out yet")},
    {DO_HANDLED, F(8), 0, WHERE_PLACES, BAR_("Done"), MENU_("Mark what is chosen as dealt with")},
    {DO_MENU, F(9), 0, WHERE_PLACES | WHERE_WAITING, BAR_("Menu"),
     MENU_("Everything that can be done, to choose from")},
    {DO_LEAVE, PRESS_F10, 0, WHERE_PLACES | WHERE_WAITING, BAR_("Leave"),
     MENU_("Leave; your seat stays yours")},
    {DO_LEAVE, PRESS_CTRL_C, 0, WHERE_PLACES, NULL, NULL},
    {DO_HAND, PRESS_NONE, 0, WHERE_PLACES, NULL, MENU_("Ask the facilitator for help")},
    {DO_ALARM, PRESS_NONE, 0, WHERE_PLACES, NULL, MENU_("A REAL emergency, outside the exercise")},
    {DO_NEXT_PANE, PRESS_TAB, 0, WHERE_PLACES, NULL, MENU_("The next pane")},
    {DO_LAST_PANE, PRESS_BACKTAB, 0, WHERE_PLACES, NULL, MENU_("The pane before")},
    {DO_PLACE + 1, PRESS_CHAR, '1', WHERE_PLACES, NULL, MENU_("Incoming: what has come for you")},
    {DO_PLACE + 2, PRESS_CHAR, '2', WHERE_PLACES, NULL,
     MENU_("Case board: cards, and what you know")},
    {DO_PLACE + 3, PRESS_CHAR, '3', WHERE_PLACES, NULL, MENU_("Act: what your agency can do")},
    {DO_PLACE + 4, PRESS_CHAR, '4', WHERE_PLACES, NULL,
     MENU_("Objectives, to tick off for your desk")},
    {DO_PLACE + 5, PRESS_CHAR, '5', WHERE_PLACES, NULL, MENU_("Your acts, and your own notes")},
    {DO_PLACE + 6, PRESS_CHAR, '6', WHERE_PLACES, NULL,
     MENU_("Requests, decisions and joint items")},
    {DO_PLACE + 7, PRESS_CHAR, '7', WHERE_PLACES, NULL, MENU_("Shelf: your role, agencies, bases")},
    {DO_ROLE, PRESS_NONE, 0, WHERE_PLACES, NULL, MENU_("Read your role card")},
    {DO_TUTORIAL, PRESS_NONE, 0, WHERE_PLACES, NULL,
     MENU_("Five keys to begin with, in two minutes")},
    {DO_SUMMARY, PRESS_NONE, 0, WHERE_PLACES, NULL,
     MENU_("What stands here now: for who takes over or comes late")},
    {DO_REFLECT, PRESS_NONE, 0, WHERE_PLACES, NULL,
     MENU_("When play has ended: three questions for yourself")},
    LANG_ROWS_,
    {DO_THEME, PRESS_NONE, 0, WHERE_PLACES | WHERE_WAITING, NULL, MENU_("Other colours")},
    {DO_NOTHING, F(1), 0, WHERE_CALL, BAR_("Call"), NULL},
    {DO_NOTHING, PRESS_SPACE, 0, WHERE_SOME, BAR_("Choose"), NULL},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_SOME, BAR_("Done"), NULL},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_SHEET | WHERE_STEPS, BAR_("Choose"), NULL},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_LINES, BAR_("New line"), NULL},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_FIELD, BAR_("Go on"), NULL},
    {DO_NOTHING, PRESS_TAB, 0, WHERE_STEPS | WHERE_LINES, BAR_("Go on"), NULL},
    {DO_NOTHING, PRESS_ESC, 0, WHERE_SHEET | WHERE_STEPS | WHERE_SOME | WHERE_LINES | WHERE_FIELD,
     BAR_("Back"), NULL},
    {DO_REDRAW, PRESS_CTRL_L, 0, WHERE_PLACES, NULL, MENU_("Draw the screen anew")},
};

enum { LATE_MS = 5000 /* so long a key may come too late */ };

const struct bindings station_bindings = {table, (int)ARRAY_LEN(table)};

void station_go(struct screen *screen, int place)
{
    struct station *s = station_of(screen);

    screen->here = place;
    if (place != PLACE_BOARD || screen->zoomed) {
        s->main = (enum place)place;
    } else if (s->main == PLACE_BOARD) {
        s->main = PLACE_INCOMING; /* the board has a column of its own */
    }
}

/* The next that has something new to read. */
static void next_new(struct station *s)
{
    const struct view *v = s->client.view;
    int32_t found = 0;

    for (int32_t i = 1; i <= v->items; i++) {
        bool urgent = v->phase == PHASE_ENDED ? v->item[i - 1].kind == ITEM_EPILOGUE
                                              : v->item[i - 1].priority && found &&
                                                    !v->item[found - 1].priority;

        if (item_unread(s, i) && (!found || urgent)) {
            found = i;
        }
    }
    if (!found) {
        screen_news(&s->screen, false, "%s",
                    v->items ? _(NEWS_("Nothing new: all that came has been read."))
                             : _("Nothing has come yet."));
        return;
    }
    station_go(&s->screen, PLACE_INCOMING);
    s->screen.list[PLACE_INCOMING].entry = found;
    read_open(s, READ_ITEM, found);
}

static void write_to(struct station *s)
{
    const struct verb *v = draft_verb(station_sight(s), DOES_MESSAGE);

    if (v) {
        form_open(s, v, 0);
    }
}

void station_speak(struct screen *screen)
{
    client_speak(&station_of(screen)->client, lang_now());
}

static void ask_words(struct station *s, int kind)
{
    edit_init(&s->edit, s->words_typed, sizeof(s->words_typed), false);
    sheet_push(&s->screen, kind);
}

static void leave(struct station *s)
{
    sheet_push(&s->screen, SHEET_LEAVE);
}

static void act(struct station *s)
{
    if (s->screen.here != PLACE_ACT && drafts_waiting(&s->kept)) {
        s->screen.list[PLACE_ACT].entry = ROWS_NOBODY; /* to the drafts, at its head */
        s->screen.list[PLACE_ACT].top = 0;
    }
    station_go(&s->screen, PLACE_ACT);
}

static void note(struct station *s)
{
    station_go(&s->screen, PLACE_NOTES);
    notes_open(s, 0);
}

bool station_too_late(struct station *s)
{
    bool late = s->went_ms && s->screen.mono_ms - s->went_ms < LATE_MS;

    s->went_ms = 0;
    if (late) {
        screen_news(&s->screen, true, "%s",
                    _("It has gone out and can no longer be had back. To put it right, write "
                      "again: F3."));
    }
    return late;
}

static void handled(struct station *s)
{
    if (station_too_late(s)) {
        return;
    }
    if (s->screen.here != PLACE_INCOMING) {
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("Choose it under 1 first: F8 marks it there.")));
    } else if (s->client.view->phase == PHASE_WAITING) {
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("Ready? Enter on the line that says so tells the facilitator.")));
    } else if (s->screen.list[PLACE_INCOMING].entry > 0) {
        item_handle(s, s->screen.list[PLACE_INCOMING].entry);
    }
}

static void hand(struct station *s)
{
    ask_words(s, SHEET_HAND);
}

static void alarm_call(struct station *s)
{
    ask_words(s, SHEET_ALARM);
}

static void role(struct station *s)
{
    read_open(s, READ_ROLE, 0);
}

static void summary(struct station *s)
{
    read_open(s, READ_SUMMARY, 0);
}

static void reflect(struct station *s)
{
    if (s->client.view->phase != PHASE_ENDED) {
        screen_news(&s->screen, false, "%s", _(NEWS_("These come when play has ended.")));
    } else {
        reflect_open(s);
    }
}

static void tutorial(struct station *s)
{
    read_open(s, READ_TUTORIAL, 0);
}

void station_does(struct screen *screen, int action)
{
    static void (*const does[])(struct station *) = {
        [DO_ACT - DO_OWN] = act,
        [DO_ASK - DO_OWN] = write_to,
        [DO_NOTE - DO_OWN] = note,
        [DO_NEXT_NEW - DO_OWN] = next_new,
        [DO_HANDLED - DO_OWN] = handled,
        [DO_LEAVE - DO_OWN] = leave,
        [DO_RECALL - DO_OWN] = form_recall,
        [DO_HAND - DO_OWN] = hand,
        [DO_ALARM - DO_OWN] = alarm_call,
        [DO_ROLE - DO_OWN] = role,
        [DO_TUTORIAL - DO_OWN] = tutorial,
        [DO_SUMMARY - DO_OWN] = summary,
        [DO_REFLECT - DO_OWN] = reflect,
    };

    does[action - DO_OWN](station_of(screen));
}

bool station_takes_paste(struct screen *screen, struct key key)
{
    switch (sheet_top(screen)) {
    case SHEET_NOTE:
    case SHEET_HAND:
    case SHEET_ALARM:
        return *sheet_button(screen) == 0;
    case SHEET_REFLECT:
        return fields_in_words(&station_of(screen)->reflecting);
    case SHEET_FORM:
        return form_in_words(station_of(screen));
    case SHEET_PICK:
        return key.press == PRESS_CHAR;
    default:
        return false;
    }
}
