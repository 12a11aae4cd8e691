/*
 * Between desks: questions, sharing, consent, custody, joint items, receipts.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/core/fixture.h"

Suite *sharing_suite(void);

static void begin(void)
{
    play_start(NULL, NULL, NULL);
    /* Everybody has read its brief. */
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 1, 0), REFUSE_NONE);
    ck_assert_int_eq(receipt(COMMAND_OPEN, NGO, 2, 0), REFUSE_NONE);
}

static int64_t when(const int64_t *table, int32_t desk, enum ref_kind kind, const char *id)
{
    return table[desk * scenario_count(&play.text.scenario, kind) + id_of(kind, id)];
}

static struct command to(struct command cmd, uint64_t desks)
{
    cmd.u.act.act.to = desks;
    return cmd;
}

static struct command share(const char *what, const char *names, uint64_t desks)
{
    struct command cmd = to(act_of(NGO, "share", NULL), desks);

    act_form(&cmd, "names", names);
    act_attach(&cmd, what);
    return cmd;
}

START_TEST(what_a_desk_does_not_know_it_cannot_share)
{
    ck_assert_int_eq(ask(share("extra", "given", desk_bit(POLICE)), MINUTE).code, REFUSE_NOT_FOUND);
    ck_assert_int_eq(ask(share("van", "given", desk_bit(POLICE)), MINUTE).code, REFUSE_NOT_FOUND);
}
END_TEST

START_TEST(shared_with_names_the_other_desk_gets_all_and_consent_is_breached)
{
    ck_assert_int_eq(ask(share("names", "given", desk_bit(PROSECUTOR)), MINUTE).code, REFUSE_NONE);
    pass(4 * MINUTE);
    ck_assert_int_eq(count_of(FACT_BREACH), 1);
    ck_assert_uint_eq(nth(FACT_BREACH, 0)->fact.aud.desks, 0);
    ck_assert_uint_eq(nth(FACT_BREACH, 0)->fact.u.breach.to, desk_bit(PROSECUTOR));
    ck_assert_int_eq(play.core.st.breached[id_of(REF_THING, "samira")], 1);
    ck_assert_int_eq(when(play.core.st.card, PROSECUTOR, REF_THING, "samira"), 4 * MINUTE);
    ck_assert_int_eq(when(play.core.st.card, PROSECUTOR, REF_THING, "farm"), 4 * MINUTE);
}
END_TEST

START_TEST(shared_without_names_no_person_shows_and_nothing_is_breached)
{
    ck_assert_int_eq(ask(share("names", "withheld", desk_bit(PROSECUTOR)), MINUTE).code,
                     REFUSE_NONE);
    pass(4 * MINUTE);
    ck_assert_int_eq(count_of(FACT_BREACH), 0);
    ck_assert_int_eq(when(play.core.st.card, PROSECUTOR, REF_THING, "samira"), NEVER);
    ck_assert_int_eq(when(play.core.st.card, PROSECUTOR, REF_THING, "farm"), 4 * MINUTE);
    ck_assert_int_eq(nth(FACT_CARRIES, 2)->fact.u.carries.withheld, 0);
    ck_assert_int_eq(nth(FACT_CARRIES, count_of(FACT_CARRIES) - 1)->fact.u.carries.withheld, 1);
}
END_TEST

/* The card of a person is a name, whatever is chosen about names. */
START_TEST(without_names_no_person_goes_along)
{
    static const char *const with[] = {"samira", "dario"};

    ck_assert_int_eq(ask(share(with[_i], "withheld", desk_bit(PROSECUTOR)), MINUTE).code,
                     _i ? REFUSE_NOT_FOUND : REFUSE_NAMES); /* the ngo holds no card of dario */
    if (_i == 0) {
        struct command q = to(act_of(NGO, "request", "samira"), desk_bit(PROSECUTOR));

        q.u.act.text = SPAN("What is known?");
        act_form(&q, "names", "withheld");
        ck_assert_int_eq(ask(q, MINUTE).code, REFUSE_NAMES);
        act_form(&q, "names", "given");
        ck_assert_int_eq(ask(q, MINUTE).code, REFUSE_NONE);
    }
}
END_TEST

