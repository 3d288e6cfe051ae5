"""Answers that cannot be right: thousands taken for millions, a scale multiplied twice.

A whole answer is refused, never a part of it: where one figure is off by a factor of a thousand
for such a reason, all are. Two things are known of it beforehand: what the same figures are on
record, and between which amounts some must be.
"""

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal

from lib.codelists import HOME
from lib.model import PeriodKind
from lib.refresh.service import Figure

OFF = 30.0
"""How many times the figures on record an answer may be in the middle, or they it. No revision
comes near; a factor of a thousand is far beyond."""
_ENOUGH = 3
"""Figures on record without which the middle says nothing."""
_SMALL = 100_000
"""Amounts below it change by any factor from one edition to the next."""

WORLD = "WLD"
_BANDS: Mapping[tuple[str, str, str | None, str], tuple[float, float]] = {
    ("exports", HOME, WORLD, "USD"): (1e8, 1e11),
    ("imports", HOME, WORLD, "USD"): (1e8, 1e11),
    ("gdp", HOME, None, "USD"): (1e9, 1e12),
    ("remittances", HOME, WORLD, "USD"): (1e6, 1e11),
}
"""Between which amounts a year's figure must be, wherever nothing is on record to compare."""
_PART = 100
"""How many times less than the least of a year may be in a month or a quarter of it."""
_AT_ANY_TIME: Mapping[str, tuple[float, float]] = {
    "som_per_dollar": (20.0, 500.0),
    "som_per_euro": (20.0, 500.0),
    "som_per_rouble": (0.2, 9.0),
    "som_per_tenge": (0.03, 1.5),
    "som_per_yuan": (3.0, 100.0),
}
"""The same of what is no amount over a time, in this century."""
_CENTURY, _BEFORE = 2000, 10.0
"""Before it the som was worth up to so many times as much."""


def identity(figure: Figure) -> Hashable:
    """What two editions of one figure agree in: `lib.model.Observation.identity` of it."""
    return (
        *(figure.indicator, figure.measure, figure.product, figure.definition),
        *(figure.reporter, figure.partner, figure.unit, figure.period.start, figure.period.end),
    )


def implausible(figures: Iterable[Figure], on_record: Mapping[Hashable, float]) -> str | None:
    """Why an answer cannot be right, in a sentence; None where nothing speaks against it.

    `on_record` are amounts by the identity of their figure, from whatever source.
    """
    compared: list[tuple[float, Figure, float]] = []
    for figure in figures:
        band = _band(figure)
        if band is not None and not band[0] <= float(figure.value) <= band[1]:
            return (
                f"{described(figure)} would be {written(figure.value)}, which is not between "
                f"{written(band[0])} and {written(band[1])}; nothing of the answer was taken"
            )
        known = on_record.get(identity(figure))
        if known is not None and abs(known) >= _SMALL and figure.value:
            compared.append((abs(float(figure.value)) / abs(known), figure, known))
    if len(compared) < _ENOUGH:
        return None
    ratio, middle, recorded = sorted(compared, key=lambda one: one[0])[len(compared) // 2]
    if 1 / OFF <= ratio <= OFF:
        return None
    return (
        f"half of its {len(compared)} figures that are on record are {ratio:,.4g} times those, as "
        f"{described(middle)}, {written(middle.value)} and not {written(recorded)}; nothing of "
        "the answer was taken"
    )


def _band(figure: Figure) -> tuple[float, float] | None:
    if (always := _AT_ANY_TIME.get(figure.indicator)) is not None:
        least, most = always
        return (least if figure.period.start.year >= _CENTURY else least / _BEFORE), most
    of = (figure.indicator, figure.reporter, figure.partner, figure.unit)
    if figure.product is not None or of not in _BANDS:
        return None
    least, most = _BANDS[of]
    if figure.period.kind is PeriodKind.YEAR:
        return least, most
    return (least / _PART, most) if figure.period.kind is PeriodKind.PART_YEAR else None


def described(figure: Figure) -> str:
    """A figure in a few words, without its value."""
    pair = "–".join(code for code in (figure.reporter, figure.partner) if code)
    product = f" of {figure.product}" if figure.product else ""
    return f"{figure.indicator}{product} {pair} {figure.period.code}"


def written(value: Decimal | float) -> str:
    """An amount as errors write it."""
    number = float(value)
    return f"{number:,.0f}" if abs(number) >= _SMALL else f"{number:,.4g}"
