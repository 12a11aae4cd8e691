/*
 * A case in the languages of its readers: its own texts, and the program's words with them.
 */
#ifndef CLI_SPEECH_H
#define CLI_SPEECH_H

#include "engine/run/casebox.h"

/* Load every language of the case. Its findings are in the box, as casebox_languages says. */
void speech_load(struct casebox *box);

/* Load it for one reader, of the language that is spoken now: the case as they read it. */
const struct scenario *speech_read(struct casebox *box);

#endif
