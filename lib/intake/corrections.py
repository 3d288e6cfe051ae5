"""A figure as a person corrects it: checked like a row of the ledger, with what was read kept."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lib.codelists import areas, codelist, label, unit_refusal
from lib.model import (
    Addition,
    Bound,
    Correction,
    DataError,
    Measure,
    Observation,
    Rejection,
    RejectionReason,
    Scope,
)

Changes = Mapping[str, Any]
"""New values by column, as a table or a file gives them: codes, numbers, days in ISO 8601."""

COLUMNS = (
    *("indicator", "measure", "reporter", "reporter_scope", "partner", "partner_scope"),
    "product",
    *("obs_value", "unit", "bound", "period_start", "period_end"),
    *("base_period_start", "base_period_end"),
)
"""What can be corrected."""

_LISTS = {
    "reporter": "area",
    "partner": "area",
    "reporter_scope": "scope",
    "partner_scope": "scope",
}
_TYPES: Mapping[str, Any] = {
    "measure": Measure,
    "bound": Bound,
    "reporter_scope": Scope,
    "partner_scope": Scope,
}
_PERIODS = (("period_start", "period_end"), ("base_period_start", "base_period_end"))


def put_right(
    read: Addition, changes: Mapping[str, Changes], taken_out: Collection[str], by: str
) -> tuple[Addition, Mapping[str, DataError]]:
    """The rows with corrections by the figure's identifier, made by whoever `by` says; and, by
    that identifier too, why corrections do not hold. Such a figure stays as it was read.

    A figure that is `taken_out` stands among the numbers that were not taken.
    """
    figures: list[Observation] = []
    kept: list[Correction] = []
    refused: dict[str, DataError] = {}
    for figure in read.observations:
        if figure.observation_id in taken_out:
            continue
        try:
            right = _corrected(figure, changes.get(figure.observation_id, {}))
        except DataError as error:
            refused[figure.observation_id] = error
            right = figure
        cells = list(_corrections(figure, right, by))
        figures.append(replace(right, note=_note(cells)) if cells else figure)
        kept += cells
    return _without(read, figures, kept, taken_out), refused


def _without(
    read: Addition,
    figures: Sequence[Observation],
    kept: Sequence[Correction],
    taken_out: Collection[str],
) -> Addition:
    words = {figure.quotation_id for figure in figures} | {tie.quotation_id for tie in read.ties}
    out = [
        Rejection(one.source_id, one.exact, one.start, one.end, RejectionReason.BY_HAND)
        for one in read.quotations
        if one.quotation_id in taken_out
    ]
    return replace(
        read,
        observations=tuple(figures),
        quotations=tuple(one for one in read.quotations if one.quotation_id in words),
        rejections=tuple(sorted((*read.rejections, *out), key=lambda one: (one.start, one.end))),
        corrections=tuple(kept),
    )


def _corrected(read: Observation, changes: Changes) -> Observation:
    """The figure with `changes`; what breaks a rule raises `DataError`, its place the column."""
    values = {column: _value(column, changes[column]) for column in changes}
    values = {column: new for column, new in values.items() if new != getattr(read, column)}
    if not values:
        return read
    found = replace(read, **values)
    if found.partner is not None:
        found = replace(found, partner_words=None)
    named = found.partner is not None or found.partner_words is not None
    if not named:
        found = replace(found, partner_scope=None)
    elif found.partner_scope is None:
        found = replace(found, partner_scope=Scope.WHOLE)
    if found.product is None:
        found = replace(found, product_words=None)
    _check(found)
    return found


def _corrections(read: Observation, right: Observation, by: str) -> Iterator[Correction]:
    for column in COLUMNS:
        told, now = getattr(read, column), getattr(right, column)
        if told != now:
            yield Correction(read.observation_id, column, _told(told), _told(now), by)


def _note(cells: Sequence[Correction]) -> str:
    """What was read, cell by cell, and by whom it was changed."""
    told = "; ".join(f"{cell.column} read as {cell.told or 'empty'}" for cell in cells)
    return f"{told}; changed by {cells[0].changed_by}"


def _value(column: str, given: Any) -> Any:
    """A cell as the model holds it."""
    if column not in COLUMNS:
        raise DataError(column, "cannot be corrected")
    if given is None or given == "":
        return None
    if column == "obs_value":
        return _number(given)
    if column.endswith(("_start", "_end")):
        return _day(column, given)
    name = _LISTS.get(column, column)
    if given not in (areas() if name == "area" else codelist(name)):
        raise DataError(column, f"{given!r} is not in the {name} code list")
    return _TYPES.get(column, str)(given)


def _number(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise DataError("obs_value", f"{given!r} is not a number")
    return float(given)


def _day(column: str, given: Any) -> date:
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        raise DataError(column, f"{given!r} is not a day (2024-11-05)") from None


def _check(figure: Observation) -> None:
    for column in (
        "indicator",
        "measure",
        "reporter",
        "reporter_scope",
        "obs_value",
        "unit",
        "bound",
    ):
        if getattr(figure, column) is None:
            raise DataError(column, "is empty")
    if refusal := unit_refusal(figure.unit, figure.measure, figure.indicator):
        raise DataError("unit", refusal)
    alone = codelist("indicator")[figure.indicator].attributes.get("partner") == "none"
    if alone != (figure.partner is None and figure.partner_words is None):
        name = label("indicator", figure.indicator)
        raise DataError("partner", f"{name} has no partner" if alone else f"{name} needs a partner")
    if figure.partner == figure.reporter:
        raise DataError("partner", "is the same as the reporter")
    if figure.measure is Measure.GROWTH and figure.obs_value <= 0:
        raise DataError("obs_value", "growth is new divided by base, which is above zero")
    _check_periods(figure)


def _check_periods(figure: Observation) -> None:
    for first, last in _PERIODS:
        start, end = getattr(figure, first), getattr(figure, last)
        if (start is None) != (end is None):
            empty, given = (first, last) if start is None else (last, first)
            raise DataError(empty, f"is empty although {given} is given")
        if start is not None and end < start:
            raise DataError(last, f"{end} is before {first} {start}")
    if figure.base_period_start and figure.measure not in (Measure.GROWTH, Measure.CHANGE):
        raise DataError("base_period_start", "only growth and change have a base")


def _told(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return "" if value is None else str(value)
