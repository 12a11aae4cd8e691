/*
 * palermo serve and palermo cards.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/net/tls.h"
#include "engine/sys/clock.h"
#include "ui/cli/cli.h"
#include "ui/cli/host.h"
#include "ui/cli/options.h"
#include "ui/cli/station.h"
#include "ui/cli/tell.h"
#include "ui/term/lang.h"

/* "2", "0.5", ".25": play time per real time, as permille; 0 if it is none. */
static int64_t speed_of(const char *text)
{
    int64_t permille = 0;
    int64_t part = 0;
    const char *c = text;

    for (; *c >= '0' && *c <= '9' && permille < 1000000; c++) {
        permille = permille * 10 + (*c - '0') * 1000;
    }
    if (*c == '.') {
        c++;
        for (part = 100; *c >= '0' && *c <= '9' && part > 0; c++, part /= 10) {
            permille += (*c - '0') * part;
        }
    }
    return *c || c == text || c[-1] == '.' ? 0 : permille;
}

static void told_where(const struct host *h)
{
    char reach[ADDRESS_MAX + 16];

    address_for_people(h->ex.dir, reach, sizeof(reach));
    printf("Exercise: %s\nListening on port %d of %s%s.\n", h->ex.dir, h->address.port,
           h->address.host, h->as_before ? ", as the last time" : "");
    if (strncmp(h->address.host, "127.", 4) == 0) {
        printf("Only this computer can reach it; for a classroom: --listen 0.0.0.0:%d\n",
               h->address.port);
    }
    printf("At a desk:      palermo join %s CARD\nAt the console: palermo console %s CARD\n"
           "The cards:      palermo cards %s\n"
           "Stop with Ctrl-C; palermo serve %s goes on at the same address.\n",
           reach, reach, h->ex.dir, h->ex.dir);
    if (h->ex.recovery.dropped_bytes) {
        printf("A write that nobody had been told of was incomplete; it is kept as %s.\n",
               h->ex.recovery.kept_as);
    }
    if (h->ex.run.core.st.paused && h->ex.run.core.st.phase != PHASE_ENDED) {
        printf("Play is paused; resume it at the console.\n");
    }
    fflush(stdout);
}

/* An exercise that goes on has its seed, seats and folder: others would be silently ignored. */
static bool fits(const char *what, const char *dir, const char *seed, const char *seats)
{
    const char *option = dir ? "dir" : seed ? "seed" : seats ? "seats" : NULL;

    if (!option || !host_is_exercise(what)) {
        return true;
    }
    fprintf(stderr,
            "palermo serve: --%s is for a new exercise, and %s is one that goes on\n"
            "Try: palermo serve --help\n",
            option, what);
    return false;
}

/* "auto", "inline", "worker"; no text: auto. false: told. */
static bool sync_of(const char *text, enum disk_sync *ret)
{
    static const char *const names[] = {
        [DISK_AUTO] = "auto", [DISK_INLINE] = "inline", [DISK_WORKER] = "worker"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (!text || strcmp(text, names[i]) == 0) {
            *ret = (enum disk_sync)i;
            return true;
        }
    }
    fprintf(stderr, "palermo serve: --sync %s: expected auto, inline or worker\n", text);
    return false;
}

int cmd_serve(int argc, char **argv)
{
    static struct host host;
    const char *seed = NULL;
    const char *seats = NULL;
    const char *speed = NULL;
    const char *sync = NULL;
    struct host_options o = {0};
    const struct option_row rows[] = {{"dir", &o.dir, NULL},     {"listen", &o.listen, NULL},
                                      {"speed", &speed, NULL},   {"seed", &seed, NULL},
                                      {"seats", &seats, NULL},   {"data", &o.data, NULL},
                                      {"sync", &sync, NULL},     {"played", NULL, &o.played}};
    struct arguments args;
    struct command set = {.kind = COMMAND_SPEED};
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 1) ||
        !options_number("seed", seed ? seed : "1", 0, INT64_MAX / 2, &o.seed) ||
        !options_number("seats", seats ? seats : "2", 1, SEATS_A_DESK_MAX, &o.seats) ||
        !sync_of(sync, &o.sync) || !fits(args.at[0], o.dir, seed, seats)) {
        return EXIT_USAGE;
    }
    if (speed) {
        set.u.speed.permille = speed_of(speed);
        if (set.u.speed.permille < 100 || set.u.speed.permille > 600000) {
            fprintf(stderr, "palermo serve: --speed %s: expected 0.1 to 600\n", speed);
            return EXIT_USAGE;
        }
    }
    if (geteuid() == 0) {
        fprintf(stderr, "palermo serve: running as root; an ordinary account is safer\n");
    }
    o.what = args.at[0];
    status = host_start(&host, &o);
    if (status) {
        return status;
    }
    if (speed && host.ex.run.core.st.speed != set.u.speed.permille) {
        host_command(&host, &set);
    }
    told_where(&host);
    status = server_run(&host.server) == ERR_OK ? EXIT_GOOD : EXIT_DISK;
    if (status) {
        fprintf(stderr, "palermo serve: disk error: %s\n", host.ex.err.text);
        _exit(EXIT_DISK); /* nothing staged may be shown or written any more */
    }
    host_stop(&host);
    return status;
}

