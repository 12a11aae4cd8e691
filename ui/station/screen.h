/*
 * The station on a full screen: places with the same number everywhere, sheets over them, a header
 * that never collapses, one line of news, a key bar. Draws into a grid and takes keys; knows no
 * terminal, so that tests can do both.
 */
#ifndef STATION_SCREEN_H
#define STATION_SCREEN_H

#include "engine/sys/clock.h"
#include "ui/parts/binding.h"
#include "ui/parts/edit.h"
#include "ui/parts/rows.h"
#include "ui/station/drafts.h"
#include "ui/term/terminal.h"

enum place {
    PLACE_NONE,
    PLACE_INCOMING,
    PLACE_BOARD,
    PLACE_ACT,
    PLACE_DUTIES,
    PLACE_NOTES,
    PLACE_REQUESTS,
    PLACE_SHELF,
    PLACE_COUNT
};

enum sheet_kind {
    SHEET_NONE,
    SHEET_READ, /* a text to be read: item, card, role */
    SHEET_FORM,
    SHEET_PICK, /* choosing for a question of the form */
    SHEET_REVIEW,
    SHEET_MENU,
    SHEET_HELP,
    SHEET_NOTE,  /* own notes */
    SHEET_HAND,  /* words for the facilitator */
    SHEET_ALARM, /* a real emergency */
    SHEET_LEAVE,
    SHEET_COUNT
};

enum { SHEETS_MAX = 6, NEWS_MAX = 1200, NOTE_MAX = 8000, FIND_MAX = 128, RECALL_MS = 10000 };

/* What a reading sheet shows. */
enum { READ_ITEM = 1, READ_CARD, READ_KNOWN, READ_REQUEST, READ_JOINT, READ_ROLE, READ_TUTORIAL };

struct reading {
    int what; /* READ_... */
    int32_t handle;
    int top;
};

/* Sent, and for some seconds still to be had back. */
struct held {
    struct draft d; /* no verb: nothing is held */
    int64_t due_ms;
};

struct screen {
    struct client client;
    struct wordbook words;
    struct arena frame; /* of the picture that is drawn */
    int64_t mono_ms;
    enum place here, main; /* which has the keys; which stands in the wide column */
    bool zoomed;
    struct list list[PLACE_COUNT];
    struct list sheet_list[SHEETS_MAX];
    enum sheet_kind sheet[SHEETS_MAX];
    int sheets;
    int sheet_button[SHEETS_MAX]; /* which has the keys */
    struct reading reading;
    struct draft draft; /* in the form */
    int32_t ask;        /* the question that has the keys */
    int form_top;
    bool tried; /* Review was pressed: what is missing is told */
    struct edit edit;
    struct drafts kept;
    struct held held;
    char find[FIND_MAX]; /* typed to find something in a list or menu */
    char words_typed[NOTE_MAX];
    char note[NOTE_MAX];
    bool duty_done[64];
    bool opened[VIEW_ITEMS], handled[VIEW_ITEMS]; /* here; the answer may be on its way */
    char news[NEWS_MAX];
    int64_t news_at;
    bool news_alarm;
    bool bell;       /* something urgent came: to be sounded once */
    char why[200];   /* there is no link */
    char unkept[80]; /* why client.keep_failed */
    int64_t away_ms; /* since when; 0: there is one */
    char pause_why[200];
    bool leave, redraw, theme_next;
};

void screen_init(struct screen *s, struct loop *loop, const struct client_options *options);
void screen_done(struct screen *s);

/* One pass of work; ms until the next. */
int64_t screen_turn(struct screen *s, int64_t mono_ms);

void screen_draw(struct screen *s, struct grid *g);
void screen_key(struct screen *s, struct key key);

/* A screen on this process's terminal. */
struct shown {
    struct screen *screen;
    struct loop *loop;
    struct clock clock;
    int64_t leave_by, belled;
    bool left; /* the person has gone, or the terminal has */
};

/* Take the terminal. ERR_ABSENT where it is none that can show a screen: nothing is done then. */
enum err_code screen_open(struct shown *on, struct screen *s, struct loop *loop,
                          const struct terminal_options *options, struct err *err) WARN_UNUSED;
int64_t screen_step(struct shown *on); /* keys, work, a picture; ms until the next */
void screen_close(struct shown *on);   /* as it was before */

/* All three, until the person leaves: exit status. */
enum err_code screen_run(struct screen *s, struct loop *loop,
                         const struct terminal_options *options, int *ret_status, struct err *err);

#endif
