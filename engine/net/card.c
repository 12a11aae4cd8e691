#include "engine/net/card.h"

#include <string.h>

#include "engine/base/text.h"

enum { SYMBOLS = 30, CODE_SYMBOLS = 12, PRINT_SYMBOLS = 16, GROUP = 5 };

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int symbol_of(char c)
{
    const char *at;

    if (c >= 'a' && c <= 'z') {
        c = (char)(c - 'a' + 'A');
    }
    if (c == 'O') {
        c = '0';
    } else if (c == 'I' || c == 'L') {
        c = '1';
    }
    at = c ? strchr(alphabet, c) : NULL;
    return at ? (int)(at - alphabet) : -1;
}

static void to_symbols(const unsigned char *bytes, int count, int *symbol)
{
    for (int i = 0; i < count; i++) {
        int bit = i * 5;
        unsigned two = (unsigned)bytes[bit / 8] << 8;

        if (bit % 8 > 3) {
            two |= bytes[bit / 8 + 1];
        }
        symbol[i] = (int)(two >> (11 - bit % 8) & 31);
    }
}

static void to_bytes(const int *symbol, int count, unsigned char *bytes, size_t size)
{
    memset(bytes, 0, size);
    for (int i = 0; i < count; i++) {
        for (int b = 0; b < 5; b++) {
            int bit = i * 5 + b;

            if (symbol[i] >> (4 - b) & 1) {
                bytes[bit / 8] |= (unsigned char)(128 >> bit % 8);
            }
        }
    }
}

/* Ten bits over name and symbols, order included. */
static unsigned check_of(const char *name, const int *symbol)
{
    uint64_t h = span_hash(span_of(name));

    for (int i = 0; i < CODE_SYMBOLS + PRINT_SYMBOLS; i++) {
        h = (h ^ (uint64_t)symbol[i]) * 0x100000001b3u;
    }
    return (unsigned)((h ^ h >> 20 ^ h >> 40) & 1023);
}

void card_write(const struct card *c, char *to)
{
    int symbol[SYMBOLS];
    unsigned check;
    size_t n = strlen(c->name);

    to_symbols(c->code, CODE_SYMBOLS, symbol);
    to_symbols(c->print, PRINT_SYMBOLS, symbol + CODE_SYMBOLS);
    check = check_of(c->name, symbol);
    symbol[SYMBOLS - 2] = (int)(check >> 5);
    symbol[SYMBOLS - 1] = (int)(check & 31);
    memcpy(to, c->name, n);
    for (int i = 0; i < SYMBOLS; i++) {
        if (i % GROUP == 0) {
            to[n++] = '-';
        }
        to[n++] = alphabet[symbol[i]];
    }
    to[n] = '\0';
}

/* The seat's name: everything before the first hyphen or space. */
static size_t read_name(struct span typed, struct card *ret)
{
    size_t start = 0;
    size_t n = 0;

    while (start < typed.len && typed.ptr[start] == ' ') {
        start++;
    }
    while (start + n < typed.len && typed.ptr[start + n] != '-' && typed.ptr[start + n] != ' ') {
        n++;
    }
    text_copy(ret->name, sizeof(ret->name), (struct span){typed.ptr + start, n});
    for (char *p = ret->name; *p; p++) {
        *p = *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
    }
    return start + n;
}

bool card_read(struct span typed, struct card *ret, const char **ret_why)
{
    int symbol[SYMBOLS];
    int count = 0;
    size_t pos = read_name(typed, ret);
    unsigned check;

    for (; pos < typed.len; pos++) {
        char c = typed.ptr[pos];

        if (c == '-' || c == ' ' || c == '\r' || c == '\n') {
            continue;
        }
        if (symbol_of(c) < 0 || count == SYMBOLS) {
            *ret_why = count == SYMBOLS ? "the card has too many characters"
                                        : "the card has a character that no card has";
            return false;
        }
        symbol[count++] = symbol_of(c);
    }
    if (count < SYMBOLS) {
        *ret_why = "the card is not complete: behind the name come six groups of five";
        return false;
    }
    check = check_of(ret->name, symbol);
    if (symbol[SYMBOLS - 2] != (int)(check >> 5) || symbol[SYMBOLS - 1] != (int)(check & 31)) {
        *ret_why = "the card does not add up: one character is wrong, please compare";
        return false;
    }
    to_bytes(symbol, CODE_SYMBOLS, ret->code, sizeof(ret->code));
    to_bytes(symbol + CODE_SYMBOLS, PRINT_SYMBOLS, ret->print, sizeof(ret->print));
    return true;
}
