"""Partner countries by size in one year: ranked bars, or circles on a map."""

import json
from collections.abc import Sequence

from lib.codelists import HOME
from lib.dashboard.charts.marks import Bar, Drawing
from lib.dashboard.charts.palette import QUIET, style_of
from lib.dashboard.charts.partner_map import MapWords, partner_map
from lib.dashboard.charts.partner_map import Partner as Circle
from lib.dashboard.charts.ranked_bars import ranked_bars
from lib.dashboard.narrative import Slot, Wording, mark, trade_text
from lib.dashboard.queries import ranked, years
from lib.dashboard.queries.ranking import LARGEST, drawn_ranking
from lib.dashboard.views.catalogue import ALL, WITHIN
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import framed
from lib.model import (
    Block,
    Controls,
    ObsStatus,
    Prose,
    Question,
    Rows,
    Table,
    Tables,
    TradeRow,
)

_FLOWS = ("trade_turnover", "exports", "imports")
_WITHIN = {ALL: mark("All countries")} | dict.fromkeys(WITHIN, "")
_LOOKS = {"bars": mark("Bars"), "map": mark("Map")}
_NOTHING = mark("The record has no figure for these countries in {year}.")
_MAP_HEIGHT = 480
_SIZES = (5e9, 1e9, 1e8)
"""Amounts in the key of the map."""


def partners_by_size(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    """One row of choices, and the ranking or the map."""
    flow = choices.one(
        "flow", words.text("Flow"), {f: trade_text.flow_name(f, words) for f in _FLOWS}
    )
    year = choices.years("year", words.text("Year"), years(tables), years(tables)[-1])
    within = choices.one(
        "within",
        words.text("Among"),
        {
            code: words.text(_WITHIN[code]) if code == ALL else format(words.area(code), "label")
            for code in _WITHIN
        },
    )
    look = choices.one(
        "look", words.text("Look"), {name: words.text(label) for name, label in _LOOKS.items()}
    )
    made = Controls((flow, year, within, look))
    among = within.chosen if within.chosen != ALL else None
    of_year = ranked(tables, flow.chosen, int(year.chosen), among)
    rows = tuple(row for row in of_year if row.obs_value > 0)
    if not rows:
        nothing = words.text(
            "The record has no figure for these countries in {year}.", year=year.chosen
        )
        return made, Prose((nothing,))
    is_map = look.chosen == "map"
    drawn = drawn_ranking(tables, flow.chosen, int(year.chosen), among, is_map=is_map)
    picked = {
        "indicator": flow.chosen,
        "year": year.chosen,
        "within": within.chosen,
        "rows": "placed" if is_map else "largest",
    }
    file = Rows("partners", drawn, None, tuple((k, v) for k, v in picked.items() if v))
    drawing = _mapped(drawn, question, words) if is_map else _bars(drawn, question, words)
    subtitle = words.text(
        "{flow}, US dollars, {year}",
        flow=trade_text.flow_name(flow.chosen, words),
        year=year.chosen,
    )
    notes = []
    if not is_map and (more := len(rows) - len(drawn)) > 0:
        notes.append(
            words.plural(
                "{count} smaller partner is not drawn; the map and the files have it.",
                "{count} smaller partners are not drawn; the map has all.",
                more,
            )
        )
    chart = framed(
        tables,
        drawing,
        file,
        words,
        key="partners",
        finding=_finding(rows, words),
        subtitle=subtitle,
        alt=_alternative(drawn, subtitle, words),
        table=_table(rows, words),
        notes=(*notes, *trade_text.notes(drawn, words)),
    )
    return made, chart


def _finding(rows: Sequence[TradeRow], words: Wording) -> str:
    """The largest and the next, in at most 90 characters."""
    first = rows[0]
    names = [trade_text.series_name(row, words) for row in rows[:2]]
    slots: dict[str, Slot] = {
        "first": names[0],
        "value": words.value(first.obs_value, first.unit),
        "year": str(first.year),
    }
    if len(rows) == 1:
        return words.text("{first:^} is the only one on record: {value} in {year}", **slots)
    return words.text(
        "{first:^} comes first in {year} with {value}, {second} next",
        second=names[1],
        **slots,
    )


def _bars(rows: Sequence[TradeRow], question: Question, words: Wording) -> Drawing:
    bars = [
        Bar(
            name=row.observation_id,
            label=format(trade_text.series_name(row, words), "label"),
            words=words.short(row.obs_value, row.unit),
            value=row.obs_value,
            hover=trade_text.hover(row, words),
            area=row.partner if row.partner in question.partners else None,
            is_provisional=row.obs_status is ObsStatus.PROVISIONAL,
        )
        for row in rows
    ]
    return ranked_bars(bars, rows[0].unit, words.locale)


def _mapped(rows: Sequence[TradeRow], question: Question, words: Wording) -> Drawing:
    circles = [
        Circle(
            row.partner,
            format(words.area(row.partner), "label"),
            words.short(row.obs_value, row.unit),
            row.obs_value,
            style_of(row.partner).colour if row.partner in question.partners else QUIET,
        )
        for row in rows
    ]
    on_map = MapWords(
        format(words.area(HOME), "label"),
        words.text("Elsewhere:"),
        words.text("and {count} more", count="{count}"),
    )
    largest = max(row.obs_value for row in rows)
    sizes = [(size, words.short(size, "USD")) for size in _SIZES if size <= 2 * largest]
    names = tuple(row.observation_id for row in rows)
    figure = partner_map(circles, on_map, sizes, ids=names)
    figure["layout"]["height"] = _MAP_HEIGHT
    return Drawing(json.dumps(figure), _MAP_HEIGHT, names)


def _table(rows: Sequence[TradeRow], words: Wording) -> Table:
    return Table(
        caption=words.plural("Table: {count} partner", "Table: {count} partners", len(rows)),
        head=(words.text("Partner"), words.text("Amount"), words.text("Status")),
        body=tuple(
            (
                format(trade_text.series_name(row, words), "label"),
                words.short(row.obs_value, row.unit),
                words.text("provisional")
                if row.obs_status is ObsStatus.PROVISIONAL
                else words.text("final"),
            )
            for row in rows
        ),
        numeric=frozenset({1}),
        kind="ranking",
    )


def _alternative(rows: Sequence[TradeRow], subtitle: str, words: Wording) -> str:
    listed = words.listed(
        [
            words.text(
                "{who:label} {value}",
                who=trade_text.series_name(row, words),
                value=words.short(row.obs_value, row.unit),
            )
            for row in rows[:LARGEST]
        ]
    )
    return words.text("Partners by size. {subtitle}: {listed}.", subtitle=subtitle, listed=listed)
