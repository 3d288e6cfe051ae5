"""How fresh the record says it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lib import store
from lib.dashboard.narrative import wording
from lib.dashboard.queries.freshness import Freshness, UpTo, as_precise, freshness
from lib.dashboard.views.freshness_line import freshness_in_short, freshness_line
from lib.model import Period, Tables
from lib.refresh.service import Figure
from tests import round_numbers
from tests.dashboard.conftest import with_observations
from tests.refreshed import keep, refreshed_data
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


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 31), "2026"),
        (date(2026, 12, 30), "2026-12-30"),
        (date(2026, 11, 30), "2026-11"),
        (date(2026, 10, 30), "2026-10-30"),
        (date(2026, 10, 31), "2026-10"),
        (date(2026, 2, 28), "2026-02"),
        (date(2028, 2, 28), "2028-02-28"),
    ],
)
def test_a_last_day_is_what_it_ends(day: date, said: str) -> None:
    """A rate of 30 December is no figure of the whole year."""
    assert as_precise(day) == said


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
    assert before is not None and after is not None
    assert after.refreshed and before == replace(after, refreshed=())
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


def test_what_was_refreshed_is_told_apart_from_what_officials_reported(
    shipped: Tables, tmp_path: Path
) -> None:
    day = date(2026, 11, 30)
    tables = store.tables(refreshed_data(tmp_path / "data", (date(2026, 8, 31), day)))
    found, before = freshness(tables), freshness(shipped)
    assert found is not None and before is not None
    assert found.refreshed == (UpTo("IMF", "2026-06", day),)
    assert (found.year, found.reported) == (before.year, before.reported), "as without it"
    said = {
        "en": " have been reported since. IMF to Jun 2026, refreshed on 30 Nov 2026.",
        "ru": " МВФ — по июнь 2026, обновлено 30\xa0нояб. 2026.",
        "ky": " ЭВФ 2026-ж. июнуна чейин, 2026-ж. 30-ноябрында жаңыртылган.",
    }
    for language, ending in said.items():
        words = wording(language)
        assert freshness_in_short(tables, words).endswith(ending)
        assert freshness_line(tables, words) == freshness_in_short(tables, words), "in few words"


def test_a_refreshed_year_was_not_reported_by_anybody(tmp_path: Path) -> None:
    round_numbers.write(tmp_path)
    newer = Figure("exports", "KGZ", "RUS", Period.of_year(2024), Decimal(5_000_000), "USD")
    keep(tmp_path, "imf-trade", "IMF", iter((newer,)), date(2025, 3, 1))
    found = freshness(store.tables(tmp_path))
    assert found is not None
    assert (found.reported, found.refreshed) == ((), (UpTo("IMF", "2024", date(2025, 3, 1)),))


def test_what_is_not_trade_is_not_of_the_line(tmp_path: Path) -> None:
    round_numbers.write(tmp_path)
    product = Figure(
        *("gdp", "KGZ", None, Period.of_year(2023), Decimal(9_000_000_000), "USD"),
        definition="gdp_current",
    )
    keep(tmp_path, "world-bank", "WB-WDI", iter((product,)), date(2025, 3, 1))
    found = freshness(store.tables(tmp_path))
    assert found is not None and found.refreshed == ()
    line = freshness_line(store.tables(tmp_path), wording("en"))
    assert "refreshed" not in line and line.endswith(".")


def test_offices_that_were_asked_on_one_day_are_in_one_sentence(tmp_path: Path) -> None:
    round_numbers.write(tmp_path)
    for name, compiler, day in (
        ("imf-trade", "IMF", 2),
        ("un-comtrade", "UN-COMTRADE", 2),
        ("eurostat-comext", "ESTAT", 1),
    ):
        newer = Figure("exports", "KGZ", "RUS", Period.of_year(2024), Decimal(5_000_000), "USD")
        keep(tmp_path, name, compiler, iter((newer,)), date(2025, 3, day))
    assert freshness_line(store.tables(tmp_path), wording("en")).endswith(
        "IMF to 2024 and UN Comtrade to 2024, refreshed on 2 Mar 2025. "
        "Eurostat to 2024, refreshed on 1 Mar 2025."
    )
