#!/usr/bin/env bash
# Pictures of every screen: each language, size and theme, as SVG and text, with an index to look
# through; as PNG too where rsvg-convert is there. The program is as it is built, its catalogs are
# made for this (catalogs.py): invisible marks in them tell whether a label was cut or painted over.
# shellcheck source-path=SCRIPTDIR/../system source=lib.sh
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
export PALERMO=${PALERMO:-$root/build/dev/palermo} VT=${VT:-$root/build/dev/tests/vt}
. "$root/tests/system/lib.sh"

usage() {
    cat <<'USAGE'
Usage: ./run shots [--dir DIR] [--lang L]... [--size ROWSxCOLS]... [--theme T]...

  --dir DIR     where they go (default: build/shots)
  --lang L      en, it, ru, pseudo (default: all of them). pseudo: longer than any language, with
                brackets, so that one sees what comes by no catalog
  --size RxC    24x80, 30x100, 40x120 (default: all of them)
  --theme T     default, mono, light, dark, contrast (default: default and mono)
  --png no      only SVG and text
  --at-once N   so many sets beside one another (default: three for each processor)

It fails where a label was cut or painted over, or a word comes neither by a catalog nor from the
case, and says which.
USAGE
}

dir=$root/build/shots png=yes langs=() sizes=() themes=() at_once=$((3 * $(nproc)))
while (($#)); do
    case $1 in
    --dir) dir=$2 ;;
    --lang) langs+=("$2") ;;
    --size) sizes+=("$2") ;;
    --theme) themes+=("$2") ;;
    --png) png=$2 ;;
    --at-once) at_once=$2 ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
    esac
    shift 2
