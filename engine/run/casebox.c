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
    box->roles = arena_span(&box->arena, span_of(own));
    if (data && !try_roles(roles, sizeof(roles), data, 0)) {
        return err_set(err, ERR_ABSENT, "there is no folder 'roles' in %s", data);
    }
    if (!find_roles(roles, sizeof(roles), dir, data)) {
        return err_set(err, ERR_ABSENT,
                       "no folder 'roles' was found above %s; say where with --data DIR", dir);
    }
    box->roles = arena_span(&box->arena, span_of(roles));
    return strcmp(own, roles) == 0 ? ERR_OK : folder_add(&box->folder, roles, "roles/", err);
}

static const struct case_file *files_of(struct casebox *box)
{
    struct case_file *file = arena_array(&box->arena, (size_t)box->folder.count + 1, sizeof(*file));

    for (int32_t i = 0; i < box->folder.count; i++) {
        const struct folder_file *f = &box->folder.file[i];

        file[i] = (struct case_file){f->path, f->shown, f->text};
    }
    return file;
}

enum err_code casebox_open(struct casebox *box, const char *dir, const char *data, struct err *err)
{
    enum err_code code;
    char trimmed[PATH_ROOM];

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
    box->sound = load_case(files_of(box), box->folder.count, NULL, &box->arena, &box->findings,
                           &box->scenario);
    return ERR_OK;
}

/* "text/it.json", "roles/text/it.json" */
static bool of_texts(struct span path)
{
    return (path.len > 5 && memcmp(path.ptr, "text/", 5) == 0) ||
           (path.len > 11 && memcmp(path.ptr, "roles/text/", 11) == 0);
}

/* Where it is told what a language lacks: its file, or the head of the case. */
static void lacking(struct casebox *box, const struct translation *words)
{
    struct finding f = {.file = -1, .warning = true};
    char path[ID_LEN_MAX];

    snprintf(path, sizeof(path), "text/%.*s.json", (int)words->lang.len, words->lang.ptr);
    for (int32_t i = 0; i < box->folder.count; i++) {
        if (span_is(box->folder.file[i].path, path)) {
            f = (struct finding){.file = i, .line = 1, .column = 1, .warning = true};
        }
    }
    if (words->missing) {
        findings_add(&box->findings, &f,
                     "%d of %d texts are not translated into '%.*s': see palermo text status",
                     words->missing, words->count, (int)words->lang.len, words->lang.ptr);
    }
}

static void load_language(struct casebox *box, struct span lang)
{
    struct casebox_language *to = &box->language[box->languages++];
    struct findings found;

    findings_init(&found, &box->arena);
    *to = (struct casebox_language){.words = {.lang = lang}};
    if (!load_case(files_of(box), box->folder.count, &to->words, &box->arena, &found,
                   &to->scenario)) {
        box->sound = false;
        box->languages--;
    }
    to->scenario.spoken = lang;
    for (int32_t i = 0; i < found.count; i++) {
        const struct finding *f = &found.list[i];

        /* The rest was told of the case in its own language. */
        if (!f->warning || (f->file >= 0 && of_texts(box->folder.file[f->file].path))) {
            findings_add(&box->findings, f, "%.*s", (int)f->text.len, f->text.ptr);
        }
    }
    lacking(box, &to->words);
}

void casebox_languages(struct casebox *box)
{
    const struct lines *all = &box->scenario.languages;

    if (!box->sound) {
        return;
    }
    box->scenario.spoken = all->lines ? all->line[0] : (struct span){0};
    box->language = arena_array(&box->arena, LANGUAGES_MAX, sizeof(*box->language));
    for (int32_t i = 1; i < all->lines; i++) {
        load_language(box, all->line[i]);
    }
    findings_sort(&box->findings);
}

struct scenario *casebox_speech(struct casebox *box, struct span lang)
{
    const struct lines *all = &box->scenario.languages;

    for (int32_t i = 0; i < box->languages; i++) {
        if (span_eq(box->language[i].words.lang, lang)) {
            return &box->language[i].scenario;
        }
    }
    return all->lines && span_eq(all->line[0], lang) ? &box->scenario : NULL;
}

const struct scenario *casebox_in(const struct casebox *box, struct span lang)
{
    const struct scenario *sc = casebox_speech((struct casebox *)(uintptr_t)box, lang);

    return sc ? sc : &box->scenario;
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

    if (path.len < 6 || memcmp(path.ptr, "roles/", 6) != 0 || of_texts(path)) {
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
