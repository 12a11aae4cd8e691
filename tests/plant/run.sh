#!/bin/bash
# Plant each bug in a copy of the tree and expect the suites to go red.
# run.sh [NAME...]     names of patches without .patch; none: all
#
# Each patch begins with "# breaks: <law>" and "# suites: <who should notice, in this order>":
# "sim" is 150 seeds, anything else a test of ctest. Work happens in $PLANT_DIR (a new folder under
# /tmp). 1: a planted bug survives, a patch does not apply, or the tree is red without any.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${PLANT_DIR:-$(mktemp -d /tmp/palermo-plant-XXXXXX)}
tree=$work/tree
build=$work/build
seeds=${PLANT_SEEDS:-150}
targets="sim test_core test_run test_journal test_sys"

mkdir -p "$tree" "$build"
tar -C "$root" --exclude=./build --exclude=./.git --exclude=./run -cf - . | tar -C "$tree" -xf -
[ -n "${PLANT_DIR:-}" ] || trap 'rm -rf "$work"' EXIT
cd "$tree" || exit 1
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug >"$work/cmake.log" || exit 1

compile() {
  # shellcheck disable=SC2086
  ninja -C "$build" $targets >"$work/build.log" 2>&1
}

# Is the suite red?
red() {
  if [ "$1" = sim ]; then
    ! timeout 90 "$build/tests/sim/sim" --seeds "$seeds" >"$work/test.log" 2>&1
  else
    ! (cd "$build" && ctest --timeout 90 --stop-on-failure -R "^$1\$" --no-tests=error) >"$work/test.log" 2>&1
  fi
}

compile || { echo "plant: the tree does not build"; tail "$work/build.log"; exit 1; }
for suite in sim unit_core unit_run unit_journal unit_sys; do
  red "$suite" && { echo "plant: $suite is red without any bug"; tail "$work/test.log"; exit 1; }
done

planted=0
caught=0
survivors=""
names=("$@")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(cd "$here" && ls -- *.patch | sed 's/\.patch$//')
for name in "${names[@]}"; do
  patch_file=$here/$name.patch
  planted=$((planted + 1))
  if ! patch -p1 --forward --fuzz=2 -s <"$patch_file" >"$work/patch.log" 2>&1; then
    echo "does not apply: $name"
    survivors="$survivors $name"
    patch -p1 -R -s -f <"$patch_file" >/dev/null 2>&1
    continue
  fi
  by=""
  if compile; then
    for suite in $(sed -n 's/^# suites: //p' "$patch_file"); do
      red "$suite" && { by=$suite; break; }
    done
  else
    echo "does not build: $name"; grep -m1 error: "$work/build.log"
  fi
  if [ -n "$by" ]; then
    caught=$((caught + 1))
    echo "caught by $by: $name ($(sed -n 's/^# breaks: //p' "$patch_file"))"
  else
    echo "SURVIVES: $name ($(sed -n 's/^# breaks: //p' "$patch_file"))"
    survivors="$survivors $name"
  fi
  patch -p1 -R -s <"$patch_file" || exit 1
done
echo "planted $planted, caught $caught${survivors:+, survivors:$survivors}"
[ "$planted" = "$caught" ]
