"""The same goods in the data of both sides, or what officials gave beside the Kyrgyz record."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from lib.codelists import HOME, nested
from lib.codelists.compilers import is_collected, is_estimate, nearness
from lib.dashboard.charts.marks import Drawing, Lane, Line, Mark
from lib.dashboard.charts.mirror_dumbbell import home_shape, mirror_dumbbell
from lib.dashboard.charts.mirror_lines import mirror_lines
from lib.dashboard.charts.palette import style_of
from lib.dashboard.charts.statement_lanes import statement_lanes
from lib.dashboard.charts.year_lines import in_years
from lib.dashboard.factcheck.official_statements import BOOKS, beside_books, with_statements
from lib.dashboard.narrative import (
    Wording,
    both_sides_text,
    collected_text,
    source_text,
    trade_text,
)
from lib.dashboard.queries import BY_RATES_OF_SOM, CONVERTED, FREIGHT
from lib.dashboard.queries.currency import DOLLARS
from lib.dashboard.queries.mirror import (
    both_sides,
    in_order_of_offices,
    to_compare,
    with_both_sides,
    years_compared,
)
from lib.dashboard.queries.row_notes import months_short, on_passing, remarks
from lib.dashboard.queries.trade import partners
from lib.dashboard.views.address import written
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import Tab, framed
from lib.model import (
    Bound,
    Chart,
    Choice,
    Controls,
    LegendItem,
    MirrorRow,
    ObsStatus,
    Period,
    PeriodKind,
    Prose,
    Question,
    Rows,
    Run,
    StatementRow,
    Table,
    Tables,
    Text,
    mark,
    once,
)

_TURNOVER = "trade_turnover"
MIRROR, STATEMENTS = "mirror", "statements"
_KINDS = {MIRROR: mark("Data of both sides"), STATEMENTS: mark("Statements of officials")}
_DIRECTIONS = {"exports": mark("From Kyrgyzstan"), "imports": mark("To Kyrgyzstan")}
_EU = "EU27"
_GROUPS = (
    mark("Chosen above"),
    mark("Data of both sides"),
    mark("Data of both sides: EU members"),
    mark("Statements of officials alone"),
)
_DROPPED = ("kind", "direction", "from", "to")
"""What means nothing with another partner."""
_LANES = 8
"""So many periods have a lane each within the first screen; more years are two lines."""
_REMARKS = 2
"""Remarks of the record that are shown; all of them are in the file."""

_Pair = tuple[MirrorRow, list[MirrorRow]]
"""Kyrgyzstan's row of a period and those of the other side."""


