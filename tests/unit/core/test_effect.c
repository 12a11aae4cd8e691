/*
 * The one effect block: what each kind does, in written order, within bounds.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/prng.h"
#include "tests/unit/core/fixture.h"

Suite *effect_suite(void);

/* A case in which quick runs these effects. */
static void with_effects(const char *effects)
{
    struct command quick;
    char rules[4096];

    snprintf(rules, sizeof(rules),
             "{'outcomes': [{'id': 'o', 'verb': 'quick', 'always': true, 'effects': [%s]}],"
             "'answers': [{'id': 'a', 'desk': 'judge', 'verb': 'tap', 'after': '1m', 'decision':"
             " 'yes', 'text': 't'}, {'id': 'b', 'desk': 'judge', 'verb': 'raid', 'after': '1m',"
             " 'decision': 'yes', 'text': 't'}, {'id': 'c', 'desk': 'people', 'verb':"
             " 'ask_consent', 'after': '1m', 'decision': 'yes', 'text': 't'}]}",
             effects);
    play_start("{'injects': [{'id': 'mail', 'title': 'T', 'from': 'people', 'to': ['ngo'],"
               " 'channel': 'phone', 'subject': 's', 'text': 't'}, {'id': 'orders', 'title': 'T',"
               " 'from': 'people', 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't',"
               " 'words': true}, {'id': 'at_ten', 'title': 'T',"
               " 'at': 'P1 10:00', 'from': 'people', 'to': ['ngo'], 'channel': 'phone',"
               " 'subject': 's', 'text': 't'}]}",
               rules, NULL);
    quick = act_of(POLICE, "quick", NULL);
    quick.u.act.text = SPAN("Watch.\nBy noon.");
    ck_assert_int_eq(ask(quick, MINUTE).code, REFUSE_NONE);
}

static const struct {
    const char *effects;
    const char *variable; /* alert (0..10, starts 1), other (-100..100, starts 3), seen */
    int64_t value;
} settings[] = {
    {"'alert = 4'", "alert", 4},
    {"'alert += 2'", "alert", 3},
    {"'alert -= 1'", "alert", 0},
    {"'other -= 1 + 1'", "other", 1},
    {"'other -= 1 - 5'", "other", 7},
    {"'other += 2 * 3'", "other", 9},
    {"'other -= alert * 2 + 3'", "other", -2},
    {"'other = 2 + 3 * 4'", "other", 14},
    {"'other = -other'", "other", -3},
    {"'alert += 100'", "alert", 10},
    {"'alert -= 100'", "alert", 0},
    {"'alert += 100', 'alert -= 1'", "alert", 9},
    {"'other = 999999999999999 * 999999999999999'", "other", 100},
    {"'other -= 999999999999999 * 999999999999999'", "other", -100},
    {"'other = alert', 'alert = 7'", "other", 1},
    {"'alert = 7', 'other = alert'", "other", 7},
    {"'seen = true'", "seen", 1},
    {"'seen = not seen'", "seen", 1},
    {"'seen = alert > 1 or other == 3'", "seen", 1},
    {"'mode = loud'", "mode", 2},
    {"'mode = loud', 'mode = quiet'", "mode", 1},
    {"'hideout = farm'", "hideout", 3},
    {"{'if': 'alert == 1', 'then': ['other = 10']}", "other", 10},
    {"{'if': 'alert == 2', 'then': ['other = 10']}", "other", 3},
    {"{'if': 'alert == 2', 'then': ['other = 10'], 'else': ['other = 20']}", "other", 20},
    {"{'if': 'alert == 1', 'then': ['other = 10'], 'else': ['other = 20']}, 'other += 1'", "other",
     11},
    {"{'if': 'alert == 1', 'then': []}, 'other += 1'", "other", 4},
    {"{'if': 'alert == 2', 'then': [], 'else': []}, 'other += 1'", "other", 4},
    {"{'if': 'false', 'then': ['other = 9'], 'else': [{'if': 'alert == 1', 'then': ['other = 5'],"
     " 'else': ['other = 6']}, 'other += 1']}, 'other += 10'",
     "other", 16},
    {"{'if': 'true', 'then': [{'if': 'true', 'then': [{'if': 'true', 'then': [{'if': 'false',"
     " 'then': ['other = 1'], 'else': ['other = 42']}]}]}]}",
     "other", 42},
    {"{'if': 'true', 'then': ['alert = 9', {'if': 'alert == 9', 'then': ['other = 8']}]}", "other",
     8},
    {"{'id': 'never', 'chance': 0, 'then': ['other = 9'], 'else': ['other = 8']}", "other", 8},
    {"{'id': 'sure', 'chance': 1000, 'then': ['other = 9'], 'else': ['other = 8']}", "other", 9},
    {"{'id': 'sure', 'chance': 1000, 'then': [{'id': 'never', 'chance': 0, 'then': ['other = 9'],"
     " 'else': ['other = 7']}, 'other += 1']}",
     "other", 8},
};

