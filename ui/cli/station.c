#include "ui/cli/station.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"

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

/* Where the token of the seat is kept: one file an exercise and seat. */
static void keep_path(struct station_args *a)
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    char dir[900];
    char print[2 * CARD_PRINT + 1];

    if (state && *state) {
        snprintf(dir, sizeof(dir), "%.800s/palermo", state);
    } else if (home && *home) {
        snprintf(dir, sizeof(dir), "%.800s/.local", home);
        (void)mkdir(dir, 0700);
        snprintf(dir, sizeof(dir), "%.800s/.local/state", home);
        (void)mkdir(dir, 0700);
        snprintf(dir, sizeof(dir), "%.800s/.local/state/palermo", home);
    } else {
        return;
    }
    if (mkdir(dir, 0700) != 0 && access(dir, W_OK) != 0) {
        return;
    }
    hash_hex(a->options.card.print, CARD_PRINT, print);
    snprintf(a->keep, sizeof(a->keep), "%s/%s-%s", dir, print, a->options.card.name);
    a->options.keep = a->keep;
}

bool station_args(struct station_args *a, const char *host, const char *card)
{
    char typed[256];
    const char *why = "";
    int tries = 0;

    *a = (struct station_args){.options.port = PORT_DEFAULT};
    if (!station_address(host, a->host, sizeof(a->host), &a->options.port)) {
        fprintf(stderr, "palermo: '%s' is not HOST or HOST:PORT\n", host);
        return false;
    }
    a->options.host = a->host;
    while (card || tries++ < 5) {
        if (!card) {
            printf("Your seat card (POL1-XXXXX-...): ");
            fflush(stdout);
            if (!fgets(typed, sizeof(typed), stdin)) {
                break;
            }
            typed[strcspn(typed, "\r\n")] = '\0';
        }
        if (card_read(span_of(card ? card : typed), &a->options.card, &why)) {
            keep_path(a);
            return true;
        }
        fprintf(stderr, "palermo: %s\n", why);
        if (card) {
            break;
        }
    }
    return false;
}
