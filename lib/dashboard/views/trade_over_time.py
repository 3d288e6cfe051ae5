"""Trade with the chosen partners over the years: lines, and the largest partner nobody chose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.codelists import ever_members
from lib.dashboard.charts.marks import Line, Mark
from lib.dashboard.charts.time_series import NAMED, time_series
from lib.dashboard.narrative import (
    Wording,
    continuation_text,
    glossary,
    overview_text,
    source_text,
    trade_notes_text,
    trade_text,
)
from lib.dashboard.queries import (
    is_first,
    largest_not_chosen,
    provenance_of,
    unallocated,
    years,
)
from lib.dashboard.queries.block_members import membership_changes
from lib.dashboard.queries.continuation import COMPILER as FUND
from lib.dashboard.queries.continuation import compiled, step_of, steps, without_row, years_after
from lib.dashboard.queries.events import events_of_years, events_on_record
from lib.dashboard.queries.series import Series, apart, are_apart, overlapping, sharing
from lib.dashboard.queries.series_parts import members_in
from lib.dashboard.queries.trade import (
    COMPILER,
    WORLD,
    largest,
    last_year,
    later_totals,
    levels,
    one_sided,
    trade,
)
from lib.dashboard.views.address import written
from lib.dashboard.views.catalogue import CONTINUED, MOST_LINES, REPORTED, TODAY
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.later_years import LaterYears, later_years
from lib.dashboard.views.trade_frame import Tab
from lib.model import (
    Bound,
    Chart,
    Choice,
    Controls,
    LegendItem,
    ObsStatus,
    Prose,
    Question,
    Rows,
    Run,
    Table,
    Tables,
    Text,
    TradeRow,
    View,
    mark,
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
_FLAT = 5
"""A partner that nobody chose and that is so many times the largest of those chosen would leave
their lines flat on the floor, and is named instead."""
_OF_ONE_SIZE = (View.GROWTH, View.YEARLY)
"""Views in which a large partner has no longer line than a small one."""
_FOR_EVER = 9999
WORTH_A_WORD = 0.1
"""The part of a block's trade that is worth a word where it came or went with members."""
_ENDS = 2
"""Years of a range, at the least."""
_NOTHING_LATER = LaterYears()
_NOTES = 2
"""Notes of the record that are shown; all of them are in the file."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was chosen to be compared over the years, and its rows."""

    controls: tuple[Choice, ...]
    flow: str
    view: View
    base: str
    span: tuple[int, int] | None
    """The first and the last year; None where nothing is on record."""
    as_of: int | None
    """The year by whose members blocks are counted; None: by those of each year."""
    shown: tuple[str, ...]
    added: str | None
    """The partner that nobody chose."""
    rows: tuple[TradeRow, ...]
    later: LaterYears
    """What there is of later years, which is no point of these lines."""
    left_out: int
    """How many of the series chosen are not drawn, as there are too many."""
    absent: tuple[str, ...] = ()
    """Why chosen partners are not drawn; of nobody, why nothing is."""
    too_large: TradeRow | None = None
    """The last figure of the partner that nobody chose, where beside it the lines of those chosen
    would be flat."""

    @property
    def of_chosen(self) -> Sequence[TradeRow]:
        """The rows of the partners that were chosen, if there are any."""
        return _of_chosen(self.rows, self.added)

    @property
    def file(self) -> Rows:
        """The rows with the address of their file."""
        choices = {"view": self.view.value, "indicator": self.flow}
        choices |= {"base": self.base} if self.base else {}
        choices |= {"from": str(self.span[0]), "to": str(self.span[1])} if self.span else {}
        choices |= {"members": TODAY} if self.as_of else {}
        choices |= {"continued": CONTINUED} if self.later.continued else {}
        choices |= {"reported": REPORTED} if self.later.reported else {}
        choices |= {"largest": str(MOST_LINES)} if self.left_out else {}
        return Rows("compare", self.every_row, self.shown, tuple(choices.items()))

    @property
    def every_row(self) -> tuple[TradeRow, ...]:
        """All that is drawn, tabled and taken away."""
        return (*self.rows, *self.later.continued, *self.later.reported)

    def title(self, partners: Sequence[str], words: Wording) -> str:
        """The title of the window, with the partners that were chosen."""
        said = trade_text.subject(self.flow, partners, words)
        return trade_text.page_title(
            trade_text.subject_as(said, self.view, self.base, words),
            [row.year for row in (*self.rows, *self.later.continued)],
            words,
        )


