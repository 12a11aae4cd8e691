/*
 * Places to read: incoming, case board, objectives, shelf.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/core/state.h"
#include "ui/station/board.h"
#include "ui/station/objectives.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"

enum {
    FLAT_MOST = 4096, /* bytes */
    ENTRY_KNOWN = 100000,
    ENTRY_ROLE = 1,
    ENTRY_DESKS = 1000,
    ENTRY_BASES = 2000,
    ENTRY_AIDS = 3000,
    ENTRY_TERMS = 4000,
    ENTRY_JOINTS = 5000
};

/* What can be done while play has not begun; items have numbers from 1 on. */
enum { LOBBY_TUTORIAL = -2, LOBBY_ROLE = -3, LOBBY_HAND = -4, LOBBY_READY = -5,
       ENDED_REFLECT = -6 };

int incoming_unread(const struct station *s)
{
    const struct view *v = s->client.view;
    int unread = 0;

    for (int32_t i = 1; i <= v->items; i++) {
        unread += v->item[i - 1].to && item_unread(s, i);
    }
    return unread;
}

void incoming_count(struct station *s, char *to, size_t room)
{
    const struct view *v = s->client.view;
    int open = 0;

    for (int32_t i = 1; i <= v->items; i++) {
        open += v->item[i - 1].to && !item_handled(s, i);
    }
    /* TRANSLATORS: at most 27 cells */
    snprintf(to, room, _("%d new, %d to handle"), incoming_unread(s), open);
}

/* An answer to it waits among the drafts. */
static bool is_begun(const struct station *s, int32_t item)
{
    int32_t request = s->client.view->item[item - 1].request;

    for (int i = 0; i < DRAFTS_MAX && request; i++) {
        const struct draft *d = &s->kept.at[i];

        if (d->verb && d->behind == NOT_SENT && d->verb->does == DOES_ANSWER &&
            d->cmd.u.act.act.ref == request) {
            return true;
        }
    }
    return false;
}

/* "!" and "*" are new, "v" is dealt with, "+" has an answer among the drafts. */
static const char *item_mark(const struct station *s, int32_t item)
{
    if (item_unread(s, item)) {
        return s->client.view->item[item - 1].priority ? "!" : "*";
    }
    return item_handled(s, item) ? "v" : is_begun(s, item) ? "+" : NULL;
}

/*
 * The first words of an item on one line: more than two rows of so many columns hold, without the
 * stamp that stands below every one.
 */
static struct span flat(struct station *s, const char *body, int cols)
{
    size_t most = (size_t)cols * 16 < FLAT_MOST ? (size_t)cols * 16 : FLAT_MOST;
    struct span copy = {body, strnlen(body, most + 1)};
    const char *stamp = memrchr(body, '[', copy.len);

    if (stamp && stamp > body && stamp[-1] == '\n') {
        copy.len = (size_t)(stamp - body);
    }

    copy = arena_span(&s->screen.frame, text_begin(copy, most));
    for (char *c = (char *)(uintptr_t)copy.ptr; c < copy.ptr + copy.len; c++) {
        *c = *c == '\n' ? ' ' : *c;
    }
    return copy;
}

/* There is time before play begins: to learn the keys, to read, to see that a word gets through. */
static void lobby_rows(struct station *s, struct rows *r)
{
    const struct desk *d = &s->client.lexicon.desk[s->client.desk];

    rows_wrap(r, ROWS_NOBODY, STYLE_STRONG, 0,
              span_of(_("Play has not begun: the facilitator starts it. There is time until then. "
                        "Above stands the clock of play: P1 is its first day. "
                        "Up and Down choose, Enter opens:")));
    rows_wrap(r, LOBBY_TUTORIAL, STYLE_PLAIN, 2,
              span_of(_("Five keys to begin with, in two minutes")));
    rows_wrap(r, LOBBY_ROLE, STYLE_PLAIN, 2,
              span_of(_("Your role card: what you may do, and what not")));
    rows_wrap(r, LOBBY_HAND, STYLE_PLAIN, 2,
              span_of(screen_print(&s->screen, "[%c] %s", s->client.view->calls ? 'x' : ' ',
                                   _("Try it out: send the facilitator a word"))));
    rows_wrap(r, LOBBY_READY, STYLE_PLAIN, 2,
              span_of(screen_print(&s->screen, "[%c] %s", s->client.doing.ready ? 'x' : ' ',
                                   _("I am ready: the facilitator sees it"))));
    rows_wrap(r, ROWS_NOBODY, STYLE_PLAIN, 0, SPAN(" "));
    rows_wrap(r, ROWS_NOBODY, STYLE_PLAIN, 0, d->brief);
}

