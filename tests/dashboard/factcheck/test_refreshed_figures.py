"""Refreshed figures beside a claim: known then by the day of their vintage."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lib import store
from lib.dashboard.factcheck.assessment import against, codes
from lib.model import Known, Period
from lib.refresh.service import Figure
from tests.refreshed import copy_of_shipped, keep

SAID = date(2024, 10, 16)


def trade(exports: int, imports: int) -> Iterator[Figure]:
    """A year of trade as Russia reports it, of whose own office none is on record."""
    for indicator, value in (("exports", exports), ("imports", imports)):
        yield Figure(indicator, "RUS", "KGZ", Period.of_year(2023), Decimal(value), "USD")


def known(folder: Path) -> list[tuple[Known, str, float]]:
    """When the turnovers that the vintages come to were known, beside the claim of it."""
    tables = store.tables(folder)
    rows = [row for code in codes(tables) for row in against(code, tables) if row.compiler == "IMF"]
    return sorted((row.known, row.published, row.obs_value) for row in rows)


def test_the_first_was_known_then_and_the_revised_is_since(tmp_path: Path) -> None:
    folder = copy_of_shipped(tmp_path / "data")
    keep(folder, "imf-trade", "IMF", trade(700, 2200), date(2024, 6, 1))
    assert known(folder) == [(Known.THEN, "2024-06-01", 2900)]
    keep(folder, "imf-trade", "IMF", trade(700, 2300), date(2024, 12, 1))
    assert (Known.THEN, "2024-06-01", 2900) in known(folder)
    since = [row for row in known(folder) if row[0] is Known.SINCE]
    assert since == [(Known.SINCE, "2024-12-01", 3000)]


@pytest.mark.parametrize(
    ("day", "when"),
    [(date(2024, 10, 15), Known.THEN), (SAID, Known.SINCE), (date(2024, 10, 17), Known.SINCE)],
)
def test_a_vintage_of_the_day_itself_was_not_known(tmp_path: Path, day: date, when: Known) -> None:
    folder = copy_of_shipped(tmp_path / "data")
    keep(folder, "imf-trade", "IMF", trade(700, 2200), day)
    assert [row[0] for row in known(folder)] == [when]
