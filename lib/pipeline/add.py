"""A folder of articles -> the tables, and a report of what became of each file.

What was added is known by its text, so a batch that was killed is simply run again: what is
there is passed over unread, and what was not acknowledged is read. The rows come out the same
as those of a batch that nobody killed, since articles are told apart in one order.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tqdm import tqdm

from lib.model import Receipt
from lib.pipeline.pieces import (
    KINDS,
    Piece,
    expect_there,
    files,
    is_read,
    pieces,
    shown,
    size_of,
)
from lib.pipeline.pool import cores, in_order
from lib.pipeline.texts import Counts, Defaults, Ready, ready
from lib.store import add, add_parcels, left_out, parcel_of

_PIECES, _BYTES = 64, 500_000
"""A task is at most so much: seconds of reading, lost when a batch is killed."""

_NAMED = 1000
"""So many files the report names one by one; it must not outgrow memory with the folder."""

_SECONDS = 2.0
"""So long articles that were read wait for others, to be added in one step: writing them to disk
and making it certain that they are there takes a thirtieth of a second, for one as for all."""

_ARTICLES, _BYTES_WAITING = 4096, 64_000_000
"""At most so many wait."""

_NO_ENTRY = "the folder cannot be looked into"
_LINK = "it is a link to a folder, which is not followed; name that folder itself"
_KILLED = "the process reading it was killed"


@dataclass
class Report:
    """What became of the pieces so far. It is added to as a batch goes on."""

    counts: Counter[str] = field(default_factory=Counter)
    """Pieces by what became of them; figures, ties and rejections of what was added."""
    there: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    doubted: list[str] = field(default_factory=list)
    left_out: Sequence[str] = ()
    """What was added, by this batch or earlier, and is in no table."""

    def lines(self) -> list[str]:
        """The report as people read it."""
        count = self.counts
        return [
            f"Articles read: {count['added'] + count['there']}",
            f"Articles added: {count['added']}",
            f"Articles already there: {count['there']}",
            *_named(self.there, count["there"]),
            f"Skipped: {count['skipped']}",
            *_named(self.skipped, count["skipped"]),
            *([f"Read with a note: {count['doubted']}"] if count["doubted"] else []),
            *_named(self.doubted, count["doubted"]),
            f"Files of other kinds, passed over: {count['other']}",
            f"Figures added: {count['figures']}",
            f"Ties added: {count['ties']}",
            f"Numbers rejected: {count['rejections']}",
            *(f"Added, and in no table: {one}; see `multivector check`" for one in self.left_out),
        ]

    def take(self, piece: Piece, counts: Counts | None, receipt: Receipt) -> None:
        """Note an article that was added, or where it was already."""
        if counts is None or not receipt.added:
            self.counts["there"] += 1
            _note(self.there, f"{piece.place}: {receipt.source_id}")
            return
        self.counts["added"] += 1
        self.counts.update(counts._asdict())

    def note(self, piece: Piece, notes: Sequence[str]) -> None:
        """Note what is to be known of how a piece was read."""
        self.counts["doubted"] += 1
        _note(self.doubted, f"{piece.place}: {' '.join(notes)}")

    def skip(self, piece: Piece, reason: str) -> None:
        """Note a piece that is no article."""
        self.counts["skipped"] += 1
        _note(self.skipped, f"{piece.place}: {reason}")


def add_articles(
    directory: Path,
    named: Sequence[Path],
    defaults: Defaults,
    processes: int | None = None,
    engine: str | None = None,
) -> Report:
    """Add every article in the files and folders to the tables in `directory`.

    They are read by so many processes, by default one a core, or by the workers of a Spark
    (`engine`, its address). One article that cannot be read is skipped; tables that cannot be
    written end the batch with `DataError`, and what was added until then is there.
    """
    report = Report()
    for path in named:
        expect_there(path)
    add(directory, ())  # whether there may be anything added at all, before the work
    tasks = _tasks(_found(named, report))
    if engine:
        from lib.pipeline.spark_workers import on_spark

        done = on_spark(engine, directory, defaults, tasks)
    else:
        done = in_order(partial(ready, directory, defaults), tasks, processes or cores())
    with _progress(named) as bar, closing(done):
        for together in _waiting(done, bar):
            _write(directory, together, report)
            there = report.counts["added"] + report.counts["there"]
            bar.set_postfix_str(f"{there} articles", refresh=False)
    report.left_out = [str(one) for one in left_out(directory)]
    return report


def _waiting(
    done: Iterable[tuple[Sequence[Piece], Ready | None]], bar: "tqdm[None]"
) -> Iterator[list[tuple[Sequence[Piece], Ready]]]:
    """Tasks that were read, put together until it is worth while to write them."""
    held: list[tuple[Sequence[Piece], Ready]] = []
    written = -_SECONDS
    for task, result in done:
        held.append((task, result or Ready((_KILLED,), ((),), parcel_of(()))))
        bar.update(round(sum(piece.weight for piece in task)))
        articles = sum(len(one.parcel.entries) for _, one in held)
        if (
            time.monotonic() - written >= _SECONDS
            or articles >= _ARTICLES
            or sum(one.parcel.bytes for _, one in held) >= _BYTES_WAITING
        ):
            yield held
            held, written = [], time.monotonic()
    if held:
        yield held


def _write(
    directory: Path, together: Sequence[tuple[Sequence[Piece], Ready]], report: Report
) -> None:
    """Add what was read of some tasks, and note what became of each piece."""
    parcels = [read.parcel for _, read in together if read.parcel.entries]
    receipts = iter(add_parcels(directory, parcels) if parcels else ())
    for task, read in together:
        for piece, outcome, notes in zip(task, read.outcomes, read.notes, strict=True):
            if isinstance(outcome, Counts):
                report.take(piece, outcome, next(receipts))
            elif isinstance(outcome, Receipt):
                report.take(piece, None, outcome)
            else:
                report.skip(piece, outcome)
            if notes:
                report.note(piece, notes)


def _found(named: Sequence[Path], report: Report) -> Iterator[Piece]:
    meant = set(named)
    for path in files(named):
        if path.is_dir():
            report.skip(Piece(shown(path), 0), _LINK if path.is_symlink() else _NO_ENTRY)
        elif is_read(path):
            yield from pieces(path)
        elif path in meant:
            report.skip(Piece(shown(path), 0), f"its name ends in none of {', '.join(KINDS)}")
        else:
            report.counts["other"] += 1


def _tasks(found: Iterable[Piece]) -> Iterator[list[Piece]]:
    held: list[Piece] = []
    for piece in found:
        held.append(piece)
        if len(held) == _PIECES or sum(one.weight for one in held) >= _BYTES:
            yield held
            held = []
    if held:
        yield held


def _progress(named: Sequence[Path]) -> "tqdm[None]":
    """Bytes read of all bytes, where somebody looks on: the rows of a table are not known."""
    total = None
    if sys.stderr.isatty():
        total = sum(size_of(path) for path in files(named) if is_read(path))
    return tqdm(total=total, unit="B", unit_scale=True, disable=None, file=sys.stderr)


def _note(lines: list[str], line: str) -> None:
    if len(lines) < _NAMED:
        lines.append(line)


def _named(lines: Sequence[str], count: int) -> list[str]:
    more = [f"  and {count - len(lines)} more"] if count > len(lines) else []
    return [*(f"  {line}" for line in lines), *more]
