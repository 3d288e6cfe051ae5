"""Words in stretches, prose, tables, quotations: what a page says beside its charts."""

from collections.abc import Iterable

from lib.dashboard.markup.glyphs import glyph
from lib.dashboard.markup.safe import Html
from lib.model import (
    Copy,
    Files,
    LegendItem,
    Prose,
    Quotations,
    Quoted,
    Run,
    Statement,
    Table,
    Text,
)

_ONE_NUMBER = 24
"""Characters of a number in a table at the most, with its unit and marks."""
_OURS = ("/", "?", "#")
"""How an address of ours begins; any other is a document's."""


def stretches(words: Text) -> Html:
    """Text with its links and styles."""
    if isinstance(words, str):
        return Html.of(words)
    if isinstance(words, Run):
        return _run(words)
    return Html.joined(map(stretches, words))


def _run(run: Run) -> Html:
    """One stretch. An address of a document that is none is not linked."""
    words = Html.of(run.text)
    if run.address and run.address.startswith(_OURS):
        words = Html.filled("<a href='{address}'>{words}</a>", address=run.address, words=words)
    elif run.address:
        words = Html.link(words, run.address)
    if not (run.style or run.language or run.key):
        return words
    language = Html.filled(" lang='{code}'", code=run.language) if run.language else Html()
    style = Html.filled(" class='{style}'", style=run.style) if run.style else Html()
    tag = Html("q" if "words" in run.style.split() else "span")
    return Html.filled(
        "<{tag}{key}{style}{language}>{words}</{tag}>",
        tag=tag,
        key=name_of(run.key),
        style=style,
        language=language,
        words=words,
    )


def with_quoted(words: str, quoted: Iterable[Run]) -> Html:
    """Words with those of others in them, each once, in their language."""
    parts: list[Html] = [Html.of(words)]
    for run in quoted:
        for n, part in enumerate(parts[::2]):
            before, found, after = part.partition(Html.of(run.text))
            if found:
                parts[2 * n : 2 * n + 1] = [Html(before), _run(run), Html(after)]
                break
    return Html.joined(parts)


def prose(block: Prose) -> Html:
    """A heading and paragraphs."""
    return Html.filled(
        "<section class='mv mv-prose {kind}'>{heading}{paragraphs}</section>",
        kind=block.kind,
        heading=heading(block.heading),
        paragraphs=Html.joined(
            Html.filled("<p>{words}</p>", words=stretches(words)) for words in block.paragraphs
        ),
    )


def heading(words: str) -> Html:
    """A heading of the second level; nothing where there are no words."""
    return Html.filled("<h2>{words}</h2>", words=words) if words else Html()


def table(block: Table) -> Html:
    """A table, scrolled sideways where it is wider than the page."""
    return Html.filled(
        "<section class='mv mv-table {kind}'>{heading}{table}</section>",
        kind=block.kind,
        heading=heading(block.caption),
        table=bare_table(block, named=True),
    )


def bare_table(block: Table, *, named: bool = False) -> Html:
    """The table alone. Its caption is for the ear where a heading above has it already."""
    return Html.filled(
        "<div class='mv-scroll' tabindex='0'{region}>"
        "<table>{caption}"
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        region=Html.filled(" role='region' aria-label='{name}'", name=block.caption)
        if block.caption
        else Html(),
        caption=Html.filled(
            "<caption{quiet}>{words}</caption>",
            quiet=Html(" class='mv-unseen'") if named else Html(),
            words=block.caption,
        )
        if block.caption
        else Html(),
        head=Html.joined(_heading(block, n) for n in range(len(block.head))),
        body=Html.joined(_row(block, row) for row in block.body),
    )


def _heading(block: Table, column: int) -> Html:
    """The head of a column; one without a name is no head to readers who hear the page."""
    name = block.head[column]
    return Html.filled(
        "<th scope='col'{number}>{name}</th>" if name else "<td></td>",
        number=_number(block, column),
        name=name,
    )


def _row(block: Table, row: tuple[Text, ...]) -> Html:
    first, *rest = row
    return Html.filled(
        "<tr><th scope='row'>{first}</th>{cells}</tr>",
        first=stretches(first),
        cells=Html.joined(
            Html.filled(
                "<td{number}{column}>{cell}</td>",
                number=_number(block, n, cell),
                column=_column(block, n),
                cell=stretches(cell),
            )
            for n, cell in enumerate(rest, 1)
        ),
    )


