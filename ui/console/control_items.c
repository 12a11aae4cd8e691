/*
 * What lies at which desk, unread or open, and what it tells them.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "ui/console/control_parts.h"

static struct console_item *item_at(struct control *c, int32_t item)
{
    return item >= 1 && item <= c->items ? &c->item[item - 1] : NULL;
}

static void sent(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct console_item *item;
    bool of_inject = f->u.item.source.kind == TAG_INJECT;

    while (c->items < f->u.item.item && c->items < ITEMS_MAX) {
        c->item = control_grow(c->item, c->items, sizeof(*c->item));
        c->item[c->items++] = (struct console_item){.inject = NONE, .from = NONE};
    }
    item = item_at(c, f->u.item.item);
    if (!item) {
        return;
    }
    *item = (struct console_item){.to = f->u.item.to,
                                  .at_ms = play_ms,
                                  .inject = of_inject ? f->u.item.source.index : NONE,
                                  .from = f->u.item.from,
                                  .priority = f->u.item.priority,
                                  .message = f->u.item.kind == ITEM_MESSAGE,
                                  .improvised = f->u.item.kind == ITEM_INJECT &&
                                                f->u.item.source.kind == TAG_NONE};
    if (of_inject) {
        c->inject[item->inject].item = f->u.item.item;
    }
}

static void carried(struct control *c, const struct fact *f)
{
    if (item_at(c, f->u.carries.item) && f->u.carries.what.kind == TAG_KNOWLEDGE) {
        c->carried = control_grow(c->carried, c->carrieds, sizeof(*c->carried));
        c->carried[c->carrieds++] =
            (struct carried_now){f->u.carries.item, f->u.carries.what.index, f->u.carries.withheld};
    }
}

void control_note_item(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct console_item *item;

    if (f->kind == FACT_ITEM) {
        sent(c, f, play_ms);
    } else if (f->kind == FACT_CARRIES) {
        carried(c, f);
    } else if (f->kind == FACT_OPENED && (item = item_at(c, f->u.receipt.item)) != NULL) {
        item->opened |= desk_bit(f->u.receipt.desk);
        seat_add(&item->readers, f->u.receipt.seat);
    } else if (f->kind == FACT_DELIVERED) {
        c->arrived[f->u.receipt.desk] = f->u.receipt.item;
    } else if (f->kind == FACT_HANDLED && (item = item_at(c, f->u.receipt.item)) != NULL) {
        item->handled |= desk_bit(f->u.receipt.desk);
    }
}

int32_t control_unread(const struct control *c, int32_t desk)
{
    int32_t n = 0;

    for (int32_t i = 0; i < c->items; i++) {
        n += (c->item[i].to & ~c->item[i].opened & desk_bit(desk)) != 0;
    }
    return n;
}

int32_t control_open(const struct control *c, int32_t desk)
{
    int32_t n = 0;

    for (int32_t i = 0; i < c->items; i++) {
        n += (c->item[i].to & ~c->item[i].handled & desk_bit(desk)) != 0;
    }
    return n;
}

int32_t control_asked(const struct control *c, int32_t desk)
{
    int32_t n = 0;

    for (int32_t i = 0; i < c->questions; i++) {
        n += c->question[i].to == desk;
    }
    return n;
}

int32_t control_acting(const struct control *c, int32_t desk)
{
    int32_t n = 0;

    for (int32_t i = 0; i < c->acts; i++) {
        n += c->act[i].desk == desk;
    }
    return n;
}

int32_t control_stuck(const struct control *c, int32_t desk)
{
    for (int32_t i = 0; i < c->items; i++) {
        if (c->item[i].priority && (c->item[i].to & ~c->item[i].opened & desk_bit(desk))) {
            return i + 1;
        }
    }
    return 0;
}

int32_t control_oldest(const struct control *c, int32_t desk)
{
    int32_t i = 0;

    while (i < c->items && !(c->item[i].to & ~c->item[i].opened & desk_bit(desk))) {
        i++;
    }
    return i < c->items ? i + 1 : 0;
}

/* Has it come to the desk before entry i of the list? */
static bool came_before(const struct control *c, int32_t desk, int32_t knowledge, int32_t i)
{
    while (i-- > 0) {
        if (c->carried[i].knowledge == knowledge &&
            (c->item[c->carried[i].item - 1].to & desk_bit(desk))) {
            return true;
        }
    }
    return false;
}

