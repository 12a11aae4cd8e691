#include "ui/station/sight.h"

#include "engine/core/state.h"
#include "ui/term/lang.h"

bool sight_acted(struct sight s, int32_t does, int32_t ref, int32_t as_far)
{
    const struct view *v = s.client->view;

    for (int32_t i = 0; i < v->acts; i++) {
        const struct view_act *a = &v->act[i];
        const struct verb *verb = a->act.verb == NONE || a->act.desk != s.client->desk
                                      ? NULL
                                      : scenario_verb(&s.client->lexicon, a->act.desk, a->act.verb);

        if (verb && verb->does == does && a->act.ref == ref && a->status <= as_far) {
            return true;
        }
    }
    return false;
}

bool sight_waits(struct sight s, int32_t act)
{
    const struct view_act *a = &s.client->view->act[act - 1];

    return a->act.desk == s.client->desk && s.client->view->phase == PHASE_RUNNING &&
           (a->status == ACT_WAITS_YES || a->status == ACT_WAITS_UNIT);
}

const char *sight_status(int32_t status)
{
    static const char *const words[] = {
        N_("waits for a yes"), N_("waits for a free unit"), N_("under way"),  N_("done"),
        N_("was refused"),     N_("nobody was free"),       N_("taken back"), N_("stopped")};

    return _(words[status]);
}

const char *sight_full(struct sight s)
{
    return s.client->view->full ? _("Your desk has more than a station can hold: the newest is "
                                    "missing. Call the facilitator.")
                                : NULL;
}
