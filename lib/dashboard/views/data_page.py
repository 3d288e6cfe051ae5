"""What is in the data, how was it made, and may I use it?"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lib.codelists import note
from lib.codelists.terms import FACT, Terms, compiler_terms, terms, terms_by_label
from lib.dashboard.narrative import ENGLISH, LANGUAGES, Wording, data_text, glossary, wording
from lib.dashboard.queries.browse import Browsed, browse, is_by_partner, sortable
from lib.dashboard.queries.documents import publishers
from lib.dashboard.views.address import written
from lib.dashboard.views.choices import Choices, page_choice
from lib.dashboard.views.menus import FORMS, file_address
from lib.dashboard.views.redistribution import not_for_redistribution
from lib.dashboard.views.up_to_date import source_differences, up_to_date
from lib.model import (
    NO_PUBLISHER,
    Block,
    Choice,
    ChoiceForm,
    Controls,
    Files,
    Page,
    Prose,
    Question,
    Rows,
    Run,
    Search,
    Table,
    Tables,
    Tabs,
    Text,
    mark,
)

_TABS = {
    "tables": mark("Tables"),
    "columns": mark("Columns"),
    "sources": mark("Sources and terms"),
    "up_to_date": mark("Up to date"),
    "differences": mark("Differences"),
    "method": mark("Method"),
    "glossary": mark("Glossary"),
    "about": mark("About"),
}
_DICTIONARY = (mark("Column"), mark("Type"), mark("Meaning"), mark("Empty means"))
_TYPES = {
    "text": mark("text"),
    "date": mark("date"),
    "number": mark("number"),
    "integer": mark("integer"),
}
_SPAN = ("period_start", "period_end")
_NUMERIC = ("obs_value", "start")
_LONGEST = 160
"""Characters of a cell that are shown; the file has all."""
_MOST_WORDS = 80
"""Characters of a search that are looked for."""

_HEADS = {("events", f"label_{language}"): mark("Event") for language in LANGUAGES}


def data(tables: Tables, question: Question) -> Page:
    """The page: the tables to browse and take, and what is to be known about them."""
    words = wording(question.language)
    choices = Choices(question)
    tab = choices.one("tab", words.text("Data & method"), _tabs(tables, question, words))
    makers = {
        "tables": _tables,
        "columns": _columns,
        "sources": _sources,
        "up_to_date": up_to_date,
        "differences": source_differences,
        "method": _method,
        "glossary": _glossary,
        "about": _about,
    }
    blocks = makers[tab.chosen](tables, question, choices, words)
    return Page(
        name="data",
        title=words.text("{tab} – Data & method – Multivector", tab=words.text(_TABS[tab.chosen])),
        heading=words.text("What is in the data, how was it made, and may I use it?"),
        answer="",
        blocks=(Tabs(words.text("Data & method"), tab), *blocks),
        notices=tuple(choices.notices),
        takes_partners=tab.chosen in ("tables", "differences"),
    )


def _tabs(tables: Tables, question: Question, words: Wording) -> dict[str, str]:
    """The tabs by name; that of differences where there are second figures, or it is asked for."""
    tabs = {name: words.text(label) for name, label in _TABS.items()}
    if not tables.refreshed and question.chosen("tab") != "differences":
        del tabs["differences"]
    return tabs


def _tables(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    name = _table_choice(question, choices, words)
    by = choices.one(
        "sort",
        words.text("Sort by"),
        {"": words.text("Order of the file")}
        | {c: words.text(data_text.COLUMNS[c]) for c in sortable(name.chosen)},
        drops=dict.fromkeys(("", *sortable(name.chosen)), ("page",)),
    )
    by = replace(by, form=ChoiceForm.LIST)
    partners = question.partners if is_by_partner(name.chosen) else None
    searched = (question.chosen("q") or "")[:_MOST_WORDS]
    asked = question.chosen("page") or "1"
    shown = browse(
        tables,
        name.chosen,
        partners,
        words=searched,
        by=by.chosen,
        page=int(asked) if asked.isdecimal() and len(asked) < 6 else 1,
        language=words.language,
    )
    choices.check_page(shown.page, shown.pages)
    rows = Rows(name.chosen, (), partners)
    everything = Rows("all", (), question.partners)
    files = tuple(
        Run(form, file_address(rows, ending, question.language)) for ending, form in FORMS.items()
    )
    zipped = (Run(words.text("Zip"), file_address(everything, "zip", question.language)),)
    search = Search("q", words.text("Search"), searched, written(question.but(q=None, page=None)))
    return (
        Controls((name, by)),
        search,
        Prose((_found(_summary(name.chosen, shown, partners, words), shown, searched, words),)),
        Files(
            words.text("All of them, whatever was searched for:")
            if searched
            else words.text("These rows:"),
            rows,
            files,
            not_for_redistribution(rows, tables, question.language),
        ),
        Files(
            words.text("All tables:"),
            everything,
            zipped,
            not_for_redistribution(everything, tables, question.language),
        ),
        _table(name.chosen, shown, words),
        Controls((page_choice(shown.page, shown.pages, question, words),)),
    )


def _found(said: str, shown: Browsed, searched: str, words: Wording) -> str:
    """How many rows there are, and of what was searched for."""
    if not searched or not shown.count:
        return said
    return words.plural(
        "{said} It has {words} in it.",
        "{said} All have {words} in them.",
        shown.count,
        said=said,
        words=words.quoted(searched),
    )


def _summary(name: str, shown: Browsed, partners: tuple[str, ...] | None, words: Wording) -> str:
    table = words.text(data_text.TABLES[name])
    row = words.text(data_text.ROWS[name])
    if partners is None:
        return words.plural(
            "{table}: {count} row. {row}",
            "{table}: {count} rows. {row}",
            shown.count,
            table=table,
            row=row,
        )
    if not partners:
        return words.text(
            "{table}: no partner is chosen, so no row is shown. Choose one in the line above.",
            table=table,
        )
    return words.plural(
        "{table}: {count} row about {partners}. {row}",
        "{table}: {count} rows about {partners}. {row}",
        shown.count,
        table=table,
        partners=words.areas(partners),
        row=row,
    )


def _table(name: str, shown: Browsed, words: Wording) -> Table:
    columns = [column for column in shown.columns if column != _SPAN[1]]
    rows = [dict(zip(shown.columns, row, strict=True)) for row in shown.rows]
    if name == "indicators":
        rows = [row | {"note": note("indicator", row["code"], words.language)} for row in rows]
    return Table(
        caption=words.text(data_text.TABLES[name]),
        head=tuple(
            words.text(_HEADS.get((name, column)) or data_text.COLUMNS[column])
            for column in columns
        ),
        body=tuple(
            tuple(
                _in_language(_cell(column, row, words), row[column], column, language, words)
                for column in columns
            )
            for row, language in zip(rows, shown.languages, strict=True)
        ),
        numeric=frozenset(n for n, column in enumerate(columns) if column in _NUMERIC),
        kind="browse grid",
    )


_WORDED: Mapping[str, Callable[[Wording, str], str]] = {
    "publisher": Wording.publisher,
    "author": Wording.person,
    "speaker": Wording.person,
    "note": Wording.remark,
    "title": Wording.title,
    "source_title": Wording.title,
    "terms": Wording.terms,
}
"""Columns of words that have been translated."""


_QUOTED = ("exact", "prefix", "suffix", "source_title", "title", "source")
"""Columns of words of others, in the language of their document."""
_NAMED_IN = {f"label_{code}": code for code in LANGUAGES}


def _in_language(
    cell: Text, written: object, column: str, language: str | None, words: Wording
) -> Text:
    """A cell that is in another language than the page, as it is `written`, says in which."""
    spoken = _NAMED_IN.get(column) or (language or ENGLISH if column in _QUOTED else None)
    if spoken in (None, words.language) or not isinstance(cell, str) or not cell:
        return cell
    if not str(written).startswith(cell.removesuffix("…")):
        return cell
    return Run(cell, language=spoken)


def _cell(column: str, row: Mapping[str, Any], words: Wording) -> Text:
    """A cell as it is read; both ends of a period are one."""
    cell = row[column]
    if column == _SPAN[0]:
        if cell is None:
            return Run(words.text("none given"), style="silent")
        return words.span(cell, row[_SPAN[1]])
    if cell is None or cell == "":
        return ""
    if column == "publisher" and cell == NO_PUBLISHER:
        return Run(words.text("not stated"), style="silent")
    if column == "obs_value":
        return words.number(float(cell))
    if column.endswith("url"):
        first = str(cell).split(" | ")[0]
        return Run(words.text("open"), first)
    if isinstance(cell, date):
        return Run(cell.isoformat(), style="date")
    text = _WORDED[column](words, str(cell)) if column in _WORDED else str(cell)
    if column == "kind":
        text = words.text(data_text.KINDS[text])
    if column == "published":
        return Run(text, style="date")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _table_choice(question: Question, choices: Choices, words: Wording) -> Choice:
    """The choice of a table: each begins at its first page, in an order that it has."""
    by = question.chosen("sort")
    return choices.one(
        "table",
        words.text("Table"),
        {name: words.text(label) for name, label in data_text.TABLES.items()},
        drops={
            name: ("page",) if by in sortable(name) else ("page", "sort")
            for name in data_text.TABLES
        },
    )


def _columns(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    name = _table_choice(question, choices, words)
    described = tables.meanings[name.chosen]
    head = tuple(map(words.text, _DICTIONARY))
    body = tuple(
        (
            Run(c.name, style="code"),
            words.text(_TYPES[c.type]),
            words.text(c.meaning),
            words.text(c.empty) if c.empty else words.text("never empty"),
        )
        for c in described.columns
    )
    key = words.text("Key: {key}.", key=words.listed(list(described.key)))
    return (
        Controls((name,)),
        Prose((words.text(data_text.ROWS[name.chosen]), key)),
        Table(
            words.text("What the columns mean"),
            head,
            body,
        ),
    )


def _sources(tables: Tables, _: Question, __: Choices, words: Wording) -> tuple[Block, ...]:
    head = (
        words.text("Publisher"),
        words.text("Terms"),
        words.text("Figures"),
        words.text("Latest period"),
        words.text("Latest edition"),
        words.text("Read in"),
    )
    body = tuple(
        (
            Run(words.publisher(one.name), one.url),
            _terms(one.terms, words),
            words.count(one.figures),
            words.day(one.latest_period[:4]) if one.latest_period else "",
            words.day(one.latest_edition),
            one.copy_of.partition("@")[0] if one.copy_of else words.text("the original"),
        )
        for one in publishers(tables)
    )
    return (
        Prose(
            (
                words.text(
                    "The code is under the MIT licence; the data are not: each figure is under the "
                    "terms of whoever compiled it. Those of the National Statistical Committee, "
                    "and whatever is computed from them, are CC BY-NC-SA 4.0: name it, link the "
                    "licence, no commercial use, and the same licence for what you make of them."
                ),
                words.text(
                    "“Not stated” means that no terms were found. Where several are named "
                    "below a chart, all of them apply; the strictest comes first."
                ),
            )
        ),
        Table(words.text("Who published the figures"), head, body, frozenset({2}), kind="grid"),
        _asked(words),
        _citations(tables, words),
    )


def _asked(words: Wording) -> Table:
    """What each set of terms asks of who passes figures on."""
    head = (
        words.text("Terms"),
        words.text("May figures be passed on?"),
        words.text("What is asked"),
    )
    body = tuple(
        (_terms(found.label, words), words.text(_allowed(found)), found.explained(words.language))
        for found in terms().values()
    )
    return Table(words.text("What the terms ask"), head, body, kind="grid")


def _allowed(found: Terms) -> str:
    if found.may_be_shipped is None:
        return mark("not stated")
    if not found.may_be_shipped:
        return mark("with permission")
    return mark("yes, not for commercial use") if found.non_commercial else mark("yes")


def _citations(tables: Tables, words: Wording) -> Table:
    """How to cite the compilers whose own tables are on record."""
    names = {one.name for one in publishers(tables)}
    head = (words.text("Publisher"), words.text("How to cite"))
    body = tuple(
        (words.label("compiler", found.compiler), found.cited(words.language))
        for found in compiler_terms().values()
        if found.terms.code != FACT and found.name in names
    )
    return Table(words.text("How to cite tables"), head, body, kind="grid")


def _terms(label: str, words: Wording) -> Text:
    """Terms by their name, which leads to the text of a licence."""
    found, named = terms_by_label().get(label), words.terms(label)
    if found is not None and found.may_be_shipped is None:
        return Run(named, style="silent")
    return Run(named, found.url) if found and found.url else named


def _method(_: Tables, __: Question, ___: Choices, words: Wording) -> tuple[Block, ...]:
    return tuple(
        Prose((words.text(text),), heading=words.text(heading))
        for heading, text in data_text.METHOD
    )


def _glossary(_: Tables, __: Question, ___: Choices, words: Wording) -> tuple[Block, ...]:
    head = (words.text("Term"), words.text("Meaning"))
    return (Table(words.text("Terms used on these pages"), head, glossary.everything(words)),)


def _about(tables: Tables, _: Question, __: Choices, words: Wording) -> tuple[Block, ...]:
    return (
        Prose(
            (
                words.text(
                    "Multivector compares what was said about Kyrgyzstan’s trade relations with "
                    "the official record of both sides. Every figure is tied to the exact words "
                    "or the table it comes from."
                ),
                words.text(
                    "It began with one article of 16 October 2024 and runs on your own machine or "
                    "server: it contacts no other service, counts no visitors and keeps nothing "
                    "you paste."
                ),
            ),
            heading=words.text("What this is"),
        ),
        Prose(
            (
                words.text(
                    "Name the figure’s own publisher and its licence, which are in every row and "
                    "below every chart, then: Multivector, with the address and the day you read "
                    "it."
                ),
            ),
            heading=words.text("How to cite"),
        ),
    )
