"""A page as a value: what a reader sees, before anything shows it.

A view makes it from the tables and a question; Streamlit, an embedded document, a file and a test
take the same value. Frozen, made of strings, numbers and ready JSON only; every string is plain
text as it is read, in the reader's language, and whoever shows it escapes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that leads somewhere or looks different from the text around it."""

    text: str
    address: str | None = None
    """Where it leads: an address of ours (``/trade?...``, ``?tab=...``) or of a document."""
    style: str = ""
    """``quiet`` (grey), ``silent`` (grey italics: nothing was said), ``words`` (quoted, in the
    colour of what was said), ``words doubted`` (the same dashed: read with doubt), ``strong``,
    ``chip`` (a small label), ``chip doubt`` (the same dashed)."""
    language: str | None = None
    """ISO 639-1 of words in another language than the page's."""
    key: str = ""
    """Its name on the page, where something leads to it."""


Text: TypeAlias = str | Run | tuple[str | Run, ...]
"""Text, as a whole or in stretches."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice, with its name and the address that the choice leads to."""

    value: str
    label: str
    address: str
    group: str = ""
    """What it and the options after it have in common, in a list of many; empty: nothing."""
    language: str | None = None
    """Of a label that is quoted."""


class ChoiceForm(StrEnum):
    """How a choice is shown, where that does not follow from how many options it has."""

    LIST = "list"
    """A list that opens."""
    SWITCH = "switch"
    """Off or on: its options are those two, and its label says what is on."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen, and what is; a few options are buttons, many a list."""

    name: str
    """Its name in the address."""
    label: str
    options: tuple[Option, ...]
    chosen: str
    form: ChoiceForm | None = None
    """How it is shown; None: as buttons where they are few, else as a list."""


@dataclass(frozen=True, slots=True)
class Controls:
    """One row of choices."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Tabs:
    """Ways to look at the same thing; what the chosen one shows follows."""

    label: str
    """What they are tabs of, for readers who hear the page."""
    choice: Choice


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A glyph of the chart and what it means, in two or three words."""

    glyph: str
    """Its name in `lib.dashboard.markup.glyphs`: ``circle``, ``hollow``, ``diamond`` ..."""
    label: str
    area: str | None = None
    """In the colour of this area; None: in grey."""


@dataclass(frozen=True, slots=True)
class EndLabel:
    """The name of a line at its end, beside the plot."""

    area: str
    name: str
    short: str
    """The name where there is little room."""
    value: str
    top: float
    """The middle of the label in pixels from the top of the plot's area."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """A line to write, which leads to the same page with the words in its address."""

    name: str
    """Of the words in the address."""
    label: str
    words: str
    address: str
    """Of the page without the words."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read whole. The first cell of a row names it."""

    caption: str
    head: tuple[str, ...]
    body: tuple[tuple[Text, ...], ...]
    numeric: frozenset[int] = frozenset()
    """The columns of numbers, which stand at the right."""
    kind: str = ""
    """A name for the style sheet: ``grid``, ``ranking``."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that are drawn, tabled and taken away: the same, once.

    `name`, `partners` and `choices` are the address of the file (``/data/<name>.csv?...``) and
    its name; `records` are frozen rows of `lib.model.rows`.
    """

    name: str
    records: tuple[Any, ...]
    partners: tuple[str, ...] | None = None
    """The partners that decide the rows; None where they do not."""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in its frame. The figure holds marks and axes only; the frame is text.

    `figure` is plotly's JSON; `records` drawn are those of `rows`. Print, readers without scripts
    and readers who hear the page get `table` and `alt`.
    """

    key: str
    """Its name on the page and in ``/embed/<page>?chart=<key>``."""
    finding: str
    """What it shows, as a heading: computed, at most 90 characters."""
    subtitle: str
    """What, unit, years, basis, in one line."""
    figure: str
    height: int
    """Of the figure in pixels."""
    alt: str
    source: tuple[Text, ...]
    """Who published the figures, edition and day, licence, via whom if it is a copy."""
    table: Table
    rows: Rows
    legend: tuple[LegendItem, ...] = ()
    ends: tuple[EndLabel, ...] = ()
    """The names of its lines; none where the figure names its marks itself."""
    notes: tuple[Text, ...] = ()
    """What must be known to read it rightly, a sentence each."""
    terms: "Terms | None" = None
    narrow: str = ""
    """The figure for a telephone, where one for all widths cannot be read there."""
    narrow_height: int = 0
    caption: str = ""
    """A sentence to print under the picture."""
    caption_long: str = ""
    """The same with sources and editions."""
    attribution: str = ""
    """Who said what is drawn, where and when: on the page that is above the chart, and a chart
    alone needs it below its subtitle."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a chart, open when the reader wants them: each with what it means."""

    summary: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Menus:
    """What the two menus of a chart offer: files to take, and ways to pass it on."""

    download: str
    downloads: tuple[Run, ...]
    share: str
    copies: tuple[tuple[str, str], ...]
    """What can be copied: its name and the text."""
    copied: str
    """What is said when something was copied."""
    note: str = ""
    terms: str = ""
    """That the files have rows that may not be passed on."""