def over_time(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices and the chart."""
    compared = chosen(tables, question, choices, words)
    made = list(compared.controls)
    is_log = False
    if compared.flow != _BALANCE and compared.view in _WITH_LOG:
        scale = choices.switch("scale", words.text("Log scale"), "log")
        made.append(scale)
        is_log = scale.chosen == "log"
    events = choices.switch("events", words.text("Events"))
    made.append(events)
    title = compared.title(question.partners, words)
    if not compared.rows:
        return Tab((Controls(tuple(made)), nothing(compared.absent, words)), title)
    chart = comparison(
        tables,
        compared.rows,
        compared.file,
        words,
        view=compared.view,
        added=compared.added,
        later=compared.later,
        left_out=compared.left_out,
        is_log=is_log,
        has_events=events.chosen == "on",
    )
    notes = (*chart.notes, *one_sided_notes(tables, compared, words), *_not_drawn(compared, words))
    linked = replace(chart, notes=(*notes, *_other_members(question, compared, words)))
    return Tab((Controls(tuple(made)), linked), title)


def one_sided_notes(tables: Tables, compared: Comparison, words: Wording) -> Iterator[str]:
    """Which years of partners are left out, since only exports or only imports are on record."""
    if compared.span is not None:
        found = one_sided(tables, compared.shown, compared.flow, compared.span)
        yield from trade_notes_text.one_sided(found, words)


def _not_drawn(compared: Comparison, words: Wording) -> Iterator[str]:
    """That a partner nobody chose is too large to be drawn beside those chosen, if one is."""
    if compared.too_large is not None:
        yield trade_notes_text.too_large(compared.too_large, words)


def _other_members(question: Question, compared: Comparison, words: Wording) -> Iterator[Run]:
    """A link to the other way to count the members of the blocks that are drawn, if any is."""
    blocks = [row for row in compared.rows if ever_members(row.partner)]
    if not blocks:
        return
    if compared.as_of is None:
        said = trade_notes_text.count_todays_members(max(row.year for row in blocks), words)
        yield Run(said, written(question.but(members=TODAY)))
    else:
        said = trade_notes_text.count_each_years_members(words)
        yield Run(said, written(question.but(members=None)))


def chosen(tables: Tables, question: Question, choices: Choices, words: Wording) -> Comparison:
    """What the question asks to compare; partners that are not drawn are named in the notices."""
    flow = choices.one(
        "flow",
        words.text("Flow"),
        {f: words.text(n) for f, n in trade_text.FLOWS_IN_SHORT.items()},
        drops={_BALANCE: ("view", "base", "scale")},
    )
    made = [flow]
    since = years(tables)[0] if years(tables) else 0
    views = [View.LEVEL] if flow.chosen == _BALANCE else list(_VIEWS)
    view = choices.one(
        "view",
        words.text("As"),
        {v.value: words.text(_VIEWS[v]) for v in views},
        drops={
            v.value: (
                *(("from", *_dropped_end(question, since)) if v is View.GROWTH else ("base",)),
                *(() if v in _WITH_LOG else ("scale",)),
            )
            for v in views
        },
    )
    made.append(view)
    base = ""
    if view.chosen == View.GROWTH and len(years(tables)) > 1:
        bases = years(tables)[:-1]
        drops = {str(year): _dropped_end(question, year) for year in bases}
        first = choices.years("base", words.text("Since"), bases, since, drops)
        made.append(first)
        base = first.chosen
    span = _span(tables, choices, made, base, words)
    last = span[1] if span is not None else None
    shown, added = shown_partners(tables, question.partners, flow.chosen, last)
    too_large = None
    is_sized = view.chosen not in _OF_ONE_SIZE and question.chosen("scale") != "log"
    if added and is_sized:
        too_large = _too_large(tables, added, question.partners, flow.chosen, last)
    if too_large is not None:
        shown, added = question.partners, None
    members = choices.switch("members", "", TODAY)
    as_of = years(tables)[-1] if span is not None and members.chosen == TODAY else None
    shown_as = View(view.chosen)
    every = apart(shown, as_of)
    lines = largest(tables, every, flow.chosen, MOST_LINES, last)
    rows = trade(tables, lines, flow.chosen, shown_as, int(base) if base else None, span)
    later = LaterYears()
    if rows and span is not None:
        later = later_years(
            tables, lines, flow.chosen, shown_as, int(base) if base else None, span[1]
        )
    compared = Comparison(
        tuple(made),
        flow.chosen,
        shown_as,
        base,
        span,
        as_of,
        shown,
        added,
        rows,
        later,
        left_out=len(every) - len(lines),
        too_large=too_large,
    )
    if rows and not question.partners:
        choices.notices.append(trade_notes_text.no_partner(words))
    absent = tuple(_absent(tables, question.partners or shown, compared, words))
    if rows:  # without any the page has no other sentence
        choices.notices += absent
    return replace(compared, absent=absent)


def _dropped_end(question: Question, base: int) -> tuple[str, ...]:
    """The last year that is chosen, where growth from this year has none so early."""
    last = question.chosen("to") or ""
    return ("to",) if last.isdecimal() and int(last) <= base else ()


def _span(
    tables: Tables, choices: Choices, made: list[Choice], base: str, words: Wording
) -> tuple[int, int] | None:
    """The first and last year that are chosen; their choices join those made. Growth begins in
    its base year."""
    if len(years(tables)) < _ENDS:
        return None
    if base:
        after = [year for year in years(tables) if year > int(base)]
        after += years_after(tables, View.GROWTH, int(base))
        last = choices.years("to", words.text("To"), after, after[-1])
        made.append(last)
        return int(base), int(last.chosen)
    first, last = choices.span(years(tables), later=years_after(tables))
    made += [first, last]
    return int(first.chosen), int(last.chosen)


def shown_partners(
    tables: Tables, chosen: tuple[str, ...], flow: str, until: int | None = None
) -> tuple[tuple[str, ...], str | None]:
    """The partners that are drawn: those chosen and, where there is room, the largest of the
    countries that nobody chose; and which that is. It is the largest in the last year on record,
    or in the last one up to the year `until`."""
    year = last_year(tables, until)
    if year is None or len(chosen) >= NAMED:
        return chosen, None
    largest = largest_not_chosen(tables, chosen, _sized_by(flow), year)
    if largest is None:
        return chosen, None
    return (*chosen, largest.partner), largest.partner


def _sized_by(flow: str) -> str:
    """The flow by which partners are ranked: a balance has no largest."""
    return "trade_turnover" if flow == _BALANCE else flow


def comparison(
    tables: Tables,
    rows: Sequence[TradeRow],
    file: Rows,
    words: Wording,
    *,
    view: View = View.LEVEL,
    added: str | None = None,
    later: LaterYears = _NOTHING_LATER,
    left_out: int = 0,
    is_log: bool = False,
    has_events: bool = False,
) -> Chart:
    """The chart of rows in its frame; `added` is the partner that nobody chose, `later` what there
    is after the years of the rows, `left_out` how many more were chosen."""
    going_on, reported = later.continued, later.reported
    seen = sorted({row.year for row in (*rows, *going_on)})
    marked, earlier = (
        events_of_years(events_on_record(tables), seen[0], seen[-1]) if has_events else ((), 0)
    )
    lines = _lines(tables, rows, later, added, words)
    drawing = time_series(
        lines,
        rows[0].unit,
        words.locale,
        is_log=is_log,
        events=[event.day for event in marked],
    )
    origin = provenance_of(rows, tables)
    sources = source_text.source_line(origin.sources, origin.vintages, words)
    fund = provenance_of(going_on, tables)
    if going_on:
        sources += source_text.source_line(fund.sources, fund.vintages, words, in_short=True)
    if reported:
        documents = provenance_of(reported, tables).sources
        sources += (
            source_text.reported_in(len(reported), documents, words),
            source_text.licences(documents, words),
        )
    publishers = source_text.source_words((*origin.sources, *fund.sources), words)
    notes: list[Text] = [*continuation_notes(tables, later, view, words)]
    notes += [
        trade_notes_text.event(number, event, words) for number, event in enumerate(marked, 1)
    ]
    if has_events and not marked:
        notes.append(trade_notes_text.no_event(seen[0], seen[-1], words))
    if earlier:
        notes.append(trade_notes_text.events_left_out(len(marked), earlier, words))
    if left_out:
        notes.append(trade_notes_text.only_largest(len(lines), left_out, words))
    if len(lines) > NAMED:
        notes.append(trade_notes_text.named_largest(NAMED, words))
    if not is_log and view is View.LEVEL and (tiny := _tiny(rows)):
        notes.append(trade_notes_text.tiny(tiny, words))
    if reported:
        notes.append(trade_notes_text.reported(reported, words))
        notes += trade_notes_text.doubtful(reported, words)
    if view is View.SHARE:
        notes += _later_totals(tables, rows, words)
    notes += reading_notes(tables, rows, words)
    picked, is_apart = _of_chosen(rows, added), are_apart(file.partners or ())
    legend = _legend(rows, later, words)
    return Chart(
        key="over_time",
        finding=trade_text.finding(picked, view, words, is_apart=is_apart),
        subtitle=trade_text.subtitle((*rows, *going_on), view, words),
        figure=drawing.figure,
        height=drawing.height,
        alt=" ".join(_alternative(rows, view, added, later, words)),
        source=sources,
        table=table((*rows, *going_on, *reported), words),
        rows=file,
        legend=legend,
        ends=drawing.ends,
        notes=tuple(notes),
        terms=glossary.used_in("over_time", legend, words),
        caption=trade_text.caption(picked, view, publishers, words, is_apart=is_apart),
        caption_long=trade_text.caption_long(
            picked,
            view,
            (*sources, *source_text.datasets(fund.sources, words)),
            words,
            is_apart=is_apart,
        ),
    )


def _alternative(
    rows: Sequence[TradeRow],
    view: View,
    added: str | None,
    later: LaterYears,
    words: Wording,
) -> Iterator[str]:
    """The chart in words, with what the eye sees beside the lines: who was not chosen, what another
    compiler has, and what was only reported."""
    yield trade_text.alternative(rows, view, words)
    if added is not None and any(row.series == added for row in rows):
        partner = words.area(added)
        yield words.text("Not chosen, drawn for comparison: {partner}.", partner=partner)
    if later.continued:
        yield continuation_text.alternative(later.continued, words)
    if later.reported:
        yield trade_notes_text.reported(later.reported, words)


def continuation_notes(
    tables: Tables, later: LaterYears, view: View, words: Wording, *, is_drawn: bool = True
) -> Iterator[str]:
    """Whose figures go on after the committee's, how far from these they begin, and what they
    lack; of growth that they do not go on with, since when it would."""
    rows, after = later.continued, years_after(tables)
    if not rows and view is View.GROWTH and after:
        yield continuation_text.later_base(compiled(tables).years[0], after[-1], words)
    if not rows:
        return
    said = [continuation_text.whose(words, is_drawn=is_drawn)]
    end = years(tables)[-1]
    if view is View.SHARE:
        ratio = step_of(tables, WORLD, rows[0].indicator)
        said += [continuation_text.own_total(end, ratio, words)] if ratio is not None else []
    elif view not in _GROWN and (found := steps(tables, rows)):
        said.append(continuation_text.step([(one.row, one.ratio) for one in found], words))
    yield " ".join(said)
    for one in without_row(tables, rows):
        yield continuation_text.without_row(one.row, one.members, one.part, end, words)


def table(rows: Sequence[TradeRow], words: Wording) -> Table:
    """The same rows as a table: a line a year, the latest first, a column a series."""
    names: dict[str, str] = {}
    by_year: dict[int, dict[str, list[TradeRow]]] = {}
    for row in rows:
        if row.compiler in (COMPILER, FUND):
            names[row.series] = format(trade_text.series_name(row, words), "label")
        by_year.setdefault(row.year, {}).setdefault(row.series, []).append(row)
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(words.text("Year"), *names.values()),
        body=tuple(
            (str(year), *(_cell(by_year[year].get(code, ()), words) for code in names))
            for year in sorted(by_year, reverse=True)
        ),
        numeric=frozenset(range(1, len(names) + 1)),
    )


def nothing(absent: Sequence[str], words: Wording) -> Prose:
    """What is shown for a chart where there is nothing to draw: why, if partners are chosen."""
    return Prose(tuple(absent) or (overview_text.no_partner(words),))


def reading_notes(tables: Tables, rows: Sequence[TradeRow], words: Wording) -> list[Text]:
    """What the figures of blocks and of the world hold and leave out, and what the record notes."""
    notes: list[Text] = []
    for code in dict.fromkeys(row.series for row in rows if ever_members(row.partner)):
        notes.append(_of_block(tables, [row for row in rows if row.series == code], words))
    codes = list(dict.fromkeys(row.series for row in rows))
    apart_from = {(inner, row.partner) for row in rows for inner in (row.without or "").split()}
    pairs = [pair for pair in overlapping(codes) if pair not in apart_from]
    notes += trade_notes_text.overlaps(pairs, words)
    notes += [trade_notes_text.shared(*pair, words) for pair in sharing(codes)]
    if parts := _unallocated(tables, rows):
        notes.append(trade_notes_text.unallocated(parts, words))
    notes += list(_recorded(tables, rows, words))[:_NOTES]
    return notes


def _of_block(tables: Tables, rows: Sequence[TradeRow], words: Wording) -> str:
    """Whose trade a block's figures are, and how much of it came and went with members."""
    series, seen = Series.of(rows[0].series), [row.year for row in rows]
    first, last = min(seen), max(seen)
    if series.as_of is not None:
        return trade_notes_text.members_of_one_year(series.area, series.as_of, words)
    changes = membership_changes(tables, series, rows[0].indicator, first, last)
    return trade_notes_text.members_of_each_year(
        trade_text.series_name(rows[0], words),
        (first, last),
        (len(members_in(series, first)), len(members_in(series, last))),
        [change for change in changes if change.amount >= WORTH_A_WORD * change.total],
        words,
    )


def emptied(
    tables: Tables, missing: Sequence[Series], flow: str, span: tuple[int, int]
) -> list[str]:
    """Of series without a figure in a range of years, the blocks of which nothing is left there:
    all their members are chosen."""
    first, last = span
    return [
        series.area
        for series in missing
        if series.without
        if any(first <= row.year <= last for row in levels(tables, Series(series.area), flow))
    ]


def _absent(
    tables: Tables, partners: Sequence[str], compared: Comparison, words: Wording
) -> Iterator[str]:
    """Partners that are not drawn, and why."""
    drawn = {row.partner for row in (*compared.rows, *compared.later.continued)}
    every, flow, on_record = apart(partners, compared.as_of), compared.flow, years(tables)
    first, last = compared.span or (0, _FOR_EVER)
    kept = largest(tables, every, flow, MOST_LINES, last) if compared.left_out else every
    undrawn = [series for series in every if series.area not in drawn]
    missing = [series for series in undrawn if series in kept]
    is_grown = compared.view in _GROWN
    years_of = {
        series: [
            row.year
            for row in levels(tables, series, flow)
            if first <= row.year <= last and (row.obs_value > 0 or not is_grown)
        ]
        for series in undrawn
        if series in missing or series.without
    }
    empty = [series for series, found in years_of.items() if not found]
    without_members = emptied(tables, empty, flow, (first, last))
    without_trade = [series for series in empty if series in missing]
    if without_members:
        yield trade_notes_text.members_all_chosen(without_members, words)
    is_all = compared.span is None or compared.span == (on_record[0], on_record[-1])
    if others := [series.area for series in missing if years_of[series]]:
        if compared.base:
            yield trade_notes_text.no_base(flow, others, compared.base, words)
        elif is_grown:
            in_range = None if is_all else compared.span
            yield trade_notes_text.no_year_before(flow, others, in_range, words)
        else:
            seen = sorted({year for one in missing for year in years_of[one]})
            yield trade_notes_text.no_whole(compared.view, others, seen, words)
    silent = [one.area for one in without_trade if one.area not in without_members]
    if silent:
        when = "" if is_all else words.years(first, last)
        yield trade_notes_text.not_on_record(flow, silent, when, words)


def _of_chosen(rows: Sequence[TradeRow], added: str | None) -> Sequence[TradeRow]:
    """The rows of the partners that were chosen, if there are any."""
    return [row for row in rows if row.partner != added] or rows


def _lines(
    tables: Tables,
    rows: Sequence[TradeRow],
    later: LaterYears,
    added: str | None,
    words: Wording,
) -> list[Line]:
    """A line a series in the order of the rows; of many the largest first, which are named."""
    by_series: dict[str, list[TradeRow]] = {}
    for row in rows:
        by_series.setdefault(row.series, []).append(row)
    for row in later.continued:  # a series may have no figure but these
        by_series.setdefault(row.series, [])
    codes, last = list(by_series), max(row.year for row in rows)
    if len(codes) > NAMED:
        sizes = {code: _size(tables, code, rows[0].indicator, last) for code in codes}
        codes.sort(key=lambda code: -sizes[code])
    lines = [
        _line(
            by_series[code],
            [row for row in later.continued if row.series == code],
            [row for row in later.reported if row.series == code],
            words,
        )
        for code in codes
    ]
    note = _why_added(tables, added, rows[0].indicator, last, words)
    return [
        replace(line, note=note, is_minor=True) if line.area == added else line for line in lines
    ]


def _size(tables: Tables, code: str, flow: str, year: int | None) -> float:
    """The amount of a series in a year, whatever is drawn of it."""
    rows = levels(tables, Series.of(code), flow, year)
    return next((abs(row.obs_value) for row in rows), 0.0)


def _too_large(
    tables: Tables, added: str, partners: Sequence[str], flow: str, until: int | None
) -> TradeRow | None:
    """The last figure up to a year of a partner that nobody chose, if beside it the lines of those
    chosen would be flat."""
    year = last_year(tables, until)
    largest_chosen = max((_size(tables, code, flow, year) for code in partners), default=0.0)
    if not 0 < largest_chosen * _FLAT < _size(tables, added, flow, year):
        return None
    return next(levels(tables, Series(added), _sized_by(flow), year), None)


def _why_added(tables: Tables, added: str | None, flow: str, year: int, words: Wording) -> str:
    if added is None:
        return ""
    flow = _sized_by(flow)
    return trade_text.not_chosen(flow, words, is_largest=is_first(tables, added, flow, year))


def _line(
    rows: Sequence[TradeRow],
    going_on: Sequence[TradeRow],
    reported: Sequence[TradeRow],
    words: Wording,
) -> Line:
    ordered = sorted(rows, key=lambda row: row.year)
    last = max(going_on or rows, key=lambda row: row.year)
    if going_on:
        value = continuation_text.value(last, words)
        dated = continuation_text.dated_value(last, words)
    else:
        value = words.short(last.obs_value, last.unit)
        dated = trade_notes_text.dated_value(last, words)
    return Line(
        area=last.partner,
        label=format(trade_text.series_name(last, words), "label"),
        short=trade_text.short_name(last, words),
        value=value,
        dated=dated,
        marks=tuple(_mark(row, trade_text.hover(row, words)) for row in ordered),
        loose=tuple(_reported_mark(row, words) for row in reported),
        continued=tuple(_mark(row, continuation_text.hover(row, words)) for row in going_on),
    )


def _reported_mark(row: TradeRow, words: Wording) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=trade_notes_text.reported_hover(row, words),
        year=row.year,
        bound=Bound(row.bound),
        is_statement=True,
    )


