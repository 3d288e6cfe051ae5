"""Words for the trade of partners: names of series, findings, labels of marks, captions."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lib.codelists import HOME
from lib.dashboard.narrative.nouns import Noun
from lib.dashboard.narrative.wording import Wording, capitalised, mark
from lib.model import ObsStatus, TradeRow, View

_NOTE = re.compile(r"([\d,]+) ([A-Z]{3}) of all (\w+) are in no country's row")
_NOTES = 3
"""So many notes are shown below a chart; the file has all."""
_APART = "_X_"
_WORLD, _MEMBERS = "WLD", "MEMBERS"
_NAMED_IN_TITLE = 4
_NAMED_APART = 3
"""A block without more than two members is called the rest of it."""

_FLOWS = MappingProxyType(
    {
        "trade_turnover": mark("Trade turnover"),
        "exports": mark("Exports"),
        "imports": mark("Imports"),
        "trade_balance": mark("Trade balance"),
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
        View.LEVEL: mark("billion US dollars"),
        View.SHARE: mark("percent of Kyrgyzstan’s trade"),
        View.TO_GDP: mark("percent of GDP"),
        View.GROWTH: mark("multiple of {base}"),
        View.YEARLY: mark("multiple of the year before"),
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
        "trade_turnover": mark("{who:^} trades most of these: {value} in {year}"),
        "exports": mark("{who:^} buys most of these: {value} in {year}"),
        "imports": mark("{who:^} sells most of these: {value} in {year}"),
        "trade_balance": mark("The balance is furthest from zero {who:with}: {value} in {year}"),
    }
)
_LARGEST = MappingProxyType(
    {
        View.SHARE: mark("{tie} had the largest share of these: {value} in {year}"),
        View.TO_GDP: mark("{tie} came to most of these: {value} of GDP in {year}"),
        View.GROWTH: mark("{tie} grew most of these: {value} from {base} to {year}"),
        View.YEARLY: mark("{tie} grew most of these in {year}: {value} on the year before"),
    }
)
_ALONE = MappingProxyType(
    {
        View.LEVEL: mark("{tie} came to {value} in {year}"),
        View.SHARE: mark("{tie} made up {value} of the total in {year}"),
        View.TO_GDP: mark("{tie} came to {value} of GDP in {year}"),
        View.GROWTH: mark("{tie} went {value} from {base} to {year}"),
        View.YEARLY: mark("{tie} went {value} in {year}, on the year before"),
    }
)


def series_name(row: TradeRow, words: Wording) -> Noun:
    """The series of a row as a name: "Russia", "the CIS without Russia", "the rest of the EU"."""
    area, *without = row.series.split(_APART)
    if area == _WORLD and without:
        return words.noun(row.series, words.text("All others"), words.text("all other countries"))
    if without == [_MEMBERS]:
        others = words.text("other members {area:of}", area=words.area(area))
        return words.noun(row.series, capitalised(others), others)
    if not without:
        return words.area(area)
    if len(without) >= _NAMED_APART:
        rest = words.text("the rest {area:of}", area=words.area(area))
        return words.noun(row.series, capitalised(rest), rest)
    left_out = words.areas(without)
    return words.noun(
        row.series,
        words.text("{area:label} without {others}", area=words.area(area), others=left_out),
        words.text("{area} without {others}", area=words.area(area), others=left_out),
    )


def short_name(row: TradeRow, words: Wording) -> str:
    """The same where there is little room: "CIS w/o Russia"."""
    area, *without = row.series.split(_APART)
    if len(without) == 1 and without != [_MEMBERS]:
        return words.text(
            "{area:label} w/o {other:label}", area=words.area(area), other=words.area(without[0])
        )
    return format(series_name(row, words), "label")


def flow_name(flow: str, words: Wording) -> str:
    """The name of a flow, as a label."""
    return words.text(_FLOWS[flow])


def finding(rows: Sequence[TradeRow], view: View, words: Wording) -> str:
    """What the latest year says, in at most 90 characters: who has most, or what one has."""
    latest, flow = max(row.year for row in rows), rows[0].indicator
    now = [row for row in rows if row.year == latest]
    first = max(now, key=lambda row: abs(row.obs_value))
    who = series_name(first, words)
    if len(now) == 1:
        message = _ALONE[view]
    else:
        message = _MOST[flow] if view is View.LEVEL else _LARGEST[view]
    said = words.text(
        message,
        who=who,
        tie=words.text(_TIES[flow], who=who),
        value=words.value(first.obs_value, first.unit),
        year=str(latest),
        base=str(first.base_year or ""),
    )
    before = next((r for r in rows if r.series == first.series and r.year == latest - 1), None)
    if view is not View.LEVEL or before is None:
        return said
    value = words.value(before.obs_value, before.unit)
    return words.text("{said}, after {before}", said=said, before=value)


def subtitle(rows: Sequence[TradeRow], view: View, words: Wording) -> str:
    """What is drawn, in which unit, of which years."""
    flow, years = rows[0].indicator, sorted({row.year for row in rows})
    unit = words.text(_UNITS[view], base=str(rows[0].base_year or ""))
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return words.text(
        "{basis}, {unit}, {years}", basis=words.text(_BASES[flow]), unit=unit, years=span
    )


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
        own = sorted((row for row in rows if row.series == code), key=lambda row: row.year)
        said.append(_course(own, words))
    return " ".join(said)


def _course(rows: Sequence[TradeRow], words: Wording) -> str:
    first, last = rows[0], rows[-1]
    name = series_name(last, words)
    if first is last:
        return words.text(
            "{name:^}: {value} in {year}.",
            name=name,
            value=words.value(last.obs_value, last.unit),
            year=str(last.year),
        )
    most = max(rows, key=lambda row: row.obs_value)
    course = words.text(
        "{name:^}: from {first} in {begin} to {last} in {end}",
        name=name,
        first=words.value(first.obs_value, first.unit),
        begin=str(first.year),
        last=words.value(last.obs_value, last.unit),
        end=str(last.year),
    )
    if most not in (first, last):
        course = words.text(
            "{course}, at most {value} in {year}",
            course=course,
            value=words.value(most.obs_value, most.unit),
            year=str(most.year),
        )
    return f"{course}."


def caption(rows: Sequence[TradeRow], view: View, source: str, words: Wording) -> str:
    """A sentence to print under the picture."""
    said = finding(rows, view, words)
    latest = max(row.year for row in rows)
    note = (
        words.text(" (provisional)")
        if any(is_provisional(row) for row in rows if row.year == latest)
        else ""
    )
    return words.text("{said}{note}. Source: {source}.", said=said, note=note, source=source)


def page_title(partners: Sequence[str], known: int, words: Wording) -> str:
    """The title of the window, which says whose trade is shown."""
    home = words.area(HOME)
    if not partners:
        return words.text("{home:possessive} trade – Multivector", home=home)
    if len(partners) > _NAMED_IN_TITLE:
        return words.text(
            "{home:possessive} trade with {count} of {known} partners – Multivector",
            home=home,
            count=len(partners),
            known=known,
        )
    return words.text(
        "{home:possessive} trade {partners:with} – Multivector",
        home=home,
        partners=words.areas(partners),
    )


def is_provisional(row: TradeRow) -> bool:
    """Whether its compiler may still revise a figure."""
    return row.obs_status == ObsStatus.PROVISIONAL


def flow_hover(row: TradeRow, words: Wording) -> str:
    """One flow in a sentence: "Exports to Russia, 2023: $870 million (provisional)"."""
    said = words.text(
        "{tie}, {year}: {value}",
        tie=words.text(_TIES[row.indicator], who=series_name(row, words)),
        year=str(row.year),
        value=words.value(row.obs_value, row.unit),
    )
    return words.text("{said} (provisional)", said=said) if is_provisional(row) else said


def nothing(partners: Sequence[str], flow: str, words: Wording) -> str:
    """That nothing is on record for a selection, and which."""
    if not partners:
        return words.text("No partner is chosen. Choose one in the line above.")
    return words.text(
        "The record has no {flow} {partners:with}.",
        flow=words.term("indicator", flow),
        partners=words.areas(partners),
    )


def notes(rows: Sequence[TradeRow], words: Wording) -> tuple[str, ...]:
    """What must be known of the figures that are drawn, a sentence each."""
    found: dict[str, None] = {}
    for row in rows:
        for note in (row.note or "").split("; "):
            amount = _NOTE.fullmatch(note)
            if amount:
                found[_in_no_country(amount, row.year, words)] = None
            elif note:
                found[note if note.endswith(".") else f"{note}."] = None
    return tuple(found)[:_NOTES]


def _in_no_country(found: "re.Match[str]", year: int, words: Wording) -> str:
    """How much of a flow is in no country's row, as it is read."""
    return words.text(
        "{value} of {flow} in {year} is in no country’s row.",
        value=words.value(float(found[1].replace(",", "")), found[2]),
        flow=words.term("indicator", found[3]),
        year=str(year),
    )


FLOWS: Mapping[str, str] = _FLOWS
