#!/usr/bin/env bash
# The long tests. Counts are never cut; fuzzing gets the time that the others leave.
set -uo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)

usage() {
    cat <<'USAGE'
Usage: ./run nightly        (no arguments; what it does is set in the environment)

  BUDGET_MIN=90  minutes for all of it; fuzzing ends with it, and has at least 30 s a target
  SEEDS=20000    of the simulation; a tenth of that again eight times as long, and sanitized
  FROM=N         the first seed (else by the date: new ones every day)
  KILLS=20       of the server at work, three times: inline, with a thread, under its sanitizer
  CUT_S=90       seconds without a link, for a desk and a facilitator on full screens
  WORK=DIR       for builds, grown corpora, logs and findings; kept (build/nightly)

Simulation, planted bugs, kills, cut links, keys as they come, fuzzing. At the end stands, for each, what was planned and what was
run. 0: all of it was run and green. 1: not; what is wrong stands above, inputs in DIR/found-TIME.
USAGE
}

case ${1:-} in
'') ;;
-h | --help)
    usage
    exit 0
    ;;
*)
    usage >&2
    exit 2
    ;;
esac

budget_min=${BUDGET_MIN:-90}
seeds=${SEEDS:-20000}
from=${FROM:-$(date +%Y%j)00000}
kills=${KILLS:-20}
cut_s=${CUT_S:-90}
work=$(realpath -m "${WORK:-$root/build/nightly}")
cores=$(nproc)
found=$work/found-$(date +%Y%m%d-%H%M%S)
targets=(expr case frame command journal card command journal) # the two that matter most: twice
bad=0
report=()

say() {
    printf 'nightly: %2d min: %s\n' $((SECONDS / 60)) "$*"
}

red() {
    say "RED: $*"
    bad=1
}

note() { # NAME PLANNED RUN
    report+=("$(printf '%-24s planned %8s   run %8s' "$1" "$2" "$3")")
    [ "$2" = "$3" ] || bad=1
}

# What is not built is red here and not run later: no old program is left in its place.
build() { # NAME "TARGET..." OPTIONS...
    local name=$1 goals=()
    read -ra goals <<<"$2"
    shift 2
    say "building $name"
    cmake -S . -B "$work/$name" -G Ninja "$@" >"$work/$name.log" 2>&1 &&
        cmake --build "$work/$name" --target "${goals[@]}" >>"$work/$name.log" 2>&1 && return
    tail -n 20 "$work/$name.log"
    red "$name does not build"
    rm -rf "${work:?}/$name"
}

# A share of seeds for each core, again and again. A red share is not counted as run.
simulate() { # BUILD NAME SEEDS FROM LONGER
    local at=0 run=0 share=$((($3 + cores - 1) / cores)) n pids sizes i
    share=$((share < 500 ? share : 500))
    while ((at < $3)); do
        pids=()
        sizes=()
        for ((i = 0; i < cores && at < $3; i++)); do
            n=$(($3 - at < share ? $3 - at : share))
            "$work/$1/tests/sim/sim" --seeds "$n" --from $(($4 + at)) --longer "$5" \
                >"$work/sim.$i.log" 2>&1 &
            pids+=($!)
            sizes+=("$n")
            at=$((at + n))
        done
        for i in "${!pids[@]}"; do
            if wait "${pids[i]}"; then
                run=$((run + sizes[i]))
            else
                tail -n 5 "$work/sim.$i.log"
                red "$2"
            fi
        done
        say "$2: $at of $3 seeds"
    done
    note "$2" "$3" "$run"
}

plants() {
    local planned
    planned=$(tests/plant/run.sh --list | wc -l)
    say "planting $planned bugs"
    tests/plant/run.sh 2>&1 | tee "$work/plant.log"
    note "planted bugs, caught" "$planned" "$(grep -c '\] caught by' "$work/plant.log")"
}

kill_test() { # BUILD NAME SYNC
    say "$2: killing the server $kills times"
    if PALERMO=$work/$1/palermo SYNC=$3 KILLS=$kills SPEED=120 TSAN_OPTIONS=halt_on_error=1 \
        timeout 1800 tests/system/30-kill.sh; then
        note "$2" "$kills" "$kills"
    else
        red "the kill test: $2"
        note "$2" "$kills" 0
    fi
}

