"""An article of the reader's own: its text with marks, and beside it what the record says.

What can be typed, chosen, corrected and kept are slots, which the running server fills.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from lib.codelists import HOME
from lib.dashboard.factcheck.assessment import Assessment, assess, claim_row, of_any_length
from lib.dashboard.narrative import Wording, article_text, doubt_text, verdict_text
from lib.dashboard.queries import about, partners
from lib.dashboard.queries.article_words import stated_in, unused_numbers
from lib.dashboard.queries.claims import as_said
from lib.dashboard.views.address import of_claim, written
from lib.dashboard.views.choices import Choices
from lib.model import (
    AnnotatedText,
    Annotation,
    Block,
    BroughtArticle,
    Candidate,
    CandidatePart,
    Card,
    Cards,
    Choice,
    ClaimRow,
    Columns,
    Controls,
    Files,
    Fold,
    OtherReadings,
    Page,
    Prose,
    Question,
    ReadingOption,
    Rejection,
    RejectionReason,
    Rows,
    Run,
    SaidKind,
    SaidRow,
    Slot,
    Table,
    Tables,
    Tabs,
    Text,
    mark,
)

PER_PAGE = 20
"""So many figures are compared with the record at once."""

_PARTS = MappingProxyType(
    {
        CandidatePart.PERIOD: mark("Figure {number} may be of another time, the likeliest first"),
        CandidatePart.SIDES: mark("Figure {number} may be of others, the likeliest first"),
    }
)
_UNUSED = 300
"""So many numbers that were not used are in the table; all are marked in the text."""
_LARGEST_PAGE = 6
"""Digits of a page's number in an address."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the article by its number."""

    number: int
    row: SaidRow
    claim: ClaimRow
    doubt: str
    """What is inferred or left open, in a few words."""
    inferred: str
    """What is inferred, and from what."""
    page: int
    """On which its card is."""
    readings: tuple[OtherReadings, ...]
    """What else it may be, where that is in doubt."""


def no_article(tabs: Tabs, notices: Sequence[str], words: Wording) -> Page:
    """The way to bring one."""
    heading, *text = words.text(article_text.EXAMPLE).split("\n")
    return Page(
        name="articles",
        title=words.text("Read another article – Multivector"),
        heading=words.text("What does another article say?"),
        answer=words.text(
            "Paste a text or choose its file: every figure on Kyrgyzstan’s ties is marked and "
            "compared with the record."
        ),
        blocks=(
            tabs,
            Columns(
                (Slot("article_form"),),
                (
                    Prose(tuple(line for line in text if line), heading=heading, kind="example"),
                    Slot("article_example"),
                    Prose(
                        (
                            words.text(
                                "It is read on this server and sent nowhere else. The file is "
                                "not kept, nobody but you sees it, and it is gone when you close "
                                "or reload the page."
                            ),
                        ),
                        kind="note",
                    ),
                ),
            ),
        ),
        notices=tuple(notices),
        takes_partners=False,
    )


def read_article(
    tables: Tables,
    article: BroughtArticle,
    question: Question,
    tabs: Tabs,
    choices: Choices,
    words: Wording,
) -> Page:
    """What was read of it."""
    source = tables.sources[article.source_id]
    rows = [as_said(row, tables) for row in stated_in(tables, None, article.source_id)]
    unused = unused_numbers(tables).get(article.source_id, ())
    ties = [row for row in rows if row.kind is SaidKind.TIE]
    page = _page(len(rows) - len(ties), question, words)
    figures = tuple(_figures(tables, article, rows, words))
    shown = [figure for figure in figures if str(figure.page) == page.chosen]
    assessed = {figure.number: assess(figure.row.claim or "", tables) for figure in shown}
    text = AnnotatedText(
        label=words.text("The article, its figures marked"),
        stretches=tuple(_stretches(article, figures, assessed, unused, page, question, words)),
        legend=_legend(figures, unused, words),
        language=words.foreign(source.language),
    )
    unresolved = sum(row.reason is RejectionReason.UNRESOLVED for row in unused)
    notes = [*map(words.said, article.notes), article_text.assumed_day(article, words)]
    blocks: list[Block] = [tabs, Slot("article_put_away"), Controls((page,))]
    cards = _cards(shown, assessed, ties, question, words)
    blocks.append(Columns((text,), cards) if cards else text)
    blocks += _left_out(tables, rows, question, words)
    blocks += _unused(unused, article, words)
    if figures:
        blocks.append(Slot("article_corrections"))
    blocks += (Slot("article_details"), Slot("article_keep"))
    title = words.quoted(article_text.short_title(source.title))
    return Page(
        name="articles",
        title=words.text("{title} – Multivector", title=title),
        heading=title,
        answer=article_text.answer(len(figures), len(ties), len(unused), unresolved, words),
        blocks=tuple(blocks),
        notices=(*choices.notices, *filter(None, notes)),
        takes_partners=False,
    )


