"""Sessions that stay for minutes: waits and faults minute by minute, and the server's memory.

    python -m benchmarks.hold [MINUTES [PAUSE [SESSIONS ...]]]

`benchmarks.load` measures the rate in short turns beside the bare application; here the question is
whether a server is still itself after so many minutes (10). Every session goes through all pages,
by the address and by the filter in turn, and reads each for PAUSE seconds (5) before it goes on,
half as long or half as long again by chance: readers who all take the same time end up in step
behind one late answer, and stay so. 0 is as fast as answers come, which no reader is. Meanwhile
`/readyz` is asked every second. A fault is counted by its first words and stops nothing. The bare
application goes first, for a tenth of the time.
"""

import asyncio
import random
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from statistics import quantiles

from websockets.exceptions import ConnectionClosed

from benchmarks.contenders import BARE, OURS, Contender
from benchmarks.load import Crowd, Step, crowd
from benchmarks.memory import megabytes
from benchmarks.session import Reader

MINUTES, PAUSE = 10, 5
SESSIONS = (20, 100)
SHARE_OF_BARE = 0.1
_UNLIKE = (0.5, 1.5)
"""How long a reader stays on a page, in parts of the pause."""
_MINUTE = 60
_FIRST_WORDS = 60
"""Faults that begin with so many same characters are one kind."""


@dataclass
class Hold:
    """What happened while the sessions stayed."""

    crowd: Crowd
    began: float
    seconds: float
    waits: list[tuple[float, float]] = field(default_factory=list)
    """Of each rerun: seconds since the beginning, and seconds that its reader waited."""
    ready: list[float] = field(default_factory=list)
    """Seconds that `/readyz` took."""
    faults: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)
    """Megabytes of the server at the beginning and after each minute."""

    @property
    def passed(self) -> float:
        """Seconds since the beginning."""
        return time.perf_counter() - self.began

    async def stay(self, reader: Reader, steps: Sequence[Step], late: float, pause: float) -> None:
        """One session, which begins `late` seconds after the first."""
        chance = random.Random(late)
        await asyncio.sleep(late)
        while self.passed < self.seconds:
            for step in steps:
                if self.passed >= self.seconds:
                    return
                try:
                    run = await self.crowd.go(reader, step)
                    self.waits.append((self.passed, run.seconds))
                    self.faults.update(one[:_FIRST_WORDS] for one in reader.faults())
                except (ConnectionError, TimeoutError, ConnectionClosed) as fault:
                    self.faults[f"{type(fault).__name__}: {fault}"[:_FIRST_WORDS]] += 1
                    return
                await asyncio.sleep(pause * chance.uniform(*_UNLIKE))

    async def watch(self, address: str | None) -> None:
        """Memory every minute, and how long `/readyz` takes, where there is one."""
        while self.passed < self.seconds:
            if self.passed >= len(self.memory) * _MINUTE:
                self.memory.append(megabytes(self.crowd.process))
            if address is not None:
                begun = time.perf_counter()
                try:
                    await asyncio.to_thread(_ask, f"{address}/readyz")
                    self.ready.append(time.perf_counter() - begun)
                except OSError as fault:
                    self.faults[f"/readyz: {fault}"[:_FIRST_WORDS]] += 1
            await asyncio.sleep(1)
        self.memory.append(megabytes(self.crowd.process))


async def hold(contender: Contender, sessions: int, seconds: float, pause: float) -> Hold:
    """Let so many sessions in and have them stay."""
    async with AsyncExitStack() as stack:
        all_of_them = await crowd(stack, contender, sessions)
        found = Hold(all_of_them, time.perf_counter(), seconds)
        one_round = 2 * 7 * (len(all_of_them.readers[0].pages) or 1)
        await asyncio.gather(
            found.watch(all_of_them.address if contender is OURS else None),
            *(
                found.stay(
                    reader,
                    [next(way) for _ in range(one_round)],
                    number / sessions * pause,
                    pause,
                )
                for number, (reader, way) in enumerate(
                    zip(all_of_them.readers, all_of_them.ways, strict=True)
                )
            ),
        )
    return found


def _ask(address: str) -> None:
    with urllib.request.urlopen(address, timeout=_MINUTE) as answer:
        answer.read()


def _line(name: str, found: Hold) -> str:
    cuts = quantiles([wait for _, wait in found.waits], n=20)
    return (
        f"{name}: {len(found.waits)} reruns, {len(found.waits) / found.seconds:.1f} a second, "
        f"waits p50 {1000 * cuts[9]:.0f} ms, p95 {1000 * cuts[18]:.0f} ms, "
        f"longest {max(wait for _, wait in found.waits):.2f} s; "
        f"{sum(found.faults.values())} faults {dict(found.faults) or ''}"
    )


def _by_minute(found: Hold) -> str:
    minutes: dict[int, list[float]] = {}
    for at, wait in found.waits:
        minutes.setdefault(int(at // _MINUTE), []).append(wait)
    return ", ".join(
        f"{1000 * quantiles(waits, n=20)[18]:.0f}"
        for _, waits in sorted(minutes.items())
        if len(waits) > 1
    )


def main(minutes: float, pause: float, crowds: Sequence[int]) -> None:
    """Print what so many sessions met."""
    for sessions in crowds:
        bare = asyncio.run(hold(BARE, sessions, minutes * _MINUTE * SHARE_OF_BARE, pause))
        ours = asyncio.run(hold(OURS, sessions, minutes * _MINUTE, pause))
        print(_line(f"{sessions} sessions, pause {pause:g} s, bare", bare))
        print(_line(f"{sessions} sessions, pause {pause:g} s, ours", ours))
        print(f"  p95 of each minute, ms: {_by_minute(ours)}")
        print(f"  megabytes, each minute: {', '.join(f'{one:.0f}' for one in ours.memory)}")
        ready = quantiles(ours.ready, n=20)
        print(f"  /readyz p50 {1000 * ready[9]:.0f} ms, p95 {1000 * ready[18]:.0f} ms", flush=True)


if __name__ == "__main__":
    given = [float(argument) for argument in sys.argv[1:]]
    main(
        given[0] if given else MINUTES,
        given[1] if len(given) > 1 else PAUSE,
        [int(one) for one in given[2:]] or SESSIONS,
    )
