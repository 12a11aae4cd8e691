#!/usr/bin/env bash
# Whom programs trust: a card is shown to the server that it was printed for, and to no other, even
# to one that would take it; and nothing older than TLS 1.3 is spoken.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

ex=$tmp/ex
double=$tmp/double
mkfifo "$tmp/stay"
exec 8<>"$tmp/stay" # what the programs read: nothing, for as long as it takes

# comes COMMAND SEAT CARD: a program that types nothing, until it says how it stands; sets $log.
comes() {
    log=$tmp/$1-$2
    : >"$log"
    mkdir -p "$tmp/state-$2"
    XDG_STATE_HOME=$tmp/state-$2 "$PALERMO" "$1" "127.0.0.1:$port" "$3" --plain >"$log" 2>&1 <&8 &
    started+=($!)
    wait_for 20 "$1 to say how it stands" grep -q '^\[connected\|^\[no link\|^\[refused' "$log"
    end_process $!
}

# at_double COMMAND SEAT CARD WORDS: it stays out, and says why.
at_double() {
    comes "$1" "$2" "$3"
    grep -q "$4" "$log" || fail "$1 does not say that it met another exercise: $(cat "$log")"
    ! grep -q '^\[connected' "$log" || fail "$1 is in at a server that is not its own: $(cat "$log")"
}

at_home() {
    comes "$@"
    grep -q '^\[connected' "$log" || fail "$1 is not in at its own server: $(cat "$log")"
}

# Nobody has shown the double anything: no claim, right or wrong, and nobody sits there.
nothing_told() {
    ! grep -q 'a wrong card or token' "$tmp/serve.out.err" || fail "the double was shown a $1"
    ! grep -q '"seat.changed"' "$double/journal.ndjson" || fail "the double gave a seat for a $1"
}

# ---- Two exercises that differ in their key alone: each card would be good at the other
start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0
python3 "$here/tls_client.py" "$port" || fail "see above"
end_process "$server"
cp -r "$ex" "$double"
rm "$double/key.pem"
expect 1 "$PALERMO" serve "$double" --listen 127.0.0.1:0 && said 'key.pem is not there'
mv "$double/cards" "$tmp/cards"
start_server "$double" --listen 127.0.0.1:0
end_process "$server"
rm -r "$double/cards"
mv "$tmp/cards" "$double/cards"
desk_card=$(card "$ex" POL1)
control_card=$(card "$ex" CTL1)

start_server "$double" --listen 127.0.0.1:0
[ "$(card "$double" POL1)" = "$desk_card" ] || fail "the double would not know the card"
at_double join POL1 "$desk_card" 'This card is not of the exercise that answers here'
at_double console CTL1 "$control_card" 'This card is not of the exercise that answers here'
expect 1 "$PALERMO" play "127.0.0.1:$port" "$desk_card" --policy idle &&
    said 'palermo play: This card is not of the exercise that answers here'
nothing_told card
end_process "$server"

# ---- The cards are still good where they belong
start_server "$ex" --listen 127.0.0.1:0
expect 1 "$PALERMO" play "127.0.0.1:$port" "$desk_card" --policy idle &&
    said 'palermo play: Programs may not take seats here: palermo serve --played allows it'
at_home join POL1 "$desk_card"
at_home console CTL1 "$control_card"
grep -q '"seat.changed"' "$ex/journal.ndjson" || fail "who sits down is not in the journal"
end_process "$server"

# ---- What is kept of a seat is shown to no other server, either
start_server "$double" --listen 127.0.0.1:0
at_double join POL1 "$desk_card" 'another exercise than that of the card answers'
at_double console CTL1 "$control_card" 'another exercise than that of the card answers'
nothing_told token
end_process "$server"
expect 0 "$PALERMO" verify "$double" --redecide
echo "cards and tokens are shown to their own server alone; TLS 1.3 alone is spoken"
