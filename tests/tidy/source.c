#include "tests/tidy/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

char *source_slurp(const char *root, const char *path, size_t *ret_len)
{
    char name[4096];
    char *text = NULL;
    FILE *file;
    long size;

    snprintf(name, sizeof(name), "%s/%s", root, path);
    file = fopen(name, "rb");
    if (!file) {
        return NULL;
    }
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0) {
        rewind(file);
        text = calloc(1, (size_t)size + 1);
        MUST(text);
        *ret_len = fread(text, 1, (size_t)size, file);
    }
    fclose(file);
    return text;
}

/* The end of the comment or literal that begins at `at`. */
static size_t piece_end(const char *text, size_t at)
{
    char quote = text[at];

    if (quote == '/' && text[at + 1] == '/') {
        return at + strcspn(text + at, "\n");
    }
    if (quote == '/') {
        const char *end = strstr(text + at + 2, "*/");

        return end ? (size_t)(end - text) + 2 : at + strlen(text + at);
    }
    for (at++; text[at] && text[at] != quote && text[at] != '\n'; at++) {
        at += text[at] == '\\' && text[at + 1];
    }
    return at + (text[at] == quote);
}

static enum source_class class_at(const char *text, size_t at)
{
    if (text[at] == '"') {
        return CLASS_STRING;
    }
    if (text[at] == '\'') {
        return CLASS_CHAR;
    }
    if (text[at] == '/' && (text[at + 1] == '*' || text[at + 1] == '/')) {
        return CLASS_COMMENT;
    }
    return CLASS_CODE;
}

bool source_init(struct source *s, const char *root, const char *path)
{
    *s = (struct source){.path = path};
    s->text = source_slurp(root, path, &s->len);
    if (!s->text) {
        return false;
    }
    s->class = calloc(1, s->len + 1);
    MUST(s->class);
    for (size_t i = 0; i < s->len;) {
        enum source_class class = class_at(s->text, i);
        size_t end = class == CLASS_CODE ? i + 1 : piece_end(s->text, i);

        memset(s->class + i, (int)class, end - i);
        i = end;
    }
    return true;
}

void source_done(struct source *s)
{
    free(s->text);
    free(s->class);
    *s = (struct source){0};
}

struct span source_line(const struct source *s, size_t from)
{
    return (struct span){s->text + from, strcspn(s->text + from, "\n")};
}

bool source_is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool in_word(const struct source *s, size_t at)
{
    return s->class[at] == CLASS_CODE && source_is_word(s->text[at]);
}

struct span source_word(const struct source *s, size_t *pos, size_t end)
{
    size_t i = *pos;
    size_t from;

    while (i < end && !in_word(s, i)) {
        i++;
    }
    from = i;
    while (i < end && in_word(s, i)) {
        i++;
    }
    *pos = i;
    return (struct span){s->text + from, i - from};
}

struct span source_include(const struct source *s, size_t from, char *ret_close)
{
    struct span none = {0};
    const char *p = s->text + from + strspn(s->text + from, " ");
    size_t len;

    if (*p != '#' || s->class[p - s->text] != CLASS_CODE) {
        return none;
    }
    p += 1 + strspn(p + 1, " ");
    if (strncmp(p, "include", 7) != 0) {
        return none;
    }
    p += 7 + strspn(p + 7, " ");
    if (*p != '<' && *p != '"') {
        return none;
    }
    *ret_close = *p == '<' ? '>' : '"';
    len = strcspn(p + 1, "\n>\"");
    return (struct span){p + 1, len};
}

bool source_is_header(const char *path)
{
    size_t n = strlen(path);

    return n > 2 && strcmp(path + n - 2, ".h") == 0;
}

bool source_under(const char *path, const char *folder)
{
    return strncmp(path, folder, strlen(folder)) == 0;
}

struct span source_folder(struct span path)
{
    while (path.len && path.ptr[path.len - 1] != '/') {
        path.len--;
    }
    path.len -= path.len > 0;
    return path;
}
