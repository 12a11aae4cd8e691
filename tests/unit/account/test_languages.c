/*
 * The account in the reader's language: nothing of another in it, and English as it was.
 */
#include <check.h>
#include <ctype.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uniwidth.h>

#include "engine/core/refusal.h"
#include "engine/run/account.h"
#include "engine/run/account_text.h"
#include "engine/run/account_words.h"
#include "engine/wire/tell.h"
#include "tests/unit/account/fixture.h"
#include "ui/cli/speech.h"
#include "ui/term/lang.h"

enum { OUT_MAX = 16 << 20, WORD_MAX = 64, FOREIGN = LANG_COUNT - 1, SHORT_WORD = 3 };

static const struct {
    const char *policy;
    enum played_end end;
} days[] = {{"diligent", PLAYED_SEALED},
            {"careless", PLAYED_SEALED},
            {"idle", PLAYED_SEALED},
            {"careless", PLAYED_HALF}};

static char folder[FIXTURE_PATH];
static char dir[FIXTURE_PATH];
static struct exercise ex;
static const struct scenario *sc;
static struct bytes out;

static void find_words(void)
{
    char program[4096];

    snprintf(program, sizeof(program), "%s", getenv("PALERMO") ? getenv("PALERMO") : "");
    lang_begin(dirname(program));
}

static void read_in(const char *lang)
{
    struct err err;

    lang_set(lang);
    ck_assert(lang_found());
    ck_assert_int_eq(exercise_read(&ex, dir, 0, &err), ERR_OK);
    sc = speech_read(&ex.box);
}

static void set_up(int day, const char *lang)
{
    find_words();
    fixture_folder(folder);
    fixture_play(folder, days[day].policy, days[day].end, dir);
    bytes_init(&out, OUT_MAX);
    read_in(lang);
}

static void tear_down(void)
{
    bytes_done(&out);
    exercise_close(&ex);
    fixture_remove(folder);
}

/* Without a folder: what to try next is commands, which are English in each language. */
static void the_account(int32_t desk)
{
    struct account_of of = {
        .run = &ex.run, .sc = sc, .desk = desk, .seed = ex.seed, .wall_from = 1, .wall_to = 2};

    bytes_reset(&out);
    account_write(&of, &out);
    ck_assert(!out.over);
}

static bool has(const char *text)
{
    return fixture_has(&out, span_of(text));
}

/* The next word of Latin letters, in small ones; false: no more. A place of a phrase is none. */
static bool next_word(const char **at, const char *end, char word[WORD_MAX])
{
    size_t n = 0;

    while (*at < end && !isalpha((unsigned char)**at)) {
        const char *close = **at == '{' ? memchr(*at, '}', (size_t)(end - *at)) : NULL;

        *at = close ? close + 1 : *at + 1;
    }
    for (; *at < end && isalpha((unsigned char)**at) && n < WORD_MAX - 1; (*at)++) {
        word[n++] = (char)tolower((unsigned char)**at);
    }
    word[n] = '\0';
    return n > 0;
}

static bool has_word(const char *text, const char *wanted)
{
    const char *end = text + strlen(text);
    char word[WORD_MAX];

    while (next_word(&text, end, word)) {
        if (strcmp(word, wanted) == 0) {
            return true;
        }
    }
    return false;
}

/* What is the same in every language: what an author calls an edition, and the two code words. */
static bool is_code(const char *word)
{
    char edition[200];

    snprintf(edition, sizeof(edition), "%.*s", (int)sc->edition.len, sc->edition.ptr);
    return strcmp(word, "startex") == 0 || strcmp(word, "endex") == 0 || has_word(edition, word);
}

