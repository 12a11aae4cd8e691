/*
 * The load on the program itself: an act with a typed text, sent by one desk to the four others. It
 * is judged (its verb has a condition), decided, journaled, chained, made durable, put into the
 * words of five desks and told to each of them. The case is tests/bench/case/talk; its verb takes
 * no minute, so that an act is over when it is begun.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/must.h"
#include "tests/bench/bench.h"

enum { DESKS = 5 };

static void greet(struct load *l, int32_t station)
{
    station_greet(&l->station[station]);
}

static bool has(struct span line, const char *word)
{
    return memmem(line.ptr, line.len, word, strlen(word)) != NULL;
}

static bool line_of_server(struct load *l, int32_t station, struct span line)
{
    static const char notice[] = "{\"jsonrpc\":\"2.0\",\"method\":\"notice\"";
    static const char answer[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":";
    static const char pong[] = "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":true}";
    static const char status[] = "{\"jsonrpc\":\"2.0\",\"method\":\"status\"";
    struct station *s = &l->station[station];

    if (station_signs(s, line)) {
        if (s->step == STEP_LIVE) {
            load_ready(l);
        }
        return true;
    }
    if (starts(line, answer)) {
        load_answered(l, station);
        return true;
    }
    if (starts(line, pong)) {
        load_pinged(l);
        return true;
    }
    if (starts(line, notice)) {
        bool sent = has(line, "\"item.sent\"") && has(line, "act#"); /* else STARTEX brought it */
        bool console = station >= l->stations - l->consoles; /* hears of both */

        /* who sends it hears that it was accepted, the others that it has come */
        if (has(line, "\"act.accepted\"") || (sent && !console)) {
            load_heard(l, console, line);
        }
        return true;
    }
    return starts(line, status);
}

/* Desks take turns among the stations, so that those who act are of all of them. */
static int32_t desk_of(int32_t station)
{
    return station % DESKS;
}

static void send_act(struct load *l, int32_t station, int64_t act, const char *text)
{
    char line[PAYLOAD + 512];
    char to[64] = "";
    int n;

    for (int32_t d = 0; d < DESKS; d++) {
        size_t at = strlen(to);

        if (d != desk_of(station)) {
            snprintf(to + at, sizeof(to) - at, "%s\"d%d\"", at ? "," : "", (int)d + 1);
        }
    }
    n = snprintf(line, sizeof(line),
                 "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"act\",\"params\":{\"cid\":"
                 "\"%032llx\",\"do\":{\"what\":{\"desk\":\"d%d\",\"verb\":\"say\",\"to\":[%s]},"
                 "\"text\":\"%s\"}}}\n",
                 (unsigned long long)act, (int)desk_of(station) + 1, to, text);
    link_send(l->station[station].link, (struct span){line, (size_t)n});
}

static void send_ping(struct load *l, int32_t station)
{
    link_send(l->station[station].link,
              SPAN("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\",\"params\":{}}\n"));
}

static const struct peer server = {greet, line_of_server, send_act, send_ping};

static enum disk_sync sync_of(const char *name)
{
    return strcmp(name, "worker") == 0   ? DISK_WORKER
           : strcmp(name, "inline") == 0 ? DISK_INLINE
                                         : DISK_AUTO;
}

/* Each station its seat: the next of its desk; the last ones are facilitators. */
static void take_seats(struct load *l, const struct room *room, int64_t seats, struct tls *tls)
{
    l->station = calloc((size_t)l->stations, sizeof(*l->station));
    MUST(l->station);
    l->loop = loop_new();
    for (int32_t i = 0; i < l->stations; i++) {
        int32_t console = i - (l->stations - l->consoles);
        int32_t at = console < 0 ? desk_of(i) * (int32_t)seats + i / DESKS
                                 : DESKS * (int32_t)seats + console;

        MUST(room->offer[at].desk == (console < 0 ? desk_of(i) : NONE));
        station_open(&l->station[i], l->loop, room->port, tls, room->offer[at].card,
                     (uint64_t)i + 1);
    }
}

int bench_acts(int argc, char **argv)
{
    struct load l = {.peer = &server,
                     .actors = (int32_t)argument(argv[3]),
                     .consoles = (int32_t)argument(argv[5]),
                     .acts = argument(argv[6])};
    int64_t stations = argument(argv[4]);
    struct room_options how = {.case_dir = argv[1],
                               .dir = argv[2],
                               .seats = (stations + DESKS - 1) / DESKS,
                               .tls = strcmp(argv[7], "tls") == 0,
                               .play = true,
                               .sync = sync_of(argv[8]),
                               .delay_us = argument(argv[9])};
    static struct room room;
    char path[1100];
    struct tls *tls = NULL;
    struct card card;
    struct stat st;
    const char *why;

    (void)argc;
    room_open(&room, &how);
    if (!card_read(span_of(room.offer[0].card), &card, &why)) {
        give_up("a card", "cannot be used");
    }
    if (how.tls) {
        tls = tls_client(card.print);
    }
    l.room = &room;
    l.stations = (int32_t)stations + l.consoles;
    l.listeners = (int32_t)stations;
    take_seats(&l, &room, how.seats, tls);
    load_run(&l);
    room_close(&room);
    snprintf(path, sizeof(path), "%.1000s/%s", argv[2], JOURNAL_FILE);
    MUST(stat(path, &st) == 0);
    figure("record_bytes", (int64_t)st.st_size / l.acts);
    free(l.station);
    tls_free(tls);
    loop_free(l.loop);
    return 0;
}
