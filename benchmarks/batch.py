"""An archive added to the tables, beside what reading it alone takes. Writes its section of
`benchmarks/README.md`.

    python -m benchmarks.batch [ARTICLES [TURNS]]

The archive is one Parquet file of made-up articles of 2.5 KB with eight figures each. By turns:

    ideal       a process a core that reads, all at once, and keeps nothing
    added       `multivector add`, by default a process a core
    one writer  as it was done before: records sent to the one process that checks and writes
    Spark       `multivector add --engine`, where there is a Java: a server with two workers on
                this machine, warm; how long it takes just started is printed

Each contender adds a small archive too: the rate is that of what the large one has more, so that
starting is not in it; how long that takes is said beside it. Where other work goes on at the
same machine, trust the share by processor time: what reading takes of all that adding takes.
Memory is the most that all processes together held, what they share counted once (Linux).
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.results import machine, table, write_section
from lib.ingest import addition, article_of
from lib.model import Addition
from lib.pipeline.pieces import Piece, pieces
from lib.pipeline.pool import cores, in_order
from lib.store import add
from tests.pipeline.archives import processes_below
from tests.spark import NoSparkError, shared_server

REPO = Path(__file__).resolve().parents[1]
DATA = REPO / "data"
CORES = cores()
_DAY = date(2024, 2, 3)
_TASK = 64
_FEW = 256
_PLACES = ("China", "Russia", "Kazakhstan", "Turkey", "Germany", "Uzbekistan")
_SYLLABLES = ("ba", "do", "ke", "li", "mo", "nar", "pel", "rin", "sot", "tur")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run gave."""

    seconds: float
    """All in all."""
    processor: float
    """Seconds of processor time, of all processes that ended."""
    memory: float
    """Megabytes, of all processes together."""


