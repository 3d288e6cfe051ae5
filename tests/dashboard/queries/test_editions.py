"""What enters which answer once the record holds editions, sides and claims of all kinds."""

from collections.abc import Mapping

import pandas as pd
import pytest

from lib.dashboard.factcheck.official_statements import beside_books, with_statements
from lib.dashboard.queries.claims import said
from lib.dashboard.queries.extracts import take
from lib.dashboard.queries.gold_exports import gold
from lib.dashboard.queries.mirror import both_sides
from lib.dashboard.queries.question import Question, View
from lib.dashboard.queries.trade import answer, books
from tests.round_numbers import M, figure, year

Tables = Mapping[str, pd.DataFrame]


def test_the_books_hold_each_figure_once_and_from_the_committee_s_tables(tables: Tables) -> None:
    found = books(tables["observations"])
    assert found.index.is_unique
    documents = tables["sources"].set_index("source_id").loc[found["source_id"].unique()]
    assert len(documents) and set(documents["kind"]) == {"statistics"}


def test_what_others_relay_of_the_committee_is_not_in_the_books(made: Tables) -> None:
    """Exports to Kazakhstan in 2022 are printed as 200 million and relayed as 210."""
    record = made["observations"]
    assert (record["obs_value"][record["compiler"] == "NSC-RELAYED"] == 210 * M).any()
    assert books(record).loc[("KAZ", "exports", 2022), "obs_value"] == 200 * M


def test_a_claim_made_elsewhere_is_taken_away_but_not_among_what_the_article_says(
    small: dict[str, pd.DataFrame],
) -> None:
    one = small["observations"].query("observation_id == 'said'")
    claim = one.assign(
        observation_id="claim", quotation_id=None, source_id="untouched", compiler="KGZ-PRES"
    )
    with_claim = {**small, "observations": pd.concat([small["observations"], claim])}
    assert said(with_claim)["id"].tolist() == said(small)["id"].tolist()
    rows = take("observations", with_claim).set_index("observation_id")
    assert rows.loc["claim", "source_title"] == "Nothing was read from it"
    assert pd.isna(rows.loc["claim", "exact"])
    assert rows.loc["said", "exact"] == "more than $2 million"


def test_the_shipped_claims_keep_out_of_what_the_article_says(tables: Tables) -> None:
    rows = said(tables)
    articles = tables["sources"].query("kind == 'article'")["source_id"]
    assert len(rows) and set(rows["source_id"]) <= set(articles)


@pytest.mark.parametrize("partner", ["RUS", "KAZ", "EU27", "CIS", "EAEU"])
def test_only_figures_of_either_side_stand_beside_the_books(partner: str, made: Tables) -> None:
    rows = beside_books(partner, made["observations"])
    assert len(rows[rows["kind"] == "statement"])
    assert set(rows["side"]) <= {"KGZ", partner}
    assert set(rows["unit"]) == {"USD"}


def test_the_other_side_s_tables_stand_beside_the_books(made: Tables) -> None:
    turnover = {"reporter": "KAZ", "partner": "KGZ"}
    theirs = [figure(450 * M, year(2022), "2023-03", "KAZ-STAT", **turnover)]
    record = pd.concat([made["observations"], pd.DataFrame(theirs)], ignore_index=True)
    rows = beside_books("KAZ", record)
    found = rows[rows["compiler"] == "KAZ-STAT"]
    assert found[["year", "side", "obs_value"]].to_numpy().tolist() == [[2022, "KAZ", 450 * M]]


def test_a_partner_of_the_shipped_record_is_offered_where_there_is_something_to_show(
    tables: Tables,
) -> None:
    record = tables["observations"]
    offered = with_statements(record)
    assert {"RUS", "KAZ", "UZB", "CHN", "BLR", "TJK", "TUR", "EAEU", "CIS", "EU27"} <= offered
    for partner in offered:
        rows = beside_books(partner, record)
        shown = rows[rows["kind"] == "statement"]
        assert len(shown), partner
        assert set(shown["side"]) <= {"KGZ", partner} and set(shown["unit"]) == {"USD"}


@pytest.mark.parametrize(
    ("early", "late"),
    [("2023-11", "2023"), ("2023-11-05", "2023-11"), ("2023-12-30", "2023"), ("2023", "2024-01")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_edition_counts_by_the_day_that_is_meant(
    early: str, late: str, turned: bool, made: Tables
) -> None:
    """In each answer that takes one: a year or a month counts as the last day it may mean."""
    gold_of = {"partner": "GBR", "indicator": "exports", "product": "gold"}
    kazakh = {"reporter": "KAZ", "partner": "KGZ", "indicator": "exports", "compiler": "KAZ-STAT"}
    domestic = {"indicator": "gdp", "partner": None, "partner_scope": None, "compiler": "WB-WDI"}
    printed = {"partner": "RUS", "indicator": "exports"}
    rows = [
        figure(value * M, year(2021), day, **given)
        for value, day in ((60, early), (70, late))
        for given in (gold_of, kazakh, {**domestic, "definition": "gdp_current"}, printed)
    ]
    more = pd.DataFrame(rows[::-1] if turned else rows)
    record = pd.concat([made["observations"], more], ignore_index=True)
    (without,) = (
        gold(("GBR",), record)
        .query("partner == 'GBR' and product == 'not gold'")
        .to_dict("records")
    )
    assert without["obs_value"] == (100 - 70) * M
    theirs = both_sides("KAZ", record, dollars=False).query("reporter == 'KAZ' and year == 2021")
    assert theirs.query("direction == 'imports'")["obs_value"].tolist() == [70 * M]
    assert books(record).loc[("RUS", "exports", 2021), "obs_value"] == 70 * M
    to_gdp = answer(Question(("KAZ",), "exports", View.TO_GDP), record).query("year == 2021")
    assert to_gdp["obs_value"].tolist() == [pytest.approx(100 * 200 / 70)]


def test_what_was_said_is_in_the_order_of_the_days_that_are_meant(made: Tables) -> None:
    days = ["2023-11", "2023", "2023-11-29", "2024-01"]
    more = [
        figure((3 + n) * 1000 * M, year(2022), day, "RUS-PRES", reporter="RUS", partner="KGZ")
        for n, day in enumerate(days)
    ]
    record = pd.concat([made["observations"], pd.DataFrame(more)], ignore_index=True)
    rows = beside_books("RUS", record)
    known = rows[rows["obs_value"] >= 3000 * M]
    assert known["published"].tolist() == ["2023-11-29", "2023-11", "2023", "2024-01"]
