#include "engine/journal/verdict.h"

#include <stdio.h>
#include <time.h>

#include "engine/base/must.h"

static const char *const KIND_NAME[VERDICT_KIND_COUNT] = {
    [VERDICT_GOOD] = "good",
    [VERDICT_TORN] = "torn tail",
    [VERDICT_CORRUPT] = "corrupt",
    [VERDICT_UNREADABLE] = "unreadable",
};

static void add_wall(struct bytes *out, int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm tm;
    char text[32];

    if (gmtime_r(&seconds, &tm) && strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S UTC", &tm)) {
        bytes_fmt(out, " (%s)", text);
    }
}

static void add_last(const struct journal_verdict *v, struct bytes *out)
{
    if (v->last.s == 0) {
        bytes_text(out, "  no good record\n");
        return;
    }
    bytes_fmt(out, "  last good record: %lld, hash %s", (long long)v->last.s, v->last.hash);
    add_wall(out, v->last_wall_ms);
    bytes_char(out, '\n');
}

static void add_damage(const struct journal_verdict *v, struct bytes *out)
{
    bytes_fmt(out, "  damage: byte %lld, line %lld: %s\n", (long long)v->offset,
              (long long)v->last.s + 1, v->reason);
    if (v->next_s) {
        bytes_fmt(out, "  next intact record: %lld", (long long)v->next_s);
        add_wall(out, v->next_wall_ms);
        bytes_char(out, '\n');
    }
    if (v->proof_s) {
        bytes_fmt(out, "  record %lld says that record %lld had been durable\n",
                  (long long)v->proof_s, (long long)v->last.s + 1);
    }
}

void verdict_text(const struct journal_verdict *v, struct span name, struct bytes *out)
{
    MUST(v->kind < VERDICT_KIND_COUNT);
    bytes_span(out, name);
    bytes_fmt(out, ": %s", KIND_NAME[v->kind]);
    switch (v->kind) {
    case VERDICT_GOOD:
        bytes_fmt(out, ", %lld records, %s, hash %s", (long long)v->last.s,
                  v->sealed ? "sealed" : "not sealed", v->last.hash);
        add_wall(out, v->last_wall_ms);
        bytes_char(out, '\n');
        break;
    case VERDICT_TORN:
        bytes_fmt(out, ": the last %lld bytes were never acknowledged\n",
                  (long long)(v->end - v->offset));
        add_last(v, out);
        add_damage(v, out);
        break;
    case VERDICT_CORRUPT:
        bytes_text(out, ": acknowledged records are damaged or missing\n");
        add_last(v, out);
        add_damage(v, out);
        break;
    case VERDICT_UNREADABLE:
    case VERDICT_KIND_COUNT:
        bytes_fmt(out, ": %s\n", v->reason);
        break;
    }
}

enum err_code verdict_err(const struct journal_verdict *v, struct err *err)
{
    if (v->kind == VERDICT_GOOD) {
        return ERR_OK;
    }
    if (v->kind == VERDICT_UNREADABLE) {
        return err_set(err, v->code, "%s", v->reason);
    }
    err_set(err, v->code, "%s at byte %lld, after record %lld: %s", KIND_NAME[v->kind],
            (long long)v->offset, (long long)v->last.s, v->reason);
    if (err) {
        err->line = (uint32_t)(v->last.s + 1);
    }
    return v->code;
}