START_TEST(a_card_passed_on_without_consent_is_a_breach_where_it_is_new)
{
    uint64_t both = desk_bit(POLICE) | desk_bit(PROSECUTOR); /* the police hold the card */

    ck_assert_int_eq(ask(share("samira", "given", both), MINUTE).code, REFUSE_NONE);
    pass(4 * MINUTE);
    ck_assert_int_eq(count_of(FACT_BREACH), 1);
    ck_assert_int_eq(nth(FACT_BREACH, 0)->fact.u.breach.knowledge, NONE);
    ck_assert_uint_eq(nth(FACT_BREACH, 0)->fact.u.breach.to, desk_bit(PROSECUTOR));
    ck_assert_int_eq(play.core.st.breached[id_of(REF_THING, "samira")], 1);
}
END_TEST

START_TEST(consent_is_asked_of_the_person_and_holds_for_the_desks_named)
{
    ck_assert_int_eq(ask(to(act_of(NGO, "ask_consent", "samira"), desk_bit(POLICE)), MINUTE).code,
                     REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_REQUEST, 0)->fact.u.request.to, PEOPLE);
    pass(8 * MINUTE);
    ck_assert_int_eq(nth(FACT_CONSENT, 0)->at, 8 * MINUTE); /* two for the answer, five to record */
    ck_assert_int_eq(
        ask(share("names", "given", desk_bit(POLICE) | desk_bit(PROSECUTOR)), 9 * MINUTE).code,
        REFUSE_NONE);
    pass(12 * MINUTE);
    ck_assert_int_eq(count_of(FACT_BREACH), 1);
    ck_assert_uint_eq(nth(FACT_BREACH, 0)->fact.u.breach.to, desk_bit(PROSECUTOR));
}
END_TEST

