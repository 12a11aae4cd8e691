/*
 * The rules, as one object: a case, the truth of one line of play, and the conditions that watch
 * it. Pure: commands and due times in, facts out; no clock, no memory of its own, no chance but the
 * seed's.
 *
 * Facts are applied as they are decided, so that effects and conditions of one command see one
 * another; judging comes before and sees a state that nothing has touched (decisions/0002).
 */
#ifndef CORE_CORE_H
#define CORE_CORE_H

#include "engine/core/command.h"
#include "engine/core/fact.h"
#include "engine/core/state.h"

/* The facts of one record. Texts are borrowed from the command. */
struct batch {
    int32_t count;
    struct fact fact[RECORD_FACTS_MAX];
};

/* What a watched condition said last, and when the passing of time may change it. */
struct watching {
    int64_t wake;
    bool last;
};

struct core {
    const struct scenario *sc;
    struct state st;
    struct watching *watching;
};

/* Bytes of zeroed memory that core_init needs, 16-byte aligned. */
size_t core_size(const struct scenario *sc);
void core_init(struct core *c, const struct scenario *sc, uint64_t seed, void *memory);

/*
 * Ask. On REFUSE_NONE the batch holds the facts, already applied. A refused act may leave one
 * act.refused fact; any other refusal leaves none and has changed nothing.
 *
 *   play_ms   play time of the command; not before the state's own
 */
struct verdict core_command(struct core *c, const struct command *cmd, int64_t play_ms,
                            struct batch *out);

/*
 * Is an act of this verb not possible yet, whatever its target and form? REFUSE_NEEDS and why; else
 * REFUSE_NONE. Judged on what the desk itself can see, as every refusal is, and at this play time,
 * which is not before the state's own; nothing is changed.
 */
struct verdict core_not_yet(struct core *c, int32_t desk, const struct verb *v, int64_t play_ms);

/* The nth outcome that fits the act, from 1, whatever its condition says now; NONE. */
int32_t core_outcome_of(const struct scenario *sc, const struct act *act, int64_t nth);

/* What the case would make of an act if it ended now: the first outcome that fits; NONE. */
int32_t core_outcome(const struct core *c, const struct act *act);

/* What falls due next; false if nothing does (not running, paused, or play is over). */
bool core_next_due(const struct core *c, struct due *ret_due, int64_t *ret_at);

/* Replay: fold a record's facts, read from a journal. */
void core_replay(struct core *c, int64_t play_ms, const struct fact *fact, int32_t count);

/* After replay, before the first command: look at all conditions again. */
void core_settle(struct core *c);

/* FNV-1a over every byte of the state that means something; equal states, equal digests. */
uint64_t core_digest(const struct core *c);

#endif
