#include "ui/link/markdown.h"

#include <md4c.h>
#include <string.h>

#include "engine/base/text.h"

enum { COLUMNS = 16, DEPTH = 8, CELL = 200 };

struct flat {
    struct bytes *to;
    int64_t next[DEPTH]; /* number of the next item of a list; 0: it has none */
    int depth;
    bool item; /* an item has begun: its text stands behind its mark */
    bool head; /* in the head of a table */
    int column;
    char heading[COLUMNS][CELL];
    struct bytes cell;
    bool in_cell;
};

static void end_line(const struct flat *f)
{
    if (f->to->len && f->to->ptr[f->to->len - 1] != '\n') {
        bytes_char(f->to, '\n');
    }
}

/* A blank line before what follows; not before the first, nor behind the mark of an item. */
static void gap(struct flat *f)
{
    if (f->item) {
        f->item = false;
        return;
    }
    end_line(f);
    if (f->to->len > 1 && f->to->ptr[f->to->len - 2] != '\n') {
        bytes_char(f->to, '\n');
    }
}

static void list_begin(struct flat *f, int64_t first)
{
    if (f->depth == 0) {
        gap(f);
    }
    end_line(f);
    f->depth++;
    if (f->depth <= DEPTH) {
        f->next[f->depth - 1] = first;
    }
}

static void item_begin(struct flat *f)
{
    int64_t *next = f->depth >= 1 && f->depth <= DEPTH ? &f->next[f->depth - 1] : NULL;

    end_line(f);
    for (int i = 1; i < f->depth; i++) {
        bytes_text(f->to, "  ");
    }
    if (next && *next) {
        bytes_fmt(f->to, "%lld. ", (long long)(*next)++);
    } else {
        bytes_text(f->to, "- ");
    }
    f->item = true;
}

/* A cell with its column's heading; without headings the first cell is the heading of its row. */
static void cell_end(struct flat *f)
{
    struct span text = bytes_view(&f->cell);
    int i = f->column++;

    f->in_cell = false;
    if (i >= COLUMNS) {
        return;
    }
    if (f->head) {
        text_copy(f->heading[i], CELL, text);
        return;
    }
    if (text.len) {
        if (f->heading[i][0]) {
            bytes_fmt(f->to, "%s%s: ", i ? "; " : "", f->heading[i]);
        } else if (i) {
            bytes_text(f->to, i == 1 ? ": " : "; ");
        }
        bytes_span(f->to, text);
    }
}

static int on_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct flat *f = context;

    switch ((int)type) {
    case MD_BLOCK_P:
    case MD_BLOCK_H:
    case MD_BLOCK_HR:
    case MD_BLOCK_CODE:
        gap(f);
        break;
    case MD_BLOCK_UL:
        list_begin(f, 0);
        break;
    case MD_BLOCK_OL:
        list_begin(f, ((const MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI:
        item_begin(f);
        break;
    case MD_BLOCK_TABLE:
        gap(f);
        memset(f->heading, 0, sizeof(f->heading));
        break;
    case MD_BLOCK_THEAD:
        f->head = true;
        break;
    case MD_BLOCK_TR:
        f->column = 0;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        bytes_reset(&f->cell);
        f->in_cell = true;
        break;
    default:
        break;
    }
    return 0;
}

static int on_block_end(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct flat *f = context;

    (void)detail;
    switch ((int)type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        f->depth--;
        break;
    case MD_BLOCK_P:
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_TR:
        end_line(f);
        break;
    case MD_BLOCK_LI:
        f->item = false;
        end_line(f);
        break;
    case MD_BLOCK_THEAD:
        f->head = false;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        cell_end(f);
        break;
    default:
        break;
    }
    return 0;
}

static int on_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)type;
    (void)detail;
    (void)context;
    return 0;
}

/* Of the named characters those that are written out of need. */
static struct span entity(struct span name)
{
    static const struct {
        const char *name, *text;
    } known[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}};

    for (size_t i = 0; i < ARRAY_LEN(known); i++) {
        if (span_is(name, known[i].name)) {
            return span_of(known[i].text);
        }
    }
    return name;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct flat *f = context;
    struct bytes *to = f->in_cell ? &f->cell : f->to;
    struct span words = {text, size};

    f->item = false;
    switch ((int)type) {
    case MD_TEXT_BR:
        bytes_char(to, f->in_cell ? ' ' : '\n');
        break;
    case MD_TEXT_SOFTBR:
        bytes_char(to, ' ');
        break;
    case MD_TEXT_ENTITY:
        bytes_span(to, entity(words));
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        bytes_span(to, words);
        break;
    }
    return 0;
}

void markdown_plain(struct span text, struct bytes *to)
{
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML,
                                     .enter_block = on_block,
                                     .leave_block = on_block_end,
                                     .enter_span = on_span,
                                     .leave_span = on_span,
                                     .text = on_text};
    struct flat f = {.to = to};
    size_t before = to->len;

    bytes_init(&f.cell, 64 << 10);
    if (md_parse(text.ptr, (MD_SIZE)text.len, &parser, &f) != 0) {
        to->len = before; /* it ran out of memory: as it is written, then */
        bytes_span(to, text);
    }
    bytes_done(&f.cell);
    end_line(&f);
}
