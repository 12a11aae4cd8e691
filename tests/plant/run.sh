#!/usr/bin/env bash
# Plant each known bug in a copy of the tree and expect the tests to go red.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
seeds=${PLANT_SEEDS:-150}
programs=(sim test_core test_run test_journal test_sys test_net test_server test_link test_host
    palermo vt)
suites=(sim unit_core unit_run unit_journal unit_sys unit_net unit_server unit_link unit_host
    system_45-trust system_80-screen-{drafts,named,pasted_long,twice})

usage() {
    cat <<'USAGE'
Usage: ./run plant [--list | --fit | NAME...]     names of bugs; none: all of them

  --list          the bugs, with the law that each breaks and the tests that are asked, in order
  --fit           only ask whether each still applies to the tree (quick; part of the gate)
  PLANT_SEEDS=N   seeds of the simulator for each bug (150)
  PLANT_DIR=DIR   work there and keep it (else: a new folder under /tmp, removed at the end)

A bug is tests/plant/NAME.patch. It begins with two lines, "# breaks: LAW" and "# suites: TEST...";
a test is "sim" (the seeds) or one of ctest. 0: each was caught. 1: one survived, does not apply or
does not build, or the tree is red without any. 2: no such bug.
USAGE
}

told() { # KEY NAME: what the patch says of itself
    sed -n "s/^# $1: //p" "$here/$2.patch"
}

compile() {
    cmake --build "$work/build" --target "${programs[@]}" >"$work/build.log" 2>&1
}

# A test that hangs is red, too.
red() { # SUITE
    local limit=90
    if [ "$1" = sim ]; then
        ! timeout "$limit" "$work/build/tests/sim/sim" --seeds "$seeds"
    else
        ! ctest --test-dir "$work/build" --timeout "$limit" --no-tests=error -R "^$1\$"
    fi >"$work/test.log" 2>&1
}

# The plain tree must build and be green: else red would say nothing about a bug.
begin() {
    local suite
    mkdir -p "$work/tree"
    tar -C "$root" --exclude=./build --exclude=./.git -cf - . | tar -C "$work/tree" -xmf - || return
    cd "$work/tree" || return
    if ! cmake -S . -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug >"$work/build.log" 2>&1 ||
        ! compile; then
        tail -n 20 "$work/build.log"
        echo "plant: the tree does not build"
        return 1
    fi
    for suite in "${suites[@]}"; do
        if red "$suite"; then
            tail -n 20 "$work/test.log"
            echo "plant: $suite is red without any bug"
            return 1
        fi
    done
}

fits() { # NAME, in the tree
    patch -p1 --forward --fuzz=2 -s --dry-run <"$here/$1.patch" >/dev/null 2>&1 && return
    echo "DOES NOT APPLY: $1"
    return 1
}

try() { # NAME: says what became of the bug; 0: caught
    local by='' suite
    fits "$1" || return
    patch -p1 -s --no-backup-if-mismatch --fuzz=2 <"$here/$1.patch"
    if compile; then
        for suite in $(told suites "$1"); do
            red "$suite" && by=$suite && break
        done
        echo "${by:+caught by }${by:-SURVIVES}: $1 ($(told breaks "$1"))"
    else
        echo "DOES NOT BUILD: $1: $(grep -m1 error: "$work/build.log")"
    fi
    patch -p1 -s -R --no-backup-if-mismatch <"$here/$1.patch" || exit 1
    [ -n "$by" ]
}

names=()
for arg; do
    case $arg in
    -h | --help)
        usage
        exit 0
        ;;
    --list | --fit) ;;
    *)
        [ -f "$here/$arg.patch" ] || { echo "plant: there is no '$arg'; see --list" >&2 && exit 2; }
        names+=("$arg")
        ;;
    esac
done
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(basename -s .patch "$here"/*.patch)
if [ "${1:-}" = --list ]; then
    for name in "${names[@]}"; do
        printf '%-28s %s  [%s]\n' "$name" "$(told breaks "$name")" "$(told suites "$name")"
    done
    exit 0
fi
if [ "${1:-}" = --fit ]; then
    lost=0
    cd "$root" || exit 1
    for name in "${names[@]}"; do
        fits "$name" || lost=$((lost + 1))
    done
    echo "$((${#names[@]} - lost)) of ${#names[@]} planted bugs apply"
    exit $((lost > 0))
fi

work=${PLANT_DIR:-$(mktemp -d /tmp/palermo-plant-XXXXXX)}
[ -n "${PLANT_DIR:-}" ] || trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM INT
echo "plant: ${#names[@]} bugs; first the tree without any"
begin || exit 1
caught=0
lost=()
for ((i = 0; i < ${#names[@]}; i++)); do
    printf '[%d/%d] ' $((i + 1)) ${#names[@]}
    if try "${names[i]}"; then
        caught=$((caught + 1))
    else
        lost+=("${names[i]}")
    fi
done
echo "planted ${#names[@]}, caught $caught, in $((SECONDS / 60)) min $((SECONDS % 60)) s"
[ ${#lost[@]} -eq 0 ] || echo "not caught: ${lost[*]}"
[ ${#lost[@]} -eq 0 ]
