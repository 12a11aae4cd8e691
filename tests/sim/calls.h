/*
 * The simulated disk below the system's calls: the shipping engine/sys/disk_file on a file whose
 * bytes a simulated disk keeps. So a call that it forgets, a sync above all, is missed by the laws
 * of the simulation. One such file at a time; every other file is the system's.
 */
#ifndef SIM_CALLS_H
#define SIM_CALLS_H

#include "tests/support/sim_disk.h"

/* As disk_file_open would for a newly started process; its folder is made below `dir`. */
struct disk calls_open(struct sim_disk *s, const char *dir);

#endif
