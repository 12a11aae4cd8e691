/*
 * Making files and directories that are there whole or not at all: written under another name,
 * synced, renamed without replacing anything, and the directory synced. Modes are 0700 and 0600
 * whatever the umask: an exercise holds every compartment.
 */
#ifndef SYS_DIR_H
#define SYS_DIR_H

#include "engine/base/err.h"
#include "engine/base/span.h"

/* A new directory of mode 0700. ERR_EXISTS if the name is taken, ERR_ABSENT without a parent. */
WARN_UNUSED enum err_code dir_make(const char *path, struct err *err);

/* Makes the names in a directory durable. */
WARN_UNUSED enum err_code dir_sync(const char *path, struct err *err);

/*
 * A directory built under one name gets its own: synced, renamed, its parent synced. Both names
 * must lie in the same parent. ERR_EXISTS if the new name is taken; nothing has changed then.
 */
WARN_UNUSED enum err_code dir_publish(const char *from, const char *to, struct err *err);

/*
 * Take away a directory with all that is in it, five levels deep at most: one that was made a
 * moment ago and came to nothing. Follows no links.
 */
WARN_UNUSED enum err_code dir_remove(const char *path, struct err *err);

/*
 * A new file <dir>/<name> with this content, durable when ERR_OK. ERR_EXISTS if the name is taken,
 * ERR_FULL without room on the disk, ERR_ABSENT without the directory; no file appears then.
 */
WARN_UNUSED enum err_code dir_write_new(const char *dir, const char *name, struct span content,
                                        struct err *err);

/* The same inside an open directory. */
WARN_UNUSED enum err_code dir_write_new_at(int dir_fd, const char *name, struct span content,
                                           struct err *err);

/* Which code errno stands for: no room, taken, absent, or the rest. */
enum err_code dir_code(int error);

#endif
