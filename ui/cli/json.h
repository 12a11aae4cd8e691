/*
 * Writing JSON text to a stream: enough for what subcommands print.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdio.h>

#include "engine/base/span.h"

/* A JSON string with quotes; everything outside printable ASCII but UTF-8 is escaped. */
void json_text(FILE *to, struct span text);

#endif
