"""What the first reader of a page waits for where two thousand articles were added.

    python -m benchmarks.newsroom [TURNS [ARTICLES]] [--in FOLDER]

Made-up articles are read and added to a copy of the tables, which takes a minute; with `--in`
the copy is kept in that folder and found there the next time. Before every view one more
article is added while the server runs, so that nothing it holds of the tables is right any
more; then one page is asked for in a new session. The bare application takes turns.
"""

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks.batch import text_of
from benchmarks.contenders import BARE, OURS, REPO, answering, served
from benchmarks.session import session

_DAY = date(2024, 2, 3)
_GOAL = 500
"""Milliseconds."""
_DONE = "articles-added"
"""The name of a file that says how many there are, written last."""


def prepared(place: Path, articles: int) -> Path:
    """The folder with the tables and so many added articles; made unless it is there."""
    data = place / f"data-{articles}"
    if not (data / _DONE).is_file():
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(REPO / "data", data, ignore=shutil.ignore_patterns("added"))
        add(data, range(articles))
        (data / _DONE).write_text(f"{articles}\n")
    return data


def add(data: Path, numbers: Sequence[int]) -> None:
    """Read articles and add them, by the command that editors use."""
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            (Path(folder) / f"{number:07}.txt").write_text(text_of(number), "utf-8")
        command = [sys.executable, "-m", "lib.pipeline", "add", folder, "--data", str(data)]
        subprocess.run(
            [*command, "--published", str(_DAY)],
            cwd=REPO,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


async def first_view(address: str, page: str) -> float:
    """Milliseconds of the server until a page is whole, in a new session."""
    async with session(address) as reader:
        run = await reader.visit(page)
        assert not reader.faults(), reader.faults()
        return 1000 * run.seconds


async def pages_of(address: str) -> list[str]:
    """The pages the server has."""
    async with session(address) as reader:
        await reader.visit()
        return list(reader.pages)


async def measured(made: Path, turns: int, articles: int) -> tuple[dict[str, list[float]], float]:
    """First views of each of our pages, and the median of the bare application's."""
    ours: dict[str, list[float]] = {}
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        data = Path(folder) / "data"
        shutil.copytree(made, data)
        addresses = {}
        for one in (OURS, BARE):
            settings = {"DATA_DIR": str(data)}
            addresses[one], _ = stack.enter_context(served(one, settings=settings))
            answering(addresses[one])
            await first_view(addresses[one], "")  # not that of a server that has just started
        new = count(articles)
        for _ in range(turns):
            for page in await pages_of(addresses[OURS]):
                await asyncio.to_thread(add, data, [next(new)])
                ours.setdefault(page, []).append(await first_view(addresses[OURS], page))
                bare.append(await first_view(addresses[BARE], ""))
    return ours, median(bare)


def main(turns: int, articles: int, place: Path) -> None:
    """Print the first view of each page."""
    found, bare = asyncio.run(measured(prepared(place, articles), turns, articles))
    print(f"{articles} added articles, {turns} turns; bare: median {bare:.0f} ms; goal: {_GOAL} ms")
    for page, taken in found.items():
        print(
            f"/{page}: median {median(taken):.0f} ms ({min(taken):.0f} to {max(taken):.0f}), "
            f"{median(taken) / bare:.1f} times the bare one"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("turns", nargs="?", type=int, default=10)
    parser.add_argument("articles", nargs="?", type=int, default=2000)
    parser.add_argument("--in", dest="place", type=Path)
    given = parser.parse_args()
    if given.place:
        given.place.mkdir(parents=True, exist_ok=True)
        main(given.turns, given.articles, given.place)
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(given.turns, given.articles, Path(folder))
