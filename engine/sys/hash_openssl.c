#include "engine/sys/hash.h"

#include <stdlib.h>

#include <openssl/evp.h>

#include "engine/base/must.h"

struct hash {
    EVP_MD *kind;
    EVP_MD_CTX *sum;
};

struct hash *hash_new(void)
{
    struct hash *h = calloc(1, sizeof(*h));

    MUST(h);
    h->kind = EVP_MD_fetch(NULL, "SHA256", NULL);
    h->sum = EVP_MD_CTX_new();
    MUST(h->kind && h->sum);
    MUST(EVP_DigestInit_ex2(h->sum, h->kind, NULL) == 1);
    return h;
}

void hash_free(struct hash *h)
{
    if (h) {
        EVP_MD_CTX_free(h->sum);
        EVP_MD_free(h->kind);
        free(h);
    }
}

void hash_add(struct hash *h, struct span data)
{
    MUST(EVP_DigestUpdate(h->sum, data.ptr, data.len) == 1);
}

void hash_end(struct hash *h, unsigned char ret_sum[HASH_LEN])
{
    unsigned len = 0;

    MUST(EVP_DigestFinal_ex(h->sum, ret_sum, &len) == 1 && len == HASH_LEN);
    MUST(EVP_DigestInit_ex2(h->sum, NULL, NULL) == 1);
}

void hash_once(struct span data, unsigned char ret_sum[HASH_LEN])
{
    unsigned len = 0;

    MUST(EVP_Digest(data.ptr, data.len, ret_sum, &len, EVP_sha256(), NULL) == 1);
    MUST(len == HASH_LEN);
}

void hash_hex(const unsigned char *bytes, size_t len, char *ret_text)
{
    static const char digit[] = "0123456789abcdef";
    size_t i;

    for (i = 0; i < len; i++) {
        ret_text[2 * i] = digit[bytes[i] >> 4];
        ret_text[2 * i + 1] = digit[bytes[i] & 15];
    }
    ret_text[2 * len] = '\0';
}
