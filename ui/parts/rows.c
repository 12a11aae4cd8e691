#include "ui/parts/rows.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { BOTH_SIGNS = 5 /* rows of a list that can lose two */ };

void rows_init(struct rows *r, struct arena *a, int cols)
{
    *r = (struct rows){.arena = a, .cols = cols};
    r->row = arena_array(a, ROWS_MAX, sizeof(*r->row));
}

static struct row *add(struct rows *r, int32_t entry, enum style style, int indent,
                       struct span text)
{
    static struct row beyond;
    struct row *row = r->count < ROWS_MAX ? &r->row[r->count++] : &beyond;

    *row = (struct row){.entry = entry, .style = style, .indent = indent, .text = text};
    return row;
}

struct row *rows_add(struct rows *r, int32_t entry, enum style style, int indent, const char *text)
{
    return add(r, entry, style, indent, arena_span(r->arena, span_of(text)));
}

/* A line that goes on, with the sign for it. */
static struct span cut_short(struct arena *a, struct span line, int columns)
{
    int used;
    struct span fit = measure_fit(line, columns > 1 ? columns - 1 : 0, &used);
    size_t word = fit.len;
    struct bytes b;
    struct span kept;

    while (fit.len < line.len && word > 0 && line.ptr[word] != ' ') {
        word--;
    }
    if (word > fit.len / 2) { /* else it is one long word, and cut as it is */
        fit.len = word;
    }
    bytes_init(&b, fit.len + 8);
    bytes_span(&b, fit);
    bytes_text(&b, "…");
    kept = arena_span(a, bytes_view(&b));
    bytes_done(&b);
    return kept;
}

void rows_wrap_most(struct rows *r, int32_t entry, enum style style, int indent, struct span text,
                    int most)
{
    int columns = r->cols - indent > 1 ? r->cols - indent : 1;
    int used;
    /* what so many rows can hold, one for the sign that it goes on, one for blanks at their ends */
    struct span seen = most == ROWS_MAX ? text : measure_fit(text, (most + 2) * columns, &used);
    struct measured m = measure_wrap(r->arena, seen, columns);

    for (int i = 0; i < m.lines && i < most; i++) {
        bool goes_on = i == most - 1 && (i < m.lines - 1 || seen.len < text.len);

        add(r, entry, style, indent, goes_on ? cut_short(r->arena, m.line[i], columns) : m.line[i]);
    }
}

void rows_wrap(struct rows *r, int32_t entry, enum style style, int indent, struct span text)
{
    rows_wrap_most(r, entry, style, indent, text, ROWS_MAX);
}

void rows_say(struct rows *r, int32_t entry, enum style style, int indent, const char *text)
{
    rows_wrap(r, entry, style, indent, arena_span(r->arena, span_of(text)));
}

void rows_heading(struct rows *r, const char *text)
{
    rows_say(r, ROWS_NOBODY, STYLE_TITLE, 0, text);
}

struct span rows_cut(struct arena *a, struct span line, int columns)
{
    return measure_columns(line) <= columns ? line : cut_short(a, line, columns);
}

void rows_none(struct rows *r)
{
    if (r->count && r->row[r->count - 1].style == STYLE_TITLE) {
        rows_say(r, ROWS_NOBODY, STYLE_ASIDE, 2, _("none yet"));
    }
}

/* The first row of an entry, or -1. */
static int first_row(const struct rows *r, int32_t entry)
{
    for (int i = 0; i < r->count && entry != ROWS_NOBODY; i++) {
        if (r->row[i].entry == entry) {
            return i;
        }
    }
    return -1;
}

static int last_row(const struct rows *r, int first)
{
    while (first + 1 < r->count && r->row[first + 1].entry == r->row[first].entry) {
        first++;
    }
    return first;
}

/* The entry so many entries on; the last there is. */
static int32_t step(const struct rows *r, int32_t entry, int by)
{
    int at = first_row(r, entry);
    int way = by < 0 ? -1 : 1;

    for (int left = by * way; left > 0; left--) {
        int next = at;

        do {
            next += way;
        } while (next >= 0 && next < r->count &&
                 (r->row[next].entry == ROWS_NOBODY || r->row[next].entry == r->row[at].entry));
        if (next < 0 || next >= r->count) {
            break;
        }
        at = first_row(r, r->row[next].entry);
    }
    return at < 0 ? ROWS_NOBODY : r->row[at].entry;
}

void list_settle(struct list *l, const struct rows *r)
{
    if (first_row(r, l->entry) >= 0) {
        return;
    }
    l->entry = ROWS_NOBODY;
    for (int i = 0; i < r->count && l->entry == ROWS_NOBODY; i++) {
        l->entry = r->row[i].entry;
    }
}

bool list_key(struct list *l, const struct rows *r, struct key key)
{
    int page = l->page > 2 ? l->page / 2 : 1;

    list_settle(l, r);
    switch ((int)key.press) {
    case PRESS_UP:
        if (step(r, l->entry, -1) == l->entry && l->top > 0) {
            l->top--; /* a heading above the first entry */
        }
        l->entry = step(r, l->entry, -1);
        return true;
    case PRESS_DOWN:
        l->entry = step(r, l->entry, 1);
        return true;
    case PRESS_PAGE_UP:
        l->entry = step(r, l->entry, -page);
        return true;
    case PRESS_PAGE_DOWN:
        l->entry = step(r, l->entry, page);
        return true;
    case PRESS_HOME:
        l->entry = step(r, l->entry, -ROWS_MAX);
        l->top = 0;
        return true;
    case PRESS_END:
        l->entry = step(r, l->entry, ROWS_MAX);
        return true;
    default:
        return false;
    }
}

