/*
 * The end of a run: faults stop, everybody must come together, and all laws are looked at.
 */
#ifndef TESTS_SIM_HEAL_H
#define TESTS_SIM_HEAL_H

#include "tests/sim/sim.h"

void heal(struct sim *s);

#endif
