#!/bin/sh
# Renews the locks after pyproject.toml changed; needs uv. Arguments go to uv (-U, or -P NAME, takes newer versions).
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

lock() {  # FILE OPTIONS...
    file=$1
    shift
    uv -q pip compile pyproject.toml --group setup --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o "$file" "$@"
}

lock packaging/requirements.txt "$@"
lock packaging/requirements-test.txt --group test -c packaging/requirements.txt
