"""What officials gave as a year's turnover, beside the Kyrgyz books."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest

from lib.dashboard.factcheck.official_statements import COLUMNS, beside_books, with_statements
from lib.model import PeriodKind, kind_of
from tests.round_numbers import BN, YEARS, M, figure, year

Tables = Mapping[str, pd.DataFrame]
RUSSIAN = {"reporter": "RUS", "partner": "KGZ"}


@pytest.fixture(scope="module")
def rows(made: Tables) -> pd.DataFrame:
    """Russia's."""
    return beside_books("RUS", made["observations"])


def statements(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["kind"] == "statement"]


def with_more(made: Tables, *more: Mapping[str, object]) -> pd.DataFrame:
    return pd.concat([made["observations"], pd.DataFrame(more)], ignore_index=True)


def test_the_books_stand_beside_every_whole_year_s_statement(rows: pd.DataFrame) -> None:
    found = statements(rows)
    assert list(zip(found["side"], found["year"], found["obs_value"], strict=True)) == [
        ("KGZ", 2021, 1.1 * BN),
        ("RUS", 2021, 1.5 * BN),
        ("KGZ", 2022, 1.3 * BN),
        ("RUS", 2022, 2.1 * BN),
    ]
    books = rows[rows["kind"] == "books"]
    assert books["year"].tolist() == list(YEARS)
    assert books["obs_value"].tolist() == [500 * M, 600 * M, 1000 * M, 1200 * M]
    assert (books["derived_from"].str.split().map(len) == 2).all()


def test_no_part_year_no_other_currency_and_nobody_s_figure(
    rows: pd.DataFrame, made: Tables
) -> None:
    """Seven hundred million was half a year, 90 billion were roubles, 1.9 billion the press's."""
    on_record = set(made["observations"]["obs_value"])
    for value in (7e8, 90 * BN, 1.9 * BN):
        assert value in on_record and value not in set(rows["obs_value"])
    assert set(rows["unit"]) == {"USD"}


def test_a_statement_of_a_year_without_books_stands_alone(made: Tables) -> None:
    later = figure(5 * BN, year(2025), "2026-04-01", "RUS-PRES", **RUSSIAN, bound="almost")
    last = beside_books("RUS", with_more(made, later)).iloc[-1]
    assert (last["year"], last["kind"], last["side"]) == (2025, "statement", "RUS")
    assert (last["obs_value"], last["bound"]) == (5 * BN, "almost")


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
        {"period_end": date(2022, 11, 30)},
    ],
)
def test_nothing_else_stands_beside_the_books(other: dict[str, object], made: Tables) -> None:
    fits = figure(1.4 * BN, year(2022), "2023-07", "KGZ-GOV")
    for stray, there in ((fits, True), ({**fits, **other}, False)):
        found = beside_books("RUS", with_more(made, stray))
        assert (fits["observation_id"] in set(found["observation_id"])) == there


def test_conflicting_figures_stay_apart(rows: pd.DataFrame) -> None:
    """Of 2022 the two sides gave 1.3 and 2.1 billion, and the latter was given twice."""
    given = statements(rows)
    given = given[given["year"] == 2022]
    found = {
        side: list(zip(there["obs_value"], there["bound"], there["published"], strict=True))
        for side, there in given.groupby("side")
    }
    about = "approximately"
    assert found == {
        "KGZ": [(1.3 * BN, about, "2023-01-15")],
        "RUS": [(2.1 * BN, about, "2023-05-01")],
    }
    (twice,) = given[given["side"] == "RUS"].to_dict("records")
    assert twice["reports"] == 2 and len(set(twice["derived_from"].split())) == 2


def test_the_shipped_figures_for_2024_conflict(tables: Tables) -> None:
    """Kyrgyz officials gave 3.2, 3.9 and almost 4.0 billion, Russian ones 4.1."""
    given = statements(beside_books("RUS", tables["observations"]))
    given = given[given["year"] == 2024]
    found = set(zip(given["side"], given["obs_value"], given["bound"], strict=True))
    assert found >= {
        ("KGZ", 3.2e9, "approximately"),
        ("KGZ", 3.9e9, "approximately"),
        ("KGZ", 4e9, "almost"),
        ("RUS", 4.1e9, "approximately"),
    }


def test_of_the_shipped_record_every_whole_year_s_statement_is_there(tables: Tables) -> None:
    """Read off the table itself: both sides' own turnover of the pair, in dollars."""
    record = tables["observations"].query(
        "origin == 'recorded' and indicator == 'trade_turnover' and measure == 'level'"
        " and unit == 'USD' and compiler != 'PRESS' and product.isna()"
    )
    pair = record["reporter"].isin(["KGZ", "RUS"]) & record["partner"].isin(["KGZ", "RUS"])
    spans = zip(record["period_start"], record["period_end"], strict=True)
    whole = [kind_of(start, end) is PeriodKind.YEAR for start, end in spans]
    found = beside_books("RUS", tables["observations"])
    expected = record[pair & pd.Series(whole, index=record.index)]["observation_id"]
    shown = statements(found)
    one_each = shown.loc[shown["reports"] == 1, "observation_id"]
    several = shown.loc[shown["reports"] > 1, "derived_from"].str.split().explode()
    assert sorted([*one_each, *several]) == sorted(expected)
    assert not shown.duplicated(["year", "side", "obs_value", "bound"]).any()


def test_rows_are_in_the_order_of_years_books_first(rows: pd.DataFrame) -> None:
    assert rows["year"].is_monotonic_increasing
    for _, there in rows.groupby("year"):
        assert there["kind"].tolist()[0] == "books"
    assert tuple(rows.columns) == COLUMNS
    assert set(rows["partner"]) == {"RUS"}


def test_every_statement_keeps_its_bound_and_its_day(rows: pd.DataFrame, made: Tables) -> None:
    record = made["observations"].set_index("observation_id")
    for row in statements(rows).itertuples():
        own = record.loc[row.observation_id]
        assert (row.obs_value, row.bound, row.published, row.source_id) == (
            own["obs_value"],
            own["bound"],
            own["published"],
            own["source_id"],
        )


def test_partners_with_statements_are_named(made: Tables) -> None:
    record = made["observations"]
    assert with_statements(record) == {"RUS", "CIS", "EAEU", "EU27", "KAZ", "CHN"}
    about_russia = record[record["reporter"].isin(["RUS"]) | record["partner"].isin(["RUS"])]
    assert with_statements(about_russia) == {"RUS"}
    assert with_statements(record.head(0)) == frozenset()


def test_without_books_the_same_statements_and_no_part_year(
    rows: pd.DataFrame, made: Tables
) -> None:
    record = made["observations"]
    no_books = record[~record["indicator"].isin(["exports", "imports"])]
    alone = beside_books("RUS", no_books)
    assert alone["observation_id"].tolist() == statements(rows)["observation_id"].tolist()


def test_without_statements_there_is_nothing_to_set_beside_the_books(made: Tables) -> None:
    rows = beside_books("FRA", made["observations"])
    assert rows.empty
    assert tuple(rows.columns) == COLUMNS


def test_what_is_given_stays_as_it_is(made: Tables) -> None:
    before = made["observations"].copy(deep=True)
    beside_books("RUS", made["observations"])
    pd.testing.assert_frame_equal(made["observations"], before)
