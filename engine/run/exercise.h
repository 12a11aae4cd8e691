/*
 * An exercise on disk: its folder, its journal, and the run that is the journal's fold.
 *
 *   journal.ndjson   everything accepted
 *   scenario/        the case as it was, with its roles
 *   key.pem, cards/  of the server
 *   listen           where it listened the last time: address, blank, port
 *
 * One process writes; anybody may read beside it.
 */
#ifndef RUN_EXERCISE_H
#define RUN_EXERCISE_H

#include "engine/journal/journal.h"
#include "engine/run/casebox.h"
#include "engine/run/once.h"
#include "engine/run/run.h"
#include "engine/sys/disk_file.h"
#include "engine/wire/codec.h"
#include "engine/wire/tell.h"

enum { EXERCISE_PATH = 1024, SEAT_NAME = 16, SEATS_A_DESK_MAX = 64 };

/* A place somebody can take. Known from the case and the number of seats a desk. */
struct place_of_seat {
    char name[SEAT_NAME]; /* "POL1", "CTL2": on cards */
    struct observer who;
    bool claimed;
    int64_t left_ms; /* wall: when whoever has it went away; 0: is there, or not known */
    char token[HASH_HEX_LEN + 1]; /* SHA-256 of the client's token */
};

struct exercise {
    char dir[EXERCISE_PATH];
    struct casebox box;
    struct run run;
    struct codec codec;
    struct journal *journal; /* NULL: read only */
    int wake_fd; /* of its disk (disk_file_wake_fd): readable when something is durable; or -1 */
    struct recovery recovery;
    struct once once;
    struct place_of_seat seat[SEATS_MAX + 1]; /* from 1 */
    int32_t seats;
    uint64_t seed;
    int64_t seats_a_desk;
    struct arena turn; /* what decoding a record needs; reset at each */
    struct bytes in, facts;
    int64_t wall_ms;  /* of the turn; set by the owner */
    struct span cid;  /* of the command at hand; empty for the host's */
    bool failed;      /* the journal failed: send nothing more, end with 74 */
    struct err err;   /* of the failure */
    int64_t read_to;  /* the last record that is replayed: what is durable, while it is written */
    int32_t only;     /* line of play at whose end reading stops; 0: none */
    bool left;        /* ... it has been left: what comes behind is of another */
    bool broken;      /* replay met what it does not understand; err says what */
};

/*
 * Lay out a new exercise in dir from a case: frozen copy, journal with its first record.
 *
 * ERR_EXISTS  dir is there already. Others as their parts.
 */
enum err_code exercise_create(const char *dir, const struct casebox *from, uint64_t seed,
                              int64_t seats_a_desk, int64_t wall_ms, struct err *err) WARN_UNUSED;

/* Open for play: lock, recover, replay. `sync` is how its disk works, and nothing else's affair. */
enum err_code exercise_open(struct exercise *ex, const char *dir, enum disk_sync sync,
                            int64_t wall_ms, struct err *err) WARN_UNUSED;

/* The same on any disk, with a case that stays the caller's: the seam for simulation. */
enum err_code exercise_open_take(struct exercise *ex, const struct casebox *box,
                                 const struct disk *disk, int64_t wall_ms,
                                 struct err *err) WARN_UNUSED;

/*
 * Read beside whoever writes: everything sound up to now. ERR_TORN and ERR_CORRUPT leave the
 * exercise readable up to the damage, if anything is (run.memory).
 *
 *   line  up to the end of this line of play; 0: of the last one. ERR_ABSENT: there is no such line
 */
enum err_code exercise_read(struct exercise *ex, const char *dir, int32_t line,
                            struct err *err) WARN_UNUSED;

void exercise_close(struct exercise *ex);

/* What became of a command. */
struct reply {
    struct verdict verdict;
    int64_t record; /* what must be durable before this is told; 0: nothing */
    bool again;     /* answered before: the same answer */
    bool reused;    /* the id was used for something else: an error of the client */
    bool full;      /* the journal has no room: nothing was done */
};

/* What stands beside a command. */
struct asked {
    struct span cid; /* client-made id; empty: none */
    int64_t line;    /* of play, that it speaks of; 0: the present one */
};

/* A command of a seat, handles unresolved. Of another line of play it is refused (`back`). */
struct reply exercise_ask(struct exercise *ex, int32_t seat, const struct command *cmd,
                          const struct asked *asked, int64_t play_ms);

/* A command of the host itself: house facts, what falls due. The staged record, 0 for none. */
int64_t exercise_house(struct exercise *ex, const struct command *cmd, int64_t play_ms);
void exercise_due(struct exercise *ex, struct due due, int64_t at);

/* Play, running, is paused by the host itself; each reads why in their own language (spoken.h). */
void exercise_stop(struct exercise *ex, enum tell_stop why, int64_t play_ms);

/* Decide all inputs again in a fresh run; the first record whose facts differ, 0 if none. */
int64_t exercise_redecide(const struct exercise *ex);

/* What a seat is called on its card, NULL if there is none: tell.h's seat_name. */
const char *exercise_seat_name(const void *ex, int32_t seat);

/* The seat of a name, 0 if there is none. */
int32_t exercise_seat(const struct exercise *ex, struct span name);

#endif
