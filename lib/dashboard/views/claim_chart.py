"""A claim against the record, as a chart in its frame: a lane a source, a member or a definition.

At most 480 pixels: of many members those nearest to the claim have a lane and the rest share one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from lib.codelists import HOME
from lib.codelists.compilers import is_collected, is_estimate
from lib.dashboard.charts.claim_lanes import claim_lanes
from lib.dashboard.charts.marks import Claim, Drawing, Lane, Mark
from lib.dashboard.charts.palette import QUIET, style_of
from lib.dashboard.charts.statement_lanes import statement_lanes
from lib.dashboard.factcheck.assessment import (
    Assessment,
    Times,
    best,
    distance,
    is_stock,
    of_any_length,
)
from lib.dashboard.narrative import (
    Wording,
    claim_text,
    collected_text,
    glossary,
    source_text,
    trade_text,
    verdict_text,
)
from lib.dashboard.queries import BY_RATES_OF_SOM, CONVERTED, provenance_of
from lib.model import (
    Bound,
    Chart,
    ClaimKind,
    ClaimRow,
    Known,
    LegendItem,
    Measure,
    MembersMeant,
    ObsStatus,
    Rows,
    Run,
    SourceKind,
    Table,
    Tables,
    Text,
    Verdict,
    mark,
)

TALLEST = 480
"""Pixels of a chart, so that it ends inside the first screen."""

_MEMBERS = (9, 8, 7, 6, 5, 4)
"""So many lanes members have, the last one for all others."""
_LABELS = (9, 3, 1, 0)
"""So many figures of a lane have a label."""
_LATE = 5
"""Years up to the last on record in which a member's figures decide how near it is to a claim."""
_NAMES = 4
"""So many of the other members are named."""
_FEW = 8
"""So many figures of a lane have marks of full size; of more, those that are named or labelled."""
_AGREEING = 3
"""Figures of a lane that agree and have a label, beside its extreme and its latest one."""
_BASES = 2
"""Multiples of a lane that are written beside its name."""

_EVERYBODY_S = ("EU27",)
"""Blocks whose colour is kept for Kyrgyzstan's trade with them."""

_GLYPHS = MappingProxyType(
    {
        "circle": mark("statistics"),
        "diamond": mark("statement"),
        "hollow": mark("provisional"),
        "later": mark("published after the claim"),
        "arrow": mark("or beyond"),
        "shade": mark("what was said"),
    }
)
_EARLIER = mark("of an earlier time")
_OTHER_YEARS, _OTHER_MEMBERS = mark("other years"), mark("other members")
_HEAD = (
    mark("Whose figure"),
    mark("Period"),
    mark("Figure"),
    mark("Published"),
    mark("Compared with the claim"),
    mark("Reports"),
)
_FIGURE, _REPORTS = 2, 5
_METHOD = "/data?tab=method"

Draw = Callable[[Sequence[Lane]], Drawing]
Marks = Mapping[str, Mark]
"""The mark of each row by its name, without a label: made once for all ways to lay them out."""


def comparison(
    assessment: Assessment, code: str, tables: Tables, words: Wording, *, dollars: bool
) -> Chart:
    """The claim and every figure that can be compared with it; there must be one."""
    claim, rows = assessment.claim, assessment.alike
    kind = verdict_text.kind_of_figures(claim, any_length=of_any_length(claim))
    single = [row for row in assessment.counted if row.reading is not MembersMeant.TOGETHER]
    drawing, lanes = _drawn(assessment, words)
    legend = _legend(drawing, lanes, rows, words)
    choices = _choices(code, Times.WHOLE, dollars=dollars)
    finding = verdict_text.finding(claim, single, assessment.together, assessment.best, kind, words)
    return Chart(
        key="claim",
        finding=finding,
        subtitle=_subtitle(claim, words, of_any_length(claim)),
        figure=drawing.figure,
        height=drawing.height,
        alt=_alternative(claim, rows, words),
        source=source_line(rows, tables, words),
        table=table((claim, *rows), claim, words),
        rows=Rows("claims", (claim, *rows), None, choices),
        legend=legend,
        terms=glossary.used_in("claim", legend, words),
        notes=_notes(assessment, single, (verdict_of(assessment, words), finding), words),
        attribution=claim_text.attribution(claim, tables.sources[claim.source_id], words),
    )


