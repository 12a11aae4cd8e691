#include "ui/cli/speech.h"

#include <string.h>

#include "engine/wire/tell.h"
#include "ui/term/lang.h"

/* The program's phrases in the language that is spoken now. */
static const char *const *phrases(struct arena *a)
{
    int32_t n = tell_phrases();
    const char **phrase = arena_array(a, (size_t)n, sizeof(*phrase));

    for (int32_t i = 0; i < n; i++) {
        phrase[i] = tell_phrase(i) ? lang_phrase(tell_phrase(i)) : NULL;
    }
    return phrase;
}

void speech_load(struct casebox *box)
{
    const char *spoken = lang_now();

    casebox_languages(box);
    for (int i = 0; i < LANG_COUNT; i++) {
        struct scenario *sc = casebox_speech(box, span_of(lang_codes[i]));

        if (sc && i != LANG_EN) {
            lang_set(lang_codes[i]);
            sc->phrase = phrases(&box->arena);
        }
    }
    lang_set(spoken);
}
