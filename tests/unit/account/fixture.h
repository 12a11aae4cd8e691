/*
 * Exercises to look at, and the real program to look at them with ($PALERMO).
 */
#ifndef ACCOUNT_FIXTURE_H
#define ACCOUNT_FIXTURE_H

#include "engine/run/exercise.h"
#include "tests/support/played.h"

enum { FIXTURE_PATH = 512 };

/* A folder of its own for the test, removed at the end of it. */
void fixture_folder(char path[FIXTURE_PATH]);
void fixture_remove(const char *path);

/* Play Red Harvest into <folder>/ex with canaries; the path of the exercise. */
void fixture_play(const char *folder, const char *policy, enum played_end end,
                  char path[FIXTURE_PATH]);

/* Run the program; what it writes on both streams, and its exit status. */
int fixture_program(struct bytes *out, const char *a, const char *b, const char *c, const char *d,
                    const char *e);

/* Every run of blanks and line feeds becomes one blank: wrapping undone. */
void fixture_unwrap(struct bytes *text);

bool fixture_has(const struct bytes *text, struct span what);

/* A file, changed: every `from` becomes `to`, of the same length; how many. */
int fixture_edit(const char *dir, const char *name, const char *from, const char *to);

/* One byte of a file xor'ed; at counts from the end where it is negative. */
void fixture_flip(const char *dir, const char *name, long at);

struct Suite *account_suite(void);
struct Suite *languages_suite(void);
struct Suite *journal_commands_suite(void);

#endif
