"""Where a book may lie: a local disk, never a network share (WAL is for one host)."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from db.errors import Unusable

NETWORK_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "9p",
        "sshfs",
        "fuse",
        "davfs",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "beegfs",
        "gfs2",
        "ocfs2",
        "vboxsf",
        "prl_fs",
    }
)


def refuse_network_share(path: Path, mounts: str | None = None) -> None:
    """Refuse a book on a network share; raises Unusable."""
    system = file_system(path, mounts)
    if system in NETWORK_SYSTEMS or system.startswith("fuse."):
        raise Unusable(
            "The book {path} lies on a network share ({system}), where it would be damaged sooner or later. "
            "Copy it to a local disk, or share the work through PostgreSQL.",
            path=path,
            system=system,
        )


def file_system(path: Path, mounts: str | None = None) -> str:
    """Tell the type of the file system a path lies on, or '' where it can't be told."""
    if sys.platform == "win32":
        return _windows_file_system(path)
    return longest_mount(mount_table() if mounts is None else mounts, path.resolve())


def mount_table() -> str:
    """Read what is mounted where, as Linux states it; '' elsewhere."""
    table = Path("/proc/mounts")
    return os.fsdecode(table.read_bytes()) if table.exists() else ""


def longest_mount(mounts: str, path: Path) -> str:
    """Find the file system of the deepest mount that holds a path."""
    best, found = -1, ""
    for line in mounts.split("\n"):
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # Only blanks, line ends and backslashes are escaped, as \040.
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1])
        if path.is_relative_to(point) and len(point) >= best:
            best, found = len(point), fields[2]
    return found


def is_share(path: str) -> bool:
    """Tell a Windows path to a share: \\\\server\\share, also in its long form."""
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        return path[4:8].upper() == "UNC\\"
    return path.startswith("\\\\")


def _windows_file_system(path: Path) -> str:
    text = str(path.resolve())
    if is_share(text):
        return "smb"
    import ctypes

    drive = os.path.splitdrive(text)[0] + "\\"
    remote = 4
    kind = ctypes.windll.kernel32.GetDriveTypeW(drive)  # type: ignore[attr-defined,unused-ignore]
    return "smb" if kind == remote else ""
