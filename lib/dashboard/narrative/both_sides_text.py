"""Words for the same goods in the data of both sides, and for what officials gave beside the
record."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import log

from lib.codelists import HOME, area_label, areas
from lib.codelists.compilers import is_collected, is_estimate
from lib.dashboard.narrative import collected_text, doubt_text
from lib.dashboard.narrative.nouns import Noun, Nouns
from lib.dashboard.narrative.trade_notes_text import any_of
from lib.dashboard.narrative.trade_text import subject as trade_subject
from lib.dashboard.narrative.trade_text import year_of
from lib.dashboard.narrative.wording import APART, LONGEST_FINDING, Slot, Wording, capitalised
from lib.model import (
    Bound,
    MirrorRow,
    ObsStatus,
    Period,
    PeriodKind,
    StatementRow,
    mark,
    mark_plural,
)

_FINDINGS = {
    "exports": mark(
        "In {year} {partner} counted {theirs} of imports from Kyrgyzstan, "
        "Kyrgyzstan {ours} of exports"
    ),
    "imports": mark(
        "In {year} {partner} counted {theirs} of exports to Kyrgyzstan, "
        "Kyrgyzstan {ours} of imports"
    ),
}
_SHORTER = {
    "exports": mark(
        "In {year} {partner} counted imports of {theirs}, Kyrgyzstan exports of {ours}"
    ),
    "imports": mark(
        "In {year} {partner} counted exports of {theirs}, Kyrgyzstan imports of {ours}"
    ),
}
_EVERY_YEAR = {
    1: mark_plural(
        "In the one year {partner} counted more than freight explains",
        "In all {count} years {partner} counted more than freight explains",
    ),
    -1: mark_plural(
        "In the one year {partner} counted less than freight explains",
        "In all {count} years {partner} counted less than freight explains",
    ),
    0: mark_plural(
        "In the one year freight does not explain the gap {partner:with}",
        "In none of {count} years does freight explain the gap {partner:with}",
    ),
}
"""Where the gap is there in each of the years: the other side's figures are larger, smaller, or
now this and now that."""
_VERDICTS = {
    -1: mark("The latest ratio, {ratio}, is below the {low} to {high} that freight explains."),
    0: mark("The latest ratio, {ratio}, is within the {low} to {high} that freight explains."),
    1: mark("The latest ratio, {ratio}, is above the {low} to {high} that freight explains."),
}
_OF_EXPORTER = {
    -1: mark(
        "{partner:^}, the exporter, counted more than freight explains, so the latest ratio, "
        "{ratio}, is below {low} to {high}."
    ),
    0: _VERDICTS[0],
    1: mark(
        "{partner:^}, the exporter, counted less than freight explains, so the latest ratio, "
        "{ratio}, is above {low} to {high}."
    ),
}
"""The same where the other side's larger figure makes the ratio smaller."""
_MOST = 0.5
"""A gap that freight does not explain in more than this part of the years is what there is to say
of many years; else the latest year is."""
_TURNOVERS = {
    True: mark(
        "{officials:^} gave {times} the Kyrgyz figure for {year}; freight explains {most} at the "
        "most. {reasons}"
    ),
    False: mark(
        "The Kyrgyz figure for {year} is {times} what {officials} gave; freight explains {most} "
        "at the most. {reasons}"
    ),
}
_TURNOVER_APART = 1.20
"""One side's turnover is at the most so many times the other's where only freight lies between
them: either flow is at the most so many times the same goods in the exporter's figures."""
_BOUND_OF_TIMES: Mapping[bool, Mapping[Bound, Bound]] = {
    True: {one: one for one in Bound if one not in (Bound.AT_MOST, Bound.UP_TO)},
    False: {
        Bound.EXACT: Bound.EXACT,
        Bound.APPROXIMATELY: Bound.APPROXIMATELY,
        Bound.ALMOST: Bound.MORE_THAN,
        Bound.AT_MOST: Bound.AT_LEAST,
        Bound.UP_TO: Bound.AT_LEAST,
    },
}
"""What the words of officials leave of how many times their figure is the Kyrgyz one (True), or
the Kyrgyz one theirs; where their words are open towards the other figure, there is no telling."""
_YEARS_BEYOND = {
    (True, True): mark(
        "Of {years}, {partner} counted more than freight explains in {more} and less in {less}."
    ),
    (True, False): mark(
        "Of {years}, {partner} counted more than freight explains in {more} and never less."
    ),
    (False, True): mark(
        "Of {years}, {partner} counted less than freight explains in {less} and never more."
    ),
    (False, False): mark(
        "In none of {years} did {partner} count more or less than freight explains."
    ),
}
"""In how many years more and less was counted: whether more in any, and less."""
_GOODS = {
    "exports": mark("Goods from Kyrgyzstan {partner:to}"),
    "imports": mark("Goods {partner:from} to Kyrgyzstan"),
}
_MADE_ALIKE = re.compile(r"(?P<how>With|Without) (?P<name>.+), as the other side counts")
"""The note of a printed total to which members were added or taken off (`queries.mirror`)."""


