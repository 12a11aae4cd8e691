/*
 * What was written and has not gone out for good: kept until it has, also on this computer.
 */
#ifndef STATION_DRAFTS_H
#define STATION_DRAFTS_H

#include "ui/link/keep.h"
#include "ui/station/draft.h"

enum { DRAFTS_MAX = 16 };

struct drafts {
    struct draft at[DRAFTS_MAX];
    uint32_t number; /* given last */
    char *stored;    /* as they were kept on this computer last; NULL: not yet */
    bool loaded;
    bool failed; /* they cannot be kept on this computer */
    int32_t unread; /* lines of what was kept that say nothing here: in the file "unread" */
};

void drafts_done(struct drafts *all);

/* Each as draft_back, and none is held any more; as draft_anew. */
void drafts_back(struct drafts *all);
void drafts_anew(struct drafts *all, const struct scenario *before, const struct scenario *now);

/* Kept, of the same act and not on its way; NULL: none. */
struct draft *drafts_find(struct drafts *all, const struct draft *like);

/*
 * Keep it: where it was kept before, or beside the others. Where all places are taken the one kept
 * longest makes way, but none that is on its way; NULL if all are.
 */
struct draft *drafts_keep(struct drafts *all, const struct draft *d);

/* All places are taken by what is on its way: nothing more can be kept. */
bool drafts_full(const struct drafts *all);

/*
 * Kept, and HELD until then, and behind what is held already. NULL: all places are taken by what is
 * on its way.
 */
struct draft *drafts_hold(struct drafts *all, const struct draft *d, int64_t goes_ms);

/* The next that goes out, if it does by then; what was held last, to be had back. NULL: none. */
struct draft *drafts_due(struct drafts *all, int64_t by_ms);
struct draft *drafts_held(struct drafts *all);

/* Ask for it: on its way, and kept until it is answered. NULL: too much is waiting already. */
struct draft *drafts_send(struct drafts *all, const struct draft *d, struct client *client);

/* An act was answered: done with, or back among the drafts. true: it was put back. */
bool drafts_answered(struct drafts *all, int32_t before, bool ok);

/*
 * Keep them on this computer for this seat, with the one that is being written just now (NULL:
 * none), if they are not as they were kept last. Called after each change; after one was sent
 * at once, that a station killed then does not offer it again. false: from now on they cannot be
 * kept, errno says why; said once, and tried again each time.
 */
bool drafts_store(struct drafts *all, const struct draft *more, const struct client *c);

/*
 * Those that were kept, once all that has come is told: a station that was killed or left goes on
 * with them. What waits in the outbox is on its way; what was begun on another line of play is as
 * after draft_back. How many wait to be gone on with.
 */
int32_t drafts_load(struct drafts *all, const struct client *c);

/* What becomes of those that were not sent if one leaves, in words; nothing if there are none. */
void drafts_leaving(const struct drafts *all, const struct client *c, struct bytes *to);

/* How many wait to be gone on with. */
int32_t drafts_waiting(const struct drafts *all);

#endif
