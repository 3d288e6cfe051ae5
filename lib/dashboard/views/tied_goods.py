"""What is on record of the goods that an article names without a number, beside its words."""

from collections.abc import Iterable, Sequence

from lib.dashboard.narrative import Wording, goods_text, tied_goods_text
from lib.dashboard.queries.listed_goods import FLOWS, is_within
from lib.dashboard.queries.reported_goods import TiedGoods, goods_of_tie, tied_goods
from lib.dashboard.views.address import of_words, written
from lib.model import Block, Prose, Question, Run, SaidRow, Table, Tables, Text

_MOST = 12
"""Goods of one article that are shown."""


def amounts_of_ties(
    rows: Iterable[SaidRow], tables: Tables, question: Question, words: Wording
) -> tuple[str | Run, ...]:
    """The recorded amounts of the goods that some ties name, in one line; nothing where they name
    none, or none is on record."""
    names = {row.id for row in rows}
    found = [one for one in tied_goods(tables) if one.tie.tie_id in names and one.total]
    if not found:
        return ()
    flow, partner = found[0].flow, found[0].tie.partner
    year = max(one.total.year for one in found if one.total)
    by_good = {one.product: one.total for one in found if one.flow == flow and one.total}
    pieces: list[str | Run] = [Run(tied_goods_text.all_countries(flow, year, words), style="quiet")]
    for number, (product, row) in enumerate(by_good.items()):
        pieces += [Run(", " if number else " ", style="quiet")]
        said = tied_goods_text.amount(row, year, words)
        within = [one for one in by_good if one != product and is_within(one, product)]
        said = tied_goods_text.including(said, within, words) if within else said
        pieces.append(Run(said, _address_of_good(question, flow, product), "quiet"))
    if partner is not None:
        known = {
            one.with_partner.observation_id: one.with_partner
            for one in found
            if one.with_partner and one.tie.partner == partner
        }
        said = tied_goods_text.with_partner(flow, partner, tuple(known.values()), words)
        pieces += [Run("; ", style="quiet"), Run(said, style="quiet")]
    return tuple(pieces)


def amount_of_tie(row: SaidRow, tables: Tables, words: Wording) -> str:
    """What is on record of the good of a tie, in a sentence; empty where nothing is."""
    tie = next((one for one in tables.ties if one.tie_id == row.id), None)
    found = goods_of_tie(tie, tables) if tie else None
    if found is None or found.total is None:
        return ""
    return tied_goods_text.on_record(found.total, found.tie.partner, found.with_partner, words)


def said_without_number(
    tables: Tables, source_id: str, question: Question, words: Wording
) -> tuple[Block, ...]:
    """The goods that a document names without a number, a line each; nothing without any."""
    found = [
        one
        for one in tied_goods(tables)
        if one.total and tables.quotations[one.tie.quotation_id].source_id == source_id
    ]
    if not found:
        return ()
    return (
        Table(
            caption=tied_goods_text.section_title(words),
            head=(
                words.text("Words"),
                words.text("Good"),
                words.text("All countries"),
                words.text("Partner named"),
            ),
            body=tuple(_line(one, tables, question, words) for one in found[:_MOST]),
            kind="grid aside",
        ),
        Prose((tied_goods_text.section_note(words),), kind="note aside"),
    )


def _line(found: TiedGoods, tables: Tables, question: Question, words: Wording) -> tuple[Text, ...]:
    quotation, total = tables.quotations[found.tie.quotation_id], found.total
    assert total is not None
    partner = found.tie.partner
    return (
        Run(
            words.quoted(" ".join(quotation.exact.split())),
            of_words(question, quotation.source_id, quotation.start),
            language=words.foreign(tables.sources[quotation.source_id].language),
        ),
        Run(_name(found, words), _address_of_good(question, found.flow, found.product)),
        tied_goods_text.of_all(total, words),
        tied_goods_text.of_partner(found.flow, partner, found.with_partner, words)
        if partner
        else "",
    )


def _name(found: TiedGoods, words: Wording) -> str:
    assert found.total is not None
    parts: Sequence[str] = (found.total.derivation or "").split(" + ")
    name = goods_text.name(found.product, words)
    if not found.total.derivation:
        return name
    return words.text("{good} ({parts})", good=name, parts=goods_text.goods(parts, words))


def _address_of_good(question: Question, flow: str, product: str) -> str:
    """Where the page of trade shows one good."""
    choices = {"tab": "goods", "good": product}
    if flow != FLOWS[0]:
        choices["flow"] = flow
    return written(Question.of("trade", question.partners, choices, question.language))
