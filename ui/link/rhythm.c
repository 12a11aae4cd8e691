#include "ui/link/rhythm.h"

int64_t rhythm_next(struct rhythm *r, int64_t mono_ms)
{
    int64_t ahead = r->to_ms > mono_ms ? r->to_ms - mono_ms : 0;
    int64_t wait = ahead - (PICTURES_AT_ONCE - 1) * PICTURE_MS;

    if (wait > 0) {
        return wait;
    }
    r->to_ms = mono_ms + ahead + PICTURE_MS;
    return 0;
}
