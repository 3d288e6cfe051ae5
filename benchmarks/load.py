"""Many readers at once, who change partners over all pages: reruns a second, and how long each
waits.

    python -m benchmarks.load [TURNS [SESSIONS ...]]

One process serves them, as in the hardest hour of a small server. Every session goes through
all pages, in an order of its own, by the address and by the filter on the page in turn. All
questions were asked before, so that what is measured is a rerun and not a first answer. The
bare application takes turns, under the same harness.
"""

import asyncio
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import islice
from statistics import median, quantiles

from benchmarks.contenders import BARE, OURS, Contender, answering, processor_seconds, served
from benchmarks.session import Reader, Run, session

PARTNERS = ("CHN", "RUS", "KAZ,UZB", "RUS,EU27,CIS", "DEU", "CHN,KAZ", "TUR")
"""What is asked for, as addresses say it; a number of them that no number of pages divides."""

FILTER = "partner"
"""The key of the filter, and its name in the address."""

_SECONDS = 4
"""About so long a turn is."""
_FEWEST = 2
"""Each session makes at least so many reruns in a turn, however slow they are."""
_GOAL = "60 a second at 20 sessions, p95 under 600 ms"

Step = tuple[str, str, bool]
"""A page, the partners, and whether to choose them in its filter and not by the address."""


@dataclass
class Turn:
    """What was measured in one turn."""

    waits: list[float] = field(default_factory=list)
    """Seconds that each rerun took, as its reader sees it."""
    seconds: float = 0
    processor: float = 0

    @property
    def rate(self) -> float:
        """Reruns a second."""
        return len(self.waits) / self.seconds


@dataclass
class Crowd:
    """The sessions of one application, each somewhere on its way through the pages."""

    readers: Sequence[Reader]
    address: str
    process: int
    labels: Mapping[str, Sequence[str]]
    """What the filter shows for each of `PARTNERS`."""
    ways: Sequence[Iterator[Step]] = ()
    reruns: int = _FEWEST

    async def turn(self) -> Turn:
        """Every session makes some reruns, all at once."""
        found = Turn()
        used, began = processor_seconds(self.process), time.perf_counter()
        pairs = zip(self.readers, self.ways, strict=True)
        await asyncio.gather(*(self._go(*pair, found.waits) for pair in pairs))
        found.seconds = time.perf_counter() - began
        found.processor = processor_seconds(self.process) - used
        for reader in self.readers:
            assert not reader.faults(), reader.faults()
        wanted = found.rate * _SECONDS / len(self.readers)
        self.reruns = max(_FEWEST, round(wanted))
        return found

    async def _go(self, reader: Reader, way: Iterator[Step], waits: list[float]) -> None:
        for step in islice(way, self.reruns):
            waits.append((await self.go(reader, step)).seconds)

    async def go(self, reader: Reader, step: Step) -> Run:
        """One session makes one rerun."""
        page, partners, by_filter = step
        if by_filter and reader.has(FILTER):
            return await reader.choose(FILTER, self.labels[partners])
        return await reader.visit(page, f"{FILTER}={partners}")


def way(pages: Sequence[str], number: int) -> Iterator[Step]:
    """The way of a session: on every page once by the address, then once by its filter."""
    while True:
        page = pages[number % len(pages)]
        yield page, PARTNERS[number % len(PARTNERS)], False
        yield page, PARTNERS[(number + 3) % len(PARTNERS)], True
        number += 1


async def warm(reader: Reader) -> dict[str, Sequence[str]]:
    """Ask every question once, by the address; what the filter shows for each of `PARTNERS`.

    Then choose each in the filter once: from here on all of it was asked before.
    """
    labels: dict[str, Sequence[str]] = {}
    await reader.visit()
    pages = tuple(reader.pages) or ("",)
    for page in pages:
        for partners in PARTNERS:
            await reader.visit(page, f"{FILTER}={partners}")
            assert not reader.faults(), reader.faults()
            if reader.has(FILTER):
                labels.setdefault(partners, reader.shown(FILTER))
    for page in pages:
        await reader.visit(page)
        for partners in PARTNERS:
            if reader.has(FILTER):
                await reader.choose(FILTER, labels[partners])
                assert list(reader.shown(FILTER)) == list(labels[partners]), partners
    return labels


async def crowd(stack: AsyncExitStack, contender: Contender, sessions: int) -> Crowd:
    """Start the application, ask everything once, and let so many sessions in."""
    address, process = stack.enter_context(served(contender))
    await asyncio.to_thread(answering, address)
    first = await stack.enter_async_context(session(address))
    labels = await warm(first)
    pages = tuple(first.pages) or ("",)
    readers = [await stack.enter_async_context(session(address)) for _ in range(sessions)]
    for reader in readers:
        await reader.visit()
    ways = [way(pages, number) for number in range(sessions)]
    return Crowd(readers, address, process, labels, ways)


async def measured(turns: int, sessions: int) -> dict[str, list[Turn]]:
    """Turns of both applications, by name."""
    found: dict[str, list[Turn]] = {contender.name: [] for contender in (OURS, BARE)}
    async with AsyncExitStack() as stack:
        crowds = {one.name: await crowd(stack, one, sessions) for one in (OURS, BARE)}
        for number in range(turns + 1):
            for name in list(crowds)[:: 1 if number % 2 else -1]:
                turn = await crowds[name].turn()
                if number:  # the first finds out how many reruns make a turn
                    found[name].append(turn)
    return found


def told(turns: Sequence[Turn]) -> tuple[float, str]:
    """The median rate, and all figures in a line."""
    waits = [wait for turn in turns for wait in turn.waits]
    cuts = quantiles(waits, n=20)
    rates = [turn.rate for turn in turns]
    processor = median(1000 * turn.processor / len(turn.waits) for turn in turns)
    return median(rates), (
        f"{median(rates):.1f} reruns a second ({min(rates):.1f} to {max(rates):.1f}), "
        f"waits p50 {1000 * cuts[9]:.0f} ms, p95 {1000 * cuts[18]:.0f} ms; "
        f"processor {processor:.1f} ms a rerun; {len(waits)} reruns"
    )


def main(turns: int, crowds: Sequence[int]) -> None:
    """Print what each number of sessions gets from both applications."""
    for sessions in crowds:
        found = asyncio.run(measured(turns, sessions))
        rates = {}
        for name, taken in found.items():
            rates[name], line = told(taken)
            print(f"{sessions} sessions, {name}: {line}")
        ratio = rates[OURS.name] / rates[BARE.name]
        print(f"{sessions} sessions: {ratio:.2f} times the bare one's rate; goal: {_GOAL}")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(given[0] if given else 10, given[1:] or [20])
