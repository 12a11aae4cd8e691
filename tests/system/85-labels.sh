#!/usr/bin/env bash
# Labels on the screens are whole, and come from the catalogs: the pictures of ./run shots, in the
# longest language at the narrowest, and in a made-up one (tests/shots); all of them: ./run shots.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

export PALERMO VT
look() {
    "$root/tests/shots/run.sh" --dir "$tmp/shots" --png no --theme mono "$@" >"$tmp/told" 2>&1 ||
        fail "$* $(tail -n 30 "$tmp/told")"
    grep 'pictures' "$tmp/told"
}
case ${1:-all} in
longest) look --lang it --size 24x80 ;;
made-up) look --lang pseudo --size 30x110 ;;
all) look --lang it --size 24x80 && look --lang pseudo --size 30x110 ;;
*) fail "which pictures? longest, made-up or all" ;;
esac
