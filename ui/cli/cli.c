#include "ui/cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/span.h"
#include "engine/base/text.h"
#include "engine/sys/folder.h"
#include "ui/cli/options.h"
#include "ui/term/lang.h"

static int cmd_version(int argc, char **argv);
static int cmd_help(int argc, char **argv);

const struct cli_command cli_commands[] = {
    {"demo", "[--seat DESK] [--lang L] [--plain] [--dir EXERCISE] [--data DIR]",
     "play a shipped case now",
     "Starts a server and played seats here and asks which agency you want to play; the program\n"
     "plays the others. Without a terminal it plays all of them and tells the day. Ends with the\n"
     "account.\n\n"
     "  --seat DESK  that desk is yours, without asking (a wrong name lists them); the day runs\n"
     "               four times as fast as life, and leaving ends it\n"
     "  --lang L     en, it, ru (default: as this computer, else English)\n"
     "  --plain      your station is in plain mode: numbered menus, one line a notice\n"
     "  --dir DIR    where the exercise is kept (default: a folder here, named by the time)\n"
     "  --data DIR   where 'scenarios' and 'roles' stand, if not beside the program\n",
     cmd_demo},
    {"check", "DIR... [--strict] [--json] [--data DIR]",
     "find every mistake of a case, at its place",
     "Prints one line a finding, file:line:column: error|warning: text. The same words at many\n"
     "places are told once, with the other places below.\n\n"
     "  --strict     warnings count as errors\n"
     "  --json       findings as JSON, each by itself\n"
     "  --data DIR   where 'roles' stands, if not above the case\n\n"
     "Exit status: 0 no errors, 1 errors (or warnings with --strict), 2 wrong use, 66 "
     "unreadable.\n",
     cmd_check},
    {"text", "extract|status DIR --lang L [--data DIR]",
     "a case in another language: what there is to translate, and how far it is",
     "  extract     bring text/L.json of the case and of the roles up to date: new texts are\n"
     "              open, translated ones stay, where the source has changed the old words stand\n"
     "              under \"was\"\n"
     "  status      every text that is open or was made from another source\n\n"
     "  --lang L    one of the languages of scenario.json, behind the first\n"
     "  --data DIR  where 'roles' stands, if not above the case\n\n"
     "Exit status: 0 whole (or written), 1 texts are open, or the case has errors, 2 wrong use,\n"
     "66 unreadable, 74 disk error.\n",
     cmd_text},
    {"rehearse", "DIR [--policy P] [--runs N] [--seed S] [--json] [--data DIR]",
     "how a case runs with played seats, before anybody sits down",
     "  --policy P   diligent (default), idle, random, careless, eager, or all of them\n"
     "  --runs N     how many exercises, with seeds S, S+1, ... (default 100)\n"
     "  --seed S     the first seed (default 1)\n"
     "  --json       for programs; whatever depends on this machine stands under 'wall'\n\n"
     "Exit status: 0 the case's promises hold, 1 one does not, or the case has errors, 2 wrong "
     "use,\n66 unreadable.\n",
     cmd_rehearse},
    {"serve",
     "DIR|EXERCISE [--dir EXERCISE] [--listen ADDR:PORT] [--speed X] [--played] [--seed S] "
     "[--seats N] [--sync HOW] [--data DIR]",
     "run an exercise: a new one of a case, or one that goes on",
     "  --dir DIR          where a new exercise is kept (default: a folder here)\n"
     "  --seed S           of the case's draws, of a new exercise (default 1)\n"
     "  --seats N          seats a desk, of a new exercise (default 2)\n"
     "  --data DIR         where 'roles' stands, if not above the case\n"
     "  --listen ADDR:PORT default: where it was the last time, 127.0.0.1:7373 for a new one;\n"
     "                     0.0.0.0:7373 for the classroom\n"
     "  --speed X          play time per real time, 0.1 to 600 (default 1)\n"
     "  --played           programs may take empty seats (palermo play); they are told what a\n"
     "                     competent desk would do, so without this they are refused\n"
     "  --sync HOW         who waits for the disk: the server (inline), a thread beside it\n"
     "                     (worker), or the thread while the disk is slow (auto, the default)\n\n"
     "SIGTERM or Ctrl-C stops cleanly; palermo serve EXERCISE goes on where it stopped.\n"
     "Exit status: 0 stopped cleanly, 1 cannot start, 2 wrong use, 65 the journal is corrupt,\n"
     "66 unreadable, 74 disk error.\n",
     cmd_serve},
    {"cards", "EXERCISE [--reissue SEAT] [--print] [--lang L]", "seat cards, to hand out",
     "  --lang L        en, it, ru: cards in that language, for seats that speak it (default:\n"
     "                  as this computer, and each seat as its own)\n"
     "  --reissue SEAT  a new card for a seat, whoever has it now; the old one no longer works\n"
     "  --print         to be printed and cut\n\n"
     "Exit status: 0 shown, 2 wrong use, 65 the journal is corrupt, 66 unreadable.\n",
     cmd_cards},
    {"join", "HOST [CARD] [--check] [--lang L] [--plain] [--theme T] [--ascii] [--bell W]",
     "sit down at a desk",
     "HOST is a name or address, with :PORT if it is not 7373. The card is typed once: to come\n"
     "back, the address alone is enough, and the seat that is kept on this computer is taken up\n"
     "(of several you choose one). Where none is kept, the card is asked for.\n\n"
     "  --check    look at this terminal, its letters and keys, and at HOST where one is given:\n"
     "             what is wrong, and what mends it; nobody sits down\n"
     "  --lang L   en, it, ru: what the screens and the case speak (default: as this computer,\n"
     "             else English); what a case has no words for is told in its own language\n"
     "  --plain    numbered menus, one line a notice: for screen readers too; also where the\n"
     "             terminal can show no screen\n"
     "  --theme T  default, light, dark, contrast, mono (mono too where NO_COLOR is set)\n"
     "  --ascii    no letters but Latin ones and no drawn lines\n"
     "  --bell W   urgent: a sound when something urgent comes and the window has not the\n"
     "             keyboard; never\n",
     cmd_join},
    {"console", "HOST [CARD] [--lang L] [--plain] [--theme T] [--ascii] [--bell W]",
     "steer the exercise as facilitator, or watch it as evaluator",
     "The card is that of a facilitator (CTL), an evaluator (EVA), an actor (ACT) or an observer\n"
     "(OBS): what each may do is said when it is tried.\n\n"
     "  --lang L   en, it, ru: what the console and the case speak (default: as this computer,\n"
     "             else English)\n"
     "  --plain    typed commands, one line a fact: for screen readers too; also where the\n"
     "             terminal can show no screen; commands are English words in each language\n"
     "  --theme T  default, light, dark, contrast, mono (mono too where NO_COLOR is set)\n"
     "  --ascii    no letters but Latin ones and no drawn lines\n"
     "  --bell W   urgent: a sound when somebody calls for help and the window has not the\n"
     "             keyboard; never\n",
     cmd_console},
    {"play", "HOST [CARD] --policy P [--lang L]", "let the program play a seat",
     "  --lang L    en, it, ru: what it writes where words are asked for (default: as this\n"
     "              computer)\n"
     "  --policy P  diligent, idle, random, careless, eager\n"
     "  --seed S    of the policy's choices (default 1)\n",
     cmd_play},
    {"replay", "EXERCISE [--as DESK] [--line N] [--text] [--lang L]",
     "what happened, line by line",
     "Reads the journal alone, beside a running exercise too. Ends with the account.\n\n"
     "  --as DESK  what that desk saw, and nothing else\n"
     "  --lang L   en, it, ru: what it is told in (default: as this computer, else English)\n"
     "  --line N   a line of play that was left when play went back, to its end (default: the\n"
     "             last)\n"
     "  --text     as text (there is no screen for it yet)\n\n"
     "Exit status: 0 told, 2 wrong use, 65 corrupt (what is sound is told), 66 unreadable.\n",
     cmd_replay},
    {"verify", "EXERCISE [--redecide]", "is the journal what was written, byte for byte",
     "  --redecide  decide every input again: the facts must come out the same\n\n"
     "Exit status: 0 good, 1 torn tail, 2 wrong use, 3 decided differently, 65 corrupt, "
     "66 unreadable.\n",
     cmd_verify},
    {"export", "EXERCISE [--format jsonl] -o DIR|-", "every fact as one line of JSON",
     "  --format F  jsonl (default)\n"
     "  -o DIR      a new folder for facts.jsonl and a README; - for standard output\n\n"
     "Exit status: 0 written, 2 wrong use, 65 corrupt (what is sound is written), 66 unreadable, "
     "74 disk error.\n",
     cmd_export},
    {"version", "", "the version of this program", "", cmd_version},
    {"help", "[COMMAND]", "what a command does", "", cmd_help},
};

