#!/bin/sh
# Sets Outreach up where needed, then shows it on the example station: in its window, or without a display
# as papers in out/. PYTHON=python3.12 chooses the interpreter of a new .venv.
set -eu
cd "$(dirname "$0")/.."
. packaging/setup.sh

prepare run
if has_display; then
    [ -f out/book.sqlite ] || .venv/bin/outreach demo --out out || [ $? -eq 1 ]  # 1: done, with remarks
    exec .venv/bin/outreach --database out/book.sqlite "$@"
fi
exec .venv/bin/outreach demo --out out "$@"
