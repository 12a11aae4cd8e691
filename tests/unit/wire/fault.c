#include "tests/unit/wire/fault.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/case_text.h"

enum { FILE_ROOM = 1 << 16, ENTRIES = 3 };

/* A file being written, and the mark's place in it: reckoned apart from the loader's own way. */
struct writing {
    char text[FILE_ROOM];
    size_t len;
    uint32_t line, column; /* of the next character */
    uint32_t mark_line, mark_column;
    int number;   /* the last that stood for a # */
    int position; /* stands for a ^ */
};

static struct writing w;

const char *fault_text(void)
{
    return w.text;
}

int fault_all(void)
{
    return (int)(fault_count + code_fault_count + file_fault_count);
}

const struct fault *fault_at(int i)
{
    size_t at = (size_t)i;

    if (at < fault_count) {
        return &faults[at];
    }
    at -= fault_count;
    return at < code_fault_count ? &code_faults[at] : &file_faults[at - code_fault_count];
}

static void write_byte(char byte)
{
    ck_assert_uint_lt(w.len, FILE_ROOM - 1);
    w.text[w.len++] = byte;
    if (byte == '\n') {
        w.line++;
        w.column = 1;
    } else {
        w.column += ((unsigned char)byte & 0xc0) != 0x80; /* a character's first byte */
    }
}

/* ~n~text~, from behind the first ~; its last ~. */
static const char *write_often(const char *often)
{
    char *text;
    long times = strtol(often, &text, 10);
    const char *end = strchr(text + 1, '~');

    ck_assert(*text == '~' && end);
    for (long i = 0; i < times; i++) {
        char number[16];

        snprintf(number, sizeof(number), "%d", ++w.number);
        for (const char *c = text + 1; c < end; c++) {
            for (const char *k = number; *c == '#' && *k; k++) {
                write_byte(*k);
            }
            if (*c != '#') {
                write_byte(*c);
            }
        }
    }
    return end;
}

static void write_text(const char *text, size_t len)
{
    for (const char *end = text + len; text < end; text++) {
        if (*text == '@') {
            w.mark_line = w.line;
            w.mark_column = w.column;
        } else if (*text == '~') {
            text = write_often(text + 1);
        } else {
            write_byte(*text == '^' ? (char)('0' + w.position) : *text);
        }
    }
}

/* The sound entry of this position: the only one, or one of three. */
static void write_ok(const char *ok)
{
    for (int i = 0; i < w.position && strchr(ok, '|'); i++) {
        ok = strchr(ok, '|') + 1;
    }
    write_text(ok, strcspn(ok, "|"));
}

static void write_file(const struct fault *f, int position)
{
    static const char *const gap[ENTRIES] = {"", ",\n    ", ", "};

    w = (struct writing){.line = 1, .column = 1};
    write_text(f->ground->head, strlen(f->ground->head));
    for (int i = 0; i < ENTRIES; i++) {
        w.position = i;
        write_text(gap[i], strlen(gap[i]));
        if (i == position) {
            write_text(f->entry, strlen(f->entry));
        } else {
            write_ok(f->ground->ok);
        }
    }
    write_text(f->ground->tail, strlen(f->ground->tail));
    w.text[w.len] = '\0';
}

void beside_desk(struct case_text *t)
{
    case_text_put(t, "scenario/more.json",
                  "{'desks': [{'id': 'more', 'role': 'extra', 'title': 'M'}]}");
}

void beside_rest(struct case_text *t)
{
    struct span all = case_text_get(t, "scenario.json");
    static char rest[8192];

    snprintf(rest, sizeof(rest), "%s", strchr(all.ptr, '\n'));
    rest[0] = '{';
    case_text_put(t, "scenario/rest.json", rest);
}

void fault_load(struct case_text *t, const struct fault *f, int position, uint32_t *ret_line,
                uint32_t *ret_column)
{
    case_text_init(t);
    case_text_small(t);
    if (f->ground->beside) {
        f->ground->beside(t);
    }
    write_file(f, position);
    case_text_put(t, f->ground->path, w.text);
    case_text_load(t);
    *ret_line = w.mark_line;
    *ret_column = w.mark_column;
}
