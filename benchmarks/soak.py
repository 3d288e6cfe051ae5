"""Whether the server's memory grows with what it has done: thousands of reruns over all pages.

    python -m benchmarks.soak [THOUSANDS [SESSIONS]]

A few sessions at a time go through all pages, each with partners that were not asked for lately,
by the address and by the filter; after some reruns a session leaves and another one comes. First
so many of them that every bounded cache is full, the last sessions that left are forgotten and
the pools of threads have all their threads. Then memory is read after each thousand reruns, and
the line through these points says what a thousand more take. The bare application takes turns.
"""

import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import combinations, islice
from statistics import linear_regression

from benchmarks.contenders import BARE, OURS, answering, served
from benchmarks.load import FILTER, PARTNERS, warm
from benchmarks.memory import megabytes
from benchmarks.session import Reader, session

THOUSANDS, SESSIONS = 10, 8
STAYS = 25
"""Reruns until a session leaves."""
WARM_UP = 3
"""Thousands of reruns until memory is read: more than any cache has entries."""
TURN = 1_000
AREAS = (
    *("RUS", "EU27", "CIS", "CHN", "EAEU", "KAZ", "TUR", "UZB", "DEU", "GBR", "CHE", "ARE"),
    *("TJK", "BLR", "UKR", "KOR", "USA", "JPN", "IND", "IRN", "AFG", "ITA", "POL", "LTU"),
)
"""Of which there are more sets of up to three than any cache has entries."""
_GOAL = "no growth"

Step = tuple[str, str, bool]


def way(pages: Sequence[str]) -> Iterator[Step]:
    """Pages, partners, and whether these are chosen in the filter; a set of partners comes again
    after all others."""
    sets = [",".join(one) for n in (1, 2, 3) for one in combinations(AREAS, n)]
    number = 0
    while True:
        page = pages[number % len(pages)]
        by_filter = number % 4 == 3
        few = PARTNERS[number % len(PARTNERS)]
        yield page, few if by_filter else sets[number // len(pages) % len(sets)], by_filter
        number += 1


async def visits(address: str, steps: Iterator[Step], labels: dict[str, Sequence[str]]) -> None:
    """One session, from when it comes until it leaves."""
    async with session(address) as reader:
        await reader.visit()
        for page, partners, by_filter in islice(steps, STAYS):
            await _step(reader, page, partners, labels if by_filter else {})
            assert not reader.faults(), (page, partners, reader.faults())


async def _step(reader: Reader, page: str, partners: str, labels: dict[str, Sequence[str]]) -> None:
    if partners in labels and reader.has(FILTER):
        await reader.choose(FILTER, labels[partners])
    else:
        await reader.visit(page if page in reader.pages else "", f"{FILTER}={partners}")


async def turn(
    address: str, steps: Iterator[Step], labels: dict[str, Sequence[str]], sessions: int
) -> None:
    """A thousand reruns, by so many sessions at a time."""

    async def one_after_the_other() -> None:
        for _ in range(TURN // sessions // STAYS):
            await visits(address, steps, labels)

    await asyncio.gather(*(one_after_the_other() for _ in range(sessions)))


async def measured(thousands: int, sessions: int) -> dict[str, list[float]]:
    """Megabytes of each application after each thousand reruns, those of the warm-up first."""
    found: dict[str, list[float]] = {one.name: [] for one in (OURS, BARE)}
    with ExitStack() as stack:
        servers = {one.name: stack.enter_context(served(one)) for one in (OURS, BARE)}
        ways: dict[str, tuple[Iterator[Step], dict[str, Sequence[str]]]] = {}
        for name, (address, _) in servers.items():
            await asyncio.to_thread(answering, address)
            async with session(address) as first:
                labels = await warm(first)
                ways[name] = way(tuple(first.pages) or ("",)), labels
        for number in range(WARM_UP + thousands):
            said = []
            for name, (address, process) in servers.items():
                began = time.perf_counter()
                await turn(address, *ways[name], sessions)
                found[name].append(megabytes(process))
                rate = TURN / (time.perf_counter() - began)
                said.append(f"{name} {found[name][-1]:.1f} MB ({rate:.0f} a second)")
            when = "warming up" if number < WARM_UP else "measured"
            print(f"{(number + 1) * TURN:>6,} reruns, {when}: {', '.join(said)}", flush=True)
    return found


def slope(points: Sequence[float]) -> float:
    """Kilobytes that a thousand reruns add, by the line through the points."""
    return 1000 * linear_regression(range(len(points)), points).slope


def main(thousands: int, sessions: int) -> None:
    """Print memory after each thousand reruns, and what a thousand more add."""
    found = asyncio.run(measured(thousands, sessions))
    after = {name: points[WARM_UP:] for name, points in found.items()}
    for name, points in after.items():
        print(
            f"{name}: {slope(points):+.0f} kB per 1,000 reruns over {len(points)},000 "
            f"({points[0]:.1f} to {points[-1]:.1f} MB, {min(points):.1f} to {max(points):.1f})"
        )
    ours, bare = (slope(after[one.name]) for one in (OURS, BARE))
    level = after[OURS.name][-1] / after[BARE.name][-1]
    print(
        f"ours adds {ours - bare:+.0f} kB per 1,000 reruns to what the bare one adds, at "
        f"{level:.2f} times its memory; goal: {_GOAL}"
    )


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [THOUSANDS, SESSIONS][len(given) :]))
