#include "engine/sys/random.h"

#include <limits.h>

#include <openssl/rand.h>

#include "engine/base/must.h"

/* Without good randomness no card and no key may be made: there is nothing to fall back to. */
static void fill(void *self, void *to, size_t len)
{
    (void)self;
    MUST(len <= INT_MAX);
    MUST(RAND_bytes(to, (int)len) == 1);
}

struct random random_openssl(void)
{
    return (struct random){fill, NULL};
}
