"""A partner is a colour, a shape and a name, everywhere the same.

Colours are told apart by colour-blind readers (checked for the three common kinds of colour
blindness), hold 3:1 against the light and the dark page, and are nobody's flag: Russia is not
red or blue, the EU is not blue. The three ties the dashboard compares have the strong colours.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lib.codelists import areas

QUIET = "#8a8780"
"""What is not a partner: rules, remainders, other members."""

SAID = "#4478d8"
"""What was said, where it stands beside the record: no partner's colour."""

_MAIN = {
    "RUS": "#b8561b",
    "EU27": "#12806f",
    "CIS": "#7d5fb2",
    "EAEU": "#bc8800",
    "CHN": "#b2477f",
    "KAZ": "#4f7f3a",
    "TUR": "#4a7aa8",
    "UZB": "#8f6a4f",
    "GBR": "#5f6f77",
    "CHE": "#a8483f",
    "USA": "#2f8f9d",
    "DEU": "#94761c",
}
"""The ties the dashboard compares, then the largest partners on record: a colour each.

Other partners share these colours; shape and name tell them apart.
"""

_SHAPES = ("circle", "square", "diamond", "triangle-up", "pentagon", "triangle-down", "hexagon")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a partner is drawn."""

    colour: str
    shape: str


def mark(area: str) -> Mark:
    """The mark of an area: the same in every selection and on every page.

    The world, and what no country is named for, are no partners: they have no colour.
    """
    if areas()[area].kind in ("world", "unallocated"):
        return Mark(QUIET, "circle")
    colours = tuple(_MAIN.values())
    others = (code for code, one in areas().items() if one.kind != "unallocated")
    rank = (*_MAIN, *(code for code in others if code not in _MAIN)).index(area)
    return Mark(colours[rank % len(colours)], _SHAPES[rank % len(_SHAPES)])


def marker(shape: str, hollow: Iterable[bool], colour: str, size: float) -> dict[str, object]:
    """Marks of one shape and colour, some of them hollow, as plotly takes them."""
    return {
        "symbol": [shape + ("-open" if one else "") for one in hollow],
        "size": size,
        "color": colour,
        "line": {"width": 2, "color": colour},
    }