START_TEST(told_is_delivered_and_knows_is_opened)
{
    int32_t item;

    ck_assert_int_eq(ask(share("names", "withheld", desk_bit(PROSECUTOR)), MINUTE).code,
                     REFUSE_NONE);
    pass(4 * MINUTE);
    item = nth(FACT_ITEM, 5)->fact.u.item.item;
    ck_assert_int_eq(when(play.core.st.told, PROSECUTOR, REF_KNOWLEDGE, "names"), NEVER);
    ck_assert_int_eq(receipt(COMMAND_DELIVERED, PROSECUTOR, item, 5 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(when(play.core.st.told, PROSECUTOR, REF_KNOWLEDGE, "names"), 5 * MINUTE);
    ck_assert_int_eq(when(play.core.st.known, PROSECUTOR, REF_KNOWLEDGE, "names"), NEVER);
    ck_assert_int_eq(receipt(COMMAND_OPEN, PROSECUTOR, item, 6 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(when(play.core.st.known, PROSECUTOR, REF_KNOWLEDGE, "names"), 6 * MINUTE);
}
END_TEST

START_TEST(a_receipt_comes_once_from_the_addressee_and_tells_the_sender_nothing)
{
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 1, MINUTE), REFUSE_ANSWERED);
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 2, MINUTE), REFUSE_NOT_FOUND);
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 0, MINUTE), REFUSE_NOT_FOUND);
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 99, MINUTE), REFUSE_NOT_FOUND);
    ck_assert_int_eq(receipt(COMMAND_HANDLE, POLICE, 1, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(receipt(COMMAND_HANDLE, POLICE, 1, MINUTE), REFUSE_ANSWERED);
    ck_assert_int_eq(receipt(COMMAND_DELIVERED, POLICE, 1, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(receipt(COMMAND_DELIVERED, POLICE, 1, MINUTE), REFUSE_ANSWERED);
    for (int32_t i = 0; i < count_of(FACT_OPENED); i++) {
        const struct fact *f = &nth(FACT_OPENED, i)->fact;

        ck_assert_uint_eq(f->aud.desks, desk_bit(f->u.receipt.desk));
    }
}
END_TEST

START_TEST(each_person_at_a_desk_opens_an_item_for_themselves)
{
    struct command cmd = {
        .kind = COMMAND_OPEN, .power = POWER_PLAYER, .seat = 12, .desk = POLICE};
    int64_t known;

    cmd.u.number.number = 1;
    known = when(play.core.st.known, POLICE, REF_KNOWLEDGE, "names");
    ck_assert_int_eq(ask(cmd, 4 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(cmd, 5 * MINUTE).code, REFUSE_ANSWERED);
    ck_assert_int_eq(nth(FACT_OPENED, count_of(FACT_OPENED) - 1)->fact.u.receipt.seat, 12);
    ck_assert_int_eq(when(play.core.st.known, POLICE, REF_KNOWLEDGE, "names"), known);
}
END_TEST

/* Names can be left out of words, and not out of a sheet of paper. */
/* The police hold a photo; of some person, where there is one that it shows. */
static void begin_with_photo(const char *shown)
{
    char world[8192];
    const char *at;
    struct span old;

    play_done();
    case_text_init(&play.text);
    case_text_small(&play.text);
    old = case_text_get(&play.text, "world.json");
    at = memmem(old.ptr, old.len, "\"name\": \"Photo\"", 15);
    ck_assert_ptr_nonnull(at);
    snprintf(world, sizeof(world), "%.*s%s%s%s%.*s", (int)(at - old.ptr), old.ptr,
             shown ? "'consent_of': '" : "", shown ? shown : "", shown ? "', " : "",
             (int)(old.len - (size_t)(at - old.ptr)), at);
    case_text_put(&play.text, "world.json", world);
    case_text_put(&play.text, "rules/more.json",
                  "{'triggers': [{'id': 't', 'when': 'phase == running', 'effects': ["
                  "'card(police, phone_photo)']}]}");
    play_begin(1);
    staff(COMMAND_STARTEX, 0);
    pass(0);
}

static void check_photo_shown(void)
{
    ck_assert_int_eq(count_of(FACT_BREACH), 1);
    ck_assert_int_eq(nth(FACT_BREACH, 0)->fact.u.breach.person, id_of(REF_THING, "samira"));
    ck_assert_int_eq(nth(FACT_BREACH, 0)->fact.u.breach.exhibit, id_of(REF_THING, "phone_photo"));
    ck_assert_uint_eq(nth(FACT_BREACH, 0)->fact.u.breach.to, desk_bit(NGO));
}

START_TEST(an_exhibit_that_shows_somebody_needs_consent_too)
{
    struct command give = to(act_of(POLICE, "share", NULL), desk_bit(NGO));

    begin_with_photo("samira");
    act_attach(&give, "phone_photo");
    act_form(&give, "names", "withheld");
    for (int32_t i = 0; i < 2; i++) { /* the second time the other desk has it */
        ck_assert_int_eq(ask(give, (10 * i + 1) * MINUTE).code, REFUSE_NONE);
        pass((10 * i + 9) * MINUTE);
        check_photo_shown();
    }
}
END_TEST

START_TEST(given_away_it_shows_as_much_but_not_to_the_person_herself)
{
    int32_t people = id_of(REF_DESK, "people");
    struct command show = to(act_of(POLICE, "share", NULL), desk_bit(people));
    struct command give = to(act_of(POLICE, "handover", NULL), desk_bit(NGO));

    begin_with_photo("samira");
    act_attach(&show, "phone_photo");
    act_form(&show, "names", "given");
    ck_assert_int_eq(ask(show, MINUTE).code, REFUSE_NONE);
    pass(9 * MINUTE);
    ck_assert_int_eq(count_of(FACT_BREACH), 0);
    act_attach(&give, "phone_photo");
    ck_assert_int_eq(ask(give, 11 * MINUTE).code, REFUSE_NONE);
    pass(19 * MINUTE);
    check_photo_shown();
}
END_TEST

START_TEST(custody_passes_only_from_who_has_it)
{
    struct command give = to(act_of(POLICE, "handover", NULL), desk_bit(NGO));
    struct command back;

    act_attach(&give, "phone_photo");
    ck_assert_int_eq(ask(give, MINUTE).code, REFUSE_NOT_FOUND); /* no card of it yet */
    begin_with_photo(NULL);
    ck_assert_int_eq(ask(give, MINUTE).code, REFUSE_NONE);
    pass(5 * MINUTE);
    ck_assert_int_eq(play.core.st.holder[id_of(REF_THING, "phone_photo")], NGO);
    ck_assert_int_eq(ask(give, 6 * MINUTE).code, REFUSE_CUSTODY); /* no longer there */
    back = to(act_of(NGO, "handover", NULL), desk_bit(POLICE) | desk_bit(PROSECUTOR));
    act_attach(&back, "phone_photo");
    ck_assert_int_eq(ask(back, 7 * MINUTE).code, REFUSE_ADDRESSEE); /* to one desk */
    back.u.act.act.to = desk_bit(POLICE);
    ck_assert_int_eq(ask(back, 7 * MINUTE).code, REFUSE_NONE);
    pass(11 * MINUTE);
    ck_assert_int_eq(play.core.st.holder[id_of(REF_THING, "phone_photo")], POLICE);
}
END_TEST

START_TEST(a_question_is_answered_by_the_desk_that_was_asked)
{
    struct command q = to(act_of(POLICE, "request", "barn"), desk_bit(NGO));
    struct command a = act_of(NGO, "answer", NULL);

    q.u.act.text = SPAN("What do you know?");
    ck_assert_int_eq(ask(q, MINUTE).code, REFUSE_NONE);
    pass(6 * MINUTE);
    ck_assert_uint_eq(nth(FACT_REQUEST, 0)->fact.aud.desks, desk_bit(POLICE) | desk_bit(NGO));
    ck_assert_int_eq(when(play.core.st.card, NGO, REF_THING, "barn"), 6 * MINUTE);
    a.u.act.act.ref = 1;
    act_form(&a, "decision", "yes");
    act_attach(&a, "names");
    {
        struct command stranger = act_of(PROSECUTOR, "answer", NULL);

        stranger.u.act.act.ref = 1;
        act_form(&stranger, "decision", "yes");
        ck_assert_int_eq(ask(stranger, 7 * MINUTE).code, REFUSE_NOT_FOUND);
    }
    ck_assert_int_eq(ask(a, 7 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(a, 8 * MINUTE).code, REFUSE_ANSWERED); /* one is on its way */
    pass(9 * MINUTE);
    ck_assert_int_eq(count_of(FACT_ANSWERED), 1);
    ck_assert_int_eq(ask(a, 10 * MINUTE).code, REFUSE_ANSWERED);
    ck_assert_int_eq(nth(FACT_ANSWERED, 0)->fact.u.answered.status, REQUEST_YES);
    ck_assert_int_eq(when(play.core.st.card, POLICE, REF_THING, "farm"), 9 * MINUTE);
}
END_TEST

static struct command joint(int32_t desk, const char *verb, int32_t number)
{
    struct command cmd = act_of(desk, verb, NULL);

    cmd.u.act.act.ref = number;
    cmd.u.act.text = SPAN("because");
    return cmd;
}

/* Ngo invites police, prosecutor and the judge, who follows an invitation. */
static void invite(void)
{
    ck_assert_int_eq(ask(to(act_of(NGO, "meet", NULL),
                            desk_bit(POLICE) | desk_bit(PROSECUTOR) | desk_bit(JUDGE)),
                         MINUTE)
                         .code,
                     REFUSE_NONE);
    pass(2 * MINUTE);
    ck_assert_int_eq(count_of(FACT_JOINT), 1);
}

START_TEST(of_two_at_a_desk_who_answer_a_proposal_the_first_wins)
{
    invite();
    ck_assert_int_eq(ask(joint(POLICE, "weigh", 1), 5 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(joint(POLICE, "weigh", 1), 6 * MINUTE).code, REFUSE_ANSWERED);
    ck_assert_int_eq(ask(joint(POLICE, "refuse", 1), 6 * MINUTE).code, REFUSE_ANSWERED);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "weigh", 1), 6 * MINUTE).code, REFUSE_NONE);
}
END_TEST

START_TEST(a_joint_item_is_held_its_minutes_after_the_last_agreement)
{
    invite();
    ck_assert_int_eq(ask(joint(POLICE, "agree", 1), 5 * MINUTE).code, REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(count_of(FACT_JOINT_AGREED), 0);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "agree", 1), 61 * MINUTE).code, REFUSE_NONE);
    pass(81 * MINUTE - 1);
    ck_assert_int_eq(count_of(FACT_JOINT_AGREED), 0);
    pass(81 * MINUTE);
    ck_assert_int_eq(nth(FACT_JOINT_AGREED, 0)->at, 81 * MINUTE);
    ck_assert_uint_eq(nth(FACT_JOINT_AGREED, 0)->fact.aud.desks,
                      desk_bit(NGO) | desk_bit(POLICE) | desk_bit(PROSECUTOR) | desk_bit(JUDGE));
    ck_assert_int_eq(ask(joint(POLICE, "refuse", 1), 82 * MINUTE).code, REFUSE_STATE);
}
END_TEST

START_TEST(one_refusal_keeps_it_from_being_held_and_can_be_taken_back)
{
    invite();
    ck_assert_int_eq(ask(joint(POLICE, "agree", 1), 5 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "agree", 1), 6 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "refuse", 1), 7 * MINUTE).code, REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(count_of(FACT_JOINT_AGREED), 0);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "agree", 1), 61 * MINUTE).code, REFUSE_NONE);
    pass(81 * MINUTE);
    ck_assert_int_eq(count_of(FACT_JOINT_AGREED), 1);
}
END_TEST

