#include "ui/link/wish.h"

#include <ctype.h>
#include <stdio.h>

#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/base/utf8.h"
#include "engine/wire/codec.h"
#include "ui/link/receive.h"
#include "ui/term/keys.h"

enum { DOING_MS = 2000 /* not oftener than colleagues can read it */, RTT_STEP = 20 /* ms */ };

/* Asked for here and now. */
static bool wish(struct client *c, const char *method, const char *key, struct span value,
                 bool number)
{
    struct bytes b;

    if (c->state != CLIENT_LIVE) {
        return false;
    }
    bytes_init(&b, CLIENT_LINE_MAX);
    bytes_char(&b, '{');
    if (*key) {
        bytes_fmt(&b, "\"%s\":", key);
        if (number) {
            bytes_span(&b, value);
        } else {
            codec_write_text(&b, value);
        }
    }
    bytes_char(&b, '}');
    c->look_id = client_send(c, method, bytes_view(&b));
    bytes_done(&b);
    return true;
}

bool client_look(struct client *c, struct tag what)
{
    char number[16];

    if (what.kind == TAG_NONE) {
        return wish(c, "look", "", (struct span){0}, false);
    }
    if (what.kind == TAG_KNOWLEDGE) {
        return wish(c, "look", "nobody", SPAN("true"), true);
    }
    if (what.kind == TAG_ACT) {
        snprintf(number, sizeof(number), "%d", what.index);
        return wish(c, "look", "act", span_of(number), true);
    }
    return what.kind == TAG_INJECT
               ? wish(c, "look", "inject", scenario_id(&c->lexicon, REF_INJECT, what.index), false)
               : wish(c, "look", "person", scenario_id(&c->lexicon, REF_THING, what.index), false);
}

bool client_card(struct client *c, const char *seat)
{
    char name[32]; /* as it stands on cards, in whatever letters it was typed */
    struct span typed = span_of(seat);
    size_t pos = 0;
    size_t n = 0;

    while (pos < typed.len && n + 1 < sizeof(name)) {
        uint32_t letter = key_latin(utf8_next(typed, &pos));

        name[n++] = letter < 0x80 ? (char)toupper((int)letter) : '?';
    }
    name[n] = '\0';
    return wish(c, "card", "seat", span_of(name), false);
}

void client_doing(struct client *c, int32_t verb, int32_t letters)
{
    c->doing.verb = verb;
    c->doing.letters = letters;
}

void client_sized(struct client *c, int cols, int rows)
{
    c->doing.cols = cols;
    c->doing.rows = rows;
}

/* A way that takes a little longer now and then is the same way. */
static bool other_way(int32_t now, int32_t said)
{
    int32_t most = said / 2 > RTT_STEP ? said / 2 : RTT_STEP;

    return now >= 0 && (said < 0 || now > said + most || now < said - most);
}

static bool doing_is_told(const struct client *c)
{
    const struct doing *a = &c->doing;
    const struct doing *b = &c->doing_said;

    return a->verb == b->verb && a->letters == b->letters && a->cols == b->cols &&
           a->rows == b->rows && a->ready == b->ready && !other_way(a->rtt_ms, b->rtt_ms);
}

void wish_doing(struct client *c, int64_t mono_ms)
{
    struct bytes b;

    if (doing_is_told(c) || mono_ms - c->doing_ms < DOING_MS) {
        return;
    }
    bytes_init(&b, CLIENT_LINE_MAX);
    bytes_fmt(&b, "{\"cols\":%d,\"rows\":%d,\"rtt\":%d", c->doing.cols, c->doing.rows,
              c->doing.rtt_ms);
    if (c->doing.verb != NONE) {
        bytes_text(&b, ",\"verb\":");
        codec_write_text(&b, scenario_id(&c->lexicon, REF_VERB, c->doing.verb));
        bytes_fmt(&b, ",\"letters\":%d", c->doing.letters);
    }
    bytes_text(&b, c->doing.ready ? ",\"ready\":true}" : "}");
    client_send(c, "doing", bytes_view(&b));
    bytes_done(&b);
    c->doing_said = c->doing;
    c->doing_ms = mono_ms;
}