def is_reading(question: Question) -> bool:
    """Whether it is the page of the article itself that is asked for."""
    return question.page == "articles" and question.chosen("tab") == "read"


def notice(tables: Tables, question: Question, words: Wording) -> Text:
    """On other pages: that the article is shown with the rest, and the way to it."""
    assert tables.article is not None
    source = tables.sources[tables.article.source_id]
    address = written(
        Question.of("articles", question.partners, {"tab": "read"}, question.language)
    )
    return (
        words.text(
            "Figures of your article {title} are shown with the rest on this visit.",
            title=words.quoted(article_text.short_title(source.title)),
        ),
        " ",
        Run(words.text("See it or close it"), address),
    )


def _page(count: int, question: Question, words: Wording) -> Choice:
    pages = max(1, -(-count // PER_PAGE))
    asked = question.chosen("page") or "1"
    is_number = asked.isdecimal() and asked.isascii() and len(asked) <= _LARGEST_PAGE
    number = min(max(int(asked), 1), pages) if is_number else 1
    return Choices(question.but(page=str(number))).one(
        "page",
        words.text("Figures"),
        {
            str(n): words.text(
                "{first}–{last} of {count}",
                first=(n - 1) * PER_PAGE + 1,
                last=min(n * PER_PAGE, count),
                count=count,
            )
            for n in range(1, pages + 1)
        },
    )


def _figures(
    tables: Tables, article: BroughtArticle, rows: Sequence[SaidRow], words: Wording
) -> Iterator[_Figure]:
    figures = (row for row in rows if row.kind is SaidKind.FIGURE)
    for place, row in enumerate(figures):
        claim = claim_row(tables.observation[row.id], row.claim or "", tables)
        inferences = article.inferences.get(row.id, ())
        yield _Figure(
            number=article.numbers[row.id],
            row=row,
            claim=claim,
            doubt=article_text.doubt_label(inferences, claim, words),
            inferred=article_text.inferred_from(inferences, claim, words),
            page=place // PER_PAGE + 1,
            readings=tuple(_readings(tables, article, claim, words)),
        )


def _readings(
    tables: Tables, article: BroughtArticle, claim: ClaimRow, words: Wording
) -> Iterator[OtherReadings]:
    """The ways to read each part of a figure that is in doubt."""
    name = claim.observation_id
    figure, number = tables.observation[name], article.numbers[name]
    for part, label in _PARTS.items():
        found = [one for one in article.candidates.get(name, ()) if one.part is part]
        if not found:
            continue
        said = [article_text.way_to_read(_read_as(claim, one), part, words) for one in found]
        now = [
            place
            for place, one in enumerate(found)
            if all(getattr(figure, column) == cell for column, cell in one.cells.items())
        ]
        yield OtherReadings(
            key=f"{number}-{part}",
            figure=name,
            label=words.text(label, number=words.count(number)),
            options=tuple(
                ReadingOption(
                    words.text("{reading} (as read)", reading=reading) if place == 0 else reading,
                    one.cells,
                )
                for place, (reading, one) in enumerate(zip(said, found, strict=True))
            ),
            chosen=now[0] if now else None,
        )


def _read_as(claim: ClaimRow, way: Candidate) -> ClaimRow:
    """The figure, read in another way."""
    return replace(claim, **dict(way.cells))  # type: ignore[arg-type]


def _stretches(
    article: BroughtArticle,
    figures: Sequence[_Figure],
    assessed: Mapping[int, Assessment],
    unused: Sequence[Rejection],
    page: Choice,
    question: Question,
    words: Wording,
) -> Iterator[str | Annotation]:
    """The text, cut at the marks."""
    marks: list[tuple[int, int, Annotation]] = [
        (f.row.start, f.row.end, _mark(f, assessed, page, question, words)) for f in figures
    ]
    marks += [(row.start, row.end, _unused_mark(n, row, words)) for n, row in enumerate(unused, 1)]
    at = 0
    for start, end, annotation in apart(marks):
        if at < start:
            yield article.text[at:start]
        yield _with_words(annotation, article.text[start:end])
        at = end
    if at < len(article.text):
        yield article.text[at:]


def apart(marks: Sequence[tuple[int, int, Annotation]]) -> list[tuple[int, int, Annotation]]:
    """The marks in text order; of two that lie over each other the first, a figure before all."""
    found: list[tuple[int, int, Annotation]] = []
    for one in sorted(marks, key=lambda m: (m[0], m[2].kind == "unused", -m[1])):
        if not found or one[0] >= found[-1][1]:
            found.append(one)
    return found


def _with_words(mark: Annotation, exact: str) -> Annotation:
    return Annotation(exact, mark.key, mark.address, mark.spoken, mark.label, mark.doubt, mark.kind)


def _mark(
    figure: _Figure,
    assessed: Mapping[int, Assessment],
    page: Choice,
    question: Question,
    words: Wording,
) -> Annotation:
    number, place = words.count(figure.number), f"#figure-{figure.number}"
    label = number
    if (found := assessed.get(figure.number)) is not None:
        label = words.text("{number} · {verdict}", number=number, verdict=_verdict(found, words))
    is_here = str(figure.page) == page.chosen
    address = place if is_here else written(question.but(page=str(figure.page))) + place
    return Annotation(
        words="",
        key=f"mark-{figure.number}",
        address=address,
        spoken=article_text.reading(figure.claim, words),
        label=label,
        doubt=figure.doubt,
    )


def _unused_mark(number: int, row: Rejection, words: Wording) -> Annotation:
    reason = words.label("rejection_reason", row.reason)
    return Annotation(
        words="",
        key=f"mark-unused-{number}",
        address=f"#unused-{number}" if number <= _UNUSED else None,
        spoken=words.text("not used: {reason}", reason=reason),
        kind="unused",
    )


def _legend(
    figures: Sequence[_Figure], unused: Sequence[Rejection], words: Wording
) -> tuple[Annotation, ...]:
    """What the marks mean: those that are in the text."""
    found = []
    if any(not figure.doubt for figure in figures):
        found.append(Annotation(words.text("as the words say"), "", None, ""))
    if any(figure.doubt for figure in figures):
        doubt = words.text("dashed: unsure, partly inferred or not stated")
        found.append(Annotation(doubt, "", None, "", doubt=doubt))
    if unused:
        found.append(Annotation(words.text("a number not used"), "", None, "", kind="unused"))
    return tuple(found)


def _cards(
    figures: Sequence[_Figure],
    assessed: Mapping[int, Assessment],
    ties: Sequence[SaidRow],
    question: Question,
    words: Wording,
) -> tuple[Block, ...]:
    """What was read and what the record says: a card a figure, and the ties."""
    blocks: list[Block] = []
    heading, cards = words.text("What the record says"), list[Card]()
    for figure in figures:
        cards.append(_card(figure, assessed[figure.number], question, words))
        if figure.readings or figure is figures[-1]:
            blocks += (Cards(heading, tuple(cards)), *figure.readings)
            heading, cards = "", []
    if ties:
        read = tuple(dict.fromkeys(article_text.tie(row, words) for row in ties))
        blocks.append(Prose(read, heading=words.text("Ties without a number")))
    return tuple(blocks)


def _card(figure: _Figure, found: Assessment, question: Question, words: Wording) -> Card:
    lines: list[Text] = [_sentence(found, words)]
    if figure.inferred:
        lines.append(Run(figure.inferred, style="quiet"))
    if found.rows or found.other_units:
        address = of_claim(question, figure.row.claim or "")
        lines.append(Run(words.text("All figures compared"), address))
    return Card(
        words=words.text(
            "{number}. {exact}",
            number=words.count(figure.number),
            exact=" ".join(figure.row.exact.split()),
        ),
        address=f"#mark-{figure.number}",
        about=article_text.reading(figure.claim, words),
        lines=tuple(lines),
        chip=_verdict(found, words),
        key=f"figure-{figure.number}",
        is_doubted=bool(figure.doubt),
        doubt=doubt_text.only_unsure(figure.claim, words),
    )


def _sentence(found: Assessment, words: Wording) -> str:
    """The verdict in one line."""
    then, since = found.findings
    if not then.rows and not since.rows:
        return verdict_text.nothing(
            found.claim,
            words,
            has_parts=bool(found.parts),
            has_other_units=bool(found.other_units),
        )
    kind = verdict_text.kind_of_figures(found.claim, any_length=of_any_length(found.claim))
    return verdict_text.verdict(found.claim, then, since, kind, words)


def _verdict(found: Assessment, words: Wording) -> str:
    """The same in two or three words."""
    then, since = ([row.verdict for row in one.rows if row.verdict] for one in found.findings)
    return article_text.verdict_label(then, since, words)


def _left_out(
    tables: Tables, rows: Sequence[SaidRow], question: Question, words: Wording
) -> tuple[Block, ...]:
    """Whom figures are about that other pages leave out, and the way to see them."""
    figures = [row for row in rows if row.kind is SaidKind.FIGURE]
    seen = {row.id for row in about(figures, question.partners)}
    known = partners(tables)
    out = [row for row in figures if row.id not in seen]
    can_be = [[code for code in (r.reporter, r.partner) if code in known] for r in out]
    more = list(dict.fromkeys(code for codes in can_be for code in codes if code))
    nowhere = [row for row, codes in zip(out, can_be, strict=True) if not codes]
    lines: list[Text] = []
    if nowhere:
        sides = (code for row in nowhere for code in (row.reporter, row.partner))
        areas = dict.fromkeys(code for code in sides if code and code != HOME)
        lines.append(
            words.plural(
                "{count} figure is about {areas}, which cannot be chosen as a partner, so the "
                "pages of chosen partners leave it out.",
                "{count} figures are about {areas}, which cannot be chosen as partners, so the "
                "pages of chosen partners leave them out.",
                len(nowhere),
                areas=words.areas(areas),
            )
        )
    if more:
        chosen = dict.fromkeys((*question.partners, *more))
        address = written(
            Question(question.page, tuple(chosen), question.choices, question.language)
        )
        said = words.plural(
            "{count} figure is about {areas}, not among the partners you chose, so other pages "
            "leave it out.",
            "{count} figures are about {areas}, not among the partners you chose, so other pages "
            "leave them out.",
            len(out) - len(nowhere),
            areas=words.areas(more),
        )
        lines.append((said, " ", Run(words.text("Choose them as well"), address)))
    return (Prose(tuple(lines), kind="note"),) if lines else ()


def _unused(
    unused: Sequence[Rejection], article: BroughtArticle, words: Wording
) -> tuple[Block, ...]:
    """The numbers that were not used, with the reasons, and the rows of the article to take."""
    choices = (("article", article.source_id),)
    rows = Rows("article", (), (), (("of", "everyone"), *choices))
    blocks: list[Block] = [Files(words.text("Figures and ties of your article:"), rows, ())]
    if not unused:
        return tuple(blocks)
    table = Table(
        caption=words.text("Numbers not used"),
        head=(words.text("Number"), words.text("Why it was not used")),
        body=tuple(
            (
                Run(" ".join(row.exact.split()), f"#mark-unused-{n}", key=f"unused-{n}"),
                words.label("rejection_reason", row.reason),
            )
            for n, row in enumerate(unused[:_UNUSED], 1)
        ),
    )
    count = words.plural(
        "{count} number not used, and why", "{count} numbers not used, and why", len(unused)
    )
    return (Fold(count, (table,)), *blocks)