_STATED_BY = {
    True: mark("Trade turnover {partner:with} as each side gave it, US dollars, {years}"),
    False: mark(
        "Trade turnover {partner:with} as Kyrgyz statistics and officials gave it, US dollars, "
        "{years}"
    ),
}
"""What is drawn where officials of the other side gave anything, and where they did not."""
_WITHOUT_NAME = {
    True: mark("Kyrgyzstan: statistics {value} in {year}, officials {said} in {later}"),
    False: mark("Kyrgyz statistics: {value} in {year}; the other side: {said} in {later}"),
}
"""What is found where the name of the officials is too long: of Kyrgyzstan's own (True), or of the
other side's."""


def subject(direction: str, partner: str, words: Wording) -> str:
    """What both sides counted, for the title of the window."""
    return words.text("{goods} as both sides counted them", goods=goods(direction, partner, words))


def statements_subject(partner: str, words: Wording) -> str:
    """What officials spoke of, for the title of the window."""
    return words.text(
        "{subject} as officials gave it", subject=trade_subject("trade_turnover", (partner,), words)
    )


def goods(direction: str, partner: str, words: Wording) -> str:
    """Which way the goods went."""
    return words.text(_GOODS[direction], partner=words.area(partner))


def finding(ours: MirrorRow, theirs: MirrorRow, words: Wording) -> str:
    """What both sides counted in the latest period."""
    span = words.span(ours.period_start, ours.period_end)
    slots: dict[str, Slot] = {
        "partner": words.area(theirs.reporter),
        "year": year_of(span, (ours, theirs), words),
    }
    if is_estimate(theirs):
        return collected_text.with_office(_of_estimate(ours, theirs, slots, words), ours, words)
    for message in (_FINDINGS[ours.direction], _SHORTER[ours.direction]):
        for written in (words.value, words.short):
            slots["theirs"] = written(theirs.obs_value, theirs.unit)
            slots["ours"] = written(ours.obs_value, ours.unit)
            said = collected_text.with_office(words.text(message, **slots), ours, words)
            if len(said) <= LONGEST_FINDING:
                return said
    said = words.text("{partner:^} counted {theirs}, Kyrgyzstan {ours}, in {year}", **slots)
    return collected_text.with_office(said, ours, words)


def _of_estimate(
    ours: MirrorRow, theirs: MirrorRow, slots: Mapping[str, Slot], words: Wording
) -> str:
    """What an office estimated, which the other side did not count."""
    return words.text(
        "{estimate} for {partner} in {year}: {theirs}; Kyrgyzstan counted {ours}",
        **slots,
        estimate=capitalised(collected_text.estimate(theirs, words)),
        theirs=words.short(theirs.obs_value, theirs.unit),
        ours=words.short(ours.obs_value, ours.unit),
    )


