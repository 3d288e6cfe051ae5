"""Trade with the chosen partners over the years: lines, and the largest partner nobody chose."""

from collections.abc import Sequence

from lib.dashboard.charts.marks import Line, Mark
from lib.dashboard.charts.time_series import time_series
from lib.dashboard.narrative import Wording, mark, source_text, trade_text
from lib.dashboard.queries import largest_not_chosen, provenance_of, years
from lib.dashboard.queries.events import events_of_years, events_on_record
from lib.dashboard.queries.series import apart
from lib.dashboard.queries.trade import trade
from lib.dashboard.views.choices import Choices
from lib.model import (
    Block,
    Chart,
    Choice,
    Controls,
    LegendItem,
    ObsStatus,
    Prose,
    Question,
    Rows,
    Table,
    Tables,
    Text,
    TradeRow,
    View,
)

_VIEWS = {
    View.LEVEL: mark("Amount"),
    View.SHARE: mark("Share"),
    View.GROWTH: mark("Growth"),
    View.YEARLY: mark("Year on year"),
    View.TO_GDP: mark("Of GDP"),
}
_SCALES = {"linear": mark("Linear"), "log": mark("Logarithmic")}
_EVENTS = {"off": mark("No events"), "on": mark("Events")}
_BALANCE = "trade_balance"
_LINES = 5
"""So many lines are named at their ends; with fewer there is room for one nobody chose."""
_DIGITS = {View.LEVEL: 2}


