"""A claim of growth in proportion, as a tab of its page: every window of its length on record."""

from collections.abc import Iterator, Mapping, Sequence

from lib.dashboard.charts.marks import Claim, Drawing, Lane, Mark
from lib.dashboard.charts.window_strips import LEAST, MOST, window_strips
from lib.dashboard.factcheck.proportion import Proportion
from lib.dashboard.narrative import Wording, claim_text, glossary, proportion_text, source_text
from lib.dashboard.queries import provenance_of
from lib.dashboard.queries.trade import years as years_on_record
from lib.model import (
    Bound,
    Chart,
    GrowthWindowRow,
    LegendItem,
    ObsStatus,
    Reach,
    Rows,
    Table,
    Tables,
    Text,
    mark,
)

WINDOWS = "growth_windows"
"""The name of the file."""

_TALLEST = 480
"""Pixels of a chart, so that it ends inside the first screen."""
_STRIPS = (16, 12, 9, 6)
"""So many partners have a strip of their own; those that grew least share the last one."""
_HEAD = (
    *(mark("Partner"), mark("Years"), mark("Multiple")),
    *(mark("Started at"), mark("Ended at"), mark("Compared with {claimed}")),
)
_NUMBERS = frozenset({2, 3, 4})


def since(tables: Tables) -> int:
    """The first year on record."""
    return years_on_record(tables)[0]


def every_window(found: Proportion, code: str, tables: Tables, words: Wording) -> Chart:
    """Every window as a dot, those that the words may mean large, with all rows as a table."""
    drawing = _drawn(found, words)
    origin = provenance_of(found.rows, tables)
    legend = _legend(drawing, found, words)
    return Chart(
        key="windows",
        finding=proportion_text.finding(found, words),
        subtitle=proportion_text.subtitle(found, since(tables), words),
        figure=drawing.figure,
        height=drawing.height,
        alt=proportion_text.alternative(found, words),
        source=tuple(source_text.source_line(origin.sources, origin.vintages, words)),
        table=_table(found, words),
        rows=Rows(WINDOWS, found.rows, None, (("claim", code),)),
        legend=legend,
        terms=glossary.used_in("windows", legend, words),
        notes=proportion_text.notes(found, (LEAST, MOST), words),
        attribution=claim_text.attribution(
            found.claim, tables.sources[found.claim.source_id], words
        ),
    )


def _drawn(found: Proportion, words: Wording) -> Drawing:
    claim = found.claim
    line = Claim(
        name="",
        value=claim.obs_value,
        label=words.text("{value} (as said)", value=claim_text.claimed(claim, words)),
        hover=claim_text.claim_hover(claim, words),
        bound=Bound(claim.bound),
    )
    drawing = None
    for lanes in _attempts(found, words):
        drawing = window_strips(line, lanes, words.locale)
        if drawing.height <= _TALLEST:
            break
    assert drawing is not None
    return drawing


def _attempts(found: Proportion, words: Wording) -> Iterator[list[Lane]]:
    """The strips in the best way that has room: with a label at every window that reached the
    claim, at the highest of each partner and those of late, at the highest alone, at none; then
    with fewer partners."""
    by_partner: dict[str, list[GrowthWindowRow]] = {}
    for row in found.rows:
        by_partner.setdefault(row.partner, []).append(row)
    near = [row for row in found.rows if row.reach is not Reach.SHORT]
    highest = {row.partner: row for row in sorted(found.reached, key=lambda row: row.obs_value)}
    late = [row for row in near if row in found.recent]
    for most in _STRIPS:
        for labelled in (near, [*highest.values(), *late], highest.values(), ()):
            names = frozenset(row.observation_id for row in labelled)
            yield _strips(by_partner, most, names, found, words)


def _strips(
    by_partner: Mapping[str, Sequence[GrowthWindowRow]],
    most: int,
    labelled: frozenset[str],
    found: Proportion,
    words: Wording,
) -> list[Lane]:
    groups = list(by_partner.items())
    alone, rest = (groups, []) if len(groups) <= most else (groups[: most - 1], groups[most - 1 :])
    recent = frozenset(row.observation_id for row in found.recent)
    strips = [
        Lane(
            format(words.area(code), "label"),
            tuple(_mark(row, recent, labelled, found, words) for row in rows),
        )
        for code, rows in alone
    ]
    if rest:
        rows = [row for _, group in rest for row in group]
        marks = tuple(_mark(row, frozenset(), frozenset(), found, words) for row in rows)
        strips.append(Lane(words.plural("One other", "{count} others", len(rest)), marks))
    return strips


def _mark(
    row: GrowthWindowRow,
    recent: frozenset[str],
    labelled: frozenset[str],
    found: Proportion,
    words: Wording,
) -> Mark:
    """Large where the words may mean it or it has a label; the many others are small."""
    name = row.observation_id
    return Mark(
        name=name,
        value=row.obs_value,
        hover=proportion_text.hover(row, found.claim, words),
        label=proportion_text.label(row, words) if name in labelled else "",
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_earlier=name not in recent and name not in labelled,
        may_be_covered=name not in labelled,
    )


def _legend(drawing: Drawing, found: Proportion, words: Wording) -> tuple[LegendItem, ...]:
    named = proportion_text.legend(found, words)
    return tuple(LegendItem(glyph, named[glyph]) for glyph in drawing.glyphs if glyph in named)


def _table(found: Proportion, words: Wording) -> Table:
    rows = found.rows
    claimed = claim_text.claimed(found.claim, words)
    return Table(
        caption=words.plural("Table: {count} row", "Table: {count} rows", len(rows)),
        head=tuple(words.text(name, claimed=claimed) for name in _HEAD),
        body=tuple(_cells(row, words) for row in rows),
        numeric=_NUMBERS,
    )


def _cells(row: GrowthWindowRow, words: Wording) -> tuple[Text, ...]:
    return (
        format(words.area(row.partner), "label"),
        proportion_text.years(row),
        proportion_text.multiple(row, words),
        words.value(row.base_value, row.base_unit),
        proportion_text.later(row, words),
        proportion_text.reach(row, words),
    )
