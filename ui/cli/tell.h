/*
 * What subcommands tell on stderr.
 */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include "engine/run/casebox.h"

/* "palermo: text" */
void tell_err(const struct err *err);

/* Open a case for play; what is wrong is told, and false. */
bool tell_casebox(struct casebox *box, const char *dir, const char *data);

#endif
