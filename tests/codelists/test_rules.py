"""What can never be right of a figure: each rule on both sides of its boundary, and that what is
left open is right."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.codelists import areas, codelist, indicators
from lib.codelists.rules import possible, problems, still_withheld
from lib.model import Measure, Observation, ObsStatus, Scope
from tests.store.articles import article

RIGHT = replace(
    article(1).observations[0],
    partner="RUS",
    obs_value=2e6,
    period_start=date(2023, 1, 1),
    period_end=date(2023, 12, 31),
    published="2024-02-10",
)
"""A figure with nothing wrong in it."""
GROWN: dict[str, Any] = {
    "measure": Measure.GROWTH,
    "unit": "ratio",
    "obs_value": 1.37,
    "base_period_start": date(2022, 1, 1),
    "base_period_end": date(2022, 12, 31),
}
PEOPLE: dict[str, Any] = {"indicator": "migrants", "unit": "persons", "obs_value": 5.0}
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "unit": "percent", "obs_value": 18.0}
ALONE: dict[str, Any] = {"indicator": "gdp", "partner": None, "partner_scope": None}


def day(first: date) -> dict[str, Any]:
    return {"period_start": first, "period_end": first}


def no_period(**changes: Any) -> dict[str, Any]:
    return {"period_start": None, "period_end": None, **changes}


MAY_BE: list[dict[str, Any]] = [
    {},
    GROWN,
    PEOPLE,
    SHARE,
    ALONE,
    no_period(),
    {**GROWN, **no_period()},
    # trade within a block, and of the world
    {"reporter": "EAEU", "partner": "EAEU"},
    {"reporter": "EU27", "partner": "EU27", "partner_scope": Scope.SOME},
    {"reporter": "WLD", "partner": "WLD"},
    # a partner on no list, by its words
    {"partner": None, "partner_words": "Africa"},
    # the last day before publication, and that day
    {"published": "2023-12-31"},
    {"published": "2023-12"},
    {"published": "2023"},
    {"published": "2023-12-30", "obs_status": ObsStatus.ESTIMATED},
    # two days, and one day of what is counted at a time or is no sum
    {"period_end": date(2023, 1, 2)},
    {**PEOPLE, **day(date(2023, 1, 1))},
    {**SHARE, **day(date(2023, 1, 1))},
    {"indicator": "investment", **day(date(2023, 1, 1))},
    {**PEOPLE, **day(date(2023, 1, 1)), "definition": "present"},
    # a base that ends on the day before
    {**GROWN, "base_period_end": date(2022, 12, 31), "period_start": date(2023, 1, 1)},
    {**GROWN, "measure": Measure.CHANGE, "unit": "USD", "obs_value": -2e6},
    # values at their ends
    {"obs_value": 0.0},
    {**SHARE, "obs_value": 0.0},
    {**SHARE, "obs_value": 100.0},
    {**SHARE, "indicator": "other", "unit": "percent_gdp", "obs_value": 120.0},
    {**GROWN, "obs_value": 1e-9},
    {"indicator": "trade_balance", "obs_value": -2e6},
    {"indicator": "investment", "obs_value": -2e6},
    # the members of a block, which reports or is the partner
    {"partner": "EU27", "definition": "eu_27"},
    {"reporter": "CIS", "partner": "KGZ", "definition": "cis_with_ukr"},
    {"definition": "without_oil"},
    # a good in units of its own
    {"product": "wheat", "unit": "t", "obs_value": 400.5},
    {"product": "petrol", "unit": "litres", "indicator": "imports"},
]
NEVER: list[tuple[dict[str, Any], str, str | None]] = [
    ({"partner": "KGZ"}, "partner", "partner_is_reporter"),
    ({"partner": "KGZ", "partner_scope": Scope.SOME}, "partner", "partner_is_reporter"),
    ({"reporter": "UN", "partner": "UN"}, "partner", "partner_is_reporter"),
    ({"partner": None, "partner_scope": None}, "partner", None),
    ({"partner_scope": None}, "partner_scope", None),
    ({"indicator": "gdp"}, "partner", None),
    ({"published": "2023-12-30"}, "period_end", "period_after_publication"),
    ({"published": "2023-11"}, "period_end", "period_after_publication"),
    ({"published": "2022"}, "period_end", "period_after_publication"),
    (
        {"published": "2023-12-30", "obs_status": ObsStatus.PROVISIONAL},
        "period_end",
        "period_after_publication",
    ),
    (day(date(2023, 1, 1)), "period_end", "period_of_one_day"),
    ({"indicator": "gdp", **ALONE, **day(date(2023, 1, 1))}, "period_end", "period_of_one_day"),
    (
        {**PEOPLE, **day(date(2023, 1, 1)), "definition": "border_entries"},
        "period_end",
        "period_of_one_day",
    ),
    ({**GROWN, "base_period_start": date(2022, 12, 31)}, "base_period_end", "base_of_one_day"),
    ({**GROWN, "base_period_end": date(2023, 1, 1)}, "base_period_end", "base_not_before_period"),
    (
        {
            **{**GROWN, **no_period(), "base_period_start": date(2024, 1, 1)},
            "base_period_end": date(2024, 2, 11),
        },
        "base_period_end",
        "base_after_publication",
    ),
    (
        {"base_period_start": date(2022, 1, 1), "base_period_end": date(2022, 2, 1)},
        "base_period_start",
        None,
    ),
    ({"period_start": None}, "period_start", None),
    ({"period_end": None}, "period_end", None),
    ({"period_end": date(2022, 12, 31)}, "period_end", None),
    ({"obs_value": float("nan")}, "obs_value", None),
    ({"obs_value": float("inf")}, "obs_value", None),
    ({"obs_value": -1.0}, "obs_value", None),
    ({**PEOPLE, "obs_value": 0.5}, "obs_value", None),
    ({**PEOPLE, "obs_value": -5.0}, "obs_value", None),
    ({**SHARE, "obs_value": 100.1}, "obs_value", None),
    ({**SHARE, "obs_value": -0.1}, "obs_value", None),
    ({**GROWN, "obs_value": 0.0}, "obs_value", None),
    ({"unit": "persons"}, "unit", None),
    ({"unit": "t"}, "unit", None),
    ({"unit": "m3", "product": "gas", "indicator": "trade_turnover"}, "unit", None),
    ({"unit": "pieces", "product": "cars", "measure": Measure.CHANGE}, "unit", None),
    ({"unit": "furlong"}, "unit", None),
    ({"indicator": "happiness"}, "indicator", None),
    ({"reporter": "QQQ"}, "reporter", None),
    ({"definition": "odd"}, "definition", None),
    ({"definition": "eu_27"}, "definition", None),
    ({"definition": "cis_with_ukr", "partner": "WLD"}, "definition", None),
    (
        {"definition": "eu_with_gbr", "partner": None, "partner_words": "Europe"},
        "definition",
        None,
    ),
    ({"withheld": "partner_is_reporter"}, "withheld", None),
    ({"withheld": "whim"}, "withheld", None),
    ({"inferred": "whim"}, "inferred", None),
    ({"confidence": 1.01}, "confidence", None),
    ({"confidence": -0.01}, "confidence", None),
]


@pytest.mark.parametrize("changes", MAY_BE)
def test_what_may_be_right_has_no_problem(changes: dict[str, Any]) -> None:
    figure = replace(RIGHT, **changes)
    assert problems(figure) == ()
    assert possible(figure) == figure


def test_what_has_no_partner_has_none_on_no_list_either() -> None:
    (problem,) = problems(replace(RIGHT, **ALONE, partner_words="Africa"))
    assert (problem.column, problem.withheld) == ("partner", None) and "'Africa'" in str(
        problem.says
    )


@pytest.mark.parametrize(("changes", "column", "withheld"), NEVER)
def test_what_cannot_be_right_is_named(
    changes: dict[str, Any], column: str, withheld: str | None
) -> None:
    figure = replace(RIGHT, **changes)
    found = problems(figure)
    assert (column, withheld) in [(one.column, one.withheld) for one in found]
    value = getattr(figure, column)
    (said, *_) = (str(one.says) for one in found if one.column == column)
    named = f"{value:.12g}" if isinstance(value, float) else str(value)
    assert (named if value is not None else "is empty") in said


@pytest.mark.parametrize(("changes", "column", "withheld"), NEVER)
def test_what_words_give_wrongly_is_left_open_or_no_figure_is_left(
    changes: dict[str, Any], column: str, withheld: str | None
) -> None:
    left = possible(replace(RIGHT, **changes))
    if withheld is None:
        assert left is None
        return
    assert left is not None
    assert (left.withheld, getattr(left, column)) == (withheld, None)
    kept = {"reporter": "KGZ", "obs_value": 2e6, **changes}
    assert (left.reporter, left.obs_value) == (kept["reporter"], kept["obs_value"])


def test_everything_that_is_wrong_is_left_open() -> None:
    figure = replace(
        RIGHT,
        partner="KGZ",
        **GROWN | {"base_period_end": date(2023, 5, 1)},
        published="2023-12-30",
    )
    left = possible(figure)
    assert left is not None
    assert left.withheld == "partner_is_reporter period_after_publication"
    assert (left.partner, left.partner_scope, left.period_start, left.period_end) == (None,) * 4
    assert left.base_period_end == date(2023, 5, 1)


def test_what_is_filled_in_is_withheld_no_more() -> None:
    left = possible(replace(RIGHT, partner="KGZ", **day(date(2023, 1, 1))))
    assert left is not None and left.withheld == "partner_is_reporter period_of_one_day"
    filled = still_withheld(replace(left, partner="RUS", partner_scope=Scope.WHOLE))
    assert filled.withheld == "period_of_one_day"
    whole = still_withheld(replace(filled, **RIGHT_PERIOD))
    assert whole.withheld is None and problems(whole) == ()


RIGHT_PERIOD: dict[str, Any] = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}


def test_every_rule_that_leaves_open_has_words() -> None:
    codes = codelist("withheld")
    assert {
        one.withheld for changes, *_ in NEVER for one in problems(replace(RIGHT, **changes))
    } - {None} == set(codes)
    for code in codes.values():
        assert {"en", "ru", "ky", "column"} <= set(code.attributes)


def days() -> st.SearchStrategy[date | None]:
    near = st.integers(-3, 3).map(lambda n: date(2024, 1, 1) + timedelta(days=n))
    return st.none() | near | st.dates(date(2015, 1, 1), date(2026, 12, 31))


FIGURES = st.builds(
    replace,
    st.just(RIGHT),
    reporter=st.sampled_from(["KGZ", "RUS", "EU27", "WLD", "UN"]),
    partner=st.sampled_from([None, "KGZ", "RUS", "EU27", "WLD"]),
    partner_scope=st.sampled_from([None, Scope.WHOLE, Scope.SOME]),
    indicator=st.sampled_from(list(indicators())),
    measure=st.sampled_from(list(Measure)),
    unit=st.sampled_from(["USD", "persons", "t", "ratio", "percent", "percent_gdp"]),
    obs_value=st.sampled_from([-1.0, 0.0, 0.5, 2.0, 100.0, 100.5]) | st.floats(),
    period_start=days(),
    period_end=days(),
    base_period_start=days(),
    base_period_end=days(),
    published=st.sampled_from(["2023", "2023-12", "2023-12-31", "2024-01-01", "2024-01-02"]),
    obs_status=st.sampled_from(list(ObsStatus)),
    definition=st.sampled_from([None, "present", "border_entries"]),
)


@given(FIGURES)
def test_a_figure_has_no_problem_or_it_is_named(figure: Observation) -> None:
    """Told here once more in other words than the rules are written in."""
    found = problems(figure)
    if not found:
        several = areas()[figure.reporter].kind in ("block", "world")
        assert several or figure.reporter != figure.partner
        assert (figure.partner is None) == (figure.indicator == "gdp")
        if figure.period_end and figure.period_start:
            assert figure.period_start <= figure.period_end
            assert (
                figure.obs_status == "E"
                or figure.period_end.isoformat()[: len(figure.published)] <= figure.published
            )
            trade = figure.indicator in ("exports", "imports", "trade_turnover", "remittances")
            assert not trade or figure.measure == "share" or figure.period_start < figure.period_end
            assert not figure.base_period_end or figure.base_period_end < figure.period_start
    for one in found:
        assert one.column in figure.__dataclass_fields__
        assert str(one.says)


@given(FIGURES)
def test_what_is_left_is_right_and_says_what_is_missing(figure: Observation) -> None:
    left = possible(figure)
    if left is None:
        assert problems(figure)
        return
    assert problems(left) == ()
    changed = {
        name for name in figure.__dataclass_fields__ if getattr(left, name) != getattr(figure, name)
    }
    assert changed <= {
        *("partner", "partner_scope", "withheld", "period_start", "period_end"),
        *("base_period_start", "base_period_end"),
    }
    assert all(getattr(left, name) is None for name in changed - {"withheld"})
    assert bool(changed) == bool(left.withheld)
