#!/usr/bin/env bash
# The handbook's pages in other languages have what the English ones have: as many headings, rows of tables, pictures
# and code blocks, in the same order, and pictures that are there.
set -euo pipefail
handbook=$(cd -- "$(dirname -- "$0")/../../handbook" && pwd)

bones() { # PAGE: what each of its lines is, but for paragraphs
    sed -nE 's/^(#+) .*/\1/p; s/^(\|).*/\1/p; s/^!\[[^]]*\](\(.*\))$/\1/p; s/^(```).*/\1/p' "$1"
}

for page in trainee facilitator; do
    for lang in it ru; do
        diff <(bones "$handbook/$page.md") <(bones "$handbook/$page.$lang.md") ||
            { echo "FAILED: $page.$lang.md is not built as $page.md is"; exit 1; }
    done
    sed -nE 's/^!\[[^]]*\]\((.*)\)$/\1/p' "$handbook/$page.md" | while read -r picture; do
        [ -s "$handbook/$picture" ] || { echo "FAILED: $page.md: there is no $picture"; exit 1; }
    done
done
echo "the pages have the same bones in each language"
