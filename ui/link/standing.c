#include "ui/link/standing.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/units.h"
#include "engine/core/pauses.h"
#include "engine/wire/spoken.h"
#include "engine/wire/tell.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum {
    ALARM_ROWS = 4,
    NO_LINK_ROWS = 2,
    SOON_MINUTES = 10, /* of play: told before a planned pause */
    JUMP_STAYS_MS = 10 * 1000
};

static struct span spoken(struct span text)
{
    return spoken_part(text, span_of(lang_now()));
}

bool standing_went_back(struct told_line *t, const struct client *c, const struct fact *f)
{
    bool news = f->kind == FACT_LINE && f->u.line.line > t->line && t->caught_up;

    if (f->kind == FACT_LINE && f->u.line.line > t->line) {
        t->line = f->u.line.line;
    }
    t->caught_up = t->caught_up || c->n >= c->past;
    return news;
}

int64_t standing_waits(const struct standing *g, int64_t at_ms, int64_t play_ms)
{
    return play_ms - (at_ms < g->jumped_ms && g->jumped_ms <= play_ms ? g->jumped_ms : at_ms);
}

void standing_init(struct standing *g)
{
    *g = (struct standing){.away_ms = g->away_ms};
    for (int i = 0; i < PAUSES_MAX; i++) {
        g->pause_at[i] = NEVER;
    }
}

void standing_note(struct standing *g, const struct fact *f, int64_t play_ms)
{
    int32_t anew = pauses_note(g->pause_at, f, play_ms);

    if (anew != NONE) {
        text_copy(g->pause_why[anew], sizeof(g->pause_why[anew]), spoken(f->u.jumped.text));
    }
    g->started = g->started || f->kind == FACT_STARTED;
    if (f->kind == FACT_ENDED) {
        g->ended = true;
        g->paused = false;
        g->why[0] = '\0';
        text_copy(g->ended_why, sizeof(g->ended_why), spoken(f->u.words.text));
    }
    if (f->kind == FACT_LINE) {
        g->line = (int32_t)f->u.line.line;
        g->jumped_ms = g->jumped_ms < f->u.line.to ? g->jumped_ms : f->u.line.to;
    }
    if (f->kind == FACT_JUMPED) {
        g->jumped_ms = f->u.jumped.to;
    }
    if (f->kind == FACT_PAUSED || f->kind == FACT_RESUMED) {
        g->paused = f->kind == FACT_PAUSED;
        text_copy(g->why, sizeof(g->why), g->paused ? spoken(f->u.words.text) : (struct span){0});
    }
}

void standing_jumped(struct standing *g, const char *line, int64_t mono_ms)
{
    text_copy(g->jumped, sizeof(g->jumped), span_of(line));
    g->jumped_told_ms = mono_ms;
}

bool standing_changed(struct standing *g, int64_t mono_ms, enum client_state state, const char *why)
{
    bool back = state == CLIENT_LIVE && g->away_ms;

    if (state == CLIENT_LIVE) {
        g->away_ms = 0;
        g->no_link[0] = '\0';
    } else if ((state == CLIENT_WAITING && why[0]) || state == CLIENT_REFUSED) {
        /* without a reason it comes back at once, in another language */
        text_copy(g->no_link, sizeof(g->no_link), span_of(client_why(why)));
        g->away_ms = g->away_ms ? g->away_ms : mono_ms ? mono_ms : 1;
    }
    return back;
}

const char *standing_pause_clock(int64_t pause, const struct client *c)
{
    static char clock[32];
    struct bytes b;

    bytes_init(&b, sizeof(clock));
    tell_clock_until(&c->lexicon, pause, &b);
    text_copy(clock, sizeof(clock), bytes_view(&b));
    bytes_done(&b);
    return clock;
}

const char *standing_pause_why(const struct standing *g, int64_t pause)
{
    int32_t slot = pauses_slot(g->pause_at, pause);

    return slot == NONE ? "" : g->pause_why[slot];
}

