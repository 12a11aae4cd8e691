#include "ui/term/lang.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/must.h"

#define DOMAIN "palermo"

enum { LANG_PATH = 4096 };

/* What gettext looks at to see that the language has changed (its manual, "gettext grok"). */
extern int _nl_msg_cat_cntr;

const char *const lang_codes[LANG_COUNT + 1] = {"en", "it", "ru", NULL};
const char *const lang_names[LANG_COUNT] = {"English", "Italiano", "Русский"};

static int now;

static int find(const char *code)
{
    int i = 0;

    while (i < LANG_COUNT && strcmp(lang_codes[i], code) != 0) {
        i++;
    }
    return i;
}

bool lang_known(const char *code)
{
    return find(code) < LANG_COUNT;
}

void lang_set(const char *code)
{
    MUST(lang_known(code));
    now = find(code);
    (void)setenv("LANGUAGE", code, 1);
    _nl_msg_cat_cntr++;
}

void lang_begin(const char *program)
{
    char dir[LANG_PATH];

    snprintf(dir, sizeof(dir), "%s/locale", program);
    if (access(dir, R_OK) != 0) {
        snprintf(dir, sizeof(dir), "%s/../share/locale", program);
    }
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)setlocale(LC_MESSAGES, "C.UTF-8");
    (void)bindtextdomain(DOMAIN, dir);
    (void)bind_textdomain_codeset(DOMAIN, "UTF-8");
    (void)textdomain(DOMAIN);
    lang_set(lang_codes[LANG_EN]);
}

const char *lang_now(void)
{
    return lang_codes[now];
}

bool lang_found(void)
{
    return now == LANG_EN || gettext("")[0]; /* each catalog tells about itself under no words */
}

const char *lang_phrase(const char *english)
{
    char id[LANG_PATH];
    const char *words;

    /* In a catalog a context stands before the words, this byte between: gettext.h, "pgettext". */
    snprintf(id, sizeof(id), "phrase\004%s", english);
    words = gettext(id);
    return words == id ? gettext(english) : words; /* refusals: the screens say them, too */
}

const char *lang_of_machine(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = NULL;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !(value && *value); i++) {
        value = getenv(names[i]);
    }
    for (int i = 0; value && i < LANG_COUNT; i++) {
        size_t len = strlen(lang_codes[i]);

        if (strncmp(value, lang_codes[i], len) == 0 && (value[len] == '_' || !value[len])) {
            return lang_codes[i];
        }
    }
    return lang_codes[LANG_EN];
}
