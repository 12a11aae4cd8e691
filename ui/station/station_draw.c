/*
 * Where things stand on the screen: header, columns, news, key bar, sheets over them.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { SIDE = 27 };

const struct place_row places[PLACE_COUNT] = {
    [PLACE_INCOMING] = {/* TRANSLATORS: at most 17 cells */ N_("INCOMING"), incoming_count,
                        incoming_rows, incoming_open, incoming_space},
    [PLACE_BOARD] = {/* TRANSLATORS: at most 25 cells */ N_("CASE BOARD"), NULL, board_rows,
                     board_open, board_space},
    [PLACE_ACT] = {/* TRANSLATORS: at most 46 cells */ N_("ACT"), NULL, act_rows, act_open, NULL},
    [PLACE_OBJECTIVES] = {/* TRANSLATORS: at most 14 cells */ N_("OBJECTIVES"),
                          objectives_count_told, objectives_rows, objectives_space,
                          objectives_space},
    [PLACE_NOTES] = {/* TRANSLATORS: at most 31 cells */ N_("OUR ACTS AND NOTES"), NULL, notes_rows,
                     notes_open, NULL},
    [PLACE_REQUESTS] = {/* TRANSLATORS: at most 11 cells */ N_("REQUESTS"), requests_count,
                        requests_rows, requests_open, NULL},
    [PLACE_SHELF] = {/* TRANSLATORS: at most 46 cells */ N_("SHELF"), NULL, shelf_rows, shelf_open,
                     NULL},
};

const struct sheet_row sheets[SHEET_COUNT] = {
    [SHEET_READ] = {NULL, read_draw, read_key, WHERE_STEPS | WHERE_CALL},
    [SHEET_FORM] = {NULL, form_draw, form_key, WHERE_STEPS | WHERE_CALL},
    [SHEET_PICK] = {NULL, pick_draw, pick_key, WHERE_SHEET | WHERE_CALL},
    [SHEET_REVIEW] = {N_("Please check"), review_draw, review_key, WHERE_STEPS | WHERE_CALL},
    [SHEET_NOTE] = {N_("Own notes: nobody else reads them"), words_draw, words_key, WHERE_STEPS},
    [SHEET_HAND] = {N_("A word to the facilitator"), words_draw, words_key, WHERE_STEPS},
    [SHEET_ALARM] = {N_("A REAL emergency"), words_draw, words_key, WHERE_STEPS},
    [SHEET_SAME] = {NULL, same_draw, same_key, WHERE_STEPS | WHERE_CALL},
    [SHEET_REFLECT] = {N_("Three questions for yourself"), reflect_draw, reflect_key, WHERE_STEPS},
    [SHEET_LEAVE] = {N_("Leave?"), leave_draw, leave_key, WHERE_STEPS | WHERE_CALL},
};

/* Objectives with what stands above them: whole where they fit into half, at least `least`. */
static int objectives_need(struct station *s, int rows, int cols, int least)
{
    struct rows r;
    int need;

    rows_init(&r, &s->screen.frame, cols);
    objectives_rows(s, &r);
    need = r.count + 2;
    need = need > rows / 2 ? rows / 2 : need;
    return need < least ? least : need;
}

/* Two columns: the board beside the main place. */
static void draw_two(struct station *s, struct area a)
{
    int side = a.cols < 100 ? SIDE : SIDE + 6;
    enum place left = s->main == PLACE_BOARD ? PLACE_INCOMING : PLACE_BOARD;
    bool both = a.rows >= 26 && s->main != PLACE_OBJECTIVES;
    int goals = both ? objectives_need(s, a.rows, side, a.rows / 4) : 0;

    screen_pane(&s->screen, left, area_part(a, 0, 0, a.rows - goals, side));
    if (goals) {
        area_line_across(area_part(a, a.rows - goals, 0, 1, side), 0);
        screen_pane(&s->screen, PLACE_OBJECTIVES,
                    area_part(a, a.rows - goals + 1, 0, goals - 1, side));
    }
    area_line_down(area_part(a, 0, side, a.rows, 1), 0);
    screen_pane(&s->screen, s->main, area_part(a, 0, side + 1, a.rows, a.cols - side - 1));
}

