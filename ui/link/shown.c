#include "ui/link/shown.h"

#include <unistd.h>

#include "engine/sys/log.h"
#include "ui/link/wish.h"

enum { LEAVE_MS = 2000, BELL_MS = 10000, KEYS_A_TURN = 4096 };

/* Sounds for what is urgent, rarely, and not while the window has the keyboard. */
static void ring(struct shown *r)
{
    struct screen *s = r->screen;

    if (s->bell && !terminal_focus() && s->mono_ms - r->belled >= BELL_MS) {
        terminal_bell();
        r->belled = s->mono_ms;
    }
    s->bell = false;
}

/* Has anything been pressed, or has the size changed? */
static bool take_keys(struct shown *r)
{
    struct screen *s = r->screen;
    int i;

    for (i = 0; i < KEYS_A_TURN && !s->leave; i++) {
        struct key key = terminal_key();

        if (key.press == PRESS_NONE || key.press == PRESS_RESIZE) {
            if (key.press == PRESS_NONE) {
                break;
            }
            (void)terminal_grid();
            continue;
        }
        screen_key(s, key);
    }
    if (s->theme_next) {
        terminal_theme((enum theme)((terminal_theme_now() + 1) % THEME_COUNT));
        s->theme_next = false;
    }
    if (s->redraw) {
        terminal_redraw();
        s->redraw = false;
    }
    return i > 0;
}

static void draw(struct shown *r)
{
    struct grid *g = terminal_grid();

    client_sized(r->client, g->cols, g->rows);
    screen_draw(r->screen, g);
    terminal_paint();
}

/* What was sent last should still go out, where that takes no more than a moment. */
static bool may_go(struct shown *r)
{
    struct screen *s = r->screen;

    if (!s->leave) {
        return false;
    }
    r->leave_by = r->leave_by ? r->leave_by : s->mono_ms + LEAVE_MS;
    return (r->client->outs == 0 && !(r->holds && r->holds(s))) ||
           r->client->state != CLIENT_LIVE || s->mono_ms >= r->leave_by;
}

int64_t shown_step(struct shown *on)
{
    struct screen *s = on->screen;
    int64_t soon;
    int64_t wait;
    bool keys;

    (void)loop_readable(on->loop);
    s->mono_ms = on->clock.mono_ms(on->clock.self);
    keys = take_keys(on);
    wait = on->turn(s, s->mono_ms);
    ring(on);
    soon = keys ? 0 : rhythm_next(&on->rhythm, s->mono_ms); /* a key shows at once what it does */
    if (soon) {
        wait = soon < wait ? soon : wait;
    } else {
        draw(on);
    }
    on->left = may_go(on) || !terminal_there();
    return s->leave && wait > LEAVE_MS / 8 ? LEAVE_MS / 8 : wait;
}

/* A screen has no place for lines of a log. */
static void no_log(void *context, struct span line)
{
    (void)context;
    (void)line;
}

enum err_code shown_open(struct shown *on, struct loop *loop,
                         const struct terminal_options *options, struct err *err)
{
    enum err_code code = terminal_open(options, err);

    on->loop = loop;
    on->clock = clock_posix();
    if (!code) {
        log_to(no_log, NULL);
        loop_watch(loop, STDIN_FILENO);
    }
    return code;
}

void shown_close(struct shown *on)
{
    if (on->let_go) {
        on->let_go(on->screen);
    }
    loop_watch(on->loop, -1);
    terminal_close();
}

struct running {
    struct shown *on;
    volatile int signal;
};

static int64_t turn(void *context)
{
    struct running *r = context;
    int64_t wait = shown_step(r->on);

    if (r->on->left || r->signal) {
        loop_stop(r->on->loop);
    }
    return wait;
}

enum err_code shown_run(struct shown *on, struct loop *loop, const struct terminal_options *options,
                        int *ret_status, struct err *err)
{
    struct running r = {.on = on};
    enum err_code code = shown_open(on, loop, options, err);

    if (code) {
        return code;
    }
    loop_run(loop, turn, &r, &r.signal);
    shown_close(on);
    *ret_status = on->client->state == CLIENT_REFUSED ? 1 : 0;
    return ERR_OK;
}
