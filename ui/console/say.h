/*
 * Private to what is typed at the console's screen: the rows of its table, by file.
 */
#ifndef CONSOLE_SAY_H
#define CONSOLE_SAY_H

#include "ui/console/say_spoken.h"

/* What is typed, and what it does. */
enum say_what {
    SAY_START,
    SAY_PAUSE,
    SAY_RESUME,
    SAY_PLAN,
    SAY_SPEED,
    SAY_JUMP,
    SAY_BACK,
    SAY_END,
    SAY_SEND,
    SAY_HOLD,
    SAY_SKIP,
    SAY_MOVE,
    SAY_SHIFT,
    SAY_DROP,
    SAY_INJECT,
    SAY_COPY,
    SAY_AMEND,
    SAY_ACT,
    SAY_OUTCOME,
    SAY_CARD,
    SAY_ANSWER,
    SAY_HINT,
    SAY_CALL,
    SAY_OBSERVE,
    SAY_REMARK,
    SAY_RATE,
    SAY_GRADE,
    SAY_TEAM,
    SAY_WHEEL,
    SAY_COUNT
};

/* Begin to type; subject as struct saying's. */
void say_open(struct console *s, enum say_what what, int32_t subject);
void say_draw(struct console *s, struct area a);
void say_key(struct console *s, struct key key);

bool say_chosen_anew(enum say_what what);

/* say_kept.c: what stands on the sheet is kept for the next time, if anything was typed. */
void say_keep(struct console *s);
/* The sheet was laid out: what was typed there before stands in it again. false: nothing was. */
bool say_again(struct console *s);
/* say_store.c: kept on this computer while it is typed. */
void say_store(struct console *s);
void say_load(struct console *s);
/* It was answered: done with, or to be had again. */
void say_answered(struct console *s, enum command_kind kind, bool ok);

struct say_row {
    const char *title, *explain, *button; /* English, to be translated */
    void (*begin)(struct console *s);     /* lay out its lines; NULL: none */
    bool (*send)(struct console *s);      /* false: it stays, and was told why */
    const char *(*follows)(struct console *s); /* what would come of it, in words; NULL: nothing */
    bool anew; /* what was chosen there once is chosen anew each time: a yes to something grave */
};

/* Laying out (say.c). */
struct field_line *say_line(struct console *s, enum field_kind kind, const char *title);
void say_text(struct console *s, const char *title);   /* into saying.text */
void say_reason(struct console *s, const char *title); /* into saying.reason */
void choice_add(struct choices *c, struct span label, int32_t value);

/* What is written there is missing or wrong: the keys go there. */
void say_there(struct console *s, const char *text);

/* Why? Told, and asked for, where it is missing: what it is for stands in the debrief. */
bool say_reasoned(struct console *s);

/* The value chosen in line n; NONE. */
int32_t choice_of(const struct console *s, int line);

/* say_steer.c: the clocks and the MSEL. */
void reason_begin(struct console *s);
void plan_begin(struct console *s);
void speed_begin(struct console *s);
void jump_begin(struct console *s);
void back_begin(struct console *s);
void end_begin(struct console *s);
void move_begin(struct console *s);

/* By what stands in the sheet, in words: what going back would take ("": that is no time for it),
 * what comes by the clock on the way. */
const char *back_lost(struct console *s);
const char *jump_brings(struct console *s);
const char *end_leaves(struct console *s); /* what is still open */

bool start_send(struct console *s);
bool pause_send(struct console *s);
bool resume_send(struct console *s);
bool plan_send(struct console *s);
bool speed_send(struct console *s);
bool jump_send(struct console *s);
bool back_send(struct console *s);
bool end_send(struct console *s);
bool wheel_send(struct console *s);
bool inject_send(struct console *s);
bool move_send(struct console *s);

/* say_change.c: the case changed while it is played, and cards. */
void amend_begin(struct console *s);
void act_begin(struct console *s);
void outcome_begin(struct console *s);
void card_begin(struct console *s);
bool amend_send(struct console *s);
bool act_send(struct console *s);
bool outcome_send(struct console *s);
bool card_send(struct console *s);
const char *act_words(struct console *s); /* of the one that is chosen */
const char *outcome_words(struct console *s);
void say_looked(struct console *s); /* what was asked for has come, or was refused */

/* Desks that play, to be ticked; those that are. */
void desks_to_tick(struct console *s, uint64_t some);
uint64_t desks_ticked(const struct console *s, int line);

/* say_words.c: what desks and the team read. */
void inject_begin(struct console *s);
void inject_voice(struct console *s); /* in whose it was begun */
void answer_begin(struct console *s);
void hint_begin(struct console *s);
void call_begin(struct console *s);
bool call_stops(const struct console *s); /* what is chosen stops play */
void wheel_begin(struct console *s);
void observe_begin(struct console *s);
void text_begin_say(struct console *s);
bool improvise_send(struct console *s);
bool answer_send(struct console *s);
bool hint_send(struct console *s);
bool call_send(struct console *s);
bool observe_send(struct console *s);
bool remark_send(struct console *s);
bool team_send(struct console *s);

#endif
