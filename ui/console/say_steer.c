/*
 * Typed about the clocks and the MSEL.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/units.h"
#include "engine/core/token.h"
#include "ui/console/say.h"
#include "ui/console/say_bulk.h"
#include "ui/term/lang.h"

enum { SPEED_LEAST = 100, SPEED_MOST = 600000, TIME_NONE = -2 };

void reason_begin(struct console *s)
{
    say_reason(s, _(FIELD_("Reason")));
}

/* The reason, as every station shows it. false: not yet, and that was told. */
static bool told_why(struct console *s, struct span *ret)
{
    const char *reason = say_reason_spoken(s);

    *ret = reason ? span_of(reason) : (struct span){0};
    return reason != NULL;
}

bool start_send(struct console *s)
{
    struct command c = {.kind = COMMAND_STARTEX};

    return console_order(s, &c);
}

static bool simple(struct console *s, enum command_kind kind)
{
    struct command c = {.kind = kind};

    return told_why(s, &c.u.words.text) && console_order(s, &c);
}

bool pause_send(struct console *s)
{
    return simple(s, COMMAND_PAUSE);
}

bool resume_send(struct console *s)
{
    struct command c = {.kind = COMMAND_RESUME};

    return console_order(s, &c);
}

void say_number(struct console *s, const char *title)
{
    fields_text(say_line(s, ONE_LINE, title), s->saying.line, sizeof(s->saying.line));
}

void speed_begin(struct console *s)
{
    say_number(s, _(FIELD_("Times as fast")));
    say_reasons(s);
}

bool speed_send(struct console *s)
{
    struct command c = {.kind = COMMAND_SPEED};

    if (!control_speed(s->saying.line, &c.u.speed.permille) || c.u.speed.permille < SPEED_LEAST ||
        c.u.speed.permille > SPEED_MOST) {
        screen_news(&s->screen, true, "%s", _("How fast? A number from 0.1 to 600."));
        say_there(s, s->saying.line);
        return false;
    }
    return told_why(s, &c.u.speed.text) && console_order(s, &c);
}

static void time_begin(struct console *s, int64_t at)
{
    snprintf(s->saying.line, sizeof(s->saying.line), "%s", at == NEVER ? "" : console_clock(s, at));
    say_number(s, _(FIELD_("Time of play")));
    if (at != NEVER) {
        edit_offer(&s->saying.fields.line[0].edit);
    }
}

/* The earliest that is still to come by the clock; NEVER. */
static int64_t next_due(const struct console *s)
{
    int64_t next = NEVER;

    for (int32_t i = 0; i < scenario_count(&s->client.lexicon, REF_INJECT); i++) {
        int64_t due = control_due(&s->control, i);

        if (due > console_play(s) && (next == NEVER || due < next)) {
            next = due;
        }
    }
    return next;
}

void jump_begin(struct console *s)
{
    int64_t next = next_due(s);

    time_begin(s, next == NEVER ? console_play(s) : next);
    say_reasons(s);
}

/* As typed: also with a point, and on a Russian layout. */
static void time_line(const struct console *s, char to[TYPED_SUBJECT_MAX + 1])
{
    snprintf(to, TYPED_SUBJECT_MAX + 1, "%s", s->saying.line);
    key_latin_text(to);
    for (char *c = to; *c; c++) {
        *c = *c == '.' ? ':' : *c;
    }
}

/* "P1 10:05", or "10:05" or "9:05" of the present day; -1: it is not played then; TIME_NONE. */
static int64_t time_read(const struct console *s)
{
    const struct scenario *sc = &s->client.lexicon;
    char text[128];
    int64_t day;
    int64_t ms;
    char line[TYPED_SUBJECT_MAX + 1];
    const char *hour;
    const char *zero;

    time_line(s, line);
    hour = strchr(line, ' ') ? strchr(line, ' ') + 1 : line;
    zero = hour[0] && hour[1] == ':' ? "0" : "";
    if (hour > line) {
        snprintf(text, sizeof(text), "%.*s%s%.40s", (int)(hour - line < 40 ? hour - line : 40),
                 line, zero, hour);
    } else {
        snprintf(text, sizeof(text), "P%d %s%.40s",
                 (int)sc->segment[scenario_segment(sc, console_play(s))].day, zero, line);
    }
    return token_clock(span_of(text), 'P', &day, &ms) ? scenario_play(sc, day, ms) : TIME_NONE;
}

