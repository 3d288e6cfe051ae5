"""What every chart of trade has around it: source, captions, the legend of provisional figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lib.dashboard.charts.marks import Drawing, Line, Mark
from lib.dashboard.narrative import Wording, glossary, source_text, trade_text
from lib.dashboard.queries import provenance_of
from lib.dashboard.queries.provenance import Behind, R
from lib.model import (
    Block,
    Chart,
    GoodsRow,
    LegendItem,
    ObsStatus,
    Rows,
    Table,
    Tables,
    Text,
    TradeRow,
)

Amount = TypeVar("Amount", GoodsRow, TradeRow)


@dataclass(frozen=True, slots=True)
class Tab:
    """What a tab of the page shows."""

    blocks: tuple[Block, ...]
    title: str
    """Of the window: what is shown, with whom, and of which years."""
    takes_partners: bool = True
    """Whether the partners that are chosen decide anything of it."""
    is_passing: bool = False
    """Whether it lacks what could not be reached."""
    freshness: str = ""
    """Of its own figures, where they are not those of the statistical committee."""


def framed(
    tables: Tables,
    rows: Sequence[R],
    drawing: Drawing,
    words: Wording,
    *,
    key: str,
    finding: str,
    subtitle: str,
    alt: str,
    table: Table,
    file: Rows,
    legend: tuple[LegendItem, ...] = (),
    notes: Sequence[Text] = (),
    narrow: Drawing | None = None,
    behind: Behind[R] | None = None,
) -> Chart:
    """A drawing of rows in its frame; `narrow` is the same for a telephone, if it needs another,
    `behind` finds the figures that are in no table of whole years."""
    origin = provenance_of(rows, tables, behind)
    source = source_text.source_line(origin.sources, origin.vintages, words)
    return Chart(
        key=key,
        finding=finding,
        subtitle=subtitle,
        figure=drawing.figure,
        height=drawing.height,
        alt=alt,
        source=source,
        table=table,
        rows=file,
        legend=legend,
        ends=drawing.ends,
        notes=tuple(notes),
        terms=glossary.used_in(key, legend, words),
        narrow=narrow.figure if narrow else "",
        narrow_height=narrow.height if narrow else 0,
        caption=trade_text.with_publishers(
            finding, source_text.source_words(origin.sources, words), words
        ),
        caption_long=source_text.with_sources(
            finding, subtitle, (*source, *source_text.datasets(origin.sources, words)), words
        ),
    )


def line_of_good(
    rows: Sequence[Amount],
    style: str,
    label: str,
    words: Wording,
    hover: Callable[[Amount, Wording], str],
    *,
    short: str | None = None,
    is_minor: bool = False,
) -> Line:
    """The line of one good, or of exports with or without one; `style` is one of
    `lib.dashboard.charts.palette.GOODS`, `short` the label where there is little room."""
    last = rows[-1]
    value = words.short(last.obs_value, last.unit)
    return Line(
        area=style,
        label=label,
        short=label if short is None else short,
        value=value,
        dated=words.text("{value} ({year})", value=value, year=str(last.year)),
        marks=tuple(
            Mark(
                name=row.observation_id,
                value=row.obs_value,
                hover=hover(row, words),
                year=row.year,
                is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
            )
            for row in rows
        ),
        is_minor=is_minor,
    )


def of_status(drawing: Drawing, words: Wording) -> tuple[LegendItem, ...]:
    """What filled and pale bars and circles are, where there are pale ones."""
    final, provisional = words.text("final"), words.text("provisional")
    said = {"bar": final, "pale-bar": provisional, "circle": final, "hollow": provisional}
    return tuple(LegendItem(glyph, said[glyph]) for glyph in drawing.glyphs if glyph in said)
