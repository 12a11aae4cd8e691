#include "ui/link/pane.h"
#include "ui/term/lang.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unilbrk.h>
#include <unistd.h>
#include <uniwidth.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/sys/clock.h"

enum { LEAVE_MS = 2000, NO_TERMINAL = 1 << 20 };

/* Lines that were read long ago would bury what is new; and what time it is comes by itself. */
static bool catching_up(const struct pane *p)
{
    return p->brief && (p->client.n < p->client.past || !p->client.play_at_ms);
}

static void arrive(struct pane *p)
{
    p->was_ready = true;
    p->ready(p);
    fflush(stdout);
}

static void on_notice(void *context, const struct fact *f, int64_t play_ms, struct span words)
{
    struct pane *p = context;

    wordbook_note(&p->words, f, words);
    if (!p->brief || p->client.n > p->client.past) {
        p->told(p, f, play_ms);
        return;
    }
    if (p->before) {
        p->before(p, f, play_ms);
    }
    if (f->kind == FACT_LINE && p->was_ready) {
        pane_told(p, play_ms); /* why all that follows is as it was before */
    }
    if (!catching_up(p)) {
        if (f->kind == FACT_LINE || f->kind == FACT_PAUSED) {
            p->client.play_ms = play_ms; /* it stands there, before the server says the time */
            p->client.running = false;
        }
        arrive(p); /* again, where the server had the view begun anew */
    }
}

static void on_status(void *context, struct span params)
{
    struct pane *p = context;

    if (p->status) {
        p->status(p, params);
    }
    if (p->client.state == CLIENT_LIVE && !p->was_ready && !catching_up(p)) {
        arrive(p);
    }
}

static void on_answered(void *context, enum command_kind kind, bool ok, enum refusal code,
                        struct span message)
{
    struct pane *p = context;
    char text[512];

    (void)code;
    text_copy(text, sizeof(text), message);
    p->answered(p, kind, ok, *text ? _(text) : ""); /* a rule's; else the case says it itself */
}

static void on_anew(void *context, const struct scenario *before)
{
    struct pane *p = context;

    wordbook_done(&p->words);
    wordbook_init(&p->words);
    if (p->anew) {
        p->anew(p, before);
    }
}

static void on_changed(void *context, enum client_state state, const char *why)
{
    struct pane *p = context;

    if (state == CLIENT_LIVE) {
        printf("%s\n", _("[connected]"));
        p->away = false;
        if (!p->was_ready && !catching_up(p)) {
            arrive(p);
        }
    } else if (state == CLIENT_WAITING && why[0] && !p->away) {
        p->away = true;
        pane_say(_("[no link: %s. What you typed is safe; trying again by itself]"),
                 client_why(why));
        printf("\n");
    } else if (state == CLIENT_REFUSED) {
        printf(_("[refused: %s]"), client_why(why));
        printf("\n");
        p->leave = true;
    }
    fflush(stdout);
}

static void on_looked(void *context, struct span result)
{
    struct pane *p = context;

    if (p->looked) {
        p->looked(p, result);
    }
}

void pane_init(struct pane *p, struct loop *loop, const struct client_options *options)
{
    struct client_events events = {.context = p,
                                   .looked = on_looked,
                                   .notice = on_notice,
                                   .status = on_status,
                                   .answered = on_answered,
                                   .changed = on_changed,
                                   .anew = on_anew};

    typed_init(&p->typed);
    wordbook_init(&p->words);
    client_init(&p->client, loop, options, &events);
}

void pane_done(struct pane *p)
{
    client_done(&p->client);
    wordbook_done(&p->words);
}

const char *pane_clock(const struct pane *p, int64_t play_ms)
{
    static char text[32];

    client_clock(&p->client, play_ms, text, sizeof(text));
    return text;
}

int32_t pane_number(const char *text, int32_t most)
{
    int64_t v;

    return text_int(span_of(text), &v) && v >= 1 && v <= most ? (int32_t)v : 0;
}

/* Where there is no terminal a line is a line: whatever reads it breaks it, or does not. */
static int width(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
        return NO_TERMINAL;
    }
    return size.ws_col >= 20 ? size.ws_col : 80;
}

static int columns(const char *text)
{
    return u8_strwidth((const uint8_t *)text, "UTF-8");
}

/* From column `at` on; each line that follows is indented. */
static void wrapped(const char *text, int at, int indent)
{
    size_t n = strlen(text);
    char *breaks = malloc(n + 1);

    MUST(breaks);
    u8_width_linebreaks((const uint8_t *)text, n, width() - 1 - indent, at - indent, 0, NULL,
                        "UTF-8", breaks);
    for (size_t i = 0; i < n; i++) {
        if (breaks[i] == UC_BREAK_POSSIBLE && text[i] != '\n') {
            printf("\n%*s", indent, "");
        }
        putchar(text[i]);
        if (text[i] == '\n' && text[i + 1]) {
            printf("%*s", indent, "");
        }
    }
    free(breaks);
}

