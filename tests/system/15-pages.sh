#!/usr/bin/env bash
# The handbook's pages in other languages have what the English ones have: as many headings, rows of tables, pictures
# and code blocks, in the same order, and pictures of that language.
set -euo pipefail
handbook=$(cd -- "$(dirname -- "$0")/../../handbook" && pwd)

bones() { # PAGE: what each of its lines is, but for paragraphs
    sed -nE 's/^(#+) .*/\1/p; s/^(\|).*/\1/p; s/^!\[[^]]*\](\(.*)-(en|it|ru)(\.svg\))$/\1\3/p; s/^(```).*/\1/p' "$1"
}

for page in trainee facilitator; do
    for lang in it ru; do
        diff <(bones "$handbook/$page.md") <(bones "$handbook/$page.$lang.md") ||
            { echo "FAILED: $page.$lang.md is not built as $page.md is"; exit 1; }
    done
    for lang in en it ru; do # each its own pictures
        of=$handbook/$page.$lang.md
        [ "$lang" != en ] || of=$handbook/$page.md
        sed -nE 's/^!\[[^]]*\]\((.*)\)$/\1/p' "$of" | while read -r picture; do
            [[ $picture == *-$lang.svg && -s "$handbook/$picture" ]] ||
                { echo "FAILED: $of: there is no $picture in its language"; exit 1; }
        done
    done
done
echo "the pages have the same bones in each language"
