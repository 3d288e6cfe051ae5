"""The comparability gate: which two figures may share an axis, and what forbids it.

Rule: only if unit, pair of areas, indicator, measure, goods, valuation and kind of period agree,
and cases over a time, or only some of the people, are never compared with people at one time;
nor is a share of imports with one of trade.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from lib.codelists import ALONE, codelist, flow_of_share, indicators
from lib.model import Measure, PeriodKind, Scope, Valuation, kind_of

OTHER_GOODS = "other"
"""Goods on no list: a figure of them is compared with none."""

_SYMMETRIC = ("trade_turnover",)
"""Indicators that are the same seen from either side: Russia's trade with Kyrgyzstan. A share of
it is not: either side has a whole of its own."""

_SIDES = ("reporter", "partner")

_CASES = "flow"
"""What a definition of people `counts` that is of cases."""

_PART = "yes"
"""What a definition has as `part` that is of some of the people alone."""

_NOBODY_KNOWN = "?"
"""The side of a pair that was left open: nothing is known to be about the same pair."""


class Counted(StrEnum):
    """What a figure of people counts; anything else counts what it is of, as `ALL` does."""

    ALL = "all"
    CASES = "cases"
    """Cases over a time, such as entries: who comes twice counts twice."""
    SOME = "some"
    """Some of the people alone, such as those without a right to stay."""


class Figure(Protocol):
    """What every row of a figure has; a row may have the scopes of its sides (`reporter_scope`,
    `partner_scope`), `partner_words`, `without`, `product` and `definition` as well."""

    @property
    def reporter(self) -> str: ...
    @property
    def partner(self) -> str | None: ...
    @property
    def indicator(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def valuation(self) -> str: ...
    @property
    def period_start(self) -> date | None: ...
    @property
    def period_end(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Comparable:
    """What the gate looks at in a figure."""

    unit: str
    pair: tuple[str, ...]
    indicator: str
    measure: str
    valuation: str
    period_kind: PeriodKind
    product: str | None = None
    """The goods, where not all; of `other` goods nobody knows that they are the same."""
    counted: Counted = Counted.ALL
    whole: str | None = None
    """What a share is of, by definition, where not of what its indicator counts."""


def comparable(row: Figure) -> Comparable:
    """The gate's view of an observation, or of a row that a query computed."""
    scopes = (getattr(row, f"{side}_scope", None) or Scope.WHOLE for side in _SIDES)
    sides = zip((row.reporter, row.partner), scopes, strict=True)
    pair = tuple(f"{side}:{scope}" for side, scope in sides if side is not None)
    words, without = getattr(row, "partner_words", None), getattr(row, "without", None)
    if words is not None:  # an area on no list is nobody's but its words'
        pair = (*pair, f"“{words}”")
    elif row.partner is None and indicators()[row.indicator].roles != ALONE:
        pair = (*pair, _NOBODY_KNOWN)
    if without is not None:
        pair = (*pair, f"without {without}")
    is_share = row.measure == Measure.SHARE
    definition = getattr(row, "definition", None) if is_share else None
    flow = flow_of_share(definition)
    if row.indicator in _SYMMETRIC and not is_share:
        pair = tuple(sorted(pair))
    return Comparable(
        unit=row.unit,
        pair=pair,
        indicator=flow or row.indicator,
        measure=row.measure,
        valuation=row.valuation,
        period_kind=kind_of(row.period_start, row.period_end),
        product=getattr(row, "product", None),
        counted=counted(row),
        whole=None if flow else definition,
    )


def counted(row: Figure) -> Counted:
    """What a figure counts, as the code list of definitions says; where no definition was stated,
    all people."""
    entry = codelist("definition").get(getattr(row, "definition", None) or "")
    if entry is None or not indicators()[row.indicator].is_stock:
        return Counted.ALL
    if entry.attributes.get("counts") == _CASES:
        return Counted.CASES
    return Counted.SOME if entry.attributes.get("part") == _PART else Counted.ALL


def differences(one: Comparable, other: Comparable) -> tuple[str, ...]:
    """What forbids one axis for both, by name; empty where they may share one.

    A valuation that was not stated contradicts none. Growth has no valuation of its own, and
    two figures without a period cannot be known to speak of the same kind of time; nor of the
    same pair if a partner was left open. `counts` is what is counted: cases, or some people alone.
    """
    open_pair = _NOBODY_KNOWN in (*one.pair, *other.pair)
    names = [
        name
        for name in ("unit", "pair", "indicator", "measure", "whole")
        if getattr(one, name) != getattr(other, name) or (name == "pair" and open_pair)
    ]
    if one.product != other.product or one.product == OTHER_GOODS:
        names.append("product")
    if one.counted is not other.counted:
        names.append("counts")
    stated = {one.valuation, other.valuation} - {Valuation.UNSTATED}
    if {one.measure, other.measure} == {Measure.LEVEL} and len(stated) > 1:
        names.append("valuation")
    kinds = {one.period_kind, other.period_kind}
    if len(kinds) > 1 or PeriodKind.NOT_STATED in kinds:
        names.append("period_kind")
    return tuple(names)
