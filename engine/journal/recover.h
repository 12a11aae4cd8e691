/*
 * What must happen between opening a journal and writing to it: read it as the disk holds it,
 * decide, keep a torn tail aside, and write the tail anew, so that what is served next is on the
 * disk and not only in a cache that an earlier failed sync left behind.
 */
#ifndef JOURNAL_RECOVER_H
#define JOURNAL_RECOVER_H

#include "engine/journal/reader.h"

enum { RECOVER_NAME_MAX = 80 };

struct recovery {
    struct journal_verdict verdict; /* of the file as it was found */
    int64_t dropped_bytes;  /* of the torn tail; 0: nothing was dropped */
    char dropped_sha256[HASH_HEX_LEN + 1];
    char kept_as[RECOVER_NAME_MAX]; /* torn-<s>-<wall_ms>.bin beside the journal; may be empty */
};

/*
 * Recover the journal on `disk`. wall_ms names the file for the torn tail. `visit` (may be NULL)
 * gets each good record in order; what it built must be thrown away unless ERR_OK comes back.
 *
 * ERR_OK       the file is good up to verdict.offset, durable, and nothing but NULs follows.
 * ERR_CORRUPT  nothing was changed. ret->verdict says what is damaged.
 * ERR_FORMAT   another version wrote it; nothing was changed.
 * ERR_IO, ERR_FULL  the disk failed; recovering again later is safe.
 *
 * Source: reliability rules 2 and 3; decisions/0003 says why nothing is cut.
 */
WARN_UNUSED enum err_code recover(struct disk *disk, int64_t wall_ms, reader_visit_fn visit,
                                  void *context, struct recovery *ret_recovery, struct err *err);

#endif
