/*
 * Agency by act by phase, on the shipped case and roles: who may do what is written down here once
 * more, by hand, so that a role file that grants too much or too little turns red.
 */
#include "tests/unit/core/fixture.h"

Suite *roles_suite(void);

/* Whose it is: Police, prosecutoR, Labour inspectorate, Ngo, Financial investigators; * everybody.
 */
static const struct {
    char owner;
    const char *verb;
} own[] = {
    {'P', "open_intel_file"},
    {'P', "check_databases"},
    {'P', "open_source_search"},
    {'P', "preserve_online_evidence"},
    {'P', "preserve_photo"},
    {'P', "attend_scene"},
    {'P', "separate_persons"},
    {'P', "screen_first_contact"},
    {'P', "check_residence_status"},
    {'P', "refer_to_support"},
    {'P', "assess_victim_risk"},
    {'P', "surveil"},
    {'P', "request_interception"},
    {'P', "plan_operation"},
    {'P', "propose_operation_plan"},
    {'P', "emergency_entry"},
    {'R', "register_case"},
    {'R', "qualify_offence"},
    {'R', "direct_investigation"},
    {'R', "open_financial_track"},
    {'R', "order_bank_data"},
    {'R', "apply_interception"},
    {'R', "supplement_application"},
    {'R', "authorise_search"},
    {'R', "non_punishment_decision"},
    {'L', "take_complaint"},
    {'L', "risk_target"},
    {'L', "check_registers"},
    {'L', "map_subcontract_chain"},
    {'L', "plan_joint_inspection"},
    {'L', "propose_inspection_plan"},
    {'L', "unannounced_visit"},
    {'L', "accept_announced_visit"},
    {'L', "decline_announced_visit"},
    {'L', "interview_worker_alone"},
    {'L', "indicator_report"},
    {'L', "fine_or_sanction"},
    {'N', "hotline_intake"},
    {'N', "immediate_needs"},
    {'N', "outreach_contact"},
    {'N', "cultural_mediator"},
    {'N', "explain_rights_options"},
    {'N', "pre_identify"},
    {'N', "offer_shelter"},
    {'N', "risk_and_safety_plan"},
    {'N', "psychosocial_support"},
    {'N', "presume_child"},
    {'N', "refer_to_child_protection"},
    {'F', "triage"},
    {'F', "match_indicators"},
    {'F', "company_and_owner_search"},
    {'F', "property_vehicle_search"},
    {'F', "bank_data_request"},
    {'F', "postpone_transaction"},
    {'F', "draft_freezing_application"},
    {'F', "lifestyle_profile"},
    {'F', "identify_victims_by_account"},
    {'*', "log_decision"},
    {'*', "record_contact"},
    {'*', "send_message"},
    {'*', "request_info"},
    {'*', "answer_info"},
    {'*', "share"},
    {'*', "record_consent"},
    {'*', "handover"},
    {'*', "request_interpreter"},
    {'*', "consult_law_card"},
    {'*', "flag_risk"},
    {'*', "call_case_conference"},
    {'*', "agree_joint"},
    {'*', "refuse_joint"},
    {'*', "contribute"},
    {'*', "debrief_note"},
};

static const struct {
    const char *desk;
    char owner;
} desks[] = {
    {"police", 'P'},
    {"prosecutor", 'R'},
    {"labour_inspector", 'L'},
    {"ngo", 'N'},
    {"financial_investigator", 'F'},
};

enum { PHASES = 4, PLAYED = ARRAY_LEN(desks) };

static const enum refusal in_phase[PHASES] = {REFUSE_NOT_RUNNING, REFUSE_NONE, REFUSE_PAUSED,
                                              REFUSE_ENDED};

static void reach(int phase)
{
    case_text_init(&play.text);
    ck_assert(case_text_folder(&play.text, "scenarios/red-harvest"));
    play_begin(7);
    if (phase > 0) {
        staff(COMMAND_STARTEX, 0);
    }
    if (phase == 2) {
        staff(COMMAND_PAUSE, MINUTE);
    }
    if (phase == 3) {
        staff(COMMAND_ENDEX, MINUTE);
    }
}

