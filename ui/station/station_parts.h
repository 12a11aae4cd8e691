/*
 * Private to the station's screen: its places and sheets.
 */
#ifndef STATION_STATION_PARTS_H
#define STATION_STATION_PARTS_H

#include "ui/station/places.h"
#include "ui/station/station.h"

/* A place: a pane with a number. Rows are what can be chosen; open is Enter on one of them. */
struct place_row {
    const char *title;                                       /* English, to be translated */
    void (*count)(struct station *s, char *to, size_t room); /* behind the title; NULL */
    void (*rows)(struct station *s, struct rows *r);
    void (*open)(struct station *s, int32_t entry);
    void (*space)(struct station *s, int32_t entry); /* NULL: nothing */
};

struct sheet_row {
    const char *title;
    void (*draw)(struct station *s, struct area screen);
    void (*key)(struct station *s, struct key key);
    uint32_t where; /* the keys that the bar shows */
};

extern const struct place_row places[PLACE_COUNT];
extern const struct sheet_row sheets[SHEET_COUNT]; /* from SHEET_OWN on */

/* What can be done by a key or from the menu, beside what every screen can. */
enum {
    DO_ACT = DO_OWN,
    DO_ASK,
    DO_NOTE,
    DO_NEXT_NEW,
    DO_HANDLED,
    DO_LEAVE,
    DO_RECALL,
    DO_HAND,
    DO_ALARM,
    DO_ROLE,
    DO_TUTORIAL,
    DO_SUMMARY,
    DO_REFLECT,
    DO_COUNT
};

enum {
    WHERE_HELD = WHERE_OWN,
    WHERE_SOME = WHERE_OWN << 1, /* of a list, several */
    WHERE_CALL = WHERE_OWN << 2, /* F1 calls the facilitator from here */
    WHERE_LINES = WHERE_OWN << 3 /* in words of several lines */
};

enum { ON_BUTTONS = -1 /* station.ask: the keys are below the form */ };
extern const struct screen_kind station_screen;

static inline struct station *station_of(struct screen *s)
{
    return (struct station *)(void *)s;
}

/* station_keys.c */
extern const struct bindings station_bindings;
void station_does(struct screen *s, int action);
void station_speak(struct screen *s);
void station_go(struct screen *s, int place);
bool station_takes_paste(struct screen *s, struct key key);

/* station_find.c */
void station_find(struct screen *s, struct rows *r);
void station_found(struct screen *s, int32_t entry);
struct sight station_sight(const struct station *s);

/* "P1 08:50"; until the next picture. */
const char *station_clock(struct station *s, int64_t play_ms);

/* Items: has it been read, dealt with, as far as this station knows? */
bool item_unread(const struct station *s, int32_t item);
bool item_handled(const struct station *s, int32_t item);
void item_open(struct station *s, int32_t item);
void item_handle(struct station *s, int32_t item);
/* F8, to take back what has just gone out: told; it is to mark nothing else instead. */
bool station_too_late(struct station *s);
/* own_words.c: notes, words of a call, three answers: kept as they are typed. */
void own_words_load(struct station *s);
void own_words_store(struct station *s);
void read_open(struct station *s, int what, int32_t handle);
/* read_text.c: what is read, in words; lines end with a line feed or not. */
const char *read_title(const struct station *s);
void read_text(struct station *s, struct bytes *b);

/* Compose an act; ref 0: about nothing that came before. */
void form_open(struct station *s, const struct verb *v, int32_t ref);
void form_answer(struct station *s, const struct verb *v, int32_t ref, bool yes);
void form_reply(struct station *s, const struct verb *v, int32_t desk); /* words to that desk */
void form_draft(struct station *s, struct draft *kept); /* gone on with, and not kept meanwhile */
struct span form_head(struct station *s);
const char *form_title(struct station *s);
bool form_too_late(struct station *s); /* of a colleague's, and told */
int32_t form_last_words(struct station *s); /* the last question answered in words; NONE */
void form_again(struct station *s); /* on top again: the keys go where they were */
bool form_in_words(struct station *s);                  /* are the keys in a field to write in? */
void form_recall(struct station *s);
bool station_paused(const struct station *s);  /* what is sent waits for play to go on */
bool station_not_now(const struct station *s); /* play has not begun, or has ended: nothing goes */
/* ... and is kept among the drafts, and told. false: it can go out; there is no room. */
bool station_keep_back(struct station *s, const struct draft *d);

/* What is written is kept on this computer: as it is now, with the form and what is held. */
void station_store(struct station *s);
void station_let_go(struct station *s); /* what is held goes out now */
void station_answered(struct station *s, const struct draft *d); /* what it answers is handled */

/* A card with what is known about it, the cards of what is known; what stands at the desk. */
void card_text(struct station *s, int32_t handle, struct bytes *b);
void known_links(struct station *s, int32_t knowledge, struct bytes *b);
void summary_text(struct station *s, struct bytes *b);

/* Cards taken for one, or not sure of: for everybody at this desk. Something new came of cards. */
bool card_can_join(struct station *s);
bool card_is_joined(const struct station *s, int32_t handle);
void card_part(struct station *s, int32_t handle);
void card_unsure(struct station *s, int32_t handle);
void card_heard(struct station *s, int32_t from); /* link of the wordbook */

/* What could not be asked for is told. */
void station_ask(struct station *s, enum client_asked asked);

/* Sheets, by file. */
void reflect_open(struct station *s);
void reflect_draw(struct station *s, struct area a);
void reflect_key(struct station *s, struct key key);
void same_open(struct station *s);
void same_draw(struct station *s, struct area a);
void same_key(struct station *s, struct key key);
void read_draw(struct station *s, struct area a);
void read_key(struct station *s, struct key key);
void form_draw(struct station *s, struct area a);
void form_key(struct station *s, struct key key);
bool pick_several(struct station *s);
void pick_draw(struct station *s, struct area a);
void pick_key(struct station *s, struct key key);
void review_draw(struct station *s, struct area a);
void review_key(struct station *s, struct key key);
void words_draw(struct station *s, struct area a);
void words_key(struct station *s, struct key key);
void leave_draw(struct station *s, struct area a);
void leave_key(struct station *s, struct key key);

#endif
