/*
 * Failures of the outside world: disk, socket, file syntax. A refusal of the rules is not an error
 * (core/refusal.h), a broken invariant is a MUST.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdint.h>

enum err_code {
    ERR_OK = 0,
    ERR_IO,      /* the system refused: detail in text */
    ERR_FULL,    /* no room left, on disk or under a bound of limits.h */
    ERR_FORMAT,  /* not what the format page says */
    ERR_LOCKED,  /* another process writes here */
    ERR_EXISTS,  /* there already */
    ERR_ABSENT,  /* not there */
    ERR_CORRUPT, /* acknowledged data is damaged */
    ERR_TORN,    /* the last, never acknowledged write is incomplete */
    ERR_CODE_COUNT
};

#define WARN_UNUSED __attribute__((warn_unused_result))

struct err {
    enum err_code code;
    uint32_t line;   /* from 1; 0 unknown */
    uint32_t column; /* from 1, in characters; 0 unknown */
    char source[192]; /* file or peer; may be empty */
    char text[320];   /* one line for people, no final stop */
};

/* Fill err (may be NULL) and return code. */
enum err_code err_set(struct err *err, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As err_set, with the text of errno after a colon. */
enum err_code err_errno(struct err *err, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
