/*
 * palermo demo: a shipped case now. Server and played seats in this process, over real TLS; the day
 * is told as it goes, and ends with the account.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/run/account.h"
#include "engine/sys/log.h"
#include "ui/cli/bot.h"
#include "ui/cli/cli.h"
#include "ui/cli/host.h"
#include "ui/cli/options.h"
#include "ui/cli/station.h"
#include "ui/link/wordbook.h"
#include "ui/station/plain.h"
#include "ui/station/station.h"
#include "ui/term/lang.h"

enum { BOTS_MAX = DESKS_MAX, STEP_MS = 30 * 60 * 1000, HEADLESS_SPEED = 600000, LIVE_SPEED = 4000 };

struct demo {
    struct host host;
    struct bot bot[BOTS_MAX];
    int32_t bots;
    struct client staff;
    struct wordbook words;
    struct plain station; /* of a person, in plain mode */
    struct station screen; /* or on a full screen */
    struct shown on;
    bool person, full, plain;
    int32_t desk; /* that person's */
    bool started, ending;
    int64_t told_ms; /* play time of the last progress line */
    int64_t mono_ms;
    int32_t injects, acts;
};

static struct demo demo;

static void clock_text(const struct demo *d, int64_t play_ms, char *to, size_t room)
{
    struct bytes b;

    bytes_init(&b, room - 1);
    tell_clock(&d->host.ex.box.scenario, play_ms, &b);
    text_copy(to, room, bytes_view(&b));
    bytes_done(&b);
}

static bool is_news(const struct fact *f)
{
    return (f->kind == FACT_INJECT && f->u.inject.state == INJECT_RELEASED) ||
           f->kind == FACT_DECISION_TAKEN || f->kind == FACT_MISTAKE ||
           f->kind == FACT_JOINT_AGREED || f->kind == FACT_SEGMENT;
}

static void on_notice(void *context, const struct fact *f, int64_t play_ms, struct span words)
{
    struct demo *d = context;
    char text[32];

    wordbook_note(&d->words, f, words);
    d->injects += f->kind == FACT_INJECT && f->u.inject.state == INJECT_RELEASED;
    d->acts += f->kind == FACT_ACT_ENDED;
    if (!d->person && is_news(f) && d->words.line[0]) {
        clock_text(d, play_ms, text, sizeof(text));
        printf("%s  %s\n", text, d->words.line);
    }
    if (!d->person && play_ms >= d->told_ms + STEP_MS) {
        d->told_ms = play_ms;
        clock_text(d, play_ms, text, sizeof(text));
        printf("%s  ... %d injects so far, %d acts done\n", text, d->injects, d->acts);
    }
    fflush(stdout);
}

static void staff_asks(struct demo *d, enum command_kind kind)
{
    struct command c = {.kind = kind};

    MUST(client_ask(&d->staff, &c) == CLIENT_ASKED);
}

static bool all_live(const struct demo *d)
{
    for (int32_t i = 0; i < d->bots; i++) {
        if (!d->bot[i].playing || d->bot[i].client.state != CLIENT_LIVE) {
            return false;
        }
    }
    return d->staff.state == CLIENT_LIVE &&
           (!d->person || (d->full ? d->screen.client.briefed : d->station.pane.client.briefed));
}

static bool all_done(const struct demo *d)
{
    for (int32_t i = 0; i < d->bots; i++) {
        if (!d->bot[i].done) {
            return false;
        }
    }
    return true;
}

/* Left, or nothing more can be typed: what was has been taken and answered. */
static bool has_left(const struct demo *d)
{
    const struct pane *p = &d->station.pane;

    if (d->full) {
        return d->on.left;
    }
    return p->leave || (p->end && p->was_ready && !p->client.outs && !typed_any(&p->typed));
}

/* The facilitator's part: STARTEX when everybody is there, ENDEX when play time is used up. */
static void steer(struct demo *d)
{
    const struct state *st = &d->host.ex.run.core.st;

    if (!d->started && d->person && has_left(d)) {
        loop_stop(d->host.server.loop); /* before it began: nothing to be told of */
        return;
    }
    if (!d->started && all_live(d)) {
        struct command c = {.kind = COMMAND_SPEED};

        c.u.speed.permille = d->person ? LIVE_SPEED : HEADLESS_SPEED;
        MUST(client_ask(&d->staff, &c) == CLIENT_ASKED);
        staff_asks(d, COMMAND_STARTEX);
        d->started = true;
    }
    if (d->started && !d->ending &&
        ((st->paused && st->now >= st->sc->play_length) ||
         (d->person && has_left(d)))) {
        staff_asks(d, COMMAND_ENDEX);
        d->ending = true;
    }
    if (d->ending && st->phase == PHASE_ENDED && all_done(d) && d->staff.outs == 0) {
        loop_stop(d->host.server.loop);
    }
}

