#include "ui/cli/tell.h"

#include <stdio.h>

void tell_err(const struct err *err)
{
    fprintf(stderr, "palermo: %s\n", err->text);
}

bool tell_casebox(struct casebox *box, const char *dir, const char *data)
{
    char line[1024];
    struct err err;

    if (casebox_open(box, dir, data, &err) != ERR_OK) {
        tell_err(&err);
        return false;
    }
    if (box->sound) {
        return true;
    }
    for (int32_t i = 0; i < box->findings.count; i++) {
        casebox_finding(box, &box->findings.list[i], line, sizeof(line));
        fprintf(stderr, "%s\n", line);
    }
    fprintf(stderr, "palermo: %s has errors and cannot be played\n", dir);
    casebox_close(box);
    return false;
}
