"""What charts are given: figures as they are to be drawn, all their words already made.

Each has the name of its row, so that what is drawn can be compared with the table and the file.
Values are in base units; growth is a ratio.
"""

from dataclasses import dataclass

from lib.model import Bound, EndLabel


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure."""

    name: str
    """Of its row: the identifier of the observation."""
    value: float
    hover: str
    """The figure in full, in a sentence; on an axis of years with the area's name, for the label
    that lists all lines of a year."""
    year: float = 0.0
    """Where it is on an axis of years: 2023 for the whole year; elsewhere not used."""
    label: str = ""
    """Written at the mark; empty for the marks that no sentence of the page speaks of."""
    area: str | None = None
    """In the colour of this area; None: of its line or lane."""
    bound: Bound = Bound.EXACT
    """What the words say about the number: the side they leave open has an arrow."""
    is_provisional: bool = False
    """Drawn hollow."""
    is_estimated: bool = False
    """Reckoned by its compiler, not counted: a circle with a cross in it."""
    is_statement: bool = False
    """What somebody said, not what an office counted: a diamond."""
    is_part: bool = False
    """Of a part of a year: an hourglass."""
    is_later: bool = False
    """Published after what it is compared with: pale inside, with a dot."""
    is_earlier: bool = False
    """Replaced by a later edition: pale inside and small."""
    may_be_covered: bool = False
    """One of many in a lane that keep no distance from each other; it has no label."""


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one series over the years."""

    area: str
    label: str
    """Its name at its end."""
    short: str
    """The name where there is little room: at most 12 letters."""
    value: str
    """Its last figure in words, after the name."""
    dated: str
    """The same with its time: for a line that ends before the last year of the axis."""
    marks: tuple[Mark, ...]
    loose: tuple[Mark, ...] = ()
    """Figures that are no point of the line: only reported, or of another edition."""
    note: str = ""
    """Below the name."""
    is_minor: bool = False
    """Thin: not chosen, or a part of another line."""
    continued: tuple[Mark, ...] = ()
    """The same in the figures of another compiler, which go on where the line ends: a thin dashed
    line of its own, joined to nothing. The value at the end is then that of its last mark."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a chart with its name above it: a source, a year, a definition, a partner."""

    label: str
    marks: tuple[Mark, ...]
    note: str = ""
    """After the name, in grey: amounts, what the two marks make of each other."""
    area: str | None = None
    """In whose colour its marks are, unless they say otherwise; None: grey."""
    heading: str = ""
    """What it and the lanes after it have in common, where that is new."""
    is_joined: bool = False
    """A line between its outermost marks."""
    band: tuple[float, float] | None = None
    """From where to where a figure was to be expected."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What was said: a line through the record, with the side shaded that its words leave open."""

    name: str
    """Of its row; empty where it is none of the rows that are drawn."""
    value: float
    label: str
    """The words: "more than $4 billion"."""
    hover: str
    note: str = ""
    """Below the label: "as said"."""
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class Bar:
    """One partner, member or kind of goods by size."""

    name: str
    """Of its row; empty where only `second` has one."""
    label: str
    words: str
    """Its figure in words, after the label."""
    value: float
    hover: str
    area: str | None = None
    """In whose colour it is, the partner's or its block's; None: grey."""
    is_chosen: bool = False
    """Its name is bold."""
    is_provisional: bool = False
    second: Mark | None = None
    """The same in another year or by another measure: a tick across the bar."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What was sold to one partner and bought from it."""

    label: str
    words: str
    """Both figures in words, after the label."""
    exports: Mark | None
    imports: Mark | None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, drawn: marks and axes. Words around it are not its own."""

    figure: str
    """Plotly's JSON."""
    height: int
    """In pixels, at any width."""
    drawn: tuple[str, ...]
    """The names of the rows it draws, also in `layout.meta`."""
    ends: tuple[EndLabel, ...] = ()
    glyphs: tuple[str, ...] = ()
    """Which glyphs are in it (`lib.dashboard.markup.glyphs`), for its legend: those with a meaning
    of their own, in a fixed order."""
