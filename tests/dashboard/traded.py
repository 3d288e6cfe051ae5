"""A small dataset of the world's trade, made up: files in the form of BACI and of UN Comtrade, the
tables with each of them, and their rows to count with by hand."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lib.codelists import area_numbers
from lib.model import Tables
from lib.model.world_trade import WorldTrade
from lib.world_trade.dataset import manifest_at
from lib.world_trade.dataset_place import place_at
from lib.world_trade.importing import import_files
from lib.world_trade.opened import opened
from tests.world_trade.synthetic import write_codes, write_year

YEARS = (2018, 2019, 2020)
HOSTILE = {
    "870310": "Vehicles: with an engine, <script>alert(1)</script>",
    "870320": "Vehicles: with an engine, $x$ and `code` **bold**",
    "870330": "Vehicles: without one \u202e41",
    "010120": "=cmd|' /C calc'!A0",
}
"""Descriptions as somebody might write them; and headings of two and of one."""
_FLOWS = 12_000
"""Of a year, of all countries."""
_NUMBER = {code: number for number, code in reversed(area_numbers().items())}
UNNAMED = "X899"
"""An area that our list of areas has no name of, with BACI's number and name."""
UNNAMED_NUMBER, UNNAMED_NAME = 899, "Areas, not elsewhere specified"


@dataclass(frozen=True)
class Flow:
    """A flow as its file has it, in US dollars and tonnes."""

    reporter: str
    partner: str
    year: int
    product: str
    indicator: str
    value: float
    quantity: float | None


@dataclass(frozen=True)
class Traded:
    """A dataset, its folder, and what is in it."""

    world: WorldTrade
    folder: Path
    flows: tuple[Flow, ...]

    def total(self, where: Callable[[Flow], bool]) -> float:
        """The flows for which something holds, added up."""
        return sum(flow.value for flow in self.flows if where(flow))


def with_world_trade(tables: Tables, world: Callable[[], WorldTrade | None]) -> Tables:
    """The tables with a dataset, or with what is said in place of one."""
    rows = {
        "observations": tables.observations,
        "quotations": tuple(tables.quotations.values()),
        "sources": tuple(tables.sources.values()),
        "ties": tables.ties,
        "rejections": tables.rejections,
    }
    return Tables(
        rows.__getitem__, tables.frame, object(), meanings=tables.meanings, world_trade=world
    )


def baci(folder: Path) -> Traded:
    """A dataset of BACI: one figure for both sides."""
    source = folder / "baci"
    source.mkdir()
    countries, products = write_codes(source)
    with countries.open("a") as file:
        file.write(f'{UNNAMED_NUMBER},"{UNNAMED_NAME}",N/A,S19\n')
    with products.open("a", newline="") as file:
        csv.writer(file).writerows(HOSTILE.items())
    for year in YEARS:
        with write_year(source, year, _FLOWS).open("a") as file:
            file.writelines(_by_hand(year))
    return _imported(source, folder, _of_baci(source))


def _by_hand(year: int) -> Sequence[str]:
    """Flows of Kyrgyzstan that are larger than all others."""
    home, china, russia = (_NUMBER[code] for code in ("KGZ", "CHN", "RUS"))
    grown = year - YEARS[0] + 1
    return [
        f"{year},{china},{home},870310,{900_000 * grown}.125,1500.5\n",
        f"{year},{china},{home},870320,{300_000 * grown}.5,500\n",
        f"{year},{russia},{home},870330,200000,NA\n",
        f"{year},{russia},{home},010120,1000.25,2\n",
        f"{year},{UNNAMED_NUMBER},{home},870310,150000,80\n",
        f"{year},{home},{russia},870310,{50_000 * grown},40\n",
    ]


def comtrade(folder: Path) -> Traded:
    """A dataset of UN Comtrade: each side has a figure of its own."""
    source = folder / "comtrade"
    source.mkdir()
    home, china, russia = (_NUMBER[code] for code in ("KGZ", "CHN", "RUS"))
    head = "refYear,reporterCode,partnerCode,flowCode,cmdCode,netWgt,primaryValue"
    rows = [
        (2020, home, china, "M", "870310", 5_000_000, 4e6),
        (2020, home, china, "M", "610110", 900_000, 1e6),
        (2020, home, china, "M", "610210", "", 2e6),
        (2020, china, home, "X", "870310", 4_000_000, 9e6),
        (2020, china, home, "X", "620110", 100_000, 3e6),
        (2020, home, russia, "X", "610110", 50_000, 7e5),
    ]
    lines = [head, *(",".join(map(str, row)) for row in rows)]
    (source / "comtrade.csv").write_text("\n".join(lines) + "\n")
    of_flow = {"M": "imports", "X": "exports"}
    listed = area_numbers()
    flows = tuple(
        Flow(
            listed[reporter],
            listed[partner],
            year,
            product,
            of_flow[flow],
            value,
            float(weight) / 1000 if weight else None,
        )
        for year, reporter, partner, flow, product, weight, value in rows
    )
    return _imported(source, folder, flows)


def _imported(source: Path, folder: Path, flows: tuple[Flow, ...]) -> Traded:
    at = folder / f"{source.name} dataset"
    place = place_at(at)
    import_files([source], place, folder / f"{source.name} work")
    manifest = manifest_at(place)
    assert manifest is not None
    return Traded(opened(place, manifest), at, flows)


def _of_baci(source: Path) -> tuple[Flow, ...]:
    """The rows of the files, each for both sides, read with nothing of ours."""
    listed = area_numbers()
    found = []
    for path in sorted(source.glob("BACI_*.csv")):
        with path.open(newline="") as file:
            for row in csv.DictReader(file):
                seller, buyer = listed[int(row["i"])], listed[int(row["j"])]
                value = round(float(row["v"]) * 1000, 3)
                quantity = None if row["q"] == "NA" else float(row["q"])
                rest = (int(row["t"]), row["k"])
                found.append(Flow(seller, buyer, *rest, "exports", value, quantity))
                found.append(Flow(buyer, seller, *rest, "imports", value, quantity))
    return tuple(found)
