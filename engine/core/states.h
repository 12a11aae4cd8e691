/*
 * How things stand: the states that facts tell, and what somebody makes of something.
 */
#ifndef CORE_STATES_H
#define CORE_STATES_H

#include <stdint.h>

/* clang-format off */
enum inject_state { INJECT_PLANNED, INJECT_ARMED, INJECT_HELD, INJECT_RELEASED, INJECT_SKIPPED,
                    INJECT_CANCELLED, INJECT_EXPIRED };
enum origin { ORIGIN_SCRIPTED, ORIGIN_CONDITIONAL, ORIGIN_DIRECTED, ORIGIN_IMPROVISED };
enum item_kind { ITEM_BRIEF, ITEM_INJECT, ITEM_MESSAGE, ITEM_REQUEST, ITEM_ANSWER, ITEM_SHARE,
                 ITEM_RESULT, ITEM_JOINT, ITEM_TOLD, ITEM_EPILOGUE, ITEM_HINT };
enum act_status { ACT_WAITS_YES, ACT_WAITS_UNIT, ACT_RUNNING, ACT_DONE, ACT_REFUSED, ACT_NONE_FREE,
                  ACT_WITHDRAWN, ACT_STOPPED };
enum request_status { REQUEST_OPEN, REQUEST_YES, REQUEST_NO, REQUEST_ANSWERED, REQUEST_LAPSED };
enum consent_state { CONSENT_NONE, CONSENT_GIVEN, CONSENT_REFUSED };
enum joint_status { JOINT_OPEN, JOINT_AGREED };
enum trigger_state { TRIGGER_READY, TRIGGER_ARMED, TRIGGER_FIRED };
enum deadline_state { DEADLINE_IDLE, DEADLINE_RUNNING, DEADLINE_MET, DEADLINE_MISSED };
enum taken_how { TAKEN_BY_CONDITION, TAKEN_BY_CHOICE, TAKEN_BY_DEFAULT };
/* What a desk makes of a card of its board. */
enum card_mark { CARD_SURE, CARD_UNSURE, CARD_SAME, CARD_SEPARATE };
enum mark_kind { MARK_GOOD, MARK_IMPROVE, MARK_ASK, MARK_SAFETY };
/* HSEEP: performed without challenges, with some, with major ones, unable to be performed. */
enum rating { RATING_NONE, RATING_P, RATING_S, RATING_M, RATING_U };
enum seat_state { SEAT_CLAIMED, SEAT_JOINED, SEAT_LEFT, SEAT_RESET };
enum expect_state { EXPECT_CLOSED, EXPECT_OPEN, EXPECT_MET, EXPECT_MISSED, EXPECT_BROKEN,
                    EXPECT_KEPT, EXPECT_CUT /* ENDEX came before its time was up: not scored */ };
/* clang-format on */

/* A call for the facilitator. */
struct call_live {
    int32_t desk, waits; /* waits: enum call_waits */
};
enum call_waits { CALL_NOTED, CALL_WAITS, CALL_WAITS_REAL };
enum { CALLS_MAX = 256 }; /* later ones are told and not kept track of */

/* Put to everybody who played, for themselves, when play has ended. */
enum { QUESTIONS = 3 };

#endif
