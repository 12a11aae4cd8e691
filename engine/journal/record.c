#include "engine/journal/record.h"

#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/journal/compact.h"

enum {
    TRAILER_LEN = 6 + RECORD_HEX + 3, /* ,"h":"<32 hex>"}\n */
    FRAME_LONGEST = 5 + 15 + 5 + 15 + 6 + RECORD_HEX + 1 + TRAILER_LEN
};

_Static_assert((int)FRAME_LONGEST <= (int)RECORD_FRAME_MAX, "the frame fits its bound");

struct record_link record_start(void)
{
    struct record_link link = {0};

    memset(link.hash, '0', RECORD_HEX);
    return link;
}

struct record_link record_link_of(const struct record *r)
{
    struct record_link link = {.s = r->s, .d = r->d};

    memcpy(link.hash, r->hash, sizeof(link.hash));
    return link;
}

static bool is_type(struct span s)
{
    size_t i;

    for (i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool letter = c >= 'a' && c <= 'z';
        bool later = (c >= '0' && c <= '9') || c == '_' || c == '.';

        if (!letter && !(later && i > 0)) {
            return false;
        }
    }
    return s.len > 0 && s.len <= RECORD_TYPE_MAX;
}

static bool is_plain(struct span s)
{
    size_t i;

    for (i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
            return false;
        }
    }
    return s.len > 0 && s.len <= RECORD_BY_MAX;
}

static bool is_number(int64_t n)
{
    return n >= 0 && n <= RECORD_NUMBER_MAX;
}

static const char *check_payload(struct span text, char open)
{
    size_t pos = 0;
    const char *wrong = compact_skip(text, open, &pos);

    if (!wrong && pos < text.len) {
        wrong = "something follows the value";
    }
    return wrong;
}

/* What is wrong with the fields, and where; both NULL if nothing. */
static const char *check_draft(const struct record_draft *draft, const char **ret_key)
{
    const char *wrong = NULL;

    *ret_key = NULL;
    if (!is_number(draft->line) || !is_number(draft->play_ms) || !is_number(draft->wall_ms)) {
        *ret_key = "l, m, w";
        return "not a number of 0 to 15 digits";
    }
    if (!is_type(draft->type)) {
        *ret_key = "t";
        return "not a type id";
    }
    if (!is_plain(draft->by)) {
        *ret_key = "by";
        return "not plain text";
    }
    if (draft->cid.len && !text_is_hex(draft->cid, RECORD_HEX)) {
        *ret_key = "cid";
        return "not 32 hex digits or empty";
    }
    *ret_key = "in";
    wrong = check_payload(draft->in, '{');
    if (!wrong) {
        *ret_key = "f";
        wrong = check_payload(draft->facts, '[');
    }
    return wrong;
}

static void add_int(struct bytes *out, const char *key, int64_t value)
{
    bytes_text(out, key);
    bytes_int(out, value);
}

static void add_span(struct bytes *out, const char *key, struct span value)
{
    bytes_text(out, key);
    bytes_span(out, value);
}

enum err_code record_body(const struct record_draft *draft, struct bytes *out, struct err *err)
{
    const char *key;
    const char *wrong = check_draft(draft, &key);
    size_t from = out->len;

    if (wrong) {
        return err_set(err, ERR_FORMAT, "%s: %s", key, wrong);
    }
    add_int(out, ",\"v\":", RECORD_VERSION);
    add_int(out, ",\"l\":", draft->line);
    add_span(out, ",\"t\":\"", draft->type);
    add_int(out, "\",\"m\":", draft->play_ms);
    add_int(out, ",\"w\":", draft->wall_ms);
    add_span(out, ",\"by\":\"", draft->by);
    add_span(out, "\",\"cid\":\"", draft->cid);
    add_span(out, "\",\"in\":", draft->in);
    add_span(out, ",\"f\":", draft->facts);
    if (out->over || out->len - from > RECORD_MAX - RECORD_FRAME_MAX) {
        out->len = from;
        out->over = false;
        return err_set(err, ERR_FORMAT, "longer than %d bytes", (int)RECORD_MAX);
    }
    return ERR_OK;
}

static void sum_hex(struct hash *hash, struct span text, char ret_hex[RECORD_HEX + 1])
{
    unsigned char sum[HASH_LEN];

    hash_add(hash, text);
    hash_end(hash, sum);
    hash_hex(sum, RECORD_HEX / 2, ret_hex);
}