const size_t cli_command_count = ARRAY_LEN(cli_commands);

static const struct cli_command *find(const char *name)
{
    for (size_t i = 0; i < cli_command_count; i++) {
        if (strcmp(cli_commands[i].name, name) == 0) {
            return &cli_commands[i];
        }
    }
    return NULL;
}

static void overview(FILE *to)
{
    fprintf(
        to,
        "palermo runs multi-agency simulation exercises against trafficking in human beings.\n\n"
        "Usage: palermo COMMAND ...\n\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        fprintf(to, "  %-10s %s\n", cli_commands[i].name, cli_commands[i].summary);
    }
    fprintf(to, "\nMore on one of them: palermo help COMMAND\n");
}

static void explain(const struct cli_command *c)
{
    printf("Usage: palermo %s %s\n\n%c%s.\n%s%s", c->name, c->usage, c->summary[0] - 'a' + 'A',
           c->summary + 1, c->help[0] ? "\n" : "", c->help);
}

static int unknown(const char *name)
{
    struct nearest near = {.wanted = span_of(name)};
    char hint[NEAREST_HINT];

    for (size_t i = 0; i < cli_command_count; i++) {
        nearest_offer(&near, span_of(cli_commands[i].name));
    }
    fprintf(stderr, "palermo: there is no command '%s'%s\n", name, nearest_hint(&near, hint));
    overview(stderr);
    return EXIT_USAGE;
}

