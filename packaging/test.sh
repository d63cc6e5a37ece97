#!/bin/sh
# Sets up what the tests need, then runs every check; arguments go to pytest (--full: the whole repetitions).
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh

postgresql=
for program in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$program" ] || postgresql=postgresql
done
# shellcheck disable=SC2086  # nothing, or one word
prepare test $postgresql

failed=
check() {
    say "== $*"
    "$@" || failed="$failed ${1##*/}"
}

PATH="$PWD/.venv/bin:$PATH"
check ruff check .
check mypy
check lint-imports --no-logo
check pytest -n 2 --dist worksteal --cov --cov-report=term "$@"
[ -z "$failed" ] || stop "Failed:$failed"
