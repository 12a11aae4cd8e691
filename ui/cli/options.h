/*
 * Options of a subcommand: a table, parsed once. `--name value`, `--name=value`, `--flag`, and
 * `-n value` where the name is one letter; what is left are the arguments, in order.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum { OPTION_ARGUMENTS_MAX = 64 };

struct option_row {
    const char *name;    /* without dashes */
    const char **value;  /* takes a value; or */
    bool *flag;          /* is a flag */
};

struct arguments {
    const char *at[OPTION_ARGUMENTS_MAX];
    int count;
};

/*
 * Parse. A problem is told on stderr, with the way to help; false.
 *
 *   least, most  how many arguments there have to be
 */
bool options_parse(int argc, char **argv, const struct option_row *rows, int count,
                   struct arguments *ret_arguments, int least, int most);

/* A whole number from text, between bounds; false with a message. */
bool options_number(const char *name, const char *text, int64_t min, int64_t max, int64_t *ret);

#endif