/* The act with nothing chosen: is it the agency's power and the phase that stop it? */
static void holds(int32_t desk, const char *verb, int power, int phase, enum refusal want)
{
    struct command cmd = act_of(desk, verb, NULL);
    enum refusal got;

    cmd.power = power;
    cmd.desk = power == POWER_PLAYER ? desk : NONE;
    got = command_judge(&play.core, &cmd).code;
    ck_assert_msg(want == REFUSE_NONE
                      ? got != REFUSE_NOT_GRANTED && got != REFUSE_NOT_YOURS &&
                            got != in_phase[0] && got != in_phase[2] && got != in_phase[3]
                      : got == want,
                  "%s of desk %d, power %d, phase %d: %s, not %s", verb, desk, power, phase,
                  refusal_names[got], refusal_names[want]);
}

/* What is not the agency's is refused as that; what is, by no word of power or phase. */
START_TEST(an_agency_may_do_what_its_role_grants_while_play_runs_and_nothing_else)
{
    int phase = _i;

    reach(phase);
    for (size_t v = 0; v < ARRAY_LEN(own); v++) {
        for (size_t d = 0; d < PLAYED; d++) {
            bool granted = own[v].owner == '*' || own[v].owner == desks[d].owner;
            int32_t desk = id_of(REF_DESK, desks[d].desk);
            enum refusal want = phase != 1 ? in_phase[phase]
                                : granted  ? REFUSE_NONE
                                           : REFUSE_NOT_GRANTED;

            holds(desk, own[v].verb, POWER_PLAYER, phase, want);
            holds(desk, own[v].verb, POWER_STAFF, phase,
                  phase != 1 ? in_phase[phase] : REFUSE_NOT_YOURS);
        }
    }
    play_done();
}
END_TEST

/* Control speaks and answers for its desks; no agency's power is its own. */
START_TEST(a_control_desk_has_the_shared_acts_alone)
{
    reach(1);
    for (int32_t desk = 0; desk < scenario_count(&play.text.scenario, REF_DESK); desk++) {
        for (size_t v = 0; v < ARRAY_LEN(own) && play.text.scenario.desk[desk].control; v++) {
            holds(desk, own[v].verb, POWER_STAFF, 1,
                  own[v].owner == '*' ? REFUSE_NONE : REFUSE_NOT_GRANTED);
        }
    }
    play_done();
}
END_TEST

START_TEST(nobody_acts_for_another_desk)
{
    reach(1);
    for (size_t a = 0; a < PLAYED; a++) {
        for (size_t b = 0; b < PLAYED; b++) {
            struct command cmd = act_of(id_of(REF_DESK, desks[b].desk), "send_message", NULL);

            cmd.desk = id_of(REF_DESK, desks[a].desk);
            ck_assert((command_judge(&play.core, &cmd).code == REFUSE_NOT_YOURS) == (a != b));
        }
    }
    play_done();
}
END_TEST

START_TEST(the_table_names_every_act_of_the_roles)
{
    reach(0);
    ck_assert_int_eq(scenario_count(&play.text.scenario, REF_VERB), ARRAY_LEN(own));
    for (size_t v = 0; v < ARRAY_LEN(own); v++) {
        (void)id_of(REF_VERB, own[v].verb);
    }
    play_done();
}
END_TEST

Suite *roles_suite(void)
{
    Suite *s = suite_create("roles");
    TCase *t = tcase_create("roles");

    tcase_add_loop_test(t, an_agency_may_do_what_its_role_grants_while_play_runs_and_nothing_else,
                        0, PHASES);
    tcase_add_test(t, a_control_desk_has_the_shared_acts_alone);
    tcase_add_test(t, nobody_acts_for_another_desk);
    tcase_add_test(t, the_table_names_every_act_of_the_roles);
    suite_add_tcase(s, t);
    return s;
}
