"""What is said of both sides: the latest gap, the gap over the years, what else makes one."""

from dataclasses import replace
from datetime import date

import pytest

from lib.dashboard.narrative import both_sides_text, wording
from lib.dashboard.queries import FREIGHT
from lib.model import MirrorRow, ObsStatus, StatementRow
from tests.dashboard.narrative.test_trade_text import mirror_row, statement

WORDS = wording("en")


def year_of(ratio: float, year: int, **changed: object) -> tuple[MirrorRow, MirrorRow]:
    """Kyrgyzstan's exports and what Kazakhstan counted of them."""
    when = {"year": year, "period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    ours = mirror_row(None, reporter="KGZ", partner="KAZ", indicator="exports", **when)
    return ours, mirror_row(ratio, **when, **changed)


def exported(ratio: float, year: int) -> tuple[MirrorRow, MirrorRow]:
    """Kazakhstan's exports and what Kyrgyzstan counted of them."""
    ours, theirs = year_of(ratio, year, indicator="exports")
    return replace(ours, direction="imports", indicator="imports"), replace(
        theirs, direction="imports"
    )


def test_what_officials_gave_nothing_beside_is_said_within_the_length_of_a_finding() -> None:
    counted = replace(statement("KGZ", 2023, None), obs_value=8.41e6)
    long = replace(counted, obs_status=ObsStatus.PROVISIONAL)
    assert both_sides_text.statements_finding([long], WORDS) == (
        "Kyrgyz statistics: $8.41m in 2023 (provisional); officials gave nothing"
    )
    assert both_sides_text.statements_finding([counted], WORDS) == (
        "Kyrgyz statistics have $8.41m for 2023; officials gave nothing for these years"
    )


@pytest.mark.parametrize(
    ("ratios", "said"),
    [
        ((1.3, 1.3, 1.1, 1.1), ""),
        ((1.3, 1.3, 1.3, 1.1), "In 3 of 4 years Kazakhstan counted more than freight explains"),
        ((0.9, 0.9, 0.9, 1.1), "In 3 of 4 years Kazakhstan counted less than freight explains"),
        ((1.3, 1.3, 0.9, 1.1), "In 3 of 4 years freight does not explain the gap with Kazakhstan"),
        ((1.204, 1.204, 1.046, 1.1), ""),
        (
            (1.21, 1.206, 1.04, 1.1),
            "In 3 of 4 years freight does not explain the gap with Kazakhstan",
        ),
    ],
)
def test_a_gap_in_more_than_half_of_the_years_is_the_finding(
    ratios: tuple[float, ...], said: str
) -> None:
    years = [year_of(ratio, 2000 + n) for n, ratio in enumerate(ratios)]
    assert both_sides_text.finding_over_years(years, FREIGHT, WORDS) == said


def test_who_exports_counts_more_where_the_ratio_is_small() -> None:
    years = [exported(0.5, 2000), exported(0.5, 2001), exported(1.5, 2002)]
    assert both_sides_text.finding_over_years(years, FREIGHT, WORDS) == (
        "In 2 of 3 years Kazakhstan counted more than freight explains"
    )
    assert both_sides_text.years_beyond([row for _, row in years], FREIGHT, WORDS) == (
        "Of 3 years, Kazakhstan counted more than freight explains in 2 and less in 1."
    )


def test_provisional_years_are_named_of_either_side() -> None:
    first, (ours, theirs) = year_of(1.5, 2022), year_of(1.5, 2023)
    said = "In 2 of 2 years Kazakhstan counted more than freight explains (2023 provisional)"
    for last in ((replace(ours, obs_status="P"), theirs), (ours, replace(theirs, obs_status="P"))):
        assert both_sides_text.finding_over_years([first, last], FREIGHT, WORDS) == said


@pytest.mark.parametrize("partner", ["KAZ", "CZE", "GBR", "FSM", "BIH"])
@pytest.mark.parametrize("status", ["A", "P"])
def test_a_finding_is_short_whatever_the_name(partner: str, status: str) -> None:
    ours, theirs = exported(0.5, 2023)
    theirs = replace(theirs, reporter=partner, obs_value=123_456_789.0)
    said = both_sides_text.finding(replace(ours, obs_status=status), theirs, WORDS)
    assert len(said) <= 90 and "$123" in said and "2023" in said
    assert ("provisional" in said) == (status == "P")


@pytest.mark.parametrize(("ratio", "is_said"), [(1.04, True), (1.1, False), (1.21, True)])
def test_what_else_makes_a_gap_is_said_where_freight_does_not(ratio: float, is_said: bool) -> None:
    rows = [mirror_row(1.1), mirror_row(ratio)]
    assert ("re-exports" in both_sides_text.on_gaps(rows, FREIGHT, WORDS)) == is_said


@pytest.mark.parametrize(
    ("amount", "is_said"), [(3.6e9, False), (3.63e9, True), (2.5e9, False), (2.47e9, True)]
)
def test_turnovers_are_apart_beyond_a_fifth_either_way(amount: float, is_said: bool) -> None:
    """The Kyrgyz figure is 3 billion."""
    rows = [statement("KGZ", 2023, None), statement("RUS", 2023, "2024-01-02")]
    rows[1] = replace(rows[1], obs_value=amount)
    assert ("re-exports" in both_sides_text.on_turnovers(rows, WORDS)) == is_said


def test_the_larger_turnover_is_so_many_times_the_smaller() -> None:
    rows = [statement("KGZ", 2023, None), statement("RUS", 2023, "2024-01-02")]
    more = both_sides_text.on_turnovers([rows[0], replace(rows[1], obs_value=9e9)], WORDS)
    assert more.startswith("Russian officials gave ×3.00 the Kyrgyz figure for 2023; ")
    less = both_sides_text.on_turnovers([rows[0], replace(rows[1], obs_value=1e9)], WORDS)
    assert less.startswith("The Kyrgyz figure for 2023 is ×3.00 what Russian officials gave; ")


def test_only_the_other_side_s_turnover_of_the_same_year_is_apart() -> None:
    apart: list[StatementRow] = [
        replace(statement("KGZ", 2023, "2024-01-02"), obs_value=9e9),
        replace(statement("RUS", 2024, "2025-01-02"), obs_value=9e9),
    ]
    assert both_sides_text.on_turnovers([statement("KGZ", 2023, None), *apart], WORDS) == ""


def test_years_that_follow_each_other_are_put_together() -> None:
    said = both_sides_text.remark("KAZ", (2018, 2014, 2015, 2016), "older", WORDS)
    assert said == "Kazakhstan, 2014–2016 and 2018: older."


def test_many_years_in_words_are_the_ends_and_the_widest_gap() -> None:
    years = [year_of(ratio, 2000 + n) for n, ratio in enumerate((1.1, 1.9, 0.4, 1.2))]
    said = both_sides_text.course(years, "Goods", WORDS)
    assert said.startswith("Line chart. Goods. 2000: Kyrgyzstan $1.5m, Kazakhstan $1.5m (×1.1); ")
    assert "2003: " in said and "the ratio furthest from 1: 2002, ×0.40" in said


@pytest.mark.parametrize(
    ("ratio", "said"),
    [(1.04, "below what freight explains"), (1.2, "as freight explains"), (1.21, "above what")],
)
def test_each_ratio_says_whether_freight_explains_it(ratio: float, said: str) -> None:
    assert said in both_sides_text.ratio_of(mirror_row(ratio), FREIGHT, WORDS)
