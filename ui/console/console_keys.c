/*
 * What keys do at the console: one table for dispatch, key bar, menu and help.
 */
#include <string.h>

#include "ui/console/improvised.h"
#include "ui/console/say.h"
#include "ui/term/lang.h"

#define F(n) (PRESS_F1 + (n)-1)
#define LETTER_IN(where, action, letter, help)                                                     \
    {                                                                                              \
        action, PRESS_CHAR, letter, where, NULL, help                                              \
    }
#define LETTER(action, letter, help) LETTER_IN(WHERE_PLACES, action, letter, help)

/* The labels of the key bar fit into 80 columns together, in every language: ui/po/words.sh. */
static const struct binding table[] = {
    {DO_HELP, F(1), 0, WHERE_PLACES | WHERE_WAITING, BAR_("Help"),
     MENU_("What can I do here? All keys and signs")},
    {DO_RUN, F(2), 'p', WHERE_STEERS, BAR_("Run"), MENU_("Start, pause, go on")},
    {DO_INJECT, F(3), 'n', WHERE_SPEAKS, BAR_("Inject"), MENU_("A new inject, made up now")},
    {DO_OBSERVE, F(4), 'o', WHERE_NOTES, BAR_("Observe"),
     MENU_("Note an observation, at this moment")},
    {DO_ZOOM, F(5), 0, WHERE_PLACES, BAR_("Zoom"),
     MENU_("This pane on the whole screen, and back")},
    {DO_ALERT, F(6), 0, WHERE_PLACES, BAR_("Alert"), MENU_("Go to the next thing that wants you")},
    {DO_FIND, F(7), 0, WHERE_PLACES, BAR_("Find"), MENU_("Find an inject, a desk, a seat")},
    {DO_HINT, F(8), 'w', WHERE_NOTES, BAR_("Hint"),
     MENU_("A word to a desk, as its mentor or in a role")},
    {DO_MENU, F(9), 0, WHERE_PLACES | WHERE_WAITING, BAR_("Menu"),
     MENU_("Everything that can be done, to choose from")},
    {DO_GO, PRESS_F10, 0, WHERE_PLACES | WHERE_WAITING, BAR_("Leave"),
     MENU_("Leave; the exercise goes on")},
    {DO_GO, PRESS_CTRL_C, 0, WHERE_PLACES, NULL, NULL},
    LETTER_IN(WHERE_STEERS, DO_SEND, 'r', MENU_("Send the chosen inject now (Space, too)")),
    LETTER_IN(WHERE_STEERS, DO_MOVE, 'd', MENU_("Let the chosen inject come at another time")),
    LETTER_IN(WHERE_STEERS, DO_HOLD, 'h', MENU_("Hold the chosen inject back until you send it")),
    LETTER_IN(WHERE_STEERS, DO_SKIP, 's', MENU_("Leave the chosen inject out")),
    LETTER_IN(WHERE_STEERS, DO_COPY, 'e',
              MENU_("Write the chosen inject anew, and send that now")),
    LETTER_IN(WHERE_STEERS, DO_AMEND, 'c',
              MENU_("Change what the chosen inject says, and to whom it goes")),
    {DO_OUTCOME, PRESS_NONE, 0, WHERE_STEERS, NULL, MENU_("Choose what comes of an act")},
    {DO_SHIFT, PRESS_NONE, 0, WHERE_STEERS, NULL,
     MENU_("Move all injects, or a storyline, later or earlier")},
    {DO_DROP, PRESS_NONE, 0, WHERE_STEERS, NULL, MENU_("Leave out what is to come of a storyline")},
    LETTER(DO_STORYLINE, 'f', MENU_("One storyline or objective of the MSEL alone, the next, "
                                    "all")),
    {DO_ALL, PRESS_ESC, 0, WHERE_PLACES, NULL, MENU_("Show all of the MSEL again")},
    LETTER_IN(WHERE_STEERS, DO_FASTER, '>', MENU_("Twice as fast (this key: up to 16 times)")),
    LETTER_IN(WHERE_STEERS, DO_SLOWER, '<', MENU_("Half as fast, at least in real time")),
    {DO_SPEED, PRESS_NONE, 0, WHERE_STEERS, NULL, MENU_("How fast play runs")},
    {DO_PLAN, PRESS_NONE, 0, WHERE_STEERS, NULL, MENU_("Plan a pause at a time of play")},
    LETTER_IN(WHERE_STEERS, DO_JUMP, 'j', MENU_("Go forward to a time of play")),
    {DO_BACK, PRESS_NONE, 0, WHERE_STEERS, NULL,
     MENU_("Go back to an earlier time: a new line of play")},
    LETTER_IN(WHERE_NOTES, DO_GOOD, '+', MENU_("Observed: good (the desk that is chosen)")),
    LETTER_IN(WHERE_NOTES, DO_IMPROVE, '-', MENU_("Observed: to improve")),
    LETTER_IN(WHERE_NOTES, DO_QUESTION, '?', MENU_("Observed: to ask about")),
    LETTER_IN(WHERE_NOTES, DO_SAFETY, '!', MENU_("Observed: safety")),
    LETTER_IN(WHERE_NOTES, DO_TEAM, 't', MENU_("A word to the other facilitators")),
    {DO_WHEEL, PRESS_NONE, 0, WHERE_STEERS, NULL,
     MENU_("Who steers: take the wheel, hand it on, let it go")},
    {DO_CARD, PRESS_NONE, 0, WHERE_STEERS, NULL,
     MENU_("A new card: for a seat, or to move somebody")},
    {DO_NOTED, PRESS_NONE, 0, WHERE_NOTES, NULL, MENU_("Mark the calls for help as dealt with")},
    LETTER(DO_LOUD, 'l', MENU_("The log: everything, or what matters")),
    {DO_PUBLIC, PRESS_NONE, 0, WHERE_PLACES, NULL, MENU_("Public view, for the projector")},
    {DO_END, PRESS_NONE, 0, WHERE_STEERS, NULL, MENU_("ENDEX: play ends for everybody")},
    {DO_NEXT_PANE, PRESS_TAB, 0, WHERE_PLACES, NULL, MENU_("The next pane")},
    {DO_LAST_PANE, PRESS_BACKTAB, 0, WHERE_PLACES, NULL, MENU_("The pane before")},
    LETTER(DO_PLACE + 1, '1', MENU_("MSEL: the injects (1 again: what comes next)")),
    LETTER(DO_PLACE + 2, '2', MENU_("What is asked of control desks, and calls")),
    LETTER(DO_PLACE + 3, '3', MENU_("Desks: what lies there, what they see")),
    LETTER(DO_PLACE + 4, '4', MENU_("Log: what has happened")),
    LETTER(DO_PLACE + 5, '5', MENU_("People: who sits where")),
    LETTER(DO_PLACE + 6, '6', MENU_("Observations, and how objectives are met")),
    LETTER(DO_PLACE + 7, '7', MENU_("Team: what facilitators tell one another")),
    LANG_ROWS_,
    {DO_THEME, PRESS_NONE, 0, WHERE_PLACES | WHERE_WAITING, NULL, MENU_("Other colours")},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_SHEET | WHERE_STEPS, BAR_("Choose"), NULL},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_LINES, BAR_("New line"), NULL},
    {DO_NOTHING, PRESS_ENTER, 0, WHERE_FIELD, BAR_("Go on"), NULL},
    {DO_NOTHING, PRESS_TAB, 0, WHERE_STEPS | WHERE_LINES, BAR_("Go on"), NULL},
    {DO_NOTHING, PRESS_ESC, 0, WHERE_SHEET | WHERE_STEPS | WHERE_PUBLIC | WHERE_LINES | WHERE_FIELD,
     BAR_("Back"), NULL},
    {DO_REDRAW, PRESS_CTRL_L, 0, WHERE_PLACES, NULL, MENU_("Draw the screen anew")},
};

