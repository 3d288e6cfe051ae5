"""Words for the first page: its finding, how the chosen partners compare, the grid of what was
said, what the site is."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lib.codelists import codelist
from lib.dashboard.narrative import claim_brief_text, claim_text
from lib.dashboard.narrative.nouns import Noun, Nouns
from lib.dashboard.narrative.trade_text import series_name
from lib.dashboard.narrative.wording import LONGEST_FINDING, Slot, Wording, capitalised
from lib.model import ClaimRow, MembershipChange, SaidRow, Source, TradeRow, mark

_FEW = 5
"""So many partners are named; more are counted."""

_FRACTIONS: tuple[tuple[float, str], ...] = (
    (1 / 10, mark("trade {small:with} is a tenth of that {large:with}")),
    (1 / 5, mark("trade {small:with} is a fifth of that {large:with}")),
    (1 / 4, mark("trade {small:with} is a quarter of that {large:with}")),
    (1 / 3, mark("trade {small:with} is a third of that {large:with}")),
    (1 / 2, mark("trade {small:with} is half of that {large:with}")),
    (2 / 3, mark("trade {small:with} is two thirds of that {large:with}")),
    (3 / 4, mark("trade {small:with} is three quarters of that {large:with}")),
)
_ALIKE = 0.02
"""A ratio that is as near to a fraction is called by it: 0.3357 is a third."""

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "trade_level": mark("How much trade"),
        "trade_growth": mark("How it has grown"),
        "people": mark("People"),
        "goods": mark("Goods"),
        "routes": mark("Routes"),
        "agreements": mark("Agreements"),
        "dependence": mark("Dependence"),
        "other": mark("Other figures"),
    }
)
"""The rows of the grid."""

_FIGURES = ("trade_level", "trade_growth", "people", "other")
"""The topics of which figures could be given."""


def named(partners: Sequence[str], words: Wording) -> Nouns:
    """Partners in a sentence: a few by name, many by number."""
    if len(partners) <= _FEW:
        return words.areas(partners)
    return _counted(partners, words)


def _any_of(partners: Sequence[str], words: Wording) -> Nouns:
    """The same after a negation: "Russia or the EU"."""
    return words.either(partners) if len(partners) <= _FEW else _counted(partners, words)


def _counted(partners: Sequence[str], words: Wording) -> Nouns:
    return words.counted("{count} partner", "{count} partners", len(partners))


def purpose(words: Wording) -> str:
    """What the site is for."""
    return words.text(
        "What was said about Kyrgyzstan’s trade, compared with official figures of both sides."
    )


def example(claim: ClaimRow, words: Wording) -> str:
    """A claim as a question: "Trade with Russia: more than $4 billion?"."""
    return words.text(
        "{subject}: {value}?",
        subject=capitalised(claim_text.subject(claim, words)),
        value=words.hedged(claim.obs_value, claim.unit, claim.bound),
    )


def question(partners: Sequence[str], words: Wording) -> str:
    """What the page asks, where the record has nothing to say."""
    if not partners:
        return words.text("How is Kyrgyzstan tied to others, and what was said about it?")
    return words.text(
        "How is Kyrgyzstan tied {partners:to}, and what was said about it?",
        partners=named(partners, words),
    )


def page_title(partners: Sequence[str], words: Wording) -> str:
    """The title of the window."""
    if not partners:
        return words.text("Kyrgyzstan’s trade, and what was said about it – Multivector")
    return words.text(
        "Kyrgyzstan’s trade {partners:with}, and what was said about it – Multivector",
        partners=named(partners, words),
    )


def leader(
    ranking: Sequence[TradeRow],
    since: int,
    first_year: int,
    words: Wording,
    *,
    is_largest: bool,
    led_before: bool = False,
    ahead: int = 1,
) -> str:
    """Who is the largest trading partner, since when, ahead of how many that are named.

    `ranking` is of the latest year, largest first; `is_largest` is whether nobody without a row
    of its own can be larger.
    """
    latest = ranking[0].year
    slots: dict[str, Slot] = {
        "who": words.area(ranking[0].partner),
        "rank": words.text("Kyrgyzstan’s largest trading partner")
        if is_largest
        else words.text("Kyrgyzstan’s largest listed partner"),
        "year": str(since),
    }
    if since == latest:
        said = words.text("{who:^} was {rank} in {year}", **slots)
    elif since == first_year:
        slots["latest"] = str(latest)
        said = words.text("{who:^} was {rank} in every year from {year} to {latest}", **slots)
    elif led_before:
        said = words.text("{who:^} has been {rank} again since {year}", **slots)
    else:
        said = words.text("{who:^} has been {rank} since {year}", **slots)
    behind = words.areas(row.partner for row in ranking[1 : 1 + ahead])
    if not behind.nouns:
        return said
    return words.text("{leader}, ahead {others:of}", leader=said, others=behind)


def compared(small: TradeRow, large: TradeRow, words: Wording) -> str:
    """The trade with one partner as a part of that with another."""
    names = {"small": series_name(small, words), "large": series_name(large, words)}
    ratio = small.obs_value / large.obs_value
    if ratio >= 1 - _ALIKE:
        return words.text("trade {small:with} is about as large as that {large:with}", **names)
    for fraction, message in _FRACTIONS:
        if abs(ratio / fraction - 1) <= _ALIKE:
            return words.text(message, **names)
    percent = 100 * ratio
    if percent < 1:
        return words.text(
            "trade {small:with} is less than one per cent of that {large:with}", **names
        )
    share = words.value(round(percent), "percent", spoken=True)
    return words.text("trade {small:with} is {share} of that {large:with}", share=share, **names)


def part_of(part: TradeRow, rest: TradeRow, words: Wording) -> str:
    """The trade with a member as a part of that with its block; `rest` is the block without it."""
    share = round(100 * part.obs_value / (part.obs_value + rest.obs_value))
    return words.text(
        "{part} makes up {share} of trade {block:with}",
        part=words.area(part.partner),
        share=words.value(share, "percent", spoken=True),
        block=words.area(rest.partner),
    )


def amount(row: TradeRow, words: Wording) -> str:
    """What the trade with one partner came to; the line below says what is provisional."""
    return words.text(
        "trade {who:with} came to {value} in {year}",
        who=series_name(row, words),
        value=words.value(row.obs_value, row.unit),
        year=str(row.year),
    )


def both(first: str, second: str, year: int, words: Wording) -> str:
    """Two findings in one sentence, the second of a year, which it may say itself."""
    if str(year) in second:
        return words.text("{first}; {second}", first=first, second=second)
    return words.text("{first}; {second} ({year})", first=first, second=second, year=str(year))


def chart_title(rows: Sequence[TradeRow], words: Wording) -> str:
    """What the chart shows: the series by name, a block without members last, since "without" may
    otherwise be heard of what follows; many by number."""
    series = {row.series: row for row in rows}
    whole = sorted(series.values(), key=lambda row: row.series != row.partner)
    message = mark("Kyrgyzstan’s trade {partners:with}")
    names = words.nouns(series_name(row, words) for row in whole)
    title = words.text(message, partners=names)
    if len(title) <= LONGEST_FINDING:
        return title
    count = words.counted("{count} partner", "{count} partners", len(series))
    return words.text(message, partners=count)


def subtitle(rows: Sequence[TradeRow], words: Wording) -> str:
    """What is drawn, in which unit, of which years."""
    years = sorted({row.year for row in rows})
    return words.text(
        "Exports and imports together, US dollars, {years}",
        years=words.years(years[0], years[-1]),
    )


def not_chosen(words: Wording, *, is_largest: bool) -> str:
    """Why a line is drawn that nobody chose."""
    if is_largest:
        return words.text("not chosen; largest partner")
    return words.text("not chosen; largest of the rest")


def left(change: MembershipChange, words: Wording) -> str:
    """That a member is in a block's line to a year, and in none after it."""
    return words.text(
        "{block:label} with {members} to {year}",
        block=words.area(change.block),
        members=words.areas(change.members),
        year=str(change.year - 1),
    )


