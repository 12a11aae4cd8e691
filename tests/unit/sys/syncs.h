/*
 * Stands in front of fdatasync, fsync, pthread_create and pthread_join in this program, to see when
 * they are called and to let one fail. No test can see a missing sync from what is read back: the
 * cache hides it.
 */
#ifndef TESTS_SYS_SYNCS_H
#define TESTS_SYS_SYNCS_H

#include <stdbool.h>

struct syncs {
    unsigned files;       /* calls on a file */
    unsigned directories; /* calls on a directory */
    unsigned fail_at;     /* the n-th call from now on fails with EIO; 0: none */
    void (*look)(int fd); /* called before the system is; NULL for none */
};

struct syncs *syncs(void);

struct threads {
    unsigned begun, ended; /* ended: joined */
    bool refuse;           /* no more of them: EAGAIN */
};

struct threads *threads(void);

#endif
