#!/usr/bin/env bash
# Fails when the generated GraphQL code does not follow from the schema.
set -euo pipefail
cd "$(dirname "$0")/.."
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
cp -r resolvers "$before/"
go tool gqlgen generate
if ! diff -r "$before/resolvers" resolvers; then
	echo "generated code was out of date: it is now up to date, read and commit it (make generate)" >&2
	exit 1
fi
if grep -rn --include='*.go' -e '!!! WARNING !!!' -e 'not implemented' resolvers; then
	echo "a resolver is missing or holds a helper that gqlgen has commented out" >&2
	exit 1
fi
