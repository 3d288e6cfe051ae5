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
from lib.model import CodeName, Measure, Message, Observation, ObsStatus, Period

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

_SEVERAL_CODES = ("withheld", "inferred")
"""The columns with codes of the list of their name, a space between them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be right of a figure."""

    columns: tuple[str, ...]
    """What does not go together, first the column that is to blame."""
    says: Message
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
            yield Problem((column,), _unlisted(code, name))
    for name in _SEVERAL_CODES:
        for code in (getattr(figure, name) or "").split():
            if code not in codelist(name):
                yield Problem((name,), _unlisted(code, name))


def _unlisted(code: str, name: str) -> Message:
    return Message("{value} is not in the {list} code list", value=repr(code), list=name)


def _confidence_is_no_probability(figure: Observation) -> Iterator[Problem]:
    if figure.confidence is not None and not 0 <= figure.confidence <= 1:
        rule = Message("{value} is not from 0 to 1", value=figure.confidence)
        yield Problem(("confidence",), rule)


def _value_cannot_be(figure: Observation) -> Iterator[Problem]:
    value = figure.obs_value
    if not math.isfinite(value):
        rule = Message("{value} is not a finite number", value=str(value))
        yield Problem(("obs_value",), rule)
        return
    if figure.measure == Measure.GROWTH and value <= 0:
        rule = Message("{value} is not above zero, as growth (new by base) is", value=value)
        yield Problem(("obs_value", "measure"), rule)
    if figure.unit == "percent" and not 0 <= value <= _WHOLE:
        rule = Message(
            "{value} is no share: a part of a whole is 0 to {whole} per cent",
            value=value,
            whole=_WHOLE,
        )
        yield Problem(("obs_value", "unit"), rule)
    if figure.measure != Measure.LEVEL:
        return
    if value < 0 and not _counted(figure).below_zero:
        rule = Message(
            "{value} is below zero, as no {indicator} can be",
            value=value,
            indicator=_name(figure),
        )
        yield Problem(("obs_value", "indicator"), rule)
    if figure.unit == "persons" and not float(value).is_integer():
        rule = Message("{value} is no whole number of persons", value=value)
        yield Problem(("obs_value", "unit"), rule)


def _unit_does_not_fit(figure: Observation) -> Iterator[Problem]:
    of = Measure(figure.measure), figure.indicator, figure.product
    if refusal := unit_refusal(figure.unit, *of):
        rule = Message("{unit} {fault}", unit=repr(figure.unit), fault=refusal)
        yield Problem(("unit", "measure", "indicator"), rule)


def _partner_cannot_be(figure: Observation) -> Iterator[Problem]:
    alone, partner = _counted(figure).roles == ALONE, figure.partner
    if partner is None and figure.partner_words is not None:
        if alone:
            rule = _has_none(figure.partner_words, figure)
            yield Problem(("partner", "indicator"), rule)
        return
    if partner is None:
        if not alone and "partner" not in _withheld_columns(figure.withheld):
            rule = Message("is empty, and {indicator} has a partner", indicator=_name(figure))
            yield Problem(("partner", "indicator"), rule)
        return
    if figure.partner_scope is None:
        yield Problem(("partner_scope", "partner"), _empty_beside("partner"))
    if alone:
        yield Problem(("partner", "indicator"), _has_none(partner, figure))
    elif partner == figure.reporter and areas()[partner].kind not in _SEVERAL_COUNTRIES:
        rule = Message(
            "{value} is the reporter too, and no group of countries", value=repr(partner)
        )
        yield Problem(("partner", "reporter"), rule, "partner_is_reporter")


def _has_none(partner: str, figure: Observation) -> Message:
    return Message(
        "{value} is given, {indicator} has none",
        value=repr(partner),
        indicator=_name(figure),
    )


def _empty_beside(column: str) -> Message:
    return Message("is empty although {column} is given", column=column)


def _definition_is_of_a_block(figure: Observation) -> Iterator[Problem]:
    """A definition that fixes the members of a block means nothing between two countries."""
    if figure.definition is None:
        return
    pair = {code for code in (figure.reporter, figure.partner) if code is not None}
    of_a_block = "as_of" in codelist("definition")[figure.definition].attributes
    if of_a_block and all(areas()[code].kind != "block" for code in pair):
        rule = Message(
            "{value} is of a block, and neither reporter nor partner is one",
            value=repr(figure.definition),
        )
        yield Problem(("definition", "partner", "reporter"), rule)


def _period_has_no_days(figure: Observation) -> Iterator[Problem]:
    for prefix in ("period", "base_period"):
        first, last = _COLUMNS[prefix]
        start, end = getattr(figure, first), getattr(figure, last)
        if (start is None) != (end is None):
            empty, given = (first, last) if start is None else (last, first)
            yield Problem((empty, given), _empty_beside(given))
        elif start is not None and end < start:
            rule = Message("{day} is before {column} {start}", day=end, column=first, start=start)
            yield Problem((last, first), rule)
    if figure.base_period_start is not None and figure.measure not in _WITH_BASE:
        rule = Message(
            "{day} is given; only growth and change have a base",
            day=figure.base_period_start,
        )
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
            rule = Message(
                "{day} is after publication, {published}, and it is no estimate",
                day=end,
                published=figure.published,
            )
            yield Problem((last, start, "published", "obs_status"), rule, code)


def _adds_up_within_a_day(figure: Observation) -> Iterator[Problem]:
    if figure.measure == Measure.SHARE or not _is_flow(figure):
        return
    for prefix, code in (("period", "period_of_one_day"), ("base_period", "base_of_one_day")):
        first, last = _COLUMNS[prefix]
        day = getattr(figure, first)
        if day is not None and day == getattr(figure, last):
            rule = Message(
                "{day} is one day, and {indicator} adds up over a time",
                day=day,
                indicator=_name(figure),
            )
            yield Problem((last, first, "indicator"), rule, code)


def _base_does_not_end_before(figure: Observation) -> Iterator[Problem]:
    base, start = figure.base_period_end, figure.period_start
    if base is not None and start is not None and base >= start:
        rule = Message(
            "{day} is not before {column} {start}",
            day=base,
            column="period_start",
            start=start,
        )
        columns = ("base_period_end", "base_period_start", "period_start", "period_end")
        yield Problem(columns, rule, "base_not_before_period")


def _withheld_and_given(figure: Observation) -> Iterator[Problem]:
    for column in sorted(_withheld_columns(figure.withheld)):
        if getattr(figure, column) is not None:
            rule = Message(
                "{value} says that {column} is null",
                value=repr(figure.withheld),
                column=column,
            )
            yield Problem(("withheld", column), rule)


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
    _confidence_is_no_probability,
)


def _counted(figure: Observation) -> Indicator:
    return indicators()[figure.indicator]


def _name(figure: Observation) -> CodeName:
    return CodeName("indicator", figure.indicator, label("indicator", figure.indicator).lower())


def _is_flow(figure: Observation) -> bool:
    """Whether the figure adds up over a time, by its indicator or by how that was counted."""
    if figure.definition is None:
        return _counted(figure).flow
    counts = codelist("definition")[figure.definition].attributes.get("counts")
    return _counted(figure).flow or counts == "flow"
