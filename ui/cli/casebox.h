/*
 * A case opened from disk, with the roles it draws on, and what is wrong with it.
 */
#ifndef CLI_CASEBOX_H
#define CLI_CASEBOX_H

#include "engine/sys/folder.h"
#include "engine/wire/load.h"

struct casebox {
    struct arena arena;
    struct folder folder;
    struct findings findings;
    struct scenario scenario;
    bool sound;
};

/*
 * Open. Roles are sought in data/roles, then in the case's own folder and above it, then beside the
 * program and in its installed data folder (design: a frozen copy of a case carries its roles).
 *
 *   data  may be NULL
 *
 * false: the folder cannot be read; told on stderr. A case with findings opens, not sound.
 */
bool casebox_open(struct casebox *box, const char *dir, const char *data);
void casebox_close(struct casebox *box);

/* Open for play: findings, if any are errors, are told on stderr; false then. */
bool casebox_play(struct casebox *box, const char *dir, const char *data);

/* One finding as `file:line:col: error: text`, without line end. */
void casebox_finding(const struct casebox *box, const struct finding *f, char *to, size_t room);

#endif
