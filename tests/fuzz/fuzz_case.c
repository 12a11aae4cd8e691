/*
 * Any text as one file of an otherwise sound case: findings at places of the file, or a case that
 * plays from STARTEX to ENDEX. The first byte says which file.
 */
#include <stdlib.h>

#include "engine/base/must.h"
#include "engine/core/core.h"
#include "tests/support/case_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ask(struct core *c, enum command_kind kind, int64_t at, struct batch *b)
{
    struct command cmd = {.kind = kind, .power = POWER_STAFF, .desk = NONE};

    MUST(core_command(c, &cmd, at, b).code == REFUSE_NONE);
    MUST(!state_check(&c->st));
}

static void play(const struct scenario *sc)
{
    static struct batch b;
    void *memory = calloc(1, core_size(sc));
    struct core c;
    struct due due;
    int64_t at;

    MUST(memory);
    core_init(&c, sc, 1, memory);
    ask(&c, COMMAND_STARTEX, 0, &b);
    for (int n = 0; n < 500 && core_next_due(&c, &due, &at); n++) {
        struct command cmd = {.kind = COMMAND_DUE, .power = POWER_HOST, .desk = NONE};

        MUST(at >= c.st.now);
        cmd.u.due = due;
        MUST(core_command(&c, &cmd, at, &b).code == REFUSE_NONE);
        MUST(!state_check(&c.st));
    }
    ask(&c, COMMAND_ENDEX, c.st.now, &b);
    free(memory);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const path[] = {"scenario.json",     "world.json",      "msel.json",
                                       "rules.json",        "evaluation.json", "roles/shared.json",
                                       "roles/police.json", "msel/more.json",  "rules/more.json"};
    static struct case_text t;
    const char *name;
    struct span text;

    if (size == 0 || size > 64 << 10) {
        return 0;
    }
    name = path[data[0] % ARRAY_LEN(path)];
    text = (struct span){(const char *)data + 1, size - 1};
    if (!t.arena.size) {
        case_text_init(&t);
    }
    case_text_reset(&t);
    case_text_small(&t);
    case_text_put_raw(&t, name, text);
    t.file[case_text_index(&t, name)].text = text; /* no copy: behind its end is nobody's memory */
    if (case_text_load(&t)) {
        play(&t.scenario);
    } else {
        MUST(t.findings.errors > 0);
    }
    for (int32_t i = 0; i < t.findings.count; i++) {
        MUST(t.findings.list[i].text.len > 0 && t.findings.list[i].file < t.files);
    }
    return 0;
}