def sides(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices and the chart; where nothing is on record for the chosen, who has it."""
    kinds = _kinds_of(tables)
    asked = question.chosen("with")
    chosen = [code for code in question.partners if code in kinds]
    if not chosen and asked not in kinds:
        said = trade_text.subject(_TURNOVER, question.partners, words)
        choices.notices.append(both_sides_text.neither(question.partners, words))
        missing = _elsewhere(question, kinds, words)
        return Tab((missing,), trade_text.page_title(said, (), words))
    other = _with(chosen, kinds, choices, words)
    kind = choices.one(
        "kind",
        words.text("Shown"),
        {one: words.text(_KINDS[one]) for one in kinds[other.chosen]},
        drops=dict.fromkeys(_KINDS, ("direction", "from", "to")),
        known=_KINDS,
    )
    if MIRROR not in kinds[other.chosen]:
        if question.chosen("kind") == MIRROR:
            choices.notices.append(both_sides_text.no_other_data([other.chosen], words))
    elif question.chosen("kind") == STATEMENTS != kind.chosen:
        choices.notices.append(both_sides_text.no_statements(other.chosen, words))
    silent = [code for code in question.partners if code not in kinds]
    if kind.chosen == MIRROR:
        return _mirror(tables, question, (other, kind), choices, silent, words)
    has_data = MIRROR in kinds[other.chosen]
    span, chart = _statements(tables, other.chosen, choices, silent, words, has_data=has_data)
    said = both_sides_text.statements_subject(other.chosen, words)
    years = [row.year for row in chart.rows.records]
    return Tab((Controls((other, kind, *span)), chart), trade_text.page_title(said, years, words))


def _with(
    chosen: Sequence[str], kinds: Mapping[str, tuple[str, ...]], choices: Choices, words: Wording
) -> Choice:
    """Which partner: those chosen above first, then all others, by what is on record of them."""
    names = {code: format(words.area(code), "label") for code in kinds}
    groups = {code: _GROUPS[0 if code in chosen else _group_of(code, kinds)] for code in kinds}
    others = sorted(
        (code for code in kinds if code not in chosen),
        key=lambda code: (_GROUPS.index(groups[code]), names[code]),
    )
    return choices.one(
        "with",
        words.text("With"),
        {code: names[code] for code in (*chosen, *others)},
        chosen[0] if chosen else None,
        drops=dict.fromkeys(kinds, _DROPPED),
        groups={code: words.text(group) for code, group in groups.items()},
    )


def _group_of(code: str, kinds: Mapping[str, tuple[str, ...]]) -> int:
    """Among which of the groups a partner is, if it was not chosen above."""
    if MIRROR not in kinds[code]:
        return 3
    return 2 if code != _EU and nested(code, _EU) else 1


@once
def _kinds_of(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """What is on record of each partner's side."""
    on_record = partners(tables)
    counted = {*with_both_sides(tables, on_record)}
    given = {code for code in with_statements(tables) if beside_books(tables, code)}
    kinds = {
        code: tuple(
            kind for kind, codes in ((MIRROR, counted), (STATEMENTS, given)) if code in codes
        )
        for code in on_record
        if code in counted or code in given
    }
    return MappingProxyType(kinds)


def _elsewhere(question: Question, kinds: Mapping[str, tuple[str, ...]], words: Wording) -> Prose:
    """Links to the partners of which there is either."""
    pieces: list[str | Run] = []
    names = {code: format(words.area(code), "label") for code in kinds}
    for code in sorted(kinds, key=names.__getitem__):
        pieces += [" · "] if pieces else []
        pieces.append(Run(names[code], written(question.but(**{"with": code}))))
    return Prose((both_sides_text.others(words), tuple(pieces)))


def _mirror(
    tables: Tables,
    question: Question,
    made: tuple[Choice, Choice],
    choices: Choices,
    silent: Sequence[str],
    words: Wording,
) -> Tab:
    other, kind = made
    partner, asked_way = other.chosen, question.chosen("direction")
    every = both_sides(tables, partner, dollars=True)
    directions = [way for way in _DIRECTIONS if any(row.direction == way for row in every)]
    way = choices.one(
        "direction",
        words.text("Goods"),
        {one: words.text(_DIRECTIONS[one]) for one in directions},
        drops=dict.fromkeys(directions, ("from", "to")),
        known=_DIRECTIONS,
    )
    if asked_way in _DIRECTIONS and asked_way not in directions:
        choices.notices.append(both_sides_text.no_direction(asked_way, partner, words))
    of_way = [row for row in every if row.direction == way.chosen]
    span = (
        choices.span(sorted({row.year for row in of_way}), years_compared(tables)) if of_way else ()
    )
    rows = tuple(row for row in of_way if _is_within(row.year, span))
    controls = Controls((other, way, kind, *span))
    said = both_sides_text.subject(way.chosen, partner, words) if directions else ""
    title = trade_text.page_title(
        said or trade_text.subject(_TURNOVER, (partner,), words), [row.year for row in rows], words
    )
    left_out = _not_in_dollars(tables, partner, of_way)
    if not rows:
        missing = both_sides_text.no_other_data([partner], words)
        if left_out:
            missing = both_sides_text.not_in_dollars(left_out, words)
        return Tab((controls, Prose((missing,))), title)
    file = Rows(
        "mirror",
        rows,
        (partner,),
        (
            ("across", partner),
            ("currency", "dollars"),
            ("direction", way.chosen),
            *_narrowed(span),
        ),
    )
    notes = [*_both_ways(every, rows, partner, words), *_mirror_notes(rows, partner, words)]
    if left_out and len(rows) == len(of_way):
        notes.append(both_sides_text.not_in_dollars(left_out, words))
    if silent:
        notes.append(both_sides_text.without_figures(silent, words))
    return Tab((controls, _mirror_chart(tables, file, partner, notes, words)), title)


def _is_within(year: int, span: Sequence[Choice]) -> bool:
    """Whether a year is in the range that is chosen; without years there is none to choose."""
    return not span or int(span[0].chosen) <= year <= int(span[1].chosen)


def _narrowed(span: Sequence[Choice]) -> Iterator[tuple[str, str]]:
    """The ends of the range that are not where the record ends, for the address of the file."""
    for choice, end in zip(span, (min, max), strict=False):
        if choice.chosen != end(option.value for option in choice.options):
            yield choice.name, choice.chosen


def _mirror_chart(
    tables: Tables, file: Rows, partner: str, notes: Sequence[Text], words: Wording
) -> Chart:
    rows: Sequence[MirrorRow] = file.records
    pairs = list(_pairs(rows))
    compared = [(ours, to_compare(theirs)) for ours, theirs in pairs]
    years = [pair for pair in compared if pair[0].period_kind == PeriodKind.YEAR]
    reported = [pair for pair in years if not is_estimate(pair[1])]
    drawn = both_sides_text.subtitle(rows, partner, words)
    finding = both_sides_text.finding(*(reported or years or compared)[-1], words)
    more_notes: list[Text] = []
    loose: list[MirrorRow] = []
    if len(years) > _LANES:
        drawing, loose = _lines(pairs, years, partner, words)
        estimated = [their for _, their in years if is_estimate(their)]
        alt = both_sides_text.course(reported, drawn, FREIGHT, words, estimated)
        theirs = [their for _, their in reported]
        if over_years := both_sides_text.finding_over_years(reported, FREIGHT, words):
            more_notes.append(words.text("{said}.", said=finding))
            finding = over_years
        if said := both_sides_text.years_beyond(theirs, FREIGHT, words):
            more_notes.append(said)
    else:
        drawing = mirror_dumbbell(
            [_lane(ours, theirs, partner, words) for ours, theirs in pairs],
            partner,
            DOLLARS,
            words.locale,
        )
        alt = both_sides_text.alternative(
            [both_sides_text.hover(row, FREIGHT, words) for row in rows], drawn, words
        )
        if said := both_sides_text.several_offices(in_order_of_offices(rows), words):
            more_notes.append(said)
    return framed(
        tables,
        rows,
        drawing,
        words,
        key="both_sides",
        finding=finding,
        subtitle=drawn,
        alt=alt,
        table=_mirror_table(rows, words),
        file=file,
        legend=_legend(drawing, rows, partner, words, has_gap=len(years) > _LANES),
        notes=[*more_notes, *_of_other_offices(rows, loose, words), *notes],
    )


def _of_other_offices(
    rows: Sequence[MirrorRow], loose: Sequence[MirrorRow], words: Wording
) -> Iterator[str]:
    """What must be known of figures that neither side's own office has."""
    estimated = [row for row in rows if is_estimate(row)]
    passed_on = [row for row in rows if row.reporter == HOME and is_collected(row)]
    for said in (
        collected_text.on_estimates(estimated, [row.year for row in estimated], words),
        collected_text.on_home(passed_on, [row.year for row in passed_on], words),
        both_sides_text.other_offices(loose, words),
    ):
        if said:
            yield said


def _both_ways(
    every: Sequence[MirrorRow], shown: Sequence[MirrorRow], partner: str, words: Wording
) -> Iterator[str]:
    """What each side counted of both directions together in the latest whole year that has both."""
    of_year: dict[int, list[tuple[MirrorRow, MirrorRow]]] = {}
    for way in _DIRECTIONS:
        for our, others in _pairs([row for row in every if row.direction == way]):
            pair = our, to_compare(others)
            if our.period_kind == PeriodKind.YEAR and _may_be_added(pair):
                of_year.setdefault(our.year, []).append(pair)
    last = max(row.year for row in shown)
    whole = [year for year, pairs in of_year.items() if year <= last and _is_of_one(pairs)]
    if whole:
        pairs = of_year[max(whole)]
        ours, theirs = (sum(row.obs_value for row in side) for side in zip(*pairs, strict=True))
        yield both_sides_text.both_ways(partner, max(whole), ours, theirs, words)


def _may_be_added(pair: tuple[MirrorRow, MirrorRow]) -> bool:
    """Whether both figures were reported, in dollars."""
    return not is_estimate(pair[1]) and all(row.unit == DOLLARS for row in pair)


def _is_of_one(pairs: Sequence[tuple[MirrorRow, MirrorRow]]) -> bool:
    """Whether there are both directions, and of neither side the one from a country's own office
    and the other from one that collects: their sum would be of neither."""
    return len(pairs) == len(_DIRECTIONS) and all(
        len({nearness(row) for row in side}) == 1 for side in zip(*pairs, strict=True)
    )


def _mirror_notes(rows: Sequence[MirrorRow], partner: str, words: Wording) -> list[Text]:
    """What must be known to read the two: freight, what else makes a gap, what the record notes."""
    compared = [to_compare(theirs) for _, theirs in _pairs(rows)]
    latest = [row for row in compared if not is_estimate(row)]
    notes: list[Text] = []
    if latest and (said := both_sides_text.verdict(latest[-1], FREIGHT, words)):
        notes.append(said)
    notes.append(both_sides_text.on_valuation(FREIGHT, words))
    theirs = [row for row in rows if row.reporter != HOME]
    if said := both_sides_text.on_gaps(latest, FREIGHT, words):
        notes.append(said)
        if (passing := on_passing(theirs)) is not None:
            notes.append(both_sides_text.passing(passing[0], partner, passing[1], words))
    if months := months_short(theirs):
        notes.append(both_sides_text.short_sums(partner, months, words))
    notes += both_sides_text.doubtful_counts(rows, FREIGHT, words)
    names = [row.observation_id for row in rows]
    if any(name.startswith(BY_RATES_OF_SOM) for name in names):
        notes.append(source_text.on_rates_of_som(words))
    elif any(name.startswith(CONVERTED) for name in names):
        notes.append(both_sides_text.on_conversion(words))
    ours = [row for row in rows if row.reporter == HOME]
    said_of = [(HOME, *one) for one in remarks(ours).items()]
    said_of += [(partner, *one) for one in remarks(theirs).items()]
    notes += [
        both_sides_text.remark(side, years, note, words) for side, note, years in said_of[:_REMARKS]
    ]
    return notes


def _not_in_dollars(
    tables: Tables, partner: str, rows: Sequence[MirrorRow]
) -> list[tuple[date, date]]:
    """Periods that both sides have figures of, but not both in dollars."""
    drawn = {(row.period_start, row.period_end) for row in rows}
    ways = {row.direction for row in rows} or _DIRECTIONS.keys()
    printed = (row for row in both_sides(tables, partner, dollars=False) if row.direction in ways)
    periods = dict.fromkeys((row.period_start, row.period_end) for row in printed)
    return [period for period in periods if period not in drawn]


def _pairs(rows: Sequence[MirrorRow]) -> Iterator[_Pair]:
    """Kyrgyzstan's row and those of the other side, period by period."""
    periods: dict[tuple[date, date], list[MirrorRow]] = {}
    for row in rows:
        periods.setdefault((row.period_start, row.period_end), []).append(row)
    for period in periods.values():
        ours = next(row for row in period if row.reporter == HOME)
        yield ours, [row for row in period if row is not ours]


def _lane(ours: MirrorRow, theirs: Sequence[MirrorRow], partner: str, words: Wording) -> Lane:
    main = to_compare(theirs)
    exporter = next((row for row in (ours, *theirs) if row.freight_low is not None), None)
    band = None
    if exporter and exporter.freight_low is not None and exporter.freight_high is not None:
        band = (exporter.freight_low, exporter.freight_high)
    return Lane(
        label=words.span(ours.period_start, ours.period_end),
        marks=tuple(_mirror_mark(row, partner, words) for row in (ours, *theirs)),
        note=both_sides_text.pair(ours, [main], FREIGHT, words),
        is_joined=True,
        band=band,
    )


def _mirror_mark(row: MirrorRow, partner: str, words: Wording) -> Mark:
    """One side's figure; of a part of a year in the middle of its time."""
    period = Period(row.period_start, row.period_end)
    is_part = period.kind is not PeriodKind.YEAR
    middle = (in_years(period.start) + in_years(period.end)) / 2 if is_part else row.year
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=both_sides_text.hover(row, FREIGHT, words),
        year=middle,
        area=partner if row.reporter != HOME else None,
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_estimated=is_estimate(row),
        is_part=is_part,
    )


