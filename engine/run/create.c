/*
 * Laying out a new exercise: built under another name, published whole.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/run/seats.h"
#include "engine/sys/dir.h"
#include "engine/sys/hash.h"
#include "engine/sys/log.h"

enum { FULL_PATH = EXERCISE_PATH + 1200 };

/* The folders that a path below scenario/ lies in, as far as they are not there yet. */
static enum err_code folders_for(const char *scenario, struct span path, struct err *err)
{
    char full[FULL_PATH];

    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] == '/') {
            enum err_code code;

            snprintf(full, sizeof(full), "%s/%.*s", scenario, (int)i, path.ptr);
            code = dir_make(full, err);
            if (code && code != ERR_EXISTS) {
                return code;
            }
        }
    }
    return ERR_OK;
}

static enum err_code write_file(const char *scenario, const struct folder_file *f, struct err *err)
{
    char folder[FULL_PATH];
    char name[256];
    const char *slash = memrchr(f->path.ptr, '/', f->path.len);
    int n = slash ? (int)(slash - f->path.ptr) : 0;

    snprintf(folder, sizeof(folder), "%s%s%.*s", scenario, n ? "/" : "", n, f->path.ptr);
    snprintf(name, sizeof(name), "%.*s", (int)f->path.len - n - (n > 0),
             f->path.ptr + n + (n > 0));
    return dir_write_new(folder, name, f->text, err);
}

static enum err_code freeze(const char *dir, const struct casebox *box, struct err *err)
{
    char path[EXERCISE_PATH + 16];
    enum err_code code;

    snprintf(path, sizeof(path), "%s/scenario", dir);
    code = dir_make(path, err);
    for (int32_t i = 0; i < box->folder.count && !code; i++) {
        const struct folder_file *f = &box->folder.file[i];
        if (casebox_uses(box, f->path)) {
            code = folders_for(path, f->path, err);
            if (!code) {
                code = write_file(path, f, err);
            }
        }
    }
    return code;
}

/* Record 1 names case and seed, so that chains of two exercises cannot be spliced. */
static enum err_code first_record(const char *dir, const struct casebox *box,
                                  const struct command *create, int64_t wall_ms, struct err *err)
{
    struct codec codec = {.sc = &box->scenario};
    struct record_draft draft = {
        .line = 1, .wall_ms = wall_ms, .type = SPAN("create"), .by = SPAN("host")};
    struct run run;
    struct bytes in;
    struct bytes facts;
    int64_t record;
    enum err_code code;

    run_init(&run, &box->scenario, (uint64_t)create->u.create.seed);
    MUST(run_accept(&run, create, 0, &record).code == REFUSE_NONE);
    bytes_init(&in, RECORD_MAX);
    bytes_init(&facts, RECORD_MAX);
    codec_write_command(&codec, &in, create);
    codec_write_facts(&codec, &facts, run.batch->fact, 1);
    draft.in = bytes_view(&in);
    draft.facts = bytes_view(&facts);
    code = journal_create(dir, &draft, err);
    bytes_done(&in);
    bytes_done(&facts);
    run_done(&run);
    return code;
}

/* The draft becomes the exercise, or nothing is left of it. */
static enum err_code fill(const char *draft, const char *dir, const struct casebox *from,
                          const struct command *create, int64_t wall_ms, struct err *err)
{
    struct err other; /* the first is the one to tell */
    enum err_code code = freeze(draft, from, err);

    if (!code) {
        code = first_record(draft, from, create, wall_ms, err);
    }
    if (!code) {
        code = dir_publish(draft, dir, err);
    }
    if (code && dir_remove(draft, &other) != ERR_OK) {
        log_entry(LOG_WARNING, "%s", other.text);
    }
    return code;
}

enum err_code exercise_create(const char *dir, const struct casebox *from, uint64_t seed,
                              int64_t seats_a_desk, int64_t wall_ms, struct err *err)
{
    struct command c = {.kind = COMMAND_CREATE, .power = POWER_HOST, .desk = NONE};
    char digest[HASH_HEX_LEN + 1];
    char draft_dir[EXERCISE_PATH];
    enum err_code code;

    MUST(from->sound && seats_a_desk >= 1 && seats_a_desk <= SEATS_A_DESK_MAX);
    if (seats_needed(&from->scenario, seats_a_desk) > SEATS_MAX) {
        return err_set(err, ERR_FORMAT, "%lld seats a desk are more than the %d of an exercise",
                       (long long)seats_a_desk, SEATS_MAX);
    }
    if (folder_exists(dir)) {
        return err_set(err, ERR_EXISTS, "%s is there already: choose another --dir", dir);
    }
    snprintf(draft_dir, sizeof(draft_dir), "%s.new-%lld", dir, (long long)wall_ms);
    casebox_digest(from, digest);
    c.u.create.seed = (int64_t)(seed & INT64_MAX);
    c.u.create.seats = seats_a_desk;
    c.u.create.scenario = from->scenario.id;
    c.u.create.edition = from->scenario.edition;
    c.u.create.digest = span_of(digest);
    code = dir_make(draft_dir, err);
    return code ? code : fill(draft_dir, dir, from, &c, wall_ms, err);
}
