"""Words for the trade of partners: names of series, findings, labels of marks, captions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from lib.codelists import HOME
from lib.dashboard.narrative import source_text
from lib.dashboard.narrative.nouns import Noun, Nouns
from lib.dashboard.narrative.wording import LONGEST_FINDING, Slot, Wording
from lib.model import ObsStatus, Text, TradeRow, View, mark

_APART = "_X_"
_WORLD = "WLD"
_BALANCE = "trade_balance"
_NAMED_APART = 3
"""A block without more than two members is called the rest of it."""
MOST_NAMED = 5
"""So many partners are named in a sentence."""

_FLOWS = MappingProxyType(
    {
        "trade_turnover": mark("Trade turnover"),
        "exports": mark("Exports"),
        "imports": mark("Imports"),
        "trade_balance": mark("Trade balance"),
    }
)
FLOWS_IN_SHORT = MappingProxyType(
    {
        "trade_turnover": mark("Turnover"),
        "exports": mark("Exports"),
        "imports": mark("Imports"),
        "trade_balance": mark("Balance"),
    }
)
"""The flows where they are chosen."""
_NOT_CHOSEN = MappingProxyType(
    {
        "trade_turnover": mark("not chosen; largest partner"),
        "exports": mark("not chosen; largest buyer"),
        "imports": mark("not chosen; largest seller"),
    }
)
_SUBJECTS = MappingProxyType(
    {
        "trade_turnover": mark("trade in goods {partners:with}"),
        "exports": mark("exports of goods {partners:to}"),
        "imports": mark("imports of goods {partners:from}"),
        "trade_balance": mark("balance of trade in goods {partners:with}"),
    }
)
_ALONE_SUBJECTS = MappingProxyType(
    {
        "trade_turnover": mark("trade in goods"),
        "exports": mark("exports of goods"),
        "imports": mark("imports of goods"),
        "trade_balance": mark("balance of trade in goods"),
    }
)
_BASES = MappingProxyType(
    {
        "trade_turnover": mark("Exports (FOB) and imports (CIF) together"),
        "exports": mark("Exports, FOB"),
        "imports": mark("Imports, CIF"),
        "trade_balance": mark("Exports (FOB) less imports (CIF)"),
    }
)
_UNITS = MappingProxyType(
    {
        View.LEVEL: mark("US dollars"),
        View.TO_GDP: mark("percent of GDP"),
        View.GROWTH: mark("multiple of {base}"),
        View.YEARLY: mark("multiple of the year before"),
    }
)
_SHARES = MappingProxyType(
    {
        "trade_turnover": mark("percent of all trade"),
        "exports": mark("percent of all exports"),
        "imports": mark("percent of all imports"),
    }
)
_TITLES = MappingProxyType(
    {
        View.LEVEL: mark("{subject}"),
        View.SHARE: mark("{subject}, share of the total"),
        View.TO_GDP: mark("{subject}, percent of GDP"),
        View.GROWTH: mark("{subject}, multiple of {base}"),
        View.YEARLY: mark("{subject}, year on year"),
    }
)
_TIES = MappingProxyType(
    {
        "trade_turnover": mark("Trade {who:with}"),
        "exports": mark("Exports {who:to}"),
        "imports": mark("Imports {who:from}"),
        "trade_balance": mark("The balance {who:with}"),
    }
)
_MOST = MappingProxyType(
    {
        "trade_turnover": mark("Of those chosen, {who} trades most: {value} in {year}"),
        "exports": mark("Of those chosen, {who} buys most: {value} in {year}"),
        "imports": mark("Of those chosen, {who} sells most: {value} in {year}"),
    }
)
_MOST_APART = MappingProxyType(
    {
        "trade_turnover": mark(
            "Of those chosen, counted apart, {who} trades most: {value} in {year}"
        ),
        "exports": mark("Of those chosen, counted apart, {who} buys most: {value} in {year}"),
        "imports": mark("Of those chosen, counted apart, {who} sells most: {value} in {year}"),
    }
)
"""Where a block is drawn without other partners chosen, or not at all as nothing is left of it: the
whole of it may trade more."""
_LARGEST = MappingProxyType(
    {
        View.SHARE: mark("Of those chosen, {who} has the largest share: {value} in {year}"),
        View.TO_GDP: mark("Of those chosen, {who} comes first: equal to {value} of GDP in {year}"),
        View.GROWTH: mark("Of those chosen, {who} grew most: {value} from {base} to {year}"),
        View.YEARLY: mark("Of those chosen, {who} grew most in {year}: {value} on the year before"),
    }
)
_LARGEST_APART = MappingProxyType(
    {
        View.SHARE: mark(
            "Of those chosen, counted apart, {who} has the largest share: {value} in {year}"
        ),
        View.TO_GDP: mark(
            "Of those chosen, counted apart, {who} comes first: equal to {value} of GDP in {year}"
        ),
    }
)
_SHRUNK = MappingProxyType(
    {
        View.GROWTH: mark("All those chosen shrank from {base} to {year}; {who} least: {value}"),
        View.YEARLY: mark(
            "All those chosen shrank in {year}; {who} least: {value} on the year before"
        ),
    }
)
"""Where the most that any grew to is less than it was."""
_GREW_MOST = MappingProxyType(
    {
        View.GROWTH: mark("Of these, {who} grew most: {value} from {base} ({year})"),
        View.YEARLY: mark("Of these, {who} grew most: {value} on the year before ({year})"),
    }
)
"""The same of growth where the words of `_LARGEST` have no room."""
_ALONE = MappingProxyType(
    {
        View.LEVEL: mark("{tie} came to {value} in {year}"),
        View.SHARE: mark("{tie} made up {value} of the total in {year}"),
        View.TO_GDP: mark("{tie} came to {value} of GDP in {year}"),
        View.GROWTH: mark("{tie} in {year} came to {value} the {base} amount"),
        View.YEARLY: mark("{tie} in {year} came to {value} that of the year before"),
    }
)


class WithStatus(Protocol):
    """A row of any kind that says whether its figure is provisional."""

    @property
    def obs_status(self) -> str: ...


class OfSeries(Protocol):
    """A row of any kind that is of one series."""

    @property
    def series(self) -> str: ...
    @property
    def partner(self) -> str: ...


def series_name(row: OfSeries, words: Wording) -> Noun:
    """The series of a row as a name: "Russia", "the CIS without Russia", "the rest of the EU"."""
    _, *without = row.series.split(_APART)
    area = row.partner
    if area == _WORLD and without:
        return words.named(row.series, mark("All others"), mark("all other countries"))
    if not without:
        return words.area(area)
    if len(without) >= _NAMED_APART:
        return words.named(
            row.series,
            mark("The rest {area:of}"),
            mark("the rest {area:of}"),
            area=words.area(area),
        )
    return words.named(
        row.series,
        mark("{area:label} without {others}"),
        mark("{area} without {others}"),
        area=words.area(area),
        others=words.areas(without),
    )


def short_name(row: OfSeries, words: Wording) -> str:
    """The same where there is little room: "CIS w/o Russia"."""
    _, *without = row.series.split(_APART)
    if len(without) == 1:
        return words.text(
            "{area:label} w/o {other:label}",
            area=words.area(row.partner),
            other=words.area(without[0]),
        )
    return format(series_name(row, words), "label")


def not_chosen(flow: str, words: Wording, *, is_largest: bool) -> str:
    """Why a line is drawn that nobody chose."""
    if not is_largest:
        return words.text("not chosen; largest of the rest")
    return words.text(_NOT_CHOSEN[flow])


def finding(rows: Sequence[TradeRow], view: View, words: Wording, *, is_apart: bool = False) -> str:
    """What the latest year says, in at most 90 characters: who has most, or what one has;
    `is_apart` is whether a partner that is chosen is counted without others that are."""
    latest, flow = max(row.year for row in rows), rows[0].indicator
    now = [row for row in rows if row.year == latest]
    if flow == _BALANCE:
        return _balance(now, words)
    first = max(now, key=lambda row: row.obs_value)
    who = series_name(first, words)
    tie = words.text(_TIES[flow], who=who)
    slots: dict[str, Slot] = {
        "who": who,
        "tie": tie,
        "value": words.value(first.obs_value, first.unit),
        "year": year_of(latest, now, words),
        "base": str(first.base_year or ""),
    }
    message = _ALONE[view] if len(now) == 1 else _first_of(now, first, view, is_apart=is_apart)
    said = words.text(message, **slots)
    if len(said) > LONGEST_FINDING and message == _LARGEST.get(view):
        said = words.text(_GREW_MOST.get(view, message), **slots)
    said = _short_enough(said, _ALONE[view], slots, words)
    before = next((r for r in rows if r.series == first.series and r.year == latest - 1), None)
    if view is not View.LEVEL or before is None:
        return said
    brief = words.text(message, **slots | {"value": words.short(first.obs_value, first.unit)})
    for one, written in ((said, words.value), (brief, words.short)):
        value = written(before.obs_value, before.unit)
        with_before = words.text("{said}, after {before}", said=one, before=value)
        if len(with_before) <= LONGEST_FINDING:
            return with_before
    return said


def _first_of(rows: Sequence[TradeRow], first: TradeRow, view: View, *, is_apart: bool) -> str:
    """The message of who is first of several. Growth of a whole is between that of its parts, so
    who grew most needs no word of parts."""
    if view in _SHRUNK:
        return _SHRUNK[view] if first.obs_value < 1 else _LARGEST[view]
    is_apart = is_apart or any(row.without for row in rows)
    if view is View.LEVEL:
        return (_MOST_APART if is_apart else _MOST)[first.indicator]
    return (_LARGEST_APART if is_apart else _LARGEST)[view]


def _balance(rows: Sequence[TradeRow], words: Wording) -> str:
    """Which way the goods went more, with the partner that is furthest from zero."""
    first = max(rows, key=lambda row: abs(row.obs_value))
    slots: dict[str, Slot] = {
        "who": series_name(first, words),
        "value": words.value(abs(first.obs_value), first.unit),
        "year": year_of(first.year, rows, words),
    }
    if first.obs_value == 0:
        return words.text("Exports and imports were equal {who:with} in {year}", **slots)
    if first.obs_value < 0:
        message = mark("Kyrgyzstan bought {value} more {who:from} than it sold there in {year}")
    else:
        message = mark("Kyrgyzstan sold {value} more {who:to} than it bought there in {year}")
    brief = words.short(abs(first.obs_value), first.unit)
    for said in (words.text(message, **slots), words.text(message, **slots | {"value": brief})):
        if len(said) <= LONGEST_FINDING:
            return said
    signed: Mapping[str, Slot] = {
        "value": words.value(first.obs_value, first.unit),
        "tie": words.text(_TIES[_BALANCE], who=slots["who"]),
    }
    return _short_enough(said, _ALONE[View.LEVEL], {**slots, **signed}, words)


def _short_enough(said: str, alone: str, slots: Mapping[str, Slot], words: Wording) -> str:
    """A finding; of a long name only its figure and what that is of, as of a partner `alone`; of
    the longest the figure."""
    shorter = (alone, mark("{who:^}: {value} in {year}"))
    for one in (said, *(words.text(message, **slots) for message in shorter)):
        if len(one) <= LONGEST_FINDING:
            return one
    return words.text("Most of those chosen: {value} in {year}", **slots)


def subtitle(rows: Sequence[TradeRow], view: View, words: Wording) -> str:
    """What is drawn, in which unit, of which years."""
    flow, years = rows[0].indicator, sorted({row.year for row in rows})
    unit = _SHARES[flow] if view is View.SHARE else _UNITS[view]
    return words.text(
        "{basis}, {unit}, {years}",
        basis=words.text(_BASES[flow]),
        unit=words.text(unit, base=str(rows[0].base_year or "")),
        years=words.years(years[0], years[-1]),
    )


def basis(flow: str, words: Wording) -> str:
    """What a flow counts, and how it is valued."""
    return words.text(_BASES[flow])


def hover(row: TradeRow, words: Wording) -> str:
    """One figure in a sentence, for the pointer."""
    said = words.text(
        "{series:label}, {year}: {value}",
        series=series_name(row, words),
        year=str(row.year),
        value=words.value(row.obs_value, row.unit),
    )
    return words.text("{said} (provisional)", said=said) if is_provisional(row) else said


def alternative(rows: Sequence[TradeRow], view: View, words: Wording) -> str:
    """The chart in words, from the same rows: what, range, last values, exceptions."""
    series = list(dict.fromkeys(row.series for row in rows))
    said = [words.text("Line chart. {subtitle}.", subtitle=subtitle(rows, view, words))]
    for code in series:
        course = sorted((row for row in rows if row.series == code), key=lambda row: row.year)
        said.append(_course(course, words))
    return " ".join(said)


def _course(rows: Sequence[TradeRow], words: Wording) -> str:
    first, last = rows[0], rows[-1]
    name = series_name(last, words)
    if first is last:
        return words.text(
            "{name:^}: {value} in {year}.",
            name=name,
            value=words.value(last.obs_value, last.unit),
            year=year_of(last.year, (last,), words),
        )
    most = max(rows, key=lambda row: row.obs_value)
    course = words.text(
        "{name:^}: from {first} in {begin} to {last} in {end}",
        name=name,
        first=words.value(first.obs_value, first.unit),
        begin=year_of(first.year, (first,), words),
        last=words.value(last.obs_value, last.unit),
        end=year_of(last.year, (last,), words),
    )
    if most not in (first, last):
        course = words.text(
            "{course}, highest in {year} ({value})",
            course=course,
            value=words.value(most.obs_value, most.unit),
            year=year_of(most.year, (most,), words),
        )
    return f"{course}."


def caption(
    rows: Sequence[TradeRow], view: View, source: str, words: Wording, *, is_apart: bool = False
) -> str:
    """A sentence to print under the picture."""
    return with_publishers(finding(rows, view, words, is_apart=is_apart), source, words)


def caption_long(
    rows: Sequence[TradeRow],
    view: View,
    source: Sequence[Text],
    words: Wording,
    *,
    is_apart: bool = False,
) -> str:
    """The same with what is drawn, documents, editions and terms."""
    said = finding(rows, view, words, is_apart=is_apart)
    drawn = subtitle(rows, view, words)
    return source_text.with_sources(said, drawn, source, words)


def with_publishers(said: str, publishers: str, words: Wording) -> str:
    """A finding with whose figures it is."""
    return words.text("{said}. Source: {source}.", said=said, source=publishers)


def year_of(year: int | str, rows: Iterable[WithStatus], words: Wording) -> str:
    """A year, and that its figures are provisional where one of `rows` is."""
    if any(row.obs_status == ObsStatus.PROVISIONAL for row in rows):
        return words.text("{year} (provisional)", year=str(year))
    return str(year)


def cell(value: str, row: WithStatus, words: Wording) -> str:
    """A figure in a table, and that it is provisional: the caption says what the letter is."""
    if row.obs_status == ObsStatus.PROVISIONAL:
        return words.text("{value} (p)", value=value)
    return value


def table_caption(rows: Sequence[WithStatus], words: Wording) -> str:
    """How many figures a table has, and what its letter is."""
    count = words.plural("Table: {count} figure", "Table: {count} figures", len(rows))
    return with_letter(count, rows, words)


def with_letter(
    caption: str,
    rows: Sequence[WithStatus],
    words: Wording,
) -> str:
    """The caption of a table, and what the letter of `cell` is where a row has it."""
    if any(row.obs_status == ObsStatus.PROVISIONAL for row in rows):
        return words.text("{count}; (p) is provisional", count=caption)
    return caption


def subject(flow: str, partners: Sequence[str], words: Wording) -> str:
    """What of whose trade with whom: "Kyrgyzstan’s exports of goods to Russia and the EU"."""
    return words.text(
        "{home:possessive} {subject}",
        home=words.area(HOME),
        subject=words.text(_SUBJECTS[flow], partners=named(partners, words))
        if partners
        else words.text(_ALONE_SUBJECTS[flow]),
    )


def subject_as(said: str, view: View, base: str, words: Wording) -> str:
    """The same with the measure that is drawn of it."""
    return words.text(_TITLES[view], subject=said, base=base)


def page_title(said: str, years: Collection[int], words: Wording) -> str:
    """The title of the window: what is shown, with whom, and of which years, if of any."""
    if not years:
        return words.text("{subject} – Multivector", subject=said)
    return words.text(
        "{subject}, {years} – Multivector", subject=said, years=words.years(min(years), max(years))
    )


def named(partners: Sequence[str], words: Wording) -> Nouns:
    """Partners by name; many by number."""
    if len(partners) <= MOST_NAMED:
        return words.areas(partners)
    return words.counted("{count} partner", "{count} partners", len(partners))


def countries(codes: Sequence[str], words: Wording) -> Nouns:
    """Countries by name; many by number."""
    if len(codes) <= MOST_NAMED:
        return words.areas(codes)
    return words.counted("{count} country", "{count} countries", len(codes))


def is_provisional(row: TradeRow) -> bool:
    """Whether its compiler may still revise a figure."""
    return row.obs_status == ObsStatus.PROVISIONAL


FLOWS: Mapping[str, str] = _FLOWS
TIES: Mapping[str, str] = _TIES
