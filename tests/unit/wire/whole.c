#include "tests/unit/wire/whole.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

struct case_text whole;

void whole_begin(void)
{
    case_text_init(&whole);
    case_text_small(&whole);
}

void whole_end(void)
{
    case_text_done(&whole);
}

const struct finding *whole_found(const char *words)
{
    for (int32_t i = 0; i < whole.findings.count; i++) {
        if (strstr(whole.findings.list[i].text.ptr, words)) {
            return &whole.findings.list[i];
        }
    }
    return NULL;
}

void whole_only(const char *path, uint32_t line, uint32_t column, const char *words)
{
    const struct finding *f;

    case_text_load(&whole);
    f = whole_found(words);
    for (int32_t i = 0; !f && i < whole.findings.count; i++) {
        fprintf(stderr, "%s\n", whole.findings.list[i].text.ptr);
    }
    ck_assert_msg(f, "nothing says: %s", words);
    ck_assert_int_eq(whole.findings.count, 1);
    ck_assert_int_eq(f->file, path ? case_text_index(&whole, path) : -1);
    ck_assert_msg(f->line == line && f->column == column, "%s at %u:%u", words, f->line, f->column);
}