void record_frame(struct span body, int64_t d_seq, struct hash *hash, struct record_link *link,
                  struct bytes *out)
{
    size_t from = out->len;

    MUST(d_seq == link->d || d_seq == link->s);
    add_int(out, "{\"s\":", link->s + 1);
    add_int(out, ",\"d\":", d_seq);
    add_span(out, ",\"p\":\"", (struct span){link->hash, RECORD_HEX});
    bytes_char(out, '"');
    bytes_span(out, body);
    MUST(!out->over);
    sum_hex(hash, (struct span){out->ptr + from, out->len - from}, link->hash);
    add_span(out, ",\"h\":\"", (struct span){link->hash, RECORD_HEX});
    bytes_text(out, "\"}\n");
    MUST(!out->over && out->len - from <= body.len + RECORD_FRAME_MAX);
    link->s++;
    link->d = d_seq;
}

/* The decoder walks the line once. The first thing that does not fit stays in `wrong`. */
struct walk {
    struct span line;
    size_t pos;
    const char *key; /* which field, for the message */
    const char *wrong;
};

static void expect(struct walk *w, const char *literal)
{
    size_t len = strlen(literal);

    if (w->wrong) {
        return;
    }
    if (w->line.len - w->pos < len || memcmp(w->line.ptr + w->pos, literal, len) != 0) {
        w->wrong = "not the next key";
        return;
    }
    w->pos += len;
}

static int64_t walk_int(struct walk *w, const char *key, const char *literal)
{
    size_t from;
    int64_t n = 0;

    w->key = w->wrong ? w->key : key;
    expect(w, literal);
    from = w->pos;
    while (!w->wrong && w->pos < w->line.len && w->line.ptr[w->pos] >= '0' &&
           w->line.ptr[w->pos] <= '9' && w->pos - from < RECORD_DIGITS_MAX) {
        n = n * 10 + (w->line.ptr[w->pos++] - '0');
    }
    if (!w->wrong && (w->pos == from || (w->line.ptr[from] == '0' && w->pos - from > 1))) {
        w->wrong = "not a whole number of at most 15 digits in its shortest form";
    }
    return n;
}

static struct span walk_text(struct walk *w, const char *key, const char *literal)
{
    struct span text = {0};
    const char *end;

    w->key = w->wrong ? w->key : key;
    expect(w, literal);
    if (w->wrong) {
        return text;
    }
    end = memchr(w->line.ptr + w->pos, '"', w->line.len - w->pos);
    if (!end) {
        w->wrong = "does not end";
        return text;
    }
    text = (struct span){w->line.ptr + w->pos, (size_t)(end - w->line.ptr) - w->pos};
    w->pos += text.len + 1;
    return text;
}

static struct span walk_payload(struct walk *w, const char *key, const char *literal, char open)
{
    size_t from;

    w->key = w->wrong ? w->key : key;
    expect(w, literal);
    if (w->wrong) {
        return (struct span){0};
    }
    from = w->pos;
    w->wrong = compact_skip(w->line, open, &w->pos);
    return (struct span){w->line.ptr + from, w->pos - from};
}

static void check_text(struct walk *w, bool fits, const char *wrong)
{
    if (!w->wrong && !fits) {
        w->wrong = wrong;
    }
}

static void copy_hash(char ret_to[RECORD_HEX + 1], struct span from)
{
    if (from.len == RECORD_HEX) {
        memcpy(ret_to, from.ptr, RECORD_HEX);
    }
    ret_to[RECORD_HEX] = '\0';
}

/* Up to the version: what a record of any version would have to begin with. */
static int64_t walk_head(struct walk *w, struct record *r)
{
    struct span p;

    r->s = walk_int(w, "s", "{\"s\":");
    check_text(w, r->s > 0, "numbers begin at 1");
    r->d = walk_int(w, "d", ",\"d\":");
    check_text(w, r->d < r->s, "not below s");
    p = walk_text(w, "p", ",\"p\":\"");
    check_text(w, text_is_hex(p, RECORD_HEX), "not 32 hex digits");
    copy_hash(r->prev, p);
    return walk_int(w, "v", ",\"v\":");
}

