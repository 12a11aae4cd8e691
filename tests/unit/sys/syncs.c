#include "tests/unit/sys/syncs.h"

#include <errno.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct syncs state;

struct syncs *syncs(void)
{
    return &state;
}

static int pass_on(long number, int fd)
{
    struct stat st;

    if (state.look) {
        state.look(fd);
    }
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        state.directories++;
    } else {
        state.files++;
    }
    if (state.fail_at && --state.fail_at == 0) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(number, fd);
}

int fdatasync(int fd)
{
    return pass_on(SYS_fdatasync, fd);
}

int fsync(int fd)
{
    return pass_on(SYS_fsync, fd);
}

/* The linker's names for calls that go through this file (tests/CMakeLists.txt). */
int __real_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
int __wrap_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
int __real_pthread_join(pthread_t, void **);
int __wrap_pthread_join(pthread_t, void **);

static struct threads thread_state;

struct threads *threads(void)
{
    return &thread_state;
}

int __wrap_pthread_create(pthread_t *ret_thread, const pthread_attr_t *how, void *(*fn)(void *),
                          void *context)
{
    if (thread_state.refuse) {
        return EAGAIN;
    }
    thread_state.begun++;
    return __real_pthread_create(ret_thread, how, fn, context);
}

int __wrap_pthread_join(pthread_t thread, void **ret)
{
    thread_state.ended++;
    return __real_pthread_join(thread, ret);
}
