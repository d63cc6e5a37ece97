"""One window a book: a second start raises the first and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_path
from PySide6.QtCore import QLockFile, QObject, Signal

from ui.desktop.preferences import PROGRAM

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT = 1_500


class SingleInstance(QObject):
    """Holds one book for this window, and listens for a second start on the same book."""

    raised = Signal()

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or user_state_path(PROGRAM, appauthor=False)
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._name = ""

    def take(self, book: str) -> bool:
        """Hold a book; False if another window has it, which is then asked to come forward."""
        digest = hashlib.sha256("\n".join((str(self._folder), book)).encode()).hexdigest()
        name = f"outreach-{digest[:20]}"
        if name == self._name:
            return True
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = QLockFile(str(self._folder / f"{name}.lock"))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            self._knock(name)
            return False
        self.release()
        self._lock, self._name = lock, name
        return True

    def listen(self) -> None:
        """Hear a second start; called once the window is on the screen."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None or not self._name:
            return
        # a server left by a killed program would keep the name: the lock says it is ours
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let go of the book."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self._name = ""

    def _answer(self) -> None:
        if self._server is None:
            return
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
        self.raised.emit()

    def _knock(self, name: str) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(name)
        socket.waitForConnected(_WAIT)
        socket.disconnectFromServer()
