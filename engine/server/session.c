#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/server/server.h"
#include "engine/sys/log.h"

/* Absolute deadlines: those of the socket library start again at every byte. */
enum {
    SIGN_IN_MS = 15000,
    LINE_MS = 10000,
    SILENT_MS = 45000,
    RATE_WAIT_MS = 50,
    LINES_A_TURN = 64,
    MILLI = 1000
};

/* Room for one who comes: of too many who have not signed in, the longest waiting one goes. */
static void make_room(struct server *s)
{
    struct session *oldest = NULL;
    int32_t strangers = 0;

    for (int32_t i = 0; i < s->sessions; i++) {
        struct session *c = s->session[i];

        if (!c->seat && !c->closing) {
            strangers++;
            oldest = !oldest || c->opened_ms < oldest->opened_ms ? c : oldest;
        }
    }
    if (strangers >= STRANGERS_MAX) {
        session_close(oldest, "too many who have not signed in");
    }
}

void session_take(struct server *s, int fd)
{
    struct session *c = calloc(1, sizeof(*c));

    MUST(c);
    make_room(s);
    c->link = link_accepted(s->loop, fd, s->tls);
    c->opened_ms = s->mono_ms;
    c->doing = NONE;
    c->rtt_ms = -1;
    c->heard_ms = s->mono_ms;
    c->tokens = s->options.burst * MILLI;
    c->tokens_ms = s->mono_ms;
    if (s->sessions == SESSIONS_MAX) {
        link_free(c->link);
        free(c);
        return;
    }
    s->session[s->sessions++] = c;
}

void session_free(struct session *c)
{
    for (int32_t i = 0; i < c->replies; i++) {
        free((char *)(uintptr_t)c->reply[i].text.ptr);
    }
    link_free(c->link);
    free(c);
}

void session_close(struct session *c, const char *why)
{
    if (!c->closing) {
        log_entry(LOG_NOTICE, "%s: closed: %s", link_peer(c->link), why);
        c->closing = true;
    }
}

void session_reply(struct session *c, int64_t need, struct span text)
{
    struct pending_reply *r;
    char *kept;

    if (c->replies == REPLIES_MAX) {
        session_close(c, "too many requests at once");
        return;
    }
    kept = malloc(text.len);
    MUST(kept);
    memcpy(kept, text.ptr, text.len);
    r = &c->reply[c->replies++];
    *r = (struct pending_reply){need, {kept, text.len}};
}

/* A bucket of requests, refilled with time. */
static bool within_rate(struct server *s, struct session *c)
{
    int64_t most = s->options.burst * MILLI;

    c->tokens += (s->mono_ms - c->tokens_ms) * s->options.rate;
    c->tokens = c->tokens > most ? most : c->tokens;
    c->tokens_ms = s->mono_ms;
    if (c->tokens < MILLI) {
        return false;
    }
    c->tokens -= MILLI;
    return true;
}

void session_read(struct server *s, struct session *c)
{
    struct span line;
    int i = 0;

    for (; i < LINES_A_TURN && !c->closing && c->replies < REPLIES_MAX; i++) {
        if (c->seat && !within_rate(s, c)) {
            s->again_ms = s->again_ms ? RATE_WAIT_MS : 0;
            return;
        }
        if (!link_line(c->link, CLIENT_LINE_MAX, &line)) {
            c->tokens += c->seat ? MILLI : 0;
            break;
        }
        c->heard_ms = s->mono_ms;
        c->half_ms = 0;
        request_handle(s, c, line);
    }
    if (i == LINES_A_TURN || c->replies == REPLIES_MAX) {
        s->again_ms = 0;
    }
    if (!c->half_ms && link_half(c->link)) {
        c->half_ms = s->mono_ms;
    } else if (!link_half(c->link)) {
        c->half_ms = 0;
    }
}

void session_limits(struct server *s, struct session *c)
{
    if (link_closed(c->link)) {
        session_close(c, link_why(c->link));
    } else if (!c->seat && s->mono_ms - c->opened_ms > SIGN_IN_MS) {
        session_close(c, "nobody signed in");
    } else if (c->half_ms && s->mono_ms - c->half_ms > LINE_MS) {
        session_close(c, "a line took too long");
    } else if (s->mono_ms - c->heard_ms > SILENT_MS) {
        session_close(c, "silent for too long");
    }
}