/* Three: board and objectives, the main place, requests and what was done. */
static void draw_three(struct station *s, struct area a)
{
    int side = a.cols / 4;
    int right = a.cols * 3 / 10;
    int main = a.cols - side - right - 2;
    int low = objectives_need(s, a.rows, side, a.rows / 3);
    enum place middle = s->main == PLACE_BOARD || s->main == PLACE_OBJECTIVES ||
                                s->main == PLACE_REQUESTS || s->main == PLACE_NOTES
                            ? PLACE_INCOMING
                            : s->main;

    screen_pane(&s->screen, PLACE_BOARD, area_part(a, 0, 0, a.rows - low, side));
    area_line_across(area_part(a, a.rows - low, 0, 1, side), 0);
    screen_pane(&s->screen, PLACE_OBJECTIVES, area_part(a, a.rows - low + 1, 0, low - 1, side));
    area_line_down(area_part(a, 0, side, a.rows, 1), 0);
    screen_pane(&s->screen, middle, area_part(a, 0, side + 1, a.rows, main));
    area_line_down(area_part(a, 0, side + 1 + main, a.rows, 1), 0);
    screen_pane(&s->screen, PLACE_REQUESTS, area_part(a, 0, side + main + 2, a.rows / 2, right));
    area_line_across(area_part(a, a.rows / 2, side + main + 2, 1, right), 0);
    screen_pane(&s->screen, PLACE_NOTES,
                area_part(a, a.rows / 2 + 1, side + main + 2, a.rows - a.rows / 2 - 1, right));
}

static void head(struct screen *screen, struct screen_head *ret)
{
    struct station *s = station_of(screen);
    const struct scenario *sc = &s->client.lexicon;

    snprintf(ret->left, sizeof(ret->left), "palermo");
    if (s->client.briefed && s->client.desk != NONE) {
        struct span desk = sc->desk[s->client.desk].title;
        struct span brief = client_desk(&s->client, s->client.desk);

        snprintf(ret->left, sizeof(ret->left), "%.*s | %s | %.*s", (int)desk.len, desk.ptr,
                 s->client.options.card.name, (int)sc->title.len, sc->title.ptr);
        snprintf(ret->shorter, sizeof(ret->shorter), "%.*s | %s | %.*s", (int)brief.len, brief.ptr,
                 s->client.options.card.name, (int)sc->title.len, sc->title.ptr);
    }
    standing_head(&s->standing, &s->client, screen->mono_ms, ret);
}

static bool waiting(struct screen *screen, struct area a)
{
    struct station *s = station_of(screen);
    bool none = !s->client.briefed || s->client.desk == NONE || s->client.state == CLIENT_REFUSED;

    if (none && a.grid) {
        standing_connecting(&s->standing, &s->client, screen, a);
    }
    return none;
}

static void body(struct screen *screen, struct area a)
{
    if (a.cols >= SCREEN_WIDE) {
        draw_three(station_of(screen), a);
    } else {
        draw_two(station_of(screen), a);
    }
}

/* Who at the desk is writing what; louder where it is the same as here. */
static void colleagues(struct station *s, struct news *n)
{
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t i = 0; i < s->colleagues.seats; i++) {
        const struct roster_seat *seat = &s->colleagues.seat[i];
        const struct verb *v =
            seat->verb == NONE ? NULL : scenario_verb(sc, s->client.desk, seat->verb);
        bool same = v && sheet_top(&s->screen) == SHEET_FORM && s->draft.verb == v;

        if (same && n->stays < STAYS_MAX - 2) { /* it hides nothing else */
            news_stays(n, "!", STYLE_STRONG, 1, _("%s is writing the same: %.*s"), seat->name,
                       (int)v->title.len, v->title.ptr);
        } else if (v && !n->said.text[0]) {
            n->said.mark = "*";
            snprintf(n->said.text, sizeof(n->said.text), _("%s is writing: %.*s"), seat->name,
                     (int)v->title.len, v->title.ptr);
        }
    }
}

/* What has come, and who waits, may be out of sight: told when nothing else is. */
static void waiting_news(const struct station *s, struct news *n)
{
    bool here = s->screen.here == PLACE_INCOMING && !s->screen.sheets;
    int unread = s->client.briefed && !here ? incoming_unread(s) : 0;
    int waits = s->client.briefed ? requests_waiting(s) : 0;
    char text[160] = "";

    if (waits) {
        snprintf(text, sizeof(text),
                 /* TRANSLATORS: at most 54 cells */
                 ngettext("%d waits for your answer: key 6 shows it.",
                          "%d wait for your answer: key 6 shows them.", (unsigned)waits),
                 waits);
    }
    if ((waits || unread) && !n->said.text[0] && !n->stays) {
        n->said = (struct news_line){.style = STYLE_PLAIN, .mark = waits ? "?" : "*", .rows = 1};
        if (unread) {
            /* TRANSLATORS: at most 23 cells */
            snprintf(n->said.text, sizeof(n->said.text), _("New: %d (key 1).  %s"), unread, text);
        } else {
            memcpy(n->said.text, text, sizeof(text));
        }
    }
}

