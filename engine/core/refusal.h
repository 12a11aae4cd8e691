/*
 * Refusals: normal answers of the rules. A refusal is judged on what the asker may know, so it
 * never tells a secret: what is not visible is "not found", whatever the truth.
 */
#ifndef CORE_REFUSAL_H
#define CORE_REFUSAL_H

#include "engine/base/span.h"

/* clang-format off */
#define REFUSALS(X) \
    X(NONE, "none", "") \
    X(NOT_RUNNING, "not_running", "The exercise has not begun.") \
    X(PAUSED, "paused", "This is not possible while the exercise is paused.") \
    X(ENDED, "ended", "The exercise has ended. You can read, but no longer act.") \
    X(RUNNING, "running", "The exercise is running already.") \
    X(NOT_PAUSED, "not_paused", "The exercise is not paused.") \
    X(NOT_YOURS, "not_yours", "Your seat may not do this.") \
    X(NOT_GRANTED, "not_granted", "Your agency has no such power.") \
    X(NOT_FOUND, "not_found", "There is nothing of that number at your desk.") \
    X(TARGET, "target", "Choose on whom or on what, from your case board.") \
    X(ADDRESSEE, "addressee", "Choose who it goes to.") \
    X(BASIS, "basis", "Say on what legal basis you ask.") \
    X(FORM, "form", "The form is not complete.") \
    X(TEXT, "text", "Please write something.") \
    X(TEXT_LENGTH, "text_length", "The text is too short or too long.") \
    X(ATTACH, "attach", "Choose what to send along.") \
    X(CUSTODY, "custody", "Only what is in your custody can be handed over.") \
    X(NAMES, "names", "Without names no person can go along, nor be what you ask about.") \
    X(NEEDS, "needs", "Something else has to come first.") \
    X(TOO_MANY, "too_many", "Your desk has too many acts under way. Wait for one to end.") \
    X(ANSWERED, "answered", "This has been answered already, or an answer is on its way.") \
    X(UNDER_WAY, "under_way", \
      "Your desk is doing that already: wait for what comes of it.") \
    X(STATE, "state", "It is too late or too early for that.") \
    X(VALUE, "value", "That value is not possible.") \
    X(WHEEL, "wheel", "Another facilitator has the wheel. Ask for it, or take over when they go.") \
    X(BACK, "back", "Play went back meanwhile: this was not done.") \
    X(FULL, "full", "The exercise can hold no more of these.")
/* clang-format on */

enum refusal {
#define X(symbol, name, text) REFUSE_##symbol,
    REFUSALS(X)
#undef X
        REFUSAL_COUNT
};

extern const char *const refusal_names[REFUSAL_COUNT + 1]; /* NULL-ended */

/* One sentence for the person who asked, in English; translated by the station. */
const char *refusal_text(enum refusal code);

#endif
