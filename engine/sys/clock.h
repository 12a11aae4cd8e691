/*
 * Time as an input: the seam through which the program reads clocks. The order of things is the
 * journal's sequence, never a clock; timers run on the monotonic clock, wall time is for people.
 */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include <stdint.h>

enum { BOOT_ID_LEN = 36 };

struct clock {
    int64_t (*mono_ms)(void *self); /* milliseconds from an arbitrary start; never steps back */
    int64_t (*mono_us)(void *self); /* the same clock, finer: how long something took */
    int64_t (*wall_ms)(void *self); /* milliseconds since 1970-01-01 UTC; may jump */
    void *self;
};

struct clock clock_posix(void);

/*
 * The id of this boot of the machine as text, NUL-terminated: two monotonic readings compare only
 * within one boot. Empty where the system does not tell.
 */
void clock_boot_id(char ret_id[BOOT_ID_LEN + 1]);

#endif
