"""What each answer at an address costs the server when it is computed, and when it is kept.

    python -m benchmarks.answers

Every table and answer for all partners, as JSON, with the tables in memory: processor time,
as a ratio to the median answer. None should cost more than three times the median: one that
does lets a single reader keep the server busy. Last, the same answer given once more, over
the routes: headers and bytes, nothing computed.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from statistics import median

from lib.dashboard.api.file_request import wanted
from lib.dashboard.api.row_files import made
from lib.dashboard.views import QUERIES
from lib.store import TABLES, data_dir
from tests.dashboard.api.asking import ask, asked


def seconds(what: Callable[[], object]) -> float:
    """Processor time of one call, in all threads."""
    began = time.process_time()
    what()
    return time.process_time() - began


async def again(address: str, times: int) -> None:
    """Ask for the same once more, so many times."""
    for _ in range(times):
        await asked(address)


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    found: dict[str, float] = {}
    sizes: dict[str, int] = {}
    for name in (*QUERIES, *TABLES):
        question = wanted(f"{name}.json", [])
        sizes[name] = made(question, data_dir()).size
        found[name] = median(seconds(lambda q=question: made(q, data_dir())) for _ in range(rounds))
    middle = median(found[name] for name in QUERIES)
    for name, took in sorted(found.items(), key=lambda entry: -entry[1]):
        kind = "answer" if name in QUERIES else "table"
        size = f"{sizes[name] / 1000:,.0f} kB"
        print(f"{kind} {name}: {1000 * took:.0f} ms, {took / middle:.1f} times the median; {size}")
    ask("/data/at_a_glance.json")
    kept = median(
        seconds(lambda: asyncio.run(again("/data/at_a_glance.json", 50))) / 50
        for _ in range(rounds)
    )
    print(f"median answer {1000 * middle:.0f} ms; kept, {1000 * kept:.1f} ms")
