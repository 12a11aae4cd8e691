#!/usr/bin/env bash
# A desk and a facilitator on full screens whose link goes, for a while, and comes back: nothing
# that was typed is lost, nothing is sent twice. Each HOW beside the others:
#
#   down      the cable: their interface goes down
#   silent    whatever either side sends is lost, and neither is told
#   paused    as silent, and play is paused at once: what waited for the link waits for play
#   answers   what they send arrives; what is answered does not
#   killed    the server is killed, and started again on the same folder
#
#   CUT_S=90 tests/system/85-cut.sh [HOW...]     so long at the least, in seconds (else: until they
#                                                have noticed, and written what they write)
# 0: all of it held. 77: SKIPPED, where no network can be made to be cut (said on stdout). A line
# says how long it took them.
CUT_S=${CUT_S:-0}
DESK=10.85.0.2
HOST=10.85.0.1

# The links are in namespaces of their own: nothing of this machine's network is touched.
alone=(unshare --net)
[ "$(id -u)" -eq 0 ] || alone=(unshare --user --map-root-user --net)
can='ip link set lo up && ip link add host type veth peer name desk && ip link set host up &&
    ip neigh replace 10.85.0.2 lladdr 02:00:00:00:00:85 nud permanent dev host'

# all HOW...: each in a process of its own, at the same time.
all() {
    local how pid one status=0 pids=()
    trap 'kill "${pids[@]}" 2>/dev/null; exit 143' TERM INT
    for how in "$@"; do
        "$0" "$how" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        one=0
        wait "$pid" || one=$?
        if [ "$one" -ne 0 ] && { [ "$status" -eq 0 ] || [ "$status" -eq 77 ]; }; then
            status=$one
        fi
    done
    exit "$status"
}

case $# in
0) all down silent paused answers killed ;;
1) ;;
*) all "$@" ;;
esac
how=$1
case $how in
killed) ;;
down | silent | paused | answers)
    if [ -z "${CUT_INSIDE:-}" ]; then
        if ! why=$("${alone[@]}" sh -c "$can" 2>&1); then
            echo "SKIPPED: $how: no network can be made here to be cut: ${why##*$'\n'}"
            exit 77
        fi
        CUT_INSIDE=1 exec "${alone[@]}" -- "$0" "$how"
    fi
    ;;
*)
    echo "85-cut.sh: how is '$how'?" >&2
    exit 2
    ;;
esac

# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

ex=$tmp/ex
there=()  # before a command: on the other side of the link
here_is=127.0.0.1
NOBODY=02:00:00:00:00:85

elsewhere() {
    [ "$(readlink "/proc/$1/ns/net")" != "$(readlink /proc/self/ns/net)" ]
}

# Two networks, and a link between them.
join_networks() {
    run_beside "$tmp/holder" unshare --net sleep infinity
    wait_for 10 "another network" elsewhere "$last"
    there=(nsenter --target "$last" --net --)
    ip link set lo up
    ip link add host type veth peer name desk netns "$last"
    ip address add "$HOST/30" dev host
    ip link set host up
    "${there[@]}" ip link set lo up
    "${there[@]}" ip address add "$DESK/30" dev desk
    "${there[@]}" ip link set desk up
    here_is=$HOST
}

cut_link() {
    case $how in
    down) "${there[@]}" ip link set desk down ;;
    silent | paused)
        "${there[@]}" ip neigh replace "$HOST" lladdr "$NOBODY" nud permanent dev desk
        ip neigh replace "$DESK" lladdr "$NOBODY" nud permanent dev host
        ;;
    answers) ip neigh replace "$DESK" lladdr "$NOBODY" nud permanent dev host ;;
    killed) end_process "$server" KILL ;;
    esac
}

mend_link() {
    case $how in
    down) "${there[@]}" ip link set desk up ;;
    silent | paused)
        "${there[@]}" ip neigh del "$HOST" dev desk
        ip neigh del "$DESK" dev host
        ;;
    answers) ip neigh del "$DESK" dev host ;;
    killed) start_server "$ex" --listen "127.0.0.1:$port" ;;
    esac
}

# on_screen NAME: beside this, on the other side; sets $last.
on_screen() {
    XDG_STATE_HOME=$tmp/state-$1 run_beside "$tmp/$1.said" "${there[@]}" "$VT" \
        "$root/tests/screen/cut/$1.vt"
}

