#!/usr/bin/env bash
# Every subcommand: its exit status, and that an error says what is wrong and what would be right.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

p=$PALERMO
ex=$tmp/ex
none=$tmp/none
cd "$tmp"

# As expect, for a program that somebody sits at: its keyboard is there until it is in, or refused.
keyboard() {
    for _ in $(seq 100); do
        ! grep -qE '^\[connected\]|Start palermo' "$tmp/out" || break
        sleep 0.1
    done
}
sit_down() {
    local want=$1 got=0
    shift
    : >"$tmp/out"
    keyboard | "$@" >"$tmp/out" 2>"$tmp/err" || got=$?
    [ "$got" -eq "$want" ] || fail "status $got, not $want: $* $(head -c 600 "$tmp/out" "$tmp/err")"
}

# An exercise that was opened and closed, and one that was killed.
start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0
cp -r "$ex" "$tmp/left" # while it runs: left open, as after a crash
end_process "$server"

# ---- Wrong use: 2, and a word about what is right
expect 2 "$p" && said 'Usage: palermo COMMAND'
expect 2 "$p" nosuch && said "no command 'nosuch'"
expect 2 "$p" verfy "$ex" && said "did you mean 'verify'"
expect 2 "$p" version --x && said 'unknown option --x' && said 'palermo version --help'
expect 2 "$p" version extra && said 'one argument too many: extra'
expect 2 "$p" --version --x && said 'unknown option --x'
expect 2 "$p" help --x && said 'unknown option --x'
expect 2 "$p" help serve extra && said 'one argument too many: extra'
for option in '--seed 5' '--seats 3' "--dir $tmp/never"; do
    read -ra words <<<"$option"
    expect 2 "$p" serve "$ex" "${words[@]}"
    said "serve: ${words[0]} is for a new exercise, and $ex is one that goes on"
done
expect 2 "$p" help nosuch && said "no command 'nosuch'"
for command in demo check text rehearse serve cards join console play replay verify export; do
    expect 2 "$p" "$command" --bogus && said '--bogus' && said "palermo $command --help"
done
for command in check rehearse serve cards join console play replay verify export; do
    expect 2 "$p" "$command" && said "something is missing"
done
for command in rehearse serve cards replay verify export; do
    expect 2 "$p" "$command" one two && said 'one argument too many: two'
done
expect 2 "$p" demo extra && said 'one argument too many: extra'
expect 2 "$p" verify "$ex" --redecide --bogus=1 && said '--bogus'
expect 2 "$p" serve "$case_dir" --speed && said 'a value is missing'
for speed in 0 0.05 601 abc -1 -0.5 1.2345 2. .; do
    expect 2 "$p" serve "$case_dir" --speed "$speed" --dir "$tmp/never" && said '0.1 to 600'
done
for option in speed dir listen seed seats data; do
    expect 2 "$p" serve "$case_dir" "--$option" '' && said "an empty value behind --$option"
done
expect 2 "$p" join 127.0.0.1 --lang de && said "--lang is en, it or ru, not 'de'"
expect 2 "$p" join && said 'which HOST'
expect 1 env XDG_STATE_HOME="$tmp/here" "$p" join --check && said 'this is no terminal' "$tmp/out"
said "seats are kept in $tmp/here/palermo" "$tmp/out"
expect 1 "$p" join 127.0.0.1:1 --check --lang ru && said '127.0.0.1:1 не отвечает' "$tmp/out"
expect 2 "$p" demo --lang de && said "palermo demo: --lang is en, it or ru, not 'de'"
expect 2 "$p" text status "$case_dir" --lang de && said "'de' is not among the further languages"
expect 2 "$p" text status "$case_dir" && said 'extract or status, a folder, and --lang L'
expect 2 "$p" text translate "$case_dir" --lang it && said 'extract or status, a folder'
for seats in 0 65 abc; do
    expect 2 "$p" serve "$case_dir" --seats "$seats" --dir "$tmp/never" && said 'from 1 to 64'
