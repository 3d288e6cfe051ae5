"""One figure however often it is reported: what counts as the same, decided here for all.

A briefing, a second outlet and a speech two days later may all carry one figure of one side. It
is one row, one mark and counts once, from the day it was first public; the row says how many
reports of it there are and which.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol, TypeVar

from lib.codelists import codelist
from lib.dashboard.queries.editions import Published, edition_of
from lib.model import Origin


class Reported(Protocol):
    """A row of a figure that says how often it is reported."""

    @property
    def observation_id(self) -> str: ...
    @property
    def published(self) -> str: ...
    @property
    def reports(self) -> int: ...
    @property
    def derived_from(self) -> str | None: ...


R = TypeVar("R")
"""A row of a figure: an observation, or what a query makes of one."""

One = TypeVar("One", bound=Reported)

_ALIKE = (
    *("kind", "year", "reading", "member", "indicator", "measure", "unit", "bound", "obs_value"),
    *("period_start", "period_end", "base_period_start", "base_period_end"),
)
_PART_OF_NAME = ":"
"""Between the document and the rest in the name of a figure."""
_WHAT = "definition"
"""Part of a figure on record; what somebody merely said has none that its words name."""


def reports_of_figures(
    rows: Iterable[R], speakers: Mapping[str, str] | None = None
) -> list[tuple[R, ...]]:
    """The reports of each figure, the first public one first; figures in the order of the rows.

    Reports are of one figure if value, bound and unit, time, what is counted and whose figure it
    is are the same: on record the side and whether it is its statistics or a statement, or of no
    side the compiler; of what was merely said the speaker (`speakers` by observation).
    """
    figures: dict[Hashable, list[R]] = {}
    for row in rows:
        figures.setdefault(_figure_of(row, speakers or {}), []).append(row)
    return [tuple(sorted(reports, key=_first_public)) for reports in figures.values()]  # type: ignore[arg-type]


def _first_public(row: Published) -> tuple[date, list[str]]:
    """The order of reports: of one day by document, so that a second outlet, which is named after
    the first, comes after it: what is noted on it is of no use alone."""
    day, name = edition_of(row)
    return day, name.split(_PART_OF_NAME)


def in_one(rows: Iterable[One], speakers: Mapping[str, str] | None = None) -> list[One]:
    """The first public report of each figure, which says of how many and which: see
    `reports_of_figures`."""
    return [_in_one(*reports) for reports in reports_of_figures(rows, speakers)]


def _in_one(first: One, *more: One) -> One:
    if not more:
        return first
    ids = " ".join(row.derived_from or row.observation_id for row in (first, *more)).split()
    changes: dict[str, Any] = {"derived_from": " ".join(dict.fromkeys(ids))}
    row: One = replace(first, reports=1 + len(more), **changes)  # type: ignore[type-var]
    return row


def _figure_of(row: object, speakers: Mapping[str, str]) -> Hashable:
    """What the reports of one figure agree in."""
    alike = tuple(getattr(row, column, None) for column in _ALIKE)
    if getattr(row, "origin", None) == Origin.STATED:
        name = row.observation_id  # type: ignore[attr-defined]
        return ("said", speakers.get(name) or name, alike)
    code = row.compiler  # type: ignore[attr-defined]
    compiler = codelist("compiler")[code].attributes
    side = compiler.get("side") or code
    return (side, compiler["kind"], getattr(row, _WHAT, None), alike)
