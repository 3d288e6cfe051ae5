"""What one more element of each kind on a page costs the server in a rerun.

    python -m benchmarks.elements [TIMES [SESSIONS]] [WORD]

A page with nothing but some elements of one kind is run again and again by twenty sessions at
once, by turns with a page without them. The difference in processor time, divided by their
number, is what one of them costs: in the script, in the messages, and in sending them. What a
page may hold follows from it: sixty reruns a second leave each rerun 16 ms of a processor.
With a word, only the kinds that have it in their names.
"""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from statistics import median
from urllib.parse import urlencode

from benchmarks.contenders import Contender, answering, processor_seconds, served
from benchmarks.element_kinds import KINDS
from benchmarks.session import Reader, session

APP = Contender("elements", "benchmarks/element_app.py", "/", "")
_RERUNS = 4
"""Of each session in a turn."""


async def milliseconds(readers: Sequence[Reader], process: int, kind: str, count: int) -> float:
    """Processor time of a rerun of a page with so many of a kind, all sessions at once."""

    async def runs(reader: Reader, number: int) -> None:
        for turn in range(number, number + _RERUNS):
            await reader.visit("", urlencode({"kind": kind, "count": count, "turn": turn % 2}))

    began = processor_seconds(process)
    await asyncio.gather(*(runs(reader, number) for number, reader in enumerate(readers)))
    return 1000 * (processor_seconds(process) - began) / (_RERUNS * len(readers))


async def measured(
    address: str, process: int, times: int, sessions: int, kinds: Sequence[str]
) -> dict[str, list[float]]:
    """Processor time of a rerun of a page with each of the kinds, time after time."""
    found: dict[str, list[float]] = {kind: [] for kind in kinds}
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(session(address)) for _ in range(sessions)]
        for turn in range(times + 1):
            for kind in kinds:
                took = await milliseconds(readers, process, kind, KINDS[kind].count)
                if turn:  # in the first nothing is imported or kept yet
                    found[kind].append(took)
                for reader in readers:
                    assert not reader.faults(), reader.faults()
    return found


def main(times: int, sessions: int, wanted: str) -> None:
    """Print what each kind costs, the cheapest first."""
    kinds = [name for name, kind in KINDS.items() if wanted in name or not kind.count]
    kinds = list(dict.fromkeys([KINDS[kind].beside for kind in kinds] + kinds))
    with served(APP) as (address, process):
        answering(address)
        found = asyncio.run(measured(address, process, times, sessions, kinds))
    costs = {
        kind: [
            (with_them - without) / KINDS[kind].count
            for with_them, without in zip(found[kind], found[KINDS[kind].beside], strict=True)
        ]
        for kind in kinds
        if KINDS[kind].count
    }
    nothing = found["nothing"]
    print(f"{sessions} sessions, medians of {times}, processor time of a rerun in ms")
    print(f"{'an empty page':<36} {median(nothing):6.2f}  ({min(nothing):.2f}-{max(nothing):.2f})")
    print("one more of each kind")
    for kind, cost in sorted(costs.items(), key=lambda entry: median(entry[1])):
        print(f"{kind:<36} {median(cost):6.3f}  ({min(cost):.3f}-{max(cost):.3f})")


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    names = [one for one in sys.argv[1:] if not one.isdigit()]
    times, sessions = numbers + [10, 20][len(numbers) :]
    main(times, sessions, names[0] if names else "")
