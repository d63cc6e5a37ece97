"""A book lies on a local disk: network shares are told by the table of mounts, or by a Windows path."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import places
from db.book import make_book, open_book
from db.errors import Unusable
from db.places import NETWORK_SYSTEMS, file_system, is_share, longest_mount, refuse_network_share

LOCAL = ("ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk", "exfat", "ntfs3", "zfs")


def mounted(kind: str, point: str = "/mnt/share") -> str:
    return f"/dev/vda / ext4 rw,relatime 0 0\nproc /proc proc rw 0 0\nserver:/x {point} {kind} rw 0 0\n"


@pytest.mark.parametrize("kind", sorted(NETWORK_SYSTEMS | {"fuse.sshfs", "fuse.rclone"}))
def test_a_book_on_a_network_share_is_refused(kind: str) -> None:
    with pytest.raises(Unusable, match=f"network share \\({kind}\\)") as said:
        refuse_network_share(Path("/mnt/share/books/a.sqlite"), mounted(kind))
    assert said.value.values["path"] == Path("/mnt/share/books/a.sqlite")


@pytest.mark.parametrize("kind", LOCAL)
def test_a_book_on_a_local_disk_is_taken(kind: str) -> None:
    refuse_network_share(Path("/mnt/share/books/a.sqlite"), mounted(kind))
    assert file_system(Path("/mnt/share/books/a.sqlite"), mounted(kind)) == kind


def test_the_systems_of_the_trust_page_are_all_known() -> None:
    assert {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse", "sshfs"} <= NETWORK_SYSTEMS


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a.sqlite", "ext4"),
        ("/mnt/share", "nfs4"),
        ("/mnt/shared/a.sqlite", "ext4"),  # its name only begins like the share's
        ("/mnt/share/inner/a.sqlite", "xfs"),
        ("/mnt/共享 盘/a.sqlite", "cifs"),
        ("/auto/a.sqlite", "nfs"),
    ],
)
def test_the_deepest_and_latest_mount_counts(path: str, kind: str) -> None:
    table = (
        "/dev/vda / ext4 rw 0 0\nserver:/x /mnt/share nfs4 rw 0 0\n/dev/vdb /mnt/share/inner xfs rw 0 0\n"
        "//server/x /mnt/共享\\040盘 cifs rw 0 0\n"
        "systemd /auto autofs rw 0 0\nserver:/y /auto nfs rw 0 0\nbroken\n"
    )
    assert longest_mount(table, Path(path)) == kind


def test_neither_opening_nor_making_a_book_touches_a_network_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "there.sqlite"
    make_book(str(book)).close()
    monkeypatch.setattr(places, "mount_table", lambda: mounted("cifs", str(tmp_path)))
    monkeypatch.setattr("sys.platform", "linux")
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    with pytest.raises(Unusable, match="network share"):
        open_book(str(book))
    with pytest.raises(Unusable, match="network share"):
        make_book(str(tmp_path / "new.sqlite"))
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("\\\\server\\share\\a.sqlite", True),
        ("\\\\?\\UNC\\server\\share\\a.sqlite", True),
        ("\\\\?\\C:\\books\\a.sqlite", False),
        ("C:\\books\\a.sqlite", False),
    ],
)
def test_a_windows_path_to_a_share_is_told_from_a_local_one(path: str, share: bool) -> None:
    assert is_share(path) is share


def test_the_table_of_this_machine_is_read() -> None:
    assert file_system(Path("/proc/self/status")) in ("proc", "")
