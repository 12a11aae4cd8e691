#!/usr/bin/env bash
# The facilitator's console as it is typed at: every command, and the word that is none.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname -- "$0")/lib.sh"

# shows PATTERN: the console has printed a line like it since the last `types`.
shows_now() {
    tail -c "+$((seen + 1))" "$tmp/console" | grep -qE -- "$1"
}
shows() {
    wait_for 10 "'$1' behind '$typed' in: $(tail -c "+$((seen + 1))" "$tmp/console" | head -c 900)" \
        shows_now "$1"
}
# types LINE
types() {
    typed=$1
    seen=$(wc -c <"$tmp/console")
    echo "$1" >&9
}
# says LINE PATTERN...: typed, it shows all of these
says() {
    types "$1"
    shift
    for pattern in "$@"; do
        shows "$pattern"
    done
}

ex=$tmp/ex
start_server "$case_dir" --dir "$ex" --listen 127.0.0.1:0 --speed 4
open_console "$ex"

# ---- Help, and a slip
says help '^  start ' '^  pause Lunch' '^  release 4b' '^  improvise [a-z_]+ [a-z_]+ ' '^  end '
while read -r name; do
    says "help $name" "^$name( |\$)"
    ! shows_now 'no command' || fail "help $name is no help"
done < <(sed -n 's/^  \([a-z]*\) .*/\1/p' "$tmp/console")
says 'help relaese' "did you mean 'release'"
says strat "no command 'strat', did you mean 'start'\?"
says quest "did you mean 'questions'\?"
says xyzzy "no command 'xyzzy'\. \`help\` lists them"
says Clock 'play has not begun'

# ---- The clock
says resume 'resume: not possible\] The exercise has not begun\.$'
says start 'STARTEX'
says STARTEX 'start: not possible'
says 'pause lunch until one' 'Paused: "lunch until one"'
says 'pause again' 'pause: not possible\] This is not possible while the exercise is paused\.$'
! shows_now 'Your text' || fail "the console speaks as to a desk"
says 'pause P1 23:00 A meeting' '^Pause when\?'
says 'pause P1 08:00' '^Pause when\?'
says 'pause never' 'not possible'
says 'pause P1 11:30 A meeting of all' 'A pause is planned for P1 11:30: \"A meeting of all\"'
says clock '^A pause is planned for P1 11:30: A meeting of all'
says clock 'paused: lunch until one'
says resume 'Play goes on'
says resume 'resume: not possible\] The exercise is not paused\.$'
says 'speed 60' 'Play now runs at 60 times'
says speed 'From 0\.1 to 600'
says 'speed 700' '^From 0\.1 to 600'
says 'pause P1 12:00 Lunch' 'A pause is planned for P1 12:00: \"Lunch\"'
says clock '^A pause is planned for P1 11:30: A meeting of all'
says clock '^A pause is planned for P1 12:00: Lunch'
says 'pause never lunch' '^Which pause\?'
says 'pause never P1 11:00' 'not possible'
says 'pause never P1 11:30' 'The pause planned for P1 11:30 is taken back'
says 'pause never' 'No pause is planned any more'
says jump 'two digits each: jump P1 09:00'
says 'jump P1 23:00' 'jump P1 10:00'

# ---- Injects, by the numbers of the case alone
says msel '^  Number +State +Time +Title' '^  1b +planned +The caller hangs up'
says 'hold 1b They are busy' 'Inject 1b held back.*"They are busy"'
says msel '^  1b +held '
says 'release 1B now then' 'Inject 1b released'
says 'release 1b again' 'Inject 1b is released already'
says 'skip 9c no time' 'Inject 9c left out'
says 'release 42' '^There is no inject 42; `msel` lists them\.'
says 'hold 1bb' '^There is no inject 1bb; '
says skip '^Which inject\?'
[ "$(jq -r '.. | objects | select(.number? == "1b") | .id' "$case_dir"/msel.json "$case_dir"/msel/*.json \
    2>/dev/null | head -n 1)" ] || fail "the case has no inject 1b"

