"""A figure as a person corrects it: by the rules for every figure, with what was read kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lib.codelists import areas, codelist
from lib.codelists.rules import problems, still_withheld
from lib.ingest.inferences import still_inferred
from lib.model import (
    Addition,
    Bound,
    Correction,
    DataError,
    Measure,
    Message,
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
_NEVER_EMPTY = ("indicator", "measure", "reporter", "reporter_scope", "obs_value", "unit", "bound")

Refused = Mapping[str, tuple[DataError, ...]]
"""Why corrections do not hold, by the figure's identifier; the place is the column to blame."""


def put_right(
    read: Addition, changes: Mapping[str, Changes], taken_out: Collection[str], by: str
) -> tuple[Addition, Refused]:
    """The rows with corrections by the figure's identifier, made by whoever `by` says; and why
    some of them do not hold. What does not stays as it was read, and the rest holds.

    A figure that is `taken_out` stands among the numbers that were not taken.
    """
    figures: list[Observation] = []
    kept: list[Correction] = []
    refused: dict[str, tuple[DataError, ...]] = {}
    for figure in read.observations:
        if figure.observation_id in taken_out:
            continue
        right, errors = _corrected(figure, changes.get(figure.observation_id, {}))
        if errors:
            refused[figure.observation_id] = errors
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


def _corrected(read: Observation, changes: Changes) -> tuple[Observation, tuple[DataError, ...]]:
    """The figure with those of the `changes` that break no rule, and what is wrong with the rest.

    Of values that do not go together all that were changed are given up.
    """
    values, errors = _values(changes)
    values = {column: new for column, new in values.items() if new != getattr(read, column)}
    found = _changed(read, values)
    while values and (wrong := problems(found)):
        errors.append(DataError(wrong[0].column, wrong[0].says))
        blamed = set(wrong[0].columns) & values.keys() or values.keys()
        values = {column: new for column, new in values.items() if column not in blamed}
        found = _changed(read, values)
    return found, tuple(errors)


def _values(changes: Changes) -> tuple[dict[str, Any], list[DataError]]:
    """The cells as the model holds them, and why some cannot be."""
    values: dict[str, Any] = {}
    errors: list[DataError] = []
    for column, given in changes.items():
        try:
            values[column] = _value(column, given)
        except DataError as error:
            errors.append(error)
    return values, errors


def _changed(read: Observation, values: Changes) -> Observation:
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
    if values.keys() & {"indicator", "measure"}:
        found = replace(found, definition=None)
    # What a person put right is no guess of the reader's, whose confidence was in all of it.
    return replace(still_inferred(still_withheld(found), read), confidence=None)


def _corrections(read: Observation, right: Observation, by: str) -> Iterator[Correction]:
    for column in COLUMNS:
        was, now = getattr(read, column), getattr(right, column)
        if was != now:
            yield Correction(read.observation_id, column, _written(was), _written(now), by)


def _note(cells: Sequence[Correction]) -> str:
    """What was read, cell by cell, and by whom it was changed."""
    read = "; ".join(f"{cell.column} read as {cell.told or 'empty'}" for cell in cells)
    return f"{read}; changed by {cells[0].changed_by}"


def _value(column: str, given: Any) -> Any:
    """A cell as the model holds it."""
    if column not in COLUMNS:
        raise DataError(column, Message("cannot be corrected"))
    if given is None or given == "":
        if column in _NEVER_EMPTY:
            raise DataError(column, Message("is empty"))
        return None
    if column == "obs_value":
        return _number(given)
    if column.endswith(("_start", "_end")):
        return _day(column, given)
    name = _LISTS.get(column, column)
    if given not in (areas() if name == "area" else codelist(name)):
        rule = Message("{value} is not in the {list} code list", value=repr(given), list=name)
        raise DataError(column, rule)
    return _TYPES.get(column, str)(given)


def _number(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise DataError("obs_value", Message("{value} is not a number", value=repr(given)))
    try:
        return float(given)
    except OverflowError:
        raise DataError("obs_value", Message("is too large a number")) from None


def _day(column: str, given: Any) -> date:
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        raise DataError(
            column, Message("{value} is not a day (2024-11-05)", value=repr(given))
        ) from None


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return "" if value is None else str(value)