/* What goes out in a moment is told before all else. */
static void standing(struct screen *screen, struct news *n)
{
    struct station *s = station_of(screen);

    const struct draft *held = drafts_held(&s->kept);

    if (held && station_paused(s)) { /* for as long as the pause: it hides no news */
        colleagues(s, n);
        standing_news(&s->standing, &s->client, s->screen.mono_ms, n);
        /* TRANSLATORS: at most 78 cells */
        news_stays(n, " ", STYLE_STRONG, 1, "%s",
                   _("Goes out when play goes on. F8 takes it back."));
    } else if (held && s->client.state == CLIENT_LIVE) {
        long left = (long)((held->goes_ms - screen->mono_ms + 999) / 1000);

        n->said = (struct news_line){.style = STYLE_STRONG, .mark = " ", .rows = 1};
        snprintf(n->said.text, sizeof(n->said.text),
                 /* TRANSLATORS: at most 78 cells */
                 ngettext("Goes out in %ld second. F8 takes it back.",
                          "Goes out in %ld seconds. F8 takes it back.", (unsigned long)left),
                 left);
    } else {
        colleagues(s, n);
        standing_news(&s->standing, &s->client, s->screen.mono_ms, n);
        waiting_news(s, n);
    }
}

static void title(struct screen *screen, int place, char *to, size_t room)
{
    const struct place_row *p = &places[place];
    char count[96] = "";

    if (p->count) {
        p->count(station_of(screen), count, sizeof(count));
    }
    snprintf(to, room, "%d %s%s%s", place, _(p->title), count[0] ? "  " : "", count);
}

static void rows(struct screen *screen, int place, struct rows *r)
{
    places[place].rows(station_of(screen), r);
}

static void open(struct screen *screen, int place, int32_t entry)
{
    places[place].open(station_of(screen), entry);
}

static void space(struct screen *screen, int place, int32_t entry)
{
    if (places[place].space) {
        places[place].space(station_of(screen), entry);
    }
}

static uint32_t held_where(struct station *s)
{
    return drafts_held(&s->kept) ? WHERE_HELD : 0;
}

static uint32_t where(const struct screen *screen)
{
    return WHERE_PLACES | held_where(station_of((struct screen *)(uintptr_t)screen));
}

static uint32_t sheet_where(const struct screen *screen, int sheet)
{
    struct station *s = station_of((struct screen *)(uintptr_t)screen);

    bool lines = (sheet == SHEET_FORM && form_in_words(s)) ||
                 (sheet == SHEET_REFLECT && fields_in_lines(&s->reflecting)) ||
                 (sheet == SHEET_NOTE && *sheet_button(&s->screen) == 0);
    bool field = ((sheet == SHEET_HAND || sheet == SHEET_ALARM) &&
                  *sheet_button(&s->screen) == 0) ||
                 (sheet == SHEET_SAME && fields_in_field(&s->joining));

    return held_where(s) | (sheet == SHEET_PICK && pick_several(s) ? WHERE_SOME | WHERE_CALL
                            : lines ? WHERE_LINES | (sheets[sheet].where & WHERE_CALL)
                            : field ? WHERE_FIELD | (sheets[sheet].where & WHERE_CALL)
                                    : sheets[sheet].where);
}

static void sheet_draw(struct screen *screen, int sheet, struct area a)
{
    sheets[sheet].draw(station_of(screen), a);
}

static void sheet_key(struct screen *screen, int sheet, struct key key)
{
    if (key.press == PRESS_F1 + 7 && held_where(station_of(screen))) {
        station_does(screen, DO_RECALL);
    } else if (key.press == PRESS_F1 && (sheets[sheet].where & WHERE_CALL)) {
        station_does(screen, DO_HAND); /* whoever is stuck in a form calls from there */
    } else {
        sheets[sheet].key(station_of(screen), key);
    }
}

static const char *const signs[] = {
    N_("P1 09:40  time of play: its first day, twenty to ten"),
    N_("!  new and urgent"),
    N_("*  new; on the board: something new is known about it"),
    N_("v  dealt with"),
    N_("?  a decision put to you; or: names withheld from you"),
    N_("-  not possible yet: Enter says why; or: something you know"),
    N_("+  a draft: written, and not sent; or: an exhibit in your custody"),
    NULL,
};

const struct screen_kind station_screen = {
    .bindings = &station_bindings,
    .signs = signs,
    .help_again = DO_HAND,
    /* TRANSLATORS: at most 70 cells */
    .help_last = N_("F1 again: ask the facilitator.  Esc: back."),
    .places = PLACE_COUNT - 1,
    .head = head,
    .waiting = waiting,
    .body = body,
    .standing = standing,
    .title = title,
    .rows = rows,
    .open = open,
    .space = space,
    .go = station_go,
    .where = where,
    .sheet_where = sheet_where,
    .sheet_draw = sheet_draw,
    .sheet_key = sheet_key,
    .takes_paste = station_takes_paste,
    .does = station_does,
    .speak = station_speak,
    .find = station_find,
    .found = station_found,
};
