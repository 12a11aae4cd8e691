/*
 * Joint items: who proposed what, who has agreed, and what this desk can do about it.
 */
#ifndef STATION_JOINTS_H
#define STATION_JOINTS_H

#include "engine/base/bytes.h"
#include "ui/link/pane.h"
#include "ui/station/sight.h"

/* Print all, what can be done numbered; for each joint item and enum does. How many. */
int32_t joints_list(const struct pane *p, int32_t *ret_list, int32_t room);

/* Does it wait for this desk's yes or no, and is none on its way? */
bool joints_wanted(struct sight s, int32_t joint);

/* Can this desk do it now: is it open, and has the desk not done so, nor is about to? */
bool joints_may(struct sight s, int32_t joint, enum does does);

/* How far it is, and whether the desk is wanted, in words. */
const char *joints_state(struct sight s, int32_t joint);

/* One, in words: what it is, who proposed it, how it stands; lines, each with its end. */
void joints_text(struct sight s, int32_t joint, struct bytes *to);

/* What a number of the list stands for. */
int32_t joints_item(int32_t listed);
enum does joints_does(int32_t listed);

#endif
