"""One figure however often it is reported: one row, from the first day, with all its reports."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.queries.reports import in_one, reports_of_figures
from lib.dashboard.views import run
from lib.model import Bound, ClaimKind, ClaimRow, PeopleRow, PeriodKind, Tables
from tests.round_numbers import BN, M, year

ALL_2022 = year(2022)


def of(day: str, compiler: str = "RUS-PRES", **changed: object) -> ClaimRow:
    """A report of one figure: about 2.5 billion in 2022."""
    named = {**changed, "observation_id": f"{compiler}:{day}:{sorted(changed.items())}"}
    report = ClaimRow(
        observation_id="",
        claim="",
        kind=ClaimKind.STATEMENT,
        verdict=None,
        known=None,
        ratio=None,
        reading=None,
        member=None,
        side=None,
        reporter="RUS",
        reporter_scope="whole",
        partner="KGZ",
        partner_words=None,
        partner_scope="whole",
        indicator="trade_turnover",
        measure="level",
        product=None,
        product_words=None,
        definition=None,
        period_start=ALL_2022[0],
        period_end=ALL_2022[1],
        period_kind="year",
        base_period_start=None,
        base_period_end=None,
        withheld=None,
        inferred=None,
        confidence=None,
        base_value=None,
        base_unit=None,
        obs_value=2.5 * BN,
        bound=Bound.APPROXIMATELY,
        unit="USD",
        valuation="unstated",
        compiler=compiler,
        published=day,
        obs_status="A",
        reports=1,
        exact=None,
        speaker=None,
        source_id="",
        derivation=None,
        derived_from=None,
        note=None,
    )
    return replace(report, **{**named, **changed})


def said(name: str) -> PeopleRow:
    """The same as somebody merely said it."""
    return PeopleRow(
        observation_id=name,
        origin="stated",
        reporter="KGZ",
        partner="RUS",
        indicator="migrants",
        measure="level",
        definition=None,
        period_start=None,
        period_end=None,
        period_kind=PeriodKind.NOT_STATED,
        obs_value=1e6,
        bound=Bound.APPROXIMATELY,
        unit="persons",
        compiler=None,
        published="2023-05-01",
        superseded=False,
        obs_status="A",
        source_id="",
        note=None,
    )


def test_the_first_report_stands_for_all_whatever_their_order() -> None:
    reports = [of("2023-11-26"), of("2023-11"), of("2023-11-24"), of("2023")]
    for turned in (reports, reports[::-1], reports[2:] + reports[:2]):
        (one,) = in_one(turned)
        assert (one.published, one.reports) == ("2023-11-24", 4)
        named = [f"RUS-PRES:{day}:[]" for day in ("2023-11-24", "2023-11-26", "2023-11", "2023")]
        assert (one.derived_from or "").split() == named
        (all_of_it,) = reports_of_figures(turned)
        assert [row.observation_id for row in all_of_it] == named


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({}, 1),
        ({"compiler": "RUS-GOV"}, 1),
        ({"note": "another outlet"}, 1),
        ({"compiler": "KGZ-PRES"}, 2),
        ({"compiler": "KAZ-STAT"}, 2),
        ({"compiler": "PRESS"}, 2),
        ({"bound": "exact"}, 2),
        ({"unit": "EUR"}, 2),
        ({"obs_value": 2.6 * BN}, 2),
        ({"period_end": date(2022, 11, 30)}, 2),
        ({"definition": "without_gold"}, 2),
        ({"measure": "change"}, 2),
        ({"kind": ClaimKind.STATISTICS}, 2),
        ({"reading": "each", "member": "RUS"}, 2),
        ({"base_period_start": date(2021, 1, 1)}, 2),
    ],
)
def test_what_differs_in_anything_is_another_figure(other: dict[str, object], count: int) -> None:
    first, second = of("2023-11-24"), replace(of("2023-11-26"), **other)
    found = in_one([first, second])
    assert [row.reports for row in found] == [3 - count] * count


def test_of_no_side_two_compilers_are_two() -> None:
    assert len(in_one([of("2023-05", "PRESS"), of("2023-06", "PRESS")])) == 1
    assert len(in_one([of("2023-05", "PRESS"), of("2023-06", "WB")])) == 2


def test_of_one_day_the_document_that_a_second_outlet_is_named_after_comes_first() -> None:
    """What is noted on the second says only that it is the same statement."""
    first, second = (
        replace(of("2025-04-30"), observation_id=f"{name}:KGZ-CIS:growth", note=note)
        for name, note in (("kgz-2025-04-30", "of all"), ("kgz-2025-04-30-two", "the same"))
    )
    (one,) = in_one([second, first])
    assert (one.note, one.reports) == ("of all", 2)


def test_what_one_speaker_said_is_one_figure_and_what_another_said_is_another() -> None:
    told = [said(f"{n}") for n in range(4)]
    names = {"0": "a", "1": "a", "2": "b"}
    assert [row.reports for row in in_one(told, names)] == [2, 1, 1]
    assert [row.reports for row in in_one(told)] == [1, 1, 1, 1]


@given(st.lists(st.tuples(st.sampled_from(["2023", "2023-05", "2023-05-02"]), st.integers(1, 3))))
def test_no_report_is_lost_and_none_counts_twice(given_: list[tuple[str, int]]) -> None:
    rows = [
        replace(of(day), obs_value=value * M, observation_id=f"{n}")
        for n, (day, value) in enumerate(given_)
    ]
    found = in_one(rows)
    assert len(found) == len({row.obs_value for row in rows})
    assert sum(row.reports for row in found) == len(rows)
    ids = [name for row in found for name in (row.derived_from or row.observation_id).split()]
    assert sorted(ids) == sorted(row.observation_id for row in rows)
    assert in_one(found) == found


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("claims", {"claim": "24kg-2024-10-16.1101"}),
        ("claims_apart", {"claim": "24kg-2024-10-16.1491"}),
        ("statements", {"pair": "RUS"}),
        ("migrants", {"host": "RUS"}),
        ("remittances", {"host": "RUS"}),
    ],
)
def test_no_answer_has_a_figure_twice(name: str, choices: dict[str, str], shipped: Tables) -> None:
    rows = run(name, shipped, ("RUS",), choices)
    rows = rows[rows["kind"] != "claim"] if "kind" in rows else rows
    alike = ["kind", "side", "compiler", "reading", "member", "definition", "unit", "bound", "year"]
    alike += ["obs_value", "period_start", "period_end", "base_period_start", "origin"]
    whose = [column for column in alike if column in rows]
    assert len(rows) and not rows.duplicated(whose).any()
    behind = rows.loc[rows["reports"] > 1, "derived_from"].str.split()
    assert [len(ids) for ids in behind] >= list(rows.loc[rows["reports"] > 1, "reports"])
    days = rows.loc[rows["reports"] > 1, "published"]
    assert days.str.fullmatch(r"\d{4}(-\d\d){0,2}").all(), "that of the first report alone"


def test_russia_s_figure_for_2024_is_one_reported_three_times(shipped: Tables) -> None:
    """A briefing, a second outlet, a speech two days later."""
    rows = run("claims", shipped, ("RUS",), {"claim": "24kg-2024-10-16.1101"})
    (one,) = rows.query("kind == 'statement' and obs_value == 4.1e9").to_dict("records")
    assert (one["side"], one["reports"], one["published"]) == ("RUS", 3, "2025-11-24")
    assert len(one["source_url"].split(" | ")) == 3
