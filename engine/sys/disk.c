#include "engine/sys/disk.h"

#include "engine/base/must.h"

void disk_submit(struct disk *d, int64_t offset, struct span batch)
{
    MUST(!d->busy);
    MUST(offset >= 0 && batch.len > 0);
    d->busy = true;
    d->ops->submit(d->self, offset, batch);
}

bool disk_poll(struct disk *d, bool wait, enum err_code *ret_code, struct err *err)
{
    MUST(d->busy);
    if (!d->ops->poll(d->self, wait, ret_code, err)) {
        MUST(!wait);
        return false;
    }
    d->busy = false;
    return true;
}

enum err_code disk_read(struct disk *d, int64_t offset, void *to, size_t len, size_t *ret_len,
                        struct err *err)
{
    MUST(offset >= 0);
    return d->ops->read(d->self, offset, to, len, ret_len, err);
}

enum err_code disk_size(struct disk *d, int64_t *ret_bytes, struct err *err)
{
    return d->ops->size(d->self, ret_bytes, err);
}

enum err_code disk_extend(struct disk *d, int64_t size_bytes, struct err *err)
{
    MUST(!d->busy);
    return d->ops->extend(d->self, size_bytes, err);
}

enum err_code disk_truncate(struct disk *d, int64_t size_bytes, struct err *err)
{
    MUST(!d->busy);
    return d->ops->truncate(d->self, size_bytes, err);
}

enum err_code disk_drop_cache(struct disk *d, struct err *err)
{
    MUST(!d->busy);
    return d->ops->drop_cache(d->self, err);
}

enum err_code disk_keep_beside(struct disk *d, const char *name, struct span content,
                               struct err *err)
{
    return d->ops->keep_beside(d->self, name, content, err);
}

void disk_health(struct disk *d, struct disk_health *ret)
{
    d->ops->health(d->self, ret);
}

enum err_code disk_close(struct disk *d, struct err *err)
{
    enum err_code written = ERR_OK;
    enum err_code closed;

    if (d->busy) {
        disk_poll(d, true, &written, err);
    }
    closed = d->ops->close(d->self, written ? NULL : err);
    d->ops = NULL;
    d->self = NULL;
    return written ? written : closed;
}
