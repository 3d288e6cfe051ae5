"""What enters which answer once the record holds editions, sides and claims of all kinds."""

from collections.abc import Mapping

import pandas as pd
import pytest

from lib.queries.extracts import take
from lib.queries.said import said
from lib.queries.statements import beside_books, with_statements
from lib.queries.trade import books

Tables = Mapping[str, pd.DataFrame]


def test_the_books_hold_each_figure_once_and_from_the_committee_s_tables(tables: Tables) -> None:
    record = tables["observations"]
    found = books(record)
    assert found.index.is_unique
    assert len(found) == 336
    documents = tables["sources"].set_index("source_id").loc[found["source_id"].unique()]
    assert set(documents["kind"]) == {"statistics"}
    assert len(documents) == 2
    relayed = record[
        (record["compiler"] == "NSC-RELAYED")
        & (record["indicator"] == "exports")
        & (record["partner"] == "KAZ")
        & record["product"].isna()
    ]
    assert {d.year for d in relayed["period_start"]} >= {2022, 2023}


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
    assert set(rows["source_id"]) == {"24kg-2024-10-16"}
    assert (rows["kind"] == "figure").sum() == 4


@pytest.mark.parametrize(
    "partner", ["RUS", "KAZ", "CHN", "EU27", "CIS", "EAEU", "TUR", "WLD", "EST"]
)
def test_only_figures_of_either_side_stand_beside_the_books(partner: str, tables: Tables) -> None:
    rows = beside_books(partner, tables["observations"])
    assert len(rows[rows["kind"] == "statement"])
    assert set(rows["side"]) <= {"KGZ", partner}
    assert set(rows["unit"]) == {"USD"}


def test_the_other_side_s_tables_stand_beside_the_books(tables: Tables) -> None:
    rows = beside_books("KAZ", tables["observations"])
    theirs = rows[rows["compiler"] == "KAZ-STAT"]
    assert theirs["year"].tolist() == list(range(2018, 2024))
    assert set(theirs["side"]) == {"KAZ"}


def test_a_figure_of_nobody_s_side_is_no_statement(tables: Tables) -> None:
    record = tables["observations"]
    (press,) = record.query(
        "compiler == 'PRESS' and partner == 'RUS' and unit == 'USD' "
        "and indicator == 'trade_turnover' and reporter == 'KGZ'"
    ).to_dict("records")
    assert press["obs_value"] == 3.5e9
    shown = beside_books("RUS", record)
    assert press["observation_id"] not in set(shown["observation_id"])


def test_a_partner_is_offered_where_there_is_something_to_show(tables: Tables) -> None:
    record = tables["observations"]
    offered = with_statements(record)
    assert {"RUS", "KAZ", "UZB", "CHN", "BLR", "TJK", "TUR", "EAEU", "CIS", "EU27"} <= offered
    assert "ARE" in offered
    for partner in offered:
        assert (beside_books(partner, record)["kind"] == "statement").any(), partner
    assert with_statements(record[record["partner"] == "FRA"]) == frozenset()
