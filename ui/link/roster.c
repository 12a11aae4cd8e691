#include "ui/link/roster.h"

#include "engine/base/text.h"
#include "engine/wire/scan.h"

static struct roster_seat read_seat(struct scan *s, const struct scenario *lexicon)
{
    struct roster_seat seat = {.desk = NONE, .verb = NONE};
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

    r->seats = 0;
    scan_init(&s, params, scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
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
