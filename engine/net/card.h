/*
 * A seat card: what a person types to take a place. The seat's name, then 30 characters in groups
 * of five: a 60-bit one-time code, 80 bits of the fingerprint of the server's key, and a 10-bit
 * check over all of it, so that a slip is caught before anything is sent, and nobody is asked to
 * trust a certificate.
 *
 * Alphabet: Crockford's base 32 (no I, L, O, U); small letters and look-alikes are read kindly.
 */
#ifndef NET_CARD_H
#define NET_CARD_H

#include "engine/base/span.h"

enum { CARD_CODE = 8, CARD_PRINT = 10, CARD_NAME = 12, CARD_TEXT = 64 };

struct card {
    char name[CARD_NAME];            /* "POL1" */
    unsigned char code[CARD_CODE];   /* 60 bits: the low half of the last byte is 0 */
    unsigned char print[CARD_PRINT]; /* first 80 bits of SHA-256 of the public key */
};

/* "POL1-8KX2M-...": to has CARD_TEXT bytes. */
void card_write(const struct card *c, char *to);

/* Read what somebody typed. false: a slip, or not a card; *ret_why says what to do. */
bool card_read(struct span typed, struct card *ret, const char **ret_why);

#endif
