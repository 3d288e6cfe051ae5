"""Migrants and remittances: every figure once, none averaged, by definition and by time."""

from collections.abc import Iterable
from datetime import date

import pytest

from lib.dashboard.queries.people import (
    EVERYWHERE,
    hosts,
    latest_by_definition,
    migrants,
    remittances,
)
from lib.model import PeopleRow, PeriodKind, Tables
from tests import round_numbers
from tests.round_numbers import BN, ROWS, figure, with_figures, year
from tests.small import Row


def _only(*rows: Row) -> Tables:
    return round_numbers.edition(observations=list(rows))


def _values(rows: Iterable[PeopleRow]) -> list[float]:
    return [row.obs_value for row in rows]


def test_nothing_is_left_out_or_merged(shipped: Tables) -> None:
    for indicator, ask in (("migrants", migrants), ("remittances", remittances)):
        values = {
            row.observation_id: row.obs_value
            for row in shipped.observations
            if (row.indicator, row.measure) == (indicator, "level")
            and (row.reporter, row.partner) == ("KGZ", "RUS")
        }
        rows = ask("RUS", shipped)
        assert len(rows) == len(values)
        assert {row.observation_id: row.obs_value for row in rows} == values


def test_the_foreign_ministry_s_series_is_as_it_was_printed(shipped: Tables) -> None:
    rows = [row for row in migrants("RUS", shipped) if row.source_id == "kgz-mfa-24kg-2024-12"]
    assert {row.definition for row in rows} == {"present"}
    assert [(row.period_start, row.period_end, row.obs_value) for row in rows] == [
        (*year(2020), 596253),
        (*year(2021), 680599),
        (*year(2022), 587089),
        (*year(2023), 408448),
        (date(2024, 1, 1), date(2024, 6, 30), 350916),
    ]


def test_two_vintages_of_a_year_stand_beside_each_other() -> None:
    """In the order of their periods; of one period in the order they came out."""
    again = {"indicator": "remittances", "definition": "wider_coverage"}
    later = figure(2.6 * BN, year(2022), "2025-07", "NBKR", **again)
    rows = remittances("RUS", with_figures(later))
    rows_2022 = [row for row in rows if row.period_start and row.period_start.year == 2022]
    assert [(row.obs_value, row.period_kind, row.bound) for row in rows_2022] == [
        (1.5 * BN, "part_year", "approximately"),
        (2.5 * BN, "year", "exact"),
        (2.6 * BN, "year", "exact"),
    ]


def test_what_was_said_comes_first_and_has_no_period(made: Tables) -> None:
    rows = migrants("RUS", made)
    said = [row for row in rows if row.origin == "stated"]
    assert said == [rows[0]] and _values(said) == [5e5]
    assert said[0].period_start is None
    assert said[0].period_kind is PeriodKind.NOT_STATED


def test_definitions_are_kept_together(made: Tables) -> None:
    rows = migrants("RUS", made)
    assert [row.definition for row in rows if row.origin == "recorded"] == [
        *("present", "present", "present"),
        *("registered", "register_entries", "unspecified"),
    ]


def test_a_part_of_a_block_is_not_the_block(made: Tables) -> None:
    assert migrants("RUS", made)
    for scope in ("partner_scope", "reporter_scope"):
        some = [{**row, scope: "some"} for row in ROWS["observations"]]
        assert migrants("RUS", _only(*some)) == ()


def test_growth_and_other_reporters_are_no_figures_of_people() -> None:
    people: Row = {"indicator": "migrants", "unit": "persons", "definition": "present"}
    rows = [
        figure(5e5, year(2021), "2022-12", "KGZ-MFA", **people),
        figure(2.0, year(2022), "2022-12", "KGZ-MFA", **{**people, "measure": "growth"}),
        figure(6e5, year(2021), "2022-12", "KGZ-MFA", **people, reporter="KAZ"),
    ]
    assert _values(migrants("RUS", _only(*rows))) == [5e5]
    assert hosts(("RUS",), _only(*rows[1:])) == ()


def test_places_with_anything_on_record_and_all_countries_last() -> None:
    """Those with most figures first."""
    turkish = {"indicator": "migrants", "unit": "persons", "definition": "present"}
    more = figure(3e4, year(2021), "2023-02", "KGZ-MFA", **turkish, partner="TUR")
    tables = with_figures(more)
    assert hosts(("EU27", "TUR", "RUS", "KAZ"), tables) == ("RUS", "TUR", EVERYWHERE)
    assert hosts(("KAZ",), tables) == (EVERYWHERE,)
    assert hosts((EVERYWHERE, "RUS"), tables) == ("RUS", EVERYWHERE)
    assert hosts(("RUS",), _only()) == ()


FIXED: Row = {"indicator": "migrants", "unit": "persons", "partner": "KAZ"}