static int64_t sooner(int64_t a, int64_t b)
{
    return b >= 0 && b < a ? b : a;
}

static int64_t demo_turn(void *context)
{
    struct demo *d = context;
    struct loop *loop = d->host.server.loop;
    int64_t wait = server_turn(&d->host.server);

    d->mono_ms = d->host.server.clock.mono_ms(d->host.server.clock.self);
    for (int32_t i = 0; i < d->bots; i++) {
        wait = sooner(wait, bot_turn(&d->bot[i], d->mono_ms));
    }
    wait = sooner(wait, client_turn(&d->staff, d->mono_ms));
    if (d->person && d->full && !d->on.left) {
        wait = sooner(wait, shown_step(&d->on));
    } else if (d->person && !d->full) {
        wait = sooner(wait, pane_turn(&d->station.pane, d->mono_ms, loop_readable(loop)));
        if (d->station.pane.end) {
            loop_watch(loop, -1);
        }
    }
    steer(d);
    return wait;
}

static struct client_options options_for(struct demo *d, int32_t seat)
{
    struct client_options o = {.host = "127.0.0.1", .port = listen_port(d->host.server.listener)};

    MUST(host_card(&d->host, seat, &o.card));
    return o;
}

/* On a full screen where the terminal shows one. */
static void person_sits_down(struct demo *d, struct client_options *o)
{
    struct terminal_options options = {.theme = THEME_DEFAULT, .lang = lang_now(), .bell = true};
    struct loop *loop = d->host.server.loop;
    struct err err;

    o->lang = lang_now();
    d->person = true;
    d->full = !d->plain;
    if (d->full) {
        station_init(&d->screen, loop, o);
        d->on = station_shown(&d->screen);
        d->full = shown_open(&d->on, loop, &options, &err) == ERR_OK;
        if (!d->full) {
            station_done(&d->screen);
        }
    }
    if (!d->full) {
        plain_init(&d->station, loop, o);
        loop_watch(loop, STDIN_FILENO);
    }
}

/* The first seat of each desk that takes part; the first facilitator's. */
static void sit_down(struct demo *d, int32_t person_desk)
{
    const struct exercise *ex = &d->host.ex;
    struct client_events events = {.context = d, .notice = on_notice};
    int32_t last = NONE;
    bool staffed = false;

    d->desk = person_desk;
    for (int32_t seat = 1; seat <= ex->seats; seat++) {
        const struct observer *who = &ex->seat[seat].who;
        struct client_options o;

        if (who->staff ? staffed : who->desk == last) {
            continue;
        }
        o = options_for(d, seat);
        if (who->staff) {
            staffed = true;
            o.console = true;
            client_init(&d->staff, d->host.server.loop, &o, &events);
        } else if (who->desk == person_desk) {
            person_sits_down(d, &o);
        } else {
            bot_init(&d->bot[d->bots++], d->host.server.loop, &o, policy_find("diligent"),
                     (uint64_t)seat);
        }
        last = who->desk;
    }
}

/* In the language that is spoken now: the seat may have chosen another while it played. */
static void tell_account(const struct demo *d)
{
    bool as_computer = strcmp(lang_now(), lang_of_machine()) == 0;
    struct account_of of = {.run = &d->host.ex.run,
                            .sc = casebox_in(&d->host.ex.box, span_of(lang_now())),
                            .lang = as_computer ? NULL : lang_now(),
                            .desk = NONE,
                            .dir = d->host.ex.dir,
                            .program = cli_called(),
                            .eyes = d->person ? d->desk : 0,
                            .seed = d->host.ex.seed};
    struct bytes text;

    bytes_init(&text, 4 << 20);
    account_write(&of, &text);
    fwrite(text.ptr, 1, text.len, stdout);
    bytes_done(&text);
}

static int play(struct demo *d)
{
    int status;

    d->host.server.headless = !d->person;
    loop_run(d->host.server.loop, demo_turn, d, &d->host.server.signal);
    if (d->full) {
        shown_close(&d->on);
    }
    status = d->host.ex.failed ? EXIT_DISK : EXIT_GOOD;
    if (!status && d->host.ex.run.core.st.phase == PHASE_ENDED) {
        tell_account(d);
    }
    for (int32_t i = 0; i < d->bots; i++) {
        bot_done(&d->bot[i]);
    }
    if (d->full) {
        station_done(&d->screen);
    } else if (d->person) {
        plain_done(&d->station);
    }
    client_done(&d->staff);
    wordbook_done(&d->words);
    if (!status) {
        /* Everybody has gone: what that leaves in the journal, and the seal. */
        server_turn(&d->host.server);
        loop_stop(d->host.server.loop);
        status = server_run(&d->host.server) == ERR_OK ? EXIT_GOOD : EXIT_DISK;
    }
    host_stop(&d->host);
    return status;
}

