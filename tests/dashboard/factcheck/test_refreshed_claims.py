"""Claims beside refreshed figures: what counts, what is shown, what decides nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lib import store
from lib.codelists.compilers import is_collected, is_estimate
from lib.dashboard.factcheck.assessment import Assessment, assess, codes, in_brief
from lib.model import ClaimKind, ClaimRow, Known, ObsStatus, Tables
from lib.refresh.service import Figure
from tests.refreshed import copy_of_shipped, keep, trade_figures


@pytest.fixture(scope="module")
def turnover(shipped: Tables) -> str:
    """The claim of more than $4 billion with Russia."""
    (code,) = (
        code
        for code in codes(shipped)
        if (claim := assess(code, shipped).claim).partner == "RUS" and claim.obs_value == 4e9
    )
    return code


def _estimated(factor: float, last: int = 2025) -> Iterator[Figure]:
    """Trade up to a year, the estimates so many times as much."""
    for one in trade_figures():
        if one.period.end.year <= last:
            value = round(float(one.value) * factor)
            yield replace(one, value=Decimal(value)) if one.obs_status == "E" else one


def _imf(found: Assessment) -> list[ClaimRow]:
    return [row for row in found.rows if row.compiler == "IMF"]


def test_the_day_of_a_claim_is_not_changed_by_what_came_later(
    shipped: Tables, refreshed: Tables
) -> None:
    """Every vintage is of after the article: what was known then is known then."""
    for code in codes(shipped):
        before, after = (assess(code, tables).findings[0] for tables in (shipped, refreshed))
        assert {*before.rows} == {*after.rows}
        assert {*before.consistent} == {*after.consistent}
        assert before.notable == after.notable


def test_no_verdict_turns(shipped: Tables, refreshed: Tables) -> None:
    for code in codes(shipped):
        for then, now in zip(
            assess(code, shipped).findings, assess(code, refreshed).findings, strict=True
        ):
            assert bool(then.consistent) == bool(now.consistent)
            assert bool(then.rounds_to_same) == bool(now.rounds_to_same)


def test_an_estimate_is_shown_and_decides_nothing(
    turnover: str, shipped: Tables, tmp_path: Path
) -> None:
    """Twice as much as anybody reported, which would be more than was claimed."""
    folder = copy_of_shipped(tmp_path)
    keep(folder, "imf-trade", "IMF", _estimated(2.0), date(2026, 11, 30))
    found, before = assess(turnover, store.tables(folder)), assess(turnover, shipped)
    assert {row.period_start.year for row in found.estimates if row.period_start} == {
        *(2022, 2023, 2024, 2025)
    }
    assert min(row.obs_value for row in found.estimates) > 4e9, "this is about large ones"
    assert {*found.estimates} <= {*found.alike}, "they are drawn"
    assert {(row.verdict, row.ratio, row.side) for row in found.estimates} == {(None, None, None)}
    assert all(row.obs_value <= 4.1e9 for one in found.findings for row in one.rows)
    assert [one.consistent for one in found.findings] == [one.consistent for one in before.findings]
    assert not any(map(is_estimate, found.counted))
    counted = sum(sum(one.verdicts.values()) for one in found.tallies)
    assert counted == len(found.rows) - len(found.estimates) + len(found.other_units)
    brief = in_brief(turnover, store.tables(folder))
    assert max(one.highest.obs_value for one in brief.ranges) < 4e9
    assert found.best is not None and not is_estimate(found.best)


def test_what_was_reported_to_the_imf_counts_where_the_own_office_has_nothing(
    turnover: str, refreshed: Tables
) -> None:
    found = assess(turnover, refreshed)
    counted = [row for row in _imf(found) if not is_estimate(row)]
    years = sorted(row.period_start.year for row in counted if row.period_start)
    assert years == [2024, 2025], "of earlier years the committee's own figure is on record"
    assert {row.reporter for row in counted} == {"KGZ"}
    assert {row.side for row in counted} == {None}, "they are not the Kyrgyz statistics"
    assert {row.known for row in counted} == {Known.SINCE}
    assert not [row for row in found.rows if row.compiler == "UN-COMTRADE"], "the same again"
    assert {row.observation_id for row in counted} <= {
        row.observation_id for row in found.findings[1].rows
    }


def test_the_range_of_kyrgyz_statistics_is_their_own(
    turnover: str, shipped: Tables, refreshed: Tables
) -> None:
    before, after = (in_brief(turnover, tables) for tables in (shipped, refreshed))
    assert after.ranges[: len(before.ranges)] == before.ranges
    (more,) = after.ranges[len(before.ranges) :]
    assert (more.side, more.kind, more.latest.compiler) == (None, ClaimKind.STATISTICS, "IMF")
    assert after.statements == before.statements


def test_what_two_countries_reported_to_one_office_is_no_range(
    turnover: str, tmp_path: Path
) -> None:
    folder = copy_of_shipped(tmp_path)
    reported = (replace(one, obs_status=ObsStatus.NORMAL) for one in trade_figures())
    keep(folder, "imf-trade", "IMF", reported, date(2026, 11, 30))
    brief = in_brief(turnover, store.tables(folder))
    ranges = [one for one in brief.ranges if one.latest.compiler == "IMF"]
    assert [one.latest.reporter for one in ranges] == ["KGZ", "RUS"]
    assert [one.count for one in ranges] == [2, 4]


def test_of_the_vintages_of_a_figure_one_counts(refreshed: Tables) -> None:
    """Of each with the day of the claim: then, and since."""
    for code in codes(refreshed):
        found = assess(code, refreshed)
        rows = [
            row
            for row in (*found.rows, *found.other_units)
            if is_collected(row) or row.compiler == "WB-WDI"
        ]
        times = Counter(
            (
                row.reporter,
                row.partner,
                row.unit,
                row.period_start,
                row.base_period_start,
                row.known,
            )
            for row in rows
        )
        assert set(times.values()) <= {1}


@pytest.mark.parametrize(
    ("days", "known"),
    [
        ((date(2024, 3, 1), date(2024, 9, 1)), [Known.THEN]),
        ((date(2024, 3, 1), date(2026, 12, 1)), [Known.THEN, Known.SINCE]),
    ],
)
def test_what_a_vintage_had_then_and_what_a_later_one_has(
    turnover: str, tmp_path: Path, days: tuple[date, date], known: list[Known]
) -> None:
    folder = copy_of_shipped(tmp_path)
    for number, day in enumerate(days):
        keep(folder, "imf-trade", "IMF", _estimated(1 + number / 10, 2023), day)
    found = assess(turnover, store.tables(folder))
    of_2023 = [row for row in found.estimates if row.period_start == date(2023, 1, 1)]
    assert sorted((row.known for row in of_2023 if row.known), key=list(Known).index) == known
    values = [row.obs_value for row in sorted(of_2023, key=lambda row: row.published)]
    assert values == sorted(values)
    if known == [Known.THEN]:
        assert of_2023[0].published == days[-1].isoformat()


def test_an_estimate_that_is_half_reported_is_one(refreshed: Tables, turnover: str) -> None:
    """A turnover of an estimated flow and a counted one is estimated."""
    for row in assess(turnover, refreshed).estimates:
        assert row.derived_from is not None
        parts = [refreshed.observation[name] for name in row.derived_from.split()]
        assert {part.obs_status for part in parts} == {"E"}
        assert Decimal(row.obs_value) == sum(Decimal(part.obs_value) for part in parts)
