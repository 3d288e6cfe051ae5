"""What the record notes to figures is told apart by what it is about."""

from dataclasses import dataclass

import pytest

from lib.dashboard.queries.mirror import both_sides
from lib.dashboard.queries.row_notes import months_short, on_passing, remarks
from lib.model import Tables


@dataclass(frozen=True)
class Noted:
    """A figure of which only the year and the note matter."""

    year: int
    note: str | None


ARMENIA = [
    Noted(2013, "Sum of monthly values; By country of origin; by country of consignment 9 dollars"),
    Noted(2014, "Sum of monthly values; 11 months have a value"),
    Noted(2015, "Sum of monthly values; 12 months have a value"),
    Noted(2016, None),
]


def test_only_sums_of_fewer_than_twelve_months_are_short() -> None:
    assert months_short(ARMENIA) == {2014: 11}
    assert months_short([Noted(2020, "Sum of monthly values; 1 months have a value")]) == {2020: 1}


def test_what_is_known_of_goods_that_pass_through_is_of_the_latest_year() -> None:
    later = Noted(2024, "About four times the Kyrgyz figure; China counts transit")
    row, said = on_passing([*ARMENIA, later]) or (None, "")
    assert (row, said) == (later, "China counts transit")
    row, said = on_passing(ARMENIA) or (None, "")
    assert (row, said) == (ARMENIA[0], "By country of origin; by country of consignment 9 dollars")
    assert on_passing([Noted(2020, "Transition of an office; the consignee is not named")]) is None


@pytest.mark.parametrize(
    "note",
    [
        "Sum of monthly values, extracted 16 November 2024",
        "Converted from EUR",
        "11 months have a value",
        "By country of origin",
        "Kazakhstan's figure, differs from the Kyrgyz one",
    ],
)
def test_what_is_said_elsewhere_is_no_remark(note: str) -> None:
    rows = [Noted(2021, f"{note}; the table is older"), Noted(2018, "the table is older")]
    assert remarks(rows) == {"the table is older": (2018, 2021)}


def test_the_shipped_record_of_armenia_and_uzbekistan(shipped: Tables) -> None:
    sold = [row for row in both_sides(shipped, "ARM", dollars=True) if row.direction == "exports"]
    assert months_short(sold) == {2014: 11, 2015: 10, 2016: 11}
    row, said = on_passing(sold) or (None, "")
    assert row is not None and (row.year, row.obs_value) == (2023, 436_415)
    assert said.endswith("by country of consignment 638,686 dollars")
    uzbek = both_sides(shipped, "UZB", dollars=True)
    assert remarks(uzbek) == {
        "which data set holds exports and which imports is inferred": tuple(range(2010, 2024))
    }