static bool was_read(const struct control *c, int32_t desk, int32_t knowledge)
{
    for (int32_t i = 0; i < c->carrieds; i++) {
        if (c->carried[i].knowledge == knowledge &&
            (c->item[c->carried[i].item - 1].opened & desk_bit(desk))) {
            return true;
        }
    }
    return false;
}

const struct carried_now *control_knows(const struct control *c, int32_t desk, int32_t nth,
                                        bool *ret_read)
{
    for (int32_t i = 0; i < c->carrieds; i++) {
        const struct carried_now *k = &c->carried[i];

        if ((c->item[k->item - 1].to & desk_bit(desk)) && !came_before(c, desk, k->knowledge, i) &&
            nth-- == 0) {
            *ret_read = was_read(c, desk, k->knowledge);
            return k;
        }
    }
    return NULL;
}

/* Who sits at the desk, from seat i of the roster on; NULL: nobody more. */
static const struct roster_seat *next_at(const struct control *c, int32_t desk, int32_t *i)
{
    while (*i < c->roster.seats) {
        const struct roster_seat *seat = &c->roster.seat[(*i)++];

        if (seat->desk == desk) {
            return seat;
        }
    }
    return NULL;
}

struct span control_reader(const struct control *c, int32_t item, bool opened, int nth)
{
    const struct scenario *sc = &c->client->lexicon;
    const struct console_item *it = &c->item[item - 1];

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        const struct roster_seat *seat;
        int32_t i = 0;

        if (!(it->to & desk_bit(d)) || sc->desk[d].control) {
            continue;
        }
        seat = next_at(c, d, &i);
        if (!seat && opened == ((it->opened & desk_bit(d)) != 0) && nth-- == 0) {
            return sc->desk[d].code.len ? sc->desk[d].code : sc->desk[d].title;
        }
        for (; seat; seat = next_at(c, d, &i)) {
            if (opened == seat_counted(&it->readers, seat->number) && nth-- == 0) {
                return span_of(seat->name);
            }
        }
    }
    return (struct span){0};
}

struct reached control_reached(const struct control *c, int32_t item)
{
    const struct scenario *sc = &c->client->lexicon;
    const struct console_item *it = item ? &c->item[item - 1] : NULL;
    struct reached r = {0};

    for (int32_t d = 0; it && d < scenario_count(sc, REF_DESK); d++) {
        const struct roster_seat *seat;
        int32_t i = 0;
        int people = r.people;

        if (!(it->to & desk_bit(d)) || sc->desk[d].control) {
            continue;
        }
        r.desks++;
        r.arrived += c->arrived[d] >= item;
        while ((seat = next_at(c, d, &i)) != NULL) {
            r.people++;
            r.opened += seat_counted(&it->readers, seat->number);
        }
        if (r.people == people) { /* nobody sits there */
            r.people++;
            r.opened += (it->opened & desk_bit(d)) != 0;
        }
    }
    return r;
}

int32_t control_unanswered(const struct control *c, int32_t item)
{
    const struct scenario *sc = &c->client->lexicon;
    const struct console_item *it = &c->item[item - 1];
    int32_t desk = NONE;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK) && it->message; d++) {
        desk = sc->desk[d].control && it->to & desk_bit(d) ? d : desk;
    }
    for (int32_t i = item; i < c->items && desk != NONE; i++) {
        if (c->item[i].improvised && c->item[i].from == desk && it->from != NONE &&
            c->item[i].to & desk_bit(it->from)) {
            return NONE;
        }
    }
    return desk;
}
