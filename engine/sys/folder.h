/*
 * Reading a folder of small text files, as a case is: regular files only, no links, bounded in
 * number, depth and size, in the order of their names.
 */
#ifndef SYS_FOLDER_H
#define SYS_FOLDER_H

#include "engine/base/arena.h"
#include "engine/base/err.h"

struct folder_file {
    struct span path;  /* below the folder, with the prefix given */
    struct span shown; /* as a person would name it */
    struct span text;
};

struct folder {
    struct arena *arena;
    struct folder_file *file;
    int32_t count;
    int32_t room;
    int64_t bytes; /* of all files */
};

void folder_init(struct folder *f, struct arena *a, int32_t most);

/*
 * Add the files below `dir`, at most two levels deep, as prefix + relative path.
 *
 *   dir     a folder
 *   prefix  "" or "roles/"
 *
 * ERR_ABSENT  there is no such folder
 * ERR_FULL    too many files, one is too large, or lies too deep
 * ERR_IO      cannot be read, or is no file: a link, which may lead anywhere
 */
enum err_code folder_add(struct folder *f, const char *dir, const char *prefix,
                         struct err *err) WARN_UNUSED;

bool folder_exists(const char *dir);
bool file_absent(const char *path); /* nothing of that name; not: it cannot be told */

/* Where installed roles and cases stand, from the folder of the program. */
#define FOLDER_DATA "/../share/palermo"

/* The folder that the running program stands in; "" if unknown. */
void folder_of_program(char *to, size_t room);

#endif
