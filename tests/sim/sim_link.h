/*
 * The simulated side of engine/net: links between clients and the server of one process, by name
 * (the program links these instead of the library's). Bytes sent are under way until the simulator
 * delivers them, some at a time; a connection is dropped when it says so.
 */
#ifndef TESTS_SIM_LINK_H
#define TESTS_SIM_LINK_H

#include "engine/net/link.h"

/* Who sits at the client's end. */
struct sim_line_watch {
    void *context;
    void (*got)(void *context, int32_t client, struct span line);  /* the client takes a line */
    void (*sent)(void *context, int32_t client, struct span line); /* the client sends one */
};

void sim_net_watch(const struct sim_line_watch *watch);
void sim_net_down(void);              /* the server's process is gone */
void sim_net_client(int32_t client);  /* who connects next */

/* Move up to `most` bytes under way into the hands of this end. */
void sim_link_deliver(struct link *l, size_t most);
size_t sim_link_under_way(const struct link *l); /* or arrived and not yet taken */
struct link *sim_link_peer(struct link *l); /* NULL: gone */

/* The connection breaks: what is under way is lost in both directions. */
void sim_link_drop(struct link *l);

#endif