def finding_over_years(
    years: Sequence[tuple[MirrorRow, MirrorRow]], band: tuple[float, float], words: Wording
) -> str:
    """In how many of the years freight does not explain the gap; empty where that is in no more
    than half of them. `years` are Kyrgyzstan's row and the other side's, of each."""
    rows = [theirs for _, theirs in years]
    if not rows:
        return ""
    more, less = _beyond(rows, band)
    shown = [row for pair in years for row in pair]
    slots: dict[str, Slot] = {"partner": words.area(rows[0].reporter)}
    for count, every_year, message in (
        (
            more,
            _EVERY_YEAR[1],
            mark("In {count} of {years} {partner} counted more than freight explains"),
        ),
        (
            less,
            _EVERY_YEAR[-1],
            mark("In {count} of {years} {partner} counted less than freight explains"),
        ),
        (
            more + less,
            _EVERY_YEAR[0],
            mark("In {count} of {years} freight does not explain the gap {partner:with}"),
        ),
    ):
        if count == len(rows):
            said = words.plural(*every_year, count, **slots)
            return _with_status(said, shown, words)
        if count > _MOST * len(rows):
            said = words.text(message, count=str(count), years=_so_many(rows, words), **slots)
            return _with_status(said, shown, words)
    return ""


def _so_many(rows: Sequence[MirrorRow], words: Wording) -> Nouns:
    """Of how many years the rows are."""
    return words.counted("{count} year", "{count} years", len(rows))


def _with_status(said: str, rows: Sequence[MirrorRow], words: Wording) -> str:
    """A sentence of several years, and which of them are provisional on either side."""
    years = sorted({row.year for row in rows if row.obs_status == ObsStatus.PROVISIONAL})
    if not years:
        return said
    return words.text("{said} ({years} provisional)", said=said, years=words.stretches(years))


def _beyond(rows: Sequence[MirrorRow], band: tuple[float, float]) -> tuple[int, int]:
    """In how many rows the other side counted more, and less, than its partner with freight."""
    sides = [_outside(row.ratio, band) * (1 if row.indicator == "imports" else -1) for row in rows]
    return sides.count(1), sides.count(-1)


def _outside(ratio: float | None, band: tuple[float, float]) -> int:
    """On which side of the band a ratio is, not rounded; 0: within it."""
    if ratio is None:
        return 0
    return (ratio > band[1]) - (ratio < band[0])


def subtitle(rows: Sequence[MirrorRow], partner: str, words: Wording) -> str:
    """What is drawn, in which unit."""
    return words.text(
        "{goods}, US dollars, {years}; mirror ratio (importer / exporter)",
        goods=goods(rows[0].direction, partner, words),
        years=words.years(min(row.year for row in rows), max(row.year for row in rows)),
    )


def pair(
    ours: MirrorRow, others: Sequence[MirrorRow], band: tuple[float, float], words: Wording
) -> str:
    """What a lane says after its period: both figures and what they make of each other."""
    said = []
    for row in others:
        theirs = words.short(row.obs_value, row.unit)
        if row.ratio is None:
            said.append(theirs)
        else:
            ratio = words.apart(row.ratio, "ratio", band)
            said.append(words.text("{theirs} ({ratio})", theirs=theirs, ratio=ratio))
    if is_estimate(others[0]):
        return words.text(
            "Kyrgyzstan {ours}, {estimate} {theirs}",
            ours=words.short(ours.obs_value, ours.unit),
            estimate=collected_text.estimate(others[0], words),
            theirs=words.listed(said),
        )
    return words.text(
        "Kyrgyzstan {ours}, {partner:label} {theirs}",
        ours=words.short(ours.obs_value, ours.unit),
        partner=words.area(others[0].reporter),
        theirs=words.listed(said),
    )


def hover(row: MirrorRow, band: tuple[float, float], words: Wording) -> str:
    """One side's figure in a sentence."""
    slots: dict[str, Slot] = {
        "side": words.area(row.reporter),
        "period": year_of(words.span(row.period_start, row.period_end), (row,), words),
        "flow": words.term("indicator", row.indicator),
        "value": words.value(row.obs_value, row.unit),
        "valuation": words.term("valuation", row.valuation),
    }
    if is_estimate(row):
        return words.text(
            "{estimate}, {side}, {period}: {flow} {value}, {valuation}",
            estimate=capitalised(collected_text.estimate(row, words)),
            **slots,
        )
    if is_collected(row):
        said = words.text(
            "{side:possessive} data ({office}), {period}: {flow} {value}, {valuation}",
            office=collected_text.office(row, words),
            **slots,
        )
    else:
        said = words.text("{side:possessive} data, {period}: {flow} {value}, {valuation}", **slots)
    if row.ratio is None:
        return said
    return words.text(
        "{said}; mirror ratio {ratio}", said=said, ratio=words.apart(row.ratio, "ratio", band)
    )


