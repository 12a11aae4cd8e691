/*
 * bench PART ...: one measurement. See run.sh.
 */
#include "tests/bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/text.h"
#include "engine/sys/log.h"

int64_t now_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

bool starts(struct span line, const char *with)
{
    size_t n = strlen(with);

    return line.len >= n && memcmp(line.ptr, with, n) == 0;
}

int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

void figure(const char *name, int64_t value)
{
    printf("%s %lld\n", name, (long long)value);
}

_Noreturn void give_up(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

int64_t argument(const char *text)
{
    int64_t n;

    if (!text_int(span_of(text), &n)) {
        give_up("not a number", text);
    }
    return n;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name, *usage;
        int arguments;
        int (*run)(int argc, char **argv);
    } part[] = {
        {"acts", "CASE DIR ACTING STATIONS CONSOLES ACTS tls|bare auto|inline|worker DELAY_US",
         9, bench_acts},
        {"redis", "PORT ACTING STATIONS ACTS", 4, bench_redis},
        {"disk", "FILE BYTES TIMES ahead|append", 4, bench_disk},
        {"fill", "CASE DIR FACTS", 3, bench_fill},
        {"open", "DIR", 1, bench_open},
        {"cases", "CASE RUNS", 2, bench_cases},
        {"memory", "CASE DIR STATIONS", 3, bench_memory},
        {"screens", "CASE DIR PROGRAM COUNTER ACTING ITEMS", 6, bench_screens},
    };

    log_up_to(LOG_ERROR);
    for (size_t i = 0; i < ARRAY_LEN(part); i++) {
        if (argc == part[i].arguments + 2 && strcmp(argv[1], part[i].name) == 0) {
            return part[i].run(argc - 1, argv + 1);
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(part); i++) {
        fprintf(stderr, "bench %s %s\n", part[i].name, part[i].usage);
    }
    return 2;
}
