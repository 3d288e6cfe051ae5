"""What the server holds in memory: idle, after the first session, for each further one.

    python -m benchmarks.memory [TIMES [SESSIONS]]

Every session goes over all pages with choices of its own and stays open. The first one has
asked for all of it before, so what is measured is what a session holds and not what is kept
for everybody. Each time in a new server, since memory that was given back is not seen again.
"""

import asyncio
import sys
from contextlib import AsyncExitStack
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.contenders import BARE, OURS, Contender, answering, served
from benchmarks.load import FILTER, warm, way
from benchmarks.session import Reader, session

_GOAL = 0.5
"""Megabytes a further session."""


def megabytes(process: int) -> float:
    """Resident memory of a process (Linux)."""
    fields = dict(
        line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines()
    )
    return int(fields["VmRSS"].split()[0]) / 1024


async def go_round(reader: Reader, pages: list[str], number: int) -> None:
    """Visit every page, by the address and by the filter."""
    for page, partners, _ in islice(way(pages, number), 2 * len(pages)):
        await reader.visit(page, f"{FILTER}={partners}")
    assert not reader.faults(), reader.faults()


async def measured(contender: Contender, sessions: int) -> tuple[float, float, float]:
    """Memory idle, after the first session, and for each further one."""
    async with AsyncExitStack() as stack:
        address, process = stack.enter_context(served(contender))
        await asyncio.to_thread(answering, address)
        idle = megabytes(process)
        first = await stack.enter_async_context(session(address))
        await warm(first)
        pages = list(first.pages) or [""]
        for number in range(len(pages)):
            await go_round(first, pages, number)
        before = megabytes(process)
        for number in range(sessions):
            reader = await stack.enter_async_context(session(address))
            await reader.visit()
            await go_round(reader, pages, number)
        return idle, before, (megabytes(process) - before) / sessions


def main(times: int, sessions: int) -> None:
    """Print the medians of both applications."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for turn in range(times):
        for contender in (OURS, BARE)[:: 1 if turn % 2 else -1]:
            taken = asyncio.run(measured(contender, sessions))
            found.setdefault(contender.name, []).append(taken)
    for name, servers in found.items():
        idle, first, further = (median(one) for one in zip(*servers, strict=True))
        each = [one[2] for one in servers]
        print(
            f"{name}: idle {idle:.0f} MB, after the first session {first:.0f} MB, each of "
            f"{sessions} further ones {further:.2f} MB ({min(each):.2f} to {max(each):.2f}, "
            f"{times} times)"
        )
    ours, bare = (median(one[2] for one in found[c.name]) for c in (OURS, BARE))
    print(f"a further session: ours {ours - bare:.2f} MB more than the bare one; goal: {_GOAL} MB")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [10, 20][len(given) :]))
