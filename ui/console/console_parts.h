/*
 * Private to the console: its commands by what they are about, and the table that finds them.
 */
#ifndef CONSOLE_CONSOLE_PARTS_H
#define CONSOLE_CONSOLE_PARTS_H

#include "ui/console/plain_console.h"

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

/* The desk with this id; NONE, and told. */
int32_t console_desk(const struct plain_console *s, const char *id);

/* steer.c: the clocks, what control itself sends. */
void console_simple(struct plain_console *s, char *rest, enum command_kind kind);
void console_speed(struct plain_console *s, char *rest, enum command_kind kind);
void console_jump(struct plain_console *s, char *rest, enum command_kind kind);
void console_clock(struct plain_console *s, char *rest, enum command_kind kind);
void console_end(struct plain_console *s, char *rest, enum command_kind kind);
void console_improvise(struct plain_console *s, char *rest, enum command_kind kind);
void console_desks(struct plain_console *s, char *rest, enum command_kind kind);

/* injects.c */
void console_msel(struct plain_console *s, char *rest, enum command_kind kind);
void console_inject(struct plain_console *s, char *rest, enum command_kind kind);

/* questions.c */
void console_questions(struct plain_console *s, char *rest, enum command_kind kind);
void console_noted(struct plain_console *s, char *rest, enum command_kind kind);
void console_answer(struct plain_console *s, char *rest, enum command_kind kind);

/* who.c */
void console_who(struct plain_console *s, char *rest, enum command_kind kind);

#endif
