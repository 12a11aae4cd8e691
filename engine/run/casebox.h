/*
 * A case opened from disk, with the roles it draws on, and what is wrong with it.
 */
#ifndef RUN_CASEBOX_H
#define RUN_CASEBOX_H

#include "engine/sys/folder.h"
#include "engine/sys/hash.h"
#include "engine/wire/load.h"

/* The case in a further language. */
struct casebox_language {
    struct translation words;
    struct scenario scenario;
};

struct casebox {
    struct arena arena;
    struct folder folder;
    struct span roles; /* the folder of the roles */
    struct span shown; /* the folder, as a person would name it */
    struct findings findings;
    struct scenario scenario;
    bool sound;
    struct casebox_language *language; /* behind the first; what casebox_languages loaded */
    int32_t languages;
};

/*
 * Open. Roles are sought in data/roles, then in the case's own folder and above it, then beside the
 * program and in its installed data folder (design: a frozen copy of a case carries its roles).
 *
 *   data  may be NULL
 *
 * A case with findings opens, not sound. ERR_ABSENT, ERR_FULL, ERR_IO: the folder cannot be read.
 */
enum err_code casebox_open(struct casebox *box, const char *dir, const char *data,
                           struct err *err) WARN_UNUSED;
/*
 * Load the case in its further languages too. What is wrong with their texts is added to the
 * findings; the case is sound no longer if it cannot be played in one of them.
 */
void casebox_languages(struct casebox *box);

/* The case in a language; where it has no such texts, in its own. */
const struct scenario *casebox_in(const struct casebox *box, struct span lang);

/* The same, to give it the program's phrases; NULL: the case does not speak it. */
struct scenario *casebox_speech(struct casebox *box, struct span lang);

void casebox_close(struct casebox *box);

/* Is it a part of the case: not a role that nobody takes? */
bool casebox_uses(const struct casebox *box, struct span path);

/*
 * What names the case: SHA-256 over each of its files, in the order of their paths (by bytes):
 * length of the path, a blank, length of the text, a blank, path, text. Source: format/journal.md.
 */
void casebox_digest(const struct casebox *box, char ret_hex[HASH_HEX_LEN + 1]);

/* One finding as `file:line:col: error: text`, without line end. */
void casebox_finding(const struct casebox *box, const struct finding *f, char *to, size_t room);

#endif
