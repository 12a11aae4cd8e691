#include "engine/core/pattern.h"

#include "engine/core/act.h"
#include "engine/core/scenario.h"

#include "engine/core/pure.h"

struct pattern pattern_any(void)
{
    return (struct pattern){.desk = NONE, .verb = NONE, .target = NONE, .to = NONE, .with = NONE};
}

static bool attached(const struct act *act, int32_t knowledge)
{
    for (int32_t i = 0; i < act->attaches; i++) {
        if (tag_same(act->attach[i], tag_of(TAG_KNOWLEDGE, knowledge))) {
            return true;
        }
    }
    return false;
}

static bool target_fits(const struct pattern *p, const struct scenario *sc, int32_t target)
{
    if (p->kinds && (target == NONE || !(p->kinds & (1u << sc->thing[target].kind)))) {
        return false;
    }
    return p->target == NONE || p->target == ARG_TARGET || p->target == target;
}

bool pattern_match(const struct pattern *p, const struct scenario *sc, const struct act *act)
{
    if (p->verb != act->verb || (p->desk != NONE && p->desk != act->desk) ||
        !target_fits(p, sc, act->target) || (p->to != NONE && !(act->to & desk_bit(p->to))) ||
        (p->with != NONE && !attached(act, p->with))) {
        return false;
    }
    for (int32_t i = 0; i < p->forms; i++) {
        if (act->choice[p->form[i].field] != p->form[i].option) {
            return false;
        }
    }
    return true;
}

bool pattern_same(const struct pattern *a, const struct pattern *b)
{
    if (a->desk != b->desk || a->verb != b->verb || a->target != b->target || a->to != b->to ||
        a->with != b->with || a->kinds != b->kinds || a->forms != b->forms) {
        return false;
    }
    for (int32_t i = 0; i < a->forms; i++) {
        if (a->form[i].field != b->form[i].field || a->form[i].option != b->form[i].option) {
            return false;
        }
    }
    return true;
}