def printed(value: float, number: int, published: str, **given: object) -> Row:
    """A figure of one table of statistics, which is revised as a whole."""
    fixed = {"definition": "foreign_born"} | given
    return figure(value, year(number), published, "UN-DESA", **FIXED, **fixed)


VINTAGES = (
    printed(1, 2014, "2019"),
    printed(2, 2015, "2019"),
    printed(3, 2019, "2019"),
    printed(4, 2021, "2019"),
    printed(5, 2017, "2019", definition="present"),
    printed(6, 2015, "2020"),
    printed(7, 2020, "2020"),
    figure(8, year(2017), "2019", "KGZ-MFA", **FIXED, definition="present"),
    figure(9, year(2017), "2021", "KGZ-MFA", **FIXED, definition="present"),
)


def test_a_vintage_takes_the_place_of_those_before_it_over_its_time() -> None:
    """Of the same statistics alone; what a compiler said is no table that is revised as a whole."""
    rows = migrants("KAZ", with_figures(*VINTAGES))
    assert [row.obs_value for row in rows if row.superseded] == [2, 3]
    assert len(rows) == len(VINTAGES)


@pytest.mark.parametrize(
    ("published", "superseded"), [("2018", []), ("2019", []), ("2019-12-31", []), ("2020", [1.0])]
)
def test_only_a_later_vintage_takes_the_place(published: str, superseded: list[float]) -> None:
    rows = migrants("KAZ", _only(printed(1, 2015, "2019"), printed(2, 2015, published)))
    assert [row.obs_value for row in rows if row.superseded and row.obs_value == 1] == superseded


def test_the_latest_figure_of_each_definition_and_apart_what_came_before(made: Tables) -> None:
    """Of the latest time; what was said in an article is none of them."""
    found = latest_by_definition(made, "RUS")
    assert [one.definition for one in found] == [
        *("present", "registered", "register_entries", "unspecified"),
    ]
    assert [one.latest.obs_value for one in found if one.latest] == [4e5, 3e5, 9e5, 7e5]
    assert [_values(one.earlier) for one in found] == [[5e5, 6e5], [], [], []]
    assert latest_by_definition(made, "KAZ") == ()


def test_the_latest_is_never_a_figure_that_a_later_vintage_covers() -> None:
    """The vintage of 2020 ends in 2020: the 2021 of the one before it still is the latest."""
    (foreign_born, present) = latest_by_definition(with_figures(*VINTAGES), "KAZ")[::-1]
    if foreign_born.definition != "foreign_born":
        foreign_born, present = present, foreign_born
    assert foreign_born.latest is not None and foreign_born.latest.obs_value == 4
    assert _values(foreign_born.earlier) == [7, 3, 6, 2, 1]
    assert present.latest is not None and present.latest.obs_value == 9
    without = [row for row in VINTAGES if row["obs_value"] != 4]
    (revised,) = (
        one for one in latest_by_definition(_only(*without), "KAZ") if one.definition != "present"
    )
    assert revised.latest is not None and revised.latest.obs_value == 7


def test_a_part_of_a_year_that_a_later_table_covers_is_not_the_latest() -> None:
    half = date(2021, 7, 1), date(2021, 12, 31)
    given_: Row = {**FIXED, "definition": "foreign_born"}
    early = figure(1, half, "2022", "UN-DESA", **given_)
    (found,) = latest_by_definition(_only(early, printed(2, 2021, "2024")), "KAZ")
    assert found.latest is not None and found.latest.obs_value == 2
    assert [(row.obs_value, row.superseded) for row in found.earlier] == [(1, True)]


def test_a_time_that_ends_later_is_later_and_one_of_no_time_is_none() -> None:
    people: Row = {**FIXED, "definition": "present"}
    half = date(2022, 1, 1), date(2022, 6, 30)
    rows = [
        figure(1, year(2021), "2024", "KGZ-MFA", **people),
        figure(2, half, "2022-08", "KGZ-MFA", **people),
        figure(3, None, "2025", "KGZ-MFA", **people),
        figure(4, (date(2022, 6, 30), half[1]), "2022-07", "KGZ-MFA", **people),
    ]
    (found,) = latest_by_definition(_only(*rows), "KAZ")
    assert found.latest is not None and found.latest.obs_value == 4
    assert _values(found.earlier) == [2, 1, 3]


def test_a_figure_reported_twice_is_the_latest_once() -> None:
    reports = [
        figure(5e5, year(2022), day, "KGZ-MFA", **{**FIXED, "definition": "present"})
        for day in ("2023-05", "2023-03")
    ]
    (found,) = latest_by_definition(_only(*reports), "KAZ")
    assert found.latest is not None
    assert (found.latest.reports, found.latest.published) == (2, "2023-03")
    assert found.earlier == ()
