#include "engine/wire/doc.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/utf8.h"


struct finding doc_place(const struct doc *d, size_t at)
{
    struct finding f = {.file = d->file, .line = 1, .column = 1};
    size_t pos = 0;

    while (pos < at && pos < d->text.len) {
        uint32_t c = utf8_next(d->text, &pos);

        f.column++;
        if (c == '\n') {
            f.line++;
            f.column = 1;
        }
    }
    return f;
}

void doc_error(const struct doc *d, const struct node *at, bool at_key, const char *format, ...)
{
    struct finding f = doc_place(d, at_key && at->key.ptr ? at->key_at : at->at);
    char text[400];
    va_list ap;

    va_start(ap, format);
    vsnprintf(text, sizeof(text), format, ap);
    va_end(ap);
    findings_add(d->findings, &f, "%s", text);
}

const struct node *doc_member(const struct node *object, const char *key)
{
    if (object->kind != NODE_OBJECT) {
        return NULL;
    }
    for (const struct node *n = object->first; n; n = n->next) {
        if (span_is(n->key, key)) {
            return n;
        }
    }
    return NULL;
}

/* How many bytes an escape of the source stands for once decoded; *pos moves behind it. */
static size_t escape_width(struct span s, size_t *pos)
{
    unsigned code = 0;

    if (s.ptr[*pos + 1] != 'u') {
        *pos += 2;
        return 1;
    }
    for (size_t i = 2; i < 6 && *pos + i < s.len; i++) {
        char c = s.ptr[*pos + i];

        code = code * 16 + (unsigned)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    *pos += 6;
    if (code >= 0xd800 && code < 0xdc00) {
        *pos += 6; /* its other half */
        return 4;
    }
    if (code < 0x80) {
        return 1;
    }
    return code < 0x800 ? 2 : 3;
}

size_t doc_inside(const struct doc *d, size_t at, size_t offset)
{
    size_t pos = at + 1;

    while (offset > 0 && pos + 1 < d->text.len) {
        size_t width = 1;

        if (d->text.ptr[pos] == '\\') {
            width = escape_width(d->text, &pos);
        } else {
            pos++;
        }
        offset -= width < offset ? width : offset;
    }
    return pos;
}

/* The offset of the next token that is a value or key; *pos moves behind it, into containers. */
static size_t next_token(struct span s, size_t *pos)
{
    size_t start;

    while (*pos < s.len && memchr(" \t\r\n,:]}", s.ptr[*pos], 8)) {
        (*pos)++;
    }
    start = *pos;
    if (*pos < s.len && s.ptr[*pos] == '"') {
        for ((*pos)++; *pos < s.len && s.ptr[*pos] != '"'; (*pos)++) {
            *pos += s.ptr[*pos] == '\\';
        }
        (*pos)++;
    } else if (*pos < s.len && (s.ptr[*pos] == '{' || s.ptr[*pos] == '[')) {
        (*pos)++;
    } else {
        while (*pos < s.len && !memchr(" \t\r\n,:]}", s.ptr[*pos], 8)) {
            (*pos)++;
        }
    }
    return start;
}

struct reading {
    struct doc *d;
    struct arena *a;
    size_t pos;
    struct {
        json_t *json;
        void *iter;   /* of an object */
        size_t index; /* of a list */
        struct node *node;
        struct node **tail;
    } stack[DOC_DEPTH];
    int depth;
};

void doc_forbidden(const struct doc *d, size_t at, uint32_t c)
{
    struct finding f = doc_place(d, at);

    if (c == UTF8_BAD) {
        findings_add(d->findings, &f, "this is not UTF-8: save the file as UTF-8");
    } else if (c == '\r') {
        findings_add(d->findings, &f,
                     "the line ends as on Windows (U+000D): save the file with LF alone");
    } else {
        findings_add(d->findings, &f,
                     "forbidden character U+%04X: it could forge a screen; remove it", (unsigned)c);
    }
}

/* Of a text or key that begins, with its quotation mark, at an offset. */
static void check_text(const struct reading *r, struct span text, size_t at)
{
    uint32_t c;
    ptrdiff_t bad = utf8_first_bad(text, &c);

    if (bad >= 0) {
        doc_forbidden(r->d, doc_inside(r->d, at, (size_t)bad), c);
    }
}

static void scalar(struct reading *r, struct node *n, json_t *json)
{
    switch (json_typeof(json)) {
    case JSON_STRING:
        n->kind = NODE_TEXT;
        n->text =
            arena_span(r->a, (struct span){json_string_value(json), json_string_length(json)});
        check_text(r, n->text, n->at);
        break;
    case JSON_INTEGER:
        n->kind = NODE_NUMBER;
        n->number = json_integer_value(json);
        break;
    case JSON_REAL:
        n->kind = NODE_NUMBER;
        doc_error(r->d, n, false, "only whole numbers: use permille where a part is meant");
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        n->kind = NODE_FLAG;
        n->number = json_is_true(json);
        break;
    case JSON_OBJECT:
        n->kind = NODE_OBJECT;
        break;
    case JSON_ARRAY:
        n->kind = NODE_LIST;
        break;
    case JSON_NULL:
    default:
        n->kind = NODE_NULL;
        break;
    }
}

static struct node *enter(struct reading *r, json_t *json, const char *key)
{
    struct node *n = arena_alloc(r->a, sizeof(*n));

    n->parent = r->depth ? r->stack[r->depth - 1].node : NULL;
    if (key) {
        n->key = arena_span(r->a, span_of(key));
        n->key_at = next_token(r->d->text, &r->pos);
        check_text(r, n->key, n->key_at);
    }
    n->at = next_token(r->d->text, &r->pos);
    scalar(r, n, json);
    if (n->kind == NODE_OBJECT || n->kind == NODE_LIST) {
        if (r->depth == DOC_DEPTH) {
            doc_error(r->d, n, false, "nested too deeply");
            return NULL;
        }
        r->stack[r->depth].json = json;
        r->stack[r->depth].iter = json_is_object(json) ? json_object_iter(json) : NULL;
        r->stack[r->depth].index = 0;
        r->stack[r->depth].node = n;
        r->stack[r->depth].tail = &n->first;
        r->depth++;
    }
    return n;
}

/* The next child of the innermost open container, or NULL with `ret_key` untouched. */
static json_t *next_child(struct reading *r, const char **ret_key)
{
    int top = r->depth - 1;
    json_t *json = r->stack[top].json;
    json_t *child = NULL;

    if (json_is_object(json)) {
        if (r->stack[top].iter) {
            *ret_key = json_object_iter_key(r->stack[top].iter);
            child = json_object_iter_value(r->stack[top].iter);
            r->stack[top].iter = json_object_iter_next(json, r->stack[top].iter);
        }
    } else {
        child = json_array_get(json, r->stack[top].index++);
    }
    return child;
}

/* Both walks visit values in the order in which they are written. */
static struct node *pair(struct reading *r, json_t *json)
{
    struct node *root = enter(r, json, NULL);

    while (root && r->depth) {
        const char *key = NULL;
        int top = r->depth - 1;
        json_t *child = next_child(r, &key);
        struct node *n;

        if (!child) {
            r->depth--;
            continue;
        }
        n = enter(r, child, key);
        if (!n) {
            return NULL;
        }
        *r->stack[top].tail = n;
        r->stack[top].tail = &n->next;
        r->stack[top].node->count++;
    }
    return root;
}

/* Where the token begins behind which jansson stopped: `end` is an offset just past it. */
static size_t token_start(struct span text, size_t end)
{
    size_t i = end < text.len ? end : text.len;

    if (i > 0 && text.ptr[i - 1] == '"') {
        for (i--; i > 0 && (text.ptr[i - 1] != '"' || (i > 1 && text.ptr[i - 2] == '\\')); i--) {
        }
        return i > 0 ? i - 1 : 0;
    }
    while (i > 0 && !strchr(" \t\r\n,:[]{}\"", text.ptr[i - 1])) {
        i--;
    }
    return i < end ? i : i > 0 ? i - 1 : 0;
}

void doc_read(struct doc *d, struct arena *a)
{
    static const char mark[] = {'\xef', '\xbb', '\xbf'};
    json_error_t error;
    json_t *json = NULL;
    struct reading r = {.d = d, .a = a};
    struct finding f = {.file = d->file, .line = 1, .column = 1};

    d->root = NULL;
    if (d->text.len >= sizeof(mark) && memcmp(d->text.ptr, mark, sizeof(mark)) == 0) {
        findings_add(d->findings, &f,
                     "the file begins with a byte-order mark: save it as UTF-8 without one");
        return;
    }
    json = json_loadb(d->text.ptr ? d->text.ptr : "", d->text.len, JSON_REJECT_DUPLICATES, &error);
    if (!json) {
        f = doc_place(d, token_start(d->text, error.position > 0 ? (size_t)error.position : 0));
        findings_add(d->findings, &f, "this is not JSON: %s", error.text);
        return;
    }
    d->root = pair(&r, json);
    json_decref(json);
}
