/*
 * Seeded numbers with explicit state. A draw of the case is a pure function of (seed, rule, n):
 * it does not depend on what else was drawn, so a secret draw shifts no other.
 */
#ifndef BASE_PRNG_H
#define BASE_PRNG_H

#include <stdint.h>

struct prng {
    uint64_t state;
};

uint64_t prng_next(struct prng *p);
uint32_t prng_below(struct prng *p, uint32_t bound); /* 0..bound-1; bound > 0 */

/* The n-th draw of a rule: 0..999. */
int32_t prng_draw(uint64_t seed, uint64_t rule_hash, uint32_t n);

#endif
