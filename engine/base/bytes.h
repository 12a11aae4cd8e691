/*
 * A growable byte buffer with a hard cap. Past the cap nothing is written and `over` is set: the
 * writer checks once, at the end.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "engine/base/span.h"

struct bytes {
    char *ptr;
    size_t len;
    size_t room;
    size_t cap;
    bool over;
};

void bytes_init(struct bytes *b, size_t cap);
void bytes_done(struct bytes *b);
void bytes_reset(struct bytes *b);
void bytes_add(struct bytes *b, const void *data, size_t len);
void bytes_text(struct bytes *b, const char *cstr);
void bytes_span(struct bytes *b, struct span s);
void bytes_char(struct bytes *b, char c);
void bytes_int(struct bytes *b, int64_t value);
void bytes_fmt(struct bytes *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bytes_drop(struct bytes *b, size_t len); /* from the front */
void bytes_cut(struct bytes *b, size_t len);  /* only the first so many stay */
struct span bytes_view(const struct bytes *b); /* valid until the next write */
const char *bytes_cstr(struct bytes *b);       /* the same as a C string, also when it is over */

#endif
