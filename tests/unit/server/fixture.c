#include "tests/unit/server/fixture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/server/cards.h"
#include "engine/sys/dir.h"
#include "engine/sys/log.h"

enum { TURNS_MOST = 400, WALL = 1790000000 };

struct served served;

static struct casebox box;
static char first[RECORD_MAX]; /* its journal */
static size_t first_len;

/* ---- What the server is given instead of the machine's ---- */

static int64_t mono(void *self)
{
    (void)self;
    return served.mono_ms;
}

static int64_t wall(void *self)
{
    (void)self;
    return (int64_t)WALL * 1000 + served.mono_ms;
}

static void card_of(int32_t seat, struct card *ret)
{
    *ret = (struct card){.code = {0x5e, (unsigned char)seat}};
    text_copy(ret->name, sizeof(ret->name), span_of(served.ex.seat[seat].name));
}

bool cards_read(const char *dir, const char *name, char *to, size_t room)
{
    int32_t seat = exercise_seat(&served.ex, span_of(name));
    struct card card;

    (void)dir;
    MUST(seat && room >= CARD_TEXT);
    card_of(seat, &card);
    card_write(&card, to);
    return !served.used[seat];
}

enum err_code cards_reissue(const char *dir, const char *name,
                            const unsigned char print[CARD_PRINT], struct err *err)
{
    (void)dir;
    (void)print;
    (void)err;
    served.used[exercise_seat(&served.ex, span_of(name))] = false;
    return ERR_OK;
}

void cards_use(const char *dir, const char *name)
{
    (void)dir;
    served.used[exercise_seat(&served.ex, span_of(name))] = true;
    served.used_early = journal_durable(served.ex.journal) < journal_staged(served.ex.journal);
}

/* ---- Begin and end ---- */

/* By the shipping way of laying one out. */
void served_case(void)
{
    char dir[] = "/tmp/palermo-served-XXXXXX";
    char sub[64];
    char path[96];
    struct err err;
    FILE *f;

    if (first_len) {
        return;
    }
    ck_assert_int_eq(casebox_open(&box, "scenarios/red-harvest", NULL, &err), ERR_OK);
    casebox_languages(&box);
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(sub, sizeof(sub), "%s/ex", dir);
    ck_assert_int_eq(exercise_create(sub, &box, 7, 2, (int64_t)WALL * 1000, &err), ERR_OK);
    snprintf(path, sizeof(path), "%s/" JOURNAL_FILE, sub);
    f = fopen(path, "re");
    ck_assert_ptr_nonnull(f);
    first_len = fread(first, 1, sizeof(first), f);
    ck_assert(first_len > 0 && fclose(f) == 0);
    ck_assert(dir_remove(sub, &err) == ERR_OK && rmdir(dir) == 0);
}

/* What the server logs of these tests is for nobody. */
static void unheard(void *context, struct span line)
{
    (void)context;
    (void)line;
}

void served_begin(void)
{
    struct server_options options = {.address = "", .rate = 20, .burst = 60};
    struct disk disk;
    struct err err;

    memset(&served, 0, sizeof(served));
    log_to(unheard, NULL);
    sim_disk_init(&served.disk, 1);
    sim_disk_put(&served.disk, (struct span){first, first_len});
    disk = sim_disk_open(&served.disk);
    ck_assert_int_eq(exercise_open_take(&served.ex, &box, &disk, (int64_t)WALL * 1000, &err),
                     ERR_OK);
    ck_assert_int_eq(server_start(&served.server, &served.ex, NULL, &options, &err), ERR_OK);
    served.mono_ms = served.server.mono_ms; /* from here on it stands */
    served.server.clock = (struct clock){.mono_ms = mono, .wall_ms = wall};
}

void served_end(void)
{
    for (int32_t i = 0; i < served.stations; i++) {
        link_free(served.station[i].link);
        free(served.station[i].text);
    }
    sim_net_down();
    server_stop(&served.server);
    exercise_close(&served.ex);
    sim_disk_done(&served.disk);
}

/* ---- Seats ---- */

int32_t player_seat(int32_t which)
{
    for (int32_t i = 1; i <= served.ex.seats; i++) {
        if (!served.ex.seat[i].who.staff && which-- == 0) {
            return i;
        }
    }
    ck_abort_msg("the case has no such desk");
    return 0;
}

int32_t staff_seat(void)
{
    int32_t i = 1;

    while (!served.ex.seat[i].who.staff) {
        i++;
    }
    return i;
}

void token_of(int32_t seat, char ret[TOKEN_DIGITS + 1])
{
    snprintf(ret, TOKEN_DIGITS + 1, "%064x", 0xabc000 + seat);
}

void hash_of_token(int32_t seat, char ret[TOKEN_DIGITS + 1])
{
    char token[TOKEN_DIGITS + 1];
    unsigned char sum[HASH_LEN];

    token_of(seat, token);
    hash_once(span_of(token), sum);
    hash_hex(sum, HASH_LEN, ret);
}