static struct span staff_title(int32_t power)
{
    switch (power) {
    case POWER_EVALUATOR:
        return span_of(_("Evaluator (console)"));
    case POWER_ACTOR:
        return span_of(_("Actor, control desks (console)"));
    case POWER_OBSERVER:
        return span_of(_("Observer (console)"));
    default:
        return span_of(_("Facilitator (console)"));
    }
}

/* How cards are shown. */
struct cards_shown {
    bool print;       /* to be cut out of paper */
    const char *lang; /* of the cards, and of the seat that is taken with them; NULL: none */
};

/* One card, to be read at a computer or cut out of paper. */
static void show_card(const struct exercise *ex, int32_t seat, const char *card,
                      const struct cards_shown *how)
{
    const struct scenario *sc = casebox_in(&ex->box, span_of(how->lang ? how->lang : ""));
    int32_t desk = ex->seat[seat].who.desk;
    struct span title = desk == NONE ? staff_title(ex->seat[seat].who.power) : sc->desk[desk].title;
    const char *program = desk == NONE ? "console" : "join";
    char reach[ADDRESS_MAX + 16];
    char speaks[24] = "";

    address_for_people(ex->dir, reach, sizeof(reach));
    if (how->lang) {
        snprintf(speaks, sizeof(speaks), " --lang %s", how->lang);
    }
    if (!how->print) {
        printf("%-6s %-44s %.*s\n       palermo %s %s %s%s\n", ex->seat[seat].name, card,
               (int)title.len, title.ptr, program, reach, card, speaks);
        return;
    }
    printf("+----------------------------------------------------------------------------+\n"
           "  %.*s\n  %.*s\n\n"
           "  palermo %s %s %s%s\n\n"
           "  %s\n"
           "+----------------------------------------------------------------------------+\n\n",
           (int)sc->title.len, sc->title.ptr, (int)title.len, title.ptr, program, reach, card,
           speaks, _("Type this line. The card in it works once, at one computer."));
}

static void show_cards(const struct exercise *ex, const struct cards_shown *how)
{
    char card[CARD_TEXT];

    for (int32_t i = 1; i <= ex->seats; i++) {
        if (cards_read(ex->dir, ex->seat[i].name, card, sizeof(card))) {
            show_card(ex, i, card, how);
        } else if (!how->print) {
            printf("%-6s %s\n", ex->seat[i].name,
                   ex->seat[i].claimed ? _("taken; a new card: --reissue") : _("no card yet"));
        }
    }
}

/* The new card alone: beside the others it would be looked for, or the wrong one handed out. */
static void show_reissued(const struct exercise *ex, const char *name,
                          const struct cards_shown *how)
{
    int32_t seat = exercise_seat(ex, span_of(name));
    char card[CARD_TEXT];

    if (cards_read(ex->dir, name, card, sizeof(card))) {
        show_card(ex, seat, card, how);
    }
    printf(_("The old card of %s no longer works."), name);
    printf("%s\n", ex->seat[seat].claimed
                       ? _(" Whoever sits there stays until the new one is used.")
                       : "");
}

static int reissue(struct exercise *ex, const char *name, struct err *err)
{
    unsigned char print[CARD_PRINT];
    char key[1024];
    struct tls *tls;

    if (!exercise_seat(ex, span_of(name))) {
        fprintf(stderr, "palermo cards: there is no seat '%s'; there are", name);
        for (int32_t i = 1; i <= ex->seats; i++) {
            fprintf(stderr, " %s", ex->seat[i].name);
        }
        fprintf(stderr, "\n");
        return EXIT_USAGE;
    }
    if (cards_key(ex->dir, key, sizeof(key), err) != ERR_OK ||
        tls_server(span_of(key), &tls, err) != ERR_OK) {
        tell_err(err);
        return EXIT_BAD;
    }
    tls_print(tls, print);
    tls_free(tls);
    if (cards_reissue(ex->dir, name, print, err) != ERR_OK) {
        tell_err(err);
        return EXIT_BAD;
    }
    return EXIT_GOOD;
}

int cmd_cards(int argc, char **argv)
{
    static struct exercise ex;
    const char *again = NULL;
    struct cards_shown how = {.lang = NULL};
    const struct option_row rows[] = {
        {"reissue", &again, NULL}, {"lang", &how.lang, NULL}, {"print", NULL, &how.print}};
    struct arguments args;
    struct err err;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 1) ||
        !station_speaks("cards", how.lang)) {
        return EXIT_USAGE;
    }
    status = tell_exercise(&ex, args.at[0], 0, &err);
    if (status) {
        return status;
    }
    if (err.code == ERR_CORRUPT) { /* who sits where stands behind the damage too */
        tell_exercise_err(args.at[0], &err);
        status = EXIT_CORRUPT;
    } else if (again) {
        status = reissue(&ex, again, &err);
    }
    if (how.lang) {
        casebox_languages(&ex.box);
    }
    if (again && !status) {
        show_reissued(&ex, again, &how);
    } else if (!status) {
        show_cards(&ex, &how);
    }
    exercise_close(&ex);
    return status;
}