def _lines(
    pairs: Sequence[_Pair],
    years: Sequence[tuple[MirrorRow, MirrorRow]],
    partner: str,
    words: Wording,
) -> tuple[Drawing, list[MirrorRow]]:
    """Two lines of whole years, each of the compiler who has most of them; and what an office
    collected that is on neither."""
    reported = [row for _, row in years if not is_estimate(row)]
    ours = _most_by_one([row for row, _ in years])
    theirs = _most_by_one(reported or [row for _, row in years])
    joined = {row.observation_id for row in (*ours, *theirs)}
    every = [row for our, others in pairs for row in (our, *others)]
    loose = [row for row in every if row.observation_id not in joined]
    drawing = mirror_lines(
        _side(HOME, ours, [row for row in loose if row.reporter == HOME], partner, words),
        _side(partner, theirs, [row for row in loose if row.reporter != HOME], partner, words),
        [
            replace(
                _mirror_mark(row, partner, words),
                value=row.ratio,
                hover=both_sides_text.ratio_of(row, FREIGHT, words),
                is_provisional=ObsStatus.PROVISIONAL in (row.obs_status, our.obs_status),
            )
            for our, row in years
            if row.ratio
        ],
        FREIGHT,
        words.text("Mirror ratio (importer / exporter)"),
        DOLLARS,
        words.locale,
    )
    others = [row for row in loose if is_collected(row) and not is_estimate(row)]
    return drawing, others


