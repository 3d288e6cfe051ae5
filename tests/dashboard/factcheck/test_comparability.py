"""The comparability gate: what may share an axis, and what the refusal names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.dashboard.factcheck.comparability import Comparable, differences
from lib.dashboard.factcheck.comparability import comparable as comparable_row
from lib.dashboard.queries.claims import stated
from lib.dashboard.queries.series import apart
from lib.dashboard.queries.trade import trade
from lib.model import Measure, PeriodKind, Tables, Valuation, View

ROW: dict[str, Any] = {
    "unit": "USD",
    "reporter": "KGZ",
    "reporter_scope": "whole",
    "partner": "RUS",
    "partner_scope": "whole",
    "indicator": "exports",
    "measure": "level",
    "valuation": "fob",
    "period_start": date(2023, 1, 1),
    "period_end": date(2023, 12, 31),
}


def comparable(cells: Mapping[str, Any]) -> Comparable:
    """What the gate sees in a row of these cells."""
    return comparable_row(SimpleNamespace(**cells))


comparables = st.builds(
    Comparable,
    unit=st.sampled_from(("USD", "RUB", "ratio")),
    pair=st.sampled_from((("KGZ:whole", "RUS:whole"), ("KGZ:whole", "CIS:some"))),
    indicator=st.sampled_from(("exports", "trade_turnover")),
    measure=st.sampled_from([measure.value for measure in Measure]),
    valuation=st.sampled_from([valuation.value for valuation in Valuation]),
    period_kind=st.sampled_from(PeriodKind),
    product=st.sampled_from((None, "gold", "other")),
)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"unit": "RUB"}, "unit"),
        ({"partner": "KAZ"}, "pair"),
        ({"reporter": "EU27"}, "pair"),
        ({"partner_scope": "some"}, "pair"),
        ({"reporter_scope": "some"}, "pair"),
        ({"partner": None, "partner_scope": None}, "pair"),
        ({"without": "KAZ"}, "pair"),
        ({"reporter": "RUS", "partner": "KGZ"}, "pair"),
        ({"indicator": "imports"}, "indicator"),
        ({"measure": "share"}, "measure"),
        ({"product": "gold"}, "product"),
        ({"partner": None, "partner_words": "Africa"}, "pair"),
        ({"valuation": "cif"}, "valuation"),
        ({"valuation": "mixed"}, "valuation"),
        ({"period_end": date(2023, 6, 30)}, "period_kind"),
        ({"period_end": date(2023, 1, 1)}, "period_kind"),
        ({"period_start": date(2022, 1, 1)}, "period_kind"),
        ({"period_start": None, "period_end": None}, "period_kind"),
    ],
)
def test_a_single_difference_forbids_and_is_named(other: dict[str, Any], reason: str) -> None:
    one, two = comparable(ROW), comparable(ROW | other)
    assert differences(one, two) == (reason,)
    assert differences(two, one) == (reason,)
    assert differences(one, one) == ()


@pytest.mark.parametrize(
    ("definition", "is_cases"),
    [
        *((code, True) for code in ("register_entries", "register_entries_for_work")),
        ("border_entries", True),
        *((code, False) for code in ("present", "registered", "working", "unspecified", None)),
    ],
)
def test_cases_are_not_compared_with_people(definition: str | None, is_cases: bool) -> None:
    people = ROW | {"indicator": "migrants", "unit": "persons", "valuation": "unstated"}
    one, two = comparable(people), comparable(people | {"definition": definition})
    assert differences(one, two) == differences(two, one) == (("counts",) if is_cases else ())
    assert differences(two, two) == ()


def test_some_of_the_people_are_compared_neither_with_all_nor_with_cases() -> None:
    """The code list says which definitions are of a part: the register of controlled persons."""
    people = ROW | {"indicator": "migrants", "unit": "persons", "valuation": "unstated"}
    every, cases, some = (
        comparable(people | {"definition": code})
        for code in ("present", "border_entries", "controlled_register")
    )
    assert (every.counted, cases.counted, some.counted) == ("all", "cases", "some")
    assert differences(some, every) == differences(some, cases) == ("counts",)
    assert differences(some, some) == ()
    amount = comparable(ROW | {"definition": "controlled_register"})
    assert amount.counted == "all", "a definition of people says nothing of trade"


SHARES = (
    *(("trade_turnover", code) for code in (None, "share_of_exports", "share_of_imports")),
    *(("trade_turnover", "share_of_eaeu_trade"), ("exports", None), ("imports", None)),
)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        *((one, one, ()) for one in SHARES),
        (SHARES[1], SHARES[4], ()),
        (SHARES[2], SHARES[5], ()),
        (SHARES[1], SHARES[2], ("indicator",)),
        (SHARES[0], SHARES[1], ("indicator",)),
        (SHARES[0], SHARES[3], ("whole",)),
        (SHARES[2], SHARES[3], ("indicator", "whole")),
        (SHARES[2], SHARES[4], ("indicator",)),
    ],
)
def test_shares_are_compared_where_they_are_of_the_same(
    one: tuple[str, str | None], other: tuple[str, str | None], reason: tuple[str, ...]
) -> None:
    """A share of imports is kept under trade where it was read, and under imports on record."""
    first, second = (
        comparable(
            ROW
            | {"measure": "share", "unit": "percent"}
            | {"indicator": indicator, "definition": definition}
        )
        for indicator, definition in (one, other)
    )
    assert differences(first, second) == differences(second, first) == reason


def test_all_differences_are_named() -> None:
    other = ROW | {"unit": "persons", "partner": "CIS", "indicator": "migrants", "measure": "share"}
    found = differences(comparable(ROW), comparable(other | {"period_end": date(2023, 6, 30)}))
    assert found == ("unit", "pair", "indicator", "measure", "period_kind")


def test_two_figures_without_a_period_may_speak_of_different_times() -> None:
    timeless = comparable(ROW | {"period_start": None, "period_end": None})
    assert differences(timeless, timeless) == ("period_kind",)


def test_goods_are_beside_the_same_goods_and_those_on_no_list_beside_none() -> None:
    gold, other = (comparable(ROW | {"product": name}) for name in ("gold", "other"))
    assert differences(gold, gold) == ()
    assert differences(gold, other) == ("product",)
    assert differences(other, other) == ("product",)


def test_a_partner_on_no_list_is_the_same_only_by_its_words() -> None:
    one, two = (ROW | {"partner": None, "partner_words": w} for w in ("Africa", "Asia"))
    assert differences(comparable(one), comparable(one)) == ()
    assert differences(comparable(one), comparable(two)) == ("pair",)


def test_turnover_is_the_same_from_either_side_and_flows_are_not() -> None:
    mirror = {"reporter": "RUS", "partner": "KGZ"}
    turnover = ROW | {"indicator": "trade_turnover"}
    assert differences(comparable(turnover), comparable(turnover | mirror)) == ()
    assert differences(comparable(ROW), comparable(ROW | mirror)) == ("pair",)
    share = turnover | {"measure": "share", "unit": "percent"}
    assert differences(comparable(share), comparable(share | mirror)) == ("pair",)
    some = turnover | {"partner_scope": "some"}
    turned = turnover | mirror | {"partner_scope": "some"}
    assert differences(comparable(some), comparable(turned)) == ("pair",)


def test_a_valuation_that_was_not_stated_contradicts_none() -> None:
    unstated = comparable(ROW | {"valuation": "unstated"})
    for valuation in Valuation:
        assert differences(unstated, comparable(ROW | {"valuation": valuation.value})) == ()


def test_growth_and_shares_have_no_valuation_of_their_own() -> None:
    for measure in ("growth", "share"):
        row = ROW | {"measure": measure}
        assert differences(comparable(row), comparable(row | {"valuation": "cif"})) == ()


@given(one=comparables, other=comparables)
def test_a_refusal_is_mutual(one: Comparable, other: Comparable) -> None:
    assert differences(one, other) == differences(other, one)


@given(one=comparables)
def test_the_same_is_refused_only_for_want_of_a_period_or_of_known_goods(one: Comparable) -> None:
    missing = {"product": one.product == "other"}
    missing["period_kind"] = one.period_kind is PeriodKind.NOT_STATED
    assert differences(one, replace(one)) == tuple(name for name, out in missing.items() if out)


def _said(made: Tables, words: str) -> Comparable:
    (claim,) = (
        row for row in stated(made) if row.exact.replace("\N{NO-BREAK SPACE}", " ") == words
    )
    of_record = comparable_row(made.observation[claim.id])
    assert comparable_row(claim) == of_record, "the same as what was said"
    return of_record


@pytest.mark.parametrize(
    ("words", "partner", "asked", "reasons"),
    [
        ("exceeds $2 billion", "RUS", (), ("period_kind",)),
        ("exceeds $2 billion", "RUS", ("exports",), ("indicator", "period_kind")),
        (
            *("exceeds $2 billion", "RUS"),
            ("trade_turnover", View.SHARE),
            ("unit", "measure", "period_kind"),
        ),
        ("about half a million", "RUS", (), ("unit", "indicator", "period_kind")),
        ("$3 billion", "RUS", (), ("pair", "period_kind")),
        ("$3 billion", "EU27", (), ("pair", "period_kind")),
        ("sevenfold", "CIS", (), ("unit", "pair", "measure", "period_kind")),
        ("sevenfold", "CIS", ("trade_turnover", View.GROWTH, 2020), ("pair", "period_kind")),
    ],
)
def test_the_article_s_figures_and_the_kyrgyz_books(
    words: str, partner: str, asked: tuple[Any, ...], reasons: tuple[str, ...], made: Tables
) -> None:
    rows = trade(made, apart((partner,)), *(asked or ("trade_turnover",)))
    assert rows
    for row in rows:
        if row.without is None:
            assert differences(_said(made, words), comparable_row(row)) == reasons


def test_no_claim_without_its_time_may_stand_on_an_axis_of_the_books(made: Tables) -> None:
    said = [row for row in made.observations if row.origin == "stated"]
    assert len(said)
    for view in (View.LEVEL, View.SHARE, View.GROWTH):
        lines, base = apart(("RUS", "EU27", "CIS")), 2019 if view is View.GROWTH else None
        books = [comparable_row(row) for row in trade(made, lines, "trade_turnover", view, base)]
        assert books
        for row in said:
            assert all(differences(comparable_row(row), one) for one in books)


def test_a_figure_without_its_partner_is_like_no_other() -> None:
    left_open = comparable({**ROW, "partner": None, "partner_scope": None})
    assert differences(left_open, left_open) == ("pair",)
    alone = comparable({**ROW, "indicator": "gdp", "partner": None, "partner_scope": None})
    assert differences(alone, alone) == ()