START_TEST(a_setting_does_what_is_written_within_its_bounds)
{
    with_effects(settings[_i].effects);
    ck_assert_msg(variable(settings[_i].variable) == settings[_i].value, "%s: %s is %lld",
                  settings[_i].effects, settings[_i].variable,
                  (long long)variable(settings[_i].variable));
}
END_TEST

START_TEST(a_setting_that_changes_nothing_is_no_fact)
{
    with_effects("'alert = 1', 'seen = false', 'mode = quiet', 'trust(samira) = 2'");
    ck_assert_int_eq(count_of(FACT_VARIABLE) + count_of(FACT_ATTRIBUTE), 0);
}
END_TEST

START_TEST(attributes_are_kept_inside_their_bounds)
{
    with_effects("'trust(samira) += 9', 'trust(dario) -= 3 + 9', 'mood(samira) = afraid',"
                 " 'stays(samira) = farm', 'informed(dario) = true'");
    ck_assert_int_eq(attribute("samira", "trust"), 5);
    ck_assert_int_eq(attribute("dario", "trust"), 0);
    ck_assert_int_eq(attribute("samira", "mood"), 2);
    ck_assert_int_eq(attribute("samira", "stays"), id_of(REF_THING, "farm"));
    ck_assert_int_eq(attribute("dario", "informed"), 1);
    ck_assert_int_eq(attribute("samira", "informed"), 0);
}
END_TEST

START_TEST(release_releases_once_and_cancel_keeps_away)
{
    with_effects("'release(mail)', 'release(mail)', 'cancel(mail)', 'cancel(at_ten)',"
                 " 'release(at_ten)'");
    ck_assert_int_eq(released_at("mail"), MINUTE);
    ck_assert_int_eq(inject_state_of("mail"), INJECT_RELEASED);
    pass(120 * MINUTE);
    ck_assert_int_eq(inject_state_of("at_ten"), INJECT_CANCELLED);
    ck_assert_int_eq(released_at("at_ten"), -1);
}
END_TEST

static const struct {
    const char *effects;
    const char *inject;
    const char *words;
} passed_on[] = {
    {"'release(orders)'", "orders", "Watch.\nBy noon."},
    {"'release(mail)'", "mail", ""},          /* it does not say that it carries them */
    {"'release(orders, 30m)'", "orders", ""}, /* what was typed is not kept until then */
};

START_TEST(what_was_typed_goes_with_an_inject_that_says_so_and_no_other)
{
    struct span words = span_of(passed_on[_i].words);
    struct tag source;

    with_effects(passed_on[_i].effects);
    source = tag_of(TAG_INJECT, id_of(REF_INJECT, passed_on[_i].inject));
    pass(60 * MINUTE);
    ck_assert_int_eq(inject_state_of(passed_on[_i].inject), INJECT_RELEASED);
    for (int32_t i = 0; i < count_of(FACT_ITEM); i++) {
        const struct fact *f = &nth(FACT_ITEM, i)->fact;

        if (tag_same(f->u.item.source, source)) {
            ck_assert(span_eq(f->u.item.text, words));
        }
    }
}
END_TEST

