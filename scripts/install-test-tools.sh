#!/usr/bin/env bash
# Installs what the tests need beside Go: Chromium, PostgreSQL, and Python with
# the packages of scripts/requirements.txt in .venv. Where it cannot install, it says what is
# missing and what to do; under CI=true that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }
can_apt() { command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; }

updated=no
need_debian() { # program package
	command -v "$1" >/dev/null && return
	if can_apt; then
		[ "$updated" = yes ] || { as_root apt-get update -qq && updated=yes; }
		DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "$2" >/dev/null || true
	fi
	command -v "$1" >/dev/null || missing+=("$1 (Debian package $2)")
}

need_debian chromium chromium
need_debian python3 python3

# The tests start servers of their own: the package shall make and start none.
need_postgresql() {
	local programs=/usr/lib/postgresql/*/bin/postgres
	compgen -G "$programs" >/dev/null || command -v postgres >/dev/null && return
	if can_apt; then
		as_root mkdir -p /etc/postgresql-common/createcluster.d
		echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.d/parley-tests.conf >/dev/null
		[ "$updated" = yes ] || { as_root apt-get update -qq && updated=yes; }
		DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends postgresql >/dev/null || true
	fi
	compgen -G "$programs" >/dev/null || missing+=("PostgreSQL (Debian package postgresql)")
}
need_postgresql

need_python() {
	local stamp=.venv/requirements.sha256 want
	want=$(sha256sum scripts/requirements.txt)
	[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && return
	rm -rf .venv
	if ! python3 -m venv .venv 2>/dev/null; then
		can_apt && as_root apt-get install -y -qq python3-venv >/dev/null || true
		python3 -m venv .venv
	fi
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r scripts/requirements.txt
	echo "$want" >"$stamp"
}
command -v python3 >/dev/null && { need_python || missing+=("Python packages of scripts/requirements.txt in .venv"); }

if [ ${#missing[@]} -gt 0 ]; then
	printf 'missing for the tests: %s\n' "${missing[@]}" >&2
	echo "install them and run again; without them the tests that need them are skipped and say so" >&2
	[ "${CI:-}" != true ]
fi
