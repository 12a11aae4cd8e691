/*
 * The form of an act, drawn: as much of it as there is room for, from a whole question on.
 */
#include <string.h>

#include "engine/base/utf8.h"
#include "ui/parts/sheet.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { LABEL = 24, WORDS_ROWS = 4, CHOSEN_ROWS = 3, HEAD_ROWS = 5 };

/* Where each question stands in the form. */
struct placed {
    int32_t ask;
    int row, rows;
};

/* Below the question that has the keys: its help, or what is not right yet. */
static const char *below_of(struct station *s, int32_t ask, const struct ask *q, enum style *ret)
{
    const char *problem = draft_problem(&s->draft, station_sight(s), ask);
    bool words = q->kind == ASK_WORDS;

    *ret = STYLE_WRONG;
    if (problem && s->tried) {
        return problem;
    }
    if (s->ask != ask) {
        return NULL;
    }
    if (words && s->edit.full) {
        return _("No more fits here.");
    }
    if (words && s->edit.dropped) {
        return _("That sign cannot be sent.");
    }
    *ret = STYLE_ASIDE;
    if (words && q->max) { /* the rule and how far it is */
        return screen_print(&s->screen, "%s  %zu/%lld",
                            q->help.len ? screen_text(&s->screen, q->help) : _("Tab goes on."),
                            utf8_count(span_of(draft_words(&s->draft, ask))), (long long)q->max);
    }
    if (q->help.len) {
        return screen_text(&s->screen, q->help);
    }
    return words                ? _("Tab goes on.")
           : q->kind == ASK_ONE ? _("Space: the next one. Enter: the list.")
                                : _("Enter: the list, to choose several.");
}

static int below_rows(struct station *s, int32_t ask, const struct ask *q, int cols)
{
    enum style style;
    const char *below = below_of(s, ask, q, &style);

    return below ? measure_wrap(&s->screen.frame, span_of(below), cols).lines : 0;
}

static void draw_below(struct station *s, int32_t ask, const struct ask *q, struct area a)
{
    enum style style;
    const char *below = below_of(s, ask, q, &style);
    struct measured m;

    if (below) {
        m = measure_wrap(&s->screen.frame, span_of(below), a.cols);
        for (int i = 0; i < m.lines; i++) {
            area_text(a, i, 0, style, m.line[i]);
        }
    }
}

/* What is chosen, or how to choose; several rows where it is long, with room for the "v". */
static struct measured chosen(struct station *s, int32_t ask, const struct ask *q, int cols)
{
    struct span value = draft_chosen(&s->draft, ask, q, &s->screen.frame);
    struct measured m = measure_wrap(
        &s->screen.frame,
        value.len     ? value
        : q->optional ? span_of(/* TRANSLATORS: at most 46 cells */ _("none (Enter chooses)"))
                      : span_of(/* TRANSLATORS: at most 46 cells */ _("Enter chooses")),
        cols - 2);

    if (m.lines > CHOSEN_ROWS) { /* that it goes on is seen */
        struct span *last = &m.line[CHOSEN_ROWS - 1];
        const struct span *next = last + 1;

        last->len = (size_t)(next->ptr + next->len - last->ptr);
        *last = rows_cut(&s->screen.frame, *last, cols - 2);
        m.lines = CHOSEN_ROWS;
    }
    return m;
}

static int rows_of(struct station *s, int32_t ask, const struct ask *q, int cols)
{
    int rows;

    if (q->kind == ASK_WORDS) {
        struct edit e = {.text = draft_words(&s->draft, ask)};

        rows = edit_lines(&e, cols - 1);
        rows = rows < 2 ? 2 : rows > WORDS_ROWS ? WORDS_ROWS : rows;
    } else {
        rows = chosen(s, ask, q, cols).lines;
    }
    return rows + below_rows(s, ask, q, cols);
}

static void draw_choice(struct station *s, int32_t ask, const struct ask *q, struct area a)
{
    bool here = s->ask == ask;
    enum style style = here ? STYLE_FIELD_HERE : STYLE_FIELD;
    struct measured m = chosen(s, ask, q, a.cols);

    for (int i = 0; i < m.lines; i++) {
        area_fill(area_part(a, i, 0, 1, a.cols), style);
        area_text(area_part(a, i, 0, 1, a.cols - 2), 0, 0, style, m.line[i]);
    }
    area_put(a, 0, a.cols - 1, style, "v");
    if (here) {
        area_cursor(a, 0, 0);
    }
}

