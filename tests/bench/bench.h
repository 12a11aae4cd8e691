/*
 * The benchmark's parts. Each measures one thing once and prints "name value" lines; repeating,
 * pairing and medians are the business of run.sh.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <sys/types.h>

#include "engine/net/card.h"
#include "engine/net/link.h"
#include "engine/run/exercise.h"

enum { OFFERS_MAX = SEATS_MAX, PAYLOAD = 300 };

/* A seat that may be taken. */
struct offer {
    char card[CARD_TEXT];
    int32_t desk; /* NONE: staff */
};

/* An exercise served by a process of its own. */
struct room {
    pid_t server;
    int port;
    struct offer offer[OFFERS_MAX];
    int32_t offers;
};

struct room_options {
    const char *case_dir, *dir;
    int64_t seats; /* a desk */
    bool tls;
    bool play; /* it is under way */
    enum disk_sync sync;
    int64_t delay_us; /* that every sync of its disk takes longer */
};

/* A new exercise, its server with no limit on requests. Fails by ending. */
void room_open(struct room *r, const struct room_options *options);
void room_close(struct room *r); /* SIGTERM, and it must seal */
int64_t room_memory(const struct room *r); /* resident bytes of the server */
int64_t room_cpu_ns(const struct room *r); /* that it has used, all of its threads */

/* From now on every sync of this process takes longer. */
void disk_delay(int64_t us);

/* Signing in, line by line. */
enum step { STEP_CONNECT, STEP_HELLO, STEP_CLAIM, STEP_RESUME, STEP_LIVE };

struct station {
    struct link *link;
    struct card card;
    char token[HASH_HEX_LEN + 1];
    enum step step;
    int64_t act; /* waiting for its answer; 0: none */
    int32_t lines; /* of a reply that has several */
};

void station_open(struct station *s, struct loop *loop, int port, struct tls *tls,
                  const char *card, uint64_t number);
void station_greet(struct station *s);               /* once the link is open */
bool station_signs(struct station *s, struct span line); /* true: the line belonged to signing in */

/* The parts. */
int bench_acts(int argc, char **argv);   /* ours */
int bench_redis(int argc, char **argv);  /* the peer, the same load */
int bench_disk(int argc, char **argv);   /* append + fdatasync */
int bench_fill(int argc, char **argv);   /* make a long journal */
int bench_open(int argc, char **argv);   /* recover and fold it */
int bench_cases(int argc, char **argv);  /* rehearsal */
int bench_memory(int argc, char **argv); /* of idle stations */
int bench_screens(int argc, char **argv); /* of real stations and consoles, in a full room */

/* What acts need, here or in the peer: see load.c. */
struct load;
struct peer {
    void (*greet)(struct load *l, int32_t station);
    bool (*line)(struct load *l, int32_t station, struct span line); /* false: not understood */
    void (*send)(struct load *l, int32_t station, int64_t act, const char *text);
    void (*ping)(struct load *l, int32_t station); /* NULL: it has none */
};

struct load {
    const struct peer *peer;
    struct loop *loop;
    const struct room *room; /* whose time is measured; NULL: nobody's */
    struct station *station;
    int32_t stations, actors, listeners; /* actors are the first; listeners hear every act */
    int32_t consoles;                    /* the last of the stations; they hear every act too */
    int32_t ready;
    int64_t acts, sent, answered, complete;
    int64_t *sent_ns, *answer_ns, *last_ns; /* by act, from 1 */
    int32_t *heard;
    int64_t *console_ns; /* as last_ns and heard, of the consoles */
    int32_t *console_heard;
    int64_t console_complete;
    int64_t from_ns, to_ns;
    int64_t from_cpu_ns;
    int64_t pinged_ns, pings; /* 0: none is out; the last station's, if it does not act */
    int64_t *ping_ns;
    bool one_by_one; /* the next act waits until the last station has it */
};

/* Run all acts and print what it came to. */
void load_run(struct load *l);

void load_ready(struct load *l); /* one more station is there */
void load_answered(struct load *l, int32_t station);
void load_pinged(struct load *l);
void load_heard(struct load *l, bool console, struct span text); /* it holds "act#number " */

int64_t now_ns(void);
bool starts(struct span line, const char *with);
int by_size(const void *a, const void *b); /* of int64_t, for qsort */
void figure(const char *name, int64_t value);
_Noreturn void give_up(const char *what, const char *why);
int64_t argument(const char *text); /* a whole number */

#endif
