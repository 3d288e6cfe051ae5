"""Words for migrants and the money they send home: findings, labels, sentences, captions."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from lib.codelists import HOME, codelist, note
from lib.dashboard.narrative import doubt_text
from lib.dashboard.narrative.nouns import Noun
from lib.dashboard.narrative.wording import LONGEST_FINDING, Wording, capitalised, uncapitalised
from lib.model import Bound, Origin, PeopleRow, Text, mark

_EVERYWHERE = "WLD"
_MILLION = 1e6
_SIGNIFICANT = 3
_NAMED = 4
"""So many partners are named of whom nothing is on record; of more, those on record are named."""
_PEAK = 1.1
"""A point between the ends of a series that is so many times the higher of them is named."""
_SPOKEN = 3
"""So many statements without a period have a sentence of their own."""

GLYPHS: Mapping[str, str] = MappingProxyType(
    {
        "circle": mark("counted or estimated"),
        "diamond": mark("only stated"),
        "hourglass": mark("part of a year"),
        "hollow": mark("provisional"),
        "pale": mark("earlier"),
        "arrow": mark("or beyond"),
    }
)
"""What the glyphs of the charts mean."""

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "people": mark("People at one time"),
        "some": mark("Only some of the migrants"),
        "cases": mark("Cases over a time, not people"),
        "said": mark("Also said, not on record"),
    }
)
"""What lanes have in common."""

_NOT_CODED = mark("definition not coded")


def place(code: str, words: Wording) -> Noun:
    """Where migrants are: "Russia", "all countries"."""
    if code != _EVERYWHERE:
        return words.area(code)
    return words.named(code, mark("All countries"), mark("all countries"))


def definition(row: PeopleRow, words: Wording) -> str:
    """What a figure counts, as a label."""
    return definition_name(row.definition, words)


def definition_name(code: str | None, words: Wording) -> str:
    """A definition as a label: "Citizens present"."""
    known = code is not None and code in codelist("definition")
    name = words.label("definition", code) if known and code else words.text(_NOT_CODED)
    return capitalised(name)


def meaning(code: str, words: Wording) -> str:
    """What a definition counts, in a sentence, as its code list has it."""
    return note("definition", code, words.language)


def value(row: PeopleRow, words: Wording) -> str:
    """A figure with its bound: people to three digits ("351,000"), money in words."""
    if row.unit != "persons" or abs(row.obs_value) >= _MILLION or abs(row.obs_value) < 1:
        is_exact = row.bound == Bound.EXACT
        number = words.value(row.obs_value, row.unit, spoken=not is_exact)
    elif row.bound == Bound.EXACT:
        number = words.count(round(float(f"{row.obs_value:.{_SIGNIFICANT}g}")))
    else:
        number = words.count(round(row.obs_value))
    return words.bounded(number, row.bound)


def whole_value(row: PeopleRow, words: Wording) -> str:
    """The same with every person that was counted: "350,916"."""
    if row.unit != "persons" or row.bound != Bound.EXACT or not 1 <= row.obs_value < _MILLION**2:
        return value(row, words)
    return words.count(round(row.obs_value))


def period(row: PeopleRow, words: Wording) -> str:
    """The time of a figure: "Jan – Jun 2024", or that none was given."""
    if row.period_start is None or row.period_end is None:
        return words.text("no period given")
    return words.span(row.period_start, row.period_end)


def label(row: PeopleRow, words: Wording) -> str:
    """A figure at its mark, a day as its month: "351k, Jan – Jun 2024"."""
    number = words.short(row.obs_value, row.unit, row.bound)
    said = words.text("{number}, {period}", number=number, period=_short_period(row, words))
    return _with_reports(said, row, words)


def dated_value(row: PeopleRow, words: Wording) -> str:
    """The last figure of a line that ends before the axis does: "408k, 2023"."""
    number = words.short(row.obs_value, row.unit, row.bound)
    return words.text("{number}, {period}", number=number, period=_short_period(row, words))


def who(row: PeopleRow, publisher: str, words: Wording) -> str:
    """Who gives a figure and when it was published."""
    name = words.label("compiler", row.compiler) if row.compiler else publisher
    day = words.day(row.published)
    said = (
        words.text("{who}, published {day}", who=name, day=day)
        if name
        else words.text("Published {day}", day=day)
    )
    return _with_reports(said, row, words)


def hover(row: PeopleRow, publisher: str, words: Wording) -> str:
    """One figure in full, for the pointer."""
    said = words.text(
        "{value}, {period}. {definition}. {who}",
        value=capitalised(whole_value(row, words)),
        period=period(row, words),
        definition=definition(row, words),
        who=who(row, publisher, words),
    )
    return words.text("{said} (replaced by a later edition)", said=said) if row.superseded else said


def doubtful(rows: Sequence[PeopleRow], words: Wording) -> tuple[str, ...]:
    """Which of the figures drawn are doubtful, and what the record notes of them."""

    def said(row: PeopleRow) -> str:
        return words.text(
            "{value}, {period} ({definition})",
            value=whole_value(row, words),
            period=period(row, words),
            definition=uncapitalised(definition(row, words)),
        )

    return doubt_text.of_record(rows, said, words)


def migrants_finding(
    of_year: Sequence[PeopleRow],
    latest: Sequence[PeopleRow],
    claim: PeopleRow | None,
    speaker: str | None,
    host: Noun,
    words: Wording,
    *,
    is_register: bool,
    has_cases: bool,
    has_others: bool = False,
) -> str:
    """What the counts say beside the claim, in at most 90 characters.

    `of_year` are the counts of the year of the claim, `latest` the latest one under each
    definition, both the smallest first; `has_others` is whether figures under other definitions are
    drawn beside a count that is alone.
    """
    if of_year:
        counted = _counts_of_year(of_year, host, words, is_register=is_register)
    elif latest:
        counted = _latest_counts(latest, host, words, has_others=has_others)
    elif has_cases:
        counted = (words.text("The record counts entries, not people, {host:in}", host=host),)
    else:
        counted = (words.text("The record has no count of migrants {host:in}", host=host),)
    if claim is None:
        return _first_that_fits(counted)
    slots = {"said": value(claim, words), "who": speaker or ""}
    messages = (mark("{counted}; {who} said {said}"), mark("{counted}; {said} was said"))
    tried = [
        words.text(message, counted=one, **slots)
        for message in messages[not speaker :]
        for one in counted
    ]
    return _first_that_fits([*tried, *counted])


def migrants_subtitle(host: Noun, words: Wording) -> str:
    """What the dots are."""
    return words.text(
        "Migrants from {home} {host:in}: the latest figure under each definition",
        home=words.area(HOME),
        host=host,
    )


def over_time_finding(
    line: Sequence[PeopleRow], rows: Sequence[PeopleRow], host: Noun, words: Wording
) -> str:
    """The first and the last year of one series, and the latest figure where that is later; where
    there is no series, the latest figure alone."""
    latest = max(rows, key=_by_end)
    if len(line) > 1 and _by_end(latest)[0] > _by_end(line[-1])[0]:
        return _series_and_latest(line[0], line[-1], latest, host, words)
    if len(line) > 1:
        first, last = line[0], line[-1]
        return _first_that_fits(
            [
                *_with_peak(line, host, words),
                words.text(
                    "{definition}, {host:in}: {first} in {begin}, {last} in {end}",
                    definition=definition(last, words),
                    host=host,
                    first=value(first, words),
                    begin=_year(first),
                    last=value(last, words),
                    end=_year(last),
                ),
                words.text(
                    "{definition}: {first} in {begin}, {last} in {end}",
                    definition=definition(last, words),
                    first=value(first, words),
                    begin=_year(first),
                    last=value(last, words),
                    end=_year(last),
                ),
            ]
        )
    slots = {
        "definition": definition(latest, words),
        "value": value(latest, words),
        "period": period(latest, words),
    }
    return _first_that_fits(
        [
            words.text("{definition}, {host:in}: {value}, {period}", host=host, **slots),
            words.text("{definition}: {value}, {period}", **slots),
        ]
    )


def _with_peak(line: Sequence[PeopleRow], host: Noun, words: Wording) -> list[str]:
    """The ends of a series and its highest point between them, where that is well above both."""
    first, last, peak = line[0], line[-1], max(line, key=lambda row: row.obs_value)
    if peak.obs_value < _PEAK * max(first.obs_value, last.obs_value):
        return []
    slots = {
        "definition": definition(last, words),
        "first": value(first, words),
        "begin": _year(first),
        "peak": value(peak, words),
        "top": _year(peak),
        "last": value(last, words),
        "end": _year(last),
    }
    return [
        words.text(
            "{definition}, {host:in}: {first} in {begin}, {peak} in {top}, {last} in {end}",
            host=host,
            **slots,
        ),
        words.text("{definition}: {first} in {begin}, {peak} in {top}, {last} in {end}", **slots),
    ]


def _series_and_latest(
    first: PeopleRow, last: PeopleRow, latest: PeopleRow, host: Noun, words: Wording
) -> str:
    """The ends of a series and a later figure that is no point of it; where there is little room
    without the place, and then without the beginning."""
    slots = {
        "definition": definition(last, words),
        "first": value(first, words),
        "begin": _year(first),
        "last": value(last, words),
        "end": _year(last),
        "latest": value(latest, words),
        "period": period(latest, words),
    }
    return _first_that_fits(
        [
            words.text(
                "{definition}, {host:in}: {first} in {begin}, {last} in {end}, {latest} in "
                "{period}",
                host=host,
                **slots,
            ),
            words.text(
                "{definition}: {first} in {begin}, {last} in {end}, {latest} in {period}", **slots
            ),
            words.text("{definition}: {last} in {end}, {latest} in {period}", **slots),
        ]
    )


def over_time_subtitle(
    rows: Sequence[PeopleRow], host: Noun, words: Wording, *, are_cases: bool = False
) -> str:
    """What is drawn over time, of which years; `are_cases`: who came twice is counted twice."""
    return words.text(
        mark("{definition}, {host:in}, cases, {years}")
        if are_cases
        else mark("{definition}, {host:in}, persons, {years}"),
        definition=definition(rows[0], words),
        host=host,
        years=years(rows),
    )


def remittances_finding(
    row: PeopleRow | None, later: PeopleRow | None, host: Noun, words: Wording
) -> str:
    """The latest whole year of money sent home that was counted or estimated, and a later one that
    was only stated; that there is none."""
    row, later = (row, later) if row else (later, None)
    if row is None:
        return words.text("No whole year of money sent home {host:from} is on record", host=host)
    slots = {"value": value(row, words), "year": _year(row)}
    messages = [mark("Money sent home {host:from}: {value} in {year}")]
    if later is None:
        messages[:0] = [
            mark("Money sent home {host:from}: {value} in {year}, the latest whole year on record")
        ]
    else:
        messages[:0] = [
            mark("Money sent home {host:from}: {value} in {year}; stated for {later}: {stated}"),
            mark("Sent home {host:from}: {value} ({year}); stated: {stated} ({later})"),
            mark("{host:^from}: {value} ({year}); stated: {stated} ({later})"),
        ]
        slots |= {"later": _year(later), "stated": value(later, words)}
    return _first_that_fits([words.text(message, host=host, **slots) for message in messages])


def remittances_subtitle(rows: Sequence[PeopleRow], host: Noun, words: Wording) -> str:
    """What is drawn: the unit and the years."""
    return words.text(
        "Money sent to {home} {host:from}, {unit}, {years}",
        home=words.area(HOME),
        host=host,
        unit=words.term("unit", rows[0].unit),
        years=years(rows),
    )


def coverage_note(line: Sequence[PeopleRow], words: Wording) -> tuple[str, ...]:
    """What the figures of the line count, and that nothing else is joined to it."""
    if not line:
        return ()
    coverage = uncapitalised(definition(line[-1], words))
    if len(line) == 1:
        message = mark("Named at the right: {coverage}. Different counts are not joined.")
    else:
        message = mark("The line: {coverage}. Other counts are not joined to it.")
    return (words.text(message, coverage=coverage),)


def parts_note(count: int, months: int, words: Wording) -> tuple[str, ...]:
    """That some figures are for parts of years, and how many of them for single months; nothing
    where none is."""
    if not count:
        return ()
    said = words.plural(
        "{count} figure is for a part of a year, and not to be read as a small year.",
        "{count} figures are for parts of years, and not to be read as small years.",
        count,
    )
    if not months:
        return (said,)
    return (
        words.plural(
            "{said} {count} of them is for a single month.",
            "{said} {count} of them are for single months.",
            months,
            said=said,
        ),
    )


def answer(latest: Sequence[PeopleRow], money: PeopleRow | None, host: Noun, words: Wording) -> str:
    """Both questions of the page in one sentence of at most 30 words."""
    slots: dict[str, str | Noun] = {"host": host}
    if latest:
        low, high = latest[0], latest[-1]
        slots |= {"low": value(low, words), "high": value(high, words)}
        slots |= {"period": period(high, words), "years": years(latest)}
    if money is not None:
        slots |= {"money": value(money, words), "year": _year(money)}
    several = len(latest) > 1
    if several and money:
        message = mark(
            "The latest counts {host:in} run from {low} to {high} people ({years}); {money} was "
            "sent home in {year}."
        )
    elif several:
        message = mark("The latest counts {host:in} run from {low} to {high} people ({years}).")
    elif latest and money:
        message = mark(
            "The latest count {host:in} is {high} people ({period}); {money} was sent home in "
            "{year}."
        )
    elif latest:
        message = mark("The latest count {host:in} is {high} people ({period}).")
    elif money:
        message = mark("{money} was sent home {host:from} in {year}; nobody counted the people.")
    else:
        message = mark("The record has neither a count of people {host:in} nor a year of money.")
    return capitalised(words.text(message, **slots))


def nothing_of_any(
    missing: Sequence[str], members: Mapping[str, Sequence[str]], words: Wording
) -> str:
    """First of all, where nothing is on record of any chosen partner: that, and of whom the page
    then speaks. `members` as in `nothing_of`."""
    if not missing:
        return words.text("No partner is chosen. What follows is about all countries together.")
    return words.text(
        "{nothing} What follows is about all countries together.",
        nothing=" ".join(nothing_of(missing, members, words)),
    )


def nothing_of(
    missing: Sequence[str], members: Mapping[str, Sequence[str]], words: Wording
) -> tuple[str, ...]:
    """Of which of the chosen partners nothing is on record; nothing where all are.

    `members` are those of a block of whom something is: the record is not silent of them.
    """
    of_some = [code for code in missing if members.get(code)]
    silent = _silent_of([code for code in missing if code not in of_some], words)
    return (
        *silent,
        *(
            words.text(
                "The record has no figure of {block} as a whole; it has figures of {members}.",
                block=words.area(code),
                members=words.areas(members[code]),
            )
            for code in of_some
        ),
    )


def _silent_of(missing: Sequence[str], words: Wording) -> tuple[str, ...]:
    if not missing:
        return ()
    if len(missing) <= _NAMED:
        message = mark("The record has neither migrants {areas:in} nor money sent from there.")
        return (words.text(message, areas=words.either(missing)),)
    return (
        words.plural(
            "Of {count} chosen partner the record has neither migrants nor money sent home.",
            "Of {count} chosen partners the record has neither migrants nor money sent home.",
            len(missing),
        ),
    )


def no_figures(indicator: str, host: Noun, words: Wording) -> str:
    """That nothing is on record of migrants in a place, or of money sent from there."""
    if indicator == "migrants":
        return words.text("The record has no figure of migrants {host:in}.", host=host)
    return words.text("The record has no figure of money sent home {host:from}.", host=host)


def claim_note(claim: PeopleRow, words: Wording) -> str:
    """Below the words of the claim in the chart: when it was said, and of which time."""
    return words.text(
        "as said, {day}; {period}",
        day=words.short_day(claim.published),
        period=period(claim, words),
    )


def claim_sentence(claim: PeopleRow, speaker: str | None, words: Wording) -> str:
    """The claim as a note: a claim, and no figure on record."""
    said = value(claim, words)
    slots = {
        "said": said if speaker else capitalised(said),
        "who": speaker or "",
        "day": words.day(claim.published),
        "period": period(claim, words),
    }
    if speaker:
        text = words.text("{who} said {said} ({day}; {period})", **slots)
    else:
        text = words.text("{said} was said ({day}; {period})", **slots)
    if claim.reports < 2:
        return words.text("{text}: a claim, not a figure on record.", text=text)
    return words.plural(
        "{text}: a claim with {count} report, not a figure on record.",
        "{text}: one claim with {count} reports, not a figure on record.",
        claim.reports,
        text=text,
    )


def not_drawn(count: int, words: Wording) -> tuple[str, ...]:
    """How many figures are in the rows alone; nothing where all are drawn."""
    if not count:
        return ()
    return (
        words.plural(
            "{count} more figure is in the rows and not drawn: what was said before, has no "
            "period or is in another unit.",
            "{count} more figures are in the rows and not drawn: what was said before, has no "
            "period or is in another unit.",
            count,
        ),
    )


def other_accounts(
    row: PeopleRow | None, others: Sequence[PeopleRow], words: Wording
) -> tuple[str, ...]:
    """What else is on record for the same year: the longest other account."""
    if row is None or not others:
        return ()
    longest = max(others, key=_days)
    return (
        words.text(
            "For {period} another account, published {day}, has {value}: another way to count, "
            "not another amount to add.",
            period=period(longest, words),
            day=words.day(longest.published),
            value=value(longest, words),
        ),
    )


def undated(rows: Sequence[PeopleRow], words: Wording) -> tuple[str, ...]:
    """What was said of money without a period has no place in time: the latest few, in words."""
    latest = sorted(rows, key=lambda row: row.published, reverse=True)[:_SPOKEN]
    return tuple(
        words.text(
            "{value} was said, no period given ({day}).",
            value=capitalised(value(row, words)),
            day=words.day(row.published),
        )
        for row in latest
    )


def migrants_alternative(rows: Sequence[PeopleRow], claim: PeopleRow | None, words: Wording) -> str:
    """The dots in words: the latest figure under each definition."""
    said = [words.text("Dot plot of the latest figure under each definition.")]
    said += [
        words.text(
            "{definition}: {value}, {period}.",
            definition=definition(row, words),
            value=value(row, words),
            period=period(row, words),
        )
        for row in rows
    ]
    if claim is not None:
        said.append(words.text("As said: {value}.", value=value(claim, words)))
    return " ".join(said)


def time_alternative(rows: Sequence[PeopleRow], words: Wording) -> str:
    """Figures over time in words, the earliest first."""
    said = [words.text("Figures by time; a line joins whole years of one definition only.")]
    said += [
        words.text("{period}: {value}.", period=period(row, words), value=value(row, words))
        for row in rows
    ]
    return " ".join(said)


def caption(finding: str, source: str, words: Wording) -> str:
    """A sentence to print under the picture."""
    return words.text("{finding}. Source: {source}.", finding=finding, source=source)


def published_span(rows: Sequence[PeopleRow], words: Wording) -> Text:
    """When the figures were published."""
    days = sorted(row.published for row in rows)
    if days[0][:7] == days[-1][:7]:
        return words.text("published {day}", day=words.day(days[-1][:7]))
    return words.text(
        "published {first} to {last}",
        first=words.day(days[0][:7]),
        last=words.day(days[-1][:7]),
    )


def freshness(people: PeopleRow | None, money: PeopleRow | None, words: Wording) -> str:
    """The latest time on record of people and of money."""
    if people and money:
        return words.text(
            "Latest on record: people {people}, money {money}.",
            people=period(people, words),
            money=period(money, words),
        )
    if people:
        return words.text("Latest on record: people {people}.", people=period(people, words))
    if money:
        return words.text("Latest on record: money {money}.", money=period(money, words))
    return ""


def page_title(host: Noun, words: Wording) -> str:
    """The title of the window."""
    return words.text(
        "Migrants from {home} {host:in}, money sent home – Multivector",
        home=words.area(HOME),
        host=host,
    )


def years(rows: Sequence[PeopleRow]) -> str:
    """From the first to the last year of some figures."""
    found = sorted(
        day.year for row in rows for day in (row.period_start, row.period_end) if day is not None
    )
    return "–".join(dict.fromkeys(map(str, (found[0], found[-1])))) if found else ""


def _counts_of_year(
    rows: Sequence[PeopleRow], host: Noun, words: Wording, *, is_register: bool
) -> tuple[str, ...]:
    """The longer way to say it first."""
    messages: tuple[str, ...]
    low, high = value(rows[0], words), value(rows[-1], words)
    slots: dict[str, str | Noun] = {"low": low, "high": high, "host": host, "year": _year(rows[0])}
    if low == high and is_register:
        messages = (mark("Registers count {high} people {host:in} in {year}"),)
    elif low == high:
        messages = (mark("{high} people were counted {host:in} in {year}"),)
    elif is_register:
        messages = (
            mark("Registers count {low} to {high} people {host:in} in {year}"),
            mark("Registers count {low} to {high} {host:in} in {year}"),
        )
    else:
        messages = (
            mark("Counts {host:in} run from {low} to {high} people in {year}"),
            mark("Counts {host:in} in {year}: {low} to {high}"),
        )
    return tuple(capitalised(words.text(message, **slots)) for message in messages)


def _latest_counts(
    rows: Sequence[PeopleRow], host: Noun, words: Wording, *, has_others: bool
) -> tuple[str, ...]:
    """The longer way to say it first."""
    messages: tuple[str, ...]
    low, high = rows[0], rows[-1]
    slots: dict[str, str | Noun] = {"low": value(low, words), "high": value(high, words)}
    slots |= {"host": host, "first": _year(low), "last": _year(high)}
    if low is high:
        messages = (mark("{high} people were counted {host:in} in {last}"),)
        if has_others:
            slots["definition"] = uncapitalised(definition(high, words))
            messages = (
                mark("{high} people were counted {host:in} in {last}: {definition}"),
                *messages,
            )
    elif slots["first"] == slots["last"]:
        messages = (
            mark("Counts {host:in} run from {low} to {high} people in {last}"),
            mark("Counts {host:in} in {last}: {low} to {high}"),
        )
    else:
        messages = (
            mark("Latest counts {host:in}: {low} people ({first}) to {high} ({last})"),
            mark("Counts {host:in}: {low} ({first}) to {high} ({last})"),
        )
    return tuple(capitalised(words.text(message, **slots)) for message in messages)


def _first_that_fits(tried: Sequence[str]) -> str:
    """The first that is short enough, else the last."""
    return next((one for one in tried if len(one) <= LONGEST_FINDING), tried[-1])


def _by_end(row: PeopleRow) -> tuple[date, str]:
    """The end of the time of a figure, and its day of publication; first what has no time. What a
    later edition replaced has none that counts."""
    end = row.period_end if row.period_end and not row.superseded else date.min
    return end, row.published


def _year(row: PeopleRow) -> str:
    return str(row.period_end.year) if row.period_end else ""


def _days(row: PeopleRow) -> int:
    if row.period_start is None or row.period_end is None:
        return 0
    return (row.period_end - row.period_start).days


def _with_reports(words_: str, row: PeopleRow, words: Wording) -> str:
    if row.reports < 2:
        return words_
    return words.plural(
        "{said}; {count} report", "{said}; {count} reports", row.reports, said=words_
    )


def _short_period(row: PeopleRow, words: Wording) -> str:
    if row.period_start is not None and row.period_start == row.period_end:
        return words.short_day(row.period_start.isoformat()[:7])
    return period(row, words)


def row_name(row: PeopleRow, words: Wording) -> str:
    """What a row is of, in a table: its definition, or that it was merely said."""
    if row.origin is Origin.STATED:
        return words.text("As said, not on record")
    name = definition(row, words)
    return words.text("{definition} (replaced)", definition=name) if row.superseded else name


def giver(row: PeopleRow, publisher: str, words: Wording) -> str:
    """Who gives a figure, and how often it is reported."""
    name = words.label("compiler", row.compiler) if row.compiler else publisher
    name = name or words.text("no publisher named")
    return _with_reports(name, row, words)


def table_caption(count: int, words: Wording) -> str:
    """Of the table below a chart."""
    return words.plural("Table: {count} figure", "Table: {count} figures", count)


def rows_caption(indicator: str, host: Noun, words: Wording) -> str:
    """Of the rows about migrants, or about money."""
    if indicator == "migrants":
        return words.text("Migrants from {home} {host:in}", home=words.area(HOME), host=host)
    return words.text("Money sent to {home} {host:from}", home=words.area(HOME), host=host)


def files_lead(listed: int, count: int, words: Wording) -> str:
    """What is before the addresses of files of all rows; the page may list fewer."""
    if listed < count:
        return words.plural(
            "{listed} of {count} row; all as ",
            "{listed} of {count} rows; all as ",
            count,
            listed=listed,
        )
    return words.plural("{count} row as ", "{count} rows as ", count)


def meaning_note(code: str, words: Wording) -> str:
    """What the chosen definition counts."""
    return words.text(
        "{definition}: {meaning}.",
        definition=definition_name(code, words),
        meaning=meaning(code, words),
    )


def no_events(first: int, last: int, words: Wording) -> str:
    """That no event falls into the years that are drawn."""
    return words.text("No event on record falls into {years}.", years=words.years(first, last))


def events_left_out(count: int, shown: int, words: Wording) -> str:
    """How many earlier events are not drawn."""
    return words.plural(
        "{count} earlier event is left out; the latest {shown} are shown.",
        "{count} earlier events are left out; the latest {shown} are shown.",
        count,
        shown=shown,
    )


def why_apart(words: Wording) -> str:
    """Why figures of two definitions are neither averaged nor joined."""
    return words.text(
        "Each definition counts other people, other cases or other ways to send money. Nothing is "
        "averaged, and no two definitions are one series."
    )
