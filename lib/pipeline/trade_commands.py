"""The world's trade by product: files imported, questions asked from the command line."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from lib.dashboard.queries import world_goods
from lib.model import DataError
from lib.model.world_trade import Value
from lib.world_trade.dataset_place import place_at
from lib.world_trade.importing import Report, import_files
from lib.world_trade.opened import PLACE, address, world_trade

_WORK = "world_trade.importing"
"""The folder of the data folder in which an import keeps what is not finished."""

_PARAMETER = re.compile(r":([a-z_]\w*)")
_TYPES: Mapping[str, Callable[[str], Value]] = {
    **dict.fromkeys(("year", "base_year", "first_year", "last_year", "digits", "count"), int),
    **dict.fromkeys(("blocks", "partners"), lambda text: text.split(",")),
}
"""Parameters that are not one text."""


def import_trade(data: Path, named: Sequence[Path], to: str | None) -> Report:
    """Make the dataset of files and folders, where `to` says, or else the settings do."""
    return import_files(named, place_at(to or address(data)), data / _WORK)


def ask_trade(data: Path, name: str, given: Sequence[str]) -> Iterator[str]:
    """The answer to a question as CSV, some lines at a time.

    A question or a parameter that is not there raises `DataError`, and so does a missing dataset.
    """
    text = _question(name)
    parameters = dict(_parameter(name, one) for one in given)
    dataset = world_trade(data)
    if dataset is None:
        rule = f"there is no dataset; make one with `multivector trade import`, or set {PLACE}"
        raise DataError(address(data), rule)
    for number, batch in enumerate(dataset.stream(text, parameters)):
        written = io.StringIO()
        rows = csv.writer(written, lineterminator="\n")
        if not number:
            rows.writerow(batch.schema.names)
        rows.writerows(zip(*(column.to_pylist() for column in batch.columns), strict=True))
        yield written.getvalue()


def questions() -> str:
    """Every question with what a row of its answer is, and its parameters."""
    lines = []
    for path in sorted(_folder().iterdir(), key=lambda one: one.name):
        text = path.read_text("utf-8")
        said = [line.removeprefix("--").strip() for line in text.splitlines() if line[:2] == "--"]
        names = dict.fromkeys(_PARAMETER.findall(text))
        lines += [
            path.name.removesuffix(".sql") + "".join(f" {one}=..." for one in names),
            *(f"    {line}" for line in said),
        ]
    return "\n".join(lines)


def _folder() -> Traversable:
    return files("lib.dashboard.queries").joinpath("sql")


def _question(name: str) -> str:
    known = sorted(path.name.removesuffix(".sql") for path in _folder().iterdir())
    if name not in known:
        raise DataError("question", f"{name[:60]!r} is not one of {', '.join(known)}")
    return world_goods.question(name)


def _parameter(question: str, given: str) -> tuple[str, Value]:
    name, sign, value = given.partition("=")
    if not sign:
        raise DataError(f"question {question}", f"{given[:60]!r} is not name=value")
    try:
        return name, _TYPES.get(name, str)(value)
    except ValueError:
        raise DataError(f"question {question}", f"{name} {value[:60]!r} is no number") from None
