/*
 * The desks: how much lies there, what is new, whether anybody sits there; and what wants the
 * facilitator.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/units.h"
#include "ui/console/console_screen.h"
#include "ui/console/outlook.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

/* What nobody opens for so long wants the facilitator: an urgent item; any, where somebody sits. */
enum { STUCK_MINUTES = 5, SLOW_MINUTES = 40 };

/* How the load of a desk stands: so many columns, of so many cells. */
enum { COLUMNS = 5, COLUMN = 9 };

/* How many sit there, and of how many that have sat down. */
static void seated(const struct console *s, int32_t desk, int *ret_here, int *ret_of)
{
    const struct roster *r = &s->control.roster;

    *ret_here = 0;
    *ret_of = 0;
    for (int32_t i = 0; i < r->seats; i++) {
        if (r->seat[i].desk == desk) {
            (*ret_of)++;
            *ret_here += r->seat[i].here;
        }
    }
}

/* How long it has lain there, minutes of play. */
static long waits(const struct console *s, int32_t item)
{
    return (long)(standing_waits(&s->control.standing, s->control.item[item - 1].at_ms,
                                 console_play(s)) /
                  MINUTE_MS);
}

/* The item that has lain there too long; 0: none. */
static int32_t stuck(const struct console *s, int32_t desk)
{
    int32_t item = control_stuck(&s->control, desk);
    int64_t most = STUCK_MINUTES;
    int here;
    int of;

    seated(s, desk, &here, &of);
    if (!item && here) { /* whoever sits there and reads nothing is stuck, too */
        item = control_oldest(&s->control, desk);
        most = SLOW_MINUTES;
    }
    return item && waits(s, item) >= most ? item : 0;
}

/* How many are there, of how many that have sat down; "x": somebody is missing. */
static const char *seat_words(struct console *s, int32_t desk)
{
    int here;
    int of;

    seated(s, desk, &here, &of);
    return of ? screen_print(&s->screen, here < of ? "x %d/%d" : "%d/%d", here, of) : "-";
}

/* One below the other, to the right, whatever they are called. */
static const char *in_columns(struct console *s, const char *const cell[COLUMNS])
{
    const char *line = "";

    for (int i = 0; i < COLUMNS; i++) {
        int blanks = COLUMN - measure_columns(span_of(cell[i]));

        line = screen_print(&s->screen, "%s%*s%s", line, blanks > 0 ? blanks : 0, "", cell[i]);
    }
    return line;
}

static void load_head(struct console *s, struct rows *r)
{
    const char *const cell[COLUMNS] = {
        /* TRANSLATORS: at most 8 cells; items that nobody at a desk has read */
        _("new"),
        /* TRANSLATORS: at most 8 cells; items that nobody at a desk has dealt with */
        _("open"),
        /* TRANSLATORS: at most 8 cells; requests that wait for a desk's answer */
        _("asked"),
        /* TRANSLATORS: at most 8 cells; what a desk has under way */
        _("acts"),
        /* TRANSLATORS: at most 8 cells; people who sit at a desk */
        _("seats")};

    rows_say(r, ROWS_NOBODY, STYLE_ASIDE, 0, in_columns(s, cell));
}

static void load_row(struct console *s, struct rows *r, int32_t desk)
{
    const struct control *c = &s->control;
    const int32_t count[COLUMNS - 1] = {control_unread(c, desk), control_open(c, desk),
                                        control_asked(c, desk), control_acting(c, desk)};
    const char *cell[COLUMNS];

    for (int i = 0; i < COLUMNS - 1; i++) {
        cell[i] = screen_print(&s->screen, "%d", count[i]);
    }
    cell[COLUMNS - 1] = seat_words(s, desk);
    rows_say(r, desk, STYLE_ASIDE, 0, in_columns(s, cell));
}

static void stuck_row(struct console *s, struct rows *r, int32_t desk)
{
    int32_t item = stuck(s, desk);
    long minutes;

    if (!item) {
        return;
    }
    minutes = waits(s, item);
    rows_wrap_most(
        r, desk, STYLE_ALARM, 6,
        span_of(screen_print(&s->screen,
                             ngettext("unread for %ld minute: %s", "unread for %ld minutes: %s",
                                      (unsigned long)minutes),
                             minutes, wordbook_name(&s->words.items, item))),
        1);
}

/* With its place, if there is room for that. */
static const char *desk_name(struct console *s, int32_t desk, int columns)
{
    const struct desk *d = &s->client.lexicon.desk[desk];
    struct span brief = client_desk(&s->client, desk);
    const char *whole = screen_print(&s->screen, "%.*s  %.*s", (int)d->code.len, d->code.ptr,
                                     (int)d->title.len, d->title.ptr);

    return measure_columns(span_of(whole)) <= columns
               ? whole
               : screen_print(&s->screen, "%.*s  %.*s", (int)d->code.len, d->code.ptr,
                              (int)brief.len, brief.ptr);
}

void desks_rows(struct console *s, struct rows *r)
{
    const struct scenario *sc = &s->client.lexicon;

    load_head(s, r);
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        int32_t unread = control_unread(&s->control, d);
        struct row *row;

        if (sc->desk[d].control) {
            continue;
        }
        row = rows_add(r, d, unread ? STYLE_STRONG : STYLE_PLAIN, 2,
                       desk_name(s, d, r->cols - 2));
        row->mark = stuck(s, d) ? "!" : unread ? "*" : NULL;
        load_row(s, r, d);
        stuck_row(s, r, d);
    }
}