static void draw_ask(struct station *s, const struct placed *p, struct area a)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), p->ask, &s->screen.frame);
    struct area value = area_part(a, p->row - s->form_top, LABEL, p->rows, a.cols - LABEL);
    struct measured label = measure_wrap(&s->screen.frame, q.title, LABEL - 2);
    int below = below_rows(s, p->ask, &q, value.cols);

    if (p->row < s->form_top ||
        (p->row > s->form_top && p->row + p->rows > s->form_top + a.rows)) {
        return; /* whole or not at all */
    }
    for (int i = 0; i < label.lines && i < p->rows; i++) {
        area_text(area_part(a, p->row - s->form_top + i, 0, 1, LABEL - 1), 0, 0,
                  s->ask == p->ask ? STYLE_STRONG : STYLE_PLAIN, label.line[i]);
    }
    if (q.kind == ASK_WORDS) {
        struct edit shown;

        edit_init(&shown, draft_words(&s->draft, p->ask), DRAFT_TEXT, false);
        edit_draw(s->ask == p->ask ? &s->edit : &shown,
                  area_part(value, 0, 0, p->rows - below, value.cols), s->ask == p->ask);
    } else {
        draw_choice(s, p->ask, &q, value);
    }
    draw_below(s, p->ask, &q, area_part(value, p->rows - below, 0, below, value.cols));
}

/* A title may need more rows than its value. */
static int label_rows(struct station *s, int32_t ask)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), ask, &s->screen.frame);

    return measure_wrap(&s->screen.frame, q.title, LABEL - 2).lines;
}

static int32_t place_all(struct station *s, struct placed *p, int cols, int *ret_rows)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);
    int row = 0;

    for (int32_t i = 0; i < n; i++) {
        struct ask q = draft_ask(&s->draft, station_sight(s), asks[i], &s->screen.frame);
        int rows = rows_of(s, asks[i], &q, cols - LABEL);
        int title = label_rows(s, asks[i]);

        p[i] = (struct placed){asks[i], row, rows > title ? rows : title};
        row += p[i].rows;
    }
    *ret_rows = row;
    return n;
}

/* So that the question with the keys is in sight. */
static void scroll(struct station *s, const struct placed *p, int32_t n, int rows, int all)
{
    for (int32_t i = 0; i < n; i++) {
        if (p[i].ask == s->ask && p[i].row + p[i].rows > s->form_top + rows) {
            s->form_top = p[i].row + p[i].rows - rows;
        }
        if (p[i].ask == s->ask && p[i].row < s->form_top) {
            s->form_top = p[i].row;
        }
    }
    if (s->ask == ON_BUTTONS) {
        s->form_top = all - rows;
    }
    s->form_top = s->form_top > all - rows ? all - rows : s->form_top;
    s->form_top = s->form_top < 0 ? 0 : s->form_top;
    for (int32_t i = 0; i < n; i++) { /* it begins with a whole question */
        if (p[i].row < s->form_top && p[i].row + p[i].rows > s->form_top && i + 1 < n &&
            p[i].ask != s->ask) {
            s->form_top = p[i + 1].row;
            break;
        }
    }
}

void form_draw(struct station *s, struct area screen)
{
    const char *labels[] = {_("Back"), _("Review and send")};
    struct placed p[ASKS_MAX];
    int cols = screen.cols - 4 < 96 ? screen.cols - 4 : 96;
    int all;
    int32_t n = place_all(s, p, cols - 4, &all);
    struct measured help = measure_wrap(&s->screen.frame, form_head(s), cols - 4);
    int head = help.lines > HEAD_ROWS ? HEAD_ROWS : help.lines;
    int want = all + head + 5;
    struct area a = sheet_open(screen, want < screen.rows ? want : screen.rows, cols,
                               form_title(s));
    struct area body = area_part(a, head + 1, 0, a.rows - head - 3, a.cols);

    for (int i = 0; i < head; i++) {
        area_text(a, i, 0, STYLE_ASIDE, help.line[i]);
    }
    scroll(s, p, n, body.rows, all);
    for (int32_t i = 0; i < n; i++) {
        draw_ask(s, &p[i], body);
    }
    if (s->form_top > 0 || all > body.rows + s->form_top) {
        area_put(a, a.rows - 2, 0, STYLE_ASIDE,
                 all <= body.rows + s->form_top
                     ? /* TRANSLATORS: at most 72 cells */ _("More above: Shift-Tab goes back.")
                 : s->form_top
                     ? /* TRANSLATORS: at most 72 cells */ _("More above and below: Tab goes on.")
                     : /* TRANSLATORS: at most 72 cells */ _("More below: Tab goes on."));
    }
    sheet_buttons(a, a.rows - 1, labels, 2, s->ask == ON_BUTTONS ? *sheet_button(&s->screen) : -1);
}
