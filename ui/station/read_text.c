/*
 * What is read, in words: an item, a card, something known, a request, a joint item, an act, the
 * shelf.
 */
#include "ui/station/board.h"
#include "ui/station/joints.h"
#include "ui/station/questions.h"
#include "ui/station/shelf.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"

static void labelled(struct bytes *b, const char *label, const char *text)
{
    if (text[0]) {
        bytes_fmt(b, "%s %s\n", label, text);
    }
}

/* What this desk did, as it went out, and how it stands. */
static void act_text(struct station *s, int32_t act, struct bytes *b)
{
    const struct view_act *a = &s->client.view->act[act - 1];

    bytes_fmt(b, "%s  %s\n\n", station_clock(s, a->at), sight_status(a->status));
    draft_told(station_sight(s), act, b);
}

/* What this desk asked: its words as they went out, and what came of it. */
static void own_request_text(struct station *s, struct bytes *b)
{
    const struct view_request *q = &s->client.view->request[s->reading.handle - 1];
    int32_t act = questions_act(station_sight(s), s->reading.handle);
    int32_t answer = questions_answer(station_sight(s), s->reading.handle);

    bytes_fmt(b, "#%d  %s  %s\n\n", s->reading.handle, station_clock(s, q->at),
              questions_state(q));
    if (act) {
        draft_told(station_sight(s), act, b);
    }
    if (answer) {
        bytes_fmt(b, "\n%s  %s\n\n%s\n", station_clock(s, s->client.view->item[answer - 1].at),
                  wordbook_name(&s->words.items, answer), wordbook_body(&s->words.items, answer));
    }
}

static void request_text(struct station *s, struct bytes *b)
{
    const struct view_request *q = &s->client.view->request[s->reading.handle - 1];
    const struct scenario *sc = &s->client.lexicon;
    struct span who = sc->desk[q->from].title;
    int32_t item = questions_item(station_sight(s), s->reading.handle);

    if (q->from == s->client.desk) {
        own_request_text(s, b);
        return;
    }
    bytes_fmt(b, "#%d  %s  %.*s\n", s->reading.handle, station_clock(s, q->at), (int)who.len,
              who.ptr);
    bytes_fmt(b, "%s\n", q->act ? _("needs your yes before it can act") : _("asks you"));
    if (item && q->act) {
        bytes_fmt(b, "%s\n", wordbook_name(&s->words.items, item));
    }
    if (q->target != NONE) {
        labelled(b, _("About:"), wordbook_name(&s->words.things, q->target));
    }
    if (q->basis != NONE && !item) { /* else it stands with the words */
        bytes_fmt(b, "%s %.*s\n", _("Legal basis:"), (int)sc->basis[q->basis].title.len,
                  sc->basis[q->basis].title.ptr);
    }
    if (item) {
        bytes_fmt(b, "\n%s\n", wordbook_body(&s->words.items, item));
    }
}

static void joint_text(struct station *s, struct bytes *b)
{
    joints_text(station_sight(s), s->reading.handle, b);
}

const char *read_title(const struct station *s)
{
    switch (s->reading.what) {
    case READ_ITEM:
        return _("Incoming");
    case READ_CARD:
        return _("Card");
    case READ_KNOWN:
        return _("What you know");
    case READ_REQUEST:
        return _("Request");
    case READ_JOINT:
        return _("Together");
    case READ_ACT:
        return _("What you did");
    case READ_ROLE:
        return _("Your role");
    case READ_SUMMARY:
        return _("What stands here now");
    case READ_BASIS:
        return _("Legal basis");
    case READ_AID:
        return _("Job aids");
    case READ_TERM:
        return _("Words of the field");
    case READ_KIND:
        return _("What agencies do together");
    default:
        return _("Five keys to begin with");
    }
}

static void known_text(struct station *s, int32_t knowledge, struct bytes *b)
{
    const struct view *v = s->client.view;

    bytes_text(b, wordbook_name(&s->words.knowledge, knowledge));
    for (int32_t i = 0; i < v->known; i++) {
        if (v->knowledge[i].knowledge == knowledge && board_knows(v, i)) {
            board_source(station_sight(s), i, b);
        }
    }
}

/* The cards that came with it. */
static void item_cards(const struct station *s, int32_t item, struct bytes *b)
{
    const struct view *v = s->client.view;
    bool any = false;

    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] != NONE && v->card_item[h - 1] == item) {
            bytes_fmt(b, "%s%s", any ? ", " : _("\n\nCards: "),
                      wordbook_name(&s->words.things, h));
            any = true;
        }
    }
}

/* An answer: what was asked, as it went out. */
static void item_asked(const struct station *s, int32_t item, struct bytes *b)
{
    const struct view_item *it = &s->client.view->item[item - 1];
    int32_t act = it->kind == ITEM_ANSWER && it->request
                      ? questions_act(station_sight(s), it->request)
                      : 0;
    const char *words = act ? wordbook_act(&s->words, act, NONE) : "";

    if (*words) {
        bytes_fmt(b, "%s %s\n\n", _("You had asked:"), words);
    }
}

void read_text(struct station *s, struct bytes *b)
{
    int32_t h = s->reading.handle;

    switch (s->reading.what) {
    case READ_ITEM:
        bytes_fmt(b, "%s  %s\n\n", station_clock(s, s->client.view->item[h - 1].at),
                  wordbook_name(&s->words.items, h));
        item_asked(s, h, b);
        bytes_text(b, wordbook_body(&s->words.items, h));
        item_cards(s, h, b);
        break;
    case READ_CARD:
        card_text(s, h, b);
        break;
    case READ_KNOWN:
        known_text(s, h, b);
        labelled(b, _("\n\nWithout names it reads:"), wordbook_body(&s->words.knowledge, h));
        known_links(s, h, b);
        break;
    case READ_REQUEST:
        request_text(s, b);
        break;
    case READ_JOINT:
        joint_text(s, b);
        break;
    case READ_ACT:
        act_text(s, h, b);
        break;
    case READ_ROLE:
        shelf_role(&s->client, b);
        break;
    case READ_SUMMARY:
        summary_text(s, b);
        break;
    case READ_BASIS:
        shelf_titled(&s->client.lexicon.basis[h], b);
        break;
    case READ_AID:
        shelf_titled(&s->client.lexicon.aid[h], b);
        break;
    case READ_TERM:
        shelf_titled(&s->client.lexicon.term[h], b);
        break;
    case READ_KIND:
        shelf_kind(&s->client.lexicon.joint[h], b);
        break;
    default:
        shelf_tutorial(b);
        break;
    }
}
