#!/usr/bin/env bash
# The demo where there is no terminal: plays the day, tells the account, leaves a sound exercise.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

ex=$tmp/ex
desks='police prosecutor labour_inspector ngo financial_investigator'

expect 0 "$PALERMO" demo --dir "$ex"
cp "$tmp/out" "$tmp/demo"
for part in 'Mistakes, and what to ask' 'Score: never a ranking' 'By agency' 'And now'; do
    said "$part" "$tmp/demo"
done
expect 1 "$PALERMO" demo --dir "$ex" # it is not written over

expect 0 "$PALERMO" verify "$ex" --redecide
said 'Decided again: every record comes out the same' "$tmp/out"
facts=$(sed -n 's/^Records [0-9]*, facts \([0-9]*\),.*/\1/p' "$tmp/out")
records=$(sed -n 's/^Records \([0-9]*\),.*/\1/p' "$tmp/out")
python3 "$here/verify_journal.py" "$ex" || fail "the page about the format does not hold for it"

expect 0 "$PALERMO" export "$ex" --format jsonl -o -
counted=$(jq -n '[inputs] | length' "$tmp/out")
[ "$counted" -eq "$facts" ] || fail "exported $counted facts, verified $facts"
[ "$(wc -l <"$tmp/out")" -eq "$facts" ] || fail "not a line a fact"
[ "$(jq -rs 'map(.n) == [range(1; length + 1)]' "$tmp/out")" = true ] || fail "numbers with gaps"
in_journal=$(jq -n '[inputs | .f | length] | add' "$ex/journal.ndjson")
[ "$in_journal" -eq "$facts" ] || fail "the journal holds $in_journal facts, export $facts"
[ "$(wc -l <"$ex/journal.ndjson")" -eq "$records" ] || fail "not $records records in the file"
expect 0 "$PALERMO" export "$ex" -o "$tmp/exported"
expect 0 "$PALERMO" export "$ex" -o - && cmp "$tmp/out" "$tmp/exported/facts.jsonl"

expect 0 "$PALERMO" replay "$ex" --text
cp "$tmp/out" "$tmp/staff"
said 'STARTEX' "$tmp/staff"
said 'Inject 1 released' "$tmp/staff"

# What only the author and the facilitators call things: ids with an underscore that no role has.
jq -r '.. | objects | .id? // empty' "$root"/scenarios/red-harvest/{msel,rules,evaluation}.json |
    grep _ | sort -u >"$tmp/all_ids"
grep -hoE '"[a-z0-9_]+"' "$root"/roles/*.json | tr -d '"' | sort -u >"$tmp/role_words"
comm -23 "$tmp/all_ids" "$tmp/role_words" >"$tmp/ids"
[ "$(wc -l <"$tmp/ids")" -ge 40 ] || fail "too few author ids to look for"
if grep -nwFf "$tmp/ids" "$tmp/staff" >"$tmp/leak"; then
    fail "facilitators read what only the author understands: $(head -n 3 "$tmp/leak")"
fi
jq -r '.. | objects | select(has("number")) | .title // empty' \
    "$root/scenarios/red-harvest/msel.json" | awk 'length > 12' | sort -u >"$tmp/titles"
grep -qwFf "$tmp/titles" "$tmp/staff" || fail "the titles looked for are not those that staff see"
jq -r '.. | objects | select(has("number")) | .number' "$root/scenarios/red-harvest/msel.json" |
    grep -E '^[0-9]+[a-z]$' | sort -u >"$tmp/numbers"
for desk in $desks; do
    expect 0 "$PALERMO" replay "$ex" --as "$desk" --text
    said 'STARTEX' "$tmp/out"
    for what in ids numbers; do
        if grep -nwFf "$tmp/$what" "$tmp/out" >"$tmp/leak"; then
            fail "$desk is told author's $what: $(head -n 3 "$tmp/leak")"
        fi
    done
    if grep -nEi 'inject [0-9]|expected of|scripted|released' "$tmp/out" >"$tmp/leak"; then
        fail "$desk is told of injects: $(head -n 3 "$tmp/leak")"
    fi
done
echo "$records records, $facts facts; five desks' replays hold none of $(wc -l <"$tmp/ids") ids"
