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
    FOUND_SHELF = 50000,
    FOUND_ACT = 60000,
    FOUND_NOTE = 70000
};

/* What was written: the desk's own acts, with all their words, and the notes. */
static void written(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;
    struct screen *screen = &s->screen;

    for (int32_t i = v->acts; i > 0; i--) {
        const struct act *a = &v->act[i - 1].act;
        const struct verb *verb = a->verb == NONE || a->desk != s->client.desk
                                      ? NULL
                                      : scenario_verb(&s->client.lexicon, a->desk, a->verb);
        const char *words = wordbook_act(&s->words, i, NONE);
        const char *more = words;

        if (!verb) {
            continue;
        }
        for (int32_t f = 0; f < verb->fields; f++) {
            more = screen_print(screen, "%s\n%s", more, wordbook_act(&s->words, i, f));
        }
        screen_offer(screen, r, FOUND_ACT + i, _("What you did"),
                     screen_print(screen, "%.*s%s%s", (int)verb->title.len, verb->title.ptr,
                                  *words ? ": " : "", words),
                     more);
    }
    if (s->note[0]) {
        screen_offer(screen, r, FOUND_NOTE, _("Your notes"), s->note, "");
    }
}

void station_find(struct screen *screen, struct rows *r)
{
    struct station *s = station_of(screen);
    const struct view *v = s->client.view;
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t i = 0; i < sc->verbs; i++) {
        screen_offer(screen, r, FOUND_VERB + i, _("Act"), screen_text(screen, sc->verb[i].title),
                     screen_text(screen, sc->verb[i].group));
    }
    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] != NONE) {
            screen_offer(screen, r, FOUND_CARD + h, _("Card"), wordbook_name(&s->words.things, h),
                         wordbook_body(&s->words.things, h));
        }
    }
    for (int32_t i = 0; i < v->known; i++) {
        if (board_knows(v, i)) {
            screen_offer(screen, r, FOUND_KNOWN + v->knowledge[i].knowledge, _("Known"),
                         wordbook_name(&s->words.knowledge, v->knowledge[i].knowledge), "");
        }
    }
    for (int32_t i = v->items; i > 0; i--) {
        if (v->item[i - 1].to) {
            screen_offer(screen, r, FOUND_ITEM + i, _("Incoming"),
                         wordbook_name(&s->words.items, i),
                         item_unread(s, i) ? "" : wordbook_body(&s->words.items, i));
        }
    }
    written(s, r);
    shelf_find(s, r, FOUND_SHELF);
}

void station_found(struct screen *screen, int32_t entry)
{
    struct station *s = station_of(screen);

    if (entry >= FOUND_NOTE) {
        screen_do(screen, DO_NOTE);
    } else if (entry >= FOUND_ACT) {
        read_open(s, READ_ACT, entry - FOUND_ACT);
    } else if (entry >= FOUND_SHELF) {
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
