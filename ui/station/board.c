#include "ui/station/board.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/link/keep.h"
#include "ui/term/lang.h"

bool board_knows(const struct view *v, int32_t i)
{
    const struct view_known *own = &v->knowledge[i];
    bool best = own->known;

    for (int32_t k = 0; k < v->known && best; k++) {
        const struct view_known *other = &v->knowledge[k];
        bool better = other->withheld == own->withheld ? k < i : own->withheld;

        best = !other->known || other->knowledge != own->knowledge || !better;
    }
    return best;
}

void board_source(struct sight s, int32_t i, struct bytes *to)
{
    const struct view_known *known = &s.client->view->knowledge[i];
    bool has = known->item >= 1 && known->item <= VIEW_ITEMS;
    const struct view_item *item = has ? &s.client->view->item[known->item - 1] : NULL;
    char clock[32];

    if (!item || item->kind == ITEM_BRIEF) {
        return;
    }
    client_clock(s.client, item->at, clock, sizeof(clock));
    bytes_fmt(to, " (%s", clock);
    if (item->from != NONE && item->from != s.client->desk &&
        !s.client->lexicon.desk[item->from].plays) { /* who it was stands in the item */
        struct span from = s.client->lexicon.desk[item->from].title;

        bytes_fmt(to, ", %s %.*s", _("from"), (int)from.len, from.ptr);
    }
    bytes_text(to, ")");
}

void board_name(struct sight s, int32_t handle, struct bytes *to)
{
    const struct view *v = s.client->view;

    bytes_text(to, wordbook_name(&s.words->things, handle));
    for (int32_t h = 1; h <= v->cards; h++) {
        if (h != handle && view_card(v, h) == handle) {
            bytes_fmt(to, " = %s", wordbook_name(&s.words->things, h));
        }
    }
    bytes_text(to, board_unsure(v, handle) ? " (?)" : "");
}

bool board_unsure(const struct view *v, int32_t handle)
{
    bool unsure = false;

    for (int32_t h = 1; h <= v->cards; h++) {
        unsure = unsure || (view_card(v, h) == view_card(v, handle) && v->card_unsure[h - 1]);
    }
    return unsure;
}

enum client_asked board_mark(struct client *c, int32_t handle, enum card_mark how, int32_t same)
{
    struct command cmd = {.kind = COMMAND_MARK_CARD};

    cmd.u.card.thing = handle;
    cmd.u.card.mark = (int32_t)how;
    cmd.u.card.same = same;
    return client_ask(c, &cmd);
}

enum client_asked board_doubt(struct client *c, int32_t handle)
{
    const struct view *v = c->view;
    enum client_asked asked = CLIENT_ASKED;

    if (!board_unsure(v, handle)) {
        return board_mark(c, view_card(v, handle), CARD_UNSURE, NONE);
    }
    for (int32_t h = 1; h <= v->cards && asked == CLIENT_ASKED; h++) {
        if (view_card(v, h) == view_card(v, handle) && v->card_unsure[h - 1]) {
            asked = board_mark(c, h, CARD_SURE, NONE);
        }
    }
    return asked;
}

void board_seen_store(const bool *changed, const struct client *c)
{
    struct bytes b;

    bytes_init(&b, 16 * VIEW_CARDS);
    bytes_fmt(&b, "%d %lld", c->line, (long long)c->n);
    for (int32_t h = 1; h <= VIEW_CARDS; h++) {
        if (changed[h - 1]) {
            bytes_fmt(&b, " %d", h);
        }
    }
    (void)keep_beside_write(c->options.keep, "seen", bytes_cstr(&b)); /* lost, all looks new */
    bytes_done(&b);
}

int64_t board_seen_load(bool *changed, const struct client *c)
{
    char text[8 * VIEW_CARDS] = "";
    char *rest = text;
    char *word;
    int64_t line = 0;
    int64_t heard = 0;
    int64_t handle;

    keep_beside_read(c->options.keep, "seen", text, sizeof(text));
    if (!(word = strsep(&rest, " ")) || !text_int(span_of(word), &line) || line != c->line ||
        !(word = strsep(&rest, " ")) || !text_int(span_of(word), &heard)) {
        return 0;
    }
    while ((word = strsep(&rest, " ")) != NULL) {
        if (text_int(span_of(word), &handle) && handle >= 1 && handle <= VIEW_CARDS) {
            changed[handle - 1] = true;
        }
    }
    return heard;
}

static const char *kind_words(enum thing_kind kind)
{
    static const char *const words[THING_KIND_COUNT] = {N_("person"),  N_("place"),
                                                        N_("organisation"), N_("account"),
                                                        N_("vehicle"), N_("exhibit")};

    return _(words[kind]);
}

int32_t board_list(const struct pane *p, int32_t *ret_list, int32_t room)
{
    const struct view *v = p->client.view;
    int32_t n = 0;
    bool any = false;

    for (int32_t h = 1; h <= v->cards && n < room; h++) {
        char head[16];
        struct bytes text;

        if (v->card[h - 1] == NONE || view_card(v, h) != h) {
            continue;
        }
        ret_list[n++] = h;
        snprintf(head, sizeof(head), "  %d  ", n);
        bytes_init(&text, WORDS_MAX);
        board_name((struct sight){&p->client, &p->words}, h, &text);
        bytes_fmt(&text, " (%s)", kind_words((enum thing_kind)v->card[h - 1]));
        pane_hang(head, bytes_cstr(&text));
        bytes_done(&text);
    }
    for (int32_t i = 0; i < v->known; i++) {
        if (board_knows(v, i)) {
            struct bytes fact;

            pane_say("%s%s", any ? "" : _("What you know:"), any ? "" : "\n");
            any = true;
            bytes_init(&fact, WORDS_MAX);
            bytes_text(&fact, wordbook_name(&p->words.knowledge, v->knowledge[i].knowledge));
            board_source((struct sight){&p->client, &p->words}, i, &fact);
            pane_hang("  - ", bytes_cstr(&fact));
            bytes_done(&fact);
        }
    }
    return n;
}
