/*
 * The brief: what a station is told about its exercise and its desk before it can show anything.
 * Words that everybody knows (desks, verbs, channels ...), the own role with its verbs and forms;
 * for staff all names of the case and the MSEL. Depends on the case and the desk alone.
 *
 * A client reads it into a scenario that holds those words only (a lexicon): enough for codec and
 * policies, nothing of the truth. Source: handbook/format/protocol.md section 4.
 */
#ifndef WIRE_BRIEF_H
#define WIRE_BRIEF_H

#include "engine/base/bytes.h"
#include "engine/core/state.h"
#include "engine/wire/scan.h"

/* desk NONE: for staff. */
void brief_write(const struct scenario *sc, int32_t desk, struct bytes *to);

/*
 * One inject whole, for staff: what it says, from whom, what it waits for, what comes along, and
 * what is expected of whom ("+ ...") or should be avoided ("- ..."). A JSON object.
 *
 *   other  the case in its other languages: what is to be read in them
 *   st     play, for what facilitators have changed
 */
void brief_inject(const struct scenario *sc, const struct scenario *const *other, int32_t others,
                  const struct state *st, int32_t inject, struct bytes *to);

/* A person, for whoever plays them: who that is, how they are now, who has their consent. */
void brief_person(const struct scenario *sc, const struct state *st, int32_t person,
                  struct bytes *to);

/* What is true in the case and no desk has been told yet, for staff. */
void brief_nobody(const struct scenario *sc, const struct state *st, struct bytes *to);

/*
 * What can come of an act, for staff: the outcomes that fit it, in their order, as the desk would
 * read them, as many as go out at once. A JSON object.
 *
 *   now     the one that the case would choose now (scenario index); NONE
 *   chosen  the one that facilitators chose; NONE
 */
void brief_act(const struct scenario *sc, int32_t number, const struct act *act, int32_t now,
               int32_t chosen, struct bytes *to);

/*
 * Read one into a lexicon. false: not a brief. *ret_desk: NONE for staff. The arena keeps what the
 * lexicon points to.
 */
bool brief_read(struct span json, struct arena *a, struct scenario *ret_lexicon, int32_t *ret_desk);

#endif
