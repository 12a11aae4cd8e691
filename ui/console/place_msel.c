/*
 * The MSEL as a list: number, time, to whom, title, and how it stands.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "engine/base/units.h"
#include "ui/console/improvised.h"
#include "ui/console/outlook.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { TO_COLS = 11, FOLLOW_MS = 10000 };

static bool is_over(int32_t state)
{
    return state == INJECT_SKIPPED || state == INJECT_CANCELLED || state == INJECT_EXPIRED;
}

/* Desks that it has not come to yet come before people who have not opened it. */
static void msel_reached(const struct console *s, int32_t item, char *to, size_t room)
{
    struct reached r = control_reached(&s->control, item);

    if (r.arrived < r.desks && !r.opened) {
        /* TRANSLATORS: at most 14 cells */
        snprintf(to, room, _("arrived %d/%d"), r.arrived, r.desks);
    } else if (r.people) {
        snprintf(to, room, /* TRANSLATORS: at most 14 cells */ _("opened %d/%d"), r.opened,
                 r.people);
    } else {
        snprintf(to, room, "%s", control_state(INJECT_RELEASED));
    }
}

/* "in 0:15", "opened 2/3", "held". */
static void status_of(const struct console *s, int32_t i, char *to, size_t room)
{
    const struct inject_now *now = &s->control.inject[i];
    int64_t due = control_due(&s->control, i);

    if (now->state == INJECT_RELEASED && now->item) {
        msel_reached(s, now->item, to, room);
    } else if (now->state == INJECT_PLANNED || now->state == INJECT_ARMED) {
        int64_t minutes = due == NEVER ? 0 : (due - console_play(s) + MINUTE_MS - 1) / MINUTE_MS;

        if (due == NEVER || s->control.standing.ended) {
            to[0] = '\0';
        } else if (minutes > 0) {
            /* TRANSLATORS: at most 14 cells */
            snprintf(to, room, _("in %lld:%02lld"), (long long)(minutes / 60),
                     (long long)(minutes % 60));
        } else {
            snprintf(to, room, "%s", /* TRANSLATORS: at most 14 cells */ _("now"));
        }
    } else {
        snprintf(to, room, "%s", control_state(now->state));
    }
}

/* The next that comes by the clock; NONE. */
static int32_t next_due(const struct console *s)
{
    int32_t next = NONE;
    int32_t injects =
        s->control.standing.ended ? 0 : scenario_count(&s->client.lexicon, REF_INJECT);

    for (int32_t i = 0; i < injects; i++) {
        int64_t due = control_due(&s->control, i);

        if (due != NEVER && (next == NONE || due < control_due(&s->control, next))) {
            next = i;
        }
    }
    return next;
}

static const char *mark_of(const struct console *s, int32_t i, int32_t next)
{
    int32_t state = s->control.inject[i].state;

    if (state == INJECT_RELEASED) {
        return "v";
    }
    if (state == INJECT_HELD) {
        return "=";
    }
    if (is_over(state)) {
        return "x";
    }
    return i == next ? "*" : control_due(&s->control, i) == NEVER ? "?" : NULL;
}

static const char *when_of(struct console *s, int32_t i)
{
    const struct inject_now *now = &s->control.inject[i];
    int64_t at = now->state == INJECT_RELEASED ? now->at_ms : control_due(&s->control, i);

    return at == NEVER ? "" : console_clock(s, at);
}

bool msel_shows(const struct console *s, int32_t i)
{
    const struct scenario *sc = &s->client.lexicon;

    if (s->filter.objective) {
        return sc->inject[i].objectives >> (s->filter.objective - 1) & 1;
    }
    return !s->filter.storyline || sc->inject[i].storyline == s->filter.storyline - 1;
}

/* Text that ends at a column, in whatever script it is. */
static void column(char *to, size_t room, const char *text, int columns)
{
    int used;
    struct span all = span_of(text);
    struct span fit = measure_fit(all, columns, &used);
    bool cut = fit.len < all.len;

    if (cut) {
        fit = measure_fit(all, columns - 1, &used);
    }
    snprintf(to + strlen(to), room - strlen(to), "%.*s%s%*s ", (int)fit.len, fit.ptr,
             cut ? "+" : "", columns - used - cut, "");
}

