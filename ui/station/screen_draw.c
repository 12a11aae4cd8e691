/*
 * Where things stand on the screen: header, columns, news, key bar, sheets over them.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/station/screen_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { WIDE = 110, SIDE = 27, ROWS_LEAST = 24, COLS_LEAST = 80, NEWS_MS = 60000, ALARM_ROWS = 4 };

const struct place_row places[PLACE_COUNT] = {
    [PLACE_INCOMING] = {N_("INCOMING"), incoming_count, incoming_rows, incoming_open,
                        item_handle},
    [PLACE_BOARD] = {N_("CASE BOARD"), NULL, board_rows, board_open, NULL},
    [PLACE_ACT] = {N_("ACT"), NULL, act_rows, act_open, NULL},
    [PLACE_DUTIES] = {N_("DUTIES"), NULL, duties_rows, duties_tick, duties_tick},
    [PLACE_NOTES] = {N_("OUR ACTS AND NOTES"), NULL, notes_rows, notes_open, NULL},
    [PLACE_REQUESTS] = {N_("REQUESTS"), requests_count, requests_rows, requests_open, NULL},
    [PLACE_SHELF] = {N_("SHELF"), NULL, shelf_rows, shelf_open, NULL},
};

const struct sheet_row sheets[SHEET_COUNT] = {
    [SHEET_READ] = {NULL, read_draw, read_key, WHERE_STEPS},
    [SHEET_FORM] = {NULL, form_draw, form_key, WHERE_STEPS},
    [SHEET_PICK] = {NULL, pick_draw, pick_key, WHERE_STEPS},
    [SHEET_REVIEW] = {N_("Please check"), review_draw, review_key, WHERE_STEPS},
    [SHEET_MENU] = {N_("Menu"), menu_draw, menu_key, WHERE_SHEET},
    [SHEET_HELP] = {N_("Help"), help_draw, help_key, WHERE_SHEET},
    [SHEET_NOTE] = {N_("Own notes: nobody else reads them"), words_draw, words_key, WHERE_STEPS},
    [SHEET_HAND] = {N_("Ask the facilitator for help"), words_draw, words_key, WHERE_STEPS},
    [SHEET_ALARM] = {N_("A REAL emergency"), words_draw, words_key, WHERE_STEPS},
    [SHEET_LEAVE] = {N_("Leave?"), leave_draw, leave_key, WHERE_STEPS},
};

/* The state in one word with its sign, and whether it wants attention. */
static const char *state_words(struct screen *s, bool *ret_alert)
{
    const struct view *v = s->client.view;
    struct arena *a = &s->frame;
    char text[160];

    *ret_alert = true;
    if (s->client.state == CLIENT_REFUSED) {
        return _("x NOT ADMITTED");
    }
    if (s->client.state != CLIENT_LIVE) {
        int64_t away = s->away_ms ? (s->mono_ms - s->away_ms) / 1000 : 0;

        snprintf(text, sizeof(text), "%s %lld:%02lld",
                 s->client.briefed ? _("x NO LINK") : _(". CONNECTING"), (long long)(away / 60),
                 (long long)(away % 60));
        return arena_span(a, span_of(text)).ptr;
    }
    if (v->phase == PHASE_ENDED) {
        return _("# ENDED");
    }
    if (v->phase == PHASE_WAITING) {
        return _("- WAITING FOR START");
    }
    if (v->paused) {
        return _("= PAUSED");
    }
    *ret_alert = false;
    return _("> RUNNING");
}

static void draw_header(struct screen *s, struct area row)
{
    struct arena *a = &s->frame;
    const struct scenario *sc = &s->client.lexicon;
    bool alert;
    const char *state = state_words(s, &alert);
    char right[200];
    char left[400] = "palermo";
    char speed[32] = "";
    int wide;

    area_fill(row, alert ? STYLE_BAR_ALERT : STYLE_BAR);
    if (s->client.briefed && s->client.desk != NONE) {
        struct span desk = sc->desk[s->client.desk].title;

        snprintf(left, sizeof(left), "%.*s | %s | %.*s", (int)desk.len, desk.ptr,
                 s->client.options.card.name, (int)sc->title.len, sc->title.ptr);
    }
    if (s->client.briefed && s->client.speed != 1000 && s->client.speed > 0 &&
        s->client.view->phase != PHASE_ENDED) {
        int n = snprintf(speed, sizeof(speed), " x%lld", (long long)(s->client.speed / 1000));

        if (s->client.speed / 100 % 10) {
            snprintf(speed + n, sizeof(speed) - (size_t)n, ".%d",
                     (int)(s->client.speed / 100 % 10));
        }
    }
    snprintf(right, sizeof(right), " %s  %s%s ", state,
             s->client.briefed ? screen_clock(s, client_play(&s->client, s->mono_ms)) : "", speed);
    wide = measure_columns(span_of(right));
    area_put(area_part(row, 0, 1, 1, row.cols - wide - 1), 0, 0,
             alert ? STYLE_BAR_ALERT : STYLE_BAR, arena_span(a, span_of(left)).ptr);
    area_right(row, 0, alert ? STYLE_BAR_ALERT : STYLE_BAR, right);
}

