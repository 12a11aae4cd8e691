/*
 * The rules of the house that a program can check. Each takes what it looks at and reports what it
 * finds as `file:line: text`; the limits are those of handbook/CONTRIBUTING.md.
 */
#ifndef TIDY_TIDY_H
#define TIDY_TIDY_H

#include "tests/tidy/source.h"

enum {
    SOURCE_LINES_MAX = 500,
    HEADER_LINES_MAX = 150,
    COLUMNS_MAX = 100,
    FUNCTION_LINES_MAX = 70,
    TABLE_ROWS_MAX = 128
};

struct tidy_list {
    char *name[4096];
    size_t count;
};

/* A text table: rows of a key and the rest, from a file; `kind` is the first word, if keyed. */
struct tidy_table {
    const char *path;
    char *text;
    struct span row[TABLE_ROWS_MAX]; /* without comments and empty lines */
    size_t count;
};

struct tidy {
    const char *root;
    size_t findings;
    struct tidy_list files; /* sources under engine, ui and tests, sorted */
    struct tidy_list roles; /* the ids of the role files */
    struct tidy_table floors;
    struct tidy_table banned;
};

void tidy_report(struct tidy *t, const char *path, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The next word of *rest (blanks and ':' separate), which moves behind it; empty at the end. */
struct span tidy_word(struct span *rest);

/* File and line lengths, tabs, blanks at line ends, marks of unfinished work, include guards. */
void rule_lines(struct tidy *t, const struct source *s);

/* Banned names. */
void rule_banned(struct tidy *t, const struct source *s);

/* Function lengths, by counting braces. */
void rule_functions(struct tidy *t, const struct source *s);

/* Who includes whom: floors.txt. */
void rule_floors(struct tidy *t, const struct source *s);

/* No role is named in a literal: roles are data. */
void rule_roles(struct tidy *t, const struct source *s);

/* Every kind of fact and command has its line in the handbook, once the page has a kinds marker. */
void rule_kinds(struct tidy *t);

#endif
