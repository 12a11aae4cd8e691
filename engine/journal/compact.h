/*
 * A strict look at compact JSON, as this program writes it into records: no spaces, ASCII 0x20 to
 * 0x7e only, whole numbers only, at most COMPACT_DEPTH_MAX deep. It checks structure and yields no
 * values; duplicate keys are not looked for. It allocates nothing and does not recurse.
 */
#ifndef JOURNAL_COMPACT_H
#define JOURNAL_COMPACT_H

#include "engine/base/span.h"

enum {
    COMPACT_DEPTH_MAX = 16, /* payloads nest five deep; a forged one must not cost a stack */
    COMPACT_DIGITS_MAX = 18 /* any such number fits an int64_t */
};

/*
 * Step over one value of `text` that begins at *pos, '{' or '[' as `open` says. On success *pos is
 * behind it. On failure *pos is at the first byte that does not fit and the reason is returned, a
 * constant text; NULL is success.
 */
const char *compact_skip(struct span text, char open, size_t *pos);

#endif
