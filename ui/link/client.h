/*
 * A station's connection: connects, signs in, keeps asking until it is answered, comes back by
 * itself, and folds what it is told into a view. Knows no screen.
 *
 * A command gets its id here, is written to the outbox before it is sent, and is sent again after
 * every reconnection until there is an answer: accepted exactly once.
 */
#ifndef LINK_CLIENT_H
#define LINK_CLIENT_H

#include "engine/core/view.h"
#include "engine/net/link.h"
#include "engine/sys/hash.h"
#include "engine/wire/codec.h"
#include "ui/link/yet.h"

enum client_state {
    CLIENT_WAITING,    /* for the next try */
    CLIENT_CONNECTING,
    CLIENT_HELLO,
    CLIENT_CLAIMING,
    CLIENT_RESUMING,
    CLIENT_LIVE,
    CLIENT_REFUSED     /* the card is not valid: trying again is of no use */
};

enum { OUTBOX_MAX = 64, CLIENT_TOKEN = HASH_HEX_LEN, CLIENT_CHAIN = 16 };

struct outgoing {
    int64_t id;           /* of the request; 0: not sent on this connection */
    enum command_kind kind;
    char cid[CID_LEN + 1];
    char *text;           /* params, malloc'ed */
    bool held;   /* ... came while play was paused, and goes out again when it goes on, or ends */
};

/* What happens, for whoever shows it. Each may be NULL. */
struct client_events {
    void *context;
    /* A notice, folded already. words: the JSON object of its words. */
    void (*notice)(void *context, const struct fact *f, int64_t play_ms, struct span words);
    void (*status)(void *context, struct span params);
    /* A command was answered. ok, or refused in words. */
    void (*answered)(void *context, enum command_kind kind, bool ok, enum refusal code,
                     struct span message);
    /* What client_look and client_card asked for: a JSON object; empty: refused. */
    void (*looked)(void *context, struct span result);
    /* why: of waiting or a refusal, in words; "" where it is just going to connect. */
    void (*changed)(void *context, enum client_state state, const char *why);
    /*
     * The view is begun anew: everything is told again from the first notice. `before` is the
     * lexicon that was, with the same verbs in the same order; it lives until the next time.
     */
    void (*anew)(void *context, const struct scenario *before);
    /* Token and outbox cannot be written to options.keep; NULL: it is told on stderr. */
    void (*unkept)(void *context, const char *why);
};

struct client_options {
    const char *host;
    int port;
    struct card card;
    bool played;
    bool console;     /* steers: the seat has to be a facilitator's */
    const char *lang; /* of the words; NULL: the case's own */
    const char *keep; /* file for token and outbox; NULL: nothing survives this process */
};

struct client {
    struct client_options options;
    struct client_events events;
    struct loop *loop;
    struct link *link;
    struct tls *tls;
    enum client_state state;
    char token[CLIENT_TOKEN + 1];
    bool token_known; /* the server has it, as far as we know */
    bool keep_failed; /* what is kept is not what stands here; told */
    int64_t next_try_ms, heard_ms, pinged_ms;
    int32_t tries;
    int64_t last_id, sign_id, acked, acked_ms;
    int64_t look_id, beat_id; /* of what client_look asked last, of the last ping by the clock */
    struct yet yet; /* which acts are not possible yet */
    int64_t ping_id;   /* of the ping that client_all_told waits for; 0: none */
    bool all_told;     /* ... it was answered, and nothing was asked since */
    struct arena arena[2], scratch; /* the lexicon's, and the one before; a line's */
    struct scenario lexicon, before;
    bool briefed;
    bool stale; /* the brief is in another language than is wanted now */
    int32_t desk; /* NONE: staff */
    int32_t seat; /* its number, as facts name it; 0: not known yet */
    int power;    /* of the seat, enum power */
    struct view *view; /* of players; staff facts are not folded */
    int64_t n;         /* notices taken */
    int64_t past;      /* up to this one they came before the view was begun */
    bool newcomer;     /* the seat was taken just now */
    int32_t line;
    unsigned char chain[CLIENT_CHAIN];
    struct hash *hasher;
    struct outgoing out[OUTBOX_MAX];
    int32_t outs;
    int32_t acts_before; /* in the outbox, when events.answered tells of one: acts asked earlier */
    struct doing {
        int32_t verb, letters; /* NONE; so many so far */
        int32_t cols, rows;    /* of the screen; 0: none */
        int32_t rtt_ms;        /* to the server and back; -1: not known */
        bool ready;            /* for play to begin */
    } doing, doing_said; /* what is written here, on what; as the server knows it */
    int64_t doing_ms;    /* it was said last */
    int64_t play_ms, play_at_ms, speed; /* of the last status */
    bool running, over; /* over: play has ended */
};

void client_init(struct client *c, struct loop *loop, const struct client_options *options,
                 const struct client_events *events);
void client_done(struct client *c);

/* One pass of work; ms until the next is due. */
int64_t client_turn(struct client *c, int64_t mono_ms);

enum client_asked {
    CLIENT_ASKED,
    CLIENT_FULL,    /* the outbox is, or there is no brief yet */
    CLIENT_TOO_LONG /* what the server would not read */
};

/* Ask for a command. */
enum client_asked client_ask(struct client *c, const struct command *cmd);

/* From now on in this language: all that was told is told again in it. Nothing asked is lost. */
void client_speak(struct client *c, const char *lang);

/* Has everything been told that came of what was asked? Asks the server as long as it is unsure. */
bool client_all_told(struct client *c);

/* Why there is no link or no seat, in the language of the screens: elsewhere it is in English. */
const char *client_why(const char *why);

/* Play time now, by the last status frame. */
int64_t client_play(const struct client *c, int64_t mono_ms);

/* A desk, as short as it stays unmistakable; it has been briefed. */
struct span client_desk(const struct client *c, int32_t desk);

/* "P1 08:50"; the later day at a border. */
void client_clock(const struct client *c, int64_t play_ms, char *to, size_t room);

#endif