def verdict(theirs: MirrorRow, band: tuple[float, float], words: Wording) -> str:
    """Whether freight explains the latest gap; empty without a ratio."""
    if theirs.ratio is None:
        return ""
    messages = _OF_EXPORTER if theirs.indicator == "exports" else _VERDICTS
    return words.text(
        messages[_outside(theirs.ratio, band)],
        partner=words.area(theirs.reporter),
        ratio=words.apart(theirs.ratio, "ratio", band),
        low=words.value(band[0], "ratio"),
        high=words.value(band[1], "ratio"),
    )


def both_ways(partner: str, year: int, ours: float, theirs: float, words: Wording) -> str:
    """What each side counted of exports and imports together, in dollars."""
    return words.text(
        "Both directions together in {year}: {partner} counted {theirs}, Kyrgyzstan {ours}.",
        year=str(year),
        partner=words.area(partner),
        theirs=words.short(theirs, "USD"),
        ours=words.short(ours, "USD"),
    )


def on_valuation(band: tuple[float, float], words: Wording) -> str:
    """Why the two differ even where both are right."""
    low, high = (str(round(100 * (end - 1))) for end in band)
    return words.text(
        "The exporter counts goods at its border (FOB), the importer with freight and insurance "
        "(CIF): the band is the exporter’s figure and {low} to {high}% more.",
        low=low,
        high=high,
    )


def ratio_of(theirs: MirrorRow, band: tuple[float, float], words: Wording) -> str:
    """One year's ratio in a sentence, and whether freight explains it."""
    message = {
        -1: mark("{year}: mirror ratio {ratio}, below what freight explains"),
        0: mark("{year}: mirror ratio {ratio}, as freight explains"),
        1: mark("{year}: mirror ratio {ratio}, above what freight explains"),
    }[_outside(theirs.ratio, band)]
    return words.text(
        message, year=str(theirs.year), ratio=words.apart(theirs.ratio or 0.0, "ratio", band)
    )


def years_beyond(rows: Sequence[MirrorRow], band: tuple[float, float], words: Wording) -> str:
    """In how many of several years the other side counted more and less than freight explains;
    empty where it is the same in all, which the finding says."""
    more, less = _beyond(rows, band)
    if not rows or len(rows) in (more, less):
        return ""
    return words.text(
        _YEARS_BEYOND[more > 0, less > 0],
        years=_so_many(rows, words),
        partner=words.area(rows[0].reporter),
        more=str(more),
        less=str(less),
    )


def on_gaps(rows: Sequence[MirrorRow], band: tuple[float, float], words: Wording) -> str:
    """What else makes a gap, where there is one that freight does not explain; else empty."""
    if not any(_outside(row.ratio, band) for row in rows):
        return ""
    return _on_re_exports(words)


def on_turnovers(rows: Sequence[StatementRow], words: Wording) -> str:
    """That what the other side gave for a year is further from the Kyrgyz figure than freight
    explains, of the latest such year, and what can make such a gap; else empty."""
    books = {row.year: row for row in rows if row.published is None}
    theirs = [row for row in rows if row.published and row.side != HOME and row.year in books]
    for row in sorted(theirs, key=lambda row: row.year, reverse=True):
        book = books[row.year]
        if min(row.obs_value, book.obs_value) <= 0:
            continue
        is_more = row.obs_value > book.obs_value
        low, high = sorted((row.obs_value, book.obs_value))
        bound = _BOUND_OF_TIMES[is_more].get(Bound(row.bound))
        if bound is not None and high / low > _TURNOVER_APART:
            digits = 3 if bound is Bound.EXACT else 2
            times = words.apart(high / low, "ratio", (_TURNOVER_APART,), digits)
            return words.text(
                _TURNOVERS[is_more],
                officials=officials(row.side or HOME, words),
                times=words.bounded(times, bound),
                year=str(row.year),
                most=words.value(_TURNOVER_APART, "ratio"),
                reasons=_on_re_exports(words),
            )
    return ""


