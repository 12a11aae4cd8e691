#include "engine/base/must.h"

#include <stdio.h>
#include <stdlib.h>

static void (*fail_hook)(void);

void must_on_fail(void (*hook)(void))
{
    fail_hook = hook;
}

_Noreturn void must_fail(const char *cond, const char *file, int line)
{
    void (*hook)(void) = fail_hook;

    fail_hook = NULL;
    if (hook) {
        hook();
    }
    fprintf(stderr, "palermo: broken invariant: %s (%s:%d)\n", cond, file, line);
    abort();
}
