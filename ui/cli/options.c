#include "ui/cli/options.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

static bool complain(const char *command, const char *what, const char *which)
{
    fprintf(stderr, "palermo %s: %s%s\nTry: palermo %s --help\n", command, what, which, command);
    return false;
}

static const struct option_row *find(const struct option_row *rows, int count, const char *name,
                                     size_t len)
{
    for (int i = 0; i < count; i++) {
        if (strlen(rows[i].name) == len && memcmp(rows[i].name, name, len) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

bool options_parse(int argc, char **argv, const struct option_row *rows, int count,
                   struct arguments *ret, int least, int most)
{
    bool only_arguments = false;

    ret->count = 0;
    for (int i = 1; i < argc; i++) {
        bool one = argv[i][0] == '-' && argv[i][1] != '-'; /* a dash and a letter */
        const char *name = argv[i] + (one ? 1 : 2);
        const char *equals = strchr(argv[i], '=');
        const struct option_row *row;

        if (!only_arguments && strcmp(argv[i], "--") == 0) {
            only_arguments = true;
            continue;
        }
        if (only_arguments || strncmp(argv[i], "-", 1) != 0 || strcmp(argv[i], "-") == 0) {
            if (ret->count == OPTION_ARGUMENTS_MAX || ret->count == most) {
                return complain(argv[0], "one argument too many: ", argv[i]);
            }
            ret->at[ret->count++] = argv[i];
            continue;
        }
        row = find(rows, count, name, equals ? (size_t)(equals - name) : strlen(name));
        if (!row || one != (strlen(row->name) == 1)) {
            return complain(argv[0], "unknown option ", argv[i]);
        }
        if (row->flag) {
            *row->flag = true;
        } else if (equals) {
            *row->value = equals + 1;
        } else if (i + 1 < argc) {
            *row->value = argv[++i];
        } else {
            return complain(argv[0], "a value is missing behind ", argv[i]);
        }
        if (!row->flag && !**row->value) {
            return complain(argv[0], "an empty value behind --", row->name);
        }
    }
    if (ret->count < least) {
        return complain(argv[0], "something is missing", "");
    }
    return true;
}

bool options_number(const char *name, const char *text, int64_t min, int64_t max, int64_t *ret)
{
    if (text_int(span_of(text), ret) && *ret >= min && *ret <= max) {
        return true;
    }
    fprintf(stderr, "palermo: --%s %s: expected a whole number from %lld to %lld\n", name, text,
            (long long)min, (long long)max);
    return false;
}
