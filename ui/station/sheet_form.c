/*
 * The form of an act: all its questions, one below the other. Nothing holds anybody in a field; the
 * review says what is missing, and goes there.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/parts/sheet.h"
#include "ui/station/questions.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { LABEL = 24, WORDS_ROWS = 4, CHOSEN_ROWS = 3, HEAD_ROWS = 5 };
enum { ON_BUTTONS = -1, FORM_BACK = 0, FORM_REVIEW = 1 };

/* Where each question stands in the form. */
struct placed {
    int32_t ask;
    int row, rows;
};

static bool words_of(struct station *s, int32_t ask)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), ask, &s->screen.frame);

    return q.kind == ASK_WORDS;
}

bool form_in_words(struct station *s)
{
    return s->ask != ON_BUTTONS && words_of(s, s->ask);
}

/* The keys are at this question now. */
static void focus(struct station *s, int32_t ask)
{
    s->ask = ask;
    *sheet_button(&s->screen) = FORM_REVIEW;
    if (ask != ON_BUTTONS && words_of(s, ask)) {
        edit_init(&s->edit, draft_words(&s->draft, ask), DRAFT_TEXT, false);
    }
}

void form_again(struct station *s)
{
    if (sheet_top(&s->screen) == SHEET_FORM) {
        focus(s, s->ask);
    }
}

static void begin(struct station *s)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);

    s->tried = false;
    s->form_top = 0;
    sheet_push(&s->screen, SHEET_FORM);
    focus(s, n ? asks[0] : ON_BUTTONS);
}

/* What was kept of the same act is gone on with. */
static void take_up(struct station *s)
{
    struct draft *kept = drafts_find(&s->kept, &s->draft);

    if (kept) {
        s->draft = *kept;
        kept->verb = NULL;
        screen_news(&s->screen, false, "%s", _(NEWS_("What you had written is here again.")));
    }
    begin(s);
}

void form_reply(struct station *s, const struct verb *v, int32_t desk)
{
    draft_begin(&s->draft, station_sight(s), v, 0);
    (void)draft_choose(&s->draft, ASK_TO, desk);
    take_up(s);
    focus(s, ASK_TEXT);
}

void form_open(struct station *s, const struct verb *v, int32_t ref)
{
    const char *vain;

    if (s->client.view->phase == PHASE_ENDED) {
        screen_news(&s->screen, true, "%s",
                    _("The exercise has ended. You can read, but no longer act."));
        return;
    }
    draft_begin(&s->draft, station_sight(s), v, ref);
    vain = draft_in_vain(&s->draft, station_sight(s), &s->screen.frame);
    if (vain) {
        screen_news(&s->screen, false, "%s", vain);
        return;
    }
    take_up(s);
}

void form_answer(struct station *s, const struct verb *v, int32_t ref, bool yes)
{
    draft_answer(&s->draft, station_sight(s), v, ref, yes);
    take_up(s);
}

void form_draft(struct station *s, struct draft *kept)
{
    s->draft = *kept;
    kept->verb = NULL;
    begin(s);
}

/* Left, and kept if it is worth it. false: there is no room. */
static bool put_away(struct station *s)
{
    s->screen.news[0] = '\0'; /* what was said of the form */
    if (draft_worth(&s->draft)) {
        if (!drafts_keep(&s->kept, &s->draft)) {
            screen_news(&s->screen, true, "%s",
                        _("Too much waits to go out. Please wait a moment."));
            return false;
        }
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("Nothing was sent. What you had is kept: F2, Drafts.")));
    }
    return true;
}

static void back(struct station *s)
{
    if (put_away(s)) {
        sheet_pop(&s->screen);
    }
}

/* From wherever the keys are; a form that is open waits among the drafts. */
void form_recall(struct station *s)
{
    struct draft *held = drafts_held(&s->kept);
    bool form = false;

    for (int i = 0; i < s->screen.sheets; i++) {
        form = form || s->screen.sheet[i] == SHEET_FORM;
    }
    if (sheet_top(&s->screen) == SHEET_NOTE) { /* kept, as it is when its sheet is left by Esc */
        (void)keep_beside_write(s->client.options.keep, "note", s->note);
    }
    if (!held || (form && !put_away(s))) {
        return;
    }
    s->screen.sheets = 0;
    held->behind = NOT_SENT;
    form_draft(s, held);
    screen_news(&s->screen, false, "%s", _(NEWS_("Taken back: nothing went out.")));
}

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

    if (p->row - s->form_top < 0 || value.rows == 0) {
        return;
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
    if (all > body.rows + s->form_top) {
        /* TRANSLATORS: at most 72 cells */
        area_put(a, a.rows - 2, 0, STYLE_ASIDE, _("More below: Tab goes on."));
    }
    sheet_buttons(a, a.rows - 1, labels, 2, s->ask == ON_BUTTONS ? *sheet_button(&s->screen) : -1);
}

