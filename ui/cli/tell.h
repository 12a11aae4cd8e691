/*
 * What subcommands tell on stderr.
 */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include <stdio.h>

#include "engine/run/exercise.h"

/* "palermo: text" */
void tell_err(const struct err *err);

/*
 * One condition has one exit status, whatever the command: these decide it, and tell what is wrong.
 * 0: go on.
 */

/* EXIT_UNREADABLE: there is no such folder. */
int tell_folder(const char *dir);

/* EXIT_UNREADABLE: it is no exercise. */
int tell_place(const char *dir);

/*
 * Every finding of a case, a line each. The same words at many places (a name that is misspelt
 * throughout) are told once, with the places below.
 */
void tell_findings(FILE *to, const struct casebox *box);

/* Open a case for play, in all its languages. EXIT_UNREADABLE; EXIT_BAD: it has errors. */
int tell_casebox(struct casebox *box, const char *dir, const char *data);

/*
 * Read an exercise. EXIT_UNREADABLE; EXIT_CORRUPT: damaged where it begins.
 *
 *   ret_err  damage further on (ERR_TORN, ERR_CORRUPT), which is not told yet; ERR_OK
 */
int tell_exercise(struct exercise *ex, const char *dir, int32_t line, struct err *ret_err);

/* What is wrong with an exercise, and what to do next. */
void tell_exercise_err(const char *dir, const struct err *err);

/* What opening or reading an exercise came to. */
int tell_status(enum err_code code);

#endif