START_TEST(release_with_a_delay_comes_to_the_millisecond)
{
    with_effects("'release(mail, 30m)'");
    pass(31 * MINUTE - 1);
    ck_assert_int_eq(released_at("mail"), -1);
    pass(31 * MINUTE);
    ck_assert_int_eq(released_at("mail"), 31 * MINUTE);
}
END_TEST

START_TEST(give_moves_custody_and_brings_the_card)
{
    with_effects("'give(ngo, phone_photo)', 'give(ngo, phone_photo)', 'give(police, letter)'");
    ck_assert_int_eq(play.core.st.holder[id_of(REF_THING, "phone_photo")], NGO);
    ck_assert_int_eq(play.core.st.holder[id_of(REF_THING, "letter")], POLICE);
    ck_assert_int_eq(count_of(FACT_EXHIBIT), 2);
    ck_assert_int_eq(nth(FACT_EXHIBIT, 0)->fact.u.exhibit.from, POLICE);
    ck_assert_int_eq(nth(FACT_EXHIBIT, 1)->fact.u.exhibit.from, NONE);
    /* both who give and who get see it, nobody else */
    ck_assert_uint_eq(nth(FACT_EXHIBIT, 0)->fact.aud.desks, desk_bit(POLICE) | desk_bit(NGO));
    ck_assert_uint_eq(nth(FACT_EXHIBIT, 1)->fact.aud.desks, desk_bit(POLICE));
}
END_TEST

START_TEST(card_tell_and_consent_reach_the_desk_named)
{
    with_effects("'card(prosecutor, van)', 'card(prosecutor, van)', 'tell(prosecutor, tip)',"
                 " 'consent(samira, police)', 'refuse_consent(dario, ngo)'");
    const int64_t *card = play.core.st.card;
    int32_t things = scenario_count(&play.text.scenario, REF_THING);
    int32_t desks = scenario_count(&play.text.scenario, REF_DESK);
    const int32_t *consent = play.core.st.consent;

    ck_assert_int_eq(card[PROSECUTOR * things + id_of(REF_THING, "van")], MINUTE);
    ck_assert_int_eq(card[POLICE * things + id_of(REF_THING, "van")], NEVER);
    /* the tip is about the barn: whoever is told it gets its card */
    ck_assert_int_eq(card[PROSECUTOR * things + id_of(REF_THING, "barn")], MINUTE);
    ck_assert_int_eq(consent[id_of(REF_THING, "samira") * desks + POLICE], CONSENT_GIVEN);
    ck_assert_int_eq(consent[id_of(REF_THING, "samira") * desks + NGO], CONSENT_NONE);
    ck_assert_int_eq(consent[id_of(REF_THING, "dario") * desks + NGO], CONSENT_REFUSED);
}
END_TEST

/* Injects that each wait for the next: authored against the order, so that each takes a round. */
static void chain(int length)
{
    static char msel[64000];
    size_t n = (size_t)snprintf(msel, sizeof(msel), "{'injects': [");

    for (int i = 0; i < length; i++) {
        char when[64] = "seen";

        if (i + 1 < length) {
            snprintf(when, sizeof(when), "released(i%d)", i + 1);
        }
        n += (size_t)snprintf(msel + n, sizeof(msel) - n,
                              "%s{'id': 'i%d', 'title': 'T', 'when': '%s', 'from': 'people', 'to':"
                              " ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't'}",
                              i ? "," : "", i, when);
    }
    snprintf(msel + n, sizeof(msel) - n, "]}");
    play_start(msel,
               "{'outcomes': [{'id': 'o', 'verb': 'quick', 'always': true, 'effects':"
               " ['seen = true', 'alert += 1']}], 'answers': [{'id': 'a', 'desk': 'judge',"
               " 'verb': 'tap', 'after': '1m', 'decision': 'yes', 'text': 't'}, {'id': 'b',"
               " 'desk': 'judge', 'verb': 'raid', 'after': '1m', 'decision': 'yes', 'text':"
               " 't'}, {'id': 'c', 'desk': 'people', 'verb': 'ask_consent', 'after': '1m',"
               " 'decision': 'yes', 'text': 't'}]}",
               NULL);
    ck_assert_int_eq(act(POLICE, "quick", NULL, MINUTE), REFUSE_NONE);
}

