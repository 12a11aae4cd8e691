#include "engine/journal/reader.h"

#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "engine/base/limits.h"
#include "tests/unit/journal/fixture.h"

Suite *reader_suite(void);

static struct bytes file;         /* the reference journal */
static struct reading *reference; /* as it is */
static struct reading *found;     /* as it is after the damage */

static void begin_open(void)
{
    reference = malloc(sizeof(*reference));
    found = malloc(sizeof(*found));
    ck_assert(reference && found);
    reference_journal(&file, false);
    read_all(bytes_view(&file), reference);
}

static void begin_sealed(void)
{
    begin_open();
    bytes_done(&file);
    reference_journal(&file, true);
    read_all(bytes_view(&file), reference);
}

static void end(void)
{
    bytes_done(&file);
    free(reference);
    free(found);
}

/* Whatever was read is a beginning of the reference. */
static void must_agree(void)
{
    int64_t s;

    ck_assert_int_le(found->count, reference->count);
    for (s = 1; s <= found->count; s++) {
        ck_assert_int_eq(found->token[s], reference->token[s]);
        ck_assert_int_eq(found->end[s], reference->end[s]);
    }
}

/* The number of the record that the byte belongs to; one more than the last for the NULs. */
static int64_t record_at(int64_t offset)
{
    int64_t s = 1;

    while (s <= reference->count && offset >= reference->end[s]) {
        s++;
    }
    return s;
}

