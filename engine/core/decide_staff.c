/*
 * What facilitators, evaluators and actors note and say among themselves, and to a desk as its
 * mentor. None of it touches play.
 */
#include "engine/core/decide.h"

#include "engine/core/pure.h"

enum { ANSWERS_MOST = 32 }; /* calls that one word answers */

static void noted(struct decide *d, int64_t call, int32_t seat)
{
    bool kept = call <= CALLS_MAX;
    struct fact f = fact_of(FACT_CALL_NOTED,
                            kept ? audience_desks(desk_bit(d->st->call[call - 1].desk))
                                 : audience_staff());

    for (int64_t i = 0; kept && i < call; i++) {
        f.u.call_noted.own += d->st->call[i].desk == d->st->call[call - 1].desk;
    }
    f.u.call_noted.call = call;
    f.u.call_noted.seat = seat;
    emit(d, f);
}

void decide_cmd_noted(struct decide *d, const struct command *cmd)
{
    noted(d, cmd->u.noted.call, cmd->seat);
}

/* A word to a desk answers what it called for; a real emergency somebody has to go to. */
void decide_cmd_hint(struct decide *d, const struct command *cmd)
{
    int32_t left = ANSWERS_MOST;

    decide_post(d, &(struct post){.kind = ITEM_HINT,
                                  .from = NONE,
                                  .channel = NONE,
                                  .to = cmd->u.hint.to,
                                  .text = cmd->u.hint.text});
    for (int32_t i = 0; i < CALLS_MAX && i < d->st->hands && left > 0; i++) {
        const struct call_live *call = &d->st->call[i];

        if (call->waits == CALL_WAITS && (cmd->u.hint.to & desk_bit(call->desk))) {
            noted(d, i + 1, cmd->seat);
            left--;
        }
    }
}

/*
 * When the key was pressed. A console without a link counts play on by itself: if play stood still
 * meanwhile, its clock is ahead, and what was seen then was seen now at the latest.
 */
static int64_t moment_of(int64_t said, int64_t now)
{
    return said > 0 && said < now ? said : now;
}

void decide_cmd_observe(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_OBSERVED, audience_staff());

    if (cmd->kind == COMMAND_REMARK) {
        f.kind = FACT_REMARK;
        f.u.remark.number = cmd->u.remark.number;
        f.u.remark.text = cmd->u.remark.text;
    } else {
        f.u.mark.number = d->st->marks + 1;
        f.u.mark.kind = cmd->u.mark.kind;
        f.u.mark.desk = cmd->u.mark.desk;
        f.u.mark.seat = cmd->seat;
        f.u.mark.moment = moment_of(cmd->u.mark.moment, d->st->now);
        f.u.mark.text = cmd->u.mark.text;
    }
    emit(d, f);
}

void decide_cmd_rate(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_RATED, audience_staff());

    if (cmd->kind == COMMAND_GRADE) {
        f.kind = FACT_GRADED;
        f.u.graded.area = cmd->u.grade.area;
        f.u.graded.grade = cmd->u.grade.grade;
        f.u.graded.seat = cmd->seat;
        f.u.graded.text = cmd->u.grade.text;
        emit(d, f);
        return;
    }
    f.u.rated.objective = cmd->u.rate.objective;
    f.u.rated.rating = cmd->u.rate.rating;
    f.u.rated.seat = cmd->seat;
    f.u.rated.text = cmd->u.rate.text;
    emit(d, f);
}

void decide_cmd_staff(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_SAID, audience_staff());

    if (cmd->kind == COMMAND_WHEEL) {
        f.kind = FACT_WHEEL;
        f.u.wheel.seat = cmd->u.wheel.seat;
    } else {
        f.u.said.seat = cmd->seat;
        f.u.said.text = cmd->u.words.text;
    }
    emit(d, f);
}
