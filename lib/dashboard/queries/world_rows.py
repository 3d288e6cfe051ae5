"""Goods to six digits by partner, from a dataset of the world's trade: rows of a page and a file.

A figure is what Kyrgyzstan reports, or what the dataset has reconciled for both sides; of both
sides of a flow each has a row. Answers are kept with the tables, by their question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from lib.codelists import HOME, codelist, label
from lib.codelists.harmonized_system import ALL, Level, opened, parts_level, section_of
from lib.codelists.terms import terms
from lib.dashboard.queries import world_goods
from lib.dashboard.queries.goods_names import dataset_area_label, good_name
from lib.dashboard.queries.world_goods import GoodFlow, TwoSides
from lib.model import Tables, WorldGoodsRow
from lib.model.world_trade import WorldTrade

if TYPE_CHECKING:
    import pandas as pd

_PERCENT = 100.0
_MIRROR = {"exports": "imports", "imports": "exports"}

_TYPES = {
    "year": "int64",
    "obs_value": "float64",
    "quantity": "float64",
    "share": "float64",
    "total": "float64",
    "products": "float64",
}


def goods_on_record(tables: Tables, world: WorldTrade) -> frozenset[str]:
    """Every good, of any level, that Kyrgyzstan has a flow of in any year."""

    def found() -> frozenset[str]:
        six = world_goods.products_of(world)
        listed = {product[:digits] for product in six for digits in (2, 4, 6)}
        of_sections = {one.code for chapter in listed if (one := section_of(chapter))}
        return frozenset({ALL, *listed, *of_sections})

    return tables.kept(("world_trade", "goods_on_record"), found)


def counterparts(tables: Tables, world: WorldTrade) -> tuple[str, ...]:
    """With whom Kyrgyzstan has flows in any year, by code."""
    return tables.kept(("world_trade", "counterparts"), lambda: world_goods.partners_of(world))


def years_on_record(tables: Tables, world: WorldTrade, flow: str) -> tuple[int, ...]:
    """The years with a flow, oldest first."""
    question = ("world_trade", "years", flow)
    return tables.kept(question, lambda: world_goods.years_of(world, flow))


def parts_of_good(
    tables: Tables, world: WorldTrade, flow: str, good: str, counterpart: str, year: int
) -> tuple[WorldGoodsRow, ...]:
    """What a good is made of in a year, the largest first; nothing of a subheading."""
    level = parts_level(opened(good))
    if level is None:
        return ()

    def found() -> tuple[WorldGoodsRow, ...]:
        digits = max(level, Level.CHAPTER)
        answer = world_goods.goods(
            world, flow, year, digits, within=opened(good), partners=(counterpart,)
        )
        flows = _by_section(answer) if level is Level.SECTION else answer
        total = sum(one.value for one in flows)
        return tuple(
            _row(
                world,
                flow,
                one.product,
                counterpart,
                year,
                one.value,
                quantity=one.quantity,
                total=total,
                products=one.products,
            )
            for one in flows
        )

    return tables.kept(("world_trade", "parts", flow, good, counterpart, year), found)


def good_over_time(
    tables: Tables, world: WorldTrade, flow: str, good: str, counterpart: str
) -> tuple[WorldGoodsRow, ...]:
    """A good over the years, oldest first."""

    def found() -> tuple[WorldGoodsRow, ...]:
        answer = world_goods.good_by_year(world, within=good, partners=(counterpart,))
        return tuple(
            _row(world, flow, good, counterpart, one.year, one.value, quantity=one.quantity)
            for one in answer
            if one.indicator == flow
        )

    return tables.kept(("world_trade", "over_time", flow, good, counterpart), found)


def partners_in_good(
    tables: Tables, world: WorldTrade, flow: str, good: str, year: int
) -> tuple[WorldGoodsRow, ...]:
    """With whom a good is traded in a year, the largest first."""

    def found() -> tuple[WorldGoodsRow, ...]:
        answer = world_goods.partners_of_good(world, flow, year, within=good)
        total = sum(one.value for one in answer)
        return tuple(
            _row(
                world,
                flow,
                good,
                one.partner,
                year,
                one.value,
                quantity=one.quantity,
                total=total,
            )
            for one in answer
        )

    return tables.kept(("world_trade", "partners", flow, good, year), found)


def both_sides_of_parts(
    tables: Tables, world: WorldTrade, flow: str, good: str, counterpart: str, year: int
) -> tuple[WorldGoodsRow, ...]:
    """What a good is made of as each side reports it: the figure of Kyrgyzstan, then that of the
    others, where there are both or one; of a subheading itself."""
    level = parts_level(opened(good)) or Level.SUBHEADING

    def found() -> tuple[WorldGoodsRow, ...]:
        digits = max(level, Level.CHAPTER)
        answer: Sequence[TwoSides] = world_goods.both_sides_of_goods(
            world, flow, year, digits, (counterpart,), within=opened(good)
        )
        if level is Level.SECTION:
            answer = _sides_by_section(answer)
        rows = []
        for one in answer:
            if one.reported is not None:
                rows.append(_row(world, flow, one.product, counterpart, year, one.reported))
            if one.mirrored is not None:
                rows.append(
                    _row(
                        world,
                        _MIRROR[flow],
                        one.product,
                        HOME,
                        year,
                        one.mirrored,
                        reporter=counterpart,
                    )
                )
        return tuple(rows)

    return tables.kept(("world_trade", "both_sides", flow, good, counterpart, year), found)


def world_frame(
    rows: Iterable[WorldGoodsRow], world: WorldTrade, language: str = "en"
) -> pd.DataFrame:
    """Rows as a frame for a file: a label to the right of each code, then source and terms."""
    import pandas as pd

    listed = tuple(rows)
    of = dataset_of(world)
    columns: dict[str, pd.Series[Any]] = {}
    for field in fields(WorldGoodsRow):
        cells = [getattr(row, field.name) for row in listed]
        columns[field.name] = pd.Series(cells, dtype=_TYPES.get(field.name, "object"))
        if field.name in ("product", "reporter", "partner", "indicator"):
            named = [_label(world, field.name, cell, language) for cell in cells]
            columns[f"{field.name}_label"] = pd.Series(named, dtype="str")
    frame = pd.DataFrame(columns)
    return frame.assign(
        **{
            name: pd.Series([cell] * len(listed), index=frame.index, dtype="str")
            for name, cell in of.items()
        }
    )


def dataset_of(world: WorldTrade) -> dict[str, str | None]:
    """Where rows come from, and under what terms, by the names that columns of files have."""
    about = codelist("trade_dataset")[world.source].attributes
    return {
        "source_title": " ".join(filter(None, (world.source, world.version))),
        "source_url": about["url"],
        "publisher": about["publisher"],
        "author": about.get("author"),
        "terms": terms()[about["terms"]].label,
    }


def _label(world: WorldTrade, column: str, code: str, language: str) -> str:
    if column == "product":
        return "" if code == ALL else good_name(world, code, language).whole
    if column == "indicator":
        return label("indicator", code, language)
    return dataset_area_label(world, code, language)


def _row(
    world: WorldTrade,
    flow: str,
    product: str,
    partner: str,
    year: int,
    value: float,
    *,
    reporter: str = HOME,
    quantity: float | None = None,
    total: float | None = None,
    products: int | None = None,
) -> WorldGoodsRow:
    prices = codelist("trade_dataset")[world.source].attributes
    return WorldGoodsRow(
        observation_id=f"world:{flow}:{reporter}:{partner}:{year}:{product}",
        product=product,
        reporter=reporter,
        partner=partner,
        indicator=flow,
        year=year,
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        obs_value=value,
        unit="USD",
        quantity=quantity,
        quantity_unit="t",
        valuation=prices[f"valuation_{flow}"],
        share=value / total * _PERCENT if total else None,
        total=total or None,
        products=products,
    )


def _by_section(flows: Iterable[GoodFlow]) -> tuple[GoodFlow, ...]:
    """Chapters added up, the largest section first."""
    by_section: dict[str, list[GoodFlow]] = {}
    for one in flows:
        if (section := section_of(one.product)) is not None:
            by_section.setdefault(section.code, []).append(one)
    added = [
        GoodFlow(
            code,
            sum(one.value for one in chapters),
            _sum([one.quantity for one in chapters]),
            sum(one.products for one in chapters),
        )
        for code, chapters in by_section.items()
    ]
    return tuple(sorted(added, key=lambda one: (-one.value, one.product)))


def _sides_by_section(answer: Iterable[TwoSides]) -> tuple[TwoSides, ...]:
    by_section: dict[str, list[TwoSides]] = {}
    for one in answer:
        if (section := section_of(one.product)) is not None:
            by_section.setdefault(section.code, []).append(one)
    added = [
        TwoSides(
            code,
            _sum_of_known([one.reported for one in chapters]),
            _sum_of_known([one.mirrored for one in chapters]),
        )
        for code, chapters in by_section.items()
    ]
    return tuple(
        sorted(added, key=lambda one: (-(one.reported or one.mirrored or 0.0), one.product))
    )


def _sum(amounts: Sequence[float | None]) -> float | None:
    """The sum; None where any is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _sum_of_known(amounts: Sequence[float | None]) -> float | None:
    """The sum of those that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
