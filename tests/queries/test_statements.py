"""What officials gave as a year's turnover, beside the Kyrgyz books."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest

from lib.queries.statements import COLUMNS, beside_books, with_statements

Tables = Mapping[str, pd.DataFrame]


@pytest.fixture(scope="module")
def rows(tables: Tables) -> pd.DataFrame:
    """Russia's."""
    return beside_books("RUS", tables["observations"])


def test_the_books_stand_beside_every_whole_year_s_statement(
    rows: pd.DataFrame, tables: Tables
) -> None:
    record = tables["observations"].query(
        "origin == 'recorded' and indicator == 'trade_turnover' and measure == 'level'"
    )
    whole_years = [
        row["observation_id"]
        for row in record.to_dict("records")
        if isinstance(row["period_start"], date)
        and (row["period_start"].month, row["period_start"].day) == (1, 1)
        and (row["period_end"].month, row["period_end"].day) == (12, 31)
        and row["unit"] == "USD"
        and {row["reporter"], row["partner"]} == {"KGZ", "RUS"}
        and row["compiler"] != "PRESS"
    ]
    statements = rows[rows["kind"] == "statement"]
    assert sorted(statements["observation_id"]) == sorted(whole_years)
    assert len(whole_years) == 15
    books = rows[rows["kind"] == "books"]
    assert books["year"].tolist() == list(range(2018, 2024))
    assert (books["derived_from"].str.split().map(len) == 2).all()


def test_no_part_year_no_other_currency_and_no_figure_without_a_period(
    rows: pd.DataFrame,
) -> None:
    """1.4 billion was half of 2022, 3.193 its eleven months, 285 billion were roubles."""
    assert not rows["obs_value"].isin([1.4e9, 3.193e9, 2.85e11, 5e9]).any()
    assert set(rows["unit"]) == {"USD"}


@pytest.mark.parametrize(
    "other",
    [
        {"product": "oil"},
        {"origin": "stated"},
        {"measure": "growth"},
        {"indicator": "exports"},
        {"partner": "KAZ"},
        {"unit": "RUB"},
        {"compiler": "KAZ-STAT"},
        {"partner_scope": "some"},
        {"period_end": date(2024, 11, 30)},
    ],
)
def test_nothing_else_stands_beside_the_books(other: dict[str, object], tables: Tables) -> None:
    record = tables["observations"]
    one = record[record["observation_id"] == beside_books("RUS", record)["observation_id"].iloc[-1]]
    like = one.assign(observation_id="stray", reporter="KGZ", partner="RUS")
    for stray, there in ((like, True), (like.assign(**other), False)):
        found = beside_books("RUS", pd.concat([record, stray], ignore_index=True))
        assert ("stray" in set(found["observation_id"])) is there


def test_conflicting_figures_stay_apart(rows: pd.DataFrame) -> None:
    """Kyrgyz officials gave 3.2, 3.9 and almost 4.0 billion for 2024, Russian ones 4.1."""
    given = rows[(rows["year"] == 2024) & (rows["kind"] == "statement")]
    found = {
        side: sorted(zip(there["obs_value"], there["bound"], strict=True))
        for side, there in given.groupby("side")
    }
    about = "approximately"
    assert found == {
        "KGZ": [(3.2e9, about), (3.9e9, about), (3.9e9, about), (4e9, "almost")],
        "RUS": [(4.1e9, about)] * 3,
    }


def test_rows_are_in_the_order_of_years_books_first(rows: pd.DataFrame) -> None:
    assert rows["year"].is_monotonic_increasing
    for _, there in rows[rows["year"] < 2024].groupby("year"):
        assert there["kind"].tolist()[0] == "books"
    assert tuple(rows.columns) == COLUMNS
    assert set(rows["partner"]) == {"RUS"}


def test_every_statement_keeps_its_bound_and_its_day(rows: pd.DataFrame, tables: Tables) -> None:
    record = tables["observations"].set_index("observation_id")
    for row in rows[rows["kind"] == "statement"].itertuples():
        own = record.loc[row.observation_id]
        assert (row.obs_value, row.bound, row.published, row.source_id) == (
            own["obs_value"],
            own["bound"],
            own["published"],
            own["source_id"],
        )


def test_partners_with_statements_are_named(tables: Tables) -> None:
    record = tables["observations"]
    about_russia = record[record["reporter"].isin(["RUS"]) | record["partner"].isin(["RUS"])]
    assert with_statements(about_russia) == {"RUS"}
    assert with_statements(tables["observations"].head(0)) == frozenset()


def test_without_books_the_same_statements_and_no_part_year(
    rows: pd.DataFrame, tables: Tables
) -> None:
    record = tables["observations"]
    no_books = record[~record["indicator"].isin(["exports", "imports"])]
    alone = beside_books("RUS", no_books)
    statements = rows[rows["kind"] == "statement"]
    assert alone["observation_id"].tolist() == statements["observation_id"].tolist()


def test_without_statements_there_is_nothing_to_set_beside_the_books(tables: Tables) -> None:
    rows = beside_books("FRA", tables["observations"])
    assert rows.empty
    assert tuple(rows.columns) == COLUMNS


def test_what_is_given_stays_as_it_is(tables: Tables) -> None:
    before = tables["observations"].copy(deep=True)
    beside_books("RUS", tables["observations"])
    pd.testing.assert_frame_equal(tables["observations"], before)
