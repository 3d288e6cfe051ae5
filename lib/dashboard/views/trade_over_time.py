"""Trade with the chosen partners over the years: lines, and the largest partner nobody chose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.codelists import members
from lib.dashboard.charts.marks import Line, Mark
from lib.dashboard.charts.time_series import NAMED, time_series
from lib.dashboard.narrative import (
    Wording,
    mark,
    overview_text,
    source_text,
    trade_notes_text,
    trade_text,
)
from lib.dashboard.queries import largest_not_chosen, provenance_of, ranked, unallocated, years
from lib.dashboard.queries.block_members import is_block, members_counted, without_total
from lib.dashboard.queries.events import events_of_years, events_on_record
from lib.dashboard.queries.series import Series, apart, overlapping, sharing
from lib.dashboard.queries.trade import added_up, levels, trade
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import Tab
from lib.model import (
    Chart,
    Choice,
    Controls,
    LegendItem,
    ObsStatus,
    Period,
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
_WITH_LOG = (View.LEVEL, View.GROWTH)
_GROWN = (View.GROWTH, View.YEARLY)
_BALANCE = "trade_balance"
_FLOWS_OF = {"exports": ("exports",), "imports": ("imports",)}
"""Which flows a flow holds; both where it is none of these."""
_BOTH = ("exports", "imports")
_TINY = 0.01
"""A line that nowhere reaches this part of the axis cannot be told from it."""
_NOTES = 2
"""Notes of the record that are shown; all of them are in the file."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was chosen to be compared over the years, and its rows."""

    controls: tuple[Choice, ...]
    flow: str
    view: View
    base: str
    shown: tuple[str, ...]
    added: str | None
    """The partner that nobody chose."""
    rows: tuple[TradeRow, ...]

    @property
    def of_chosen(self) -> Sequence[TradeRow]:
        """The rows of the partners that were chosen, if there are any."""
        return _chosen(self.rows, self.added)

    @property
    def file(self) -> Rows:
        """The rows with the address of their file."""
        choices = {"view": self.view.value, "indicator": self.flow}
        choices |= {"base": self.base} if self.base else {}
        return Rows("compare", self.rows, self.shown, tuple(choices.items()))

    def title(self, partners: Sequence[str], words: Wording) -> str:
        """The title of the window, with the partners that were chosen."""
        said = trade_text.subject(self.flow, partners, words)
        return trade_text.page_title(
            trade_text.subject_as(said, self.view, self.base, words),
            [row.year for row in self.rows],
            words,
        )


