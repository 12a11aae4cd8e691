/*
 * Who sits where, and what lies unread at each desk.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/must.h"
#include "ui/console/console_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { STATE_MAX = 96, STATE_COLUMNS = 26 };

/* "there", "away since 14:05": by the clock on the wall, which is what people can act on. */
static void state_of(const struct roster_seat *seat, char to[STATE_MAX])
{
    time_t left = (time_t)(seat->left_ms / 1000);
    struct tm tm;
    char since[32] = "";

    if (!seat->here && left && localtime_r(&left, &tm)) {
        snprintf(since, sizeof(since), _(" since %02d:%02d"), tm.tm_hour, tm.tm_min);
    }
    snprintf(to, STATE_MAX, "%s%s%s%s", seat->here ? _("there") : _("away"), since,
             seat->ready ? _(", ready") : "", seat->played ? _(" (program)") : "");
}

/* One row of the table: as wide on the screen as in every language. */
static void cells(const char *name, const char *state, const char *count, struct span title)
{
    static const int width[] = {8, STATE_COLUMNS, 8};
    const char *cell[] = {name, state, count};
    char line[600] = "  ";

    for (size_t i = 0; i < ARRAY_LEN(cell); i++) {
        int blanks = width[i] - measure_columns(span_of(cell[i]));
        bool right = i == 2;

        char room[64];

        snprintf(room, sizeof(room), "%*s", blanks > 0 ? blanks : 0, "");
        snprintf(line + strlen(line), sizeof(line) - strlen(line), "%s%s  ", right ? room : cell[i],
                 right ? cell[i] : room);
    }
    pane_say("%s%.*s\n", line, (int)title.len, title.ptr);
}

static void row(const struct plain_console *s, const char *name, const char *state, int32_t desk)
{
    struct span title = desk == NONE ? span_of(control_staff(name))
                                     : s->pane.client.lexicon.desk[desk].title;
    char count[16] = "";

    if (desk != NONE) {
        snprintf(count, sizeof(count), "%d", control_unread(&s->control, desk));
    }
    cells(name, state, count, title);
}

static bool is_taken(const struct roster *r, int32_t desk)
{
    for (int32_t i = 0; i < r->seats; i++) {
        if (r->seat[i].desk == desk) {
            return true;
        }
    }
    return false;
}

void order_who(struct plain_console *s, char *rest, enum command_kind kind)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    char state[STATE_MAX];

    (void)rest;
    (void)kind;
    if (s->pane.client.state != CLIENT_LIVE) {
        pane_say(_("There is no link now. As it stood last:\n"));
    }
    cells(/* TRANSLATORS: at most 8 cells */ _("Seat"),
          /* TRANSLATORS: at most 26 cells */ _("State"),
          /* TRANSLATORS: at most 8 cells */ _("Unread"), span_of(_("Desk")));
    for (int32_t i = 0; i < s->control.roster.seats; i++) {
        state_of(&s->control.roster.seat[i], state);
        row(s, s->control.roster.seat[i].name, state, s->control.roster.seat[i].desk);
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control && !is_taken(&s->control.roster, d)) {
            row(s, "-", /* TRANSLATORS: at most 26 cells */ _("nobody yet"), d);
        }
    }
    pane_say(_("Unread counts what lies at the desk and nobody there has opened.\n"));
    if (s->control.roster.free_mb >= 0) {
        pane_say(_("The server: saving an act takes %lld.%lld ms, %lld.%lld GB free on its "
                   "disk%s\n"),
                 (long long)(s->control.roster.sync_us / 1000),
                 (long long)(s->control.roster.sync_us % 1000 / 100),
                 (long long)(s->control.roster.free_mb / 1000),
                 (long long)(s->control.roster.free_mb % 1000 / 100),
                 roster_troubled(&s->control.roster) ? " (!)" : "");
    }
}
