#!/usr/bin/env bash
# Runs every fuzz target of the project, each on the given number of inputs
# (default 10000x) or for the given time (1m). A number is the default since a
# target that is cut off by time can fail for that alone.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-10000x}
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
