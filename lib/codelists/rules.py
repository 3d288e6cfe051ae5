"""What can never be right of a figure: rules for all who make one.

The reader of texts leaves open what breaks a rule and says so, a correction or a row of the
ledger that breaks one is refused, and no table is written with such a figure. They stand beside
the code lists because most of them ask what a code means: which areas are several countries,
what is counted over a time and what at a time.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from lib.codelists import ALONE, Indicator, areas, codelist, indicators, label, unit_refusal
from lib.model import Measure, Observation, ObsStatus, Period

_SEVERAL_COUNTRIES = ("block", "world")
"""Kinds of area that trade within themselves."""
_WITH_BASE = (Measure.GROWTH, Measure.CHANGE)
_WHOLE = 100
"""Per cent."""
_COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "partner": ("partner", "partner_scope"),
        "period": ("period_start", "period_end"),
        "base_period": ("base_period_start", "base_period_end"),
    }
)
"""The columns that are null where one of these is left open."""

_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "indicator": "indicator",
        "unit": "unit",
        "reporter": "area",
        "partner": "area",
        "definition": "definition",
    }
)
"""The columns whose codes the rules look up, and the code list of each."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be right of a figure."""

    columns: tuple[str, ...]
    """What does not go together, first the column that is to blame."""
    says: str
    """What is wrong with the value of that column, the value named."""
    withheld: str | None = None
    """The code of the list `withheld` under which a reader of texts leaves it open; null where
    nothing can be left open, and the number is no figure."""

    @property
    def column(self) -> str:
        """The column that is to blame."""
        return self.columns[0]


def problems(figure: Observation) -> tuple[Problem, ...]:
    """Everything that cannot be right of a figure; empty where it may be right."""
    unknown = tuple(_codes_of_no_list(figure))
    return unknown or tuple(problem for rule in _RULES for problem in rule(figure))


def possible(figure: Observation) -> Observation | None:
    """The figure as far as it can be right: what cannot is left open, and `withheld` says by
    which rule. Null where no figure is left, as with a share of 120 per cent.
    """
    while found := problems(figure):
        if any(problem.withheld is None for problem in found):
            return None
        figure = _left_open(figure, str(found[0].withheld))
    return figure


def _withheld_columns(codes: str | None) -> frozenset[str]:
    """The columns that the codes in the column `withheld` say were left open."""
    return frozenset(
        column
        for code in (codes or "").split()
        for column in _COLUMNS[codelist("withheld")[code].attributes["column"]]
    )


def still_withheld(figure: Observation) -> Observation:
    """The figure without the codes of what has been filled in since."""
    kept = [
        code
        for code in (figure.withheld or "").split()
        if all(getattr(figure, column) is None for column in _withheld_columns(code))
    ]
    return replace(figure, withheld=" ".join(kept) or None)


def _left_open(figure: Observation, code: str) -> Observation:
    codes = " ".join(filter(None, [figure.withheld, code]))
    return replace(figure, withheld=codes, **dict.fromkeys(_withheld_columns(code)))  # type: ignore[arg-type]


def _codes_of_no_list(figure: Observation) -> Iterator[Problem]:
    """Nothing else can be asked of codes that mean nothing."""
    for column, name in _LISTS.items():
        code = getattr(figure, column)
        if code is not None and code not in (areas() if name == "area" else codelist(name)):
            yield Problem((column,), f"{code!r} is not in the {name} code list")
    for code in (figure.withheld or "").split():
        if code not in codelist("withheld"):
            yield Problem(("withheld",), f"{code!r} is not in the withheld code list")


def _value_cannot_be(figure: Observation) -> Iterator[Problem]:
    value = figure.obs_value
    if not math.isfinite(value):
        yield Problem(("obs_value",), f"{value} is not a finite number")
        return
    if figure.measure == Measure.GROWTH and value <= 0:
        rule = f"{value:.12g} is not above zero, as growth (new by base) is"
        yield Problem(("obs_value", "measure"), rule)
    if figure.unit == "percent" and not 0 <= value <= _WHOLE:
        rule = f"{value:.12g} is no share: a part of a whole is 0 to {_WHOLE} per cent"
        yield Problem(("obs_value", "unit"), rule)
    if figure.measure != Measure.LEVEL:
        return
    if value < 0 and not _counted(figure).below_zero:
        rule = f"{value:.12g} is below zero, as no {_name(figure)} can be"
        yield Problem(("obs_value", "indicator"), rule)
    if figure.unit == "persons" and not float(value).is_integer():
        yield Problem(("obs_value", "unit"), f"{value:.12g} is no whole number of persons")


def _unit_does_not_fit(figure: Observation) -> Iterator[Problem]:
    of = Measure(figure.measure), figure.indicator, figure.product
    if refusal := unit_refusal(figure.unit, *of):
        yield Problem(("unit", "measure", "indicator"), f"{figure.unit!r} {refusal}")


