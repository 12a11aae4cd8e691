#include "ui/cli/speech.h"

#include <stdio.h>
#include <string.h>

#include "engine/run/account_words.h"
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

/* A table of the program's words in the language that is spoken now; NULL in it: English. */
static const char *const *table(struct arena *a, int32_t n, const char *(*english_of)(int32_t))
{
    const char **table = arena_array(a, (size_t)n, sizeof(*table));

    for (int32_t i = 0; i < n; i++) {
        const char *english = english_of(i);
        const char *words = english ? lang_phrase(english) : NULL;

        table[i] = words && !same_places(english, words) ? english : words;
    }
    return table;
}

/* The program's words, as the language that is spoken now has them. */
static void give_words(struct casebox *box, struct scenario *sc)
{
    sc->phrase = table(&box->arena, tell_phrases(), tell_phrase);
    sc->account = table(&box->arena, account_words(), account_word);
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
            give_words(box, sc);
        }
    }
    lang_set(spoken);
}

const struct scenario *speech_read(struct casebox *box)
{
    const char *spoken = lang_now();
    struct scenario *sc;

    casebox_languages(box);
    sc = casebox_speech(box, span_of(spoken));
    sc = sc ? sc : &box->scenario;
    for (int i = 0; i < LANG_COUNT; i++) {
        if (i != LANG_EN && span_is(sc->spoken, lang_codes[i])) {
            lang_set(lang_codes[i]);
            give_words(box, sc);
        }
    }
    lang_set(spoken);
    return sc;
}
