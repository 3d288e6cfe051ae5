"""Our append store (`lib.store`) against SQLite, DuckDB and Delta Lake on the same work.

    python -m benchmarks.stores [ARTICLES [KILLS [ROUNDS]]]
    python -m benchmarks.stores large [ARTICLES [ENGINE...]]

`pip install deltalake duckdb` first; the application needs neither. Engines take turns, each
in a process of its own, on the disk of TMPDIR. Ratios are to `lib.store` in the same run.

    one by one   ARTICLES added, one in each call
    by 100       the same articles, a hundred in each call
    read         the five tables that pages read, as Arrow, after "one by one"
    size, files  of what was added, after "one by one"; "tidied" where a vacuum removes more
    memory       the most that the process held in "by 100" and one read
    kills        a writer killed at a random moment: acknowledged articles that are gone, reads
                 that failed, articles with some of their rows only (torn) or with rows twice
    while adding another process adds articles one by one: reads that failed, reads that saw
                 a torn article
    import       beside `lib.store`, which is there anyway; and what the package takes on disk

"large" adds 20,000 articles by 100, reads them, and does no more.
"""

import json
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa

from benchmarks.store_engines import ENGINES, LATER, OURS, Engine
from tests.store.articles import FIGURES, article

Measured = dict[str, list[dict[str, Any]]]
"""By engine, what each round gave."""

REPO = Path(__file__).resolve().parents[1]
ADDED_MEANWHILE = 150
"""Articles that are added while another process reads."""
ROWS_AN_ARTICLE = {
    "sources": 1,
    "quotations": FIGURES,
    "observations": FIGURES,
    "ties": 1,
    "rejections": 1,
}
_CHILD = "import sys, benchmarks.stores as stores; stores.child(*sys.argv[1:])"


def child(what: str, engine: str, directory: str, *numbers: str) -> None:
    """What a process of its own does: measure an engine, or add articles until it is killed."""
    {"measure": _measured, "write": _written}[what](
        ENGINES[engine], Path(directory), *map(int, numbers)
    )


