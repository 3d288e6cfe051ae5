"""One figure however often it is reported: what counts as the same, decided here for all.

A briefing, a second outlet and a speech two days later may all carry one figure of one side. It
is one row, one mark and counts once, from the day it was first public; the row says how many
reports of it there are and which.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeVar

import pandas as pd

from lib.codelists import codelist
from lib.dashboard.queries.editions import edition_of, last_day
from lib.model import Origin

R = TypeVar("R")
"""A row of a figure: an observation, or what a query makes of one."""

ADDED = ("reports", "derived_from")
"""The columns that rows gain: how many reports there are of the figure, and, of several, which."""

_ALIKE = (
    *("kind", "year", "reading", "member", "indicator", "measure", "unit", "bound", "obs_value"),
    *("period_start", "period_end", "base_period_start", "base_period_end"),
)
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
    return [tuple(sorted(reports, key=edition_of)) for reports in figures.values()]  # type: ignore[arg-type]


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


def in_one(
    rows: Iterable[Mapping[Any, Any]], speakers: Mapping[str, str] | None = None
) -> list[dict[Any, Any]]:
    """The rows, of the reports of one figure only the first, in the order of the first of each.

    Reports are of one figure if value, bound and unit, time, what is counted and whose figure it
    is are the same: on record the side and whether it is its statistics or a statement, or of no
    side the compiler; of what was merely said the speaker (`speakers` by observation).
    """
    found: dict[Hashable, list[Mapping[Any, Any]]] = {}
    for row in rows:
        found.setdefault(_figure(row, speakers or {}), []).append(row)
    return [_one(reports) for reports in found.values()]


def reported_in_one(rows: pd.DataFrame, speakers: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The same for a frame of rows that have `observation_id`, `origin` and `published`."""
    found = in_one(rows.to_dict("records"), speakers)
    return pd.DataFrame(found, columns=list(dict.fromkeys([*rows.columns, *ADDED])))


def _figure(row: Mapping[Any, Any], speakers: Mapping[str, str]) -> Hashable:
    """What the reports of one figure agree in."""
    alike = tuple(_cell(row.get(column)) for column in _ALIKE)
    if row.get("origin") == Origin.STATED:
        return ("said", speakers.get(row["observation_id"]) or row["observation_id"], alike)
    compiler = codelist("compiler")[row["compiler"]].attributes
    side = compiler.get("side") or row["compiler"]
    return (side, compiler["kind"], _cell(row.get(_WHAT)), alike)


def _one(reports: list[Mapping[Any, Any]]) -> dict[Any, Any]:
    """The first report, with how many there are and the rows behind all of them."""
    first, *more = sorted(reports, key=_first_public)
    if not more:
        return {"derived_from": None, **first, "reports": 1}
    ids = " ".join(_behind(row) for row in (first, *more)).split()
    return {**first, "reports": len(reports), "derived_from": " ".join(dict.fromkeys(ids))}


def _first_public(row: Mapping[Any, Any]) -> tuple[Any, str]:
    return last_day(row["published"]), str(row["observation_id"])


def _behind(row: Mapping[Any, Any]) -> str:
    behind = row.get("derived_from")
    return behind if isinstance(behind, str) else str(row["observation_id"])


def _cell(value: Any) -> Hashable:
    """A cell, every mark of absence as one."""
    return None if pd.isna(value) else value
