#include "ui/cli/speech.h"

#include <stdio.h>
#include <string.h>

#include "engine/wire/tell.h"
#include "ui/term/lang.h"

/* Every {place} of the words is one of the English phrase: else whoever translated slipped. */
static bool same_places(const char *english, const char *words)
{
    char place[32];

    while ((words = strchr(words, '{')) != NULL) {
        size_t len = strcspn(words, "}");

        snprintf(place, sizeof(place), "%.*s}", (int)(len < 30 ? len : 30), words);
        if (!words[len] || !strstr(english, place)) {
            return false;
        }
        words += len;
    }
    return true;
}

/* The program's phrases in the language that is spoken now. */
static const char *const *phrases(struct arena *a)
{
    int32_t n = tell_phrases();
    const char **phrase = arena_array(a, (size_t)n, sizeof(*phrase));

    for (int32_t i = 0; i < n; i++) {
        const char *english = tell_phrase(i);
        const char *words = english ? lang_phrase(english) : NULL;

        phrase[i] = words && !same_places(english, words) ? english : words;
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
            if (!lang_found()) {
                fprintf(stderr,
                        "palermo: the program's own words in '%s' are missing: stations that read "
                        "it read them in English; install it (cmake --install)\n",
                        lang_now());
            }
            sc->phrase = phrases(&box->arena);
        }
    }
    lang_set(spoken);
}
