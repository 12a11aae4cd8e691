#!/bin/sh
# can_fail.sh TIDY CC: every rule of tidy goes red for a planted violation and stays green for what
# looks like one. A small clean house is built aside; each plant is one file in it.
set -eu

tidy=$1
cc=$2
here=$(cd "$(dirname "$0")" && pwd)
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT
tally=$house/tally # a line a look; most looks run in a pipe, where variables are lost

mkdir -p "$house/roles" "$house/tests/tidy" "$house/handbook/format"
for folder in base core sys wire journal run rehearse net server other; do
    mkdir -p "$house/engine/$folder"
done
for folder in term parts link station cli; do
    mkdir -p "$house/ui/$folder"
done
cp "$here/floors.txt" "$here/banned.txt" "$house/tests/tidy/"
echo '{}' >"$house/roles/police.json"
echo '{}' >"$house/roles/shared.json"
printf '#ifndef CORE_PURE_H\n#define CORE_PURE_H\n\n#endif\n' >"$house/engine/core/pure.h"
kinds='#define KINDS(X) \\\n    X(ONE, "one.made") X(TWO, "two.made")'
printf '#ifndef CORE_FACT_H\n#define CORE_FACT_H\n\n%b\n\n#endif\n' "$kinds" >"$house/engine/core/fact.h"
printf '#ifndef CORE_COMMAND_H\n#define CORE_COMMAND_H\n\n%b\n\n#endif\n' "$kinds" \
    >"$house/engine/core/command.h"

# look <0 green, 1 red> <path> <text that a red one says>: the content comes on stdin.
look() {
    result=good
    cat >"$house/$2"
    status=0
    said=$("$tidy" "$house") || status=$?
    if [ "$status" -ne "$1" ] || ! printf '%s\n' "$said" | grep -qF -e "${3:-0 findings}"; then
        result=wrong
        printf 'WRONG: %s: expected %s, got status %s:\n%s\n' "$2" "${3:-green}" "$status" "$said"
    fi
    echo "$result" >>"$tally"
    rm "$house/$2"
}

red() {
    look 1 "$1" "$2"
}

green() {
    look 0 "$1" ''
}

# include <path> <what it includes>: a source that does.
include() {
    printf '#include %s\n' "$2" | red "$1" 'floors.txt'
}

function_of() {
    awk -v n="$1" 'BEGIN { print "int planted(void)\n{"; for (i = 3; i < n; i++) print "    ;"; print "}" }'
}