done
expect 2 "$p" serve "$case_dir" --sync never --dir "$tmp/never" && said 'auto, inline or worker'
expect 2 "$p" serve "$case_dir" --seed -1 --dir "$tmp/never" && said 'whole number'
[ ! -e "$tmp/never" ] || fail "a refused option left a folder"
expect 2 "$p" rehearse "$case_dir" --policy bold && said 'diligent, idle, random'
expect 2 "$p" rehearse "$case_dir" --runs 0 && said 'from 1 to'
expect 2 "$p" play 127.0.0.1 --policy bold && said 'diligent, idle, random'
expect 2 "$p" join 127.0.0.1:99999 && said 'is not HOST or HOST:PORT'
expect 2 "$p" join 127.0.0.1 POL1-AAAAA && said 'not complete'
expect 2 "$p" join 127.0.0.1 POL1-00000-00000-00000-00000-00000-00001 && said 'does not add up'
expect 2 "$p" console 127.0.0.1 'CTL1-???' && said 'a character that no card has'
expect 2 "$p" join 127.0.0.1 # no card is typed: standard input is at its end
expect 2 "$p" cards "$ex" --reissue XYZ9 && said "no seat 'XYZ9'"
expect 2 "$p" replay "$ex" --as nobody && said 'there are police'
expect 2 "$p" export "$ex" && said 'where to: -o DIR'
expect 2 "$p" export "$ex" --format xml -o - && said "unknown format 'xml'"
expect 2 "$p" demo --seat nobody --dir "$tmp/never" && said "no desk 'nobody'"
for listen in nonsense 127.0.0.1:port 127.0.0.1:99999 localhost:7373 300.0.0.1:7373 1.2.3:x; do
    expect 2 "$p" serve "$case_dir" --dir "$tmp/never" --listen "$listen"
    said "--listen $listen: expected ADDR:PORT"
done
[ ! -e "$tmp/never" ] || fail "a start that failed left a folder"

# ---- A start that fails later leaves nothing either
expect 1 "$p" serve "$case_dir" --dir "$tmp/never" --listen 192.0.2.1:7373 && said '192.0.2.1'
expect 1 "$p" serve "$case_dir" --dir "$tmp/no/where" && said "$tmp/no/where"
touch "$tmp/taken"
expect 1 "$p" serve "$case_dir" --dir "$tmp/taken" && said "$tmp/taken"
full() ( # a disk on which no file can be larger than some kilobytes
    trap '' XFSZ
    ulimit -f 4
    exec "$@"
)
expect 74 full "$p" serve "$case_dir" --dir "$tmp/never" --listen 127.0.0.1:0 && said 'File too large'
expect 1 "$p" serve "$case_dir" --dir "$tmp/never" --seats 64 && said 'seats a desk are more than'
for left in "$tmp"/never* "$tmp"/taken.* "$tmp"/no*; do
    [ "$left" = "$tmp/none" ] || [ ! -e "$left" ] || fail "a start that failed left $left"
done

# ---- --help everywhere: 0, on standard output, nothing on standard error
for command in demo check text rehearse serve cards join console play replay verify export version; do
    expect 0 "$p" "$command" --help && said "Usage: palermo $command" "$tmp/out"
    [ ! -s "$tmp/err" ] || fail "$command --help writes to standard error"
    cp "$tmp/out" "$tmp/help"
    expect 0 "$p" help "$command" && cmp "$tmp/out" "$tmp/help"
done
expect 0 "$p" --help && said 'Usage: palermo COMMAND' "$tmp/out"
expect 0 "$p" help && said 'rehearse' "$tmp/out"
expect 0 "$p" --version && said '^palermo [0-9]' "$tmp/out"
expect 0 "$p" version && said '^palermo [0-9]' "$tmp/out"

