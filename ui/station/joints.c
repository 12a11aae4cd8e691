#include "ui/station/joints.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/core/state.h"
#include "ui/term/lang.h"

enum { DOES_ROOM = 32, TEXT_ROOM = 1 << 20 };

int32_t joints_item(int32_t listed)
{
    return listed / DOES_ROOM;
}

enum does joints_does(int32_t listed)
{
    return (enum does)(listed % DOES_ROOM);
}

static void name_of(struct sight s, int32_t desk, struct bytes *to)
{
    if (desk == s.client->desk) {
        bytes_text(to, _("your desk"));
    } else {
        bytes_span(to, s.client->lexicon.desk[desk].title);
    }
}

static void desks(struct sight s, const char *label, uint64_t who, struct bytes *to)
{
    const char *before = label;

    for (int32_t d = 0; d < scenario_count(&s.client->lexicon, REF_DESK); d++) {
        if (who & desk_bit(d)) {
            bytes_text(to, before);
            name_of(s, d, to);
            before = "; ";
        }
    }
    bytes_text(to, who ? ". " : "");
}

bool joints_wanted(struct sight s, int32_t joint)
{
    const struct view_joint *j = &s.client->view->joint[joint - 1];

    return s.client->view->phase != PHASE_ENDED && !j->held &&
           (j->to & desk_bit(s.client->desk) & ~j->agreed & ~j->refused) &&
           !sight_acted(s, DOES_AGREE, joint, ACT_RUNNING) &&
           !sight_acted(s, DOES_REFUSE, joint, ACT_RUNNING);
}

const char *joints_state(struct sight s, int32_t joint)
{
    const struct view_joint *j = &s.client->view->joint[joint - 1];

    if (j->held) {
        return _("agreed by all: it stands");
    }
    if (s.client->view->phase == PHASE_ENDED) {
        return _("it did not come about");
    }
    if (sight_acted(s, DOES_AGREE, joint, ACT_RUNNING)) {
        return _("your yes is on its way");
    }
    if (sight_acted(s, DOES_REFUSE, joint, ACT_RUNNING)) {
        return _("your no is on its way");
    }
    if (!(j->to & ~j->agreed)) {
        return _("all have agreed: it has still to come about");
    }
    if (joints_wanted(s, joint)) {
        return _("your yes or no is wanted");
    }
    return j->refused ? _("refused: it does not stand unless who refused agrees after all")
                      : _("waits for others");
}

/* What each said to a part of it (0: to the whole), in its order. Has anybody? */
static bool said(struct sight s, int32_t joint, int32_t part, struct bytes *to)
{
    bool any = false;

    for (int32_t i = 0; i < s.words->saids; i++) {
        const struct joint_words *w = &s.words->said[i];

        if (w->joint == joint && w->part == part) {
            any = true;
            bytes_text(to, part ? "   " : "");
            name_of(s, w->desk, to);
            if (!part) {
                bytes_fmt(to, " (%s)",
                          w->kind == FACT_JOINT_GIVEN ? _("contribution")
                          : w->agrees                 ? _("yes")
                                                      : _("no"));
            }
            bytes_fmt(to, ": %s\n", w->text);
        }
    }
    return any;
}

/*
 * What is filled in, part by part, by whom: what belongs into such an agreement nobody has to know
 * by heart, and what is still empty is seen.
 */
static void parts(struct sight s, int32_t joint, struct bytes *to)
{
    const struct lines *all =
        &s.client->lexicon.joint[s.client->view->joint[joint - 1].kind].sections;

    for (int32_t i = 0; i < all->lines; i++) {
        size_t empty;

        bytes_fmt(to, "%d. %.*s\n", i + 1, (int)all->line[i].len, all->line[i].ptr);
        empty = to->len;
        if (!said(s, joint, i + 1, to)) {
            to->len = empty - 1;
            bytes_fmt(to, ": %s\n", _("nothing yet"));
        }
    }
}

void joints_text(struct sight s, int32_t joint, struct bytes *to)
{
    const struct view_joint *j = &s.client->view->joint[joint - 1];
    const char *words = wordbook_name(&s.words->joints, joint);

    bytes_span(to, s.client->lexicon.joint[j->kind].title);
    bytes_text(to, _(", proposed by "));
    name_of(s, j->desk, to);
    bytes_fmt(to, ": %s\n", joints_state(s, joint));
    if (words[0]) {
        bytes_fmt(to, "%s %s\n", _("The words:"), words);
    }
    (void)said(s, joint, 0, to);
    if (!j->held) {
        desks(s, _("Agreed: "), j->agreed, to);
        desks(s, _("Refused: "), j->refused, to);
        desks(s, _("Has not answered: "),
              j->to & ~j->agreed & ~j->refused &
                  (joints_wanted(s, joint) ? UINT64_MAX : ~desk_bit(s.client->desk)),
              to);
    }
    bytes_text(to, "\n");
    parts(s, joint, to);
}

/* The proposal and how it stands, each line hanging. */
static void show(const struct pane *p, int32_t joint)
{
    struct bytes b;
    char *rest;
    char *line;

    bytes_init(&b, TEXT_ROOM);
    joints_text((struct sight){&p->client, &p->words}, joint, &b);
    rest = (char *)(uintptr_t)bytes_cstr(&b);
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (*line) {
            pane_hang("     ", line);
        }
    }
    bytes_done(&b);
}

bool joints_may(struct sight s, int32_t joint, enum does does)
{
    const struct view_joint *j = &s.client->view->joint[joint - 1];
    uint64_t said = does == DOES_AGREE ? j->agreed : does == DOES_REFUSE ? j->refused : 0;

    return !j->held && s.client->view->phase != PHASE_ENDED && !(said & desk_bit(s.client->desk)) &&
           (does == DOES_CONTRIBUTE || (!sight_acted(s, DOES_AGREE, joint, ACT_RUNNING) &&
                                        !sight_acted(s, DOES_REFUSE, joint, ACT_RUNNING)));
}

static const char *way(const struct pane *p, const struct view_joint *j, enum does does)
{
    switch ((int)does) {
    case DOES_AGREE:
        return _("agree");
    case DOES_CONTRIBUTE:
        return _("contribute");
    default:
        return j->agreed & desk_bit(p->client.desk) ? _("refuse after all") : _("refuse");
    }
}

int32_t joints_list(const struct pane *p, int32_t *ret_list, int32_t room)
{
    static const enum does does[] = {DOES_AGREE, DOES_CONTRIBUTE, DOES_REFUSE};
    const struct view *v = p->client.view;
    int32_t n = 0;

    for (int32_t i = 1; i <= v->joints; i++) {
        const struct view_joint *j = &v->joint[i - 1];
        struct span title = p->client.lexicon.joint[j->kind].title;

        bool open = joints_may((struct sight){&p->client, &p->words}, i, DOES_CONTRIBUTE);

        show(p, i);
        for (size_t k = 0; k < ARRAY_LEN(does) && n < room; k++) {
            bool may = joints_may((struct sight){&p->client, &p->words}, i, does[k]);

            if (!open) {
                continue;
            }
            ret_list[n++] = may ? i * DOES_ROOM + (int32_t)does[k] : 0; /* numbers do not move */
            pane_say("  %d  %.*s: %s%s\n", n, (int)title.len, title.ptr, way(p, j, does[k]),
                     may ? "" : _(" (done)"));
        }
    }
    return n;
}
