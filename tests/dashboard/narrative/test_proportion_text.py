"""Words for a growth among all growths over as many years."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from lib.dashboard.factcheck.proportion import Proportion, in_proportion
from lib.dashboard.narrative import proportion_text, wording
from lib.dashboard.narrative.wording import LONGEST_FINDING
from lib.model import Tables
from tests.dashboard.queries.claimed import CODE, claim, recorded, tables_of, year

WORDS = wording("en")
SAID: dict[str, Any] = {
    "measure": "growth",
    "unit": "ratio",
    "obs_value": 7.0,
    "bound": "exact",
    "partner": "CIS",
    "partner_scope": "some",
    "valuation": "unstated",
    "period_start": date(2026, 1, 2),
    "period_end": date(2030, 1, 2),
}


def plain(words: object) -> str:
    return str(words).replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", " ")


def books(partner: str, amounts: dict[int, float], status: str = "A") -> list[dict[str, Any]]:
    return [
        recorded(
            amount * 5e5,
            year(number),
            partner=partner,
            indicator=flow,
            compiler="NSC",
            note=None,
            obs_status=status,
        )
        for number, amount in amounts.items()
        for flow in ("exports", "imports")
    ]


def proportion(record: Sequence[dict[str, Any]], **given: object) -> Proportion:
    found = in_proportion(CODE, tables_of(claim(**(SAID | given)), record, "sevenfold"))
    assert found is not None
    return found


FOUR = [
    *books("UZB", {2020: 1, 2024: 8, 2028: 4}),
    *books("KAZ", {2020: 2, 2024: 40, 2028: 10}),
]
"""In millions: with Uzbekistan eight times and a half, with Kazakhstan twenty and a quarter."""


def notes(found: Proportion, least: float = 0.25, most: float = 128.0) -> list[str]:
    return [plain(one) for one in proportion_text.notes(found, (least, most), WORDS)]


@pytest.mark.parametrize(
    ("length", "name"),
    [
        (1, "Every year since 1994"),
        (4, "Every four years since 1994"),
        (10, "Every ten years since 1994"),
        (7, "Every 7 years since 1994"),
    ],
)
def test_the_tab_is_named_for_the_claim_s_own_length(length: int, name: str) -> None:
    assert proportion_text.tab(length, 1994, WORDS) == name


def test_the_finding_counts_and_names_those_that_reached_it() -> None:
    assert proportion_text.finding(proportion(FOUR), WORDS) == (
        "×7 was reached in 2 of 4 windows of 4 years: with Kazakhstan and Uzbekistan"
    )
    more = proportion(FOUR, bound="more_than", obs_value=9.0)
    assert proportion_text.finding(more, WORDS) == (
        "More than ×9 was reached in 1 of 4 windows of 4 years: with Kazakhstan"
    )


def test_of_many_the_finding_says_how_many() -> None:
    codes = ("KAZ", "UZB", "TKM", "TJK", "BLR", "MDA", "AZE")
    record = [row for code in codes for row in books(code, {2020: 1, 2024: 9})]
    said = proportion_text.finding(proportion(record), WORDS)
    assert said == "×7 was reached in 7 of 7 windows of 4 years, with 7 of 7 partners"
    assert len(said) <= LONGEST_FINDING


def test_what_was_never_reached_has_a_nearest() -> None:
    found = proportion(FOUR, obs_value=30.0)
    assert proportion_text.finding(found, WORDS) == (
        "×30 was reached in none of 4 windows; the nearest is ×20 with Kazakhstan, 2020–2024"
    )
    fell = proportion(FOUR, obs_value=0.1)
    assert "×0.25 with Kazakhstan, 2024–2028" in proportion_text.finding(fell, WORDS)


def test_the_notes_say_from_how_little_and_of_the_latest_windows() -> None:
    found = proportion(FOUR)
    assert notes(found, 0.6, 15.0) == [
        "They began from $1 million (Uzbekistan, 2020) to $2 million (Kazakhstan, 2020): a small "
        "base makes a large multiple.",
        "Of the 2 windows that ended 2028, none reached it.",
        "A country counts where it was a member of the CIS in the whole of both years.",
        "2 windows below ×0.6 are triangles at the edge.",
        "One window above ×15 is a triangle at the edge: ×20 with Kazakhstan, 2020–2024.",
    ]
    assert not any("edge" in note for note in notes(found, 0.25, 20.0)), "on the axis"


def test_a_turnover_of_one_flow_is_said_to_be_one() -> None:
    world = books("WLD", {2020: 3, 2024: 48})
    record = [row for row in [*FOUR, *world] if row["partner"] != "UZB" or not _is_sold(row)]
    said = [note for note in notes(proportion(record)) if "only exports" in note]
    assert said == [
        "In one window a year has only exports or only imports: the table has no row of the other."
    ]
    assert not any("only exports" in note for note in notes(proportion(FOUR)))


def _is_sold(row: dict[str, Any]) -> bool:
    """Whether a row is of exports of 2020."""
    return row["indicator"] == "exports" and row["period_start"].year == 2020


def test_the_highest_of_those_beyond_the_axis_are_named() -> None:
    said = notes(proportion(FOUR), 0.25, 7.0)[-1]
    assert said == (
        "2 windows above ×7 are triangles at the edge, the highest: ×20 with Kazakhstan, "
        "2020–2024; ×8 with Uzbekistan, 2020–2024."
    )


def test_the_notes_name_what_rounds_to_it_and_who_left() -> None:
    record = [
        *FOUR,
        *books("TKM", {2024: 10, 2028: 69}),
        *books("UKR", {2013: 1, 2017: 2}),
        *books("GEO", {2004: 1, 2008: 2}),
    ]
    said = notes(proportion(record, obs_value=20.0))
    assert said[0].startswith("It began from $2 million (Kazakhstan, 2020)")
    said = notes(proportion(record))
    assert "One more rounds to the same: ×6.9 with Turkmenistan, 2024–2028." in said
    assert said[-1] == (
        "A country counts where it was a member of the CIS in the whole of both years: Georgia "
        "until 2008 and Ukraine until 2017."
    )
    late = notes(proportion(record, obs_value=6.0))
    assert (
        "Of the 3 windows that ended 2028, one reached it: ×6.9 with Turkmenistan, 2024–2028."
    ) in late


def test_of_many_that_reached_it_lately_three_are_named() -> None:
    codes = ("KAZ", "UZB", "TKM", "TJK")
    record = [row for code in codes for row in books(code, {2024: 1, 2028: 9})]
    said = notes(proportion(record))[1]
    assert said.startswith("Of the 4 windows that ended 2028, 4 reached it: ")
    assert said.count("×9 with ") == 3


def test_a_window_in_full_and_at_its_dot() -> None:
    found = proportion([*books("UZB", {2020: 1.234}), *books("UZB", {2024: 10}, "P")])
    (row,) = found.rows
    assert plain(proportion_text.hover(row, found.claim, WORDS)) == (
        "×8.1 with Uzbekistan, 2020–2024: from $1.23 million to $10 million. Beside ×7 it reaches "
        "it. Provisional."
    )
    assert plain(proportion_text.label(row, WORDS)) == "2020–2024: ×8.1 from $1.2m"


def test_the_alternative_has_each_partner_with_its_range() -> None:
    said = plain(proportion_text.alternative(proportion(FOUR), WORDS))
    assert "Kazakhstan: 2 windows, from ×0.25 in 2024–2028 to ×20 in 2020–2024." in said
    assert said.index("Kazakhstan") < said.index("Uzbekistan: 2 windows, from ×0.5")


def test_the_shipped_claim_is_put_in_proportion(shipped: Tables) -> None:
    found = in_proportion("24kg-2024-10-16.2013", shipped)
    assert found is not None
    assert proportion_text.finding(found, WORDS) == (
        "×7 was reached in 9 of 263 windows: with Armenia, Moldova, Turkmenistan and Belarus"
    )
    assert notes(found)[:3] == [
        "They began from $856 (Armenia, 1996) to $8.49 million (Belarus, 2005): a small base makes "
        "a large multiple.",
        "One more rounds to the same: ×6.96 with Armenia, 2018–2022.",
        "Of the 18 windows that ended 2022–2023, 2 reached it: ×17.2 with Turkmenistan, 2018–2022; "
        "×7.85 with Turkmenistan, 2019–2023.",
    ]
    assert notes(found)[-2:] == [
        "One window above ×128 is a triangle at the edge: ×1,080 with Armenia, 1996–2000.",
        "In one window a year has only exports or only imports: the table has no row of the other.",
    ]
