#include "engine/sys/tempo.h"

bool tempo_note(struct tempo *t, int64_t took_us)
{
    int64_t counted = took_us < TEMPO_MOST_US ? took_us : TEMPO_MOST_US;
    bool was = t->slow;

    t->smooth_us += (counted - t->smooth_us) / TEMPO_WEIGHT;
    t->slow = t->smooth_us > (was ? TEMPO_QUICK_US : TEMPO_SLOW_US);
    return t->slow != was;
}