/* Of a short message the name says it all. */
static bool said_in_name(struct station *s, int32_t item)
{
    enum { FEW = 24 };
    const char *body = wordbook_body(&s->words.items, item);
    size_t n = strcspn(body, "\n");

    n = n > FEW ? FEW : n;
    return n > 2 && memmem(wordbook_name(&s->words.items, item),
                              strlen(wordbook_name(&s->words.items, item)), body, n) != NULL;
}

/* Nothing new and nothing left: what one can do meanwhile. */
static void idle_row(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;
    bool idle = v->phase == PHASE_RUNNING && !v->paused;

    for (int32_t i = 1; i <= v->items; i++) {
        idle = idle && (!v->item[i - 1].to || item_handled(s, i));
    }
    if (idle) {
        rows_wrap(r, ROWS_NOBODY, STYLE_ASIDE, 0,
                  span_of(_("Nothing waits here now. F2: what you can do. 4: what you are here "
                            "for. 7: who else works on this, and what they can do.")));
    }
}

void incoming_rows(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;
    const char *full = sight_full(station_sight(s));
    bool news = false;

    for (int32_t i = 1; i <= v->items; i++) {
        news = news || (v->item[i - 1].to && item_unread(s, i));
    }
    if (full) {
        rows_wrap(r, ROWS_NOBODY, STYLE_WRONG, 0, span_of(full));
    }
    if (v->phase == PHASE_ENDED && s->standing.ended_why[0]) { /* "debrief in room 2" */
        rows_wrap(r, ROWS_NOBODY, STYLE_STRONG, 0, span_of(s->standing.ended_why));
    }
    if (v->phase == PHASE_ENDED) {
        rows_wrap(r, ROWS_NOBODY, STYLE_STRONG, 0,
                  span_of(news ? _("Play has ended. All can still be read: F6 opens what is new. "
                                   "For the debrief F4 still takes your notes.")
                               : _("Play has ended. All can still be read. For the debrief F4 "
                                   "still takes your notes.")));
        rows_wrap(r, ENDED_REFLECT, STYLE_PLAIN, 2,
                  span_of(screen_print(&s->screen, "[%c] %s", s->handed[0] ? 'x' : ' ',
                                       _("Three questions for yourself"))));
    }
    idle_row(s, r);
    for (int32_t i = v->items; i > 0 && r->count < ROWS_MAX; i--) {
        const struct view_item *it = &v->item[i - 1];
        bool unread = it->to && item_unread(s, i);
        int from = r->count;

        if (!it->to) {
            continue;
        }
        rows_wrap_most(r, i, unread ? STYLE_STRONG : STYLE_PLAIN, 2,
                       span_of(screen_print(&s->screen, "%s %s", station_clock(s, it->at) + 3,
                                            wordbook_name(&s->words.items, i))),
                       item_handled(s, i) ? 1 : 2);
        if (from < r->count) {
            r->row[from].mark = item_mark(s, i);
        }
        if (!item_handled(s, i) && !said_in_name(s, i)) {
            rows_wrap_most(r, i, STYLE_PLAIN, 4,
                           flat(s, wordbook_body(&s->words.items, i), r->cols),
                           r->count - from > 1 ? 1 : 2);
        }
    }
    if (v->phase == PHASE_WAITING) {
        lobby_rows(s, r);
    } else if (v->items == 0) {
        rows_wrap(r, ROWS_NOBODY, STYLE_PLAIN, 0, span_of(_("Nothing has come yet.")));
    }
}

void incoming_open(struct station *s, int32_t entry)
{
    switch (entry) {
    case LOBBY_TUTORIAL:
        screen_do(&s->screen, DO_TUTORIAL);
        break;
    case LOBBY_ROLE:
        screen_do(&s->screen, DO_ROLE);
        break;
    case LOBBY_HAND:
        screen_do(&s->screen, DO_HAND);
        break;
    case LOBBY_READY:
        s->client.doing.ready = !s->client.doing.ready;
        break;
    case ENDED_REFLECT:
        screen_do(&s->screen, DO_REFLECT);
        break;
    default:
        read_open(s, READ_ITEM, entry);
        break;
    }
}

void incoming_space(struct station *s, int32_t entry)
{
    if (entry > 0) {
        item_handle(s, entry);
    } else {
        incoming_open(s, entry);
    }
}

/* Kinds of cards as people call them, many of a kind. */
static const char *const kind_titles[THING_KIND_COUNT] = {N_("Persons"),       N_("Places"),
                                                          N_("Organisations"), N_("Accounts"),
                                                          N_("Vehicles"),      N_("Exhibits")};

