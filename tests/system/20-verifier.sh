#!/usr/bin/env bash
# Two verifiers that share no code, the program's and one written from the page that describes the
# format, give the same verdict on sound, cut, torn, rotten, forged, resealed and running journals.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

SEED=${SEED:-1}
ex=$tmp/ex
probe=$tmp/probe
agreed=0
declare -A seen=()

# both EXERCISE: the two verdicts of it as "ours theirs".
both() {
    local ours=0 theirs=0
    "$PALERMO" verify "$1" >"$tmp/ours" 2>&1 || ours=$?
    python3 "$here/verify_journal.py" "$1" >"$tmp/theirs" 2>&1 || theirs=$?
    verdicts="$ours $theirs"
}

agree() {
    both "$2"
    if [ "${verdicts% *}" != "${verdicts#* }" ]; then
        fail "$1 (seed $SEED): the program says ${verdicts% *}, the page ${verdicts#* }: $(cat "$tmp/ours")"
    fi
    agreed=$((agreed + 1))
    seen[${verdicts% *}]=$((${seen[${verdicts% *}]:-0} + 1))
}

is() {
    agree "$1" "$3"
    [ "${verdicts% *}" = "$2" ] || fail "$1: ${verdicts% *}, not $2"
}

start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0 --speed 600 --seats 1 --played
for seat in POL1 NGO1 LAB1; do
    play_seat "$ex" "$seat" diligent
done
open_console "$ex"
echo start >&9
wait_for 30 "play to get going" has_records "$ex" 60
for _ in 1 2 3 4 5 6 7 8; do
    is "a running journal" 0 "$ex"
done
wait_for 30 "some play" has_records "$ex" 110
end_process "$server" KILL
cp "$ex/journal.ndjson" "$tmp/open"
is "a journal whose writer was killed" 0 "$ex"

# Going on, and closing twice: seals within, a seal at the end.
for _ in 1 2; do
    start_server "$ex" --listen "127.0.0.1:$port" --played
    is "a journal that goes on" 0 "$ex"
    end_process "$server"
    is "a journal closed properly" 0 "$ex"
done

mkdir "$probe" "$tmp/made"
ln -s "$ex/scenario" "$probe/scenario"
python3 "$here/damage.py" "$ex/journal.ndjson" "$tmp/open" "$tmp/made" "$SEED" "${SCALE:-1}"
for made in "$tmp/made"/*; do
    cp "$made" "$probe/journal.ndjson"
    agree "${made##*/}" "$probe"
done

# Another fact, in a journal that is whole: only deciding again can tell.
PYTHONPATH=$here python3 - "$ex/journal.ndjson" "$probe/journal.ndjson" <<'END'
import sys
import damage
lines = damage.lines_of(open(sys.argv[1], 'rb').read())
k = next(i for i, x in enumerate(lines) if b'"k":"act.started"' in x and b'"ends":' in x)
lines[k] = lines[k].replace(b'"ends":', b'"ends":1', 1)
open(sys.argv[2], 'wb').write(b''.join(damage.chained(lines)))
END
is "a fact of another making" 0 "$probe"
expect 3 "$PALERMO" verify "$probe" --redecide && said 'comes out differently' "$tmp/out"
rm "$probe/journal.ndjson"
is "no journal" 66 "$probe"
is "no folder" 66 "$tmp/nothing"
for status in 0 1 65 66; do
    [ "${seen[$status]:-0}" -ge 2 ] || fail "only ${seen[$status]:-0} journals with status $status"
done
echo "$agreed journals, the same verdict of both: ${seen[0]} good, ${seen[1]} torn," \
    "${seen[65]} corrupt, ${seen[66]} unreadable"
