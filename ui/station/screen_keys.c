/*
 * What keys do: one table for dispatch, key bar, menu and help.
 */
#include <stdio.h>
#include <string.h>

#include "ui/station/screen_parts.h"
#include "ui/term/lang.h"

#define F(n) (PRESS_F1 + (n)-1)

/* The labels of the key bar fit into 80 columns together, in every language: ui/po/words.sh. */
static const struct binding table[] = {
    {DO_HELP, F(1), 0, WHERE_PLACES, N_("Help"), N_("What can I do here? All keys and signs")},
    {DO_ACT, F(2), 0, WHERE_PLACES, N_("Act"), N_("Choose an act of your agency")},
    {DO_ASK, F(3), 0, WHERE_PLACES, N_("Write"), N_("Write to other agencies")},
    {DO_NOTE, F(4), 0, WHERE_PLACES, N_("Note"), N_("Your own notes: nobody else reads them")},
    {DO_ZOOM, F(5), 0, WHERE_PLACES, N_("Zoom"), N_("This pane on the whole screen, and back")},
    {DO_NEXT_NEW, F(6), 0, WHERE_PLACES, N_("Next new"), N_("Read the next thing that is new")},
    {DO_FIND, F(7), 0, WHERE_PLACES, N_("Find"), N_("Find in everything your desk holds")},
    {DO_RECALL, F(8), 0, WHERE_HELD, N_("Undo"), N_("Take back what has not gone out yet")},
    {DO_HANDLED, F(8), 0, WHERE_PLACES, N_("Done"), N_("Mark what is chosen as dealt with")},
    {DO_MENU, F(9), 0, WHERE_PLACES, N_("Menu"), N_("Everything that can be done, to choose from")},
    {DO_LEAVE, PRESS_F10, 0, WHERE_PLACES, N_("Leave"), N_("Leave; your seat stays yours")},
    {DO_LEAVE, PRESS_CTRL_C, 0, WHERE_PLACES, NULL, NULL},
    {DO_NEXT_PANE, PRESS_TAB, 0, WHERE_PLACES, NULL, N_("The next pane")},
    {DO_LAST_PANE, PRESS_BACKTAB, 0, WHERE_PLACES, NULL, N_("The pane before")},
    {DO_PLACE + 1, PRESS_CHAR, '1', WHERE_PLACES, NULL, N_("Incoming: what has come for you")},
    {DO_PLACE + 2, PRESS_CHAR, '2', WHERE_PLACES, NULL, N_("Case board: cards, and what you know")},
    {DO_PLACE + 3, PRESS_CHAR, '3', WHERE_PLACES, NULL, N_("Act: what your agency can do")},
    {DO_PLACE + 4, PRESS_CHAR, '4', WHERE_PLACES, NULL, N_("Duties, to tick off for yourselves")},
    {DO_PLACE + 5, PRESS_CHAR, '5', WHERE_PLACES, NULL, N_("Your acts, and your own notes")},
    {DO_PLACE + 6, PRESS_CHAR, '6', WHERE_PLACES, NULL, N_("Requests, decisions and joint items")},
    {DO_PLACE + 7, PRESS_CHAR, '7', WHERE_PLACES, NULL, N_("Shelf: your role, agencies, bases")},
    {DO_HAND, PRESS_NONE, 0, WHERE_PLACES, NULL, N_("Ask the facilitator for help")},
    {DO_ALARM, PRESS_NONE, 0, WHERE_PLACES, NULL, N_("A REAL emergency, outside the exercise")},
    {DO_ROLE, PRESS_NONE, 0, WHERE_PLACES, NULL, N_("Read your role card")},
    {DO_TUTORIAL, PRESS_NONE, 0, WHERE_PLACES, NULL, N_("Five keys to begin with, in two minutes")},
    {DO_LANG, PRESS_NONE, 0, WHERE_PLACES, NULL,
     N_("Another language: English, Italiano, Русский")},
    {DO_THEME, PRESS_NONE, 0, WHERE_PLACES, NULL, N_("Other colours")},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_SHEET | WHERE_STEPS, N_("Choose"), NULL},
    {DO_NOTHING, PRESS_TAB, 0, WHERE_STEPS, N_("Go on"), NULL},
    {DO_NOTHING, PRESS_ESC, 0, WHERE_SHEET | WHERE_STEPS, N_("Back"), NULL},
    {DO_REDRAW, PRESS_CTRL_L, 0, WHERE_PLACES, NULL, N_("Draw the screen anew")},
};

const struct bindings screen_bindings = {table, (int)ARRAY_LEN(table)};

uint32_t screen_where(const struct screen *s)
{
    return WHERE_PLACES | (s->held.d.verb ? WHERE_HELD : 0);
}

static void go(struct screen *s, enum place place)
{
    s->here = place;
    s->main = place == PLACE_BOARD && !s->zoomed ? s->main : place;
}

/* The next that has something new to read. */
static void next_new(struct screen *s)
{
    const struct view *v = s->client.view;
    int32_t found = 0;

    for (int32_t i = 1; i <= v->items; i++) {
        bool urgent = v->item[i - 1].priority && found && !v->item[found - 1].priority;

        if (item_unread(s, i) && (!found || urgent)) {
            found = i;
        }
    }
    if (!found) {
        screen_news(s, false, "%s", _("Nothing new: all that came has been read."));
        return;
    }
    go(s, PLACE_INCOMING);
    s->list[PLACE_INCOMING].entry = found;
    read_open(s, READ_ITEM, found);
}

static void write_to(struct screen *s)
{
    const struct verb *v = draft_verb(screen_sight(s), DOES_MESSAGE);

    if (v) {
        form_open(s, v, 0);
    }
}

