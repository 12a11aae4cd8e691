/*
 * A card whole, with what is known about it and where it came from; cards joined to one; what
 * stands at the desk, for whoever takes over or comes late.
 */
#include <stdio.h>
#include <string.h>

#include "ui/parts/sheet.h"
#include "ui/station/board.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

/* ---- A card ---- */

static void source(struct station *s, int32_t card, struct bytes *b)
{
    const struct view *v = s->client.view;
    int32_t item = v->card_item[card - 1];

    if (item >= 1 && item <= v->items && v->item[item - 1].to) {
        bytes_fmt(b, _("Came with: %s %s\n"), station_clock(s, v->item[item - 1].at),
                  wordbook_name(&s->words.items, item));
    }
}

static bool is_about(const struct station *s, int32_t knowledge, int32_t card)
{
    bool is = false;

    for (int32_t l = 0; l < s->words.links; l++) {
        is = is || (s->words.link[l].knowledge == knowledge &&
                    view_card(s->client.view, s->words.link[l].thing) == card);
    }
    return is;
}

/* Each once, also where it is about several that are joined. */
static void known_about(struct station *s, int32_t card, struct bytes *b)
{
    const struct view *v = s->client.view;
    bool any = false;

    for (int32_t i = 0; i < v->known; i++) {
        int32_t k = v->knowledge[i].knowledge;

        if (!board_knows(v, i) || !is_about(s, k, card)) {
            continue;
        }
        bytes_fmt(b, "%s%s- %s", any ? "" : "\n", any ? "" : _("What you know about it:\n"),
                  wordbook_name(&s->words.knowledge, k));
        board_source(station_sight(s), i, b);
        bytes_char(b, '\n');
        any = true;
    }
}

void card_text(struct station *s, int32_t handle, struct bytes *b)
{
    int32_t stands = view_card(s->client.view, handle);
    bool more = false;

    for (int32_t h = 1; h <= s->client.view->cards; h++) {
        if (s->client.view->card[h - 1] == NONE || view_card(s->client.view, h) != stands) {
            continue;
        }
        bytes_text(b, more ? "\n" : "");
        bytes_text(b, wordbook_body(&s->words.things, h));
        source(s, h, b);
        if (s->client.view->card[h - 1] == THING_EXHIBIT) {
            bytes_fmt(b, "\n%s\n", s->client.view->held[h - 1] ? _("In your custody.")
                                                               : _("Not in your custody."));
        }
        s->changed[h - 1] = false; /* it is read */
        more = true;
    }
    known_about(s, stands, b);
}

void known_links(struct station *s, int32_t knowledge, struct bytes *b)
{
    bool any = false;

    for (int32_t l = 0; l < s->words.links; l++) {
        if (s->words.link[l].knowledge == knowledge) {
            bytes_fmt(b, "%s%s", any ? ", " : _("\n\nCards: "),
                      wordbook_name(&s->words.things, s->words.link[l].thing));
            any = true;
        }
    }
}

/* ---- Cards that are one ---- */

/* Others of its kind that stand on the board. */
static int others(struct station *s, struct span *label, int32_t *handle, int room)
{
    const struct view *v = s->client.view;
    int32_t stands = view_card(s->client.view, s->reading.handle);
    int n = 0;

    for (int32_t h = 1; h <= v->cards && n < room; h++) {
        if (v->card[h - 1] == v->card[stands - 1] && h != stands && view_card(v, h) == h) {
            label[n] = span_of(wordbook_name(&s->words.things, h));
            handle[n++] = h;
        }
    }
    return n;
}

bool card_can_join(struct station *s)
{
    struct span label;
    int32_t handle;

    return others(s, &label, &handle, 1) > 0;
}

bool card_is_joined(const struct station *s, int32_t handle)
{
    const struct view *v = s->client.view;

    for (int32_t h = 1; h <= VIEW_CARDS; h++) {
        if (h != handle && view_card(v, h) == view_card(v, handle)) {
            return true;
        }
    }
    return false;
}

void card_part(struct station *s, int32_t handle)
{
    station_ask(s, board_mark(&s->client, handle, CARD_SEPARATE, NONE));
}

void card_unsure(struct station *s, int32_t handle)
{
    station_ask(s, board_doubt(&s->client, handle));
}

void card_heard(struct station *s, int32_t from)
{
    for (int32_t i = from; i < s->words.links; i++) {
        int32_t thing = s->words.link[i].thing;

        if (thing >= 1 && thing <= VIEW_CARDS) {
            s->changed[thing - 1] = true;
        }
    }
}