void pane_told(const struct pane *p, int64_t play_ms)
{
    struct bytes b;

    bytes_init(&b, strlen(p->words.line) + 64);
    bytes_fmt(&b, "[%s] %s\n", pane_clock(p, play_ms), p->words.line);
    wrapped(bytes_cstr(&b), 0, 0);
    bytes_done(&b);
}

bool pane_ask(struct pane *p, const struct command *cmd)
{
    switch (client_ask(&p->client, cmd)) {
    case CLIENT_ASKED:
        return true;
    case CLIENT_TOO_LONG:
        printf("%s\n", _("That is too long to be sent. Please say it in fewer words."));
        return false;
    case CLIENT_FULL:
    default:
        printf("%s\n", _("Too much is waiting to be sent. Please try again in a moment."));
        return false;
    }
}

void pane_say(const char *format, ...)
{
    char *text;
    va_list ap;

    va_start(ap, format);
    MUST(vasprintf(&text, format, ap) >= 0);
    va_end(ap);
    wrapped(text, 0, 0);
    free(text);
}

void pane_print(const char *text)
{
    wrapped(text, 0, 0);
}

void pane_hang(const char *head, const char *text)
{
    int at = columns(head);

    fputs(head, stdout);
    wrapped(text, at, at < width() / 2 ? at : 2);
    putchar('\n');
}

void pane_pieces(const char *const *piece, size_t pieces)
{
    int at = 0;

    for (size_t i = 0; i < pieces; i++) {
        int wide = columns(piece[i]);
        bool fits = at + 1 + wide < width();

        printf("%s%s", i == 0 ? "" : fits ? " " : "\n", piece[i]);
        at = i > 0 && fits ? at + 1 + wide : wide;
    }
    putchar('\n');
}

/* Before there is anything to choose from: whoever waits at a terminal may leave. */
static void early(struct pane *p, const char *text)
{
    if (strcmp(text, "0") == 0 || strcmp(text, "leave") == 0) {
        p->leave = true;
    } else {
        printf("%s\n", _("[not connected yet, still trying. 0: leave]"));
    }
}

/* What comes through a pipe waits for the connection, and for the view. */
static bool takes_lines(const struct pane *p)
{
    return p->was_ready || p->leave || p->typed.terminal;
}

static void take_lines(struct pane *p)
{
    char line[TYPED_MAX];

    while (takes_lines(p) && typed_line(&p->typed, p->mono_ms, line)) {
        if (p->was_ready || p->leave) {
            p->line(p, line);
        } else {
            early(p, line);
        }
    }
    fflush(stdout);
}

int64_t pane_turn(struct pane *p, int64_t mono_ms, bool readable)
{
    int64_t wait;
    int64_t held;

    p->mono_ms = mono_ms;
    if (readable) {
        typed_read(&p->typed, mono_ms);
        p->end = p->typed.end;
    }
    take_lines(p);
    wait = client_turn(&p->client, mono_ms);
    held = takes_lines(p) ? typed_wait(&p->typed, mono_ms) : -1;
    return held >= 0 && (wait < 0 || held < wait) ? held : wait;
}

struct alone {
    struct pane *pane;
    struct loop *loop;
    struct clock clock;
    volatile int signal;
    int64_t leave_by; /* set when leaving begins */
};

/* What was typed last should still go out and be told of, where that takes but a moment. */
static bool may_go(struct alone *a)
{
    struct pane *p = a->pane;

    if (!p->leave) {
        return false;
    }
    if (!a->leave_by) {
        a->leave_by = p->mono_ms + LEAVE_MS;
    }
    return client_all_told(&p->client) || p->client.state != CLIENT_LIVE ||
           p->mono_ms >= a->leave_by;
}

/* Nothing more can be typed, and what was has been taken, answered and told. */
static bool all_done(struct pane *p)
{
    return p->end && !p->client.outs && !typed_any(&p->typed) &&
           (client_all_told(&p->client) || p->client.state != CLIENT_LIVE);
}

static int64_t alone_turn(void *context)
{
    struct alone *a = context;
    bool readable = loop_readable(a->loop);
    int64_t wait = pane_turn(a->pane, a->clock.mono_ms(a->clock.self), readable);

    if (all_done(a->pane)) {
        if (!a->pane->was_ready && !a->pane->leave) {
            printf("%s\n", _("[nothing can be typed here: standard input is at its end]"));
        }
        a->pane->leave = true;
    }
    if (a->pane->end) {
        loop_watch(a->loop, -1);
    }
    if (may_go(a) || a->signal) {
        loop_stop(a->loop);
        if (a->pane->farewell) {
            pane_say("%s\n", a->pane->farewell);
        }
    }
    return a->pane->leave && wait > LEAVE_MS / 4 ? LEAVE_MS / 4 : wait;
}

int pane_run(struct pane *p, struct loop *loop)
{
    struct alone a = {.pane = p, .loop = loop, .clock = clock_posix()};

    loop_watch(loop, STDIN_FILENO);
    loop_run(loop, alone_turn, &a, &a.signal);
    return p->client.state == CLIENT_REFUSED ? 1 : 0;
}