/* The question so many on; past the last the buttons. */
static void move(struct station *s, int by)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);
    int32_t at = n;

    for (int32_t i = 0; i < n; i++) {
        at = asks[i] == s->ask ? i : at;
    }
    at += by;
    /* round and round */
    focus(s, at > n && n ? asks[0] : at < 0 || at >= n ? ON_BUTTONS : asks[at]);
}

/* Ready to be looked over? If not: what is missing, and there. */
static void review(struct station *s)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);

    if (draft_too_late(&s->draft, station_sight(s))) {
        screen_news(&s->screen, true, "%s", _(refusal_text(REFUSE_ANSWERED)));
        return;
    }
    s->tried = true;
    for (int32_t i = 0; i < n; i++) {
        if (draft_problem(&s->draft, station_sight(s), asks[i])) {
            screen_news(&s->screen, true, "%s",
                        _("Something is missing: it is marked in the form."));
            focus(s, asks[i]);
            return;
        }
    }
    s->reading.top = 0; /* it scrolls as what is read does */
    sheet_push(&s->screen, SHEET_REVIEW);
}

static void next_value(struct station *s, int by)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), s->ask, &s->screen.frame);
    int32_t at = by > 0 ? -1 : 0;

    for (int32_t i = 0; i < q.choices; i++) {
        at = draft_has(&s->draft, s->ask, q.choice[i].value) ? i : at;
    }
    if (q.choices) {
        (void)draft_choose(&s->draft, s->ask, q.choice[(at + by + q.choices) % q.choices].value);
    }
}

/* Letters typed where there is only something to choose are meant for the next words. */
static void write_on(struct station *s, struct key key)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);
    bool past = false;

    for (int32_t i = 0; i < n; i++) {
        if (past && words_of(s, asks[i])) {
            focus(s, asks[i]);
            (void)edit_key(&s->edit, key);
            return;
        }
        past = past || asks[i] == s->ask;
    }
}

static void choice_key(struct station *s, struct key key)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), s->ask, &s->screen.frame);

    if (key.press == PRESS_ENTER || (key.press == PRESS_SPACE && q.kind == ASK_SEVERAL)) {
        sheet_push(&s->screen, SHEET_PICK);
        s->ticked = false;
        s->as_opened = s->draft.cmd.u.act.act;
        s->as_passed = s->draft.passed;
        for (int32_t i = q.choices - 1; i >= 0; i--) { /* it opens on what was chosen */
            if (draft_has(&s->draft, s->ask, q.choice[i].value)) {
                sheet_list(&s->screen)->entry = i;
            }
        }
    } else if (key.press == PRESS_SPACE || key.press == PRESS_RIGHT) {
        next_value(s, 1);
    } else if (key.press == PRESS_LEFT) {
        next_value(s, -1);
    } else if (key.press == PRESS_BACKSPACE || key.press == PRESS_DELETE) {
        draft_clear(&s->draft, s->ask);
    } else if (key.press == PRESS_CHAR) {
        write_on(s, key);
    } else if (key.press == PRESS_UP || key.press == PRESS_DOWN) {
        move(s, key.press == PRESS_UP ? -1 : 1);
    }
}

static void words_keys(struct station *s, struct key key)
{
    size_t before = s->edit.at;

    if (edit_key(&s->edit, key) &&
        (s->edit.at != before || (key.press != PRESS_UP && key.press != PRESS_DOWN))) {
        return;
    }
    if (key.press == PRESS_UP || key.press == PRESS_DOWN) {
        move(s, key.press == PRESS_UP ? -1 : 1);
    }
}

void form_key(struct station *s, struct key key)
{
    if (key.press == PRESS_ESC && !key.pasted) {
        back(s);
    } else if (key.press == PRESS_TAB && !key.pasted) {
        move(s, 1);
    } else if (key.press == PRESS_BACKTAB) {
        move(s, -1);
    } else if (form_in_words(s)) {
        words_keys(s, key);
    } else if (s->ask != ON_BUTTONS) {
        choice_key(s, key);
    } else if (key.press == PRESS_UP) {
        move(s, -1);
    } else if (key.press == PRESS_CHAR && form_last_words(s) != NONE) {
        focus(s, form_last_words(s)); /* typed on a button: meant for the words */
        words_keys(s, key);
    } else if (!sheet_button_key(sheet_button(&s->screen), 2, key) && key.press == PRESS_ENTER &&
               !key.pasted) {
        if (*sheet_button(&s->screen) == FORM_BACK) {
            back(s);
        } else {
            review(s);
        }
    }
}
