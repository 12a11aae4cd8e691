#include "tests/unit/journal/fixture.h"

#include <check.h>

#include "engine/base/limits.h"

struct record_draft draft_of(int64_t token)
{
    static const char *const facts[] = {
        "[]",
        "[{\"k\":\"seen\",\"n\":-7,\"aud\":[1,2,3]}]",
        "[{\"k\":\"said\",\"text\":\"line\\nfeed \\u00e8 {\\\"s\\\":1,\\\"d\\\":0\"},[[[]]],null]",
        "[{\"s\":1,\"d\":9,\"p\":\"00000000000000000000000000000000\",\"v\":1}]",
    };
    static const char *const ins[] = {"{}", "{\"verb\":\"interview\",\"target\":\"samira\"}"};

    return (struct record_draft){
        .line = token % 3,
        .play_ms = token,
        .wall_ms = 1790000000000 + token * 17,
        .type = token % 2 ? SPAN("act") : SPAN("inject.released"),
        .by = token % 5 ? SPAN("ngo.1") : SPAN("clock"),
        .cid = token % 2 ? SPAN("0123456789abcdef0123456789abcdef") : SPAN(""),
        .in = span_of(ins[token % 2]),
        .facts = span_of(facts[token % 4]),
    };
}

void put_first(struct sim_disk *sim)
{
    struct record_draft draft = draft_of(1);
    struct record_link link = record_start();
    struct hash *hash = hash_new();
    struct bytes body;
    struct bytes text;

    bytes_init(&body, RECORD_MAX);
    bytes_init(&text, RECORD_MAX);
    ck_assert_int_eq(record_body(&draft, &body, NULL), ERR_OK);
    record_frame(bytes_view(&body), 0, hash, &link, &text);
    bytes_char(&text, '\0');
    sim_disk_put(sim, bytes_view(&text));
    bytes_done(&text);
    bytes_done(&body);
    hash_free(hash);
}

enum err_code try_open_sim(struct sim_disk *sim, struct journal **ret_journal,
                           struct recovery *ret_recovery, struct err *err)
{
    struct journal_options options = {.wall_ms = 1790000000000, .size_max = SMALL_JOURNAL};
    struct disk disk = sim_disk_open(sim);

    return journal_open(&disk, &options, ret_journal, ret_recovery, err);
}

struct journal *open_sim(struct sim_disk *sim, struct recovery *ret_recovery)
{
    struct recovery ignored;
    struct journal *j = NULL;
    struct err err = {0};
    enum err_code code = try_open_sim(sim, &j, ret_recovery ? ret_recovery : &ignored, &err);

    ck_assert_msg(code == ERR_OK, "open: %s", err.text);
    return j;
}

int64_t stage_token(struct journal *j, int64_t token)
{
    struct record_draft draft = draft_of(token);
    struct err err = {0};
    int64_t s = 0;
    enum err_code code = journal_stage(j, &draft, JOURNAL_HOUSE, &s, &err);

    ck_assert_msg(code == ERR_OK, "stage: %s", err.text);
    return s;
}

int64_t drain(struct journal *j)
{
    struct err err = {0};
    int64_t durable = 0;
    enum err_code code = journal_drain(j, &durable, &err);

    ck_assert_msg(code == ERR_OK, "drain: %s", err.text);
    return durable;
}

void reference_journal(struct bytes *out, bool sealed)
{
    static const int batches[] = {1, 3, 2, 4, 1};
    struct sim_disk sim;
    struct journal *j;
    struct span file;
    int64_t token = 1;
    size_t b;
    int i;

    sim_disk_init(&sim, 1);
    put_first(&sim);
    j = open_sim(&sim, NULL);
    for (b = 0; b < ARRAY_LEN(batches); b++) {
        for (i = 0; i < batches[b]; i++) {
            stage_token(j, ++token);
        }
        drain(j);
    }
    if (sealed) {
        ck_assert_int_eq(journal_seal(j, 0, token, 1790000000999, NULL), ERR_OK);
    }
    journal_free(j);
    file = sim_disk_view(&sim);
    while (file.len > 0 && file.ptr[file.len - 1] == '\0') {
        file.len--;
    }
    bytes_init(out, SMALL_JOURNAL);
    bytes_span(out, file);
    for (i = 0; i < 64 && !sealed; i++) {
        bytes_char(out, '\0');
    }
    sim_disk_done(&sim);
}

static void note(void *context, const struct record *record)
{
    struct reading *reading = context;

    ck_assert_int_lt(reading->count, SEEN_MAX);
    reading->count++;
    ck_assert_int_eq(record->s, reading->count);
    reading->end[record->s] = reading->end[record->s - 1] + (int64_t)record->size_bytes;
    reading->token[record->s] = record->draft.play_ms;
    reading->known = record->d > reading->known ? record->d : reading->known;
}

void read_sim(struct sim_disk *sim, struct reading *ret_reading)
{
    struct disk disk = sim_disk_open(sim);

    ret_reading->count = 0;
    ret_reading->known = 0;
    ret_reading->end[0] = 0;
    reader_verify(&disk, note, ret_reading, &ret_reading->verdict);
}

void read_all(struct span file, struct reading *ret_reading)
{
    struct sim_disk sim;

    sim_disk_init(&sim, 1);
    sim_disk_put(&sim, file);
    read_sim(&sim, ret_reading);
    sim_disk_done(&sim);
}
