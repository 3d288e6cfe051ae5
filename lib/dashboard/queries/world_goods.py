"""The goods of a country's trade down to six digits, from the dataset of the world's trade.

Each question is a file of SQL in ``sql/``, the same for every engine.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lib.codelists import HOME, area_numbers, areas, ever_members
from lib.codelists.harmonized_system import ALL, span_of
from lib.dashboard.queries.trade import WORLD
from lib.model.world_trade import Answer, Value, WorldTrade

FLOWS = ("imports", "exports")
_LARGEST = 10
_AT_ONCE = 500_000
"""So many rows of a long file are asked for at once: an engine holds in memory what it sorts."""


@dataclass(frozen=True, slots=True)
class GoodFlow:
    """What is sold or bought of a good by some of its digits, in US dollars and tonnes."""

    product: str
    value: float
    quantity: float | None
    """None where any of the flows in it has none."""
    products: int
    """How many six-digit goods it is made of."""


@dataclass(frozen=True, slots=True)
class PartnerFlow:
    """With whom a good is traded, in US dollars and tonnes."""

    partner: str
    value: float
    quantity: float | None


@dataclass(frozen=True, slots=True)
class YearFlow:
    """A good in a year, sold or bought (`indicator`), in US dollars and tonnes."""

    year: int
    indicator: str
    value: float
    quantity: float | None


@dataclass(frozen=True, slots=True)
class TwoSides:
    """What one side says of the trade in a good, and what the other does, in US dollars."""

    product: str
    reported: float | None
    mirrored: float | None


@dataclass(frozen=True, slots=True)
class BlockTurnover:
    """The trade of a reporter with a block or country in a year, in US dollars."""

    year: int
    block: str
    exports: float | None
    imports: float | None
    turnover: float


@dataclass(frozen=True, slots=True)
class PairProduct:
    """A product that two areas trade in a year, in US dollars of the reporter's figures."""

    year: int
    product: str
    exports: float | None
    imports: float | None
    turnover: float


@dataclass(frozen=True, slots=True)
class ReporterGrowth:
    """How many times its trade with a block a reporter has in the later of two years."""

    reporter: str
    base: float
    latest: float
    growth: float


def goods(
    world: WorldTrade,
    flow: str,
    year: int,
    digits: int,
    *,
    within: str = ALL,
    partners: Sequence[str] = (WORLD.area,),
    reporter: str = HOME,
) -> tuple[GoodFlow, ...]:
    """The goods of a flow by so many digits, the largest first; all are `within` a wider one."""
    found = _ask(
        world,
        "goods",
        reporter=reporter,
        indicator=flow,
        year=year,
        digits=digits,
        **_between(within),
        partners=partners,
    )
    return tuple(GoodFlow(*row) for row in found)


def partners_of_good(
    world: WorldTrade, flow: str, year: int, *, within: str = ALL, reporter: str = HOME
) -> tuple[PartnerFlow, ...]:
    """With whom the goods within a wider one are traded, the largest first."""
    found = _ask(
        world,
        "partners_of_good",
        reporter=reporter,
        indicator=flow,
        year=year,
        **_between(within),
    )
    return tuple(PartnerFlow(*row) for row in found)


def good_by_year(
    world: WorldTrade,
    *,
    within: str = ALL,
    partners: Sequence[str] = (WORLD.area,),
    reporter: str = HOME,
) -> tuple[YearFlow, ...]:
    """The goods within a wider one over the years, both flows."""
    found = _ask(world, "good_by_year", reporter=reporter, partners=partners, **_between(within))
    return tuple(YearFlow(*row) for row in found)


def both_sides_of_goods(
    world: WorldTrade,
    flow: str,
    year: int,
    digits: int,
    partners: Sequence[str],
    *,
    within: str = ALL,
    reporter: str = HOME,
) -> tuple[TwoSides, ...]:
    """What the reporter and its partners say of the same flow, by good. Only where the dataset has
    a figure of each side (`WorldTrade.both_sides`)."""
    mirror = "imports" if flow == "exports" else "exports"
    found = _ask(
        world,
        "both_sides_of_goods",
        reporter=reporter,
        indicator=flow,
        mirror=mirror,
        year=year,
        digits=digits,
        **_between(within),
        partners=partners,
    )
    return tuple(TwoSides(*row) for row in found)


