/*
 * What a station keeps on its own machine: the token of its seat and what is still to be answered,
 * so that a station that is started again is the same station. File mode 0600, named by the
 * server's fingerprint and the seat.
 */
#ifndef LINK_KEEP_H
#define LINK_KEEP_H

#include "ui/link/client.h"

enum { NOTE_MAX = 8000 }; /* bytes of a desk's own notes */

/* Token and outbox from the file; false if there is none. */
bool keep_read(struct client *c);

/* Written whole under another name, synced, renamed. A failure is told, once. */
void keep_write(struct client *c);

/*
 * What else is to be there when it is started again, in files beside it that nobody else may read:
 * "note", somebody's own notes; "call", its words; "answer1" and on, of the three questions;
 * "drafts", and "unread", such as could not be read; "seen", of the board; "sayings", of a
 * console. keep: options.keep; NULL: nothing is kept. What was kept ("" if there is nothing), and
 * keeping it. false: it cannot be kept.
 */
void keep_beside_read(const char *keep, const char *what, char *to, size_t room);
bool keep_beside_write(const char *keep, const char *what, const char *text);

/*
 * From now on until this program ends it alone has the seat open on this computer: two would take
 * it from one another for ever. One that has it open already is told to end (SIGHUP, as when its
 * window is closed): it may be what a lost connection left behind. false: it does not.
 *
 *   ret_other  there was one
 */
bool keep_alone(const char *keep, bool *ret_other);

/*
 * An act as a line of such a file, and back: words of the case as ids, what the desk has as
 * handles. false: it is not one of this desk's. Texts are in the line or the arena.
 */
void keep_act_write(const struct client *c, const struct command *act, struct bytes *to);
bool keep_act_read(const struct client *c, const char *line, struct arena *a, struct command *ret);

/* Behind how many acts this very one waits in the outbox; NONE: it does not. */
int32_t keep_act_waits(const struct client *c, const struct command *act);

/* A seat that this machine has kept, of a server. */
struct kept {
    char seat[CARD_NAME];
    unsigned char print[CARD_PRINT]; /* of the server's key */
    char title[80];                  /* of the exercise */
    char lang[8];                    /* that it spoke; empty: not known */
    int64_t used;                    /* when it was last sat at: seconds since 1970 */
};

/* Those of a folder that were taken at this address, the latest first. How many. */
int keep_find(const char *dir, const char *host, int port, bool staff, struct kept *ret, int most);

#endif