def over_time(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices and the chart."""
    compared = chosen(tables, question, choices, words)
    made = list(compared.controls)
    is_log = False
    if compared.flow != _BALANCE and compared.view in _WITH_LOG:
        scale = choices.switch("scale", words.text("Logarithmic"), "log")
        made.append(scale)
        is_log = scale.chosen == "log"
    events = choices.switch("events", words.text("Mark events"))
    made.append(events)
    title = compared.title(question.partners, words)
    if not compared.rows:
        missing = nothing(compared.flow, question.partners, words)
        return Tab((Controls(tuple(made)), missing), title)
    chart = comparison(
        tables,
        compared.rows,
        compared.file,
        words,
        view=compared.view,
        added=compared.added,
        is_log=is_log,
        has_events=events.chosen == "on",
    )
    return Tab((Controls(tuple(made)), chart), title)


def chosen(tables: Tables, question: Question, choices: Choices, words: Wording) -> Comparison:
    """What the question asks to compare; partners that are not drawn are named in the notices."""
    flow = choices.one(
        "flow",
        words.text("Flow"),
        {f: words.text(n) for f, n in trade_text.FLOWS.items()},
        drops={_BALANCE: ("view", "base", "scale")},
    )
    made = [flow]
    views = [View.LEVEL] if flow.chosen == _BALANCE else list(_VIEWS)
    view = choices.one(
        "view",
        words.text("As"),
        {v.value: words.text(_VIEWS[v]) for v in views},
        drops={
            v.value: (
                *(() if v is View.GROWTH else ("base",)),
                *(() if v in _WITH_LOG else ("scale",)),
            )
            for v in views
        },
    )
    made.append(view)
    base = ""
    if view.chosen == View.GROWTH and len(years(tables)) > 1:
        since = choices.years("base", words.text("Since"), years(tables)[:-1], years(tables)[0])
        made.append(since)
        base = since.chosen
    shown, added = shown_partners(tables, question.partners, flow.chosen)
    found = View(view.chosen)
    rows = trade(tables, apart(shown), flow.chosen, found, int(base) if base else None)
    compared = Comparison(tuple(made), flow.chosen, found, base, shown, added, rows)
    choices.notices += _absent(tables, question.partners, compared, words)
    return compared


def shown_partners(
    tables: Tables, chosen: tuple[str, ...], flow: str
) -> tuple[tuple[str, ...], str | None]:
    """The partners that are drawn: those chosen and, where there is room, the largest of the
    countries that nobody chose; and which that is."""
    if not years(tables) or len(chosen) >= NAMED:
        return chosen, None
    flow = "trade_turnover" if flow == _BALANCE else flow
    largest = largest_not_chosen(tables, chosen, flow, years(tables)[-1])
    if largest is None:
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
    marked, left_out = (
        events_of_years(events_on_record(tables), seen[0], seen[-1]) if has_events else ((), 0)
    )
    lines = _lines(tables, rows, added, words)
    drawing = time_series(
        lines,
        rows[0].unit,
        words.locale,
        is_log=is_log,
        events=[event.day for event in marked],
    )
    origin = provenance_of(rows, tables)
    sources = source_text.source_line(origin.sources, origin.vintages, words)
    printed = source_text.source_words(origin.sources, words)
    notes: list[Text] = [
        trade_notes_text.event(number, event, words) for number, event in enumerate(marked, 1)
    ]
    if has_events and not marked:
        notes.append(trade_notes_text.no_event(seen[0], seen[-1], words))
    if left_out:
        notes.append(trade_notes_text.events_left_out(len(marked), left_out, words))
    if len(lines) > NAMED:
        notes.append(trade_notes_text.named_largest(NAMED, words))
    if not is_log and view is View.LEVEL and (tiny := _tiny(rows)):
        notes.append(trade_notes_text.tiny(tiny, words))
    notes += reading_notes(tables, rows, words)
    picked = _chosen(rows, added)
    return Chart(
        key="over_time",
        finding=trade_text.finding(picked, view, words),
        subtitle=trade_text.subtitle(rows, view, words),
        figure=drawing.figure,
        height=drawing.height,
        alt=trade_text.alternative(rows, view, words),
        source=sources,
        table=table(rows, words),
        rows=file,
        legend=_legend(rows, words),
        ends=drawing.ends,
        notes=tuple(notes),
        caption=trade_text.caption(picked, view, printed, words),
        caption_long=trade_text.caption_long(picked, view, sources, words),
    )


def table(rows: Sequence[TradeRow], words: Wording) -> Table:
    """The same rows as a table: a line a series, a column a year."""
    seen = sorted({row.year for row in rows})
    by_series: dict[str, dict[int, TradeRow]] = {}
    for row in rows:
        by_series.setdefault(row.series, {})[row.year] = row
    body = tuple(
        (
            format(trade_text.series_name(next(iter(series.values())), words), "label"),
            *(_cell(series.get(year), words) for year in seen),
        )
        for series in by_series.values()
    )
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(words.text("Partner"), *map(str, seen)),
        body=body,
        numeric=frozenset(range(1, len(seen) + 1)),
    )


def nothing(flow: str, partners: Sequence[str], words: Wording) -> Prose:
    """What is shown for a chart where there is nothing to draw."""
    if not partners:
        return Prose((overview_text.no_partner(words),))
    return Prose((trade_notes_text.not_on_record(flow, partners, "", words),))


def reading_notes(tables: Tables, rows: Sequence[TradeRow], words: Wording) -> list[Text]:
    """What the figures of blocks and of the world hold and leave out, and what the record notes."""
    notes: list[Text] = []
    for block, left_out in _left_out(rows).items():
        notes.append(trade_notes_text.without(block, left_out, words))
    for block in dict.fromkeys(row.partner for row in rows if is_block(row.partner)):
        if others := _besides_members(tables, block, rows):
            notes.append(trade_notes_text.including(block, others, words))
    codes = list(dict.fromkeys(row.series for row in rows))
    apart_from = {(inner, row.partner) for row in rows for inner in (row.without or "").split()}
    pairs = [pair for pair in overlapping(codes) if pair not in apart_from]
    notes += trade_notes_text.overlaps(pairs, words)
    notes += [trade_notes_text.shared(*pair, words) for pair in sharing(codes)]
    blocks = [code for code in added_up(tables) if any(row.partner == code for row in rows)]
    if blocks:
        notes.append(trade_notes_text.added_up(blocks, words))
    for block in blocks:
        notes += _no_totals(tables, block, rows[0].indicator, words)
    notes += trade_notes_text.unallocated(_unallocated(tables, rows), words)
    notes += list(_recorded(tables, rows, words))[:_NOTES]
    return notes


def emptied(tables: Tables, missing: Sequence[Series], flow: str) -> list[str]:
    """Of series without a figure the blocks of which nothing is left: all members are chosen."""
    return [
        series.area
        for series in missing
        if series.without and any(levels(tables, Series(series.area), flow))
    ]


def _absent(
    tables: Tables, partners: Sequence[str], compared: Comparison, words: Wording
) -> Iterator[str]:
    """Chosen partners that are not drawn, and why."""
    if not partners:
        yield trade_notes_text.no_partner(words)
        return
    drawn = {row.partner for row in compared.rows}
    missing = [series for series in apart(partners) if series.area not in drawn]
    has_levels = {s: any(levels(tables, s, compared.flow)) for s in missing}
    without_members = emptied(tables, [s for s in missing if not has_levels[s]], compared.flow)
    if without_members:
        yield trade_notes_text.members_all_chosen(without_members, words)
    if compared.view in _GROWN:
        no_base = [s.area for s in missing if has_levels[s]]
        if no_base:
            yield trade_notes_text.no_base(no_base, compared.base, words)
    silent = [s.area for s in missing if not has_levels[s] and s.area not in without_members]
    reasons = {area: tuple(_no_totals(tables, area, compared.flow, words)) for area in silent}
    for reason in reasons.values():
        yield from reason
    unexplained = [area for area, reason in reasons.items() if not reason]
    if unexplained:
        yield trade_notes_text.not_on_record(compared.flow, unexplained, "", words)


def _chosen(rows: Sequence[TradeRow], added: str | None) -> Sequence[TradeRow]:
    """The rows of the partners that were chosen, if there are any."""
    return [row for row in rows if row.partner != added] or rows


def _lines(
    tables: Tables, rows: Sequence[TradeRow], added: str | None, words: Wording
) -> list[Line]:
    """A line a series in the order of the rows; of many the largest first, which are named."""
    by_series: dict[str, list[TradeRow]] = {}
    for row in rows:
        by_series.setdefault(row.series, []).append(row)
    codes = list(by_series)
    if len(codes) > NAMED:
        sizes = {code: _size(tables, code, rows[0].indicator) for code in codes}
        codes.sort(key=lambda code: -sizes[code])
    lines = [_line(by_series[code], words) for code in codes]
    note = _why_added(tables, added, rows[0].indicator, words)
    return [
        replace(line, note=note, is_minor=True) if line.area == added else line for line in lines
    ]


def _size(tables: Tables, code: str, flow: str) -> float:
    """The latest amount of a series, whatever is drawn of it."""
    rows = levels(tables, Series.of(code), flow, years(tables)[-1])
    return next((abs(row.obs_value) for row in rows), 0.0)


def _why_added(tables: Tables, added: str | None, flow: str, words: Wording) -> str:
    if added is None:
        return ""
    flow = "trade_turnover" if flow == _BALANCE else flow
    first = ranked(tables, flow, years(tables)[-1])[0]
    return trade_text.not_chosen(flow, words, is_largest=first.partner == added)


def _line(rows: Sequence[TradeRow], words: Wording) -> Line:
    ordered = sorted(rows, key=lambda row: row.year)
    name = trade_text.series_name(ordered[-1], words)
    return Line(
        area=ordered[-1].partner,
        label=format(name, "label"),
        short=trade_text.short_name(ordered[-1], words),
        value=words.short(ordered[-1].obs_value, ordered[-1].unit),
        dated=trade_notes_text.dated_value(ordered[-1], words),
        marks=tuple(_mark(row, words) for row in ordered),
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
    return trade_text.cell(words.short(row.obs_value, row.unit), row, words)


def _tiny(rows: Sequence[TradeRow]) -> list[TradeRow]:
    """The last figures of series that cannot be told from the axis."""
    most = max(abs(row.obs_value) for row in rows)
    sizes: dict[str, float] = {}
    lasts: dict[str, TradeRow] = {}
    for row in sorted(rows, key=lambda row: row.year):
        sizes[row.series] = max(sizes.get(row.series, 0.0), abs(row.obs_value))
        lasts[row.series] = row
    return [lasts[code] for code, size in sizes.items() if size < _TINY * most]


def _left_out(rows: Sequence[TradeRow]) -> Mapping[str, tuple[str, ...]]:
    """Members that a block is drawn without, though nobody chose them."""
    blocks: dict[str, dict[str, None]] = {}
    for row in rows:
        chosen_apart = row.series.split("_X_")
        inside = [code for code in (row.without or "").split() if code not in chosen_apart]
        if inside and row.series != f"{row.partner}_X_MEMBERS":
            blocks.setdefault(row.partner, {}).update(dict.fromkeys(inside))
    return {block: tuple(codes) for block, codes in blocks.items()}


def _besides_members(tables: Tables, block: str, rows: Sequence[TradeRow]) -> tuple[str, ...]:
    """Countries that the compiler counts in a block in the latest year, and that are no members."""
    last = max((row for row in rows if row.partner == block), key=lambda row: row.year)
    period = Period.of_year(last.year)
    counted = members_counted(tables, block, last.year, last.indicator)
    return tuple(sorted(counted - {*members(block, period.start, period.end)}))


def _no_totals(tables: Tables, block: str, flow: str, words: Wording) -> Iterator[str]:
    by_members: dict[tuple[str, ...], list[int]] = {}
    for year, codes in without_total(tables, block, flow).items():
        by_members.setdefault(codes, []).append(year)
    for codes, seen in by_members.items():
        yield trade_notes_text.no_total(block, seen, codes, words)


def _unallocated(tables: Tables, rows: Sequence[TradeRow]) -> Mapping[tuple[str, int], float]:
    """What of the flows and years drawn is in no country's row."""
    seen = {year for row in rows for year in (row.year, row.base_year)}
    flows = {flow for row in rows for flow in _FLOWS_OF.get(row.indicator, _BOTH)}
    return {
        (flow, year): amount
        for (flow, year), amount in unallocated(tables).items()
        if flow in flows and year in seen
    }


def _recorded(tables: Tables, rows: Sequence[TradeRow], words: Wording) -> Iterator[str]:
    """What the record notes to the figures of an area, each note once, with its latest year.

    A definition that was mended is none that differs, and its note no longer holds.
    """
    latest: dict[tuple[str, str], int] = {}
    for row in rows:
        for name in row.derived_from.split():
            figure = tables.observation[name]
            is_mended = row.without and figure.obs_status is ObsStatus.DEFINITION_DIFFERS
            if is_mended or not figure.note or figure.partner != row.partner:
                continue
            year = figure.period_start.year if figure.period_start else row.year
            key = (row.partner, figure.note)
            latest[key] = max(latest.get(key, 0), year)
    for (area, note), year in latest.items():
        yield trade_notes_text.recorded(area, year, note, words)