# ---- What stands at the path: one status for one condition, whatever the command
mkdir "$tmp/empty"
cp -r "$case_dir" "$tmp/bad"
sed -i '0,/"at": "P1 /s//"at": "P9 /' "$tmp/bad/msel.json"
cp -r "$ex" "$tmp/ill" # an exercise whose frozen case is broken
printf '{"title": ' >"$tmp/ill/scenario/scenario.json"
cp -r "$ex" "$tmp/rotten"
at=$(($(head -n 1 "$ex/journal.ndjson" | wc -c) + 100)) # within record 2
printf '#' | dd of="$tmp/rotten/journal.ndjson" bs=1 seek="$at" conv=notrunc status=none
cp -r "$ex" "$tmp/first" # damaged in record 1
printf '#' | dd of="$tmp/first/journal.ndjson" bs=1 seek=100 conv=notrunc status=none
while read -r command missing empty case broken ill rotten first; do
    at=0
    for status in "$missing" "$empty" "$case" "$broken" "$ill" "$rotten" "$first"; do
        places=("$none" "$tmp/empty" "$case_dir" "$tmp/bad" "$tmp/ill" "$tmp/rotten" "$tmp/first")
        place=${places[at]}
        at=$((at + 1))
        more=()
        case $command in
        export) more=(-o -) ;;
        check | rehearse) more=(--data "$root") ;;
        serve) more=(--data "$root" --listen 127.0.0.1:0) ;;
        esac
        case $command:$place in
        serve:*/ill | serve:*/rotten | serve:*/first) ;;
        serve:*) more+=(--dir "$tmp/never") ;;
        esac
        [ "$status" != - ] || continue
        expect "$status" "$p" "$command" "$place" "${more[@]}"
        [ "$status" -eq 0 ] || said "$(basename "$place")\|journal" <(cat "$tmp/out" "$tmp/err")
    done
done <<'TABLE'
check    66 1  0  1  -  -  -
rehearse 66 1  0  1  -  -  -
serve    66 1  -  1  66 65 65
cards    66 66 66 66 66 65 65
replay   66 66 66 66 66 65 65
verify   66 66 66 66 66 65 65
export   66 66 66 66 66 65 65
TABLE
[ ! -e "$tmp/never" ] || fail "a refused case left a folder"
rights=() # root has the right to everything, unless it gives that up
if [ "$(id -u)" -eq 0 ]; then
    rights=(setpriv --bounding-set=-all --inh-caps=-all)
fi
mkdir -p "$tmp/locked"
cp -r "$ex" "$tmp/locked/ex"
chmod 000 "$tmp/locked/ex"
for command in cards replay verify check rehearse serve 'export -o -'; do
    read -ra words <<<"$command"
    expect 66 "${rights[@]}" "$p" "${words[@]}" "$tmp/locked/ex" && said '[Pp]ermission denied'
    chmod 000 "$tmp/locked"
    expect 66 "${rights[@]}" "$p" "${words[@]}" "$tmp/locked/ex" && said '[Pp]ermission denied'
    chmod 700 "$tmp/locked"
done
chmod 700 "$tmp/locked/ex"
expect 66 "$p" cards "$case_dir" && said 'is a case, not an exercise; palermo serve'
expect 66 "$p" replay "$tmp/empty" && said 'is not an exercise: there is no journal.ndjson'
expect 1 "$p" serve "$case_dir" --dir "$ex" && said 'is there already'
expect 1 "$p" demo --dir "$ex" && said 'is there already'

# ---- A case with errors: each at its place
expect 1 "$p" check "$tmp/bad" --data "$root"
grep -Eq '^([^ ]*/)?msel\.json:[0-9]+:[0-9]+: error: ' "$tmp/out" || fail "no place: $(cat "$tmp/out")"
expect 1 "$p" check "$tmp/bad" --json --data "$root"
jq -e . "$tmp/out" >/dev/null || fail "check --json is no JSON"
expect 1 "$p" rehearse "$tmp/bad" --data "$root" && said 'msel.json'
expect 1 "$p" serve "$tmp/bad" --data "$root" --dir "$tmp/never" && said 'has errors'
cp -r "$case_dir" "$tmp/misspelt"
sed -i 's/"prosecutor"/"prosecuter"/' "$tmp/misspelt/msel.json"
expect 1 "$p" check "$tmp/misspelt" --data "$root"
[ "$(grep -c "unknown desk 'prosecuter', did you mean 'prosecutor'?" "$tmp/out")" -eq 1 ] || fail "the same 30 times"
expect 1 "$p" check "$tmp/misspelt" --json --data "$root"
mv "$tmp/out" "$tmp/json"
expect 1 "$p" check "$tmp/misspelt" --data "$root"
jq -r '.[].findings[] | "\(.line):\(.column)"' "$tmp/json" | while read -r place; do
    grep -q "[ :]$place\b" "$tmp/out" || fail "place $place is lost"
