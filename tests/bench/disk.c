/*
 * What the disk does by itself: a record's bytes, then fdatasync, over and over; into a file that
 * grows, or into room that was written ahead as the journal does it. And a slower disk than there
 * is: fdatasync of this program goes through here.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "tests/bench/bench.h"

static int64_t delay_us;

void disk_delay(int64_t us)
{
    delay_us = us;
}

int fdatasync(int fd)
{
    struct timespec longer = {.tv_sec = (time_t)(delay_us / 1000000),
                              .tv_nsec = (long)(delay_us % 1000000 * 1000)};

    if (delay_us > 0) {
        clock_nanosleep(CLOCK_MONOTONIC, 0, &longer, NULL);
    }
    return (int)syscall(SYS_fdatasync, fd);
}

int bench_disk(int argc, char **argv)
{
    size_t len = (size_t)argument(argv[2]);
    int64_t times = argument(argv[3]);
    bool ahead = strcmp(argv[4], "ahead") == 0;
    int fd = open(argv[1], O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    char *record = calloc(1, len);
    char *room = calloc((size_t)times, len);
    int64_t *us = calloc((size_t)times, sizeof(*us));
    int64_t from;

    (void)argc;
    MUST(fd >= 0 && record && room && us && times > 1);
    memset(record, 'x', len);
    if (ahead) {
        size_t size = (size_t)times * len;

        MUST(pwrite(fd, room, size, 0) == (ssize_t)size && fsync(fd) == 0);
    }
    from = now_ns();
    for (int64_t i = 0; i < times; i++) {
        int64_t start = now_ns();

        MUST(pwrite(fd, record, len, i * (int64_t)len) == (ssize_t)len && fdatasync(fd) == 0);
        us[i] = (now_ns() - start) / 1000;
    }
    figure("syncs_per_s", times * 1000000000 / (now_ns() - from));
    qsort(us, (size_t)times, sizeof(*us), by_size);
    figure("sync_p50_us", us[times / 2]);
    close(fd);
    unlink(argv[1]);
    free(record);
    free(room);
    free(us);
    return 0;
}
