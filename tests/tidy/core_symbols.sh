#!/bin/sh
# core_symbols.sh CORE_LIB BASE_LIB [sanitized]: what the rules call is themselves, engine/base and
# the list in core_symbols.txt, nothing else. So they are pure whatever their sources say.
set -eu

core=$1
base=$2
sanitized=${3:-}
list=$(dirname "$0")/core_symbols.txt

# Symbols that a library defines for others, then those that it wants, each with where.
{
    nm --defined-only -g "$core" "$base" | awk 'NF == 3 { print "has", $3 }'
    awk '!/^#/ && NF { print "has", $1 }' "$list"
    nm -u -A "$core" | awk '{ split($1, part, ":"); print "wants", $NF, part[2] }'
} | awk -v sanitized="$sanitized" '
    $1 == "has" { has[$2] = 1; next }
    {
        wants++
        name = $2
        if (name ~ /^__.*_chk$/) name = substr(name, 3, length(name) - 6)
        if (name in has || $2 in has) next
        if (sanitized && $2 ~ /^(__asan_|__ubsan_|__sanitizer_)/) next
        printf "engine/core: %s calls %s: not on the list of core_symbols.txt\n", $3, $2
        bad++
    }
    END {
        if (!wants) { print "core_symbols: no symbols were read"; exit 2 }
        exit bad > 0
    }'
