/*
 * Places of an exercise, from the case and the number of seats a desk.
 */
#include "engine/run/seats.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"

/*
 * Who steers, marks, acts and looks on. Behind the players' seats, and new kinds behind the old: an
 * exercise of an older version finds its seats by the same numbers.
 */
enum { STAFF_LEAST = 2 };

static const struct {
    const char *prefix;
    int count;
    int32_t power; /* enum power */
} staff_seats[] = {
    {"CTL", 3, POWER_STAFF}, {"EVA", 2, POWER_EVALUATOR},
    {"ACT", 2, POWER_ACTOR}, {"OBS", 2, POWER_OBSERVER},
};

static bool name_taken(const struct exercise *ex, const char *name)
{
    for (int32_t i = 1; i <= ex->seats; i++) {
        if (strcmp(ex->seat[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void add(struct exercise *ex, const char *prefix, const struct observer *who)
{
    struct place_of_seat *s = &ex->seat[ex->seats + 1];
    int n = 1;

    if (ex->seats == SEATS_MAX) {
        MUST(who->staff); /* of those as many as there is room for, two at the least */
        return;
    }
    do {
        snprintf(s->name, sizeof(s->name), "%s%d", prefix, n++);
    } while (name_taken(ex, s->name));
    s->who = *who;
    ex->seats++;
    run_seat(&ex->run, ex->seats, who);
}

int64_t seats_needed(const struct scenario *sc, int64_t seats_a_desk)
{
    int64_t desks = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        desks += !sc->desk[d].control;
    }
    return desks * seats_a_desk + STAFF_LEAST;
}

void seats_lay_out(struct exercise *ex)
{
    const struct scenario *sc = &ex->box.scenario;
    char prefix[ROLE_CODE];

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        struct observer who = {.desk = d};

        for (int64_t k = 0; k < ex->seats_a_desk && !sc->desk[d].control; k++) {
            role_code(&sc->role[sc->desk[d].role], prefix);
            add(ex, prefix, &who);
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(staff_seats); i++) {
        struct observer who = {.desk = NONE, .staff = true, .power = staff_seats[i].power};

        for (int k = 0; k < staff_seats[i].count; k++) {
            add(ex, staff_seats[i].prefix, &who);
        }
    }
}

void seats_note(struct exercise *ex, const struct command *cmd, int64_t wall_ms)
{
    int32_t i = cmd->u.seat.seat;

    if (cmd->kind != COMMAND_SEAT || i < 1 || i > ex->seats) {
        return;
    }
    ex->seat[i].left_ms = cmd->u.seat.state == SEAT_LEFT ? wall_ms : 0;
    if (cmd->u.seat.state == SEAT_CLAIMED) {
        ex->seat[i].claimed = true;
        run_seat_anew(&ex->run, i);
        ex->seat[i].who.played = cmd->u.seat.played != 0;
        ex->run.seat[i].who.played = cmd->u.seat.played != 0;
        text_copy(ex->seat[i].token, sizeof(ex->seat[i].token), cmd->u.seat.token);
    } else if (cmd->u.seat.state == SEAT_RESET) {
        ex->seat[i].claimed = false;
        ex->seat[i].token[0] = '\0';
    }
}

const char *exercise_seat_name(const void *context, int32_t seat)
{
    const struct exercise *ex = context;

    return seat >= 1 && seat <= ex->seats ? ex->seat[seat].name : NULL;
}

int32_t exercise_seat(const struct exercise *ex, struct span name)
{
    for (int32_t i = 1; i <= ex->seats; i++) {
        if (span_is(name, ex->seat[i].name)) {
            return i;
        }
    }
    return 0;
}
