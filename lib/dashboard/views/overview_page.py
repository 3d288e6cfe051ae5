"""How is Kyrgyzstan tied to Russia, the EU and the CIS, and what was said about it?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from lib.codelists import ever_members
from lib.dashboard.factcheck.assessment import Brief, in_brief
from lib.dashboard.narrative import (
    Wording,
    claim_brief_text,
    claim_text,
    doubt_text,
    overview_text,
    trade_notes_text,
    wording,
)
from lib.dashboard.queries import counted_there, years
from lib.dashboard.queries.article_words import articles
from lib.dashboard.queries.block_members import membership_changes
from lib.dashboard.queries.claim_order import Nearness, PlacedClaim, claims_for
from lib.dashboard.queries.claims import GridCell, claims, grid, said_as
from lib.dashboard.queries.ranking import lead
from lib.dashboard.queries.series import Series, apart, members_of_year
from lib.dashboard.queries.trade import largest, levels, trade
from lib.dashboard.views.address import of_claim, of_words, written
from lib.dashboard.views.catalogue import CONTINUED, MOST_LINES, REPORTED
from lib.dashboard.views.claim_strip import OnRecord, legend_of_strips, on_record, strip
from lib.dashboard.views.claims_of_others import of_others
from lib.dashboard.views.freshness_line import freshness_line
from lib.dashboard.views.later_years import later_years
from lib.dashboard.views.tied_goods import amounts_of_ties
from lib.dashboard.views.trade_over_time import (
    WORTH_A_WORD,
    comparison,
    continuation_notes,
    emptied,
    shown_partners,
)
from lib.model import (
    Block,
    Card,
    Cards,
    Chart,
    Columns,
    LegendItem,
    Origin,
    Page,
    Prose,
    Question,
    Rows,
    Run,
    SaidKind,
    SaidRow,
    Scope,
    Source,
    Table,
    Tables,
    Text,
    TradeRow,
    View,
    mark,
    once,
)

_TURNOVER = "trade_turnover"
_CARDS = 4
_COLUMNS = 5
"""Partners that have a column of their own in the grid, whatever was said of them."""
_IN_A_CELL = 3
_LOOKED_AT = 60
"""Rows of a cell that are looked at for those few: a newsroom may have thousands."""
"""Figures that a cell of the grid names."""
_FEW = 5
"""So many partners are compared with one another."""
_PAIR = 2
_LINES = 5
"""Lines that a chart names."""
_FILE = MappingProxyType({"view": "level", "indicator": _TURNOVER})
_YOURS = mark("your article")


def overview(tables: Tables, question: Question) -> Page:
    """The page: the finding, the comparison over time, the claims in brief, the grid."""
    words = wording(question.language)
    placed = claims_for(tables, question.partners, _CARDS)
    # Of whoever is chosen: the same claims are on the page, and what the record says of them.
    briefs = {
        one.code: tables.kept((in_brief, one.code), partial(in_brief, one.code, tables))
        for one in placed
    }
    records = {code: on_record(brief, words) for code, brief in briefs.items()}
    heading = _heading(tables, question.partners, words)
    chart = _chart(tables, question, words)
    cards = _cards(tables, question, placed, briefs, records, words)
    blocks: list[Block] = []
    match chart, cards:
        case Chart(), Cards():
            blocks.append(Columns((chart,), (cards,)))
        case _:
            blocks += [block for block in (chart, cards) if block is not None]
    if question.partners:
        blocks.append(_grid(tables, question, words))
    blocks.append(_site(tables, question, words))
    return Page(
        name="overview",
        title=overview_text.page_title(question.partners, words),
        heading=heading,
        answer=_answer(tables, question, placed, briefs, records, words),
        quoted=tuple(_quoted(tables, placed, briefs, words)),
        blocks=tuple(blocks),
        notices=_notices(tables, question.partners, words),
        freshness=freshness_line(tables, words),
        start=tuple(_start(question, placed, briefs, words)),
    )


def _start(
    question: Question,
    placed: Sequence[PlacedClaim],
    briefs: Mapping[str, Brief],
    words: Wording,
) -> Iterator[str | Run]:
    """What the site is for, and the first claim as a question to begin with."""
    yield overview_text.purpose(words)
    ours = (one.code for one in placed if one.nearness is not Nearness.NOT_HOME)
    if (code := next(ours, None)) is not None:
        yield from (" ", words.text("For example:"), " ")
        yield Run(overview_text.example(briefs[code].claim, words), of_claim(question, code))


def _notices(tables: Tables, partners: Sequence[str], words: Wording) -> tuple[str, ...]:
    """What the record does not have of the chosen partners."""
    if not partners:
        return (overview_text.no_partner(words),)
    if not years(tables):
        return ()
    earliest, latest = years(tables)[0], years(tables)[-1]
    missing = [
        code
        for code in partners
        if next(levels(tables, Series(code), _TURNOVER, latest), None) is None
    ]
    said = [overview_text.no_trade(missing, latest, words)] if missing else []
    undrawn = [s for s in apart(partners) if not any(levels(tables, s, _TURNOVER))]
    if without := emptied(tables, undrawn, _TURNOVER, (earliest, latest)):
        said.append(trade_notes_text.members_all_chosen(without, words))
    return tuple(said)


def _heading(tables: Tables, partners: Sequence[str], words: Wording) -> str:
    """The finding: the largest trading partner, and how the chosen ones compare."""
    first = lead(tables)
    if first is None:
        return overview_text.question(partners, words)
    compared = _compared(tables, partners, first.ranking[0], words)
    leader = overview_text.leader(
        first.ranking,
        first.since,
        first.first_year,
        words,
        is_largest=first.is_largest,
        led_before=first.led_before,
        ahead=1 if compared else 2,
    )
    if not compared:
        return leader
    return overview_text.both(leader, compared, first.ranking[0].year, words)


def _compared(tables: Tables, partners: Sequence[str], leader: TradeRow, words: Wording) -> str:
    """The smallest of the chosen next to the largest; one alone next to the largest partner.

    Series share no trade with one another. Those of whole areas are preferred: "the CIS without
    Russia" is harder to read.
    """
    if not 0 < len(partners) <= _FEW:
        return ""
    latest = leader.year
    rows = [
        row
        for series in apart(partners)
        for row in levels(tables, series, _TURNOVER, latest)
        if row.obs_value > 0
    ]
    whole = [row for row in rows if row.series == row.partner]
    rows = whole if len(whole) > 1 else rows
    if not rows:
        return ""
    if len(rows) == 1:
        (row,) = rows
        inside = members_of_year(row.partner, latest)
        if leader.partner in (row.partner, *inside):
            return overview_text.amount(row, words)
        rows = [row, leader]
    for part, rest in (rows, rows[::-1]) if len(rows) == _PAIR else ():
        if rest.series == Series(rest.partner, (part.partner,)).code:
            return overview_text.part_of(part, rest, words)
    small, large = (pick(rows, key=lambda row: row.obs_value) for pick in (min, max))
    return overview_text.compared(small, large, words)


def _chart(tables: Tables, question: Question, words: Wording) -> Chart | None:
    """The comparison over time, as on the page of trade; its heading says what is drawn, since
    the page's own says what was found."""
    if not years(tables):
        return None
    shown, added = shown_partners(tables, question.partners, _TURNOVER)
    shown = shown if len(shown) <= _LINES else _by_size(tables, shown)
    every = apart(shown)
    lines = largest(tables, every, _TURNOVER, MOST_LINES)
    rows = trade(tables, lines, _TURNOVER)
    if not rows:
        return None
    later = later_years(tables, lines, _TURNOVER)
    file = dict(_FILE)
    file |= {"continued": CONTINUED} if later.continued else {}
    file |= {"reported": REPORTED} if later.reported else {}
    file |= {"largest": str(MOST_LINES)} if len(lines) < len(every) else {}
    chart = comparison(
        tables,
        rows,
        Rows(
            "compare",
            (*rows, *later.continued, *later.reported),
            shown,
            tuple(file.items()),
        ),
        words,
        added=added,
        later=later,
    )
    return replace(
        chart,
        finding=overview_text.chart_title(rows, words),
        subtitle=overview_text.subtitle((*rows, *later.continued), words),
        source=(*chart.source, *_members(tables, rows, words)),
        ends=tuple(
            replace(end, note=overview_text.not_chosen(words, is_largest=_leads(tables, added)))
            if end.area == added
            else end
            for end in chart.ends
        ),
        notes=(
            *continuation_notes(tables, later, View.LEVEL, words),
            *trade_notes_text.doubtful(later.reported, words),
        ),
    )