def over_time(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    """One row of choices and the chart."""
    flow = choices.one(
        "flow", words.text("Flow"), {f: words.text(n) for f, n in trade_text.FLOWS.items()}
    )
    made = [flow]
    views = [View.LEVEL] if flow.chosen == _BALANCE else list(_VIEWS)
    view = choices.one("view", words.text("As"), {v: words.text(_VIEWS[v]) for v in views})
    made.append(view)
    base = None
    if view.chosen == View.GROWTH:
        base = choices.years("base", words.text("Since"), years(tables)[:-1], years(tables)[0])
        made.append(base)
    scale = _scale(flow, view, choices, words)
    events = choices.one(
        "events", words.text("Events"), {v: words.text(n) for v, n in _EVENTS.items()}
    )
    made += [scale, events] if scale else [events]
    shown, added = shown_partners(tables, question.partners, flow.chosen)
    rows = trade(
        tables,
        apart(shown),
        flow.chosen,
        View(view.chosen),
        int(base.chosen) if base else None,
    )
    if not rows:
        return Controls(tuple(made)), Prose(
            (trade_text.nothing(question.partners, flow.chosen, words),)
        )
    picked = {"view": view.chosen, "indicator": flow.chosen}
    picked |= {"base": base.chosen} if base else {}
    chart = comparison(
        tables,
        rows,
        Rows("compare", rows, shown, tuple(picked.items())),
        words,
        view=View(view.chosen),
        added=added,
        is_log=bool(scale and scale.chosen == "log"),
        has_events=events.chosen == "on",
    )
    return Controls(tuple(made)), chart


def shown_partners(
    tables: Tables, chosen: tuple[str, ...], flow: str
) -> tuple[tuple[str, ...], str | None]:
    """The partners that are drawn: those chosen and, where there is room, the largest of the
    countries that nobody chose; and which that is."""
    flow = "trade_turnover" if flow == _BALANCE else flow
    largest = largest_not_chosen(tables, chosen, flow, years(tables)[-1])
    if largest is None or len(chosen) >= _LINES:
        return chosen, None
    return (*chosen, largest.partner), largest.partner


def comparison(
    tables: Tables,
    rows: Sequence[TradeRow],
    file: Rows,
    words: Wording,
    *,
    view: View = View.LEVEL,
    added: str | None = None,
    is_log: bool = False,
    has_events: bool = False,
) -> Chart:
    """The chart of rows in its frame; `added` is the partner that nobody chose."""
    seen = sorted({row.year for row in rows})
    marked, _ = (
        events_of_years(events_on_record(tables), seen[0], seen[-1]) if has_events else ((), 0)
    )
    drawing = time_series(
        _lines(rows, added, words),
        rows[0].unit,
        words.locale,
        is_log=is_log,
        events=[event.day for event in marked],
    )
    origin = provenance_of(rows, tables)
    sources = source_text.source_line(origin.sources, origin.vintages, words)
    printed = source_text.source_words(origin.sources, words)
    return Chart(
        key="over_time",
        finding=trade_text.finding(_chosen(rows, added), view, words),
        subtitle=trade_text.subtitle(rows, view, words),
        figure=drawing.figure,
        height=drawing.height,
        alt=trade_text.alternative(rows, view, words),
        source=sources,
        table=table(rows, words),
        rows=file,
        legend=_legend(rows, words),
        ends=drawing.ends,
        notes=(
            *trade_text.notes(rows, words),
            *(_event(number, event, words) for number, event in enumerate(marked, 1)),
        ),
        caption=trade_text.caption(_chosen(rows, added), view, printed, words),
        caption_long="",
    )


def table(rows: Sequence[TradeRow], words: Wording) -> Table:
    """The same rows as a table: a line a series, a column a year."""
    seen = sorted({row.year for row in rows})
    by_series: dict[str, dict[int, TradeRow]] = {}
    for row in rows:
        by_series.setdefault(row.series, {})[row.year] = row
    body = tuple(
        (
            format(trade_text.series_name(next(iter(found.values())), words), "label"),
            *(_cell(found.get(year), words) for year in seen),
        )
        for found in by_series.values()
    )
    return Table(
        caption=words.plural("Table: {count} figure", "Table: {count} figures", len(rows)),
        head=(words.text("Partner"), *map(str, seen)),
        body=body,
        numeric=frozenset(range(1, len(seen) + 1)),
    )


def _scale(flow: Choice, view: Choice, choices: Choices, words: Wording) -> Choice | None:
    """Offered only for what is above zero."""
    if flow.chosen == _BALANCE or view.chosen not in (View.LEVEL, View.GROWTH):
        return None
    return choices.one(
        "scale", words.text("Scale"), {v: words.text(name) for v, name in _SCALES.items()}
    )


def _chosen(rows: Sequence[TradeRow], added: str | None) -> Sequence[TradeRow]:
    """The rows of the partners that were chosen, if there are any."""
    return [row for row in rows if row.partner != added] or rows


def _lines(rows: Sequence[TradeRow], added: str | None, words: Wording) -> list[Line]:
    found: dict[str, list[TradeRow]] = {}
    for row in rows:
        found.setdefault(row.series, []).append(row)
    return [_line(series, series[0].partner == added, words) for series in found.values()]


def _line(rows: Sequence[TradeRow], is_added: bool, words: Wording) -> Line:
    ordered = sorted(rows, key=lambda row: row.year)
    name = trade_text.series_name(ordered[-1], words)
    return Line(
        area=ordered[-1].partner,
        label=format(name, "label"),
        short=trade_text.short_name(ordered[-1], words),
        value=words.short(ordered[-1].obs_value, ordered[-1].unit),
        marks=tuple(_mark(row, words) for row in ordered),
        note=words.text("not chosen; largest partner") if is_added else "",
        is_minor=is_added,
    )


def _mark(row: TradeRow, words: Wording) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=trade_text.hover(row, words),
        year=row.year,
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
    )


def _legend(rows: Sequence[TradeRow], words: Wording) -> tuple[LegendItem, ...]:
    if not any(row.obs_status == ObsStatus.PROVISIONAL for row in rows):
        return ()
    return (
        LegendItem("circle", words.text("final")),
        LegendItem("hollow", words.text("provisional")),
    )


def _cell(row: TradeRow | None, words: Wording) -> Text:
    if row is None:
        return words.text("no figure")
    value = words.short(row.obs_value, row.unit)
    return f"{value} (p)" if row.obs_status == ObsStatus.PROVISIONAL else value


def _event(number: int, event: object, words: Wording) -> Text:
    return str(number)
