/*
 * A C source as the tidy rules see it: its bytes and, for every byte, whether it is code, comment
 * or literal. Not a parser: the rules need no more than this.
 */
#ifndef TIDY_SOURCE_H
#define TIDY_SOURCE_H

#include "engine/base/span.h"

enum source_class {
    CLASS_CODE,
    CLASS_COMMENT,
    CLASS_STRING, /* with its quotes */
    CLASS_CHAR    /* with its quotes */
};

struct source {
    const char *path;     /* from the root: "engine/core/state.c" */
    char *text;           /* NUL-terminated; `len` bytes without it */
    unsigned char *class; /* an enum source_class for each byte */
    size_t len;
};

/* A file's bytes, NUL-terminated, to be freed; NULL if it cannot be read. */
char *source_slurp(const char *root, const char *path, size_t *ret_len);

bool source_init(struct source *s, const char *root, const char *path);
void source_done(struct source *s);

/* The line that starts at `from`, without its line feed. */
struct span source_line(const struct source *s, size_t from);

/* The next identifier in code from *pos, which moves behind it; empty if none begins before end. */
struct span source_word(const struct source *s, size_t *pos, size_t end);

/*
 * The file that an #include line names, with `ret_close` set to '"' or '>'; empty if the line that
 * starts at `from` is none.
 */
struct span source_include(const struct source *s, size_t from, char *ret_close);

bool source_is_word(char c); /* may stand in an identifier */
bool source_is_header(const char *path);
bool source_under(const char *path, const char *folder); /* folder ends with '/' */
struct span source_folder(struct span path);             /* "engine/core" of the path above */

#endif
