/*
 * SHA-256. A `struct hash` is a running sum that is reused from message to message: making one is
 * what costs, so a journal or a reader keeps its own.
 */
#ifndef SYS_HASH_H
#define SYS_HASH_H

#include "engine/base/span.h"

enum { HASH_LEN = 32, HASH_HEX_LEN = 2 * HASH_LEN };

struct hash;

struct hash *hash_new(void); /* ready for a first message */
void hash_free(struct hash *h);

void hash_add(struct hash *h, struct span data);

/* The sum of what was added since the last end, after which the next message begins. */
void hash_end(struct hash *h, unsigned char ret_sum[HASH_LEN]);

/* One message at once. */
void hash_once(struct span data, unsigned char ret_sum[HASH_LEN]);

/* 2 * len lowercase digits and a NUL. */
void hash_hex(const unsigned char *bytes, size_t len, char *ret_text);

#endif
