/*
 * Questions that other desks have put to this one: listed, and one in full.
 */
#ifndef STATION_QUESTIONS_H
#define STATION_QUESTIONS_H

#include "ui/link/pane.h"
#include "ui/station/sight.h"

/* What is said to a request, on buttons and over its form. */
#define YES_(words) words /* TRANSLATORS: at most 9 cells */
#define NO_(words) words  /* TRANSLATORS: at most 21 cells */

/* Does this request wait for an answer of the desk, and is none on its way? None after ENDEX. */
bool questions_wait(struct sight s, int32_t request);

/* How many questions and decisions wait for this desk. */
int32_t questions_waiting(struct sight s);

/* Print those that wait for an answer, numbered; their handles. How many. */
int32_t questions_list(const struct pane *p, int32_t *ret_list, int32_t room);

/*
 * Print what was put to the desk to decide and is still open, numbered after the first `n` of the
 * list; their handles, negative, go into it. How many there are then.
 */
int32_t questions_decisions(const struct pane *p, int32_t *ret_list, int32_t n, int32_t room);

/* An entry in the log settles it, or is about to; so does ENDEX. */
bool questions_settled(struct sight s, int32_t decision);

/* The item that brought a request, from the latest on; 0 if it has not come. */
int32_t questions_item(struct sight s, int32_t request);

/* The act of the desk that put the request, and the item that answered it; 0: there is none. */
int32_t questions_act(struct sight s, int32_t request);
int32_t questions_answer(struct sight s, int32_t request);

/* How a request stands, in words; a question is answered and has no yes. */
const char *questions_state(const struct view_request *r);

/* The option's title, from 1, of a decision that was put to the desk; empty past the last. */
struct span questions_option(struct sight s, int32_t decision, int32_t option);

/* Print one whole: who asks, when, about what, the words. The item that brought it, 0 for none. */
int32_t questions_show(const struct pane *p, int32_t request);

#endif
