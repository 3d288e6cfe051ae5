"""Words for what is sold and bought by good: findings, names, what the tables leave out."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from lib.codelists import HOME, codelist
from lib.codelists.compilers import is_collected
from lib.dashboard.narrative.trade_text import basis
from lib.dashboard.narrative.wording import LONGEST_FINDING, Slot, Wording, capitalised
from lib.model import GoodsRow, ObsStatus, ReportedGoodsRow, mark, mark_plural

FLOWS = MappingProxyType({"imports": mark("Imports"), "exports": mark("Exports")})

_LARGEST = MappingProxyType(
    {
        "imports": mark("Kyrgyzstan bought {good} for {value} in {year}, {share} of all imports"),
        "exports": mark("Kyrgyzstan sold {good} for {value} in {year}, {share} of all exports"),
    }
)
_LARGEST_ALONE = MappingProxyType(
    {
        "imports": mark("Kyrgyzstan bought {good} for {value} in {year}"),
        "exports": mark("Kyrgyzstan sold {good} for {value} in {year}"),
    }
)
_OVERTOOK = MappingProxyType(
    {
        "imports": mark(
            "{good} overtook {other} in {since} as the largest import listed: {value} in {year}"
        ),
        "exports": mark(
            "{good} overtook {other} in {since} as the largest export listed: {value} in {year}"
        ),
    }
)
_LED = MappingProxyType(
    {
        "imports": mark("Largest import listed in every year: {good}, {value} in {year}"),
        "exports": mark("Largest export listed in every year: {good}, {value} in {year}"),
    }
)
_BELOW_MOST = MappingProxyType(
    {
        "imports": mark(
            "Imports of {good} came to {value} in {year}; the most was {most} in {peak}"
        ),
        "exports": mark(
            "Exports of {good} came to {value} in {year}; the most was {most} in {peak}"
        ),
    }
)
_MOST = MappingProxyType(
    {
        "imports": mark("Imports of {good} came to {value} in {year}, the most on record"),
        "exports": mark("Exports of {good} came to {value} in {year}, the most on record"),
    }
)
_CAME_TO = MappingProxyType(
    {
        "imports": mark("Imports of {good} came to {value} in {year}"),
        "exports": mark("Exports of {good} came to {value} in {year}"),
    }
)
_LISTED = MappingProxyType(
    {
        "imports": mark_plural(
            "The committee’s table names {count} good with a figure for {year}: {share} of all "
            "imports, {total}.",
            "The committee’s table names {count} goods with a figure for {year}; together they "
            "are {share} of all imports ({total}).",
        ),
        "exports": mark_plural(
            "The committee’s table names {count} good with a figure for {year}: {share} of all "
            "exports, {total}.",
            "The committee’s table names {count} goods with a figure for {year}; together they "
            "are {share} of all exports ({total}).",
        ),
    }
)
_NOT_LISTED = MappingProxyType(
    {
        "imports": mark("Not in the table of imports, and so not in the sum: {goods}."),
        "exports": mark("Not in the table of exports, and so not in the sum: {goods}."),
    }
)
_ABSENT = MappingProxyType(
    {
        "imports": mark("The committee’s table of imports by good has no figure of {good}."),
        "exports": mark("The committee’s table of exports by good has no figure of {good}."),
    }
)
_SUBJECTS = MappingProxyType(
    {
        "imports": mark("{home:possessive} imports by good"),
        "exports": mark("{home:possessive} exports by good"),
    }
)
_SUBJECTS_OF_ONE = MappingProxyType(
    {
        "imports": mark("{home:possessive} imports of {good}"),
        "exports": mark("{home:possessive} exports of {good}"),
    }
)
_SHARES = MappingProxyType(
    {
        "imports": mark("{name}: {value}, {share} of all imports"),
        "exports": mark("{name}: {value}, {share} of all exports"),
    }
)
_COUNTED = MappingProxyType({"t": mark("{number} t"), "pieces": mark("{number} pieces")})
_IN_FULL = 1e6
"""Quantities below this are written with all their digits: "351,400 t"."""
_ROOM = 12
"""Letters of a short name at the end of a line."""
_SPOKEN = 10
"""So many bars are named in the chart's words."""
_YEARS = 6
"""So many years are named one by one."""


def name(product: str, words: Wording) -> str:
    """A good as it begins a line: "Oil products"."""
    return capitalised(good(product, words))


