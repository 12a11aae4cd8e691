#!/usr/bin/env bash
# Measures, pair by pair: every repetition measures the program, the disk by itself and, where
# redis-server is installed, Redis with the same load, in turn; then the two ways to sync, on this
# disk and on one whose every sync takes longer. What is worth quoting are the ratios; absolute
# figures are this machine's, and of this hour.
#
#   tests/bench/run.sh [REPETITIONS]        (default 5; ./run bench calls it)
#   ACTS=4000 FACTS=120000 RUNS=60          how much is done in one measurement
#   SLOW_US=5000                            by how much the slow disk is slower
#   BEFORE=PROGRAM                          its screens too, side by side with those of this tree
#
# Of the screens: the CPU (user and system) that a program used while it was looked at, over how
# often it drew, which is counted where it calls ncurses (preload/redraws.c); from a key written to
# the terminal, or an act or a word sent by somebody else, to the bytes that show it there.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
reps=${1:-5}
acts=${ACTS:-4000}
alone=$((acts / 4))
facts=${FACTS:-120000}
runs=${RUNS:-60}
slow_us=${SLOW_US:-5000}
screen_reps=2 # of the repetitions, the first ones
build=$root/build/bench
case_dir=$root/scenarios/red-harvest
talk=$root/tests/bench/case/talk # where acts are done

say() {
    printf 'bench: %s\n' "$*" >&2
}

case $reps in
'' | *[!0-9]* | 0)
    say "usage: tests/bench/run.sh [REPETITIONS]"
    exit 2
    ;;
esac
mkdir -p "$build"
if ! cmake -S "$root/tests/bench" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    >"$build.log" 2>&1 || ! cmake --build "$build" --target bench >>"$build.log" 2>&1; then
    tail -n 30 "$build.log" >&2
    exit 1
fi

tmp=$(mktemp -d "$build/run-XXXXXX") # on the disk of the project, not in memory
data=$tmp/figures
redis_pid=
redis_port=
at_exit() {
    stop_redis
    rm -rf "$tmp"
}
stop_redis() {
    if [ -n "$redis_pid" ]; then
        kill "$redis_pid" 2>/dev/null || true
        wait "$redis_pid" 2>/dev/null || true
        redis_pid=
    fi
}
trap at_exit EXIT
trap 'exit 143' TERM INT

