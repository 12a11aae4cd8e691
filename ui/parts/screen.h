/*
 * A full screen: a header that never collapses, places with the same number everywhere, sheets over
 * them, one line of news, a key bar, and menu and help made from the one table of keys. What stands
 * in it is its owner's, whose struct begins with it. Draws into a grid and takes keys; knows no
 * terminal, so that tests can do both.
 */
#ifndef PARTS_SCREEN_H
#define PARTS_SCREEN_H

#include "ui/parts/binding.h"
#include "ui/parts/news.h"
#include "ui/parts/rows.h"
#include "ui/term/lang.h"

enum { SHEET_NONE, SHEET_MENU, SHEET_HELP, SHEET_OWN /* the owner's first */ };

enum { SCREEN_COLS = 80, SCREEN_ROWS = 24 }; /* the least it is laid out for */

enum { SHEETS_MAX = 6, FIND_MAX = 128, PLACES_MAX = 10, SCREEN_WIDE = 110 };

/* What a key or a line of the menu does that is the same on every screen; the owner's follow. */
enum action {
    DO_NOTHING,
    DO_HELP,
    DO_MENU,
    DO_FIND, /* in the menu, by typing */
    DO_ZOOM,
    DO_NEXT_PANE,
    DO_LAST_PANE,
    DO_REDRAW,
    DO_THEME,
    DO_LANG, /* + LANG_EN ... */
    DO_PLACE = DO_LANG + LANG_COUNT, /* + 1 to 9 */
    DO_OWN = DO_PLACE + PLACES_MAX
};

/* Bits; in a sheet with fields or buttons Tab steps from one to the next. The owner's follow. */
enum { WHERE_PLACES = 1, WHERE_SHEET = 2, WHERE_STEPS = 4,
       WHERE_WAITING = 8, /* there is nothing to show yet */
       WHERE_FIELD = 16,  /* in a line of a form from which Enter goes on */
       WHERE_OWN = 32 };

/* What is told there, unless it is an alarm; cells as in ui/parts/binding.h. */
#define NEWS_(words) words /* TRANSLATORS: at most 78 cells */

struct screen_head {
    char left[400], right[300];
    char shorter[400]; /* in the place of left where that does not fit; empty: there is none */
    bool alert; /* something is wrong, or play does not run */
};

struct screen;

/* What an owner puts on its screen. */
struct screen_kind {
    const struct bindings *bindings;
    const char *const *signs; /* what the marks of its lists mean, for the help; NULL-ended */
    int help_again;           /* what F1 does in the help; 0: nothing */
    const char *help_last;    /* the last line of the help */
    int places;               /* 1 to this many */
    void (*head)(struct screen *s, struct screen_head *ret);
    bool (*waiting)(struct screen *s, struct area a);   /* true: there is nothing to show yet */
    void (*body)(struct screen *s, struct area a);      /* the places, not zoomed */
    void (*standing)(struct screen *s, struct news *n); /* n: news or none; may say more */
    void (*title)(struct screen *s, int place, char *to, size_t room);
    void (*rows)(struct screen *s, int place, struct rows *r);
    void (*open)(struct screen *s, int place, int32_t entry);  /* Enter */
    void (*space)(struct screen *s, int place, int32_t entry); /* Space */
    void (*go)(struct screen *s, int place);                   /* the keys go there */
    uint32_t elsewhere; /* keys that other seats have here: `does` says why this one has not */
    uint32_t (*where)(const struct screen *s);                 /* of the places */
    uint32_t (*sheet_where)(const struct screen *s, int sheet);
    void (*sheet_draw)(struct screen *s, int sheet, struct area a);
    void (*sheet_key)(struct screen *s, int sheet, struct key key);
    bool (*takes_paste)(struct screen *s, struct key key);
    void (*does)(struct screen *s, int action);
    void (*speak)(struct screen *s); /* another language is spoken now */
    void (*find)(struct screen *s, struct rows *r); /* what is found beside actions: from ... */
    void (*found)(struct screen *s, int32_t entry); /* ... FOUND on */
};

enum { FOUND = 10000 };

struct screen {
    const struct screen_kind *kind;
    struct arena frame; /* of the picture that is drawn */
    int64_t mono_ms;
    int here; /* the place that has the keys */
    int title_cols; /* of the pane whose title is asked for */
    bool zoomed;
    struct list list[PLACES_MAX];
    int sheet[SHEETS_MAX];
    struct list sheet_list[SHEETS_MAX];
    int sheet_button[SHEETS_MAX]; /* which has the keys */
    int sheets;
    int drawn, no_button; /* the sheet that is drawn, + 1: one that is covered has no button */
    char find[FIND_MAX]; /* typed to find something in a list or menu */
    bool finding;        /* the menu was opened to find something */
    char news[NEWS_MAX];
    int64_t news_at;
    int64_t key_ms; /* of the last key */
    bool news_alarm;
    bool in_key;       /* a key is being done: what is said now answers it */
    int news_answers;  /* how often that was */
    bool news_answer;  /* what stands in news does */
    bool bell; /* something urgent came: to be sounded once */
    bool leave, redraw, theme_next;
};

void screen_init(struct screen *s, const struct screen_kind *kind);
void screen_done(struct screen *s);

void screen_draw(struct screen *s, struct grid *g);
void screen_key(struct screen *s, struct key key);
void screen_do(struct screen *s, int action);

/* One place, with its title, in an area. */
void screen_pane(struct screen *s, int place, struct area a);

/* A line for everybody at this screen, above the key bar; below an alarm of a moment ago. */
void screen_news(struct screen *s, bool alarm, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Text that lasts until the next picture; the same, as printf makes it, however long. */
const char *screen_text(struct screen *s, struct span text);
const char *screen_print(struct screen *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void sheet_push(struct screen *s, int sheet);
void sheet_pop(struct screen *s);
int sheet_top(const struct screen *s);

/* Of the sheet on top: its list, and which of its buttons has the keys. */
struct list *sheet_list(struct screen *s);
int *sheet_button(struct screen *s);

/* The letters typed to find something are in it, whatever their case. */
bool sheet_finds(struct screen *s, struct span text);
enum sheet_fit { FITS_NOT, FITS_IN_WORDS, FITS_WHOLE };
enum sheet_fit sheet_fit(struct screen *s, struct span text); /* as it was typed, or its words */

/* A key of somebody who types to find something. */
void sheet_type(struct screen *s, struct key key);

/* A line of what was found, if the typed letters are in it or in `more`, which is not shown. */
void screen_offer(struct screen *s, struct rows *r, int32_t entry, const char *what,
                  const char *text, const char *more);

#endif
