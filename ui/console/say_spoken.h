/*
 * What is typed for desks to read, in each language that is read there.
 */
#ifndef CONSOLE_SAY_SPOKEN_H
#define CONSOLE_SAY_SPOKEN_H

#include "ui/console/console_screen.h"

/* Lay out the text, or the reason, and one for each other language at a desk. */
void say_texts(struct console *s);
void say_reasons(struct console *s);

/* All in one, as journal and stations have it (wire/spoken.h), until the next picture. NULL: they
   are too long, or one that those desks would read is empty, which is told once. */
const char *say_spoken(struct console *s, uint64_t desks);
/* Words of ours in all our languages; behind them what was typed, in each as far as it was. */
struct span say_everywhere(struct console *s, const char *words, bool typed);
const char *say_reason_spoken(struct console *s);

/* The languages of those who sit at a desk: "English, Italiano"; "": nobody. */
const char *say_read_there(struct console *s, int32_t desk);
bool say_typed(const struct console *s); /* the text, in some language */

/* The subject is in one language, and somebody there reads another: told once. */
bool say_subject_warned(struct console *s, uint64_t desks);

/* Of the inject that was looked at: its texts into the boxes of the other languages; are all as
   they were? The subject in all languages of the case, unless another was typed. */
void say_also(struct console *s);
bool say_as_it_was(const struct console *s);
bool say_is_subject(const struct console *s); /* the subject, too */
const char *say_subjects(struct console *s);

#endif
