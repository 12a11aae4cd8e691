#!/bin/bash
# Run every seed of seeds.txt once more.
# again.sh SIM
set -euo pipefail
n=0
while read -r seed longer rest; do
  case "$seed" in '' | '#'*) continue ;; esac
  "$1" --from "$seed" --seeds 1 --longer "$longer" >/dev/null ||
    { echo "seed $seed is red again: $rest"; exit 1; }
  n=$((n + 1))
done <"$(dirname "$0")/seeds.txt"
echo "again: $n seeds"
