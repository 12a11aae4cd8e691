/*
 * The log, the people, observations and ratings, the team.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ui/console/say_rate.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { ENTRY_OBJECTIVE = 100000, ENTRY_AREA = 200000, LOG_ROWS = 1000, LINE_ROWS = 3 };

/* The newest first; who has chosen an older line is not moved off it, all others follow. */
static void follow(struct console *s, int place, int32_t newest)
{
    struct list *l = &s->screen.list[place];

    if (s->screen.here != place || l->entry == s->newest[place]) {
        *l = (struct list){.entry = newest, .top = 0};
    }
    s->newest[place] = newest;
}

/* The time, and behind it what happened; long words of a desk in so far as few rows hold them. */
static void log_row(struct console *s, struct rows *r, int32_t i)
{
    const struct log_line *l = &s->control.log[i];
    const char *clock = screen_print(&s->screen, "%s ", console_clock(s, l->at_ms));
    int from = r->count;

    rows_wrap_most(r, i, STYLE_PLAIN, measure_columns(span_of(clock)), span_of(l->text),
                   LINE_ROWS);
    if (from < r->count) {
        struct row *first = &r->row[from];

        first->indent = 0;
        first->text = span_of(
            screen_print(&s->screen, "%s%.*s", clock, (int)first->text.len, first->text.ptr));
    }
}

void log_rows(struct console *s, struct rows *r)
{
    const struct control *c = &s->control;
    int shown = 0;

    int32_t newest = ROWS_NOBODY;

    for (int32_t i = 0; i < c->logs; i++) {
        newest = c->log[i].matters || s->loud ? i : newest;
    }
    follow(s, DESK_LOG, newest);
    for (int32_t i = c->logs - 1; i >= 0 && shown < LOG_ROWS; i--) {
        const struct log_line *l = &c->log[i];

        if (!l->matters && !s->loud) {
            continue;
        }
        log_row(s, r, i);
        shown++;
    }
    if (!shown) {
        rows_wrap(r, ROWS_NOBODY, STYLE_PLAIN, 0, span_of(_("Nothing has happened yet.")));
    }
}

void line_draw(struct console *s, struct area a)
{
    const char *label[] = {_("Close")};
    int32_t i = s->screen.list[DESK_LOG].entry;
    const char *text = "";

    if (i >= 0 && i < s->control.logs) {
        const struct log_line *l = &s->control.log[i];

        text = screen_print(&s->screen, l->words ? "%s\n%s\n\n%s" : "%s\n%s",
                            console_clock(s, l->at_ms), l->text, l->words);
    }
    text_sheet(s, a, _("Log"), span_of(text), label, 1);
}

void line_key(struct console *s, struct key key)
{
    if (text_sheet_key(s, 1, key)) {
        sheet_pop(&s->screen);
    }
}

/* By the clock on the wall, which is what people can act on. */
static void seat_words(const struct roster_seat *seat, char *to, size_t room)
{
    time_t left = (time_t)(seat->left_ms / 1000);
    struct tm tm;
    const char *played = seat->played ? _(" (program)") : "";

    if (seat->here) {
        snprintf(to, room, "%s%s%s", _("there"), seat->ready ? _(", ready") : "", played);
    } else if (left && localtime_r(&left, &tm)) {
        snprintf(to, room, _("away since %02d:%02d"), tm.tm_hour, tm.tm_min);
    } else {
        snprintf(to, room, "%s", _("away"));
    }
}

/* "ru 80x24 3 ms", as far as it is known. */
static void screen_words(const struct roster_seat *seat, char *to, size_t room)
{
    size_t n = 0;

    to[0] = '\0';
    if (!seat->here || seat->played) {
        return;
    }
    if (seat->lang[0]) {
        n += (size_t)snprintf(to + n, room - n, "  %s", seat->lang);
    }
    if (seat->cols) {
        n += (size_t)snprintf(to + n, room - n, "  %dx%d", seat->cols, seat->rows);
    }
    if (seat->rtt_ms >= 0) {
        snprintf(to + n, room - n, _("  %d ms"), seat->rtt_ms);
    }
}

static bool too_small(const struct roster_seat *seat)
{
    return seat->here && seat->cols && (seat->cols < SCREEN_COLS || seat->rows < SCREEN_ROWS);
}

