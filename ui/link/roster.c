#include "ui/link/roster.h"

#include "engine/base/text.h"
#include "engine/wire/scan.h"

/* A day of 75 people takes some 60 MB; a third of a second is what a person calls slow. */
enum { FREE_LEAST_MB = 500, SYNC_MOST_US = 100000 };

static struct roster_seat read_seat(struct scan *s, const struct scenario *lexicon)
{
    struct roster_seat seat = {.desk = NONE, .verb = NONE, .rtt_ms = -1};
    struct span key;

    scan_object(s);
    while (scan_key(s, &key)) {
        if (span_is(key, "seat")) {
            text_copy(seat.name, sizeof(seat.name), scan_text(s));
        } else if (span_is(key, "number")) {
            seat.number = (int32_t)scan_number(s);
        } else if (span_is(key, "desk")) {
            seat.desk = names_find(&lexicon->names[REF_DESK], scan_text(s));
        } else if (span_is(key, "verb")) {
            seat.verb = names_find(&lexicon->names[REF_VERB], scan_text(s));
        } else if (span_is(key, "letters")) {
            seat.letters = (int32_t)scan_number(s);
        } else if (span_is(key, "here")) {
            seat.here = scan_flag(s);
        } else if (span_is(key, "played")) {
            seat.played = scan_flag(s);
        } else if (span_is(key, "ready")) {
            seat.ready = scan_flag(s);
        } else if (span_is(key, "lang")) {
            text_copy(seat.lang, sizeof(seat.lang), scan_text(s));
        } else if (span_is(key, "cols")) {
            seat.cols = (int32_t)scan_number(s);
        } else if (span_is(key, "rows")) {
            seat.rows = (int32_t)scan_number(s);
        } else if (span_is(key, "rtt")) {
            seat.rtt_ms = (int32_t)scan_number(s);
        } else if (span_is(key, "left")) {
            seat.left_ms = scan_number(s);
        } else {
            (void)scan_value(s);
        }
    }
    return seat;
}

static void read_host(struct roster *r, struct scan *s)
{
    struct span key;

    scan_object(s);
    while (scan_key(s, &key)) {
        if (span_is(key, "sync")) {
            r->sync_us = scan_number(s);
        } else if (span_is(key, "free")) {
            r->free_mb = scan_number(s);
        } else if (span_is(key, "thread")) {
            r->thread = scan_flag(s);
        } else {
            (void)scan_value(s);
        }
    }
}

void roster_read(struct roster *r, const struct scenario *lexicon, struct span params,
                 struct arena *scratch)
{
    struct scan s;
    struct span key;

    r->seats = 0;
    r->free_mb = -1;
    scan_init(&s, params, scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (span_is(key, "host")) {
            read_host(r, &s);
            continue;
        }
        if (!span_is(key, "who") && !span_is(key, "desk")) {
            (void)scan_value(&s);
            continue;
        }
        scan_list(&s);
        while (scan_more(&s)) {
            struct roster_seat seat = read_seat(&s, lexicon);

            if (r->seats < SEATS_MAX) {
                r->seat[r->seats++] = seat;
            }
        }
    }
}

bool roster_troubled(const struct roster *r)
{
    return (r->free_mb >= 0 && r->free_mb < FREE_LEAST_MB) || r->sync_us > SYNC_MOST_US;
}
