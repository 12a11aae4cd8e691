/*
 * A view is the fold of its notices, and stands whatever comes.
 */
#include <stdlib.h>

#include "engine/base/prng.h"
#include "engine/core/view.h"
#include "tests/unit/core/fixture.h"

Suite *view_suite(void);

static struct view *v;

static void begin(void)
{
    v = calloc(1, sizeof(*v));
    ck_assert_ptr_nonnull(v);
    view_init(v, POLICE);
}

static void end(void)
{
    free(v);
}

static void fold(struct fact f, int64_t at)
{
    view_fold(v, &f, at);
}

START_TEST(an_item_is_kept_opened_and_handled)
{
    struct fact f = {.kind = FACT_ITEM};

    f.u.item.item = 1;
    f.u.item.kind = ITEM_MESSAGE;
    f.u.item.from = NGO;
    fold(f, 5);
    f = (struct fact){.kind = FACT_CARRIES};
    f.u.carries.item = 1;
    f.u.carries.what = tag_of(TAG_KNOWLEDGE, 3);
    fold(f, 5);
    ck_assert_int_eq(v->items, 1);
    ck_assert_int_eq(v->item[0].at, 5);
    ck_assert(!v->item[0].opened && !view_knows(v, 3));
    f = (struct fact){.kind = FACT_OPENED};
    f.u.receipt.item = 1;
    fold(f, 9);
    ck_assert(v->item[0].opened && !v->item[0].handled && view_knows(v, 3));
    f.kind = FACT_HANDLED;
    fold(f, 10);
    ck_assert(v->item[0].handled);
    ck_assert_int_eq(v->n, 4);
    ck_assert_int_eq(v->play_ms, 10);
}
END_TEST

START_TEST(what_a_colleague_has_read_is_still_to_be_read_until_it_is_dealt_with)
{
    struct fact f = {.kind = FACT_ITEM};

    v->seat = 3;
    f.u.item.item = 1;
    f.u.item.to = desk_bit(POLICE);
    fold(f, 5);
    ck_assert(view_unread(v, 1));
    f = (struct fact){.kind = FACT_OPENED};
    f.u.receipt.item = 1;
    f.u.receipt.seat = 4;
    fold(f, 6);
    ck_assert(view_unread(v, 1) && v->item[0].opened);
    f.kind = FACT_HANDLED;
    fold(f, 7);
    ck_assert(!view_unread(v, 1) && !v->item[0].seen);
    f.kind = FACT_OPENED;
    f.u.receipt.seat = 3;
    fold(f, 8);
    ck_assert(v->item[0].seen);
}
END_TEST

START_TEST(the_clock_shows_as_it_is)
{
    struct fact f = {.kind = FACT_STARTED};

    fold(f, 0);
    ck_assert_int_eq(v->phase, PHASE_RUNNING);
    f.kind = FACT_PAUSED;
    fold(f, 1);
    ck_assert(v->paused);
    f.kind = FACT_RESUMED;
    fold(f, 1);
    ck_assert(!v->paused);
    f.kind = FACT_SPEED;
    f.u.speed.permille = 4000;
    fold(f, 2);
    ck_assert_int_eq(v->speed, 4000);
    f.kind = FACT_ENDED;
    fold(f, 3);
    ck_assert_int_eq(v->phase, PHASE_ENDED);
}
END_TEST

START_TEST(a_joint_item_shows_who_agreed_and_who_refused_last)
{
    struct fact f = {.kind = FACT_JOINT};

    f.u.joint.joint = 1;
    f.u.joint.to = 7;
    fold(f, 0);
    f = (struct fact){.kind = FACT_JOINT_ANSWER};
    f.u.joint_answer.joint = 1;
    f.u.joint_answer.desk = 2;
    f.u.joint_answer.agrees = 1;
    fold(f, 1);
    ck_assert_uint_eq(v->joint[0].agreed, desk_bit(2));
    f.u.joint_answer.agrees = 0;
    fold(f, 2);
    ck_assert(v->joint[0].agreed == 0 && v->joint[0].refused == desk_bit(2) && !v->joint[0].held);
    f = (struct fact){.kind = FACT_JOINT_AGREED};
    f.u.joint_agreed.joint = 1;
    fold(f, 3);
    ck_assert(v->joint[0].held);
}
END_TEST

static void mark(int32_t thing, enum card_mark how, int32_t same)
{
    struct fact f = {.kind = FACT_CARD_MARKED};

    f.u.card_marked.thing = thing;
    f.u.card_marked.mark = (int32_t)how;
    f.u.card_marked.same = same;
    fold(f, 1);
}

START_TEST(cards_joined_in_any_order_are_one)
{
    mark(3, CARD_SAME, 2);
    mark(2, CARD_SAME, 3); /* so already */
    mark(3, CARD_SAME, 1);
    for (int32_t h = 1; h <= 3; h++) {
        ck_assert_int_eq(view_card(v, h), 1);
    }
    ck_assert_int_eq(view_card(v, 4), 4);
}
END_TEST

