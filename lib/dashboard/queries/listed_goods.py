"""What Kyrgyzstan sells and buys by good, year by year, as its statistical committee's tables of
goods print it, with all partners together.

The tables name some fifty goods and no more: what they do not name is in no row, so that the
goods are never all of the trade. Energy, oil products, gas and food are printed in parts alone;
their sums are computed here, of the parts that are printed, and name what they lack.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.codelists import HOME, codelist
from lib.dashboard.queries.editions import edition_of, status_of_parts
from lib.dashboard.queries.trade import COMPILER, WORLD
from lib.model import (
    Bound,
    GoodsRow,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    PeriodKind,
    Tables,
    Valuation,
    kind_of,
    once,
)

FLOWS = ("imports", "exports")
_VALUATION = {"exports": Valuation.FOB, "imports": Valuation.CIF}
_PART_OF, _SUM_OF = "part_of", "sum_of"
"""Attributes of the list of goods."""
_FEWEST_PARTS = 2
"""The sum of one part would be that part under another name."""
_UNIT = "USD"
_PERCENT = 100.0

_Key = tuple[str, str, int]
"""A flow, a good and a year."""


@dataclass(frozen=True, slots=True)
class ListedGoods:
    """How many goods the tables list in a flow and year, and what they are of all of it."""

    count: int
    obs_value: float
    share: float | None
    """In percent; None where no total is on record."""
    total: float | None


@dataclass(frozen=True, slots=True)
class OtherTotal:
    """The total of a flow and year in another edition than that of the goods."""

    obs_value: float
    published: str
    obs_status: ObsStatus


def is_within(product: str, wider: str) -> bool:
    """Whether a good is a part of a wider one.

    >>> is_within("petrol", "energy"), is_within("petrol", "petrol"), is_within("wheat", "energy")
    (True, False, False)
    """
    goods = codelist("product")
    above = goods[product].attributes.get(_PART_OF)
    return above is not None and (above == wider or is_within(above, wider))


def listed(tables: Tables, flow: str) -> tuple[str, ...]:
    """The goods that the tables of a flow print in any year, in the order of the code list; of a
    good and its parts the parts alone, so that nothing is counted twice."""
    return _listed(tables)[flow]


def groups(tables: Tables, flow: str) -> tuple[str, ...]:
    """The wider goods whose printed parts are added up, since no figure of their own is."""
    return tuple(_groups(tables)[flow])


def parts_of(tables: Tables, flow: str, group: str) -> tuple[str, ...]:
    """The goods that a flow's table prints of a wider one that is summed; none of any other."""
    return _groups(tables)[flow].get(group, ())


def unlisted_parts(tables: Tables, flow: str, group: str) -> tuple[str, ...]:
    """The goods within a wider one of which a flow's table prints no part at all, the widest of
    each kind: the sum is without them."""
    parts = parts_of(tables, flow, group)
    absent = [
        code
        for code in codelist("product")
        if is_within(code, group)
        and code not in parts
        and not any(is_within(part, code) or is_within(code, part) for part in parts)
        and not any(is_within(code, kind) for kind in _kinds(parts, group))
    ]
    return tuple(code for code in absent if not any(is_within(code, wider) for wider in absent))


def _kinds(parts: Sequence[str], group: str) -> tuple[str, ...]:
    """The goods between some parts and the wider one that they are parts of."""
    between = [code for code in codelist("product") if is_within(code, group)]
    return tuple(code for code in between if any(is_within(part, code) for part in parts))


def goods_years(tables: Tables, flow: str) -> tuple[int, ...]:
    """The years of which a flow's goods are printed, oldest first."""
    return tuple(sorted({year for of, _, year in _printed(tables) if of == flow}))


def goods_of_year(tables: Tables, flow: str, year: int) -> tuple[GoodsRow, ...]:
    """Every good printed of a flow and year, the largest first; no sum of several is among them."""
    rows = (_row(tables, flow, product, year) for product in listed(tables, flow))
    return tuple(
        sorted((row for row in rows if row), key=lambda row: (-row.obs_value, row.product))
    )


def largest_goods(tables: Tables, flow: str, count: int) -> tuple[str, ...]:
    """The goods that were the largest of a flow in the latest year."""
    years = goods_years(tables, flow)
    rows = goods_of_year(tables, flow, years[-1]) if years else ()
    return tuple(row.product for row in rows[:count])


def goods_over_time(tables: Tables, flow: str, products: Sequence[str]) -> tuple[GoodsRow, ...]:
    """The rows of goods, or of wider ones, one after the other, each with its oldest year first."""
    return tuple(
        row
        for product in products
        for year in goods_years(tables, flow)
        if (row := _row(tables, flow, product, year)) is not None
    )


def latest_of(tables: Tables, flow: str, product: str) -> GoodsRow | None:
    """The latest row of a good or of a wider one."""
    rows = goods_over_time(tables, flow, (product,))
    return rows[-1] if rows else None


def leaders(tables: Tables, flow: str) -> tuple[GoodsRow, ...]:
    """The largest good of each year, oldest first."""
    return tuple(goods_of_year(tables, flow, year)[0] for year in goods_years(tables, flow))


def all_listed(tables: Tables, flow: str, year: int) -> ListedGoods:
    """The goods of a year together: how many, and which part of all of the flow."""
    rows = goods_of_year(tables, flow, year)
    amount = sum(row.obs_value for row in rows)
    total = rows[0].total if rows else None
    return ListedGoods(len(rows), amount, amount / total * _PERCENT if total else None, total)


