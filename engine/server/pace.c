#include "engine/server/pace.h"

static int64_t raw(const struct pace *p, int64_t mono_ms)
{
    return p->play_ms + (mono_ms - p->mono_ms) * p->permille / 1000;
}

int64_t pace_now(const struct pace *p, const struct state *st, int64_t mono_ms)
{
    int64_t now = raw(p, mono_ms);

    if (now < st->now) {
        now = st->now;
    }
    return now > st->sc->play_length ? st->sc->play_length : now;
}

void pace_follow(struct pace *p, const struct state *st, int64_t mono_ms)
{
    int64_t permille = st->phase == PHASE_RUNNING && !st->paused ? st->speed : 0;
    int64_t now = permille ? pace_now(p, st, mono_ms) : st->now; /* still: not past what is due */

    if (st->jump_to > now && permille) {
        now = st->jump_to;
        p->permille = -1; /* the anchor moves even at the same speed */
    }
    if (permille != p->permille) {
        *p = (struct pace){now, mono_ms, permille};
    }
}

int64_t pace_until(const struct pace *p, int64_t play_ms, int64_t mono_ms)
{
    int64_t left = play_ms - raw(p, mono_ms);

    if (left <= 0) {
        return 0;
    }
    return p->permille ? (left * 1000 + p->permille - 1) / p->permille : -1;
}
