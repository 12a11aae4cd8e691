#include "engine/base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fill(struct err *err, enum err_code code, const char *format, va_list ap)
{
    err->code = code;
    err->line = 0;
    err->column = 0;
    err->source[0] = '\0';
    vsnprintf(err->text, sizeof(err->text), format, ap);
}

enum err_code err_set(struct err *err, enum err_code code, const char *format, ...)
{
    va_list ap;

    if (err) {
        va_start(ap, format);
        fill(err, code, format, ap);
        va_end(ap);
    }
    return code;
}

enum err_code err_errno(struct err *err, enum err_code code, const char *format, ...)
{
    int saved = errno;
    va_list ap;
    size_t n;

    if (err) {
        va_start(ap, format);
        fill(err, code, format, ap);
        va_end(ap);
        n = strlen(err->text);
        snprintf(err->text + n, sizeof(err->text) - n, ": %s", strerror(saved));
    }
    return code;
}
