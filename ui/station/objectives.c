#include "ui/station/objectives.h"

static const struct lines *duties(const struct client *c)
{
    const struct scenario *sc = &c->lexicon;

    return &sc->role[sc->desk[c->desk].role].duties;
}

/* No more than a view has room for. */
static int32_t no_more(int32_t n)
{
    return n < VIEW_TICKS ? n : VIEW_TICKS;
}

int32_t objectives_count(const struct client *c)
{
    return no_more(scenario_count(&c->lexicon, REF_OBJECTIVE)) + no_more(duties(c)->lines);
}

struct goal objectives_at(const struct client *c, int32_t i)
{
    int32_t told = no_more(scenario_count(&c->lexicon, REF_OBJECTIVE));

    if (i < told) {
        return (struct goal){
            .text = c->lexicon.objective[i].told, .objective = i, .done = c->view->objective[i]};
    }
    return (struct goal){.text = duties(c)->line[i - told],
                         .objective = NONE,
                         .duty = i - told + 1,
                         .done = c->view->duty[i - told]};
}

int32_t objectives_done(const struct client *c)
{
    int32_t done = 0;

    for (int32_t i = 0; i < objectives_count(c); i++) {
        done += objectives_at(c, i).done;
    }
    return done;
}

enum client_asked objectives_tick(struct client *c, int32_t i)
{
    struct goal g = objectives_at(c, i);
    struct command cmd = {.kind = COMMAND_TICK};

    cmd.u.tick.objective = g.objective;
    cmd.u.tick.duty = g.duty;
    cmd.u.tick.done = !g.done;
    return client_ask(c, &cmd);
}