/* "*": something new is known of it, or of what is one with it; "+": in the desk's custody. */
static void card_row(struct station *s, struct rows *r, int32_t handle)
{
    bool changed = false;
    int from = r->count;
    struct bytes name;

    for (int32_t h = 1; h <= s->client.view->cards; h++) {
        changed = changed || (view_card(s->client.view, h) == handle && s->changed[h - 1]);
    }
    bytes_init(&name, WORDS_MAX);
    board_name(station_sight(s), handle, &name);
    rows_wrap_most(r, handle, STYLE_PLAIN, 2, arena_span(&s->screen.frame, bytes_view(&name)), 2);
    bytes_done(&name);
    if (from < r->count) {
        r->row[from].mark = changed ? "*" : s->client.view->held[handle - 1] ? "+" : NULL;
    }
}

void board_rows(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;

    for (int k = 0; k < THING_KIND_COUNT; k++) {
        bool any = false;

        for (int32_t h = 1; h <= v->cards; h++) {
            if (v->card[h - 1] != k || view_card(v, h) != h) {
                continue;
            }
            if (!any) {
                rows_heading(r, _(kind_titles[k]));
            }
            any = true;
            card_row(s, r, h);
        }
    }
    rows_heading(r, _("What you know"));
    for (int32_t i = 0; i < v->known; i++) {
        if (board_knows(v, i)) {
            int32_t k = v->knowledge[i].knowledge;
            int from = r->count;

            rows_wrap_most(r, ENTRY_KNOWN + k, STYLE_PLAIN, 2,
                           span_of(wordbook_name(&s->words.knowledge, k)), 3);
            if (from < r->count) {
                r->row[from].mark = v->knowledge[i].withheld ? "?" : "-";
            }
        }
    }
    rows_none(r);
}

void board_open(struct station *s, int32_t entry)
{
    if (entry >= ENTRY_KNOWN) {
        read_open(s, READ_KNOWN, entry - ENTRY_KNOWN);
    } else {
        read_open(s, READ_CARD, entry);
    }
}

static const struct role *own_role(const struct station *s)
{
    const struct scenario *sc = &s->client.lexicon;

    return &sc->role[sc->desk[s->client.desk].role];
}

void objectives_count_told(struct station *s, char *to, size_t room)
{
    /* TRANSLATORS: at most 9 cells */
    snprintf(to, room, _("%d of %d"), (int)objectives_done(&s->client),
             (int)objectives_count(&s->client));
}

/* The box before what is ticked off; what is longer hangs below its words. */
static void goal_rows(struct station *s, struct rows *r, int32_t entry, const struct goal *g)
{
    int from = r->count;

    rows_wrap(r, entry, STYLE_PLAIN, 4, g->text);
    if (from < r->count && r->row[from].text.len) {
        r->row[from].text = span_of(screen_print(&s->screen, "[%c] %.*s", g->done ? 'x' : ' ',
                                                 (int)r->row[from].text.len,
                                                 r->row[from].text.ptr));
        r->row[from].indent = 0;
    }
}

void objectives_rows(struct station *s, struct rows *r)
{
    int32_t told = scenario_count(&s->client.lexicon, REF_OBJECTIVE);

    for (int32_t i = 0; i < objectives_count(&s->client); i++) {
        struct goal g = objectives_at(&s->client, i);

        if (told && (i == 0 || g.duty == 1)) {
            rows_heading(r, i == 0 ? _("Of everybody") : _("Of your role"));
        }
        goal_rows(s, r, i, &g);
    }
}

void objectives_space(struct station *s, int32_t entry)
{
    station_ask(s, objectives_tick(&s->client, entry));
}

/* For a card: is the desk sure of it? */
void board_space(struct station *s, int32_t entry)
{
    if (entry < ENTRY_KNOWN) {
        card_unsure(s, entry);
    }
}

static void lines_rows(struct rows *r, int32_t entry, const char *title, const struct lines *l)
{
    if (l->lines) {
        rows_heading(r, title);
    }
    for (int32_t i = 0; i < l->lines; i++) {
        rows_wrap(r, entry, STYLE_PLAIN, 2, l->line[i]);
    }
}

/* Cards of law, words of the field: Enter reads what each says. */
static void titled_rows(struct rows *r, int32_t entry, const struct titled *list, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        rows_wrap(r, entry + i, STYLE_PLAIN, 2, list[i].title);
    }
}