def _members(tables: Tables, rows: Sequence[TradeRow], words: Wording) -> Iterator[str]:
    """Of blocks whose line falls since a member left, who it was."""
    for code in dict.fromkeys(row.series for row in rows if ever_members(row.partner)):
        years_drawn = [row.year for row in rows if row.series == code]
        changes = membership_changes(
            tables, Series.of(code), _TURNOVER, min(years_drawn), max(years_drawn)
        )
        for change in changes:
            if not change.is_joining and change.amount >= WORTH_A_WORD * change.total:
                yield overview_text.left(change, words)


def _by_size(tables: Tables, partners: Sequence[str]) -> tuple[str, ...]:
    """Partners in the order of their lines at the end, the largest first: a chart names the first
    few of many."""
    latest = years(tables)[-1]
    sizes = {
        series.area: row.obs_value
        for series in apart(partners)
        for row in levels(tables, series, _TURNOVER, latest)
    }
    return tuple(sorted(partners, key=lambda code: -sizes.get(code, 0.0)))


def _leads(tables: Tables, partner: str | None) -> bool:
    """Whether a partner is the largest of all."""
    first = lead(tables)
    return first is not None and first.ranking[0].partner == partner


def _cards(
    tables: Tables,
    question: Question,
    placed: Sequence[PlacedClaim],
    briefs: Mapping[str, Brief],
    records: Mapping[str, OnRecord],
    words: Wording,
) -> Cards | None:
    """The claims in brief; None where nothing was said."""
    if not placed:
        return None
    said_by = {
        one.code: claim_brief_text.said_by(
            briefs[one.code].claim, _source(tables, briefs[one.code]), words
        )
        for one in placed
    }
    are_alike = len(set(said_by.values())) == 1
    foreign = {
        one.code: words.foreign(_source(tables, briefs[one.code]).language) for one in placed
    }
    count = len(claims(tables))
    all_claims = written(Question("claims", question.partners, (), question.language))
    cards = tuple(
        Card(
            words=claim_text.one_line(briefs[one.code].claim.exact or ""),
            address=of_claim(question, one.code),
            about=claim_brief_text.about(
                briefs[one.code].claim,
                words,
                perhaps=overview_text.may_be_among(one.perhaps, words) if one.perhaps else "",
                said_by="" if are_alike else said_by[one.code],
                is_foreign=foreign[one.code] is not None,
            ),
            lines=records[one.code].lines,
            strip=strip(briefs[one.code].claim, records[one.code], words),
            language=foreign[one.code],
            chip=words.text(_YOURS) if one.is_brought else "",
            is_doubted=doubt_text.is_doubted(briefs[one.code].claim),
            doubt=doubt_text.beside_reading(briefs[one.code].claim, words),
        )
        for one in placed
    )
    return Cards(
        heading=words.text("What was said, and the record"),
        cards=cards,
        note=said_by[placed[0].code] if are_alike else "",
        legend=(
            *legend_of_strips([card.strip for card in cards if card.strip], words),
            *(
                [LegendItem("doubted", doubt_text.legend(words))]
                if any(card.is_doubted for card in cards)
                else []
            ),
        ),
        more=Run(words.text("All {count} claims", count=words.count(count)), all_claims)
        if count > len(placed)
        else None,
    )


