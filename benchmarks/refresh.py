"""A refresh of the IMF's months: time and memory, and what it costs where nothing has changed.

    python -m benchmarks.refresh [FIGURES]

The baseline is what any reader of such an answer has to do, `csv.DictReader` over the same bytes
into a list. Each is done in a process of its own, in turns; times are medians of the clock, memory
is the most of a process less what it takes before. It writes its section of benchmarks/README.md.
"""

import csv
import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TypeVar

from benchmarks.results import machine, table, write_section
from lib.codelists import areas
from lib.pipeline.refresh import brought
from lib.refresh.imf_trade import IMF_TRADE
from lib.refresh.service import Answer, Inquiry, Wanted
from lib.store import keep, name_of_vintage, tables
from tests.imf_answers import answer, trade
from tests.refreshed import copy_of_shipped

T = TypeVar("T")

_FIGURES = 100_000
_ROUNDS = 3
_FIRST, _LAST = 1992, 2025
_STEPS = {
    "csv": "rows into dicts, by the standard library",
    "read": "the answer into figures",
    "ledger": "figures into a ledger, and its checks",
    "keep": "kept as a vintage, on disk",
    "again": "kept again, with nothing new",
    "tables": "the tables read with it",
}


def made(count: int) -> bytes:
    """An answer with so many months of trade."""
    countries = [code for code, area in areas().items() if area.kind == "country" and code != "KGZ"]
    rows = (
        trade(f"{year}-M{month:02}", str(1_000_000 + number), COUNTERPART_COUNTRY=country)
        for year in range(_FIRST, _LAST + 1)
        for month in range(1, 13)
        for number, country in enumerate(countries)
    )
    return answer(islice(rows, count))


def timed(count: int) -> dict[str, float]:
    """Seconds of each step, and megabytes at the most, in this process."""
    body = made(count)
    inquiry = Inquiry(f"kgz-months-{_FIRST}-{_LAST}", "months", "/months")
    one = Answer(inquiry, "https://api.example/months", 200, "", body, sha256(body).hexdigest())
    seconds: dict[str, float] = {}

    def took(step: str, done: Callable[[], T]) -> T:
        began = time.perf_counter()
        result = done()
        seconds[step] = time.perf_counter() - began
        return result

    took("csv", lambda: len(list(csv.DictReader(io.StringIO(body.decode())))))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as place:
        data = copy_of_shipped(Path(place) / "data")
        found = took("read", lambda: IMF_TRADE.read(one))
        wanted = Wanted(_FIRST, date.today())
        name = name_of_vintage(data, IMF_TRADE.name, wanted.today)
        dated = replace(found, published=wanted.today.isoformat())
        ledger = took("ledger", lambda: brought(IMF_TRADE, name, wanted, [(one, dated)]))
        assert took("keep", lambda: keep(data, name, ledger)) is not None
        assert took("again", lambda: keep(data, f"{name}.2", ledger)) is None
        took("tables", lambda: len(tables(data).observations))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds | {"memory": (after - before) / 1000, "bytes": len(body)}


def main(count: int) -> None:
    """Print and write the times, their ratios and the memory."""
    command = [sys.executable, "-m", "benchmarks.refresh", "--timed", str(count)]
    rounds = [
        json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(_ROUNDS)
    ]
    middle = {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}
    rows = [
        (said, f"{middle[step]:.2f} s", f"{middle[step] / middle['csv']:.1f}")
        for step, said in _STEPS.items()
    ]
    lines = [
        f"{count:,} months of trade in one answer of {middle['bytes'] / 1e6:.0f} MB, medians of "
        f"{_ROUNDS}. {machine('pyarrow')}",
        "",
        *table(("step", "time", "to the first"), rows),
        "",
        f"All of it took {middle['memory']:.0f} MB at the most beside what was there before.",
    ]
    write_section("refresh", lines)
    print("\n".join(lines))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--timed"]:
        print(json.dumps(timed(int(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else _FIGURES)
