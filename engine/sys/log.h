/*
 * The log of the program: one line an entry, on stderr. The floor that decides what to do about a
 * failure logs it, once; lower floors only return it. Whatever the text holds, an entry is one
 * line and can neither drive a terminal nor forge another entry.
 */
#ifndef SYS_LOG_H
#define SYS_LOG_H

#include "engine/base/span.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_NOTICE, LOG_DETAIL, LOG_LEVEL_COUNT };

enum { LOG_ENTRY_MAX = 2048 }; /* bytes of one line with its end; a longer text is cut */

/* Gets each finished line, its '\n' included, and what it was given; called inside log_entry. */
typedef void (*log_sink_fn)(void *context, struct span line);

void log_to(log_sink_fn sink, void *context); /* NULL: stderr again */
void log_up_to(enum log_level most);          /* at first LOG_NOTICE */

/*
 * "palermo: warning: <text>\n". Control characters, malformed bytes and characters that base/utf8
 * forbids are written as \x1b or <U+202E>, a backslash as \\, so that nothing is ambiguous.
 */
void log_entry(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
