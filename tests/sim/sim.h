/*
 * The whole system in one process, by seed: the shipping server (engine/server, engine/run, the
 * journal) on a simulated disk, the shipping client (ui/link) with a policy for a person at every
 * desk and a facilitator, over simulated links; no socket, no file, no real time.
 *
 * Simulated by name at link time: engine/net (sim_link.c), clock, random, cards, the client's keep
 * file (seams.c). The rest is what ships.
 */
#ifndef TESTS_SIM_SIM_H
#define TESTS_SIM_SIM_H

#include "engine/rehearse/rehearse.h"
#include "engine/server/server.h"
#include "tests/sim/sim_link.h"
#include "tests/support/sim_disk.h"
#include "ui/link/client.h"

enum { SIM_CLIENTS = 14, SIM_ACKS = 4096, SIM_RECENT = 8, SIM_RAW_ID = 1000000000,
       SIM_BROKEN_ID = 2147000000 /* unlike the other in more signs than are broken */ };

/* What a client keeps where a crash of its process does not reach. */
struct sim_keep {
    bool any, known;
    char token[CLIENT_TOKEN + 1];
    struct outgoing out[OUTBOX_MAX];
    int32_t outs;
};

/* One command with its id, as its client knows of it. */
struct sim_ack {
    char cid[CID_LEN + 1];
    enum command_kind kind;
    int64_t record; /* known recorded when answered; 0: not */
    int32_t refusal;
    bool answered;
};

/* A request made by hand, sent beside the client's own. */
struct sim_raw {
    int64_t id;
    int32_t refusal; /* what the first answer was */
    bool reuse;      /* same id, another body */
};

struct sim_client {
    struct sim *sim;
    int32_t number; /* seat */
    struct client c;
    bool up;
    struct sim_keep keep;
    struct brief brief;
    struct player player;
    bool playing;
    struct sim_ack ack[SIM_ACKS];
    int32_t acks;
    char *recent[SIM_RECENT]; /* request lines with a cid */
    char recent_cid[SIM_RECENT][CID_LEN + 1];
    int32_t recents;
    struct sim_raw raw;
    int64_t raws;
    bool by_hand; /* what is sent now is not of the client's making */
    bool stalled; /* nobody reads */
    char own_cid[CID_LEN + 1]; /* what the policy asked */
    uint64_t heard; /* hash of every line taken */
    struct prng prng;
};

/* This run's faults and weights, of 1000. */
struct sim_mix {
    uint32_t crash, kill, drop, restart_client, ask, raw, broken, disk_fail, stall, check;
    uint32_t delay_max, chunk; /* chunk 0: links deliver whole */
    bool sticky, small_disk, tight_rate;
    bool calls; /* the shipping disk, its calls simulated; else a disk that works beside */
    const char *policy[SIM_CLIENTS];
};

struct sim {
    uint64_t seed;
    int32_t step, steps;
    struct prng prng;
    struct prng chance; /* what client processes draw */
    struct sim_mix mix;
    bool calm;   /* twin runs: no faults */
    int32_t twin; /* client whose neighbours' texts are salted; 0: none */
    char salt;
    const struct casebox *box;
    const char *dir; /* for the determinism check */
    struct sim_disk disk;
    struct exercise ex;
    struct server server;
    bool serving;
    int64_t mono_ms, wall_ms;
    struct sim_client client[SIM_CLIENTS]; /* from 1 */
    int32_t clients;
    int32_t staff; /* the client that is the facilitator */
    bool card_used[SEATS_MAX + 1];
    int32_t restarts, acked, notices;
    bool healing; /* no more faults, nobody acts */
    char text[8192], texts[FIELDS_MAX][8192];
};

/* Report and end with 1. */
void sim_fail(const struct sim *s, const char *checker, const char *format, ...)
    __attribute__((format(printf, 3, 4), noreturn));
void sim_where(const struct sim *s); /* what to say if the process aborts */

/* seams.c: whose names these are now. */
void seams_take(struct sim *s);

/* room.c: processes come and go. */
void room_begin(struct sim *s, struct span journal);
void room_end(struct sim *s);
void room_turn(struct sim *s);             /* every client once, bytes, the server once */
void room_stop(struct sim *s, bool power); /* the server dies; power: the disk's cache too */
void room_start(struct sim *s);
void room_client_start(struct sim *s, struct sim_client *k);
void room_client_stop(struct sim_client *k);

/* work.c: what people do. */
void work_ask(struct sim *s, struct sim_client *k);
void work_player(struct sim *s, struct sim_client *k, const struct command *cmd);
void work_staff(struct sim *s);
void work_raw(struct sim *s, struct sim_client *k);
void work_broken(struct sim *s, struct sim_client *k);

/* check.c: the laws. */
void check_turn(struct sim *s);
void check_settled(struct sim *s); /* everything is durable now, or is made so */
void check_restarted(struct sim *s, uint64_t digest, int64_t staged, int64_t durable);
void check_end(struct sim *s);
void check_line(struct sim *s, int32_t client, struct span line);
void check_answered(struct sim_client *k, bool ok, enum refusal code);

#endif