def _number(block: Table, column: int, cell: Text = "") -> Html:
    """A column of numbers is at the right; a cell with several may be in several lines on paper."""
    if column not in block.numeric:
        return Html()
    is_long = isinstance(cell, str) and len(cell) > _ONE_NUMBER
    return Html(" class='number long'" if is_long else " class='number'")


def _column(block: Table, column: int) -> Html:
    """The name of its column on each cell of a grid: a narrow window shows it there."""
    if "grid" not in block.kind.split():
        return Html()
    return Html.filled(" data-column='{name}'", name=block.head[column])


def statement(block: Statement, *, is_heading: bool = False) -> Html:
    """The words a page is about, with who said them; `is_heading`: as its first heading."""
    tag = Html("h1" if is_heading else "p")
    return Html.filled(
        "<div class='mv mv-statement'><blockquote{language}><{tag}{focus}>"
        "{before}<mark{doubted}>{words}</mark>{after}</{tag}></blockquote>"
        "<p class='quiet'>{about}{doubt}</p>{note}</div>",
        language=language_of(block.language),
        tag=tag,
        focus=Html(" tabindex='-1'") if is_heading else Html(),
        before=block.before,
        doubted=_doubted(bool(block.doubt)),
        words=block.words,
        after=block.after,
        about=block.about,
        doubt=Html.filled(" <span class='doubt'>{words}</span>", words=block.doubt)
        if block.doubt
        else Html(),
        note=Html.filled("<p class='note'>{words}</p>", words=block.note) if block.note else Html(),
    )


def copy(block: Copy) -> Html:
    """Text to take along, with a button that copies it."""
    return Html.filled(
        "<section class='mv mv-copy'><div><h3>{heading}</h3>"
        "<button type='button' class='mv-copier' data-copied='{copied}'>"
        "<span>{button}</span><code hidden>{text}</code></button>"
        "<span class='mv-said mv-unseen' role='status' data-copied='{copied}'></span></div>"
        "<p>{said}</p>{links}</section>",
        button=block.button,
        copied=block.copied,
        heading=block.heading,
        text=block.text,
        said=with_quoted(block.text, block.quoted),
        links=Html.filled("<p class='quiet'>{links}</p>", links=stretches(block.links))
        if block.links
        else Html(),
    )


def quotations(block: Quotations) -> Html:
    """Figures in the words they were read from."""
    return Html.filled(
        "<section class='mv mv-quotations'>{heading}{legend}<ul>{items}</ul></section>",
        heading=heading(block.heading),
        legend=legend(block.legend),
        items=Html.joined(map(_quoted, block.items)),
    )


def _quoted(item: Quoted) -> Html:
    return Html.filled(
        "<li id='{key}'><blockquote{language}>{prefix}<mark{doubted}>{exact}</mark>{suffix}"
        "</blockquote><p>{read_as}{doubt}</p><p class='quiet'>{about}</p></li>",
        key=item.key,
        language=language_of(item.language),
        prefix=item.prefix,
        exact=item.exact,
        suffix=item.suffix,
        doubted=_doubted(item.is_doubted),
        read_as=stretches(item.read_as),
        doubt=Html.filled(" <span class='chip doubt'>{words}</span>", words=item.doubt)
        if item.doubt
        else Html(),
        about=stretches(item.about),
    )


def _doubted(is_doubted: bool) -> Html:
    return Html(" class='doubted'") if is_doubted else Html()


def legend(items: tuple[LegendItem, ...]) -> Html:
    """What marks mean, beside one another; nothing where there are none."""
    if not items:
        return Html()
    return Html.filled(
        "<ul class='mv-legend'>{items}</ul>",
        items=Html.joined(
            Html.filled(
                "<li>{glyph}{label}</li>", glyph=glyph(item.glyph, item.area), label=item.label
            )
            for item in items
        ),
    )


def files(block: Files) -> Html:
    """The addresses of rows, by form."""
    return Html.filled(
        "<p class='mv mv-files'>{label} {links}{terms}</p>",
        label=block.label,
        links=Html.joined(map(_run, block.links), ", "),
        terms=Html.filled(". <span class='quiet'>{words}</span>", words=block.terms)
        if block.terms
        else Html(),
    )


def name_of(key: str) -> Html:
    """The attribute for what something on the page leads to."""
    return Html.filled(" id='{key}'", key=key) if key else Html()


def language_of(code: str | None) -> Html:
    """The attribute for words in another language than the page's."""
    return Html.filled(" lang='{code}'", code=code) if code else Html()
