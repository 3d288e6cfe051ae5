"""Files of the world's trade -> the dataset: streamed, resumable, in bounded memory.

    1  each file a stretch at a time: checked, sorted, cut by reporter, staged on local disk
    2  each reporter: what was staged of it sorted and written as one file of the dataset
    3  `dataset.json` replaced, the earlier edition removed

A stretch is staged in one step, so an import that was killed goes on where it was. Nothing of
the dataset changes before step 3.
"""

import csv
import hashlib
import io
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout
from tqdm import tqdm

from lib.files.atomic_write import flush_file, flush_folder
from lib.model import DataError
from lib.model.formula import guarded
from lib.world_trade.checking import Stretch, checked
from lib.world_trade.code_files import Codes, codes_of
from lib.world_trade.dataset import (
    FLOWS,
    MANIFEST,
    ORDER,
    PRODUCTS,
    REJECTED,
    ROW_GROUP,
    SCHEMA,
    Input,
    Manifest,
    Part,
)
from lib.world_trade.dataset_place import Place
from lib.world_trade.flow_columns import INDICATORS, BadRow, Flows, joined
from lib.world_trade.sources import Found, Progress, TradeFile, found, stretches
from lib.world_trade.staging import Stage, Staging

TOGETHER = 400_000
"""Rows that are sorted in memory at once; a reporter with more is written a few partners at a
time."""

_AHEAD = 1
"""Stretches that wait to be checked beside those that are, for each thread."""
_NAMED = 20
"""Bad rows that the report names; `rejected.csv` has more of them."""

Key = tuple[int, int]
"""A file and a stretch of it, by number."""

T = TypeVar("T")
U = TypeVar("U")

_WRITING: Mapping[str, Any] = {
    "compression": "zstd",
    "write_statistics": True,
    "write_page_index": True,
    "sorting_columns": [pq.SortingColumn(SCHEMA.get_field_index(name)) for name in ORDER],
}


@dataclass
class Report:
    """What became of every row of the files."""

    manifest: Manifest
    rows: int
    named: list[tuple[str, BadRow]] = field(default_factory=list)
    """The first of the rows that were not taken, each with its file."""
    contradicting: int = 0
    """Of the rows that repeat another, those with another value; the first counts."""
    resumed: int = 0
    """Stretches that an earlier, killed import had read."""

    def lines(self) -> list[str]:
        """The report as people read it."""
        made = self.manifest
        years = f"{made.years[0]}-{made.years[-1]}" if made.years else "no year"
        lines = [f"{made.source} {made.version}".rstrip() + f", {years}"]
        if self.resumed:
            lines.append(f"Parts of files that an earlier import had read: {self.resumed:,}")
        lines += [
            f"Rows read: {self.rows:,}",
            f"Rows passed over: {sum(made.passed.values()):,}",
            *(f"  {count:,} {what}" for what, count in sorted(made.passed.items())),
            f"Rows that repeat another: {made.repeated:,}",
            *self._contradicting(),
            f"Rows not taken: {made.bad:,}",
            *(f"  {file}, line {row.line}: {row.reason}" for file, row in self.named),
        ]
        if more := made.bad - len(self.named):
            lines.append(f"  and {more:,} more, see {REJECTED}")
        lines.append(f"Rows of the dataset: {made.rows:,}, of {len(made.parts):,} reporters")
        if not made.both_sides:
            lines.append("Each flow is in it twice, with its exporter and with its importer.")
        return lines

    def _contradicting(self) -> list[str]:
        if not self.contradicting:
            return []
        return [f"  {self.contradicting:,} with another value; the first of each was taken"]


