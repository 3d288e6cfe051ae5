"""The world's trade by product: files imported, questions asked from the command line."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from lib.dashboard.queries import world_goods
from lib.model import DataError
from lib.model.world_trade import Value, WorldTrade
from lib.world_trade.dataset_place import place_at
from lib.world_trade.importing import Report, import_files
from lib.world_trade.opened import PLACE, address, world_trade

_WORK = "world_trade.importing"
"""The folder of the data folder in which an import keeps what is not finished."""

_PARAMETER = re.compile(r":([a-z_]\w*)")
_YEARS = ("year", "base_year", "first_year", "last_year")
_AREAS = ("reporter", "partner", "partners", "block", "blocks")
_ONE_OF: Mapping[str, tuple[Value, ...]] = {
    "digits": (2, 4, 6),
    **dict.fromkeys(("indicator", "mirror"), ("exports", "imports")),
}
_GOODS = ("first", "last")
_GOOD = re.compile(r"\d{1,6}")
_TYPES: Mapping[str, Callable[[str], Value]] = {
    **dict.fromkeys((*_YEARS, "digits", "count"), int),
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
    parameters: dict[str, Value] = {}
    for one in given:
        key, value = _parameter(name, one)
        if key in parameters:
            raise DataError(f"question {name}", f"{key} is given twice")
        parameters[key] = value
    dataset = world_trade(data)
    if dataset is None:
        rule = f"there is no dataset; make one with `multivector trade import`, or set {PLACE}"
        raise DataError(address(data), rule)
    _check(name, parameters, dataset)
    for number, batch in enumerate(dataset.stream(text, parameters)):
        written = io.StringIO()
        rows = csv.writer(written, lineterminator="\n")
        if not number:
            rows.writerow(batch.schema.names)
        rows.writerows(zip(*(column.to_pylist() for column in batch.columns), strict=True))
        yield written.getvalue()


def _check(question: str, parameters: Mapping[str, Value], dataset: WorldTrade) -> None:
    """Raise `DataError` for a value that no row of any dataset could have."""

    def expect(holds: bool, name: str, value: Value, rule: str) -> None:
        if not holds:
            raise DataError(f"question {question}", f"{name} {str(value)[:60]!r} {rule}")

    known = world_goods.area_codes(dataset)
    for name, value in parameters.items():
        if name in _AREAS:
            for one in [value] if isinstance(value, str | int | float) else value:
                expect(one in known, name, one, "is no area; codes are like KGZ, RUS, CHN, EU27")
        elif name in _YEARS:
            is_year = isinstance(value, int) and date.min.year <= value <= date.max.year
            expect(is_year, name, value, "is no year")
        elif name in _ONE_OF:
            allowed = " or ".join(map(str, _ONE_OF[name]))
            expect(value in _ONE_OF[name], name, value, f"is not {allowed}")
        elif name == "count":
            expect(isinstance(value, int) and value > 0, name, value, "is not 1 or more")
        elif name in _GOODS:
            expect(bool(_GOOD.fullmatch(str(value))), name, value, "is no code of goods")
    first, last = parameters.get("first_year"), parameters.get("last_year")
    if isinstance(first, int) and isinstance(last, int):
        expect(first <= last, "first_year", first, f"is after last_year, {last}")


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
