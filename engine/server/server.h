/*
 * The server: one exercise, its clock, its sessions. The turn is the order of work; everything else
 * is a step of it.
 */
#ifndef SERVER_SERVER_H
#define SERVER_SERVER_H

#include "engine/net/listen.h"
#include "engine/run/exercise.h"
#include "engine/server/pace.h"
#include "engine/server/session.h"
#include "engine/sys/clock.h"
#include "engine/sys/disk.h"
#include "engine/wire/tell.h"

/* A full room may come at once; more who have not said who they are do not keep it out. */
enum { STRANGERS_MAX = SEATS_MAX };

enum { SESSIONS_MAX = 512, VIEW_HASH = 16 };

enum { NOTICE_ROOM = 24 << 10 }; /* bytes free on a connection before another notice is begun */

/* The chain over the notices of one seat: hash after each. */
struct view_chain {
    unsigned char (*hash)[VIEW_HASH];
    int64_t count, room;
};

/*
 * The last notice of a desk's facts as bytes: seats of one desk mostly are told the same, so it is
 * made once a turn and not once a seat. Words read the state, so it does not outlive the turn.
 */
struct rendering {
    int64_t fact;         /* of the fact log, from 1; 0: none in this turn */
    struct fact as_told;  /* with the seat's handles; whoever has others gets bytes of its own */
    struct bytes neutral; /* as_told in the language-neutral form */
    int64_t n;            /* the frame's number and hash; 0: there is no frame yet */
    unsigned char hash[VIEW_HASH];
    char lang[4];  /* of the frame's words */
    bool personal; /* the words of the frame are for one seat */
    struct bytes frame;
};

struct server_options {
    const char *address;
    int port;
    int64_t rate; /* requests a second and session */
    int64_t burst;
    bool played; /* programs may take seats: they are told what a competent desk would do */
};

struct server {
    struct exercise *ex;
    struct server_options options;
    struct loop *loop;
    struct listener *listener;
    struct tls *tls; /* NULL: bare, for measuring alone */
    struct clock clock;
    struct pace pace;
    int64_t mono_ms;  /* of the turn */
    int64_t again_ms; /* a session has more to read: come back within this; -1 */
    int64_t quiet_ms; /* mono: everything durable since; 0: not */
    int64_t taken_ms; /* mono: the last connection came; 0: what it left behind is given back */
    struct session *session[SESSIONS_MAX];
    int32_t sessions;
    struct view_chain chain[SEATS_MAX + 1];
    struct rendering rendering[DESKS_MAX + 1]; /* by desk + 1; staff are first */
    struct hash *hasher;
    struct tell tell;
    struct disk_health health;
    int64_t health_ms; /* mono: it was looked at; 0: never */
    int64_t told; /* facts noted for telling */
    struct bytes frame, out;
    int64_t claim[SEATS_MAX + 1]; /* by seat: record that uses its card up once durable; 0 */
    volatile int signal;
    bool headless; /* a due point waits until played seats have acknowledged (demo) */
};

/* Ready to run; ex is open for play. tls is taken. */
enum err_code server_start(struct server *s, struct exercise *ex, struct tls *tls,
                           const struct server_options *options, struct err *err) WARN_UNUSED;

/* Until a signal of loop_run: seals, and ERR_OK. ERR_IO: the journal failed; end with 74. */
enum err_code server_run(struct server *s);
void server_stop(struct server *s);

/* One pass of work; ms until the next is due (loop_turn_fn). */
int64_t server_turn(void *context);

/* Play has gone back: everybody is told so when `record` is durable, and resumes. */
void server_went_back(struct server *s, int64_t record);

/* Play time of a command: now, but never past what is due and has not been looked at yet. */
int64_t server_play(const struct server *s);

/* The steps, in the order of the turn. */
void session_take(struct server *s, int fd);              /* session.c */
void session_read(struct server *s, struct session *c);   /* frames -> requests */
void session_limits(struct server *s, struct session *c); /* deadlines */
void session_free(struct session *c);
void session_close(struct session *c, const char *why);
void request_handle(struct server *s, struct session *c, struct span line); /* request.c */
void publish_start(struct server *s);                                       /* publish.c */
void publish_stop(struct server *s);
void publish_anew(struct server *s); /* every seat is told another course of play */
void publish_replies(struct session *c, int64_t durable);
void publish_notices(struct server *s, int64_t durable);
void publish_status(struct server *s, struct session *c, int64_t durable); /* status.c */

/* The chain's hash after notice n of a seat, made as far as it is durable; NULL: not there yet. */
const unsigned char *publish_hash(struct server *s, int32_t seat, int64_t n, int64_t durable);

/* The one function that sends. What it sends shows nothing that a crash could take back. */
void session_send(struct session *c, int64_t need, int64_t durable, struct span line);

/* An answer, told when `need` is durable. text is one line with its end. */
void session_reply(struct session *c, int64_t need, struct span text);

/* The words for people of a session's n-th notice, in its language, as a JSON object (words.c). Are
 * they others for a colleague at the same desk? */
bool words_write(struct server *s, const struct session *c, int64_t n, struct bytes *to);

#endif