/* The ways in which a desk passes on what it knows, and the verbs before that open them. */
static const char *const ways[] = {"share", "message", "request", "answer", "contribute"};

static struct command passes_on(const char *way)
{
    struct command cmd = to(act_of(NGO, way, NULL), desk_bit(PROSECUTOR));

    cmd.u.act.text = SPAN("Words.");
    if (span_is(span_of(way), "answer")) {
        struct command question = to(act_of(PROSECUTOR, "request", NULL), desk_bit(NGO));

        question.u.act.text = SPAN("Who?");
        ck_assert_int_eq(ask(question, MINUTE).code, REFUSE_NONE);
        act_form(&cmd, "decision", "yes");
    } else if (span_is(span_of(way), "contribute")) {
        ck_assert_int_eq(ask(to(act_of(PROSECUTOR, "meet", NULL), desk_bit(NGO)), MINUTE).code,
                         REFUSE_NONE);
    }
    if (span_is(span_of(way), "answer") || span_is(span_of(way), "contribute")) {
        cmd.u.act.act.to = 0;
        cmd.u.act.act.ref = 1;
    }
    act_attach(&cmd, "names");
    return cmd;
}

START_TEST(whatever_way_a_name_goes_without_consent_it_is_a_breach)
{
    struct command cmd = passes_on(ways[_i / 2]);
    bool withheld = _i % 2;

    act_form(&cmd, "names", withheld ? "withheld" : "given");
    ck_assert_int_eq(ask(cmd, 10 * MINUTE).code, REFUSE_NONE);
    pass(20 * MINUTE);
    ck_assert_int_eq(count_of(FACT_BREACH), !withheld);
    ck_assert_int_eq(when(play.core.st.card, PROSECUTOR, REF_THING, "samira") == NEVER, withheld);
    ck_assert_int_ne(when(play.core.st.card, PROSECUTOR, REF_THING, "farm"), NEVER);
    if (!withheld) {
        ck_assert_uint_eq(nth(FACT_BREACH, 0)->fact.u.breach.to, desk_bit(PROSECUTOR));
    }
}
END_TEST

