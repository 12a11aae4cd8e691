/*
 * A case in the languages of its seats: its own texts, and the program's phrases with them.
 */
#ifndef CLI_SPEECH_H
#define CLI_SPEECH_H

#include "engine/run/casebox.h"

/* Load every language of the case. Its findings are in the box, as casebox_languages says. */
void speech_load(struct casebox *box);

#endif
