"""Partner countries by size in a year, as bars or on a map."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lib.codelists import HOME, nested
from lib.dashboard.charts.marks import Bar, Drawing
from lib.dashboard.charts.palette import GRID, INK, PAPER, QUIET, QUIET_INK, style_of
from lib.dashboard.charts.palette import HOME as HOME_INK
from lib.dashboard.charts.partner_map import (
    EURASIA,
    EURASIA_NARROW,
    Extent,
    MapWords,
    Partner,
    Tones,
    has_place,
    partner_map,
)
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.narrative import Wording, ranking_text, trade_notes_text, trade_text
from lib.dashboard.queries import Series, members_without_row, ranked, unallocated, years
from lib.dashboard.queries.block_members import is_block
from lib.dashboard.queries.ranking import ranked_and_chosen
from lib.dashboard.queries.series import members_of_year
from lib.dashboard.queries.trade import WORLD, later_totals, levels, one_sided
from lib.dashboard.views.catalogue import BARS, LARGEST, MAP, blocks_opened
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import Tab, framed, of_status
from lib.dashboard.views.trade_over_time import nothing
from lib.model import (
    Controls,
    LegendItem,
    ObsStatus,
    Prose,
    Question,
    Rows,
    Table,
    Tables,
    TradeRow,
)

_ALL = "all"
_FLOWS = ("trade_turnover", "exports", "imports")
_WIDE_HEIGHT, _NARROW_HEIGHT = 470, 324
"""Pixels in which the part of the map that is drawn is as wide as a page of 1440, and of 390."""
_NARROW = replace(EURASIA_NARROW, named=7)
_TONES = Tones(
    ink=INK.light,
    quiet=QUIET_INK.light,
    paper=PAPER.light,
    land=GRID.light,
    border=PAPER.light,
    home=HOME_INK.light,
)
"""The inks of all charts, so that the map turns dark with the page."""


def partners(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices and the chart."""
    flow = choices.one(
        "flow", words.text("Flow"), {f: words.text(trade_text.FLOWS_IN_SHORT[f]) for f in _FLOWS}
    )
    within = choices.one(
        "within",
        words.text("Within"),
        {_ALL: words.text("All countries")}
        | {code: format(words.area(code), "label") for code in blocks_opened(tables)},
    )
    drawn = choices.one(
        "drawn", words.text("Drawn as"), {BARS: words.text("Bars"), MAP: words.text("Map")}
    )
    made = [flow, within, drawn]
    block = None if within.chosen == _ALL else within.chosen
    said = ranking_text.subject(flow.chosen, block, words)
    if not years(tables):
        missing = nothing((), words)
        return Tab((Controls(tuple(made)), missing), trade_text.page_title(said, (), words))
    year = choices.years("year", words.text("Year"), years(tables), years(tables)[-1])
    made.append(year)
    title = trade_text.page_title(said, (int(year.chosen),), words)
    all_rows = ranked(tables, flow.chosen, int(year.chosen), block)
    is_map = drawn.chosen == MAP
    if is_map:
        rows = tuple(row for row in all_rows if has_place(row.partner))
    else:
        rows = ranked_and_chosen(all_rows, question.partners, LARGEST)
    countries = [code for code in question.partners if not is_block(code)]
    silent = [c for c in countries if not _has_figure(tables, c, flow.chosen, int(year.chosen))]
    if silent:
        choices.notices.append(
            trade_notes_text.not_on_record(flow.chosen, silent, year.chosen, words)
        )
    if not rows:
        missing = nothing((), words)
        if block:
            missing = Prose((ranking_text.no_member(block, year.chosen, words),))
        return Tab((Controls(tuple(made)), missing), title)
    total = next(
        levels(tables, Series(block) if block else WORLD, flow.chosen, int(year.chosen)), None
    )
    groups = _groups(question.partners, rows)
    narrow = None
    if is_map:
        drawing = _map(rows, groups, EURASIA, _WIDE_HEIGHT, words)
        narrow = _map(rows, groups, _NARROW, _NARROW_HEIGHT, words)
    else:
        drawing = _bars(rows, all_rows, groups, words)
    file = Rows(
        "ranking",
        rows,
        question.partners,
        (
            ("indicator", flow.chosen),
            ("year", year.chosen),
            ("within", within.chosen),
            ("drawn", drawn.chosen),
        ),
    )
    chart = framed(
        tables,
        rows,
        drawing,
        words,
        key="partners",
        finding=ranking_text.finding(all_rows, total, block, words),
        subtitle=ranking_text.subtitle(rows, words),
        alt=ranking_text.alternative(rows, words, is_map=is_map),
        table=_table(rows, all_rows, words),
        file=file,
        legend=(*_legend(groups, words, is_map=is_map), *of_status(drawing, words)),
        notes=(
            *_not_drawn(rows, all_rows, words, is_map=is_map),
            *(() if block else _blocks(all_rows, question.partners, words)),
            *_within(tables, all_rows, [c for c in countries if c not in silent], block, words),
            *_one_sided(tables, flow.chosen, int(year.chosen), block, words),
            *_unallocated(tables, flow.chosen, int(year.chosen), words),
            *(() if block else _later_totals(tables, flow.chosen, int(year.chosen), words)),
        ),
        narrow=narrow,
    )
    return Tab((Controls(tuple(made)), chart), title)