# ---- Another time, and what is to come of a storyline
says 'move 7 P1 12:05 They need longer' 'Inject 7 planned for P1 12:05'
says 'move 7 12:05' '^To what time\?'
says 'move 99 P1 12:05' '^There is no inject 99'
says 'shift 10 Van' 'Inject [0-9a-z]+ planned for'
says 'change 8 to police Both of them' 'Inject 8 changed: [^.]*"Both of them"\. Now to Police'
says 'change 8 says A call / Come at once [it] Venite' 'Inject 8 changed: .*It now says: Come at once$'
says 'change 8 back' 'Inject 8 is as the case has it again'
says 'change 8 back' 'change: not possible\]'
says 'change 8 other' '^How\? change 5 to'
says 'change 99 back' '^There is no inject 99'
says outcome '^No act waits or runs'
says 'outcome 7' '^That is not to be had'
says 'outcome 7 1' 'outcome: not possible\]'
says person '^  Amadou$'
says 'person Ama' '^Amadou\. ' '^  Trust in the agencies: [0-9]+ '
says 'person the' '^  The writer of the letter$' '^  The man from the village$' # of two, neither
says 'person Nobody' "^There is no person 'Nobody'"
says 'card LAB1' '^The new card: LAB1-[0-9A-Z-]{35}$'
says 'card XYZ1' '^That is not to be had'
says who '^The server: saving an act takes [0-9]+\.[0-9] ms, [0-9]+\.[0-9] GB free'
says 'shift' '^How many minutes\?'
says 'shift 5 Nothing' "^There is no storyline 'Nothing'"
says drop '^Which storyline\?'
says 'drop Money' 'Inject [0-9a-z]+ left out'

# ---- Observations, ratings, words
says 'observe + ngo Asked before they told' 'Observation 1, good \(\+\): Casa Aperta \(CTL1\): "Asked before they told"'
says 'observe ! All stand up' 'Observation 2, safety \(!\): everybody \(CTL1\): "All stand up"'
says 'observe what' '^What kind\?'
says 'rate 2 s Late, but complete' 'Rated S: '
says objectives '^  2  S  .*: Late, but complete$' '^  1  \.  '
says 'rate 2 X' '^Which objective'
says rubric '^  1  \.  Identification and referral$' '^        - Privacy$'
says 'grade 5 3 They met, but late' 'Graded 3 of 4: Work of several agencies \(CTL1\): .They met, but late.'
says 'grade 5 5' '^Which area'
says rubric '^  5  3  Work of several agencies: They met, but late$'
says 'grade 5 -' 'No longer graded: Work of several agencies'
says 'hint ngo Who should speak first?' 'To Casa Aperta: .*mentor: "Who should speak first\?"'
says 'say I answer the judge' 'CTL1 to the team: "I answer the judge"'
says wheel '^Every facilitator may steer'
says 'wheel take' 'CTL1 has the wheel'
says wheel '^You have the wheel'
says 'wheel free' 'The wheel is free'

# ---- What control sends
says 'improvise people all A call / Is it true?' '^\[sent\]'
says 'improvise police ngo A / B' "'police' is played at a station"
says 'improvise people nobody A / B' "no desk 'nobody'; \`desks\`"
says 'improvise people all' 'improvise FROM TO'

# ---- Questions
says questions '^No question waits'
mkfifo "$tmp/stay"
: >"$tmp/asked"
python3 "$here/colleague.py" "$port" "$(card "$ex" PRO1)" <"$tmp/stay" >"$tmp/asked" 2>&1 &
started+=($!)
exec 8>"$tmp/stay"
echo 'act {"what":{"verb":"request_info","to":["judge"],"form":{"about":"facts"},' \
    '"basis":"duty_to_report"},"text":"May we have the file?"}' >&8
wait_for 20 "the question" grep -q asked "$tmp/asked"
wait_for 10 "the line about it" grep -q ' asked Judge' "$tmp/console"
says 'speed 4' 'at 4 times' # or the case answers before the test does
says questions 'asked at P1 [0-9:]*, waits [0-9]+ min' "Prosecutor's office asked Judge" \
    'May we have the' 'the case answers by itself' 'answer [0-9]+ yes TEXT'
number=$(tail -c "+$((seen + 1))" "$tmp/console" | sed -n 's/.*answer \([0-9]*\) yes TEXT.*/\1/p')
says "answer $number" '^Yes or no, and in what words'
says "answer $((number + 7)) yes" "^No question $((number + 7)) waits"
says "answer $number yes You may" '^\[sent\]'
shows 'answered: "You may"'
says questions '^No question waits'

# ---- Who is there
says who '^  Seat +State +Unread +Desk' '^  CTL1 +there +Facilitator' \
    "^  PRO1 +there +[1-9][0-9]* +Prosecutor's office" '^  - +nobody yet +[1-9].*Police'
