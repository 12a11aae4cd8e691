/*
 * A client's screen on the terminal of this process: keys in, pictures out, once a turn.
 */
#ifndef LINK_SHOWN_H
#define LINK_SHOWN_H

#include "engine/sys/clock.h"
#include "ui/link/client.h"
#include "ui/link/rhythm.h"
#include "ui/parts/screen.h"
#include "ui/term/terminal.h"

struct shown {
    struct screen *screen;
    struct client *client;
    /* One pass of the owner's work; ms until the next. */
    int64_t (*turn)(struct screen *s, int64_t mono_ms);
    /* Something of the owner's still waits to go out; NULL: never. */
    bool (*holds)(const struct screen *s);
    void (*let_go)(struct screen *s); /* ... and is kept for the next time; NULL */
    struct loop *loop;
    struct clock clock;
    int64_t leave_by, belled;
    struct rhythm rhythm;
    bool left; /* the person has gone, or the terminal has */
};

/*
 * Take the terminal for the first five. ERR_ABSENT where it is none that can show a screen: nothing
 * is done then.
 */
enum err_code shown_open(struct shown *on, struct loop *loop,
                         const struct terminal_options *options, struct err *err) WARN_UNUSED;
int64_t shown_step(struct shown *on); /* keys, work, a picture when due; ms until the next */
void shown_close(struct shown *on);   /* the terminal is as it was before */

/* All three, until the person leaves: exit status. */
enum err_code shown_run(struct shown *on, struct loop *loop, const struct terminal_options *options,
                        int *ret_status, struct err *err);

#endif
