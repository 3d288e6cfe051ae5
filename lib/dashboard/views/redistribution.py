"""What is said beside files whose rows may not be passed on."""

from collections.abc import Iterable
from typing import Any

from lib.codelists import codelist
from lib.codelists.terms import compiler_terms, terms_by_label
from lib.dashboard.narrative import source_text, wording
from lib.dashboard.views.catalogue import WORLD_GOODS, world_of
from lib.model import Rows, Tables, once

_OF_DOCUMENTS = ("observations", "sources", "all")
"""The tables, and all tables in one, that have rows of every document."""


def not_for_redistribution(rows: Rows, tables: Tables, language: str) -> str:
    """Whose rows in files of these rows may not be passed on without permission, in a line; empty
    where there are none."""
    codes, words = _terms_of(rows, tables), wording(language)
    offices = [
        words.brief("compiler", code)
        for code, one in compiler_terms().items()
        if one.terms.code in codes
    ]
    return source_text.not_for_redistribution(offices, words)


def _terms_of(rows: Rows, tables: Tables) -> frozenset[str]:
    """The terms, by code, under which rows may not be passed on."""
    if rows.name == WORLD_GOODS:
        source = world_of(tables).source
        found = {codelist("trade_dataset")[source].attributes["terms"]}
        return frozenset(found & set(_forbidding().values()))
    documents = _not_passed_on(tables)
    if not documents:
        return frozenset()
    names = (
        _documents_about(rows, tables)
        if rows.name in _OF_DOCUMENTS
        else {name for record in rows.records for name in _documents_of(record)}
    )
    return frozenset(documents[name] for name in names & documents.keys())


@once
def _not_passed_on(tables: Tables) -> dict[str, str]:
    """The documents whose figures may not be passed on, by name, and the code of their terms."""
    codes = _forbidding()
    return {
        source.source_id: codes[source.terms]
        for source in tables.sources.values()
        if source.terms in codes
    }


def _forbidding() -> dict[str, str]:
    """The codes of terms that ask for a permission, by their labels."""
    return {
        label: one.code for label, one in terms_by_label().items() if one.may_be_shipped is False
    }


def _documents_about(rows: Rows, tables: Tables) -> set[str]:
    """The documents of the figures in a table about its partners."""
    if rows.partners is None:
        return set(tables.sources)
    wanted = set(rows.partners)
    return {
        row.source_id for row in tables.observations if wanted & {row.reporter, row.partner or ""}
    }


def _documents_of(record: Any) -> Iterable[str]:
    """The documents of a row's figures, whose names begin with those."""
    names = getattr(record, "derived_from", None) or getattr(record, "observation_id", "") or ""
    return (name.partition(":")[0] for name in names.split())