void shelf_rows(struct station *s, struct rows *r)
{
    const struct scenario *sc = &s->client.lexicon;
    const struct role *role = own_role(s);

    rows_heading(r, _("Your role"));
    rows_wrap(r, ENTRY_ROLE, STYLE_PLAIN, 2, role->mandate);
    lines_rows(r, ENTRY_ROLE + 1, _("You can"), &role->powers);
    lines_rows(r, ENTRY_ROLE + 2, _("Your limits"), &role->limits);
    lines_rows(r, ENTRY_ROLE + 3, _("You are the first to hear of"), &role->knows_first);
    rows_heading(r, _("Agencies and offices"));
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        int from = r->count;

        rows_wrap(r, ENTRY_DESKS + d, STYLE_PLAIN, 2, sc->desk[d].title);
        if (from < r->count && d == s->client.desk) {
            r->row[from].right = span_of(_("you"));
        }
        rows_wrap(r, ENTRY_DESKS + d, STYLE_ASIDE, 4, sc->desk[d].serves);
    }
    rows_heading(r, _("Legal bases for a request"));
    titled_rows(r, ENTRY_BASES, sc->basis, scenario_count(sc, REF_BASIS));
    if (scenario_count(sc, REF_AID)) {
        rows_heading(r, _("Job aids"));
        titled_rows(r, ENTRY_AIDS, sc->aid, scenario_count(sc, REF_AID));
    }
    if (scenario_count(sc, REF_TERM)) {
        rows_heading(r, _("Words of the field"));
        titled_rows(r, ENTRY_TERMS, sc->term, scenario_count(sc, REF_TERM));
    }
    rows_heading(r, _("What agencies do together"));
    for (int32_t j = 0; j < scenario_count(sc, REF_JOINT); j++) {
        rows_add(r, ENTRY_JOINTS + j, STYLE_STRONG, 2,
                 arena_span(&s->screen.frame, sc->joint[j].title).ptr);
        rows_wrap(r, ENTRY_JOINTS + j, STYLE_PLAIN, 4, sc->joint[j].help);
        for (int32_t i = 0; i < sc->joint[j].sections.lines; i++) {
            struct span part = sc->joint[j].sections.line[i];
            char *text = arena_alloc(&s->screen.frame, part.len + 3); /* the rows keep it */

            snprintf(text, part.len + 3, "- %.*s", (int)part.len, part.ptr);
            rows_wrap(r, ENTRY_JOINTS + j, STYLE_ASIDE, 4, span_of(text));
        }
    }
}

static void offer(struct station *s, struct rows *r, int32_t entry, const struct titled *list,
                  int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        screen_offer(&s->screen, r, entry + i, _("Shelf"), screen_text(&s->screen, list[i].title),
                     "");
    }
}

void shelf_find(struct station *s, struct rows *r, int32_t from)
{
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        screen_offer(&s->screen, r, from + ENTRY_DESKS + d, _("Shelf"),
                     screen_text(&s->screen, sc->desk[d].title),
                     screen_text(&s->screen, sc->desk[d].serves));
    }
    offer(s, r, from + ENTRY_AIDS, sc->aid, scenario_count(sc, REF_AID));
    offer(s, r, from + ENTRY_BASES, sc->basis, scenario_count(sc, REF_BASIS));
    offer(s, r, from + ENTRY_TERMS, sc->term, scenario_count(sc, REF_TERM));
}

void shelf_open(struct station *s, int32_t entry)
{
    if (entry >= ENTRY_DESKS && entry < ENTRY_BASES && entry - ENTRY_DESKS != s->client.desk) {
        const struct verb *v = draft_verb(station_sight(s), DOES_MESSAGE);

        if (v) {
            form_open(s, v, 0);
            if (sheet_top(&s->screen) == SHEET_FORM &&
                !draft_has(&s->draft, ASK_TO, entry - ENTRY_DESKS)) {
                (void)draft_choose(&s->draft, ASK_TO, entry - ENTRY_DESKS);
            }
        }
    } else if (entry >= ENTRY_BASES && entry < ENTRY_AIDS) {
        read_open(s, READ_BASIS, entry - ENTRY_BASES);
    } else if (entry >= ENTRY_AIDS && entry < ENTRY_TERMS) {
        read_open(s, READ_AID, entry - ENTRY_AIDS);
    } else if (entry >= ENTRY_TERMS && entry < ENTRY_JOINTS) {
        read_open(s, READ_TERM, entry - ENTRY_TERMS);
    } else if (entry >= ENTRY_JOINTS) {
        read_open(s, READ_KIND, entry - ENTRY_JOINTS);
    } else {
        read_open(s, READ_ROLE, 0);
    }
}
