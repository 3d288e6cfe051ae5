"""What a rerun costs the server, for questions asked before and for those nobody asked yet.

    python -m benchmarks.rerun [TIMES]

Processor time is what the process used, whatever its threads did. One session asks, so nothing
else is in it. Asked before: on each page two choices of partners in turn, beside the bare
application's rerun. Of ours, the part below no call into streamlit is named, by a profile
(`watched`). Never asked: a fresh server, partners nobody chose, and every other choice the
page offers, each once; in milliseconds as the reader waits for them.
"""

import asyncio
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from statistics import median
from urllib.parse import parse_qsl, urlsplit

from benchmarks.contenders import BARE, OURS, Contender, answering, processor_seconds, served
from benchmarks.load import FILTER, PARTNERS
from benchmarks.session import Reader, session
from benchmarks.watched import OUTPUT

_ASKED = PARTNERS[:2]
_RERUNS = 8
"""Measured at once: the processor time of a process is told in hundredths of a second."""
_WATCHED = 20
_CODES = (
    *("CHN", "RUS", "KAZ", "UZB", "TUR", "DEU", "USA", "GBR"),
    *("CHE", "ARE", "KOR", "JPN", "TJK", "BLR", "IND", "IRN"),
)
_CHOICES = 2
"""So many of a page's own choices are tried, each with an option nobody has taken."""


async def asked(reader: Reader, page: str, times: int) -> None:
    """Visit a page with questions that are known."""
    for number in range(times):
        await reader.visit(page, f"{FILTER}={_ASKED[number % len(_ASKED)]}")
        assert not reader.faults(), reader.faults()


async def reruns(times: int) -> tuple[dict[str, list[float]], list[float]]:
    """Processor milliseconds of a rerun of each of our pages, and of the bare application."""
    ours: dict[str, list[float]] = {}
    bare: list[float] = []
    async with AsyncExitStack() as stack:
        readers = {}
        for one in (OURS, BARE):
            address, process = stack.enter_context(served(one))
            await asyncio.to_thread(answering, address)
            readers[one] = await stack.enter_async_context(session(address)), process
            await readers[one][0].visit()
        pages = tuple(readers[OURS][0].pages)
        for turn in range(times + 1):
            for contender, page in [*((OURS, page) for page in pages), (BARE, "")]:
                reader, process = readers[contender]
                await asked(reader, page, 2 * len(_ASKED) if not turn else len(_ASKED))
                began = processor_seconds(process)
                await asked(reader, page, _RERUNS)
                took = 1000 * (processor_seconds(process) - began) / _RERUNS
                if turn:
                    (bare if contender is BARE else ours.setdefault(page, [])).append(took)
    return ours, bare


async def our_parts(contender: Contender) -> dict[str, tuple[float, float]]:
    """Milliseconds of the script of each page, and of it ours, when asked before."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "runs"
        settings = {OUTPUT: str(output)}
        with served(contender, settings=settings, by="benchmarks.watched") as (address, _):
            await asyncio.to_thread(answering, address)
            async with session(address) as reader:
                await reader.visit()
                for page in tuple(reader.pages) or ("",):
                    await asked(reader, page, 2 * len(_ASKED))
                    output.write_text("")
                    await asked(reader, page, _WATCHED)
                    runs = [json.loads(line) for line in output.read_text().splitlines()]
                    script = 1000 * median(run["seconds"] for run in runs if run["ours"] is None)
                    share = median(run["ours"] for run in runs if run["ours"] is not None)
                    found[page] = script, script * share
    return found


@dataclass
class New:
    """Milliseconds until a page answered what nobody had asked."""

    first: float
    """The first view of it after the start of the server."""
    partners: list[float] = field(default_factory=list)
    choices: list[float] = field(default_factory=list)
    """The other choices that the page offers."""


async def never_asked(times: int) -> dict[str, New]:
    """What new questions take on each page."""
    found: dict[str, New] = {}
    fresh = _fresh()
    with served(OURS) as (address, _):
        await asyncio.to_thread(answering, address)
        async with session(address) as reader:
            found[""] = New(1000 * (await reader.visit()).seconds)
            for page in list(reader.pages)[1:]:
                found[page] = New(1000 * (await reader.visit(page)).seconds)
            taken: set[tuple[str, str, str]] = set()
            for _ in range(times):
                for page, new in found.items():
                    run = await reader.visit(page, f"{FILTER}={next(fresh)}")
                    new.partners.append(1000 * run.seconds)
                    for address in _untaken(reader, page, taken):
                        run = await reader.visit(page, urlsplit(address).query)
                        new.choices.append(1000 * run.seconds)
                    assert not reader.faults(), reader.faults()
    return found


def _fresh() -> Iterator[str]:
    """Partners as an address says them, no two alike, none of them asked for elsewhere."""
    chosen = list(combinations(_CODES, 3))
    random.Random(1).shuffle(chosen)
    return (",".join(codes) for codes in chosen)


def _untaken(reader: Reader, page: str, taken: set[tuple[str, str, str]]) -> list[str]:
    """Some of the page's own choices, by their addresses, each with an option nobody has taken."""
    found: list[str] = []
    for address in reader.addresses():
        parts = urlsplit(address)
        options = {(page, *choice) for choice in parse_qsl(parts.query) if choice[0] != FILTER}
        if parts.path.strip("/") == page and options - taken and len(found) < _CHOICES:
            taken |= options
            found.append(address)
    return found


def main(times: int) -> None:
    """Print the costs of each page."""
    ours, bare = asyncio.run(reruns(times))
    parts = asyncio.run(our_parts(OURS))
    print(f"asked before, processor time of a rerun; bare: {_spread(bare)}")
    for page, found in ours.items():
        script, part = parts[page]
        print(
            f"/{page}: {_spread(found)}, {median(found) / median(bare):.1f} times the bare one; "
            f"of it the script {script:.1f} ms, ours {part:.1f} ms; goal: ours 6 of 16 ms"
        )
    print("never asked, as the reader waits; goal: 150 ms")
    for page, new in asyncio.run(never_asked(times)).items():
        print(
            f"/{page}: first view after the start {new.first:.0f} ms; other partners "
            f"{_spread(new.partners)}; other choices {_spread(new.choices)}, {len(new.choices)}"
        )


def _spread(found: Sequence[float]) -> str:
    if not found:
        return "none"
    return f"median {median(found):.1f} ms ({min(found):.1f} to {max(found):.1f})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