static int cmd_version(int argc, char **argv)
{
    struct arguments args;

    if (!options_parse(argc, argv, NULL, 0, &args, 0, 0)) {
        return EXIT_USAGE;
    }
    printf("palermo %s\n", PALERMO_VERSION);
    return EXIT_GOOD;
}

static int cmd_help(int argc, char **argv)
{
    const struct cli_command *c;
    struct arguments args;

    if (!options_parse(argc, argv, NULL, 0, &args, 0, 1)) {
        return EXIT_USAGE;
    }
    if (!args.count) {
        overview(stdout);
        return EXIT_GOOD;
    }
    c = find(args.at[0]);
    if (!c) {
        return unknown(args.at[0]);
    }
    explain(c);
    return EXIT_GOOD;
}

static int run_command(int argc, char **argv)
{
    const struct cli_command *c;

    if (argc < 2) {
        overview(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        return cmd_version(argc - 1, argv + 1);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        overview(stdout);
        return EXIT_GOOD;
    }
    c = find(argv[1]);
    if (!c) {
        return unknown(argv[1]);
    }
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            explain(c);
            return EXIT_GOOD;
        }
    }
    return c->run(argc - 1, argv + 1);
}

/* A journal or a socket that became descriptor 0, 1 or 2 would be read or written as a terminal. */
static void standard_descriptors(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            MUST(open("/dev/null", O_RDWR) == fd);
        }
    }
}

const char *cli_called(void)
{
    static char path[4096 + 16];
    char program[4096];
    const char *at = getenv("PATH");

    folder_of_program(program, sizeof(program));
    for (; at && *at; at += strcspn(at, ":"), at += *at == ':') {
        if (strcspn(at, ":") == strlen(program) && strncmp(at, program, strlen(program)) == 0) {
            return "palermo";
        }
    }
    snprintf(path, sizeof(path), "%s/palermo", program);
    return path;
}

int cli_main(int argc, char **argv)
{
    char program[4096];
    int status;
    bool lost; /* earlier: why is no longer known */

    standard_descriptors();
    folder_of_program(program, sizeof(program));
    lang_begin(program);
    status = run_command(argc, argv);
    lost = ferror(stdout) != 0;
    errno = 0;
    if (fflush(stdout) != 0 || lost) {
        fprintf(stderr, "palermo: the output could not be written%s%s\n", errno ? ": " : "",
                errno ? strerror(errno) : "");
        return status == EXIT_GOOD ? EXIT_DISK : status;
    }
    return status;
}
