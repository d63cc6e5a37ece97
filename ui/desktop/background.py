"""Do slow work beside the window: the only module that knows threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from outreach.errors import Cancelled, Refused

T = TypeVar("T")
_WORKERS = 3


class Progress:
    """What the work holds: it tells how far it is, and is stopped here when cancelled."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._told = -1

    def __call__(self, done: int, total: int) -> None:
        """Tell that `done` of `total` is done; raises Cancelled."""
        self.check()
        hundredths = done * 100 // total if total > 0 else 0
        if hundredths != self._told:
            self._told = hundredths
            self._tell(done, total)

    def check(self) -> None:
        """Stop here if somebody pressed Cancel."""
        if self._stop.is_set():
            raise Cancelled("Stopped; nothing was changed.")

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._stop.is_set()


class Job(Generic[T]):
    """One piece of slow work; belongs to nobody, so that no window takes it along."""

    def __init__(self, owner: QObject, jobs: Jobs) -> None:
        self._owner: QObject | None = owner
        self.progress = Progress(lambda done, total: jobs.posted.emit(self, "progress", (done, total)))
        self.finished = False
        self._then: dict[str, list[Callable[..., None]]] = {}

    def on(
        self,
        done: Callable[[T], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job[T]:
        """Say what follows; each is called in the window's thread, while its owner lives."""
        steps = {"done": done, "refused": refused, "progress": progress, "ended": ended}
        for name, step in steps.items():
            if step is not None:
                self._then.setdefault(name, []).append(step)
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next step; if it was done by then, `done` is still heard."""
        self.progress.stop()

    def drop(self) -> None:
        """Stop the work and hear nothing of it: its answer is no longer wanted."""
        self.progress.stop()
        self._then.clear()

    def follow(self, name: str, *values: object) -> bool:
        """Call what was said to follow, in that order; False if nothing was, or nobody is left to hear it."""
        if self._owner is None or not isValid(self._owner):
            return False
        steps = self._then.get(name, [])
        for step in steps:
            step(*values)
        return bool(steps)

    def forget(self) -> None:
        """Let go of everything the job held."""
        self.finished = True
        self._owner = None
        self._then.clear()


class Jobs(QObject):
    """Starts jobs and brings their results back to the window."""

    posted = Signal(object, str, object)
    busy = Signal(bool)
    refused = Signal(object)

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._failed = failed
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="work")
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._closed = False
        self._running: set[Job[object]] = set()
        self.posted.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self, owner: QObject, work: Callable[[Progress], T], *, pages: bool = False) -> Job[T]:
        """Start slow work; `pages` is for work on PDF pages, which PDFium allows one at a time."""
        job: Job[T] = Job(owner, self)
        if self._closed:
            # a window on its way out may still be laid out again and ask
            job.forget()
            return job
        self._running.add(job)  # type: ignore[arg-type]
        if len(self._running) == 1:
            self.busy.emit(True)
        future = (self._lane if pages else self._pool).submit(work, job.progress)
        future.add_done_callback(lambda ended: self._post(job, ended))
        return job

    @property
    def running(self) -> int:
        """Tell how many jobs have not ended."""
        return len(self._running)

    def close(self) -> None:
        """Cancel what runs, wait until it has stopped, start nothing more."""
        if self._closed:
            return
        self._closed = True
        for job in list(self._running):
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._lane.shutdown(wait=True, cancel_futures=True)
        for job in list(self._running):
            job.forget()
        self._running.clear()
        self.posted.disconnect()

    def _post(self, job: Job[T], ended: Future[T]) -> None:
        if ended.cancelled():
            return
        error = ended.exception()
        if error is None:
            self.posted.emit(job, "done", ended.result())
        elif isinstance(error, Cancelled):
            self.posted.emit(job, "cancelled", None)
        elif isinstance(error, Refused):
            self.posted.emit(job, "refused", error)
        else:
            self.posted.emit(job, "failed", error)

    @Slot(object, str, object)
    def _take(self, job: Job[object], name: str, value: object) -> None:
        if name == "progress":
            if isinstance(value, tuple):
                job.follow("progress", *value)
            return
        self._running.discard(job)
        try:
            self._follow(job, name, value)
        finally:
            job.follow("ended")
            job.forget()
            if not self._running:
                self.busy.emit(False)

    def _follow(self, job: Job[object], name: str, value: object) -> None:
        if name == "failed" and isinstance(value, BaseException):
            self._failed(value)
        elif name == "done":
            job.follow("done", value)
        elif name == "refused" and not job.follow("refused", value):
            self.refused.emit(value)
