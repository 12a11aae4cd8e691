/*
 * MUST(cond): an invariant that stays on in release. A broken one ends the process: the journal is
 * the truth, and a start folds it again. Never for bad input; that is a refusal or an error.
 */
#ifndef BASE_MUST_H
#define BASE_MUST_H

#define MUST(cond) ((cond) ? (void)0 : must_fail(#cond, __FILE__, __LINE__))

/* Called once before the abort, e.g. to restore a terminal; NULL for none. */
void must_on_fail(void (*hook)(void));

_Noreturn void must_fail(const char *cond, const char *file, int line);

#endif
