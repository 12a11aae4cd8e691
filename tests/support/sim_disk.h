/*
 * A disk in memory for seeded tests: the simulated side of engine/sys/disk.h. It has a platter,
 * which a crash leaves, and a cache, which reads see. A batch stands in the cache at once and
 * reaches the platter when it is done, some polls later.
 *
 * A crash treats each 512-byte sector of an outstanding batch by itself: written, not written, or,
 * only in the bytes that the batch changes, zeroed or filled with garbage. Bytes that a write does
 * not change are safe (what SQLite calls powersafe overwrite). After a failed sync the cache shows
 * the batch, the platter holds some sectors of it, and nothing will ever write the rest.
 */
#ifndef TESTS_SIM_DISK_H
#define TESTS_SIM_DISK_H

#include "engine/base/prng.h"
#include "engine/sys/disk.h"

enum { SIM_SECTOR = 512 };

enum sim_op {
    SIM_WRITE,
    SIM_SYNC,
    SIM_READ,
    SIM_SIZE,
    SIM_EXTEND,
    SIM_TRUNCATE,
    SIM_DROP_CACHE,
    SIM_BESIDE,
    SIM_CLOSE,
    SIM_OP_COUNT
};

struct sim_file {
    char name[80];
    char *bytes;
    size_t len;
};

struct sim_disk {
    struct prng prng;

    /* Faults: set them at any time. */
    uint32_t delay_max; /* a batch is done after 0..delay_max polls that say "not yet" */
    int64_t capacity;   /* bytes that the file can be extended to; 0: no bound */
    uint32_t fail_at;   /* the n-th operation from now on fails, from 1; 0: none */
    bool fail_on;       /* and every one after it */
    bool sticky_cache;  /* dropping the cache has no effect */
    bool no_sync;       /* planted bug: the write is done, the sync never happens */

    /* To look at. */
    uint32_t ops; /* operations so far */
    uint32_t op_count[SIM_OP_COUNT];
    struct sim_file *beside;
    size_t beside_count;

    /* Private. */
    char *platter;
    char *cache;
    int64_t platter_size;
    int64_t cache_size;
    int64_t room;
    int64_t written; /* behind the last byte ever written: all NUL from there */
    bool pending;
    int64_t pending_at;
    int64_t pending_len;
    uint32_t polls_left;
    enum err_code pending_code;
};

void sim_disk_init(struct sim_disk *s, uint64_t seed);
void sim_disk_done(struct sim_disk *s);

struct disk sim_disk_open(struct sim_disk *s); /* as a newly started process would */

/* What a program does that calls the system itself; false: the call failed. A write stands in the
 * cache until the next sync, and a crash before it tears the whole span written since the last. */
bool sim_disk_write(struct sim_disk *s, int64_t offset, struct span bytes);
bool sim_disk_sync(struct sim_disk *s);

void sim_disk_put(struct sim_disk *s, struct span content); /* the file, durable */
struct span sim_disk_view(const struct sim_disk *s); /* what a crash now would surely leave */
void sim_disk_flip(struct sim_disk *s, int64_t bit); /* on the platter and in the cache */
void sim_disk_rot(struct sim_disk *s, int64_t bit);  /* on the platter only */

/* Power fails: the outstanding batch is torn by the seed and the cache is gone. */
void sim_disk_crash(struct sim_disk *s);

#endif
