"""`run.sh` on machines of every kind, played by programs of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = ("sh", "dirname", "cat", "sha256sum", "rm", "mkdir", "cp", "chmod", "env")
LIBRARIES = [
    "libGL.so.1",
    "libEGL.so.1",
    "libglib-2.0.so.0",
    "libfontconfig.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libatomic.so.1",
    "libgssapi_krb5.so.2",
]
SCREEN_LIBRARIES = [
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
    "libxcb-randr.so.0",
    "libxkbcommon-x11.so.0",
    "libX11-xcb.so.1",
    "libwayland-cursor.so.0",
    "libwayland-egl.so.1",
]

# Plays python, pip and, once "installed", the program; writes down what it was asked.
PYTHON = """#!/bin/sh
echo "python $*" >>"$LOG"
case "$*" in
    *version_info*) echo "${VERSION:-3.11}" ;;
    "-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    *" -r "*) [ -z "${PIP_FAILS:-}" ] || { echo "no such hash"; exit 1; } ;;
    *"-e .")
        printf '%s\\n' '#!/bin/sh' 'echo "outreach $*" >>"$LOG"' >.venv/bin/outreach
        chmod +x .venv/bin/outreach ;;
esac
"""


class Machine:
    """A copy of the project's set-up on a machine that has only what the test gives it."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.project = folder / "project"
        self.programs = folder / "bin"
        self.log = folder / "log"
        self.variables: dict[str, str] = {}
        shutil.copytree(root / "packaging", self.project / "packaging")
        shutil.copy(root / "pyproject.toml", self.project)
        self.programs.mkdir()
        self.log.touch()
        for tool in TOOLS:
            (self.programs / tool).symlink_to(str(shutil.which(tool)))
        self.has("python3", PYTHON)
        self.has("id", "#!/bin/sh\necho 0\n")
        self.links(*LIBRARIES)

    def has(self, name: str, script: str) -> None:
        (self.programs / name).write_text(script, encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def links(self, *libraries: str) -> None:
        known = "".join(f"\t{library} (libc6,x86-64) => /lib/{library}\n" for library in libraries)
        self.has("ldconfig", f"#!/bin/sh\ncat <<'END'\n{known}END\n")

    def run(self, *arguments: str) -> tuple[int, str, list[str]]:
        """Type `sh packaging/run.sh`; the exit status, what it said, and what it called besides questions."""
        self.log.write_text("", encoding="utf-8")
        done = subprocess.run(
            [str(self.programs / "sh"), "packaging/run.sh", *arguments],
            cwd=self.project,
            env={"PATH": str(self.programs), "LOG": str(self.log), **self.variables},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        calls = [line for line in self.log.read_text(encoding="utf-8").splitlines() if " -c " not in line]
        return done.returncode, done.stdout + done.stderr, calls


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    return Machine(tmp_path, root)


def test_a_first_run_sets_up_and_shows_the_example_on_paper(machine: Machine) -> None:
    status, _said, calls = machine.run()
    assert status == 0
    assert [call for call in calls if "venv" in call] == ["python -m venv .venv"]
    assert any("--require-hashes" in call and "packaging/requirements.txt" in call for call in calls)
    assert calls[-1] == "outreach demo --out out"


def test_a_second_run_does_no_set_up_work(machine: Machine) -> None:
    machine.run()
    status, said, calls = machine.run()
    assert (status, said, calls) == (0, "", ["outreach demo --out out"])


def test_a_changed_lock_is_installed(machine: Machine) -> None:
    machine.run()
    with (machine.project / "packaging/requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write("# newer\n")
    _status, _said, calls = machine.run()
    assert sum("-m pip" in call for call in calls) >= 2
    assert not any("venv" in call for call in calls)


def test_an_environment_of_the_tests_serves_a_run(machine: Machine) -> None:
    machine.run()
    (machine.project / ".venv/ready-to-run").rename(machine.project / ".venv/ready-to-test")
    assert machine.run()[2] == ["outreach demo --out out"]


def test_with_a_display_the_window_opens_on_the_example(machine: Machine) -> None:
    machine.links(*LIBRARIES, *SCREEN_LIBRARIES)
    machine.variables["DISPLAY"] = ":7"
    _status, _said, calls = machine.run()
    assert calls[-2:] == ["outreach demo --out out", "outreach --database out/book.sqlite"]
    (machine.project / "out").mkdir()
    (machine.project / "out/book.sqlite").touch()
    assert machine.run()[2] == ["outreach --database out/book.sqlite"]


def test_missing_libraries_are_installed_and_only_those(machine: Machine) -> None:
    machine.links(*LIBRARIES[1:])
    machine.variables["WAYLAND_DISPLAY"] = "wayland-0"
    machine.has("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$LOG"\n')
    _status, _said, calls = machine.run()
    assert calls[0] == "apt-get -qq update"
    packages = calls[1].split("--no-install-recommends ")[1].split()
    assert packages[0] == "libgl1"
    assert "libxcb-cursor0" in packages
    assert "libegl1" not in packages


def test_without_apt_one_sentence_names_what_is_missing(machine: Machine) -> None:
    machine.links(*LIBRARIES[2:])
    status, said, calls = machine.run()
    assert (status, calls) == (1, [])
    assert said == (
        "This machine has no apt-get. Please install what these Debian packages hold, then run this again: "
        "libgl1 libegl1\n"
    )
    assert not (machine.project / ".venv").exists()


def test_without_rights_one_sentence_names_what_is_missing(machine: Machine) -> None:
    machine.links(*LIBRARIES[:-1])
    machine.has("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$LOG"\n')
    machine.has("id", "#!/bin/sh\necho 1000\n")
    status, said, calls = machine.run()
    assert (status, calls) == (1, [])
    assert said == (
        "Installing packages needs root or sudo. Please have these installed, then run this again: "
        "libgssapi-krb5-2\n"
    )


def test_sudo_is_used_by_who_may(machine: Machine) -> None:
    machine.links()
    machine.has("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$LOG"\n')
    machine.has("id", "#!/bin/sh\necho 1000\n")
    machine.has("sudo", '#!/bin/sh\necho "sudo $*" >>"$LOG"\n[ "$1" != -n ] || shift\n"$@"\n')
    machine.has("true", "#!/bin/sh\n")
    _status, _said, calls = machine.run()
    assert "sudo apt-get -qq update" in calls


@pytest.mark.parametrize("version", ["3.9", "3.10", "3.14"])
def test_a_python_out_of_range_is_refused(machine: Machine, version: str) -> None:
    machine.variables["VERSION"] = version
    status, said, calls = machine.run()
    assert (status, calls) == (1, [])
    assert said.startswith(f"python3 is Python {version}; Outreach needs Python 3.11, 3.12 or 3.13.")


def test_an_environment_of_another_python_is_refused(machine: Machine) -> None:
    machine.run()
    machine.variables["VERSION"] = "3.10"
    status, said, _calls = machine.run()
    assert status == 1
    assert said == (
        "The interpreter in .venv is Python 3.10; Outreach needs Python 3.11, 3.12 or 3.13. "
        "Remove the folder .venv and run this again.\n"
    )


def test_a_machine_without_python_is_told_so(machine: Machine) -> None:
    (machine.programs / "python3").unlink()
    status, said, _calls = machine.run()
    assert status == 1
    assert said == (
        "python3 cannot be started. Install one, or name it: PYTHON=python3.12 sh packaging/run.sh\n"
    )


def test_a_failed_installation_is_tried_again(machine: Machine) -> None:
    machine.variables["PIP_FAILS"] = "yes"
    status, said, calls = machine.run()
    assert status == 1
    assert "pip could not install packaging/requirements.txt" in said
    assert not any(call.startswith("outreach") for call in calls)
    del machine.variables["PIP_FAILS"]
    status, _said, calls = machine.run()
    assert (status, calls[-1]) == (0, "outreach demo --out out")


def test_the_scripts_are_plain_sh(root: Path) -> None:
    for script in sorted((root / "packaging").glob("*.sh")):
        done = subprocess.run(["sh", "-n", str(script)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_continuous_integration_can_start_its_script(root: Path) -> None:
    assert os.access(root / ".ci/run", os.X_OK)
