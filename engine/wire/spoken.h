/*
 * Words that a facilitator types for a room of several languages: the text, and behind a code in
 * brackets the same in another language, as "Lunch until two [it] Pranzo fino alle due". Each reads
 * the part in its own language; who has none reads what stands first.
 */
#ifndef WIRE_SPOKEN_H
#define WIRE_SPOKEN_H

#include "engine/base/span.h"

/*
 * The part for a language, without the blanks around it. A code is two small letters, and stands at
 * the beginning or behind a blank or line end; any other bracket is part of the text.
 */
struct span spoken_part(struct span text, struct span lang);

#endif