/* Does this row go on with what the one before began: the same entry, or a long heading? */
static bool goes_on(const struct rows *r, int i)
{
    return i > 0 && r->row[i].entry == r->row[i - 1].entry &&
           (r->row[i].entry != ROWS_NOBODY ||
            (r->row[i].style == STYLE_TITLE && r->row[i - 1].style == STYLE_TITLE));
}

/* Nothing is shown from its middle on, but what is chosen, which begins at `first`. */
static void from_beginning(struct list *l, const struct rows *r, int first)
{
    while (l->top < first && goes_on(r, l->top)) {
        l->top++;
    }
}

/* So that the whole entry is in sight, or its beginning where it is longer than the area. */
static void scroll(struct list *l, const struct rows *r, int rows)
{
    int first = first_row(r, l->entry);
    int last = first < 0 ? -1 : last_row(r, first);

    if (first >= 0 && step(r, l->entry, 1) == l->entry && r->count - first <= rows) {
        last = r->count - 1; /* what stands below the last entry is seen with it */
    }
    if (first >= 0 && last >= l->top + rows) {
        l->top = last - rows + 1;
    }
    if (first >= 0 && first < l->top) {
        l->top = first;
        while (l->top > 0 && r->row[l->top - 1].entry == ROWS_NOBODY && first - l->top < 2) {
            l->top--; /* with its heading */
        }
    }
    if (l->top > r->count - rows) {
        l->top = r->count - rows;
    }
    l->top = l->top < 0 ? 0 : l->top;
    from_beginning(l, r, first);
    l->page = rows;
}

static void draw_row(struct rows *r, const struct row *row, struct area a, int at, bool chosen,
                     bool here)
{
    enum style style = chosen && here ? STYLE_SELECTED : row->style;
    int room = a.cols - row->indent - measure_columns(row->right);
    bool fits = measure_columns(row->text) <= room;

    if (chosen && here) {
        area_fill(area_part(a, at, 0, 1, a.cols), STYLE_SELECTED);
    }
    if (row->mark) {
        bool alarm = strcmp(row->mark, "!") == 0;

        area_put(a, at, 0, alarm ? STYLE_ALARM : style, row->mark);
    }
    area_text(area_part(a, at, 0, 1, a.cols), 0, row->indent, style,
              fits ? row->text : cut_short(r->arena, row->text, room));
    if (row->right.len) {
        area_text(a, at, a.cols - measure_columns(row->right), style, row->right);
    }
}

/*
 * How many rows are shown: where more stand above or below, the first and the last one are left to
 * say so; of few rows the last alone.
 */
static int fit(struct list *l, const struct rows *r, int rows, bool *ret_above)
{
    *ret_above = false;
    scroll(l, r, rows);
    if (rows < 2 || r->count <= rows) {
        return rows;
    }
    scroll(l, r, rows - 1);
    if (rows >= BOTH_SIGNS && l->top > 0) {
        *ret_above = true;
        rows--;
        scroll(l, r, rows - 1);
    }
    if (r->count - l->top > rows) {
        return rows - 1;
    }
    l->top = r->count - rows;
    from_beginning(l, r, first_row(r, l->entry));
    return rows;
}

/* So many rows, less the beginning of a paragraph that does not end among them. */
static int whole_rows(const struct list *l, const struct rows *r, int shown)
{
    int n = shown;

    while (n > 1 && l->top + n < r->count && goes_on(r, l->top + n) &&
           r->row[l->top + n].style == r->row[l->top + n - 1].style &&
           r->row[l->top + n].indent == r->row[l->top + n - 1].indent) {
        n--;
    }
    return n > 1 && r->row[l->top + n].entry != l->entry ? n : shown;
}

void list_draw(struct list *l, struct rows *r, struct area a, bool here)
{
    int shown;
    int below;
    bool above;
    int from; /* the row of the area where they begin */
    char text[64];

    list_settle(l, r);
    shown = fit(l, r, a.rows, &above);
    from = above;
    shown = shown + from < a.rows ? whole_rows(l, r, shown) : shown;
    below = r->count - l->top - shown;
    for (int i = 0; i < shown && l->top + i < r->count; i++) {
        const struct row *row = &r->row[l->top + i];

        draw_row(r, row, a, from + i, row->entry != ROWS_NOBODY && row->entry == l->entry, here);
    }
    if (above) {
        snprintf(text, sizeof(text),
                 /* TRANSLATORS: at most 26 cells */
                 ngettext("%d row above", "%d rows above", (unsigned)l->top), l->top);
        area_right(area_part(a, 0, 0, 1, a.cols), 0, STYLE_ASIDE, text);
    }
    if (below > 0 && shown + from < a.rows) {
        snprintf(text, sizeof(text),
                 /* TRANSLATORS: at most 26 cells */
                 ngettext("%d row below", "%d rows below", (unsigned)below), below);
        area_right(area_part(a, a.rows - 1, 0, 1, a.cols), 0, STYLE_ASIDE, text);
    }
    if (here) {
        int first = first_row(r, l->entry);

        area_cursor(a, first < 0 ? 0 : from + first - l->top, 0);
    }
}
