#include "ui/cli/host.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/sys/clock.h"
#include "engine/sys/dir.h"
#include "ui/cli/cli.h"
#include "ui/cli/speech.h"
#include "ui/cli/station.h"
#include "ui/cli/tell.h"

enum { OUTAGE_MS = 60000 };

bool host_is_exercise(const char *dir)
{
    char path[EXERCISE_PATH + 32];

    snprintf(path, sizeof(path), "%.1000s/%s", dir, JOURNAL_FILE);
    return access(path, F_OK) == 0;
}

/* What a start that failed came to: the disk's fault is not the same as a name that is taken. */
static int start_status(enum err_code code)
{
    return code == ERR_IO || code == ERR_FULL ? EXIT_DISK : EXIT_BAD;
}

/* "red_harvest-2026-11-22-153012" in the present folder. */
static void name_of(const struct casebox *box, char *to, size_t room)
{
    time_t now = time(NULL);
    struct tm tm;
    char stamp[32];

    gmtime_r(&now, &tm);
    strftime(stamp, sizeof(stamp), "%Y-%m-%d-%H%M%S", &tm);
    snprintf(to, room, "%.*s-%s", (int)box->scenario.id.len, box->scenario.id.ptr, stamp);
}

static int make(const struct host_options *o, char *dir, size_t room, int64_t wall_ms)
{
    struct casebox box;
    struct err err;
    enum err_code code;
    int status = tell_casebox(&box, o->what, o->data);

    if (status) {
        return status;
    }
    if (o->dir) {
        snprintf(dir, room, "%s", o->dir);
        while (strlen(dir) > 1 && dir[strlen(dir) - 1] == '/') {
            dir[strlen(dir) - 1] = '\0'; /* the draft of the folder stands beside it */
        }
    } else {
        name_of(&box, dir, room);
    }
    code = exercise_create(dir, &box, (uint64_t)o->seed, o->seats, wall_ms, &err);
    casebox_close(&box);
    if (code) {
        tell_err(&err);
        return start_status(code);
    }
    return EXIT_GOOD;
}

void host_command(struct host *h, const struct command *cmd)
{
    const struct state *st = &h->ex.run.core.st;
    int64_t mono = h->server.clock.mono_ms(h->server.clock.self);

    h->ex.wall_ms = h->server.clock.wall_ms(h->server.clock.self);
    exercise_house(&h->ex, cmd, pace_now(&h->server.pace, st, mono));
    pace_follow(&h->server.pace, st, mono);
}

/* Nobody is thrown into running play after an outage: it comes up paused. */
static void pause_after_outage(struct host *h, int64_t wall_ms)
{
    const struct state *st = &h->ex.run.core.st;
    int64_t mono = h->server.clock.mono_ms(h->server.clock.self);

    if (h->fresh || st->phase != PHASE_RUNNING || st->paused ||
        wall_ms - h->ex.recovery.verdict.last_wall_ms < OUTAGE_MS) {
        return;
    }
    h->ex.wall_ms = wall_ms;
    exercise_stop(&h->ex, TELL_STOP_OUTAGE, pace_now(&h->server.pace, st, mono));
    pace_follow(&h->server.pace, st, mono);
}

/* As asked for, as the last time, or for this computer alone. false: told. */
static bool choose_address(struct host *h, const struct host_options *o)
{
    if (o->listen) {
        return address_parse(o->listen, &h->address);
    }
    h->as_before = !h->fresh && address_kept(o->what, &h->address);
    if (!h->as_before) {
        h->address = (struct address){"127.0.0.1", PORT_DEFAULT};
    }
    return true;
}

static int serve_from(struct host *h, const struct host_options *o)
{
    struct server_options so = {.address = h->address.host,
                                .port = h->address.port,
                                .rate = 20,
                                .burst = 60,
                                .played = o->played};
    struct err err;
    struct tls *tls;
    char key[1024];
    enum err_code code = cards_key(h->ex.dir, key, sizeof(key), &err);

    if (code) {
        tell_err(&err);
        return start_status(code);
    }
    if (tls_server(span_of(key), &tls, &err) != ERR_OK) {
        tell_err(&err);
        return EXIT_BAD;
    }
    tls_print(tls, h->print);
    code = cards_issue(&h->ex, h->print, &err);
    if (code) {
        tell_err(&err);
        tls_free(tls);
        return start_status(code);
    }
    if (server_start(&h->server, &h->ex, tls, &so, &err) != ERR_OK) {
        tell_err(&err);
        if (err.code == ERR_IO && h->as_before) {
            fprintf(stderr, "palermo: that is where it was the last time; --listen ADDR:PORT "
                            "takes another, and the stations are told it by hand\n");
        }
        return EXIT_BAD;
    }
    h->address.port = listen_port(h->server.listener);
    if (address_keep(h->ex.dir, &h->address, &err) != ERR_OK) {
        tell_err(&err); /* it can be served all the same */
    }
    return EXIT_GOOD;
}

/* What was made for a start that failed would be in the way of the next. */
static void take_away(const struct host *h, const char *dir)
{
    struct err err;

    if (h->fresh && dir_remove(dir, &err) != ERR_OK) {
        tell_err(&err);
    }
}

int host_start(struct host *h, const struct host_options *o)
{
    struct clock clock = clock_posix();
    int64_t wall_ms = clock.wall_ms(clock.self);
    char dir[EXERCISE_PATH];
    struct err err;
    enum err_code code;
    int status;

    *h = (struct host){.fresh = !host_is_exercise(o->what)};
    if (!choose_address(h, o)) {
        return EXIT_USAGE;
    }
    snprintf(dir, sizeof(dir), "%s", o->what);
    if (h->fresh) {
        status = make(o, dir, sizeof(dir), wall_ms);
        if (status) {
            return status;
        }
    }
    code = exercise_open(&h->ex, dir, o->sync, wall_ms, &err);
    if (code) {
        tell_exercise_err(dir, &err);
        take_away(h, dir);
        return tell_status(code);
    }
    speech_load(&h->ex.box);
    status = serve_from(h, o);
    if (status) {
        exercise_close(&h->ex);
        take_away(h, dir);
        return status;
    }
    pause_after_outage(h, wall_ms);
    return EXIT_GOOD;
}

void host_abandon(struct host *h)
{
    char dir[EXERCISE_PATH];

    snprintf(dir, sizeof(dir), "%s", h->ex.dir);
    host_stop(h);
    take_away(h, dir);
}

void host_stop(struct host *h)
{
    server_stop(&h->server);
    exercise_close(&h->ex);
}

bool host_card(const struct host *h, int32_t seat, struct card *ret)
{
    char text[CARD_TEXT];
    const char *why;

    return cards_read(h->ex.dir, h->ex.seat[seat].name, text, sizeof(text)) &&
           card_read(span_of(text), ret, &why);
}