# answers PORT: something speaks Redis there.
answers() {
    local reply=
    { exec 8<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
    printf 'PING\r\n' >&8
    read -r -t 2 reply <&8 || true
    exec 8>&-
    [ "${reply%$'\r'}" = +PONG ]
}

# A fresh Redis on a free port: its file is as new as our journal.
start_redis() {
    local try
    for _ in 1 2 3 4 5; do
        redis_port=$((20000 + RANDOM % 20000))
        rm -rf "$tmp/redis"
        mkdir "$tmp/redis"
        redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$tmp/redis" --save '' \
            --appendonly yes --appendfsync always --daemonize no >"$tmp/redis.log" 2>&1 &
        redis_pid=$!
        for ((try = 0; try < 100; try++)); do
            answers "$redis_port" && return 0
            kill -0 "$redis_pid" 2>/dev/null || break
            sleep 0.05
        done
        stop_redis
    done
    say "redis-server does not start; see $tmp/redis.log"
    tail -n 5 "$tmp/redis.log" >&2
    exit 1
}

# measure PREFIX PART ARGUMENTS...: its figures, marked with prefix and repetition.
measure() {
    local prefix=$1
    shift
    "$build/bench" "$@" >"$tmp/part"
    sed "s/^/$rep $prefix./" "$tmp/part" >>"$data"
}

# load PREFIX ACTING STATIONS[+CONSOLES] ACTS tls|bare SYNC DELAY_US
load() {
    local prefix=$1 room=$3 consoles=0
    case $room in *+*) consoles=${room#*+} ;; esac
    measure "$prefix.$2_of_$room" acts "$talk" "$tmp/e" "$2" "${room%+*}" "$consoles" "${@:4}"
    rm -rf "$tmp/e"
}

# The programs themselves on terminals, in the room of 75 and 3. screen PREFIX PROGRAM ACTING ITEMS
screen() {
    measure "$1" screens "$tmp/data/scenarios/red-harvest" "$tmp/s" "$2" "$build/redraws.so" "$3" "$4"
    rm -rf "$tmp"/s "$tmp"/s-*
}

# Nobody acts; 25 act, each once a second; nobody acts, and a day's messages lie at the desk.
screens() { # PREFIX PROGRAM
    screen "$1.quiet" "$2" 0 0
    screen "$1.acting" "$2" 25 0
    screen "$1.full" "$2" 0 400
}

ours() { # tls|bare: as it ships
    load "$1" 1 5 "$alone" "$1" auto 0
    load "$1" 5 5 "$acts" "$1" auto 0
}

# Both ways to sync, side by side.
ways() { # SYNC...
    local sync
    for sync; do load "$sync" 1 5 "$alone" tls "$sync" 0; done
    for sync; do load "$sync" 5 5 "$acts" tls "$sync" 0; done
    for sync; do load "$sync" 1 75 "$((alone / 2))" tls "$sync" 0; done
    for sync; do load "$sync" 25 75 "$((acts / 2))" tls "$sync" 0; done
    for sync; do load "$sync" 25 75+3 "$((acts / 2))" tls "$sync" 0; done
    for sync; do load "slow_$sync" 1 5 "$((alone / 10))" tls "$sync" "$slow_us"; done
    for sync; do load "slow_$sync" 5 5 "$((acts / 10))" tls "$sync" "$slow_us"; done
}

peer() {
    if command -v redis-server >/dev/null 2>&1; then
        start_redis
        measure redis.1_of_5 redis "$redis_port" 1 5 "$alone"
        measure redis.5_of_5 redis "$redis_port" 5 5 "$acts"
        measure redis.1_of_75 redis "$redis_port" 1 75 "$((alone / 2))"
        measure redis.25_of_75 redis "$redis_port" 25 75 "$((acts / 2))"
        stop_redis
    fi
}

disk() {
    measure "disk.$1" disk "$tmp/raw" "${size:-1000}" 1500 "$1"
}

command -v redis-server >/dev/null 2>&1 || say "redis-server is not installed: no peer beside"
# The shipped case, but that a message is there at once: with a minute each, nothing would come.
mkdir "$tmp/data"
cp -r "$root/roles" "$root/scenarios" "$tmp/data"
sed -i '/"id": "send_message"/s/"minutes": 1/"minutes": 0/' "$tmp/data/roles/shared.json"

size=1000
say "making an exercise of $facts facts"
rep=0 measure long fill "$case_dir" "$tmp/long" "$facts"
for ((rep = 1; rep <= reps; rep++)); do
    say "repetition $rep of $reps"
    if ((rep % 2)); then
        disk append && disk ahead && ours bare && peer && ours tls && ways inline worker
    else
        ways worker inline && ours tls && peer && ours bare && disk ahead && disk append
    fi
    size=$(awk '$2 ~ /record_bytes/ { n = $3 } END { print n }' "$data")
    measure long open "$tmp/long"
    measure rehearse cases "$case_dir" "$runs"
    measure idle memory "$case_dir" "$tmp/m" 200
    rm -rf "$tmp/m"
    if ((rep <= screen_reps)); then
        if [ -n "${BEFORE:-}" ] && ((rep % 2)); then screens before "$BEFORE"; fi
        screens screen "$build/palermo/palermo"
        if [ -n "${BEFORE:-}" ] && ((rep % 2 == 0)); then screens before "$BEFORE"; fi
    fi
done

# Medians, and medians of the ratios of each repetition.
awk '
function sort(a, n,   i, j, x) {
    for (i = 2; i <= n; i++) {
        x = a[i]
        for (j = i - 1; j > 0 && a[j] > x; j--) a[j + 1] = a[j]
        a[j + 1] = x
    }
}
function median(a, n) { return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2 }
$1 > 0 {
    value[$2, $1] = $3
    if (!($2 in seen)) { seen[$2] = 1; name[++names] = $2 }
    if ($1 > reps) reps = $1
}
function of_screen(name) { return name ~ /^(screen|before)\./ }
function middle(name,   i, n, a) {
    for (i = 1; i <= reps; i++) if ((name, i) in value) a[++n] = value[name, i]
    if (!n) return 0
    sort(a, n)
    return median(a, n)
}
# A row a screen and room: what it draws by itself, and what people wait for.
function screens(   c, s, k, n, at, cond, which) {
    n = split("before.quiet screen.quiet before.acting screen.acting before.full screen.full", cond, " ")
    split("station_24x80 station_40x120 console_24x80 console_40x120", which, " ")
    printf "\n%-32s %9s %9s %10s %17s %19s\n", "75 stations and 3 consoles, on the", "redraws/s", "CPU used",
        "CPU a", "key to screen, us", "notice to screen, us"
    printf "%-32s %9s %9s %10s %8s %8s %9s %9s\n", "screen (medians)", "by itself", "permille", "redraw, us",
        "p50", "p99", "p50", "p99"
    for (c = 1; c <= n; c++)
        for (s = 1; s <= 4; s++) {
            at = cond[c] "." which[s] "."
            if (!(at "redraws" in seen)) continue
            printf "%-32s %9d %9d %10d %8d %8d %9d %9d\n", cond[c] " " which[s], middle(at "watched_redraws_per_s"),
                middle(at "watched_cpu_permille"), middle(at "cpu_us_per_redraw"), middle(at "key_p50_us"),
                middle(at "key_p99_us"), middle(at "notice_p50_us"), middle(at "notice_p99_us")
        }
    for (c = 1; c <= n; c++)
        for (k = 1; k <= reps; k++)
            if ((cond[c] ".planned", k) in value) {
                planned += value[cond[c] ".planned", k]
                run += value[cond[c] ".run", k]
            }
    printf "keys and notices to be seen: planned %d, seen %d\n", planned, run
}
function screen_ratios(   f, s, k, which, figures) {
    split("station console", which, " ")
    split("cpu_us_per_redraw key_p99_us notice_p50_us notice_p99_us", figures, " ")
    for (s = 1; s <= 2; s++)
        for (f = 1; f <= 4; f++) {
            k = which[s] "_24x80." figures[f]
            ratio(which[s] " " figures[f] ", 40x120 : 24x80, quiet", "screen.quiet." which[s] "_40x120." figures[f],
                "screen.quiet." k)
            ratio(which[s] " " figures[f] ", 25 acting : quiet, 24x80", "screen.acting." k, "screen.quiet." k)
            ratio(which[s] " " figures[f] ", 400 items : quiet, 24x80", "screen.full." k, "screen.quiet." k)
            ratio(which[s] " " figures[f] ", now : before, 25 acting, 24x80", "screen.acting." k, "before.acting." k)
            ratio(which[s] " " figures[f] ", now : before, 400 items, 24x80", "screen.full." k, "before.full." k)
        }
}
function ratio(label, over, under,   i, n, a) {
    for (i = 1; i <= reps; i++)
        if ((over, i) in value && (under, i) in value && value[under, i] > 0)
            a[++n] = value[over, i] / value[under, i]
    if (!n) return
    sort(a, n)
    printf "%-66s %8.2f   %.2f .. %.2f\n", label, median(a, n), a[1], a[n]
}
END {
    printf "%-40s %12s   %s\n", "figure", "median", "least .. most"
    for (k = 1; k <= names; k++) {
        if (of_screen(name[k])) continue
        n = 0
        for (i = 1; i <= reps; i++) if ((name[k], i) in value) a[++n] = value[name[k], i]
        sort(a, n)
        printf "%-40s %12d   %d .. %d\n", name[k], median(a, n), a[1], a[n]
    }
    screens()
    printf "\n%-66s %8s   %s\n", "ratio, pair by pair", "median", "least .. most"
    for (t = 1; t <= 2; t++) {
        w = t == 1 ? "bare" : "tls"
        ratio("acts/s, 5 of 5 acting, " w " : Redis", w ".5_of_5.acts_per_s", "redis.5_of_5.acts_per_s")
        ratio("acts/s, 1 of 5 acting, " w " : Redis", w ".1_of_5.acts_per_s", "redis.1_of_5.acts_per_s")
        ratio("answer p50, 1 of 5 acting, " w " : Redis", w ".1_of_5.ack_p50_us", "redis.1_of_5.ack_p50_us")
        ratio("last station p50, 1 of 5 acting, " w " : Redis", w ".1_of_5.last_p50_us", "redis.1_of_5.last_p50_us")
        ratio("last station p99, 5 of 5 acting, " w " : Redis", w ".5_of_5.last_p99_us", "redis.5_of_5.last_p99_us")
        ratio("acts/s, 5 of 5 acting, " w " : syncs of the disk", w ".5_of_5.acts_per_s", "disk.append.syncs_per_s")
        ratio("acts/s, 5 of 5 acting, " w " : syncs, room made ahead", w ".5_of_5.acts_per_s", "disk.ahead.syncs_per_s")
        ratio("answer p50, 1 of 5 acting, " w " : sync, room made ahead", w ".1_of_5.ack_p50_us", "disk.ahead.sync_p50_us")
    }
    ratio("last station p50, 1 of 75 acting, inline, tls : Redis", "inline.1_of_75.last_p50_us", "redis.1_of_75.last_p50_us")
    ratio("acts/s, 25 of 75 acting, inline, tls : Redis", "inline.25_of_75.acts_per_s", "redis.25_of_75.acts_per_s")
    for (t = 1; t <= 2; t++) {
        w = t == 1 ? "" : "slow_"
        d = t == 1 ? "worker : inline" : "slow disk, worker : inline"
        ratio("acts/s, 5 of 5 acting, " d, w "worker.5_of_5.acts_per_s", w "inline.5_of_5.acts_per_s")
        ratio("answer p50, 1 of 5 acting, " d, w "worker.1_of_5.ack_p50_us", w "inline.1_of_5.ack_p50_us")
        ratio("ping p99, 1 of 5 acting, " d, w "worker.1_of_5.ping_p99_us", w "inline.1_of_5.ping_p99_us")
    }
    for (t = 1; t <= 2; t++) {
        w = (t == 1 ? 1 : 25) "_of_75"
        d = (t == 1 ? 1 : 25) " of 75 acting, worker : inline"
        ratio("acts/s, " d, "worker." w ".acts_per_s", "inline." w ".acts_per_s")
        ratio("last station p50, " d, "worker." w ".last_p50_us", "inline." w ".last_p50_us")
        ratio("last station p99, " d, "worker." w ".last_p99_us", "inline." w ".last_p99_us")
        ratio("CPU a delivery, " d, "worker." w ".cpu_ns_per_delivery", "inline." w ".cpu_ns_per_delivery")
        ratio("ping p99, " d, "worker." w ".ping_p99_us", "inline." w ".ping_p99_us")
    }
    for (t = 1; t <= 2; t++) {
        w = t == 1 ? "inline" : "worker"
        d = "25 of 75 acting, " w ", with 3 consoles : without"
        ratio("acts/s, " d, w ".25_of_75+3.acts_per_s", w ".25_of_75.acts_per_s")
        ratio("last station p50, " d, w ".25_of_75+3.last_p50_us", w ".25_of_75.last_p50_us")
        ratio("last console p50 : last station, 25 of 75 + 3, " w, w ".25_of_75+3.console_p50_us", w ".25_of_75+3.last_p50_us")
        ratio("CPU a delivery, " d, w ".25_of_75+3.cpu_ns_per_delivery", w ".25_of_75.cpu_ns_per_delivery")
    }
    screen_ratios()
    ratio("acts/s, 5 of 5 acting, tls : bare", "tls.5_of_5.acts_per_s", "bare.5_of_5.acts_per_s")
    ratio("facts/s, recovered : rehearsed", "long.recover_facts_per_s", "rehearse.rehearse_facts_per_s")
}' "$data"
