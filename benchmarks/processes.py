"""What a second process behind nginx gives: reruns a second of one and of two, and without nginx.

    python -m benchmarks.processes [TURNS [SESSIONS]]

Two processes and the nginx of `deploy/nginx` serve all of them. By turns, the sessions are all at
one process without nginx, at one behind it, and at both; each session goes its way as in `load`.
The readers take processor time too: on two cores, two processes can give less than twice as much.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from benchmarks.contenders import processor_seconds
from benchmarks.load import Crowd, Turn, told, warm, way
from benchmarks.session import session
from tests.behind_nginx import Processes, cookie, nginx, processes

TURNS, SESSIONS = 10, 20
_GOAL = "1.6 times on two cores"


async def crowds(
    stack: AsyncExitStack, behind: Processes, address: str, sessions: int
) -> dict[str, Crowd]:
    """The three, with their sessions open."""
    first, second = behind.ports
    direct = f"http://127.0.0.1:{first}"
    places = {
        "one process, no nginx": [(direct, first)],
        "one process": [(address, first)],
        "two processes": [(address, first), (address, second)],
    }
    for port in behind.ports:
        async with session(f"http://127.0.0.1:{port}") as reader:
            labels = await warm(reader)
            pages = tuple(reader.pages)
    found = {}
    for name, where in places.items():
        readers = []
        for number in range(sessions):
            server, port = where[number % len(where)]
            headers = cookie({"process": str(port)})
            reader = await stack.enter_async_context(session(server, headers))
            await reader.visit()
            readers.append(reader)
        ways = [way(pages, number) for number in range(sessions)]
        found[name] = Crowd(readers, behind.running[first].pid, labels, ways)
    return found


async def measured(turns: int, sessions: int) -> dict[str, list[Turn]]:
    """Turns of each, by name."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with processes(folder) as behind, nginx(folder / "nginx", behind) as site:
            others = [behind.running[port].pid for port in behind.ports[1:]]
            async with AsyncExitStack() as stack:
                at_once = await crowds(stack, behind, site.address, sessions)
                found: dict[str, list[Turn]] = {name: [] for name in at_once}
                for number in range(turns + 1):
                    for name in list(at_once)[:: 1 if number % 2 else -1]:
                        before = sum(map(processor_seconds, others))
                        turn = await at_once[name].turn()
                        turn.processor += sum(map(processor_seconds, others)) - before
                        if number:  # the first finds out how many reruns make a turn
                            found[name].append(turn)
                return found


def main(turns: int, sessions: int) -> None:
    """Print what each gives, and the ratios."""
    found = asyncio.run(measured(turns, sessions))
    rates: dict[str, float] = {}
    for name, taken in found.items():
        rates[name], line = told(taken)
        print(f"{sessions} sessions, {name}: {line}")
    alone, one, two = rates.values()
    each: Sequence[float] = [
        a.rate / b.rate for a, b in zip(found["two processes"], found["one process"], strict=True)
    ]
    print(f"nginx: {one / alone:.2f} times the rate without it")
    print(
        f"two processes: {two / one:.2f} times the rate of one "
        f"(turns {min(each):.2f} to {max(each):.2f}, median {median(each):.2f}); goal: {_GOAL}"
    )


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [TURNS, SESSIONS][len(given) :]))