done
printf '{"title": ' >"$tmp/bad/scenario.json"
expect 1 "$p" check "$tmp/bad" --data "$root"
expect 0 "$p" check "$case_dir"

# ---- A folder that is no case as a whole; what else was to be checked is checked all the same
mkdir "$tmp/large" "$tmp/many" "$tmp/many/msel" "$tmp/alone" "$tmp/rolesless"
echo '{}' | tee "$tmp/large/scenario.json" "$tmp/many/scenario.json" >"$tmp/rolesless/scenario.json"
truncate -s 9M "$tmp/large/world.json"
for i in $(seq 300); do echo '{}' >"$tmp/many/msel/$i.json"; done
expect 66 "$p" check "$tmp/large" --data "$root" && said "world.json the case is larger than"
expect 66 "$p" check "$tmp/many" --data "$root" && said "more than 256 files below $tmp/many"
cp -r "$case_dir" "$tmp/deep"
mkdir -p "$tmp/deep/props/a/first"
mv "$tmp/deep/props/letter.md" "$tmp/deep/props/a/"
sed -i 's|"prop": "letter.md"|"prop": "a/letter.md"|' "$tmp/deep/world.json"
expect 66 "$p" check "$tmp/deep" --data "$root" && said 'nested too deeply: .*props/a/first'
rmdir "$tmp/deep/props/a/first"
chmod 000 "$tmp/deep/props/a"
expect 66 "${rights[@]}" "$p" check "$tmp/deep" --data "$root" &&
    said 'cannot read the folder .*props/a: Permission denied'
chmod 700 "$tmp/deep/props/a"
expect 0 "$p" check "$tmp/deep" --data "$root"
ln -s "$case_dir/props/letter.md" "$tmp/deep/props/linked.md"
expect 66 "$p" check "$tmp/deep" --data "$root" && said 'props/linked.md is a link'
rm "$tmp/deep/props/linked.md"
expect 1 "$p" check /usr --data "$root" && said '/usr: error: there is no scenario.json' "$tmp/out"
start_server "$tmp/deep" --data "$root" --dir "$tmp/deep-ex" --listen 127.0.0.1:0
end_process "$server"
cmp "$case_dir/props/letter.md" "$tmp/deep-ex/scenario/props/a/letter.md" || fail "a hand-out is lost"
cp "$p" "$tmp/alone/palermo"
expect 66 "$tmp/alone/palermo" check "$tmp/rolesless" && said "no folder 'roles' was found above"
expect 66 "$p" check "$tmp/large" "$case_dir" "$tmp/bad" --json --data "$root"
jq -e 'length == 2 and .[0].errors == 0 and .[1].errors > 0' "$tmp/out" >/dev/null ||
    fail "a case that cannot be read hides the others: $(head -c 300 "$tmp/out")"

# ---- A case in another language: whole, one source changed, brought up to date, whole again
for lang in it ru; do
    expect 0 "$p" text status "$case_dir" --lang "$lang"
    said "$lang: [0-9]* of [0-9]* texts are translated, 0 from a source" "$tmp/out"
