/*
 * Any bytes as one line of a journal, and as a whole one on a disk. A line that is accepted is what
 * the encoder writes. A file gets a verdict that keeps within it; recovered, it is good, and
 * recovering again changes nothing. The first byte: 0 gives each line a hash that fits.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/journal/recover.h"
#include "tests/support/sim_disk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct hash *hash;

static void check_line(struct span line)
{
    struct record_link link = record_start();
    struct record r;
    struct bytes body;
    struct bytes text;
    struct err err = {0};
    enum err_code code = record_decode(line, hash, &r, &err);

    if (code) {
        MUST(err.text[0]);
        return;
    }
    link.s = r.s - 1;
    link.d = r.d;
    memcpy(link.hash, r.prev, sizeof(link.hash));
    bytes_init(&body, RECORD_MAX);
    bytes_init(&text, 2 * (size_t)RECORD_MAX);
    MUST(record_body(&r.draft, &body, &err) == ERR_OK);
    record_frame(bytes_view(&body), r.d, hash, &link, &text);
    MUST(span_eq(bytes_view(&text), line));
    bytes_done(&body);
    bytes_done(&text);
}

/* What is before "h" in each line gets the hash that belongs to it; of another chain it is still.
 */
static void with_hashes(struct span text, struct bytes *to)
{
    for (size_t pos = 0; pos < text.len;) {
        const char *end = memchr(text.ptr + pos, '\n', text.len - pos);
        size_t len = end ? (size_t)(end - text.ptr) - pos : text.len - pos;
        struct span line = {text.ptr + pos, len};
        unsigned char sum[HASH_LEN];
        char hex[RECORD_HEX + 1];

        hash_once(line, sum);
        hash_hex(sum, RECORD_HEX / 2, hex);
        bytes_span(to, line);
        bytes_fmt(to, ",\"h\":\"%s\"}\n", hex);
        pos += len + 1;
    }
}

static void count(void *context, const struct record *r)
{
    int64_t *seen = context;

    MUST(r->s == ++*seen);
}

static void check_file(struct span text)
{
    struct sim_disk sim;
    struct disk disk;
    struct journal_verdict v;
    struct recovery rec;
    struct err err = {0};
    int64_t seen = 0;

    sim_disk_init(&sim, 1);
    sim_disk_put(&sim, text);
    disk = sim_disk_open(&sim);
    reader_verify(&disk, count, &seen, &v);
    MUST(v.last.s == seen && v.offset >= 0 && v.offset <= v.end);
    MUST(v.end <= v.size_bytes && v.size_bytes == (int64_t)text.len);
    MUST((v.kind == VERDICT_GOOD) == (v.code == ERR_OK) && (v.code == ERR_OK || v.reason[0]));
    if (recover(&disk, 1, NULL, NULL, &rec, &err) == ERR_OK) {
        MUST(v.kind == VERDICT_GOOD || v.kind == VERDICT_TORN);
        sim_disk_crash(&sim);
        seen = 0;
        MUST(recover(&disk, 2, count, &seen, &rec, &err) == ERR_OK);
        MUST(rec.dropped_bytes == 0 && rec.verdict.kind == VERDICT_GOOD && seen == v.last.s);
    } else {
        MUST(v.kind != VERDICT_GOOD && v.kind != VERDICT_TORN);
    }
    sim_disk_done(&sim);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span text = {(const char *)data + 1, size - 1};
    struct bytes made;

    if (size < 2 || size > 64 << 10) {
        return 0;
    }
    hash = hash ? hash : hash_new();
    bytes_init(&made, (size_t)8 << 20);
    if (data[0] == '0') {
        with_hashes(text, &made);
        text = bytes_view(&made);
    }
    check_line(text);
    check_file(text);
    bytes_done(&made);
    return 0;
}
