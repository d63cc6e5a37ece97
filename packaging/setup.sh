# Sourced by run.sh and test.sh, from the project's root: makes .venv once and keeps it in step with the lock.
# shellcheck shell=sh

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# What Qt's wheels expect of the system: file and Debian package.
LIBRARIES="
libGL.so.1:libgl1 libEGL.so.1:libegl1 libglib-2.0.so.0:libglib2.0-0 libfontconfig.so.1:libfontconfig1
libxkbcommon.so.0:libxkbcommon0 libdbus-1.so.3:libdbus-1-3 libatomic.so.1:libatomic1
libgssapi_krb5.so.2:libgssapi-krb5-2"
SCREEN_LIBRARIES="
libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-shape.so.0:libxcb-shape0 libxcb-xkb.so.1:libxcb-xkb1 libxcb-randr.so.0:libxcb-randr0
libxkbcommon-x11.so.0:libxkbcommon-x11-0 libX11-xcb.so.1:libx11-xcb1
libwayland-cursor.so.0:libwayland-cursor0 libwayland-egl.so.1:libwayland-egl1"

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

missing_libraries() {  # LIBRARIES... -> the Debian packages of those the linker cannot find
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    for pair in "$@"; do
        case $known in
            *"	${pair%%:*} "*) ;;
            *) printf ' %s' "${pair#*:}" ;;
        esac
    done
}

install_packages() {  # PACKAGES... by apt, or stop and name them
    command -v apt-get >/dev/null 2>&1 ||
        stop "This machine has no apt-get. Please install what these Debian packages hold, then run this again: $*"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            as_root=sudo
        else
            stop "Installing packages needs root or sudo. Please have these installed, then run this again: $*"
        fi
    fi
    say "Installing system packages: $*"
    # Lists that cannot be renewed may still be good enough: the installation decides.
    $as_root apt-get -qq update >&2 || say "The package lists could not be renewed; trying with the old ones."
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >&2 ||
        stop "apt-get could not install: $* (what it said stands above)"
}

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

require_supported() {  # VERSION WHAT REMEDY
    case $1 in
        3.11 | 3.12 | 3.13) ;;
        '') stop "$2 cannot be started. $3" ;;
        *) stop "$2 is Python $1; Outreach needs Python 3.11, 3.12 or 3.13. $3" ;;
    esac
}

check_pythons() {
    python=${PYTHON:-python3}
    if [ -x .venv/bin/python ] || [ -L .venv/bin/python ]; then
        inside=$(version_of .venv/bin/python)
        require_supported "$inside" "The interpreter in .venv" "Remove the folder .venv and run this again."
        if [ -n "${PYTHON:-}" ] && [ "$(version_of "$PYTHON")" != "$inside" ]; then
            stop "The folder .venv was made by Python $inside, which is not the version of PYTHON=$PYTHON." \
                "Remove .venv and run this again."
        fi
    else
        require_supported "$(version_of "$python")" "$python" "Install one, or name it: PYTHON=python3.12 sh $0"
    fi
}

python_packages() {  # the Debian packages without which no environment can be made
    [ -x .venv/bin/python ] || "$python" -c 'import ensurepip' 2>/dev/null ||
        "$python" -m pip --version >/dev/null 2>&1 || printf ' python3-venv'
}

pip() {
    if .venv/bin/python -c 'import pip' 2>/dev/null; then
        .venv/bin/python -m pip "$@"
    else
        "$python" -m pip --python .venv/bin/python "$@"
    fi
}

make_environment() {  # LOCK
    if ! [ -x .venv/bin/python ] || ! pip --version >/dev/null 2>&1; then  # none, or one left half made
        say "Making .venv with Python $(version_of "$python")."
        if "$python" -c 'import ensurepip' 2>/dev/null; then
            "$python" -m venv .venv >&2
        else
            "$python" -m venv --without-pip .venv >&2
        fi
    fi
    say "Installing the locked Python packages of $1; this takes some minutes the first time."
    pip install --quiet --no-input --disable-pip-version-check --require-hashes --only-binary :all: -r "$1" >&2 ||
        stop "pip could not install $1 (what it said stands above); nothing else was changed. Run this again."
    pip install --quiet --no-input --disable-pip-version-check --no-deps --no-build-isolation -e . >&2 ||
        stop "pip could not install the program itself (what it said stands above)."
}

prepare() {  # PURPOSE(run|test) PACKAGES... -> everything in place; does nothing the second time
    purpose=$1
    shift
    check_pythons
    # shellcheck disable=SC2086  # lists of words
    wanted="$*$(missing_libraries $LIBRARIES)$(python_packages)"
    if has_display; then
        # shellcheck disable=SC2086
        wanted="$wanted$(missing_libraries $SCREEN_LIBRARIES)"
    fi
    # shellcheck disable=SC2086
    [ -z "$wanted" ] || install_packages $wanted

    lock=packaging/requirements.txt
    [ "$purpose" = run ] || lock=packaging/requirements-test.txt
    state=$(cat pyproject.toml packaging/setup.sh packaging/requirements.txt packaging/requirements-test.txt | sha256sum)
    # An environment made for the tests holds all that a run needs.
    for stamp in ".venv/ready-to-$purpose" .venv/ready-to-test; do
        if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ] && [ -x .venv/bin/outreach ]; then
            return 0
        fi
    done
    rm -f .venv/ready-to-run .venv/ready-to-test
    make_environment "$lock"
    printf '%s\n' "$state" >".venv/ready-to-$purpose"
}
