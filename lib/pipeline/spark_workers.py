"""Tasks read by the workers of a Spark, reached over Spark Connect: their results in order.

Texts go to the workers from here, some tasks at a time, and not by Spark from a shared path: so
folders, CSV and lines of JSON are read there as well as Parquet, and in the same order as here.
The code goes with them, as a zip of this library, and what comes back are parcels, which the
one process that writes adds as it adds any other. Spark tries a task again where a worker was
killed; that nothing is there twice is the store's doing.
"""

import os
import pickle
import re
import socket
import sys
import warnings
import zipfile
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from lib.model import DataError
from lib.pipeline.pieces import Piece
from lib.pipeline.pool import Done
from lib.pipeline.texts import Defaults, Ready, known_rows
from lib.reader.documents.limits import UPLOAD_BYTES
from lib.store import parcel_of

_PORT = 15002
_SECONDS_TO_ANSWER = 10
_TRIES = 5
"""About twenty seconds: longer than a server is too busy to answer."""

_NEEDED = ("pyarrow", "resiliparse", "pypdfium2")
"""What the reader needs beside this library."""

_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
_A_WORKER, _TOGETHER = 4, 32
"""Tasks of one job: so many for each worker, and in all. A job takes a tenth of a second beside
what its tasks take."""

_KILLED = ("exited unexpectedly", "ExecutorLostFailure", "crashed")
"""What Spark says of a worker that was killed."""

_DETAILS = re.compile(r'details = "([^"\n]+)')
"""What an error of the connection says in words."""

_NOT_SHIPPED = {"__pycache__", "dashboard"}


class _JobFailedError(Exception):
    """A worker was killed, as often as Spark tries."""


@dataclass(frozen=True, slots=True)
class _Spark:
    """A session, and how many tasks its workers read side by side."""

    address: str
    session: Any
    workers: int

    def run(
        self, directory: Path, defaults: Defaults, tasks: Sequence[Sequence[Piece]]
    ) -> list[Ready]:
        """What comes of tasks, read in one job. Rows that `directory` has are not sent."""
        known = [known_rows(directory, task) for task in tasks]
        rows = []
        for number, (task, places) in enumerate(zip(tasks, known, strict=True)):
            unread = [piece for piece, there in zip(task, places, strict=True) if there is None]
            if unread:
                rows.append((number, pickle.dumps(_opened(unread))))
        read = self._read(defaults, rows) if rows else {}
        nothing = Ready((), (), parcel_of(()))
        return [read.get(n, nothing).among(places) for n, places in enumerate(known)]

    def _read(self, defaults: Defaults, rows: list[tuple[int, bytes]]) -> dict[int, Ready]:
        sent = self.session.createDataFrame(rows, "number long, task binary")
        read = sent.mapInArrow(_reading(pickle.dumps(defaults)), "number long, ready binary")
        with _failing(self.address):
            return {row["number"]: pickle.loads(row["ready"]) for row in read.toLocalIterator()}


def on_spark(
    address: str, directory: Path, defaults: Defaults, tasks: Iterable[Sequence[Piece]]
) -> Generator[Done[Piece, Ready], None, None]:
    """Each task with what came of it, read by the Spark at an address, ``sc://host:15002``; one
    that kills who reads it comes piece by piece.

    `DataError` says what keeps that Spark from reading.
    """
    with _connected(address) as spark, ThreadPoolExecutor(_jobs(spark.workers)) as pool:
        run = partial(spark.run, directory, defaults)
        source, waiting = iter(tasks), deque[tuple[list[Sequence[Piece]], Future[list[Ready]]]]()
        try:
            while True:
                while len(waiting) < _jobs(spark.workers) and (
                    together := list(islice(source, _tasks_of_a_job(spark.workers)))
                ):
                    waiting.append((together, pool.submit(run, together)))
                if not waiting:
                    return
                together, job = waiting.popleft()
                try:
                    yield from zip(together, job.result(), strict=True)
                except _JobFailedError:
                    for task in together:
                        yield from _again(run, task)
        finally:
            for _, job in waiting:
                job.cancel()


def _again(
    run: Callable[[Sequence[Sequence[Piece]]], list[Ready]], task: Sequence[Piece]
) -> Iterator[Done[Piece, Ready]]:
    """A task of a job that failed, alone, and if need be its pieces one by one."""
    try:
        yield task, run([task])[0]
        return
    except _JobFailedError:
        pass
    for piece in task:
        try:
            yield [piece], run([[piece]])[0]
        except _JobFailedError:
            yield [piece], None