int64_t standing_pause(const struct standing *g, int64_t play_ms)
{
    int64_t next = NEVER;

    for (int i = 0; i < PAUSES_MAX && !g->ended; i++) {
        if (g->pause_at[i] > play_ms && (next == NEVER || g->pause_at[i] < next)) {
            next = g->pause_at[i];
        }
    }
    return next;
}

bool standing_soon(int64_t pause, int64_t play_ms)
{
    return pause != NEVER && pause - play_ms <= SOON_MINUTES * MINUTE_MS;
}

/*
 * In the header, whose right half has 49 cells of 80: a state, the clock ("P1 10:05"), a speed
 * (" x2.5"), a line of play, and blanks. "0:42" stands behind the shorter ones.
 */
#define STATE_(words) words /* TRANSLATORS: at most 20 cells */
#define LINK_(words) words  /* TRANSLATORS: at most 14 cells */

/* Who only begins another line of play, or changes the language, is back in a moment. */
static bool is_away(const struct standing *g, const struct client *c)
{
    return c->state != CLIENT_LIVE && (g->away_ms || !c->briefed);
}

/* The state in one word with its sign, and whether it wants attention. */
static void state_words(const struct standing *g, const struct client *c, int64_t mono_ms,
                        bool *ret_alert, char *to, size_t room)
{
    int64_t away = g->away_ms ? (mono_ms - g->away_ms) / 1000 : 0;

    *ret_alert = true;
    if (c->state == CLIENT_REFUSED) {
        snprintf(to, room, "%s", _(STATE_("x NOT ADMITTED")));
    } else if (is_away(g, c)) {
        snprintf(to, room, "%s %lld:%02lld",
                 c->briefed ? _(LINK_("x NO LINK")) : _(LINK_(". CONNECTING")),
                 (long long)(away / 60), (long long)(away % 60));
    } else if (g->ended) {
        snprintf(to, room, "%s", _(STATE_("# ENDED")));
    } else if (!g->started) {
        snprintf(to, room, "%s", _(STATE_("- WAITING FOR START")));
    } else if (g->paused) {
        snprintf(to, room, "%s", _(STATE_("= PAUSED")));
    } else {
        *ret_alert = false;
        snprintf(to, room, "%s", _(STATE_("> RUNNING")));
    }
}

/* " x4", " x2.5"; nothing in real time. */
static void speed_words(const struct standing *g, const struct client *c, char *to, size_t room)
{
    int n;

    to[0] = '\0';
    if (!c->briefed || c->speed == 1000 || c->speed <= 0 || g->ended) {
        return;
    }
    n = snprintf(to, room, " x%lld", (long long)(c->speed / 1000));
    if (c->speed / 100 % 10) {
        snprintf(to + n, room - (size_t)n, ".%d", (int)(c->speed / 100 % 10));
    }
}

void standing_head(const struct standing *g, const struct client *c, int64_t mono_ms,
                   struct screen_head *ret)
{
    char state[128];
    char speed[32];
    char clock[32] = "";
    char line[64] = "";

    state_words(g, c, mono_ms, &ret->alert, state, sizeof(state));
    speed_words(g, c, speed, sizeof(speed));
    if (c->briefed) {
        client_clock(c, client_play(c, mono_ms), clock, sizeof(clock));
    }
    if (g->line) {
        snprintf(line, sizeof(line), /* TRANSLATORS: at most 11 cells */ _("  line %d"), g->line);
    }
    snprintf(ret->right, sizeof(ret->right), " %s  %s%s%s ", state, clock, speed, line);
}

/* That something was read, ticked off or marked goes out with what people sent, uncounted. */
static bool is_quiet(enum command_kind kind)
{
    return kind == COMMAND_OPEN || kind == COMMAND_HANDLE || kind == COMMAND_TICK ||
           kind == COMMAND_MARK_CARD;
}

static int32_t sent(const struct client *c)
{
    int32_t n = 0;

    for (int32_t i = 0; i < c->outs; i++) {
        n += !is_quiet(c->out[i].kind);
    }
    return n;
}