static void draw_pane(struct screen *s, enum place place, struct area a)
{
    const struct place_row *p = &places[place];
    bool here = s->here == place && sheet_top(s) == SHEET_NONE;
    struct area body = area_part(a, 1, 0, a.rows - 1, a.cols);
    char title[128];
    char count[96] = "";
    struct rows r;

    if (p->count) {
        p->count(s, count, sizeof(count));
    }
    snprintf(title, sizeof(title), "%d %s%s%s", (int)place, _(p->title), count[0] ? "  " : "",
             count);
    area_put(a, 0, 0, here ? STYLE_TITLE_HERE : STYLE_TITLE, title);
    rows_init(&r, &s->frame, body.cols);
    p->rows(s, &r);
    list_draw(&s->list[place], &r, body, here);
}

/* Two columns: the board beside the main place. */
static void draw_two(struct screen *s, struct area a)
{
    int side = a.cols < 100 ? SIDE : SIDE + 6;
    enum place left = s->main == PLACE_BOARD ? PLACE_INCOMING : PLACE_BOARD;
    int duties = a.rows >= 26 ? a.rows / 4 : 0;

    draw_pane(s, left, area_part(a, 0, 0, a.rows - duties, side));
    if (duties) {
        area_line_across(area_part(a, a.rows - duties, 0, 1, side), 0);
        draw_pane(s, PLACE_DUTIES, area_part(a, a.rows - duties + 1, 0, duties - 1, side));
    }
    area_line_down(area_part(a, 0, side, a.rows, 1), 0);
    draw_pane(s, s->main, area_part(a, 0, side + 1, a.rows, a.cols - side - 1));
}

/* Three: board and duties, the main place, requests and what was done. */
static void draw_three(struct screen *s, struct area a)
{
    int side = a.cols / 4;
    int right = a.cols * 3 / 10;
    int main = a.cols - side - right - 2;
    int low = a.rows / 3;
    enum place middle = s->main == PLACE_BOARD || s->main == PLACE_DUTIES ||
                                s->main == PLACE_REQUESTS || s->main == PLACE_NOTES
                            ? PLACE_INCOMING
                            : s->main;

    draw_pane(s, PLACE_BOARD, area_part(a, 0, 0, a.rows - low, side));
    area_line_across(area_part(a, a.rows - low, 0, 1, side), 0);
    draw_pane(s, PLACE_DUTIES, area_part(a, a.rows - low + 1, 0, low - 1, side));
    area_line_down(area_part(a, 0, side, a.rows, 1), 0);
    draw_pane(s, middle, area_part(a, 0, side + 1, a.rows, main));
    area_line_down(area_part(a, 0, side + 1 + main, a.rows, 1), 0);
    draw_pane(s, PLACE_REQUESTS, area_part(a, 0, side + main + 2, a.rows / 2, right));
    area_line_across(area_part(a, a.rows / 2, side + main + 2, 1, right), 0);
    draw_pane(s, PLACE_NOTES,
              area_part(a, a.rows / 2 + 1, side + main + 2, a.rows - a.rows / 2 - 1, right));
}

/* The line at the bottom: what has just happened, or what goes out in a moment. */
struct news {
    char text[NEWS_MAX + 64];
    enum style style;
    const char *mark;
    int rows; /* at the most */
};

