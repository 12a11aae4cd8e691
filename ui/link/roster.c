#include "ui/link/roster.h"

#include "engine/base/text.h"
#include "engine/wire/scan.h"

static struct roster_seat read_seat(struct scan *s, const struct scenario *lexicon)
{
    struct roster_seat seat = {.desk = NONE};
    struct span key;

    scan_object(s);
    while (scan_key(s, &key)) {
        if (span_is(key, "seat")) {
            text_copy(seat.name, sizeof(seat.name), scan_text(s));
        } else if (span_is(key, "number")) {
            seat.number = (int32_t)scan_number(s);
        } else if (span_is(key, "desk")) {
            seat.desk = names_find(&lexicon->names[REF_DESK], scan_text(s));
        } else if (span_is(key, "here")) {
            seat.here = scan_flag(s);
        } else if (span_is(key, "played")) {
            seat.played = scan_flag(s);
        } else if (span_is(key, "left")) {
            seat.left_ms = scan_number(s);
        } else {
            (void)scan_value(s);
        }
    }
    return seat;
}

void roster_read(struct roster *r, const struct scenario *lexicon, struct span params,
                 struct arena *scratch)
{
    struct scan s;
    struct span key;

    scan_init(&s, params, scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (!span_is(key, "who")) {
            (void)scan_value(&s);
            continue;
        }
        r->seats = 0;
        scan_list(&s);
        while (scan_more(&s)) {
            struct roster_seat seat = read_seat(&s, lexicon);

            if (r->seats < SEATS_MAX) {
                r->seat[r->seats++] = seat;
            }
        }
    }
}