def _on_re_exports(words: Wording) -> str:
    return words.text(
        "Beyond freight, a gap can come from goods of third countries that pass through "
        "(re-exports, transit), and from one side counting by country of origin and the other by "
        "country of consignment or destination. The record does not say how much of it does."
    )


def passing(row: MirrorRow | StatementRow, area: str, note: str, words: Wording) -> str:
    """What the record notes to a figure of goods that pass through a country."""
    return words.text(
        "{who:label}, {year} ({value}): {note}.",
        who=words.area(area),
        year=str(row.year),
        value=given(row, words)
        if isinstance(row, StatementRow)
        else words.text(
            "{number} {unit}",
            number=words.number(row.obs_value),
            unit=words.term("unit", row.unit),
        ),
        note=words.remark(note),
    )


def remark(area: str, years: Sequence[int], note: str, words: Wording) -> str:
    """What the record notes to the figures of some years."""
    parts = [_part_of_remark(part, words) for part in note.rstrip(".").split(APART)]
    return words.text(
        "{who:label}, {years}: {note}.",
        who=words.area(area),
        years=words.stretches(years),
        note=APART.join(parts),
    )


def _part_of_remark(part: str, words: Wording) -> str:
    """A note of the record, or that of a total made to be of the members the other side counts."""
    made = _MADE_ALIKE.fullmatch(part)
    if made is None:
        return words.remark(part)
    area = next(words.area(code) for code in areas() if area_label(code) == made["name"])
    if made["how"] == "With":
        return words.text("With {area:label}, as the other side counts", area=area)
    return words.text("Without {area:label}, as the other side counts", area=area)


def short_sums(partner: str, months: Mapping[int, int], words: Wording) -> str:
    """Which of the other side's years are sums of fewer than twelve months."""
    said = [
        words.plural("{count} month of {year}", "{count} months of {year}", count, year=str(year))
        for year, count in months.items()
    ]
    return words.text(
        "{partner:label}: sums of the months that have a value, not of twelve: {years}.",
        partner=words.area(partner),
        years=words.listed(said),
    )


def on_conversion(words: Wording) -> str:
    """How euros became dollars."""
    return words.text("Euros are converted at each year’s mean rate of the European Central Bank.")


def not_in_dollars(periods: Sequence[tuple[date, date]], words: Wording) -> str:
    """That periods are not drawn, for want of a rate."""
    return words.text(
        "Not drawn, since one side’s figure is in another currency and no rate of its time is on "
        "the list: {periods}.",
        periods=_periods(periods, words),
    )


def _periods(periods: Sequence[tuple[date, date]], words: Wording) -> str:
    """Whole years put together where they follow each other, then parts of years."""
    years = [start.year for start, end in periods if Period(start, end).kind is PeriodKind.YEAR]
    parts = [words.span(*one) for one in periods if Period(*one).kind is not PeriodKind.YEAR]
    return words.listed([*([words.stretches(years)] if years else []), *parts])


def alternative(sentences: Sequence[str], drawn: str, words: Wording) -> str:
    """The chart in words."""
    return words.text("{subtitle}. {figures}.", subtitle=drawn, figures="; ".join(sentences))


def course(
    pairs: Sequence[tuple[MirrorRow, MirrorRow]],
    drawn: str,
    band: tuple[float, float],
    words: Wording,
    estimated: Sequence[MirrorRow] = (),
) -> str:
    """Two lines of many years in words: the first and the last year, and the widest gap; then what
    is estimated."""
    said = [_year(*pair, band, words) for pair in dict.fromkeys((*pairs[:1], *pairs[-1:]))]
    compared = [pair for pair in pairs if pair[1].ratio]
    if compared:
        ours, theirs = max(compared, key=lambda pair: abs(log(pair[1].ratio or 1)))
        said.append(
            words.text(
                "the ratio furthest from 1: {year}, {ratio}",
                year=str(ours.year),
                ratio=words.apart(theirs.ratio or 0, "ratio", band),
            )
        )
    if estimated:
        low, high = (pick(estimated, key=lambda row: row.obs_value) for pick in (min, max))
        said.append(
            words.text(
                "{estimates}, {years}: {low} to {high}",
                estimates=collected_text.estimates(low, words),
                years=words.stretches([row.year for row in estimated]),
                low=words.short(low.obs_value, low.unit),
                high=words.short(high.obs_value, high.unit),
            )
        )
    return words.text("Line chart. {subtitle}. {figures}.", subtitle=drawn, figures="; ".join(said))