/* The cards as they are by now, and the one that was chosen among them; else the first. */
static int fresh(struct station *s, struct span *label, int32_t *handle)
{
    struct field_line *line = &s->joining.line[0];
    int n = others(s, label, handle, VIEW_CARDS);
    int at = 0;

    while (at < n && handle[at] != s->join_to) {
        at++;
    }
    fields_options(line, label, n);
    line->one = at < n ? at : 0;
    return n;
}

void same_open(struct station *s)
{
    static struct span label[VIEW_CARDS];
    int32_t handle[VIEW_CARDS];

    fields_begin(&s->joining, 2);
    (void)fields_add(&s->joining, ONE_OF, _("The same as"));
    s->join_to = fresh(s, label, handle) ? handle[0] : 0;
    sheet_push(&s->screen, SHEET_SAME);
}

void same_draw(struct station *s, struct area screen)
{
    static struct span label[VIEW_CARDS];
    int32_t handle[VIEW_CARDS];
    const char *labels[] = {_("Back"), _("Join")};
    int32_t stands = view_card(s->client.view, s->reading.handle);
    struct measured m;
    struct area a;
    int cols = screen.cols - 4 < 84 ? screen.cols - 4 : 84;

    m = measure_wrap(&s->screen.frame,
                     span_of(_("You take two cards for one: the board of your desk shows them as "
                               "one, with what is known about either. Other desks do not see it. "
                               "You can separate them again.")),
                     cols - 4);
    (void)fresh(s, label, handle);
    a = sheet_open(screen, m.lines + fields_rows(&s->joining, cols - 4) + 3, cols,
                   wordbook_name(&s->words.things, stands));
    for (int i = 0; i < m.lines; i++) {
        area_text(a, i, 0, STYLE_ASIDE, m.line[i]);
    }
    fields_draw(&s->joining, area_part(a, m.lines + 1, 0, a.rows - m.lines - 1, a.cols), labels);
}

void same_key(struct station *s, struct key key)
{
    static struct span label[VIEW_CARDS];
    int32_t handle[VIEW_CARDS];
    bool there = fresh(s, label, handle) > 0;
    bool pressed = key.press != PRESS_ESC && fields_key(&s->joining, key);

    if (there && !pressed) {
        s->join_to = handle[s->joining.line[0].one];
    }
    if (key.press == PRESS_ESC || (pressed && (!there || s->joining.button != 1))) {
        sheet_pop(&s->screen);
    } else if (pressed && s->join_to == handle[s->joining.line[0].one]) {
        station_ask(s, board_mark(&s->client, s->join_to, CARD_SAME,
                                  view_card(s->client.view, s->reading.handle)));
        sheet_pop(&s->screen);
    } else if (pressed) { /* a colleague has joined it meanwhile */
        s->join_to = handle[s->joining.line[0].one];
    }
}

/* ---- For whoever takes over ---- */

static void part(struct station *s, struct bytes *b, enum place place,
                 void (*fill)(struct station *s, struct rows *r))
{
    struct rows r;

    rows_init(&r, &s->screen.frame, 200);
    fill(s, &r);
    bytes_fmt(b, "%s%d %s\n", b->len ? "\n" : "", place, _(places[place].title));
    for (int i = 0; i < r.count; i++) {
        const struct row *row = &r.row[i];

        bytes_fmt(b, "%s%*s%.*s\n", row->mark ? row->mark : "",
                  row->indent - (row->mark ? 1 : 0), "", (int)row->text.len, row->text.ptr);
    }
}

static void to_handle(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;

    for (int32_t i = 1; i <= v->items; i++) {
        if (v->item[i - 1].to && !item_handled(s, i)) {
            rows_add(r, i, STYLE_PLAIN, 2,
                     screen_print(&s->screen, "%s %s", station_clock(s, v->item[i - 1].at),
                                  wordbook_name(&s->words.items, i)))
                ->mark = item_unread(s, i) ? "*" : "-";
        }
    }
    if (!r->count) {
        rows_add(r, ROWS_NOBODY, STYLE_PLAIN, 2, _("Everything is dealt with."));
    }
}

void summary_text(struct station *s, struct bytes *b)
{
    part(s, b, PLACE_INCOMING, to_handle);
    part(s, b, PLACE_REQUESTS, requests_rows);
    part(s, b, PLACE_NOTES, done_rows); /* whose notes they are, they are */
    part(s, b, PLACE_BOARD, board_rows);
    part(s, b, PLACE_OBJECTIVES, objectives_rows);
}