@dataclass(frozen=True, slots=True)
class StripMark:
    """A mark on a strip, by its place from 0 to 1."""

    place: float
    glyph: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """A claim's mark over the range on record, in 40 pixels. Places are from 0 to 1."""

    alt: str
    low: float | None
    """The range on record; None where there is none."""
    high: float | None
    area: str | None
    """In the colour of which area the range is drawn."""
    marks: tuple[StripMark, ...]
    said: float
    """Where the claim is."""
    opens: int = 0
    """The side its words leave open: 1 towards more, -1 towards less, 0 neither."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim in brief: its words, of what and by whom, and what the record says."""

    words: str
    address: str
    about: str
    lines: tuple[Text, ...]
    strip: Strip | None = None
    language: str | None = None
    chip: str = ""
    """A small label beside the words: "your article"."""
    key: str = ""
    """Its name on the page, where something leads to it."""
    is_doubted: bool = False
    """Whether something in what was read of the words is doubtful: their line is dashed."""
    doubt: str = ""
    """What that is, as far as no other line of the card says it."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards below one heading."""

    heading: str
    cards: tuple[Card, ...]
    note: str = ""
    more: Run | None = None
    """Where there are more."""
    legend: tuple[LegendItem, ...] = ()
    """What the marks of the strips mean."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading and paragraphs."""

    paragraphs: tuple[Text, ...]
    heading: str = ""
    kind: str = ""
    """A name for the style sheet: ``verdict``, ``note``."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The words a page is about, large, with who said them and when.

    The quotation marks around them are in `before` and `after`."""

    words: str
    about: str
    language: str | None = None
    note: str = ""
    before: str = ""
    """The words of its sentence before it, as far as they are shown."""
    after: str = ""
    doubt: str = ""
    """What is doubtful in what was read of the words, whose line is dashed then."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Text to take along, with a button that copies it."""

    heading: str
    text: str
    button: str
    copied: str
    """What is said when it was copied."""
    links: tuple[Run, ...] = ()
    quoted: tuple[Run, ...] = ()
    """Words of others in it, with their language where it is not the page's; the longer first."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure or a tie in the words it was read from, and what was read."""

    key: str
    prefix: str
    exact: str
    suffix: str
    read_as: Text
    about: Text
    """Who said it, in which document."""
    language: str | None = None
    doubt: str = ""
    """What is doubtful in it, as far as `read_as` does not say it."""
    is_doubted: bool = False
    """Whether something in it is doubtful: its line is dashed."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quotations below one heading."""

    heading: str
    items: tuple[Quoted, ...]
    legend: tuple[LegendItem, ...] = ()
    """What the marks of the words mean."""


@dataclass(frozen=True, slots=True)
class ReadingOption:
    """One way to read a part of a figure: what it would make of it, and its cells in the table."""

    label: str
    cells: Mapping[str, str | date | None]


@dataclass(frozen=True, slots=True)
class OtherReadings:
    """The ways to read a part of a figure of a reader's own article, one of them chosen with a
    click: first as it was read, then what else it may be. Only a running server can offer them."""

    key: str
    """Its name on the page."""
    figure: str
    """The identifier of the figure."""
    label: str
    options: tuple[ReadingOption, ...]
    chosen: int | None
    """The place of what is in the figure now; None where a person gave something else."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch of a text that was read, marked: a figure, or a number that was not used."""

    words: str
    key: str
    """Its name on the page, to which its card leads back."""
    address: str | None
    """Where it leads: to its card, or to the reason why it was not used."""
    spoken: str
    """What it was read as, for readers who hear the page."""
    label: str = ""
    """A few words behind it: its number and the verdict."""
    doubt: str = ""
    """What of it the reader inferred, in two or three words; empty where nothing was."""
    kind: str = "figure"
    """``figure`` or ``unused``."""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A whole text with marks in it. A long one is scrolled in a box of its own."""

    label: str
    """What it is, for readers who hear the page."""
    stretches: tuple[str | Annotation, ...]
    legend: tuple[Annotation, ...] = ()
    """What the marks mean: those that are in the text, without addresses."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """Rows to take away without a chart: at their addresses, or, where a reader's own article is
    among them, which no address has, made for that visit."""

    label: str
    rows: Rows
    links: tuple[Run, ...]
    """Their addresses, by form."""
    terms: str = ""
    """That they have rows that may not be passed on."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the page has a part that only a running server can give: a form, a table to search."""

    name: str


@dataclass(frozen=True, slots=True)
class Fold:
    """What is open only when the reader wants it."""

    summary: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns, below one another where the window is narrow."""

    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]"


Block: TypeAlias = (
    Controls
    | Tabs
    | Chart
    | Search
    | Table
    | Cards
    | Prose
    | Statement
    | Copy
    | Quotations
    | OtherReadings
    | AnnotatedText
    | Files
    | Slot
    | Fold
    | Columns
)
"""What a page is made of: a small, closed set."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, as an answer to one question."""

    name: str
    """Of the page in the address."""
    title: str
    """Of the window."""
    heading: str
    """The question, or what was found: the one heading of the first level."""
    answer: str
    """One sentence of at most 30 words; empty where the heading says it."""
    blocks: tuple[Block, ...]
    notices: tuple[Text, ...] = ()
    """What is not as the reader meant: a value in the address that is none, partners of whom
    nothing is on record. Before everything else, a line each."""
    freshness: str = ""
    """The latest period on record, its edition, and what is newer and only reported."""
    above: tuple[Block, ...] = ()
    """Before the heading: which of several things the page is about."""
    statement: Statement | None = None
    """The words that the page is about, which are its heading then."""
    start: Text = ()
    """What the site is for, and where to begin, in a line before the heading: of the first page."""
    quoted: tuple[Run, ...] = ()
    """Words of others in the answer, with their language where it is not the page's."""
    takes_partners: bool = True
    """Whether the chosen partners make a difference; if not, they cannot be chosen here."""
    is_passing: bool = False
    """Whether it lacks what could not be reached when it was made: it is made anew the next
    time."""

    def charts(self) -> tuple[Chart, ...]:
        """Its charts, in their order."""
        return tuple(block for block in inside(self.blocks) if isinstance(block, Chart))


def inside(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, and those within them, in the order they are read."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        match block:
            case Columns(left, right):
                found += [*inside(left), *inside(right)]
            case Fold(_, within):
                found += inside(within)
    return tuple(found)