def good(product: str, words: Wording) -> str:
    """A good inside a sentence: "oil products"."""
    return words.term("product", product)


def goods(products: Iterable[str], words: Wording) -> str:
    """Goods in a list."""
    return words.listed([good(product, words) for product in products])


def short_name(product: str, words: Wording) -> str:
    """A name of at most twelve letters, for the end of a line on a telephone."""
    whole = name(product, words)
    if len(whole) <= _ROOM:
        return whole
    given = codelist("product")[product].attributes.get(f"short_{words.language}")
    return capitalised(given) if given else f"{whole[: _ROOM - 1].rstrip()}…"


def option(product: str, words: Wording, *, is_sum: bool) -> str:
    """A good in the list of goods; a wider one says that it is a sum."""
    whole = name(product, words)
    return words.text("{good} (sum)", good=whole) if is_sum else whole


def largest(rows: Sequence[GoodsRow], words: Wording) -> str:
    """The largest good of a year and its part of all of the flow; in at most 90 characters."""
    first = rows[0]
    slots = {
        "good": good(first.product, words),
        "value": words.value(first.obs_value, first.unit),
        "year": str(first.year),
    }
    if first.share is None:
        said = words.text(_LARGEST_ALONE[first.indicator], **slots)
    else:
        share = words.value(first.share, "percent")
        said = words.text(_LARGEST[first.indicator], share=share, **slots)
    return _short_enough(said, first, words)


def leading(leaders: Sequence[GoodsRow], words: Wording) -> str:
    """Which good leads, since when, and which led before; `leaders` are the largest of each year,
    oldest first."""
    last = leaders[-1]
    before = next((row for row in reversed(leaders) if row.product != last.product), None)
    slots = {
        "good": good(last.product, words),
        "value": words.value(last.obs_value, last.unit),
        "year": str(last.year),
    }
    if before is None:
        return _short_enough(words.text(_LED[last.indicator], **slots), last, words)
    since = next(row.year for row in leaders if row.year > before.year)
    slots |= {
        "good": name(last.product, words),
        "other": good(before.product, words),
        "since": str(since),
    }
    return _short_enough(words.text(_OVERTOOK[last.indicator], **slots), last, words)


def course(rows: Sequence[GoodsRow], words: Wording) -> str:
    """The latest amount of a good beside the most it ever was; `rows` are of that good alone."""
    last, most = rows[-1], max(rows, key=lambda row: row.obs_value)
    slots: dict[str, Slot] = {
        "good": in_sentence(last, words),
        "value": words.value(last.obs_value, last.unit),
        "year": str(last.year),
        "most": words.value(most.obs_value, most.unit),
        "peak": str(most.year),
    }
    messages = _CAME_TO if len(rows) == 1 else _MOST if most is last else _BELOW_MOST
    said = words.text(messages[last.indicator], **slots)
    if len(said) > LONGEST_FINDING:
        slots |= {
            "value": words.short(last.obs_value, last.unit),
            "most": words.short(most.obs_value, most.unit),
        }
        said = words.text(messages[last.indicator], **slots)
    return _short_enough(said, last, words)


def in_sentence(row: GoodsRow, words: Wording) -> Slot:
    """A good, or of a wider one what the tables list of it."""
    whole = good(row.product, words)
    if not row.derivation:
        return whole
    return words.named(
        row.product, mark("The {good} listed"), mark("the {good} listed"), good=whole
    )


def _short_enough(said: str, row: GoodsRow, words: Wording) -> str:
    if len(said) <= LONGEST_FINDING:
        return said
    return words.text(
        "{good}: {value} in {year}",
        good=name(row.product, words),
        value=words.value(row.obs_value, row.unit),
        year=str(row.year),
    )


def subtitle(rows: Sequence[GoodsRow], words: Wording) -> str:
    """What is drawn, in which unit, of which years."""
    years = [row.year for row in rows]
    return words.text(
        "{basis}, all partners together, US dollars, {years}",
        basis=basis(rows[0].indicator, words),
        years=words.years(min(years), max(years)),
    )


def subject(flow: str, product: str | None, words: Wording) -> str:
    """What is shown, for the title of the window."""
    if product is None:
        return words.text(_SUBJECTS[flow], home=words.area(HOME))
    return words.text(_SUBJECTS_OF_ONE[flow], home=words.area(HOME), good=good(product, words))


