"""What is below the chart of a claim, a tab each, made only when it is chosen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.dashboard.charts.marks import Lane, Mark
from lib.dashboard.charts.restatement_line import restatement_line
from lib.dashboard.factcheck.assessment import Assessment, Sort, of_any_length
from lib.dashboard.factcheck.proportion import in_proportion, length_of
from lib.dashboard.factcheck.restatements import elsewhere, in_line, latest_statements
from lib.dashboard.narrative import (
    Wording,
    claim_text,
    proportion_text,
    restatement_text,
    source_text,
)
from lib.dashboard.views.catalogue import LATEST
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.claim_chart import converted_note, parts_of_years, table
from lib.dashboard.views.claim_windows import every_window, since
from lib.dashboard.views.menus import FORMS, file_address
from lib.model import (
    Block,
    Bound,
    Chart,
    ClaimRow,
    Controls,
    Fold,
    Known,
    MembersMeant,
    Prose,
    Rows,
    Run,
    Table,
    Tables,
    Tabs,
    Text,
    Verdict,
    mark,
)

_LONGEST_TABLE = 20
"""Rows of a table that are shown; the file has all."""

_CURRENCIES = {"own": mark("As published"), "dollars": mark("In US dollars")}
_KNOWN = MappingProxyType(
    {Known.THEN: mark("Public before {day}"), Known.SINCE: mark("Published since")}
)
_VERDICTS = MappingProxyType(
    {
        Verdict.CONSISTENT: mark("Agree"),
        Verdict.ROUNDS_TO_SAME: mark("Round to the same"),
        Verdict.CANNOT_TELL: mark("Leave it open"),
        Verdict.NOT_CONSISTENT: mark("Do not agree"),
    }
)
_RULES = (
    mark("Words beside a number leave room, so each figure stands for a range of values."),
    mark(
        "“About” allows one in the last digit spoken either way; a bare number allows half of that "
        "below and one above; never more than a fifth of the value. “More than” allows "
        "everything above."
    ),
    mark(
        "A figure agrees if its whole range lies inside that of the claim, and does not agree if "
        "the two share no value. If they overlap, or the units differ, it leaves the question open."
    ),
    mark(
        "Two figures round to the same if neither leaves a side open and the one with more digits "
        "rounds to the other; “almost” is taken to three digits."
    ),
    mark(
        "A figure was public by the day of the claim if it was published before that day; a month "
        "or a year counts only if all of it was before. A figure that one side gives several times "
        "counts once."
    ),
)


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with all that its page needs."""

    code: str
    assessment: Assessment
    tables: Tables
    words: Wording
    dollars: bool

    @property
    def claim(self) -> ClaimRow:
        return self.assessment.claim


def tabs(shown: ShownClaim, choices: Choices) -> tuple[Block, ...]:
    """The tabs, each with how many figures it has, and what the chosen one shows."""
    words, assessment, tables = shown.words, shown.assessment, shown.tables
    again = elsewhere(shown.code, tables)
    whole = mark("Figures {count}") if of_any_length(shown.claim) else mark("Whole years {count}")
    counts = {
        "years": (whole, len(assessment.alike)),
        "parts": (mark("Parts of years {count}"), len(assessment.parts)),
        "currencies": (mark("Other currencies {count}"), len(assessment.other_units)),
        "again": (mark("Also said {count}"), len(again)),
        "rows": (mark("Rows {count}"), 1 + len(assessment.rows)),
    }
    shows_currencies = assessment.converts or shown.dollars
    named = {
        name: words.text(label, count=words.count(count))
        for name, (label, count) in counts.items()
        if count or name == "years" or (name == "currencies" and shows_currencies)
    }
    if length := length_of(shown.claim):
        named = _after_first(named, "windows", proportion_text.tab(length, since(tables), words))
    tab = choices.one("tab", words.text("Figures on record"), named)
    make = _MAKERS[tab.chosen]
    return (Tabs(words.text("Figures on record"), tab), *make(shown, choices))


def _after_first(named: dict[str, str], name: str, label: str) -> dict[str, str]:
    """The names of tabs with one more, second."""
    first, *rest = named.items()
    return dict([first, (name, label), *rest])


def _windows(shown: ShownClaim, _: Choices) -> tuple[Block, ...]:
    found = in_proportion(shown.code, shown.tables)
    if found is None:
        return (Prose((shown.words.text("The record has no two years so far apart."),)),)
    return (every_window(found, shown.code, shown.tables, shown.words),)


def _years(shown: ShownClaim, _: Choices) -> tuple[Block, ...]:
    words = shown.words
    tallies = [one for one in shown.assessment.tallies if one.sort is Sort.SAME_TIME]
    rules = Fold(
        words.text("How a figure is compared with a claim"),
        (Prose(tuple(map(words.text, _RULES))),),
    )
    if not tallies:
        return (rules,)
    body = tuple(
        (
            words.text(_KNOWN[one.known], day=words.day(shown.claim.published)),
            *(words.count(one.verdicts.get(verdict, 0)) for verdict in _VERDICTS),
        )
        for one in tallies
    )
    head = (words.text("Figures on record"), *map(words.text, _VERDICTS.values()))
    numeric = frozenset(range(1, len(head)))
    tally = Table("", head, body, numeric, kind="tally grid")
    return (tally, *_of_all_members(shown.assessment, words), rules)


def _of_all_members(assessment: Assessment, words: Wording) -> Iterator[Prose]:
    """That some figures are of a block as a whole, of which the sentence above is silent."""
    together = [row for row in assessment.counted if row.reading is MembersMeant.TOGETHER]
    if together:
        yield Prose(
            (
                words.plural(
                    "One of these figures is of all members together; the sentence at the top "
                    "counts single members only.",
                    "{count} of these figures are of all members together; the sentence at the "
                    "top counts single members only.",
                    len(together),
                ),
            )
        )


