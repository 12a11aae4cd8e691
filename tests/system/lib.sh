# shellcheck shell=bash
# What the system tests share: a folder of their own, conditions waited for with a bound, processes
# ended by their own id. Sourced; the program is "$PALERMO".

set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
PALERMO=${PALERMO:-$root/build/dev/palermo}
export PYTHONDONTWRITEBYTECODE=1
# shellcheck disable=SC2034  # of those who source this
case_dir=$root/scenarios/red-harvest
tmp=$(mktemp -d)
started=()
server=
port=

# End what this test started, by id, and wait until it has gone.
end_process() {
    kill -"${2:-TERM}" "$1" 2>/dev/null || return 0
    wait "$1" 2>/dev/null || true
}

at_exit() {
    local status=$?
    for pid in "${started[@]}"; do
        end_process "$pid" KILL
    done
    if [ "$status" -ne 0 ] && [ -n "${KEEP:-}" ]; then
        echo "kept: $tmp" >&2
    else
        rm -rf "$tmp"
    fi
    exit "$status"
}
trap at_exit EXIT
trap 'exit 143' TERM INT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# wait_for SECONDS WHAT COMMAND...: until it is true.
wait_for() {
    local deadline=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || fail "waited in vain for: $what"
        sleep 0.05
    done
}

# expect STATUS COMMAND...: its output is in $tmp/out and $tmp/err afterwards.
expect() {
    local want=$1 got=0
    shift
    "$@" >"$tmp/out" 2>"$tmp/err" </dev/null || got=$?
    [ "$got" -eq "$want" ] || fail "status $got, not $want: $* $(head -c 600 "$tmp/out" "$tmp/err")"
}

# said PATTERN [FILE]: the last expected command said so.
said() {
    grep -q -- "$1" "${2:-$tmp/err}" || fail "expected '$1' in: $(head -c 600 "${2:-$tmp/err}")"
}

# run_beside LOG COMMAND...: in the background; sets $last.
run_beside() {
    local log=$1
    shift
    "$@" >>"$log" 2>>"$log.err" </dev/null &
    last=$!
    started+=("$last")
}

listens() {
    grep -q '^Listening on port' "$1" 2>/dev/null || ! kill -0 "$server" 2>/dev/null
}

# start_server WHAT [serve's options]: sets $server and $port. SYNC: how its disk works.
start_server() {
    local log=$tmp/serve.out
    : >"$log"
    run_beside "$log" "$PALERMO" serve "$@" ${SYNC:+--sync "$SYNC"}
    server=$last
    wait_for 20 "the server" listens "$log"
    port=$(sed -n 's/^Listening on port \([0-9]*\).*/\1/p' "$log")
    [ -n "$port" ] || fail "the server did not start: $(tail -n 3 "$log.err")"
}

# card EXERCISE SEAT
card() {
    cat "$1/cards/$2"
}

# play_seat EXERCISE SEAT POLICY: a played seat with a state folder of its own; sets $last.
play_seat() {
    mkdir -p "$tmp/state-$2"
    XDG_STATE_HOME=$tmp/state-$2 run_beside "$tmp/play-$2" "$PALERMO" play "127.0.0.1:$port" \
        "$(card "$1" "$2")" --policy "$3"
}

# open_console EXERCISE: a facilitator; what is written to descriptor 9 is typed there.
open_console() {
    mkfifo "$tmp/typed"
    : >"$tmp/console"
    mkdir -p "$tmp/state-console"
    XDG_STATE_HOME=$tmp/state-console "$PALERMO" console "127.0.0.1:$port" "$(card "$1" CTL1)" \
        --plain <"$tmp/typed" >"$tmp/console" 2>&1 &
    last=$!
    started+=("$last")
    exec 9>"$tmp/typed"
    wait_for 20 "the console" grep -q "the console. 'help'" "$tmp/console"
}

# typists EXERCISE: for scripts of the screens. $CONSOLE WORDS types at a facilitator's console in
# plain mode (its output: $1.console); $DESK SEAT METHOD MEMBERS asks at that seat (colleague.py), and
# ends when it has been answered. Both end with the server. $NEW_CARD sits down with the newest card that
# $CONSOLE made.
typists() {
    local ex=$1
    export CONSOLE=$ex.facilitator DESK=$ex.desk NEW_CARD=$ex.new-card
    : >"$ex.typed"
    printf '#!/bin/sh\nprintf "%%s\\n" "$*" >>"%s"\n' "$ex.typed" >"$CONSOLE"
    cat >"$DESK" <<DESK
#!/bin/sh
typed=$ex.\$1.typed
told=\${typed%typed}told
if [ ! -e "\$typed" ]; then
    : >"\$typed"
    : >"\$told"
    tail -f -n +1 --pid=$server "\$typed" 2>/dev/null | python3 "$root/tests/system/colleague.py" \
        $port "\$(cat "$ex/cards/\$1")" >"$ex.\$1.told" 2>&1 &
fi
shift
printf '%s\n' "\$*" >>"\$typed"
until [ "\$(grep -c '^asked' "\$told")" -ge "\$(wc -l <"\$typed")" ]; do
    ! grep -q '^refused\|^Traceback' "\$told" && kill -0 $server || exit 1
    sleep 0.05
done
DESK
    cat >"$NEW_CARD" <<NEW_CARD
#!/bin/sh
exec "$PALERMO" join 127.0.0.1:$port "\$(sed -n 's/^The new card: //p' "$ex.console" | tail -n 1)"
NEW_CARD
    chmod +x "$CONSOLE" "$DESK" "$NEW_CARD"
    tail -f -n +1 --pid="$server" "$ex.typed" 2>/dev/null |
        XDG_STATE_HOME=$ex.staff "$PALERMO" console "127.0.0.1:$port" "$(card "$ex" CTL1)" --plain \
            --lang en >"$ex.console" 2>&1 &
    started+=($!)
}

# has_records EXERCISE NUMBER: that many lines in the journal, complete or not.
has_records() {
    [ "$(wc -l <"$1/journal.ndjson")" -ge "$2" ]
}