static void next_lang(struct screen *s)
{
    int i = 0;

    while (i < LANG_COUNT && strcmp(lang_codes[i], lang_now()) != 0) {
        i++;
    }
    lang_set(lang_codes[(i + 1) % LANG_COUNT]);
    client_speak(&s->client, lang_now());
}

static void next_pane(struct screen *s, int by)
{
    int place = s->here;

    place = (place - 1 + by + PLACE_COUNT - 1) % (PLACE_COUNT - 1) + 1;
    go(s, (enum place)place);
}

static void ask_words(struct screen *s, enum sheet_kind kind)
{
    s->words_typed[0] = '\0';
    edit_init(&s->edit, s->words_typed, sizeof(s->words_typed), false);
    sheet_push(s, kind);
}

static void help(struct screen *s)
{
    sheet_push(s, SHEET_HELP);
}

static void menu(struct screen *s)
{
    sheet_push(s, SHEET_MENU);
}

static void leave(struct screen *s)
{
    sheet_push(s, SHEET_LEAVE);
}

static void act(struct screen *s)
{
    go(s, PLACE_ACT);
}

static void note(struct screen *s)
{
    go(s, PLACE_NOTES);
    notes_open(s, 0);
}

static void zoom(struct screen *s)
{
    s->zoomed = !s->zoomed;
    s->main = s->here == PLACE_BOARD && !s->zoomed ? PLACE_INCOMING : s->here;
}

static void handled(struct screen *s)
{
    if (s->list[PLACE_INCOMING].entry > 0) {
        item_handle(s, s->list[PLACE_INCOMING].entry);
    }
}

static void next(struct screen *s)
{
    next_pane(s, 1);
}

static void last(struct screen *s)
{
    next_pane(s, -1);
}

static void hand(struct screen *s)
{
    ask_words(s, SHEET_HAND);
}

static void alarm_call(struct screen *s)
{
    ask_words(s, SHEET_ALARM);
}

static void role(struct screen *s)
{
    read_open(s, READ_ROLE, 0);
}

static void tutorial(struct screen *s)
{
    read_open(s, READ_TUTORIAL, 0);
}

static void theme(struct screen *s)
{
    s->theme_next = true;
}

static void redraw(struct screen *s)
{
    s->redraw = true;
}

void screen_do(struct screen *s, int action)
{
    static void (*const does[DO_PLACE])(struct screen *) = {
        [DO_HELP] = help,          [DO_ACT] = act,           [DO_ASK] = write_to,
        [DO_NOTE] = note,          [DO_ZOOM] = zoom,         [DO_NEXT_NEW] = next_new,
        [DO_FIND] = menu,          [DO_HANDLED] = handled,   [DO_MENU] = menu,
        [DO_LEAVE] = leave,        [DO_NEXT_PANE] = next,    [DO_LAST_PANE] = last,
        [DO_RECALL] = form_recall, [DO_HAND] = hand,         [DO_ALARM] = alarm_call,
        [DO_ROLE] = role,          [DO_TUTORIAL] = tutorial, [DO_THEME] = theme,
        [DO_LANG] = next_lang,     [DO_REDRAW] = redraw,
    };

    if (action > DO_PLACE && action < DO_PLACE + PLACE_COUNT) {
        go(s, (enum place)(action - DO_PLACE));
    } else if (action > DO_NOTHING && action < DO_PLACE) {
        does[action](s);
    }
}

/* Keys of the pane itself: its list, Enter and Space on what is chosen. */
static void pane_key(struct screen *s, struct key key)
{
    const struct place_row *p = &places[s->here];
    struct list *l = &s->list[s->here];
    struct rows r;

    rows_init(&r, &s->frame, 40);
    p->rows(s, &r);
    if (list_key(l, &r, key)) {
        return;
    }
    list_settle(l, &r);
    if (key.press == PRESS_ENTER && l->entry != ROWS_NOBODY) {
        p->open(s, l->entry);
    } else if (key.press == PRESS_SPACE && p->space && l->entry != ROWS_NOBODY) {
        p->space(s, l->entry);
    } else if (key.press == PRESS_ESC && s->zoomed) {
        screen_do(s, DO_ZOOM);
    }
}

/* What is pasted is words: it goes where words are written, and presses and chooses nothing. */
static bool takes_paste(struct screen *s, struct key key)
{
    switch ((int)sheet_top(s)) {
    case SHEET_NOTE:
    case SHEET_HAND:
    case SHEET_ALARM:
        return *sheet_button(s) == 0;
    case SHEET_FORM:
        return form_in_words(s);
    case SHEET_PICK:
    case SHEET_MENU:
        return key.press == PRESS_CHAR;
    default:
        return false;
    }
}

void screen_key(struct screen *s, struct key key)
{
    const struct sheet_row *sheet = &sheets[sheet_top(s)];
    int action;

    arena_reset(&s->frame); /* what the last picture or key needed */
    if (key.pasted && !takes_paste(s, key)) {
        return;
    }
    if (key.press == PRESS_CTRL_L) {
        s->redraw = true;
        return;
    }
    if (sheet_top(s) != SHEET_NONE) {
        sheet->key(s, key);
        return;
    }
    if (!s->client.briefed) {
        if (key.press == PRESS_CTRL_C || key.press == PRESS_F10 || key.press == PRESS_ESC) {
            s->leave = true; /* nobody should have to wait for a link to go home */
        }
        return;
    }
    action = binding_action(screen_bindings, screen_where(s), key);
    if (action) {
        screen_do(s, action);
    } else {
        pane_key(s, key);
    }
}
