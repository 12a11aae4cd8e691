/*
 * The shelf in plain mode: agencies, legal bases, words of the field, what agencies do together.
 */
#include <stdio.h>
#include <stdlib.h>

#include "ui/station/plain_parts.h"
#include "ui/term/lang.h"

/* What a number of the list stands for: a kind and its index. */
enum shelved { SHELF_BASIS = 1000, SHELF_AID = 2000, SHELF_TERM = 3000, SHELF_JOINT = 4000 };

static void entry(struct plain *s, int32_t what, struct span title)
{
    char head[16];
    char text[400];

    if (s->listed == COMPOSE_LIST) {
        return;
    }
    s->list[s->listed++] = what;
    snprintf(head, sizeof(head), "  %d  ", s->listed);
    snprintf(text, sizeof(text), "%.*s", (int)title.len, title.ptr);
    pane_hang(head, text);
}

void plain_shelf(struct plain *s)
{
    const struct scenario *sc = &s->pane.client.lexicon;

    s->listed = 0;
    pane_say("%s:\n", _("Agencies and offices"));
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        const struct desk *desk = &sc->desk[d];

        pane_say("  - %.*s\n", (int)desk->title.len, desk->title.ptr);
        pane_say("    %.*s\n", (int)desk->serves.len, desk->serves.ptr);
    }
    pane_say("%s:\n", _("Legal bases for a request"));
    for (int32_t i = 0; i < scenario_count(sc, REF_BASIS); i++) {
        entry(s, SHELF_BASIS + i, sc->basis[i].title);
    }
    pane_say("%s:\n", _("Job aids"));
    for (int32_t i = 0; i < scenario_count(sc, REF_AID); i++) {
        entry(s, SHELF_AID + i, sc->aid[i].title);
    }
    pane_say("%s:\n", _("Words of the field"));
    for (int32_t i = 0; i < scenario_count(sc, REF_TERM); i++) {
        entry(s, SHELF_TERM + i, sc->term[i].title);
    }
    pane_say("%s:\n", _("What agencies do together"));
    for (int32_t i = 0; i < scenario_count(sc, REF_JOINT); i++) {
        entry(s, SHELF_JOINT + i, sc->joint[i].title);
    }
    s->menu = MENU_SHELF;
    plain_end(s, _("Which one? (0: back)"), _("Nothing stands there."));
}

static void page(struct span title, struct span text)
{
    char *words = NULL;

    if (asprintf(&words, "%.*s\n%.*s\n", (int)title.len, title.ptr, (int)text.len,
                 text.ptr ? text.ptr : "") >= 0) {
        pane_print(words);
        free(words);
    }
}

void plain_shelved(const struct plain *s, int32_t what)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    const struct joint_kind *joint = what >= SHELF_JOINT ? &sc->joint[what - SHELF_JOINT] : NULL;

    if (what >= SHELF_AID && what < SHELF_TERM) {
        page(sc->aid[what - SHELF_AID].title, sc->aid[what - SHELF_AID].text);
    } else if (what < SHELF_AID) {
        page(sc->basis[what - SHELF_BASIS].title, sc->basis[what - SHELF_BASIS].text);
    } else if (!joint) {
        page(sc->term[what - SHELF_TERM].title, sc->term[what - SHELF_TERM].text);
    } else {
        page(joint->title, joint->help);
        for (int32_t i = 0; i < joint->sections.lines; i++) {
            pane_say("  - %.*s\n", (int)joint->sections.line[i].len, joint->sections.line[i].ptr);
        }
    }
}
