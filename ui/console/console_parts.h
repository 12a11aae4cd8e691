/*
 * Private to the console: its commands by what they are about, and the table that finds them.
 */
#ifndef CONSOLE_CONSOLE_PARTS_H
#define CONSOLE_CONSOLE_PARTS_H

#include "ui/console/plain_console.h"
#include "ui/link/looked.h"

/* What somebody typed behind the command; never NULL, may be cut up. */
typedef void (*console_fn)(struct plain_console *s, char *rest, enum command_kind kind);

struct console_command {
    const char *name;
    const char *usage;   /* behind the name */
    const char *summary; /* one line of `help` */
    const char *example; /* behind the name; NULL: none */
    const char *more;    /* `help NAME`: lines, each with its end */
    console_fn run;
    enum command_kind kind; /* for functions that serve several; COMMAND_KIND_COUNT */
};

/* A line was typed (console_commands.c). */
void console_run(struct plain_console *s, char *line);

/* What is typed for this kind of command. */
const char *console_name(enum command_kind kind);

/* Send it, or say why not. */
void console_ask(struct plain_console *s, struct command *cmd);

/* The next word of *rest, "" at the end; *rest goes on behind it and its blanks. */
char *console_word(char **rest);

/* Play ms of "P1" and "10:05"; -1: the case is not played then; TIME_NONE: it is no time. */
enum { TIME_NONE = -2 };
int64_t console_time(const struct plain_console *s, const char *day, const char *clock);

/* The desk with this id; NONE, and told. */
int32_t console_desk(const struct plain_console *s, const char *id);

/* steer.c: the clocks, what control itself sends. */
void order_simple(struct plain_console *s, char *rest, enum command_kind kind);
void order_resume(struct plain_console *s, char *rest, enum command_kind kind);
void order_speed(struct plain_console *s, char *rest, enum command_kind kind);
void order_pause(struct plain_console *s, char *rest, enum command_kind kind);
void order_jump(struct plain_console *s, char *rest, enum command_kind kind);
void order_back(struct plain_console *s, char *rest, enum command_kind kind);
void order_clock(struct plain_console *s, char *rest, enum command_kind kind);
void order_end(struct plain_console *s, char *rest, enum command_kind kind);
void order_improvise(struct plain_console *s, char *rest, enum command_kind kind);
void order_desks(struct plain_console *s, char *rest, enum command_kind kind);

/* injects.c */
void order_msel(struct plain_console *s, char *rest, enum command_kind kind);
void order_inject(struct plain_console *s, char *rest, enum command_kind kind);

/* questions.c */
void order_questions(struct plain_console *s, char *rest, enum command_kind kind);
void order_noted(struct plain_console *s, char *rest, enum command_kind kind);
void order_answer(struct plain_console *s, char *rest, enum command_kind kind);

void order_move(struct plain_console *s, char *rest, enum command_kind kind);
void order_storyline(struct plain_console *s, char *rest, enum command_kind kind);

/* The inject that is called so; NONE, and told. */
int32_t console_inject_called(const struct plain_console *s, const char *call);

/* changes.c */
void order_change(struct plain_console *s, char *rest, enum command_kind kind);
void order_outcome(struct plain_console *s, char *rest, enum command_kind kind);
void order_person(struct plain_console *s, char *rest, enum command_kind kind);
void order_card(struct plain_console *s, char *rest, enum command_kind kind);
void console_looked(struct plain_console *s, struct span result); /* what was asked for came */

/* notes.c */
void order_observe(struct plain_console *s, char *rest, enum command_kind kind);
void order_objectives(struct plain_console *s, char *rest, enum command_kind kind);
void order_rubric(struct plain_console *s, char *rest, enum command_kind kind);
void order_grade(struct plain_console *s, char *rest, enum command_kind kind);
void order_rate(struct plain_console *s, char *rest, enum command_kind kind);
void order_hint(struct plain_console *s, char *rest, enum command_kind kind);
void order_say(struct plain_console *s, char *rest, enum command_kind kind);
void order_wheel(struct plain_console *s, char *rest, enum command_kind kind);

/* "a,b", or "all": every desk that plays (steer.c). false: told. */
bool console_addressees(const struct plain_console *s, char *list, uint64_t *ret_to);

/* who.c */
void order_who(struct plain_console *s, char *rest, enum command_kind kind);

#endif
