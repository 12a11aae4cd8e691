/*
 * What the station in plain mode lists and shows: items, acts, the role.
 */
#include "ui/station/plain_parts.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/text.h"
#include "engine/core/state.h"
#include "ui/station/questions.h"
#include "ui/term/lang.h"

enum { PAGE_ITEMS = 9, LINE_ITEM = 150, OLDER = -1 };

/* To be read: not opened, nor opened here with the answer still on its way. */
static bool unread_item(const struct plain *s, int32_t item)
{
    return view_unread(s->pane.client.view, item) && !s->opened[item - 1];
}

int32_t plain_unread(const struct plain *s)
{
    int32_t n = 0;

    for (int32_t i = 1; i <= s->pane.client.view->items; i++) {
        n += unread_item(s, i);
    }
    return n;
}

/* The end of a list: what to choose, or why there is nothing, and back. */
void plain_end(struct plain *s, const char *which, const char *none)
{
    pane_say("%s\n", s->listed ? which : none);
    if (!s->listed) {
        plain_menu(s);
    }
}

static void plain_add(struct plain *s, int32_t value)
{
    if (s->listed < COMPOSE_LIST) {
        s->list[s->listed++] = value;
    }
}

/* Newest first, as many as a small screen holds; the rest page by page. */
void plain_items(struct plain *s)
{
    const struct view *v = s->pane.client.view;
    int32_t skip = s->page * PAGE_ITEMS;
    int32_t i = v->items;
    const char *full = sight_full((struct sight){&s->pane.client, &s->pane.words});

    s->listed = 0;
    s->menu = MENU_ITEMS;
    if (full) {
        pane_say("%s\n", full);
    }
    for (; i > 0 && s->listed < PAGE_ITEMS; i--) {
        const struct view_item *it = &v->item[i - 1];
        char head[64];
        char name[LINE_ITEM];
        char text[LINE_ITEM + 60];

        if (!it->to || skip-- > 0) {
            continue;
        }
        plain_add(s, i);
        /* TRANSLATORS: these three are one column of a list: as wide as one another */
        snprintf(head, sizeof(head), "  %d  %s %s ", s->listed,
                 !unread_item(s, i) ? _("    ")
                 : it->priority     ? _("NEW!")
                                    : _("new "),
                 pane_clock(&s->pane, it->at));
        text_brief(name, sizeof(name), span_of(wordbook_name(&s->pane.words.items, i)));
        snprintf(text, sizeof(text), "%s%s", name,
                 plain_is_handled(s, i) ? _(" (dealt with)") : "");
        pane_hang(head, text);
    }
    if (i > 0) {
        plain_add(s, OLDER);
        pane_say("  %d  %s\n", s->listed, _("older ones"));
    }
    plain_end(s, _("Which one? (0: back)"), _("Nothing has come yet."));
}

/* It has been shown whole: whoever asks later is told that it was read. */
void plain_opened(struct plain *s, int32_t item)
{
    struct command c = {.kind = COMMAND_OPEN};

    s->last = item;
    if (unread_item(s, item)) {
        c.u.number.number = item;
        s->opened[item - 1] = client_ask(&s->pane.client, &c) == CLIENT_ASKED;
    }
}

void plain_open(struct plain *s, int32_t item)
{
    if (item == OLDER) {
        s->page++;
        plain_items(s);
        return;
    }
    pane_say("\n%s  %s\n\n", pane_clock(&s->pane, s->pane.client.view->item[item - 1].at),
             wordbook_name(&s->pane.words.items, item));
    pane_print(wordbook_body(&s->pane.words.items, item));
    printf("\n");
    plain_opened(s, item);
}

/* What is urgent first, then what has waited longest. */
void plain_next(struct plain *s)
{
    const struct view *v = s->pane.client.view;
    int32_t found = 0;

    for (int32_t i = 1; i <= v->items; i++) {
        bool sooner = found && v->item[i - 1].priority && !v->item[found - 1].priority;

        if (unread_item(s, i) && (!found || sooner)) {
            found = i;
        }
    }
    if (found) {
        plain_open(s, found);
    } else {
        pane_say("%s\n", _("All that has come has been read."));
    }
}