def import_files(
    named: Sequence[Path], place: Place, work: Path, *, today: date | None = None
) -> Report:
    """Make the dataset at `place` of files and folders; `work` is a local folder for what is
    staged meanwhile, which is empty in the end.

    Files that are no flows, are cut off or of which no row can be read, and places that cannot be
    written raise `DataError`; the earlier dataset is then as it was.
    """
    given = found(named)
    codes = codes_of(given.countries, given.products)
    _expect_room(place)
    with _alone(work):
        staging = Staging(work / "staged", _plan(given))
        reader = _Reading(given.flows, codes, staging)
        reader.run()
        if not any(stage.reporters for stage in reader.stages.values()):
            raise DataError(given.flows[0].name, _nothing(reader))
        edition = max([0, *(int(name) for name in place.folders() if name.isdecimal())]) + 1
        made = _write(place, f"{edition:06}", reader, codes)
        manifest = _described(edition, given, codes, reader, made, today or date.today())
        place.write(f"{manifest.folder}/{REJECTED}", _rejected(given.flows, reader.stages))
        place.write(MANIFEST, manifest.encoded())
        for name in place.folders():
            if name.isdecimal() and name != manifest.folder:
                place.remove(name)
        staging.remove()
    named_rows = [
        (given.flows[file].name, row)
        for (file, _), stage in reader.stages.items()
        for row in stage.named
    ]
    contradicting = _once(given, sum(written.contradicting for written in made))
    return Report(manifest, reader.rows, named_rows[:_NAMED], contradicting, reader.resumed)


def _expect_room(place: Place) -> None:
    """Whether a dataset may be put there: a folder of something else, and a place that cannot be
    reached, raise `DataError` before the work."""
    found = place.folders()
    folder = place.folder
    if folder is None or not folder.exists() or (folder / MANIFEST).exists():
        return
    if not folder.is_dir():
        raise DataError(place.address, "it is not a folder")
    files = [one.name for one in folder.iterdir() if not one.is_dir()]
    if strange := [name for name in (*files, *found) if not _is_ours(name)]:
        rule = f"it is no dataset and not empty, it has {min(strange)!r}; name another folder"
        raise DataError(place.address, rule)


def _is_ours(name: str) -> bool:
    return name.isdecimal() or name.startswith(".")


def _plan(given: Found) -> Any:
    codes = [path for path in (given.countries, given.products) if path]
    return [
        1,
        [one.signature() for one in given.flows],
        [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in codes],
    ]


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """One import at a time in a folder."""
    try:
        work.mkdir(parents=True, exist_ok=True)
        with FileLock(work / "lock", timeout=0):
            yield
    except Timeout:
        raise DataError(work, "another import is under way") from None
    except OSError as error:
        raise DataError(work, f"it cannot be written ({error.strerror or error})") from None


