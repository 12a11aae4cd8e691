/*
 * A plain-mode screen: lines in, lines out, no cursor addressing. Works in a braille terminal, over
 * a serial line, with a screen reader. What station and console share.
 */
#ifndef LINK_PANE_H
#define LINK_PANE_H

#include "ui/link/client.h"
#include "ui/link/typed.h"
#include "ui/link/wordbook.h"

struct pane {
    struct client client;
    struct wordbook words;
    struct typed typed;
    bool end;  /* stdin has ended */
    bool leave;
    const char *farewell; /* the last that is said, if somebody leaves; NULL: nothing */
    int64_t mono_ms;
    void (*line)(struct pane *p, char *text); /* a line was typed */
    void (*told)(struct pane *p, const struct fact *f, int64_t play_ms);
    void (*answered)(struct pane *p, enum command_kind kind, bool ok, const char *message);
    void (*status)(struct pane *p, struct span params);
    void (*looked)(struct pane *p, struct span result); /* as the client's; NULL */
    void (*anew)(struct pane *p, const struct scenario *before); /* as the client's; NULL */
    void (*ready)(struct pane *p); /* live for the first time; if brief, caught up too */
    bool brief;     /* what came before the view was begun is not told, but by `before` */
    void (*before)(struct pane *p, const struct fact *f, int64_t play_ms); /* only noted; NULL */
    bool was_ready;
    bool away; /* the loss of the link has been told */
};

void pane_init(struct pane *p, struct loop *loop, const struct client_options *options);
void pane_done(struct pane *p);

/* One pass; ms until the next. Reads stdin when `readable`. */
int64_t pane_turn(struct pane *p, int64_t mono_ms, bool readable);

/* Run alone until the user leaves: exit status. */
int pane_run(struct pane *p, struct loop *loop);

/* "P1 08:50" */
const char *pane_clock(const struct pane *p, int64_t play_ms);

/* Print the line of the last notice, with its time of play. */
void pane_told(const struct pane *p, int64_t play_ms);

/* Ask for a command; false: it was told why not. */
bool pane_ask(struct pane *p, const struct command *cmd);

/* Print as printf does, broken between words as below: from the beginning of a line on. */
void pane_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Print text, broken between words at the width of the terminal; where there is none, not. */
void pane_print(const char *text);

/* The same behind a head that stands on the first line; the others begin under its end. */
void pane_hang(const char *head, const char *text);

/* Pieces with blanks between; lines end between pieces only, where the terminal is wide enough. */
void pane_pieces(const char *const *piece, size_t pieces);

/* A number from text: 1..most, 0 for "0" or anything else. */
int32_t pane_number(const char *text, int32_t most);

#endif
