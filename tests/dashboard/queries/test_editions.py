"""What enters which answer once the record holds editions, sides and claims of all kinds."""

import pandas as pd
import pytest

from lib.dashboard.factcheck.official_statements import beside_books, with_statements
from lib.dashboard.queries.claims import said
from lib.dashboard.queries.extracts import take
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.mirror import both_sides
from lib.dashboard.queries.series import apart
from lib.dashboard.queries.trade import printed, trade
from lib.model import SourceKind, Tables, View
from tests.round_numbers import M, figure, with_figures, year
from tests.small import OBSERVATIONS, tables_of


def test_each_figure_is_taken_once_and_from_the_committee_s_tables(shipped: Tables) -> None:
    documents = {row.source_id for row in printed(shipped).figures.values()}
    assert documents
    assert {shipped.sources[name].kind for name in documents} == {SourceKind.STATISTICS}


def test_what_others_relay_of_the_committee_is_not_taken(made: Tables) -> None:
    """Exports to Kazakhstan in 2022 are printed as 200 million and relayed as 210."""
    relayed = [row.obs_value for row in made.observations if row.compiler == "NSC-RELAYED"]
    assert 210 * M in relayed
    assert printed(made).figures["KAZ", "exports", 2022].obs_value == 200 * M


def test_a_claim_made_elsewhere_is_taken_away_but_not_among_what_the_article_says(
    small: Tables,
) -> None:
    (one,) = (row for row in OBSERVATIONS if row["observation_id"] == "said")
    claim = {**one, "observation_id": "claim", "quotation_id": None}
    claim |= {"source_id": "untouched", "compiler": "KGZ-PRES"}
    with_claim = tables_of(observations=[*OBSERVATIONS, claim])
    assert [row.id for row in said(with_claim)] == [row.id for row in said(small)]
    rows = take("observations", with_claim).set_index("observation_id")
    assert rows.loc["claim", "source_title"] == "Nothing was read from it"
    assert pd.isna(rows.loc["claim", "exact"])
    assert rows.loc["said", "exact"] == "more than $2 million"


def test_the_shipped_claims_keep_out_of_what_the_article_says(shipped: Tables) -> None:
    rows = said(shipped)
    articles = {
        name for name, source in shipped.sources.items() if source.kind is SourceKind.ARTICLE
    }
    assert rows and {row.source_id for row in rows} <= articles


@pytest.mark.parametrize("partner", ["RUS", "KAZ", "EU27", "CIS", "EAEU"])
def test_only_figures_of_either_side_stand_beside_the_books(partner: str, made: Tables) -> None:
    rows = beside_books(made, partner)
    assert any(row.kind == "statement" for row in rows)
    assert {row.side for row in rows} <= {"KGZ", partner}
    assert {row.unit for row in rows} == {"USD"}


def test_the_other_side_s_tables_stand_beside_the_books() -> None:
    turnover = {"reporter": "KAZ", "partner": "KGZ"}
    theirs = figure(450 * M, year(2022), "2023-03", "KAZ-STAT", **turnover)
    rows = beside_books(with_figures(theirs), "KAZ")
    found = [(row.year, row.side, row.obs_value) for row in rows if row.compiler == "KAZ-STAT"]
    assert found == [(2022, "KAZ", 450 * M)]


def test_a_partner_of_the_shipped_record_is_offered_where_there_is_something_to_show(
    shipped: Tables,
) -> None:
    offered = with_statements(shipped)
    assert {"RUS", "KAZ", "UZB", "CHN", "BLR", "TJK", "TUR", "EAEU", "CIS", "EU27"} <= offered
    for partner in offered:
        shown = [row for row in beside_books(shipped, partner) if row.kind == "statement"]
        assert shown, partner
        assert {row.side for row in shown} <= {"KGZ", partner}
        assert {row.unit for row in shown} == {"USD"}


@pytest.mark.parametrize(
    ("early", "late"),
    [("2023-11", "2023"), ("2023-11-05", "2023-11"), ("2023-12-30", "2023"), ("2023", "2024-01")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_edition_counts_by_the_day_that_is_meant(
    early: str, late: str, turned: bool
) -> None:
    """In each answer that takes one: a year or a month counts as the last day it may mean."""
    gold_of = {"partner": "GBR", "indicator": "exports", "product": "gold"}
    kazakh = {"reporter": "KAZ", "partner": "KGZ", "indicator": "exports", "compiler": "KAZ-STAT"}
    domestic = {"indicator": "gdp", "partner": None, "partner_scope": None, "compiler": "WB-WDI"}
    russian = {"partner": "RUS", "indicator": "exports"}
    rows = [
        figure(value * M, year(2021), day, **given)
        for value, day in ((60, early), (70, late))
        for given in (gold_of, kazakh, {**domestic, "definition": "gdp_current"}, russian)
    ]
    for number, row in enumerate(rows[::-1] if turned else rows):
        row["observation_id"] = f"{number}"
    tables = with_figures(*rows)
    (without,) = (
        row for row in gold(tables, ("GBR",)) if (row.partner, row.product) == ("GBR", "not gold")
    )
    assert without.obs_value == (100 - 70) * M
    theirs = [
        row.obs_value
        for row in both_sides(tables, "KAZ", dollars=False)
        if (row.reporter, row.year, row.direction) == ("KAZ", 2021, "imports")
    ]
    assert theirs == [70 * M]
    assert printed(tables).figures["RUS", "exports", 2021].obs_value == 70 * M
    to_gdp = trade(tables, apart(("KAZ",)), "exports", View.TO_GDP)
    values = [row.obs_value for row in to_gdp if row.year == 2021]
    assert values == [pytest.approx(100 * 200 / 70)]


def test_what_was_said_is_in_the_order_of_the_days_that_are_meant() -> None:
    days = ["2023-11", "2023", "2023-11-29", "2024-01"]
    more = [
        figure((3 + n) * 1000 * M, year(2022), day, "RUS-PRES", reporter="RUS", partner="KGZ")
        for n, day in enumerate(days)
    ]
    rows = beside_books(with_figures(*more), "RUS")
    known = [row.published for row in rows if row.obs_value >= 3000 * M]
    assert known == ["2023-11-29", "2023-11", "2023", "2024-01"]
