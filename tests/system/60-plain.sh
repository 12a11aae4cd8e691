#!/usr/bin/env bash
# A person at a terminal plays a desk in plain mode: nothing goes out that was not reviewed, nothing
# typed is lost, every list ends where one can go on. Then the same through a pipe, line by line.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

ex=$tmp/ex
start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0 --speed 4
python3 "$here/plain_desk.py" "$PALERMO" "127.0.0.1:$port" "$ex" "$tmp" ||
    fail "see above; the server's last words: $(tail -n 3 "$tmp/serve.out.err")"

# Through a pipe: lines that come together are lines of their own, also before the connection.
mkdir -p "$tmp/state-pipe"
printf '%s\n' 7 'piped words' 0 9 |
    XDG_STATE_HOME=$tmp/state-pipe "$PALERMO" join "127.0.0.1:$port" "$(card "$ex" NGO1)" --plain \
        >"$tmp/piped" 2>&1 || fail "through a pipe: $(tail -n 5 "$tmp/piped")"
said 'The facilitator is being called' "$tmp/piped"
said 'Leave? Your seat stays yours' "$tmp/piped"

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
[ "$(grep -c '"text":"sent while away"' "$tmp/out")" -eq 1 ] || fail "not once: sent while away"
if grep -q 'never sent' "$tmp/out"; then
    fail "what was not sent is in the journal"
fi
echo "a desk was played in plain mode, at a terminal and through a pipe"
