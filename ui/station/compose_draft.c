/*
 * What was written and has not gone out for good: kept while the station runs, offered again when
 * the same act is chosen.
 */
#include <string.h>

#include "ui/station/compose_step.h"

bool draft_has_words(const struct draft *d)
{
    bool any = d->text[0] != '\0';

    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        any = any || d->texts[i][0] != '\0';
    }
    return any;
}

void draft_hang(struct draft *d)
{
    d->cmd.u.act.text = span_of(d->text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        d->cmd.u.act.texts[i] = span_of(d->texts[i]);
    }
}

struct draft *draft_find(struct compose *c, const struct draft *like)
{
    for (int i = 0; i < COMPOSE_DRAFTS; i++) {
        struct draft *d = &c->kept[i];

        if (d->verb == like->verb && d->behind == NOT_SENT &&
            d->cmd.u.act.act.ref == like->cmd.u.act.act.ref && d->must_say == like->must_say) {
            return d;
        }
    }
    return NULL;
}

struct draft *draft_keep(struct compose *c)
{
    struct draft *place = c->d.behind == NOT_SENT ? draft_find(c, &c->d) : NULL;

    for (int i = 0; i < COMPOSE_DRAFTS && !place; i++) {
        place = c->kept[i].verb ? NULL : &c->kept[i];
    }
    if (!place) {
        memmove(c->kept, c->kept + 1, sizeof(c->kept) - sizeof(*c->kept));
        place = &c->kept[COMPOSE_DRAFTS - 1];
    }
    *place = c->d;
    return place;
}

bool compose_answered(struct compose *c, bool ok)
{
    bool back = false;

    for (int i = 0; i < COMPOSE_DRAFTS; i++) {
        struct draft *d = &c->kept[i];

        if (!d->verb || d->behind == NOT_SENT) {
            continue;
        }
        if (d->behind > 0) {
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

int32_t compose_drafts(const struct compose *c)
{
    int32_t n = 0;

    for (int i = 0; i < COMPOSE_DRAFTS; i++) {
        n += c->kept[i].verb && c->kept[i].behind == NOT_SENT;
    }
    return n;
}