def _measured(engine: Engine, directory: Path, articles: int, together: int) -> None:
    engine.add(directory, [article(articles)])  # imports, and the empty tables
    brought = [article(number) for number in range(articles)]
    start, used = time.perf_counter(), time.process_time()
    for first in range(0, articles, together):
        engine.add(directory, brought[first : first + together])
    adding, processor = time.perf_counter() - start, time.process_time() - used
    reading, using = [], []
    for _ in range(5):
        start, used = time.perf_counter(), time.process_time()
        tables = engine.rows(directory)
        reading.append(time.perf_counter() - start)
        using.append(time.process_time() - used)
    assert not any(faults(tables, {article(articles - 1).source.source_id}).values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size, files = _on_disk(directory)
    engine.tidy(directory)
    print(
        json.dumps(
            {
                "adding": adding,
                "processor": processor,
                "reading": median(reading),
                "processor reading": median(using),
                "memory": memory,
                "size": size,
                "files": files,
                "tidied": _on_disk(directory),
            }
        )
    )


def _written(engine: Engine, directory: Path, first: int, count: int) -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(first, first + count):
        engine.add(directory, [article(number)])
        print(number, flush=True)


def faults(tables: dict[str, pa.Table], acknowledged: set[str]) -> dict[str, int]:
    """How many articles are lost, torn, or have rows twice."""
    counts = {name: _articles(table) for name, table in tables.items()}
    names = set().union(*counts.values())
    torn = [n for n in names if any(c[n] < ROWS_AN_ARTICLE[t] for t, c in counts.items())]
    twice = [n for n in names if any(c[n] > ROWS_AN_ARTICLE[t] for t, c in counts.items())]
    return {"lost": len(acknowledged - names), "torn": len(torn), "twice": len(twice)}


def _articles(table: pa.Table) -> Counter[str]:
    """How many rows each added article has in a table."""
    column = "source_id" if "source_id" in table.column_names else "quotation_id"
    owners = (value.partition("#")[0] for value in table[column].to_pylist() if value)
    return Counter(owner for owner in owners if owner.startswith("article-"))


def _on_disk(directory: Path) -> tuple[int, int]:
    """Bytes and files in what was added: every folder beside the shipped tables."""
    files = [path for path in directory.rglob("*") if path.is_file() and path.parent != directory]
    return sum(path.stat().st_size for path in files), len(files)


@contextmanager
def tables_of_our_own() -> Iterator[Path]:
    """A copy of the shipped tables."""
    with tempfile.TemporaryDirectory() as place:
        for table in (REPO / "data").glob("*.parquet"):
            shutil.copy(table, place)
        yield Path(place)


def _process(*arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, *map(str, arguments)],
        cwd=REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def measured(engine: Engine, articles: int, together: int) -> dict[str, Any]:
    """Adding, reading, memory and disk of one engine, in a process of its own."""
    with (
        tables_of_our_own() as directory,
        _process("measure", engine.name, directory, articles, together) as process,
    ):
        answer: dict[str, Any] = json.loads(process.communicate()[0])
        return answer


def killed(engine: Engine, kills: int, seconds: float) -> dict[str, Any]:
    """What is wrong after kills; `seconds` is about what adding one article takes."""
    chance, acknowledged = random.Random(17), set[str]()
    found = Counter(unreadable=0, lost=0, torn=0, twice=0)
    number, after = 0, []
    with tables_of_our_own() as directory:
        engine.add(directory, [article(LATER)])
        for _ in range(kills):
            with _process("write", engine.name, directory, number, 1_000_000) as process:
                assert process.stdin is not None and process.stdout is not None
                process.stdout.readline()
                print(file=process.stdin, flush=True)
                lines = [process.stdout.readline() for _ in range(1 + chance.randrange(3))]
                time.sleep(chance.uniform(0, 2 * seconds))
                process.send_signal(signal.SIGKILL)
                lines += process.stdout.readlines()
            done = [int(line) for line in lines if line.endswith("\n") and line.strip()]
            acknowledged |= {f"article-{one}" for one in done}
            number += len(done)
            start = time.perf_counter()
            try:
                tables = engine.rows(directory)
            except Exception:
                found["unreadable"] += 1
                continue
            after.append(time.perf_counter() - start)
            wrong = faults(tables, acknowledged)
            for fault in ("lost", "torn"):
                found[fault] += wrong[fault] > 0
        found["twice"] = faults(engine.rows(directory), set())["twice"]
    return {**found, "after": median(after)}


def read_meanwhile(engine: Engine) -> dict[str, Any]:
    """Reads while another process adds: how many, failed, with a torn article."""
    reads = failed = torn = 0
    reasons: Counter[str] = Counter()
    with tables_of_our_own() as directory:
        engine.add(directory, [article(LATER)])
        start = 0.0
        with _process("write", engine.name, directory, 0, ADDED_MEANWHILE) as process:
            assert process.stdin is not None and process.stdout is not None
            process.stdout.readline()
            print(file=process.stdin, flush=True)
            start = time.perf_counter()
            while process.poll() is None:
                reads += 1
                try:
                    torn += faults(engine.rows(directory), set())["torn"] > 0
                except Exception as error:
                    failed += 1
                    reasons[f"{type(error).__name__}: {str(error).splitlines()[0][:60]}"] += 1
            seconds = time.perf_counter() - start
            acknowledged = len(process.stdout.readlines())
    return {
        "reads": reads,
        "failed": failed,
        "torn": torn,
        "added": acknowledged,
        "seconds": seconds,
        "reasons": dict(reasons),
    }


def installed(package: str) -> float:
    """Megabytes of a package and of what it needs that the application does not."""
    with_it = {package, *({"arro3-core", "deprecated", "wrapt"} if package == "deltalake" else ())}
    files = [f for name in with_it for f in _files(name)]
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


def _files(name: str) -> list[Path]:
    try:
        return [Path(str(file.locate())) for file in metadata.distribution(name).files or ()]
    except metadata.PackageNotFoundError:
        return []


def importing(package: str) -> float:
    """Milliseconds to import a package where `lib.store` is imported already."""
    source = (
        "import time, lib.store\nstart = time.perf_counter()\n"
        f"import {package}\nprint(1000 * (time.perf_counter() - start))"
    )
    taken = [
        float(subprocess.check_output([sys.executable, "-c", source], cwd=REPO)) for _ in range(5)
    ]
    return median(taken)


def _table(title: str, unit: str, values: dict[str, float]) -> None:
    """One measure of every engine, with its ratio to ours."""
    for name, value in values.items():
        print(f"{title:<14} {name:<13} {value:>9.1f} {unit:<10} {value / values[OURS.name]:>5.2f}")


def main(articles: int, kills: int, rounds: int) -> None:
    """Measure every engine that is installed and print the figures."""
    engines = [e for e in ENGINES.values() if e.package is None or _files(e.package)]
    singly: Measured = {engine.name: [] for engine in engines}
    batches: Measured = {engine.name: [] for engine in engines}
    for number in range(rounds):
        for engine in engines if number % 2 else engines[::-1]:
            singly[engine.name].append(measured(engine, articles, 1))
            batches[engine.name].append(measured(engine, articles, 100))

    def medians(
        found: dict[str, list[dict[str, Any]]], what: str, scale: float
    ) -> dict[str, float]:
        return {e.name: scale * median(one[what] for one in found[e.name]) for e in engines}

    _table("one by one", "ms each", medians(singly, "adding", 1000 / articles))
    _table("by 100", "ms each", medians(batches, "adding", 1000 / articles))
    _table("read", "ms", medians(singly, "reading", 1000))
    _table("memory", "MB", medians(batches, "memory", 1))
    _table("size", "KB", medians(singly, "size", 1e-3))
    _table("files", "", medians(singly, "files", 1))
    for engine in engines:
        size, files = singly[engine.name][-1]["tidied"]
        print(f"tidied         {engine.name:<13} {size / 1000:>9.1f} KB in {files} files")
    for engine in engines:
        each = median(one["adding"] for one in singly[engine.name]) / articles
        print(f"{kills} kills       {engine.name:<13} {killed(engine, kills, each)}")
    for engine in engines:
        print(f"while adding   {engine.name:<13} {read_meanwhile(engine)}")
    for package in {engine.package for engine in engines if engine.package}:
        print(
            f"import         {package:<13} {importing(package):.0f} ms, {installed(package):.0f} MB"
        )


def large(articles: int, *names: str) -> None:
    """Add many articles, a hundred in each call, and read them back; of all engines or some."""
    found = {
        engine.name: measured(engine, articles, 100)
        for engine in ENGINES.values()
        if engine.name in (names or ENGINES) and (engine.package is None or _files(engine.package))
    }
    for title, unit, what, scale in (
        ("by 100", "ms each", "adding", 1000 / articles),
        ("processor", "ms each", "processor", 1000 / articles),
        ("read", "ms", "reading", 1000),
        ("processor", "ms", "processor reading", 1000),
        ("memory", "MB", "memory", 1),
        ("size", "KB", "size", 1e-3),
    ):
        _table(title, unit, {name: scale * one[what] for name, one in found.items()})


if __name__ == "__main__":
    if sys.argv[1:2] == ["large"]:
        large(int(sys.argv[2]) if len(sys.argv) > 2 else 20_000, *sys.argv[3:])
        sys.exit()
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [1000, 50, 3][len(given) :]))
