/*
 * One connection: who it is, what it still has to be told. Knows no socket library.
 */
#ifndef SERVER_SESSION_H
#define SERVER_SESSION_H

#include "engine/base/bytes.h"
#include "engine/net/link.h"

enum { REPLIES_MAX = 16, SESSION_CAP = 1 << 20 };

/* An answer that waits for its record to be durable. */
struct pending_reply {
    int64_t need; /* record */
    struct span text; /* malloc'ed line */
};

struct session {
    struct link *link;
    int32_t seat;      /* 0: not signed in */
    char lang[4];      /* of its words; "": the case's own */
    int64_t sent;      /* notices sent on this connection, by number */
    int64_t acked;     /* highest n acknowledged */
    int64_t opened_ms; /* mono: connected */
    int64_t heard_ms;  /* last line */
    int64_t half_ms;   /* since when an unfinished line waits; 0 */
    int64_t tokens;    /* rate limit, in thousandths of a request */
    int64_t tokens_ms;
    int64_t wrong_ms;    /* mono: no card or token is looked at before */
    int32_t wrong_codes; /* on this connection */
    bool streaming;    /* resumed: notices flow */
    int32_t doing;     /* verb that is being written there; NONE */
    int32_t letters;   /* so many so far */
    int32_t cols, rows; /* of its screen; 0: it has none */
    int32_t rtt_ms;     /* as it measured it; -1: not yet */
    bool ready;         /* whoever sits there has said that play may begin */
    int64_t left;      /* record of the `back` that it is behind; its new view waits for that */
    bool behind;       /* play went back, and it has not resumed since: nothing flows */
    int64_t resumed;   /* record of the resume: nothing flows before its answer */
    bool closing;      /* reaped when its last answers are out */
    int64_t closing_ms; /* mono: since when; 0: not begun */
    bool left_noted;
    struct pending_reply reply[REPLIES_MAX];
    int32_t replies;
    uint64_t status_hash; /* of the last status frame */
    uint64_t status_state; /* hash of what it shows besides the time as it runs */
    int64_t status_need;   /* the last record there was when that was first so */
};

#endif
