"""Archives of articles, among them the same and edited ones, each after the one it is like."""

import os
import random
import signal
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from lib.pipeline.add import add_articles
from lib.pipeline.texts import Defaults
from lib.store import TABLES, edition, read

DAY = "2024-02-03"
_SYLLABLES = ("ba", "do", "ke", "li", "mo", "nar", "pel", "rin", "sot", "tur")


def long_text(number: int) -> str:
    """A text with six figures; no two are alike."""
    chance = random.Random(number)

    def around() -> str:
        words = ("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(20))
        return f"{' '.join(words).capitalize()}."

    figures = (f"Kyrgyz exports to China reached ${number}.{i} million in 2023." for i in range(6))
    return "\n".join(f"{around()} {figure}" for figure in figures)


def texts(count: int) -> list[str]:
    """So many texts, and for every fifth the same again, and the same with another word."""
    found = []
    for number in range(count):
        found.append(long_text(number))
        if number % 5 == 3:
            found += [long_text(number - 2), f"Other. {long_text(number - 1)}"]
    return found


def write_archive(path: Path, count: int) -> Path:
    """A Parquet file with the texts."""
    rows = texts(count)
    pq.write_table(pa.table({"text": rows, "published": [DAY] * len(rows)}), path)
    return path


def whole(archive: Path, directory: Path) -> dict[str, bytes]:
    """Every table after a batch that nobody disturbed."""
    add_articles(directory, [archive], Defaults(date.today()), 2)
    return rows_of(directory)


def rows_of(directory: Path) -> dict[str, bytes]:
    """Every table, as the bytes of its rows."""
    return {name: repr(read(directory, name).to_pylist()).encode() for name in TABLES}


def added(directory: Path) -> int:
    """How many articles are there."""
    return sum(segment.articles for segment in edition(directory).segments)


def processes_below(parent: int) -> Iterator[tuple[int, str]]:
    """The processes that one started, and those that these started, with their commands; where
    the system does not list them, none."""
    with suppress(OSError):
        listed = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii")
        for child in map(int, listed.split()):
            with suppress(OSError):
                command = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ")
                yield child, command.decode(errors="replace")
            yield from processes_below(child)


def killed(process: int) -> bool:
    """Kill a process as nobody can help; whether it was there."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
        return True
    return False
