/*
 * A played seat over the wire: the shipping client with a policy for a person.
 */
#ifndef CLI_BOT_H
#define CLI_BOT_H

#include "engine/rehearse/rehearse.h"
#include "ui/link/client.h"

struct bot {
    struct client client;
    const struct policy *policy;
    struct player player;
    struct brief brief;
    bool playing;
    bool done; /* ENDEX, and everything said */
    uint64_t seed;
    int64_t mono_ms;
};

void bot_init(struct bot *b, struct loop *loop, const struct client_options *options,
              const struct policy *policy, uint64_t seed);
void bot_done(struct bot *b);
int64_t bot_turn(struct bot *b, int64_t mono_ms);

#endif
