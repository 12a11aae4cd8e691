/*
 * Where things stand on the console's screen.
 */
#include <stdio.h>
#include <string.h>

#include "ui/console/improvised.h"
#include "ui/console/say.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

/* A place: its title, its rows, and Enter on one of them. */
static const struct {
    const char *title; /* English, to be translated */
    void (*rows)(struct console *s, struct rows *r);
    void (*open)(struct console *s, int32_t entry);
} places[DESK_PLACES + 1] = {
    [DESK_MSEL] = {/* TRANSLATORS: at most 8 cells */ N_("MSEL"), msel_rows, msel_open},
    [DESK_ASKED] = {/* TRANSLATORS: at most 47 cells */ N_("ASKED OF CONTROL"), asked_rows,
                    asked_open},
    [DESK_DESKS] = {/* TRANSLATORS: at most 47 cells */ N_("DESKS"), desks_rows, desk_open},
    [DESK_LOG] = {/* TRANSLATORS: at most 30 cells */ N_("LOG"), log_rows, NULL},
    [DESK_PEOPLE] = {/* TRANSLATORS: at most 58 cells */ N_("PEOPLE"), people_rows, people_open},
    [DESK_MARKS] = {/* TRANSLATORS: at most 58 cells */ N_("OBSERVATIONS"), marks_rows, marks_open},
    [DESK_TEAM] = {/* TRANSLATORS: at most 58 cells */ N_("TEAM"), team_rows, team_open},
};

static const struct {
    void (*draw)(struct console *s, struct area a);
    void (*key)(struct console *s, struct key key);
} sheets[SHEET_COUNT] = {
    [SHEET_INJECT] = {inject_draw, inject_key}, [SHEET_SAY] = {say_draw, say_key},
    [SHEET_DESK] = {desk_draw, desk_key},       [SHEET_LINE] = {line_draw, line_key},
    [SHEET_PERSON] = {person_draw, person_key}, [SHEET_CARD] = {card_draw, card_key},
    [SHEET_PUBLIC] = {public_draw, public_key}, [SHEET_GO] = {go_draw, go_key},
    [SHEET_IMPROVISED] = {improvised_draw, improvised_key},
};

static bool is_public(const struct screen *screen)
{
    return sheet_top(screen) == SHEET_PUBLIC;
}

static void head(struct screen *screen, struct screen_head *ret)
{
    struct console *s = console_of(screen);
    struct span title = s->client.lexicon.title;

    snprintf(ret->left, sizeof(ret->left), "palermo");
    if (s->client.briefed && is_public(screen)) {
        snprintf(ret->left, sizeof(ret->left), "%.*s", (int)title.len, title.ptr);
    } else if (s->client.briefed) {
        const struct roster *r = &s->control.roster;
        int n =
            snprintf(ret->left, sizeof(ret->left), "%s | %s | ",
                     control_kind(s->client.options.card.name), s->client.options.card.name);

        for (int32_t i = 0; i < r->seats && s->control.wheel; i++) {
            if (r->seat[i].number == s->control.wheel) {
                n += snprintf(ret->left + n, sizeof(ret->left) - (size_t)n,
                              /* TRANSLATORS: at most 10 cells */ _("%s steers"), r->seat[i].name);
                n += snprintf(ret->left + n, sizeof(ret->left) - (size_t)n, " | ");
            }
        }
        snprintf(ret->left + n, sizeof(ret->left) - (size_t)n, "%.*s", (int)title.len, title.ptr);
    }
    standing_head(&s->control.standing, &s->client, screen->mono_ms, ret);
}

static bool waiting(struct screen *screen, struct area a)
{
    struct console *s = console_of(screen);
    bool none = !s->client.briefed || s->client.state == CLIENT_REFUSED || !s->control.inject;

    if (none && a.grid) {
        standing_connecting(&s->control.standing, &s->client, screen, a);
    }
    return none;
}

enum { LOAD_COLS = 46 }; /* what the load of the desks needs, and the line beside it */

