/*
 * Observations, ratings, and who steers.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "ui/console/control_parts.h"

static char *kept(struct span text)
{
    char *copy = strndup(text.ptr ? text.ptr : "", text.len);

    MUST(copy);
    return copy;
}

static void observed(struct control *c, const struct fact *f)
{
    c->mark = control_grow(c->mark, c->marks, sizeof(*c->mark));
    c->mark[c->marks++] = (struct mark_now){.number = f->u.mark.number,
                                            .at_ms = f->u.mark.moment,
                                            .kind = f->u.mark.kind,
                                            .desk = f->u.mark.desk,
                                            .seat = f->u.mark.seat,
                                            .text = kept(f->u.mark.text)};
}

/* Later words stand behind the earlier ones. */
static void explained(struct control *c, const struct fact *f)
{
    struct mark_now *m;
    char *both;

    if (f->u.remark.number < 1 || f->u.remark.number > c->marks) {
        return;
    }
    m = &c->mark[f->u.remark.number - 1];
    if (asprintf(&both, "%s%s%.*s", m->text, *m->text ? " " : "", (int)f->u.remark.text.len,
                 f->u.remark.text.ptr) < 0) {
        both = NULL;
    }
    MUST(both);
    free(m->text);
    m->text = both;
}

static void rated(struct rating_now *r, int32_t rating, struct span text, int32_t seat)
{
    free(r->text);
    *r = (struct rating_now){rating, kept(text), seat};
}

static void forget(struct rating_now *list, int32_t count)
{
    for (int32_t i = 0; list && i < count; i++) {
        free(list[i].text);
        list[i] = (struct rating_now){0};
    }
}

void control_note_mark(struct control *c, const struct fact *f)
{
    if (f->kind == FACT_OBSERVED) {
        observed(c, f);
    } else if (f->kind == FACT_REMARK) {
        explained(c, f);
    } else if (f->kind == FACT_RATED) {
        rated(&c->rating[f->u.rated.objective], f->u.rated.rating, f->u.rated.text,
              f->u.rated.seat);
    } else if (f->kind == FACT_GRADED) {
        rated(&c->grade[f->u.graded.area], (int32_t)f->u.graded.grade + 1, f->u.graded.text,
              f->u.graded.seat);
    } else if (f->kind == FACT_WHEEL) {
        c->wheel = f->u.wheel.seat;
    } else if (f->kind == FACT_SEAT && f->u.seat.seat == c->wheel &&
               f->u.seat.state != SEAT_JOINED) {
        c->wheel = 0;
    }
}

void control_marks_forget(struct control *c)
{
    while (c->marks) {
        free(c->mark[--c->marks].text);
    }
    forget(c->rating, scenario_count(&c->client->lexicon, REF_OBJECTIVE));
    forget(c->grade, scenario_count(&c->client->lexicon, REF_AREA));
    c->wheel = 0;
}
