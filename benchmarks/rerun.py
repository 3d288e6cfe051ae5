"""What a rerun costs the server, for questions asked before and for those nobody asked yet.

    python -m benchmarks.rerun [TIMES] [--rows NUMBER]

Processor time is what the process used, whatever its threads did. One session asks, so nothing
else is in it. Asked before: on each page two choices of partners in turn, beside the bare
application's rerun. Of ours, the part below no call into streamlit is named, by a profile
(`watched`). Never asked: a fresh server, partners nobody chose, and every other choice the
page offers, each once; in milliseconds as the reader waits for them. With `--rows` all of it is
measured over so many observations, made up but for those shipped, and what was asked before
beside the shipped tables in the same run.
"""

import argparse
import asyncio
import json
import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from itertools import combinations
from pathlib import Path
from statistics import median
from urllib.parse import parse_qsl, urlsplit

from benchmarks.contenders import BARE, OURS, Contender, answering, processor_seconds, served
from benchmarks.load import FILTER, PARTNERS
from benchmarks.queries import of_size
from benchmarks.session import Reader, session
from benchmarks.watched import OUTPUT
from lib import store

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


async def reruns(
    times: int, settings: Mapping[str, str], against: Contender
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Processor milliseconds of a rerun of each of our pages, and of those of what it is measured
    against: the bare application's one, or ours over the shipped tables."""
    ours: dict[str, list[float]] = {}
    others: dict[str, list[float]] = {}
    async with AsyncExitStack() as stack:
        readers = []
        for one, given, took in ((OURS, settings, ours), (against, {}, others)):
            address, process = stack.enter_context(served(one, settings=given))
            await asyncio.to_thread(answering, address)
            reader = await stack.enter_async_context(session(address))
            await reader.visit()
            readers.append((reader, process, took))
        for turn in range(times + 1):
            for reader, process, took in readers:
                for page in tuple(reader.pages) or ("",):
                    await asked(reader, page, 2 * len(_ASKED) if not turn else len(_ASKED))
                    began = processor_seconds(process)
                    await asked(reader, page, _RERUNS)
                    spent = 1000 * (processor_seconds(process) - began) / _RERUNS
                    if turn:
                        took.setdefault(page, []).append(spent)
    return ours, others


async def our_parts(
    contender: Contender, settings: Mapping[str, str]
) -> dict[str, tuple[float, float]]:
    """Milliseconds of the script of each page, and of it ours, when asked before."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "runs"
        watched = {**settings, OUTPUT: str(output)}
        with served(contender, settings=watched, by="benchmarks.watched") as (address, _):
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


async def never_asked(times: int, settings: Mapping[str, str]) -> dict[str, New]:
    """What new questions take on each page."""
    found: dict[str, New] = {}
    unknown = fresh()
    with served(OURS, settings=settings) as (address, _):
        await asyncio.to_thread(answering, address)
        async with session(address) as reader:
            found[""] = New(1000 * (await reader.visit()).seconds)
            for page in list(reader.pages)[1:]:
                found[page] = New(1000 * (await reader.visit(page)).seconds)
            taken: set[tuple[str, str, str]] = set()
            for _ in range(times):
                for page, new in found.items():
                    run = await reader.visit(page, f"{FILTER}={next(unknown)}")
                    new.partners.append(1000 * run.seconds)
                    for address in _untaken(reader, page, taken):
                        run = await reader.visit(page, urlsplit(address).query)
                        new.choices.append(1000 * run.seconds)
                    assert not reader.faults(), reader.faults()
    return found


def fresh() -> Iterator[str]:
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


@contextmanager
def larger(rows: int) -> Iterator[Mapping[str, str]]:
    """The settings of a server over so many observations."""
    shipped = store.tables(store.data_dir())
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(
            store.data_dir(), folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("added")
        )
        observations = [asdict(row) for row in of_size(shipped, rows).observations]
        store.write(Path(folder), {"observations": store.encode("observations", observations)})
        yield {"DATA_DIR": folder}


def main(times: int, rows: int | None) -> None:
    """Print the costs of each page."""
    with larger(rows) if rows else nullcontext({}) as settings:
        against = OURS if rows else BARE
        ours, others = asyncio.run(reruns(times, settings, against))
        parts = asyncio.run(our_parts(OURS, settings))
        unasked = asyncio.run(never_asked(times, settings))
    named = "that over the shipped tables" if rows else "the bare one"
    print(f"asked before, processor time of a rerun; over {rows or 'the shipped'} observations")
    for page, found in ours.items():
        script, part = parts[page]
        other = others.get(page) or others[""]
        print(
            f"/{page}: {_spread(found)}, {median(found) / median(other):.2f} times {named}, "
            f"{_spread(other)}; of it the script {script:.1f} ms, ours {part:.1f} ms; "
            "goal: ours 6 of 16 ms"
        )
    print("never asked, as the reader waits; goal: 150 ms")
    for page, new in unasked.items():
        print(
            f"/{page}: first view after the start {new.first:.0f} ms; other partners "
            f"{_spread(new.partners)}; other choices {_spread(new.choices)}, {len(new.choices)}"
        )


def _spread(found: Sequence[float]) -> str:
    if not found:
        return "none"
    return f"median {median(found):.1f} ms ({min(found):.1f} to {max(found):.1f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=10)
    parser.add_argument("--rows", type=int)
    wanted = parser.parse_args()
    main(wanted.times, wanted.rows)
