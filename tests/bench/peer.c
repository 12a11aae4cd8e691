/*
 * The same load on Redis: XADD to a stream, then PUBLISH to the listeners, appendfsync always.
 * Actors are the first stations, listeners the others: a subscribed connection may not ask.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "tests/bench/bench.h"

enum { LINES_SUBSCRIBED = 6, LINES_ANSWER = 3 };

static void greet(struct load *l, int32_t station)
{
    struct station *s = &l->station[station];

    s->step = STEP_LIVE;
    if (station < l->actors) {
        load_ready(l);
    } else {
        link_send(s->link, SPAN("*2\r\n$9\r\nSUBSCRIBE\r\n$4\r\nacts\r\n"));
    }
}

static bool line_of_redis(struct load *l, int32_t station, struct span line)
{
    struct station *s = &l->station[station];

    if (line.len && line.ptr[0] == '-') {
        return false;
    }
    s->lines++;
    if (station < l->actors) {
        if (s->lines == LINES_ANSWER) {
            s->lines = 0;
            load_answered(l, station);
        }
    } else if (s->lines == LINES_SUBSCRIBED) {
        load_ready(l);
    } else if (s->lines > LINES_SUBSCRIBED && starts(line, "act#")) {
        load_heard(l, false, line);
    }
    return true;
}

static void send_act(struct load *l, int32_t station, int64_t act, const char *text)
{
    char command[2 * PAYLOAD + 256];
    int n = snprintf(command, sizeof(command),
                     "*5\r\n$4\r\nXADD\r\n$7\r\njournal\r\n$1\r\n*\r\n$1\r\nf\r\n$%d\r\n%s\r\n"
                     "*3\r\n$7\r\nPUBLISH\r\n$4\r\nacts\r\n$%d\r\n%s\r\n",
                     PAYLOAD, text, PAYLOAD, text);

    (void)act;
    link_send(l->station[station].link, (struct span){command, (size_t)n});
}

static const struct peer redis = {greet, line_of_redis, send_act, NULL};

int bench_redis(int argc, char **argv)
{
    struct load l = {.peer = &redis,
                     .actors = (int32_t)argument(argv[2]),
                     .listeners = (int32_t)argument(argv[3]),
                     .acts = argument(argv[4])};
    int port = (int)argument(argv[1]);

    (void)argc;
    l.stations = l.actors + l.listeners;
    l.station = calloc((size_t)l.stations, sizeof(*l.station));
    MUST(l.station);
    l.loop = loop_new();
    for (int32_t i = 0; i < l.stations; i++) {
        station_open(&l.station[i], l.loop, port, NULL, NULL, (uint64_t)i);
    }
    load_run(&l);
    free(l.station);
    loop_free(l.loop);
    return 0;
}
