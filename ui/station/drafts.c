#include "ui/station/drafts.h"

struct draft *drafts_find(struct drafts *all, const struct draft *like)
{
    for (int i = 0; i < DRAFTS_MAX; i++) {
        struct draft *d = &all->at[i];
        const struct act *act = &d->cmd.u.act.act;
        uint64_t to = like->cmd.u.act.act.to; /* a reply is to whom it is to */

        if (d->verb == like->verb && d->behind == NOT_SENT && d->must_say == like->must_say &&
            d->about == like->about && (!to || to == act->to) &&
            (like->verb->does == DOES_DECIDE || act->ref == like->cmd.u.act.act.ref)) {
            return d;
        }
    }
    return NULL;
}

/* Where it was kept before, else a free place, else that of what was kept longest. */
static struct draft *place_for(struct drafts *all, const struct draft *d)
{
    struct draft *free_one = NULL;
    struct draft *oldest = NULL;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        struct draft *at = &all->at[i];

        if (at->verb && at->number == d->number) {
            return at;
        }
        if (!at->verb) {
            free_one = free_one ? free_one : at;
        } else if (at->behind == NOT_SENT && (!oldest || at->number < oldest->number)) {
            oldest = at;
        }
    }
    return free_one ? free_one : oldest;
}

struct draft *drafts_keep(struct drafts *all, const struct draft *d)
{
    struct draft *place = place_for(all, d);

    if (place) {
        *place = *d;
        place->number = d->number ? d->number : ++all->number;
    }
    return place;
}

bool drafts_full(const struct drafts *all)
{
    bool full = true;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        full = full && all->at[i].verb && all->at[i].behind != NOT_SENT;
    }
    return full;
}

struct draft *drafts_hold(struct drafts *all, const struct draft *d, int64_t goes_ms)
{
    const struct draft *last = drafts_held(all);
    int64_t behind = last ? last->goes_ms + 1 : goes_ms;
    struct draft *kept = drafts_keep(all, d);

    if (kept) {
        kept->behind = HELD;
        kept->goes_ms = goes_ms > behind ? goes_ms : behind;
    }
    return kept;
}

struct draft *drafts_due(struct drafts *all, int64_t by_ms)
{
    struct draft *due = NULL;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        struct draft *d = &all->at[i];

        if (d->verb && d->behind == HELD && d->goes_ms <= by_ms) {
            due = d;
            by_ms = d->goes_ms - 1;
        }
    }
    return due;
}

struct draft *drafts_held(struct drafts *all)
{
    struct draft *last = NULL;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        struct draft *d = &all->at[i];

        if (d->verb && d->behind == HELD && (!last || d->goes_ms > last->goes_ms)) {
            last = d;
        }
    }
    return last;
}

struct draft *drafts_send(struct drafts *all, const struct draft *d, struct client *client)
{
    struct draft *kept = drafts_keep(all, d);
    struct command cmd = draft_command(d);

    if (!kept) {
        return NULL;
    }
    kept->behind = 0;
    for (int32_t i = 0; i < client->outs; i++) {
        kept->behind += client->out[i].kind == COMMAND_ACT;
    }
    if (client_ask(client, &cmd) != CLIENT_ASKED) {
        kept->behind = NOT_SENT;
        return NULL;
    }
    return kept;
}

bool drafts_answered(struct drafts *all, int32_t before, bool ok)
{
    bool back = false;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        struct draft *d = &all->at[i];

        if (!d->verb || d->behind < 0 || d->behind < before) {
            continue;
        }
        if (d->behind > before) {
            d->behind--;
        } else if (ok || !draft_has_words(d)) {
            d->verb = NULL;
        } else {
            d->behind = NOT_SENT;
            back = true;
        }
    }
    return back;
}

void drafts_anew(struct drafts *all, const struct scenario *before, const struct scenario *now)
{
    for (int i = 0; i < DRAFTS_MAX; i++) {
        draft_anew(&all->at[i], before, now);
    }
}

void drafts_back(struct drafts *all)
{
    for (int i = 0; i < DRAFTS_MAX; i++) {
        draft_back(&all->at[i]);
        all->at[i].behind = all->at[i].behind == HELD ? NOT_SENT : all->at[i].behind;
    }
}

int32_t drafts_waiting(const struct drafts *all)
{
    int32_t n = 0;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        n += all->at[i].verb && all->at[i].behind == NOT_SENT;
    }
    return n;
}
