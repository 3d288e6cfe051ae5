"""Trade with the chosen partners by month or quarter, in the figures that were refreshed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.codelists import HOME, ever_members
from lib.dashboard.charts.marks import Line, Mark
from lib.dashboard.charts.time_series import NAMED, PartsOfYears, time_series
from lib.dashboard.charts.year_lines import middle_of
from lib.dashboard.narrative import (
    Wording,
    months_text,
    overview_text,
    trade_notes_text,
    trade_text,
)
from lib.dashboard.queries.months import (
    amounts,
    by_period,
    figures_behind,
    frequencies,
    largest_partner,
    largest_series,
    never_given,
    refreshed,
    size,
    years_refreshed,
)
from lib.dashboard.queries.series import Series, apart, are_apart, overlapping, sharing
from lib.dashboard.queries.series_parts import members_left
from lib.dashboard.views.catalogue import MONTHS, MOST_OF_MONTHS
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import Tab, framed
from lib.model import (
    Chart,
    Choice,
    Controls,
    Frequency,
    LegendItem,
    ObsStatus,
    Period,
    PeriodRow,
    PeriodView,
    Prose,
    Question,
    Rows,
    Table,
    Tables,
    Text,
)

_SERVICE = "imf-trade"
_BALANCE, _TURNOVER = "trade_balance", "trade_turnover"
_QUARTERLY, _HALF_YEARLY = 1, 2
"""Of so many years every third month is written below the axis, or every sixth; of more, years."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was chosen, and its rows."""

    flow: str
    frequency: Frequency
    view: PeriodView
    span: tuple[int, int]
    partners: tuple[str, ...]
    added: str | None
    """The partner that nobody chose."""
    is_largest: bool
    """Whether that is the largest of all."""
    rows: tuple[PeriodRow, ...]
    left_out: int
    """How many of the series chosen are not drawn, as there are too many."""

    @property
    def of_chosen(self) -> Sequence[PeriodRow]:
        """The rows of the partners that were chosen, if there are any."""
        return [row for row in self.rows if row.partner != self.added] or self.rows

    @property
    def file(self) -> Rows:
        """The rows with the address of their file."""
        choices = {"indicator": self.flow, "period": self.frequency.value, "as": self.view.value}
        choices |= {"from": str(self.span[0]), "to": str(self.span[1])}
        choices |= {"largest": str(MOST_OF_MONTHS)} if self.left_out else {}
        return Rows(MONTHS, self.rows, self.partners, tuple(choices.items()))


