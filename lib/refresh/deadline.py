"""An end to answers that have none: a byte a second is never silent for long enough to be given up.

A connection that has not given all of its answer in time is shut from here, whatever it is doing:
its head, which libraries read to the end however long that takes, or its body.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection


class Deadline:
    """How long an answer may take, from the question on; it begins anew with each question."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: Timer | None = None
        self.is_over = False

    def begin(self, opened: Callable[[], socket.socket | None]) -> None:
        """Shut what is open then, unless `end` comes before."""
        self.end()
        self._timer = Timer(self._seconds, self._shut, (opened,))
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """The answer is there, or will not come."""
        if self._timer is not None:
            self._timer.cancel()

    @contextmanager
    def ending(self, fault: Exception) -> Iterator[None]:
        """End with this; raises `fault` where the time was over, for whatever came of that: an
        answer without a length looks whole."""
        try:
            yield
        finally:
            self.end()
            if self.is_over:
                raise fault from None

    def _shut(self, opened: Callable[[], socket.socket | None]) -> None:
        self.is_over = True
        if (one := opened()) is not None:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class TimedAdapter(HTTPAdapter):
    """Sends as `requests` does, on connections that the deadline ends."""

    def __init__(self, deadline: Deadline, **options: Any) -> None:
        self._pools = _pools(deadline)
        super().__init__(**options)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """As in `requests`."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, *args: Any, **options: Any) -> ProxyManager:
        """As in `requests`."""
        manager: ProxyManager = super().proxy_manager_for(*args, **options)
        manager.pool_classes_by_scheme = self._pools
        return manager


def _pools(deadline: Deadline) -> dict[str, type[HTTPConnectionPool]]:
    class Timed(HTTPConnection):
        """Its socket is kept: where a service closes after its answer, the connection lets go of
        it while the answer is still being read."""

        _opened: socket.socket | None = None

        def connect(self) -> None:
            super().connect()
            self._opened = self.sock

        def request(self, *args: Any, **options: Any) -> None:
            deadline.begin(lambda: self.sock or self._opened)
            super().request(*args, **options)

    class TimedWithCertificate(Timed, HTTPSConnection):
        """The same, encrypted."""

    class Pool(HTTPConnectionPool):
        ConnectionCls = Timed

    class PoolWithCertificate(HTTPSConnectionPool):
        ConnectionCls = TimedWithCertificate

    return {"http": Pool, "https": PoolWithCertificate}
