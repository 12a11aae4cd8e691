/*
 * Reading (read_text.c has the words). What can be done about it stands below as buttons.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/parts/sheet.h"
#include "ui/station/board.h"
#include "ui/station/joints.h"
#include "ui/station/questions.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { BUTTONS_MAX = 5 };

enum { PUSH_CLOSE, PUSH_HANDLED, PUSH_YES, PUSH_NO, PUSH_AGREE, PUSH_REFUSE, PUSH_ADD, PUSH_NEXT,
       PUSH_SAME, PUSH_PART, PUSH_UNSURE, PUSH_JOINT, PUSH_WITHDRAW, PUSH_REPLY };

/*
 * Five buttons at the most stand in 72 cells at 80 columns: 58 for their words, between brackets
 * and a blank apart; or four, about a joint item.
 */
#define JOINT_(words) words /* TRANSLATORS: at most 14 cells */
#define NEXT_(words) words  /* TRANSLATORS: at most 9 cells */

struct buttons {
    const char *label[BUTTONS_MAX];
    int does[BUTTONS_MAX];
    int count;
};

void read_open(struct station *s, int what, int32_t handle)
{
    if (sheet_top(&s->screen) == SHEET_READ) {
        sheet_pop(&s->screen);
    }
    s->reading = (struct reading){.what = what, .handle = handle};
    sheet_push(&s->screen, SHEET_READ);
    if (what == READ_ITEM) {
        item_open(s, handle);
    }
}

static void push(struct buttons *b, int does, const char *label)
{
    if (b->count < BUTTONS_MAX) {
        b->does[b->count] = does;
        b->label[b->count++] = label;
    }
}

/* The request that waits for this desk's answer, of an item that brought one; 0: none. */
static int32_t request_of(const struct station *s)
{
    const struct view *v = s->client.view;
    int32_t q = s->reading.what == READ_REQUEST ? s->reading.handle
                : s->reading.what == READ_ITEM  ? v->item[s->reading.handle - 1].request
                                                : 0;

    return q >= 1 && q <= v->requests && questions_wait(station_sight(s), q) ? q : 0;
}

static void joint_buttons(const struct station *s, struct buttons *b)
{
    int32_t joint = s->reading.handle;
    const struct view_joint *j = &s->client.view->joint[joint - 1];
    uint64_t own = desk_bit(s->client.desk);
    struct sight sight = station_sight(s);

    if (joints_may(sight, joint, DOES_AGREE)) {
        push(b, PUSH_AGREE, _(JOINT_("Agree")));
    }
    if (joints_may(sight, joint, DOES_CONTRIBUTE)) {
        push(b, PUSH_ADD, _(JOINT_("Contribute")));
    }
    if (joints_may(sight, joint, DOES_REFUSE)) {
        push(b, PUSH_REFUSE, j->agreed & own ? _(NO_("Refuse after all")) : _(NO_("Refuse")));
    }
}

/* What brought a proposal leads to it: there it is agreed to, or refused. */
static int32_t joint_of(const struct station *s)
{
    int32_t j = s->reading.what == READ_ITEM ? wordbook_joint(&s->words, s->reading.handle) : 0;

    return j >= 1 && j <= s->client.view->joints ? j : 0;
}

/* A letter or call of the case: who wrote or rang is no desk, and is answered by acts. */
static bool told_by(const struct station *s, const struct view_item *it)
{
    return it->kind == ITEM_INJECT && it->channel != NONE && it->from != NONE &&
           s->client.lexicon.desk[it->from].control;
}

/* The desk to which a message about it would go back; NONE: nobody sent it, or it asks for more. */
static int32_t reply_to(const struct station *s)
{
    const struct view_item *it = s->reading.what == READ_ITEM
                                     ? &s->client.view->item[s->reading.handle - 1]
                                     : NULL;
    bool can = it && s->client.view->phase == PHASE_RUNNING && !joint_of(s) &&
               it->from != s->client.desk && !told_by(s, it) &&
               draft_verb(station_sight(s), DOES_MESSAGE);

    return can ? it->from : NONE;
}

static struct buttons buttons_of(struct station *s)
{
    struct buttons b = {.count = 0};
    int32_t q = request_of(s);

    push(&b, PUSH_CLOSE, /* TRANSLATORS: at most 9 cells */ _("Close"));
    if (q) {
        bool yes = s->client.view->request[q - 1].act != 0;

        push(&b, PUSH_YES, yes ? _(YES_("Say yes")) : _(YES_("Answer")));
        push(&b, PUSH_NO, yes ? _(NO_("Say no")) : _(NO_("Refuse to answer")));
    }
    if (s->reading.what == READ_CARD && card_can_join(s)) {
        push(&b, PUSH_SAME, _("Same as another"));
    }
    if (s->reading.what == READ_CARD && card_is_joined(s, s->reading.handle)) {
        push(&b, PUSH_PART, _("Separate"));
    }
    if (s->reading.what == READ_CARD) {
        push(&b, PUSH_UNSURE, board_unsure(s->client.view, s->reading.handle)
                                  ? /* TRANSLATORS: at most 14 cells */ _("Sure of it")
                                  : /* TRANSLATORS: at most 14 cells */ _("Not sure"));
    }
    if (s->reading.what == READ_JOINT) {
        joint_buttons(s, &b);
    }
    if (s->reading.what == READ_ACT && sight_waits(station_sight(s), s->reading.handle)) {
        push(&b, PUSH_WITHDRAW, _("Take it back"));
    }
    if (joint_of(s)) {
        push(&b, PUSH_JOINT,
             joints_wanted(station_sight(s), joint_of(s)) ? _(YES_("Answer"))
                                                          : _(JOINT_("The proposal")));
    }
    if (!q && reply_to(s) != NONE) {
        push(&b, PUSH_REPLY, /* TRANSLATORS: at most 10 cells */ _("Reply"));
    }
    if (s->reading.what == READ_ITEM && !item_handled(s, s->reading.handle) && !q) {
        push(&b, PUSH_HANDLED, /* TRANSLATORS: at most 10 cells */ _("Dealt with"));
    }
    if (s->reading.what == READ_ITEM) {
        push(&b, PUSH_NEXT, _(NEXT_("Next one")));
    }
    return b;
}

