/*
 * Who sits where, and what lies unread at each desk.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/must.h"
#include "ui/console/console_parts.h"

enum { GROW = 256, STATE_MAX = 48 };

static struct console_item *item_at(struct plain_console *s, int32_t item)
{
    if (item < 1 || item > ITEMS_MAX) {
        return NULL;
    }
    if (item > s->items) {
        int32_t room = item + GROW;

        s->item = realloc(s->item, (size_t)room * sizeof(*s->item));
        MUST(s->item);
        memset(s->item + s->items, 0, (size_t)(room - s->items) * sizeof(*s->item));
        s->items = room;
    }
    return &s->item[item - 1];
}

void who_note(struct plain_console *s, const struct fact *f)
{
    struct console_item *item;

    if (f->kind == FACT_ITEM && (item = item_at(s, f->u.item.item)) != NULL) {
        item->to = f->u.item.to;
    } else if (f->kind == FACT_OPENED && (item = item_at(s, f->u.receipt.item)) != NULL) {
        item->opened |= desk_bit(f->u.receipt.desk);
    }
}

void who_done(struct plain_console *s)
{
    free(s->item);
}

static int32_t unread(const struct plain_console *s, int32_t desk)
{
    int32_t n = 0;

    for (int32_t i = 0; i < s->items; i++) {
        n += (s->item[i].to & ~s->item[i].opened & desk_bit(desk)) != 0;
    }
    return n;
}

/* "there", "away since 14:05": by the clock on the wall, which is what people can act on. */
static void state_of(const struct roster_seat *seat, char to[STATE_MAX])
{
    time_t left = (time_t)(seat->left_ms / 1000);
    struct tm tm;
    char since[16] = "";

    if (!seat->here && left && localtime_r(&left, &tm)) {
        strftime(since, sizeof(since), " since %H:%M", &tm);
    }
    snprintf(to, STATE_MAX, "%s%s%s", seat->here ? "there" : "away", since,
             seat->played ? " (program)" : "");
}

static void row(const struct plain_console *s, const char *name, const char *state, int32_t desk)
{
    struct span title =
        desk == NONE ? SPAN("Facilitator (console)") : s->pane.client.lexicon.desk[desk].title;
    char count[16] = "";

    if (desk != NONE) {
        snprintf(count, sizeof(count), "%d", unread(s, desk));
    }
    pane_say("  %-8s  %-26s  %6s  %.*s\n", name, state, count, (int)title.len, title.ptr);
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

void console_who(struct plain_console *s, char *rest, enum command_kind kind)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    char state[STATE_MAX];

    (void)rest;
    (void)kind;
    if (s->pane.client.state != CLIENT_LIVE) {
        pane_say("There is no link now. As it stood last:\n");
    }
    pane_say("  %-8s  %-26s  %6s  %s\n", "Seat", "State", "Unread", "Desk");
    for (int32_t i = 0; i < s->roster.seats; i++) {
        state_of(&s->roster.seat[i], state);
        row(s, s->roster.seat[i].name, state, s->roster.seat[i].desk);
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control && !is_taken(&s->roster, d)) {
            row(s, "-", "nobody yet", d);
        }
    }
    pane_say("Unread counts what lies at the desk and nobody there has opened.\n");
}