def verdict_of(assessment: Assessment, words: Wording) -> str:
    """What the record says of a claim, in a sentence or two; or why nothing can be compared."""
    claim = assessment.claim
    then, since = assessment.findings
    if not then.rows and not since.rows and not assessment.alike:
        return verdict_text.nothing(
            claim,
            words,
            has_parts=bool(assessment.parts),
            has_other_units=bool(assessment.other_units),
        )
    kind = verdict_text.kind_of_figures(claim, any_length=of_any_length(claim))
    return verdict_text.verdict(claim, then, since, kind, words)


def parts_of_years(assessment: Assessment, code: str, tables: Tables, words: Wording) -> Chart:
    """The figures of parts of years, without the claim: they are no test of it."""
    claim, rows = assessment.claim, assessment.parts
    drawing, lanes = _at_most(
        _lanes(rows, claim, words),
        lambda found: statement_lanes(found, rows[0].unit, words.locale),
    )
    legend = _legend(drawing, lanes, rows, words)
    return Chart(
        key="parts",
        finding=words.plural(
            "One figure is for a part of a year: too short to test a yearly claim",
            "{count} figures are for parts of years: too short to test a yearly claim",
            len(rows),
        ),
        subtitle=words.text(
            "{subject}, parts of years, {unit}",
            subject=_subject(claim, words),
            unit=words.label("unit", claim.unit),
        ),
        figure=drawing.figure,
        height=drawing.height,
        alt=_alternative(claim, rows, words),
        source=source_line(rows, tables, words),
        table=table(rows, claim, words),
        rows=Rows("claims", rows, None, _choices(code, Times.PART, dollars=False)),
        legend=legend,
        terms=glossary.used_in("parts", legend, words),
    )


def table(rows: Sequence[ClaimRow], claim: ClaimRow, words: Wording) -> Table:
    """The same rows as a table, the claim among them as such."""
    caption = words.plural("Table: {count} row", "Table: {count} rows", len(rows))
    return Table(
        caption=trade_text.with_letter(caption, rows, words),
        head=tuple(map(words.text, _HEAD)),
        body=tuple(_cells(row, claim, words) for row in rows),
        numeric=frozenset((_FIGURE, _REPORTS)),
    )


def source_line(rows: Sequence[ClaimRow], tables: Tables, words: Wording) -> tuple[Text, ...]:
    """The line below a chart: statistics, and rates at which statements were converted, with their
    edition and licence; how many statements, in whose documents, and their terms, how often a
    figure is reported, and how figures are compared."""
    statistics = [row for row in rows if row.kind is ClaimKind.STATISTICS]
    said = [row for row in rows if row.kind is not ClaimKind.STATISTICS]
    origin, documents = provenance_of(statistics, tables), provenance_of(said, tables).sources
    rates = [one for one in documents if one.kind is SourceKind.STATISTICS]
    pieces: list[Text] = []
    if statistics or rates:
        sources = tuple(dict.fromkeys((*origin.sources, *rates)))
        pieces += source_text.source_line(sources, origin.vintages, words)
    if said:
        reports = [one for one in documents if one not in rates]
        pieces.append(source_text.reported_in(len(said), reports, words))
        pieces.append(source_text.licences(reports, words))
    if several := sum(row.reports > 1 for row in rows):
        pieces.append(
            words.plural(
                "one reported several times, drawn once",
                "{count} reported several times, drawn once",
                several,
            )
        )
    pieces.append(Run(words.text("how figures are compared"), _METHOD))
    return tuple(pieces)