done
cp -r "$case_dir" "$tmp/tongue"
cp -r "$root/roles" "$tmp/tongue/roles"
sed -i '0,/"subject": "/s//"subject": "Now: /' "$tmp/tongue/msel.json"
expect 0 "$p" check "$tmp/tongue"
said 'text/it.json:[0-9]*:3: warning: .injects.*.subject. was translated from another' "$tmp/out"
expect 1 "$p" check "$tmp/tongue" --strict
expect 1 "$p" text status "$tmp/tongue" --lang it && said '^changed injects.*subject: Now: ' "$tmp/out"
expect 0 "$p" text extract "$tmp/tongue" --lang it && said "^$tmp/tongue/text/it.json" "$tmp/out"
expect 1 "$p" text status "$tmp/tongue" --lang it && said '^missing injects.*subject: Now: ' "$tmp/out"
expect 0 "$p" check "$tmp/tongue" && said 'it.json:1:1: warning: 1 of [0-9]* texts are not' "$tmp/out"
cmp "$root/roles/text/it.json" "$tmp/tongue/roles/text/it.json" || fail "the roles' words have changed"
chmod 500 "$tmp/tongue/text"
expect 74 "${rights[@]}" "$p" text extract "$tmp/tongue" --lang it && said 'ermission denied'
chmod 700 "$tmp/tongue/text"

# ---- A promise that does not hold
cp -r "$case_dir" "$tmp/boast"
jq '.promises = [{"policy": "idle", "figure": "p50", "at_least": 990}]' \
    "$case_dir/evaluation.json" >"$tmp/boast/evaluation.json"
expect 1 "$p" rehearse "$tmp/boast" --policy idle --runs 2 --data "$root"
expect 0 "$p" rehearse "$case_dir" --policy diligent --runs 2 --json
jq -e . "$tmp/out" >/dev/null || fail "rehearse --json is no JSON"

# ---- What is worth points is worth them once: see decision 0012
jq -r '.outcomes[] | select((.effects // [] | tostring | test("proof \\+=|trust \\+=")) and
    (has("again") | not)) | .id' "$case_dir/rules.json" >"$tmp/out"
[ ! -s "$tmp/out" ] || fail "done again, it pays again: $(head -3 "$tmp/out")"

# ---- Journals: good, torn, corrupt, unreadable
expect 0 "$p" verify "$ex" && said 'good' "$tmp/out"
expect 0 "$p" verify "$tmp/left" --redecide && said 'not sealed' "$tmp/out"
python3 - "$tmp/left/journal.ndjson" <<'PYTHON'
import sys
data = open(sys.argv[1], 'rb').read()
end = len(data.rstrip(b'\0'))
open(sys.argv[1], 'wb').write(data[:end - 30] + bytes(len(data) - end + 30))
PYTHON
if [ "$(wc -l <"$tmp/left/journal.ndjson")" -ge 1 ]; then
    expect 1 "$p" verify "$tmp/left" && said 'torn' "$tmp/out"
    expect 0 "$p" replay "$tmp/left" && said 'what is sound'
fi
expect 65 "$p" verify "$tmp/rotten" && said 'corrupt' "$tmp/out"
before=$(sha256sum <"$tmp/rotten/journal.ndjson")
expect 65 "$p" serve "$tmp/rotten" --listen 127.0.0.1:0
[ "$(sha256sum <"$tmp/rotten/journal.ndjson")" = "$before" ] || fail "a corrupt journal was touched"
rm "$tmp/rotten/journal.ndjson"
expect 66 "$p" verify "$tmp/rotten"

# ---- Output that is lost is told, whatever printed it
lost() {
    local want=$1 got=0
    shift
    "$@" >/dev/full 2>"$tmp/err" </dev/null || got=$?
    [ "$got" -eq "$want" ] || fail "status $got, not $want, with lost output: $*"
    said 'the output could not be written'
}
for command in version --version help --help 'help serve' 'serve --help' "check $case_dir --json" \
    "rehearse $case_dir --policy idle --runs 1" "rehearse $case_dir --policy idle --runs 1 --json" \
    "cards $ex" "cards $ex --print" "replay $ex" "replay $ex --as police" \
    "verify $ex" "export $ex -o -"; do
    read -ra words <<<"$command"
    lost 74 "$p" "${words[@]}"
