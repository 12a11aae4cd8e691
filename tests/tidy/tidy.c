/*
 * tidy ROOT: checks the sources under engine, ui and tests against the rules of tidy.h. Prints one
 * line a finding; exit status 0 none, 1 some, 2 it could not look.
 */
#include "tests/tidy/tidy.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/must.h"

void tidy_report(struct tidy *t, const char *path, size_t line, const char *format, ...)
{
    va_list ap;

    t->findings++;
    printf("%s:%zu: ", path, line);
    va_start(ap, format);
    vprintf(format, ap);
    va_end(ap);
    printf("\n");
}

struct span tidy_word(struct span *rest)
{
    struct span word;
    size_t i = 0;

    while (i < rest->len && (rest->ptr[i] == ' ' || rest->ptr[i] == ':')) {
        i++;
    }
    word.ptr = rest->ptr + i;
    while (i < rest->len && rest->ptr[i] != ' ' && rest->ptr[i] != ':') {
        i++;
    }
    word.len = (size_t)(rest->ptr + i - word.ptr);
    *rest = (struct span){rest->ptr + i, rest->len - i};
    return word;
}

static void add(struct tidy_list *list, const char *name)
{
    MUST(list->count < ARRAY_LEN(list->name));
    list->name[list->count] = strdup(name);
    MUST(list->name[list->count]);
    list->count++;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_done(struct tidy_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->name[i]);
    }
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name);
    size_t m = strlen(end);

    return n > m && strcmp(name + n - m, end) == 0;
}

/* Add the C sources in a folder and the folders in it. */
static void collect(struct tidy *t, const char *folder)
{
    char path[2048];
    DIR *dir;
    struct dirent *entry;

    snprintf(path, sizeof(path), "%s/%s", t->root, folder);
    dir = opendir(path);
    while (dir && (entry = readdir(dir))) {
        struct stat st;
        char full[4096];

        if (entry->d_name[0] == '.') {
            continue;
        }
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        snprintf(full, sizeof(full), "%s/%s", t->root, path);
        if (stat(full, &st) == 0 && S_ISDIR(st.st_mode)) {
            collect(t, path);
        } else if (ends_with(path, ".c") || ends_with(path, ".h")) {
            add(&t->files, path);
        }
    }
    if (dir) {
        closedir(dir);
    }
}

/* The role files: every one but what they share. */
static void collect_roles(struct tidy *t)
{
    char path[2048];
    DIR *dir;
    struct dirent *entry;

    snprintf(path, sizeof(path), "%s/roles", t->root);
    dir = opendir(path);
    while (dir && (entry = readdir(dir))) {
        if (ends_with(entry->d_name, ".json") && strcmp(entry->d_name, "shared.json") != 0) {
            entry->d_name[strlen(entry->d_name) - strlen(".json")] = '\0';
            add(&t->roles, entry->d_name);
        }
    }
    if (dir) {
        closedir(dir);
    }
}

static bool table_read(struct tidy_table *table, const char *root, const char *path)
{
    size_t len;

    table->path = path;
    table->text = source_slurp(root, path, &len);
    if (!table->text) {
        fprintf(stderr, "tidy: cannot read %s/%s\n", root, path);
        return false;
    }
    for (const char *p = table->text; *p; p += strcspn(p, "\n"), p += *p == '\n') {
        if (*p != '#' && *p != '\n') {
            MUST(table->count < TABLE_ROWS_MAX);
            table->row[table->count++] = (struct span){p, strcspn(p, "\n")};
        }
    }
    return true;
}

static void check_file(struct tidy *t, const char *path)
{
    struct source s;

    if (!source_init(&s, t->root, path)) {
        tidy_report(t, path, 1, "cannot be read");
        return;
    }
    rule_lines(t, &s);
    rule_banned(t, &s);
    rule_functions(t, &s);
    if (source_under(path, "engine/") || source_under(path, "ui/")) {
        rule_floors(t, &s);
        rule_roles(t, &s);
    }
    source_done(&s);
}

/* Told, not judged: sources that share the header of another. */
static void tell_headerless(const struct tidy *t)
{
    size_t count = 0;

    for (size_t i = 0; i < t->files.count; i++) {
        const char *path = t->files.name[i];
        char header[2048];
        char *own = header;

        if (source_is_header(path) || source_under(path, "tests/") || ends_with(path, "main.c")) {
            continue;
        }
        snprintf(header, sizeof(header), "%s", path);
        header[strlen(header) - 1] = 'h';
        count += !bsearch(&own, t->files.name, t->files.count, sizeof(char *), by_name);
    }
    printf("tidy: %zu files, %zu findings; %zu sources share another's header\n", t->files.count,
           t->findings, count);
}

int main(int argc, char **argv)
{
    static struct tidy t;
    bool ready;

    if (argc != 2) {
        fprintf(stderr, "usage: tidy ROOT\n");
        return 2;
    }
    t.root = argv[1];
    ready = table_read(&t.floors, t.root, "tests/tidy/floors.txt") &&
            table_read(&t.banned, t.root, "tests/tidy/banned.txt");
    collect(&t, "engine");
    collect(&t, "ui");
    collect(&t, "tests");
    collect_roles(&t);
    if (ready && (t.files.count == 0 || t.roles.count == 0)) {
        fprintf(stderr, "tidy: no sources or no roles under %s\n", t.root);
        ready = false;
    }
    if (ready) {
        qsort(t.files.name, t.files.count, sizeof(char *), by_name);
        for (size_t i = 0; i < t.files.count; i++) {
            check_file(&t, t.files.name[i]);
        }
        rule_kinds(&t);
        tell_headerless(&t);
    }
    free(t.floors.text);
    free(t.banned.text);
    list_done(&t.files);
    list_done(&t.roles);
    return !ready ? 2 : t.findings > 0;
}
