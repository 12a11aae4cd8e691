#include "engine/core/decide.h"

#include "engine/base/must.h"

#include "engine/core/pure.h"

/* What every desk holds from the start comes as its brief. */
static void briefs(struct decide *d)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
        const struct desk *desk = &d->sc->desk[i];

        decide_post(d, &(struct post){.kind = ITEM_BRIEF,
                                      .from = NONE,
                                      .channel = NONE,
                                      .to = desk_bit(i),
                                      .source = tag_of(TAG_DESK, i),
                                      .attach = desk->starts.tag,
                                      .attaches = desk->starts.tags});
    }
}

void decide_cmd_clock(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_STARTED, audience_all());

    switch ((int)cmd->kind) {
    case COMMAND_STARTEX:
        emit(d, f);
        briefs(d);
        d->touched = UINT64_MAX;
        break;
    case COMMAND_PAUSE:
        f.kind = FACT_PAUSED;
        f.u.words.text = cmd->u.words.text;
        emit(d, f);
        break;
    case COMMAND_PLAN_PAUSE:
        f.kind = FACT_PAUSE_PLANNED;
        f.u.jumped.to = cmd->u.jump.to;
        f.u.jumped.instead = cmd->u.jump.instead;
        f.u.jumped.text = cmd->u.jump.text;
        emit(d, f);
        break;
    case COMMAND_RESUME:
        f.kind = FACT_RESUMED;
        emit(d, f);
        break;
    case COMMAND_SPEED:
        f.kind = FACT_SPEED;
        f.u.speed.permille = cmd->u.speed.permille;
        f.u.speed.text = cmd->u.speed.text;
        emit(d, f);
        break;
    case COMMAND_JUMP:
        f.kind = FACT_JUMPED;
        f.u.jumped.to = cmd->u.jump.to;
        f.u.jumped.text = cmd->u.jump.text;
        emit(d, f);
        break;
    default:
        MUST(cmd->kind == COMMAND_ENDEX);
        f.kind = FACT_ENDED;
        f.u.words.text = cmd->u.words.text;
        emit(d, f);
        decide_evaluate(d);
        break;
    }
}

/* House facts: for staff, and for whoever reads the journal later. They touch no play. */
void decide_cmd_house(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_SEAT, audience_staff());

    if (cmd->kind == COMMAND_CREATE) {
        f.kind = FACT_CREATED;
        f.u.created.seed = cmd->u.create.seed;
        f.u.created.seats = cmd->u.create.seats;
        f.u.created.scenario = cmd->u.create.scenario;
        f.u.created.edition = cmd->u.create.edition;
        f.u.created.digest = cmd->u.create.digest;
    } else if (cmd->kind == COMMAND_RECOVER) {
        f.kind = FACT_RECOVERED;
        f.u.recovered.dropped = cmd->u.recover.dropped;
        f.u.recovered.sha256 = cmd->u.recover.sha256;
    } else {
        f.u.seat.seat = cmd->u.seat.seat;
        f.u.seat.desk = cmd->u.seat.desk;
        f.u.seat.state = cmd->u.seat.state;
        f.u.seat.played = cmd->u.seat.played;
    }
    emit(d, f);
}

/* The state is that of the earlier time already (engine/run). Play stands until it is resumed. */
void decide_cmd_back(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_LINE, audience_all());

    f.u.line.line = cmd->u.back.line;
    f.u.line.parent = cmd->u.back.parent;
    f.u.line.to = cmd->u.back.to;
    f.u.line.text = cmd->u.back.text;
    emit(d, f);
    if (!d->st->paused) {
        f = fact_of(FACT_PAUSED, audience_all());
        f.u.words.text = cmd->u.back.text;
        emit(d, f);
    }
}
