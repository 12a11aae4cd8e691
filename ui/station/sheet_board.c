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
                    own_card(&s->own, s->words.link[l].thing) == card);
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
    int32_t stands = own_card(&s->own, handle);
    bool more = false;

    for (int32_t h = 1; h <= s->client.view->cards; h++) {
        if (s->client.view->card[h - 1] == NONE || own_card(&s->own, h) != stands) {
            continue;
        }
        bytes_text(b, more ? "\n" : "");
        bytes_text(b, wordbook_body(&s->words.things, h));
        source(s, h, b);
        if (s->client.view->card[h - 1] == THING_EXHIBIT) {
            bytes_fmt(b, "\n%s\n", s->client.view->held[h - 1] ? _("In your custody.")
                                                               : _("Not in your custody."));
        }
        s->own.changed[h - 1] = false; /* it is read */
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
    int32_t stands = own_card(&s->own, s->reading.handle);
    int n = 0;

    for (int32_t h = 1; h <= v->cards && n < room; h++) {
        if (v->card[h - 1] == v->card[stands - 1] && h != stands && own_card(&s->own, h) == h) {
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
    for (int32_t h = 1; h <= VIEW_CARDS; h++) {
        if (h != handle && own_card(&s->own, h) == own_card(&s->own, handle)) {
            return true;
        }
    }
    return false;
}

static void keep(struct station *s)
{
    if (!own_write(&s->own, &s->client)) {
        screen_news(&s->screen, true, "%s",
                    _("This cannot be kept on this computer: it lasts until you leave."));
    }
}

void card_part(struct station *s, int32_t handle)
{
    own_part(&s->own, handle);
    keep(s);
}

void duty_tick(struct station *s, int32_t n)
{
    if (n >= 0 && n < DUTIES_MAX) {
        s->own.duty[n] = !s->own.duty[n];
        keep(s);
    }
}

void same_open(struct station *s)
{
    fields_begin(&s->joining, 2);
    (void)fields_add(&s->joining, ONE_OF, _("The same as"));
    sheet_push(&s->screen, SHEET_SAME);
}

void same_draw(struct station *s, struct area screen)
{
    static struct span label[VIEW_CARDS];
    int32_t handle[VIEW_CARDS];
    const char *labels[] = {_("Back"), _("Join")};
    struct measured m;
    struct area a;
    int cols = screen.cols - 4 < 84 ? screen.cols - 4 : 84;

    m = measure_wrap(&s->screen.frame,
                     span_of(_("You take two cards for one: the board shows them as one, for you "
                               "alone, and what is known about either. You can separate them "
                               "again.")),
                     cols - 4);
    a = sheet_open(screen, m.lines + 7, cols,
                   wordbook_name(&s->words.things, own_card(&s->own, s->reading.handle)));
    for (int i = 0; i < m.lines; i++) {
        area_text(a, i, 0, STYLE_ASIDE, m.line[i]);
    }
    fields_options(&s->joining.line[0], label, others(s, label, handle, VIEW_CARDS));
    fields_draw(&s->joining, area_part(a, m.lines + 1, 0, a.rows - m.lines - 1, a.cols), labels);
}

void same_key(struct station *s, struct key key)
{
    struct span label[VIEW_CARDS];
    int32_t handle[VIEW_CARDS];
    int n = others(s, label, handle, VIEW_CARDS);

    if (key.press == PRESS_ESC) {
        sheet_pop(&s->screen);
    } else if (fields_key(&s->joining, key)) {
        if (s->joining.button == 1 && s->joining.line[0].one < n) {
            own_join(&s->own, s->reading.handle, handle[s->joining.line[0].one]);
            keep(s);
        }
        sheet_pop(&s->screen);
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
    part(s, b, PLACE_NOTES, notes_rows);
    part(s, b, PLACE_BOARD, board_rows);
    part(s, b, PLACE_DUTIES, duties_rows);
}
