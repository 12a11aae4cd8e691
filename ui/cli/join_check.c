#include "ui/cli/join_check.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/net/link.h"
#include "engine/sys/clock.h"
#include "ui/cli/cli.h"
#include "ui/cli/station.h"
#include "ui/link/pane.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"
#include "ui/term/paint.h"
#include "ui/term/probe.h"

enum { ROWS_LEAST = 24, COLS_LEAST = 80, COLS_WIDE = 110, REACH_MS = 3000, KEY_WAIT_MS = 100 };

struct check {
    bool wrong;
};

static void tell_sign(const char *sign, const char *what, const char *words)
{
    char head[80];

    snprintf(head, sizeof(head), "  %s  %s: ", sign, what);
    pane_hang(head, words);
}

/* One line; what is wrong says what mends it. */
static void tell(struct check *c, bool good, const char *what, const char *words)
{
    tell_sign(good ? "ok" : "!!", what, words);
    c->wrong = c->wrong || !good;
}

static void check_terminal(struct check *c)
{
    const char *name = getenv("TERM");
    int colours = paint_colours();
    int rows;
    int cols;
    char text[300];

    if (colours < 0) {
        snprintf(text, sizeof(text),
                 _("this computer has no description of %s; xterm is used. Better: TERM=xterm"),
                 name);
    } else {
        snprintf(text, sizeof(text), "%s", name);
    }
    tell(c, colours >= 0, _("Terminal"), text);
    if (!probe_size(&rows, &cols)) {
        tell(c, false, _("Size"), _("the terminal does not say how large it is"));
    } else {
        bool fits = rows >= ROWS_LEAST && cols >= COLS_LEAST;

        snprintf(text, sizeof(text),
                 !fits ? _("%d columns and %d rows; 80 and 24 are needed: a larger window, or "
                           "smaller letters")
                 : cols >= COLS_WIDE ? _("%d columns and %d rows: three columns side by side")
                                     : _("%d columns and %d rows; from 110 columns on there are "
                                         "three side by side"),
                 cols, rows);
        tell(c, fits, _("Size"), text);
    }
    if (colours >= 0) {
        snprintf(text, sizeof(text),
                 ngettext("%d colour", "%d colours", (unsigned)(colours ? colours : 1)), colours);
        tell(c, true, _("Colours"), colours ? text : _("none: nothing depends on them"));
    }
}

/* Letters take the room that the program reckons with: else the terminal reads them as others. */
static void check_letters(struct check *c)
{
    static const char *const samples[] = {"perché", "«Привет»", "й ё №", "│─┌", "…"};
    bool answers = true;
    bool good = true;

    for (size_t i = 0; i < ARRAY_LEN(samples) && answers; i++) {
        int columns = probe_columns(samples[i]);

        answers = columns >= 0;
        good = good && columns == measure_columns(span_of(samples[i]));
    }
    if (!answers) {
        tell(c, true, _("Letters"),
             _("the terminal does not answer; please look: Привет, perché, «№», ─│┌"));
    } else if (good) {
        tell(c, true, _("Letters"),
             _("Cyrillic, accents and lines are understood: Привет, perché"));
    } else {
        tell(c, false, _("Letters"),
             _("the terminal does not understand UTF-8. Set its character set to UTF-8 (PuTTY: "
               "Window, Translation), or use --ascii"));
    }
}

static void check_keep(struct check *c)
{
    char dir[1000];
    char text[1100];
    bool good = station_keeps(dir, sizeof(dir));

    snprintf(text, sizeof(text),
             good ? _("seats are kept in %s")
                  : _("%s cannot be written: coming back will take a new card. Set XDG_STATE_HOME"),
             dir);
    tell(c, good, _("Folder"), text);
}

struct reach {
    struct loop *loop;
    struct link *link;
    struct clock clock;
    int64_t began, took;
    bool answers;
};

/* Its key is not asked for: that it speaks TLS 1.3 at all is what shows. */
static int64_t reach_turn(void *context)
{
    struct reach *r = context;
    int64_t now = r->clock.mono_ms(r->clock.self);

    r->took = now - r->began;
    r->answers = link_open(r->link) || link_other(r->link);
    if (r->answers || link_closed(r->link) || r->took > REACH_MS) {
        loop_stop(r->loop);
    }
    return KEY_WAIT_MS;
}

static void check_host(struct check *c, const char *where)
{
    static const unsigned char nobody[CARD_PRINT];
    struct reach r = {.clock = clock_posix()};
    struct tls *tls = tls_client(nobody);
    struct err err;
    char host[256];
    char text[400];
    int port = PORT_DEFAULT;

    if (!station_address(where, host, sizeof(host), &port)) {
        tell(c, false, _("Host"), _("this is no HOST or HOST:PORT"));
        tls_free(tls);
        return;
    }
    r.loop = loop_new();
    r.began = r.clock.mono_ms(r.clock.self);
    r.link = link_connect(r.loop, host, port, 0, tls, &err);
    if (r.link) {
        loop_run(r.loop, reach_turn, &r, NULL);
        snprintf(text, sizeof(text),
                 r.answers ? _("%s:%d answers, after %d ms")
                           : _("%s:%d does not answer as an exercise does (%d ms). Is palermo "
                               "serve running there, with --listen 0.0.0.0:7373?"),
                 host, port, (int)r.took);
    } else {
        snprintf(text, sizeof(text), "%s", err.text);
    }
    tell(c, r.answers, _("Host"), text);
    link_free(r.link);
    loop_free(r.loop);
    tls_free(tls);
}