/* Of any length: a case says it. */
static void hang(const char *head, struct span text)
{
    struct bytes b;

    bytes_init(&b, text.len);
    bytes_span(&b, text);
    pane_hang(head, bytes_cstr(&b));
    bytes_done(&b);
}

static void lines(const char *title, const struct lines *l)
{
    pane_say("%s\n", l->lines ? title : "");
    for (int32_t i = 0; i < l->lines; i++) {
        hang("  - ", l->line[i]);
    }
}

void plain_role(const struct plain *s)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    const struct role *role = &sc->role[sc->desk[s->pane.client.desk].role];

    hang("", sc->desk[s->pane.client.desk].brief);
    hang("", role->mandate);
    lines(_("You can:"), &role->powers);
    lines(_("Your limits:"), &role->limits);
    lines(_("You are the first to hear of:"), &role->knows_first);
    lines(_("Your duties:"), &role->duties);
}

/* The joint item or the question that the act is about. */
static void about(const struct plain *s, const struct view_act *a, const struct verb *verb,
                  struct bytes *to)
{
    const struct view *v = s->pane.client.view;
    int32_t ref = a->act.ref;

    if (verb->does == DOES_ANSWER && ref >= 1 && ref <= v->requests) {
        int32_t item =
            questions_item((struct sight){&s->pane.client, &s->pane.words}, ref);

        bytes_fmt(to, " (%s)", wordbook_name(&s->pane.words.items, item));
    } else if ((verb->does == DOES_AGREE || verb->does == DOES_REFUSE ||
                verb->does == DOES_CONTRIBUTE) &&
               ref >= 1 && ref <= v->joints) {
        bytes_text(to, " (");
        bytes_span(to, s->pane.client.lexicon.joint[v->joint[ref - 1].kind].title);
        bytes_text(to, ")");
    }
}

/* What, on whom, to whom; how it stands, until when. */
static void one_act(struct plain *s, int32_t number, const struct view_act *a,
                    const struct verb *verb)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    struct bytes b;
    char head[32];

    bytes_init(&b, 8192);
    bytes_span(&b, verb->title);
    if (a->act.target != NONE) {
        bytes_fmt(&b, ", %s", wordbook_name(&s->pane.words.things, a->act.target));
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (a->act.to & desk_bit(d)) {
            bytes_text(&b, _(", to "));
            bytes_span(&b, sc->desk[d].title);
        }
    }
    about(s, a, verb, &b);
    bytes_fmt(&b, ": %s", sight_status(a->status));
    if (a->status == ACT_RUNNING && s->pane.client.view->phase == PHASE_ENDED) {
        bytes_text(&b, _(" when play ended"));
    } else if (a->status == ACT_RUNNING) {
        bytes_fmt(&b, _(" until %s"), pane_clock(&s->pane, a->ends_at));
    }
    head[0] = '\0';
    if (sight_waits((struct sight){&s->pane.client, &s->pane.words}, number)) {
        plain_add(s, number);
        snprintf(head, sizeof(head), "  %d", s->listed);
    }
    snprintf(head + strlen(head), sizeof(head) - strlen(head), "  %s  ",
             pane_clock(&s->pane, a->at));
    pane_hang(head, bytes_cstr(&b));
    if (wordbook_act(&s->pane.words, number, NONE)[0]) {
        bytes_reset(&b);
        bytes_fmt(&b, "%s: %s", _("Your words"), wordbook_act(&s->pane.words, number, NONE));
        pane_hang("            ", bytes_cstr(&b));
    }
    bytes_done(&b);
}

void plain_acts(struct plain *s)
{
    const struct view *v = s->pane.client.view;
    const struct scenario *sc = &s->pane.client.lexicon;

    s->listed = 0;
    s->menu = MENU_ACTS;
    for (int32_t i = 0; i < v->acts; i++) {
        const struct view_act *a = &v->act[i];
        const struct verb *verb = a->act.verb == NONE || a->act.desk != s->pane.client.desk
                                      ? NULL
                                      : scenario_verb(sc, a->act.desk, a->act.verb);

        if (verb) {
            one_act(s, i + 1, a, verb);
        }
    }
    plain_end(s, _("Which of the numbered ones do you want to take back? (0: back)"),
              v->acts ? _("Nothing of it waits, so nothing can be taken back.")
                      : _("You have not acted yet."));
}
