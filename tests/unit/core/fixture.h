/*
 * A small case under play: loaded from text, driven by commands alone, with every fact kept. After
 * every command the state's own laws are checked, and a second core that only folds the facts must
 * have the same digest.
 */
#ifndef UNIT_CORE_FIXTURE_H
#define UNIT_CORE_FIXTURE_H

#include <check.h>

#include "engine/core/core.h"
#include "tests/support/case_text.h"

enum { PLAY_FACTS = 20000, MINUTE = 60 * 1000 };

/* The small case's desks and verbs, by their order. */
enum { POLICE, NGO, PROSECUTOR, JUDGE, PEOPLE };

/* The answers that the small case needs, for rules of a test's own. */
#define ANSWERS                                                                                    \
    "'answers': [{'id': 'x', 'desk': 'judge', 'verb': 'tap', 'after': '1m', 'decision': 'yes',"    \
    " 'text': 't'}, {'id': 'y', 'desk': 'judge', 'verb': 'raid', 'after': '1m', 'decision':"       \
    " 'yes', 'text': 't'}, {'id': 'z', 'desk': 'people', 'verb': 'ask_consent', 'after': '1m',"    \
    " 'decision': 'yes', 'text': 't'}]"

struct happened {
    int64_t at;
    struct fact fact;
};

struct play {
    struct case_text text;
    struct core core, mirror;
    void *memory[2];
    size_t memory_size; /* bytes, of each */
    struct batch *batch;
    struct happened *log;
    int32_t facts;
    int32_t mark; /* facts before the last command */
};

extern struct play play;

/* The small case with other rules; NULL keeps a file as it is. Not yet started. */
void play_case(const char *msel, const char *rules, const char *evaluation);
/* The same, and STARTEX at 0. */
void play_start(const char *msel, const char *rules, const char *evaluation);
/* Load what stands in play.text (put by the test before), with a seed. */
void play_begin(uint64_t seed);
void play_done(void); /* checked fixture */

/* Everything due through a play time. */
void pass(int64_t play_ms);
/* One command, after all that is due before it. */
struct verdict ask(struct command cmd, int64_t play_ms);
/* The same, by the clock or staff; refused ones fail the test. */
void staff(enum command_kind kind, int64_t play_ms);
enum refusal staff_inject(enum command_kind kind, const char *inject, int64_t play_ms);

/* An act command of a desk; fill more into it. */
struct command act_of(int32_t desk, const char *verb, const char *target);
void act_form(struct command *cmd, const char *field, const char *option);
void act_attach(struct command *cmd, const char *id);
/* Its refusal. */
enum refusal act(int32_t desk, const char *verb, const char *target, int64_t play_ms);
enum refusal receipt(enum command_kind kind, int32_t desk, int32_t item, int64_t play_ms);

int32_t id_of(enum ref_kind kind, const char *id);
int64_t variable(const char *id);
int64_t attribute(const char *person, const char *id);

/* How many facts of a kind there are so far; the nth (from 0), which must exist. */
int32_t count_of(enum fact_kind kind);
const struct happened *nth(enum fact_kind kind, int32_t n);

/* When an inject was released, or -1; its last state. */
int64_t released_at(const char *inject);
int32_t inject_state_of(const char *inject);
/* How an act by number ended, or -1; when. */
int32_t ended_as(int32_t act_number, int64_t *ret_at);

#endif