done
# A demo, too, that is stopped while it plays.
stopped_demo() {
    local demo
    "$p" demo --dir "$tmp/lost" &
    demo=$!
    started+=("$demo")
    wait_for 30 "a demo that plays" grep -qs '"k":"act"' "$tmp/lost/journal.ndjson"
    kill "$demo"
    wait "$demo"
}
lost 74 stopped_demo
lost 1 "$p" check "$tmp/bad" --data "$root" # its own status says more

# ---- Another server on the same exercise; on the same port
start_server "$ex" --listen 127.0.0.1:0
expect 1 "$p" serve "$ex" --listen 127.0.0.1:0
expect 1 "$p" serve "$case_dir" --dir "$tmp/second" --listen "127.0.0.1:$port"
said "$port"
expect 0 "$p" cards "$ex" && said '^POL1 *POL1-' "$tmp/out"
old=$(card "$ex" POL1)
expect 0 "$p" cards "$ex" --reissue POL1
grep -q "^POL1 *$(card "$ex" POL1)" "$tmp/out" || fail "the new card is not shown"
said 'The old card of POL1 no longer works' "$tmp/out"
! grep -qE 'POL2|NGO|CTL' "$tmp/out" || fail "other cards are shown beside the new one"
[ "$(card "$ex" POL1)" != "$old" ] || fail "a reissued card is the old one"
expect 0 "$p" cards "$ex" --print && said "^  palermo join 127.0.0.1:$port $(card "$ex" POL1)\$" "$tmp/out"
said "^  palermo console 127.0.0.1:$port $(card "$ex" CTL1)\$" "$tmp/out"
expect 0 "$p" cards "$ex" --print --lang it && said 'Ispettorato del lavoro' "$tmp/out"
said "palermo join 127.0.0.1:$port $(card "$ex" LAB1) --lang it\$" "$tmp/out"
! grep -q 'inspectorate' "$tmp/out" || fail "an Italian card names its desk in English"
expect 1 "$p" play "127.0.0.1:$port" "$old" --policy idle && said 'not valid here: used already'

# ---- A card in the other program: refused in words, and still good; its seat stays whose it is
export XDG_STATE_HOME=$tmp/state
mkdir -p "$XDG_STATE_HOME"
desk_card=$(card "$ex" LAB1)
control_card=$(card "$ex" CTL1)
sit_down 1 "$p" console "127.0.0.1:$port" "$desk_card" && said 'Start palermo join' "$tmp/out"
sit_down 1 "$p" join "127.0.0.1:$port" "$control_card" && said 'Start palermo console' "$tmp/out"
[ "$(card "$ex" LAB1)" = "$desk_card" ] || fail "the desk's card was used up by the console"
[ "$(card "$ex" CTL1)" = "$control_card" ] || fail "the facilitator's card was used up by a station"
sit_down 0 "$p" join "127.0.0.1:$port" "$desk_card" && said 'connected' "$tmp/out"
sit_down 0 "$p" console "127.0.0.1:$port" "$control_card" && said 'connected' "$tmp/out"
[ ! -e "$ex/cards/LAB1" ] && [ ! -e "$ex/cards/CTL1" ] || fail "a card works twice"
sit_down 1 "$p" console "127.0.0.1:$port" "$desk_card" && said 'Start palermo join' "$tmp/out"
sit_down 0 "$p" join "127.0.0.1:$port" "$desk_card" && said 'connected' "$tmp/out"
unset XDG_STATE_HOME