static void draw_text(struct station *s, struct area a, struct measured m)
{
    int rows = m.lines > a.rows ? a.rows - 1 : a.rows; /* the last one says how much follows */
    int most = m.lines - rows;
    char more[64];

    s->reading.top = s->reading.top > most ? most : s->reading.top;
    s->reading.top = s->reading.top < 0 ? 0 : s->reading.top;
    for (int i = 0; i < rows && s->reading.top + i < m.lines; i++) {
        area_text(a, i, 0, STYLE_PLAIN, m.line[s->reading.top + i]);
    }
    if (s->reading.top < most) {
        snprintf(more, sizeof(more),
                 /* TRANSLATORS: at most 72 cells */
                 ngettext("%d row below (PgDn)", "%d rows below (PgDn)",
                          (unsigned)(most - s->reading.top)),
                 most - s->reading.top);
        area_right(a, a.rows - 1, STYLE_ASIDE, more);
    }
}

void read_draw(struct station *s, struct area screen)
{
    struct buttons b = buttons_of(s);
    struct bytes text;
    struct measured m;
    struct area a;
    int cols = screen.cols - 4 < 92 ? screen.cols - 4 : 92;

    bytes_init(&text, 1 << 20);
    read_text(s, &text);
    m = measure_wrap(&s->screen.frame, arena_span(&s->screen.frame, bytes_view(&text)), cols - 4);
    bytes_done(&text);
    a = sheet_open(screen, m.lines + 4 < screen.rows ? m.lines + 4 : screen.rows, cols,
                   read_title(s));
    draw_text(s, area_part(a, 0, 0, a.rows - 2, a.cols), m);
    *sheet_button(&s->screen) = *sheet_button(&s->screen) < b.count ? *sheet_button(&s->screen) : 0;
    sheet_buttons(a, a.rows - 1, b.label, b.count, *sheet_button(&s->screen));
}

static void withdraw(struct station *s, int32_t act)
{
    struct command c = {.kind = COMMAND_WITHDRAW};

    c.u.number.number = act;
    sheet_pop(&s->screen);
    station_ask(s, client_ask(&s->client, &c));
}

static void press(struct station *s, int does)
{
    struct sight sight = station_sight(s);
    int32_t q = request_of(s);
    int32_t h = s->reading.handle;
    const struct verb *v;

    switch (does) {
    case PUSH_HANDLED:
        item_handle(s, h);
        sheet_pop(&s->screen);
        return;
    case PUSH_WITHDRAW:
        withdraw(s, h);
        return;
    case PUSH_SAME:
        same_open(s);
        return;
    case PUSH_PART:
        card_part(s, h);
        return;
    case PUSH_UNSURE:
        card_unsure(s, h);
        return;
    case PUSH_JOINT:
        read_open(s, READ_JOINT, joint_of(s));
        return;
    case PUSH_NEXT:
        sheet_pop(&s->screen);
        screen_do(&s->screen, DO_NEXT_NEW);
        return;
    case PUSH_YES:
    case PUSH_NO:
        v = draft_verb(sight, DOES_ANSWER);
        sheet_pop(&s->screen);
        if (v && q) {
            form_answer(s, v, q, does == PUSH_YES);
        }
        return;
    case PUSH_REPLY:
        q = reply_to(s);
        sheet_pop(&s->screen);
        form_reply(s, draft_verb(sight, DOES_MESSAGE), q);
        return;
    case PUSH_AGREE:
    case PUSH_REFUSE:
    case PUSH_ADD:
        v = draft_verb(sight, does == PUSH_AGREE    ? DOES_AGREE
                              : does == PUSH_REFUSE ? DOES_REFUSE
                                                    : DOES_CONTRIBUTE);
        sheet_pop(&s->screen);
        if (v) {
            form_open(s, v, h);
        }
        return;
    default:
        sheet_pop(&s->screen);
        return;
    }
}

void read_key(struct station *s, struct key key)
{
    struct buttons b = buttons_of(s);

    if (sheet_button_key(sheet_button(&s->screen), b.count, key)) {
        return;
    }
    switch ((int)key.press) {
    case PRESS_ESC:
    case PRESS_F10:
        sheet_pop(&s->screen);
        break;
    case PRESS_ENTER:
        press(s, b.does[*sheet_button(&s->screen)]);
        break;
    case PRESS_UP:
        s->reading.top--;
        break;
    case PRESS_DOWN:
        s->reading.top++;
        break;
    case PRESS_PAGE_UP:
        s->reading.top -= 10;
        break;
    case PRESS_PAGE_DOWN:
    case PRESS_SPACE:
        s->reading.top += 10;
        break;
    case PRESS_HOME:
        s->reading.top = 0;
        break;
    case PRESS_END:
        s->reading.top = 1 << 20;
        break;
    case PRESS_F1 + 5: /* F6 */
        press(s, PUSH_NEXT);
        break;
    case PRESS_F1 + 7: /* F8 */
        if (s->reading.what == READ_ITEM && !station_too_late(s)) {
            press(s, PUSH_HANDLED);
        }
        break;
    default:
        break;
    }
}
