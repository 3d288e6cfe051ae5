"""The same goods in the data of both sides, or what officials gave beside the Kyrgyz record."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lib.codelists import HOME
from lib.dashboard.charts.marks import Drawing, Lane, Mark
from lib.dashboard.charts.mirror_dumbbell import home_shape, mirror_dumbbell
from lib.dashboard.charts.palette import style_of
from lib.dashboard.charts.statement_lanes import statement_lanes
from lib.dashboard.factcheck.official_statements import BOOKS, beside_books, with_statements
from lib.dashboard.narrative import Wording, both_sides_text, mark, trade_text
from lib.dashboard.queries import CONVERTED, FREIGHT
from lib.dashboard.queries.currency import DOLLARS
from lib.dashboard.queries.mirror import both_sides, with_both_sides
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
    Prose,
    Question,
    Rows,
    Run,
    StatementRow,
    Table,
    Tables,
    Text,
)

_TURNOVER = "trade_turnover"
MIRROR, STATEMENTS = "mirror", "statements"
_KINDS = {MIRROR: mark("Data of both sides"), STATEMENTS: mark("Statements of officials")}
_DIRECTIONS = {"exports": mark("From Kyrgyzstan"), "imports": mark("To Kyrgyzstan")}


def sides(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices and the chart; where nothing is on record for the chosen, who has it."""
    kinds = _kinds_of(tables)
    asked = question.chosen("with")
    offered = [code for code in question.partners if code in kinds]
    if asked in kinds and asked not in offered:
        offered.append(asked or "")
    if not offered:
        said = trade_text.subject(_TURNOVER, question.partners, words)
        choices.notices.append(both_sides_text.neither(question.partners, words))
        missing = _elsewhere(question, kinds, words)
        return Tab((missing,), trade_text.page_title(said, (), words))
    other = choices.one(
        "with",
        words.text("With"),
        {code: format(words.area(code), "label") for code in offered},
        drops=dict.fromkeys(offered, ("kind", "direction")),
    )
    kind = choices.one(
        "kind",
        words.text("Shown"),
        {one: words.text(_KINDS[one]) for one in kinds[other.chosen]},
        drops={STATEMENTS: ("direction",)},
        known=_KINDS,
    )
    if MIRROR not in kinds[other.chosen]:
        choices.notices.append(both_sides_text.no_other_data([other.chosen], words))
    elif question.chosen("kind") == STATEMENTS != kind.chosen:
        choices.notices.append(both_sides_text.no_statements(other.chosen, words))
    silent = [code for code in question.partners if code not in kinds]
    if kind.chosen == MIRROR:
        return _mirror(tables, question, (other, kind), choices, silent, words)
    chart = _statements(tables, other.chosen, silent, words)
    said = both_sides_text.statements_subject(other.chosen, words)
    years = [row.year for row in chart.rows.records]
    return Tab((Controls((other, kind)), chart), trade_text.page_title(said, years, words))


def _kinds_of(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """What is on record of each partner's side."""
    on_record = partners(tables)
    counted = {*with_both_sides(tables, on_record)}
    given = {code for code in with_statements(tables) if beside_books(tables, code)}
    return {
        code: tuple(
            kind for kind, codes in ((MIRROR, counted), (STATEMENTS, given)) if code in codes
        )
        for code in on_record
        if code in counted or code in given
    }


def _elsewhere(question: Question, kinds: Mapping[str, tuple[str, ...]], words: Wording) -> Prose:
    """Links to the partners of which there is either."""
    pieces: list[str | Run] = []
    for code in kinds:
        pieces += [" · "] if pieces else []
        address = written(question.but(**{"with": code}))
        pieces.append(Run(format(words.area(code), "label"), address))
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
        known=_DIRECTIONS,
    )
    if asked_way in _DIRECTIONS and asked_way not in directions:
        choices.notices.append(both_sides_text.no_direction(asked_way, partner, words))
    rows = tuple(row for row in every if row.direction == way.chosen)
    controls = Controls((other, way, kind))
    said = both_sides_text.subject(way.chosen, partner, words) if directions else ""
    title = trade_text.page_title(
        said or trade_text.subject(_TURNOVER, (partner,), words), [row.year for row in rows], words
    )
    left_out = _not_in_dollars(tables, partner, rows)
    if not rows:
        missing = both_sides_text.no_other_data([partner], words)
        if left_out:
            missing = both_sides_text.not_in_dollars(left_out, words)
        return Tab((controls, Prose((missing,))), title)
    lanes = list(_pairs(rows))
    drawing = mirror_dumbbell(
        [_lane(ours, theirs, partner, words) for ours, theirs in lanes],
        partner,
        DOLLARS,
        words.locale,
    )
    ours, theirs = lanes[-1]
    drawn = both_sides_text.subtitle(rows, partner, words)
    notes: list[Text] = []
    if said := both_sides_text.verdict(theirs[-1], FREIGHT, words):
        notes.append(said)
    notes += [both_sides_text.on_valuation(FREIGHT, words), both_sides_text.on_gaps(words)]
    if any(row.observation_id.startswith(CONVERTED) for row in rows):
        notes.append(both_sides_text.on_conversion(words))
    if left_out:
        notes.append(both_sides_text.not_in_dollars(left_out, words))
    if silent:
        notes.append(both_sides_text.without_figures(silent, words))
    chart = framed(
        tables,
        rows,
        drawing,
        words,
        key="both_sides",
        finding=both_sides_text.finding(ours, theirs[-1], words),
        subtitle=drawn,
        alt=both_sides_text.alternative(
            [both_sides_text.hover(row, words) for row in rows], drawn, words
        ),
        table=_mirror_table(rows, words),
        file=Rows(
            "mirror",
            rows,
            (partner,),
            (("across", partner), ("currency", "dollars"), ("direction", way.chosen)),
        ),
        legend=_legend(drawing, partner, words),
        notes=notes,
    )
    return Tab((controls, chart), title)