def no_partner(words: Wording) -> str:
    """That none is chosen."""
    return words.text("No partner is chosen. Choose one in the line above.")


def no_trade(partners: Sequence[str], year: int, words: Wording) -> str:
    """Chosen partners of whom the latest year has no figure."""
    return words.text(
        "The record has no trade turnover {partners:with} for {year}.",
        partners=_any_of(partners, words),
        year=str(year),
    )


def no_figure(articles: int, partners: Sequence[str], words: Wording) -> str:
    """That no article gives a figure for any of the chosen partners."""
    return words.plural(
        "The article gives no figure for {partners}.",
        "The {count} articles give no figure for {partners}.",
        articles,
        partners=_any_of(partners, words),
    )


def perhaps_meant(
    exact: str,
    block: Noun,
    partners: Sequence[str],
    articles: int,
    chosen: Sequence[str],
    words: Wording,
) -> str:
    """That no figure is about the chosen partners by name, but one may mean some of them."""
    slots: dict[str, Slot] = {
        "chosen": _any_of(chosen, words),
        "exact": words.quoted(exact),
        "block": block,
        "partners": named(partners, words),
    }
    return words.plural(
        "The article gives no figure for {chosen} by name; {exact}, said {block:of}, may "
        "include {partners}.",
        "The {count} articles give no figure for {chosen} by name; {exact}, said {block:of}, "
        "may include {partners}.",
        articles,
        **slots,
    )