def _choices(code: str, times: Times, *, dollars: bool) -> tuple[tuple[str, str], ...]:
    chosen = {"claim": code, "period": times.value}
    return tuple((chosen | ({"currency": "dollars"} if dollars else {})).items())


def _drawn(assessment: Assessment, words: Wording) -> tuple[Drawing, Sequence[Lane]]:
    claim, rows = assessment.claim, assessment.alike
    named = {row.observation_id for found in assessment.findings for row in found.consistent}
    named |= {row.observation_id for found in assessment.findings for row in found.rounds_to_same}
    named |= {found.notable.observation_id for found in assessment.findings if found.notable}
    is_log = any(row.member for row in rows) and all(row.obs_value > 0 for row in rows)
    line = Claim(
        name=claim.observation_id,
        value=claim.obs_value,
        label=words.text("{value} (as said)", value=claim_text.claimed(claim, words)),
        hover=claim_text.claim_hover(claim, words),
        note="" if claim.period_start else claim_text.period_of_claim(claim, words),
        bound=Bound(claim.bound),
    )
    return _at_most(
        _lanes(rows, claim, words, named),
        lambda found: claim_lanes(line, found, claim.unit, words.locale, is_log=is_log),
    )


def _lanes(
    rows: Sequence[ClaimRow], claim: ClaimRow, words: Wording, named: Iterable[str] = ()
) -> Iterator[list[Lane]]:
    """The lanes of a chart, from the best way that has most room for each figure to the last
    one: with fewer members or labels, and then with small marks that share a line."""
    marks = {row.observation_id: _mark(row, claim, words) for row in rows}
    groups: dict[str, list[ClaimRow]] = {}
    for row in rows:
        groups.setdefault(claim_text.lane_name(row, words), []).append(row)
    if any(row.member for row in rows):
        each = [group for group in groups.values() if not _is_together(group[0])]
        blocks = [group for group in groups.values() if _is_together(group[0])]
        together = sorted(blocks, key=lambda group: group[0].definition is not None)
        for most in _MEMBERS:
            lanes = _members(each, marks, claim, words, most)
            lanes += [_block(group, marks, claim, words) for group in together]
            yield lanes
    else:
        is_dated = len({(row.period_start, row.period_end) for row in rows}) > 1
        for most in _LABELS:
            lanes = [
                _lane(name, group, marks, claim, words, frozenset(named), most, is_dated=is_dated)
                for name, group in groups.items()
            ]
            yield lanes
    yield [
        replace(lane, marks=tuple(replace(one, label="", is_earlier=True) for one in lane.marks))
        for lane in lanes
    ]


def _is_together(row: ClaimRow) -> bool:
    return row.reading is MembersMeant.TOGETHER


def _lane(
    name: str,
    rows: Sequence[ClaimRow],
    plain: Marks,
    claim: ClaimRow,
    words: Wording,
    named: frozenset[str],
    most: int,
    *,
    is_dated: bool,
) -> Lane:
    """A lane of one source, or of people under one definition. Of these the latest figure and
    those that the page speaks of are drawn large, since it is no series; of many years all figures
    of a year with a label or of which the page speaks."""
    labelled = _labelled(rows, claim)[:most]
    latest = max(map(_end, rows))
    is_long = len(rows) > _FEW and not is_stock(rows[0])
    loud = [r for r in rows if r.verdict is Verdict.CANNOT_TELL or r.observation_id in named]
    large = {row.period_start for row in (*loud, *labelled)}
    marks = []
    for row in rows:
        has_label = row in labelled
        if is_stock(row):
            is_small = row not in loud and _end(row) < latest
        else:
            is_small = is_long and row.period_start not in large
        label = claim_text.mark_label(row, words, is_dated=is_dated) if has_label else ""
        drawn = plain[row.observation_id]
        marks.append(replace(drawn, label="" if is_small else label, is_earlier=is_small))
    note = collected_text.lane_note(rows, words) if is_collected(rows[0]) else ""
    if is_stock(rows[0]):
        note = claim_text.mark_label(_latest(rows), words)
    return Lane(name, tuple(marks), note=note, area=_colour(rows[0]))


