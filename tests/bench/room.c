/*
 * A served exercise to measure, and the signing in of its stations.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/server/cards.h"
#include "engine/server/server.h"
#include "tests/bench/bench.h"

enum { NO_LIMIT = 1000000 };

static void write_all(int fd, const void *from, size_t len)
{
    MUST(write(fd, from, len) == (ssize_t)len);
}

/* Port, number of seats, seats: to the parent. */
static void offer_seats(const struct server *s, int to)
{
    int port = listen_port(s->listener);

    write_all(to, &port, sizeof(port));
    write_all(to, &s->ex->seats, sizeof(s->ex->seats));
    for (int32_t i = 1; i <= s->ex->seats; i++) {
        struct offer o = {.desk = s->ex->seat[i].who.desk};

        MUST(cards_read(s->ex->dir, s->ex->seat[i].name, o.card, sizeof(o.card)));
        write_all(to, &o, sizeof(o));
    }
    close(to);
}

/* Play is under way before anybody comes. */
static void start_play(struct exercise *ex)
{
    static const char cid[] = "000000000000000000000000000000ff";
    struct command begin = {.kind = COMMAND_STARTEX};
    int32_t staff = 1;
    int64_t durable;
    struct err err;

    while (!ex->seat[staff].who.staff) {
        staff++;
    }
    MUST(!exercise_ask(ex, staff, &begin, &(struct asked){.cid = span_of(cid)}, 0).verdict.code);
    if (journal_drain(ex->journal, &durable, &err) != ERR_OK) {
        give_up("the journal", err.text);
    }
}

static int serve(const struct room_options *how, int to)
{
    static struct exercise ex;
    static struct server server;
    struct server_options o = {
        .address = "127.0.0.1", .rate = NO_LIMIT, .burst = NO_LIMIT, .played = true};
    struct clock clock = clock_posix();
    unsigned char print[CARD_PRINT];
    char key[1024];
    struct tls *tls;
    struct err err;
    bool ok;

    disk_delay(how->delay_us);
    if (exercise_open(&ex, how->dir, how->sync, clock.wall_ms(clock.self), &err) != ERR_OK ||
        cards_key(how->dir, key, sizeof(key), &err) != ERR_OK ||
        tls_server(span_of(key), &tls, &err) != ERR_OK) {
        give_up("cannot open the exercise", err.text);
    }
    if (how->play) {
        start_play(&ex);
    }
    tls_print(tls, print);
    if (!how->tls) {
        tls_free(tls);
        tls = NULL;
    }
    if (cards_issue(&ex, print, &err) != ERR_OK ||
        server_start(&server, &ex, tls, &o, &err) != ERR_OK) {
        give_up("cannot serve", err.text);
    }
    offer_seats(&server, to);
    ok = server_run(&server) == ERR_OK;
    server_stop(&server);
    exercise_close(&ex);
    return ok ? 0 : 1;
}

static void read_all(int fd, void *to, size_t len)
{
    char *at = to;

    while (len > 0) {
        ssize_t n = read(fd, at, len);

        if (n <= 0) {
            give_up("the server", "did not start");
        }
        at += n;
        len -= (size_t)n;
    }
}

static void make(const struct room_options *how)
{
    struct clock clock = clock_posix();
    struct casebox box;
    struct err err;

    if (casebox_open(&box, how->case_dir, NULL, &err) != ERR_OK || !box.sound) {
        give_up("the case cannot be opened", how->case_dir);
    }
    if (exercise_create(how->dir, &box, 1, how->seats, clock.wall_ms(clock.self), &err) != ERR_OK) {
        give_up("cannot make the exercise", err.text);
    }
    casebox_close(&box);
}

