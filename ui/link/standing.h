/*
 * How the link and play stand, in words: what every screen of a client says in its header, in the
 * line of news, and while there is nothing else to show.
 */
#ifndef LINK_STANDING_H
#define LINK_STANDING_H

#include "ui/link/client.h"
#include "ui/parts/screen.h"

struct standing {
    bool started, paused, ended; /* play */
    int32_t line;                /* of play; 0: the first */
    char why[NEWS_MAX];          /* it is paused; "" */
    char ended_why[NEWS_MAX];    /* it has ended; "" */
    int64_t pause_at[PAUSES_MAX]; /* planned pauses (engine/core/pauses.h) */
    char pause_why[PAUSES_MAX][240];
    char no_link[200]; /* why there is none */
    char unkept[80];   /* why client.keep_failed */
    int64_t away_ms;   /* since when there is no link; 0: there is one */
    int64_t jumped_ms; /* play: nobody could do anything before, since the jump; 0: none */
    char jumped[NEWS_MAX];  /* in words: told beside all that the jump brought */
    int64_t jumped_told_ms; /* of this computer: since when */
};

/* Which line of play whoever looks at this screen has been told of. */
struct told_line {
    int64_t line;
    bool caught_up; /* what came before this program has been read through */
};

/* Every notice: is it news that play went back? Not to who comes back, nor in another language:
 * everything comes once more then, up to client.past. */
bool standing_went_back(struct told_line *t, const struct client *c, const struct fact *f);

/* Before the first notice, and where play went back: nothing is known of play, all of the link. */
void standing_init(struct standing *g);

/* What a notice says of it, and at what time of play. */
void standing_note(struct standing *g, const struct fact *f, int64_t play_ms);

/* Play has jumped just now: its line stays for a while, whatever comes with it. */
void standing_jumped(struct standing *g, const char *line, int64_t mono_ms);

/* How long something has waited by now, ms of play; over what a jump left out nobody waits. */
int64_t standing_waits(const struct standing *g, int64_t at_ms, int64_t play_ms);

/* The next pause that is planned behind this play time; NEVER: none. */
int64_t standing_pause(const struct standing *g, int64_t play_ms);
/* Its time, "P1 12:30"; good until the next one. Its reason; "". */
const char *standing_pause_clock(int64_t pause, const struct client *c);
const char *standing_pause_why(const struct standing *g, int64_t pause);
/* It comes in ten minutes of play or less. */
bool standing_soon(int64_t pause, int64_t play_ms);

/* The link changed (client_events.changed). true: it is back. */
bool standing_changed(struct standing *g, int64_t mono_ms, enum client_state state,
                      const char *why);

/* The right of the header: state in one word with its sign, clock, speed. */
void standing_head(const struct standing *g, const struct client *c, int64_t mono_ms,
                   struct screen_head *ret);

/* Is this what standing_news says anyway, as long as it is so? */
bool standing_tells(const struct fact *f);

/* What else the line of news has to say. */
void standing_news(const struct standing *g, const struct client *c, int64_t mono_ms,
                   struct news *n);

/* There is no exercise to show yet, or none for this seat. */
void standing_connecting(const struct standing *g, const struct client *c, struct screen *s,
                         struct area a);

#endif