def _source(tables: Tables, brief: Brief) -> Source:
    return tables.sources[brief.claim.source_id]


def _quoted(
    tables: Tables,
    placed: Sequence[PlacedClaim],
    briefs: Mapping[str, Brief],
    words: Wording,
) -> Iterator[Run]:
    """The words that the answer may quote, where they are in another language than the page."""
    for one in placed[:1]:
        exact = briefs[one.code].claim.exact
        language = words.foreign(_source(tables, briefs[one.code]).language)
        if language and exact:
            yield Run(claim_text.one_line(exact), language=language)


def _answer(
    tables: Tables,
    question: Question,
    placed: Sequence[PlacedClaim],
    briefs: Mapping[str, Brief],
    records: Mapping[str, OnRecord],
    words: Wording,
) -> str:
    """The first claim against the record; or that none is about the chosen partners."""
    if not placed or not question.partners:
        first = next((p for p in placed if p.nearness is not Nearness.NOT_HOME), None)
        return _against(tables, first, briefs, records, words) if first else ""
    first = placed[0]
    if first.nearness is Nearness.CHOSEN or first.is_brought:
        return _against(tables, first, briefs, records, words)
    return of_others(tables, first, question.partners, words)


def _against(
    tables: Tables,
    first: PlacedClaim,
    briefs: Mapping[str, Brief],
    records: Mapping[str, OnRecord],
    words: Wording,
) -> str:
    claim, record = briefs[first.code].claim, records[first.code]
    source = _source(tables, briefs[first.code])
    who = claim_brief_text.speaker(claim.speaker, source, words)
    line = record.lines[0] if record.lines else ""
    return claim_brief_text.as_sentence(claim, source, who, line, record.extreme, words)


