"""How fresh the record says it is."""

from datetime import date

import pytest

from lib.dashboard.queries.freshness import Freshness, freshness
from lib.model import Tables
from tests.dashboard.conftest import with_observations
from tests.round_numbers import ROWS, M, edition, figure, figures_where, with_figures, year


def test_the_latest_year_with_its_editions_and_what_was_reported_since(made: Tables) -> None:
    assert freshness(made) == Freshness(2022, True, ("2023-01",), date(2030, 1, 15), ())
    part = date(2024, 1, 1), date(2024, 6, 30)
    reported = with_figures(
        figure(9 * M, year(2023), "2024-02", "KGZ-GOV"),
        figure(9 * M, part, "2024-08", "RUS-GOV", reporter="RUS", partner="KGZ"),
    )
    found = freshness(reported)
    assert found is not None
    assert found.year == 2022, "what is reported is no table"
    assert found.reported == (2023, 2024)


def test_what_is_not_trade_or_not_kyrgyzstan_s_is_not_reported() -> None:
    found = freshness(
        with_figures(
            figure(9 * M, year(2023), "2024-02", "DEU-STAT", reporter="DEU"),
            figure(9, year(2024), "2024-02", indicator="migrants", unit="persons"),
        )
    )
    assert found is not None
    assert found.reported == ()


def test_what_was_refreshed_was_reported_by_nobody(shipped: Tables, refreshed: Tables) -> None:
    before, after = freshness(shipped), freshness(refreshed)
    assert before == after
    ends = {row.period_end for row in refreshed.observations if row.compiler == "IMF"}
    assert date(2025, 12, 31) in ends, "this is about later years"
    alone = with_observations(
        refreshed, [row for row in refreshed.observations if row.compiler in ("NSC", "IMF")]
    )
    found = freshness(alone)
    assert found is not None and found.reported == ()


def test_several_editions_are_in_order_each_once(shipped: Tables) -> None:
    found = freshness(shipped)
    assert found is not None
    assert found.editions == ("2024-03", "2024-10")
    assert found.is_provisional
    assert found.accessed == date(2026, 11, 29)
    assert found.reported == (2024, 2025)


@pytest.mark.parametrize("earlier", ["of-nsc-exports", "of-nsc-imports"])
def test_the_record_was_read_on_the_last_day_of_any_of_its_documents(earlier: str) -> None:
    sources = [
        source | {"accessed": date(2030, 1, 10)} if source["source_id"] == earlier else source
        for source in ROWS["sources"]
    ]
    found = freshness(edition(sources=sources))
    assert found is not None
    assert found.accessed == date(2030, 1, 15)


def test_a_final_year_is_not_provisional() -> None:
    final = figures_where(lambda row: row["obs_status"] != "P")
    found = freshness(final)
    assert found is not None
    assert (found.year, found.is_provisional) == (2021, False)


def test_nothing_on_record_is_not_fresh() -> None:
    assert freshness(figures_where(lambda row: row["compiler"] != "NSC")) is None
