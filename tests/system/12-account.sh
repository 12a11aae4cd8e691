#!/usr/bin/env bash
# The account in its reader's language: a demo played in Russian ends with one that is Russian
# throughout, and a replay tells the same journal in whichever language is asked for.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"
export LC_ALL=C.UTF-8

ex=$tmp/ex

# account FILE: from its heading on, the last text before the first rule.
account() {
    awk 'held != "" && /^-+$/ { on = 1 } on { print held } { held = $0 } END { print held }' "$1"
}

# Nothing Latin of three letters or more: but commands, the path, what the case calls its edition.
in_russian() { # FILE
    if account "$1" | grep -v "^  $PALERMO " | sed "s|$ex/journal.ndjson||; s/(day P1)//; s/ENDEX//" |
        grep -nE '[A-Za-z]{3}' >"$tmp/left"; then
        fail "not in Russian: $(head -n 3 "$tmp/left")"
    fi
}

expect 0 "$PALERMO" demo --lang ru --dir "$ex"
cp "$tmp/out" "$tmp/demo"
for part in 'Красный урожай: отчёт об учении' 'Ведомства' '  Сделано    ' 'Решения' 'Что с ними стало' \
    'Ошибки, и о чём спросить на разборе' 'Баллы: никогда' 'Что дальше'; do
    said "^$part" "$tmp/demo"
done
said "^  $PALERMO replay $ex --text --lang ru\$" "$tmp/demo"
in_russian "$tmp/demo"
[ "$(account "$tmp/demo" | wc -l)" -gt 100 ] || fail "the account is not where it was looked for"

# The same of a replay, but for when it was on the wall; a desk's too; as the computer has it.
expect 0 "$PALERMO" replay "$ex" --lang ru
in_russian "$tmp/out"
diff <(account "$tmp/demo" | sed 1,6d) <(account "$tmp/out" | sed 1,6d) ||
    fail "demo and replay give different accounts"
for desk in police ngo; do
    expect 0 "$PALERMO" replay "$ex" --as "$desk" --lang ru
    in_russian "$tmp/out"
done
expect 0 env LC_ALL=it_IT.UTF-8 "$PALERMO" replay "$ex"
said '^Raccolto rosso: resoconto' "$tmp/out"
said "^  $PALERMO replay $ex --text\$" "$tmp/out"
expect 0 "$PALERMO" replay "$ex"
said '^Red Harvest: the account of an exercise' "$tmp/out"
said "^  $PALERMO replay $ex --text\$" "$tmp/out"
expect 2 "$PALERMO" replay "$ex" --lang de && said "palermo replay: --lang is en, it or ru, not 'de'"
echo "$(account "$tmp/demo" | wc -l) lines of account in Russian; replay agrees, in three languages"