START_TEST(agreeing_twice_does_not_put_it_off)
{
    invite();
    ck_assert_int_eq(ask(joint(POLICE, "agree", 1), 5 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "agree", 1), 6 * MINUTE).code, REFUSE_NONE);
    ask(joint(POLICE, "agree", 1), 20 * MINUTE);
    pass(26 * MINUTE);
    ck_assert_int_eq(count_of(FACT_JOINT_AGREED), 1);
}
END_TEST

START_TEST(a_contribution_reaches_the_other_members_and_nobody_else)
{
    struct command piece;

    invite();
    piece = joint(POLICE, "contribute", 1);
    act_attach(&piece, "tip");
    ck_assert_int_eq(ask(piece, 5 * MINUTE).code, REFUSE_NONE);
    ck_assert_uint_eq(nth(FACT_ITEM, count_of(FACT_ITEM) - 1)->fact.aud.desks,
                      desk_bit(NGO) | desk_bit(PROSECUTOR) | desk_bit(JUDGE));
    /* Its words stand in everybody's minutes of it, also in those of who brought it. */
    ck_assert_uint_eq(nth(FACT_JOINT_GIVEN, 0)->fact.aud.desks,
                      desk_bit(POLICE) | desk_bit(NGO) | desk_bit(PROSECUTOR) | desk_bit(JUDGE));
    ck_assert(span_is(nth(FACT_JOINT_GIVEN, 0)->fact.u.joint_given.text, "because"));
}
END_TEST