const struct bindings console_bindings = {table, (int)ARRAY_LEN(table)};

enum { SPEED_MOST = 16000, REAL_TIME = 1000, SPEED_HEARD_MS = 2000 };

int32_t console_inject(const struct console *s)
{
    int32_t entry = s->screen.list[DESK_MSEL].entry;

    return sheet_top(&s->screen) == SHEET_INJECT ? s->inject
           : s->screen.here != DESK_MSEL         ? ROWS_NOBODY
           : entry < ENTRY_IMPROVISED            ? entry
                                                 : ROWS_NOBODY;
}

/* The desk that is chosen among the desks; NONE. */
static int32_t chosen_desk(const struct console *s)
{
    return s->screen.here == DESK_DESKS ? s->screen.list[DESK_DESKS].entry : NONE;
}

void console_go(struct screen *screen, int place)
{
    struct console *s = console_of(screen);

    if (place == DESK_MSEL && screen->here == place && s->newest[place] != ROWS_NOBODY) {
        screen->list[place].entry = s->newest[place]; /* pressed again: to what comes next */
    }
    screen->here = place;
    if (place >= DESK_LOG) {
        s->main = place;
    }
}

static void ended(struct console *s)
{
    screen_news(&s->screen, false, "%s",
                _(NEWS_("The exercise has ended; what is kept of it stays.")));
}

