/*
 * Every word of an account, in English.
 */
#include "engine/run/account_words.h"

static const char *const words[WORD_COUNT] = {
    /* clang-format off */
    [WORD_TITLE] = "{title}: the account of an exercise",
    [WORD_TITLE_DESK] = "{title}: the account of {desk}",
    [WORD_PLAYED] = "Played from {time} to {until}: {hours} h {minutes} min of play.",
    [WORD_PLAYED_NOT] =
        "Not begun yet. From {time} to {until}: {hours} h {minutes} min of play.",
    [WORD_PLAYED_SO_FAR] =
        "Not over yet. So far played from {time} to {until}: {hours} h {minutes} min of play.",
    [WORD_WALL] = "On {day}, {time} to {until}.",
    [WORD_EARLY] = "It was ended early: the day would have gone on to {time}. "
        "What was open then is not judged.",
    [WORD_EDITION] = "Edition {text}.",
    [WORD_EDITION_SEED] = "Edition {text}, seed {number}.",
    [WORD_AGENCIES] = "The agencies",
    [WORD_LABEL_DID] = "Did",
    [WORD_LABEL_ASKED] = "Asked",
    [WORD_LABEL_ANSWERED] = "Answered",
    [WORD_LABEL_SHARED] = "Shared",
    [WORD_LABEL_BREACHED] = "Breached",
    [WORD_LABEL_WAITED] = "Waited",
    [WORD_LABEL_KNEW] = "Knew",
    [WORD_LABEL_TRIED] = "Tried",
    [WORD_LABEL_MISSED] = "Missed",
    [WORD_DID_WAITS_YES] = "{time} {act} (still waits)",
    [WORD_DID_WAITS_UNIT] = "{time} {act} (still waits)",
    [WORD_DID_RUNNING] = "{time} {act} (still under way)",
    [WORD_DID_DONE] = "{time} {act}",
    [WORD_DID_REFUSED] = "{time} {act} (a no)",
    [WORD_DID_NONE_FREE] = "{time} {act} (nobody came free)",
    [WORD_DID_WITHDRAWN] = "{time} {act} (taken back)",
    [WORD_DID_STOPPED] = "{time} {act} (stopped)",
    [WORD_DID_NOTHING] = "nothing.",
    [WORD_OF_GROUP] = "{title}: {text}",
    [WORD_ASKED_YES] = "{time} yes after {number} min",
    [WORD_ASKED_NO] = "{time} no after {number} min",
    [WORD_ASKED_ANSWER] = "{time} answer after {number} min",
    [WORD_ASKED_LAPSED] = "{time} not needed any more after {number} min",
    [WORD_ASKED_OPEN] = "{time} no answer",
    [WORD_ANSWERED] = "{time} {desk}",
    [WORD_ANSWERED_YES] = "{time} {desk}, yes",
    [WORD_ANSWERED_NO] = "{time} {desk}, no",
    [WORD_SHARED] = "{time} to {to}",
    [WORD_SHARED_WITH] = "{time} to {to}: {text}",
    [WORD_SHARED_BARE] = "{time} to {to}: {text} (without names)",
    [WORD_BREACHED] = "{time} named without consent: {thing}, to {to}",
    [WORD_BREACHED_BY] = "{time} named without consent: {thing}, by {text}, to {to}",
    [WORD_WAITED_YES] = "{number} min for a yes",
    [WORD_WAITED_UNIT] = "{number} min until somebody was free",
    [WORD_KNEW] = "{time} \"{text}\"",
    [WORD_QUOTED] = "\"{text}\"",
    [WORD_TRIED] = "In vain: {number}. Something else had to come first.",
    [WORD_MISSED] = "{act} (until {time}). {text}",
    [WORD_MISSED_FROM] = "{act} (from {time}). {text}",
    [WORD_MISSED_LATE] = "{act} (until {time}, done at {later}). {text}",
    [WORD_BROKEN] = "Better not done: {act} (until {time}). {text}",
    [WORD_BROKEN_FROM] = "Better not done: {act} (from {time}). {text}",
    [WORD_MISSED_MORE] = "And {number} more.",
    [WORD_MORE] = "and {number} more",
    [WORD_COMMA] = ", ",
    [WORD_THEN] = "; ",
    [WORD_UNSHARED] = "Known in the room, and not where it was needed",
    [WORD_UNSHARED_ONE] = "{desk} knew from {time}: \"{text}\" Not known to: {to}.",
    [WORD_UNSHARED_UNREAD] = "{desk} (it lies there unread since {time})",
    [WORD_UNSHARED_NONE] = "Nothing that another desk was waiting for.",
    [WORD_DECISIONS] = "Decisions",
    [WORD_TAKEN_CONDITION] = "{title}, {desk}: {text} (by what was done, {time}).",
    [WORD_TAKEN_CHOICE] = "{title}, {desk}: {text} (logged, {time}).",
    [WORD_TAKEN_DEFAULT] = "{title}, {desk}: {text} (by default, {time}).",
    [WORD_TAKEN_NOT] = "{title}, {desk}: open when play was ended.",
    [WORD_TAKEN_NOT_YET] = "{title}, {desk}: not taken yet.",
    [WORD_NUMBERED] = "{number} {title}",
    [WORD_AT] = "{time} {text}",
    [WORD_ENDINGS] = "What became of them",
    [WORD_ENDING] = "{title} {bar} {number} of {of}",
    [WORD_ENDINGS_NONE] = "Not told: play was ended before its last part, and most of what would\n"
        "have decided it was still to come.",
    [WORD_TURNS_FROM] = "{title} {number}",
    [WORD_TURN] = "{number} at {time}: {text}",
    [WORD_TURN_ACT] = "{desk}, {act}",
    [WORD_TURN_COURSE] = "the course of things",
    [WORD_TURNS_TO] = "at the end {number}",
    [WORD_MISTAKES] = "Mistakes, and what to ask in the debrief",
    [WORD_MISTAKE] = "{title} ({number} points lost). {text}",
    [WORD_MISTAKE_CAP] = "{title} ({number} points lost, the whole at most {of}). {text}",
    [WORD_MISTAKES_NONE] =
        "None of those that the case counts. What was passed on without consent\n"
        "stands with the agency that did it.",
    [WORD_SCORE] = "Score: never a ranking of persons",
    [WORD_SCORE_LATER] = "Told at ENDEX.",
    [WORD_SCORE_EARLY] = "Of what had fallen due when play was ended, and no more",
    [WORD_SCORE_DESKS] = "By agency, of what was expected of it",
    [WORD_SCORE_ALL] = "In all, less what mistakes cost",
    [WORD_SCORE_OF] = "{bar} {number} of {of}",
    [WORD_SCORE_WHOLE] = "the whole",
    [WORD_NEXT] = "And now",
    [WORD_NEXT_JOURNAL] = "Everything stands in {text}/journal.ndjson.",
    [WORD_NEXT_REPLAY] = "What happened, line by line:",
    [WORD_NEXT_DESK] = "The same day through one desk's eyes:",
    [WORD_NEXT_VERIFY] = "Is it what was written, and does it come out the same again:",
    [WORD_NEXT_REHEARSE] = "How the case runs, a hundred times:",
    /* clang-format on */
};

int32_t account_words(void)
{
    return WORD_COUNT;
}

const char *account_word(int32_t i)
{
    return words[i];
}
