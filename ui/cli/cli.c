#include "ui/cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/span.h"
#include "engine/base/text.h"

static int cmd_version(int argc, char **argv);
static int cmd_help(int argc, char **argv);

const struct cli_command cli_commands[] = {
    {"check", "DIR... [--strict] [--json] [--data DIR]", "find every mistake of a case, at its place",
     "Prints one line a finding, file:line:column: error|warning: text.\n\n"
     "  --strict     warnings count as errors\n"
     "  --json       findings as JSON\n"
     "  --data DIR   where 'roles' stands, if not above the case\n\n"
     "Exit status: 0 no errors, 1 errors (or warnings with --strict), 2 wrong use.\n",
     cmd_check},
    {"rehearse", "DIR [--policy P] [--runs N] [--seed S] [--json] [--data DIR]",
     "how a case runs with played seats, before anybody sits down",
     "  --policy P   diligent (default), idle, random, careless, eager, or all of them\n"
     "  --runs N     how many exercises, with seeds S, S+1, ... (default 100)\n"
     "  --seed S     the first seed (default 1)\n"
     "  --json       for programs; whatever depends on this machine stands under 'wall'\n\n"
     "Exit status: 0 the case's promises hold, 1 one does not, or the case has errors, 2 wrong use.\n",
     cmd_rehearse},
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
    fprintf(to, "palermo runs multi-agency simulation exercises against trafficking in human beings.\n\n"
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
    const struct cli_command *near = NULL;
    unsigned least = 3;

    for (size_t i = 0; i < cli_command_count; i++) {
        unsigned d = text_distance(span_of(name), span_of(cli_commands[i].name));

        if (d < least) {
            least = d;
            near = &cli_commands[i];
        }
    }
    fprintf(stderr, "palermo: there is no command '%s'%s%s%s\n", name,
            near ? ", did you mean '" : "", near ? near->name : "", near ? "'?" : "");
    overview(stderr);
    return EXIT_USAGE;
}

static int cmd_version(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    printf("palermo %s\n", PALERMO_VERSION);
    return EXIT_GOOD;
}

static int cmd_help(int argc, char **argv)
{
    const struct cli_command *c;

    if (argc < 2) {
        overview(stdout);
        return EXIT_GOOD;
    }
    c = find(argv[1]);
    if (!c) {
        return unknown(argv[1]);
    }
    explain(c);
    return EXIT_GOOD;
}

int cli_main(int argc, char **argv)
{
    const struct cli_command *c;

    if (argc < 2) {
        overview(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        return cmd_version(0, NULL);
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