class _Reading:
    """The first step: every file staged."""

    def __init__(self, files: Sequence[TradeFile], codes: Codes, staging: Staging) -> None:
        self._files = files
        self._codes = codes
        self.staging = staging
        self.stages: dict[Key, Stage] = {}
        self.inputs: list[Input] = []
        self.resumed = 0

    @property
    def rows(self) -> int:
        return sum(stage.rows for stage in self.stages.values())

    def run(self) -> None:
        """Read all, as many stretches at once as there are cores."""
        with _bar(sum(one.size for one in self._files), "Reading", "B") as bar:
            for file, trade_file in enumerate(self._files):
                progress, before = Progress(), 0
                for key, stage in _in_order(self._stage, self._stretches(file, progress)):
                    self.stages[key] = stage
                    bar.update(progress.bytes - before)
                    before = progress.bytes
                rows = sum(stage.rows for (of, _), stage in self.stages.items() if of == file)
                self.inputs.append(
                    Input(trade_file.name, progress.bytes, progress.sha256.hexdigest(), rows)
                )

    def _stretches(self, file: int, progress: Progress) -> Iterator[tuple[Key, Stretch]]:
        for number, stretch in enumerate(stretches(self._files[file], progress)):
            yield (file, number), stretch

    def _stage(self, task: tuple[Key, Stretch]) -> tuple[Key, Stage]:
        key, stretch = task
        known = self.staging.staged(*key)
        if known is not None:
            self.resumed += 1
            return key, known
        file = self._files[key[0]]
        rows = checked(stretch, file.head, file.form, self._codes)
        flows = rows.flows.mirrored() if file.form.gives_both_sides_once else rows.flows
        return key, self.staging.stage(*key, rows, flows.sorted())


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written of a reporter."""

    part: Part
    repeated: int
    contradicting: int


def _write(place: Place, folder: str, reader: _Reading, codes: Codes) -> list[_Written]:
    """The second step: a file a reporter."""
    counts: Counter[int] = Counter()
    for stage in reader.stages.values():
        counts.update(stage.reporters)
    with _bar(sum(counts.values()), "Sorting", " rows") as bar:
        made = []
        for written in _in_order(
            lambda one: _write_reporter(place, folder, one, counts[one], reader, codes),
            sorted(counts),
        ):
            made.append(written)
            bar.update(written.part.rows + written.repeated)
    if codes.products:
        place.write(f"{folder}/{PRODUCTS}", _product_table(codes))
    place.flush_names(f"{folder}/{FLOWS}", folder, "")
    return made


def _write_reporter(
    place: Place, folder: str, reporter: int, count: int, reader: _Reading, codes: Codes
) -> _Written:
    name = f"{FLOWS}/reporter={codes.listed[reporter]}/part-0.parquet"
    path = place.inside(folder, name)
    repeated = contradicting = rows = 0
    try:
        if place.folder is not None:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        with place.files.open_output_stream(path) as stream:
            sink = _Digested(stream)
            with pq.ParquetWriter(sink, SCHEMA, **_WRITING) as writer:
                for table in _row_groups(_sorted_flows(reporter, count, reader), codes):
                    if table.rows.num_rows:
                        writer.write_table(table.rows, row_group_size=ROW_GROUP)
                    rows, repeated = rows + table.rows.num_rows, repeated + table.repeated
                    contradicting += table.contradicting
        if place.folder is not None:
            flush_file(Path(path))
            flush_folder(Path(path).parent)
    except OSError as error:
        raise place.unreachable(error) from None
    part = Part(codes.listed[reporter], name, rows, sink.bytes, sink.sha256.hexdigest())
    return _Written(part, repeated, contradicting)


class _Digested(io.RawIOBase):
    """A stream that knows what was written to it; whoever opened that closes it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.bytes = 0
        self.sha256 = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._stream.write(content)
        self.sha256.update(content)
        self.bytes += len(content)
        return len(content)


def _sorted_flows(reporter: int, count: int, reader: _Reading) -> Iterator[Flows]:
    """The rows of a reporter in their order, as many as may be in memory at once."""
    staged = partial(reader.staging.flows_of, reporter, reader.stages)
    if count <= TOGETHER:
        yield joined(list(staged())).sorted()
        return
    by_partner: Counter[int] = Counter()
    for flows in staged():
        found_here, counts = np.unique(flows.partner, return_counts=True)
        by_partner.update(dict(zip(found_here.tolist(), counts.tolist(), strict=True)))
    for partners in _ranges(by_partner):
        yield joined(list(staged(partners))).sorted()


def _ranges(by_partner: Mapping[int, int]) -> Iterator[range]:
    """Partners that follow each other, as many as may be in memory at once; at least one."""
    first, together = 0, 0
    for partner in sorted(by_partner):
        if together and together + by_partner[partner] > TOGETHER:
            yield range(first, partner)
            first, together = partner, 0
        together += by_partner[partner]
    yield range(first, max(by_partner) + 1)


@dataclass(frozen=True, slots=True)
class _RowGroup:
    rows: Any
    repeated: int = 0
    contradicting: int = 0