def years_of(world: WorldTrade, flow: str, reporter: str = HOME) -> tuple[int, ...]:
    """The years of which the dataset has a flow of a reporter, oldest first."""
    found = _ask(world, "years_of_reporter", reporter=reporter)
    return tuple(year for year, indicator, _ in found if indicator == flow)


def products_of(world: WorldTrade, reporter: str = HOME) -> tuple[str, ...]:
    """The six digits that a reporter has flows of, in their order."""
    return tuple(product for (product,) in _ask(world, "products_of_reporter", reporter=reporter))


def partners_of(world: WorldTrade, reporter: str = HOME) -> tuple[str, ...]:
    """The partners that a reporter has flows with, by code."""
    return tuple(_rows_by_partner(world, reporter))


def area_codes(world: WorldTrade) -> frozenset[str]:
    """Every code that a reporter, a partner or a block may have, whether it has flows or not."""
    return frozenset({*areas(), *area_numbers().values(), *world.area_names})


def _rows_by_partner(world: WorldTrade, reporter: str) -> dict[str, int]:
    """The partners of a reporter in their order, each with how many rows there are."""
    return dict(_ask(world, "partners_of_reporter", reporter=reporter))


def turnover_by_block(
    world: WorldTrade, blocks: Sequence[str], reporter: str = HOME
) -> tuple[BlockTurnover, ...]:
    """The trade of a reporter with blocks or countries over the years."""
    found = _ask(world, "turnover_by_block", reporter=reporter, blocks=blocks)
    return tuple(BlockTurnover(*row) for row in found)


def largest_products(
    world: WorldTrade, partner: str, reporter: str = HOME, count: int = _LARGEST
) -> tuple[PairProduct, ...]:
    """What two areas trade most in the latest year of both."""
    found = _ask(world, "largest_products", reporter=reporter, partner=partner, count=count)
    return tuple(PairProduct(*row) for row in found)


def growth_with_block(
    world: WorldTrade, block: str, base_year: int, year: int
) -> tuple[ReporterGrowth, ...]:
    """Every reporter's growth of trade with a block, the fastest first."""
    found = _ask(world, "growth_with_block", block=block, base_year=base_year, year=year)
    return tuple(ReporterGrowth(*row) for row in found)


def flows(
    world: WorldTrade,
    years: tuple[int, int],
    *,
    partners: Sequence[str] = (WORLD.area,),
    reporter: str = HOME,
) -> Iterator[Any]:
    """Every flow of a reporter as record batches of Arrow, for files of any length: by partner,
    year, product and flow. Of countries as many are asked for at once as have few enough rows; of
    blocks, whose members depend on the year, all are."""
    asked = [tuple(partners)]
    is_long = world.rows.get(reporter, 0) > _AT_ONCE
    if is_long and not any(ever_members(code) for code in partners):
        rows = _rows_by_partner(world, reporter)
        asked = list(_together(rows if WORLD.area in partners else sorted({*partners}), rows))
    for some in asked:
        yield from world.stream(
            question("flows"),
            {
                "reporter": reporter,
                "first_year": years[0],
                "last_year": years[1],
                "partners": some,
            },
        )


def _together(partners: Iterable[str], rows: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Partners in groups of not too many rows, in their order; at least one group."""
    group: list[str] = []
    for partner in partners:
        if group and sum(rows.get(one, 0) for one in (*group, partner)) > _AT_ONCE:
            yield tuple(group)
            group = []
        group.append(partner)
    yield tuple(group)


@cache
def question(name: str) -> str:
    """The SQL of a question, by the name of its file."""
    return files(__package__).joinpath("sql", f"{name}.sql").read_text("utf-8")


def _between(product: str) -> dict[str, str]:
    """The parameters of questions about the goods within one."""
    first, last = span_of(product)
    return {"first": first, "last": last}


def _ask(world: WorldTrade, name: str, **parameters: Value) -> Answer:
    return world.ask(question(name), parameters)