def _not_in_dollars(
    tables: Tables, partner: str, rows: Sequence[MirrorRow]
) -> list[tuple[date, date]]:
    """Periods that both sides have figures of, but not both in dollars."""
    drawn = {(row.period_start, row.period_end) for row in rows}
    ways = {row.direction for row in rows} or _DIRECTIONS.keys()
    printed = (row for row in both_sides(tables, partner, dollars=False) if row.direction in ways)
    periods = dict.fromkeys((row.period_start, row.period_end) for row in printed)
    return [period for period in periods if period not in drawn]


def _pairs(rows: Sequence[MirrorRow]) -> Iterator[tuple[MirrorRow, list[MirrorRow]]]:
    """Kyrgyzstan's row and those of the other side, period by period."""
    periods: dict[tuple[date, date], list[MirrorRow]] = {}
    for row in rows:
        periods.setdefault((row.period_start, row.period_end), []).append(row)
    for period in periods.values():
        ours = next(row for row in period if row.reporter == HOME)
        yield ours, [row for row in period if row is not ours]


def _lane(ours: MirrorRow, theirs: Sequence[MirrorRow], partner: str, words: Wording) -> Lane:
    exporter = next((row for row in (ours, *theirs) if row.freight_low is not None), None)
    band = None
    if exporter and exporter.freight_low is not None and exporter.freight_high is not None:
        band = (exporter.freight_low, exporter.freight_high)
    return Lane(
        label=words.span(ours.period_start, ours.period_end),
        marks=tuple(
            Mark(
                name=row.observation_id,
                value=row.obs_value,
                hover=both_sides_text.hover(row, words),
                area=partner if row is not ours else None,
                is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
            )
            for row in (ours, *theirs)
        ),
        note=both_sides_text.pair(ours, theirs, words),
        is_joined=True,
        band=band,
    )


def _legend(drawing: Drawing, partner: str, words: Wording) -> tuple[LegendItem, ...]:
    items = [
        LegendItem(home_shape(partner), words.text("Kyrgyz data")),
        LegendItem(
            style_of(partner).shape,
            words.text("data {partner:of}", partner=words.area(partner)),
            partner,
        ),
        LegendItem("band", words.text("expected with freight")),
    ]
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
                format(words.area(row.reporter), "label"),
                words.label("compiler", row.compiler),
                words.label("indicator", row.indicator),
                trade_text.cell(words.value(row.obs_value, row.unit), row, words),
                words.value(row.ratio, "ratio") if row.ratio is not None else "",
            )
            for row in rows
        ),
        numeric=frozenset({4, 5}),
    )


def _statements(tables: Tables, partner: str, silent: Sequence[str], words: Wording) -> Chart:
    rows = beside_books(tables, partner)
    by_year: dict[int, list[StatementRow]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).append(row)
    drawing = statement_lanes(
        [
            Lane(
                label=str(year),
                marks=tuple(_said(row, partner, words) for row in of_year),
            )
            for year, of_year in by_year.items()
        ],
        rows[0].unit,
        words.locale,
    )
    drawn = both_sides_text.statements_subtitle(partner, rows, words)
    notes = [note for note in (both_sides_text.on_bounds(rows, words),) if note]
    if silent:
        notes.append(both_sides_text.without_figures(silent, words))
    return framed(
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
        file=Rows("statements", rows, (partner,), (("pair", partner),)),
        legend=_statement_legend(drawing, rows, partner, words),
        notes=notes,
    )


def _said(row: StatementRow, partner: str, words: Wording) -> Mark:
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
