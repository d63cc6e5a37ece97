"""What every test stands on: no screen, no network, a home of its own, one zone and one locale."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

# Before anything imports Qt or reads the time.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Shanghai"
os.environ["LC_ALL"] = "C.UTF-8"
for _variable in ("OUTREACH_PASSWORD", "DISPLAY", "WAYLAND_DISPLAY", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR"):
    os.environ.pop(_variable, None)
if hasattr(time, "tzset"):
    time.tzset()

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

HOMES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "home/.run",
}

# Enough to find what is there to find, in a suite that runs before every commit.
settings.register_profile("brisk", parent=settings.get_profile("ci"), max_examples=40)
settings.load_profile("brisk")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="long repetitions whole: 100 kills instead of 10")


@pytest.fixture
def repetitions(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """Choose how often: `repetitions(10, 100)` is 10, and 100 with --full."""
    full = bool(request.config.getoption("--full"))
    return lambda short, whole: whole if full else short


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    top = tmp_path_factory.mktemp("homes")
    return (top / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home where it leaves no trace on the next test, nor on the machine."""
    top = next(_homes)
    for variable, place in HOMES.items():
        monkeypatch.setenv(variable, str(top / place))
    for needed in ("home", "home/.run"):
        (top / needed).mkdir(mode=0o700, parents=True)


class PostgreSQL:
    """A server of the tests' own, on a private socket; call it for the URL of a new database."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.programs = programs
        self.numbers = count()
        self.data = folder / "data"
        # PostgreSQL refuses to run as root; Debian's package makes this user.
        self.user = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None
        if self.user:
            shutil.chown(folder, self.user, self.user)

    def start(self) -> None:
        self._run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "autovacuum": "off",
            "max_wal_size": "4GB",
        }
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def __call__(self, template: str | None = None) -> str:
        """Make a database, empty or like the one at the URL `template`, which nobody may have open."""
        name = f"d{next(self.numbers)}"
        self._ask(f"CREATE DATABASE {name} TEMPLATE {self._name(template) if template else 'template0'}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def drop(self, url: str) -> None:
        """Drop the database at this URL, whoever still has it open."""
        self._ask(f"DROP DATABASE {self._name(url)} WITH (FORCE)")

    @staticmethod
    def _name(url: str) -> str:
        return url.split("/")[3].split("?")[0]

    def _ask(self, statement: str) -> None:
        import psycopg  # here, for the many tests that need none

        where = f"host={self.folder} user=postgres dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        with (self.folder / "said").open("w+", encoding="utf-8") as said:
            # Not a pipe: the server would inherit it and hold it open.
            done = subprocess.run(
                [str(self.programs / program), "-D", str(self.data), *arguments],
                cwd=self.folder,
                user=self.user,
                group=self.user,
                stdout=said,
                stderr=said,
                check=False,
            )
            said.seek(0)
            assert done.returncode == 0, f"{program}: {said.read()}"


def _postgresql_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    somewhere = shutil.which("initdb")
    if found or somewhere:
        return (found[-1] if found else Path(str(somewhere))).parent
    raise RuntimeError("PostgreSQL's initdb is missing; packaging/test.sh installs it")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[PostgreSQL]:
    """Start PostgreSQL when first asked for; `postgresql_url()` makes an empty database and says its URL."""
    # A short path: a socket's may not be longer than 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = PostgreSQL(folder, _postgresql_programs())
    try:
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgresql_fresh(postgresql_url: PostgreSQL) -> Iterator[Callable[[str | None], str]]:
    """As `postgresql_url`, for one test: `postgresql_fresh(template or None)`; dropped after it."""
    made: list[str] = []

    def fresh(template: str | None = None) -> str:
        made.append(postgresql_url(template))
        return made[-1]

    yield fresh
    for url in made:
        postgresql_url.drop(url)


@pytest.fixture(scope="session")
def _empty_books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Keep an empty book of each engine, made when first asked for, to make others from."""
    return {"folder": str(tmp_path_factory.mktemp("books"))}


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Say where a book can be made, on each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "new.sqlite")
    fresh: Callable[[str | None], str] = request.getfixturevalue("postgresql_fresh")
    return fresh(None)


@pytest.fixture(params=["sqlite", "postgresql"])
def any_book_address(request: pytest.FixtureRequest, tmp_path: Path, _empty_books: dict[str, str]) -> str:
    """Say where an empty book is (no station in it yet), on each engine; a new one for each test."""
    from db.book import make_book  # here, for the many tests that need none

    engine: str = request.param
    if engine not in _empty_books:
        address = _empty_books["folder"] + "/empty.sqlite"
        if engine == "postgresql":
            address = request.getfixturevalue("postgresql_url")()
        make_book(address).close()
        _empty_books[engine] = address
    if engine == "sqlite":
        return str(shutil.copy(_empty_books[engine], tmp_path / "book.sqlite"))
    fresh: Callable[[str | None], str] = request.getfixturevalue("postgresql_fresh")
    return fresh(_empty_books[engine])
