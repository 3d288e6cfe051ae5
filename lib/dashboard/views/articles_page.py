"""Which words does each figure come from? And what does another article say?"""

from collections.abc import Mapping, Sequence

from lib.dashboard.factcheck.assessment import claim_row
from lib.dashboard.narrative import (
    Wording,
    article_text,
    doubt_text,
    overview_text,
    wording,
)
from lib.dashboard.queries.article_words import (
    Stated,
    articles,
    perhaps_of,
    stated_in,
    unused_numbers,
)
from lib.dashboard.queries.claims import as_said
from lib.dashboard.views.address import of_claim, place_of_words, written
from lib.dashboard.views.brought_article import no_article, read_article
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.menus import FORMS, file_address
from lib.dashboard.views.tied_goods import amount_of_tie
from lib.model import (
    Block,
    Choice,
    Controls,
    Files,
    Fold,
    LegendItem,
    Page,
    Prose,
    Question,
    Quotations,
    Quoted,
    Rejection,
    Rows,
    Run,
    SaidKind,
    SaidRow,
    Source,
    Table,
    Tables,
    Tabs,
    Text,
    mark,
)

PER_PAGE = 12
"""Quotations that are shown at once."""

_LISTED = 50
"""So many articles can be chosen from a list; the others by their address."""
_UNUSED = 200
"""So many numbers that were not used are in the table; the file has all."""
_LARGEST_PAGE = 6
"""Digits of a page's number in an address."""

_TABS = {"words": mark("In their words"), "read": mark("Read another article")}


def articles_page(tables: Tables, question: Question) -> Page:
    """The page: the words of the registered articles, or an article of the reader's own."""
    words = wording(question.language)
    choices = Choices(question)
    label = words.text("Articles")
    tab = choices.one("tab", label, {t: words.text(n) for t, n in _TABS.items()})
    tabs = Tabs(label, tab)
    if tab.chosen == "words":
        return _in_their_words(tables, question, choices, tabs, words)
    if tables.article is None:
        return no_article(tabs, choices.notices, words)
    return read_article(tables, tables.article, question, tabs, choices, words)


def _in_their_words(
    tables: Tables, question: Question, choices: Choices, tabs: Tabs, words: Wording
) -> Page:
    known = articles(tables)
    article = _article(known, question, choices, words)
    rows = stated_in(tables, question.partners, article.chosen or None)
    asked = question.chosen("at")
    files = {"article": article.chosen} if article.chosen else {}
    place = _place_of(rows, asked, tables)
    if asked is not None and place is None:
        everyone = stated_in(tables, None, article.chosen or None)
        place = _place_of(everyone, asked, tables)
        if place is None:
            choices.notices.append(
                words.text("No figure or tie begins at character {place}.", place=asked[:20])
            )
        else:
            rows, files = everyone, {**files, "of": "everyone"}
            choices.notices.append(
                words.text("Figures and ties of all partners are shown: the link leads to others.")
            )
    page = _page(len(rows), place, question, words)
    choices.check_page(int(page.chosen), len(page.options))
    first = (int(page.chosen) - 1) * PER_PAGE
    shown = [
        (as_said(row, tables), perhaps_of(row, question.partners, tables))
        for row in rows[first : first + PER_PAGE]
    ]
    chosen = [source for source in known if source.source_id == article.chosen] or known
    blocks: list[Block] = [tabs, Controls((article, page)), _about(chosen, question, words)]
    if not _is_named(rows, question.partners):
        perhaps = any(perhaps_of(row, question.partners, tables) for row in rows)
        choices.notices.append(_nothing(bool(rows), perhaps, question.partners, words))
    if shown:
        items = _quoted(shown, tables, question, words, is_alone=len(chosen) == 1)
        explained = (LegendItem("doubted", doubt_text.legend(words)),)
        doubted = any(item.is_doubted for item in items)
        blocks.append(Quotations("", items, explained if doubted else ()))
    if rows:
        blocks.append(_files("article", files, words.text("These figures and ties:"), question))
    blocks += _unused(tables, article.chosen, question, words)
    figures = sum(hasattr(row, "obs_value") for row in rows)
    return Page(
        name="articles",
        title=words.text("Figures in their words – Multivector"),
        heading=words.text("Which words does each figure come from?"),
        answer=article_text.summary(
            figures, len(rows) - figures, len(_with_words(rows, tables)), words
        )
        if rows
        else "",
        blocks=tuple(blocks),
        notices=tuple(choices.notices),
    )


