#include "engine/base/prng.h"

#include "engine/base/must.h"

/* SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, passes BigCrush, no tables. */
static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

uint64_t prng_next(struct prng *p)
{
    p->state += 0x9e3779b97f4a7c15u;
    return mix(p->state);
}

uint32_t prng_below(struct prng *p, uint32_t bound)
{
    MUST(bound > 0);
    return (uint32_t)((prng_next(p) >> 32) * bound >> 32);
}

int32_t prng_draw(uint64_t seed, uint64_t rule_hash, uint32_t n)
{
    struct prng p = {mix(seed ^ mix(rule_hash)) + n};

    return (int32_t)prng_below(&p, 1000);
}