/* "P1 08:45 - 12:30, P1 13:30 - 16:30". */
static const char *times_played(struct console *s)
{
    const struct scenario *sc = &s->client.lexicon;
    const char *all = "";

    for (int32_t i = 0; i < scenario_count(sc, REF_SEGMENT); i++) {
        int64_t from = sc->segment[i].start;
        int64_t to = from + sc->segment[i].length_ms - MINUTE_MS; /* the last minute of it */

        all = screen_print(&s->screen, "%s%s%s - ", all, *all ? ", " : "", console_clock(s, from));
        all = screen_print(&s->screen, "%s%s", all, console_clock(s, to));
    }
    return all;
}

/* One that is still to come; -1: told. */
static int64_t time_typed(struct console *s)
{
    int64_t at = time_read(s);

    if (at == -1) {
        screen_news(&s->screen, true, "%s %s", _("The case is not played at that time, but:"),
                    times_played(s));
    } else if (at < 0) {
        screen_news(&s->screen, true, "%s", _("At what time of play? As P1 10:05 or 10:05."));
    } else if (at < console_play(s)) {
        screen_news(&s->screen, true, _("It is %s already."), console_clock(s, console_play(s)));
        at = -1;
    }
    if (at < 0) {
        say_there(s, s->saying.line);
    }
    return at;
}

bool jump_send(struct console *s)
{
    struct command c = {.kind = COMMAND_JUMP};

    c.u.jump.to = time_typed(s);
    return c.u.jump.to >= 0 && told_why(s, &c.u.jump.text) && console_order(s, &c);
}

/* What is to become of a planned pause; its value is the time, play ms: less than 0, taken back. */
static void plan_option(struct console *s, const char *words, int64_t value)
{
    choice_add(&s->saying.choices[0], arena_span(&s->labels, span_of(words)), (int32_t)value);
}

void plan_begin(struct console *s)
{
    const struct standing *g = &s->control.standing;
    struct choices *what = &s->saying.choices[0];
    int64_t p = standing_pause(g, console_play(s));
    struct field_line *l;

    if (p != NEVER) {
        l = say_line(s, ONE_OF, _(FIELD_("What now?")));
        choice_add(what, span_of(_(OPTION_("one more pause, at that time"))), 0);
        for (; p != NEVER; p = standing_pause(g, p)) {
            const char *clock = standing_pause_clock(p, &s->client);
            const char *why = standing_pause_why(g, p);

            plan_option(
                s, screen_print(&s->screen, _("at that time, and not at %s. %s"), clock, why), p);
            plan_option(s, screen_print(&s->screen, _("no pause at %s. %s"), clock, why), -p);
        }
        fields_options(l, what->label, what->count);
    }
    time_begin(s, NEVER);
    say_reasons(s);
}

bool plan_send(struct console *s)
{
    struct command c = {.kind = COMMAND_PLAN_PAUSE};
    int32_t at = s->saying.choices[0].count ? choice_of(s, 0) : 0;

    c.u.jump.to = at < 0 ? -1 : time_typed(s);
    c.u.jump.instead = at < 0 ? -at : at > 0 ? at : -1;
    return (at < 0 || c.u.jump.to >= 0) && told_why(s, &c.u.jump.text) && console_order(s, &c);
}

/* Chosen by what would be lost, which the sheet says, and confirmed: the default is to stay. */
void back_begin(struct console *s)
{
    struct field_line *l;
    int64_t at = console_play(s) - 20 * MINUTE_MS;

    snprintf(s->saying.line, sizeof(s->saying.line), "%s", console_clock(s, at < 0 ? 0 : at));
    say_number(s, _(FIELD_("Time of play")));
    edit_offer(&s->saying.fields.line[0].edit);
    say_reasons(s);
    l = say_line(s, ONE_OF, _(FIELD_("Are you sure?")));
    choice_add(&s->saying.choices[0], span_of(_(OPTION_("no: nothing is changed"))), 0);
    choice_add(&s->saying.choices[0], span_of(_(OPTION_("yes, GO BACK"))), 1);
    fields_options(l, s->saying.choices[0].label, 2);
}

const char *say_named(struct console *s, bool (*is)(const struct console *s, int32_t inject),
                      int *ret_count)
{
    enum { NAMED = 8 };
    const struct scenario *sc = &s->client.lexicon;
    char text[1600] = "";
    int n = 0;

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        if (is(s, i) && n++ < NAMED) {
            text_list(text, sizeof(text), "%.*s %.*s", (int)control_call_of(sc, i).len,
                      control_call_of(sc, i).ptr, (int)sc->inject[i].title.len,
                      sc->inject[i].title.ptr);
        }
    }
    *ret_count = n;
    return !n ? ""
              : screen_print(&s->screen, "%s %s%s", _("Injects:"), text, n > NAMED ? ", ..." : "");
}

static bool is_lost(const struct console *s, int32_t inject)
{
    const struct inject_now *now = &s->control.inject[inject];

    return now->state == INJECT_RELEASED && now->at_ms > time_read(s);
}