def _tasks_of_a_job(workers: int) -> int:
    return min(_TOGETHER, _A_WORKER * workers)


def _jobs(workers: int) -> int:
    """Jobs at a time: one that ends, and enough for every worker to have two tasks to read."""
    return 1 + -(-2 * workers // _tasks_of_a_job(workers))


def _opened(task: Sequence[Piece]) -> list[Piece]:
    """The pieces with the bytes of their documents, which are no files there."""
    return [_with_content(piece) if piece.path else piece for piece in task]


def _with_content(piece: Piece) -> Piece:
    assert piece.path is not None
    try:
        with open(piece.path, "rb") as file:
            return replace(piece, content=file.read(UPLOAD_BYTES + 1))
    except OSError as error:
        return replace(piece, path=None, fault=f"it cannot be read ({error.strerror})")


def _reading(defaults: bytes) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function that is sent to the workers: pickled tasks to what came of them."""

    def read(batches: Iterator[Any]) -> Iterator[Any]:
        import pickle

        from lib.pipeline.texts import ready

        given = pickle.loads(defaults)
        for batch in batches:
            for row in batch.to_pylist():
                done = pickle.dumps(ready(None, given, pickle.loads(row["task"])))
                yield type(batch).from_pydict({"number": [row["number"]], "ready": [done]})

    return read


def _lacking() -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function that is sent first: what of the packages that are needed a worker lacks."""
    needed = (*_NEEDED, "lib.pipeline.texts")

    def look(batches: Iterator[Any]) -> Iterator[Any]:
        import importlib

        for batch in batches:
            missing = []
            for name in needed:
                try:
                    importlib.import_module(name)
                except ImportError as error:
                    missing.append(error.name or name)
            yield type(batch).from_pydict({"missing": [" ".join(missing)]})

    return look


@contextmanager
def _connected(address: str) -> Iterator[_Spark]:
    _expect_answer(address)
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of versions of pandas, and of each try: one error says it
        session = _session(address)
        try:
            with _failing(address), TemporaryDirectory() as place:
                session.addArtifacts(str(_zipped(Path(place))), pyfile=True)
                yield _Spark(address, session, _expect_packages(address, session))
        finally:
            with suppress(Exception):
                session.stop()


def _session(address: str) -> Any:
    try:
        from pyspark.sql import SparkSession
        from pyspark.sql.connect.client.retries import DefaultPolicy
    except ImportError:
        rule = "it needs pyspark-client, which is not installed: pip install -e '.[spark]'"
        raise DataError("--engine", rule) from None
    with _failing(address):
        session = SparkSession.builder.remote(address).create()
        session.client.set_retry_policies([DefaultPolicy(max_retries=_TRIES)])
        return session


def _expect_answer(address: str) -> None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host, port = None, _PORT
    if not address.startswith("sc://") or not host:
        raise DataError("--engine", f"{address!r} is not an address like sc://host:{_PORT}")
    try:
        socket.create_connection((host, port), _SECONDS_TO_ANSWER).close()
    except OSError as error:
        raise DataError(address, f"no Spark answers there ({error.strerror or error})") from None


def _expect_packages(address: str, session: Any) -> int:
    """How many workers there are; `DataError` where one lacks a package."""
    said = session.range(10_000).mapInArrow(_lacking(), "missing string").collect()
    if lacks := sorted({name for row in said for name in row["missing"].split()}):
        rule = f"its workers lack {', '.join(lacks)}: install them there ({_PYTHON})"
        raise DataError(address, rule)
    return len(said)


@contextmanager
def _failing(address: str) -> Iterator[None]:
    """What goes wrong over there, in a sentence."""
    try:
        yield
    except (DataError, _JobFailedError, GeneratorExit, KeyboardInterrupt):
        raise
    except Exception as error:
        said = str(error)
        if any(words in said for words in _KILLED):
            raise _JobFailedError from None
        if "PYTHON_VERSION_MISMATCH" in said:
            rule = f"its workers run another Python than {_PYTHON}, which reads here"
            raise DataError(address, rule) from None
        details = _DETAILS.search(said)
        first = details[1] if details else next(iter(said.strip().splitlines()), "")
        rule = f"Spark failed, what was added until then is there ({first[:200].strip()})"
        raise DataError(address, rule) from None


def _zipped(folder: Path) -> Path:
    """The library in a zip, as the workers import it."""
    house = Path(__file__).resolve().parents[2]
    path = folder / "multivector.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for source in sorted((house / "lib").rglob("*")):
            if source.is_file() and _NOT_SHIPPED.isdisjoint(source.relative_to(house).parts):
                file.write(source, source.relative_to(house))
    return path
