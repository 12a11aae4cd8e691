/*
 * The case board in plain mode: the cards, and what the desk makes of them.
 */
#include <stdio.h>

#include "ui/station/board.h"
#include "ui/station/plain_parts.h"
#include "ui/term/lang.h"

void plain_cards(struct plain *s)
{
    s->menu = MENU_CARDS;
    s->listed = board_list(&s->pane, s->list, COMPOSE_LIST);
    if (s->listed) {
        pane_say("%s\n", _("3 reads card 3; 3? not sure of it, or sure again; 3=5 takes the two "
                           "for one; 3- separates it again."));
    }
    plain_end(s, _("Which card? (0: back)"),
              s->pane.client.view->known ? _("There is no card yet that could be read.")
                                         : _("The board is empty."));
}

/* With all that the desk takes for one with it. */
void plain_card(const struct plain *s, int32_t handle)
{
    const struct view *v = s->pane.client.view;

    for (int32_t h = 1; h <= v->cards; h++) {
        if (view_card(v, h) == handle) {
            pane_print(wordbook_body(&s->pane.words.things, h));
        }
    }
}

static void told(enum client_asked asked, const char *words, const char *name, const char *other)
{
    if (asked != CLIENT_ASKED) {
        pane_say("%s\n", _("Too much is waiting to be sent."));
        return;
    }
    pane_say("%s %s%s%s\n", words, name, *other ? " = " : "", other);
}

bool plain_card_mark(struct plain *s, const char *text)
{
    struct client *c = &s->pane.client;
    const struct word_list *names = &s->pane.words.things;
    int a = 0;
    int b = 0;
    int end = 0;
    char sign = 0;
    bool two = sscanf(text, "%d = %d%n", &a, &b, &end) == 2 && text[end] == '\0';
    bool one = !two && sscanf(text, "%d %c%n", &a, &sign, &end) == 2 && text[end] == '\0';
    int32_t h;

    if ((!two && !one) || a < 1 || a > s->listed || (two && (b < 1 || b > s->listed)) ||
        (one && sign != '?' && sign != '-')) {
        return false;
    }
    h = s->list[a - 1];
    if (two && (a == b || c->view->card[h - 1] != c->view->card[s->list[b - 1] - 1])) {
        pane_say("%s\n", _("Two different cards of one kind can be the same."));
    } else if (two) {
        told(board_mark(c, s->list[b - 1], CARD_SAME, h), _("Taken for one:"),
             wordbook_name(names, h), wordbook_name(names, s->list[b - 1]));
    } else if (sign == '?') {
        const char *words = board_unsure(c->view, h) ? _("Sure again:") : _("Not sure:");

        told(board_doubt(c, h), words, wordbook_name(names, h), "");
    } else {
        told(board_mark(c, h, CARD_SEPARATE, NONE), _("Separate again:"), wordbook_name(names, h),
             "");
    }
    return true;
}
