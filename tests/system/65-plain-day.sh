#!/usr/bin/env bash
# The first day from STARTEX to ENDEX, at five desks and a console in plain mode, in three languages,
# by what these print and nothing else. Nothing that is typed stays without an answer, and what the
# screens said is what the journal says.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

ex=$tmp/ex
start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0
used=$(card "$ex" PRO1)
python3 "$here/plain_day.py" "$PALERMO" "127.0.0.1:$port" "$ex" "$tmp" ||
    fail "see above; the server's last words: $(tail -n 3 "$tmp/serve.out.err")"

# Whoever may not sit down reads why in the language of the screens.
mkfifo "$tmp/nobody"
exec 8<>"$tmp/nobody"
got=0
XDG_STATE_HOME=$tmp/state-other timeout 20 "$PALERMO" join "127.0.0.1:$port" "$used" --plain \
    --lang it <&8 >"$tmp/out" 2>&1 || got=$?
[ "$got" -eq 1 ] || fail "a used card: $got, $(head -c 600 "$tmp/out")"
said 'Questa tessera non è valida qui' "$tmp/out"

kill -TERM "$server"
wait "$server" || fail "the server did not stop cleanly"

expect 0 "$PALERMO" verify "$ex" --redecide
expect 0 "$PALERMO" export "$ex" -o "$tmp/facts"
python3 "$here/plain_facts.py" "$tmp/facts/facts.jsonl" "$tmp/played.json" || fail "see above"
echo "the day was played in plain mode, at five desks and a console"
