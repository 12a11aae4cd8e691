/*
 * The shipping server in one process, for its laws: connections of the simulator (sim_link.c), a
 * disk in memory, a clock that stands until a test moves it, cards that say their seat's number.
 * Stations here are bare: lines out, lines in.
 */
#ifndef UNIT_SERVER_FIXTURE_H
#define UNIT_SERVER_FIXTURE_H

#include <check.h>

#include "engine/server/server.h"
#include "tests/sim/sim_link.h"
#include "tests/support/sim_disk.h"

enum { STATIONS = 20, STATION_TEXT = 1 << 21, TOKEN_DIGITS = HASH_HEX_LEN };

struct station {
    struct link *link;
    char *text; /* every line it was sent, each with its end */
    size_t len;
};

struct served {
    struct exercise ex;
    struct server server;
    struct sim_disk disk;
    struct station station[STATIONS];
    int32_t stations;
    int64_t mono_ms;
    bool used[SEATS_MAX + 1]; /* its card */
    bool used_early;          /* the last of them, before all records were durable */
    int64_t ids;
};

extern struct served served;

/* Unchecked fixture: the case and an exercise's first record, once for all tests. */
void served_case(void);
/* Checked fixture: an exercise not yet begun, seats untaken; 20 requests a second, 60 at once. */
void served_begin(void);
void served_end(void);

int32_t player_seat(int32_t which); /* the first seat of the which-th desk, from 0 */
int32_t staff_seat(void);

struct station *connects(void);

/* A request, on its way; its id. params as in a printf. */
int64_t asks(struct station *st, const char *method, const char *params, ...)
    __attribute__((format(printf, 3, 4)));
/* The clock stands; bytes and turns until all is said. */
void settles(void);
void passes(int64_t ms); /* the clock moves, and the same */
/* All three: the answer's code, 0 for a result; -1: there is none. */
int64_t told(struct station *st, const char *method, const char *params, ...)
    __attribute__((format(printf, 3, 4)));
int64_t code_of(const struct station *st, int64_t id);

/* Where these words first stand in what a station was sent; NULL: nowhere. How often. */
const char *heard(const struct station *st, const char *words);
int32_t times(const struct station *st, const char *words);
bool is_gone(const struct station *st); /* the server has closed it */

/* The token of a seat in these tests, and what the server keeps of it. */
void token_of(int32_t seat, char ret[TOKEN_DIGITS + 1]);
void hash_of_token(int32_t seat, char ret[TOKEN_DIGITS + 1]);
/* Somebody has the seat, by this hash of a token. */
void is_taken(int32_t seat, const char *hash);
/* Taken, connected, resumed from the beginning. */
struct station *sits(int32_t seat);
struct station *comes_back(int32_t seat, const char *lang); /* whoever has it, in a language */
/* "2d37...": the code on the card of a seat. */
void code_on_card(int32_t seat, char ret[2 * CARD_CODE + 1]);

#endif
