/*
 * Any text as a condition and as an effect: an error with a place inside the text, or code that
 * evaluates at any time. The first byte says where the text stands.
 */
#include <stdlib.h>

#include "engine/base/must.h"
#include "engine/core/compile.h"
#include "engine/core/core.h"
#include "tests/support/case_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct case_text t;
static struct core core;
static struct arena scratch;

static void begin(void)
{
    static void *memory;

    if (memory) {
        return;
    }
    case_text_init(&t);
    case_text_small(&t);
    MUST(case_text_load(&t));
    memory = calloc(1, core_size(&t.scenario));
    MUST(memory);
    core_init(&core, &t.scenario, 1, memory);
    arena_init(&scratch, 1 << 20);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int64_t times[] = {0, 1, 60000, 10800000, 18000000};
    struct compiler c = {.sc = &t.scenario, .arena = &scratch, .self = NONE};
    struct span text;
    struct code code;
    struct effect effect;
    int32_t probes;
    int32_t slots;

    if (size == 0) {
        return 0;
    }
    begin();
    text = (struct span){(const char *)data + 1, size - 1};
    c.sc = &t.scenario;
    c.place = (enum place)(data[0] % 3);
    c.self = data[0] & 4 ? 0 : NONE;
    c.has_target = data[0] & 8;
    c.verb = data[0] & 16 ? &t.scenario.verb[data[0] % (uint8_t)t.scenario.verbs] : NULL;
    probes = t.scenario.probes;
    slots = t.scenario.probe_slots;
    if (compile_condition(&c, text, &code)) {
        for (size_t i = 0; i < ARRAY_LEN(times) && t.scenario.probes == probes; i++) {
            struct act act = act_none();
            struct scope scope = {&t.scenario, &core.st, &act, 0, 0};
            int64_t wake;

            core.st.now = times[i];
            expr_eval(&code, &scope, &wake);
            MUST(wake > times[i]);
        }
    } else {
        MUST(c.error[0] && c.error_at <= text.len);
    }
    if (!compile_effect(&c, text, &effect)) {
        MUST(c.error[0] && c.error_at <= text.len);
    }
    t.scenario.probes = probes; /* the state has no room for new ones */
    t.scenario.probe_slots = slots;
    arena_reset(&scratch);
    return 0;
}