/* The shipped case, beside the program or above it. */
static bool find_case(const char *data, char *to, size_t room)
{
    static const char *const ups[] = {"", "/..", "/../..", FOLDER_DATA};
    char program[900];

    if (data) {
        snprintf(to, room, "%s/scenarios/red-harvest", data);
        return folder_exists(to);
    }
    folder_of_program(program, sizeof(program));
    for (size_t i = 0; i < ARRAY_LEN(ups); i++) {
        snprintf(to, room, "%s%s/scenarios/red-harvest", program, ups[i]);
        if (folder_exists(to)) {
            return true;
        }
    }
    snprintf(to, room, "scenarios/red-harvest");
    return folder_exists(to);
}

static void list_desks(const struct scenario *sc)
{
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        struct span id = scenario_id(sc, REF_DESK, d);

        if (!sc->desk[d].control) {
            fprintf(stderr, " %.*s", (int)id.len, id.ptr);
        }
    }
    fprintf(stderr, "\n");
}

static int agencies(const struct scenario *sc)
{
    int n = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        n += !sc->desk[d].control;
    }
    return n;
}

/* Which agency somebody at this terminal wants to play; NONE: none of them. */
static int32_t ask_desk(const struct scenario *sc)
{
    int32_t desk[DESKS_MAX];
    int32_t n = 0;
    char line[64];
    const char *end;

    printf("%s\n\n", _("Which agency do you want to play?"));
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control) {
            desk[n++] = d;
            printf("  %d  %.*s\n", n, (int)sc->desk[d].title.len, sc->desk[d].title.ptr);
        }
    }
    printf("  0  %s\n", _("None: watch the program play the whole day within a minute"));
    do {
        int32_t chosen;

        printf("\n%s ", _("Number and Enter:"));
        fflush(stdout);
        if (!fgets(line, sizeof(line), stdin)) {
            return NONE;
        }
        end = line + strcspn(line, "\n");
        chosen = end == line + 1 ? line[0] - '0' : -1;
        if (chosen == 0) {
            return NONE;
        }
        if (chosen > 0 && chosen <= n) {
            return desk[chosen - 1];
        }
        printf(_("Please type a number from 0 to %d."), n);
    } while (true);
}

/* By name, or asked for where somebody can answer. false: told. */
static bool choose_desk(struct demo *d, const char *seat, int32_t *ret_desk)
{
    const struct scenario *sc = &d->host.ex.box.scenario;
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

    *ret_desk = NONE;
    if (seat) {
        *ret_desk = names_find(&sc->names[REF_DESK], span_of(seat));
        if (*ret_desk == NONE || sc->desk[*ret_desk].control) {
            fprintf(stderr, "palermo demo: there is no desk '%s' to play; there are:", seat);
            list_desks(sc);
            return false;
        }
    } else if (terminal) {
        *ret_desk = ask_desk(casebox_in(&d->host.ex.box, span_of(lang_now())));
    }
    if (*ret_desk != NONE && !terminal) {
        *ret_desk = NONE;
        printf("There is no terminal to play from: the program plays every desk. A script plays "
               "with palermo serve and palermo join --plain.\n");
    }
    return true;
}

int cmd_demo(int argc, char **argv)
{
    const char *seat = NULL;
    const char *data = NULL;
    const char *lang = NULL;
    struct host_options o = {.listen = "127.0.0.1:0", .seed = 1, .seats = 1, .played = true};
    const struct option_row rows[] = {{"seat", &seat, NULL},
                                      {"dir", &o.dir, NULL},
                                      {"data", &data, NULL},
                                      {"lang", &lang, NULL},
                                      {"plain", NULL, &demo.plain}};
    struct arguments args;
    char shipped[1024];
    int32_t desk;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 0, 0) ||
        !station_speaks("demo", lang)) {
        return EXIT_USAGE;
    }
    if (!find_case(data, shipped, sizeof(shipped))) {
        fprintf(stderr, "palermo demo: the case red-harvest was not found %s; say where\n"
                        "'scenarios' and 'roles' stand: --data DIR\n",
                data ? data : "beside the program");
        return EXIT_BAD;
    }
    o.what = shipped;
    o.data = data;
    log_up_to(LOG_ERROR);
    status = host_start(&demo.host, &o);
    if (status) {
        return status;
    }
    if (!choose_desk(&demo, seat, &desk)) {
        host_abandon(&demo.host);
        return EXIT_USAGE;
    }
    wordbook_init(&demo.words);
    printf("%.*s, first day: a server, %d agencies, one journal (%s)\n\n",
           (int)demo.host.ex.box.scenario.title.len, demo.host.ex.box.scenario.title.ptr,
           agencies(&demo.host.ex.box.scenario), demo.host.ex.dir);
    sit_down(&demo, desk);
    return play(&demo);
}
