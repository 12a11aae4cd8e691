#include "engine/core/evaluation.h"

#include "engine/core/pure.h"

const char *const policy_names[POLICY_COUNT + 1] = {
    [POLICY_DILIGENT] = "diligent", [POLICY_IDLE] = "idle",   [POLICY_RANDOM] = "random",
    [POLICY_CARELESS] = "careless", [POLICY_EAGER] = "eager",
};

const char *const figure_names[FIGURE_COUNT + 1] = {
    [FIGURE_P5] = "p5",
    [FIGURE_P50] = "p50",
    [FIGURE_P95] = "p95",
    [FIGURE_MISTAKES_P50] = "mistakes_p50",
};
