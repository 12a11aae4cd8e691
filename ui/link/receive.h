/*
 * What a line from the server means. Private to the client.
 */
#ifndef LINK_RECEIVE_H
#define LINK_RECEIVE_H

#include "ui/link/client.h"

/* false: it cannot be understood; the connection is given up. */
bool receive_line(struct client *c, struct span line, int64_t mono_ms);

/* Signing in went on (code 0), or was refused (client.c). */
enum {
    SIGN_IN_WAIT = 5,   /* not now; try again later */
    SIGN_IN_PROGRAM = 6 /* the card is good, but for the other program */
};
void client_resume(struct client *c); /* play went back: take up its new line */
void client_signed(struct client *c, int64_t code, struct span message, int64_t mono_ms);

/* A request; its id (client.c). */
int64_t client_send(struct client *c, const char *method, struct span params);
void client_hex(char *to, size_t bytes);

#endif
