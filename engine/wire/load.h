/*
 * A case, from its files to a compiled scenario. Knows no disk: the files are given.
 */
#ifndef WIRE_LOAD_H
#define WIRE_LOAD_H

#include "engine/core/scenario.h"
#include "engine/wire/finding.h"

/* One file of a case or of what it draws on. */
struct case_file {
    struct span path;  /* inside the case: "msel.json", "props/letter.md", "roles/police.json" */
    struct span shown; /* in findings */
    struct span text;
};

/*
 * Load and check. Every finding of every file is in `findings`, sorted; false if any is an error,
 * and then the scenario must not be played.
 *
 *   a  lives as long as the scenario; texts of the files are copied into it
 */
bool load_case(const struct case_file *file, int32_t files, struct arena *a,
               struct findings *findings, struct scenario *ret_scenario);

#endif
