/*
 * Signing in: hello, claim (a card, once), resume (a token, ever after).
 */
#ifndef SERVER_SIGN_IN_H
#define SERVER_SIGN_IN_H

#include "engine/server/server.h"

/* One request, its envelope read. */
struct call {
    int64_t id;
    int32_t seat; /* who asks; 0: nobody yet */
    struct span method, params; /* params: the bytes of an object */
};

/* Handle it if it is one of the three; false otherwise. */
bool sign_in_handle(struct server *s, struct session *c, const struct call *call);

/* The session ends: its seat is empty. */
void sign_in_left(struct server *s, struct session *c);

/* Cards whose claims are durable are used up; before, a crash must leave the card valid. */
void sign_in_durable(struct server *s, int64_t durable);

/* `look` and `card`, of staff (request_staff.c). NULL: answered; else what is wrong with it. */
const char *request_wish(struct server *s, struct session *c, const struct call *call);

/* Answers (request.c). */
void request_result(struct server *s, struct session *c, int64_t id, int64_t need,
                    struct span result);
void request_error(struct server *s, struct session *c, int64_t id, const char *message);
void request_wait(struct server *s, struct session *c, int64_t id, const char *message);
void request_program(struct server *s, struct session *c, int64_t id, const char *message);

#endif