static void inject_row(struct console *s, struct rows *r, int32_t i, int wide, int32_t next)
{
    const struct inject *in = &s->client.lexicon.inject[i];
    int32_t state = s->control.inject[i].state;
    char text[1024] = "";
    char status[64];
    struct row *row;

    column(text, sizeof(text), screen_text(&s->screen, control_call_of(&s->client.lexicon, i)),
           wide);
    column(text, sizeof(text), when_of(s, i), 8);
    column(text, sizeof(text), console_desks(s, control_to(&s->control, i)), TO_COLS);
    snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%.*s",
             s->control.inject[i].changed ? "~ " : "", (int)in->title.len, in->title.ptr);
    row = rows_add(r, i,
                   i == next                                    ? STYLE_STRONG
                   : state == INJECT_RELEASED || is_over(state) ? STYLE_ASIDE
                                                                : STYLE_PLAIN,
                   2, text);
    row->mark = mark_of(s, i, next);
    status_of(s, i, status, sizeof(status));
    if (status[0]) {
        char right[72];

        snprintf(right, sizeof(right), " %s", status);
        row->right = span_of(screen_text(&s->screen, span_of(right)));
    }
    if (in->waits_for.len && state == INJECT_PLANNED) {
        rows_wrap_most(r, i, STYLE_ASIDE, 2 + wide + 1,
                       span_of(screen_print(&s->screen, "%s %.*s",
                                            in->at == NEVER ? _("when:") : _("only if:"),
                                            (int)in->waits_for.len, in->waits_for.ptr)),
                       1);
    }
}

/* Those of the moment that came before a time of play, from an item on; the next. */
static int32_t improvised_rows(struct console *s, struct rows *r, int32_t item, int64_t before,
                               int wide)
{
    while (item && s->control.item[item - 1].at_ms < before) {
        const struct console_item *it = &s->control.item[item - 1];
        char text[1024] = "";
        struct row *row;
        char reached[64];

        msel_reached(s, item, reached, sizeof(reached));
        column(text, sizeof(text), improvised_call(s, item), wide);
        column(text, sizeof(text), console_clock(s, it->at_ms), 8);
        column(text, sizeof(text), console_desks(s, it->to), TO_COLS);
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s",
                 wordbook_name(&s->words.items, item));
        row = rows_add(r, ENTRY_IMPROVISED + item, STYLE_ASIDE, 2, text);
        row->mark = "v";
        row->right = span_of(screen_print(&s->screen, " %s", reached));
        item = improvised_next(&s->control, item);
    }
    return item;
}

/* When the next part of the day begins behind a time, or play ends; what that is, in words. */
static int64_t next_part(struct console *s, int64_t after, const char **ret_words)
{
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t i = 1; i < scenario_count(sc, REF_SEGMENT); i++) {
        if (sc->segment[i].start > after) {
            *ret_words = screen_text(&s->screen, sc->segment[i].title);
            return sc->segment[i].start;
        }
    }
    *ret_words = _("end of the time of play");
    return sc->play_length;
}

/*
 * What stands in the day beside injects, as far as it comes before a time and behind `after`: its
 * parts, and pauses that are planned. How far that is.
 */
static int64_t day_rows(struct console *s, struct rows *r, int64_t after, int64_t before, int wide)
{
    while (after < before && after < s->client.lexicon.play_length) {
        const struct standing *g = &s->control.standing;
        int64_t pause = standing_pause(g, after > console_play(s) ? after : console_play(s));
        const char *words;
        int64_t part = next_part(s, after, &words);
        bool pauses = pause != NEVER && pause <= part;
        int64_t at = pauses ? pause : part;
        char text[1024] = "";

        if (at > before) {
            break;
        }
        column(text, sizeof(text), "", wide);
        column(text, sizeof(text),
               pauses ? standing_pause_clock(pause, &s->client) : console_clock(s, at), 8);
        column(text, sizeof(text), "", TO_COLS);
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s%s",
                 pauses ? _("Pause. ") : "", pauses ? standing_pause_why(g, pause) : words,
                 pauses && at == part ? screen_print(&s->screen, " %s", words) : "");
        rows_add(r, ROWS_NOBODY, STYLE_ASIDE, 2, text);
        after = at;
    }
    return after;
}

