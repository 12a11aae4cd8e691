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

void control_recall(struct control *c)
{
    char noted[16];
    int64_t n;

    keep_beside_read(c->client, "note", noted, sizeof(noted));
    c->calls_noted = text_int(span_of(noted), &n) && n > 0 && n < INT32_MAX ? (int32_t)n : 0;
}

static void take_off(struct control *c, int32_t i)
{
    free(c->call[i].text);
    c->calls--;
    memmove(&c->call[i], &c->call[i + 1], (size_t)(c->calls - i) * sizeof(c->call[0]));
}

/* Whole, to be found again when the lines have scrolled away. */
static void called(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct span words = f->u.hand.text;
    const char *line = c->words->line;
    char clock[32];
    struct bytes b;

    if (++c->calls_heard <= c->calls_noted) {
        return; /* dealt with before this console came back */
    }
    if (c->calls == CALLS_KEPT) {
        take_off(c, 0);
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
    }
}

void control_calls_noted(struct control *c)
{
    char noted[16];

    while (c->calls) {
        take_off(c, c->calls - 1);
    }
    c->calls_noted = c->calls_heard;
    snprintf(noted, sizeof(noted), "%d", (int)c->calls_noted);
    (void)keep_beside_write(c->client, "note", noted); /* if not, they are listed again: no harm */
}

void control_calls_forget(struct control *c)
{
    while (c->calls) {
        take_off(c, c->calls - 1);
    }
    c->calls_heard = 0;
}
