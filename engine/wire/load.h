/*
 * A case, from its files to a compiled scenario. Knows no disk: the files are given.
 */
#ifndef WIRE_LOAD_H
#define WIRE_LOAD_H

#include "engine/base/bytes.h"
#include "engine/core/scenario.h"
#include "engine/wire/finding.h"

/* One file of a case or of what it draws on. */
struct case_file {
    struct span path;  /* inside the case: "msel.json", "props/letter.md", "roles/police.json" */
    struct span shown; /* in findings */
    struct span text;
};

/* A text that people read, and its words in another language. */
struct text_said {
    struct span place;  /* "injects.call_1.subject"; the first where several have the same */
    struct span source; /* the text */
    struct span text;   /* empty: not translated */
    struct span was;    /* words for an earlier source, for whoever translates */
    bool stale;         /* made from another source */
};

/* A case in another language. */
struct translation {
    struct span lang;  /* in: "it" */
    struct text_said *said; /* every text there is to translate, each once, as the case has them */
    int32_t count, missing, stale;
    int32_t others; /* behind them: what the roles' file has of roles that the case does not take */
};

/*
 * The file text/<lang>.json of the case, or roles/text/<lang>.json, brought up to date: words are
 * kept by their source; where that has changed they stand under "was", and the text is open.
 */
void texts_write(const struct translation *t, bool roles, struct bytes *to);

/* Does it stand in the roles' file? */
bool texts_of_roles(const struct text_said *said);

/*
 * Load and check. Every finding of every file is in `findings`, sorted; false if any is an error,
 * and then the scenario must not be played.
 *
 *   to  the language; NULL: the case's own
 *   a   lives as long as the scenario; texts of the files are copied into it
 *
 * Scenarios of one case in different languages differ in nothing but texts.
 */
bool load_case(const struct case_file *file, int32_t files, struct translation *to,
               struct arena *a, struct findings *findings, struct scenario *ret_scenario);

#endif