def may_be_among(partners: Sequence[str], words: Wording) -> str:
    """That chosen partners may be among the members of a block that were meant."""
    return words.text("{partners:^} may be among them", partners=named(partners, words))


def document(source: Source, words: Wording) -> str:
    """A document in a cell: its publisher, if one is named, and its day."""
    day = words.short_day(source.published)
    if not source.names_publisher:
        return day
    publisher = claim_brief_text.speaker(None, source, words)
    return words.text("{publisher} {day}", publisher=publisher, day=day)


def grid_title(articles: int, words: Wording) -> str:
    """The heading of the grid."""
    return words.plural(
        "What the article says of each, and where it is silent",
        "What {count} articles say of each, and where they are silent",
        articles,
    )


def others_column(count: int, words: Wording) -> str:
    """The column that partners share of whom nothing was said."""
    return words.plural("{count} other", "{count} others", count)


def silence(topic: str, words: Wording) -> str:
    """What a cell says where nothing was said."""
    return words.text("no figure") if topic in _FIGURES else words.text("nothing said")


def ties(rows: Sequence[SaidRow], words: Wording) -> str:
    """Ties of one kind where topic and partner are plain: "oil, gas and wheat"."""
    entry = codelist("tie_kind")[rows[0].tie_kind or ""].attributes
    pattern = entry.get(f"brief_{words.language}", entry["brief_en"])
    subjects = dict.fromkeys(row.subject for row in rows if row.subject)
    return pattern.format(subject=words.listed([words.term("tie_subject", s) for s in subjects]))


def about_site(articles: int, figures: int, words: Wording) -> str:
    """What this is and who makes it, in a line."""
    return words.plural(
        "Multivector compares what was said about Kyrgyzstan’s trade relations, in the exact words "
        "of one article, with {figures} figures on record. Its maintainers "
        "publish it as open source.",
        "Multivector compares what was said about Kyrgyzstan’s trade relations, in the exact words "
        "of {count} articles, with {figures} figures on record. Its maintainers "
        "publish it as open source.",
        articles,
        figures=words.count(figures),
    )
