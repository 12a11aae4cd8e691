/*
 * The file of a language, as an author gets it to fill in.
 */
#include <string.h>

#include "engine/wire/load.h"

bool texts_of_roles(const struct text_said *said)
{
    return said->place.len > 6 && memcmp(said->place.ptr, "roles.", 6) == 0;
}

/* To be read and filled in by people: letters as they are. A sound case has no other controls. */
static void quoted(struct span text, struct bytes *to)
{
    bytes_char(to, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\n') {
            bytes_text(to, "\\n");
        } else {
            if (c == '"' || c == '\\') {
                bytes_char(to, '\\');
            }
            bytes_char(to, c);
        }
    }
    bytes_char(to, '"');
}

static void member(const char *key, struct span text, struct bytes *to)
{
    bytes_fmt(to, "    \"%s\": ", key);
    quoted(text, to);
}

void texts_write(const struct translation *t, bool roles, struct bytes *to)
{
    bool first = true;

    bytes_text(to, "{");
    for (int32_t i = 0; i < t->count + t->others; i++) {
        const struct text_said *said = &t->said[i];

        if (texts_of_roles(said) != roles) {
            continue;
        }
        bytes_text(to, first ? "\n  " : ",\n  ");
        first = false;
        quoted(said->place, to);
        bytes_text(to, ": {\n");
        member("source", said->source, to);
        bytes_text(to, ",\n");
        member("text", said->stale ? (struct span){0} : said->text, to);
        if (said->stale || (!said->text.len && said->was.len)) {
            bytes_text(to, ",\n");
            member("was", said->stale ? said->text : said->was, to);
        }
        bytes_text(to, "\n  }");
    }
    bytes_text(to, "\n}\n");
}