static int32_t released_so_far(void)
{
    int32_t n = 0;

    for (int32_t i = 0; i < scenario_count(&play.text.scenario, REF_INJECT); i++) {
        n += play.core.st.inject[i].state == INJECT_RELEASED;
    }
    return n;
}

START_TEST(a_cascade_within_its_rounds_runs_to_its_end)
{
    chain(CASCADE_ROUNDS_MAX - 2);
    ck_assert_int_eq(released_so_far(), CASCADE_ROUNDS_MAX - 2);
    ck_assert_int_eq(count_of(FACT_CASCADE), 0);
}
END_TEST

START_TEST(a_longer_cascade_stops_in_writing_and_play_goes_on)
{
    chain(CASCADE_ROUNDS_MAX + 20);
    ck_assert_int_eq(count_of(FACT_CASCADE), 1);
    ck_assert_int_eq(released_so_far(), CASCADE_ROUNDS_MAX);
    ck_assert_int_eq(variable("alert"), 2);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 2 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(variable("alert"), 3);
    ck_assert_int_eq(count_of(FACT_CASCADE), 1);
}
END_TEST

/* Reading goes on after ENDEX, the case does not: everything has been judged and told. */
START_TEST(what_is_read_after_endex_sets_nothing_off)
{
    play_start("{'injects': [{'id': 'mail', 'at': 'P1 09:10', 'title': 'T', 'from': 'people',"
               " 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't'},"
               " {'id': 'late', 'when': 'opened(ngo, mail)', 'title': 'T', 'from': 'people',"
               " 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't'}]}",
               NULL, NULL);
    pass(30 * MINUTE);
    ck_assert_int_eq(inject_state_of("mail"), INJECT_RELEASED);
    staff(COMMAND_ENDEX, 40 * MINUTE);
    ck_assert_int_eq(receipt(COMMAND_OPEN, NGO,
                             nth(FACT_ITEM, count_of(FACT_ITEM) - 1)->fact.u.item.item,
                             41 * MINUTE),
                     REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_OPENED, count_of(FACT_OPENED) - 1)->at, 41 * MINUTE);
    ck_assert_int_eq(inject_state_of("late"), INJECT_PLANNED);
}
END_TEST

/* 2,400 facts come with the briefs, and what STARTEX sets off still happens. */
START_TEST(what_items_carry_does_not_count_against_the_cascade)
{
    case_text_init(&play.text);
    case_text_small(&play.text);
    case_text_put(&play.text, "msel.json",
                  "{'injects': [{'id': 'first', 'title': 'T', 'when': 'alert == 1', 'from':"
                  " 'people', 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't'}]}");
    case_text_crowd(&play.text, 30, 64);
    play_begin(7);
    staff(COMMAND_STARTEX, 0);
    ck_assert_int_gt(count_of(FACT_CARD), CASCADE_FACTS_MAX);
    ck_assert_int_eq(count_of(FACT_CASCADE), 0);
    ck_assert_int_eq(released_so_far(), 1);
}
END_TEST

#define DRAW(id) "{'id': '" id "', 'chance': 500, 'then': ['alert += 1']}"