static void no_link(const struct standing *g, const struct client *c, struct news *n)
{
    char waits[160] = "";
    int32_t waiting = sent(c);

    if (waiting) {
        snprintf(waits, sizeof(waits),
                 ngettext(" %d thing that you sent goes out then.",
                          " %d things that you sent go out then.", (unsigned)waiting),
                 waiting);
    }
    news_stays(n, " ", STYLE_WRONG, NO_LINK_ROWS, g->no_link[0] ? "%s%s (%s)" : "%s%s",
               _("No link. What you typed is safe; the program tries again by itself."),
               waits, g->no_link);
}

/* Why, and what came into the pause and goes out behind it. */
static void paused(const struct standing *g, const struct client *c, int64_t mono_ms,
                   struct news *n)
{
    char waits[200] = "";
    int32_t held = 0;

    for (int32_t i = 0; i < c->outs; i++) {
        held += c->out[i].held;
    }
    if (held) {
        snprintf(waits, sizeof(waits),
                 ngettext(" %d thing that you sent goes out when play goes on.",
                          " %d things that you sent go out when play goes on.", (unsigned)held),
                 held);
    }
    if (client_play(c, mono_ms) >= c->lexicon.play_length) {
        news_stays(n, "!", STYLE_STRONG, NO_LINK_ROWS, "%s",
                   _("The time of play is over: the facilitator ends the exercise (ENDEX)."));
    }
    if (g->why[0]) {
        news_stays(n, " ", STYLE_STRONG, ALARM_ROWS, "%s %s%s", _("Paused:"), g->why, waits);
    } else if (held) {
        news_stays(n, " ", STYLE_STRONG, NO_LINK_ROWS, "%s", waits + 1);
    }
}

bool standing_tells(const struct fact *f)
{
    return f->kind == FACT_PAUSED && f->u.words.text.len > 0;
}

void standing_news(const struct standing *g, const struct client *c, int64_t mono_ms,
                   struct news *n)
{
    int64_t next = c->briefed ? standing_pause(g, client_play(c, mono_ms)) : NEVER;

    if (g->jumped[0] && mono_ms - g->jumped_told_ms < JUMP_STAYS_MS) {
        news_stays(n, "!", STYLE_STRONG, NO_LINK_ROWS, "%s", g->jumped);
    }
    if (c->briefed && is_away(g, c)) {
        no_link(g, c, n);
    } else if (c->briefed && g->paused) {
        paused(g, c, mono_ms, n);
    } else if (!n->said.text[0] && standing_soon(next, client_play(c, mono_ms))) {
        snprintf(n->said.text, sizeof(n->said.text), _("Pause at %s. %s"),
                 standing_pause_clock(next, c), standing_pause_why(g, next));
    }
    if (c->keep_failed) {
        news_stays(n, "!", STYLE_STRONG, ALARM_ROWS,
                   _("Your seat cannot be kept on this computer: %s"), g->unkept);
    }
}

void standing_connecting(const struct standing *g, const struct client *c, struct screen *s,
                         struct area a)
{
    struct measured m;
    int row = a.rows / 2 - 3;

    area_put(a, row, 4, STYLE_STRONG,
             c->state != CLIENT_REFUSED ? _("Looking for the exercise ...")
             : c->briefed               ? _("Your seat has been taken at another computer.")
                                        : _("The exercise does not admit this seat."));
    m = measure_wrap(&s->frame, span_of(g->no_link), a.cols - 8);
    for (int i = 0; i < m.lines; i++) {
        area_text(a, row + 2 + i, 4, STYLE_PLAIN, m.line[i]);
    }
    if (c->state != CLIENT_REFUSED) {
        char at[400];

        snprintf(at, sizeof(at), _("At %s, port %d."), c->options.host, c->options.port);
        area_put(a, row + 3 + m.lines, 4, STYLE_ASIDE, at);
    }
    area_put(a, row + 5 + m.lines, 4, STYLE_PLAIN,
             c->state == CLIENT_REFUSED ? _("Ask the facilitator for a new card. F10 leaves.")
                                        : _("It tries again by itself. F10 leaves."));
    area_cursor(a, row, 4);
}
