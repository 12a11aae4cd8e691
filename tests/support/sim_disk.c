#include "tests/support/sim_disk.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/sys/room.h"

void sim_disk_init(struct sim_disk *s, uint64_t seed)
{
    *s = (struct sim_disk){.prng = {seed}};
}

void sim_disk_done(struct sim_disk *s)
{
    size_t i;

    for (i = 0; i < s->beside_count; i++) {
        free(s->beside[i].bytes);
    }
    free(s->beside);
    room_give(s->platter, (size_t)s->room);
    room_give(s->cache, (size_t)s->room);
    *s = (struct sim_disk){0};
}

/* Untouched room stays untouched memory: reserving it costs nothing. */
static char *widened(const struct sim_disk *s, char *bytes, int64_t to)
{
    char *wide = room_take((size_t)to);

    if (s->written) {
        memcpy(wide, bytes, (size_t)s->written);
    }
    room_give(bytes, (size_t)s->room);
    return wide;
}

/* Both sides have room for `size` bytes, the new ones NUL. */
static void grow(struct sim_disk *s, int64_t size)
{
    int64_t room = s->room ? s->room : 4096;

    while (room < size) {
        room *= 2;
    }
    if (room == s->room) {
        return;
    }
    s->platter = widened(s, s->platter, room);
    s->cache = widened(s, s->cache, room);
    s->room = room;
}

static void set_size(char *bytes, int64_t *size, int64_t to)
{
    if (to < *size) {
        memset(bytes + to, 0, (size_t)(*size - to));
    }
    *size = to;
}

/* Count the operation. True: it is the one to fail. */
static bool fails(struct sim_disk *s, enum sim_op op)
{
    s->ops++;
    s->op_count[op]++;
    if (s->fail_at == 0) {
        return false;
    }
    if (s->fail_at > 1) {
        s->fail_at--;
        return false;
    }
    s->fail_at = s->fail_on;
    return true;
}

static enum err_code injected(struct err *err)
{
    return err_set(err, ERR_IO, "simulated failure");
}

static void to_cache(struct sim_disk *s, int64_t offset, struct span batch)
{
    int64_t end = offset + (int64_t)batch.len;

    grow(s, end);
    memcpy(s->cache + offset, batch.ptr, batch.len);
    s->written = end > s->written ? end : s->written;
    s->cache_size = end > s->cache_size ? end : s->cache_size;
}

/* One sector's share of the outstanding batch meets its fate. */
static void tear_sector(struct sim_disk *s, int64_t from, int64_t to)
{
    uint32_t fate = prng_below(&s->prng, 4);
    int64_t i;

    for (i = from; i < to; i++) {
        if (s->platter[i] == s->cache[i] || fate == 1) {
            continue;
        }
        if (fate == 0) {
            s->platter[i] = s->cache[i];
        } else {
            s->platter[i] = fate == 2 ? '\0' : (char)prng_next(&s->prng);
        }
    }
}

static void tear(struct sim_disk *s)
{
    int64_t from = s->pending_at;
    int64_t end = s->pending_at + s->pending_len;

    if (end > s->platter_size) {
        s->platter_size = prng_below(&s->prng, 2) ? end : s->platter_size;
        end = s->platter_size < end ? s->platter_size : end;
    }
    while (from < end) {
        int64_t to = (from / SIM_SECTOR + 1) * SIM_SECTOR;

        to = to < end ? to : end;
        tear_sector(s, from, to);
        from = to;
    }
}

static void sim_submit(void *self, int64_t offset, struct span batch)
{
    struct sim_disk *s = self;

    MUST(!s->pending);
    s->pending = true;
    s->pending_at = offset;
    s->pending_len = (int64_t)batch.len;
    s->pending_code = ERR_OK;
    s->polls_left = s->delay_max ? prng_below(&s->prng, s->delay_max + 1) : 0;
    if (fails(s, SIM_WRITE)) {
        batch.len /= 2; /* a short write, then the error */
        s->pending_code = ERR_IO;
    }
    to_cache(s, offset, batch);
    if (fails(s, SIM_SYNC)) {
        s->pending_code = ERR_IO;
    }
}

/* What was written is on the platter now. */
static void settle(struct sim_disk *s)
{
    if (!s->no_sync && s->pending) {
        memcpy(s->platter + s->pending_at, s->cache + s->pending_at, (size_t)s->pending_len);
        s->platter_size = s->platter_size > s->cache_size ? s->platter_size : s->cache_size;
    }
    s->pending = false;
}

bool sim_disk_write(struct sim_disk *s, int64_t offset, struct span bytes)
{
    bool good = !fails(s, SIM_WRITE);
    int64_t from = s->pending && s->pending_at < offset ? s->pending_at : offset;
    int64_t end = offset + (int64_t)bytes.len;

    if (s->pending && s->pending_at + s->pending_len > end) {
        end = s->pending_at + s->pending_len;
    }
    bytes.len = good ? bytes.len : bytes.len / 2;
    to_cache(s, offset, bytes);
    grow(s, end);
    s->pending = true;
    s->pending_at = from;
    s->pending_len = end - from;
    return good;
}

bool sim_disk_sync(struct sim_disk *s)
{
    if (fails(s, SIM_SYNC)) {
        if (s->pending) {
            tear(s);
        }
        s->pending = false;
        return false;
    }
    settle(s);
    return true;
}