def _labelled(rows: Sequence[ClaimRow], claim: ClaimRow) -> list[ClaimRow]:
    """The figures with a label: the one that goes furthest the claim's way and others of its year,
    the latest, those that agree, and those that are reported several times."""
    furthest = best([row for row in rows if row.verdict not in (None, Verdict.CANNOT_TELL)], claim)
    latest = _latest(rows)
    agreeing = [row for row in rows if row.verdict in verdict_text.AGREEING][-_AGREEING:]
    several = [row for row in rows if row.reports > 1]
    if is_stock(rows[0]):  # the latest is beside the name of the lane
        return [furthest] if furthest and furthest is not latest else []
    beside = [row for row in rows if furthest and row.period_start == furthest.period_start]
    return [row for row in (*agreeing, furthest, latest, *several, *beside) if row]


def _members(
    groups: Sequence[Sequence[ClaimRow]],
    marks: Marks,
    claim: ClaimRow,
    words: Wording,
    most: int,
) -> list[Lane]:
    """A lane a member, the largest first; of many those nearest to the claim of late."""
    kept = list(groups)
    others: list[ClaimRow] = []
    if len(groups) > most:
        newest = max(_end(row) for group in groups for row in group).year
        near = sorted(groups, key=lambda group: _nearness(group, newest))[: most - 1]
        kept = [group for group in groups if group in near]
        others = [row for group in groups if group not in near for row in group]
    lanes = [_member(group, marks, claim, words) for group in kept]
    if others:
        lanes.append(_other_members(others, marks, words))
    return lanes


def _nearness(rows: Sequence[ClaimRow], newest: int) -> tuple[bool, float]:
    """How near to the claim a member comes: of late, else at any time."""
    late = [row for row in rows if _end(row).year > newest - _LATE]
    return not late, min(map(distance, late or rows))


def _member(rows: Sequence[ClaimRow], plain: Marks, claim: ClaimRow, words: Wording) -> Lane:
    """A lane of one member. Multiples are written beside its name, with their bases; of amounts
    the one nearest to the claim has a label."""
    name = format(words.area(rows[0].member or ""), "label")
    if claim.measure == Measure.GROWTH:
        marks = tuple(plain[row.observation_id] for row in rows)
        return Lane(name, marks, note=_multiples(rows, words))
    nearest = min(rows, key=distance)
    large = {nearest.period_start, _latest(rows).period_start}
    marks = tuple(
        replace(
            plain[row.observation_id],
            label=claim_text.mark_label(row, words) if row is nearest else "",
            is_earlier=len(rows) > _FEW and row.period_start not in large,
        )
        for row in rows
    )
    return Lane(name, marks)


def _block(rows: Sequence[ClaimRow], marks: Marks, claim: ClaimRow, words: Wording) -> Lane:
    """A lane of all members of a block in one sum; of a printed total with the highest multiple
    alone."""
    name = words.text("All together, {block}", block=claim_text.block_name(rows[0], words))
    lane = replace(_member(rows, marks, claim, words), label=name)
    if rows[0].definition is None or not lane.note:
        return lane
    return replace(lane, note=_multiples([max(rows, key=lambda row: row.obs_value)], words))


def _multiples(rows: Sequence[ClaimRow], words: Wording) -> str:
    """The multiples of a member with their bases; where both sides have some, the highest of
    each with whose it is. What was collected by others is named where nothing else is there."""
    counted = [row for row in rows if not is_collected(row)] or rows
    ordered = sorted(counted, key=lambda row: -row.obs_value)
    sides = list(dict.fromkeys(row.side for row in counted))
    if len(sides) == 1:
        return words.listed([claim_text.multiple_label(row, words) for row in ordered[:_BASES]])
    first = [next(row for row in ordered if row.side == side) for side in sides]
    return "; ".join(
        words.text(
            "{multiple}, {who}",
            multiple=words.short(claim_text.rounded(row), row.unit, row.bound),
            who=claim_text.who(row, words),
        )
        for row in first[:_BASES]
    )


