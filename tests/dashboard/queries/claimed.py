"""A claim and a record small enough to know by heart."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lib.model import Tables
from tests.small import ROWS
from tests.small import tables_of as tables_with

SAID_ON = "2030-01-02"
CODE = "herald-2030-01-02.10"

_COMMON = ROWS["observations"][0]


def claim(**given: object) -> dict[str, Any]:
    """The claim of `tests.small`, more than $2 million with Russia and no period, changed."""
    return {**_COMMON, **given}


def recorded(value: float, period: tuple[date, date], **given: object) -> dict[str, Any]:
    """A figure on record: by default what Kyrgyz officials gave as the turnover with Russia."""
    row = {
        **_COMMON,
        "source_id": "nsc-exports",
        "quotation_id": None,
        "origin": "recorded",
        "obs_value": value,
        "bound": "exact",
        "period_start": period[0],
        "period_end": period[1],
        "compiler": "KGZ-GOV",
        "published": "2029-06-01",
        **given,
    }
    named = "-".join(str(row[c]) for c in ("compiler", "reporter", "partner", "indicator", "unit"))
    days = ("base_period_start", "period_start", "period_end", "published")
    dated = "-".join(str(row[c]) for c in days)
    return {"observation_id": f"{named}-{dated}-{value}-{row['bound']}", **_without_id(row)}


def year(number: int) -> tuple[date, date]:
    """The whole calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def tables_of(
    stated: Mapping[str, Any], record: Sequence[Mapping[str, Any]], words: str | None = None
) -> Tables:
    """Tables with this claim, in other `words` where they are given, and this record."""
    quotations = ROWS["quotations"]
    if words is not None:
        quotations = [{**row, "exact": words} for row in quotations]
    return tables_with(observations=[stated, *record], quotations=quotations)


def _without_id(row: Mapping[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column != "observation_id"}