static void walk_fields(struct walk *w, struct record_draft *draft)
{
    draft->line = walk_int(w, "l", ",\"l\":");
    draft->type = walk_text(w, "t", ",\"t\":\"");
    check_text(w, is_type(draft->type), "not a type id");
    draft->play_ms = walk_int(w, "m", ",\"m\":");
    draft->wall_ms = walk_int(w, "w", ",\"w\":");
    draft->by = walk_text(w, "by", ",\"by\":\"");
    check_text(w, is_plain(draft->by), "not plain text");
    draft->cid = walk_text(w, "cid", ",\"cid\":\"");
    check_text(w, draft->cid.len == 0 || text_is_hex(draft->cid, RECORD_HEX),
               "not 32 hex digits or empty");
    draft->in = walk_payload(w, "in", ",\"in\":", '{');
    draft->facts = walk_payload(w, "f", ",\"f\":", '[');
}

static enum err_code refuse(const struct walk *w, struct err *err)
{
    err_set(err, ERR_FORMAT, "%s: %s", w->key, w->wrong);
    if (err) {
        err->column = (uint32_t)w->pos + 1;
    }
    return ERR_FORMAT;
}

/* The trailer is compared byte for byte and the hash with what stands before it. */
static void check_trailer(struct walk *w, struct hash *hash, struct record *r)
{
    const char *trailer = w->line.ptr + w->line.len - TRAILER_LEN;
    struct span hex = {trailer + 6, RECORD_HEX};
    char sum[RECORD_HEX + 1];

    w->key = "h";
    w->pos = w->line.len - TRAILER_LEN;
    if (memcmp(trailer, ",\"h\":\"", 6) != 0 || !text_is_hex(hex, RECORD_HEX) ||
        memcmp(hex.ptr + RECORD_HEX, "\"}\n", 3) != 0) {
        w->wrong = "the line does not end with a hash";
        return;
    }
    sum_hex(hash, (struct span){w->line.ptr, w->line.len - TRAILER_LEN}, sum);
    copy_hash(r->hash, hex);
    if (memcmp(sum, hex.ptr, RECORD_HEX) != 0) {
        w->wrong = "the hash does not fit the line";
    }
}

enum err_code record_decode(struct span line, struct hash *hash, struct record *ret_record,
                            struct err *err)
{
    struct walk w = {.line = line, .key = "line"};
    int64_t version;

    *ret_record = (struct record){.size_bytes = line.len};
    if (line.len > RECORD_MAX || line.len <= TRAILER_LEN) {
        w.wrong = line.len > RECORD_MAX ? "longer than a record" : "shorter than a record";
        return refuse(&w, err);
    }
    check_trailer(&w, hash, ret_record);
    if (w.wrong) {
        return refuse(&w, err);
    }
    w.line.len -= TRAILER_LEN;
    w.pos = 0;
    version = walk_head(&w, ret_record);
    if (!w.wrong && version != RECORD_VERSION) {
        return err_set(err, ERR_ABSENT, "format version %lld; this program reads version %d",
                       (long long)version, (int)RECORD_VERSION);
    }
    walk_fields(&w, &ret_record->draft);
    if (!w.wrong && w.pos != w.line.len) {
        w.key = "h";
        w.wrong = "something stands between f and h";
    }
    return w.wrong ? refuse(&w, err) : ERR_OK;
}

enum err_code record_follows(const struct record *r, const struct record_link *link,
                             struct err *err)
{
    if (r->s != link->s + 1) {
        return err_set(err, ERR_FORMAT, "s: %lld stands where %lld belongs", (long long)r->s,
                       (long long)link->s + 1);
    }
    if (memcmp(r->prev, link->hash, RECORD_HEX) != 0) {
        return err_set(err, ERR_FORMAT, "p: not the hash of record %lld", (long long)link->s);
    }
    if (r->d != link->d && r->d != link->s) {
        return err_set(err, ERR_FORMAT, "d: %lld is neither %lld (the same batch) nor %lld",
                       (long long)r->d, (long long)link->d, (long long)link->s);
    }
    if (r->s - r->d > BATCH_RECORDS_MAX) {
        return err_set(err, ERR_FORMAT, "d: more than %d records in one batch",
                       (int)BATCH_RECORDS_MAX);
    }
    if (record_is_seal(r) && r->d != link->s) {
        return err_set(err, ERR_FORMAT, "d: a seal vouches for all before it");
    }
    return ERR_OK;
}

bool record_is_seal(const struct record *r)
{
    return span_eq(r->draft.type, SPAN(RECORD_TYPE_SEALED));
}

bool record_may_begin(struct span text)
{
    struct walk w = {.line = text};
    struct record r;

    walk_head(&w, &r);
    return !w.wrong;
}