def _mark(row: TradeRow, hover: str) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=hover,
        year=row.year,
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_estimated=row.obs_status == ObsStatus.ESTIMATED,
    )


def _legend(rows: Sequence[TradeRow], later: LaterYears, words: Wording) -> tuple[LegendItem, ...]:
    items = []
    statuses = {row.obs_status for row in (*rows, *later.continued)}
    if ObsStatus.PROVISIONAL in statuses:
        items += [
            LegendItem("circle", words.text("final")),
            LegendItem("hollow", words.text("provisional")),
        ]
    if later.continued:
        items.append(LegendItem("dashed", continuation_text.legend(later.continued, words)))
    if ObsStatus.ESTIMATED in statuses:
        items.append(LegendItem("estimated", continuation_text.estimated(words)))
    if later.reported:
        items.append(LegendItem("diamond", words.text("only reported")))
    return tuple(items)


def _cell(rows: Sequence[TradeRow], words: Wording) -> Text:
    if not rows:
        return words.text("no figure")
    return words.listed(
        [
            continuation_text.cell(row, words)
            if row.compiler == FUND
            else trade_text.cell(words.short(row.obs_value, row.unit, row.bound), row, words)
            for row in rows
        ]
    )


def _tiny(rows: Sequence[TradeRow]) -> list[TradeRow]:
    """The last figures of series that cannot be told from the axis."""
    most = max(abs(row.obs_value) for row in rows)
    sizes: dict[str, float] = {}
    lasts: dict[str, TradeRow] = {}
    for row in sorted(rows, key=lambda row: row.year):
        sizes[row.series] = max(sizes.get(row.series, 0.0), abs(row.obs_value))
        lasts[row.series] = row
    return [lasts[code] for code, size in sizes.items() if size < _TINY * most]


