#!/bin/sh
# words.sh: take the words of the screens, as the sources have them now, into each language's
# catalog; new ones wait for a translation. words.sh --check: complain of what has none, is not
# sure, is no longer said, or is wider than its place on the screen, and change nothing.
# That place is told to translators: "at most N cells", before the words, or once for all words of
# a kind, behind a macro that does nothing (ui/parts/binding.h).
set -eu
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here/../.."
# The sentences of the rules are the third of each row's three words.
words() { # KEYWORDS... FILE...
    xgettext --from-code=UTF-8 --language=C --add-comments=TRANSLATORS --add-location=file --no-wrap \
        --package-name=palermo --join-existing -o "$work/all.pot" "$@"
}
: >"$work/all.pot"
mkdir -p "$work/engine/core"
sed '/X(NONE,/d' engine/core/refusal.h >"$work/engine/core/refusal.h"
words --keyword= --keyword=X:3 --directory="$work" engine/core/refusal.h
# The phrases of the server and the words of the account are whatever is quoted in their tables; what
# goes on in the next line belongs to it.
for table in engine/wire/tell_phrases.c engine/run/account_words.c; do
    mkdir -p "$work/${table%/*}"
    sed '/clang-format off/,/clang-format on/{
        :more
        /"$/{
            N
            s/"\n *"//
            t more
        }
        s/"\([^"\\]\|\\.\)*"/P("phrase", &)/g
    }' "$table" >"$work/$table"
    words --keyword= --keyword=P:1c,2 --directory="$work" "$table"
done
find ui -name '*.[ch]' | sort >"$work/sources"
of_kind='^#define \([A-Z]*_\)(words) words */\* \(TRANSLATORS: at most [0-9]* cells\) \*/$'
xargs sed -n "s|$of_kind|--keyword=\1:1,\"\2\"|p" <"$work/sources" >"$work/kinds"
set -- "${1:-}" --keyword= --keyword=_ --keyword=N_ --keyword=ngettext:1,2
while read -r kind; do
    set -- "$@" "$kind"
done <"$work/kinds"
check=$1
shift
words "$@" --files-from="$work/sources"
bad=0
for catalog in "$here"/*.po; do
    lang=$(basename "$catalog" .po)
    msgmerge --quiet --no-fuzzy-matching --no-wrap --add-location=file -o "$work/$lang.po" \
        "$catalog" "$work/all.pot"
    msgattrib --no-obsolete --no-wrap "$work/$lang.po" |
        sed '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To:/d' >"$work/now.po"
    if [ "$check" != --check ]; then
        cp "$work/now.po" "$catalog"
    fi
    msgattrib --untranslated --no-wrap "$work/now.po" >"$work/open"
    msgattrib --only-fuzzy --no-wrap "$work/now.po" >>"$work/open"
    msgattrib --only-obsolete --no-wrap "$work/$lang.po" >>"$work/open"
    if [ -s "$work/open" ]; then
        echo "ui/po/$lang.po: not translated, not sure, or no longer said:"
        grep -E '^(#~ )?msgid ' "$work/open" | grep -v 'msgid ""$' | sed 's/^/  /'
        bad=1
    fi
    msgfmt --check-format --check-domain -o /dev/null "$catalog" || bad=1
    python3 "$here/widths.py" "$work/all.pot" "$work/now.po" "ui/po/$lang.po" || bad=1
done
[ "$bad" -eq 0 ] && echo "the catalogs are whole: $(grep -c '^msgid ' "$work/all.pot") entries"
[ "$check" != --check ] || exit "$bad"
