"""Amounts in dollars: at the rates of the list, and at refreshed ones where it has none."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import exchange_rates
from lib.dashboard.queries import BY_RATES_OF_SOM, CONVERTED, provenance_of
from lib.dashboard.queries.currency import converted
from lib.dashboard.queries.mirror import both_sides
from tests.dashboard.rates import amount, rate, with_rates
from tests.round_numbers import M, Row, figure, with_figures, year

KAZAKH: dict[str, Any] = {"reporter": "KAZ", "partner": "KGZ", "indicator": "exports"}


def test_soms_are_divided_by_soms_for_a_dollar() -> None:
    tables = with_rates(rate("dollar", 87.45, 2024))
    found = converted(amount("KGS", 2024), tables)
    assert (found.obs_value, found.unit) == (pytest.approx(100), "USD")
    assert found.derivation == (
        "KGS 8745 / 87.45 KGS per USD in 2024 (International Monetary Fund, IMF.STA:ER)"
    )
    assert found.note == "Converted from KGS"
    assert found.observation_id == f"{BY_RATES_OF_SOM}one"
    given, behind = (found.derived_from or "").split()
    assert given == "one" and tables.observation[behind].indicator == "som_per_dollar"


def test_euros_go_by_way_of_the_som() -> None:
    tables = with_rates(rate("dollar", 80.0, 2017), rate("euro", 90.0, 2017))
    found = converted(amount("EUR", 2017, 1_000.0), tables)
    assert found.obs_value == pytest.approx(1_125)
    assert found.derivation == (
        "EUR 1000 x 90.0 KGS per EUR / 80.0 KGS per USD in 2017 "
        "(International Monetary Fund, IMF.STA:ER)"
    )
    behind = (found.derived_from or "").split()[1:]
    assert [tables.observation[name].indicator for name in behind] == [
        *("som_per_euro", "som_per_dollar")
    ]


def test_the_documents_of_the_rates_are_behind_the_amount() -> None:
    known = figure(1_000 * M, year(2022), "2023-05", "KAZ-STAT", **KAZAKH, unit="KGS")
    tables = with_rates(rate("dollar", 80.0, 2022), known)
    rows = both_sides(tables, "KAZ", dollars=True)
    (theirs,) = (one for one in rows if one.observation_id.startswith(BY_RATES_OF_SOM))
    assert theirs.obs_value == pytest.approx(1_000 * M / 80)
    assert theirs.ratio == pytest.approx(300 / (1_000 / 80))
    behind = provenance_of([theirs], tables)
    assert "International Monetary Fund" in {one.publisher for one in behind.sources}
    assert ("som_per_dollar", "2026-11-30") in behind.vintages


@pytest.mark.parametrize("of", [2018, 2023, 2025])
def test_the_list_counts_first(of: int) -> None:
    tables = with_rates(rate("dollar", 80.0, of), rate("euro", 160.0, of))
    found = converted(amount("EUR", of, 1_000.0), tables)
    listed = exchange_rates()["EUR", of]
    assert found.obs_value == pytest.approx(1_000 * listed.dollars)
    assert found.derivation == (
        f"EUR 1000 x {listed.dollars} USD per EUR in {of} ({listed.source})"
    )
    assert found.observation_id == f"{CONVERTED}one" and found.derived_from == "one"


def test_the_latest_edition_counts() -> None:
    editions = [rate("dollar", 80.0, 2024, "2026-11-30"), rate("dollar", 84.0, 2024, "2026-12-15")]
    for order in (editions, editions[::-1]):
        found = converted(amount("KGS", 2024, 840.0), with_rates(*order))
        assert found.obs_value == pytest.approx(10)


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "RUB"},
        {"unit": "USD"},
        {"of": 2023},
        {"of": 2025},
        {"months": 6},
        {"measure": "growth"},
        {"unit": "EUR", "of": 2016},
    ],
)
def test_what_has_no_rate_stays_as_it_is(other: dict[str, Any]) -> None:
    tables = with_rates(rate("dollar", 80.0, 2024), rate("euro", 90.0, 2016))
    before = amount(**{"unit": "KGS", "of": 2024, **other})
    assert converted(before, tables) is before


@pytest.mark.parametrize(
    "given",
    [
        {"compiler": "NBKR-RATES"},
        {"origin": "stated"},
        {"bound": "approximately"},
        {"measure": "change"},
        {"reporter": "KAZ"},
        {"unit": "RUB"},
        {"period_end": date(2024, 11, 30)},
        {"obs_value": 0.0},
    ],
)
def test_what_is_no_mean_of_a_year(given: Row) -> None:
    before = amount("KGS", 2024)
    assert converted(before, with_rates(rate("dollar", 80.0, 2024, **given))) is before


def test_without_a_refresh_there_are_the_rates_of_the_list_alone() -> None:
    before = amount("KGS", 2024)
    assert converted(before, with_figures()) is before


@given(value=st.floats(0, 1e15), soms=st.floats(3, 1_000), note=st.sampled_from([None, "revised"]))
def test_back_again_it_is_the_same(value: float, soms: float, note: str | None) -> None:
    before = amount("KGS", 2024, value, note=note)
    found = converted(before, with_rates(rate("dollar", soms, 2024)))
    assert found.obs_value * soms == pytest.approx(value)
    assert (found.note or "").split("; ") == [*([note] if note else []), "Converted from KGS"]
