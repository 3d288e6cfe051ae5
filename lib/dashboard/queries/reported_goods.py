"""Figures of goods beside the tables of goods: by partner, in tonnes or pieces, of parts of years,
as offices, officials and the press gave them. They are shown as they are, never converted, never
added to the tables' dollars.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from lib.codelists import HOME, codelist
from lib.dashboard.queries.claims import in_text_order
from lib.dashboard.queries.listed_goods import (
    FLOWS,
    groups,
    is_printed,
    is_within,
    latest_of,
    listed,
)
from lib.dashboard.queries.mirror import OTHER_FLOW
from lib.dashboard.queries.trade import COMPILER, WORLD
from lib.dashboard.queries.vintages import latest_standing
from lib.model import (
    GoodsRow,
    Measure,
    Observation,
    Origin,
    PeriodKind,
    ReportedGoodsRow,
    Tables,
    Tie,
    kind_of,
    once,
)

_OTHER = "other"
"""The code of goods that are on no list: nobody can tell which they are."""


@dataclass(frozen=True, slots=True)
class TiedGoods:
    """A good that an article says Kyrgyzstan buys or sells, and what is on record of it."""

    tie: Tie
    product: str
    flow: str
    total: GoodsRow | None
    """The latest year with all partners together."""
    with_partner: ReportedGoodsRow | None
    """The latest figure with the partner that the article names; None where none is on record."""


def reported_goods(tables: Tables, flow: str, product: str | None) -> tuple[ReportedGoodsRow, ...]:
    """The figures of a good or of its parts, of every good for None; the latest period first, the
    figure of all partners before those of each, these by size."""
    return tuple(
        row
        for row in _reported(tables).get(flow, ())
        if product is None or row.product == product or is_within(row.product, product)
    )


def offered_goods(tables: Tables, flow: str) -> tuple[str, ...]:
    """What can be asked for: the wider goods that are summed, then all that are listed or
    reported, in the order of the code list."""
    summed = groups(tables, flow)
    known = {*listed(tables, flow), *(row.product for row in _reported(tables).get(flow, ()))}
    return (*summed, *(code for code in codelist("product") if code in known - {*summed}))


@once
def tied_goods(tables: Tables) -> tuple[TiedGoods, ...]:
    """The goods that articles say Kyrgyzstan buys or sells, in the order of their texts."""
    return tuple(
        found
        for spoken in in_text_order(tables)
        if isinstance(spoken, Tie) and (found := goods_of_tie(spoken, tables)) is not None
    )


def goods_of_tie(tie: Tie, tables: Tables) -> TiedGoods | None:
    """What is on record of the good of a tie; None where it is of no good on the list, or none of
    Kyrgyzstan's own."""
    subject = codelist("tie_subject").get(tie.subject or "")
    product = subject.attributes.get("product") if subject else None
    if product is None or tie.kind not in FLOWS or tie.reporter != HOME:
        return None
    rows = [row for row in reported_goods(tables, tie.kind, product) if row.partner == tie.partner]
    return TiedGoods(
        tie=tie,
        product=product,
        flow=tie.kind,
        total=latest_of(tables, tie.kind, product),
        with_partner=min(rows, key=_preferred) if rows else None,
    )


def _preferred(row: ReportedGoodsRow) -> tuple[bool, int]:
    """Whole years first, then the latest."""
    end = row.period_end or date.min
    return row.period_kind != PeriodKind.YEAR, -end.toordinal()


@once
def _reported(tables: Tables) -> Mapping[str, tuple[ReportedGoodsRow, ...]]:
    """By flow as seen from Kyrgyzstan."""
    rows: dict[str, list[ReportedGoodsRow]] = {}
    for recorded in latest_standing(tables):
        if _is_reported(recorded, tables):
            row = _row(recorded)
            rows.setdefault(row.direction, []).append(row)
    goods = list(codelist("product"))
    return MappingProxyType(
        {
            flow: tuple(sorted(of_flow, key=lambda row: (goods.index(row.product), *_order(row))))
            for flow, of_flow in rows.items()
        }
    )


def _order(row: ReportedGoodsRow) -> tuple[int, int, str, bool, float, str]:
    end = row.period_end or date.min
    start = row.period_start or date.min
    is_part = row.partner != WORLD.area
    return (
        *(-end.toordinal(), start.toordinal(), row.unit),
        *(is_part, -row.obs_value, row.observation_id),
    )


def _is_reported(row: Observation, tables: Tables) -> bool:
    """A level of a good that crosses the border, on record, and not in the table of goods.

    What the press relays of the table itself is in it, in a later edition.
    """
    if (
        row.product is None
        or row.product == _OTHER
        or row.indicator not in FLOWS
        or row.origin is not Origin.RECORDED
        or row.measure is not Measure.LEVEL
        or row.partner is None
        or HOME not in (row.reporter, row.partner)
    ):
        return False
    is_total = row.partner == WORLD.area and row.unit == "USD"
    if not (is_total and kind_of(row.period_start, row.period_end) is PeriodKind.YEAR):
        return True
    assert row.period_start is not None
    printed = is_printed(tables, row.indicator, row.product, row.period_start.year)
    return row.compiler != COMPILER and not printed


def _row(row: Observation) -> ReportedGoodsRow:
    is_own = row.reporter == HOME
    return ReportedGoodsRow(
        observation_id=row.observation_id,
        product=row.product or "",
        direction=row.indicator if is_own else OTHER_FLOW[row.indicator],
        reporter=row.reporter,
        partner=row.partner or "",
        indicator=row.indicator,
        measure=row.measure,
        period_start=row.period_start,
        period_end=row.period_end,
        period_kind=kind_of(row.period_start, row.period_end),
        obs_value=row.obs_value,
        bound=row.bound,
        unit=row.unit,
        valuation=row.valuation,
        compiler=row.compiler,
        published=row.published,
        obs_status=row.obs_status,
        source_id=row.source_id,
        derived_from=None,
        note=row.note,
    )