def _unallocated(tables: Tables, rows: Sequence[TradeRow]) -> Mapping[tuple[str, int], float]:
    """What percent of the flows and years drawn is in no country's row."""
    seen = {year for row in rows for year in (row.year, row.base_year)}
    flows = {flow for row in rows for flow in _FLOWS_OF.get(row.indicator, _BOTH)}
    return {
        (flow, year): one.part
        for (flow, year), one in unallocated(tables).items()
        if flow in flows and year in seen
    }


def _later_totals(tables: Tables, rows: Sequence[TradeRow], words: Wording) -> Iterator[str]:
    """Of which years the whole that is shared is of another vintage than the parts."""
    seen = {row.year for row in rows}
    flows = _FLOWS_OF.get(rows[0].indicator, _BOTH)
    for (flow, year), (latest, own) in later_totals(tables).items():
        if flow in flows and year in seen:
            yield trade_notes_text.later_total(latest, own, words)


def _recorded(tables: Tables, rows: Sequence[TradeRow], words: Wording) -> Iterator[str]:
    """What the record notes to the figures of an area, each note once, with its latest year."""
    latest: dict[tuple[str, str], int] = {}
    for row in rows:
        for name in row.derived_from.split():
            figure = tables.observation[name]
            if not figure.note or figure.partner != row.partner:
                continue
            year = figure.period_start.year if figure.period_start else row.year
            key = (row.partner, figure.note)
            latest[key] = max(latest.get(key, 0), year)
    for (area, note), year in latest.items():
        yield trade_notes_text.recorded(area, year, note, words)
