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
#include "ui/term/lang.h"

static void drop(struct control *c, int32_t i)
{
    free(c->call[i].text);
    c->calls--;
    memmove(&c->call[i], &c->call[i + 1], (size_t)(c->calls - i) * sizeof(c->call[0]));
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

/* "" where nobody knows. */
static const char *seat_name(const struct control *c, int32_t number)
{
    for (int32_t i = 0; i < c->roster.seats; i++) {
        if (c->roster.seat[i].number == number) {
            return c->roster.seat[i].name;
        }
    }
    return "";
}

/* Whole, to be found again when the lines have scrolled away. */
static void called(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct span words = f->u.hand.text;
    const char *line = c->words->line;
    char clock[32];
    struct bytes b;

    c->calls_heard++;
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
                                          .seat = f->u.hand.seat,
                                          .real = f->u.hand.real};
    MUST(c->call[c->calls].text);
    c->calls++;
    bytes_done(&b);
    control_calls_name(c);
}

/* Who it is, in a room of seventy: as soon as it is known who sits where. */
void control_calls_name(struct control *c)
{
    for (int32_t i = 0; i < c->calls; i++) {
        struct call_now *call = &c->call[i];
        const char *seat = seat_name(c, call->seat);
        size_t room = strlen(call->text) + strlen(seat) + 8;

        if (call->seat && *seat) {
            call->text = realloc(call->text, room);
            MUST(call->text);
            snprintf(call->text + strlen(call->text), room - strlen(call->text), "  [%s]", seat);
            call->seat = 0;
        }
    }
}

/* Who has dealt with a call takes it off every console. */
void control_note_call(struct control *c, const struct fact *f, int64_t play_ms)
{
    const struct call_now *call;

    if (f->kind == FACT_HAND) {
        called(c, f, play_ms);
    } else if (f->kind == FACT_CALL_NOTED &&
               (call = control_call(c, (int32_t)f->u.call_noted.call)) != NULL) {
        drop(c, (int32_t)(call - c->call));
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

int control_calls_noted(const struct control *c, struct client *client, bool real)
{
    int n = 0;

    for (int32_t i = 0; i < c->calls; i++) {
        struct command noted = {.kind = COMMAND_NOTED};

        noted.u.noted.call = c->call[i].number;
        if (c->call[i].real == real) {
            if (client_ask(client, &noted) != CLIENT_ASKED) {
                return NONE;
            }
            n++;
        }
    }
    return n;
}

void control_calls_forget(struct control *c)
{
    while (c->calls) {
        drop(c, c->calls - 1);
    }
    c->calls_heard = 0;
}