exec 8>&-
wait_for 10 "the seat to be empty" grep -q 'PRO1 has left' "$tmp/console"
says who '^  PRO1 +away since [0-2][0-9]:[0-5][0-9] +[1-9]'
! shows_now '[{}]' || fail "who shows what is meant for programs"

# ---- Back, in two steps; what was noted stays
says 'back P1 23:00' '^Back to what time of play\?'
says 'back P1 08:46' 'Type `back P1 08:46 now` to do it'
says 'back P1 08:46 now once more' 'Play went back to P1 08:46; line 2 begins there: "once more"'
says clock 'P1 08:46: paused: once more'
says objectives '^  2  S  .*: Late, but complete$'
says msel '^  1  +planned '
says questions '^No question waits'
says resume 'Play goes on'
says 'speed 4' 'at 4 times'

# ---- The end, in two steps
says 'end time is up' '^This ends the exercise for everybody. Type `end now` to end it'
says clock 'play runs, 4 times'

# ---- Through a pipe: what became of the last command is told before it goes
other_card=$(card "$ex" CTL2)
mkdir "$tmp/state-piped"
piped() { # LINES: typed at another facilitator's console
    # shellcheck disable=SC2016  # they are the inner shell's
    expect 0 env XDG_STATE_HOME="$tmp/state-piped" bash -c 'printf "$1" | "$2" console "$3" $4 --plain' \
        - "$1" "$PALERMO" "127.0.0.1:$port" "$other_card"
    other_card=
}
for _ in 1 2 3 4 5; do
    piped 'pause for a photo\nresume\nrelease 9d\nskip 42\n'
    said 'Paused: "for a photo"' "$tmp/out"
    said 'Play goes on' "$tmp/out"
    said 'Inject 9d' "$tmp/out"
    said 'no inject 42' "$tmp/out"
    piped 'hold 10 not yet\nrelease 10 now\nquit\nskip 12 never\n'
    said 'Inject 10 ' "$tmp/out"
    [ "$(tail -n 2 "$tmp/out" | head -n 1)" = 'The exercise goes on without this console.' ] || fail "it says no goodbye"
    ! grep -q 'Inject 12' "$tmp/out" || fail "it goes on behind leave"
done
# ---- Typed on a Russian layout: pause, a word to a desk, resume
piped 'зфгыу на обед\nhint тпщ Скоро\nкуыгьу\n'
said 'Paused: "на обед"' "$tmp/out"
said 'Casa Aperta.*"Скоро"' "$tmp/out"
said 'Play goes on' "$tmp/out"
# ---- In another language: what it says, what the case says, why not; the same commands
declare -A person=([it]=amadou [ru]=амаду) # whatever the case of its letters
for lang in it ru; do
    expect 0 env XDG_STATE_HOME="$tmp/state-piped" bash -c \
        'printf "msel\nwho\npause\nclock\npause\nresume\nhelp hold\nperson %s\n" "$4" | "$1" console "$2" --plain --lang "$3"' \
        - "$PALERMO" "127.0.0.1:$port" "$lang" "${person[$lang]}"
    cp "$tmp/out" "$tmp/$lang"
done
said '^  5 *.*in programma.*\|rilasciato.*Petru in ambulatorio' "$tmp/it"
said 'ancora nessuno' "$tmp/it"
said 'il gioco scorre a velocità x4' "$tmp/it"
said '^\[pause: non possibile\] ' "$tmp/it"
said '^trattenere un inject finché' "$tmp/it"
said 'Петру' "$tmp/ru"
said 'Мужчина с тихим голосом' "$tmp/ru"
said 'игра идёт, скорость x4' "$tmp/ru"
said '^задержать вводную, пока не выдадите' "$tmp/ru"

says 'end now time is up' 'ENDEX: play has ended: "time is up"'
says clock 'play has ended'
says leave 'The exercise has ended; what is kept'

# ---- Both lines are told, and decided again
end_process "$server"
expect 0 "$PALERMO" verify "$ex" --redecide
expect 0 "$PALERMO" replay "$ex"
said 'Play went back to P1 08:46' "$tmp/out"
! grep -q 'answered: "You may"' "$tmp/out" || fail "what was left is told"
expect 0 "$PALERMO" replay "$ex" --line 1
said 'answered: "You may"' "$tmp/out"
! grep -q 'Play went back' "$tmp/out" || fail "line 1 has what came after it"
expect 2 "$PALERMO" replay "$ex" --line 3
said 'has no line of play 3: there are 1 to 2' "$tmp/err"
echo "the console does what is typed, and says what it does not"
