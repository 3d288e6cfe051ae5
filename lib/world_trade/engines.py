"""The engine that questions are put to: DuckDB in this process, or Apache Spark at an address.

A question is one text of SQL for both. Its parameters are written ``:name``; one that stands for
several values, ``in (:names)``, has as many parameters in its place.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Protocol

import pyarrow as pa

from lib.codelists import area_numbers, memberships
from lib.model import DataError
from lib.model.world_trade import Answer, Value
from lib.world_trade.dataset import Manifest

_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]\w*)")
ROWS_AT_ONCE = 20_000
"""Rows of a batch of a long answer."""
_NO_ONE = ""
"""In place of no value at all: no code is empty."""


class Engine(Protocol):
    """What runs a question over a dataset. May be used from several threads."""

    name: str

    def ask(self, question: str, parameters: Mapping[str, Value]) -> Answer:
        """All rows of the answer."""

    def stream(self, question: str, parameters: Mapping[str, Value]) -> Iterator[Any]:
        """The rows as record batches of Arrow, some at a time; one batch without rows where there
        are none, for the names of its columns."""


def prepared(
    question: str, parameters: Mapping[str, Value], sign: str
) -> tuple[str, dict[str, Any]]:
    """A question with its parameters as an engine writes them, behind `sign`, and their values.

    One that is missing, or is not asked for, raises `DataError`.

    >>> prepared("year = :year and partner in (:of)", {"year": 2020, "of": ["RUS", "KAZ"]}, "$")
    ('year = $year and partner in ($of_0, $of_1)', {'year': 2020, 'of_0': 'RUS', 'of_1': 'KAZ'})
    """
    text = _without_comments(question)
    asked = set(_PARAMETER.findall(text))
    if strange := sorted(asked ^ parameters.keys()):
        rule = "is not given" if strange[0] in asked else "is not one of the question's"
        raise DataError("question", f"the parameter {strange[0]} {rule}")
    values: dict[str, Any] = {}

    def written(found: re.Match[str]) -> str:
        name = found[1]
        value = parameters[name]
        if isinstance(value, str | int | float):
            values[name] = value
            return f"{sign}{name}"
        several = {f"{name}_{number}": one for number, one in enumerate(value or [_NO_ONE])}
        values.update(several)
        return ", ".join(f"{sign}{one}" for one in several)

    return _PARAMETER.sub(written, text), values


def with_columns(batches: Iterator[Any], schema: pa.Schema) -> Iterator[Any]:
    """Batches of a schema, or one without rows where there are none."""
    yield next(batches, None) or pa.RecordBatch.from_pylist([], schema=schema)
    yield from batches


def _without_comments(question: str) -> str:
    return "\n".join(line.partition("--")[0] for line in question.splitlines())


WORLD = "WLD"
"""The block that everybody is in."""


def block_members(manifest: Manifest) -> Any:
    """Who counts as a block, as a table of Arrow: block, area, first and last year. Those who were
    its members in the whole year; every area is a block of its own, and everybody of the world."""
    listed = {*area_numbers().values(), *manifest.area_names, *(p.reporter for p in manifest.parts)}
    always = (date.min.year, date.max.year)
    rows = [(block, area, *always) for area in sorted(listed) for block in (area, WORLD)]
    for one in memberships():
        first = one.since.year + (one.since > date(one.since.year, 1, 1))
        last = date.max.year
        if one.until is not None:
            last = one.until.year - (one.until < date(one.until.year, 12, 31))
        rows.append((one.group, one.area, first, last))
    names = ("block", "area", "first_year", "last_year")
    return pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
