/*
 * The lines above the key bar: what was just said, and above it what stays in sight as long as it
 * is so. Each has rows of its own: none can push another off the screen.
 */
#ifndef PARTS_NEWS_H
#define PARTS_NEWS_H

#include "ui/parts/rows.h"

enum { NEWS_MAX = 1200, STAYS_MAX = 4 };

struct news_line {
    char text[NEWS_MAX + 64];
    enum style style;
    const char *mark; /* one column before it */
    int rows;         /* at the most */
};

struct news {
    struct news_line said; /* text "": nothing */
    struct news_line stay[STAYS_MAX];
    int stays;
};

/* One more that stays; no more than STAYS_MAX. */
void news_stays(struct news *n, const char *mark, enum style style, int rows, const char *format,
                ...) __attribute__((format(printf, 5, 6)));

/* On the last row of the area, and as many above it as they need; how many are above. */
int news_draw(const struct news *n, struct arena *a, struct area area);

#endif