const char *back_lost(struct console *s)
{
    const struct control *c = &s->control;
    int64_t to = time_read(s);
    const char *which;
    int injects;
    int lines = 0;

    if (to < 0 || to > console_play(s)) {
        return "";
    }
    for (int32_t i = 0; i < c->logs; i++) {
        lines += c->log[i].at_ms > to && c->log[i].matters;
    }
    which = say_named(s, is_lost, &injects);
    for (int32_t i = 0; i < c->items; i++) {
        injects += c->item[i].improvised && c->item[i].at_ms > to;
    }
    return screen_print(&s->screen, "%s %s",
                        screen_print(&s->screen,
                                     _("Lost would be: minutes of play %lld, injects %d, things "
                                       "that happened %d."),
                                     (long long)((console_play(s) - to) / MINUTE_MS), injects,
                                     lines),
                        which);
}

static bool is_ahead(const struct console *s, int32_t inject)
{
    int64_t due = control_due(&s->control, inject);

    return due != NEVER && due <= time_read(s);
}

const char *jump_brings(struct console *s)
{
    int injects;
    const char *which;
    int64_t next = standing_pause(&s->control.standing, console_play(s));
    int64_t to = time_read(s);

    if (to < 0) {
        return to == -1 ? screen_print(&s->screen, "%s %s",
                                       _("The case is not played at that time, but:"),
                                       times_played(s))
                        : _("A time of play, as P1 10:05 or 10:05.");
    }
    which = say_named(s, is_ahead, &injects);

    which = injects ? which : _("No inject comes by the clock until then.");
    return next != NEVER && next <= to
               ? screen_print(&s->screen, "%s\n%s", which,
                              _("Pauses that are planned until then fall away."))
               : which;
}

bool back_send(struct console *s)
{
    struct command c = {.kind = COMMAND_BACK};

    c.u.back.to = time_read(s);
    if (c.u.back.to < 0 || c.u.back.to > console_play(s)) {
        screen_news(&s->screen, true, "%s",
                    _("Back to what time of play? One that has been, as P1 10:05 or 10:05."));
        say_there(s, s->saying.line);
        return false;
    }
    if (choice_of(s, s->saying.fields.lines - 1) != 1) {
        screen_news(&s->screen, false, "%s", _("Nothing was done."));
        return true;
    }
    return told_why(s, &c.u.back.text) && console_order(s, &c);
}

void end_begin(struct console *s)
{
    struct field_line *l = say_line(s, ONE_OF, _(FIELD_("Are you sure?")));

    choice_add(&s->saying.choices[0], span_of(_(OPTION_("no: nothing is changed"))), 0);
    choice_add(&s->saying.choices[0], span_of(_(OPTION_("yes, END THE EXERCISE"))), 1);
    fields_options(l, s->saying.choices[0].label, 2);
    say_reasons(s);
}

const char *end_leaves(struct console *s)
{
    const struct control *c = &s->control;
    int32_t due = 0;
    int32_t asked = 0;

    for (int32_t i = 0; i < scenario_count(&s->client.lexicon, REF_INJECT); i++) {
        due += control_due(c, i) != NEVER;
    }
    for (int32_t i = 0; i < c->questions; i++) {
        asked += c->question[i].control;
    }
    return screen_print(&s->screen,
                        _("Still open: injects to come by the clock %d, questions to control desks "
                          "%d, calls %d."),
                        (int)due, (int)asked, (int)c->calls);
}

/* Chosen from a list, and then confirmed. */
bool end_send(struct console *s)
{
    if (choice_of(s, 0) != 1) {
        screen_news(&s->screen, false, "%s", _("Nothing was done."));
        return true;
    }
    return simple(s, COMMAND_ENDEX);
}

bool inject_send(struct console *s)
{
    struct command c = {.kind = s->saying.what == SAY_SEND   ? COMMAND_RELEASE
                                : s->saying.what == SAY_HOLD ? COMMAND_HOLD
                                                             : COMMAND_SKIP};

    c.u.inject.inject = s->saying.subject;
    c.u.inject.text = span_of(s->saying.reason);
    return console_order(s, &c);
}

void move_begin(struct console *s)
{
    int64_t at = control_due(&s->control, s->saying.subject);

    time_begin(s, at == NEVER || at < console_play(s) ? console_play(s) + 5 * MINUTE_MS : at);
    say_reason(s, _(FIELD_("Reason")));
}

bool move_send(struct console *s)
{
    struct command c = {.kind = COMMAND_RETIME};

    c.u.retime.inject = s->saying.subject;
    c.u.retime.to = time_typed(s);
    c.u.retime.text = span_of(s->saying.reason);
    return c.u.retime.to >= 0 && console_order(s, &c);
}
