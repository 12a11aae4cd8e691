#include "ui/link/keep.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/sys/log.h"

enum { KEEP_MAX = 8 << 20 };

/*
 * Lines: the seat and its token, then one a waiting command: kind, space, params.
 */
static void lines_of(const struct client *c, struct bytes *to)
{
    bytes_fmt(to, "%s %s %d\n", c->options.card.name, c->token, c->token_known);
    for (int32_t i = 0; i < c->outs; i++) {
        bytes_text(to, command_table[c->out[i].kind].name);
        bytes_char(to, ' ');
        bytes_text(to, c->out[i].text);
        bytes_char(to, '\n');
    }
}

void keep_write(const struct client *c)
{
    char draft[1100];
    struct bytes b;
    int fd;
    bool ok;

    if (!c->options.keep) {
        return;
    }
    bytes_init(&b, KEEP_MAX);
    lines_of(c, &b);
    snprintf(draft, sizeof(draft), "%.1000s.new", c->options.keep);
    fd = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    ok = fd >= 0 && write(fd, b.ptr, b.len) == (ssize_t)b.len && fdatasync(fd) == 0;
    if (fd >= 0) {
        ok = close(fd) == 0 && ok;
    }
    if (!ok || rename(draft, c->options.keep) != 0) {
        log_entry(LOG_WARNING, "cannot keep %s: a restart would need a new card", c->options.keep);
    }
    bytes_done(&b);
}

/* {"cid":"<32>",... */
static bool waiting_line(struct client *c, char *line)
{
    char *space = strchr(line, ' ');
    struct outgoing *o = &c->out[c->outs];
    struct span name;

    if (!space || c->outs == OUTBOX_MAX || strncmp(space + 1, "{\"cid\":\"", 8) != 0) {
        return false;
    }
    name = (struct span){line, (size_t)(space - line)};
    *o = (struct outgoing){.kind = command_find(name)};
    if (o->kind == COMMAND_KIND_COUNT) {
        return false;
    }
    memcpy(o->cid, space + 9, CID_LEN);
    o->text = strdup(space + 1);
    MUST(o->text);
    c->outs++;
    return true;
}

bool keep_read(struct client *c)
{
    FILE *f = c->options.keep ? fopen(c->options.keep, "re") : NULL;
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    char seat[CARD_NAME];
    int known = 0;
    bool ok = false;

    if (!f) {
        return false;
    }
    n = getline(&line, &room, f);
    if (n > 0 && sscanf(line, "%11s %64s %d", seat, c->token, &known) == 3 &&
        strcmp(seat, c->options.card.name) == 0 && strlen(c->token) == CLIENT_TOKEN) {
        c->token_known = known != 0;
        ok = true;
    }
    while (ok && (n = getline(&line, &room, f)) > 0) {
        line[strcspn(line, "\n")] = '\0';
        (void)waiting_line(c, line);
    }
    free(line);
    fclose(f);
    return ok;
}