static bool sim_poll(void *self, bool wait, enum err_code *ret_code, struct err *err)
{
    struct sim_disk *s = self;

    if (!s->pending) {
        *ret_code = injected(err); /* a crash took it */
        return true;
    }
    if (s->polls_left > 0 && !wait) {
        s->polls_left--;
        return false;
    }
    *ret_code = s->pending_code;
    if (s->pending_code) {
        injected(err);
        tear(s);
        s->pending = false;
    } else {
        settle(s);
    }
    return true;
}

static enum err_code sim_read(void *self, int64_t offset, void *to, size_t len, size_t *ret_len,
                              struct err *err)
{
    struct sim_disk *s = self;
    int64_t left = s->cache_size - offset;

    if (fails(s, SIM_READ)) {
        return injected(err);
    }
    left = left < 0 ? 0 : left;
    *ret_len = len < (size_t)left ? len : (size_t)left;
    if (*ret_len) {
        memcpy(to, s->cache + offset, *ret_len);
    }
    return ERR_OK;
}

static enum err_code sim_size(void *self, int64_t *ret_bytes, struct err *err)
{
    struct sim_disk *s = self;

    *ret_bytes = s->cache_size;
    return fails(s, SIM_SIZE) ? injected(err) : ERR_OK;
}

static enum err_code sim_extend(void *self, int64_t size_bytes, struct err *err)
{
    struct sim_disk *s = self;

    if (fails(s, SIM_EXTEND)) {
        return injected(err);
    }
    if (s->capacity && size_bytes > s->capacity) {
        return err_set(err, ERR_FULL, "simulated full disk");
    }
    if (size_bytes > s->cache_size) {
        grow(s, size_bytes);
        s->cache_size = size_bytes;
        s->platter_size = size_bytes;
    }
    return ERR_OK;
}

static enum err_code sim_truncate(void *self, int64_t size_bytes, struct err *err)
{
    struct sim_disk *s = self;

    if (fails(s, SIM_TRUNCATE)) {
        return injected(err);
    }
    set_size(s->cache, &s->cache_size, size_bytes);
    set_size(s->platter, &s->platter_size, size_bytes);
    return ERR_OK;
}

static void lose_cache(struct sim_disk *s)
{
    if (s->written) {
        memcpy(s->cache, s->platter, (size_t)s->written);
    }
    s->cache_size = s->platter_size;
}

static enum err_code sim_drop_cache(void *self, struct err *err)
{
    struct sim_disk *s = self;

    if (fails(s, SIM_DROP_CACHE)) {
        return injected(err);
    }
    if (!s->sticky_cache && !s->pending) { /* what is not yet written stays */
        lose_cache(s);
    }
    return ERR_OK;
}

static enum err_code sim_keep_beside(void *self, const char *name, struct span content,
                                     struct err *err)
{
    struct sim_disk *s = self;
    struct sim_file *file;
    size_t i;

    if (fails(s, SIM_BESIDE)) {
        return injected(err);
    }
    for (i = 0; i < s->beside_count; i++) {
        if (strcmp(s->beside[i].name, name) == 0) {
            return err_set(err, ERR_EXISTS, "%s is there", name);
        }
    }
    s->beside = realloc(s->beside, (s->beside_count + 1) * sizeof(*s->beside));
    MUST(s->beside);
    file = &s->beside[s->beside_count];
    text_copy(file->name, sizeof(file->name), span_of(name));
    file->bytes = malloc(content.len + 1);
    MUST(file->bytes);
    memcpy(file->bytes, content.ptr, content.len);
    file->len = content.len;
    s->beside_count++;
    return ERR_OK;
}

static enum err_code sim_close(void *self, struct err *err)
{
    return fails(self, SIM_CLOSE) ? injected(err) : ERR_OK;
}

static void sim_health(void *self, struct disk_health *ret)
{
    (void)self;
    *ret = (struct disk_health){.free_bytes = -1};
}

static const struct disk_ops SIM_OPS = {
    .submit = sim_submit,
    .poll = sim_poll,
    .read = sim_read,
    .size = sim_size,
    .extend = sim_extend,
    .truncate = sim_truncate,
    .drop_cache = sim_drop_cache,
    .keep_beside = sim_keep_beside,
    .health = sim_health,
    .close = sim_close,
};

struct disk sim_disk_open(struct sim_disk *s)
{
    return (struct disk){.ops = &SIM_OPS, .self = s};
}

void sim_disk_put(struct sim_disk *s, struct span content)
{
    grow(s, (int64_t)content.len);
    set_size(s->platter, &s->platter_size, 0);
    memset(s->platter, 0, (size_t)s->room);
    memcpy(s->platter, content.ptr, content.len);
    s->platter_size = (int64_t)content.len;
    s->written = s->room; /* whatever the cache showed is gone */
    s->pending = false;
    lose_cache(s);
}

struct span sim_disk_view(const struct sim_disk *s)
{
    return (struct span){s->platter, (size_t)s->platter_size};
}

void sim_disk_rot(struct sim_disk *s, int64_t bit)
{
    MUST(bit >= 0 && bit / 8 < s->platter_size);
    s->platter[bit / 8] = (char)(s->platter[bit / 8] ^ (1 << (bit % 8)));
    s->written = bit / 8 >= s->written ? bit / 8 + 1 : s->written;
}

void sim_disk_flip(struct sim_disk *s, int64_t bit)
{
    sim_disk_rot(s, bit);
    s->cache[bit / 8] = s->platter[bit / 8];
}

void sim_disk_crash(struct sim_disk *s)
{
    if (s->pending) {
        tear(s);
        s->pending = false;
    }
    lose_cache(s);
}