@once
def _figures(tables: Tables) -> int:
    """How many figures are on record."""
    return sum(row.origin is Origin.RECORDED for row in tables.observations)


def _grid(tables: Tables, question: Question, words: Wording) -> Table:
    """What was said of each topic and partner. Of many partners, those of whom nothing was said
    share the last column."""
    cells: dict[str, dict[str, GridCell]] = {}
    for cell in grid(tables, question.partners, _LOOKED_AT):
        cells.setdefault(cell.topic, {})[cell.partner] = cell
    spoken = {code for row in cells.values() for code, cell in row.items() if cell.rows}
    is_wide = len(question.partners) > _COLUMNS
    shown = [code for code in question.partners if not is_wide or code in spoken]
    others = [code for code in question.partners if code not in shown]
    head = [format(words.area(code), "label") for code in shown]
    if others:
        head.append(overview_text.others_column(len(others), words))
    body = []
    for topic, row in cells.items():
        line: list[Text] = [words.text(overview_text.TOPICS[topic])]
        line += [_cell(row[code], tables, question, words) for code in shown]
        if others:
            line.append(_silence([row[code] for code in others], tables, question, words))
        body.append(tuple(line))
    return Table(
        caption=overview_text.grid_title(len(articles(tables)), words),
        head=("", *head),
        body=tuple(body),
        kind="grid",
    )