static void run(struct console *s)
{
    const struct standing *g = &s->control.standing;
    struct command c = {.kind = COMMAND_RESUME};
    struct alert a;

    if (g->ended) {
        ended(s);
    } else if (console_play(s) >= s->client.lexicon.play_length) {
        screen_news(&s->screen, true, "%s", _("The time of play is over: ENDEX, in F9."));
    } else if (g->paused && alert_nth(s, 0, &a) && a.real) {
        say_open(s, SAY_RESUME, NONE);
    } else if (g->paused) {
        (void)console_order(s, &c);
    } else {
        say_open(s, g->started ? SAY_PAUSE : SAY_START, NONE);
    }
}

static void faster(struct console *s, bool up)
{
    struct command c = {.kind = COMMAND_SPEED};
    bool under_way = s->speed_asked && s->screen.mono_ms - s->speed_at_ms < SPEED_HEARD_MS;
    int64_t now = under_way             ? s->speed_asked
                  : s->client.speed > 0 ? s->client.speed
                                        : REAL_TIME;

    c.u.speed.permille = up ? now * 2 : now / 2;
    if (c.u.speed.permille < REAL_TIME || c.u.speed.permille > SPEED_MOST) {
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("F9, How fast play runs: slower or faster than these keys go.")));
        return;
    }
    if (console_order(s, &c)) { /* pressed twice it is four times as fast */
        s->speed_asked = c.u.speed.permille;
        s->speed_at_ms = s->screen.mono_ms;
    }
}

static void observe(struct console *s, int kind)
{
    struct command c = {.kind = COMMAND_OBSERVE};

    c.u.mark.kind = kind;
    c.u.mark.desk = chosen_desk(s);
    c.u.mark.moment = console_play(s);
    (void)console_order(s, &c);
}

static void next_alert(struct console *s)
{
    struct alert a;
    int32_t i = 0;

    if (s->screen.here != s->alert_place ||
        s->screen.list[s->screen.here].entry != s->alert_entry) {
        s->alert_place = ROWS_NOBODY; /* one has been elsewhere: what is most urgent comes first */
    }
    while (alert_nth(s, i, &a) && (a.place != s->alert_place || a.entry != s->alert_entry)) {
        i++;
    }
    if ((!alert_nth(s, i, &a) || !alert_nth(s, i + 1, &a)) && !alert_nth(s, 0, &a)) {
        screen_news(&s->screen, false, "%s", _(NEWS_("Nothing wants you now.")));
        return;
    }
    s->alert_place = a.place;
    s->alert_entry = a.entry;
    console_go(&s->screen, a.place);
    s->screen.list[a.place].entry = a.entry;
    if (!a.real) { /* that stands there anyway */
        screen_news(&s->screen, false, "%s", a.text);
    }
}

/* All, each storyline, each objective by which something is judged, all. */
static void next_filter(struct console *s)
{
    const struct scenario *sc = &s->client.lexicon;
    struct filter *f = &s->filter;
    int32_t most = scenario_count(sc, REF_OBJECTIVE);

    most = most < DESKS_MAX ? most : DESKS_MAX; /* that a set holds */
    console_go(&s->screen, DESK_MSEL);
    if (!f->objective) {
        int32_t storylines = scenario_count(sc, REF_STORYLINE);

        if (f->storyline < storylines) {
            f->storyline++;
            return;
        }
        f->storyline = 0;
    }
    while (f->objective++ < most) {
        for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
            if (sc->inject[i].objectives >> (f->objective - 1) & 1) {
                return;
            }
        }
    }
    f->objective = 0;
}

static void all_again(struct console *s)
{
    s->filter = (struct filter){0};
}

static void noted(struct console *s)
{
    struct alert a;

    if (control_calls_noted(&s->control, &s->client, false) == NONE) {
        screen_news(&s->screen, true, "%s", _("Too much is waiting to be sent. Try again."));
    } else if (alert_nth(s, 0, &a) && a.real) {
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("A real emergency is taken off by itself alone: F6, Enter.")));
    }
}

void console_speak(struct screen *screen)
{
    client_speak(&console_of(screen)->client, lang_now());
}

enum { ABOUT_INJECT = 1, /* the chosen one */
       TAKES_WHEEL = 2,  /* not while another facilitator has it */
       LEAVES_OUT = 4,   /* ... nor as long as the inject can still be left out */
       AFTER_END = 8 };  /* when play has ended, too */

static bool needs_wheel(struct console *s, int how)
{
    return how & TAKES_WHEEL ||
           (how & LEAVES_OUT && inject_takes(s, console_inject(s), DO_SKIP));
}

