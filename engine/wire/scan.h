/*
 * Reading JSON by pulling: for what programs write to one another (records, frames). No tree, no
 * allocation but for texts with escapes. Whole numbers only; keys without escapes.
 *
 * scan_check looks a whole text over first: limits, UTF-8, forbidden characters. What has passed it
 * is safe to pull; what pulls wrongly (another type than there is) sets `bad`, and everything after
 * is refused.
 */
#ifndef WIRE_SCAN_H
#define WIRE_SCAN_H

#include "engine/base/arena.h"

enum {
    SCAN_DEPTH_MAX = 16,
    SCAN_TOKENS_MAX = 4096,
    SCAN_STRING_MAX = 32 << 10, /* bytes, escaped: a typed text of any script fits */
    SCAN_DIGITS_MAX = 15        /* every reader of JSON holds such a number exactly */
};

struct scan {
    struct span text;
    size_t pos;
    struct arena *arena; /* for texts with escapes */
    bool bad;
};

/*
 * Is this one JSON object within the limits, with clean text and no doubled key in any object?
 * NULL if so, else what is wrong; *ret_at: where, may be NULL.
 */
const char *scan_check(struct span text, size_t *ret_at);

void scan_init(struct scan *s, struct span text, struct arena *a);

/* Enter an object or list; then scan_key or scan_more until false, which also leaves it. */
void scan_object(struct scan *s);
bool scan_key(struct scan *s, struct span *ret_key);
void scan_list(struct scan *s);
bool scan_more(struct scan *s);

struct span scan_text(struct scan *s);
int64_t scan_number(struct scan *s);
bool scan_flag(struct scan *s);

/* Step over any value; its bytes. */
struct span scan_value(struct scan *s);

/* Nothing but space is left. */
bool scan_end(struct scan *s);

#endif
