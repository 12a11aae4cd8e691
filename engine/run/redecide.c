/*
 * The determinism check: every input of a journal decided again, from the start; the facts must be
 * the same, byte for byte.
 */
#include "engine/base/must.h"
#include "engine/run/exercise.h"

struct again {
    const struct exercise *ex;
    struct run run;
    struct arena arena;
    struct bytes facts;
    int64_t differs;
};

static void again_facts(struct again *a)
{
    bytes_reset(&a->facts);
    codec_write_facts(&a->ex->codec, &a->facts, a->run.batch->fact, a->run.batch->count);
}

/*
 * Moments at which time alone was looked at left no record when they changed nothing. They are
 * looked at again, so that what rises later rises here too; one that changes something differs.
 */
static bool pass_time(struct again *a, const struct record *r, const struct command *cmd)
{
    struct due due;
    int64_t at;
    int64_t record = 0;

    while (record == 0 && core_next_due(&a->run.core, &due, &at) && due.kind == DUE_WAKE &&
           at <= r->draft.play_ms &&
           !(at == r->draft.play_ms && cmd->kind == COMMAND_DUE && cmd->u.due.kind == DUE_WAKE)) {
        run_due(&a->run, due, at, &record);
    }
    return record == 0;
}

static void decide_again(void *context, const struct record *r)
{
    struct again *a = context;
    struct command cmd;
    struct scan s;
    int64_t record;
    int64_t at;

    if (a->differs || command_find(r->draft.type) == COMMAND_KIND_COUNT ||
        (a->ex->read_to && r->s > a->ex->read_to)) {
        return;
    }
    arena_reset(&a->arena);
    scan_init(&s, r->draft.in, &a->arena);
    if (!codec_read_command(&a->ex->codec, &s, &cmd, NULL)) {
        a->differs = r->s;
        return;
    }
    at = r->draft.play_ms;
    if (cmd.kind == COMMAND_BACK) {
        at = at > a->run.core.st.now ? at : a->run.core.st.now; /* it was asked some time later */
    } else if (at < a->run.core.st.now || !pass_time(a, r, &cmd)) {
        a->differs = r->s;
        return;
    }
    (void)run_accept(&a->run, &cmd, at, &record);
    again_facts(a);
    if (!span_eq(bytes_view(&a->facts), r->draft.facts)) {
        a->differs = r->s;
    }
}

int64_t exercise_redecide(const struct exercise *ex)
{
    struct again a = {.ex = ex};
    struct journal_verdict verdict;

    run_init(&a.run, &ex->box.scenario, ex->seed);
    arena_init(&a.arena, 8 << 20);
    bytes_init(&a.facts, RECORD_MAX);
    journal_verify(ex->dir, decide_again, &a, &verdict, NULL);
    if (!a.differs && core_digest(&a.run.core) != core_digest(&ex->run.core)) {
        a.differs = verdict.last.s;
    }
    bytes_done(&a.facts);
    arena_done(&a.arena);
    run_done(&a.run);
    return a.differs;
}
