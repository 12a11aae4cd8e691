/*
 * palermo join, console, play: the programs at the stations.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/sys/clock.h"
#include "engine/sys/log.h"
#include "ui/cli/bot.h"
#include "ui/cli/cli.h"
#include "ui/cli/join_check.h"
#include "ui/cli/options.h"
#include "ui/cli/station.h"
#include "ui/console/console.h"
#include "ui/console/plain_console.h"
#include "ui/station/plain.h"
#include "ui/station/station.h"
#include "ui/term/lang.h"

static int join_plain(const struct station_args *a, const char *command)
{
    static struct plain station;
    struct loop *loop = loop_new();
    int status;

    plain_init(&station, loop, &a->options);
    status = pane_run(&station.pane, loop);
    station_goodbye(a, &station.pane.client, command);
    plain_done(&station);
    loop_free(loop);
    return status;
}

/* false: this terminal shows no screen; it has been told why. */
static bool show(struct shown on, struct loop *loop, const struct station_args *a,
                 const char *command, const struct terminal_options *options, int *ret_status)
{
    struct err err;
    bool shown = shown_run(&on, loop, options, ret_status, &err) == ERR_OK;

    if (shown) {
        station_goodbye(a, on.client, command);
    } else {
        fprintf(stderr, "palermo: %s; so it is plain mode\n", err.text);
    }
    return shown;
}

static bool join_screen(const struct station_args *a, const char *command,
                        const struct terminal_options *options, int *ret_status)
{
    static struct station station;
    struct loop *loop = loop_new();
    bool shown;

    station_init(&station, loop, &a->options);
    shown = show(station_shown(&station), loop, a, command, options, ret_status);
    station_done(&station);
    loop_free(loop);
    return shown;
}

static bool console_screen(const struct station_args *a, const char *command,
                           const struct terminal_options *options, int *ret_status)
{
    static struct console console;
    struct loop *loop = loop_new();
    bool shown;

    console_init(&console, loop, &a->options);
    shown = show(console_shown(&console), loop, a, command, options, ret_status);
    console_done(&console);
    loop_free(loop);
    return shown;
}

struct look_args {
    const char *theme, *bell, *lang;
    bool plain, ascii;
};

/* How it looks: what was asked for, else what the environment says. false: told. */
static bool look_options(const char *command, const struct look_args *look,
                         struct terminal_options *ret)
{
    const char *no_colour = getenv("NO_COLOR");
    int i = 0;

    *ret = (struct terminal_options){.theme = no_colour && *no_colour ? THEME_MONO : THEME_DEFAULT,
                                     .ascii = look->ascii,
                                     .bell = strcmp(look->bell, "never") != 0};
    while (look->theme && theme_names[i] && strcmp(theme_names[i], look->theme) != 0) {
        i++;
    }
    if (look->theme && !theme_names[i]) {
        fprintf(stderr,
                "palermo %s: no theme '%s': there are default, light, dark, contrast, mono\n",
                command, look->theme);
        return false;
    }
    if (look->theme) {
        ret->theme = (enum theme)i;
    }
    if (ret->bell && strcmp(look->bell, "urgent") != 0) {
        fprintf(stderr, "palermo %s: --bell is urgent or never, not '%s'\n", command, look->bell);
        return false;
    }
    if (!station_speaks(command, look->lang)) {
        return false;
    }
    ret->lang = lang_now();
    return true;
}

/* Only the terminal can be looked at without a host. */
static bool named(const struct arguments *args, bool check)
{
    if (!check && !args->count) {
        fprintf(stderr, "palermo join: something is missing: which HOST? See palermo join "
                        "--help\n");
    }
    return check || args->count;
}