def _not_drawn(
    rows: Sequence[TradeRow],
    all_rows: Sequence[TradeRow],
    words: Wording,
    *,
    is_map: bool,
) -> Iterator[str]:
    """Which countries have no bar or circle."""
    if not is_map and len(rows) < len(all_rows):
        yield ranking_text.cut_off(LARGEST, len(all_rows), words)
    if is_map and (off_map := [row for row in all_rows if row not in rows]):
        yield ranking_text.not_on_map(off_map, words)


def _blocks(all_rows: Sequence[TradeRow], chosen: Sequence[str], words: Wording) -> Iterator[str]:
    """That the chosen blocks have no bar, and which have no member with one."""
    blocks = [code for code in chosen if is_block(code)]
    opened = [code for code in blocks if any(nested(row.partner, code) for row in all_rows)]
    if opened:
        yield ranking_text.no_blocks(opened, words)
    for code in blocks:
        if code not in opened:
            yield ranking_text.no_member(code, str(all_rows[0].year), words)


def _within(
    tables: Tables,
    all_rows: Sequence[TradeRow],
    countries: Sequence[str],
    block: str | None,
    words: Wording,
) -> Iterator[str]:
    """Which chosen countries are not of the block, and which members have no row."""
    if block is None:
        return
    if outside := [code for code in countries if code not in {row.partner for row in all_rows}]:
        yield ranking_text.not_members(outside, block, words)
    if missing := members_without_row(tables, block, all_rows[0].year, all_rows[0].indicator):
        yield ranking_text.without_row(missing, block, words)


def _later_totals(tables: Tables, flow: str, year: int, words: Wording) -> Iterator[str]:
    """That the total is of another vintage than the figures of countries."""
    flows = _FLOWS[1:] if flow == _FLOWS[0] else (flow,)
    for one in flows:
        if found := later_totals(tables).get((one, year)):
            yield trade_notes_text.later_total(*found, words)


def _unallocated(tables: Tables, flow: str, year: int, words: Wording) -> Iterator[str]:
    """What percent of the year's flows is in no country's row, where it is much."""
    flows = _FLOWS[1:] if flow == _FLOWS[0] else (flow,)
    parts = {
        (one, year): unallocated(tables)[one, year].part
        for one in flows
        if (one, year) in unallocated(tables)
    }
    if parts:
        yield trade_notes_text.unallocated(parts, words)


