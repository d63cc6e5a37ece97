"""A printed run is handed over whole and read back, or not at all."""

from __future__ import annotations

import resource
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from outreach.errors import Invalid, Unusable
from outreach.leaflets import foot
from outreach.leaflets.facts import LeafletItem, LeafletRun, Stopped
from outreach.leaflets.printing import preview, print_leaflets
from outreach.leaflets.readback import read_back
from outreach.leaflets.templates import templates

MakeRun = Callable[..., LeafletRun]
NAMES = [template.name for template in templates()]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_run_is_printed_and_every_code_is_read_back(
    make_run: MakeRun, tmp_path: Path, name: str, language: str
) -> None:
    run = make_run(3, name, language)
    path = tmp_path / "leaflets.pdf"
    report = print_leaflets(run, path)
    assert (report.path, report.pages, report.read_back) == (path, 3, 3)
    assert report.size_bytes == path.stat().st_size
    assert [file.name for file in tmp_path.iterdir()] == ["leaflets.pdf"]


def test_each_page_carries_its_own_address_even_at_screen_size(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run(4)
    print_leaflets(run, tmp_path / "leaflets.pdf")
    with pypdfium2.PdfDocument(str(tmp_path / "leaflets.pdf")) as document:
        for page, item in zip(document, run.items, strict=True):
            [found] = zxingcpp.read_barcodes(page.render(scale=1.2).to_pil())
            assert found.text == item.address


def test_the_code_is_black_with_a_quiet_zone_of_four_white_modules(make_run: MakeRun) -> None:
    run = make_run(1)
    image = Image.open(BytesIO(preview(run, run.items[0], 300))).convert("L")
    assert image.getextrema() == (0, 255)  # nothing else on the page is as black as the code
    [found] = zxingcpp.read_barcodes(image)
    corners = found.position
    left, right = corners.top_left.x, corners.top_right.x
    top, bottom = corners.top_left.y, corners.bottom_left.y
    quiet = round(4 * (right - left) / 29) - 2  # 29 modules: version 3
    framed = image.crop((left - quiet, top - quiet, right + quiet, bottom + quiet))
    inner = image.crop((left - 2, top - 2, right + 2, bottom + 2))
    framed.paste(255, (quiet - 2, quiet - 2, quiet - 2 + inner.width, quiet - 2 + inner.height))
    assert framed.getextrema() == (255, 255)


def test_progress_counts_composing_and_reading_back_up_to_the_end(make_run: MakeRun, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    print_leaflets(make_run(12), tmp_path / "leaflets.pdf", lambda done, total: seen.append((done, total)))
    assert seen == [(done, 24) for done in range(1, 25)]


@pytest.mark.parametrize("steps", [0, 3, 12, 15, 23])
def test_a_run_that_is_stopped_leaves_nothing_at_any_step(
    make_run: MakeRun, tmp_path: Path, steps: int
) -> None:
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > steps

    with pytest.raises(Stopped):
        print_leaflets(make_run(12), tmp_path / "leaflets.pdf", cancelled=cancelled)
    assert list(tmp_path.iterdir()) == []


def test_an_error_out_of_the_progress_passes_through_and_leaves_nothing(
    make_run: MakeRun, tmp_path: Path
) -> None:
    def progress(done: int, _: int) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_leaflets(make_run(5), tmp_path / "leaflets.pdf", progress)
    assert list(tmp_path.iterdir()) == []


def test_a_code_that_cannot_be_read_stops_the_run_and_is_named(
    make_run: MakeRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foot, "QR_X", -500.0)  # off the page
    run = make_run(3)
    with pytest.raises(Invalid, match=f"{run.items[0].code} cannot be read back .* — instead of https"):
        print_leaflets(run, tmp_path / "leaflets.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_page_with_another_ones_address_is_named(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run(4)
    print_leaflets(run, tmp_path / "leaflets.pdf")
    items = list(run.items)
    items[2] = LeafletItem("WRAAANG", items[3].address)
    with pytest.raises(Invalid, match=f"WRAAANG .*{run.items[2].address} instead of {items[3].address}"):
        read_back(tmp_path / "leaflets.pdf", items)


def test_a_refused_run_leaves_the_file_that_was_there(make_run: MakeRun, tmp_path: Path) -> None:
    path = tmp_path / "leaflets.pdf"
    path.write_bytes(b"last month's leaflets")
    with pytest.raises(Invalid):
        print_leaflets(make_run(2, station="😀"), path)
    assert path.read_bytes() == b"last month's leaflets"
    assert list(tmp_path.iterdir()) == [path]


def test_a_finished_run_replaces_the_file_that_was_there(make_run: MakeRun, tmp_path: Path) -> None:
    path = tmp_path / "leaflets.pdf"
    path.write_bytes(b"last month's leaflets")
    print_leaflets(make_run(2), path)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_folder_that_is_not_there_is_refused_with_its_path(make_run: MakeRun, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no-such-folder"):
        print_leaflets(make_run(1), tmp_path / "no-such-folder" / "leaflets.pdf")


def test_a_full_disk_is_refused_and_leaves_nothing(make_run: MakeRun, tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(Unusable, match=r"leaflets\.pdf could not be written"):
            print_leaflets(make_run(5), tmp_path / "leaflets.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_previews_may_be_made_while_a_run_is_read_back(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run(30)
    with ThreadPoolExecutor(3) as threads:
        shown = [threads.submit(preview, run, item) for item in run.items[:12]]
        report = print_leaflets(run, tmp_path / "leaflets.pdf")
    for item, picture in zip(run.items, shown, strict=False):
        [found] = zxingcpp.read_barcodes(Image.open(BytesIO(picture.result())))
        assert found.text == item.address
    assert report.read_back == 30


def test_a_preview_is_the_page_that_is_printed(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run(3)
    print_leaflets(run, tmp_path / "leaflets.pdf")
    with pypdfium2.PdfDocument(str(tmp_path / "leaflets.pdf")) as document:
        printed = document[1].render(scale=110 / 72).to_pil().convert("RGB")
    shown = Image.open(BytesIO(preview(run, run.items[1]))).convert("RGB")
    assert shown.size == printed.size
    assert shown.tobytes() == printed.tobytes()