static const char *empty_desks(struct console *s)
{
    const struct scenario *sc = &s->client.lexicon;
    uint64_t empty = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        empty |= sc->desk[d].control ? 0 : desk_bit(d);
    }
    for (int32_t i = 0; i < s->control.roster.seats; i++) {
        const struct roster_seat *seat = &s->control.roster.seat[i];

        empty &= seat->desk == NONE || !seat->here ? UINT64_MAX : ~desk_bit(seat->desk);
    }
    return empty ? console_desks(s, empty) : "";
}

const char *desks_ready(struct console *s)
{
    const struct roster *r = &s->control.roster;
    const char *missing = "";
    int ready = 0;
    int here = 0;

    for (int32_t i = 0; i < r->seats; i++) {
        const struct roster_seat *seat = &r->seat[i];

        if (seat->desk == NONE || !seat->here || seat->played) {
            continue;
        }
        here++;
        ready += seat->ready;
        missing = seat->ready ? missing
                              : screen_print(&s->screen, "%s%s%s", missing, *missing ? ", " : "",
                                             seat->name);
    }
    if (!here) {
        return _("Nobody sits at a station yet.");
    }
    if (*empty_desks(s)) {
        return screen_print(&s->screen, _("Ready: %d of %d who sit there. Not yet: %s. Nobody sits "
                                          "at: %s"),
                            ready, here, *missing ? missing : _("nobody"), empty_desks(s));
    }
    return screen_print(&s->screen, *missing ? _("Ready: %d of %d who sit there. Not yet: %s")
                                             : _("Ready: %d of %d who sit there."),
                        ready, here, missing);
}

void desks_strip(struct console *s, struct area a)
{
    const struct scenario *sc = &s->client.lexicon;
    int col = 1;

    area_fill(a, STYLE_PLAIN);
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        char text[64];
        int here;
        int of;

        if (sc->desk[d].control) {
            continue;
        }
        seated(s, d, &here, &of);
        snprintf(text, sizeof(text), "%.*s %d/%d%s", (int)sc->desk[d].code.len,
                 sc->desk[d].code.ptr, control_unread(&s->control, d), control_open(&s->control, d),
                 stuck(s, d) ? "!"
                 : !of       ? "-"
                 : here < of ? "x"
                             : "");
        col += area_put(a, 0, col, stuck(s, d) ? STYLE_ALARM : STYLE_PLAIN, text) + 2;
    }
}

static bool asked_alert(struct console *s, const struct question *q, struct alert *ret)
{
    long long waits = standing_waits(&s->control.standing, q->at_ms, console_play(s)) / MINUTE_MS;

    if (!q->control) {
        return false;
    }
    *ret = (struct alert){.place = DESK_ASKED, .entry = q->request};
    ret->text = screen_print(&s->screen, _("waits for an answer for %lld min: %s"),
                             waits, q->line);
    return true;
}

static bool desk_alert(struct console *s, int32_t desk, struct alert *ret)
{
    int32_t item = stuck(s, desk);
    struct span code = s->client.lexicon.desk[desk].code;

    if (!item) {
        return false;
    }
    *ret = (struct alert){.place = DESK_DESKS, .entry = desk};
    ret->text =
        screen_print(&s->screen, _("%.*s, unread for %lld min: %s"), (int)code.len, code.ptr,
                     (long long)waits(s, item), wordbook_name(&s->words.items, item));
    return true;
}

static bool seat_alert(struct console *s, int32_t i, struct alert *ret)
{
    const struct roster_seat *seat = &s->control.roster.seat[i];

    /* Evaluators and observers come and go. */
    if (seat->here || seat->played || seat->desk == NONE || s->control.standing.ended) {
        return false;
    }
    *ret = (struct alert){.place = DESK_PEOPLE, .entry = i};
    ret->text = screen_print(&s->screen, _("%s has gone, or its link is lost"), seat->name);
    return true;
}

static bool host_alert(struct console *s, struct alert *ret)
{
    if (!roster_troubled(&s->control.roster)) {
        return false;
    }
    *ret = (struct alert){.place = DESK_PEOPLE, .entry = ROWS_NOBODY};
    ret->text = _("the server's disk is slow, or nearly full: see People");
    return true;
}

/* The newest first. */
static bool call_alert(const struct control *c, bool real, int32_t *nth, struct alert *ret)
{
    for (int32_t i = c->calls - 1; i >= 0; i--) {
        const struct call_now *call = &c->call[i];

        if (call->real == real && (*nth)-- == 0) {
            *ret = (struct alert){DESK_ASKED, FIRST_CALL - call->number, call->text, real};
            return true;
        }
    }
    return false;
}

bool alert_nth(struct console *s, int32_t nth, struct alert *ret)
{
    const struct control *c = &s->control;

    if (call_alert(c, true, &nth, ret) || call_alert(c, false, &nth, ret)) {
        return true;
    }
    if (host_alert(s, ret) && nth-- == 0) {
        return true;
    }
    for (int32_t i = 0; i < c->questions; i++) {
        if (asked_alert(s, &c->question[i], ret) && nth-- == 0) {
            return true;
        }
    }
    for (int32_t d = 0; d < scenario_count(&s->client.lexicon, REF_DESK); d++) {
        if (!s->client.lexicon.desk[d].control && desk_alert(s, d, ret) && nth-- == 0) {
            return true;
        }
    }
    for (int32_t i = 0; i < c->roster.seats; i++) {
        if (seat_alert(s, i, ret) && nth-- == 0) {
            return true;
        }
    }
    return false;
}