def figures(row: GoodsRow, words: Wording) -> str:
    """An amount and its share where there is little room: "$2.77bn, 22.1%"; no share that rounds
    to nothing."""
    value = words.short(row.obs_value, row.unit)
    share = round(row.share, 1) if row.share is not None else 0
    if not share:
        return value
    return words.text("{value}, {share}", value=value, share=words.short(share, "percent"))


def hover(row: GoodsRow, words: Wording) -> str:
    """One figure in a sentence."""
    slots = {
        "name": words.text("{good}, {year}", good=name(row.product, words), year=str(row.year)),
        "value": words.value(row.obs_value, row.unit),
    }
    if row.share is None:
        said = words.text("{name}: {value}", **slots)
    else:
        share = words.value(row.share, "percent")
        said = words.text(_SHARES[row.indicator], share=share, **slots)
    if row.missing:
        said = words.text(
            "{said}, without {goods}", said=said, goods=goods(row.missing.split(), words)
        )
    if row.obs_status == ObsStatus.PROVISIONAL:
        said = words.text("{said} (provisional)", said=said)
    return said


def bars_in_words(rows: Sequence[GoodsRow], words: Wording) -> str:
    """The ranking in words: the first bars, and how many more there are."""
    spoken = "; ".join(hover(row, words) for row in rows[:_SPOKEN])
    if (more := len(rows) - _SPOKEN) > 0:
        return words.plural(
            "Bars. {subtitle}. {figures}; and {count} more.",
            "Bars. {subtitle}. {figures}; and {count} more.",
            more,
            subtitle=subtitle(rows, words),
            figures=spoken,
        )
    return words.text(
        "Bars. {subtitle}. {figures}.", subtitle=subtitle(rows, words), figures=spoken
    )


def lines_in_words(rows: Sequence[GoodsRow], words: Wording) -> str:
    """Lines in words: of each the first, the last and the highest figure."""
    by_good: dict[str, list[GoodsRow]] = {}
    for row in rows:
        by_good.setdefault(row.product, []).append(row)
    said = [words.text("Line chart. {subtitle}.", subtitle=subtitle(rows, words))]
    said += [_line_in_words(of_good, words) for of_good in by_good.values()]
    return " ".join(said)


def _line_in_words(rows: Sequence[GoodsRow], words: Wording) -> str:
    first, last, most = rows[0], rows[-1], max(rows, key=lambda row: row.obs_value)
    slots: dict[str, Slot] = {
        "good": name(last.product, words),
        "first": words.value(first.obs_value, first.unit),
        "begin": str(first.year),
        "last": words.value(last.obs_value, last.unit),
        "end": str(last.year),
        "most": words.value(most.obs_value, most.unit),
        "peak": str(most.year),
    }
    if first is last:
        return words.text("{good}: {last} in {end}.", **slots)
    if most in (first, last):
        return words.text("{good}: from {first} in {begin} to {last} in {end}.", **slots)
    return words.text(
        "{good}: from {first} in {begin} to {last} in {end}, highest in {peak} ({most}).", **slots
    )


def listed(count: int, share: float, total: float, flow: str, year: int, words: Wording) -> str:
    """How many goods the tables name, and what part of all of the flow they are."""
    one, many = _LISTED[flow]
    return words.plural(
        one,
        many,
        count,
        year=str(year),
        share=words.value(share, "percent"),
        total=words.value(total, "USD"),
    )


def as_listed(product: str, words: Wording) -> str:
    """A wider good as far as the tables list it: "Energy listed"."""
    return words.text("{group} listed", group=name(product, words))


def sum_of(row: GoodsRow, parts: Sequence[str], words: Wording) -> str:
    """What a wider good, which is named before, came to in a year, and of which parts that is the
    sum."""
    return words.text(
        ": {value}, the sum of {parts}.",
        value=words.value(row.obs_value, row.unit),
        parts=goods(parts, words),
    )


def made_of(group: str, flow: str, parts: Sequence[str], words: Wording) -> str:
    """Of which parts a wider good is the sum, whatever the year."""
    return words.text(
        "{group}: the sum of what the committee’s table of {flow} lists, which is {parts}.",
        group=name(group, words),
        flow=words.term("indicator", flow),
        parts=goods(parts, words),
    )


def not_listed(flow: str, products: Sequence[str], words: Wording) -> str:
    """The goods within a wider one of which a flow's table has nothing."""
    return words.text(_NOT_LISTED[flow], goods=goods(products, words))


