"""Which articles were read, and what each says in the order of its text. Made for a page of many:
rows are put together for those alone that are shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from lib.codelists import areas
from lib.dashboard.queries.claims import in_text_order, may_be_meant, said_about
from lib.model import Observation, Rejection, Scope, Source, SourceKind, Tables, Tie, once

Stated = Observation | Tie


@once
def articles(tables: Tables) -> tuple[Source, ...]:
    """Every article, the latest first."""
    found = [source for source in tables.sources.values() if source.kind is SourceKind.ARTICLE]
    found.sort(key=lambda source: source.source_id)
    return tuple(sorted(found, key=lambda source: source.published, reverse=True))


def stated_in(
    tables: Tables, partners: Sequence[str] | None, article: str | None = None
) -> tuple[Stated, ...]:
    """The figures and ties that are said of any of the partners, or of some members of a block
    that one of them may be among, None for whoever it is of, in all articles or in one: the latest
    article first, each in the order of its text."""
    by_article = _by_article(tables)
    names = [article] if article is not None else [one.source_id for one in articles(tables)]
    rows = (row for name in names for row in by_article.get(name, ()))
    if partners is None:
        return tuple(rows)
    chosen, known = frozenset(partners), areas()
    return tuple(
        row for row in rows if said_about(row, chosen, known) or perhaps_of(row, partners, tables)
    )


def perhaps_of(row: Stated, partners: Sequence[str], tables: Tables) -> tuple[str, ...]:
    """The partners that may be among those a figure or a tie is said of."""
    if Scope.SOME not in (row.reporter_scope, row.partner_scope):
        return ()
    source_id = tables.quotations[row.quotation_id or ""].source_id
    day = date.fromisoformat(tables.sources[source_id].published)
    return may_be_meant(row, partners, day)


@once
def unused_numbers(tables: Tables) -> Mapping[str, tuple[Rejection, ...]]:
    """The numbers that were seen and not used, by article, in the order of its text."""
    found: dict[str, list[Rejection]] = {}
    for row in tables.rejections:
        found.setdefault(row.source_id, []).append(row)
    return MappingProxyType(
        {name: tuple(sorted(rows, key=lambda row: row.start)) for name, rows in found.items()}
    )


@once
def _by_article(tables: Tables) -> Mapping[str, tuple[Stated, ...]]:
    found: dict[str, list[Stated]] = {}
    for row in in_text_order(tables):
        found.setdefault(tables.quotations[row.quotation_id or ""].source_id, []).append(row)
    return MappingProxyType({name: tuple(rows) for name, rows in found.items()})
