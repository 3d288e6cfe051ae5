"""Figures of a service that cannot be right together, or beside those on record.

`plausibility` sees one answer and is for a factor that is in all of it. Here all answers of a
service are looked at: a factor in its months alone, or in one partner alone; exports given as
imports; the figures of another year; those of another country.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import log
from statistics import median

from lib.codelists import HOME, exchange_rates, members
from lib.model import Period, PeriodKind
from lib.refresh.plausibility import OFF, WORLD, described, identity, written
from lib.refresh.service import Figure

_WHOLE_OFF = 6.0
"""How many times what is on record Kyrgyzstan's whole exports or imports of a year may be."""
_PART_OF_WHOLE = 2.0
"""How many times its whole a part may be: editions differ by a little, and some are estimates."""
_NOTEWORTHY = 10_000_000
"""Amounts below it, with one partner, may differ by any factor between the ways they came."""
_COMPARED, _ENOUGH = 1_000_000, 3
"""From which amount on one partner's figures are compared with the record, and how many of them."""
_OTHERS_ENOUGH, _OTHERS_PART = 6, 2 / 3
"""Of how many figures that are on record, and of which part, one can say that they are others'."""
_APART = 1.1
"""Factor below which two figures on record are too alike to say which of them is meant."""
_EU = "EU27"
_IN_DOLLARS: Mapping[str, tuple[float, float]] = {
    "som_per_euro": (0.7, 1.8),
    "som_per_rouble": (0.005, 0.06),
    "som_per_tenge": (0.001, 0.012),
    "som_per_yuan": (0.1, 0.2),
}
"""Between how many dollars each currency has been since 2000, with room: wide enough for any year,
and too narrow for ten times as many units."""
_SINCE = 2000
_FLOWS: Mapping[str, str] = {"exports": "imports", "imports": "exports"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that cannot be right, and why."""

    figure: Figure
    rule: str


def inconsistent(figures: Sequence[Figure], on_record: Mapping[Hashable, float]) -> Doubt | None:
    """The first figure of all that a service gives that cannot be right; None where there is none.

    `on_record` are amounts by the identity of their figure, from whatever source.
    """
    given = {identity(one): one for one in figures}
    doubts = (
        *(_of_wholes(figures, on_record), _of_pairs(figures, on_record)),
        *(_of_others(figures, on_record), _of_parts(figures, given)),
        *(_of_years(figures, given), _of_rates(figures, given), _of_euros(figures, given)),
    )
    return next((one for found in doubts for one in found), None)


def _of_wholes(figures: Iterable[Figure], on_record: Mapping[Hashable, float]) -> Iterator[Doubt]:
    """What Kyrgyzstan trades in a year is known within a few hundredths, from any source."""
    for one in figures:
        if one.reporter != HOME or one.partner != WORLD or one.indicator not in _FLOWS:
            continue
        if one.product is None and one.period.kind is PeriodKind.YEAR:
            known = on_record.get(identity(one), 0.0)
            if known > 0 and not 1 / _WHOLE_OFF <= float(one.value) / known <= _WHOLE_OFF:
                yield Doubt(one, f"{_would_be(one)}, and on record is {written(known)}")


def _of_pairs(figures: Iterable[Figure], on_record: Mapping[Hashable, float]) -> Iterator[Doubt]:
    """One partner's figures may be wrong where those of all others are right."""
    found: dict[Hashable, list[tuple[float, Figure, float]]] = defaultdict(list)
    for one in figures:
        known = on_record.get(identity(one))
        if known is not None and abs(known) >= _COMPARED and one.value:
            found[_series(one)].append((abs(float(one.value) / known), one, known))
    for compared in found.values():
        ratio, middle, known = sorted(compared, key=lambda each: each[0])[len(compared) // 2]
        if len(compared) >= _ENOUGH and not 1 / OFF <= ratio <= OFF:
            rule = f"{_would_be(middle)}, and on record is {written(known)}"
            yield Doubt(middle, f"{rule}; so are {len(compared)} years of it")


def _of_others(figures: Sequence[Figure], on_record: Mapping[Hashable, float]) -> Iterator[Doubt]:
    """Exports that are the imports on record, or a year that is the one before."""
    others: Mapping[str, Callable[[Figure], Figure]] = {
        "the other flow": lambda one: replace(one, indicator=_FLOWS[one.indicator]),
        "the year before": lambda one: replace(one, period=_year_from(one, -1)),
        "the year after": lambda one: replace(one, period=_year_from(one, 1)),
    }
    for name, other in others.items():
        nearer, compared = [], 0
        for one in figures:
            if one.indicator not in _FLOWS or one.period.kind is not PeriodKind.YEAR:
                continue
            own, its = on_record.get(identity(one)), on_record.get(identity(other(one)))
            value = float(one.value)
            if own and its and min(own, its, value) > 0 and _far(own, its) > _APART:
                compared += 1
                if _far(value, its) < _far(value, own):
                    nearer.append(one)
        if compared >= _OTHERS_ENOUGH and len(nearer) >= _OTHERS_PART * compared:
            rule = f"{_would_be(nearer[0])}, and {len(nearer)} of its {compared} figures that are"
            yield Doubt(nearer[0], f"{rule} on record are nearer to those of {name}")


def _of_parts(figures: Iterable[Figure], given: Mapping[Hashable, Figure]) -> Iterator[Doubt]:
    """A part is no more than its whole: a partner of all, a good of all goods, a member of the
    union, a month of its year."""
    for one in figures:
        if one.value < _NOTEWORTHY or one.indicator not in _FLOWS:
            continue
        for whole in _wholes(one):
            known = given.get(identity(whole))
            if known is not None and 0 < known.value * Decimal(_PART_OF_WHOLE) < one.value:
                rule = f"{_would_be(one)}, and {described(known)}, which it is a part of,"
                yield Doubt(one, f"{rule} {written(known.value)}")


def _wholes(one: Figure) -> Iterator[Figure]:
    """What a figure is a part of."""
    if one.partner not in (None, WORLD):
        yield replace(one, partner=WORLD)
    if one.product is not None:
        yield replace(one, product=None)
    if one.reporter in _members_today():
        yield replace(one, reporter=_EU, definition="eu_27")
    if one.period.kind is PeriodKind.PART_YEAR:
        yield replace(one, period=_year_from(one, 0))


def _members_today() -> Sequence[str]:
    since_the_last_left = date(2020, 2, 1)
    return members(_EU, since_the_last_left, since_the_last_left)


def _of_years(figures: Iterable[Figure], given: Mapping[Hashable, Figure]) -> Iterator[Doubt]:
    """The twelve months of a year, and its four quarters, are the year, wherever all are given."""
    parts: dict[tuple[Hashable, int, int], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.period.kind is PeriodKind.PART_YEAR and one.indicator in _FLOWS:
            parts[_series(one), one.period.start.year, _months(one.period)].append(one)
    for (_, _, months), all_of_year in parts.items():
        first = all_of_year[0]
        year = given.get(identity(replace(first, period=_year_from(first, 0))))
        if year is None or len(all_of_year) * months != 12:
            continue
        together, whole = float(sum(one.value for one in all_of_year)), float(year.value)
        if min(together, whole) <= 0 or max(together, whole) < _NOTEWORTHY:
            continue
        if _far(together, whole) > OFF:
            rule = f"{_would_be(first)}, so that the parts of {described(year)} were"
            yield Doubt(first, f"{rule} {written(together)} and not {written(year.value)}")


def _of_rates(figures: Iterable[Figure], given: Mapping[Hashable, Figure]) -> Iterator[Doubt]:
    """A rate for a hundred units that is given as for one is seen beside the dollar."""
    for one in figures:
        dollar = given.get(identity(replace(one, indicator="som_per_dollar")))
        if one.indicator in _IN_DOLLARS and dollar is not None and one.period.start.year >= _SINCE:
            least, most = _IN_DOLLARS[one.indicator]
            if not least <= (ratio := float(one.value / dollar.value)) <= most:
                rule = f"{_would_be(one)}, {written(ratio)} dollars, which is not between"
                yield Doubt(one, f"{rule} {written(least)} and {written(most)}")


def _of_euros(figures: Iterable[Figure], given: Mapping[Hashable, Figure]) -> Iterator[Doubt]:
    """Rates of the euro and the dollar that are each other's."""
    known = {year: one.dollars for (unit, year), one in exchange_rates().items() if unit == "EUR"}
    compared = []
    for one in figures:
        dollar = given.get(identity(replace(one, indicator="som_per_dollar")))
        listed = known.get(one.period.start.year)
        if one.indicator == "som_per_euro" and dollar is not None and listed is not None:
            ratio = float(one.value / dollar.value)
            compared.append((log(listed * ratio) ** 2 - log(listed / ratio) ** 2, one, ratio))
    if len(compared) >= _ENOUGH and median(each[0] for each in compared) < 0:
        _, one, ratio = min(compared, key=lambda each: each[0])
        rule = f"{_would_be(one)}, {written(ratio)} dollars, as if the one were the other"
        yield Doubt(one, rule)


def _series(one: Figure) -> tuple[Hashable, ...]:
    """What the figures of one series agree in, of whatever time."""
    return (
        *(one.indicator, one.measure, one.product, one.definition),
        *(one.reporter, one.partner, one.unit),
    )


def _year_from(one: Figure, years: int) -> Period:
    return Period.of_year(one.period.start.year + years)


def _months(period: Period) -> int:
    return period.end.month - period.start.month + 1


def _far(one: float, other: float) -> float:
    """By which factor, at least one, two amounts differ."""
    return max(one / other, other / one)


def _would_be(one: Figure) -> str:
    return f"{described(one)} would be {written(one.value)}"
