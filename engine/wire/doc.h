/*
 * A JSON document with the place of every value: jansson reads it, a scanner records offsets, and
 * the two are paired. Only whole numbers, no duplicate keys, clean UTF-8, bounded depth.
 */
#ifndef WIRE_DOC_H
#define WIRE_DOC_H

#include "engine/wire/finding.h"

enum { DOC_DEPTH = 16 }; /* the format needs 8 */

enum node_kind { NODE_NULL, NODE_FLAG, NODE_NUMBER, NODE_TEXT, NODE_LIST, NODE_OBJECT };

struct node {
    enum node_kind kind;
    struct span key;  /* in an object */
    struct span text; /* NODE_TEXT, decoded */
    int64_t number;   /* NODE_NUMBER; NODE_FLAG 0 or 1 */
    int32_t count;    /* children */
    struct node *first, *next;
    const struct node *parent; /* NULL: the root */
    size_t at;     /* byte offset of the value */
    size_t key_at; /* byte offset of the key */
};

struct doc {
    struct span path; /* as shown in findings */
    struct span text;
    int32_t file; /* index in the case's files */
    struct node *root;
    struct findings *findings;
};

/* Read a document; NULL root and findings if it is broken. */
void doc_read(struct doc *d, struct arena *a);

/* The member of an object, or NULL. */
const struct node *doc_member(const struct node *object, const char *key);

/* Line and column of a byte offset. */
struct finding doc_place(const struct doc *d, size_t at);

/* The byte offset in the file of a byte of a decoded text whose quotation mark is at `at`. */
size_t doc_inside(const struct doc *d, size_t at, size_t offset);

/* Add an error for the first bad character of utf8_first_bad, at a byte offset. */
void doc_forbidden(const struct doc *d, size_t at, uint32_t c);

/* Add an error at a node; at its key where it has one, if at_key. */
void doc_error(const struct doc *d, const struct node *at, bool at_key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