START_TEST(the_reference_is_good)
{
    ck_assert_int_eq(reference->verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(reference->count, 12);
    ck_assert_int_eq(reference->known, 11);
    ck_assert(!reference->verdict.sealed && !reference->verdict.closed);
}
END_TEST

START_TEST(the_sealed_reference_is_good_and_closed)
{
    ck_assert_int_eq(reference->verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(reference->count, 13);
    ck_assert_int_eq(reference->known, 12);
    ck_assert(reference->verdict.sealed && reference->verdict.closed);
}
END_TEST

/* A crash never shortens the file: a file without its NULs or its seal has been cut. */
START_TEST(a_file_cut_at_any_byte_is_corrupt_unless_only_nuls_are_gone)
{
    struct span cut = bytes_view(&file);
    int64_t data_end = reference->end[reference->count];

    for (cut.len = 0; cut.len < file.len; cut.len++) {
        bool whole = (int64_t)cut.len > data_end;

        read_all(cut, found);
        must_agree();
        ck_assert_msg(found->verdict.kind == (whole ? VERDICT_GOOD : VERDICT_CORRUPT),
                      "cut at %zu of %zu: kind %d", cut.len, file.len, (int)found->verdict.kind);
        ck_assert_int_eq(found->count, whole ? reference->count : record_at((int64_t)cut.len) - 1);
    }
}
END_TEST

/* Every bit is flipped; with the sanitizers, which are slow, every seventh: all bits of a byte. */
#ifdef __SANITIZE_ADDRESS__
enum { BIT_STEP = 7 };
#else
enum { BIT_STEP = 1 };
#endif

/* Damage to what a later record knew durable is corrupt; damage behind that is torn. */
START_TEST(any_flipped_bit_of_an_open_journal_has_its_class)
{
    int64_t bit;

    for (bit = 0; bit < (int64_t)file.len * 8; bit += BIT_STEP) {
        int64_t s = record_at(bit / 8);
        enum verdict_kind kind = s <= reference->known ? VERDICT_CORRUPT : VERDICT_TORN;

        file.ptr[bit / 8] = (char)(file.ptr[bit / 8] ^ (1 << (bit % 8)));
        read_all(bytes_view(&file), found);
        file.ptr[bit / 8] = (char)(file.ptr[bit / 8] ^ (1 << (bit % 8)));
        if (bit == (int64_t)file.len * 8 - 8 + bit % 8) {
            kind = VERDICT_CORRUPT; /* the last NUL of all: nothing shows a write under way */
        }
        must_agree();
        ck_assert_msg(found->verdict.kind == kind, "bit %lld, record %lld: kind %d", (long long)bit,
                      (long long)s, (int)found->verdict.kind);
        ck_assert_int_eq(found->count, s - 1);
        ck_assert_int_eq(found->verdict.offset, found->end[found->count]);
        ck_assert_int_eq(found->verdict.last.s, found->count);
    }
}
END_TEST

START_TEST(any_flipped_bit_of_a_sealed_journal_is_corrupt)
{
    int64_t bit;

    for (bit = 0; bit < (int64_t)file.len * 8; bit += BIT_STEP) {
        file.ptr[bit / 8] = (char)(file.ptr[bit / 8] ^ (1 << (bit % 8)));
        read_all(bytes_view(&file), found);
        file.ptr[bit / 8] = (char)(file.ptr[bit / 8] ^ (1 << (bit % 8)));
        must_agree();
        ck_assert_msg(found->verdict.kind == VERDICT_CORRUPT, "bit %lld: kind %d", (long long)bit,
                      (int)found->verdict.kind);
    }
}
END_TEST

/* What a torn batch of one write looks like: from some byte on, NULs. */
START_TEST(a_last_batch_missing_from_any_byte_on_is_torn_or_not_there)
{
    int64_t from;
    int64_t at;

    for (from = reference->end[reference->known]; from < reference->end[reference->count]; from++) {
        bool border = from == reference->end[record_at(from) - 1];

        for (at = from; at < (int64_t)file.len; at++) {
            file.ptr[at] = '\0';
        }
        read_all(bytes_view(&file), found);
        must_agree();
        ck_assert_int_eq(found->verdict.kind, border ? VERDICT_GOOD : VERDICT_TORN);
        bytes_done(&file);
        reference_journal(&file, false);
    }
}
END_TEST

START_TEST(damage_longer_than_any_write_is_corrupt)
{
    size_t data = (size_t)reference->end[reference->count];
    char *longer = calloc(1, data + BATCH_BYTES_MAX + 64);
    struct span text = {longer, data + BATCH_BYTES_MAX + 64};

    ck_assert_ptr_nonnull(longer);
    memcpy(longer, file.ptr, data);
    longer[data + BATCH_BYTES_MAX - 1] = 'x';
    read_all(text, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_TORN);
    longer[data + BATCH_BYTES_MAX] = 'x';
    read_all(text, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_CORRUPT);
    free(longer);
}
END_TEST

START_TEST(a_verdict_says_where_and_what_for_people)
{
    struct bytes text;

    file.ptr[reference->end[4] + 10] = '?';
    read_all(bytes_view(&file), found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_CORRUPT);
    ck_assert_int_eq(found->verdict.last.s, 4);
    ck_assert_int_eq(found->verdict.next_s, 6);
    ck_assert_int_eq(found->verdict.proof_s, 6);
    bytes_init(&text, 4096);
    verdict_text(&found->verdict, SPAN("journal.ndjson"), &text);
    bytes_char(&text, '\0');
    ck_assert_ptr_nonnull(strstr(text.ptr, "journal.ndjson: corrupt: acknowledged"));
    ck_assert_ptr_nonnull(strstr(text.ptr, "last good record: 4, hash "));
    ck_assert_ptr_nonnull(strstr(text.ptr, "line 5: h: the hash does not fit the line"));
    ck_assert_ptr_nonnull(strstr(text.ptr, "record 6 says that record 5 had been durable"));
    bytes_done(&text);
}
END_TEST

START_TEST(another_version_is_unreadable_and_named)
{
    static const char body[] =
        "{\"s\":1,\"d\":0,\"p\":\"00000000000000000000000000000000\",\"v\":2";
    unsigned char sum[HASH_LEN];
    char hex[HASH_HEX_LEN + 1];
    struct bytes text;

    hash_once(span_of(body), sum);
    hash_hex(sum, RECORD_HEX / 2, hex);
    bytes_init(&text, 4096);
    bytes_fmt(&text, "%s,\"h\":\"%s\"}\n", body, hex);
    bytes_char(&text, '\0');
    read_all(bytes_view(&text), found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_UNREADABLE);
    ck_assert_int_eq(found->verdict.code, ERR_FORMAT);
    ck_assert_str_eq(found->verdict.reason, "format version 2; this program reads version 1");
    bytes_done(&text);
}
END_TEST

START_TEST(a_disk_that_does_not_read_is_unreadable)
{
    struct sim_disk sim;
    uint32_t n;

    for (n = 1;; n++) {
        sim_disk_init(&sim, 1);
        sim_disk_put(&sim, bytes_view(&file));
        sim.fail_at = n;
        read_sim(&sim, found);
        sim_disk_done(&sim);
        if (found->verdict.kind == VERDICT_GOOD) {
            break;
        }
        ck_assert_int_eq(found->verdict.kind, VERDICT_UNREADABLE);
        ck_assert_int_eq(found->verdict.code, ERR_IO);
    }
    ck_assert_uint_gt(n, 2);
}
END_TEST

/* Many batches of large records: longer than the reader's window, several times. */
static struct journal *long_journal(struct sim_disk *sim, struct bytes *facts, int count)
{
    struct journal_options options = {.size_max = 64 << 20};
    struct record_draft draft = draft_of(2);
    struct disk disk = sim_disk_open(sim);
    struct recovery recovery;
    struct journal *j = NULL;
    int64_t durable;
    int64_t s;
    int i;

    ck_assert_int_eq(journal_open(&disk, &options, &j, &recovery, NULL), ERR_OK);
    for (i = 0; i < count; i++) {
        draft.play_ms = i + 2;
        draft.facts = bytes_view(facts);
        ck_assert_int_eq(journal_stage(j, &draft, JOURNAL_PLAY, &s, NULL), ERR_OK);
        if (i % 7 == 6) {
            ck_assert_int_eq(journal_pump(j, &durable, NULL), ERR_OK);
        }
    }
    drain(j);
    return j;
}

START_TEST(a_journal_longer_than_the_window_is_read_whole_live_and_after)
{
    struct sim_disk sim;
    struct bytes facts;
    struct journal *j;
    struct disk disk;
    struct reader *r;
    struct record record;
    int64_t s = 0;

    bytes_init(&facts, RECORD_MAX);
    bytes_text(&facts, "[\"");
    while (facts.len < 130000) {
        bytes_char(&facts, 'x');
    }
    bytes_text(&facts, "\"]");
    sim_disk_init(&sim, 1);
    put_first(&sim);
    j = long_journal(&sim, &facts, 60);
    disk = sim_disk_open(&sim);
    r = reader_new(&disk, READER_LIVE);
    while (reader_next(r, &record) == READER_RECORD) {
        ck_assert_int_eq(record.s, ++s);
        ck_assert_int_eq(record.draft.play_ms, s);
    }
    ck_assert_int_ge(s, 52);
    ck_assert_int_lt(s, 61);
    ck_assert_int_eq(journal_seal(j, 0, 0, 0, NULL), ERR_OK);
    while (reader_next(r, &record) == READER_RECORD) {
        ck_assert_int_eq(record.s, ++s);
    }
    ck_assert_int_eq(s, 62);
    reader_free(r);
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(found->count, 62);
    sim_disk_flip(&sim, found->end[20] * 8 + 3); /* and the search for a proof spans windows */
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_CORRUPT);
    ck_assert_int_eq(found->verdict.next_s, 22);
    journal_free(j);
    bytes_done(&facts);
    sim_disk_done(&sim);
}
END_TEST

START_TEST(a_live_reader_reports_proven_damage_on_the_second_look)
{
    struct sim_disk sim;
    struct disk disk;
    struct reader *r;
    struct record record;
    int64_t s = 0;

    sim_disk_init(&sim, 1);
    file.ptr[reference->end[4] + 10] = '?';
    sim_disk_put(&sim, bytes_view(&file));
    disk = sim_disk_open(&sim);
    r = reader_new(&disk, READER_LIVE);
    while (reader_next(r, &record) == READER_RECORD) {
        s = record.s;
    }
    ck_assert_int_eq(reader_verdict(r)->kind, VERDICT_GOOD); /* it may have been half written */
    ck_assert_int_eq(reader_next(r, &record), READER_END);
    ck_assert_int_eq(reader_verdict(r)->kind, VERDICT_CORRUPT);
    ck_assert_int_eq(reader_verdict(r)->last.s, 4);
    ck_assert_int_le(s, 4);
    reader_free(r);
    sim_disk_done(&sim);
}
END_TEST

START_TEST(a_live_reader_takes_bytes_in_the_making_for_what_they_are)
{
    struct sim_disk sim;
    struct disk disk;
    struct reader *r;
    struct record record;
    char kept = file.ptr[reference->end[4] + 10];
    int64_t s = 0;

    sim_disk_init(&sim, 1);
    file.ptr[reference->end[4] + 10] = '\0';
    sim_disk_put(&sim, bytes_view(&file));
    disk = sim_disk_open(&sim);
    r = reader_new(&disk, READER_LIVE);
    while (reader_next(r, &record) == READER_RECORD) {
        s = record.s;
    }
    file.ptr[reference->end[4] + 10] = kept; /* the write has come through */
    sim_disk_put(&sim, bytes_view(&file));
    while (reader_next(r, &record) == READER_RECORD) {
        ck_assert_int_eq(record.s, s + 1);
        s = record.s;
    }
    ck_assert_int_eq(s, reference->known);
    reader_free(r);
    sim_disk_done(&sim);
}
END_TEST

Suite *reader_suite(void)
{
    Suite *suite = suite_create("reader");
    TCase *open = tcase_create("open");
    TCase *sealed = tcase_create("sealed");

    tcase_add_checked_fixture(open, begin_open, end);
    tcase_set_timeout(open, 60);
    tcase_add_test(open, the_reference_is_good);
    tcase_add_test(open, a_file_cut_at_any_byte_is_corrupt_unless_only_nuls_are_gone);
    tcase_add_test(open, any_flipped_bit_of_an_open_journal_has_its_class);
    tcase_add_test(open, a_last_batch_missing_from_any_byte_on_is_torn_or_not_there);
    tcase_add_test(open, damage_longer_than_any_write_is_corrupt);
    tcase_add_test(open, a_verdict_says_where_and_what_for_people);
    tcase_add_test(open, another_version_is_unreadable_and_named);
    tcase_add_test(open, a_disk_that_does_not_read_is_unreadable);
    tcase_add_test(open, a_journal_longer_than_the_window_is_read_whole_live_and_after);
    tcase_add_test(open, a_live_reader_reports_proven_damage_on_the_second_look);
    tcase_add_test(open, a_live_reader_takes_bytes_in_the_making_for_what_they_are);
    suite_add_tcase(suite, open);
    tcase_add_checked_fixture(sealed, begin_sealed, end);
    tcase_set_timeout(sealed, 60);
    tcase_add_test(sealed, the_sealed_reference_is_good_and_closed);
    tcase_add_test(sealed, a_file_cut_at_any_byte_is_corrupt_unless_only_nuls_are_gone);
    tcase_add_test(sealed, any_flipped_bit_of_a_sealed_journal_is_corrupt);
    suite_add_tcase(suite, sealed);
    return suite;
}
