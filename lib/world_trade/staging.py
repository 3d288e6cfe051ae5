"""Checked rows on local disk until all are there: cut by reporter, so that each can be sorted.

A stretch of a file is one pair of files here, written in one step: an import that was killed goes
on behind the last of them. Rows are numbers (`lib.world_trade.flow_columns`), a record batch is a
reporter.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from lib.world_trade.flow_columns import BadRow, Checked, Flows

_SCHEMA = pa.schema(
    [
        ("partner", pa.int16()),
        ("year", pa.int16()),
        ("product", pa.int32()),
        ("flow", pa.int8()),
        ("value", pa.float64()),
        ("quantity", pa.float64()),
    ]
)
_BAD_KEPT = 1_000
"""Bad rows of a stretch that are kept to be named; all are counted."""

_PLAN = "plan.json"


@dataclass(frozen=True, slots=True)
class Stage:
    """What was staged of one stretch: the rows by reporter, those that were bad, passed over."""

    rows: int
    reporters: Mapping[int, int]
    """How many flows of each reporter, by its place in the list of codes; in the order of the
    batches."""
    years: Mapping[int, int]
    """How many of each year."""
    bad: int
    named: tuple[BadRow, ...]
    """The first of the bad rows."""
    passed: Mapping[str, int]


class Staging:
    """A folder of staged stretches of one import; another import's is thrown away.

    `plan` is what the import is made of: files with sizes and times, codes. Several threads may
    stage at once, each another stretch.
    """

    def __init__(self, folder: Path, plan: Any) -> None:
        self._folder = folder
        spelled = json.dumps(plan, sort_keys=True)
        known = folder / _PLAN
        if not known.is_file() or known.read_text("utf-8") != spelled:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            _put(known, spelled.encode())

    def staged(self, file: int, number: int) -> Stage | None:
        """What is there of the stretch `number` of a file; None where it is to be read."""
        path = self._path(file, number, "json")
        if not path.is_file():
            return None
        entry = json.loads(path.read_text("utf-8"))
        return Stage(
            rows=entry["rows"],
            reporters={int(key): count for key, count in entry["reporters"].items()},
            years={int(key): count for key, count in entry["years"].items()},
            bad=entry["bad"],
            named=tuple(BadRow(*row) for row in entry["named"]),
            passed=entry["passed"],
        )

    def stage(self, file: int, number: int, checked: Checked, flows: Flows) -> Stage:
        """Keep `flows`, which are those that were checked, sorted and, where a flow counts for
        both sides, with their mirror."""
        reporters, starts, counts = np.unique(flows.reporter, return_index=True, return_counts=True)
        years = np.unique(flows.year, return_counts=True)
        path = self._path(file, number, "arrow")
        temporary = path.with_suffix(".tmp")
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with (
            pa.OSFile(str(temporary), "wb") as sink,
            pa.ipc.new_file(sink, _SCHEMA, options=options) as writer,
        ):
            for start, count in zip(starts, counts, strict=True):
                part = flows.taken(slice(start, start + count))
                columns = [pa.array(column) for column in part.columns()[1:]]
                writer.write_batch(pa.record_batch(columns, schema=_SCHEMA))
        os.replace(temporary, path)
        stage = Stage(
            checked.rows,
            dict(zip(reporters.tolist(), counts.tolist(), strict=True)),
            dict(zip(years[0].tolist(), years[1].tolist(), strict=True)),
            len(checked.bad),
            tuple(checked.bad[:_BAD_KEPT]),
            checked.passed,
        )
        content = {
            "rows": stage.rows,
            "reporters": stage.reporters,
            "years": stage.years,
            "bad": stage.bad,
            "named": stage.named,
            "passed": stage.passed,
        }
        _put(self._path(file, number, "json"), json.dumps(content).encode())
        return stage

    def flows_of(
        self, reporter: int, stages: Mapping[tuple[int, int], Stage], partners: range | None = None
    ) -> Iterator[Flows]:
        """The rows of a reporter, a stretch after the other; with `partners` only of these."""
        for (file, number), stage in stages.items():
            if reporter not in stage.reporters:
                continue
            batch = list(stage.reporters).index(reporter)
            with pa.memory_map(str(self._path(file, number, "arrow"))) as source:
                read = pa.ipc.open_file(source).get_batch(batch)
                columns = [column.to_numpy(zero_copy_only=False) for column in read.columns]
                which = slice(None)
                if partners is not None:
                    which = slice(*np.searchsorted(columns[0], [partners.start, partners.stop]))
                # copies: the file is closed, and a slice would keep the whole batch
                kept = [column[which].copy() for column in columns]
            yield Flows(np.full(len(kept[0]), reporter, np.int16), *kept)

    def remove(self) -> None:
        """Throw everything away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, file: int, number: int, ending: str) -> Path:
        return self._folder / f"{file:04}-{number:06}.{ending}"


def _put(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".new")
    temporary.write_bytes(content)
    os.replace(temporary, path)
