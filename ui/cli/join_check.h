/*
 * palermo join --check: what is wrong with this terminal, and what mends it.
 */
#ifndef CLI_JOIN_CHECK_H
#define CLI_JOIN_CHECK_H

#include "ui/term/terminal.h"

/*
 * Look at everything, tell it line by line, and let each key be pressed once.
 *
 *   host  "HOST[:PORT]" to be reached, or NULL
 *
 * EXIT_GOOD; EXIT_BAD: something has to be mended.
 */
int join_check(const char *host, const struct terminal_options *options);

#endif
