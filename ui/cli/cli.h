/*
 * The subcommands of `palermo`: one row of cli_commands each, one cmd_*.c file each.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

/* Exit statuses, as the man page gives them. */
enum exit_status {
    EXIT_GOOD = 0,
    EXIT_BAD = 1, /* errors found, promises broken, torn tail */
    EXIT_USAGE = 2,
    EXIT_DIFFERS = 3,
    EXIT_CORRUPT = 65,
    EXIT_UNREADABLE = 66,
    EXIT_DISK = 74
};

struct cli_command {
    const char *name;
    const char *usage;   /* behind the name */
    const char *summary; /* one line */
    const char *help;    /* what --help says below the usage */
    int (*run)(int argc, char **argv); /* argv[0] is the subcommand */
};

extern const struct cli_command cli_commands[];
extern const size_t cli_command_count;

/* What is typed to run this program: "palermo" where a shell finds it so, else its whole path. */
const char *cli_called(void);

/* The whole program; the exit status. */
int cli_main(int argc, char **argv);

int cmd_check(int argc, char **argv);
int cmd_text(int argc, char **argv);
int cmd_rehearse(int argc, char **argv);
int cmd_demo(int argc, char **argv);
int cmd_serve(int argc, char **argv);
int cmd_cards(int argc, char **argv);
int cmd_join(int argc, char **argv);
int cmd_console(int argc, char **argv);
int cmd_play(int argc, char **argv);
int cmd_replay(int argc, char **argv);
int cmd_verify(int argc, char **argv);
int cmd_export(int argc, char **argv);

#endif
