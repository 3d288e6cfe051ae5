"""Words for what is on record of the goods that an article names without a number."""

from collections.abc import Sequence
from types import MappingProxyType

from lib.dashboard.narrative import goods_text
from lib.dashboard.narrative.wording import Wording, capitalised
from lib.model import GoodsRow, ReportedGoodsRow, mark

_ALL = MappingProxyType(
    {
        "imports": mark("bought from all countries in {year}:"),
        "exports": mark("sold to all countries in {year}:"),
    }
)
_KNOWN = MappingProxyType(
    {
        "imports": mark("{who:from}: {amounts}, as reported"),
        "exports": mark("{who:to}: {amounts}, as reported"),
    }
)
_UNKNOWN = MappingProxyType(
    {
        "imports": mark("{who:from}: not on record by good"),
        "exports": mark("{who:to}: not on record by good"),
    }
)
_ON_RECORD = MappingProxyType(
    {
        "imports": mark(
            "On record: imports of {good} from all countries, {value} in {year}; {partner}."
        ),
        "exports": mark(
            "On record: exports of {good} to all countries, {value} in {year}; {partner}."
        ),
    }
)
_ON_RECORD_OF_ALL = MappingProxyType(
    {
        "imports": mark("On record: imports of {good} from all countries, {value} in {year}."),
        "exports": mark("On record: exports of {good} to all countries, {value} in {year}."),
    }
)


def all_countries(flow: str, year: int, words: Wording) -> str:
    """What introduces amounts with all partners together."""
    return words.text(_ALL[flow], year=str(year))


def amount(row: GoodsRow, year: int, words: Wording) -> str:
    """A good and its amount where there is little room: "oil products $652m"; of another year than
    the one spoken of, with its year."""
    slots = {
        "good": goods_text.good(row.product, words),
        "value": words.short(row.obs_value, row.unit),
    }
    if row.year == year:
        return words.text("{good} {value}", **slots)
    return words.text("{good} {value} ({year})", year=str(row.year), **slots)


def including(said: str, products: Sequence[str], words: Wording) -> str:
    """A good with its amount, and which of the other goods in the line that has in it."""
    return words.text("{amount} with {goods}", amount=said, goods=goods_text.goods(products, words))


def with_partner(flow: str, partner: str, rows: Sequence[ReportedGoodsRow], words: Wording) -> str:
    """What is known with the partner that the article names; that nothing is."""
    who = words.area(partner)
    if not rows:
        return words.text(_UNKNOWN[flow], who=who)
    amounts = [_reported(row, words) for row in rows]
    return words.text(_KNOWN[flow], who=who, amounts=words.listed(amounts))


def _reported(row: ReportedGoodsRow, words: Wording) -> str:
    return words.text(
        "{good} {value} ({period})",
        good=goods_text.good(row.product, words),
        value=goods_text.reported_value(row, words),
        period=goods_text.period(row, words),
    )


def on_record(
    row: GoodsRow, partner: str | None, known: ReportedGoodsRow | None, words: Wording
) -> str:
    """What is on record of one good, in a sentence."""
    slots = {
        "good": goods_text.in_sentence(row, words),
        "value": words.value(row.obs_value, row.unit),
        "year": str(row.year),
    }
    if partner is None:
        return words.text(_ON_RECORD_OF_ALL[row.indicator], **slots)
    said = with_partner(row.indicator, partner, [known] if known else [], words)
    return words.text(_ON_RECORD[row.indicator], partner=said, **slots)


def of_all(row: GoodsRow, words: Wording) -> str:
    """An amount with all partners together and its year."""
    return words.text(
        "{value} in {year}", value=words.value(row.obs_value, row.unit), year=str(row.year)
    )


def of_partner(flow: str, partner: str, known: ReportedGoodsRow | None, words: Wording) -> str:
    """The same with the partner that is named."""
    return capitalised(with_partner(flow, partner, [known] if known else [], words))


def section_title(words: Wording) -> str:
    """The heading of the goods that were named without a number."""
    return words.text("Said without a number")


def section_note(words: Wording) -> str:
    """How the amounts are to be read."""
    return words.text(
        "The article names these goods and no amounts. Beside its words is the latest amount on "
        "record: of all countries together, and with the partner that it names only where that "
        "was reported. The words are not measured by it."
    )