repeat() {
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

# The house itself.
echo 'int planted;' | green engine/base/planted.c

# Floors.
include engine/base/planted.c '"engine/core/pure.h"'
include engine/core/planted.h '"engine/sys/disk.h"'
include engine/sys/planted.c '"engine/core/fact.h"'
include engine/wire/planted.c '"engine/sys/disk.h"'
include engine/journal/planted.c '"engine/wire/doc.h"'
include engine/run/planted.c '"engine/rehearse/policy.h"'
include engine/rehearse/planted.c '"engine/journal/journal.h"'
include engine/net/planted.c '"engine/server/turn.h"'
include engine/server/planted.c '"ui/cli/cli.h"'
include ui/term/planted.c '"ui/parts/list.h"'
include ui/parts/planted.c '"ui/link/link.h"'
include ui/link/planted.c '"ui/station/inbox.h"'
include ui/station/planted.c '"engine/server/turn.h"'
include ui/station/planted.c '"ui/cli/cli.h"'
include engine/run/planted.c '"journal.h"'
include engine/run/planted.c '"tests/support/sim_disk.h"'
include engine/other/planted.c '<stddef.h>'
printf '#include "engine/base/span.h"\n#include "engine/core/fact.h"\n' | green engine/wire/planted.c
include engine/run/planted.c '<jansson.h>'
include engine/server/planted.c '<event2/event.h>'
include ui/link/planted.c '<openssl/ssl.h>'
include engine/sys/planted.c '<openssl/ssl.h>'
include engine/journal/planted.c '<openssl/evp.h>'
include ui/parts/planted.c '<ncurses.h>'
include engine/core/planted.h '<stdlib.h>'
include engine/core/planted.h '<time.h>'
include engine/run/planted.c '<assert.h>'
echo '#include <openssl/evp.h>' | green engine/sys/planted.c
echo '// #include <jansson.h>' | green engine/run/planted.c
echo 'int planted;' | red engine/core/planted.c 'the last include is not engine/core/pure.h'
echo '#include "engine/core/pure.h"' | green engine/core/planted.c

# Lengths.
repeat 500 'int x;
' | green engine/base/planted.c
repeat 501 'int x;
' | red engine/base/planted.c '501 lines; at most 500'
{
    printf '#ifndef BASE_PLANTED_H\n#define BASE_PLANTED_H\n'
    repeat 148 'int x;
'
    echo '#endif'
} | red engine/base/planted.h '151 lines; at most 150'
{ printf '/*'; repeat 96 'ж'; echo '*/'; } | green engine/base/planted.c
{ printf '/*'; repeat 97 'ж'; echo '*/'; } | red engine/base/planted.c '101 columns; at most 100'
function_of 70 | green engine/base/planted.c
function_of 71 | red engine/base/planted.c 'a function of 71 lines; at most 70'
{ echo 'static int'; function_of 70; } | red engine/base/planted.c 'a function of 71 lines'
{ echo 'START_TEST(law)'; function_of 70 | tail -n +2; } | green tests/tidy/planted.c
{ echo 'START_TEST(law)'; function_of 71 | tail -n +2; } | red tests/tidy/planted.c 'of 71 lines'
{ echo "char c = '{', *s = \"{ \\\" {\"; /* { */"; function_of 71; } |
    red engine/base/planted.c 'a function of 71 lines'
{ echo '#define OPEN {'; function_of 71; } | red engine/base/planted.c 'a function of 71 lines'
{ echo 'int table[] = {'; repeat 80 '    1,
'; echo '};'; } | green engine/base/planted.c
printf 'int f(void)\n{\n    if (1) {\n}\n' | red engine/base/planted.c 'ends no function'
printf 'int f(void)\n{\n' | red engine/base/planted.c 'the braces do not close'
printf '}\n' | red engine/base/planted.c 'this brace closes nothing'

# Words.
sed -n 's/^\([a-z][a-z]*\) .*/\1/p' "$here/banned.txt" >"$house/banned"
while read -r name; do
    echo "int planted = $name(1);" | red engine/base/planted.c "$name is banned"
    printf '/* %s */ const char *%s_x = "%s(";\n' "$name" "$name" "$name" |
        green engine/base/planted.c
done <"$house/banned"
printf '#define PLANTED rand()\n' | red ui/cli/planted.c 'rand is banned'
printf 'int planted = rand();\n' | red tests/tidy/planted.c 'rand is banned'
printf '_Static_assert(1, "");\n#pragma GCC poison rand\n' | green engine/base/planted.c
for mark in 'TO''DO' 'FIX''ME' 'XX''X' 'HA''CK'; do
    echo "/* $mark: later */" | red engine/base/planted.c "$mark: finish it"
done
printf '\tint planted;\n' | red engine/base/planted.c 'a tab'
printf 'int planted; \n' | red engine/base/planted.c 'blanks at the end'
printf 'int planted;\r\n' | red engine/base/planted.c 'blanks at the end'
printf 'int planted;' | red engine/base/planted.c 'no line feed'

# Headers, roles, kinds. (A backtick here is Markdown.)
# shellcheck disable=SC2016
{
    printf 'int planted;\n' | red engine/base/planted.h 'no include guard BASE_PLANTED_H'
    printf '#ifndef PLANTED_H\n#define PLANTED_H\n#endif\n' | red engine/base/planted.h 'BASE_PLANTED_H'
    echo 'const char *planted = "to police!";' | red ui/cli/planted.c "the role 'police' is named"
    echo '/* "police" */ int police; const char *s = "policed shared";' | green ui/cli/planted.c
    echo '`one.made`' | green handbook/format/journal.md
    printf '<!-- kinds -->\n`one.made` `two.made`\n' | green handbook/format/journal.md
    printf '<!-- kinds -->\n`one.made` two.made\n' | red handbook/format/journal.md "'two.made'"
    printf '<!-- kinds -->\n`two.made`\n' | red handbook/format/protocol.md "'one.made'"
}

# Symbols of the rules.
# symbols <green or red> <C text>
symbols() {
    result=good
    printf '%s\n' "$2" >"$house/planted.c"
    "$cc" -c -O0 -o "$house/planted.o" "$house/planted.c"
    rm -f "$house/libplanted.a"
    ar qc "$house/libplanted.a" "$house/planted.o"
    got=green
    "$here/core_symbols.sh" "$house/libplanted.a" "$house/libplanted.a" >/dev/null || got=red
    if [ "$got" != "$1" ]; then
        result=wrong
        printf 'WRONG: symbols are %s for: %s\n' "$got" "$2"
    fi
    echo "$result" >>"$tally"
}
symbols green 'void *memcpy(void *, const void *, unsigned long);
void *f(void *a, void *b, unsigned long n) { return memcpy(a, b, n); }'
symbols red 'void *malloc(unsigned long); void *f(void) { return malloc(1); }'
symbols red 'long time(long *); long f(void) { return time(0); }'
symbols red 'int rand(void); int f(void) { return rand(); }'
symbols red 'int printf(const char *, ...); int f(void) { return printf("x"); }'
symbols red 'double __floatdidf(long); long f(long a) { return __floatdidf(a) > 1; }'
symbols red 'int planted_elsewhere(void); int f(void) { return planted_elsewhere(); }'

wrong=$(grep -c wrong "$tally" || true)
printf 'can_fail: %s plants, %s wrong\n' "$(wc -l <"$tally")" "$wrong"
[ "$wrong" -eq 0 ]
