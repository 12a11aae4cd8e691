/*
 * The station on a full screen.
 */
#ifndef STATION_STATION_H
#define STATION_STATION_H

#include "ui/link/keep.h"
#include "ui/link/shown.h"
#include "ui/link/roster.h"
#include "ui/link/standing.h"
#include "ui/link/wordbook.h"
#include "ui/parts/edit.h"
#include "ui/parts/fields.h"
#include "ui/station/drafts.h"

enum place {
    PLACE_NONE,
    PLACE_INCOMING,
    PLACE_BOARD,
    PLACE_ACT,
    PLACE_OBJECTIVES,
    PLACE_NOTES,
    PLACE_REQUESTS,
    PLACE_SHELF,
    PLACE_COUNT
};

enum {
    SHEET_READ = SHEET_OWN, /* a text to be read: item, card, role */
    SHEET_FORM,
    SHEET_PICK, /* choosing for a question of the form */
    SHEET_REVIEW,
    SHEET_NOTE,  /* own notes */
    SHEET_HAND,  /* words for the facilitator */
    SHEET_ALARM, /* a real emergency */
    SHEET_SAME,  /* two cards for one */
    SHEET_LEAVE,
    SHEET_REFLECT, /* for oneself, when play has ended */
    SHEET_COUNT
};

enum { RECALL_MS = 10000 };

/* What a reading sheet shows. */
enum { READ_ITEM = 1, READ_CARD, READ_KNOWN, READ_REQUEST, READ_JOINT, READ_ROLE, READ_TUTORIAL,
       READ_SUMMARY, READ_BASIS, READ_AID, READ_TERM, READ_ACT, READ_KIND };

struct reading {
    int what; /* READ_... */
    int32_t handle;
    int top;
};

struct station {
    struct screen screen; /* first: its functions get it */
    struct client client;
    struct wordbook words;
    struct standing standing;
    struct told_line told;
    struct roster colleagues; /* who are writing */
    enum place main; /* which stands in the wide column */
    struct reading reading;
    struct draft draft; /* in the form */
    int32_t ask;        /* the question that has the keys */
    int form_top;
    bool throws; /* thrown away the next time */
    bool tried; /* Review was pressed: what is missing is told */
    struct act as_opened; /* the act as it was when that list was opened: Esc gives it back */
    uint32_t as_passed;   /* likewise draft.passed */
    bool ticked; /* Space was pressed in the list of a question: Enter takes what stands */
    struct edit edit;
    struct drafts kept;
    int32_t kept_back; /* sent while play stood, and kept among the drafts */
    char words_typed[NOTE_MAX];
    char note[NOTE_MAX];
    int64_t stored_ms; /* when the drafts were kept on this computer last */
    int32_t line; /* of play, that the drafts were begun on */
    bool changed[VIEW_CARDS]; /* by handle - 1: something new is known about it, and not read */
    int64_t heard; /* so many notices had been heard when this seat was left here last */
    bool begun;      /* something has been told */
    bool heard_anew; /* all was told again, in another language or on another line */
    int32_t news_item; /* the line of news tells of it, since then; 0 */
    int64_t news_item_ms, news_play_ms;
    int64_t went_ms; /* when what could still be had back went out; 0: no more */
    struct fields reflecting;
    char reflected[QUESTIONS][NOTE_MAX / 4];
    char handed[8]; /* "x": answers were handed in here */
    struct own_stored {
        uint64_t note, call, handed, reflected[QUESTIONS]; /* span_hash of what is kept */
    } stored;
    struct fields joining; /* of two cards */
    int32_t join_to;       /* the one that is chosen there, by handle */
    bool opened[VIEW_ITEMS], handled[VIEW_ITEMS]; /* here; the answer may be on its way */
};

void station_init(struct station *s, struct loop *loop, const struct client_options *options);
void station_done(struct station *s);

/* What shows it on a terminal. */
struct shown station_shown(struct station *s);

#endif
