"""The same goods as both sides record them, and what officials of either side gave."""

from collections.abc import Sequence

from lib.dashboard.charts.marks import Lane, Mark
from lib.dashboard.charts.mirror_dumbbell import mirror_dumbbell
from lib.dashboard.charts.statement_lanes import statement_lanes
from lib.dashboard.factcheck.official_statements import beside_books, with_statements
from lib.dashboard.narrative import Wording, mirror_text
from lib.dashboard.queries import partners
from lib.dashboard.queries.mirror import both_sides, with_both_sides
from lib.dashboard.views.address import written
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_frame import framed
from lib.model import (
    Block,
    Bound,
    Chart,
    Controls,
    MirrorRow,
    ObsStatus,
    PeriodKind,
    Prose,
    Question,
    Rows,
    Run,
    StatementRow,
    Table,
    Tables,
    Text,
)

_OFFERED = 6
"""So many other partners are offered where none of the chosen has anything."""


def both_sides_of(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    """The choice of a partner; its mirror data, and the statements of officials."""
    mirrored = with_both_sides(tables, partners(tables))
    spoken = with_statements(tables)
    offered = [code for code in question.partners if code in (*mirrored, *spoken)]
    if not offered:
        return (Prose((_absent(question, (*mirrored, *spoken), words),)),)
    choice = choices.one(
        "with", words.text("With"), {code: format(words.area(code), "label") for code in offered}
    )
    partner = choice.chosen
    blocks: list[Block] = [Controls((choice,))]
    if partner in mirrored:
        blocks.append(_mirrored(tables, partner, words))
    else:
        blocks.append(Prose((mirror_text.none(partner, words),)))
    if partner in spoken:
        blocks.append(_spoken(tables, partner, words))
    return tuple(blocks)


def _absent(question: Question, others: Sequence[str], words: Wording) -> Text:
    """That the record has nothing of the chosen partners' side, and who has."""
    links: list[str | Run] = []
    for code in dict.fromkeys(others[:_OFFERED]):
        added = Question(
            question.page,
            (*question.partners, code),
            question.but(**{"with": code}).choices,
            question.language,
        )
        links += [", "] if links else []
        links.append(Run(format(words.area(code), "label"), written(added)))
    said = (
        words.text("The record has no figures of the other side {partners:with}. It has them for: ")
        if not question.partners
        else words.text(
            "The record has no figures of the other side for trade {partners:with}. It has them "
            "for: ",
            partners=words.areas(question.partners),
        )
    )
    return (said, *links)


def _mirrored(tables: Tables, partner: str, words: Wording) -> Chart:
    rows = both_sides(tables, partner, dollars=True)
    lanes = _lanes(rows, partner, words)
    units = {row.unit for row in rows}
    subtitle = mirror_text.subtitle(rows, partner, words)
    return framed(
        tables,
        mirror_dumbbell(lanes, partner, max(units), words.locale),
        Rows("mirror", rows, None, (("across", partner), ("currency", "dollars"))),
        words,
        key="mirror",
        finding=mirror_text.finding(rows, partner, words),
        subtitle=subtitle,
        alt=words.text(
            "{subtitle}. {lanes}.",
            subtitle=subtitle,
            lanes="; ".join(f"{lane.label}: {lane.note}" for lane in lanes),
        ),
        table=_mirror_table(rows, words),
        legend=mirror_text.legend(partner, words),
        notes=mirror_text.notes(rows, words),
    )


def _lanes(rows: Sequence[MirrorRow], partner: str, words: Wording) -> list[Lane]:
    found: dict[tuple[str, object, object], list[MirrorRow]] = {}
    for row in rows:
        found.setdefault((row.direction, row.period_start, row.period_end), []).append(row)
    lanes, seen = [], set()
    for (direction, _, _), pair in found.items():
        band = next(
            (
                (row.freight_low, row.freight_high)
                for row in pair
                if row.freight_low is not None and row.freight_high is not None
            ),
            None,
        )
        lanes.append(
            Lane(
                label=words.span(pair[0].period_start, pair[0].period_end),
                marks=tuple(_side(row, partner, words) for row in pair),
                note=mirror_text.pair(pair, words),
                is_joined=True,
                band=band,
                heading="" if direction in seen else mirror_text.heading(direction, partner, words),
            )
        )
        seen.add(direction)
    return lanes


def _side(row: MirrorRow, partner: str, words: Wording) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=mirror_text.hover(row, words),
        area=partner if row.reporter == partner else None,
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_part=row.period_kind != PeriodKind.YEAR,
    )


def _mirror_table(rows: Sequence[MirrorRow], words: Wording) -> Table:
    return Table(
        caption=words.plural("Table: {count} figure", "Table: {count} figures", len(rows)),
        head=(
            words.text("Period"),
            words.text("Reporter"),
            words.text("Flow"),
            words.text("Amount"),
            words.text("Mirror ratio"),
        ),
        body=tuple(
            (
                words.span(row.period_start, row.period_end),
                format(words.area(row.reporter), "label"),
                words.label("indicator", row.indicator),
                words.short(row.obs_value, row.unit),
                words.short(row.ratio, "ratio") if row.ratio is not None else "",
            )
            for row in rows
        ),
        numeric=frozenset({3, 4}),
    )


def _spoken(tables: Tables, partner: str, words: Wording) -> Chart:
    rows = beside_books(tables, partner)
    by_year: dict[int, list[StatementRow]] = {}
    for row in rows:
        by_year.setdefault(row.year, []).append(row)
    lanes = [
        Lane(str(year), tuple(_statement(row, partner, words) for row in of_year))
        for year, of_year in sorted(by_year.items())
    ]
    subtitle = words.text(
        "Trade turnover {partner:with}, whole years, US dollars", partner=words.area(partner)
    )
    return framed(
        tables,
        statement_lanes(lanes, rows[0].unit, words.locale),
        Rows("statements", rows, None, (("pair", partner),)),
        words,
        key="statements",
        finding=mirror_text.statements_finding(rows, partner, words),
        subtitle=subtitle,
        alt=words.text(
            "{subtitle}. {figures}.",
            subtitle=subtitle,
            figures="; ".join(mirror_text.statement(row, words) for row in rows),
        ),
        table=Table(
            caption=words.plural("Table: {count} figure", "Table: {count} figures", len(rows)),
            head=(words.text("Year"), words.text("Amount"), words.text("Given by")),
            body=tuple(
                (
                    str(row.year),
                    words.hedged(row.obs_value, row.unit, row.bound)
                    if row.kind == "statement"
                    else words.value(row.obs_value, row.unit),
                    mirror_text.giver(row, words),
                )
                for row in rows
            ),
            numeric=frozenset({1}),
        ),
        legend=mirror_text.statement_legend(partner, words),
    )


def _statement(row: StatementRow, partner: str, words: Wording) -> Mark:
    is_statement = row.kind == "statement"
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=mirror_text.statement(row, words),
        label=words.short(row.obs_value, row.unit, row.bound) if not is_statement else "",
        area=partner if row.side == partner else None,
        bound=Bound(row.bound),
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_statement=is_statement,
    )