/* English as the table has it, and the language does not: its own table, or a word of its own. */
static bool is_english(const char *word)
{
    static const char *const italian[] = {"all", "case", "come", "due"};
    bool english = false;

    for (int32_t i = 0; i < account_words(); i++) {
        english = english || has_word(account_word(i), word);
        if (sc->account && has_word(sc->account[i], word)) {
            return false;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(italian); i++) {
        english = english && strcmp(word, italian[i]) != 0;
    }
    return english;
}

/* Words of another language: in Cyrillic Latin ones but codes, elsewhere those that are English. */
static int strangers(const char **ret_first)
{
    const char *at = out.ptr;
    const char *end = out.ptr + out.len;
    bool cyrillic = strcmp(lang_now(), "ru") == 0;
    char word[WORD_MAX];
    int n = 0;

    while (next_word(&at, end, word)) {
        if (strlen(word) >= SHORT_WORD && !is_code(word) && (cyrillic || is_english(word)) &&
            n++ == 0) {
            *ret_first = at - strlen(word);
        }
    }
    return n;
}

static void check_language(const char *what)
{
    const char *first = "";

    ck_assert_msg(strangers(&first) == 0, "in '%s', %s: a word of another language: %.60s",
                  lang_now(), what, first);
    ck_assert(has(strcmp(lang_now(), "ru") == 0 ? "\n  Сделано " : "\n  Fatto "));
}

static void check_width(void)
{
    for (size_t i = 0, from = 0; i < out.len; i++) {
        if (out.ptr[i] == '\n') {
            int columns = u8_width((const uint8_t *)out.ptr + from, i - from, "UTF-8");

            ck_assert_msg(columns <= ACCOUNT_COLUMNS, "%d columns: %.*s", columns, (int)(i - from),
                          out.ptr + from);
            from = i + 1;
        }
    }
}

START_TEST(an_account_has_no_word_of_another_language)
{
    set_up(_i / FOREIGN, lang_codes[1 + _i % FOREIGN]);
    the_account(NONE);
    check_language("the whole");
    check_width();
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control) {
            the_account(d);
            check_language("a desk's");
            check_width();
        }
    }
    tear_down();
}
END_TEST

/* The alarm is wired: the same account with English words of its own, or with an English case. */
START_TEST(an_english_account_is_found_out)
{
    static struct scenario half;
    const char *first;

    set_up(0, lang_codes[1 + _i / 2]);
    half = *(_i % 2 ? sc : &ex.box.scenario);
    half.account = _i % 2 ? NULL : sc->account;
    half.phrase = sc->phrase;
    sc = &half;
    the_account(NONE);
    ck_assert_int_gt(strangers(&first), _i % 2 ? 10 : 100);
    tear_down();
}
END_TEST

/* How often a place stands in the words. */
static int places(const char *words, const char *place, size_t len)
{
    int n = 0;

    for (const char *at = words; (at = memmem(at, strlen(at), place, len)) != NULL; at += len) {
        n++;
    }
    return n;
}

START_TEST(every_word_is_translated_with_its_places)
{
    find_words();
    lang_set(lang_codes[1 + _i]);
    for (int32_t i = 0; i < account_words(); i++) {
        const char *english = account_word(i);
        const char *words = lang_phrase(english);

        ck_assert_int_eq(places(words, "{", 1), places(english, "{", 1));
        for (const char *at = english; (at = strchr(at, '{')) != NULL; at++) {
            ck_assert_msg(places(words, at, strcspn(at, "}") + 1) == 1, "in '%s', '%s': '%s'",
                          lang_now(), english, words);
        }
    }
}
END_TEST

/* What stands in the log as the reason of a refusal is a sentence of the reader's language. */
START_TEST(every_refusal_is_told_in_the_language)
{
    find_words();
    lang_set(lang_codes[1 + _i]);
    for (int32_t i = 1; i < REFUSAL_COUNT; i++) {
        const char *english = tell_phrase(tell_phrases() - REFUSAL_COUNT + i);

        ck_assert_str_eq(english, refusal_text((enum refusal)i));
        ck_assert_msg(strcmp(lang_phrase(english), english) != 0, "in '%s' English: %s",
                      lang_now(), english);
    }
}
END_TEST

/* Words begin in one column: behind the longest label of the language. */
START_TEST(labels_stand_in_a_column_of_the_language)
{
    static const struct {
        const char *did, *breached;
    } labels[LANG_COUNT] = {{"\n  Did      ", "\n  Breached "},
                            {"\n  Fatto     ", "\n  Rivelato  "},
                            {"\n  Сделано    ", "\n  Разглашено "}};
    char more[64];

    set_up(1, lang_codes[_i]);
    the_account(NONE);
    ck_assert(has(labels[_i].did) && has(labels[_i].breached));
    for (int i = 0; i < 2; i++) {
        snprintf(more, sizeof(more), "%s ", i ? labels[_i].breached : labels[_i].did);
        ck_assert_msg(!has(more), "more than one blank behind the longest label");
    }
    tear_down();
}
END_TEST

