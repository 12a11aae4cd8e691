#include "ui/station/board.h"

#include <stdio.h>

bool board_knows(const struct view *v, int32_t i)
{
    bool first = v->knowledge[i].known;

    for (int32_t k = 0; k < i && first; k++) {
        first = !v->knowledge[k].known || v->knowledge[k].knowledge != v->knowledge[i].knowledge;
    }
    return first;
}

int32_t board_list(const struct pane *p, int32_t *ret_list, int32_t room)
{
    const struct view *v = p->client.view;
    int32_t n = 0;

    for (int32_t h = 1; h <= v->cards && n < room; h++) {
        char head[16];
        char text[1024];

        if (v->card[h - 1] == NONE) {
            continue;
        }
        ret_list[n++] = h;
        snprintf(head, sizeof(head), "  %d  ", n);
        snprintf(text, sizeof(text), "%s (%s)", wordbook_name(&p->words.things, h),
                 thing_kind_name((enum thing_kind)v->card[h - 1]));
        pane_hang(head, text);
    }
    pane_say("What you know:\n");
    for (int32_t i = 0; i < v->known; i++) {
        if (board_knows(v, i)) {
            pane_hang("  - ", wordbook_name(&p->words.knowledge, v->knowledge[i].knowledge));
        }
    }
    return n;
}