def _row_groups(sorted_flows: Iterable[Flows], codes: Codes) -> Iterator[_RowGroup]:
    """Tables of exactly so many rows, but for the last; of rows of one key the first alone."""
    rest: Flows | None = None
    for flows in sorted_flows:
        keys = flows.keys()
        first = np.ones(len(keys), bool)
        first[1:] = keys[1:] != keys[:-1]
        repeated = int((~first).sum())
        kept = flows.taken(first) if repeated else flows
        if repeated:
            of = np.cumsum(first) - 1  # of each row the one that is kept
            other = int((flows.value != kept.value[of]).sum())
            yield _RowGroup(SCHEMA.empty_table(), repeated, other)
        rest = joined([rest, kept]) if rest is not None else kept
        whole = len(rest) // ROW_GROUP * ROW_GROUP
        for start in range(0, whole, ROW_GROUP):
            yield _RowGroup(_table(rest.taken(slice(start, start + ROW_GROUP)), codes))
        rest = rest.taken(slice(whole, None))
    if rest is not None and len(rest):
        yield _RowGroup(_table(rest, codes))


def _table(flows: Flows, codes: Codes) -> Any:
    """Rows with their codes as texts."""
    areas = pa.array(codes.listed)
    quantity = pa.array(flows.quantity, mask=np.isnan(flows.quantity))
    digits = np.unique(flows.product, return_inverse=True)
    products = pa.array([f"{code:06}" for code in digits[0].tolist()])
    return pa.table(
        [
            areas.take(pa.array(flows.partner)),
            pa.array(flows.year),
            products.take(pa.array(digits[1])),
            pa.array(INDICATORS).take(pa.array(flows.flow)),
            pa.array(flows.value),
            quantity,
        ],
        schema=SCHEMA,
    )


def _product_table(codes: Codes) -> bytes:
    sink = io.BytesIO()
    listed = sorted(codes.products.items())
    table = pa.table(
        {"product": [code for code, _ in listed], "name": [name for _, name in listed]}
    )
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _described(
    edition: int,
    given: Found,
    codes: Codes,
    reader: _Reading,
    made: Sequence[_Written],
    today: date,
) -> Manifest:
    years: set[int] = set()
    passed: Counter[str] = Counter()
    for stage in reader.stages.values():
        years.update(stage.years)
        passed.update(stage.passed)
    form = given.flows[0].form
    repeated = sum(written.repeated for written in made)
    return Manifest(
        edition=edition,
        source=form.name,
        version=next((one.release for one in given.flows if one.release), ""),
        imported=today.isoformat(),
        years=tuple(sorted(years)),
        rows=sum(written.part.rows for written in made),
        bad=sum(stage.bad for stage in reader.stages.values()),
        repeated=_once(given, repeated),
        passed=dict(sorted(passed.items())),
        inputs=tuple(reader.inputs),
        parts=tuple(written.part for written in made),
        area_names=dict(codes.area_names),
    )


def _once(given: Found, rows: int) -> int:
    """So many rows of the files as rows of the dataset, which may have each twice."""
    return rows // 2 if given.flows[0].form.gives_both_sides_once else rows


def _rejected(files: Sequence[TradeFile], stages: Mapping[Key, Stage]) -> bytes:
    """The bad rows as a file."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["file", "line", "reason", "row"])
    for (file, _), stage in stages.items():
        rows.writerows(
            [files[file].name, row.line, row.reason, guarded(row.text)] for row in stage.named
        )
    return text.getvalue().encode()


def _nothing(reader: _Reading) -> str:
    first = next((row for stage in reader.stages.values() for row in stage.named), None)
    if first is None:
        return "it has no row that is a flow of one product between two areas"
    return f"none of its rows can be taken; line {first.line}: {first.reason}"


def _in_order(do: Callable[[T], U], tasks: Iterable[T]) -> Iterator[U]:
    """What `do` makes of each task, in order; as many at once as there are cores."""
    cores = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    source, waiting = iter(tasks), deque[Future[U]]()
    with ThreadPoolExecutor(cores, thread_name_prefix="import") as pool:
        try:
            waiting.extend(pool.submit(do, task) for task in islice(source, cores + _AHEAD))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(do, task) for task in islice(source, 1))
        finally:
            for future in waiting:
                future.cancel()


def _bar(total: int, name: str, unit: str) -> "tqdm[None]":
    """How far it is, how fast and how long it takes, where somebody looks on."""
    return tqdm(total=total, desc=name, unit=unit, unit_scale=True, disable=None)
