"""Messages, names, numbers and dates as readers see them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import areas, codelist
from lib.dashboard.ui import words


def test_a_message_is_found_by_its_key_and_filled() -> None:
    assert words.text("row.sentence", series="A", year=1, words="{x}") == "A, 1: {x}"
    with pytest.raises(KeyError, match=r"no message 'row.nothing'"):
        words.text("row.nothing")
    with pytest.raises(KeyError, match="year"):
        words.text("row.sentence", series="A")


def test_a_plural_goes_with_its_number() -> None:
    assert words.plural("count.figures", 1) == "one figure"
    assert words.plural("count.figures", 2) == "2 figures"
    assert words.plural("count.figures", 0) == "0 figures"
    with pytest.raises(KeyError, match=r"no message 'count.nothing'"):
        words.plural("count.nothing", 1)
    with pytest.raises(KeyError, match=r"no message 'count.nothing'"):
        words.plural("count.nothing", 2)


@pytest.mark.parametrize(
    ("iso", "read"),
    [("2024-10-16", "16 October 2024"), ("2024-10", "October 2024"), ("2024", "2024")],
)
def test_a_date_is_as_precise_as_it_is_known(iso: str, read: str) -> None:
    assert words.day(iso) == read


@given(day=st.dates(date(1991, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    number, month, year = words.day(day.isoformat()).split()
    assert (int(number), int(year)) == (day.day, day.year)
    assert month == words.day(f"{day:%Y-%m}").split()[0]


@pytest.mark.parametrize("iso", ["2024-13", "16.10.2024", "", "2024-10-16T00:00"])
def test_what_is_no_date_is_not_read(iso: str) -> None:
    with pytest.raises(AssertionError):
        words.day(iso)


def test_lists_are_sentences() -> None:
    assert words.listed([]) == ""
    assert words.listed(["Russia"]) == "Russia"
    assert words.listed(["Russia", "China"]) == "Russia and China"
    assert words.listed(iter(["Russia", "the EU", "the CIS"])) == "Russia, the EU and the CIS"


def test_areas_take_an_article_where_english_has_one() -> None:
    assert [words.the_area(c) for c in ("RUS", "EU27", "USA")] == [
        "Russia",
        "the EU",
        "the United States",
    ]
    assert [words.area(code) for code in ("RUS", "EU27", "USA")] == [
        "Russia",
        "EU",
        "United States",
    ]
    assert (words.the_area("WLD"), words.area("WLD")) == ("the world", "World")
    for code in {*areas()} - {"WLD"}:
        assert words.the_area(code).removeprefix("the ") == words.area(code)


@pytest.mark.parametrize("code", ["EU27", "CIS", "EAEU"])
def test_every_block_on_record_has_its_article(code: str) -> None:
    assert words.the_area(code) == f"the {words.area(code)}"


def test_options_are_named() -> None:
    assert words.option("block", "EU27") == "EU"
    assert words.option("indicator", "exports") == "Exports"
    assert words.option("year", "2023") == "2023"
    assert words.option("view", "level") == words.text("choice.view.level")
    with pytest.raises(KeyError):
        words.option("view", "sideways")


@pytest.mark.parametrize("bound", codelist("bound"))
def test_a_number_that_was_said_keeps_its_bound_and_its_digits(bound: str) -> None:
    said = words.hedged(4e9, "USD", bound)
    assert said == codelist("bound")[bound].label().format(value="$4 billion")
    assert words.hedged(3.5e9, "USD", bound).endswith("$3.5 billion")


def test_codes_have_labels_and_some_have_short_ones() -> None:
    assert words.code("obs_status", "P") == "provisional"
    assert words.brief("tie_kind", "transit") == "{subject} to the world"
    assert words.value(3_006_655_955, "USD") == "$3.01 billion"


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        ((3475723592.0, "USD", "exact"), "$3.48bn"),
        ((587000.0, "persons", "more_than"), ">587k"),
        ((410000.0, "persons", "approximately"), "about 410k"),
        ((5e9, "USD", "at_least"), "≥$5bn"),
        ((5e9, "USD", "at_most"), "≤$5bn"),
    ],
)
def test_a_number_in_little_room_keeps_its_bound(figure: tuple[float, str, str], read: str) -> None:
    assert words.in_short(*figure) == read


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2020-01-01", "2023-12-31", "2020–2023"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-01-01", "2023-11-30", "Jan – Nov 2023"),
        ("2018-03-01", "2018-03-01", "1 Mar 2018"),
    ],
)
def test_a_period_is_put_exactly(start: str, end: str, read: str) -> None:
    shown = words.span(date.fromisoformat(start), date.fromisoformat(end))
    assert shown.replace("\N{THIN SPACE}", " ") == read