def other_offices(rows: Sequence[MirrorRow], words: Wording) -> str:
    """Whose figures the marks without a line are; nothing where there are none."""
    if not rows:
        return ""
    named = dict.fromkeys(words.label("compiler", row.compiler) for row in rows)
    return words.text("Marks without a line: {offices}.", offices=words.listed([*named]))


def several_offices(rows: Sequence[MirrorRow], words: Wording) -> str:
    """Whose figures the marks of the other side are where a year has several, in the order in
    which they are taken to compare; nothing where no year has."""
    if not rows:
        return ""
    named = dict.fromkeys(words.label("compiler", row.compiler) for row in rows)
    return words.text(
        "Where {partner} has several marks in a year, the ratio is that of the office named first: "
        "{offices}.",
        partner=words.area(rows[0].reporter),
        offices=words.listed([*named]),
    )


def _year(ours: MirrorRow, theirs: MirrorRow, band: tuple[float, float], words: Wording) -> str:
    return words.text(
        "{year}: {pair}",
        year=year_of(ours.year, (ours, theirs), words),
        pair=pair(ours, [theirs], band, words),
    )


def no_other_data(partners: Sequence[str], words: Wording) -> str:
    """That the record has no data of the other side."""
    return words.text(
        "Exports and imports as counted {partners:by} are not on record for the same periods.",
        partners=any_of(partners, words),
    )


def neither(partners: Sequence[str], words: Wording) -> str:
    """That of none of the chosen partners anything of the other side is on record."""
    if not partners:
        return words.text("No partner is chosen. Choose one in the line above.")
    return words.text(
        "The record has neither data nor statements of the other side for {partners}.",
        partners=any_of(partners, words),
    )


def others(words: Wording) -> str:
    """Before links to the partners of which it has them."""
    return words.text("The record has figures of the other side for:")


def no_statements(partner: str, words: Wording) -> str:
    """That the record has no figure for turnover that officials gave."""
    return words.text(
        "No figure that officials gave for trade {partner:with} is on record.",
        partner=words.area(partner),
    )


def no_direction(direction: str, partner: str, words: Wording) -> str:
    """That only one side's figures of goods that went one way are on record."""
    return words.text(
        "{goods}: the record does not have the figures of both sides.",
        goods=goods(direction, partner, words),
    )


def without_figures(partners: Sequence[str], words: Wording) -> str:
    """Which of the chosen partners cannot be chosen here."""
    return words.text(
        "Chosen, but without a figure of the other side on record: {partners}.",
        partners=words.areas(partners),
    )


def statements_finding(rows: Sequence[StatementRow], words: Wording) -> str:
    """What both gave for the last year of which there are both; else the last figure of the record,
    and the last of officials: of the other side where they gave one."""
    books = [row for row in rows if row.published is None]
    statements = [row for row in rows if row.published is not None]
    reliable = [row for row in statements if row.obs_status != ObsStatus.LOW_RELIABILITY]
    statements = reliable or statements
    if not statements:
        last = max(books, key=lambda row: row.year)
        alone: dict[str, Slot] = {
            "value": words.short(last.obs_value, last.unit),
            "year": year_of(last.year, (last,), words),
        }
        said = words.text(
            "Kyrgyz statistics have {value} for {year}; officials gave nothing for these years",
            **alone,
        )
        if len(said) <= LONGEST_FINDING:
            return said
        return words.text("Kyrgyz statistics: {value} in {year}; officials gave nothing", **alone)
    if said := _of_one_year(books, statements, words):
        return said
    last = max(statements, key=lambda row: (row.side != HOME, row.year, row.published or ""))
    for said in (given(last, words), words.short(last.obs_value, last.unit, last.bound)):
        slots: dict[str, Slot] = {
            "officials": officials(last.side or HOME, words),
            "said": said,
            "later": year_of(last.year, (last,), words),
        }
        if not books:
            return words.text("{officials:^} gave {said} for {later}", **slots)
        book = max(books, key=lambda row: row.year)
        slots |= {
            "value": words.short(book.obs_value, book.unit),
            "year": year_of(book.year, (book,), words),
        }
        for message in (
            mark("Kyrgyz statistics: {value} in {year}; {officials}: {said} in {later}"),
            _WITHOUT_NAME[last.side == HOME],
        ):
            finding = words.text(message, **slots)
            if len(finding) <= LONGEST_FINDING:
                return finding
    return finding