# Where no network can be made to be cut, it is told why, and counts as not run.
cut_test() { # BUILD
    local how=(down silent paused answers killed)
    say "cutting the link of full screens for $cut_s s: ${how[*]}"
    PALERMO=$work/$1/palermo VT=$work/$1/tests/vt CUT_S=$cut_s \
        timeout $((cut_s + 600)) tests/system/85-cut.sh "${how[@]}" 2>&1 | tee "$work/cut.log"
    note "link cut for $cut_s s" "${#how[@]}" "$(grep -c ' each once$' "$work/cut.log")"
}

# A minute each at a desk and at a console, sanitized; other keys every day.
monkeys() { # BUILD
    local script run=0 scripts=(monkey console_monkey)
    for script in "${scripts[@]}"; do
        say "$script: keys as they come, from $((from / 100000))"
        if PALERMO=$work/$1/palermo VT=$work/$1/tests/vt VT_SEED=$((from / 100000)) VT_LONGER=2 \
            ASAN_OPTIONS=log_path="$found/$script" UBSAN_OPTIONS=log_path="$found/$script" \
            timeout 900 tests/system/80-screen.sh "$script" >"$work/$script.log" 2>&1 &&
            ! compgen -G "$found/$script.*" >/dev/null; then
            run=$((run + 1))
        else
            tail -n 60 "$work/$script.log"
            cat "$found/$script".* 2>/dev/null | head -n 40
            red "$script, with VT_SEED=$((from / 100000)) VT_LONGER=2: $work/$script.log"
        fi
    done
    note "keys as they come" "${#scripts[@]}" "$run"
}

fuzz_one() { # NAME SECONDS SLOT
    mkdir -p "$work/corpus_$1"
    exec "$work/fuzz/tests/fuzz/fuzz_$1" -max_total_time="$2" -max_len=8192 -timeout=20 \
        -seed=$((from / 100000 % 1000000 + $3 + 1)) -artifact_prefix="$found/$1-" \
        "$work/corpus_$1" "tests/fuzz/corpus_$1" >"$work/fuzz.$3.log" 2>&1
}

fuzz() { # each core one target at a time, all for the same time
    local rounds=$(((${#targets[@]} + cores - 1) / cores)) each run=0 pids i at
    each=$(((budget_min * 60 - SECONDS) / rounds))
    each=$((each < 30 ? 30 : each))
    for ((at = 0; at < ${#targets[@]}; at += cores)); do
        say "fuzzing for $each s: ${targets[*]:at:cores}"
        pids=()
        for ((i = at; i < ${#targets[@]} && i < at + cores; i++)); do
            fuzz_one "${targets[i]}" "$each" "$i" &
            pids[i]=$!
        done
        for i in "${!pids[@]}"; do
            if wait "${pids[i]}"; then
                run=$((run + 1))
            else
                grep -a -E 'ERROR|SUMMARY|MUST|Test unit written' "$work/fuzz.$i.log"
                red "fuzz_${targets[i]}: $work/fuzz.$i.log"
            fi
            say "fuzz_${targets[i]}: $(grep -ao 'Done [0-9]* runs' "$work/fuzz.$i.log")"
        done
    done
    note "fuzzing, $each s each" "${#targets[@]}" "$run"
}

cd "$root" && mkdir -p "$found" || exit 1
trap 'kill $(jobs -p) 2>/dev/null; exit 143' TERM INT
say "$(git rev-parse --short HEAD 2>/dev/null || echo 'no commit'); seeds from $from; in $work"

tenth=$(((seeds + 9) / 10))
build release "sim palermo vt" -DCMAKE_BUILD_TYPE=RelWithDebInfo
simulate release "simulation" "$seeds" "$from" 1
simulate release "simulation, long" "$tenth" $((from + seeds)) 8
kill_test release "kills" inline
kill_test release "kills, a thread syncs" worker
cut_test release
build tsan palermo -DCMAKE_BUILD_TYPE=Debug -DPALERMO_SANITIZE=thread
kill_test tsan "kills, race detector" worker
build asan "sim palermo vt" -DCMAKE_BUILD_TYPE=Debug -DPALERMO_SANITIZE=address,undefined
simulate asan "simulation, sanitized" "$tenth" $((from + 2 * seeds)) 1
monkeys asan
plants
build fuzz fuzz -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DPALERMO_FUZZ=ON -DPALERMO_SANITIZE=address,undefined
fuzz

printf '%s\n' "${report[@]}"
say "end, of $budget_min; inputs that were red: $(find "$found" -type f | wc -l), in $found"
rmdir "$found" 2>/dev/null # if there is nothing in it
exit "$bad"