void is_taken(int32_t seat, const char *hash)
{
    struct command cmd = {.kind = COMMAND_SEAT};

    cmd.u.seat.seat = seat;
    cmd.u.seat.desk = served.ex.seat[seat].who.desk;
    cmd.u.seat.state = SEAT_CLAIMED;
    cmd.u.seat.token = span_of(hash);
    ck_assert_int_gt(exercise_house(&served.ex, &cmd, server_play(&served.server)), 0);
}

struct station *sits(int32_t seat)
{
    char hash[TOKEN_DIGITS + 1];

    hash_of_token(seat, hash);
    is_taken(seat, hash);
    return comes_back(seat, "");
}

struct station *comes_back(int32_t seat, const char *lang)
{
    struct station *st = connects();
    char token[TOKEN_DIGITS + 1];

    token_of(seat, token);
    ck_assert_int_eq(told(st, "hello", "\"protocol\":1"), 0);
    ck_assert_int_eq(told(st, "resume",
                          "\"seat\":\"%s\",\"token\":\"%s\",\"n\":0,\"h\":\"\",\"lang\":\"%s\"",
                          served.ex.seat[seat].name, token, lang),
                     0);
    return st;
}

void code_on_card(int32_t seat, char ret[2 * CARD_CODE + 1])
{
    struct card card;

    card_of(seat, &card);
    hash_hex(card.code, CARD_CODE, ret);
}

/* ---- Connections ---- */

struct station *connects(void)
{
    struct station *st = &served.station[served.stations++];
    struct err err;

    ck_assert_int_le(served.stations, STATIONS);
    st->link = link_connect(NULL, "", 0, 0, NULL, &err);
    st->text = calloc(1, STATION_TEXT);
    ck_assert(st->link && st->text);
    return st;
}

static int64_t asks_with(struct station *st, const char *method, const char *params, va_list args)
{
    char text[2 * TYPED_TEXT_MAX];
    char line[2 * TYPED_TEXT_MAX + 256];
    int n;

    ck_assert_int_lt(vsnprintf(text, sizeof(text), params, args), (int)sizeof(text));
    n = snprintf(line, sizeof(line),
                 "{\"jsonrpc\":\"2.0\",\"id\":%lld,\"method\":\"%s\",\"params\":{%s}}\n",
                 (long long)++served.ids, method, text);
    link_send(st->link, (struct span){line, (size_t)n});
    return served.ids;
}

int64_t asks(struct station *st, const char *method, const char *params, ...)
{
    va_list args;
    int64_t id;

    va_start(args, params);
    id = asks_with(st, method, params, args);
    va_end(args);
    return id;
}

/* Bytes of one station, both ways; true: some moved. */
static bool moves(struct station *st)
{
    struct link *there = sim_link_peer(st->link);
    bool moved = (there && sim_link_under_way(there)) || sim_link_under_way(st->link);
    size_t before = st->len;
    struct span line;

    if (there) {
        sim_link_deliver(there, SIZE_MAX);
    }
    sim_link_deliver(st->link, SIZE_MAX);
    while (link_line(st->link, FRAME_MAX, &line)) {
        ck_assert_uint_lt(st->len + line.len + 2, STATION_TEXT);
        memcpy(st->text + st->len, line.ptr, line.len);
        st->len += line.len;
        st->text[st->len++] = '\n';
    }
    return moved && (st->len > before || (there && sim_link_under_way(there)));
}

void settles(void)
{
    int32_t quiet = 0;

    for (int32_t i = 0; i < TURNS_MOST && quiet < 5; i++) {
        bool moved = journal_durable(served.ex.journal) < journal_staged(served.ex.journal);

        for (int32_t k = 0; k < served.stations; k++) {
            moved = moves(&served.station[k]) || moved;
        }
        (void)server_turn(&served.server);
        ck_assert(!served.ex.failed);
        quiet = moved ? 0 : quiet + 1;
    }
}

void passes(int64_t ms)
{
    served.mono_ms += ms;
    settles();
}

int64_t told(struct station *st, const char *method, const char *params, ...)
{
    va_list args;
    int64_t id;

    va_start(args, params);
    id = asks_with(st, method, params, args);
    va_end(args);
    settles();
    return code_of(st, id);
}

int64_t code_of(const struct station *st, int64_t id)
{
    char begin[64];
    const char *at;

    snprintf(begin, sizeof(begin), "{\"jsonrpc\":\"2.0\",\"id\":%lld,\"", (long long)id);
    at = heard(st, begin);
    if (!at) {
        return -1;
    }
    at += strlen(begin);
    return strncmp(at, "error\":{\"code\":", 15) == 0 ? strtoll(at + 15, NULL, 10) : 0;
}

const char *heard(const struct station *st, const char *words)
{
    return strstr(st->text, words);
}

int32_t times(const struct station *st, const char *words)
{
    int32_t n = 0;

    for (const char *at = heard(st, words); at; at = strstr(at + 1, words)) {
        n++;
    }
    return n;
}

bool is_gone(const struct station *st)
{
    return link_closed(st->link);
}
