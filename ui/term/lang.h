/*
 * The language of the interface: gettext with one domain, in C.UTF-8 whatever the machine has.
 * Words in double brackets of _() are the English ones; translations stand in ui/po.
 */
#ifndef TERM_LANG_H
#define TERM_LANG_H

#include <libintl.h>
#include <stdbool.h>

#define _(words) gettext(words)
#define N_(words) words

enum { LANG_EN, LANG_IT, LANG_RU, LANG_COUNT };

extern const char *const lang_codes[LANG_COUNT + 1]; /* "en" ...; NULL-ended */
extern const char *const lang_names[LANG_COUNT];     /* each in itself */

/*
 * Find the translations (LANG/LC_MESSAGES/palermo.mo in a folder locale): beside the program, as it
 * is built, or where it is installed. Once, before lang_set. Without them all words are English.
 *
 *   program  the folder that the program stands in
 */
void lang_begin(const char *program);

bool lang_known(const char *code);

/* Speak one of lang_codes from now on; English before. May be called again at any time. */
void lang_set(const char *code);
const char *lang_now(void);

/* Are the words of the language that is spoken now there? Always, if it is English. */
bool lang_found(void);

/*
 * A phrase of the server's (engine/wire/tell.h) in the language that is spoken now. What is
 * returned stays when another language is set.
 */
const char *lang_phrase(const char *english);

/* What this machine speaks (LC_ALL, LC_MESSAGES, LANG), if it is one of these; else "en". */
const char *lang_of_machine(void);

#endif
