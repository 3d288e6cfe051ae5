"""Figures as a table to read, with its files: the comparison over time, or the totals that the
statistical committee prints of blocks beside the sum of their members."""

from collections.abc import Iterator, Sequence

from lib.codelists import ever_members
from lib.dashboard.narrative import Wording, block_totals_text, trade_notes_text, trade_text
from lib.dashboard.queries import printed_totals
from lib.dashboard.queries.block_members import differs
from lib.dashboard.queries.series import are_apart
from lib.dashboard.views.catalogue import DIFFERING
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.menus import file_links
from lib.dashboard.views.trade_frame import Tab
from lib.dashboard.views.trade_over_time import (
    Comparison,
    chosen,
    continuation_notes,
    nothing,
    one_sided_notes,
    reading_notes,
    table,
)
from lib.model import BlockRow, Choice, Controls, Prose, Question, Rows, Table, Tables

_PARTNERS, _BLOCKS = "partners", "blocks"
_ALL = "all"
_EACH, _EXPORTS, _IMPORTS = "each", "exports", "imports"


def figures(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices, the table, what must be known to read it, and the same rows as files."""
    rows = choices.one(
        "rows",
        words.text("Rows"),
        {_PARTNERS: words.text("Partners"), _BLOCKS: words.text("Blocks as printed")},
        drops={
            _PARTNERS: ("flow", "differing"),
            _BLOCKS: ("flow", "view", "base", "members"),
        },
    )
    if rows.chosen == _BLOCKS:
        return _printed(tables, question, choices, rows, words)
    compared = chosen(tables, question, choices, words)
    controls = Controls((rows, *compared.controls))
    title = compared.title(question.partners, words)
    if not compared.rows:
        return Tab((controls, nothing(compared.absent, words)), title)
    blocks = (
        controls,
        Prose(
            (
                trade_text.subtitle(
                    (*compared.rows, *compared.later.continued), compared.view, words
                ),
            ),
            heading=trade_text.finding(
                compared.of_chosen, compared.view, words, is_apart=are_apart(compared.shown)
            ),
        ),
        table(compared.every_row, words),
        Prose(
            (
                file_links(compared.file, words),
                *_left_out(compared, words),
                *continuation_notes(tables, compared.later, compared.view, words, is_drawn=False),
                *one_sided_notes(tables, compared, words),
                *reading_notes(tables, compared.rows, words),
            ),
            kind="note",
        ),
    )
    return Tab(blocks, title)


def _left_out(compared: Comparison, words: Wording) -> Iterator[str]:
    if compared.left_out:
        drawn = len({row.series for row in compared.rows})
        yield trade_notes_text.only_largest(drawn, compared.left_out, words)


def _printed(
    tables: Tables, question: Question, choices: Choices, rows: Choice, words: Wording
) -> Tab:
    """The totals of the chosen blocks, or of all where none is chosen."""
    every = printed_totals(tables)
    on_record = tuple(dict.fromkeys(row.partner for row in every))
    blocks = tuple(code for code in question.partners if code in on_record) or on_record
    if silent := [c for c in question.partners if ever_members(c) and c not in on_record]:
        choices.notices.append(block_totals_text.not_printed(silent, words))
    flow = choices.one(
        "flow",
        words.text("Flow"),
        {
            _EACH: words.text("Exports and imports"),
            _EXPORTS: words.text("Exports"),
            _IMPORTS: words.text("Imports"),
        },
    )
    subject = block_totals_text.subject(words)
    if not every:
        title = trade_text.page_title(subject, (), words)
        return Tab((Controls((rows, flow)), nothing((), words)), title)
    first, last = choices.span(sorted({row.year for row in every}))
    shown = tuple(
        row
        for row in every
        if row.partner in blocks
        and flow.chosen in (_EACH, row.indicator)
        and int(first.chosen) <= row.year <= int(last.chosen)
    )
    title = trade_text.page_title(subject, [row.year for row in shown], words)
    differing = choices.one(
        "differing",
        words.text("Shown"),
        {DIFFERING: words.text("Where they differ"), _ALL: words.text("All")},
    )
    alike: tuple[BlockRow, ...] = ()
    if differing.chosen == DIFFERING:
        alike = tuple(row for row in shown if not differs(row))
        shown = tuple(row for row in shown if differs(row))
    controls = Controls((rows, flow, differing, first, last))
    if not shown:
        said = tuple(block_totals_text.notes((), alike, words))
        said = said or (block_totals_text.nothing(blocks, words),)
        return Tab((controls, Prose(said)), title)
    file = Rows(
        "blocks",
        shown,
        blocks,
        (
            ("flow", flow.chosen),
            ("from", first.chosen),
            ("to", last.chosen),
            ("differing", differing.chosen),
        ),
    )
    parts = (
        controls,
        Prose(
            (block_totals_text.subtitle(shown, words),),
            heading=block_totals_text.finding(shown, words),
        ),
        _table(shown, words),
        Prose(
            (file_links(file, words), *block_totals_text.notes(shown, alike, words)),
            kind="note",
        ),
    )
    return Tab(parts, title)


def _table(rows: Sequence[BlockRow], words: Wording) -> Table:
    latest_first = sorted(rows, key=lambda row: -row.year)
    return Table(
        caption=block_totals_text.table_caption(rows, words),
        head=(
            words.text("Year"),
            words.text("Block"),
            words.text("Flow"),
            words.text("As printed"),
            words.text("Sum of members"),
            words.text("Difference"),
            words.text("Why"),
        ),
        body=tuple(
            (
                str(row.year),
                format(words.area(row.partner), "label"),
                words.label("indicator", row.indicator),
                *block_totals_text.amounts(row, words),
                block_totals_text.reason(row, words),
            )
            for row in latest_first
        ),
        numeric=frozenset({3, 4, 5}),
        kind="grid",
    )