def without_figure(missing: Mapping[str, Sequence[int]], words: Wording) -> str:
    """The goods that have no figure in some of the years drawn, and in which."""
    return words.text("The table has no figure of {goods}.", goods=_goods_in_years(missing, words))


def sum_without(missing: Mapping[str, Sequence[int]], words: Wording) -> str:
    """The same of parts of a sum: in these years it is without them."""
    if len({year for years in missing.values() for year in years}) == 1:
        message = mark("The table has no figure for {goods}, which the year’s sum leaves out.")
    else:
        message = mark("The table has no figure for {goods}, which these years’ sums leave out.")
    return words.text(message, goods=_goods_in_years(missing, words))


def _goods_in_years(missing: Mapping[str, Sequence[int]], words: Wording) -> str:
    """Goods of the same years in one list: "maize and rice in 1994; gold in 1995"."""
    by_years: dict[tuple[int, ...], list[str]] = {}
    for code, years in missing.items():
        by_years.setdefault(tuple(years), []).append(code)
    return "; ".join(
        words.text("{goods} in {years}", goods=goods(codes, words), years=_years(years, words))
        for years, codes in by_years.items()
    )


def _years(years: Sequence[int], words: Wording) -> str:
    """Years one by one; of many, or of several in a row, the first and the last of each stretch."""
    if len(years) > _YEARS or (len(years) > 2 and years[-1] - years[0] == len(years) - 1):
        return words.stretches(years)
    return words.listed([str(year) for year in years])


def other_total(
    total: float, other: float, published: str, words: Wording, *, is_provisional: bool
) -> str:
    """That another edition has another total than the one that shares are of."""
    slots = {
        "total": words.value(total, "USD"),
        "other": words.value(other, "USD"),
        "day": words.day(published[:7]),
    }
    if is_provisional:
        return words.text(
            "Shares are of {total}, the total of the same edition; the edition of {day} had "
            "{other}, provisional.",
            **slots,
        )
    return words.text(
        "Shares are of {total}, the total of the same edition; the edition of {day} had {other}.",
        **slots,
    )


def absent(flow: str, product: str, words: Wording) -> str:
    """That the tables have no figure of a good."""
    return words.text(_ABSENT[flow], good=good(product, words))


def nothing(words: Wording) -> str:
    """That no good is on record at all."""
    return words.text("The record has no trade by good.")


def partner(row: ReportedGoodsRow, words: Wording) -> str:
    """With whom a reported figure is; where the other side counts it, that it does."""
    if row.partner == HOME:
        return words.text("{who:label}, as it counts", who=words.area(row.reporter))
    if row.partner == "WLD":
        return words.text("All countries")
    return format(words.area(row.partner), "label")


def reported_value(row: ReportedGoodsRow, words: Wording) -> str:
    """A reported figure with its unit and its hedge; one that an office collected, rounded."""
    if is_collected(row):
        return words.value(row.obs_value, row.unit)
    if row.unit not in _COUNTED or row.obs_value >= _IN_FULL:
        return words.hedged(row.obs_value, row.unit, row.bound)
    amount = words.text(_COUNTED[row.unit], number=words.number(row.obs_value))
    return words.bounded(amount, row.bound)


def in_file_alone(count: int, words: Wording) -> str:
    """That so many figures are in the file and not on the page."""
    return words.plural(
        "{count} more figure is in the file.", "{count} more figures are in the file.", count
    )


def period(row: ReportedGoodsRow, words: Wording) -> str:
    """The time of a reported figure."""
    if row.period_start is None or row.period_end is None:
        return words.text("no period given")
    return words.span(row.period_start, row.period_end)


def by_partner_title(product: str, flow: str, words: Wording) -> str:
    """The heading of the table of reported figures."""
    message = (
        mark("{good} by seller, where reported")
        if flow == "imports"
        else mark("{good} by buyer, where reported")
    )
    return words.text(message, good=name(product, words))


def by_partner_note(words: Wording) -> str:
    """How the reported figures are to be read."""
    return words.text(
        "By partner only where an office or the press reported it. These figures are as they were "
        "given, in their own units and periods: nothing is converted or added up, and none is in "
        "the chart."
    )


def known_by_partner(words: Wording) -> str:
    """What introduces the goods that are known by partner."""
    return words.text("Known by partner, for some periods:")