# ---- A seat is kept in folders that are made for it; where it cannot be kept, that is told first
XDG_STATE_HOME=$tmp/a/new/place sit_down 0 "$p" join "127.0.0.1:$port" "$(card "$ex" FIN1)"
said 'To come back' "$tmp/out"
[ "$(stat -c %a "$tmp/a/new" "$tmp/a/new/place/palermo" | sort -u)" = 700 ] || fail "not mode 700"
XDG_STATE_HOME=$tmp/a/new/place sit_down 0 "$p" join "127.0.0.1:$port"
said 'Back to your seat FIN1' "$tmp/out"
XDG_STATE_HOME=$tmp/a/new/place sit_down 0 "$p" join "127.0.0.1:$port" --lang it
said 'Di nuovo al vostro posto FIN1' "$tmp/out"
said "Per tornare: palermo join 127\.0\.0\.1:$port\$" "$tmp/out"
XDG_STATE_HOME=$tmp/a/new/place sit_down 0 "$p" join "127.0.0.1:$port" # as it was left
said 'Di nuovo al vostro posto FIN1' "$tmp/out"
XDG_STATE_HOME=$tmp/a/new/place sit_down 0 "$p" join "127.0.0.1:$port" --lang en
said 'Back to your seat FIN1' "$tmp/out"
HOME=$tmp/a/home sit_down 0 "$p" join "127.0.0.1:$port" "$(card "$ex" FIN2)"
HOME=$tmp/a/home sit_down 0 "$p" join "127.0.0.1:$port" && said 'Back to your seat FIN2' "$tmp/out"
told_before_it_sits_down() { # both in one file, for the order
    "$@" < <(sleep 2) >"$tmp/both" 2>&1 || fail "$? $* $(head -c 600 "$tmp/both")"
    sed -n '1,/\[connected\]/p' "$tmp/both" >"$tmp/before"
    said 'palermo: [Yy]our seat cannot be kept' "$tmp/before"
    ! grep -q 'To come back' "$tmp/both" || fail "it promises what it cannot keep"
}
told_before_it_sits_down env -u HOME -u XDG_STATE_HOME "$p" join "127.0.0.1:$port" "$(card "$ex" NGO1)"
said 'neither XDG_STATE_HOME nor HOME' "$tmp/before" && said 'set XDG_STATE_HOME to' "$tmp/before"
told_before_it_sits_down env XDG_STATE_HOME="$tmp/taken/x" "$p" join "127.0.0.1:$port" \
    "$(card "$ex" NGO2)"
said "$tmp/taken/x/palermo: Not a directory" "$tmp/before"
said 'set XDG_STATE_HOME to' "$tmp/before"
kept=$(echo "$tmp"/a/new/place/palermo/*-FIN1)
mkdir "$kept.new" # in the way of whatever is written there
told_before_it_sits_down env XDG_STATE_HOME="$tmp/a/new/place" "$p" join "127.0.0.1:$port"
said "your seat cannot be kept in $kept: Is a directory" "$tmp/before"
[ "$(grep -c 'cannot be kept' "$tmp/both")" -eq 1 ] || fail "told again and again"

# ---- It comes back where its stations look for it, after a stop and after a crash
was=$port
end_process "$server"
start_server "$ex"
[ "$port" = "$was" ] || fail "listens on $port, and was on $was"
said "^Listening on port $was of 127.0.0.1, as the last time" "$tmp/serve.out"
said "palermo join 127.0.0.1:$was CARD" "$tmp/serve.out"
end_process "$server" KILL
start_server "$ex" --listen 127.0.0.2:0
[ "$port" != "$was" ] || fail "--listen is not heard"
was=$port
end_process "$server"
start_server "$ex"
[ "$port" = "$was" ] || fail "another --listen is not remembered"
expect 0 "$p" cards "$ex" && said "palermo join 127.0.0.2:$was $(card "$ex" POL2)" "$tmp/out"
end_process "$server"
# The loss of its terminal stops it as Ctrl-C does; not one that was told to outlive it.
start_server "$ex"
kill -HUP "$server"
wait "$server" || fail "without its terminal it ends with $?"
trap '' HUP
start_server "$ex"
trap - HUP
kill -HUP "$server"
expect 0 "$p" cards "$ex"
sit_down 0 "$p" join "127.0.0.2:$port" "$(card "$ex" PRO1)" && said 'connected' "$tmp/out"
end_process "$server"
start_server "$ex" --listen 0.0.0.0:0
expect 0 "$p" cards "$ex"
! grep -q '0\.0\.0\.0' "$tmp/out" || [ -z "$(hostname -I)" ] || fail "0.0.0.0 is nothing to type"
echo "subcommands: exit statuses and errors as they should be"