void msel_rows(struct console *s, struct rows *r)
{
    const struct scenario *sc = &s->client.lexicon;
    int32_t next = next_due(s);
    int wide = 2;
    int64_t day = 0; /* told so far */
    int32_t item = s->filter.objective || s->filter.storyline ? 0 : improvised_next(&s->control, 0);

    if (next != NONE && s->screen.list[DESK_MSEL].entry == s->newest[DESK_MSEL] &&
        s->screen.mono_ms - s->screen.key_ms > FOLLOW_MS) {
        s->screen.list[DESK_MSEL].entry = next; /* whoever does nothing there goes along */
    }
    s->newest[DESK_MSEL] = next;
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        int n = (int)control_call_of(sc, i).len;

        wide = n > wide ? n : wide;
    }
    wide = wide > 12 ? 12 : wide;
    for (int32_t i = item; i; i = improvised_next(&s->control, i)) {
        int n = (int)strlen(improvised_call(s, i));

        wide = n > wide ? n : wide;
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        if (sc->inject[i].at != NEVER) {
            item = improvised_rows(s, r, item, sc->inject[i].at, wide);
            day = day_rows(s, r, day, sc->inject[i].at, wide);
        }
        if (msel_shows(s, i)) {
            inject_row(s, r, i, wide, next);
        }
    }
    (void)improvised_rows(s, r, item, INT64_MAX, wide);
    (void)day_rows(s, r, day, sc->play_length, wide);
}

bool console_ends(const struct console *s, int64_t permille, char to[CLOCK_TEXT])
{
    int64_t left = s->client.lexicon.play_length - console_play(s);
    time_t end = time(NULL) + (time_t)(permille > 0 ? left / permille : 0);
    struct tm tm;
    bool ends = left > 0 && permille > 0 && !s->control.standing.ended && localtime_r(&end, &tm);

    if (ends) {
        snprintf(to, CLOCK_TEXT, "%02d:%02d", (unsigned)tm.tm_hour % 24, (unsigned)tm.tm_min % 60);
    }
    return ends;
}

/* Behind a title, where it fits. */
static void behind(char *to, size_t room, int cols, const char *words)
{
    if (measure_columns(span_of(to)) + measure_columns(span_of(words)) <= cols) {
        snprintf(to + strlen(to), room - strlen(to), "%s", words);
    }
}

/* When play ends on the clock on the wall, as fast as it runs, or ran; when it pauses by plan. */
static void end_words(struct console *s, char *to, size_t room, int cols)
{
    const struct standing *g = &s->control.standing;
    int64_t next = standing_pause(g, console_play(s));
    char end[CLOCK_TEXT];

    if (g->started && console_ends(s, s->client.speed, end)) {
        behind(
            to, room, cols,
            screen_print(&s->screen, _(", without pauses it ends about %s (wall clock)"), end));
    }
    if (next != NEVER) {
        behind(
            to, room, cols,
            screen_print(&s->screen, _(", pause at %s"), standing_pause_clock(next, &s->client)));
    }
}

void msel_title(struct console *s, char *to, size_t room, int cols)
{
    const struct scenario *sc = &s->client.lexicon;
    int out = 0;
    int coming = 0;
    int held = 0;

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        int32_t state = s->control.inject[i].state;

        out += state == INJECT_RELEASED;
        held += state == INJECT_HELD;
        coming += state == INJECT_PLANNED || state == INJECT_ARMED;
    }
    for (int32_t i = 0; (i = improvised_next(&s->control, i)) != 0;) {
        out++;
    }
    if (s->filter.objective || s->filter.storyline) {
        struct span of = s->filter.objective ? sc->objective[s->filter.objective - 1].title
                                             : sc->storyline[s->filter.storyline - 1].title;

        snprintf(to, room, "  %s %.*s", s->filter.objective ? _("objective") : _("storyline"),
                 (int)of.len, of.ptr);
        return;
    }
    if (s->control.standing.ended) {
        /* TRANSLATORS: at most 32 cells */
        snprintf(to, room, _("  %d out, %d did not come"), out, coming);
    } else {
        /* TRANSLATORS: at most 32 cells */
        snprintf(to, room, _("  %d out, %d to come"), out, coming);
    }
    if (held) {
        /* TRANSLATORS: at most 18 cells */
        snprintf(to + strlen(to), room - strlen(to), _(", %d held"), held);
    }
    end_words(s, to, room, cols);
}
