/*
 * What the menu finds beside the acts of the keys: whatever the desk holds.
 */
#include "ui/station/board.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"

enum {
    FOUND_ITEM = FOUND,
    FOUND_CARD = 20000,
    FOUND_KNOWN = 30000,
    FOUND_VERB = 40000,
    FOUND_SHELF = 50000
};

void station_find(struct screen *screen, struct rows *r)
{
    struct station *s = station_of(screen);
    const struct view *v = s->client.view;
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t i = 0; i < sc->verbs; i++) {
        screen_offer(screen, r, FOUND_VERB + i, _("Act"), screen_text(screen, sc->verb[i].title));
    }
    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] != NONE) {
            screen_offer(screen, r, FOUND_CARD + h, _("Card"), wordbook_name(&s->words.things, h));
        }
    }
    for (int32_t i = 0; i < v->known; i++) {
        if (board_knows(v, i)) {
            screen_offer(screen, r, FOUND_KNOWN + v->knowledge[i].knowledge, _("Known"),
                         wordbook_name(&s->words.knowledge, v->knowledge[i].knowledge));
        }
    }
    for (int32_t i = v->items; i > 0; i--) {
        if (v->item[i - 1].to) {
            screen_offer(screen, r, FOUND_ITEM + i, _("Incoming"),
                         wordbook_name(&s->words.items, i));
        }
    }
    shelf_find(s, r, FOUND_SHELF);
}

void station_found(struct screen *screen, int32_t entry)
{
    struct station *s = station_of(screen);

    if (entry >= FOUND_SHELF) {
        shelf_open(s, entry - FOUND_SHELF);
    } else if (entry >= FOUND_VERB) {
        form_open(s, &s->client.lexicon.verb[entry - FOUND_VERB], 0);
    } else if (entry >= FOUND_KNOWN) {
        read_open(s, READ_KNOWN, entry - FOUND_KNOWN);
    } else if (entry >= FOUND_CARD) {
        read_open(s, READ_CARD, entry - FOUND_CARD);
    } else {
        read_open(s, READ_ITEM, entry - FOUND_ITEM);
    }
}
