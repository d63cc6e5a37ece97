"""Hand a finished paper over: save it as a file, or send it to a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from outreach.errors import Unusable
from ui.desktop.background import Job, Progress
from ui.desktop.desk import Desk


def save_paper(parent: QWidget, desk: Desk, pdf: bytes, name: str, said: Callable[[Path], None]) -> None:
    """Ask where a PDF goes and write it there, whole or not at all."""
    start = Path(desk.preferences.values.last_folder or Path.home()) / name
    wording = f"PDF ({'*.pdf'})"
    chosen, _ = QFileDialog.getSaveFileName(parent, desk.language.say("Save as PDF"), str(start), wording)
    if not chosen:
        return
    path = Path(chosen)
    desk.preferences.change(last_folder=str(path.parent))
    write_paper(parent, desk, pdf, path, said)


def write_paper(
    parent: QWidget, desk: Desk, pdf: bytes, path: Path, said: Callable[[Path], None]
) -> Job[Path]:
    """Write a PDF beside the window."""

    def work(_progress: Progress) -> Path:
        return replace_file(path, pdf)

    return desk.jobs.start(parent, work).on(done=said)


def replace_file(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; raises Unusable."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Unusable(
            "{path} cannot be written: {why}. Choose another place, or close the program that has it open.",
            path=path,
            why=error.strerror or type(error).__name__,
        ) from error
    return path


def print_paper(parent: QWidget, desk: Desk, pdf: bytes) -> Job[int] | None:
    """Ask for a printer and send it every page; None if nobody chose one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None

    def work(progress: Progress) -> int:
        from ui.desktop.parts.pages import print_pages

        return print_pages(pdf, printer, progress)

    return desk.jobs.start(parent, work, pages=True)