/* What is typed before it is done. */
static bool says(struct console *s, int action)
{
    static const struct {
        int action;
        enum say_what what;
        int how; /* bits */
    } rows[] = {
        {DO_SPEED, SAY_SPEED, TAKES_WHEEL}, {DO_JUMP, SAY_JUMP, TAKES_WHEEL},
        {DO_PLAN, SAY_PLAN, TAKES_WHEEL}, {DO_BACK, SAY_BACK, TAKES_WHEEL},
        {DO_END, SAY_END, TAKES_WHEEL}, {DO_SEND, SAY_SEND, ABOUT_INJECT | TAKES_WHEEL},
        {DO_HOLD, SAY_HOLD, ABOUT_INJECT | TAKES_WHEEL},
        {DO_SKIP, SAY_SKIP, ABOUT_INJECT | TAKES_WHEEL},
        {DO_MOVE, SAY_MOVE, ABOUT_INJECT | TAKES_WHEEL},
        {DO_COPY, SAY_COPY, ABOUT_INJECT | LEAVES_OUT}, {DO_SHIFT, SAY_SHIFT, TAKES_WHEEL},
        {DO_DROP, SAY_DROP, TAKES_WHEEL}, {DO_INJECT, SAY_INJECT, 0},
        {DO_TEAM, SAY_TEAM, AFTER_END}, {DO_WHEEL, SAY_WHEEL, AFTER_END}, {DO_HINT, SAY_HINT, 0},
        {DO_OBSERVE, SAY_OBSERVE, AFTER_END}, {DO_AMEND, SAY_AMEND, ABOUT_INJECT | TAKES_WHEEL},
        {DO_OUTCOME, SAY_ACT, TAKES_WHEEL}, {DO_CARD, SAY_CARD, AFTER_END},
    };
    int32_t wheel = s->control.wheel;

    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (rows[i].action != action) {
            continue;
        }
        if (!(rows[i].how & AFTER_END) && s->control.standing.ended) {
            ended(s);
            return true;
        }
        if (rows[i].how & ABOUT_INJECT && console_inject(s) == ROWS_NOBODY) {
            screen_news(&s->screen, false, "%s",
                        _(NEWS_("Choose an inject first: 1 is the MSEL.")));
            return true;
        }
        if (wheel && wheel != s->client.seat && needs_wheel(s, rows[i].how)) {
            screen_news(&s->screen, true, "%s", _(refusal_text(REFUSE_WHEEL)));
            return true;
        }
        if (rows[i].how & ABOUT_INJECT &&
            !inject_takes(s, console_inject(s), action)) {
            screen_news(&s->screen, true, _("This inject is %s: that can no longer be done."),
                        control_state(s->control.inject[console_inject(s)].state));
            return true;
        }
        say_open(s, rows[i].what,
                 rows[i].how & ABOUT_INJECT                         ? console_inject(s)
                 : action == DO_OBSERVE || action == DO_HINT ? chosen_desk(s)
                                                                    : NONE);
        return true;
    }
    return false;
}

uint32_t console_where(const struct screen *screen)
{
    switch (((const struct console *)(const void *)screen)->client.power) {
    case POWER_STAFF:
        return WHERE_PLACES | WHERE_STEERS | WHERE_SPEAKS | WHERE_NOTES;
    case POWER_ACTOR:
        return WHERE_PLACES | WHERE_SPEAKS | WHERE_NOTES;
    case POWER_EVALUATOR:
        return WHERE_PLACES | WHERE_NOTES;
    default:
        return WHERE_PLACES;
    }
}

/* Said before anybody has filled in a form in vain. */
static bool may(struct console *s, int action)
{
    for (size_t i = 0; i < ARRAY_LEN(table); i++) {
        if (table[i].action == action && (table[i].where & console_where(&s->screen))) {
            return true;
        }
    }
    screen_news(&s->screen, true, "%s", _(refusal_text(REFUSE_NOT_YOURS)));
    return false;
}

void console_does(struct screen *screen, int action)
{
    static void (*const does[DO_COUNT])(struct console *) = {
        [DO_RUN] = run,         [DO_ALERT] = next_alert,         [DO_NOTED] = noted,
        [DO_STORYLINE] = next_filter, [DO_ALL] = all_again,
    };
    struct console *s = console_of(screen);

    if (!may(s, action) || says(s, action)) {
        return;
    }
    if (action == DO_FASTER || action == DO_SLOWER) {
        faster(s, action == DO_FASTER);
    } else if (action >= DO_GOOD && action <= DO_SAFETY) {
        observe(s, action - DO_GOOD);
    } else if (action == DO_LOUD) {
        s->loud = !s->loud;
    } else if (action == DO_PUBLIC) {
        sheet_push(screen, SHEET_PUBLIC);
    } else if (action == DO_GO) {
        sheet_push(screen, SHEET_GO);
    } else {
        does[action](s);
    }
}
