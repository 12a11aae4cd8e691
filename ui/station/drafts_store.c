#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "ui/station/draft_parts.h"
#include "ui/station/drafts.h"
#include "ui/term/lang.h"

/* Of all drafts together: their words, escaped, with what was chosen. */
enum { STORE_ROOM = 4 << 20, PARAMS_ROOM = 1 << 20 };

enum { JOINTLY = 1u << DOES_AGREE | 1u << DOES_REFUSE | 1u << DOES_CONTRIBUTE };

/*
 * One a line: its number, is it on its way, what was passed over, how it was begun, for which
 * decision, the act.
 */
static void line_of(const struct draft *d, const struct client *c, struct bytes *to)
{
    struct command cmd = draft_command(d);

    bytes_fmt(to, "%u %d %u %d %d %d ", d->number, d->behind >= 0, d->passed, d->preset,
              d->must_say, d->about);
    keep_act_write(c, &cmd, to);
    bytes_char(to, '\n');
}

bool drafts_store(struct drafts *all, const struct draft *more, const struct client *c)
{
    struct bytes b;
    bool failed_before = all->failed;

    if (!all->loaded || !c->options.keep) {
        return true; /* what is kept has not been read yet; or nothing is to be kept */
    }
    bytes_init(&b, STORE_ROOM);
    bytes_fmt(&b, "line %d\n", c->line);
    for (int i = 0; i < DRAFTS_MAX; i++) {
        if (all->at[i].verb) {
            line_of(&all->at[i], c, &b);
        }
    }
    if (more && more->verb && draft_worth(more)) {
        line_of(more, c, &b);
    }
    if (all->failed || !all->stored || strcmp(all->stored, bytes_cstr(&b)) != 0) {
        free(all->stored);
        all->stored = strdup(bytes_cstr(&b));
        MUST(all->stored);
        errno = ENOSPC; /* if they are more than there is room for */
        all->failed = b.over || !keep_beside_write(c->options.keep, "drafts", all->stored);
    }
    bytes_done(&b);
    return !all->failed || failed_before;
}

void drafts_leaving(const struct drafts *all, const struct client *c, struct bytes *to)
{
    int32_t n = drafts_waiting(all);

    if (n && c->options.keep && !all->failed) {
        bytes_fmt(to,
                  ngettext("%d draft was not sent: it is kept on this computer.",
                           "%d drafts were not sent: they are kept on this computer.", (unsigned)n),
                  n);
    } else if (n) {
        bytes_fmt(to,
                  ngettext("%d draft was not sent: leaving throws it away.",
                           "%d drafts were not sent: leaving throws them away.", (unsigned)n),
                  n);
    }
}

static bool has(const struct view *v, struct tag what)
{
    return what.kind == TAG_THING ? what.index >= 1 && what.index <= v->cards
                                  : what.kind == TAG_KNOWLEDGE && view_knows(v, what.index);
}

static bool was_put(const struct view *v, int32_t decision)
{
    for (int32_t i = 0; i < v->decisions; i++) {
        if (v->decision[i] == decision) {
            return true;
        }
    }
    return false;
}

/* A file that somebody has written in may speak of what the desk does not have. */
static void forget_unknown(struct draft *d, struct sight s)
{
    const struct view *v = s.client->view;
    struct act *a = &d->cmd.u.act.act;

    if ((d->verb->does == DOES_ANSWER && a->ref > v->requests) ||
        (draft_any_of(d, JOINTLY) && a->ref > v->joints)) {
        a->ref = 0;
    }
    if (d->verb->does == DOES_CONTRIBUTE && (a->pick < 0 || a->pick > draft_parts(d, s)->lines)) {
        a->pick = 0;
    }
    d->about = was_put(v, d->about) ? d->about : 0;
    if (a->target != NONE && !has(v, tag_of(TAG_THING, a->target))) {
        draft_clear(d, ASK_TARGET);
    }
    for (int32_t i = 0; i < a->attaches; i++) {
        if (!has(v, a->attach[i])) {
            draft_clear(d, ASK_ALONG);
        }
    }
}

enum { ANSWERED = -3 /* sent, and it waits no longer */ };

/* false: it is none, or none of this desk's. */
static bool read_line(struct draft *ret, const char *line, const struct client *c,
                      struct arena *a)
{
    struct command cmd;
    int32_t behind;
    int sent = 0;
    int preset = 0;
    int must_say = 0;
    int at = 0;

    memset(ret, 0, sizeof(*ret));
    if (sscanf(line, "%u %d %u %d %d %d %n", &ret->number, &sent, &ret->passed, &preset, &must_say,
               &ret->about, &at) != 6 ||
        !at || !keep_act_read(c, line + at, a, &ret->cmd)) {
        return false;
    }
    ret->verb = scenario_verb(&c->lexicon, c->desk, ret->cmd.u.act.act.verb);
    text_copy(ret->text, sizeof(ret->text), ret->cmd.u.act.text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        text_copy(ret->texts[i], sizeof(ret->texts[i]), ret->cmd.u.act.texts[i]);
    }
    ret->preset = preset != 0;
    ret->must_say = must_say != 0;
    if (!ret->verb) {
        return false;
    }
    cmd = draft_command(ret);
    behind = keep_act_waits(c, &cmd);
    ret->behind = behind != NONE ? behind : sent ? ANSWERED : NOT_SENT;
    forget_unknown(ret, (struct sight){.client = c});
    return true;
}

static void load_line(struct drafts *all, const char *line, const struct client *c, int32_t begun)
{
    struct draft *d = calloc(1, sizeof(*d));
    struct arena a;

    MUST(d);
    arena_init(&a, PARAMS_ROOM);
    if (!read_line(d, line, c, &a)) {
        all->unread++;
    } else if (d->behind != ANSWERED) {
        all->number = d->number > all->number ? d->number : all->number;
        if (begun != c->line && d->behind == NOT_SENT) {
            draft_back(d);
        }
        (void)drafts_keep(all, d);
    }
    arena_done(&a);
    free(d);
}

int32_t drafts_load(struct drafts *all, const struct client *c)
{
    char *text = malloc(STORE_ROOM);
    char *as_found;
    char *rest = text;
    char *line;
    int begun = c->line;

    MUST(text);
    all->loaded = true;
    keep_beside_read(c->options.keep, "drafts", text, STORE_ROOM);
    as_found = strdup(text);
    MUST(as_found);
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (line[0] && sscanf(line, "line %d", &begun) != 1) {
            load_line(all, line, c, begun);
        }
    }
    if (all->unread && !keep_beside_write(c->options.keep, "unread", as_found)) {
        all->failed = true; /* better not kept on than written over */
    }
    free(as_found);
    free(text);
    return drafts_waiting(all);
}

void drafts_done(struct drafts *all)
{
    free(all->stored);
}
