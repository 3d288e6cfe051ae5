"""What the goods and the areas of a dataset of the world's trade are called.

Sections and chapters have short names of ours in every language (`lib.codelists`). A subheading
has the description of the dataset's own file of products, in English; a heading has the words
that those of its subheadings begin with. Where nothing names a good, its code is its name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lib.codelists import area_label, areas
from lib.codelists.harmonized_system import ALL, Level, level_of, listed_name
from lib.model.world_trade import WorldTrade

_KEPT = 4
"""Editions of datasets, of which the names of headings are kept."""
_LEAST = 4
"""Letters of a name of a heading, at least: less says nothing."""
_BETWEEN = " ,;:.-–("
_CLAUSES = (", ", "; ", ": ")
"""What clauses of a description begin behind."""
_CANNOT_END = frozenset(
    (
        *("a", "an", "and", "any", "at", "but", "by", "containing", "excluding", "for", "from"),
        *("having", "in", "including", "less", "more", "n.e.c", "n.e.s", "no", "not", "of", "on"),
        *("only", "or", "other", "over", "than", "that", "the", "those", "to", "under", "up"),
        *("whether", "which", "with", "without"),
    )
)
"""Words that a name does not end with."""
_NUMBER = re.compile(r"[\d.,%]+")


@dataclass(frozen=True, slots=True)
class GoodName:
    """What a good is called, whole, and what tells it from the others beside it (`brief`)."""

    whole: str
    brief: str
    is_english: bool
    """Whether the words are English in every language."""


def good_name(world: WorldTrade, product: str, language: str) -> GoodName:
    """The name of a good of any level but all goods together."""
    assert product != ALL
    if (ours := listed_name(product, language)) is not None:
        return GoodName(ours, ours, is_english=False)
    if level_of(product) is Level.HEADING:
        found = _headings(world).get(product, "")
        return GoodName(found or product, found, is_english=bool(found))
    if level_of(product) is Level.SUBHEADING and (description := world.products.get(product)):
        return GoodName(description, _briefs(world)[product], is_english=True)
    return GoodName(product, "", is_english=False)


def dataset_area_label(world: WorldTrade, area: str, language: str) -> str:
    """The name of an area: ours, else the dataset's in English, else its code."""
    if area in areas():
        return area_label(area, language)
    return world.area_names.get(area, area)


@lru_cache(maxsize=_KEPT)
def _headings(world: WorldTrade) -> Mapping[str, str]:
    """The names of headings that have one."""
    named = {
        heading: _in_common(tuple(described.values()))
        for heading, described in _by_heading(world).items()
    }
    return {heading: name for heading, name in named.items() if name}


@lru_cache(maxsize=_KEPT)
def _briefs(world: WorldTrade) -> Mapping[str, str]:
    """What tells each subheading from the others of its heading."""
    found = {}
    for described in _by_heading(world).values():
        texts = sorted(described.values())  # those that begin alike are beside each other
        starts: dict[str, int] = {}
        for text, other in pairwise(texts):
            alike = _alike(text, other)
            starts[text] = max(starts.get(text, 0), alike)
            starts[other] = alike
        for product, text in described.items():
            found[product] = _clause_at(text, starts.get(text, 0))
    return found


def _alike(text: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    both = zip(text, other, strict=False)
    return next(
        (place for place, (one, two) in enumerate(both) if one != two), min(len(text), len(other))
    )


def _by_heading(world: WorldTrade) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for product, description in world.products.items():
        found.setdefault(product[: Level.HEADING], {})[product] = description
    return found


def _clause_at(text: str, place: int) -> str:
    """A text from the clause on that a place is in.

    >>> _clause_at("Vehicles: with diesel engine, over 1500cc", 35)
    'over 1500cc'
    """
    begins = max(text.rfind(sign, 0, place) for sign in _CLAUSES) + 1 if place < len(text) else 0
    return text[begins:].lstrip(_BETWEEN) or text


def _in_common(descriptions: Sequence[str]) -> str:
    """The words that descriptions begin with, all of one; empty where that is next to nothing.

    >>> _in_common(["Vehicles: with diesel engine, not over 1500cc", "Vehicles: with other engine"])
    'Vehicles'
    >>> _in_common(["Horses: live", "Asses: live"]), _in_common(["Gold: powder"])
    ('', 'Gold: powder')
    """
    if len(descriptions) == 1:
        return descriptions[0]
    words = [description.split() for description in descriptions]
    shared: list[str] = []
    for column in zip(*words, strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    while shared and _is_loose(shared):
        shared.pop()
    found = " ".join(shared).rstrip(_BETWEEN)
    return found if len(found) >= _LEAST else ""


def _is_loose(shared: Sequence[str]) -> bool:
    """Whether words end with one that wants another, or in the middle of brackets."""
    last = shared[-1].strip(_BETWEEN).lower()
    whole = " ".join(shared)
    is_open = whole.count("(") > whole.count(")")
    return not last or last in _CANNOT_END or bool(_NUMBER.fullmatch(last)) or is_open
