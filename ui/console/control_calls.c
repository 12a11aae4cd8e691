/*
 * Who has called the facilitator and waits.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/must.h"
#include "engine/base/text.h"
#include "ui/console/control_parts.h"
#include "ui/link/keep.h"
#include "ui/term/lang.h"

enum { KEPT_ROOM = 12 * (NOTED_MAX + 1) };

void control_recall(struct control *c)
{
    char kept[KEPT_ROOM];
    char *at = kept;
    char *end;
    long n;

    keep_beside_read(c->client, "note", kept, sizeof(kept));
    c->calls_noted = 0;
    c->noteds = 0;
    for (bool first = true; n = strtol(at, &end, 10), end != at; at = end, first = false) {
        if (n <= 0 || n >= INT32_MAX || c->noteds == NOTED_MAX) {
            continue; /* somebody has written in it: listed again, no harm */
        }
        if (first) {
            c->calls_noted = (int32_t)n;
        } else {
            c->noted[c->noteds++] = (int32_t)n;
        }
    }
}

/* When they are more than are kept they are listed again after a restart: no harm. */
static void keep(const struct control *c)
{
    char kept[KEPT_ROOM];
    int n = snprintf(kept, sizeof(kept), "%d", (int)c->calls_noted);

    for (int32_t i = 0; i < c->noteds; i++) {
        n += snprintf(kept + n, sizeof(kept) - (size_t)n, " %d", (int)c->noted[i]);
    }
    (void)keep_beside_write(c->client, "note", kept);
}

static bool is_noted(const struct control *c, int32_t number)
{
    bool noted = number <= c->calls_noted;

    for (int32_t i = 0; i < c->noteds && !noted; i++) {
        noted = c->noted[i] == number;
    }
    return noted;
}

static void drop(struct control *c, int32_t i)
{
    free(c->call[i].text);
    c->calls--;
    memmove(&c->call[i], &c->call[i + 1], (size_t)(c->calls - i) * sizeof(c->call[0]));
}

/* It is dealt with, and stays so when play is told anew. */
static void take_off(struct control *c, int32_t i)
{
    if (c->noteds < NOTED_MAX) {
        c->noted[c->noteds++] = c->call[i].number;
    }
    drop(c, i);
}

/* The oldest; of real emergencies only if there are no others. */
static int32_t oldest(const struct control *c)
{
    int32_t i = 0;

    while (i < c->calls && c->call[i].real) {
        i++;
    }
    return i < c->calls ? i : 0;
}

/* Whole, to be found again when the lines have scrolled away. */
static void called(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct span words = f->u.hand.text;
    const char *line = c->words->line;
    char clock[32];
    struct bytes b;

    if (is_noted(c, ++c->calls_heard)) {
        return;
    }
    if (c->calls == CALLS_KEPT) {
        drop(c, oldest(c));
    }
    client_clock(c->client, play_ms, clock, sizeof(clock));
    bytes_init(&b, strlen(line) + words.len + 128);
    bytes_fmt(&b, "%s %s", clock, line);
    if (words.len && !memmem(line, strlen(line), words.ptr, words.len)) { /* it was cut short */
        bytes_text(&b, _(" In their words: "));
        bytes_span(&b, words);
    }
    c->call[c->calls] = (struct call_now){.text = strdup(bytes_cstr(&b)),
                                          .desk = f->u.hand.desk,
                                          .number = c->calls_heard,
                                          .real = f->u.hand.real};
    MUST(c->call[c->calls].text);
    c->calls++;
    bytes_done(&b);
}

/* A word to a desk answers what it called for, at every console; not a real emergency. */
void control_note_call(struct control *c, const struct fact *f, int64_t play_ms)
{
    if (f->kind == FACT_HAND) {
        called(c, f, play_ms);
        return;
    }
    if (f->kind != FACT_ITEM || f->u.item.kind != ITEM_HINT) {
        return;
    }
    for (int32_t i = c->calls - 1; i >= 0; i--) {
        if ((f->u.item.to & desk_bit(c->call[i].desk)) && !c->call[i].real) {
            take_off(c, i);
        }
    }
}

const struct call_now *control_call(const struct control *c, int32_t number)
{
    for (int32_t i = 0; i < c->calls; i++) {
        if (c->call[i].number == number) {
            return &c->call[i];
        }
    }
    return NULL;
}

void control_call_noted(struct control *c, int32_t number)
{
    const struct call_now *call = control_call(c, number);

    if (call) {
        take_off(c, (int32_t)(call - c->call));
    }
    if (c->calls == 0) {
        control_calls_noted(c);
    } else {
        keep(c);
    }
}

void control_calls_noted(struct control *c)
{
    while (c->calls) {
        drop(c, c->calls - 1);
    }
    c->calls_noted = c->calls_heard;
    c->noteds = 0;
    keep(c);
}

void control_calls_forget(struct control *c)
{
    while (c->calls) {
        drop(c, c->calls - 1);
    }
    c->calls_heard = 0;
}