def _most_by_one(rows: Sequence[MirrorRow]) -> list[MirrorRow]:
    """The figures of the compiler who has most of them."""
    most = Counter(row.compiler for row in rows).most_common(1)[0][0]
    return [row for row in rows if row.compiler == most]


def _side(
    area: str,
    rows: Sequence[MirrorRow],
    loose: Sequence[MirrorRow],
    partner: str,
    words: Wording,
) -> Line:
    name = format(words.area(area), "label")
    last = rows[-1]
    value = words.short(last.obs_value, last.unit)
    return Line(
        area=area,
        label=name,
        short=name,
        value=value,
        dated=words.text("{value}, {period}", value=value, period=str(last.year)),
        marks=tuple(_mirror_mark(row, partner, words) for row in rows),
        loose=tuple(_mirror_mark(row, partner, words) for row in loose),
    )


def _legend(
    drawing: Drawing, rows: Sequence[MirrorRow], partner: str, words: Wording, *, has_gap: bool
) -> tuple[LegendItem, ...]:
    items = [
        LegendItem(home_shape(partner), words.text("Kyrgyz data")),
        LegendItem(
            style_of(partner).shape,
            words.text("data {partner:of}", partner=words.area(partner)),
            partner,
        ),
    ]
    if has_gap:
        items.append(LegendItem("band", words.text("gap"), partner))
    items.append(LegendItem("band", words.text("expected with freight")))
    for estimate in dict.fromkeys(
        collected_text.estimate(row, words) for row in rows if is_estimate(row)
    ):
        items.append(LegendItem("estimated", estimate, partner))
    if "hourglass" in drawing.glyphs:
        items.append(LegendItem("hourglass", words.text("part of a year")))
    if "hollow" in drawing.glyphs:
        items.append(LegendItem("hollow", words.text("provisional")))
    return tuple(items)