/* The values that a rule drew in so many acts. */
static void draws_of(const char *effects, uint64_t seed, const char *id, int64_t *ret, int count)
{
    int n = 0;

    play_case(NULL, NULL, NULL);
    play_done();
    case_text_init(&play.text);
    case_text_small(&play.text);
    {
        char rules[2048];
        struct span old = case_text_get(&play.text, "rules.json");

        snprintf(rules, sizeof(rules),
                 "{'outcomes': [{'id': 'o', 'verb': 'quick', 'always': true,"
                 " 'effects': [%s]}], %.*s",
                 effects, (int)old.len - 1, old.ptr + 1);
        case_text_put(&play.text, "rules.json", rules);
    }
    play_begin(seed);
    staff(COMMAND_STARTEX, 0);
    for (int i = 0; i < count; i++) {
        ck_assert_int_eq(act(POLICE, "quick", NULL, (i + 1) * MINUTE), REFUSE_NONE);
    }
    for (int32_t i = 0; i < play.facts; i++) {
        const struct fact *f = &play.log[i].fact;

        if (f->kind == FACT_DRAW && f->u.draw.draw == id_of(REF_DRAW, id)) {
            ck_assert_int_eq(f->u.draw.count, n);
            ck_assert(f->u.draw.value >= 0 && f->u.draw.value < 1000);
            ret[n++] = f->u.draw.value;
        }
    }
    ck_assert_int_eq(n, count);
    play_done();
}

START_TEST(a_draw_depends_on_seed_rule_and_its_own_count_alone)
{
    enum { N = 20 };
    int64_t alone[N];
    int64_t again[N];
    int64_t among[N];
    int64_t other_seed[N];
    int64_t other_rule[N];

    draws_of(DRAW("rain"), 11, "rain", alone, N);
    draws_of(DRAW("rain"), 11, "rain", again, N);
    draws_of(DRAW("snow") "," DRAW("rain") "," DRAW("hail"), 11, "rain", among, N);
    draws_of(DRAW("rain"), 12, "rain", other_seed, N);
    draws_of(DRAW("snow"), 11, "snow", other_rule, N);
    ck_assert_mem_eq(alone, again, sizeof(alone));
    ck_assert_mem_eq(alone, among, sizeof(alone));
    ck_assert_mem_ne(alone, other_seed, sizeof(alone));
    ck_assert_mem_ne(alone, other_rule, sizeof(alone));
}
END_TEST

START_TEST(a_chance_of_500_comes_about_half_the_time)
{
    int64_t drawn[60];
    int low = 0;

    draws_of(DRAW("rain"), 99, "rain", drawn, 60);
    for (int i = 0; i < 60; i++) {
        low += drawn[i] < 500;
    }
    ck_assert(low > 15 && low < 45);
}
END_TEST

Suite *effect_suite(void)
{
    Suite *s = suite_create("effect");
    TCase *t = tcase_create("effect");
    TCase *d = tcase_create("draws");

    tcase_add_checked_fixture(t, NULL, play_done);
    tcase_add_loop_test(t, a_setting_does_what_is_written_within_its_bounds, 0,
                        (int)ARRAY_LEN(settings));
    tcase_add_test(t, a_setting_that_changes_nothing_is_no_fact);
    tcase_add_test(t, attributes_are_kept_inside_their_bounds);
    tcase_add_test(t, release_releases_once_and_cancel_keeps_away);
    tcase_add_loop_test(t, what_was_typed_goes_with_an_inject_that_says_so_and_no_other, 0,
                        (int)ARRAY_LEN(passed_on));
    tcase_add_test(t, release_with_a_delay_comes_to_the_millisecond);
    tcase_add_test(t, give_moves_custody_and_brings_the_card);
    tcase_add_test(t, card_tell_and_consent_reach_the_desk_named);
    tcase_add_test(t, a_cascade_within_its_rounds_runs_to_its_end);
    tcase_add_test(t, what_items_carry_does_not_count_against_the_cascade);
    tcase_add_test(t, a_longer_cascade_stops_in_writing_and_play_goes_on);
    tcase_add_test(t, what_is_read_after_endex_sets_nothing_off);
    tcase_add_test(d, a_draw_depends_on_seed_rule_and_its_own_count_alone);
    tcase_add_test(d, a_chance_of_500_comes_about_half_the_time);
    suite_add_tcase(s, t);
    suite_add_tcase(s, d);
    return s;
}
