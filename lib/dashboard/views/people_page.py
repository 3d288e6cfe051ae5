"""How many migrants are there, and what do they send home?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from lib.codelists import Event, ever_members
from lib.dashboard.charts.marks import Claim, Drawing, Lane, Line, Mark
from lib.dashboard.charts.stock_dots import stock_dots
from lib.dashboard.charts.time_series import time_series
from lib.dashboard.charts.year_lines import in_years
from lib.dashboard.factcheck.restatements import speakers
from lib.dashboard.narrative import ENGLISH, Noun, Wording, people_text, source_text, wording
from lib.dashboard.queries import provenance_of
from lib.dashboard.queries.editions import edition_of
from lib.dashboard.queries.events import events_of_years, events_on_record
from lib.dashboard.queries.people import (
    EVERYWHERE,
    DefinitionRows,
    MigrantRows,
    TimedRows,
    counts_of_year,
    definitions_over_time,
    drawn_migrants,
    drawn_over_time,
    drawn_remittances,
    every_host,
    hosts,
    is_counted,
    is_flow,
    is_from_register,
    is_of_month,
    is_of_some,
    is_part_of_year,
    latest_counts,
    latest_on_record,
    latest_stated_year,
    latest_year,
    migrants,
    remittances,
)
from lib.dashboard.queries.reports import in_one
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.menus import FORMS, file_address
from lib.model import (
    Block,
    Bound,
    Chart,
    Choice,
    Controls,
    Fold,
    LegendItem,
    ObsStatus,
    Origin,
    Page,
    PeopleRow,
    PeriodKind,
    Prose,
    Question,
    Rows,
    Run,
    Source,
    Table,
    Tables,
    Tabs,
    Text,
    mark,
)

_TABS = {
    "migrants": mark("Migrants"),
    "over_time": mark("Over time"),
    "money": mark("Money sent home"),
    "rows": mark("Rows"),
}
_EVENTS = {"off": mark("No events"), "on": mark("Events")}
_HEAD = (
    *(mark("Definition"), mark("Period"), mark("Figure")),
    *(mark("Who gives it"), mark("Published")),
)
_LABELLED = timedelta(days=150)
"""A part of a year of five months or more has its label in the chart; shorter ones are hovered."""
_SHORT = 12
"""Letters of a name beside a line on a telephone; the page has named the host already."""
_LISTED, _LISTED_SAID = 44, 7
"""So many rows are shown below each other, and fewer than so many of what was merely said; the
file has all."""
_ABOUT = {"migrants": mark("Migrants"), "remittances": mark("Money sent home")}
_ON_RECORD = {"migrants": migrants, "remittances": remittances}


def people(tables: Tables, question: Question) -> Page:
    """The page, in tabs, of one host: a chosen partner, or all countries together."""
    words = wording(question.language)
    choices = Choices(question)
    known = hosts(question.partners, tables)
    offered = dict.fromkeys((*known, *every_host(tables)))
    tab = choices.one("tab", words.text("View"), {t: words.text(n) for t, n in _TABS.items()})
    host = choices.one(
        "host",
        words.text("Host"),
        {code: format(people_text.place(code, words), "label") for code in offered},
        drops={code: _dropped(code, question, tables) for code in offered},
    )
    place = people_text.place(host.chosen or EVERYWHERE, words)
    shown = drawn_migrants(host.chosen, tables, speakers(tables))
    money = drawn_remittances(host.chosen, tables, speakers(tables))
    missing = [code for code in question.partners if code not in known]
    has_any = len(missing) < len(question.partners)
    members = {code: [one for one in offered if one in ever_members(code)] for code in missing}
    first = () if has_any else (people_text.nothing_of_any(missing, members, words),)
    about = _About(tables, host, place, members if has_any else {}, words)
    blocks: tuple[Block, ...]
    match tab.chosen:
        case "over_time":
            blocks = _over_time(about, choices)
        case "money":
            blocks = _money(about, money, choices)
        case "rows":
            blocks = _all_rows(about, choices)
        case _:
            blocks = _migrants(about, shown)
    return Page(
        name="people",
        title=people_text.page_title(place, words),
        heading=words.text("How many migrants are there, and what do they send home?"),
        answer=people_text.answer(
            latest_counts(shown.definitions),
            latest_year((*money.line, *money.loose)),
            place,
            words,
        ),
        blocks=(Tabs(words.text("People"), tab), *blocks),
        notices=(*first, *choices.notices),
        freshness=people_text.freshness(
            latest_on_record(shown.rows), latest_on_record(money.rows), words
        ),
    )


def _dropped(host: str, question: Question, tables: Tables) -> tuple[str, ...]:
    """The definition that is chosen, where nobody was counted by it in another host."""
    asked = question.chosen("definition")
    return ("definition",) if asked and asked not in definitions_over_time(host, tables) else ()


@dataclass(frozen=True)
class _About:
    """What all tabs are about: one host, by its choice and by its name."""

    tables: Tables
    host: Choice
    place: Noun
    missing: Mapping[str, Sequence[str]]
    """The chosen partners of whom nothing is on record, where of others something is; of a block
    the members of whom something is."""
    words: Wording

    def nothing(self, indicator: str) -> Prose:
        """That nothing is on record of the host, and of which partners nothing at all is."""
        said = people_text.no_figures(indicator, self.place, self.words)
        return Prose((said, *self.silent(indicator)))

    def silent(self, indicator: str) -> tuple[str, ...]:
        """Of which chosen partners nothing is on record; of a block, which members have figures of
        the indicator."""
        ask = _ON_RECORD[indicator]
        members = {
            code: [one for one in some if ask(one, self.tables)]
            for code, some in self.missing.items()
        }
        named = [code for code, some in self.missing.items() if members[code] or not some]
        return people_text.nothing_of(named, members, self.words)


def _migrants(about: _About, shown: MigrantRows) -> tuple[Block, ...]:
    tables, host, place, words = about.tables, about.host, about.place, about.words
    rows = shown.rows
    if not rows:
        return *_controls(host), about.nothing("migrants")
    claim = shown.claim
    speaker = _speaker(claim, tables, words) if claim else None
    drawing = stock_dots(
        _lanes(shown, tables, words),
        _claim(claim, tables, words) if claim else None,
        rows[0].unit,
        words.locale,
    )
    of_year = counts_of_year(shown.definitions, int(claim.published[:4])) if claim else ()
    finding = people_text.migrants_finding(
        of_year,
        latest_counts(shown.definitions),
        claim,
        speaker,
        place,
        words,
        is_register=all(map(is_from_register, of_year)),
        has_cases=any(is_flow(row) for row in rows),
        has_others=len({row.definition for row in rows}) > 1,
    )
    latest = [one.latest for one in shown.definitions if one.latest]
    chart = _chart(
        "migrants",
        finding,
        people_text.migrants_subtitle(place, words),
        drawing,
        people_text.migrants_alternative(latest, claim, words),
        Rows("migrants", rows, choices=(("host", host.chosen),)),
        tables,
        words,
        notes=(
            *about.silent("migrants"),
            *([people_text.claim_sentence(claim, speaker, words)] if claim else []),
            *people_text.not_drawn(shown.not_drawn, words),
        ),
    )
    return *_controls(host), chart, *_glossary([one.definition for one in shown.definitions], words)


def _over_time(about: _About, choices: Choices) -> tuple[Block, ...]:
    tables, host, place, words = about.tables, about.host, about.place, about.words
    counted = definitions_over_time(host.chosen, tables)
    definition = choices.one(
        "definition",
        words.text("Definition"),
        {code: people_text.definition_name(code, words) for code in counted},
    )
    events = _event_choice(choices, words)
    if not counted:
        return *_controls(host), about.nothing("migrants")
    found = drawn_over_time(host.chosen, definition.chosen, tables)
    marked, notes = _events(found.rows, tables, words, is_wanted=events.chosen == "on")
    chart = _chart(
        "over_time",
        people_text.over_time_finding(found.line, found.rows, place, words),
        people_text.over_time_subtitle(found.rows, place, words, are_cases=is_flow(found.rows[0])),
        _time_series(found, host.chosen, place, marked, tables, words),
        people_text.time_alternative(_by_time(found.rows), words),
        Rows(
            "migrants_over_time",
            found.rows,
            choices=(("host", host.chosen), ("definition", definition.chosen)),
        ),
        tables,
        words,
        notes=(
            *about.silent("migrants"),
            people_text.meaning_note(definition.chosen, words),
            *notes,
        ),
    )
    return *_controls(host, definition, events), chart


def _money(about: _About, found: TimedRows, choices: Choices) -> tuple[Block, ...]:
    tables, host, place, words = about.tables, about.host, about.place, about.words
    events = _event_choice(choices, words)
    undated = [
        row
        for row in remittances(host.chosen, tables)
        if row.origin is Origin.STATED and row.period_kind == PeriodKind.NOT_STATED
    ]
    said = people_text.undated(undated, words)
    if not found.rows:
        return *_controls(host), about.nothing("remittances"), *([Prose(said)] if said else [])
    marked, notes = _events(found.rows, tables, words, is_wanted=events.chosen == "on")
    latest = latest_year((*found.line, *found.loose))
    later = latest_stated_year(found.loose, latest)
    others = [row for row in found.loose if row is not latest and _is_of_year_of(row, latest)]
    parts = [row for row in found.rows if is_part_of_year(row)]
    chart = _chart(
        "money",
        people_text.remittances_finding(latest, later, place, words),
        people_text.remittances_subtitle(found.rows, place, words),
        _time_series(found, host.chosen, place, marked, tables, words, named=(latest, later)),
        people_text.time_alternative(_by_time(found.rows), words),
        Rows("remittances", found.rows, choices=(("host", host.chosen),)),
        tables,
        words,
        notes=(
            *about.silent("remittances"),
            *people_text.other_accounts(latest, others, words),
            *people_text.coverage_note(found.line, words),
            *people_text.parts_note(len(parts), sum(map(is_of_month, parts)), words),
            *said,
            *people_text.not_drawn(found.not_drawn, words),
            *notes,
        ),
    )
    definitions = [row.definition for row in found.rows if row.definition]
    return *_controls(host, events), chart, *_glossary(definitions, words)


def _all_rows(about: _About, choices: Choices) -> tuple[Block, ...]:
    """The latest that was said, then the record, each figure once."""
    tables, host, place, words = about.tables, about.host, about.place, about.words
    shown = choices.one(
        "about", words.text("Rows about"), {n: words.text(t) for n, t in _ABOUT.items()}
    )
    rows = in_one(_ON_RECORD[shown.chosen](host.chosen, tables), speakers(tables))
    if not rows:
        return *_controls(host, shown), about.nothing(shown.chosen)
    record = [row for row in rows if row.origin is Origin.RECORDED]
    said = sorted((row for row in rows if row.origin is Origin.STATED), key=edition_of)
    listed = [*said[:-_LISTED_SAID:-1], *record][:_LISTED]
    file = Rows(shown.chosen, (), choices=(("host", host.chosen), ("rows", "all")))
    files = [
        Run(form, file_address(file, ending, words.language)) for ending, form in FORMS.items()
    ]
    return (
        *_controls(host, shown),
        _table(listed, tables, people_text.rows_caption(shown.chosen, place, words), words),
        Prose(
            (
                *about.silent(shown.chosen),
                (people_text.files_lead(len(listed), len(rows), words), *_parted(files)),
            )
        ),
    )


def _parted(runs: Sequence[Run]) -> list[str | Run]:
    found: list[str | Run] = []
    for run in runs:
        found += [", ", run] if found else [run]
    return found


def _chart(
    key: str,
    finding: str,
    subtitle: str,
    drawing: Drawing,
    alt: str,
    rows: Rows,
    tables: Tables,
    words: Wording,
    *,
    notes: Iterable[Text],
) -> Chart:
    """A drawing in its frame."""
    sources = _by_weight(rows.records, tables)
    printed = source_text.source_words(sources, words)
    source = (
        *source_text.source_line(sources, (), words),
        people_text.published_span(rows.records, words),
    )
    return Chart(
        key=key,
        finding=finding,
        subtitle=subtitle,
        figure=drawing.figure,
        height=drawing.height,
        alt=alt,
        source=source,
        table=_table(
            rows.records, tables, people_text.table_caption(len(rows.records), words), words
        ),
        rows=rows,
        legend=_legend(drawing, words),
        ends=drawing.ends,
        notes=(
            *notes,
            *people_text.doubtful(rows.records, words),
        ),
        caption=people_text.caption(finding, printed, words),
        caption_long=source_text.with_sources(
            finding, subtitle, (*source, *source_text.datasets(sources, words)), words
        ),
    )


def _by_weight(rows: Sequence[PeopleRow], tables: Tables) -> tuple[Source, ...]:
    """The documents behind some figures, those of publishers with most of them first."""
    weight = Counter(_publisher(row, tables) for row in rows if row.origin is Origin.RECORDED)
    sources = provenance_of(rows, tables).sources
    return tuple(sorted(sources, key=lambda source: -weight[source.publisher]))


def _legend(drawing: Drawing, words: Wording) -> tuple[LegendItem, ...]:
    named = [name for name in drawing.glyphs if name in people_text.GLYPHS]
    if not set(named) - {"circle"}:
        return ()
    names = dict.fromkeys(("circle", *named))
    return tuple(LegendItem(name, words.text(people_text.GLYPHS[name])) for name in names)


def _lanes(shown: MigrantRows, tables: Tables, words: Wording) -> list[Lane]:
    """A lane a definition: people first, then some of them, then cases, then what else was said."""
    sorts = list(people_text.HEADINGS)
    people_first = sorted(shown.definitions, key=lambda rows: sorts.index(_sort_of(rows)))
    lanes = []
    heading = ""
    for rows in people_first:
        sort = _sort_of(rows)
        marks = [_dot(row, tables, words, is_latest=True) for row in [rows.latest] if row]
        marks += [_dot(row, tables, words, is_latest=False) for row in rows.earlier]
        lanes.append(
            Lane(
                people_text.definition_name(rows.definition, words),
                tuple(marks),
                area=_any_of(rows).partner,
                heading=words.text(people_text.HEADINGS[sort]) if sort != heading else "",
            )
        )
        heading = sort
    if shown.said:
        marks = [_dot(row, tables, words, is_latest=True) for row in shown.said]
        lanes.append(Lane(words.text(people_text.HEADINGS["said"]), tuple(marks)))
    return lanes


def _sort_of(rows: DefinitionRows) -> str:
    """Under which heading a definition is: one of `people_text.HEADINGS`."""
    row = _any_of(rows)
    if is_flow(row):
        return "cases"
    return "some" if is_of_some(row) else "people"


def _any_of(rows: DefinitionRows) -> PeopleRow:
    return rows.latest or rows.earlier[0]


def _dot(row: PeopleRow, tables: Tables, words: Wording, *, is_latest: bool) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=people_text.hover(row, _publisher(row, tables), words),
        label=people_text.label(row, words) if is_latest else "",
        bound=Bound(row.bound),
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_statement=not is_counted(row),
        is_part=is_part_of_year(row),
        is_earlier=not is_latest,
    )


def _claim(claim: PeopleRow, tables: Tables, words: Wording) -> Claim:
    return Claim(
        name=claim.observation_id,
        value=claim.obs_value,
        label=people_text.value(claim, words),
        hover=people_text.hover(claim, _publisher(claim, tables), words),
        note=people_text.claim_note(claim, words),
        bound=Bound(claim.bound),
    )


def _time_series(
    found: TimedRows,
    host: str,
    place: Noun,
    marked: Sequence[Event],
    tables: Tables,
    words: Wording,
    named: Sequence[PeopleRow | None] = (),
) -> Drawing:
    """The line and what is loose; of the labels those of figures that are `named` come first, then
    those of the longest times."""
    last = (found.line or _by_time(found.rows))[-1]
    line = Line(
        area=host,
        label=format(place, "label"),
        short=format(place, "label") if len(format(place, "label")) <= _SHORT else "",
        value=words.short(last.obs_value, last.unit, last.bound),
        dated=people_text.dated_value(last, words),
        marks=tuple(_point(row, tables, words, is_labelled=False) for row in found.line),
        loose=tuple(
            _point(row, tables, words, is_labelled=_is_long(row))
            for row in sorted(
                (*found.loose, *found.said),
                key=lambda row: (row in named, _length(row)),
                reverse=True,
            )
        ),
    )
    days = [event.day for event in marked]
    return time_series([line], last.unit, words.locale, events=days)


def _point(row: PeopleRow, tables: Tables, words: Wording, *, is_labelled: bool) -> Mark:
    return Mark(
        name=row.observation_id,
        value=row.obs_value,
        hover=people_text.hover(row, _publisher(row, tables), words),
        year=_place_in_time(row),
        label=people_text.label(row, words) if is_labelled else "",
        bound=Bound(row.bound),
        is_provisional=row.obs_status == ObsStatus.PROVISIONAL,
        is_statement=not is_counted(row),
        is_part=is_part_of_year(row),
        is_earlier=row.superseded,
    )


def _place_in_time(row: PeopleRow) -> float:
    """The middle of its time."""
    assert row.period_start is not None and row.period_end is not None, row.observation_id
    if row.period_kind == PeriodKind.YEAR:
        return row.period_start.year
    return in_years(row.period_start + (row.period_end - row.period_start) / 2)


def _is_long(row: PeopleRow) -> bool:
    if row.period_start is None or row.period_end is None or row.superseded:
        return False
    is_stock = row.indicator == "migrants" and not is_flow(row)
    return is_stock or row.period_end - row.period_start >= _LABELLED


def _length(row: PeopleRow) -> timedelta:
    """Of its time: the longest find room for their labels first."""
    assert row.period_start is not None and row.period_end is not None, row.observation_id
    return row.period_end - row.period_start


def _is_of_year_of(row: PeopleRow, other: PeopleRow | None) -> bool:
    if other is None or row.period_start is None or other.period_start is None:
        return False
    return row.period_start.year == other.period_start.year


def _by_time(rows: Iterable[PeopleRow]) -> list[PeopleRow]:
    return sorted(rows, key=_place_in_time)


def _events(
    rows: Sequence[PeopleRow], tables: Tables, words: Wording, *, is_wanted: bool
) -> tuple[tuple[Event, ...], tuple[Text, ...]]:
    """The events of the years that the rows are about, and what is said of them."""
    if not is_wanted:
        return (), ()
    days = [day for row in rows for day in (row.period_start, row.period_end) if day]
    first, last = min(days).year, max(days).year
    found, left_out = events_of_years(events_on_record(tables), first, last)
    notes: list[Text] = [
        (
            words.text("{number}. {day}: {event}. ", number=str(number), **_worded(event, words)),
            Run(event.source, event.url, language=words.foreign(ENGLISH)),
        )
        for number, event in enumerate(found, 1)
    ]
    if not found:
        notes.append(people_text.no_events(first, last, words))
    if left_out:
        notes.append(people_text.events_left_out(left_out, len(found), words))
    return found, tuple(notes)


def _worded(event: Event, words: Wording) -> dict[str, str]:
    return {"day": words.day(event.day.isoformat()), "event": event.labels[words.language]}


def _event_choice(choices: Choices, words: Wording) -> Choice:
    return choices.one(
        "events", words.text("Events"), {v: words.text(name) for v, name in _EVENTS.items()}
    )


def _controls(host: Choice, *others: Choice) -> tuple[Controls, ...]:
    """One row of what can be chosen; nothing where there is no choice."""
    made = tuple(choice for choice in (host, *others) if len(choice.options) > 1)
    return (Controls(made),) if made else ()


def _glossary(definitions: Iterable[str | None], words: Wording) -> tuple[Block, ...]:
    """What each definition counts, in its own words, below one line."""
    coded = [code for code in dict.fromkeys(definitions) if code]
    if not coded:
        return ()
    table = Table(
        caption=words.text("Definitions"),
        head=(words.text("Definition"), words.text("Who or what it counts")),
        body=tuple(
            (people_text.definition_name(code, words), people_text.meaning(code, words))
            for code in coded
        ),
    )
    lead = Prose((people_text.why_apart(words),))
    return (Fold(words.text("What each definition counts"), (lead, table)),)


def _table(rows: Sequence[PeopleRow], tables: Tables, caption: str, words: Wording) -> Table:
    """Figures below each other, in their order."""
    return Table(
        caption=caption,
        head=tuple(map(words.text, _HEAD)),
        body=tuple(
            (
                people_text.row_name(row, words),
                people_text.period(row, words),
                people_text.whole_value(row, words),
                people_text.giver(row, _publisher(row, tables), words),
                words.short_day(row.published),
            )
            for row in rows
        ),
        numeric=frozenset({2}),
    )


def _publisher(row: PeopleRow, tables: Tables) -> str:
    """Who published a figure; nothing where nobody is named."""
    source = tables.sources[row.source_id]
    return source.publisher if source.names_publisher else ""


def _speaker(row: PeopleRow, tables: Tables, words: Wording) -> str | None:
    """The name of who said a figure, without the role, where anybody is named."""
    figure = tables.observation[row.observation_id]
    if figure.quotation_id is None:
        named = tables.sources[row.source_id].author
    else:
        named = tables.quotations[figure.quotation_id].speaker
    return words.person(named).split(",")[0].strip() if named else None
