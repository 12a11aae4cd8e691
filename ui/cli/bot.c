#include "ui/cli/bot.h"

#include <stdio.h>

#include "ui/term/lang.h"

static void on_answered(void *context, enum command_kind kind, bool ok, enum refusal code,
                        struct span message)
{
    struct bot *b = context;

    (void)kind;
    (void)ok;
    (void)message;
    if (b->playing) {
        player_told(&b->player, code, client_play(&b->client, b->mono_ms));
    }
}

static void on_changed(void *context, enum client_state state, const char *why)
{
    (void)context;
    if (state == CLIENT_REFUSED) {
        fprintf(stderr, "palermo play: %s\n", why);
    }
}

/* Play went back: what it knows, it learns again. */
static void on_anew(void *context, const struct scenario *before)
{
    struct bot *b = context;

    (void)before;
    if (b->playing) {
        brief_done(&b->brief);
        b->playing = false;
    }
}

void bot_init(struct bot *b, struct loop *loop, const struct client_options *options,
              const struct policy *policy, uint64_t seed)
{
    struct client_options own = *options;
    struct client_events events = {
        .context = b, .answered = on_answered, .changed = on_changed, .anew = on_anew};

    *b = (struct bot){.policy = policy, .seed = seed};
    own.played = true;
    client_init(&b->client, loop, &own, &events);
}

void bot_done(struct bot *b)
{
    if (b->playing) {
        brief_done(&b->brief);
    }
    client_done(&b->client);
}

static int64_t real_wait(const struct bot *b, int64_t play_ms, int64_t at)
{
    int64_t speed = b->client.running && b->client.speed > 0 ? b->client.speed : 0;

    return speed && at < INT64_MAX ? (at - play_ms) * 1000 / speed + 1 : 1000;
}

/* One question at a time: the next waits for the answer. */
static int64_t play(struct bot *b)
{
    int64_t now = client_play(&b->client, b->mono_ms);
    struct command cmd;
    int64_t wait;

    if (b->client.outs || b->client.n < b->client.past) {
        return 1000; /* an answer is under way, or what was is still being told */
    }
    if (player_next(&b->player, now, &cmd)) {
        (void)client_ask(&b->client, &cmd);
        return 0;
    }
    b->done = b->client.view->phase == PHASE_ENDED;
    wait = real_wait(b, now, player_wake(&b->player, now));
    return wait < 1000 ? wait : 1000;
}

/* What a colleague could go on with; that a program says it is said, too. */
static void words(struct brief *b)
{
    static const char *const typed[DOES_COUNT] = {
        [DOES_MESSAGE] = N_("We are at work on this. Tell us what you know that bears on it. "
                            "(From the program that plays this desk.)"),
        [DOES_REQUEST] = N_("What do you know that bears on this, and may be told to us? (From the "
                            "program that plays this desk.)"),
        [DOES_ANSWER] = N_("This is our answer. What we may pass on, if there is anything, goes "
                           "along with it. (From the program that plays this desk.)"),
        [DOES_SHARE] = N_("For you to work with; please use it as it is meant. (From the program "
                          "that plays this desk.)"),
        [DOES_PROPOSE] = N_("Let us sit down and settle who does what. (From the program that "
                            "plays this desk.)"),
        [DOES_AGREE] = N_("We agree. (From the program that plays this desk.)"),
        [DOES_CONTRIBUTE] = N_("This is what we bring. (From the program that plays this desk.)"),
    };

    for (int32_t i = 0; i < DOES_COUNT; i++) {
        const char *said = typed[i] ? typed[i]
                                    : N_("Done by the program that plays this desk, as the case "
                                         "suggests.");

        b->typed[i] = span_of(_(said));
    }
}

int64_t bot_turn(struct bot *b, int64_t mono_ms)
{
    int64_t wait;
    int64_t own = 1000;

    b->mono_ms = mono_ms;
    wait = client_turn(&b->client, mono_ms);
    if (b->client.briefed && !b->playing) {
        brief_init(&b->brief, &b->client.lexicon, b->client.desk);
        words(&b->brief);
        player_init(&b->player, b->policy, &b->brief, b->client.view, b->seed);
        b->playing = true;
    }
    if (b->playing && b->client.state == CLIENT_LIVE) {
        own = play(b);
    }
    return wait >= 0 && wait < own ? wait : own;
}
