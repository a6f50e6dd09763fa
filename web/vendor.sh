#!/usr/bin/env bash
# Fetches GraphiQL and React from npm, at the versions below, into third_party.
# Each package is checked against its digest before anything is unpacked. To
# take another version, change it here with its digest, run, and commit.
set -euo pipefail
cd "$(dirname "$0")"

# package version sha256-of-the-tarball files...
packages='
graphiql  3.9.0  d955c99ae100ed5facb45f4f94d1a8c0a156f81106434f0e35b0dcb0be574f27 graphiql.min.js graphiql.min.css
react     18.3.1 8d9bed01a672e7eaf387942d781ad47c6a43089a30a0306060f9fd5ac7870347 umd/react.production.min.js
react-dom 18.3.1 031d4427a99f2f3f6cac18bbbf308594a67e4f47d10f4896fdec446505b040e0 umd/react-dom.production.min.js
'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p third_party

while read -r name version digest files; do
	[ -n "$name" ] || continue
	tarball="$work/$name-$version.tgz"
	(cd "$work" && npm pack --silent "$name@$version" >/dev/null)
	echo "$digest  $tarball" | sha256sum --check --quiet || {
		echo "$name@$version is not what was reviewed: its digest differs" >&2
		exit 1
	}
	tar -xzf "$tarball" -C "$work"
	for file in $files; do
		cp "$work/package/$file" third_party/
	done
	cp "$work/package/LICENSE" "third_party/LICENSE.$name"
	rm -rf "$work/package"
done <<<"$packages"

chmod 644 third_party/*
(cd third_party && sha256sum -- *.js *.css LICENSE.* >SHA256SUMS)
