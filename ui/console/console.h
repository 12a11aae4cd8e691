/*
 * The console on a full screen: the facilitator's.
 */
#ifndef CONSOLE_CONSOLE_H
#define CONSOLE_CONSOLE_H

#include "ui/console/control.h"
#include "ui/link/looked.h"
#include "ui/link/shown.h"
#include "ui/link/standing.h"
#include "ui/parts/fields.h"

enum {
    DESK_MSEL = 1, /* places */
    DESK_ASKED,
    DESK_DESKS,
    DESK_LOG,
    DESK_PEOPLE,
    DESK_MARKS,
    DESK_TEAM,
    DESK_PLACES = DESK_TEAM
};

enum { SAY_CHOICES = 4 * DESKS_MAX, OTHERS_MAX = 2, SAYINGS_KEPT = 8 };

/* What is being typed on a sheet, and for what. */
struct saying {
    bool touched;    /* something was typed or chosen, and would be lost */
    bool sent;       /* what stands here has gone out */
    int sends;       /* enum command_kind of that; -1: nothing yet */
    int64_t number;  /* when it was kept, or sent: the order of these */
    int what;        /* enum say_what, of say.h */
    int32_t subject; /* inject, request, desk, objective or mark that it is about */
    int64_t moment;  /* play ms of the key that began it */
    struct fields fields;
    struct choices {
        struct span label[SAY_CHOICES];
        int32_t value[SAY_CHOICES]; /* what it stands for */
        int count;
    } choices[3]; /* of its lines */
    char line[TYPED_SUBJECT_MAX + 1], reason[TYPED_SUBJECT_MAX + 1];
    char text[TYPED_TEXT_MAX + 1];
    struct other {
        char lang[4];
        char text[TYPED_TEXT_MAX + 1];
    } other[OTHERS_MAX]; /* the text in other languages of the room */
    int others;
    bool warned; /* that one of them is empty */
    bool subject_warned;
    int32_t voice; /* person in whose voice it was begun; NONE */
    int top, page; /* of the lines about its subject: the first shown; how many, if not all are */
};

struct console {
    struct screen screen; /* first: its functions get it */
    struct client client;
    struct wordbook words;
    struct control control;
    int main;       /* the place that stands below the MSEL */
    int32_t inject; /* on the sheet of an inject */
    int32_t person; /* on the sheet of a person: thing */
    int then;          /* enum say_what, + 1: typed as soon as it has come; 0: nothing */
    struct tag wanted; /* asked for with client_look, and shown or changed when it comes */
    int32_t improvised; /* item on its sheet */
    int32_t desk;   /* on the sheet of a desk */
    int top;        /* first row of the text on a sheet */
    struct looked looked;
    bool judged; /* since then something that is expected has been met or missed */
    struct saying saying, kept[SAYINGS_KEPT]; /* on the sheet; from sheets that were left */
    int64_t sayings;                          /* number of the newest of these */
    int64_t stored_ms; /* when these were last kept on this computer */
    uint64_t stored;   /* span_hash of them */
    bool found;        /* some were there, and it has not been told yet */
    struct arena labels; /* of what is being typed */
    int32_t voice;       /* person in whose voice the next inject begins; NONE */
    int32_t reply_from;  /* likewise a control desk, to whom somebody wrote */
    struct filter {
        int32_t storyline; /* + 1 of the one that is shown alone; 0: all */
        int32_t objective; /* likewise, + 1 of itself */
    } filter;
    bool loud;         /* the log shows everything */
    int32_t newest[PLACES_MAX]; /* entry of a list that followed last */
    int32_t alert_place, alert_entry; /* gone to last; ROWS_NOBODY: to none yet */
    int injects;        /* that have just changed at once */
    int64_t injects_ms;
    int64_t uncovers_ms; /* Esc was pressed in the public view: the next one leaves it; 0: not */
    int64_t speed_asked, speed_at_ms; /* permille, by the keys, and when; 0: not yet */
    struct told_line told;
};

void console_init(struct console *s, struct loop *loop, const struct client_options *options);
void console_done(struct console *s);

/* What shows it on a terminal. */
struct shown console_shown(struct console *s);

#endif
