"""The frame of a chart of trade: source, legend, table and captions of the rows that are drawn."""

from collections.abc import Sequence
from typing import Any

from lib.dashboard.charts.marks import Drawing
from lib.dashboard.narrative import Wording, mark, source_text
from lib.dashboard.queries import provenance_of
from lib.model import Chart, LegendItem, Rows, Table, Tables, Text

_LEGEND = {
    "circle": mark("final"),
    "hollow": mark("provisional"),
    "diamond": mark("only stated"),
    "hourglass": mark("part of a year"),
    "pale": mark("earlier"),
    "arrow": mark("or beyond"),
    "tick": mark("for comparison"),
    "band": mark("freight and insurance"),
}


def framed(
    tables: Tables,
    drawing: Drawing,
    rows: Rows,
    words: Wording,
    *,
    key: str,
    finding: str,
    subtitle: str,
    alt: str,
    table: Table,
    legend: Sequence[LegendItem] = (),
    notes: Sequence[Text] = (),
) -> Chart:
    """A drawing in its frame. Source and captions come from the rows."""
    behind: Sequence[Any] = rows.records
    origin = provenance_of(behind, tables)
    source = source_text.source_line(origin.sources, origin.vintages, words)
    caption = words.text(
        "{finding}. Source: {source}.",
        finding=finding,
        source=source_text.source_words(origin.sources, words),
    )
    return Chart(
        key=key,
        finding=finding,
        subtitle=subtitle,
        figure=drawing.figure,
        height=drawing.height,
        alt=alt,
        source=source,
        table=table,
        rows=rows,
        legend=tuple(legend) or legend_of(drawing, words),
        ends=drawing.ends,
        notes=tuple(notes),
        caption=caption,
        caption_long=source_text.long_caption(finding, subtitle, source, words),
    )


def legend_of(drawing: Drawing, words: Wording) -> tuple[LegendItem, ...]:
    """The glyphs of a drawing that need a word; that a mark is final goes without saying where
    none is provisional."""
    glyphs = [glyph for glyph in drawing.glyphs if glyph in _LEGEND]
    if "hollow" in glyphs and "circle" not in glyphs:
        glyphs.insert(0, "circle")
    return tuple(LegendItem(glyph, words.text(_LEGEND[glyph])) for glyph in glyphs)