int cmd_join(int argc, char **argv)
{
    struct look_args look = {.bell = "urgent"};
    bool check = false;
    const struct option_row rows[] = {{"plain", NULL, &look.plain}, {"lang", &look.lang, NULL},
                                      {"theme", &look.theme, NULL}, {"ascii", NULL, &look.ascii},
                                      {"check", NULL, &check},      {"bell", &look.bell, NULL}};
    struct terminal_options options;
    struct arguments args;
    struct station_args a;
    const char *why;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 0, 2) ||
        !named(&args, check) || !look_options("join", &look, &options)) {
        return EXIT_USAGE;
    }
    if (check) {
        return join_check(args.count ? args.at[0] : NULL, &options);
    }
    if (!station_args(&a, args.at[0], args.count > 1 ? args.at[1] : NULL, STATION_DESK,
                      look.lang)) {
        return EXIT_USAGE;
    }
    a.plain = look.plain;
    a.options.lang = options.lang = lang_now();
    if (!look.plain && terminal_fits(&why) && join_screen(&a, argv[0], &options, &status)) {
        return status;
    }
    return join_plain(&a, argv[0]);
}

static int console_plain(const struct station_args *a, const char *command)
{
    static struct plain_console console;
    struct loop *loop = loop_new();
    int status;

    plain_console_init(&console, loop, &a->options);
    status = pane_run(&console.pane, loop);
    station_goodbye(a, &console.pane.client, command);
    plain_console_done(&console);
    loop_free(loop);
    return status;
}

int cmd_console(int argc, char **argv)
{
    struct look_args look = {.bell = "urgent"};
    const struct option_row rows[] = {{"plain", NULL, &look.plain}, {"lang", &look.lang, NULL},
                                      {"theme", &look.theme, NULL}, {"ascii", NULL, &look.ascii},
                                      {"bell", &look.bell, NULL}};
    struct terminal_options options;
    struct arguments args;
    struct station_args a;
    const char *why;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 2) ||
        !look_options("console", &look, &options) ||
        !station_args(&a, args.at[0], args.count > 1 ? args.at[1] : NULL, STATION_STAFF,
                      look.lang)) {
        return EXIT_USAGE;
    }
    a.plain = look.plain;
    a.options.lang = options.lang = lang_now();
    if (!look.plain && terminal_fits(&why) && console_screen(&a, argv[0], &options, &status)) {
        return status;
    }
    return console_plain(&a, argv[0]);
}

struct bot_run {
    struct bot bot;
    struct loop *loop;
    struct clock clock;
    volatile int signal;
};

static int64_t bot_loop(void *context)
{
    struct bot_run *r = context;
    int64_t wait = bot_turn(&r->bot, r->clock.mono_ms(r->clock.self));

    if (r->bot.done || r->signal || r->bot.client.state == CLIENT_REFUSED) {
        loop_stop(r->loop);
    }
    return wait;
}

int cmd_play(int argc, char **argv)
{
    static struct bot_run run;
    const char *policy = NULL;
    const char *seed = "1";
    int64_t number;
    const char *lang = NULL;
    const struct option_row rows[] = {
        {"policy", &policy, NULL}, {"seed", &seed, NULL}, {"lang", &lang, NULL}};
    struct arguments args;
    struct station_args a;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 2) ||
        !options_number("seed", seed, 0, INT64_MAX / 2, &number) ||
        !station_speaks("play", lang)) {
        return EXIT_USAGE;
    }
    if (!policy || !policy_find(policy)) {
        fprintf(stderr, "palermo play: say how with --policy: ");
        for (int32_t i = 0; i < POLICY_COUNT; i++) {
            fprintf(stderr, "%s%s", i ? ", " : "", policy_names[i]);
        }
        fprintf(stderr, "\n");
        return EXIT_USAGE;
    }
    if (!station_args(&a, args.at[0], args.count > 1 ? args.at[1] : NULL, STATION_PLAYED,
                      lang)) {
        return EXIT_USAGE;
    }
    run.loop = loop_new();
    run.clock = clock_posix();
    bot_init(&run.bot, run.loop, &a.options, policy_find(policy), (uint64_t)number);
    loop_run(run.loop, bot_loop, &run, &run.signal);
    status = run.bot.client.state == CLIENT_REFUSED ? EXIT_BAD : EXIT_GOOD;
    bot_done(&run.bot);
    loop_free(run.loop);
    return status;
}