/* The MSEL and one more place left; desks and what is asked right. */
static void draw_wide(struct console *s, struct area a)
{
    int left = a.cols * 3 / 5 < a.cols - LOAD_COLS ? a.cols * 3 / 5 : a.cols - LOAD_COLS;
    int top = a.rows * 11 / 20;
    const struct scenario *sc = &s->client.lexicon;
    int desks = 2;
    int right = a.cols - left - 1;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        desks += sc->desk[d].control ? 0 : 3;
    }
    desks = desks > a.rows * 3 / 5 ? a.rows * 3 / 5 : desks;
    screen_pane(&s->screen, DESK_MSEL, area_part(a, 0, 0, top, left));
    area_line_across(area_part(a, top, 0, 1, left), 0);
    screen_pane(&s->screen, s->main, area_part(a, top + 1, 0, a.rows - top - 1, left));
    area_line_down(area_part(a, 0, left, a.rows, 1), 0);
    screen_pane(&s->screen, DESK_DESKS, area_part(a, 0, left + 1, desks, right));
    area_line_across(area_part(a, desks, left + 1, 1, right), 0);
    screen_pane(&s->screen, DESK_ASKED,
                area_part(a, desks + 1, left + 1, a.rows - desks - 1, right));
}

static void body(struct screen *screen, struct area a)
{
    struct console *s = console_of(screen);

    if (a.cols >= SCREEN_WIDE) {
        draw_wide(s, a);
        return;
    }
    desks_strip(s, area_part(a, 0, 0, 1, a.cols));
    screen_pane(screen, screen->here, area_part(a, 1, 0, a.rows - 1, a.cols));
}

enum { READ_MS = 10000, REAL_ROWS = 3, ALERT_ROWS = 2 };

static void standing(struct screen *screen, struct news *n)
{
    struct console *s = console_of(screen);
    const char *key = screen->sheets ? "" : "  (F6)"; /* it goes nowhere out of a sheet */
    struct alert a;
    int32_t real = 0;

    if (is_public(screen)) {
        n->said.text[0] = '\0';
        n->said.mark = " ";
        return;
    }
    while (alert_nth(s, real, &a) && a.real) {
        if (!real++) { /* the newest: whatever else is said, until it is taken off */
            news_stays(n, "!", STYLE_ALARM, REAL_ROWS, "%s%s", a.text, key);
        }
    }
    /* What has been read for a while makes room for what waits. */
    if ((!n->said.text[0] ||
         (!screen->news_alarm && screen->mono_ms - screen->news_at > READ_MS)) &&
        s->client.state == CLIENT_LIVE && alert_nth(s, real, &a)) {
        n->said = (struct news_line){.style = STYLE_STRONG, .mark = "!", .rows = ALERT_ROWS};
        snprintf(n->said.text, sizeof(n->said.text), "%s%s", a.text, key);
    }
    standing_news(&s->control.standing, &s->client, s->screen.mono_ms, n);
}

static void title(struct screen *screen, int place, char *to, size_t room)
{
    struct console *s = console_of(screen);
    int n = snprintf(to, room, "%d %s", place, _(places[place].title));

    if (place == DESK_MSEL) {
        msel_title(s, to + n, room - (size_t)n, screen->title_cols - measure_columns(span_of(to)));
    } else if (place == DESK_LOG && s->loud) {
        snprintf(to + n, room - (size_t)n, "  %s",
                 /* TRANSLATORS: at most 26 cells */ _("everything"));
    }
}

static void rows(struct screen *screen, int place, struct rows *r)
{
    places[place].rows(console_of(screen), r);
}

static void open(struct screen *screen, int place, int32_t entry)
{
    if (places[place].open) {
        places[place].open(console_of(screen), entry);
    } else if (place == DESK_LOG) {
        sheet_push(screen, SHEET_LINE);
    }
}

static void space(struct screen *screen, int place, int32_t entry)
{
    if (place == DESK_MSEL) {
        console_does(screen, DO_SEND);
    } else {
        open(screen, place, entry);
    }
}

static uint32_t sheet_where(const struct screen *screen, int sheet)
{
    const struct console *s = (const struct console *)(const void *)screen;

    return sheet == SHEET_PUBLIC                                        ? WHERE_PUBLIC
           : sheet == SHEET_SAY && fields_in_lines(&s->saying.fields) ? WHERE_LINES
           : sheet == SHEET_SAY && fields_in_field(&s->saying.fields) ? WHERE_FIELD
                                                                        : WHERE_STEPS;
}