def months(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices and the chart; to be asked only where months or quarters are there."""
    made, shown = _chosen(tables, question, choices, words)
    said = trade_text.subject(shown.flow, question.partners, words)
    title = trade_text.page_title(said, [row.period_end.year for row in shown.rows], words)
    block: Chart | Prose
    if shown.rows:
        block = _chart(tables, shown, words)
    elif question.partners:
        block = Prose((months_text.not_drawn(question.partners, words),))
    else:
        block = Prose((overview_text.no_partner(words),))
    return Tab((Controls(made), block), title, freshness=_freshness(tables, words))


def _freshness(tables: Tables, words: Wording) -> str:
    """To which month the figures reach, and when they were refreshed."""
    ends = [of.period(found.numbers[-1]).end for of, found in refreshed(tables).items()]
    days = [one.accessed for one in tables.refreshed if one.service == _SERVICE]
    return months_text.freshness(max(ends), max(days), words) if days else ""


def _chosen(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[tuple[Choice, ...], _Shown]:
    """What the question asks for; partners that are not drawn are named in the notices."""
    asked = question.chosen("as")
    flow = choices.one(
        "flow",
        words.text("Flow"),
        {f: words.text(n) for f, n in trade_text.FLOWS_IN_SHORT.items()},
        drops={_BALANCE: ("as",) if asked == PeriodView.YEAR_BEFORE else ()},
    )
    of = choices.one(
        "period",
        words.text("Period"),
        {one.value: words.text(months_text.FREQUENCIES[one]) for one in frequencies(tables)},
    )
    views = [one for one in PeriodView if flow.chosen != _BALANCE or one != PeriodView.YEAR_BEFORE]
    view = choices.one(
        "as",
        words.text("As"),
        {one.value: words.text(months_text.VIEWS[one]) for one in views},
    )
    frequency = Frequency(of.chosen)
    years = years_refreshed(tables, frequency)
    every = sorted({year for one in frequencies(tables) for year in years_refreshed(tables, one)})
    first, last = choices.span(years, every)
    span = int(first.chosen), int(last.chosen)
    partners, added, is_largest = _with_largest(tables, question.partners, flow.chosen, frequency)
    series = apart(partners)
    lines = largest_series(tables, series, flow.chosen, frequency, MOST_OF_MONTHS)
    rows = by_period(tables, lines, flow.chosen, frequency, PeriodView(view.chosen), span)
    shown = _Shown(
        flow.chosen,
        frequency,
        PeriodView(view.chosen),
        span,
        partners,
        added,
        is_largest,
        rows,
        left_out=len(series) - len(lines),
    )
    choices.notices += _absent(question.partners, lines, shown, words)
    return (flow, of, view, first, last), shown


def _with_largest(
    tables: Tables, chosen: tuple[str, ...], flow: str, frequency: Frequency
) -> tuple[tuple[str, ...], str | None, bool]:
    """The partners that are drawn: those chosen and, where there is room, the largest country that
    nobody chose; which that is, and whether none at all is larger."""
    if len(chosen) >= NAMED:
        return chosen, None, False
    flow = _TURNOVER if flow == _BALANCE else flow
    found = largest_partner(tables, chosen, flow, frequency)
    return chosen if found is None else (*chosen, found[0]), *(found or (None, False))


def _absent(
    partners: Sequence[str], lines: Sequence[Series], shown: _Shown, words: Wording
) -> Iterator[str]:
    """Chosen partners that are not drawn, and why."""
    if not partners:
        yield trade_notes_text.no_partner(words)
        return
    drawn = {row.series for row in shown.rows}
    missing = [one for one in lines if one.code not in drawn]
    emptied = [one.area for one in missing if one.without and _is_all_chosen(one)]
    if emptied:
        yield trade_notes_text.members_all_chosen(emptied, words)
    silent = [one.area for one in missing if one.area not in emptied]
    if silent and shown.rows:
        yield months_text.not_drawn(silent, words)


def _is_all_chosen(series: Series) -> bool:
    """Whether no member of a block is left that is not chosen by itself."""
    members = ever_members(series.area) - {HOME}
    out = {one for code in series.without for one in (code, *ever_members(code))}
    return bool(members) and members <= out


def _chart(tables: Tables, shown: _Shown, words: Wording) -> Chart:
    lines = _lines(tables, shown, words)
    drawing = time_series(
        lines,
        shown.rows[0].unit,
        words.locale,
        parts=PartsOfYears(shown.frequency.a_year, tuple(_ticks(shown, words))),
    )
    picked, view, frequency = shown.of_chosen, shown.view, shown.frequency
    return framed(
        tables,
        shown.rows,
        drawing,
        words,
        key="months",
        finding=months_text.finding(
            picked,
            view,
            frequency,
            _growth(tables, shown),
            words,
            is_apart=are_apart(shown.file.partners or ()),
        ),
        subtitle=months_text.subtitle(shown.rows, view, frequency, words),
        alt=" ".join(_alternative(shown, words)),
        table=_table(shown, words),
        file=shown.file,
        legend=_legend(shown.rows, words),
        notes=list(_notes(tables, shown, len(lines), words)),
        behind=figures_behind,
    )


def _growth(tables: Tables, shown: _Shown) -> Mapping[str, float]:
    """By series what its last row is of the one a year before; of sums of twelve months too."""
    if shown.view is PeriodView.YEAR_BEFORE or shown.flow == _BALANCE:
        return {}
    found = {}
    for code in dict.fromkeys(row.series for row in shown.of_chosen):
        series = [Series.of(code)]
        span = (shown.span[0] - 1, shown.span[1])
        rows = by_period(tables, series, shown.flow, shown.frequency, shown.view, span)
        values = {shown.frequency.number_of(row.period_end): row.obs_value for row in rows}
        before = values.get(max(values) - shown.frequency.a_year, 0.0)
        if before > 0:
            found[code] = values[max(values)] / before
    return found


def _ticks(shown: _Shown, words: Wording) -> Iterator[tuple[float, str]]:
    """Months below an axis of few years; a year is named at its January."""
    first = min(row.period_end for row in shown.rows)
    last = max(row.period_end for row in shown.rows)
    years = last.year - first.year + 1
    if shown.frequency is not Frequency.MONTH or years > _HALF_YEARLY:
        return
    every = 3 if years <= _QUARTERLY else 6
    for number in range(first.year * 12, last.year * 12 + 12, every):
        period = Frequency.MONTH.period(number)
        if first <= period.end <= last:
            is_named = period.start.month == 1 or number - every < first.year * 12 + first.month - 1
            month = words.short_month(period.start.month)
            said = words.short_day(f"{period.start:%Y-%m}") if is_named else month
            yield middle_of(period), said


def _lines(tables: Tables, shown: _Shown, words: Wording) -> list[Line]:
    """A line a series in the order of the rows; of many the largest first, which are named."""
    by_series: dict[str, list[PeriodRow]] = {}
    for row in shown.rows:
        by_series.setdefault(row.series, []).append(row)
    codes = list(by_series)
    if len(codes) > NAMED:
        codes.sort(key=lambda c: -size(tables, Series.of(c), shown.flow, shown.frequency))
    lines = [_line(by_series[code], shown, words) for code in codes]
    flow = _TURNOVER if shown.flow == _BALANCE else shown.flow
    note = trade_text.not_chosen(flow, words, is_largest=shown.is_largest)
    return [
        replace(line, note=note, is_minor=True) if line.area == shown.added else line
        for line in lines
    ]


def _line(rows: Sequence[PeriodRow], shown: _Shown, words: Wording) -> Line:
    last = max(rows, key=lambda row: row.period_end)
    dated = months_text.dated(last, shown.frequency, words)
    return Line(
        area=last.partner,
        label=format(trade_text.series_name(last, words), "label"),
        short=trade_text.short_name(last, words),
        value=dated,
        dated=dated,
        marks=tuple(_mark(row, shown, words) for row in rows),
    )


def _mark(row: PeriodRow, shown: _Shown, words: Wording) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=months_text.hover(row, shown.view, shown.frequency, words),
        year=middle_of(_last(row, shown.frequency)),
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_estimated=row.obs_status == ObsStatus.ESTIMATED,
    )


def _last(row: PeriodRow, frequency: Frequency) -> Period:
    """The month or quarter of a row, of twelve months the last one."""
    return frequency.period(frequency.number_of(row.period_end))


def _table(shown: _Shown, words: Wording) -> Table:
    """The same rows as a table: a line a period, the latest first, a column a series."""
    names = {row.series: format(trade_text.series_name(row, words), "label") for row in shown.rows}
    by_end: dict[Period, dict[str, PeriodRow]] = {}
    for row in shown.rows:
        by_end.setdefault(_last(row, shown.frequency), {})[row.series] = row
    missing = words.text("no figure")
    when = {
        period: months_text.when(next(iter(rows.values())), shown.frequency, words)
        for period, rows in by_end.items()
    }
    return Table(
        caption=months_text.table_caption(shown.rows, words),
        head=(months_text.head(shown.view, words), *names.values()),
        body=tuple(
            (
                when[period],
                *(
                    months_text.cell(by_end[period][code], words)
                    if code in by_end[period]
                    else missing
                    for code in names
                ),
            )
            for period in sorted(by_end, reverse=True)
        ),
        numeric=frozenset(range(1, len(names) + 1)),
    )


def _alternative(shown: _Shown, words: Wording) -> Iterator[str]:
    """The chart in words, with who was not chosen."""
    yield months_text.alternative(shown.rows, shown.view, shown.frequency, words)
    if any(row.partner == shown.added for row in shown.rows):
        partner = words.area(shown.added or "")
        yield words.text("Not chosen, drawn for comparison: {partner}.", partner=partner)


def _legend(rows: Sequence[PeriodRow], words: Wording) -> tuple[LegendItem, ...]:
    statuses = {row.obs_status for row in rows}
    said = {
        ObsStatus.PROVISIONAL: LegendItem("hollow", words.text("provisional")),
        ObsStatus.ESTIMATED: LegendItem("estimated", words.text("estimated")),
    }
    items = tuple(item for status, item in said.items() if status in statuses)
    return (LegendItem("circle", words.text("final")), *items) if items else ()


def _notes(tables: Tables, shown: _Shown, drawn: int, words: Wording) -> Iterator[Text]:
    """What must be known to read the lines rightly."""
    yield months_text.whose(words)
    if shown.frequency is Frequency.QUARTER:
        yield months_text.no_quarters(words)
    if shown.left_out:
        yield trade_notes_text.only_largest(drawn, shown.left_out, words)
    if drawn > NAMED:
        yield trade_notes_text.named_largest(NAMED, words)
    codes = list(dict.fromkeys(row.series for row in shown.rows))
    blocks = [code for code in codes if ever_members(Series.of(code).area)]
    for code in blocks:
        yield _of_block([row for row in shown.rows if row.series == code], shown, words)
    if blocks:
        yield months_text.silent_members(words)
    for code in blocks:
        row = max((one for one in shown.rows if one.series == code), key=lambda r: r.period_end)
        if members := never_given(tables, row, shown.frequency):
            yield months_text.never_given(trade_text.series_name(row, words), members, words)
    gaps = [code for code in codes if _has_gap(tables, code, shown)]
    if gaps:
        last = {row.series: row for row in shown.rows}
        yield months_text.gaps([trade_text.series_name(last[code], words) for code in gaps], words)
    yield from trade_notes_text.overlaps(_nested(shown.rows, codes), words)
    for pair in sharing(codes):
        yield trade_notes_text.shared(*pair, words)


def _nested(rows: Sequence[PeriodRow], codes: Sequence[str]) -> list[tuple[str, str]]:
    apart_from = {(inner, row.partner) for row in rows for inner in (row.without or "").split()}
    return [pair for pair in overlapping(codes) if pair not in apart_from]


def _of_block(rows: Sequence[PeriodRow], shown: _Shown, words: Wording) -> str:
    """Whose trade the figures of a block are."""
    ordered = sorted(rows, key=lambda row: row.period_end)
    ends = ordered[0], ordered[-1]
    series = Series.of(ends[0].series)
    first, last = (len(members_left(series, _last(row, shown.frequency))) for row in ends)
    times = tuple(months_text.when(row, shown.frequency, words) for row in ends)
    name = trade_text.series_name(ends[-1], words)
    return months_text.members(name, (first, last), (times[0], times[1]), words)


def _has_gap(tables: Tables, code: str, shown: _Shown) -> bool:
    """Whether an amount is missing between the first and the last of a series."""
    rows = amounts(tables, Series.of(code), shown.flow, shown.frequency)
    numbers = [shown.frequency.number_of(row.period_end) for row in rows]
    return numbers[-1] - numbers[0] + 1 > len(numbers)
