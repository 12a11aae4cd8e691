/*
 * What is typed: lines from standard input, made safe. On a terminal a line means more than its
 * characters: lines that arrive together are one paste, and what was typed before a question was
 * shown is no answer to it. Through a pipe every line stands by itself.
 */
#ifndef LINK_TYPED_H
#define LINK_TYPED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/limits.h"

/* What the next line is for. */
enum typed_mode {
    TYPED_CHOICE, /* a menu: each line by itself */
    TYPED_WORDS,  /* a text: lines that arrive together belong to it */
    TYPED_SURE    /* something goes out: one line, typed after the question was shown */
};

enum { TYPED_MAX = CLIENT_LINE_MAX / 2 };

struct typed {
    char input[TYPED_MAX];
    size_t len;
    enum typed_mode mode;
    bool terminal, end; /* end: there is no more */
    bool dropping;      /* the rest of a line that was too long */
    int64_t due_ms;     /* what came is held until then: more may be on its way */
};

void typed_init(struct typed *t);

/* Standard input is ready. */
void typed_read(struct typed *t, int64_t mono_ms);

/* The next line to act on; room for TYPED_MAX. false: none yet. */
bool typed_line(struct typed *t, int64_t mono_ms, char *to);

/* A whole line waits to be taken. */
bool typed_any(const struct typed *t);

/* In how many ms there may be a line without anything happening; -1: never. */
int64_t typed_wait(const struct typed *t, int64_t mono_ms);

/* The question on screen waits for such a line. */
void typed_expect(struct typed *t, enum typed_mode mode);

/*
 * At a terminal: throw away what was typed ahead. To be called when everything has been shown that
 * a question is about, before the question itself.
 */
void typed_forget(struct typed *t);

/*
 * Take out, in place, what could forge a screen: control sequences whole, forbidden characters,
 * broken UTF-8. Line feeds stay; a tab becomes a blank.
 */
void typed_clean(char *text);

#endif
