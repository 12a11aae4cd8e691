/*
 * Joint items: who proposed what, who has agreed, and what this desk can do about it.
 */
#ifndef STATION_JOINTS_H
#define STATION_JOINTS_H

#include "ui/link/pane.h"

/* Print all, what can be done numbered; for each joint item and enum does. How many. */
int32_t joints_list(const struct pane *p, int32_t *ret_list, int32_t room);

/* What a number of the list stands for. */
int32_t joints_item(int32_t listed);
enum does joints_does(int32_t listed);

#endif
