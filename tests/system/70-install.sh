#!/usr/bin/env bash
# Installed below some prefix, the program finds its roles and cases from anywhere, and the man page
# tells of every command and option that the program tells of, and of no other.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

prefix=$tmp/usr
expect 0 cmake --install "$(dirname -- "$PALERMO")" --prefix "$prefix"
PALERMO=$prefix/bin/palermo
case_dir=$prefix/share/palermo/scenarios/red-harvest
cd /

expect 0 "$PALERMO" check "$case_dir"
cp -r "$case_dir" "$tmp/mine"
expect 0 "$PALERMO" rehearse "$tmp/mine" --runs 1
expect 2 "$PALERMO" demo --seat nobody --dir "$tmp/ex"
grep -q police "$tmp/err" || fail "demo did not find its case: $(cat "$tmp/err")"

# The options of each command, as its help and as the man page give them.
page=$prefix/share/man/man1/palermo.1
told() {
    grep -oE '(^|[[ ])(--[a-z]+|-o)\b' | tr -d '[ ' | sort -u
}
# Each entry of the synopsis begins with .Nm and ends at the next.
of_page() {
    awk -v name="$1" '/^\.Sh DESC/ {exit} /^\.Nm/ {on = 0; next} /^\.Cm/ {on = ($2 == name)} on' \
        "$page" | sed -nE 's/.*Fl (-?[a-z]+).*/-\1/p' | sort -u
}
# What bash offers at the end of these words.
# shellcheck source=/dev/null
. "$prefix/share/bash-completion/completions/palermo"
completed() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _palermo
    ((!${#COMPREPLY[@]})) || printf '%s\n' "${COMPREPLY[@]}" | sort -u
}
commands=$("$PALERMO" help | sed -nE 's/^  ([a-z]+) .*/\1/p')
[ "$(wc -w <<<"$commands")" -ge 12 ] || fail "help lists only: $commands"
for command in $commands; do
    grep -qE "^\.(It )?Cm .*\b$command\b" "$page" || fail "the man page lacks $command"
    expect 0 "$PALERMO" "$command" --help
    diff <(told <"$tmp/out") <(of_page "$command") >"$tmp/diff" ||
        fail "options of $command, help and man page: $(cat "$tmp/diff")"
    diff <(told <"$tmp/out") <(completed palermo "$command" - | sed '/^--help$/d') >"$tmp/diff" ||
        fail "options of $command, help and completion: $(cat "$tmp/diff")"
done
[ "$(completed palermo '' | tr '\n' ' ')" = "$(tr ' ' '\n' <<<"$commands" | sort -u | tr '\n' ' ')" ] ||
    fail "completion knows other commands than help"
completed palermo join 10.0.0.5 --lang '' | tr '\n' ' ' | grep -qx 'en it ru ' || fail "no languages"
completed palermo rehearse x --policy e | grep -qx eager || fail "no policies"

# A program that lost its words says so, and speaks no other language than was asked for in silence.
rm "$prefix/share/locale/ru/LC_MESSAGES/palermo.mo"
expect 2 "$PALERMO" join 127.0.0.1:1 --lang ru
grep -q 'ru/LC_MESSAGES/palermo.mo' "$tmp/err" || fail "no word of the catalog: $(cat "$tmp/err")"
LC_ALL=ru_RU.UTF-8 "$PALERMO" join 127.0.0.1:1 --plain >"$tmp/out" 2>"$tmp/err" </dev/null || true
grep -q 'this is in English' "$tmp/err" || fail "English in silence: $(cat "$tmp/err")"