def _one_sided(
    tables: Tables, flow: str, year: int, block: str | None, words: Wording
) -> Iterator[str]:
    """Which countries have no sum of exports and imports, since one alone is on record."""
    of = members_of_year(block, year) if block else None
    yield from trade_notes_text.one_sided(one_sided(tables, of, flow, (year, year)), words)


def _has_figure(tables: Tables, code: str, flow: str, year: int) -> bool:
    return any(levels(tables, Series(code), flow, year))


def _groups(chosen: Sequence[str], rows: Sequence[TradeRow]) -> Mapping[str, str]:
    """By series in whose colour countries are: a chosen one in its own, a member of a chosen block
    in that of the first such block; others have none."""
    colours = {code: code for code in chosen if not is_block(code)}
    for block in filter(is_block, chosen):
        for member in members_of_year(block, rows[0].year):
            colours.setdefault(member, block)
    return {row.series: colours[row.partner] for row in rows if row.partner in colours}


def _legend(groups: Mapping[str, str], words: Wording, *, is_map: bool) -> list[LegendItem]:
    """The blocks whose members have their colour."""
    blocks = dict.fromkeys(area for code, area in groups.items() if code != area)
    glyph = "circle" if is_map else "bar"
    return [LegendItem(glyph, ranking_text.members_of(block, words), block) for block in blocks]


def _bars(
    rows: Sequence[TradeRow],
    all_rows: Sequence[TradeRow],
    groups: Mapping[str, str],
    words: Wording,
) -> Drawing:
    places = {row.series: number for number, row in enumerate(all_rows, 1)}
    bars = [
        Bar(
            name=row.observation_id,
            label=_name(row, places, words),
            words=words.short(row.obs_value, row.unit),
            value=row.obs_value,
            hover=trade_text.hover(row, words),
            area=groups.get(row.series),
            is_chosen=groups.get(row.series) == row.partner,
            is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        )
        for row in rows
    ]
    return ranked_bars(bars, rows[0].unit, words.locale)


def _map(
    rows: Sequence[TradeRow],
    groups: Mapping[str, str],
    extent: Extent,
    height: int,
    words: Wording,
) -> Drawing:
    most = max(row.obs_value for row in rows)
    step = 10 ** math.floor(math.log10(most)) if most > 0 else 1.0
    figure = partner_map(
        [
            Partner(
                area=row.partner,
                label=format(words.area(row.partner), "label"),
                words=words.short(row.obs_value, row.unit),
                value=row.obs_value,
                colour=style_of(groups[row.series]).colour if row.series in groups else QUIET,
                is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
            )
            for row in rows
        ],
        MapWords(
            home=format(words.area(HOME), "label"),
            elsewhere=words.text("Not on this map:"),
            more=words.text("and {count} more", count="{count}"),
        ),
        [(size, words.short(size, rows[0].unit)) for size in (step, step / 10)],
        extent,
        _TONES,
        ids=[row.observation_id for row in rows],
    )
    figure["layout"]["height"] = height
    provisional = {row.obs_status == ObsStatus.PROVISIONAL for row in rows}
    glyphs = {True: ("hollow",), False: ("circle",)}
    return Drawing(
        figure=json.dumps(figure),
        height=height,
        drawn=tuple(row.observation_id for row in rows),
        glyphs=sum((glyphs[one] for one in sorted(provisional)), ()) if any(provisional) else (),
    )


def _table(rows: Sequence[TradeRow], all_rows: Sequence[TradeRow], words: Wording) -> Table:
    places = {row.series: number for number, row in enumerate(all_rows, 1)}
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(words.text("Partner"), words.text(trade_text.FLOWS[rows[0].indicator])),
        body=tuple(
            (
                _name(row, places, words),
                trade_text.cell(words.value(row.obs_value, row.unit), row, words),
            )
            for row in rows
        ),
        numeric=frozenset({1}),
        kind="ranking",
    )


def _name(row: TradeRow, places: dict[str, int], words: Wording) -> str:
    return ranking_text.place(row, places[row.series], words)