START_TEST(english_is_as_it_was)
{
    static const char *const lines[] = {
        "\nRed Harvest: the account of an exercise\n---------------------------------------\n",
        "\nPlayed from P1 08:45 to P1 16:30: 6 h 45 min of play. On 01.01.1970, ",
        " Edition 1 (day P1)",
        "seed 7.\n",
        "\nThe agencies\n------------\n\nPolice, anti-trafficking unit, Castelrovo\n  Did      ",
        "\n  Asked    ",
        " yes after 2 min",
        "\n  Answered ",
        "\n  Shared   ",
        "\n  Breached ",
        " named without consent: Amadou, to Police",
        "\n  Waited   ",
        " min for a yes.",
        "\n  Knew     08:51 \"",
        "\"; and ",
        "\n  Missed   ",
        "\n           Better not done: ",
        " (until ",
        "\n           And ",
        " more.\n",
        "\nKnown in the room, and not where it was needed\n------",
        " Not known to: ",
        "\nDecisions\n---------\n  * 1.1 Go in now, or build, Police: ",
        "\nWhat became of them\n",
        " 4\n",
        "\n    Trust in the agencies 3; ",
        "; at the end ",
        "\nMistakes, and what to ask in the debrief\n---",
        " points lost",
        "\nScore: never a ranking of persons\n",
        " of 1000  the whole\n",
        "\nBy agency, of what was expected of it\n",
        "\nIn all, less what mistakes cost\n"};

    set_up(1, "en");
    ck_assert_ptr_eq(sc, &ex.box.scenario);
    the_account(NONE);
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        ck_assert_msg(has(lines[i]), "not in the account: '%s'", lines[i]);
    }
    ck_assert(!has("{") && !has("}"));
    tear_down();
}
END_TEST

/* --lang decides; without it the computer's language. A command that is proposed says it. */
START_TEST(replay_tells_the_day_and_the_account_in_a_language)
{
    set_up(1, "en");
    ck_assert_int_eq(fixture_program(&out, "replay", dir, "--lang=ru", NULL, NULL), 0);
    ck_assert(has("STARTEX: учение начинается") && has("\nЧто дальше\n") && has(" --lang ru\n"));
    ck_assert(!has("Inject 1 released") && !has("The agencies"));
    ck_assert_int_eq(fixture_program(&out, "replay", dir, "--lang=it", "--as=ngo", NULL), 0);
    ck_assert(has("STARTEX: il gioco comincia") && has("Casa Aperta, organizzazione di sostegno"));
    ck_assert(!has("play begins") && !has("  Did "));
    setenv("LC_ALL", "ru_RU.UTF-8", 1);
    ck_assert_int_eq(fixture_program(&out, "replay", dir, NULL, NULL, NULL), 0);
    ck_assert(has("STARTEX: учение начинается") && !has(" --lang "));
    ck_assert_int_eq(fixture_program(&out, "replay", dir, "--lang", "en", NULL), 0);
    ck_assert(has("\nAnd now\n") && has(" --lang en\n"));
    ck_assert_int_eq(fixture_program(&out, "replay", dir, "--lang", "de", NULL), 2);
    unsetenv("LC_ALL");
    tear_down();
}
END_TEST

Suite *languages_suite(void)
{
    Suite *s = suite_create("languages");
    TCase *t = tcase_create("languages");

    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, an_account_has_no_word_of_another_language, 0,
                        (int)ARRAY_LEN(days) * FOREIGN);
    tcase_add_loop_test(t, an_english_account_is_found_out, 0, 2 * FOREIGN);
    tcase_add_loop_test(t, every_word_is_translated_with_its_places, 0, FOREIGN);
    tcase_add_loop_test(t, every_refusal_is_told_in_the_language, 0, FOREIGN);
    tcase_add_loop_test(t, labels_stand_in_a_column_of_the_language, 0, LANG_COUNT);
    tcase_add_test(t, english_is_as_it_was);
    tcase_add_test(t, replay_tells_the_day_and_the_account_in_a_language);
    suite_add_tcase(s, t);
    return s;
}