# come NAME PID WHAT: one of them has come as far; whoever ends before it has failed.
come() {
    [ -e "$tmp/$1.$3" ] || kill -0 "$2" 2>/dev/null || [ -e "$tmp/$1.$3" ] ||
        fail "$how: $(cat "$tmp/$1.said.err")"
    [ -e "$tmp/$1.$3" ]
}

both() {
    come desk "$desk" "$1" && come console "$console" "$1"
}

# arrived TEXT: it is in the journal.
arrived() {
    grep -aq -- "$1" "$ex/journal.ndjson"
}

# Is the link as it should be while it is cut? The first that is sent then is an observation.
only_as_said() {
    if [ "$how" = answers ]; then
        arrived '"t":"observe"' || fail "$how: nothing arrived that could be sent twice"
    elif arrived '"t":"observe"' || arrived 'On its way'; then
        fail "$how: the link was not cut"
    fi
    ! arrived 'without a link' || fail "$how: sent without a link, and it arrived"
}

# go_on: the facilitator does, where play is paused: then what came into the pause goes out.
go_on() {
    if [ "$how" = killed ] && [ "$CUT_S" -gt 60 ]; then
        wait_for 20 "the pause after so long an outage" arrived '"t":"pause"'
    fi
    arrived '"t":"pause"' || return 0
    wait_for 60 "what goes out in a pause, too" arrived 'Called without a link'
    ! arrived 'Sent without a link' || fail "$how: an act in a pause"
    echo resume >&9
}

# All that people did, each once, with every word that was typed.
expected() {
    cat <<'WORDS'
act: Begun before, gone on with while nobody knew, without a link, left open, and whole.
act: On its way when the link went.
act: Sent while nobody knew.
act: Sent without a link.
hand: Called without a link.
hint: Begun before, gone on with while nobody knew, without a link, and whole.
hold: Held, with a reason.
observe: good
observe: improve
startex: once
WORDS
}

in_journal() {
    tr -d '\0' <"$ex/journal.ndjson" |
        jq -r 'select(.cid != "" and (.t | IN("open", "handle", "pause", "resume") | not))
            | .t + ": " + (.in.text // .in.reason // .in.kind // "once")' | LC_ALL=C sort
}

# seconds FROM TO: between two files.
seconds() {
    echo "$(stat -c %.3Y "$tmp/$2") $(stat -c %.3Y "$tmp/$1")" | awk '{ printf "%.1f", $1 - $2 }'
}

if [ "$how" = killed ]; then
    start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0
else
    join_networks
    start_server "$case_dir" --dir "$ex" --listen 0.0.0.0:0
fi
open_console "$ex"
echo start >&9
wait_for 30 "STARTEX" grep -q '"clock.started"' "$ex/journal.ndjson"
export PALERMO ADDRESS=$here_is:$port AT=$tmp PATIENCE=$((CUT_S + 120))
CARD_DESK=$(card "$ex" LAB1)
CARD_STAFF=$(card "$ex" CTL2)
export CARD_DESK CARD_STAFF
on_screen desk
desk=$last
on_screen console
console=$last

wait_for 60 "both at work" both ready
cut_link
if [ "$how" = paused ]; then
    echo "pause Lunch" >&9
    wait_for 20 "the pause" arrived '"t":"pause"'
fi
touch "$tmp/cut"
at=$SECONDS
wait_for 120 "both to be told that there is no link" both told
wait_for 60 "both to have written" both written
only_as_said
while ((SECONDS - at < CUT_S)); do
    sleep 0.2
done
mend_link
touch "$tmp/mended"
go_on
wait_for 120 "both to be back" both back
for pid in "$desk" "$console"; do
    wait "$pid" || fail "$how: $(cat "$tmp/desk.said.err" "$tmp/console.said.err")"
done
exec 9>&-
end_process "$server"
expected >"$tmp/expected"
in_journal >"$tmp/in-journal"
diff "$tmp/expected" "$tmp/in-journal" || fail "$how: < was done by people, > is in the journal"
expect 0 "$PALERMO" verify "$ex" --redecide
for kept in "$tmp"/state-*/palermo/*[0-9]; do
    [[ $(basename "$kept") != *.* ]] || continue # what stands beside a seat
    [ "$(grep -vc '^lang ' "$kept")" -eq 1 ] || fail "$how: unanswered at the end: $kept"
done
echo "$how: cut for $(seconds cut mended) s; NO LINK after $(seconds cut desk.told) s at the desk," \
    "$(seconds cut console.told) s at the console; back after $(seconds mended desk.back) s and" \
    "$(seconds mended console.back) s; $(wc -l <"$tmp/in-journal") commands, each once"