def _article(
    known: Sequence[Source], question: Question, choices: Choices, words: Wording
) -> Choice:
    """The choice of an article: the latest ones, and one that the address names."""
    asked = question.chosen("article")
    listed = [s for n, s in enumerate(known) if n < _LISTED or s.source_id == asked]
    options = {source.source_id: article_text.title(source, words) for source in listed}
    if len(known) > 1:
        every = words.plural("All articles", "All {count} articles", len(known))
        options = {"": every, **options}
    elsewhere = Choices(question.but(at=None, page=None))
    choice = elsewhere.one("article", words.text("Article"), options)
    choices.notices += elsewhere.notices
    return choice


def _place_of(rows: Sequence[Stated], asked: str | None, tables: Tables) -> int | None:
    """Where among the rows the words begin that an address asks for."""
    if asked is None or not asked.isdecimal() or not asked.isascii():
        return None
    starts = (tables.quotations[row.quotation_id or ""].start for row in rows)
    return next((n for n, start in enumerate(starts) if str(start) == asked), None)


def _page(count: int, place: int | None, question: Question, words: Wording) -> Choice:
    """Which dozen is shown: that of the words an address asks for, else the one it names."""
    pages = max(1, -(-count // PER_PAGE))
    asked = question.chosen("page") or "1"
    is_number = asked.isdecimal() and asked.isascii() and len(asked) <= _LARGEST_PAGE
    number = min(max(int(asked), 1), pages) if is_number else 1
    if place is not None and question.chosen("page") is None:
        number = place // PER_PAGE + 1
    without = question.but(at=None, page=str(number))
    return Choices(without).one(
        "page",
        words.text("Page"),
        {str(n): words.text("{page} of {pages}", page=n, pages=pages) for n in range(1, pages + 1)},
    )


def _with_words(rows: Sequence[Stated], tables: Tables) -> set[str]:
    """The articles that rows are of."""
    return {tables.quotations[row.quotation_id or ""].source_id for row in rows}


def _about(sources: Sequence[Source], question: Question, words: Wording) -> Prose:
    """Where an article can be read, whose it is; of several, how they can be told apart."""
    if len(sources) == 1:
        (source,) = sources
        publisher = (words.publisher(source.publisher), " · ") if source.names_publisher else ()
        author = (" · ", words.person(source.author)) if source.author else ()
        line: Text = (
            *(_title(source, words), " · "),
            *(*publisher, words.day(source.published), *author, " · "),
            words.text("The full text is the publisher’s and is not shown here."),
        )
    else:
        table = written(
            Question.of("data", question.partners, {"table": "sources"}, question.language)
        )
        line = (
            *(words.text("The latest article comes first."), " "),
            Run(words.text("All articles are in the table of sources."), table),
        )
    return Prose((line,), kind="note")


def _title(source: Source, words: Wording) -> Run:
    return Run(
        article_text.short_title(source.title),
        source.url or None,
        language=words.foreign(source.language),
    )


def _quoted(
    rows: Sequence[tuple[SaidRow, tuple[str, ...]]],
    tables: Tables,
    question: Question,
    words: Wording,
    *,
    is_alone: bool,
) -> tuple[Quoted, ...]:
    """Quotations of what was said, each with the chosen partners that may be among those meant."""
    found: list[Quoted] = []
    keys: set[str] = set()
    for row, perhaps in rows:
        source = tables.sources[row.source_id]
        key = place_of_words(row.source_id, row.start)
        prefix, suffix = article_text.whole_words(row.prefix, row.suffix)
        about: list[str | Run] = [article_text.said_by(row, source, words, is_alone=is_alone)]
        if perhaps:
            about += [" ", Run(overview_text.may_be_among(perhaps, words), style="chip")]
        if row.source_id == tables.brought:
            about += [" ", Run(words.text("your article"), style="chip")]
        found.append(
            Quoted(
                key="" if key in keys else key,
                prefix=words.text("… {words}", words=prefix),
                exact=row.exact,
                suffix=words.text("{words} …", words=suffix),
                read_as=_read_as(row, tables, question, words),
                about=tuple(about),
                language=words.foreign(source.language),
                doubt=doubt_text.beside_reading(row, words) if row.claim else "",
                is_doubted=row.claim is not None and doubt_text.is_doubted(row),
            )
        )
        keys.add(key)
    return tuple(found)


def _read_as(row: SaidRow, tables: Tables, question: Question, words: Wording) -> Text:
    """What was read; of a figure with a way to what the record says."""
    if row.kind is SaidKind.TIE or row.claim is None:
        amount = amount_of_tie(row, tables, words)
        said = article_text.tie(row, words)
        return (said, " ", Run(amount, style="quiet")) if amount else said
    claim = claim_row(tables.observation[row.id], row.claim, tables)
    link = Run(words.text("Compare with the record"), of_claim(question, row.claim))
    return (article_text.reading(claim, words), " ", link)


def _files(name: str, choices: Mapping[str, str], label: str, question: Question) -> Files:
    by_partner = name == "article"
    rows = Rows(name, (), question.partners if by_partner else None, tuple(choices.items()))
    links = tuple(
        Run(form, file_address(rows, ending, question.language)) for ending, form in FORMS.items()
    )
    return Files(label, rows, links)


def _unused(tables: Tables, article: str, question: Question, words: Wording) -> tuple[Block, ...]:
    """The numbers that were seen and not used, each with the reason; nothing without any."""
    by_article = unused_numbers(tables)
    names = [article] if article else [one.source_id for one in articles(tables)]
    rows = [row for name in names for row in by_article.get(name, ())]
    if not rows:
        return ()
    choices = {"article": article} if article else {}
    return (
        Fold(
            words.plural(
                "{count} number not used, and why", "{count} numbers not used, and why", len(rows)
            ),
            (
                _table(rows[:_UNUSED], tables, len(names) > 1, words),
                _files("numbers_not_used", choices, words.text("These numbers:"), question),
            ),
        ),
    )


def _table(rows: Sequence[Rejection], tables: Tables, is_of_several: bool, words: Wording) -> Table:
    head = [words.text("Number"), words.text("Why it was not used"), words.text("Characters")]
    if is_of_several:
        head.append(words.text("Article"))
    return Table(
        caption=words.text("Numbers not used"),
        head=tuple(head),
        body=tuple(
            (
                row.exact,
                words.label("rejection_reason", row.reason),
                words.text("{start}–{end}", start=row.start, end=row.end),
                *(
                    [article_text.short_title(tables.sources[row.source_id].title)]
                    if is_of_several
                    else []
                ),
            )
            for row in rows
        ),
    )


def _is_named(rows: Sequence[Stated], chosen: Sequence[str]) -> bool:
    """Whether anything is said of the chosen partners by name."""
    return any(row.partner in chosen or row.reporter in chosen for row in rows)


def _nothing(has_others: bool, perhaps: bool, partners: Sequence[str], words: Wording) -> str:
    """That nothing is said of the chosen partners; what names no partner is shown all the same, and
    so is what is said of some members of a block that they may be among."""
    if not partners:
        return words.text(
            "No partner is chosen, so only what names no partner is shown. Choose one in the line "
            "above."
        )
    if perhaps:
        message = mark(
            "Nothing is said {partners:of} by name; what names no partner is shown, and what may "
            "mean some of them. Choose others in the line above."
        )
    elif has_others:
        message = mark(
            "Nothing is said {partners:of} by name; what names no partner is shown. Choose others "
            "in the line above."
        )
    else:
        message = mark("Nothing is said {partners:of} here. Choose others in the line above.")
    return words.text(message, partners=words.areas(partners))