/* The server's disk, as far as people can act on it. */
static void host_rows(struct console *s, struct rows *r)
{
    const struct roster *host = &s->control.roster;
    char text[160];
    int n;
    int from;

    rows_heading(r, _("The server"));
    n = snprintf(text, sizeof(text), _("saving an act takes %lld.%lld ms"),
                 (long long)(host->sync_us / 1000), (long long)(host->sync_us % 1000 / 100));
    if (host->free_mb >= 0) {
        snprintf(text + n, sizeof(text) - (size_t)n, _(", %lld.%lld GB free on its disk"),
                 (long long)(host->free_mb / 1000), (long long)(host->free_mb % 1000 / 100));
    }
    from = r->count;
    rows_say(r, ROWS_NOBODY, STYLE_PLAIN, 2, text);
    if (from < r->count) {
        r->row[from].mark = roster_troubled(host) ? "!" : NULL;
    }
}

/* How much is written, and never what. */
static const char *writing(struct console *s, const struct roster_seat *seat)
{
    struct span verb = s->client.lexicon.verb_words[seat->verb].title;

    return screen_print(&s->screen,
                        ngettext("is writing: %.*s, %d letter", "is writing: %.*s, %d letters",
                                 (unsigned)seat->letters),
                        (int)verb.len, verb.ptr, seat->letters);
}

void people_rows(struct console *s, struct rows *r)
{
    const struct roster *roster = &s->control.roster;
    const struct scenario *sc = &s->client.lexicon;
    int32_t desk = DESKS_MAX;

    host_rows(s, r);
    for (int32_t i = 0; i < roster->seats; i++) {
        const struct roster_seat *seat = &roster->seat[i];
        char text[200];
        char state[96];
        char shown[64];
        struct row *row;

        if (seat->desk != desk) {
            rows_heading(r, seat->desk == NONE
                                ? _("Control")
                                : screen_text(&s->screen, sc->desk[seat->desk].title));
            desk = seat->desk;
        }
        seat_words(seat, state, sizeof(state));
        screen_words(seat, shown, sizeof(shown));
        snprintf(text, sizeof(text), "%s  %s%s%s", seat->name, state,
                 seat->number == s->control.wheel ? _(", has the wheel") : "", shown);
        row = rows_add(r, i, STYLE_PLAIN, 2, text);
        row->mark = !seat->here ? "x" : too_small(seat) ? "!" : NULL;
        if (seat->verb != NONE) {
            rows_add(r, i, STYLE_ASIDE, 4, writing(s, seat));
        }
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        bool taken = sc->desk[d].control;

        for (int32_t i = 0; i < roster->seats && !taken; i++) {
            taken = roster->seat[i].desk == d;
        }
        if (!taken) {
            rows_heading(r, screen_text(&s->screen, sc->desk[d].title));
            rows_say(r, ROWS_NOBODY, STYLE_ASIDE, 2, _("nobody yet"));
        }
    }
}

void people_open(struct console *s, int32_t entry)
{
    if (entry >= 0) {
        console_does(&s->screen, DO_CARD);
    }
}

/* What it is about, with what belongs to it. */
const char *console_area(struct console *s, int32_t area)
{
    const struct rubric_area *a = &s->client.lexicon.area[area];
    const char *text = screen_text(&s->screen, a->title);

    for (int32_t i = 0; i < a->items.lines; i++) {
        text = screen_print(&s->screen, "%s%s%.*s", text, i ? "; " : ": ",
                            (int)a->items.line[i].len, a->items.line[i].ptr);
    }
    return text;
}

/* A seat as its card names it; "": nobody's. */
static const char *seat_name(const struct console *s, int32_t number)
{
    const struct roster *r = &s->control.roster;

    for (int32_t i = 0; i < r->seats; i++) {
        if (r->seat[i].number == number) {
            return r->seat[i].name;
        }
    }
    return "";
}

/* What it is, how it stands, and who said so. */
static void rated_rows(struct console *s, struct rows *r, int32_t entry, struct span title,
                       const char *words, const struct rating_now *now)
{
    const char *who = now->rating ? seat_name(s, now->seat) : "";

    rows_wrap_most(r, entry, STYLE_PLAIN, 2, title, 3);
    rows_say(r, entry, STYLE_ASIDE, 4,
             *who ? screen_print(&s->screen, "%s (%s)", words, who) : words);
    if (now->text && now->text[0]) {
        rows_wrap_most(r, entry, STYLE_ASIDE, 4, span_of(now->text), 2);
    }
}

