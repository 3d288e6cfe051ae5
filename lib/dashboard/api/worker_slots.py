"""Where answers are computed: few at once, each once, and none for a reader who has gone."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import RLock
from typing import Generic, TypeVar

T = TypeVar("T")


class BusyError(Exception):
    """Every place stayed taken for as long as one may wait."""


class GoneError(Exception):
    """Who asked has left."""


@dataclass(slots=True)
class _Asked(Generic[T]):
    """A question on its way, and how many wait for it."""

    future: Future[T]
    askers: int = 0


class Places(Generic[T]):
    """A few threads that compute answers; whoever finds all taken waits, but not for long.

    Who asks what another is asking at that moment gets the same answer. A question is dropped
    when all who asked it have left before its turn; one that is being computed is finished.
    """

    def __init__(self, number: int, patience: float) -> None:
        self._pool = ThreadPoolExecutor(number, thread_name_prefix="answer")
        self._patience = patience
        self._asked: dict[Hashable, _Asked[T]] = {}
        # To cancel a future calls `_forget` at once, in the same thread.
        self._lock = RLock()

    async def answer(
        self,
        question: Hashable,
        compute: Callable[[], T],
        gone: Callable[[], Awaitable[object]],
    ) -> T:
        """What `compute` returns, in one of the threads. `gone` returns when the asker leaves.

        `BusyError` where no place was free in time, `GoneError` where the asker has left.
        """
        leaving = asyncio.ensure_future(gone())
        await asyncio.sleep(0)
        try:
            if leaving.done():
                raise GoneError
            return await self._answer(question, compute, leaving)
        finally:
            leaving.cancel()

    async def _answer(
        self, question: Hashable, compute: Callable[[], T], leaving: asyncio.Future[object]
    ) -> T:
        asked = self._joined(question, compute)
        answered = asyncio.wrap_future(asked.future)
        first = asyncio.FIRST_COMPLETED
        try:
            await asyncio.wait((answered, leaving), timeout=self._patience, return_when=first)
            if asked.future.running():
                await asyncio.wait((answered, leaving), return_when=first)
            if asked.future.done():
                return await answered
            raise GoneError if leaving.done() else BusyError
        finally:
            self._left(asked)

    def _joined(self, question: Hashable, compute: Callable[[], T]) -> _Asked[T]:
        with self._lock:
            asked = self._asked.get(question)
            if asked is None:
                asked = self._asked[question] = _Asked(self._pool.submit(compute))
                asked.future.add_done_callback(lambda done: self._forget(question, done))
            asked.askers += 1
            return asked

    def _left(self, asked: _Asked[T]) -> None:
        with self._lock:
            asked.askers -= 1
            if asked.askers == 0:
                asked.future.cancel()  # does nothing once it has its place

    def _forget(self, question: Hashable, done: Future[T]) -> None:
        with self._lock:
            if question in self._asked and self._asked[question].future is done:
                del self._asked[question]
