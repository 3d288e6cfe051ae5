"""What officials gave as a year's turnover, next to the figures of the Kyrgyz committee."""

from collections.abc import Iterable
from datetime import date

import pytest

from lib.dashboard.factcheck.official_statements import (
    beside_books,
    reported_since,
    with_statements,
)
from lib.dashboard.queries.series import Series
from lib.model import PeriodKind, StatementRow, Tables, TradeRow, kind_of
from tests.dashboard.conftest import with_observations
from tests.round_numbers import BN, M, edition, figure, figures_where, with_figures, year
from tests.small import Row

RUSSIAN = {"reporter": "RUS", "partner": "KGZ"}


@pytest.fixture(scope="module")
def rows(made: Tables) -> tuple[StatementRow, ...]:
    """Russia's."""
    return beside_books(made, "RUS")


def statements(rows: Iterable[StatementRow]) -> list[StatementRow]:
    return [row for row in rows if row.kind == "statement"]


def test_the_books_stand_beside_every_whole_year_s_statement(
    rows: tuple[StatementRow, ...],
) -> None:
    assert [(row.side, row.year, row.obs_value) for row in statements(rows)] == [
        ("KGZ", 2021, 1.1 * BN),
        ("RUS", 2021, 1.5 * BN),
        ("KGZ", 2022, 1.3 * BN),
        ("RUS", 2022, 2.1 * BN),
    ]
    books = [row for row in rows if row.kind == "books"]
    assert [row.year for row in books] == [2021, 2022], "nothing was said of the years before"
    assert [row.obs_value for row in books] == [1000 * M, 1200 * M]
    assert all(len((row.derived_from or "").split()) == 2 for row in books)
    assert {(row.side, row.published, row.source_id, row.reports) for row in books} == {
        ("KGZ", None, None, 1),
    }


def test_no_part_year_no_other_currency_and_nobody_s_figure(
    rows: tuple[StatementRow, ...], made: Tables
) -> None:
    """Seven hundred million was half a year, 90 billion were roubles, 1.9 billion the press's."""
    on_record = {row.obs_value for row in made.observations}
    for value in (7e8, 90 * BN, 1.9 * BN):
        assert value in on_record and value not in {row.obs_value for row in rows}
    assert {row.unit for row in rows} == {"USD"}


def test_a_statement_of_a_year_without_books_stands_alone() -> None:
    later = figure(5 * BN, year(2025), "2026-04-01", "RUS-PRES", **RUSSIAN, bound="almost")
    last = beside_books(with_figures(later), "RUS")[-1]
    assert (last.year, last.kind, last.side) == (2025, "statement", "RUS")
    assert (last.obs_value, last.bound) == (5 * BN, "almost")


def test_where_all_was_said_later_the_last_books_are_there() -> None:
    turkish = {"reporter": "TUR", "partner": "KGZ"}
    later = figure(5 * BN, year(2025), "2026-04-01", "TUR-GOV", **turkish)
    rows = beside_books(with_figures(later), "TUR")
    assert [(row.kind, row.year) for row in rows] == [("books", 2022), ("statement", 2025)]


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
def test_nothing_else_stands_beside_the_books(other: dict[str, object]) -> None:
    fits = figure(1.4 * BN, year(2022), "2023-07", "KGZ-GOV")
    for stray, there in ((fits, True), ({**fits, **other}, False)):
        found = beside_books(with_figures(stray), "RUS")
        assert (fits["observation_id"] in {row.observation_id for row in found}) == there


def test_conflicting_figures_stay_apart(rows: tuple[StatementRow, ...]) -> None:
    """Of 2022 the two sides gave 1.3 and 2.1 billion, and the latter was given twice."""
    about = "approximately"
    given = [row for row in statements(rows) if row.year == 2022]
    assert [(row.side, row.obs_value, row.bound, row.published) for row in given] == [
        ("KGZ", 1.3 * BN, about, "2023-01-15"),
        ("RUS", 2.1 * BN, about, "2023-05-01"),
    ]
    once, twice = given
    assert (once.reports, once.derived_from) == (1, None)
    assert twice.reports == 2 and len(set((twice.derived_from or "").split())) == 2


def test_figures_of_two_definitions_are_two_figures() -> None:
    """Though the sums are equal."""
    one, other = (
        figure(1.3 * BN, year(2022), "2023-01-15", "KGZ-GOV", bound="approximately")
        | {"definition": definition, "observation_id": f"of {definition}"}
        for definition in ("eu_27", "cis_with_ukr")
    )
    rows = beside_books(with_figures(one, other), "RUS")
    assert len([row for row in statements(rows) if row.obs_value == 1.3 * BN]) == 3


def test_the_shipped_figures_for_2024_conflict(shipped: Tables) -> None:
    """Kyrgyz officials gave 3.2, 3.9 and almost 4.0 billion, Russian ones 4.1."""
    given = [row for row in statements(beside_books(shipped, "RUS")) if row.year == 2024]
    assert {(row.side, row.obs_value, row.bound) for row in given} >= {
        ("KGZ", 3.2e9, "approximately"),
        ("KGZ", 3.9e9, "approximately"),
        ("KGZ", 4e9, "almost"),
        ("RUS", 4.1e9, "approximately"),
    }


