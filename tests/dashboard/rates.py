"""The round numbers with refreshed rates of the som among them."""

from datetime import date
from typing import Any

from lib.model import MirrorRow, Tables
from tests.round_numbers import ROWS, Row, edition, figure, year

_ALONE: Row = {"partner": None, "partner_scope": None, "unit": "KGS"}
_STATISTICS = next(row for row in ROWS["sources"] if row["kind"] == "statistics")
_OF_FUND: Row = {
    **_STATISTICS,
    **{"source_id": "of-imf", "publisher": "International Monetary Fund", "terms": "Terms of it"},
    **{"dataset": "IMF.STA:ER", "version": "4.0.1"},
}


def rate(
    currency: str, soms: float, of: int, published: str = "2026-11-30", **given: object
) -> Row:
    """The mean of a year of soms for a dollar or a euro."""
    told = {**_ALONE, "indicator": f"som_per_{currency}"}
    return figure(soms, year(of), published, "IMF", **told) | given


def with_rates(*more: Row) -> Tables:
    """The round numbers, with some rates of the Fund and whatever else is given."""
    return edition(
        observations=[*ROWS["observations"], *more], sources=[*ROWS["sources"], _OF_FUND]
    )


def amount(unit: str, of: int, value: float = 8_745.0, months: int = 12, **cells: Any) -> MirrorRow:
    """Kazakhstan's exports of a year in some currency."""
    end = date(of, months, 31 if months == 12 else 28)
    plain: dict[str, Any] = {
        **{"observation_id": "one", "direction": "imports", "reporter": "KAZ", "partner": "KGZ"},
        **{"indicator": "exports", "measure": "level", "period_kind": "year", "bound": "exact"},
        **{"valuation": "fob", "ratio": None, "freight_low": None, "freight_high": None},
        **{"compiler": "KAZ-STAT", "obs_status": "A", "source_id": "one", "year": of},
        **{"derivation": None, "derived_from": None, "note": None, "unit": unit},
        **{"period_start": date(of, 1, 1), "period_end": end, "obs_value": value},
    }
    return MirrorRow(**{**plain, **cells})