def _other_members(rows: Sequence[ClaimRow], marks: Marks, words: Wording) -> Lane:
    members = list(dict.fromkeys(row.member or "" for row in rows))
    return Lane(
        words.plural("One other", "{count} others", len(members)),
        tuple(replace(marks[row.observation_id], is_earlier=len(rows) > _FEW) for row in rows),
        note=words.listed([format(words.area(code), "label") for code in members])
        if len(members) <= _NAMES
        else "",
    )


def _mark(row: ClaimRow, claim: ClaimRow, words: Wording) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=claim_text.hover(row, claim, words),
        area=_colour(row),
        bound=Bound(row.bound),
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_estimated=is_estimate(row),
        is_statement=row.kind is ClaimKind.STATEMENT,
        is_later=row.known is Known.SINCE and not is_stock(row) and not is_estimate(row),
    )


def _colour(row: ClaimRow) -> str | None:
    """A partner's own figure is in its colour, if it has one."""
    if row.side in (None, HOME, *_EVERYBODY_S) or not claim_text.is_one_side_s(row):
        return None
    return row.side if style_of(str(row.side)).colour != QUIET else None


def _at_most(attempts: Iterable[Sequence[Lane]], draw: Draw) -> tuple[Drawing, Sequence[Lane]]:
    """The first drawing of the lanes given that is not too tall, else the last; and its lanes."""
    drawing, drawn = None, None
    for lanes in attempts:
        drawing, drawn = draw(lanes), lanes
        if drawing.height <= TALLEST:
            break
    assert drawing is not None and drawn is not None
    return drawing, drawn


def _legend(
    drawing: Drawing, lanes: Sequence[Lane], rows: Sequence[ClaimRow], words: Wording
) -> tuple[LegendItem, ...]:
    """What the glyphs mean; small marks mean something only where others are large."""
    named: Mapping[str, str] = _GLYPHS
    if not all(one.is_earlier for lane in lanes for one in lane.marks):
        named = {**_GLYPHS, "pale": _meaning_of_small(rows)}
    items = [
        LegendItem(glyph, words.text(named[glyph])) for glyph in drawing.glyphs if glyph in named
    ]
    estimates = dict.fromkeys(
        collected_text.estimate(row, words) for row in filter(is_estimate, rows)
    )
    items += [LegendItem("estimated", name) for name in estimates]
    if not any(row.member for row in rows):
        return tuple(items)
    coloured: dict[tuple[str, ClaimKind], ClaimRow] = {}
    for row in rows:
        if (colour := _colour(row)) is not None:
            coloured.setdefault((colour, row.kind), row)
    items += [
        LegendItem(
            "diamond" if kind is ClaimKind.STATEMENT else "circle",
            claim_text.who(row, words),
            colour,
        )
        for (colour, kind), row in coloured.items()
    ]
    return tuple(items)


def _meaning_of_small(rows: Sequence[ClaimRow]) -> str:
    """What small marks are: earlier counts of people, members without a lane of their own, else
    years that nobody names."""
    if any(map(is_stock, rows)):
        return _EARLIER
    if any(row.member and row.measure == Measure.GROWTH for row in rows):
        return _OTHER_MEMBERS
    return _OTHER_YEARS


def _subject(claim: ClaimRow, words: Wording) -> str:
    return claim_text.as_others(claim, claim_text.subject(claim, words, owned=True), words)


