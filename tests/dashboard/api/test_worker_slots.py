"""Few answers are computed at once, each once, and none for who has gone."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from lib.dashboard.api.worker_slots import BusyError, GoneError, Places
from tests.asynchronous import run


async def staying() -> None:
    """An asker who waits."""
    await asyncio.Event().wait()


async def leaving() -> None:
    """An asker who has left."""


class Work:
    """Computations that last until they are let go, and which of them began."""

    def __init__(self) -> None:
        self.go = Event()
        self.begun: list[str] = []

    def __call__(self, name: str) -> str:
        self.begun.append(name)
        self.begun.sort()
        assert self.go.wait(60)
        return name

    async def has_begun(self, names: str) -> None:
        """Wait until these are being computed."""
        while self.begun != list(names):
            await asyncio.sleep(0.001)


@contextmanager
def working() -> Iterator[Work]:
    work = Work()
    try:
        yield work
    finally:
        work.go.set()


async def turns() -> None:
    """Let everybody else go on until they wait."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_what_twenty_ask_at_once_is_computed_once() -> None:
    async def main(work: Work) -> list[str]:
        places: Places[str] = Places(2, 60)
        asked = [
            asyncio.ensure_future(places.answer("a", lambda: work("a"), staying)) for _ in range(20)
        ]
        await turns()
        work.go.set()
        return await asyncio.gather(*asked)

    with working() as work:
        assert run(main(work)) == ["a"] * 20
        assert work.begun == ["a"]


def test_what_was_answered_is_computed_again_when_asked_again() -> None:
    async def main(work: Work) -> None:
        places: Places[str] = Places(2, 60)
        work.go.set()
        for _ in range(2):
            await places.answer("a", lambda: work("a"), staying)

    with working() as work:
        run(main(work))
        assert work.begun == ["a", "a"]


def test_who_finds_every_place_taken_is_turned_away_and_nothing_is_computed_for_him() -> None:
    async def main(work: Work) -> list[str]:
        places: Places[str] = Places(2, 1)
        taken = [
            asyncio.ensure_future(places.answer(name, lambda name=name: work(name), staying))
            for name in "ab"
        ]
        await work.has_begun("ab")
        with pytest.raises(BusyError):
            await places.answer("c", lambda: work("c"), staying)
        work.go.set()
        return await asyncio.gather(*taken)

    with working() as work:
        assert run(main(work)) == ["a", "b"]  # however long these took
        assert work.begun == ["a", "b"]


def test_a_place_that_becomes_free_is_given_to_who_waits() -> None:
    async def main(work: Work) -> str:
        places: Places[str] = Places(1, 60)
        first = asyncio.ensure_future(places.answer("a", lambda: work("a"), staying))
        await work.has_begun("a")
        second = asyncio.ensure_future(places.answer("b", lambda: work("b"), staying))
        await turns()
        assert work.begun == ["a"]
        work.go.set()
        await first
        return await second

    with working() as work:
        assert run(main(work)) == "b"


def test_nothing_is_computed_for_who_has_left_before() -> None:
    with working() as work:
        with pytest.raises(GoneError):
            run(Places[str](2, 60).answer("a", lambda: work("a"), leaving))
        assert work.begun == []


@pytest.mark.parametrize("another_stays", [False, True])
def test_a_question_is_dropped_when_all_who_asked_it_have_left(another_stays: bool) -> None:
    async def main(work: Work) -> None:
        places: Places[str] = Places(1, 60)
        away = asyncio.Event()
        first = asyncio.ensure_future(places.answer("a", lambda: work("a"), staying))
        await work.has_begun("a")
        waiting = asyncio.ensure_future(places.answer("b", lambda: work("b"), away.wait))
        other = asyncio.ensure_future(
            places.answer("b", lambda: work("b"), staying if another_stays else away.wait)
        )
        await turns()
        away.set()
        with pytest.raises(GoneError):
            await waiting
        work.go.set()
        if another_stays:
            assert await other == "b"
        else:
            with pytest.raises(GoneError):
                await other
        await first
        # Nothing is left over that would come before this.
        await places.answer("c", lambda: work("c"), staying)

    with working() as work:
        run(main(work))
        assert work.begun == (["a", "b", "c"] if another_stays else ["a", "c"])
