"""Gold comes off exports only where it is known."""

import pytest
from hypothesis import strategies as st

from lib.dashboard.queries import members_without_row
from lib.dashboard.queries.gold_exports import gold
from lib.model import Tables
from tests.round_numbers import TRADE, M, figure, figures_where, with_figures, year

CHOSEN = st.lists(st.sampled_from(sorted(set(TRADE) - {"WLD"})), max_size=6, unique=True)


@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_edition_of_gold_comes_off(turned: bool) -> None:
    given_ = {"indicator": "exports", "product": "gold", "partner": "CHE"}
    later = figure(450 * M, year(2022), "2024", "NSC-RELAYED", **given_)
    earlier = figure(300 * M, year(2022), "2023-02", "NSC-RELAYED", **given_)
    hedged = figure(100 * M, year(2022), "2024-12", "NSC-RELAYED", **given_) | {
        "bound": "approximately"
    }
    ordered = [later, earlier, hedged][:: -1 if turned else 1]
    named = [row | {"observation_id": f"{number}"} for number, row in enumerate(ordered)]
    rows = gold(with_figures(*named), ("CHE",))
    rest = [row for row in rows if row.product == "not gold" and row.partner == "CHE"]
    assert [row.obs_value for row in rest] == [50 * M]


@pytest.mark.parametrize("published", ["2023-01", "2024-10"])
def test_the_committee_s_own_table_counts_before_what_was_relayed_of_it(published: str) -> None:
    """In 2022 gold for 500 million dollars was relayed in April 2023."""
    given_ = {"indicator": "exports", "product": "gold", "partner": "WLD"}
    own = figure(450 * M, year(2022), published, **given_)
    rest = [r for r in gold(with_figures(own), ()) if r.product and r.year == 2022]
    assert [row.obs_value for row in rest] == [(2000 - 450) * M]


def test_gold_by_hand(made: Tables) -> None:
    rows = gold(made, ("CHE", "RUS", "GBR"))
    assert {row.partner for row in rows} == {"WLD", "CHE"}, "the others' is not known for a year"
    without = [row for row in rows if row.product == "not gold"]
    assert {row.partner: row.obs_value for row in without} == {"WLD": 1500 * M, "CHE": 100 * M}
    assert {row.product for row in rows} == {None, "not gold"}
    for row in without:
        assert len(row.derived_from.split()) == 2
        assert row.observation_id.startswith("computed:")


def test_no_part_year_s_gold_is_taken_off_a_year(made: Tables) -> None:
    eleven_months = [
        row for row in made.observations if (row.product, row.partner) == ("gold", "GBR")
    ]
    assert [str(row.period_end)[5:] for row in eleven_months] == ["11-30"]
    rows = gold(made, ("GBR", "CHE"))
    assert [row.partner for row in rows] == ["WLD", "WLD", "CHE", "CHE"]
    assert gold(figures_where(lambda row: row["product"] is None), ("CHE",)) == ()


def test_gold_of_another_year_makes_another_pair_of_rows() -> None:
    given_ = {"partner": "GBR", "indicator": "exports", "product": "gold"}
    known = figure(60 * M, year(2021), "2023-04", "NSC-RELAYED", **given_)
    rows = [row for row in gold(with_figures(known), ("GBR",)) if row.partner == "GBR"]
    assert [(row.year, row.obs_value) for row in rows] == [(2021, 100 * M), (2021, 40 * M)]


def test_members_without_a_row_are_named(made: Tables) -> None:
    missing = members_without_row(made, "EU27", 2022, "exports")
    assert len(missing) == 27 - 7 and "AUT" in missing
    assert not {"DEU", "FRA", "GBR"} & set(missing)
    assert members_without_row(made, "EAEU", 2022, "exports") == ()


def test_gold_that_others_collected_is_taken_out_of_no_total(
    shipped: Tables, refreshed: Tables
) -> None:
    others = {row.partner for row in refreshed.observations if row.product == "gold"}
    assert "CHN" in others, "this is about gold of which the committee says nothing"
    partners = sorted(code for code in others if code is not None)
    assert gold(refreshed, partners) == gold(shipped, partners)
