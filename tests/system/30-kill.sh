#!/usr/bin/env bash
# A server that is killed again and again at any moment, with people at work: everybody comes back
# by themselves, what was answered is in the journal once, what was shown stays true.
#
#   KILLS=100 SPEED=120 SEED=7 SYNC=worker tests/system/30-kill.sh
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

KILLS=${KILLS:-20}
SPEED=${SPEED:-600}
RANDOM=${SEED:-$$}
ex=$tmp/ex
players=()
actors=()
desks=(police labour_inspector ngo)

answers() {
    cat "$tmp"/answers-* | wc -l
}

more_answers() {
    [ "$(answers)" -ge "$1" ]
}

gone() {
    ! kill -0 "$1" 2>/dev/null
}

start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0 --speed "$SPEED" --played
for played in POL1:diligent PRO1:careless LAB1:diligent NGO1:careless FIN1:diligent; do
    play_seat "$ex" "${played%:*}" "${played#*:}"
    players+=("$last")
done
# The typing of three second seats is done by a station that writes down what it was answered.
for i in 0 1 2; do
    seat=$(printf '%s\n' POL2 LAB2 NGO2 | sed -n "$((i + 1))p")
    : >"$tmp/answers-$seat"
    run_beside "$tmp/actor-$seat" python3 "$here/acting_client.py" "$port" "$(card "$ex" "$seat")" \
        "$tmp/answers-$seat" "canary-${desks[i]}-$RANDOM$RANDOM"
    actors+=("$last")
done
open_console "$ex"
echo start >&9
wait_for 30 "STARTEX" grep -q '"clock.started"' "$ex/journal.ndjson"

for ((kill = 1; kill <= KILLS; kill++)); do
    wait_for 30 "answers behind kill $((kill - 1))" more_answers "$(($(answers) + 6))"
    sleep "0.$(printf '%03d' $((RANDOM % 700)))" # the moment is random; nothing waits on it
    end_process "$server" KILL
    start_server "$ex" --listen "127.0.0.1:$port" --played
done
wait_for 30 "answers behind the last kill" more_answers "$(($(answers) + 6))"
for actor in "${actors[@]}"; do
    kill -TERM "$actor"
    status=0
    wait "$actor" || status=$?
    [ "$status" -eq 0 ] || fail "a station found: $(cat "$tmp"/actor-*.err)"
done
echo "end now enough" >&9
for player in "${players[@]}"; do
    wait_for 30 "the played seats to see ENDEX" gone "$player"
    status=0
    wait "$player" || status=$?
    [ "$status" -eq 0 ] || fail "a played seat ended with $status: $(cat "$tmp"/play-*.err)"
done
grep -q '"clock.ended"' "$ex/journal.ndjson" || fail "played seats left before ENDEX"
status=0
kill -TERM "$server"
wait "$server" || status=$?
[ "$status" -eq 0 ] || fail "SIGTERM ended the server with $status"

expect 0 "$PALERMO" verify "$ex" --redecide
said 'the last record is one' "$tmp/out"
python3 "$here/verify_journal.py" "$ex" || fail "the page about the format does not hold for it"

# Exactly once: every answered id stands in the journal once, and no id of a seat twice.
jq -r 'select(.cid != "") | .by + " " + .cid' "$ex/journal.ndjson" | sort >"$tmp/cids"
[ -z "$(uniq -d "$tmp/cids")" ] || fail "taken twice: $(uniq -d "$tmp/cids" | head -n 3)"
cut -d ' ' -f 2 "$tmp/cids" | sort >"$tmp/in_journal"
cat "$tmp"/answers-* | cut -d ' ' -f 1 | sort >"$tmp/answered"
[ -z "$(uniq -d "$tmp/answered")" ] || fail "the test answered itself twice"
lost=$(comm -23 "$tmp/answered" "$tmp/in_journal")
[ -z "$lost" ] || fail "answered, but not in the journal: $lost"
again=$(cat "$tmp"/answers-* | grep -c ' again' || true)

# What every station still waited for was answered: the outboxes of the played seats are empty.
for kept in "$tmp"/state-???1/palermo/*; do
    [[ $kept == *.open ]] || [ "$(wc -l <"$kept")" -eq 1 ] || fail "unanswered at the end: $kept"
done
# What a desk typed is told to it and to no other.
for desk in "${desks[@]}"; do
    expect 0 "$PALERMO" replay "$ex" --as "$desk" --text
    tr -s ' \n' ' ' <"$tmp/out" >"$tmp/as"
    said "canary-$desk-" "$tmp/as"
    for other in "${desks[@]}" prosecutor; do
        if [ "$other" != "$desk" ] && grep -q "canary-$other-" "$tmp/as"; then
            fail "$desk is told what $other typed"
        fi
    done
done
echo "$KILLS kills: $(wc -l <"$tmp/answered") answers of stations, $again of them found already" \
    "taken; $(wc -l <"$tmp/cids") commands in the journal, each once"