def _subtitle(claim: ClaimRow, words: Wording, any_length: bool) -> str:
    slots = {"subject": _subject(claim, words), "unit": words.label("unit", claim.unit)}
    if claim.measure == Measure.GROWTH or any_length:
        return words.text("{subject}, {unit}", **slots)
    return words.text("{subject}, whole years, {unit}", **slots)


def _alternative(claim: ClaimRow, rows: Sequence[ClaimRow], words: Wording) -> str:
    """The chart in words, from the same rows: the claim, then each lane with its range."""
    groups: dict[str, list[ClaimRow]] = {}
    for row in rows:
        groups.setdefault(claim_text.lane_name(row, words), []).append(row)
    said = [words.text("Lanes of figures. {claim}", claim=claim_text.claim_hover(claim, words))]
    for name, group in groups.items():
        low = min(group, key=lambda row: row.obs_value)
        high = max(group, key=lambda row: row.obs_value)
        said.append(
            words.plural(
                "{lane}: {high}.",
                "{lane}: {count} figures, from {low} to {high}.",
                len(group),
                lane=name,
                low=_with_status(low, claim, words),
                high=_with_status(high, claim, words),
            )
        )
    return " ".join(said)


def _with_status(row: ClaimRow, claim: ClaimRow, words: Wording) -> str:
    figure = claim_text.figure_in_short(row, claim, words)
    if row.obs_status == ObsStatus.PROVISIONAL:
        return words.text("{figure} (provisional)", figure=figure)
    if is_estimate(row):
        return words.text(
            "{figure} ({estimate})", figure=figure, estimate=collected_text.estimate(row, words)
        )
    return figure


def _notes(
    assessment: Assessment, single: Sequence[ClaimRow], said: Sequence[str], words: Wording
) -> tuple[Text, ...]:
    """What must be known of the figures; first what the record notes on those that the verdict or
    the finding, which are `said`, name."""
    claim = assessment.claim
    named = verdict_text.named_rows(
        claim, assessment.findings, assessment.together, assessment.best, said, words
    )
    found = [
        *(verdict_text.record_note(row, claim, words) for row in named),
        verdict_text.cases_note(assessment.cases, claim, words),
        verdict_text.some_note(assessment.of_some, claim, words),
        verdict_text.left_open_note(single, claim, words),
        verdict_text.late_note(assessment.late, assessment.late_best, claim, words),
        verdict_text.together_note(
            [row for row in assessment.together if row.unit != claim.unit], claim, words
        ),
        verdict_text.printed_note(assessment.printed, words),
        collected_text.counted_nowhere(assessment.estimates, words),
        converted_note(assessment.rows, words),
    ]
    others = [row for row in assessment.alike if not (row.note and row in named)]
    return (*(note for note in found if note), *verdict_text.doubtful(others, claim, words))


def converted_note(rows: Iterable[ClaimRow], words: Wording) -> str:
    """That amounts were converted, where some were, and at which rates."""
    names = [row.observation_id for row in rows]
    if not any(name.startswith(CONVERTED) for name in names):
        return ""
    if any(name.startswith(BY_RATES_OF_SOM) for name in names):
        return source_text.on_rates_of_som(words)
    return words.text("Converted at each year’s mean rate of the European Central Bank.")


def _cells(row: ClaimRow, claim: ClaimRow, words: Wording) -> tuple[Text, ...]:
    if row.kind is ClaimKind.CLAIM:
        first = words.text("The claim")
        value, when = claim_text.claimed(row, words), claim_text.period_of_claim(row, words)
    else:
        first = claim_text.row_name(row, words)
        value = trade_text.cell(claim_text.amount(row, claim, words), row, words)
        when = claim_text.period(row, words)
    return (
        first,
        when,
        value,
        words.short_day(row.published),
        claim_text.verdict_of(row, words),
        words.count(row.reports),
    )


def _latest(rows: Sequence[ClaimRow]) -> ClaimRow:
    return max(rows, key=lambda row: (_end(row), row.published))


def _end(row: ClaimRow) -> date:
    return row.period_end or date.min
