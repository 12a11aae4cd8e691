#!/usr/bin/env bash
# A person at a terminal plays a desk in plain mode: nothing goes out that was not reviewed, nothing
# typed is lost, every list ends where one can go on. Then the same through a pipe, line by line.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

ex=$tmp/ex
start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0 --speed 4 --seats 2
python3 "$here/plain_desk.py" "$PALERMO" "127.0.0.1:$port" "$ex" "$tmp" ||
    fail "see above; the server's last words: $(tail -n 3 "$tmp/serve.out.err")"

python3 "$here/plain_pair.py" "$PALERMO" "127.0.0.1:$port" "$ex" "$tmp" || fail "see above"

# Through a pipe: lines that come together are lines of their own, also before the connection.
mkdir -p "$tmp/state-pipe"
printf '%s\n' 14 'piped words' 0 9 |
    XDG_STATE_HOME=$tmp/state-pipe "$PALERMO" join "127.0.0.1:$port" "$(card "$ex" NGO1)" --plain \
        >"$tmp/piped" 2>&1 || fail "through a pipe: $(tail -n 5 "$tmp/piped")"
said 'The facilitator is being called' "$tmp/piped"
said 'Leave? Your seat stays yours' "$tmp/piped"

# What the desk makes of its cards, by signs behind their numbers.
printf '%s\n' 2 '1?' 2 '1=1' 2 '1-' 2 '99?' 0 9 |
    XDG_STATE_HOME=$tmp/state-pipe "$PALERMO" join "127.0.0.1:$port" --plain >"$tmp/cards" 2>&1 ||
    fail "cards by signs: $(tail -n 5 "$tmp/cards")"
said '^Not sure: ' "$tmp/cards"
said '^Separate again: ' "$tmp/cards"
said '^Two different cards of one kind' "$tmp/cards"
said '^Please type a number from 1' "$tmp/cards"

printf '%s\n' 14 >"$tmp/open"
printf 'ended by nobody' >>"$tmp/open"
XDG_STATE_HOME=$tmp/state-pipe "$PALERMO" join "127.0.0.1:$port" --plain <"$tmp/open" \
    >"$tmp/opened" 2>&1 || fail "a last line without its end: $(tail -n 5 "$tmp/opened")"

# Input from a file is as from a pipe; where there is none, its end comes at once.
printf '%s\n' 14 'filed words' 0 1 >"$tmp/lines"
XDG_STATE_HOME=$tmp/state-pipe "$PALERMO" join "127.0.0.1:$port" --plain <"$tmp/lines" \
    >"$tmp/filed" 2>&1 || fail "from a file: $(tail -n 5 "$tmp/filed")"
said 'The facilitator is being called' "$tmp/filed"
said 'Leave? Your seat stays yours' "$tmp/filed"
for seat in "join PRO1" "console CTL2"; do
    read -r command name <<<"$seat"
    call=("$PALERMO" "$command" "127.0.0.1:$port" "$(card "$ex" "$name")")
    : >"$tmp/lines"
    got=0
    : | timeout 20 "${call[@]}" >"$tmp/out" 2>&1 || got=$?
    [ "$got" -eq 0 ] || fail "$command at the end of a pipe: $got, $(head -c 600 "$tmp/out")"
    mv "$tmp/out" "$tmp/as-a-pipe"
    timeout 20 "${call[@]}" <"$tmp/lines" >"$tmp/out" 2>&1 || fail "$command <file: $?"
    cmp "$tmp/out" "$tmp/as-a-pipe"
    timeout 20 "${call[@]}" </dev/null >"$tmp/out" 2>&1 || fail "$command </dev/null: $?"
    cmp "$tmp/out" "$tmp/as-a-pipe"
    timeout 20 "${call[@]}" <&- >"$tmp/out" 2>&1 || fail "$command, input closed: $?"
    cmp "$tmp/out" "$tmp/as-a-pipe"
    timeout 20 "${call[@]}" <&- >&- 2>&- || fail "$command, everything closed: $?"
done
# Nobody can type: the program plays that desk too.
"$PALERMO" demo --seat ngo --dir "$tmp/demo" </dev/null >"$tmp/out" 2>&1 &
demo=$!
wait_for 20 "a day without anybody" grep -q 'P1 0.:.. ' "$tmp/out"
said 'the program plays every desk' "$tmp/out"
kill "$demo"
wait "$demo" || fail "a stopped demo: $?"

# The server goes, and comes back at the same address.
python3 "$here/plain_lost.py" "$PALERMO" "127.0.0.1:$port" "$tmp" before "$server" ||
    fail "see above"
wait "$server" 2>/dev/null || true # it was killed
start_server "$ex" --listen "127.0.0.1:$port"
python3 "$here/plain_lost.py" "$PALERMO" "127.0.0.1:$port" "$tmp" after || fail "see above"

kill -TERM "$server"
wait "$server" || fail "the server did not stop cleanly"
expect 0 "$PALERMO" export "$ex" -o -
said '"text":"piped words"' "$tmp/out"
said '"text":"filed words"' "$tmp/out"
said '"text":"ended by nobody"' "$tmp/out"
[ "$(grep -c '"text":"sent while away"' "$tmp/out")" -eq 1 ] || fail "not once: sent while away"
if grep -q 'never sent' "$tmp/out"; then
    fail "what was not sent is in the journal"
fi
echo "a desk was played in plain mode, at a terminal and through a pipe"
