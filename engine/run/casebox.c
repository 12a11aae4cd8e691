#include "engine/run/casebox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/base/safe.h"
#include "engine/base/text.h"
#include "engine/wire/tell.h"

enum { PATH_ROOM = 1024, UPS_MOST = 4 };

/* The folder `ups` levels above base, by name where that is possible: findings are shown with it.
 */
static bool try_roles(char *to, size_t room, const char *base, int ups)
{
    char path[PATH_ROOM];
    size_t n;

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
    n = strcmp(path, ".") == 0 ? 0 : strlen(path);
    if (n + sizeof("/roles") > room) {
        return false;
    }
    memcpy(to, path, n);
    memcpy(to + n, n ? "/roles" : "roles", n ? sizeof("/roles") : sizeof("roles"));
    return folder_exists(to);
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
    snprintf(program + strlen(program), sizeof(program) - strlen(program), FOLDER_DATA);
    return try_roles(to, room, program, 0);
}

static enum err_code gather(struct casebox *box, const char *dir, const char *data, struct err *err)
{
    char roles[PATH_ROOM + 8];
    char own[PATH_ROOM + 8];
    enum err_code code;

    folder_init(&box->folder, &box->arena, CASE_FILES_MAX);
    snprintf(own, sizeof(own), "%s/scenario.json", dir);
    if (folder_exists(dir) && file_absent(own)) {
        return ERR_OK; /* no case, and told as a finding: a whole disk is not read for it */
    }
    code = folder_add(&box->folder, dir, "", err);
    if (code) {
        return code;
    }
    snprintf(own, sizeof(own), "%s/roles", dir);
    if (data && !try_roles(roles, sizeof(roles), data, 0)) {
        return err_set(err, ERR_ABSENT, "there is no folder 'roles' in %s", data);
    }
    if (!find_roles(roles, sizeof(roles), dir, data)) {
        return err_set(err, ERR_ABSENT,
                       "no folder 'roles' was found above %s; say where with --data DIR", dir);
    }
    return strcmp(own, roles) == 0 ? ERR_OK : folder_add(&box->folder, roles, "roles/", err);
}

enum err_code casebox_open(struct casebox *box, const char *dir, const char *data, struct err *err)
{
    enum err_code code;
    char trimmed[PATH_ROOM];
    struct case_file *file;

    snprintf(trimmed, sizeof(trimmed), "%s", dir);
    while (strlen(trimmed) > 1 && trimmed[strlen(trimmed) - 1] == '/') {
        trimmed[strlen(trimmed) - 1] = '\0';
    }
    *box = (struct casebox){.sound = false};
    arena_init(&box->arena, CASE_ARENA);
    box->shown = arena_span(&box->arena, span_of(trimmed));
    code = gather(box, trimmed, data, err);
    if (code) {
        casebox_close(box);
        return code;
    }
    findings_init(&box->findings, &box->arena);
    file = arena_array(&box->arena, (size_t)box->folder.count + 1, sizeof(*file));
    for (int32_t i = 0; i < box->folder.count; i++) {
        const struct folder_file *f = &box->folder.file[i];

        file[i] = (struct case_file){f->path, f->shown, f->text};
    }
    box->sound = load_case(file, box->folder.count, &box->arena, &box->findings, &box->scenario);
    return ERR_OK;
}

void casebox_close(struct casebox *box)
{
    arena_done(&box->arena);
}

void casebox_finding(const struct casebox *box, const struct finding *f, char *to, size_t room)
{
    struct bytes b;

    bytes_init(&b, room);
    safe_line(f->file >= 0 ? box->folder.file[f->file].shown : box->shown, PATH_ROOM, &b);
    if (f->line) {
        bytes_fmt(&b, ":%u:%u", f->line, f->column);
    }
    bytes_fmt(&b, ": %s: ", f->warning ? "warning" : "error");
    bytes_span(&b, f->text);
    text_copy(to, room, bytes_view(&b));
    bytes_done(&b);
}

bool casebox_uses(const struct casebox *box, struct span path)
{
    const struct scenario *sc = &box->scenario;
    char name[ID_LEN_MAX + 16];

    if (path.len < 6 || memcmp(path.ptr, "roles/", 6) != 0) {
        return true;
    }
    for (int32_t r = 0; r < scenario_count(sc, REF_ROLE); r++) {
        struct span id = scenario_id(sc, REF_ROLE, r);

        snprintf(name, sizeof(name), "roles/%.*s.json", (int)id.len, id.ptr);
        if (span_is(path, name)) {
            return true;
        }
    }
    return span_is(path, "roles/shared.json");
}

static int by_path(const void *a, const void *b)
{
    const struct folder_file *const *x = a;
    const struct folder_file *const *y = b;

    return span_cmp((*x)->path, (*y)->path);
}

void casebox_digest(const struct casebox *box, char ret_hex[HASH_HEX_LEN + 1])
{
    const struct folder_file *file[CASE_FILES_MAX];
    struct hash *h = hash_new();
    unsigned char sum[HASH_LEN];
    size_t files = 0;

    for (int32_t i = 0; i < box->folder.count; i++) {
        if (casebox_uses(box, box->folder.file[i].path)) {
            file[files++] = &box->folder.file[i];
        }
    }
    qsort(file, files, sizeof(file[0]), by_path);
    for (size_t i = 0; i < files; i++) {
        char head[64];
        int n = snprintf(head, sizeof(head), "%zu %zu ", file[i]->path.len, file[i]->text.len);

        hash_add(h, (struct span){head, (size_t)n});
        hash_add(h, file[i]->path);
        hash_add(h, file[i]->text);
    }
    hash_end(h, sum);
    hash_hex(sum, HASH_LEN, ret_hex);
    hash_free(h);
}