void room_open(struct room *r, const struct room_options *options)
{
    int ends[2];

    *r = (struct room){0};
    make(options);
    MUST(pipe(ends) == 0);
    r->server = fork();
    MUST(r->server >= 0);
    if (r->server == 0) {
        MUST(prctl(PR_SET_PDEATHSIG, SIGTERM) == 0); /* nobody is left behind */
        close(ends[0]);
        exit(serve(options, ends[1]));
    }
    close(ends[1]);
    read_all(ends[0], &r->port, sizeof(r->port));
    read_all(ends[0], &r->offers, sizeof(r->offers));
    MUST(r->offers <= OFFERS_MAX);
    read_all(ends[0], r->offer, (size_t)r->offers * sizeof(*r->offer));
    close(ends[0]);
}

void room_close(struct room *r)
{
    int status;

    kill(r->server, SIGTERM);
    MUST(waitpid(r->server, &status, 0) == r->server);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        give_up("the server", "did not end well");
    }
}

int64_t room_memory(const struct room *r)
{
    char path[64];
    char line[256];
    long long kb = 0;
    FILE *f;

    snprintf(path, sizeof(path), "/proc/%d/status", (int)r->server);
    f = fopen(path, "re");
    MUST(f);
    while (fgets(line, sizeof(line), f)) {
        if (strncmp(line, "VmRSS:", 6) == 0) {
            kb = strtoll(line + 6, NULL, 10);
        }
    }
    fclose(f);
    return kb * 1024;
}

int64_t room_cpu_ns(const struct room *r)
{
    struct timespec t;
    clockid_t id;

    MUST(clock_getcpuclockid(r->server, &id) == 0 && clock_gettime(id, &t) == 0);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void station_open(struct station *s, struct loop *loop, int port, struct tls *tls,
                  const char *card, uint64_t number)
{
    unsigned char sum[HASH_LEN];
    const char *why;
    struct err err;

    *s = (struct station){.step = STEP_CONNECT};
    if (card && !card_read(span_of(card), &s->card, &why)) {
        give_up("a card", why);
    }
    hash_once((struct span){(const char *)&number, sizeof(number)}, sum);
    hash_hex(sum, HASH_LEN, s->token);
    s->link = link_connect(loop, "127.0.0.1", port, 0, tls, &err);
    if (!s->link) {
        give_up("cannot connect", err.text);
    }
}

static void request(struct station *s, const char *method, const char *params)
{
    char line[1024];
    int n = snprintf(line, sizeof(line),
                     "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"%s\",\"params\":%s}\n", method,
                     params);

    link_send(s->link, (struct span){line, (size_t)n});
}

static void claim(struct station *s)
{
    char params[512];
    char code[2 * CARD_CODE + 1];
    unsigned char sum[HASH_LEN];
    char hash[HASH_HEX_LEN + 1];

    hash_hex(s->card.code, CARD_CODE, code);
    hash_once(span_of(s->token), sum);
    hash_hex(sum, HASH_LEN, hash);
    snprintf(params, sizeof(params), "{\"seat\":\"%s\",\"code\":\"%s\",\"token\":\"%s\"}",
             s->card.name, code, hash);
    request(s, "claim", params);
}

static void resume(struct station *s)
{
    char params[256];

    snprintf(params, sizeof(params), "{\"seat\":\"%s\",\"token\":\"%s\",\"line\":1,\"n\":0}",
             s->card.name, s->token);
    request(s, "resume", params);
}

void station_greet(struct station *s)
{
    s->step = STEP_HELLO;
    request(s, "hello", "{\"protocol\":1}");
}

bool station_signs(struct station *s, struct span line)
{
    static const char answer[] = "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":";

    if (s->step == STEP_LIVE) {
        return false;
    }
    if (line.len < sizeof(answer) || memcmp(line.ptr, answer, sizeof(answer) - 1) != 0) {
        fprintf(stderr, "%.*s\n", (int)line.len, line.ptr);
        give_up("a station", "was not let in");
    }
    s->step++;
    if (s->step == STEP_CLAIM) {
        claim(s);
    } else if (s->step == STEP_RESUME) {
        resume(s);
    }
    return true;
}