def text_of(number: int) -> str:
    """About 2.5 KB with eight figures; no two are alike."""
    chance = random.Random(number)

    def sentence() -> str:
        words = ("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(30))
        return f"{' '.join(words).capitalize()}."

    def figure() -> str:
        flow, place = chance.choice(("exports to", "imports from")), chance.choice(_PLACES)
        amount, year = chance.randint(2, 900), chance.randint(2010, 2023)
        return f"Kyrgyz {flow} {place} exceeded ${amount} million in {year}."

    return "\n".join(f"{sentence()} {figure()}" for _ in range(8))


def write_archive(path: Path, articles: int) -> Path:
    """A Parquet file with so many articles."""
    with pq.ParquetWriter(path, pa.schema({"text": pa.string(), "published": pa.string()})) as file:
        for first in range(0, articles, 1024):
            texts = [text_of(number) for number in range(first, min(first + 1024, articles))]
            file.write_table(pa.table({"text": texts, "published": [str(_DAY)] * len(texts)}))
    return path


def read_alone(archive: str, first: int) -> None:
    """Read a share of the archive's articles and keep nothing."""
    for text in pq.read_table(archive)["text"].to_pylist()[first::CORES]:
        addition(text, article_of(text, _DAY))


def read_records(task: Sequence[Piece]) -> list[Addition]:
    """A task of the contender that sends records to one writer."""
    texts = [str(piece.row["text"]) for piece in task]
    return [addition(text, article_of(text, _DAY)) for text in texts]


def add_records(archive: str, data: str) -> None:
    """Records sent to one process, which checks and writes them task by task."""
    rows = list(pieces(Path(archive)))
    tasks = (rows[first : first + _TASK] for first in range(0, len(rows), _TASK))
    for _, read in in_order(read_records, tasks, CORES):
        add(Path(data), read or [])


def ideal(archive: Path) -> Run:
    """All cores read and keep nothing."""
    before, began = _processor(), time.time()
    context = get_context("spawn")
    with _memory([os.getpid()]) as memory, ProcessPoolExecutor(CORES, context) as pool:
        jobs = [pool.submit(read_alone, str(archive), first) for first in range(CORES)]
        for job in jobs:
            job.result()
    return Run(time.time() - began, _processor() - before, max(memory))


def adding(archive: Path, *command: str, engine: str = "", beside: Sequence[int] = ()) -> Run:
    """A command that adds the archive to tables of its own."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place)
        for shipped in DATA.glob("*.parquet"):
            shutil.copy(shipped, data)
        words = [word.format(archive=archive, data=data) for word in command]
        before, began = _processor(), time.time()
        with (
            subprocess.Popen(
                [sys.executable, *words],
                cwd=REPO,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "BATCH_ENGINE": engine},
            ) as process,
            _memory([process.pid, *beside]) as memory,
        ):
            process.wait()
        if process.returncode:
            sys.exit("adding failed")
        return Run(time.time() - began, _processor() - before, max(memory))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def _memory(processes: Sequence[int]) -> Iterator[list[float]]:
    """Megabytes that processes and those they started hold together, now and then."""
    found, ended = [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(0.2):
            below = [pid for one in processes for pid, _ in processes_below(one)]
            found.append(sum(map(_held, {*processes, *below} - {os.getpid()})))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def _held(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


_ADD = ("-m", "lib.pipeline", "add", "{archive}", "--data", "{data}")
_ONE_WRITER = (
    "-c",
    "import sys, benchmarks.batch as batch; batch.add_records(*sys.argv[1:])",
    "{archive}",
    "{data}",
)


def measured(folder: Path, articles: int, turns: int) -> dict[str, list[tuple[Run, Run]]]:
    """Every contender, by turns, with few articles and with all; Spark, where there is one."""
    few = write_archive(folder / "few.parquet", _FEW)
    every = write_archive(folder / "archive.parquet", articles)
    found: defaultdict[str, list[tuple[Run, Run]]] = defaultdict(list)
    with ExitStack() as started:
        engine, server = "", []
        try:
            engine = started.enter_context(shared_server(folder / "spark"))
            server = [int((folder / "spark/keeper").read_text("ascii"))]
            first = adding(few, *_ADD, engine=engine, beside=server)
            print(f"Spark, just started: {first.seconds:.0f} s for {_FEW} articles")
        except NoSparkError as missing:
            print(missing)
        for _ in range(turns):
            found["ideal"].append((ideal(few), ideal(every)))
            found["added"].append((adding(few, *_ADD), adding(every, *_ADD)))
            pair = adding(few, *_ONE_WRITER), adding(every, *_ONE_WRITER)
            found["one writer"].append(pair)
            if engine:
                spark = [adding(a, *_ADD, engine=engine, beside=server) for a in (few, every)]
                found["Spark"].append((spark[0], spark[1]))
    return found


_NAMES = {
    "ideal": "ideal: read by all cores, nothing kept",
    "added": "`multivector add`",
    "one writer": "records sent to one writer, as before",
    "Spark": "`multivector add --engine`, a Spark with two workers, warm",
}


def main(articles: int, turns: int) -> None:
    """Measure, print, and write the section of the README."""
    busy = _others()
    with tempfile.TemporaryDirectory() as place:
        found = measured(Path(place), articles, turns)

    def slope(name: str, what: str) -> float:
        """Seconds for each article that the large archive has more."""
        taken = [getattr(all_, what) - getattr(few, what) for few, all_ in found[name]]
        return statistics.median(taken) / (articles - _FEW)

    rows = []
    for name in found:
        each = slope(name, "seconds")
        start = statistics.median(few.seconds for few, _ in found[name]) - _FEW * each
        share = slope("ideal", "processor") / slope(name, "processor")
        rows.append(
            (
                _NAMES[name],
                f"{1 / each:,.0f}",
                f"{slope('ideal', 'seconds') / each:.0%}",
                "" if name == "Spark" else f"{share:.0%}",
                f"{start:.1f}",
                f"{statistics.median(all_.memory for _, all_ in found[name]):,.0f}",
            )
        )
    headings = ("", "articles/s", "of ideal", "by processor time", "start, s", "peak MB")
    packages = ("pyarrow", *(("pyspark-client",) if "Spark" in found else ()))
    lines = [
        f"{articles:,} made-up articles of 2.5 KB, medians of {turns}. {machine(*packages)}{busy}",
        "",
        *table(headings, rows),
    ]
    print("\n".join(lines))
    write_section("batch", lines)


def _others() -> str:
    """What is said where the machine has other work."""
    load = os.getloadavg()[0]
    if load < CORES / 4:
        return ""
    return f" Other work went on (load {load:.0f}): trust none but the share by processor time."


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [8000, 3][len(given) :]))