done
((${#langs[@]})) || langs=(en it ru pseudo)
((${#sizes[@]})) || sizes=(24x80 30x100 40x120)
((${#themes[@]})) || themes=(default mono)

# What a verb is called in the language, as a line of the menu has it.
verb() { # LANG ROLE ID
    local said
    said=$(jq -r --arg key "roles.$2.verbs.$3.title" '.[$key].text // empty' \
        "$root/roles/text/$1.json" 2>/dev/null)
    [ -n "$said" ] || said=$(jq -r --arg id "$3" '.verbs[] | select(.id == $id).title' \
        "$root/roles/$2.json")
    printf '%s' "$said"
}

# one LANG SIZE THEME SCRIPT: a server of its own, a facilitator in plain mode who types what it says.
one() {
    local name=$1-$2-$3 of=$1-$2-$3-$4
    local made=$made_in/said
    [ "$1" != pseudo ] || made=$made_in/pseudo
    export VT_LANG=${1/pseudo/it} ROWS=${2%x*} COLS=${2#*x} THEME=$3 SHOTS=$dir/$name
    export VT_LOCALE=$made/locale PALERMO=$made/palermo
    mkdir -p "$SHOTS"
    start_server "$case_dir" --dir "$tmp/$of" --listen 127.0.0.1:0
    export ADDRESS=127.0.0.1:$port XDG_STATE_HOME=$tmp/state-$of SERVER=$server DEMO=$tmp/demo-$of DATA=$root
    for seat in LAB1 POL1 CTL2 EVA1 ACT1 OBS1; do
        export "CARD_$seat=$(card "$tmp/$of" $seat)"
    done
    typists "$tmp/$of"
    for id in share handover record_consent record_contact call_case_conference; do
        export "VERB_$id=$(verb "$VT_LANG" shared "$id")"
    done
    "$VT" "$here/$4.vt" || fail "$of: see above; the console: $(tail -3 "$tmp/$of.console")"
    end_process "$server" # where the script has not
    wait "${started[-1]}" 2>/dev/null || true
}

# Nothing on the key bar or in a title may be cut: the keys are all there, each with its word.
whole() { # TEXT
    local bar
    bar=$(tail -n 1 "$1")
    case $(basename "$1") in
    0[12456789]* | 17* | 18* | 31* | 33* | 3[5689]* | 40* | 43* | 51* | 53*)
        for key in 1 2 3 4 5 6 7 8 9 10; do
            [[ $bar =~ F$key[^0-9] ]] || fail "$1: F$key is not on the key bar: $bar"
        done
        ;;
    esac
    [[ $bar != *…* ]] || fail "$1: the key bar is cut: $bar"
    ! sed -n 2p "$1" | grep -q '[[:upper:]]…' || fail "$1: a title is cut: $(sed -n 2p "$1")"
}

# Is every picture there, each label in them whole, and each word from a catalog or the case?
looked() { # SET CATALOG LANG
    local want
    want=$(cat "$here"/*.vt | grep -c '^shot ')
    python3 "$here/labels.py" "$2" "$1" "$want" || return 1
    [ "$3" != pseudo ] || python3 "$here/strangers.py" "$1" "$case_dir" "$root/roles"
}

here=$root/tests/shots
built=$PALERMO
made_in=$tmp
for what in said pseudo; do
    python3 "$here/catalogs.py" "$what" "$tmp/$what"
    cp "$built" "$tmp/$what/palermo" # it looks for its catalogs beside itself
done
ln -s it "$tmp/pseudo/locale/ru" # no language is missing
# One set, beside others: what it started ends with it.
a_set() ( # LANG SIZE THEME
    local set=$dir/$1-$2-$3 made=$made_in/said/locale/$1 script text
    tmp=$made_in/$1-$2-$3
    mkdir "$tmp"
    trap 'for pid in "${started[@]}"; do end_process "$pid" KILL; done' EXIT
    [ "$1" != pseudo ] || made=$made_in/pseudo/locale/it
    rm -rf "$set"
    for script in doors station work console room seats; do
        one "$1" "$2" "$3" "$script"
    done
    for text in "$set"/*.txt; do
        [ "$1" = pseudo ] || whole "$text"
    done
    looked "$set" "$made/LC_MESSAGES/palermo.po" "$1"
)

all=$((${#langs[@]} * ${#sizes[@]} * ${#themes[@]}))
mkdir "$tmp/sets"
for lang in "${langs[@]}"; do
    for size in "${sizes[@]}"; do
        for theme in "${themes[@]}"; do
            while (($(jobs -rp | wc -l) >= at_once)); do
                wait -n || true # how it went is in its file
            done
            {
                how=whole
                a_set "$lang" "$size" "$theme" >"$tmp/sets/told-$lang-$size-$theme" 2>&1 || how=bad
                echo "$how" >"$tmp/sets/$lang-$size-$theme.how"
                cat "$tmp/sets/told-$lang-$size-$theme"
                echo "$(find "$tmp/sets" -name '*.how' | wc -l) of $all: $lang, $size, $theme: $how"
            } &
        done
    done
done
wait
done=$(find "$tmp/sets" -name '*.how' | wc -l)
bad=$(cat "$tmp"/sets/*.how | grep -c bad || true)
if [ "$png" = yes ] && command -v rsvg-convert >/dev/null; then
    find "$dir" -name '*.svg' | while read -r svg; do
        rsvg-convert "$svg" -o "${svg%.svg}.png"
    done
fi
{
    echo '<!doctype html><meta charset="utf-8"><title>palermo: every screen</title>'
    echo '<style>body{font-family:sans-serif}figure{display:inline-block;margin:8px}img{width:44vw}</style>'
    for set in "$dir"/*/; do
        echo "<h2>$(basename "$set")</h2>"
        for svg in "$set"*.svg; do
            name=$(basename "$svg" .svg)
            echo "<figure><img src=\"$(basename "$set")/$name.svg\" alt=\"$name\"><figcaption>$name</figcaption></figure>"
        done
    done
} >"$dir/index.html"
echo "$(find "$dir" -name '*.svg' | wc -l) pictures: $dir/index.html"
echo "$done of $all sets planned are run; $bad are not as they should be (see above)"
[ "$bad" -eq 0 ] && [ "$done" -eq "$all" ]