/* Whichever of them is asked, and in whichever order they were joined. */
START_TEST(separated_all_are_themselves_again)
{
    static const int32_t order[][4] = {{2, 3, 1, 2}, {3, 2, 1, 3}, {3, 1, 2, 3}, {1, 2, 1, 3}};

    mark(order[_i][1], CARD_SAME, order[_i][0]);
    mark(order[_i][3], CARD_SAME, order[_i][2]);
    mark(_i % 3 + 1, CARD_SEPARATE, NONE);
    for (int32_t h = 1; h <= 3; h++) {
        ck_assert_int_eq(view_card(v, h), h);
    }
}
END_TEST

START_TEST(who_is_unsure_of_a_card_may_be_sure_of_it_later)
{
    mark(2, CARD_UNSURE, NONE);
    ck_assert(v->card_unsure[1] && !v->card_unsure[0]);
    mark(2, CARD_SURE, NONE);
    ck_assert(!v->card_unsure[1]);
}
END_TEST

START_TEST(what_is_ticked_off_is_so_until_the_tick_is_taken_away)
{
    struct fact f = {.kind = FACT_TICKED};

    f.u.ticked.objective = 0;
    f.u.ticked.done = 1;
    fold(f, 1);
    ck_assert(v->objective[0] && !v->duty[0]);
    f.u.ticked.objective = NONE;
    f.u.ticked.duty = 1;
    fold(f, 1);
    ck_assert(v->objective[0] && v->duty[0]);
    f.u.ticked.done = 0;
    fold(f, 1);
    ck_assert(v->objective[0] && !v->duty[0]);
}
END_TEST

START_TEST(full_tables_are_said_and_nothing_breaks)
{
    static const enum fact_kind kinds[] = {FACT_ITEM,         FACT_CARRIES,         FACT_CARD,
                                           FACT_ACT_ACCEPTED, FACT_REQUEST,         FACT_JOINT,
                                           FACT_CUE,          FACT_DECISION_OPENED, FACT_OPENED};

    for (int32_t n = 1; n <= VIEW_ITEMS + 50; n++) {
        for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
            struct fact f = {.kind = kinds[k]};

            f.u.item.item = n; /* the first member of most is its number */
            if (f.kind == FACT_CARD) {
                f.u.card.desk = POLICE;
                f.u.card.thing = n;
            }
            if (f.kind == FACT_CARRIES) {
                f.u.carries.what = tag_of(TAG_KNOWLEDGE, n);
            }
            if (f.kind == FACT_OPENED && n % 64) {
                continue;
            }
            fold(f, n);
        }
    }
    ck_assert(v->full);
    ck_assert_int_eq(v->items, VIEW_ITEMS);
    ck_assert_int_eq(v->cards, VIEW_CARDS);
    ck_assert_int_eq(v->known, VIEW_KNOWN);
    ck_assert_int_eq(v->acts, VIEW_ACTS);
    ck_assert_int_eq(v->requests, VIEW_REQUESTS);
    ck_assert_int_eq(v->joints, VIEW_JOINTS);
    ck_assert_int_eq(v->cues, VIEW_CUES);
    ck_assert_int_eq(v->decisions, 64);
}
END_TEST

START_TEST(any_handle_in_any_notice_is_survived)
{
    struct prng p = {(uint64_t)_i};
    static const int32_t odd[] = {0, -1, INT32_MIN, INT32_MAX, 1, 64, 65, 100000};

    for (int n = 0; n < 20000; n++) {
        struct fact f = {.kind = (enum fact_kind)prng_below(&p, FACT_KIND_COUNT)};
        int32_t *raw = (int32_t *)(void *)&f.u;

        for (int i = 0; i < 5; i++) {
            raw[i] = odd[prng_below(&p, ARRAY_LEN(odd))];
        }
        fold(f, n);
    }
    ck_assert_int_eq(v->n, 20000);
    ck_assert(v->items >= 0 && v->items <= VIEW_ITEMS && v->acts <= VIEW_ACTS);
}
END_TEST

Suite *view_suite(void)
{
    Suite *s = suite_create("view");
    TCase *t = tcase_create("view");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, an_item_is_kept_opened_and_handled);
    tcase_add_test(t, what_a_colleague_has_read_is_still_to_be_read_until_it_is_dealt_with);
    tcase_add_test(t, the_clock_shows_as_it_is);
    tcase_add_test(t, a_joint_item_shows_who_agreed_and_who_refused_last);
    tcase_add_test(t, cards_joined_in_any_order_are_one);
    tcase_add_loop_test(t, separated_all_are_themselves_again, 0, 4);
    tcase_add_test(t, who_is_unsure_of_a_card_may_be_sure_of_it_later);
    tcase_add_test(t, what_is_ticked_off_is_so_until_the_tick_is_taken_away);
    tcase_add_test(t, full_tables_are_said_and_nothing_breaks);
    tcase_add_loop_test(t, any_handle_in_any_notice_is_survived, 0, 4);
    suite_add_tcase(s, t);
    return s;
}
