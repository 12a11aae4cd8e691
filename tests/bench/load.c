/*
 * The load: actors ask for one act at a time, listeners hear all of them. The same for the program
 * and for its peer, so that both are measured by the same code.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "tests/bench/bench.h"

enum { WARM_PART = 10, PATIENCE_MS = 20000 };

/* Of somebody who does not act: how long does a question wait that needs no disk? */
static void ping(struct load *l)
{
    int32_t last = l->stations - 1;

    if (l->peer->ping && l->actors <= last && !l->pinged_ns) {
        l->pinged_ns = now_ns();
        l->peer->ping(l, last);
    }
}

void load_pinged(struct load *l)
{
    MUST(l->pinged_ns);
    l->ping_ns[l->pings++] = now_ns() - l->pinged_ns;
    l->pinged_ns = 0;
}

static void act(struct load *l, int32_t station)
{
    char text[PAYLOAD + 1];
    int n;

    if (l->sent == l->acts) {
        return;
    }
    l->sent++;
    n = snprintf(text, sizeof(text), "act#%lld ", (long long)l->sent);
    memset(text + n, 'x', sizeof(text) - (size_t)n);
    text[PAYLOAD] = '\0';
    l->station[station].act = l->sent;
    l->sent_ns[l->sent] = now_ns();
    if (l->sent == l->acts / WARM_PART + 1) {
        l->from_ns = l->sent_ns[l->sent];
        l->from_cpu_ns = l->room ? room_cpu_ns(l->room) : 0;
    }
    l->peer->send(l, station, l->sent, text);
    if (station == 0) {
        ping(l);
    }
}

static void next(struct load *l, int32_t station, int64_t number)
{
    bool all = l->heard[number] == l->listeners;

    if (l->answer_ns[number] && (all || !l->one_by_one)) {
        act(l, station);
    }
}

void load_ready(struct load *l)
{
    if (++l->ready == l->stations) {
        for (int32_t i = 0; i < l->actors; i++) {
            act(l, i);
        }
    }
}

void load_answered(struct load *l, int32_t station)
{
    int64_t number = l->station[station].act;

    if (!number) {
        give_up("an answer", "to nothing that was asked");
    }
    l->station[station].act = 0;
    l->answer_ns[number] = now_ns();
    l->answered++;
    if (l->answered == l->acts) {
        l->to_ns = l->answer_ns[number];
    }
    next(l, station, number);
}

static bool last_of(int32_t *heard, int32_t of, int64_t *ns)
{
    bool last = ++*heard == of;

    *ns = last ? now_ns() : *ns;
    return last;
}

void load_heard(struct load *l, bool console, struct span text)
{
    const char *at = memmem(text.ptr, text.len, "act#", 4);
    int64_t number = at ? strtoll(at + 4, NULL, 10) : 0;

    if (number < 1 || number > l->sent) {
        give_up("heard", "an act that nobody did");
    }
    if (console) {
        l->console_complete +=
            last_of(&l->console_heard[number], l->consoles, &l->console_ns[number]);
    } else if (last_of(&l->heard[number], l->listeners, &l->last_ns[number])) {
        l->complete++;
        if (l->one_by_one) {
            next(l, 0, number);
        }
    }
}

static int64_t turn(void *context)
{
    struct load *l = context;
    struct span line;

    for (int32_t i = 0; i < l->stations; i++) {
        struct station *s = &l->station[i];

        if (link_closed(s->link)) {
            give_up("a station lost its connection", link_why(s->link));
        }
        if (s->step == STEP_CONNECT && link_open(s->link)) {
            l->peer->greet(l, i);
        }
        while (link_line(s->link, 1 << 20, &line)) {
            if (!l->peer->line(l, i, line)) {
                fprintf(stderr, "%.*s\n", (int)line.len, line.ptr);
                give_up("a line", "was not understood");
            }
        }
    }
    if (l->answered == l->acts && l->complete == l->acts &&
        (!l->consoles || l->console_complete == l->acts)) {
        loop_stop(l->loop);
    }
    return PATIENCE_MS;
}

/* Microseconds at p50 and p99 of some times, which it sorts. */
static void spread(const char *name, int64_t *ns, int64_t count)
{
    char label[64];

    qsort(ns, (size_t)count, sizeof(*ns), by_size);
    snprintf(label, sizeof(label), "%s_p50_us", name);
    figure(label, ns[count / 2] / 1000);
    snprintf(label, sizeof(label), "%s_p99_us", name);
    figure(label, ns[count * 99 / 100] / 1000);
}

/* Of what followed the sending. */
static void latency(const struct load *l, const char *name, const int64_t *to_ns)
{
    int64_t warm = l->acts / WARM_PART;
    int64_t count = l->acts - warm;
    int64_t *ns = calloc((size_t)count, sizeof(*ns));

    MUST(ns);
    for (int64_t i = 0; i < count; i++) {
        ns[i] = to_ns[warm + 1 + i] - l->sent_ns[warm + 1 + i];
    }
    spread(name, ns, count);
    free(ns);
}

/* What the acts behind the warm part came to. */
static void figures(const struct load *l)
{
    int64_t acts = l->acts - l->acts / WARM_PART;

    figure("acts_per_s", acts * 1000000000 / (l->to_ns - l->from_ns));
    if (l->room) {
        figure("cpu_ns_per_delivery",
               (room_cpu_ns(l->room) - l->from_cpu_ns) / (acts * l->listeners));
    }
    latency(l, "ack", l->answer_ns);
    latency(l, "last", l->last_ns);
    if (l->consoles) {
        latency(l, "console", l->console_ns);
    }
    if (l->pings) {
        spread("ping", l->ping_ns, l->pings);
    }
}

void load_run(struct load *l)
{
    size_t room = (size_t)l->acts + 1;

    MUST(l->acts >= 2 * WARM_PART);
    l->sent_ns = calloc(room, sizeof(*l->sent_ns));
    l->answer_ns = calloc(room, sizeof(*l->answer_ns));
    l->last_ns = calloc(room, sizeof(*l->last_ns));
    l->heard = calloc(room, sizeof(*l->heard));
    l->console_ns = calloc(room, sizeof(*l->console_ns));
    l->console_heard = calloc(room, sizeof(*l->console_heard));
    l->ping_ns = calloc(room, sizeof(*l->ping_ns));
    MUST(l->console_ns && l->console_heard);
    MUST(l->sent_ns && l->answer_ns && l->last_ns && l->heard && l->ping_ns);
    l->one_by_one = l->actors == 1;
    loop_run(l->loop, turn, l, NULL);
    figures(l);
    for (int32_t i = 0; i < l->stations; i++) {
        link_free(l->station[i].link);
    }
    free(l->sent_ns);
    free(l->answer_ns);
    free(l->last_ns);
    free(l->heard);
    free(l->console_ns);
    free(l->console_heard);
    free(l->ping_ns);
}
