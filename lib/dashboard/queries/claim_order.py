"""Which claims come first for the chosen partners: those about them, others' trade last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, islice
from types import MappingProxyType

from lib.codelists import members
from lib.dashboard.queries.claims import claims, counterpart, has_home
from lib.model import Observation, Scope, Tables, once


class Nearness(StrEnum):
    """What a claim has to do with the chosen partners, the nearest first."""

    CHOSEN = "chosen"
    """It is about one of them."""
    PERHAPS = "perhaps"
    """It is about some members of a block, and one of them belonged to it on that day."""
    OTHERS = "others"
    """It is about Kyrgyzstan's ties with somebody else, or with nobody that is named."""
    NOT_HOME = "not_home"
    """It is about others' ties, not Kyrgyzstan's."""


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim by its code, in its place for the chosen partners.

    `perhaps` are the chosen partners that may be among the members that are meant; none of a
    block that is chosen itself. `is_brought` is whether it is of the reader's own article.
    """

    code: str
    nearness: Nearness
    perhaps: tuple[str, ...]
    is_brought: bool


def claims_for(tables: Tables, partners: Sequence[str], most: int) -> tuple[PlacedClaim, ...]:
    """The first `most` claims for these partners.

    Those of the reader's own article come first; of each article what is nearest to the chosen
    partners; what is equally near in the order of `lib.dashboard.queries.claims.said`.
    """
    return tuple(islice(chain(_of(tables, partners, True), _of(tables, partners, False)), most))


def _of(tables: Tables, partners: Sequence[str], is_brought: bool) -> Iterator[PlacedClaim]:
    """The claims of the reader's own article, or of all others."""
    index = _index(tables).get(is_brought)
    if index is None:
        return
    seen: set[str] = set()
    for number in sorted({n for code in partners for n in index.about.get(code, ())}):
        seen.add(index.codes[number])
        yield PlacedClaim(index.codes[number], Nearness.CHOSEN, (), is_brought)
    for number, inside in index.some:
        perhaps = tuple(code for code in partners if code in inside)
        if perhaps and index.codes[number] not in seen:
            seen.add(index.codes[number])
            yield PlacedClaim(index.codes[number], Nearness.PERHAPS, perhaps, is_brought)
    for nearness, numbers in ((Nearness.OTHERS, index.home), (Nearness.NOT_HOME, index.not_home)):
        for number in numbers:
            if index.codes[number] not in seen:
                yield PlacedClaim(index.codes[number], nearness, (), is_brought)


@dataclass(frozen=True, slots=True)
class _Index:
    """Claims by their number in `codes`; `some` has the members of the block that may be meant."""

    codes: tuple[str, ...]
    about: Mapping[str, tuple[int, ...]]
    some: tuple[tuple[int, frozenset[str]], ...]
    home: tuple[int, ...]
    not_home: tuple[int, ...]


@once
def _index(tables: Tables) -> Mapping[bool, _Index]:
    """The claims of the reader's own article (True) and of all others (False)."""
    split: dict[bool, list[tuple[str, Observation]]] = {}
    for code, row in claims(tables).items():
        split.setdefault(row.source_id == tables.brought, []).append((code, row))
    return MappingProxyType({key: _indexed(rows, tables) for key, rows in split.items()})


def _indexed(rows: Sequence[tuple[str, Observation]], tables: Tables) -> _Index:
    about: dict[str, list[int]] = {}
    some: list[tuple[int, frozenset[str]]] = []
    numbers: dict[bool, list[int]] = {True: [], False: []}
    for number, (_, row) in enumerate(rows):
        numbers[has_home(row)].append(number)
        other = counterpart(row) if has_home(row) else None
        if other is None:
            continue
        about.setdefault(other, []).append(number)
        scope = row.partner_scope if other == row.partner else row.reporter_scope
        if scope == Scope.SOME:
            day = date.fromisoformat(tables.sources[row.source_id].published)
            some.append((number, frozenset(members(other, day, day))))
    return _Index(
        tuple(code for code, _ in rows),
        MappingProxyType({code: tuple(found) for code, found in about.items()}),
        tuple(some),
        tuple(numbers[True]),
        tuple(numbers[False]),
    )
