#include "ui/cli/casebox.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/limits.h"

#ifndef PALERMO_DATA
#define PALERMO_DATA "/usr/share/palermo"
#endif

enum { PATH_ROOM = 1024, UPS_MOST = 4 };

/* The folder `ups` levels above base, by name where that is possible: findings are shown with it. */
static bool try_roles(char *to, size_t room, const char *base, int ups)
{
    char path[PATH_ROOM];
    int n;

    snprintf(path, sizeof(path), "%s", base);
    for (int i = 0; i < ups; i++) {
        char *slash = strrchr(path, '/');

        if (strcmp(path, ".") == 0 || strstr(path, "..")) {
            strncat(path, "/..", sizeof(path) - strlen(path) - 1);
        } else if (slash) {
            *slash = '\0';
        } else {
            snprintf(path, sizeof(path), ".");
        }
    }
    n = strcmp(path, ".") == 0 ? snprintf(to, room, "roles") : snprintf(to, room, "%s/roles", path);
    return n > 0 && (size_t)n < room && folder_exists(to);
}

static bool find_roles(char *to, size_t room, const char *dir, const char *data)
{
    char program[PATH_ROOM];

    if (data && try_roles(to, room, data, 0)) {
        return true;
    }
    for (int ups = 0; ups < UPS_MOST; ups++) {
        if (try_roles(to, room, dir, ups)) {
            return true;
        }
    }
    folder_of_program(program, sizeof(program));
    for (int ups = 0; ups < UPS_MOST; ups++) {
        if (try_roles(to, room, program, ups)) {
            return true;
        }
    }
    return try_roles(to, room, PALERMO_DATA, 0);
}

static bool gather(struct casebox *box, const char *dir, const char *data)
{
    char roles[PATH_ROOM];
    char own[PATH_ROOM];
    struct err err;

    folder_init(&box->folder, &box->arena, CASE_FILES_MAX);
    if (folder_add(&box->folder, dir, "", &err) != ERR_OK) {
        fprintf(stderr, "palermo: %s\n", err.text);
        return false;
    }
    snprintf(own, sizeof(own), "%s/roles", dir);
    if (!find_roles(roles, sizeof(roles), dir, data)) {
        fprintf(stderr, "palermo: no folder 'roles' was found above %s; say where with --data DIR\n",
                dir);
        return false;
    }
    if (strcmp(own, roles) != 0 && folder_add(&box->folder, roles, "roles/", &err) != ERR_OK) {
        fprintf(stderr, "palermo: %s\n", err.text);
        return false;
    }
    return true;
}

bool casebox_open(struct casebox *box, const char *dir, const char *data)
{
    char trimmed[PATH_ROOM];
    struct case_file *file;

    snprintf(trimmed, sizeof(trimmed), "%s", dir);
    while (strlen(trimmed) > 1 && trimmed[strlen(trimmed) - 1] == '/') {
        trimmed[strlen(trimmed) - 1] = '\0';
    }
    *box = (struct casebox){.sound = false};
    arena_init(&box->arena, CASE_ARENA);
    if (!gather(box, trimmed, data)) {
        casebox_close(box);
        return false;
    }
    findings_init(&box->findings, &box->arena);
    file = arena_array(&box->arena, (size_t)box->folder.count + 1, sizeof(*file));
    for (int32_t i = 0; i < box->folder.count; i++) {
        const struct folder_file *f = &box->folder.file[i];

        file[i] = (struct case_file){f->path, f->shown, f->text};
    }
    box->sound =
        load_case(file, box->folder.count, &box->arena, &box->findings, &box->scenario);
    return true;
}

void casebox_close(struct casebox *box)
{
    arena_done(&box->arena);
}

void casebox_finding(const struct casebox *box, const struct finding *f, char *to, size_t room)
{
    struct span shown = f->file >= 0 ? box->folder.file[f->file].shown : SPAN("case");

    snprintf(to, room, "%.*s:%u:%u: %s: %.*s", (int)shown.len, shown.ptr, f->line, f->column,
             f->warning ? "warning" : "error", (int)f->text.len, f->text.ptr);
}

bool casebox_play(struct casebox *box, const char *dir, const char *data)
{
    char line[1024];

    if (!casebox_open(box, dir, data)) {
        return false;
    }
    if (box->sound) {
        return true;
    }
    for (int32_t i = 0; i < box->findings.count; i++) {
        casebox_finding(box, &box->findings.list[i], line, sizeof(line));
        fprintf(stderr, "%s\n", line);
    }
    fprintf(stderr, "palermo: %s has errors and cannot be played\n", dir);
    casebox_close(box);
    return false;
}
