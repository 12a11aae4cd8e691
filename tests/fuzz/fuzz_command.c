/*
 * Any text as a fact, a command or a command's parameters of the shipped case: refused with words,
 * or read; what was read is written canonically: read and written again, it is the same bytes.
 * The first byte says as what.
 */
#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/wire/codec.h"
#include "tests/support/case_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum shape { HOST_FACT, SEAT_FACT, HOST_COMMAND, PARAMS };
enum { ARENA = 4 << 20 };

static struct case_text t;
static struct arena arena;
static struct bytes out[2];

struct what {
    enum shape shape;
    enum command_kind kind; /* of parameters */
    struct codec codec;
};

static bool read_and_write(const struct what *w, struct span text, struct bytes *to)
{
    static struct fact fact;
    static struct command command;
    const char *why = NULL;
    struct scan s;
    bool ok;

    scan_init(&s, text, &arena);
    if (w->shape == HOST_FACT || w->shape == SEAT_FACT) {
        ok = codec_read_fact(&w->codec, &s, &fact, &why);
    } else if (w->shape == HOST_COMMAND) {
        ok = codec_read_command(&w->codec, &s, &command, &why);
    } else {
        ok = codec_read_params(&w->codec, &s, w->kind, &command, &why);
    }
    MUST(ok || (why && why[0]));
    if (!ok || !scan_end(&s)) {
        return false;
    }
    bytes_reset(to);
    if (w->shape == HOST_FACT || w->shape == SEAT_FACT) {
        codec_write_fact(&w->codec, to, &fact);
    } else if (w->shape == HOST_COMMAND) {
        codec_write_command(&w->codec, to, &command);
    } else {
        codec_write_params(&w->codec, to, &command);
    }
    return !to->over;
}

static void begin(void)
{
    if (arena.size) {
        return;
    }
    case_text_init(&t);
    MUST(case_text_folder(&t, "scenarios/red-harvest") && case_text_load(&t));
    arena_init(&arena, ARENA);
    bytes_init(&out[0], RECORD_MAX);
    bytes_init(&out[1], RECORD_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct what w;
    struct span text;

    if (size == 0 || size > CLIENT_LINE_MAX) {
        return 0;
    }
    begin();
    arena_reset(&arena);
    text = (struct span){(const char *)data + 1, size - 1};
    w.shape = (enum shape)(data[0] % 4);
    w.kind = (enum command_kind)(data[0] / 4 % COMMAND_KIND_COUNT);
    w.codec = (struct codec){.sc = &t.scenario,
                             .handles = w.shape == SEAT_FACT ||
                                        (w.shape == PARAMS &&
                                         command_table[w.kind].power & POWER_PLAYER)};
    if (scan_check(text, NULL) || !read_and_write(&w, text, &out[0])) {
        return 0;
    }
    MUST(read_and_write(&w, bytes_view(&out[0]), &out[1]));
    MUST(span_eq(bytes_view(&out[0]), bytes_view(&out[1])));
    return 0;
}