def _parts(shown: ShownClaim, _: Choices) -> tuple[Block, ...]:
    return (parts_of_years(shown.assessment, shown.code, shown.tables, shown.words),)


def _currencies(shown: ShownClaim, choices: Choices) -> tuple[Block, ...]:
    words, assessment = shown.words, shown.assessment
    rows = assessment.other_units
    blocks: list[Block] = []
    if assessment.converts or shown.dollars:
        named = {code: words.text(label) for code, label in _CURRENCIES.items()}
        blocks.append(Controls((choices.one("currency", words.text("Currency"), named),)))
    if shown.dollars and (note := converted_note(assessment.rows, words)):
        blocks.append(
            Prose(
                (
                    words.text(
                        "{note} Whole years are in the chart above; parts of years have no rate "
                        "of their own and stay as published.",
                        note=note,
                    ),
                )
            )
        )
    if not rows:
        return tuple(blocks)
    chosen = {"claim": shown.code} | ({"currency": "dollars"} if shown.dollars else {})
    file = Rows("claims_apart", rows, None, tuple(chosen.items()))
    return (*blocks, *_tabled(rows, file, shown))


def _again(shown: ShownClaim, _: Choices) -> tuple[Block, ...]:
    words, tables = shown.words, shown.tables
    said = in_line(shown.code, tables)
    drawn = latest_statements(said)
    rows = elsewhere(shown.code, tables)
    blocks: list[Block] = [_line(drawn, said, shown)] if drawn else []
    body = tuple(_again_cells(row, tables, words) for row in rows[-_LONGEST_TABLE:][::-1])
    head = (mark("Day"), mark("Figure"), mark("Of what"), mark("Who"), mark("Document"))
    listed = Table(
        words.text(
            "In other documents, as they put it: on the same pair, all or some of it; no evidence"
        ),
        tuple(map(words.text, head)),
        body,
    )
    file = Rows("claims_elsewhere", rows, None, (("claim", shown.code),))
    return (*blocks, listed, Prose((_taken(len(body), file, words),)))


def _again_cells(row: ClaimRow, tables: Tables, words: Wording) -> tuple[Text, ...]:
    source = tables.sources[row.source_id]
    return (
        words.short_day(row.published),
        claim_text.claimed(row, words),
        claim_text.subject(row, words),
        words.person(row.speaker) if row.speaker else "",
        source_text.document(source, words),
    )


def _line(drawn: Sequence[ClaimRow], said: Sequence[ClaimRow], shown: ShownClaim) -> Chart:
    words, tables = shown.words, shown.tables
    lanes = [
        Lane(
            restatement_text.lane_name(row, words),
            (
                Mark(
                    row.observation_id,
                    row.obs_value,
                    restatement_text.hover(row, tables.sources[row.source_id], words),
                    label=restatement_text.label(row, words),
                    bound=Bound(row.bound),
                ),
            ),
            note=restatement_text.lane_note(row, tables.sources[row.source_id], words),
        )
        for row in drawn
    ]
    drawing = restatement_line(lanes, drawn[0].unit, words.locale)
    more = len(said) - len(drawn)
    note = words.plural(
        "One earlier statement is in the file alone.",
        "{count} earlier statements are in the file alone.",
        more,
    )
    return Chart(
        key="again",
        finding=restatement_text.finding(said, words),
        subtitle=restatement_text.subtitle(shown.claim, words),
        figure=drawing.figure,
        height=drawing.height,
        alt=restatement_text.alternative(drawn, words),
        source=(words.text("Source: the documents named in the chart"),),
        table=Table(
            words.plural("Table: {count} row", "Table: {count} rows", len(drawn)),
            tuple(map(words.text, (mark("Day"), mark("Figure"), mark("Document")))),
            tuple(
                (
                    words.day(row.published),
                    claim_text.claimed(row, words),
                    source_text.document(tables.sources[row.source_id], words),
                )
                for row in drawn
            ),
        ),
        rows=Rows(
            "claims_in_line",
            tuple(drawn),
            None,
            (("claim", shown.code), *((("statements", LATEST),) if more else ())),
        ),
        notes=(note,) if more else (),
    )


def _rows(shown: ShownClaim, _: Choices) -> tuple[Block, ...]:
    rows = (shown.claim, *shown.assessment.rows)
    chosen = {"claim": shown.code} | ({"currency": "dollars"} if shown.dollars else {})
    return _tabled(rows, Rows("claims", rows, None, tuple(chosen.items())), shown)


def _tabled(rows: Sequence[ClaimRow], file: Rows, shown: ShownClaim) -> tuple[Block, ...]:
    """A table of the first rows, and where to take all of them."""
    few = rows[:_LONGEST_TABLE]
    made = table(few, shown.claim, shown.words)
    plain = Table("", made.head, made.body, made.numeric, kind="figures")
    return (plain, Prose((_taken(len(few), file, shown.words),)))


def _taken(count: int, file: Rows, words: Wording) -> Text:
    links: list[str | Run] = []
    for form, name in FORMS.items():
        links += [", "] if links else []
        links.append(Run(name, file_address(file, form, words.language)))
    every = len(file.records)
    said = (
        words.text("The first {count} of {all} rows. All: ", count=str(count), all=str(every))
        if count < every
        else words.plural("This row: ", "These {count} rows: ", every)
    )
    return (said, *links)


_MAKERS: Mapping[str, Callable[[ShownClaim, Choices], tuple[Block, ...]]] = MappingProxyType(
    {
        "years": _years,
        "windows": _windows,
        "parts": _parts,
        "currencies": _currencies,
        "again": _again,
        "rows": _rows,
    }
)
"""What makes the content of each tab."""
