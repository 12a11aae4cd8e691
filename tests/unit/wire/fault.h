/*
 * A fault in a list of a case: the text of one entry, with @ where the finding belongs. It is put
 * first, in the middle and last among sound entries, and the place is reckoned here, from the mark.
 * ~n~text~ stands for the text n times, with # in it for a number that is never the same; ^ for the
 * entry's place among the others: 0, 1 or 2.
 */
#ifndef UNIT_WIRE_FAULT_H
#define UNIT_WIRE_FAULT_H

#include <stddef.h>
#include <stdint.h>

struct case_text;

/* A file with a list to put faults in. */
struct ground {
    const char *path;
    const char *head, *ok, *tail;        /* three sound entries, apart by | where ^ does not do */
    void (*beside)(struct case_text *t); /* what else the case needs; NULL: nothing */
};

/* A desk whose role is roles/extra.json. */
void beside_desk(struct case_text *t);

/* What scenario.json of the small case has, in another file, so that a fault can stand in it. */
void beside_rest(struct case_text *t);

struct fault {
    const struct ground *ground;
    const char *entry;
    const char *says;
    int others; /* findings beside it */
};

#define FAULT_SECTION(name, file, section, entry)                                                  \
    static const struct ground name = {file, "{'" section "': [\n  ", entry, "\n]}\n", NULL}

/*
 * Of entries and keys (faults.c); of conditions, effects and bounds (faults_code.c); of files,
 * segments and what only the whole case shows (faults_file.c).
 */
extern const struct fault faults[], code_faults[], file_faults[];
extern const size_t fault_count, code_fault_count, file_fault_count;

/* All of them. */
int fault_all(void);
const struct fault *fault_at(int i);

/*
 * A small case with the fault at a position (0 to 2) of its list, loaded into t, which is begun
 * here. Where the fault's mark came to stand.
 */
void fault_load(struct case_text *t, const struct fault *f, int position, uint32_t *ret_line,
                uint32_t *ret_column);

/* The file as it was written last. */
const char *fault_text(void);

#endif
