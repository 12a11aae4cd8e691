/*
 * The names that the simulation takes from the library at link time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/server/cards.h"
#include "engine/sys/log.h"
#include "engine/sys/random.h"
#include "tests/sim/sim.h"
#include "ui/link/keep.h"

static struct sim *at; /* the run at hand: names at link time carry no context */

static void on_log(void *context, struct span line)
{
    (void)context;
    if (at && memmem(line.ptr, line.len, "another course of play", 22)) {
        sim_fail(at, "durable", "a client knows more than the server: %.*s", (int)line.len,
                 line.ptr);
    }
}

void seams_take(struct sim *s)
{
    at = s;
    log_to(on_log, NULL);
}

static void draw(void *self, void *to, size_t len)
{
    static struct prng before; /* names of files, while the bases are laid out */
    unsigned char *p = to;

    (void)self;
    for (size_t i = 0; i < len; i++) {
        p[i] = (unsigned char)(prng_next(at ? &at->chance : &before) >> 32);
    }
}

struct random random_openssl(void)
{
    return (struct random){draw, NULL};
}

static int64_t mono_ms(void *self)
{
    (void)self;
    return at->mono_ms;
}

static int64_t mono_us(void *self)
{
    return mono_ms(self) * 1000;
}

static int64_t wall_ms(void *self)
{
    (void)self;
    return at->wall_ms + at->mono_ms;
}

struct clock clock_posix(void)
{
    return (struct clock){mono_ms, mono_us, wall_ms, NULL};
}

void clock_boot_id(char ret_id[BOOT_ID_LEN + 1])
{
    ret_id[0] = '\0';
}

/* The card of a seat says its number. */
static bool card_of(const char *name, struct card *ret)
{
    int32_t seat = exercise_seat(&at->ex, span_of(name));

    *ret = (struct card){.code = {0}};
    text_copy(ret->name, sizeof(ret->name), span_of(name));
    ret->code[0] = (unsigned char)seat;
    return seat && !at->card_used[seat];
}

bool cards_read(const char *dir, const char *name, char *to, size_t room)
{
    struct card card;

    (void)dir;
    MUST(room >= CARD_TEXT);
    if (!card_of(name, &card)) {
        return false;
    }
    card_write(&card, to);
    return true;
}

enum err_code cards_reissue(const char *dir, const char *name,
                            const unsigned char print[CARD_PRINT], struct err *err)
{
    (void)dir;
    (void)print;
    (void)err;
    (void)name;
    return ERR_OK;
}

void cards_use(const char *dir, const char *name)
{
    (void)dir;
    at->card_used[exercise_seat(&at->ex, span_of(name))] = true;
}

static struct sim_client *whose(const struct client *c)
{
    return (struct sim_client *)c->events.context;
}

static void keep_drop(struct sim_keep *keep)
{
    for (int32_t i = 0; i < keep->outs; i++) {
        free(keep->out[i].text);
    }
    *keep = (struct sim_keep){.any = false};
}

void keep_write(struct client *c)
{
    struct sim_keep *keep = &whose(c)->keep;

    keep_drop(keep);
    keep->any = true;
    keep->known = c->token_known;
    memcpy(keep->token, c->token, sizeof(keep->token));
    for (int32_t i = 0; i < c->outs; i++) {
        keep->out[i] = c->out[i];
        keep->out[i].text = strdup(c->out[i].text);
        MUST(keep->out[i].text);
    }
    keep->outs = c->outs;
}

bool keep_read(struct client *c)
{
    const struct sim_keep *keep = &whose(c)->keep;

    if (!keep->any) {
        return false;
    }
    c->token_known = keep->known;
    memcpy(c->token, keep->token, sizeof(keep->token));
    for (int32_t i = 0; i < keep->outs; i++) {
        c->out[i] = keep->out[i];
        c->out[i].id = 0;
        c->out[i].text = strdup(keep->out[i].text);
        MUST(c->out[i].text);
    }
    c->outs = keep->outs;
    return true;
}