static void news_of(struct screen *s, struct news *n)
{
    *n = (struct news){.style = STYLE_STRONG, .mark = " ", .rows = 1};
    if (s->held.d.verb) {
        long left = (long)((s->held.due_ms - s->mono_ms + 999) / 1000);

        snprintf(n->text, sizeof(n->text),
                 ngettext("Goes out in %ld second. F8 takes it back.",
                          "Goes out in %ld seconds. F8 takes it back.", (unsigned long)left),
                 left);
    } else if (s->client.state != CLIENT_LIVE && s->client.briefed) {
        n->style = STYLE_WRONG;
        n->rows = 2;
        snprintf(n->text, sizeof(n->text), "%s %s",
                 _("No link. What you typed is safe; it tries again "
                   "by itself."),
                 s->why);
    } else if (s->news[0] && s->mono_ms - s->news_at < NEWS_MS) {
        n->mark = s->news_alarm ? "!" : "*";
        n->rows = s->news_alarm ? ALARM_ROWS : 1; /* a reason has to be read to its end */
        snprintf(n->text, sizeof(n->text), "%s", s->news);
    } else if (s->client.briefed && s->client.view->paused && s->pause_why[0]) {
        snprintf(n->text, sizeof(n->text), "%s %s", _("Paused:"), s->pause_why);
    }
    if (s->client.keep_failed) { /* as long as it lasts, whatever else there is to say */
        char rest[sizeof(n->text)];

        snprintf(rest, sizeof(rest), "%s", n->text);
        n->mark = "!";
        n->rows = ALARM_ROWS;
        snprintf(n->text, sizeof(n->text), _("Your seat cannot be kept on this computer: %s"),
                 s->unkept);
        snprintf(n->text + strlen(n->text), sizeof(n->text) - strlen(n->text), ". %s", rest);
    }
}

/* On the last row of the area, and as many above it as the words need. */
static void draw_news(struct screen *s, struct area a)
{
    struct news n;
    struct rows r;
    struct area part;

    news_of(s, &n);
    rows_init(&r, &s->frame, a.cols - 2);
    rows_wrap_most(&r, ROWS_NOBODY, n.style, 0, span_of(n.text), n.rows);
    part = area_part(a, a.rows - r.count, 0, r.count, a.cols);
    area_fill(part, STYLE_PLAIN);
    for (int i = 0; i < r.count; i++) {
        area_text(part, i, 2, n.style, r.row[i].text);
    }
    area_put(part, 0, 0, *n.mark == '!' ? STYLE_ALARM : STYLE_MARK, n.mark);
}

static void draw_small(struct area a)
{
    char text[128];

    snprintf(text, sizeof(text), _("This window has %d columns and %d rows."), a.cols, a.rows);
    area_put(a, 0, 0, STYLE_STRONG, text);
    area_put(a, 1, 0, STYLE_PLAIN, _("palermo needs 80 and 24: please"));
    area_put(a, 2, 0, STYLE_PLAIN, _("make it larger, or the letters smaller."));
    area_cursor(a, 0, 0);
}

static void draw_connecting(struct screen *s, struct area a)
{
    struct measured m;
    int row = a.rows / 2 - 3;

    area_put(a, row, 4, STYLE_STRONG,
             s->client.state == CLIENT_REFUSED ? _("The exercise does not admit this seat.")
                                               : _("Looking for the exercise ..."));
    m = measure_wrap(&s->frame, span_of(s->why), a.cols - 8);
    for (int i = 0; i < m.lines; i++) {
        area_text(a, row + 2 + i, 4, STYLE_PLAIN, m.line[i]);
    }
    area_put(a, row + 4 + m.lines, 4, STYLE_PLAIN,
             s->client.state == CLIENT_REFUSED
                 ? _("Ask the facilitator for a new card. F10 leaves.")
                 : _("It tries again by itself. F10 leaves."));
    area_cursor(a, row, 4);
}

void screen_draw(struct screen *s, struct grid *g)
{
    struct area a = grid_area(g);
    struct area body = area_part(a, 1, 0, a.rows - 3, a.cols);

    arena_reset(&s->frame);
    if (a.rows < ROWS_LEAST || a.cols < COLS_LEAST) {
        draw_small(a);
        return;
    }
    draw_header(s, area_part(a, 0, 0, 1, a.cols));
    if (!s->client.briefed || s->client.desk == NONE || s->client.state == CLIENT_REFUSED) {
        draw_connecting(s, body);
        return;
    }
    if (s->zoomed) {
        draw_pane(s, s->here, body);
    } else if (a.cols >= WIDE) {
        draw_three(s, body);
    } else {
        draw_two(s, body);
    }
    draw_news(s, area_part(a, 1, 0, a.rows - 2, a.cols));
    binding_bar(screen_bindings,
                s->sheets ? sheets[sheet_top(s)].where : screen_where(s),
                area_part(a, a.rows - 1, 0, 1, a.cols));
    for (int i = 0; i < s->sheets; i++) {
        sheets[s->sheet[i]].draw(s, body);
    }
}
