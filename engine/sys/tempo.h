/*
 * How quick a disk is, judged by what its syncs take: a smoothed time and two thresholds apart, so
 * that neither one bad sync nor a disk on the border goes back and forth.
 */
#ifndef SYS_TEMPO_H
#define SYS_TEMPO_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Where a thread pays. The way there and back adds up to 200 us to a lone act and a little to the
 * server's CPU, whatever the disk. What it saves is the sync, for everybody whose business is not
 * with the disk: from about a millisecond on that is more. Measured both ways at seven delays:
 * handbook/decisions/0015.
 */
enum {
    TEMPO_SLOW_US = 1000, /* smoothed above this: slow */
    TEMPO_QUICK_US = 500, /* and again below this: quick; a quick disk on a bad day shows half */

    /*
     * A sync that took longer counts as this. One hiccup of whatever length then moves the smoothed
     * time by half of SLOW and never changes anything; the third in a row does.
     */
    TEMPO_MOST_US = 4 * TEMPO_SLOW_US,
    TEMPO_WEIGHT = 8 /* each sync weighs an eighth */
};

struct tempo {
    int64_t smooth_us;
    bool slow;
};

/* One sync took this long. True if `slow` has changed by it. Begin with a zeroed tempo: quick. */
bool tempo_note(struct tempo *t, int64_t took_us);

#endif
