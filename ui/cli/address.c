#include "ui/cli/address.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/sys/dir.h"
#include "ui/cli/station.h"

#define LISTEN_FILE "listen"

enum { PATH_ROOM = 1200 };

/* Numbers only: a name could mean another address tomorrow, and asks a network that may be shut. */
static bool is_numeric(const char *host)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST};
    struct addrinfo *found = NULL;
    bool ok = getaddrinfo(host, NULL, &hints, &found) == 0;

    if (ok) {
        freeaddrinfo(found);
    }
    return ok;
}

bool address_parse(const char *typed, struct address *ret)
{
    if (station_address(typed, ret->host, sizeof(ret->host), &ret->port) && is_numeric(ret->host)) {
        return true;
    }
    fprintf(stderr,
            "palermo serve: --listen %s: expected ADDR:PORT with an address in numbers, such as "
            "127.0.0.1:7373,\nor 0.0.0.0:7373 for every network of this computer\n",
            typed);
    return false;
}

bool address_kept(const char *dir, struct address *ret)
{
    char path[PATH_ROOM];
    char host[ADDRESS_MAX];
    int port = 0;
    FILE *f;
    bool ok;

    snprintf(path, sizeof(path), "%.1000s/" LISTEN_FILE, dir);
    f = fopen(path, "re");
    if (!f) {
        return false;
    }
    ok = fscanf(f, "%127s %d", host, &port) == 2 && port > 0 && port <= 65535 && is_numeric(host);
    fclose(f);
    if (ok) {
        text_copy(ret->host, sizeof(ret->host), span_of(host));
        ret->port = port;
    }
    return ok;
}

enum err_code address_keep(const char *dir, const struct address *a, struct err *err)
{
    char draft[PATH_ROOM];
    char path[PATH_ROOM];
    char text[ADDRESS_MAX + 16];
    struct address before;
    enum err_code code;

    if (address_kept(dir, &before) && before.port == a->port && strcmp(before.host, a->host) == 0) {
        return ERR_OK;
    }
    snprintf(draft, sizeof(draft), "%.1000s/" LISTEN_FILE ".new", dir);
    snprintf(path, sizeof(path), "%.1000s/" LISTEN_FILE, dir);
    snprintf(text, sizeof(text), "%s %d\n", a->host, a->port);
    (void)unlink(draft); /* of a crash */
    code = dir_write_new(dir, LISTEN_FILE ".new", span_of(text), err);
    if (!code && rename(draft, path) != 0) {
        code = err_errno(err, dir_code(errno), "cannot rename %s", draft);
    }
    return code ? code : dir_sync(dir, err);
}

/* The first address of this computer that others can reach; false: there is none. */
static bool own_address(char *to, size_t room)
{
    struct ifaddrs *all = NULL;
    bool found = false;

    if (getifaddrs(&all) != 0) {
        return false;
    }
    for (const struct ifaddrs *i = all; i && !found; i = i->ifa_next) {
        if (i->ifa_addr && i->ifa_addr->sa_family == AF_INET && (i->ifa_flags & IFF_UP) &&
            !(i->ifa_flags & IFF_LOOPBACK)) {
            const struct sockaddr_in *in = (const struct sockaddr_in *)(const void *)i->ifa_addr;

            found = inet_ntop(AF_INET, &in->sin_addr, to, (socklen_t)room) != NULL;
        }
    }
    freeifaddrs(all);
    return found;
}

void address_for_people(const char *dir, char *to, size_t room)
{
    struct address a;
    char own[ADDRESS_MAX];

    if (!address_kept(dir, &a)) {
        snprintf(to, room, "HOST");
        return;
    }
    if ((strcmp(a.host, "0.0.0.0") == 0 || strcmp(a.host, "::") == 0) &&
        own_address(own, sizeof(own))) {
        text_copy(a.host, sizeof(a.host), span_of(own));
    }
    if (strchr(a.host, ':')) { /* stations read a second colon as part of the address */
        snprintf(to, room, "%s", a.host);
    } else {
        snprintf(to, room, "%s:%d", a.host, a.port);
    }
}