static void sheet_draw(struct screen *screen, int sheet, struct area a)
{
    sheets[sheet].draw(console_of(screen), a);
}

static void sheet_key(struct screen *screen, int sheet, struct key key)
{
    sheets[sheet].key(console_of(screen), key);
}

static bool takes_paste(struct screen *screen, struct key key)
{
    (void)key;
    return sheet_top(screen) == SHEET_SAY && fields_in_words(&console_of(screen)->saying.fields);
}

enum {
    FOUND_INJECT = FOUND,
    FOUND_IMPROVISED = 20000,
    FOUND_DESK = FOUND_IMPROVISED + ITEMS_MAX,
    FOUND_SEAT = FOUND_DESK + DESKS_MAX
};

static void find(struct screen *screen, struct rows *r)
{
    const struct scenario *sc = &console_of(screen)->client.lexicon;

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        struct span call = control_call_of(sc, i);
        char what[80];

        snprintf(what, sizeof(what), "%s %.*s", _("Inject"), (int)call.len, call.ptr);
        screen_offer(screen, r, FOUND_INJECT + i, what, screen_text(screen, sc->inject[i].title),
                     "");
    }
    for (int32_t i = 0; (i = improvised_next(&console_of(screen)->control, i)) != 0;) {
        screen_offer(screen, r, FOUND_IMPROVISED + i,
                     screen_print(screen, "%s %s", _("Inject"),
                                  improvised_call(console_of(screen), i)),
                     wordbook_name(&console_of(screen)->words.items, i), "");
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control) {
            screen_offer(screen, r, FOUND_DESK + d, _("Desk"),
                         screen_print(screen, "%.*s (%.*s)", (int)sc->desk[d].title.len,
                                      sc->desk[d].title.ptr, (int)sc->desk[d].code.len,
                                      sc->desk[d].code.ptr),
                         "");
        }
    }
    for (int32_t i = 0; i < console_of(screen)->control.roster.seats; i++) {
        screen_offer(screen, r, FOUND_SEAT + i, _("Seat"),
                     console_of(screen)->control.roster.seat[i].name, "");
    }
}

static void found(struct screen *screen, int32_t entry)
{
    struct console *s = console_of(screen);

    if (entry >= FOUND_SEAT) {
        console_go(screen, DESK_PEOPLE);
        screen->list[DESK_PEOPLE].entry = entry - FOUND_SEAT;
    } else if (entry >= FOUND_DESK) {
        desk_open(s, entry - FOUND_DESK);
    } else if (entry >= FOUND_IMPROVISED) {
        console_go(screen, DESK_MSEL);
        s->filter = (struct filter){0};
        screen->list[DESK_MSEL].entry = ENTRY_IMPROVISED + entry - FOUND_IMPROVISED;
    } else {
        console_go(screen, DESK_MSEL);
        inject_open(s, entry - FOUND_INJECT);
    }
}

static const char *const signs[] = {
    N_("*  comes next, or waits for an answer"),
    N_("!  wants you: F6 goes there"),
    N_("v  is out"),
    N_("x  does not come: left out, cancelled, expired; or: the link is lost"),
    N_("=  held back until you send it"),
    N_("?  comes by what the desks do, or by your hand"),
    N_("POL 2/5: two new there, five to handle"),
    N_("POL 2/5-: nobody is there yet; POL 2/5x: somebody has gone"),
    NULL,
};

const struct screen_kind console_kind = {
    .bindings = &console_bindings,
    .signs = signs,
    .help_again = DO_NOTHING,
    .help_last = /* TRANSLATORS: at most 70 cells */ N_("Esc: back."),
    .places = DESK_PLACES,
    .head = head,
    .waiting = waiting,
    .body = body,
    .standing = standing,
    .title = title,
    .rows = rows,
    .open = open,
    .space = space,
    .go = console_go,
    .elsewhere = WHERE_STEERS | WHERE_SPEAKS | WHERE_NOTES,
    .where = console_where,
    .sheet_where = sheet_where,
    .sheet_draw = sheet_draw,
    .sheet_key = sheet_key,
    .takes_paste = takes_paste,
    .does = console_does,
    .speak = console_speak,
    .find = find,
    .found = found,
};
