"""What is said of a block's printed total beside the sum of its members."""

from dataclasses import replace

import pytest

from lib.dashboard.narrative import block_totals_text, wording
from lib.dashboard.queries.block_members import printed_totals
from lib.model import BlockRow, Tables
from tests.round_numbers import M

WORDS = wording("en")


@pytest.fixture
def row(made: Tables) -> BlockRow:
    """The EAEU's imports of 2021, printed 10 million below the 1,000 of its members."""
    return next(
        row
        for row in printed_totals(made)
        if (row.partner, row.indicator, row.year) == ("EAEU", "imports", 2021)
    )


def test_the_finding_is_where_the_two_are_furthest_apart(row: BlockRow, made: Tables) -> None:
    eaeu = [one for one in printed_totals(made) if one.partner == "EAEU"]
    assert block_totals_text.finding(eaeu, WORDS) == (
        "Printed and computed are furthest apart for the EAEU in 2021: $10m of imports"
    )
    none = replace(row, members_value=None, difference=None)
    assert block_totals_text.finding([none], WORDS) == (
        "None of these blocks had members in these years"
    )


@pytest.mark.parametrize(("difference", "is_said"), [(0.9 * M, False), (1.1 * M, True)])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_difference_below_a_million_is_rounding(
    difference: float, is_said: bool, sign: int, row: BlockRow
) -> None:
    near = replace(row, difference=sign * difference, unexplained=sign * difference)
    assert ("furthest apart" in block_totals_text.finding([near], WORDS)) is is_said
    assert ("unexplained" in block_totals_text.reason(near, WORDS)) is is_said


def test_the_difference_is_printed_less_members_and_half_a_million_is_nothing(
    row: BlockRow,
) -> None:
    assert block_totals_text.amounts(row, WORDS) == ("$990m", "$1bn", "−$10m")
    near = replace(row, difference=0.4 * M, obs_status="P")
    assert block_totals_text.amounts(near, WORDS) == ("$990m (p)", "$1bn", "under $500k")
    assert block_totals_text.amounts(replace(row, difference=0.6 * M), WORDS)[2] == "$600k"
    none = replace(row, members_value=None, difference=None)
    assert block_totals_text.amounts(none, WORDS) == ("$990m", "no members", "")


def test_who_is_counted_besides_and_who_is_not_is_named(row: BlockRow) -> None:
    explained = replace(row, unexplained=0.0)
    both = replace(explained, counted_besides="GEO UKR", not_counted="GBR")
    assert block_totals_text.reason(both, WORDS) == (
        "also counts Georgia and Ukraine; without the United Kingdom"
    )
    many = replace(explained, not_counted="AUT BEL BGR CYP CZE DEU")
    assert block_totals_text.reason(many, WORDS) == "without 6 countries"
    assert block_totals_text.reason(explained, WORDS) == ""


def test_for_which_years_of_which_flow_a_definition_is_printed_leaves_no_year_out_or_in(
    row: BlockRow,
) -> None:
    def printed(flow: str, *years: int, by: str = "cis_with_ukr") -> list[BlockRow]:
        return [replace(row, indicator=flow, year=year, definition=by) for year in years]

    shown = printed("exports", 2004, 2005, 2008)
    alike = [*printed("imports", 2001), *printed("exports", 2006, by="")]
    assert list(block_totals_text.notes(shown, alike, WORDS)) == [
        "2 more totals are the sum of their members.",
        "CIS with Ukraine: printed so for exports of 2004–2005 and 2008; imports of 2001.",
    ]
    both = [*printed("exports", 2004, 2005), *printed("imports", 2005, 2004)]
    assert list(block_totals_text.notes(both, (), WORDS)) == [
        "CIS with Ukraine: printed so for exports and imports of 2004–2005.",
    ]