def _cell(cell: GridCell, tables: Tables, question: Question, words: Wording) -> Text:
    """The words of the figures, each a link to its claim; else the ties, each a link to its
    place; else that nothing was said."""
    figures = [row for row in cell.rows if row.kind is SaidKind.FIGURE]
    if not cell.rows:
        return _silence([cell], tables, question, words)
    pieces: list[tuple[Run, str]] = []
    if figures:
        several = len(_things(figures)) > 1 or len(articles(tables)) > 1
        for row in _each_once(figures)[:_IN_A_CELL]:
            link = Run(
                claim_text.one_line(row.exact),
                of_claim(question, row.claim or ""),
                "words doubted" if doubt_text.is_doubted(row) else "words",
                words.foreign(tables.sources[row.source_id].language),
            )
            pieces.append((link, _note(row, cell.partner, tables, words, is_named=several)))
    else:
        by_kind: dict[tuple[str | None, str], list[SaidRow]] = {}
        for row in cell.rows:
            by_kind.setdefault((row.tie_kind, row.source_id), []).append(row)
        for rows in list(by_kind.values())[:_IN_A_CELL]:
            link = Run(
                overview_text.ties(rows, words),
                of_words(question, rows[0].source_id, rows[0].start),
            )
            is_named = len(articles(tables)) > 1
            pieces.append((link, _note(rows[0], cell.partner, tables, words, is_named=is_named)))
    found: list[str | Run] = []
    for link, note in pieces:
        found += ["; ", link] if found else [link]
        if note:
            found += [", ", Run(note, style="quiet")]
    if not figures and (amounts := amounts_of_ties(cell.rows, tables, question, words)):
        found += ["; ", *amounts]
    others = cell.count if cell.count > len(cell.rows) else len(_each_once(figures))
    if figures and (more := others - _IN_A_CELL) > 0:
        to_all = written(Question("claims", question.partners, (), question.language))
        found += ["; ", Run(words.plural("{count} more", "{count} more", more), to_all)]
    return tuple(found)


def _things(rows: Sequence[SaidRow]) -> set[tuple[str | None, ...]]:
    """What figures are of: their flow, how it is put, their article."""
    return {(row.indicator, row.measure, row.product, row.source_id) for row in rows}


def _each_once(rows: Sequence[SaidRow]) -> list[SaidRow]:
    """Figures said in the same words of the same thing by one article once."""
    found: dict[tuple[str | None, ...], SaidRow] = {}
    for row in rows:
        key = (row.exact.casefold(), row.indicator, row.measure, row.product, row.source_id)
        found.setdefault(key, row)
    return list(found.values())


def _note(row: SaidRow, partner: str, tables: Tables, words: Wording, *, is_named: bool) -> str:
    """What must be known of a figure below the name of a partner: that some members are meant,
    who counts; and, where there are others, which flow and whose article."""
    notes = []
    if is_named and row.indicator is not None:
        notes.append(claim_brief_text.flow(row.indicator, row.measure, row.product, words))
    scope = row.partner_scope if row.partner == partner else row.reporter_scope
    if scope == Scope.SOME:
        notes.append(words.text("some countries"))
    if row.kind is SaidKind.FIGURE and counted_there(row):
        notes.append(words.text("as {reporter} counts it", reporter=words.area(row.reporter)))
    if is_named:
        source = tables.sources[row.source_id]
        notes.append(
            words.text(_YOURS)
            if row.source_id == tables.brought
            else overview_text.document(source, words)
        )
    return ", ".join(notes)


def _silence(cells: Sequence[GridCell], tables: Tables, question: Question, words: Wording) -> Text:
    """That nothing was said; and where something was said of some members of a block, that the
    partner may be meant, with a link to it."""
    silent = Run(overview_text.silence(cells[0].topic, words), style="silent")
    perhaps = next((cell.perhaps for cell in cells if cell.perhaps), None)
    if perhaps is None:
        return silent
    row = said_as(perhaps, tables)
    address = (
        of_claim(question, row.claim)
        if row.claim is not None
        else of_words(question, row.source_id, row.start)
    )
    meant = (
        words.text("may be one of them")
        if len(cells) == 1
        else words.text("some may be among them")
    )
    return (silent, Run("; ", style="silent"), Run(meant, address, "silent"))


def _site(tables: Tables, question: Question, words: Wording) -> Prose:
    """What this is, in a line."""

    def to_data(label: str, tab: str) -> Run:
        choices = {"tab": tab}
        asked = Question.of("data", question.partners, choices, question.language)
        return Run(label, written(asked))

    line: Text = (
        overview_text.about_site(len(articles(tables)), _figures(tables), words),
        " ",
        to_data(words.text("How it was made"), "method"),
        " · ",
        to_data(words.text("Sources and terms"), "sources"),
    )
    return Prose((line,), heading=words.text("What this is"))
