/*
 * Unpredictable bytes: codes, keys, ids. What the case draws is base/prng, never this.
 */
#ifndef SYS_RANDOM_H
#define SYS_RANDOM_H

#include <stddef.h>

struct random {
    void (*bytes)(void *self, void *to, size_t len); /* fills all of it or ends the process */
    void *self;
};

struct random random_openssl(void);

#endif
