/*
 * The words of a view: what notices say in the reader's language, by handle. Kept beside the view,
 * which is language-neutral.
 */
#ifndef LINK_WORDBOOK_H
#define LINK_WORDBOOK_H

#include "engine/core/view.h"
#include "engine/wire/scan.h"

struct entry_words {
    char *name; /* subject of an item, name of a card, sentence of knowledge, question put; of a
                   joint item: the words of its proposal */
    char *body; /* of a decision: its options, one a line; of knowledge: without its names */
    int32_t joint; /* that an item is about; 0: none */
};

/* What the desk itself wrote with an act. */
struct act_words {
    char *text; /* NULL: of an act of others */
    char *texts[FIELDS_MAX];
};

struct word_list {
    struct entry_words *at; /* by handle; staff have indices, from 0 */
    int32_t count;
};

/* What a member of a joint item said to it. */
struct joint_words {
    int32_t joint, desk;
    enum fact_kind kind; /* FACT_JOINT_ANSWER, FACT_JOINT_GIVEN */
    bool agrees;
    int32_t part; /* of the item that it is about, + 1; 0: the whole */
    char *text;
};

struct wordbook {
    struct word_list items, things, knowledge, decisions, joints;
    struct board_link {
        int32_t knowledge, thing;
    } *link; /* what is known is about that card, as it became known */
    int32_t links;
    struct joint_words *said; /* in its order */
    int32_t saids;
    int32_t joint; /* told of last: the item that comes of it follows */
    struct act_words *acts; /* by handle */
    int32_t act_count;
    char *line; /* of the last notice */
    struct arena scratch;
};

void wordbook_init(struct wordbook *w);
void wordbook_done(struct wordbook *w);

/* Note the words of a notice; its one line is in w->line afterwards, "" for none. */
void wordbook_note(struct wordbook *w, const struct fact *f, struct span words);

/* Name or body, "" where there is none. */
const char *wordbook_name(const struct word_list *l, int32_t handle);
const char *wordbook_body(const struct word_list *l, int32_t handle);

/* The joint item that an item is about; 0: none. */
int32_t wordbook_joint(const struct wordbook *w, int32_t item);

/* What was written with an act: its words, or those of a field of its form. "": nothing. */
const char *wordbook_act(const struct wordbook *w, int32_t act, int32_t field);

/* What somebody typed that made this fact, in the reader's language. Empty: nothing. */
struct span wordbook_typed(const struct fact *f);

/* A question of QUESTIONS, from 1, in the language that is spoken now. */
const char *wordbook_question(int32_t question);

#endif
