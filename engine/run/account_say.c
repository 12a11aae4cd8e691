#include "engine/run/account_say.h"

#include <string.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/core/by_desk.h"
#include "engine/run/account_parts.h"

#define PLACE(name)                                                                                \
    {                                                                                              \
#name, offsetof(struct account_fill, name)                                                 \
    }

static const struct {
    const char *name;
    size_t at;
} places[] = {PLACE(act),    PLACE(bar),  PLACE(day),  PLACE(desk),  PLACE(hours),
              PLACE(later),  PLACE(of),   PLACE(text), PLACE(thing), PLACE(minutes),
              PLACE(number), PLACE(time), PLACE(to),   PLACE(title), PLACE(until)};

struct span account_spoken(const struct account *a, enum account_word word)
{
    const char *const *words = a->sc->account;

    return span_of(words && words[word] ? words[word] : account_word((int32_t)word));
}

static void fill_in(struct account *a, struct span name, const struct account_fill *fill)
{
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        if (fill && span_is(name, places[i].name)) {
            bytes_span(&a->scratch,
                       *(const struct span *)(const void *)((const char *)fill + places[i].at));
            return;
        }
    }
    MUST(!"a word of the account names a place that nothing fills");
}

void account_say(struct account *a, enum account_word word, const struct account_fill *fill)
{
    const char *at = account_spoken(a, word).ptr;
    const char *open;

    while ((open = strchr(at, '{')) != NULL) {
        const char *close = strchr(open, '}');

        MUST(close);
        bytes_add(&a->scratch, at, (size_t)(open - at));
        fill_in(a, (struct span){open + 1, (size_t)(close - open) - 1}, fill);
        at = close + 1;
    }
    bytes_text(&a->scratch, at);
}

void account_between(struct account *a, enum account_word sign)
{
    if (a->scratch.len) {
        account_say(a, sign, NULL);
    }
}

void account_say_at(struct account *a, int64_t play_ms, struct span text)
{
    account_say(a, WORD_AT, &(struct account_fill){.time = account_time(a, play_ms), .text = text});
}

struct span account_take(struct account *a, size_t from)
{
    struct span all = bytes_view(&a->scratch);
    struct span piece = {0};

    if (!a->scratch.over) {
        piece = arena_span(&a->pieces, (struct span){all.ptr + from, all.len - from});
        bytes_cut(&a->scratch, from);
    }
    return piece;
}

struct span account_line(struct account *a, struct span text, size_t most)
{
    size_t from = a->scratch.len;

    safe_line(text, most, &a->scratch);
    return account_take(a, from);
}

struct span account_lines(struct account *a, struct span text)
{
    size_t from = a->scratch.len;

    safe_text(text, &a->scratch);
    return account_take(a, from);
}

struct span account_time(struct account *a, int64_t play_ms)
{
    size_t from = a->scratch.len;

    account_clock(a, play_ms, &a->scratch);
    return account_take(a, from);
}

struct span account_number(struct account *a, int64_t number)
{
    size_t from = a->scratch.len;

    bytes_int(&a->scratch, number);
    return account_take(a, from);
}

struct span account_act(struct account *a, const struct act *act)
{
    size_t from = a->scratch.len;

    tell_act(&a->tell, act, &a->scratch);
    return account_take(a, from);
}

struct span account_desk_name(struct account *a, int32_t desk, size_t most)
{
    return account_line(a, tell_desk(a->sc, desk), most);
}

struct span account_desk_names(struct account *a, uint64_t desks, size_t most)
{
    size_t from = a->scratch.len;

    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        if (desks & desk_bit(d)) {
            if (a->scratch.len > from) {
                account_say(a, WORD_COMMA, NULL);
            }
            safe_line(tell_desk(a->sc, d), most, &a->scratch);
        }
    }
    return account_take(a, from);
}