static const enum press wanted[] = {
    PRESS_F1,       PRESS_F1 + 1, PRESS_F1 + 2,  PRESS_F1 + 3, PRESS_F1 + 4,    PRESS_F1 + 5,
    PRESS_F1 + 6,   PRESS_F1 + 7, PRESS_F1 + 8,  PRESS_F10,    PRESS_UP,        PRESS_DOWN,
    PRESS_LEFT,     PRESS_RIGHT,  PRESS_PAGE_UP, PRESS_PAGE_DOWN, PRESS_HOME,   PRESS_END,
    PRESS_TAB,      PRESS_BACKTAB, PRESS_BACKSPACE, PRESS_DELETE, PRESS_ESC};

static void draw_keys(struct grid *g, const bool *seen, const char *last)
{
    struct area a = grid_area(g);
    struct area list = area_part(a, 5, 2, a.rows - 9, a.cols - 4);

    area_put(a, 1, 2, STYLE_TITLE, _("Keys"));
    /* TRANSLATORS: at most 78 cells */
    area_put(a, 2, 2, STYLE_PLAIN, _("Press each of these once. Enter: done."));
    area_put(a, 3, 2, STYLE_ASIDE,
             /* TRANSLATORS: at most 78 cells */
             _("If the window keeps a key for itself: Esc, then the digit (0 for F10)."));
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        int row = (int)i % 12;
        int col = (int)i / 12 * 24;

        area_put(list, row, col, seen[i] ? STYLE_GOOD : STYLE_PLAIN, seen[i] ? "v" : ".");
        area_put(list, row, col + 2, STYLE_PLAIN, press_name(wanted[i]));
    }
    area_put(a, a.rows - 3, 2, STYLE_ASIDE, last);
    area_cursor(a, 2, 2);
}

static void press_all(bool *seen)
{
    char last[80] = "";
    bool done = false;

    while (!done && terminal_there()) {
        struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
        struct key key = terminal_key();

        if (key.press == PRESS_NONE || key.press == PRESS_RESIZE) {
            draw_keys(terminal_grid(), seen, last);
            terminal_paint();
            (void)poll(&fd, 1, KEY_WAIT_MS);
            continue;
        }
        for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
            seen[i] = seen[i] || wanted[i] == key.press;
        }
        done = key.press == PRESS_ENTER || key.press == PRESS_CTRL_C;
        snprintf(last, sizeof(last), _("The last key: %s"), press_name(key.press));
    }
}

static void check_keys(struct check *c, const struct terminal_options *options)
{
    bool seen[ARRAY_LEN(wanted)] = {false};
    struct err err;
    char missing[300] = "";
    bool menu = true;
    bool esc = true;

    if (terminal_open(options, &err) != ERR_OK) {
        tell(c, false, _("Screen"), err.text);
        return;
    }
    press_all(seen);
    terminal_close();
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        if (!seen[i]) {
            size_t n = strlen(missing);

            menu = menu && wanted[i] != PRESS_F1 + 8;
            esc = esc && wanted[i] != PRESS_ESC;
            snprintf(missing + n, sizeof(missing) - n, "%s%s", n ? ", " : "",
                     press_name(wanted[i]));
        }
    }
    /* Perhaps they were only not pressed: that is for whoever sits there to say. */
    tell_sign(missing[0] ? "??" : "ok", _("Keys"),
              !missing[0] ? _("all of them came")
              : !esc      ? _("not pressed, or they did not come; without Esc use --plain, or "
                              "another terminal:")
              : menu      ? _("not pressed, or they did not come; F9 and Esc reach everything:")
                          : _("not pressed, or they did not come (Esc and a digit stand for F1 "
                              "to F10):"));
    if (missing[0]) {
        pane_hang("        ", missing);
    }
}

int join_check(const char *host, const struct terminal_options *options)
{
    struct check c = {.wrong = false};
    const char *why;

    if (!terminal_fits(&why)) {
        tell(&c, false, _("Terminal"), _(why));
        pane_hang("        ", _("A station works here in plain mode: palermo join HOST --plain"));
    } else {
        check_terminal(&c);
        check_letters(&c);
    }
    check_keep(&c);
    if (host) {
        check_host(&c, host);
    }
    if (terminal_fits(&why)) {
        fflush(stdout);
        check_keys(&c, options);
    }
    printf("%s\n", c.wrong ? _("Something has to be mended: see the lines with !!.")
                           : _("A station can work here."));
    return c.wrong ? EXIT_BAD : EXIT_GOOD;
}
