"""Slow work: its answers arrive in the window's thread, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach.errors import NotFound, Refused
from ui.desktop.background import Jobs, Progress

Settled = Callable[[], None]


def test_the_work_runs_beside_the_window_and_its_answer_arrives_in_it(jobs: Jobs, settled: Settled) -> None:
    owner = QObject()
    heard: list[tuple[threading.Thread, threading.Thread]] = []
    job = jobs.start(owner, lambda _: threading.current_thread())
    job.on(done=lambda thread: heard.append((thread, threading.current_thread())))
    settled()
    ((worked, answered),) = heard
    assert worked is not threading.main_thread()
    assert answered is threading.main_thread()


def test_a_refusal_is_handed_to_whoever_asked(jobs: Jobs, settled: Settled) -> None:
    def work(_: Progress) -> None:
        raise NotFound("There is no {thing}.", thing="x")

    owner = QObject()
    heard: list[Refused] = []
    unheard: list[Refused] = []
    jobs.refused.connect(unheard.append)
    jobs.start(owner, work).on(refused=heard.append)
    settled()
    assert [str(refused) for refused in heard] == ["There is no x."]
    assert unheard == []


def test_a_refusal_nobody_takes_is_told_to_the_window(jobs: Jobs, settled: Settled) -> None:
    def work(_: Progress) -> None:
        raise NotFound("There is no {thing}.", thing="x")

    owner, heard = QObject(), list[Refused]()
    jobs.refused.connect(heard.append)
    jobs.start(owner, work)
    settled()
    assert [str(refused) for refused in heard] == ["There is no x."]


def test_a_bug_in_the_work_reaches_the_crash_desk(qapp: QApplication, qtbot: QtBot) -> None:
    caught: list[BaseException] = []
    jobs, owner, ended = Jobs(caught.append), QObject(), []
    jobs.start(owner, lambda _: 1 // 0).on(ended=lambda: ended.append(True))
    qtbot.waitUntil(lambda: jobs.running == 0)
    jobs.close()
    assert [type(error) for error in caught] == [ZeroDivisionError]
    assert ended == [True]


def test_cancelled_work_stops_and_says_only_that_it_ended(jobs: Jobs, settled: Settled) -> None:
    begun, owner = threading.Event(), QObject()
    heard: list[str] = []

    def work(progress: Progress) -> None:
        for number in count():
            begun.set()
            progress(number % 100, 100)

    job = jobs.start(owner, work)
    job.on(
        done=lambda _: heard.append("done"),
        refused=lambda error: heard.append(str(error)),
        ended=lambda: heard.append("ended"),
    )
    assert begun.wait(10)
    job.cancel()
    settled()
    assert heard == ["ended"]


def test_work_that_was_done_before_it_could_be_cancelled_is_still_told(jobs: Jobs, settled: Settled) -> None:
    owner, cancelled = QObject(), threading.Event()
    heard: list[str] = []

    def work(_: Progress) -> str:
        assert cancelled.wait(10)
        return "written"

    job = jobs.start(owner, work).on(done=heard.append)
    job.cancel()
    cancelled.set()
    settled()
    assert heard == ["written"]


def test_a_dropped_job_is_never_heard_of(jobs: Jobs, settled: Settled) -> None:
    owner = QObject()
    heard: list[object] = []
    job = jobs.start(owner, lambda _: 1).on(done=heard.append, ended=lambda: heard.append("ended"))
    job.drop()
    settled()
    assert heard == []


def test_the_answer_for_an_owner_that_has_gone_is_let_go(
    jobs: Jobs, settled: Settled, collected: Settled
) -> None:
    owner, gone = QObject(), threading.Event()
    heard: list[int] = []

    def work(_: Progress) -> int:
        assert gone.wait(10)
        return 1

    jobs.start(owner, work).on(done=heard.append)
    owner.deleteLater()
    collected()
    gone.set()
    settled()
    assert heard == []


def test_progress_is_told_at_most_once_a_hundredth(jobs: Jobs, settled: Settled) -> None:
    def work(progress: Progress) -> None:
        for number in range(10_000):
            progress(number, 10_000)

    owner = QObject()
    told: list[tuple[int, int]] = []
    jobs.start(owner, work).on(progress=lambda done, total: told.append((done, total)))
    settled()
    assert told == [(hundredth * 100, 10_000) for hundredth in range(100)]


def test_work_on_pages_is_never_done_two_at_a_time(jobs: Jobs, settled: Settled) -> None:
    inside, most, lock = [0], [0], threading.Lock()

    def work(_: Progress) -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        threading.Event().wait(0.005)
        with lock:
            inside[0] -= 1

    owner = QObject()
    for _ in range(6):
        jobs.start(owner, work, pages=True)
    settled()
    assert most == [1]


def test_after_closing_nothing_is_started_any_more(qapp: QApplication) -> None:
    jobs, owner, worked = Jobs(lambda error: pytest.fail(str(error))), QObject(), list[bool]()
    jobs.close()
    job = jobs.start(owner, lambda _: worked.append(True))
    jobs.close()
    qapp.processEvents()
    assert (job.finished, jobs.running, worked) == (True, 0, [])


def test_closing_stops_what_runs_and_leaves_no_thread(qapp: QApplication) -> None:
    before = set(threading.enumerate())
    jobs, owner, begun = Jobs(lambda error: pytest.fail(str(error))), QObject(), threading.Event()

    def work(progress: Progress) -> None:
        for number in count():
            begun.set()
            progress(number % 100, 100)

    jobs.start(owner, work)
    assert begun.wait(10)
    jobs.close()
    assert set(threading.enumerate()) == before
    assert jobs.running == 0
