#!/usr/bin/env bash
# Stations and console on a full screen, in a terminal in memory: every script of tests/screen/scripts, each
# with a server of its own. SEAT: the desk at which "forms" is run, VT_LANG: in which language.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

export PALERMO
declare -A roles=([LAB]=labour_inspector [POL]=police [PRO]=prosecutor [NGO]=ngo [FIN]=financial_investigator)
for script in "$root"/tests/screen/scripts/${1:-*}.vt; do
    name=$(basename "$script" .vt)
    ex=$tmp/$name
    start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0 --played
    export ADDRESS=127.0.0.1:$port XDG_STATE_HOME=$tmp/state-$name DEMO=$tmp/demo-$name
    for seat in "$ex"/cards/*; do
        export "CARD_${seat##*/}=$(cat "$seat")"
    done
    for seat in "${!roles[@]}"; do
        export "CARD_$seat=$(card "$ex" "${seat}1")"
    done
    CARD_SEAT=$(card "$ex" "${SEAT:-LAB}1")
    export CARD_SEAT SPEAKS=${VT_LANG:-en} ROLE=${roles[${SEAT:-LAB}]} SEEN_EARLY=$tmp/early SEEN_LATE=$tmp/late ROOT=$root SERVER=$server
    typists "$ex"
    program=
    # An Italian at the NGO's desk, and the police played by the program, for scripts that ask for them.
    if grep -q 'with company' "$script"; then
        tail -f -n +1 --pid="$server" /dev/null 2>/dev/null |
            XDG_STATE_HOME=$tmp/company-$name "$PALERMO" join "$ADDRESS" "$(card "$ex" NGO1)" --plain \
                --lang it >"$tmp/$name.company" 2>&1 &
        XDG_STATE_HOME=$tmp/program-$name "$PALERMO" play "$ADDRESS" "$CARD_POL" \
            --policy diligent >"$tmp/$name.program" 2>&1 &
        program=$!
    fi
    VT_TERM=${TERMINAL:-xterm-256color} "$VT" "$script" ||
        fail "$name on ${TERMINAL:-xterm} ${VT_KEYS:-} ${SEAT:-}; the console: $(tail -n 5 "$ex.console")"
    [ -z "$program" ] || end_process "$program"
    end_process "$server"
    expect 0 "$PALERMO" verify "$ex" --redecide
    if grep -q 'reminds plain mode' "$script"; then
        said 'Pausa: P1 09:30. A meeting of all' "$tmp/$name.company"
    fi
    if grep -q 'two lines are left' "$script"; then # each is told, and each has what the other has not
        for line in 1 2; do
            expect 0 "$PALERMO" replay "$ex" --line "$line" --text
            cp "$tmp/out" "$tmp/$name.$line"
        done
        said 'Inject 6 released' "$tmp/$name.1"
        said 'A second chance' "$tmp/$name.2"
        ! grep -q 'A second chance' "$tmp/$name.1" || fail "line 1 has what came after it"
        ! grep -q 'Inject 6 released' "$tmp/$name.2" || fail "line 2 has what was left"
    fi
    wait "${started[-1]}" 2>/dev/null || true
    echo "$name: its screens are as they should be"
done