def _mirror_table(rows: Sequence[MirrorRow], words: Wording) -> Table:
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(
            words.text("Period"),
            words.text("Data of"),
            words.text("Compiler"),
            words.text("Flow"),
            words.text("Amount"),
            words.text("Mirror ratio (importer / exporter)"),
        ),
        body=tuple(
            (
                words.span(row.period_start, row.period_end),
                collected_text.side(row, words),
                words.label("compiler", row.compiler),
                words.label("indicator", row.indicator),
                trade_text.cell(words.value(row.obs_value, row.unit), row, words),
                words.apart(row.ratio, "ratio", FREIGHT) if row.ratio is not None else "",
            )
            for row in rows
        ),
        numeric=frozenset({4, 5}),
    )


def _statements(
    tables: Tables,
    partner: str,
    choices: Choices,
    silent: Sequence[str],
    words: Wording,
    *,
    has_data: bool,
) -> tuple[tuple[Choice, Choice], Chart]:
    """The range of years to choose, and the chart."""
    every = beside_books(tables, partner)
    span = choices.span(sorted({row.year for row in every}), years_compared(tables))
    rows = [row for row in every if _is_within(row.year, span)]
    by_year: dict[int, list[StatementRow]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).append(row)
    drawing = statement_lanes(
        [
            Lane(
                label=str(year),
                marks=tuple(_statement_mark(row, partner, words) for row in of_year),
            )
            for year, of_year in by_year.items()
        ],
        rows[0].unit,
        words.locale,
    )
    drawn = both_sides_text.statements_subtitle(partner, rows, words)
    notes = [note for note in (both_sides_text.on_bounds(rows, words),) if note]
    notes += both_sides_text.doubtful(rows, words)
    if not has_data:
        notes.insert(0, both_sides_text.no_other_data([partner], words))
    if said := both_sides_text.on_turnovers(rows, words):
        notes.append(said)
        if (passing := on_passing([row for row in rows if row.side == partner])) is not None:
            notes.append(both_sides_text.passing(passing[0], partner, passing[1], words))
    if silent:
        notes.append(both_sides_text.without_figures(silent, words))
    chart = framed(
        tables,
        rows,
        drawing,
        words,
        key="both_sides",
        finding=both_sides_text.statements_finding(rows, words),
        subtitle=drawn,
        alt=both_sides_text.alternative(
            [both_sides_text.statement_hover(row, words) for row in rows], drawn, words
        ),
        table=_statements_table(rows, words),
        file=Rows("statements", tuple(rows), (partner,), (("pair", partner), *_narrowed(span))),
        legend=_statement_legend(drawing, rows, partner, words),
        notes=notes,
    )
    return span, chart


