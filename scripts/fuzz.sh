#!/usr/bin/env bash
# Runs every fuzz target of the project, each for the given time (default 5s).
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-5s}
found=0
while IFS=: read -r file _ line; do
	name=$(sed -E 's/^func (Fuzz[A-Za-z0-9_]*)\(.*/\1/' <<<"$line")
	echo "fuzz $(dirname "$file") $name $time"
	go test "./$(dirname "$file")" -run '^$' -fuzz "^${name}\$" -fuzztime "$time" -fuzzminimizetime 10x
	found=$((found + 1))
done < <(grep -rnE --include='*_test.go' '^func Fuzz' . | sed 's|^\./||' | sort)
if [ "$found" -eq 0 ]; then
	echo "no fuzz target was found" >&2
	exit 1
fi
echo "$found fuzz targets ran"