def _of_one_year(
    books: Sequence[StatementRow], statements: Sequence[StatementRow], words: Wording
) -> str:
    """What statistics and officials have for the last year they share: those of the other side,
    where they gave anything."""
    counted = {row.year: row for row in books}
    theirs = [row for row in statements if row.side != HOME] or statements
    shared = [row for row in theirs if row.year in counted]
    if not shared:
        return ""
    last = max(shared, key=lambda row: (row.year, row.published or ""))
    book = counted[last.year]
    for said in (given(last, words), words.short(last.obs_value, last.unit, last.bound)):
        finding = words.text(
            "Kyrgyz statistics have {value} for {year}; {officials} gave {said}",
            value=words.short(book.obs_value, book.unit),
            year=year_of(book.year, (book,), words),
            officials=officials(last.side or HOME, words),
            said=said,
        )
        if len(finding) <= LONGEST_FINDING:
            return finding
    return ""


def officials(side: str, words: Wording) -> Noun:
    """Who gave a figure: "Russian officials", "officials of the EAEU"."""
    if adjective := words.adjective(side):
        said = words.text("{adjective} officials", adjective=adjective)
        return words.noun(side, capitalised(said), said)
    return words.named(
        side, mark("Officials {side:of}"), mark("officials {side:of}"), side=words.area(side)
    )


def given(row: StatementRow, words: Wording) -> str:
    """A figure as it was given; one that a table gives to the dollar, rounded."""
    if row.bound == Bound.EXACT:
        return words.value(row.obs_value, row.unit)
    return words.hedged(row.obs_value, row.unit, row.bound)


def statements_subtitle(partner: str, rows: Sequence[StatementRow], words: Wording) -> str:
    """What is drawn, and whose figures these are."""
    is_of_both = any(row.published and row.side != HOME for row in rows)
    return words.text(
        _STATED_BY[is_of_both],
        partner=words.area(partner),
        years=words.years(rows[0].year, rows[-1].year),
    )


def statement_hover(row: StatementRow, words: Wording) -> str:
    """One figure in a sentence: whose, of which year, when public."""
    slots: dict[str, Slot] = {
        "who": words.label("compiler", row.compiler),
        "year": str(row.year),
        "value": given(row, words),
    }
    if row.published is None:
        said = words.text("{who}, {year}: {value}", **slots)
        if row.obs_status == ObsStatus.PROVISIONAL:
            return words.text("{said} (provisional)", said=said)
        return said
    said = words.text(
        "{who}, {year}: {value}, published {day}", day=words.day(row.published), **slots
    )
    if row.reports > 1:
        return words.plural(
            "{said}; {count} report", "{said}; {count} reports", row.reports, said=said
        )
    return said


def statement_label(row: StatementRow, words: Wording) -> str:
    """The figure at its mark, with how often it was reported."""
    value = words.short(row.obs_value, row.unit, row.bound)
    if row.reports <= 1:
        return value
    return words.plural(
        "{value}, {count} report", "{value}, {count} reports", row.reports, value=value
    )


def doubtful(rows: Sequence[StatementRow], words: Wording) -> tuple[str, ...]:
    """Which figures that either side gave are doubtful, and what the record notes of them."""
    return doubt_text.of_record(rows, lambda row: statement_hover(row, words), words)


def doubtful_counts(
    rows: Sequence[MirrorRow], band: tuple[float, float], words: Wording
) -> tuple[str, ...]:
    """The same of figures that either side counted."""
    return doubt_text.of_record(rows, lambda row: hover(row, band, words), words)


def on_bounds(rows: Sequence[StatementRow], words: Wording) -> str:
    """What an arrow means; empty where there is none."""
    if all(row.bound in (Bound.EXACT, Bound.APPROXIMATELY) for row in rows):
        return ""
    return words.text("An arrow: the words leave that side open (“more than”, “almost”).")
