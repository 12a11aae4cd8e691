#include "engine/net/tls.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

struct tls {
    SSL_CTX *ctx;
    unsigned char print[CARD_PRINT];
};

static enum err_code failed(struct err *err, const char *what)
{
    unsigned long e = ERR_get_error();
    char text[160] = "unknown";

    if (e) {
        ERR_error_string_n(e, text, sizeof(text));
    }
    ERR_clear_error();
    return err_set(err, ERR_IO, "%s: %s", what, text);
}

/* Nothing from the machine's configuration changes what this program accepts. */
static void start_library(void)
{
    OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
}

enum err_code tls_new_key(char *to, size_t room, struct err *err)
{
    EVP_PKEY *key;
    BIO *bio;
    int n;

    start_library();
    key = EVP_EC_gen("P-256");
    bio = BIO_new(BIO_s_mem());
    if (!key || !bio || !PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL)) {
        BIO_free(bio);
        EVP_PKEY_free(key);
        return failed(err, "cannot make a key");
    }
    n = BIO_read(bio, to, (int)room - 1);
    to[n > 0 ? n : 0] = '\0';
    BIO_free(bio);
    EVP_PKEY_free(key);
    return n > 0 && (size_t)n < room - 1 ? ERR_OK : err_set(err, ERR_FULL, "the key is too long");
}

static void print_of(X509_PUBKEY *key, unsigned char ret_print[CARD_PRINT])
{
    unsigned char *der = NULL;
    int n = i2d_X509_PUBKEY(key, &der);
    unsigned char sum[EVP_MAX_MD_SIZE];

    MUST(n > 0);
    MUST(EVP_Digest(der, (size_t)n, sum, NULL, EVP_sha256(), NULL) == 1);
    memcpy(ret_print, sum, CARD_PRINT);
    OPENSSL_free(der);
}

/* Names and dates mean nothing here, but the protocol wants a certificate around the key. */
static X509 *certificate(EVP_PKEY *key)
{
    X509 *x = X509_new();
    X509_NAME *name;

    MUST(x);
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    ASN1_TIME_set_string(X509_getm_notBefore(x), "20200101000000Z");
    ASN1_TIME_set_string(X509_getm_notAfter(x), "20991231235959Z");
    X509_set_pubkey(x, key);
    name = X509_get_subject_name(x);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"palermo", -1, -1,
                               0);
    X509_set_issuer_name(x, name);
    MUST(X509_sign(x, key, EVP_sha256()) > 0);
    return x;
}

static SSL_CTX *context(const SSL_METHOD *method)
{
    SSL_CTX *ctx = SSL_CTX_new(method);

    MUST(ctx);
    SSL_CTX_set_min_proto_version(ctx, TLS1_3_VERSION);
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(ctx, SSL_MODE_RELEASE_BUFFERS);
    /* Unread tickets make a closing client reset the connection, and what was sent to it is lost.
     */
    SSL_CTX_set_num_tickets(ctx, 0);
    return ctx;
}

enum err_code tls_server(struct span key_text, struct tls **ret, struct err *err)
{
    BIO *bio;
    EVP_PKEY *key;
    X509 *x;
    struct tls *t;

    start_library();
    bio = BIO_new_mem_buf(key_text.ptr, (int)key_text.len);
    key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    BIO_free(bio);
    if (!key) {
        return failed(err, "cannot read the server's key");
    }
    x = certificate(key);
    t = calloc(1, sizeof(*t));
    MUST(t);
    t->ctx = context(TLS_server_method());
    print_of(X509_get_X509_PUBKEY(x), t->print);
    MUST(SSL_CTX_use_certificate(t->ctx, x) == 1 && SSL_CTX_use_PrivateKey(t->ctx, key) == 1);
    X509_free(x);
    EVP_PKEY_free(key);
    *ret = t;
    return ERR_OK;
}

/* The whole of a client's trust: the fingerprint on the card. */
static int is_the_one(X509_STORE_CTX *store, void *context)
{
    const struct tls *t = context;
    X509 *x = X509_STORE_CTX_get0_cert(store);
    unsigned char print[CARD_PRINT];

    if (!x) {
        return 0;
    }
    print_of(X509_get_X509_PUBKEY(x), print);
    if (CRYPTO_memcmp(print, t->print, CARD_PRINT) != 0) {
        X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED); /* link_other asks for it */
        return 0;
    }
    return 1;
}

struct tls *tls_client(const unsigned char print[CARD_PRINT])
{
    struct tls *t = calloc(1, sizeof(*t));

    MUST(t);
    start_library();
    t->ctx = context(TLS_client_method());
    memcpy(t->print, print, CARD_PRINT);
    SSL_CTX_set_verify(t->ctx, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_cert_verify_callback(t->ctx, is_the_one, t);
    return t;
}

void tls_print(const struct tls *t, unsigned char ret_print[CARD_PRINT])
{
    memcpy(ret_print, t->print, CARD_PRINT);
}

void tls_free(struct tls *t)
{
    if (t) {
        SSL_CTX_free(t->ctx);
        free(t);
    }
}

void *tls_session(struct tls *t)
{
    SSL *ssl = SSL_new(t->ctx);

    MUST(ssl);
    return ssl;
}
