"""Rows that come in batches as the lines of a CSV file, a batch at a time: the file is never whole
in memory."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from lib.dashboard.exports.cells import cell_text


def csv_of_batches(
    batches: Iterable[Any], columns: Mapping[str, str], same: Mapping[str, str | None]
) -> Iterator[bytes]:
    """A header, then the lines of each batch of Arrow, in the form of `csv_bytes`.

    `columns` are those of the batches with their names in the file; `same` is what every line
    ends with.
    """
    yield _lines([[*columns.values(), *same]])
    ending = tuple(cell_text(cell) for cell in same.values())
    texts: dict[Any, str] = {}
    for batch in batches:
        cells = [[_text(cell, texts) for cell in batch[name].to_pylist()] for name in columns]
        yield _lines((*row, *ending) for row in zip(*cells, strict=True))


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\r\n").writerows(rows)
    return sink.getvalue().encode()


def _text(cell: Any, texts: dict[Any, str]) -> str:
    """A cell as `cell_text` has it. Texts are few codes, and numbers many: those are not kept."""
    if isinstance(cell, float):
        if cell.is_integer():
            return str(int(cell))
        written = repr(cell)
        return f"{Decimal(written):f}" if "e" in written else written
    if not isinstance(cell, str):
        return cell_text(cell)
    found = texts.get(cell)
    if found is None:
        found = texts[cell] = cell_text(cell)
    return found
