/*
 * A case in memory, built from (path, text) pairs and given to load_case. In texts an apostrophe
 * stands for a quotation mark, so that JSON reads well inside C.
 */
#ifndef SUPPORT_CASE_TEXT_H
#define SUPPORT_CASE_TEXT_H

#include "engine/wire/load.h"

enum { CASE_TEXT_FILES = 64, CASE_TEXT_ARENA = 32 << 20 };

struct case_text {
    struct case_file file[CASE_TEXT_FILES];
    int32_t files;
    struct arena arena; /* texts, then what is loaded */
    struct findings findings;
    struct scenario scenario;
    bool sound;
};

void case_text_init(struct case_text *t);
void case_text_done(struct case_text *t);

/* Empty again, its memory kept: much cheaper than done and init. */
void case_text_reset(struct case_text *t);

/* Add a file, or put another text in its place. Apostrophes become quotation marks. */
void case_text_put(struct case_text *t, const char *path, const char *text);

/* As it stands, byte for byte. */
void case_text_put_raw(struct case_text *t, const char *path, struct span text);

/* The text of a file, or the empty span. */
struct span case_text_get(const struct case_text *t, const char *path);

/* Index of a file as findings name it, or -1. */
int32_t case_text_index(const struct case_text *t, const char *path);

/*
 * The small case that most tests start from: police, ngo, prosecutor; judge and people (control).
 * Day P1 09:00-12:00 is S+0 09:00, P1 13:00-15:00 is S+2 13:00. Sound as it stands.
 */
void case_text_small(struct case_text *t);

/* The files of a case on disk, and the roles of the project; false if they cannot be read. */
bool case_text_folder(struct case_text *t, const char *dir);

/* More desks for the small case, each starting with the same 16 facts about so many places. */
void case_text_crowd(struct case_text *t, int desks, int places);

/* Load; findings and scenario are filled. */
bool case_text_load(struct case_text *t);

#endif
