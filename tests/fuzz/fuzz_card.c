/*
 * Any text as a typed seat card: refused with words, or a card whose own text reads back as the
 * same card. And any card: what is printed is what is read, and a wrong character is never taken
 * for the right one. (That it is noticed is a matter of 1023 in 1024: the check has ten bits.)
 */
#include <string.h>

#include "engine/base/must.h"
#include "engine/net/card.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool same(const struct card *a, const struct card *b)
{
    return strcmp(a->name, b->name) == 0 && memcmp(a->code, b->code, CARD_CODE) == 0 &&
           memcmp(a->print, b->print, CARD_PRINT) == 0;
}

static void check_typed(struct span typed)
{
    struct card card = {.name = ""};
    struct card again = {.name = ""};
    const char *why = NULL;
    char text[CARD_TEXT];

    if (!card_read(typed, &card, &why)) {
        MUST(why && why[0]);
        return;
    }
    card_write(&card, text);
    MUST(card_read(span_of(text), &again, &why) && same(&card, &again));
}

static void check_printed(const uint8_t *data)
{
    struct card card = {.name = "POL1"};
    struct card again = {.name = ""};
    const char *why = NULL;
    char text[CARD_TEXT];
    size_t at;

    memcpy(card.code, data, CARD_CODE);
    card.code[CARD_CODE - 1] &= 0xf0;
    memcpy(card.print, data + CARD_CODE, CARD_PRINT);
    card_write(&card, text);
    MUST(card_read(span_of(text), &again, &why) && same(&card, &again));
    at = 5 + data[0] % (strlen(text) - 5);
    if (text[at] != '-') {
        text[at] = text[at] == '7' ? '8' : '7';
        MUST(!card_read(span_of(text), &again, &why) || !same(&card, &again));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_typed((struct span){(const char *)data, size});
    if (size >= CARD_CODE + CARD_PRINT) {
        check_printed(data);
    }
    return 0;
}
