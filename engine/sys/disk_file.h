/*
 * The real side of the disk seam: a file in a directory. It syncs inline: on two cores that beats
 * a thread while the disk is quick (handbook/decisions/0003). A thread later takes over the two
 * calls inside submit and nothing else changes.
 */
#ifndef SYS_DISK_FILE_H
#define SYS_DISK_FILE_H

#include "engine/sys/disk.h"

/*
 * Open <dir>/<name> for writing, as the only writer: an OFD lock on the file itself, which dies
 * with the process. `lock` in the directory says in words who holds it; nothing depends on it.
 *
 * ERR_LOCKED  another process (or another opening in this one) writes here; the text says who.
 * ERR_ABSENT  no such file. ERR_IO  it is no regular file, or the system refused.
 */
WARN_UNUSED enum err_code disk_file_open(const char *dir, const char *name, struct disk *ret_disk,
                                         struct err *err);

/* Open for reading only, beside a writer or without one. Writing to it is a bug. */
WARN_UNUSED enum err_code disk_file_open_read(const char *dir, const char *name,
                                              struct disk *ret_disk, struct err *err);

#endif
