#include "engine/sys/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/bytes.h"
#include "engine/base/must.h"
#include "engine/base/utf8.h"

static void to_stderr(void *context, struct span line)
{
    ssize_t n;

    (void)context;
    /* One write keeps the lines of several processes whole. There is nowhere to report a failure.
     */
    n = write(STDERR_FILENO, line.ptr, line.len);
    (void)n;
}

static struct {
    log_sink_fn sink;
    void *context;
    enum log_level most;
} log_state = {to_stderr, NULL, LOG_NOTICE};

static const char *const LEVEL_NAME[LOG_LEVEL_COUNT] = {
    [LOG_ERROR] = "error",
    [LOG_WARNING] = "warning",
    [LOG_NOTICE] = "notice",
    [LOG_DETAIL] = "detail",
};

void log_to(log_sink_fn sink, void *context)
{
    log_state.sink = sink ? sink : to_stderr;
    log_state.context = context;
}

void log_up_to(enum log_level most)
{
    log_state.most = most;
}

static void add_escaped(struct bytes *out, struct span text)
{
    size_t pos = 0;
    size_t from;
    uint32_t c;

    while (pos < text.len) {
        from = pos;
        c = utf8_next(text, &pos);
        if (c == UTF8_BAD || c < 0x20 || c == 0x7f) {
            bytes_fmt(out, "\\x%02x", (unsigned char)text.ptr[from]);
        } else if (c == '\\') {
            bytes_text(out, "\\\\");
        } else if (utf8_forbidden(c)) {
            bytes_fmt(out, "<U+%04X>", (unsigned)c);
        } else {
            bytes_add(out, text.ptr + from, pos - from);
        }
    }
}

void log_entry(enum log_level level, const char *format, ...)
{
    char text[LOG_ENTRY_MAX / 2];
    struct bytes line;
    va_list ap;
    int n;

    MUST(level < LOG_LEVEL_COUNT);
    if (level > log_state.most) {
        return;
    }
    va_start(ap, format);
    n = vsnprintf(text, sizeof(text), format, ap);
    va_end(ap);
    MUST(n >= 0);
    bytes_init(&line, LOG_ENTRY_MAX - 1);
    bytes_fmt(&line, "palermo: %s: ", LEVEL_NAME[level]);
    add_escaped(&line, span_of(text));
    line.cap = LOG_ENTRY_MAX; /* the end of the line has its place even if the text was cut */
    line.over = false;
    bytes_char(&line, '\n');
    log_state.sink(log_state.context, bytes_view(&line));
    bytes_done(&line);
}
