"""What enters which answer once the record holds editions, sides and claims of all kinds."""

from collections.abc import Mapping

import pandas as pd
import pytest

from lib.queries.extracts import take
from lib.queries.said import said
from lib.queries.statements import beside_books, with_statements
from lib.queries.trade import books
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
