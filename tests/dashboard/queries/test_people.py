"""Migrants and remittances: every figure once, none averaged, by definition and by time."""

from collections.abc import Iterable
from datetime import date

import pytest

from lib.dashboard.queries.people import (
    EVERYWHERE,
    MOST_SAID,
    counts_of_year,
    definitions_over_time,
    drawn_migrants,
    drawn_over_time,
    drawn_remittances,
    every_host,
    hosts,
    is_counted,
    is_of_month,
    is_part_of_year,
    latest_by_definition,
    latest_counts,
    latest_stated_year,
    latest_year,
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
    """Of the same statistics alone. What an office said is no table that is revised as a whole:
    it takes the place only of what that office said of the same time."""
    rows = migrants("KAZ", with_figures(*VINTAGES))
    assert [row.obs_value for row in rows if row.superseded] == [8, 2, 3]
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


PEOPLE: Row = {"indicator": "migrants", "unit": "persons", "definition": "present"}
MONEY: Row = {"indicator": "remittances", "definition": "wider_coverage"}


def span(start: str, end: str) -> tuple[date, date]:
    return date.fromisoformat(start), date.fromisoformat(end)


@pytest.mark.parametrize(
    ("given", "period", "is_part"),
    [
        (PEOPLE, year(2029), False),
        (PEOPLE, span("2028-01-01", "2029-12-31"), False),
        (PEOPLE, None, False),
        (PEOPLE, span("2029-01-01", "2029-06-30"), True),
        (PEOPLE, span("2029-05-01", "2029-05-31"), False),
        (PEOPLE, span("2029-05-01", "2029-06-10"), False),
        (PEOPLE, span("2029-05-01", "2029-06-11"), True),
        (PEOPLE, span("2029-05-05", "2029-05-05"), False),
        (PEOPLE | {"definition": "border_entries"}, span("2029-05-01", "2029-05-31"), True),
        (PEOPLE | {"definition": "border_entries"}, span("2029-05-05", "2029-05-05"), True),
        (PEOPLE | {"definition": "border_entries"}, year(2029), False),
        (MONEY, year(2029), False),
        (MONEY, span("2029-01-01", "2029-11-30"), True),
        (MONEY, span("2029-05-01", "2029-05-31"), True),
        (MONEY, span("2029-05-05", "2029-05-05"), True),
        (MONEY, span("2028-07-01", "2029-06-30"), False),
    ],
)
def test_people_counted_in_a_month_or_at_a_census_are_counted_at_a_date(
    given: Row, period: tuple[date, date] | None, is_part: bool
) -> None:
    """Cases and money of a month are a part of a year."""
    tables = _only(figure(5, period, "2030", "KGZ-MFA", **given))
    [row] = (*migrants("RUS", tables), *remittances("RUS", tables))
    assert is_part_of_year(row) == is_part


@pytest.mark.parametrize(
    ("period", "is_one"),
    [
        (span("2029-05-01", "2029-05-31"), True),
        (span("2029-05-01", "2029-06-01"), False),
        (span("2029-02-01", "2029-02-28"), True),
        (span("2029-05-05", "2029-05-05"), True),
        (span("2029-05-01", "2029-06-30"), False),
        (None, False),
    ],
)
def test_the_longest_month_is_one_and_a_day_more_is_none(
    period: tuple[date, date] | None, is_one: bool
) -> None:
    tables = _only(figure(5, period, "2030", "KGZ-MFA", **MONEY))
    [row] = remittances("RUS", tables)
    assert is_of_month(row) == is_one


@pytest.mark.parametrize(
    ("compiler", "counts"),
    [("KGZ-MFA", True), ("NBKR", True), ("UN-DESA", True)]
    + [(code, False) for code in ("KGZ-PRES", "KGZ-GOV", "PRESS")],
)
def test_a_president_a_government_and_the_press_do_not_count(compiler: str, counts: bool) -> None:
    tables = _only(figure(5, year(2029), "2030", compiler, **PEOPLE))
    [row] = migrants("RUS", tables)
    assert is_counted(row) == counts
    assert bool(latest_counts(latest_by_definition(tables, "RUS"))) == counts


def test_counts_of_a_year_are_those_of_registers_if_there_are_any() -> None:
    """Of people abroad, each with a closed bound and all its time in that year."""
    born: Row = {**PEOPLE, "definition": "foreign_born"}
    rows = [
        figure(4, year(2029), "2030", "KGZ-MFA", **PEOPLE),
        figure(3, (date(2029, 12, 31), date(2029, 12, 31)), "2030", "RUS-MVD", **PEOPLE),
        figure(5, span("2028-12-31", "2029-12-31"), "2030", "RUS-MVD", **PEOPLE),
        figure(6, year(2028), "2030", "RUS-MVD", **PEOPLE),
        figure(7, year(2029), "2030", "RUS-MVD", **PEOPLE, bound="up_to"),
        figure(8, year(2029), "2030", "KGZ-PRES", **PEOPLE),
        figure(9, year(2029), "2030", "RUS-MVD", **{**PEOPLE, "definition": "border_entries"}),
        figure(1, year(2029), "2030", "NSC", **{**PEOPLE, "definition": "census_labour"}),
        figure(2, year(2029), "2030", "UN-DESA", **born),
    ]
    found = latest_by_definition(_only(*rows), "RUS")
    assert _values(counts_of_year(found, 2029)) == [3, 4]
    assert counts_of_year(found, 2027) == ()
    without = latest_by_definition(_only(*rows[2:]), "RUS")
    assert _values(counts_of_year(without, 2029)) == [2]


def test_the_latest_counts_leave_out_what_is_not_defined_if_anything_is(made: Tables) -> None:
    found = latest_by_definition(made, "RUS")
    assert _values(latest_counts(found)) == [3e5, 4e5]
    vague = figure(7, year(2029), "2030", "KGZ-MFA", **{**PEOPLE, "definition": "unspecified"})
    more = round_numbers.edition(observations=[*round_numbers.ROWS["observations"], vague])
    assert _values(latest_counts(latest_by_definition(more, "RUS"))) == [3e5, 4e5]
    assert _values(latest_counts(latest_by_definition(_only(vague), "RUS"))) == [7]


def test_a_count_that_something_newer_was_stated_after_is_not_the_latest() -> None:
    """Unless there is no other."""
    rows = [
        figure(4, year(2028), "2029", "KGZ-MFA", **{**PEOPLE, "definition": "working"}),
        figure(6, year(2029), "2030", "KGZ-PRES", **{**PEOPLE, "definition": "working"}),
        figure(5, year(2027), "2028", "UN-DESA", **{**PEOPLE, "definition": "foreign_born"}),
    ]
    assert _values(latest_counts(latest_by_definition(_only(*rows), "RUS"))) == [5]
    assert _values(latest_counts(latest_by_definition(_only(*rows[:2]), "RUS"))) == [4]


def test_the_latest_year_is_whole_counted_and_of_the_latest_edition() -> None:
    rows = [
        figure(1, year(2028), "2029", "NBKR", **MONEY),
        figure(2, year(2029), "2030-01", "NBKR", **MONEY),
        figure(3, year(2029), "2030-06", "NBKR", **MONEY),
        figure(4, year(2030), "2031", "PRESS", **MONEY),
        figure(5, span("2030-01-01", "2030-11-30"), "2031", "NBKR", **MONEY),
    ]
    found = latest_year(remittances("RUS", _only(*rows)))
    assert found is not None and found.obs_value == 3
    assert latest_year(remittances("RUS", _only(*rows[3:]))) is None


def test_a_year_that_was_only_stated_is_later_than_the_latest_counted() -> None:
    rows = remittances(
        "RUS",
        _only(
            *(figure(2 * BN, year(n), "2025-01", "NBKR", **MONEY) for n in (2022, 2023)),
            *(figure(3 * BN, year(n), "2025-01", "PRESS", **MONEY) for n in (2023, 2024)),
            figure(4 * BN, (date(2025, 1, 1), date(2025, 6, 30)), "2025-07", "PRESS", **MONEY),
        ),
    )
    counted = latest_year(rows)
    assert counted is not None and counted.compiler == "NBKR"
    later = latest_stated_year(rows, counted)
    assert later is not None and (later.period_start, later.obs_value) == (date(2024, 1, 1), 3 * BN)
    assert latest_stated_year([row for row in rows if row is not later], counted) is None


def test_the_line_over_time_is_the_longest_of_one_document() -> None:
    rows = [
        *(figure(n, year(n), "2030", "KGZ-MFA", **PEOPLE) for n in (2020, 2021, 2022)),
        *(figure(n, year(n), "2030", "RUS-MVD", **PEOPLE) for n in (2022, 2023)),
        figure(9, span("2023-01-01", "2023-06-30"), "2030", "KGZ-MFA", **PEOPLE),
        figure(8, None, "2030", "KGZ-MFA", **PEOPLE),
    ]
    found = drawn_over_time("RUS", "present", _only(*rows))
    assert _values(found.line) == [2020, 2021, 2022]
    assert sorted(_values(found.loose)) == [9, 2022, 2023]
    two = drawn_over_time("RUS", "present", _only(*rows[:2]))
    assert _values(two.line) == [2020, 2021]
    alone = drawn_over_time("RUS", "present", _only(rows[0], rows[5]))
    assert alone.line == () and len(alone.loose) == 2
    assert definitions_over_time("RUS", _only(*rows)) == ("present",)
    assert definitions_over_time("RUS", _only(rows[-1])) == ()


def test_money_is_drawn_in_the_currency_of_most_of_the_record() -> None:
    roubles: Row = {**MONEY, "unit": "RUB"}
    said: Row = {"origin": "stated"}
    rows = [
        figure(1, year(2028), "2030", "NBKR", **MONEY),
        figure(2, year(2029), "2030", "NBKR", **MONEY),
        figure(3, year(2029), "2030", "RUS-CBR", **roubles),
        figure(4, year(2029), "2030", "NBKR", **{**MONEY, "definition": "net_inflow"}),
        figure(5, year(2029), "2030", "KGZ-GOV", **MONEY, **said),
    ]
    found = drawn_remittances("RUS", _only(*rows), {})
    assert [_values(part) for part in (found.line, found.loose, found.said)] == [[1, 2], [4], [5]]
    assert found.not_drawn == 1
    assert MOST_SAID == 6
    assert drawn_migrants("RUS", _only(*rows), {}).rows == ()


def test_every_host_is_one_that_can_be_chosen(made: Tables, shipped: Tables) -> None:
    assert every_host(made) == ("RUS", EVERYWHERE)
    found = every_host(shipped)
    assert (found[0], found[-1]) == ("RUS", EVERYWHERE)
    assert {"CIS", "KAZ", "TUR", "USA", "KOR"} <= {*found}


def test_what_a_later_vintage_replaced_is_no_point_of_a_line_and_no_count() -> None:
    born: Row = {"indicator": "migrants", "unit": "persons", "definition": "foreign_born"}
    old = [figure(n, year(n), "2030", "UN-DESA", **born, source_id="old") for n in (2020, 2021)]
    old += [figure(2022, year(2022), "2030", "UN-DESA", **born, source_id="old")]
    new = [figure(n / 2, year(n), "2031", "UN-DESA", **born, source_id="new") for n in (2020, 2022)]
    tables = _only(*old, *new)
    found = drawn_over_time("RUS", "foreign_born", tables)
    assert _values(found.line) == [1010, 1011]
    assert _values(found.loose) == [2020, 2021, 2022]
    assert _values(counts_of_year(latest_by_definition(tables, "RUS"), 2021)) == []
    assert _values(counts_of_year(latest_by_definition(tables, "RUS"), 2022)) == [1011]


def test_remittances_of_the_world_bank_are_a_line_of_their_own(refreshed: Tables) -> None:
    """Of each year the latest vintage, and no other compiler's figure."""
    found = drawn_remittances("WLD", refreshed, {})
    assert {row.compiler for row in found.line} == {"WB-WDI"}
    assert {row.definition for row in found.line} == {"world_bank_estimate"}
    years = [row.period_start.year for row in found.line if row.period_start]
    assert years == list(range(2000, 2026))
    vintages = {row.published for row in found.line}
    assert len(vintages) == 2, "some were revised, and the others stay"
    assert "WB-WDI" not in {row.compiler for row in found.loose}
    rows = [row for row in remittances("WLD", refreshed) if row.compiler == "WB-WDI"]
    assert len(rows) == len(years), "of a revised one the latest alone"
    assert not any(row.superseded for row in rows), "a vintage has what is new in it alone"
