/*
 * Private to the console's screen: its places and sheets.
 */
#ifndef CONSOLE_CONSOLE_SCREEN_H
#define CONSOLE_CONSOLE_SCREEN_H

#include "engine/base/bytes.h"
#include "ui/console/alert.h"
#include "ui/console/console.h"

enum {
    SHEET_INJECT = SHEET_OWN,
    SHEET_SAY,  /* something typed: a reason, an inject, an answer, a note */
    SHEET_DESK, /* what a desk sees */
    SHEET_IMPROVISED,
    SHEET_PERSON,
    SHEET_CARD, /* one that was just made */
    SHEET_LINE, /* one line of the log, whole */
    SHEET_PUBLIC,
    SHEET_GO,
    SHEET_COUNT
};

/* The public view; and what the seat may do beside looking. */
enum {
    WHERE_PUBLIC = WHERE_OWN,
    WHERE_STEERS = WHERE_OWN << 1,
    WHERE_SPEAKS = WHERE_OWN << 2,
    WHERE_NOTES = WHERE_OWN << 3,
    WHERE_LINES = WHERE_OWN << 4 /* in words of several lines */
};

enum {
    DO_RUN = DO_OWN, /* start, pause or go on */
    DO_SPEED,
    DO_FASTER,
    DO_SLOWER,
    DO_PLAN,
    DO_JUMP,
    DO_BACK,
    DO_END,
    DO_SEND,
    DO_HOLD,
    DO_SKIP,
    DO_MOVE,
    DO_COPY,
    DO_AMEND,
    DO_OUTCOME,
    DO_CARD,
    DO_SHIFT,
    DO_DROP,
    DO_INJECT,
    DO_HINT,
    DO_OBSERVE,
    DO_GOOD,
    DO_IMPROVE,
    DO_QUESTION,
    DO_SAFETY,
    DO_TEAM,
    DO_WHEEL,
    DO_ALERT,
    DO_NOTED,
    DO_STORYLINE,
    DO_ALL,
    DO_LOUD,
    DO_PUBLIC,
    DO_GO,
    DO_COUNT
};

extern const struct screen_kind console_kind;
extern const struct bindings console_bindings;

static inline struct console *console_of(struct screen *s)
{
    return (struct console *)(void *)s;
}

/* "P1 08:50"; until the next picture. */
const char *console_clock(struct console *s, int64_t play_ms);
int64_t console_play(const struct console *s);

/*
 * Ask to look at it, or, where it is at hand, look at that; has it come?
 */
void console_want(struct console *s, struct tag what);
bool console_has(const struct console *s, struct tag what);

/* Ask, and say if it cannot go out. true: it will. */
bool console_order(struct console *s, struct command *cmd);

/* Desks as on cards: "POL, NGO"; "all" where everybody who plays is among them. */
const char *console_desks(struct console *s, uint64_t desks);

/* console_keys.c */
void console_does(struct screen *s, int action);
void console_speak(struct screen *s);
uint32_t console_where(const struct screen *s);
void console_go(struct screen *s, int place);

/* Places, by file: rows, and Enter. */
void msel_rows(struct console *s, struct rows *r);
void msel_title(struct console *s, char *to, size_t room, int cols); /* in so many columns */
void asked_rows(struct console *s, struct rows *r);
void asked_open(struct console *s, int32_t entry);
void people_open(struct console *s, int32_t entry);
void desks_rows(struct console *s, struct rows *r);
void desks_strip(struct console *s, struct area a); /* one row, where the place has none */
void log_rows(struct console *s, struct rows *r);
void people_rows(struct console *s, struct rows *r);
void marks_rows(struct console *s, struct rows *r);
const char *console_area(struct console *s, int32_t area); /* of the rubric, with its items */
void marks_open(struct console *s, int32_t entry);
void team_rows(struct console *s, struct rows *r);
void team_open(struct console *s, int32_t entry);

/* The inject on the sheet, or the one chosen in the MSEL; NONE. */
int32_t console_inject(const struct console *s);

/* Who has opened an item, and who has not: a line. */
void console_reached(struct console *s, int32_t item, struct bytes *to);

/* Sheets, by file. */
bool msel_shows(const struct console *s, int32_t inject); /* its filter lets it pass */
void inject_open(struct console *s, int32_t inject);
bool inject_takes(const struct console *s, int32_t inject, int does); /* as it stands now */
void inject_draw(struct console *s, struct area a);
void inject_key(struct console *s, struct key key);
void desk_open(struct console *s, int32_t desk);
void desk_draw(struct console *s, struct area a);
void desk_key(struct console *s, struct key key);
void person_open(struct console *s, int32_t thing);
void person_draw(struct console *s, struct area a);
void person_key(struct console *s, struct key key);
void card_draw(struct console *s, struct area a);
void card_key(struct console *s, struct key key);
void line_draw(struct console *s, struct area a);
void line_key(struct console *s, struct key key);
void public_draw(struct console *s, struct area a);
void public_key(struct console *s, struct key key);
void go_draw(struct console *s, struct area a);
void go_key(struct console *s, struct key key);

/* A sheet of text that can be scrolled, with buttons below; *ret_top is kept in bounds. */
void text_sheet(struct console *s, struct area screen, const char *title, struct span text,
                const char *const *labels, int count);
/* Its keys. true: button *sheet_button was pressed. */
bool text_sheet_key(struct console *s, int count, struct key key);

#endif