def other_totals(tables: Tables, flow: str, year: int) -> tuple[OtherTotal, ...]:
    """The totals of a flow and year that differ from the one that shares are of, by the day of
    their edition, oldest first."""
    rows = _totals(tables).get((flow, year), ())
    shown = {row.total for row in goods_of_year(tables, flow, year)}
    differing = {
        row.obs_value: OtherTotal(row.obs_value, row.published, row.obs_status)
        for row in rows
        if row.obs_value not in shown
    }
    return tuple(differing.values())


def is_printed(tables: Tables, flow: str, product: str, year: int) -> bool:
    """Whether the table of goods has a figure of a good for a year."""
    return (flow, product, year) in _printed(tables)


@once
def _printed(tables: Tables) -> Mapping[_Key, Observation]:
    """The figures of the committee's own tables of goods, of whole years, in dollars; of several
    editions the latest. What others relay of them is never among them."""
    rows = [row for row in tables.observations if row.product is not None and _is_of_table(row)]
    return MappingProxyType(
        {
            (row.indicator, row.product, row.period_start.year): row
            for row in sorted(rows, key=edition_of)
            if row.product is not None and row.period_start is not None
        }
    )


@once
def _listed(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """By flow."""
    found = {}
    for flow in FLOWS:
        printed = {product for of, product, _ in _printed(tables) if of == flow}
        found[flow] = tuple(
            code
            for code in codelist("product")
            if code in printed and not any(is_within(other, code) for other in printed)
        )
    return MappingProxyType(found)


@once
def _groups(tables: Tables) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By flow the wider goods that are summed, each with its parts."""
    summed = [code for code, good in codelist("product").items() if _SUM_OF in good.attributes]
    found = {}
    for flow, goods in _listed(tables).items():
        printed = {product for of, product, _ in _printed(tables) if of == flow}
        parts = {
            code: tuple(good for good in goods if is_within(good, code))
            for code in summed
            if code not in printed
        }
        found[flow] = MappingProxyType(
            {code: within for code, within in parts.items() if len(within) >= _FEWEST_PARTS}
        )
    return MappingProxyType(found)


@once
def _totals(tables: Tables) -> Mapping[tuple[str, int], tuple[Observation, ...]]:
    """All exports and all imports of each year as the committee printed them, by edition, the
    earliest first."""
    totals: dict[tuple[str, int], list[Observation]] = {}
    rows = [row for row in tables.observations if row.product is None and _is_of_table(row)]
    for row in sorted(rows, key=edition_of):
        assert row.period_start is not None
        totals.setdefault((row.indicator, row.period_start.year), []).append(row)
    return MappingProxyType({key: tuple(of_year) for key, of_year in totals.items()})


def _is_of_table(row: Observation) -> bool:
    return (
        row.indicator in FLOWS
        and row.compiler == COMPILER
        and row.reporter == HOME
        and row.partner == WORLD.area
        and row.origin is Origin.RECORDED
        and row.measure is Measure.LEVEL
        and row.bound is Bound.EXACT
        and row.unit == _UNIT
        and kind_of(row.period_start, row.period_end) is PeriodKind.YEAR
    )


def _row(tables: Tables, flow: str, product: str, year: int) -> GoodsRow | None:
    """The row of a good in a year: as it is printed, else the sum of those of its parts that are;
    None where none is."""
    printed = _printed(tables)
    recorded = printed.get((flow, product, year))
    if recorded is not None:
        return _of(tables, flow, product, year, (recorded,), ())
    if product not in groups(tables, flow):
        return None
    parts = parts_of(tables, flow, product)
    rows = [printed[flow, part, year] for part in parts if (flow, part, year) in printed]
    missing = [part for part in parts if (flow, part, year) not in printed]
    return _of(tables, flow, product, year, rows, missing) if rows else None


def _of(
    tables: Tables,
    flow: str,
    product: str,
    year: int,
    rows: Sequence[Observation],
    missing: Sequence[str],
) -> GoodsRow:
    """Recorded rows added up; one alone is as it is."""
    first = rows[0]
    is_sum = first.product != product
    total = _total(tables, flow, year, first.source_id)
    amount = float(sum(row.obs_value for row in rows))
    assert first.period_start is not None and first.period_end is not None
    behind = [*rows, *([total] if total else [])]
    return GoodsRow(
        observation_id=f"computed:{flow}:{product}:{year}" if is_sum else first.observation_id,
        product=product,
        reporter=HOME,
        partner=WORLD.area,
        indicator=flow,
        measure=Measure.LEVEL,
        year=year,
        period_start=first.period_start,
        period_end=first.period_end,
        obs_value=amount,
        bound=Bound.EXACT,
        unit=first.unit,
        valuation=_VALUATION[flow],
        share=amount / total.obs_value * _PERCENT if total and total.obs_value > 0 else None,
        total=total.obs_value if total else None,
        compiler=COMPILER,
        obs_status=status_of_parts(row.obs_status for row in rows) if is_sum else first.obs_status,
        derivation=" + ".join(row.product or "" for row in rows) if is_sum else None,
        derived_from=" ".join(row.observation_id for row in behind),
        missing=" ".join(missing) or None,
        note="; ".join(_notes(rows)) or None,
    )


def _total(tables: Tables, flow: str, year: int, source_id: str) -> Observation | None:
    """All of a flow in a year: of the document that has the goods, where it prints a total, else
    of the latest edition."""
    rows = _totals(tables).get((flow, year), ())
    same = [row for row in rows if row.source_id == source_id]
    return (same or rows)[-1] if rows else None


def _notes(rows: Sequence[Observation]) -> Iterator[str]:
    yield from dict.fromkeys(row.note for row in rows if row.note is not None)
