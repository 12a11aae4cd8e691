#include "ui/cli/station.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "ui/link/keep.h"
#include "ui/term/keys.h"
#include "ui/term/lang.h"

enum { KEEP_FOLDER = 900, KEPT_MOST = 20 };

bool station_address(const char *text, char *host, size_t room, int *ret_port)
{
    const char *colon = strrchr(text, ':');
    int64_t port = PORT_DEFAULT;
    struct span name = span_of(text);

    if (colon && strchr(text, ':') == colon) {
        name.len = (size_t)(colon - text);
        if (!text_int(span_of(colon + 1), &port) || port < 0 || port > 65535) {
            return false;
        }
    }
    text_copy(host, room, name.len ? name : SPAN("127.0.0.1"));
    *ret_port = (int)port;
    return true;
}

/* Where what is kept belongs; false: nothing says where. */
static bool keep_place(char *dir, size_t room)
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    int n = 0;

    dir[0] = '\0';
    if (state && *state) {
        n = snprintf(dir, room, "%s/palermo", state);
    } else if (home && *home) {
        n = snprintf(dir, room, "%s/.local/state/palermo", home);
    }
    return n > 0 && (size_t)n < room;
}

/* A folder, with all above it that is missing. */
static bool make_folders(char *dir)
{
    for (char *slash = strchr(dir + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(dir, 0700); /* what could not be made is told by the last one */
        *slash = '/';
    }
    return (mkdir(dir, 0700) == 0 || errno == EEXIST) && access(dir, W_OK | X_OK) == 0;
}

/* The folder of what is kept, made where it is missing. */
bool station_keeps(char *dir, size_t room)
{
    return keep_place(dir, room) && make_folders(dir);
}

/* Told before the card is used up: afterwards it is too late to choose another place. */
static void warn_not_kept(void)
{
    char dir[KEEP_FOLDER];

    fprintf(stderr, "palermo: %s ", _("Your seat cannot be kept on this computer:"));
    if (!keep_place(dir, sizeof(dir))) {
        fprintf(stderr, "%s\n", _("neither XDG_STATE_HOME nor HOME names a folder for it."));
    } else if (!make_folders(dir)) {
        fprintf(stderr, _("cannot write in %s: %s\n"), dir, strerror(errno));
    }
    fprintf(stderr, "palermo: %s\npalermo: %s\n",
            _("It is yours until this program ends; coming back takes a new card."),
            _("To have it kept, set XDG_STATE_HOME to a folder that you may write in, before you "
              "start palermo."));
}

/* Where the token of the seat is kept: one file an exercise and seat. */
static void keep_path(struct station_args *a)
{
    char dir[KEEP_FOLDER];
    char print[2 * CARD_PRINT + 1];

    if (!station_keeps(dir, sizeof(dir))) {
        warn_not_kept();
        return;
    }
    hash_hex(a->options.card.print, CARD_PRINT, print);
    snprintf(a->keep, sizeof(a->keep), "%s/%s-%s", dir, print, a->options.card.name);
    a->options.keep = a->keep;
}

/* A line from the terminal; nothing behind it is read, for the station reads that. */
static bool typed_answer(const char *question, char *to, int room)
{
    printf("%s", question);
    fflush(stdout);
    (void)setvbuf(stdin, NULL, _IONBF, 0);
    if (!fgets(to, room, stdin)) {
        return false;
    }
    to[strcspn(to, "\r\n")] = '\0';
    return true;
}

/* Which of several; `count`: none, a card is typed. -1: nothing was typed. */
static int choose_kept(const struct kept *kept, int count)
{
    char typed[64];
    int64_t n;

    printf("%s\n", _("Seats that are yours on this computer:"));
    for (int i = 0; i < count; i++) {
        time_t used = (time_t)kept[i].used;
        struct tm at;
        char when[40];

        localtime_r(&used, &at);
        strftime(when, sizeof(when), "%d.%m. %H:%M", &at);
        printf(_("  %d  %s, %s (last used %s)\n"), i + 1, kept[i].seat, kept[i].title, when);
    }
    printf(_("  %d  another seat: I type its card\n"), count + 1);
    while (typed_answer(_("Which one? "), typed, sizeof(typed))) {
        if (text_int(span_of(typed), &n) && n >= 1 && n <= count + 1) {
            return (int)n - 1;
        }
        printf(_("Please type a number from 1 to %d.\n"), count + 1);
    }
    return -1;
}

/* Sit down again where this machine sat. false: a card is needed. */
static bool take_up(struct station_args *a, bool staff, const char *lang)
{
    struct kept kept[KEPT_MOST];
    char dir[KEEP_FOLDER];
    int count = station_keeps(dir, sizeof(dir))
                    ? keep_find(dir, a->host, a->options.port, staff, kept, KEPT_MOST)
                    : 0;
    int n = count > 1 ? choose_kept(kept, count) : 0;

    if (n < 0 || n >= count) {
        return false;
    }
    text_copy(a->options.card.name, sizeof(a->options.card.name), span_of(kept[n].seat));
    memcpy(a->options.card.print, kept[n].print, CARD_PRINT);
    a->again = true;
    keep_path(a);
    if (!lang && lang_known(kept[n].lang)) { /* in the one in which it was left, however that was */
        lang_set(kept[n].lang);
    }
    printf(_("Back to your seat %s (%s). To take another one, type its card behind the "
             "address.\n"),
           kept[n].seat, kept[n].title);
    return true;
}

/* What is wrong with a card, in the language of the screens. */
static const char *card_slip(const char *why)
{
    static const char *const slips[] = {
        N_("the card has too many characters"), N_("the card has a character that no card has"),
        N_("the card is not complete: behind the name come six groups of five"),
        N_("the card does not add up: one character is wrong, please compare")};

    for (size_t i = 0; i < ARRAY_LEN(slips); i++) {
        if (strcmp(why, slips[i]) == 0) {
            return _(slips[i]);
        }
    }
    return why;
}

static bool seat_args(struct station_args *a, const char *host, const char *card,
                      enum station_kind kind, const char *lang)
{
    char typed[256];
    const char *why = "";
    int tries = 0;

    *a = (struct station_args){.options.port = PORT_DEFAULT};
    if (!station_address(host, a->host, sizeof(a->host), &a->options.port)) {
        fprintf(stderr, _("palermo: '%s' is not HOST or HOST:PORT\n"), host);
        return false;
    }
    a->options.host = a->host;
    if (!card && kind != STATION_PLAYED && take_up(a, kind == STATION_STAFF, lang)) {
        return true;
    }
    while (card || tries++ < 5) {
        if (!card && !typed_answer(_("Your seat card (POL1-XXXXX-...): "), typed, sizeof(typed))) {
            break;
        }
        if (card) {
            text_copy(typed, sizeof(typed), span_of(card));
        }
        key_latin_text(typed); /* the keys of another layout */
        if (card_read(span_of(typed), &a->options.card, &why)) {
            keep_path(a);
            return true;
        }
        fprintf(stderr, "palermo: %s\n", card_slip(why));
        if (card) {
            break;
        }
    }
    return false;
}

bool station_args(struct station_args *a, const char *host, const char *card,
                  enum station_kind kind, const char *lang)
{
    bool other;

    if (!seat_args(a, host, card, kind, lang)) {
        return false;
    }
    if (!keep_alone(a->options.keep, &other)) {
        fprintf(stderr,
                _("palermo: the seat %s is open in another window of this computer: go on there, "
                  "or close that one first\n"),
                a->options.card.name);
        return false;
    }
    if (other) {
        printf(_("The seat %s was open in another window of this computer: it goes on here.\n"),
               a->options.card.name);
    }
    return true;
}

void station_goodbye(const struct station_args *a, const struct client *c, const char *command)
{
    bool kept = c->options.keep && !c->keep_failed;

    if (c->state == CLIENT_REFUSED) {
        if (a->again) {
            printf(_("The seat %s that was kept here is no longer yours. Ask for a card, and type: "
                     "palermo %s %s:%d CARD\n"),
                   c->options.card.name, command, a->host, a->options.port);
        }
        return;
    }
    if (c->outs) {
        printf(ngettext("%d thing that you sent has not reached the exercise.",
                        "%d things that you sent have not reached the exercise.",
                        (unsigned)c->outs),
               c->outs);
        printf("%s\n", kept ? _(" Kept on this computer, to go out when you come back.") : "");
    }
    if (kept && c->token_known) {
        bool other = strcmp(lang_now(), lang_of_machine()) != 0;

        printf(_("To come back: palermo %s %s:%d%s\n"), command, a->host, a->options.port,
               a->plain ? " --plain" : "");
        if (other) { /* what is asked before the seat is known */
            printf(_("(with --lang %s it asks in this language)\n"), lang_now());
        }
    }
}

bool station_speaks(const char *command, const char *lang)
{
    if (lang && !lang_known(lang)) {
        fprintf(stderr, "palermo %s: --lang is en, it or ru, not '%s'\n", command, lang);
        return false;
    }
    lang_set(lang ? lang : lang_of_machine());
    if (!lang_found()) {
        fprintf(stderr,
                "palermo %s: the words in '%s' (locale/%s/LC_MESSAGES/palermo.mo) stand neither "
                "beside the program nor where it is installed; %s\n",
                command, lang_now(), lang_now(),
                lang ? "install it (cmake --install), or say --lang en" : "this is in English");
        lang_set(lang_codes[LANG_EN]);
        return !lang;
    }
    return true;
}
