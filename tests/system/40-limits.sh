#!/usr/bin/env bash
# What clients may do wrong: long lines, broken lines, wrong and used cards, silence, another
# protocol, crowds. The server answers as it should, stays up, and its exercise stays sound.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

ex=$tmp/ex
start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0 --played
used=$(card "$ex" NGO2)
play_seat "$ex" NGO2 idle
wait_for 20 "the card to be used" test ! -e "$ex/cards/NGO2"
python3 "$here/limits_client.py" "$port" "$(card "$ex" POL1)" "$(card "$ex" LAB1)" "$used" ||
    fail "see above; the server's last words: $(tail -n 3 "$tmp/serve.out.err")"
kill -0 "$server" || fail "the server is gone"
kill -0 "$last" || fail "the played seat is gone: $(cat "$tmp/play-NGO2.err")"
for words in 'a line was too long' 'a malformed request' 'nobody signed in' 'a line took too long' \
    'a wrong card or token'; do
    said "$words" "$tmp/serve.out.err"
done
kill -TERM "$server"
status=0
wait "$server" || status=$?
[ "$status" -eq 0 ] || fail "SIGTERM ended the server with $status"
expect 0 "$PALERMO" verify "$ex" --redecide
echo "the server stayed up and answered as it should"
