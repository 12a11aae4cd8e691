#include "engine/sys/clock.h"

#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/must.h"

static int64_t read_us(clockid_t id)
{
    struct timespec now;

    MUST(clock_gettime(id, &now) == 0);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t mono_ms(void *self)
{
    (void)self;
    return read_us(CLOCK_MONOTONIC) / 1000;
}

static int64_t mono_us(void *self)
{
    (void)self;
    return read_us(CLOCK_MONOTONIC);
}

static int64_t wall_ms(void *self)
{
    (void)self;
    return read_us(CLOCK_REALTIME) / 1000;
}

struct clock clock_posix(void)
{
    return (struct clock){mono_ms, mono_us, wall_ms, NULL};
}

void clock_boot_id(char ret_id[BOOT_ID_LEN + 1])
{
    int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, ret_id, BOOT_ID_LEN) : 0;

    ret_id[n == BOOT_ID_LEN ? BOOT_ID_LEN : 0] = '\0';
    if (fd >= 0) {
        close(fd);
    }
}