START_TEST(a_contribution_names_a_part_that_the_item_has)
{
    struct command piece;

    invite();
    piece = joint(POLICE, "contribute", 1);
    piece.u.act.act.pick = 1;
    ck_assert_int_eq(ask(piece, 5 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_JOINT_GIVEN, 0)->fact.u.joint_given.part, 1);
    piece.u.act.act.pick = 1000;
    ck_assert_int_eq(ask(piece, 6 * MINUTE).code, REFUSE_VALUE);
    piece.u.act.act.pick = -1;
    ck_assert_int_eq(ask(piece, 6 * MINUTE).code, REFUSE_VALUE);
    piece = joint(POLICE, "agree", 1);
    piece.u.act.act.pick = 1;
    ck_assert_int_eq(ask(piece, 6 * MINUTE).code, REFUSE_VALUE);
}
END_TEST

START_TEST(who_is_not_invited_finds_nothing)
{
    ck_assert_int_eq(ask(to(act_of(NGO, "meet", NULL), desk_bit(POLICE)), MINUTE).code,
                     REFUSE_NONE);
    pass(2 * MINUTE);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "agree", 1), 3 * MINUTE).code, REFUSE_NOT_FOUND);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "contribute", 1), 3 * MINUTE).code, REFUSE_NOT_FOUND);
    ck_assert_int_eq(ask(joint(PROSECUTOR, "agree", 2), 3 * MINUTE).code, REFUSE_NOT_FOUND);
}
END_TEST

START_TEST(a_flag_reaches_all_that_hold_a_card_and_a_note_stays)
{
    struct command flag = act_of(POLICE, "flag", "samira");
    struct command note = act_of(POLICE, "note", NULL);

    flag.u.act.text = SPAN("In danger.");
    note.u.act.text = SPAN("For us.");
    ck_assert_int_eq(ask(flag, MINUTE).code, REFUSE_NONE);
    ck_assert_uint_eq(nth(FACT_RISK, 0)->fact.aud.desks, desk_bit(POLICE) | desk_bit(NGO));
    ck_assert_int_eq(ask(note, MINUTE).code, REFUSE_NONE);
    ck_assert_uint_eq(nth(FACT_ACT_ACCEPTED, 1)->fact.aud.desks, desk_bit(POLICE));
    ck_assert_int_eq(nth(FACT_ACT_ACCEPTED, 1)->fact.aud.flags, 0); /* not even staff */
}
END_TEST

Suite *sharing_suite(void)
{
    Suite *s = suite_create("sharing");
    TCase *t = tcase_create("sharing");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, what_a_desk_does_not_know_it_cannot_share);
    tcase_add_test(t, shared_with_names_the_other_desk_gets_all_and_consent_is_breached);
    tcase_add_test(t, shared_without_names_no_person_shows_and_nothing_is_breached);
    tcase_add_loop_test(t, whatever_way_a_name_goes_without_consent_it_is_a_breach, 0,
                        2 * (int)ARRAY_LEN(ways));
    tcase_add_loop_test(t, without_names_no_person_goes_along, 0, 2);
    tcase_add_test(t, a_card_passed_on_without_consent_is_a_breach_where_it_is_new);
    tcase_add_test(t, consent_is_asked_of_the_person_and_holds_for_the_desks_named);
    tcase_add_test(t, told_is_delivered_and_knows_is_opened);
    tcase_add_test(t, each_person_at_a_desk_opens_an_item_for_themselves);
    tcase_add_test(t, a_receipt_comes_once_from_the_addressee_and_tells_the_sender_nothing);
    tcase_add_test(t, an_exhibit_that_shows_somebody_needs_consent_too);
    tcase_add_test(t, given_away_it_shows_as_much_but_not_to_the_person_herself);
    tcase_add_test(t, custody_passes_only_from_who_has_it);
    tcase_add_test(t, a_question_is_answered_by_the_desk_that_was_asked);
    tcase_add_test(t, of_two_at_a_desk_who_answer_a_proposal_the_first_wins);
    tcase_add_test(t, a_joint_item_is_held_its_minutes_after_the_last_agreement);
    tcase_add_test(t, one_refusal_keeps_it_from_being_held_and_can_be_taken_back);
    tcase_add_test(t, agreeing_twice_does_not_put_it_off);
    tcase_add_test(t, a_contribution_reaches_the_other_members_and_nobody_else);
    tcase_add_test(t, a_contribution_names_a_part_that_the_item_has);
    tcase_add_test(t, who_is_not_invited_finds_nothing);
    tcase_add_test(t, a_flag_reaches_all_that_hold_a_card_and_a_note_stays);
    suite_add_tcase(s, t);
    return s;
}
