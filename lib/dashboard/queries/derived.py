"""Turnover, balance, growth and change computed from anybody's exports and imports, each as it
was known at a date.

A turnover is exports plus imports by one compiler for one pair, period and unit, a balance
exports less imports; growth is a flow or a turnover over that of an earlier period, change the
one less the other. A compiler may publish the same figure again, revised. So at each date that
a part was published there is one result, from the latest parts by then; a later revision adds
a result and changes none. Hedged parts give none: how far it would be off is not known.

A block is the sum of its members of the day; a total that the statistical committee prints by a
definition of its own, such as the CIS with Ukraine, is another figure, and both are made.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lib.codelists import HOME, ever_members, members
from lib.dashboard.queries.editions import edition_of, last_day, status_of_parts
from lib.dashboard.queries.trade import COMPILER, WORLD
from lib.dashboard.queries.vintages import standing
from lib.model import (
    Bound,
    Measure,
    Observation,
    Origin,
    Period,
    PeriodKind,
    Tables,
    Valuation,
    once,
)

Window = tuple[Period, Period]
"""A base period and the period that is measured against it."""

_FLOWS = ("exports", "imports")
_SIGNS = MappingProxyType(
    {
        "exports": {"exports": 1},
        "imports": {"imports": 1},
        "trade_turnover": {"exports": 1, "imports": 1},
        "trade_balance": {"exports": 1, "imports": -1},
    }
)
"""What each indicator is made of, and which way each part counts."""
_OPERATORS = {1: "+", -1: "-"}

_Alike = tuple[str, str, str, str, str]
"""What parts of one sum agree in: reporter, partner, compiler, unit and definition; an empty one
agrees with an empty one."""
_Parts = Mapping[tuple[str, str], Sequence[Observation]]
"""The figures of one period, by flow and partner."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure computed from others on record: `observation` is it as if it had been published.

    Its `observation_id` begins with ``computed:``; `derivation` says how it was computed,
    `derived_from` from which observations, their names with a space between. Of growth and
    change `base_value` is the amount of the base period, in `base_unit`: a small base makes a
    large multiple.
    """

    observation: Observation
    derivation: str
    derived_from: str
    base_value: float | None = None
    base_unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """Recorded flows with one partner that may be parts of one sum, by period.

    The partners behind a block that is added up are its members. One that has no row in a `whole`
    table had no trade that the table knows of, and is no part.
    """

    partner: str
    periods: Mapping[Period, _Parts]
    is_added_up: bool = False
    whole: frozenset[tuple[str, Period]] = field(default=frozenset())
    """The flows and periods of which a table with its total is on record."""

    def parts(self, flows: Iterable[str], period: Period) -> list[Sequence[Observation]]:
        """The figures of each part of a sum; a part that has none is empty."""
        figures = self.periods.get(period, {})
        return [
            figures.get((flow, area), ())
            for flow in flows
            for area in self.sides(period)
            if (flow, area) in figures or (flow, period) not in self.whole
        ]

    def sides(self, period: Period) -> tuple[str, ...]:
        """The partners whose trade is added up."""
        if not self.is_added_up:
            return (self.partner,)
        return tuple(m for m in members(self.partner, period.start, period.end) if m != HOME)


def levels(
    tables: Tables,
    indicator: str,
    block: str | None,
    *,
    reporters: Collection[str] | None = None,
    partners: Collection[str] | None = None,
) -> tuple[Derived, ...]:
    """Every turnover, or balance, that the recorded exports and imports make, by period.

    With `block`, also each flow with it as the sum of its members. `reporters` and `partners`
    limit whose figures are taken; None is everybody's.
    """
    signs = _SIGNS[indicator]
    return tuple(
        _level(_from_parts(group, latest, published, indicator, Measure.LEVEL), latest, signs)
        for group in _groups(tables, block, reporters, partners)
        if group.is_added_up or len(signs) > 1
        for period in group.periods
        for published, latest in _as_known(group.parts(signs, period))
    )


def over_time(
    tables: Tables,
    indicator: str,
    measure: Measure,
    windows: Iterable[Window],
    block: str | None,
    *,
    reporters: Collection[str] | None = None,
    partners: Collection[str] | None = None,
) -> tuple[Derived, ...]:
    """Growth or change of exports, imports or turnover from a base period, by window.

    With `block`, also of the sum of its members, where these did not change. `reporters` and
    `partners` limit whose figures are taken; None is everybody's.
    """
    signs, windows = _SIGNS[indicator], tuple(windows)
    rows = []
    for group in _groups(tables, block, reporters, partners):
        for base, end in windows:
            if group.sides(base) != group.sides(end):
                continue
            of_end, of_base = (group.parts(signs, period) for period in (end, base))
            for published, latest in _as_known([*of_end, *of_base]):
                after, before = latest[: len(of_end)], latest[len(of_end) :]
                if after and _total(before) > 0:
                    row = _from_parts(group, latest, published, indicator, measure)
                    rows.append(_from_base(row, after, before))
    return tuple(rows)


@once
def _flows(tables: Tables) -> Mapping[_Alike, Mapping[Period, _Parts]]:
    """The recorded exports and imports that sums can be made of, by what the parts of one agree
    in, in the order of that; then by period, flow and partner."""
    groups: dict[_Alike, dict[Period, dict[tuple[str, str], list[Observation]]]] = {}
    for row in standing(tables):
        start, end = row.period_start, row.period_end
        if (
            row.indicator in _FLOWS
            and row.origin is Origin.RECORDED
            and row.measure is Measure.LEVEL
            and row.bound is Bound.EXACT
            and row.product is None
            and row.partner is not None
            and start is not None
            and end is not None
        ):
            alike = (
                *(row.reporter, row.partner, row.compiler or ""),
                *(row.unit, row.definition or ""),
            )
            figures = groups.setdefault(alike, {}).setdefault(Period(start, end), {})
            figures.setdefault((row.indicator, row.partner), []).append(row)
    return MappingProxyType({alike: groups[alike] for alike in sorted(groups)})


@once
def _by_reporter(tables: Tables) -> Mapping[str, Sequence[_Alike]]:
    """What sums are made of, by who reports it."""
    found: dict[str, list[_Alike]] = {}
    for alike in _flows(tables):
        found.setdefault(alike[0], []).append(alike)
    return MappingProxyType(found)


def _groups(
    tables: Tables,
    block: str | None,
    reporters: Collection[str] | None,
    partners: Collection[str] | None,
) -> Iterator[_Group]:
    """Recorded flows with each partner, and with the members of a block."""
    flows, by_reporter = _flows(tables), _by_reporter(tables)
    wanted = [
        alike
        for reporter in sorted(by_reporter)
        if reporters is None or reporter in reporters
        for alike in by_reporter[reporter]
        if partners is None or alike[1] in partners
    ]
    yield from (_Group(alike[1], flows[alike]) for alike in wanted)
    if block is not None and (partners is None or ever_members(block) - {HOME} <= {*partners}):
        yield from _of_members(block, {alike: flows[alike] for alike in wanted}, flows)


def _of_members(
    block: str,
    flows: Mapping[_Alike, Mapping[Period, _Parts]],
    every: Mapping[_Alike, Mapping[Period, _Parts]],
) -> Iterator[_Group]:
    """The flows of a block's members, by what parts of one sum agree in but the partner; none
    where the compiler prints the block without a definition of its own, since that is the same."""
    inside = ever_members(block)
    together: dict[tuple[str, ...], dict[Period, dict[tuple[str, str], Sequence[Observation]]]]
    together = {}
    for (reporter, partner, *rest), periods in flows.items():
        if reporter == HOME and partner in inside:
            of_block = together.setdefault((reporter, *rest), {})
            for period, figures in periods.items():
                of_block.setdefault(period, {}).update(figures)
    for (reporter, *rest), periods in together.items():
        compiler, unit, definition = rest
        if (reporter, block, compiler, unit, definition) not in every:
            whole = _whole(every.get((reporter, WORLD.area, compiler, unit, definition), {}))
            whole = whole if compiler == COMPILER else frozenset()
            yield _Group(block, periods, is_added_up=True, whole=whole)


def _whole(world: Mapping[Period, _Parts]) -> frozenset[tuple[str, Period]]:
    """The flows and whole years that have a world total."""
    return frozenset(
        (flow, period)
        for period, parts in world.items()
        if period.kind is PeriodKind.YEAR
        for flow, _ in parts
    )


def _as_known(
    parts: Sequence[Sequence[Observation]],
) -> Iterator[tuple[str, list[Observation]]]:
    """At each date one of the parts was published: the latest figure of each part, where each
    part has one by then.

    An office prints the tables of a vintage day by day. What its first ones make with the last
    ones of the vintage before was never published: it is passed over.
    """
    if not all(parts):
        return
    dates = {last_day(row.published): row.published for part in parts for row in part}
    last_of_month = {day.replace(day=1): day for day in sorted(dates)}
    for day in sorted(dates):
        by_then = [[row for row in part if last_day(row.published) <= day] for part in parts]
        if all(by_then):
            latest = [max(part, key=edition_of) for part in by_then]
            if day == last_of_month[day.replace(day=1)] or _is_of_one_vintage(latest):
                yield dates[day], latest


def _is_of_one_vintage(parts: Iterable[Observation]) -> bool:
    """Whether the parts were published in one month."""
    return len({last_day(row.published).replace(day=1) for row in parts}) == 1


def _from_parts(
    group: _Group,
    parts: Sequence[Observation],
    published: str,
    indicator: str,
    measure: Measure,
) -> Observation:
    """The computed observation, its value still that of the first part, which also says whose,
    when and in which unit it is."""
    first = parts[0]
    period = _period_of(first)
    counted = f":{first.definition}" if first.definition is not None else ""
    return replace(
        first,
        partner=group.partner,
        observation_id=f"computed:{first.reporter}-{group.partner}:{indicator}:{period.code}"
        f":{first.compiler}:{first.unit}{counted}:{published}",
        indicator=indicator,
        measure=measure,
        valuation=_valuation({row.valuation for row in parts}),
        published=published,
        obs_status=status_of_parts(row.obs_status for row in parts),
        note="; ".join(dict.fromkeys(row.note for row in parts if row.note is not None)) or None,
    )


def _valuation(valuations: Collection[Valuation]) -> Valuation:
    if len(valuations) == 1:
        return next(iter(valuations))
    return Valuation.UNSTATED if Valuation.UNSTATED in valuations else Valuation.MIXED


def _level(row: Observation, parts: Sequence[Observation], signs: Mapping[str, int]) -> Derived:
    """What the parts add up to, and how that is written."""
    terms = [f"{_OPERATORS[signs[p.indicator]]} {p.indicator} {p.partner}" for p in parts]
    value = float(sum(signs[part.indicator] * part.obs_value for part in parts))
    return Derived(replace(row, obs_value=value), " ".join(terms).removeprefix("+ "), _names(parts))


def _from_base(
    row: Observation, after: Sequence[Observation], before: Sequence[Observation]
) -> Derived:
    """Growth or change from the parts of the base period (`before`) to those of the period."""
    base, period = _period_of(before[0]), _period_of(row)
    is_growth = row.measure is Measure.GROWTH
    value, base_value = _total(after), _total(before)
    sign = "/" if is_growth else "-"
    return Derived(
        replace(
            row,
            observation_id=f"{row.observation_id}:{row.measure.value}:base-{base.code}",
            obs_value=value / base_value if is_growth else value - base_value,
            unit="ratio" if is_growth else row.unit,
            base_period_start=base.start,
            base_period_end=base.end,
        ),
        derivation=f"{row.partner} {period.code} {sign} {row.partner} {base.code}",
        derived_from=_names((*after, *before)),
        base_value=float(base_value),
        base_unit=before[0].unit,
    )


def _total(parts: Iterable[Observation]) -> float:
    return sum(part.obs_value for part in parts)


def _names(parts: Iterable[Observation]) -> str:
    return " ".join(part.observation_id for part in parts)


def _period_of(row: Observation) -> Period:
    """The period of a figure that has one, as all that sums are made of have."""
    assert row.period_start is not None and row.period_end is not None
    return Period(row.period_start, row.period_end)