def _partner_cannot_be(figure: Observation) -> Iterator[Problem]:
    alone, partner = _counted(figure).roles == ALONE, figure.partner
    if partner is None and figure.partner_words is not None:
        if alone:
            rule = f"{figure.partner_words!r} is given, {_name(figure)} has none"
            yield Problem(("partner", "indicator"), rule)
        return
    if partner is None:
        if not alone and "partner" not in _withheld_columns(figure.withheld):
            rule = f"is empty, and {_name(figure)} has a partner"
            yield Problem(("partner", "indicator"), rule)
        return
    if figure.partner_scope is None:
        yield Problem(("partner_scope", "partner"), "is empty although partner is given")
    if alone:
        yield Problem(("partner", "indicator"), f"{partner!r} is given, {_name(figure)} has none")
    elif partner == figure.reporter and areas()[partner].kind not in _SEVERAL_COUNTRIES:
        rule = f"{partner!r} is the reporter too, and no group of countries"
        yield Problem(("partner", "reporter"), rule, "partner_is_reporter")


def _definition_is_of_a_block(figure: Observation) -> Iterator[Problem]:
    """A definition that fixes the members of a block means nothing between two countries."""
    if figure.definition is None:
        return
    pair = {code for code in (figure.reporter, figure.partner) if code is not None}
    of_a_block = "as_of" in codelist("definition")[figure.definition].attributes
    if of_a_block and all(areas()[code].kind != "block" for code in pair):
        rule = f"{figure.definition!r} is of a block, and neither reporter nor partner is one"
        yield Problem(("definition", "partner", "reporter"), rule)


def _period_has_no_days(figure: Observation) -> Iterator[Problem]:
    for prefix in ("period", "base_period"):
        first, last = _COLUMNS[prefix]
        start, end = getattr(figure, first), getattr(figure, last)
        if (start is None) != (end is None):
            empty, given = (first, last) if start is None else (last, first)
            yield Problem((empty, given), f"is empty although {given} is given")
        elif start is not None and end < start:
            yield Problem((last, first), f"{end} is before {first} {start}")
    if figure.base_period_start is not None and figure.measure not in _WITH_BASE:
        rule = f"{figure.base_period_start} is given; only growth and change have a base"
        yield Problem((*_COLUMNS["base_period"], "measure"), rule)


def _ends_after_publication(figure: Observation) -> Iterator[Problem]:
    """An estimate may be one of what is to come; of a month or a year of publication any day
    may be meant."""
    if figure.obs_status == ObsStatus.ESTIMATED:
        return
    public = Period.of_code(figure.published).end
    for prefix, code in (
        ("period", "period_after_publication"),
        ("base_period", "base_after_publication"),
    ):
        start, last = _COLUMNS[prefix]
        end: date | None = getattr(figure, last)
        if end is not None and end > public:
            yield Problem(
                (last, start, "published", "obs_status"),
                f"{end} is after publication, {figure.published}, and it is no estimate",
                code,
            )


def _adds_up_within_a_day(figure: Observation) -> Iterator[Problem]:
    if figure.measure == Measure.SHARE or not _is_flow(figure):
        return
    for prefix, code in (("period", "period_of_one_day"), ("base_period", "base_of_one_day")):
        first, last = _COLUMNS[prefix]
        day = getattr(figure, first)
        if day is not None and day == getattr(figure, last):
            rule = f"{day} is one day, and {_name(figure)} adds up over a time"
            yield Problem((last, first, "indicator"), rule, code)


def _base_does_not_end_before(figure: Observation) -> Iterator[Problem]:
    base, start = figure.base_period_end, figure.period_start
    if base is not None and start is not None and base >= start:
        rule = f"{base} is not before period_start {start}"
        columns = ("base_period_end", "base_period_start", "period_start", "period_end")
        yield Problem(columns, rule, "base_not_before_period")


def _withheld_and_given(figure: Observation) -> Iterator[Problem]:
    for column in sorted(_withheld_columns(figure.withheld)):
        if getattr(figure, column) is not None:
            yield Problem(("withheld", column), f"{figure.withheld!r} says that {column} is null")


_RULES: tuple[Callable[[Observation], Iterator[Problem]], ...] = (
    _value_cannot_be,
    _unit_does_not_fit,
    _partner_cannot_be,
    _definition_is_of_a_block,
    _period_has_no_days,
    _ends_after_publication,
    _adds_up_within_a_day,
    _base_does_not_end_before,
    _withheld_and_given,
)


def _counted(figure: Observation) -> Indicator:
    return indicators()[figure.indicator]


def _name(figure: Observation) -> str:
    return label("indicator", figure.indicator).lower()


def _is_flow(figure: Observation) -> bool:
    """Whether the figure adds up over a time, by its indicator or by how that was counted."""
    if figure.definition is None:
        return _counted(figure).flow
    counts = codelist("definition")[figure.definition].attributes.get("counts")
    return _counted(figure).flow or counts == "flow"
