/*
 * Private to the screen: its places and sheets.
 */
#ifndef STATION_SCREEN_PARTS_H
#define STATION_SCREEN_PARTS_H

#include "ui/station/screen.h"

/* A place: a pane with a number. Rows are what can be chosen; open is Enter on one of them. */
struct place_row {
    const char *title;                                      /* English, to be translated */
    void (*count)(struct screen *s, char *to, size_t room); /* behind the title; NULL */
    void (*rows)(struct screen *s, struct rows *r);
    void (*open)(struct screen *s, int32_t entry);
    void (*space)(struct screen *s, int32_t entry); /* NULL: nothing */
};

struct sheet_row {
    const char *title;
    void (*draw)(struct screen *s, struct area screen);
    void (*key)(struct screen *s, struct key key);
    uint32_t where; /* the keys that the bar shows */
};

extern const struct place_row places[PLACE_COUNT];
extern const struct sheet_row sheets[SHEET_COUNT];

/* What can be done by a key or from the menu. */
enum action {
    DO_NOTHING,
    DO_HELP,
    DO_ACT,
    DO_ASK,
    DO_NOTE,
    DO_ZOOM,
    DO_NEXT_NEW,
    DO_FIND,
    DO_HANDLED,
    DO_MENU,
    DO_LEAVE,
    DO_NEXT_PANE,
    DO_LAST_PANE,
    DO_RECALL,
    DO_HAND,
    DO_ALARM,
    DO_ROLE,
    DO_TUTORIAL,
    DO_THEME,
    DO_LANG,
    DO_REDRAW,
    DO_PLACE /* + 1 to 7 */
};

/* Bits; in a sheet with fields or buttons Tab steps from one to the next. */
enum { WHERE_PLACES = 1, WHERE_HELD = 2, WHERE_SHEET = 4, WHERE_STEPS = 8 };

extern const struct bindings screen_bindings;

void screen_do(struct screen *s, int action);
uint32_t screen_where(const struct screen *s);

struct sight screen_sight(const struct screen *s);

/* "P1 08:50", in the frame's memory. */
const char *screen_clock(struct screen *s, int64_t play_ms);

/* A line for everybody at this station, above the key bar. */
void screen_news(struct screen *s, bool alarm, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

void sheet_push(struct screen *s, enum sheet_kind kind);
void sheet_pop(struct screen *s);

/* The letters typed to find something are in it, whatever their case. */
bool sheet_finds(struct screen *s, struct span text);
enum sheet_kind sheet_top(const struct screen *s);
/* Of the sheet on top: its list, and which of its buttons has the keys. */
struct list *sheet_list(struct screen *s);
int *sheet_button(struct screen *s);

/* Items: has it been read, dealt with, as far as this station knows? */
bool item_unread(const struct screen *s, int32_t item);
bool item_handled(const struct screen *s, int32_t item);
void item_open(struct screen *s, int32_t item);
void item_handle(struct screen *s, int32_t item);

void read_open(struct screen *s, int what, int32_t handle);

/* Compose an act; ref 0: about nothing that came before. */
void form_open(struct screen *s, const struct verb *v, int32_t ref);
void form_answer(struct screen *s, const struct verb *v, int32_t ref, bool yes);
void form_draft(struct screen *s, struct draft *kept); /* gone on with, and not kept meanwhile */
bool form_in_words(struct screen *s); /* are the keys in a field to write in? */
void form_recall(struct screen *s);

/* Held words go out; true: something did. */
bool held_send(struct screen *s);
bool draft_recallable(const struct draft *d);

/* Rows of each place, by file. */
void incoming_rows(struct screen *s, struct rows *r);
void incoming_open(struct screen *s, int32_t item);
void incoming_count(struct screen *s, char *to, size_t room);
void board_rows(struct screen *s, struct rows *r);
void board_open(struct screen *s, int32_t entry);
void act_rows(struct screen *s, struct rows *r);
void act_open(struct screen *s, int32_t entry);
void duties_rows(struct screen *s, struct rows *r);
void duties_tick(struct screen *s, int32_t entry);
void notes_rows(struct screen *s, struct rows *r);
void notes_open(struct screen *s, int32_t entry);
void requests_rows(struct screen *s, struct rows *r);
void requests_open(struct screen *s, int32_t entry);
void requests_count(struct screen *s, char *to, size_t room);
void shelf_rows(struct screen *s, struct rows *r);
void shelf_open(struct screen *s, int32_t entry);

/* Sheets, by file. */
void read_draw(struct screen *s, struct area a);
void read_key(struct screen *s, struct key key);
void form_draw(struct screen *s, struct area a);
void form_key(struct screen *s, struct key key);
void pick_draw(struct screen *s, struct area a);
void pick_key(struct screen *s, struct key key);
void review_draw(struct screen *s, struct area a);
void review_key(struct screen *s, struct key key);
void menu_draw(struct screen *s, struct area a);
void menu_key(struct screen *s, struct key key);
void help_draw(struct screen *s, struct area a);
void help_key(struct screen *s, struct key key);
void words_draw(struct screen *s, struct area a);
void words_key(struct screen *s, struct key key);
void leave_draw(struct screen *s, struct area a);
void leave_key(struct screen *s, struct key key);

#endif