def test_of_the_shipped_record_every_whole_year_s_statement_is_there(shipped: Tables) -> None:
    """Read off the table itself: both sides' own turnover of the pair, in dollars."""
    expected = [
        row.observation_id
        for row in shipped.observations
        if (row.origin, row.indicator, row.measure) == ("recorded", "trade_turnover", "level")
        if row.unit == "USD" and row.compiler != "PRESS" and row.product is None
        if {row.reporter, row.partner} == {"KGZ", "RUS"}
        if kind_of(row.period_start, row.period_end) is PeriodKind.YEAR
    ]
    shown = statements(beside_books(shipped, "RUS"))
    names = [name for row in shown for name in (row.derived_from or row.observation_id).split()]
    assert sorted(names) == sorted(expected)
    assert [len((row.derived_from or "one").split()) for row in shown] == [
        row.reports for row in shown
    ]
    assert len({(row.year, row.side, row.obs_value, row.bound) for row in shown}) == len(shown)


def test_rows_are_in_the_order_of_years_books_first(rows: tuple[StatementRow, ...]) -> None:
    years = [row.year for row in rows]
    assert years == sorted(years)
    for number in set(years):
        assert next(row.kind for row in rows if row.year == number) == "books"
    assert {row.partner for row in rows} == {"RUS"}


def test_every_statement_keeps_its_bound_and_its_day(
    rows: tuple[StatementRow, ...], made: Tables
) -> None:
    for row in statements(rows):
        figure = made.observation[row.observation_id]
        assert (row.obs_value, row.bound, row.published, row.source_id) == (
            figure.obs_value,
            figure.bound,
            figure.published,
            figure.source_id,
        )


def test_partners_with_statements_are_named(made: Tables) -> None:
    assert with_statements(made) == {"RUS", "CIS", "EAEU", "EU27", "KAZ", "CHN"}
    about_russia = (row for row in made.observations if "RUS" in (row.reporter, row.partner))
    assert with_statements(with_observations(made, about_russia)) == {"RUS"}
    assert with_statements(edition(observations=[])) == frozenset()


def test_without_books_the_same_statements_and_no_part_year(
    rows: tuple[StatementRow, ...],
) -> None:
    no_books = figures_where(lambda row: row["indicator"] not in ("exports", "imports"))
    assert list(beside_books(no_books, "RUS")) == statements(rows)


def test_without_statements_there_is_nothing_to_set_beside_the_books(made: Tables) -> None:
    assert beside_books(made, "FRA") == ()


def since(*more: Row, series: str = "RUS", indicator: str = "trade_turnover") -> list[TradeRow]:
    """What was reported after 2022, the last year on record, of some series."""
    return list(reported_since(with_figures(*more), (Series.of(series),), indicator))


ABOUT = {"bound": "approximately"}


def test_what_is_reported_of_later_years_is_one_row_a_figure() -> None:
    """Of 2022, for which there is a table, officials gave a figure too: it is no later one."""
    given_ = figure(1.4 * BN, year(2023), "2024-01-10", "KGZ-GOV", **ABOUT)
    again = figure(1.4 * BN, year(2023), "2024-02-10", "NSC-RELAYED", **ABOUT)
    exported = figure(0.5 * BN, year(2024), "2025-01-10", "KGZ-GOV", indicator="exports")
    (row,) = since(given_, exported)
    assert (row.year, row.obs_value, row.bound) == (2023, 1.4 * BN, "approximately")
    assert (row.series, row.compiler) == ("RUS", "KGZ-GOV")
    assert [row.year for row in since(given_, exported, indicator="exports")] == [2024]
    reports = [name for row in since(given_, again) for name in row.derived_from.split()]
    assert sorted(reports) == sorted(str(row["observation_id"]) for row in (given_, again))


@pytest.mark.parametrize(
    "other",
    [
        {"compiler": "NSC"},
        {"compiler": "PRESS"},
        {"compiler": "RUS-GOV"},
        {"compiler": "RUS-GOV", **RUSSIAN},
        {"unit": "EUR"},
        {"origin": "stated"},
        {"measure": "share", "unit": "percent"},
        {"product": "gold"},
        {"period_end": date(2023, 6, 30)},
    ],
)
def test_only_what_kyrgyzstan_s_side_gave_of_whole_years_is_reported(
    other: dict[str, object],
) -> None:
    """A table of the committee is on record, and what the other side gives is another thing."""
    given_ = figure(1.4 * BN, year(2023), "2024-01-10", "KGZ-GOV", **ABOUT)
    assert len(since(given_)) == 1
    assert since({**given_, **other}) == []


def test_a_block_without_some_of_its_members_has_nothing_reported() -> None:
    given_ = figure(3 * BN, year(2023), "2024-01-10", "KGZ-GOV", **ABOUT, partner="CIS")
    assert [row.obs_value for row in since(given_, series="CIS")] == [3 * BN]
    assert since(given_, series="CIS_X_RUS") == []