/* May this seat make observations; may it rate? Who may not is not told how. */
static bool notes(const struct console *s)
{
    return (console_where(&s->screen) & WHERE_NOTES) != 0;
}

static bool rates(const struct console *s)
{
    return notes(s) && s->client.power != POWER_ACTOR;
}

static const char *const signs[] = {"+", "-", "?", "!"};

const char *mark_words(struct console *s, int32_t mark)
{
    const struct mark_now *m = &s->control.mark[mark];

    return screen_print(&s->screen, "%s %s %s\n%s", signs[m->kind], console_clock(s, m->at_ms),
                        m->desk == NONE ? _(OPTION_("everybody"))
                                        : screen_text(&s->screen,
                                                      s->client.lexicon.desk[m->desk].title),
                        m->text);
}

void marks_rows(struct console *s, struct rows *r)
{
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t i = s->control.marks - 1; i >= 0; i--) {
        const struct mark_now *m = &s->control.mark[i];
        int from = r->count;
        const char *code = m->desk == NONE ? "" : screen_text(&s->screen, sc->desk[m->desk].code);
        const char *text = screen_print(&s->screen, "%s %s %s", console_clock(s, m->at_ms), code,
                                        *m->text   ? m->text
                                        : notes(s) ? _("(Enter adds words)")
                                                   : _("(no words yet)"));

        rows_wrap_most(r, i, STYLE_PLAIN, 2, span_of(text), 3);
        if (from < r->count) {
            r->row[from].mark = signs[m->kind];
        }
    }
    rows_heading(r, rates(s) ? _("How objectives are met (Enter rates)")
                             : _("How objectives are met"));
    for (int32_t o = 0; o < scenario_count(sc, REF_OBJECTIVE); o++) {
        rated_rows(s, r, ENTRY_OBJECTIVE + o, sc->objective[o].title,
                   rating_words(s->control.rating[o].rating), &s->control.rating[o]);
    }
    if (scenario_count(sc, REF_AREA)) {
        rows_heading(r, rates(s) ? _("Rubric, for all together (Enter grades)")
                                 : _("Rubric, for all together"));
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_AREA); i++) {
        rated_rows(s, r, ENTRY_AREA + i, span_of(console_area(s, i)),
                   grade_words(s->control.grade[i].rating), &s->control.grade[i]);
    }
}

void marks_open(struct console *s, int32_t entry)
{
    if (!notes(s) || (entry >= ENTRY_OBJECTIVE && !rates(s))) {
        screen_news(&s->screen, true, "%s", _(refusal_text(REFUSE_NOT_YOURS)));
    } else if (entry >= ENTRY_AREA) {
        say_open(s, SAY_GRADE, entry - ENTRY_AREA);
    } else if (entry >= ENTRY_OBJECTIVE) {
        say_open(s, SAY_RATE, entry - ENTRY_OBJECTIVE);
    } else {
        say_open(s, SAY_REMARK, entry);
    }
}

/* What facilitators said to one another, the newest first, and who steers. */
void team_rows(struct console *s, struct rows *r)
{
    const struct roster *roster = &s->control.roster;
    const char *wheel = NULL;
    bool said = false;

    follow(s, DESK_TEAM, 0);
    for (int32_t i = 0; i < roster->seats; i++) {
        if (roster->seat[i].number == s->control.wheel) {
            wheel = roster->seat[i].name;
        }
    }
    rows_say(r, 0, STYLE_STRONG, 0,
             wheel ? screen_print(&s->screen, _("%s steers."), wheel)
                   : _("Every facilitator may steer (Enter)"));
    for (int32_t i = s->control.logs - 1; i >= 0; i--) {
        const struct log_line *l = &s->control.log[i];

        said = said || l->team;
        if (l->team) {
            rows_wrap_most(
                r, 1 + i, STYLE_PLAIN, 0,
                span_of(screen_print(&s->screen, "%s %s", console_clock(s, l->at_ms), l->text)), 3);
        }
    }
    if (!said) {
        rows_wrap(r, 1, STYLE_PLAIN, 0, span_of(_("Nothing has been said yet (Enter writes)")));
    }
}

void team_open(struct console *s, int32_t entry)
{
    if (entry == 0) {
        console_does(&s->screen, DO_WHEEL);
    } else {
        say_open(s, SAY_TEAM, NONE);
    }
}