def _statement_mark(row: StatementRow, partner: str, words: Wording) -> Mark:
    is_books = row.kind == BOOKS
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=both_sides_text.statement_hover(row, words),
        label=both_sides_text.statement_label(row, words),
        area=partner if row.side == partner else None,
        bound=Bound(row.bound),
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_statement=not is_books,
    )


def _statement_legend(
    drawing: Drawing, rows: Sequence[StatementRow], partner: str, words: Wording
) -> tuple[LegendItem, ...]:
    items = []
    if any(row.kind == BOOKS for row in rows):
        items.append(LegendItem("circle", words.text("Kyrgyz statistics")))
    for side in (HOME, partner):
        if any(row.kind != BOOKS and row.side == side for row in rows):
            items.append(
                LegendItem(
                    "diamond",
                    format(both_sides_text.officials(side, words), "label"),
                    side if side == partner else None,
                )
            )
    if "hollow" in drawing.glyphs:
        items.append(LegendItem("hollow", words.text("provisional")))
    return tuple(items)


def _statements_table(rows: Sequence[StatementRow], words: Wording) -> Table:
    return Table(
        caption=trade_text.table_caption(rows, words),
        head=(
            words.text("Year"),
            words.text("Whose figure"),
            words.text("Amount"),
            words.text("Published"),
        ),
        body=tuple(
            (
                str(row.year),
                words.label("compiler", row.compiler),
                trade_text.cell(both_sides_text.given(row, words), row, words),
                words.day(row.published) if row.published else "",
            )
            for row in rows
        ),
        numeric=frozenset({2}),
    )
